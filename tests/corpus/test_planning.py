# SPDX-License-Identifier: MIT
"""What a user may rely on when an import is planned."""

from __future__ import annotations

import zipfile

import pytest

from standpoint.corpus import actors, planning
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import add, ingest
from standpoint.model.actors import Actor
from standpoint.model.plan import Wanted


@pytest.fixture
def mixed(tmp_path):
    """A folder with a text, the same once more, an empty file and an archive with a table."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.txt").write_text("The unity of Syria comes first.\n\nNobody may divide it.\n")
    (folder / "b.txt").write_text("The unity of Syria comes first.\n\nNobody may divide it.\n")
    (folder / "c.txt").write_text("")
    with zipfile.ZipFile(folder / "d.zip", "w") as packed:
        packed.writestr(
            "t.csv", "title,text,date\nOn refugees,Refugees must come home safely.,2021-03-04\n"
        )
        packed.writestr("__MACOSX/._t.csv", "litter")
    return folder


def test_a_plan_says_of_every_file_what_would_become_of_it_and_stores_nothing(path, run, mixed):
    with Corpus.create(path) as corpus:
        items = run(planning.plan(corpus, [mixed]))
        assert [(item.place.shown.rpartition("/")[2], item.status) for item in items] == [
            ("a.txt", "new"),
            ("b.txt", "duplicate"),
            ("c.txt", "failed"),
            ("d.zip#t.csv#1", "new"),
        ]
        assert items[1].twin is not None
        assert items[1].twin.item == 0
        assert items[2].reason == "This file is empty."
        assert (items[3].title, items[3].date) == ("On refugees", "2021-03-04")
        assert [finding.where for finding in items[3].findings if finding.field == "date"] == [
            "column “date”"
        ]
        assert corpus.reports() == []
        assert corpus.rows("SELECT count(*) FROM signature") == [(0,)]


def test_what_was_planned_comes_in_with_what_was_set_by_hand(path, run, mixed):
    with Corpus.create(path) as corpus:
        items = run(planning.plan(corpus, [mixed]))
        wanted = [
            Wanted(item.place, {"date": "2020-05", "actor": "Council"}, item.sha256)
            for item in items
            if item.status == "new"
        ]
        assert [item.status for item in run(add(corpus, wanted))] == ["imported"] * 2
        assert {(report.date, report.actor) for report in corpus.reports()} == {
            ("2020-05", "Council")
        }


def test_a_file_that_changed_after_the_plan_is_not_added_unseen(path, run, mixed):
    with Corpus.create(path) as corpus:
        (item, *_) = run(planning.plan(corpus, [mixed]))
        (mixed / "a.txt").write_text("Something else stands here now.\n")
        (result,) = run(add(corpus, [Wanted(item.place, {}, item.sha256)]))
        assert result.reason == "Its text has changed since you looked at it. Add it again."
        assert corpus.reports() == []


@pytest.mark.parametrize("workers", [None, 1])
def test_a_file_that_became_one_with_several_reports_after_the_plan_is_told(
    path, run, mixed, workers
):
    with Corpus.create(path) as corpus:
        (item, *_) = run(planning.plan(corpus, [mixed]))
        name = "a.txt"
        if workers:
            with zipfile.ZipFile(mixed / name, "w") as packed:
                packed.writestr("x.txt", "Something else stands here now.\n")
                packed.writestr("y.txt", "And one more thing.\n")
        else:
            (mixed / name).write_text("title;text\nOne;Something else.\nTwo;One more thing.\n")
        (result,) = run(add(corpus, [Wanted(item.place, {}, item.sha256)], workers=workers))
        assert (result.status, result.reason) == (
            "failed",
            "It has become a file with several reports since you looked at it. Add it again.",
        )
        assert corpus.reports() == []


def test_many_files_are_planned_and_added_by_other_processes_alike(path, run, mixed):
    for number in range(60):
        (mixed / f"n{number}.txt").write_text(f"Number {number} speaks of refugees in Syria.\n")
    with Corpus.create(path) as corpus:
        planned = run(planning.plan(corpus, [mixed]))
        assert sum(item.status == "new" for item in planned) == 62
        items = run(ingest(corpus, [mixed]))
        assert sum(item.status == "imported" for item in items) == 62
        assert len(items) == len(planned)


def test_who_may_speak_is_found_and_never_taken_by_itself(path, run, tmp_path):
    (tmp_path / "a.txt").write_text("The Syrian Negotiations Commission left the room.\n")
    (tmp_path / "b.md").write_text("---\nactor: Council\n---\nThe Arab League met in Cairo.\n")
    (tmp_path / "c.txt").write_text("The SNC said no.\n")
    with Corpus.create(path) as corpus:
        items = run(planning.plan(corpus, sorted(tmp_path.glob("[abc].*"))))
        found = [
            [(one.value, one.where, one.strength) for one in item.findings if one.field == "actor"]
            for item in items
        ]
        first = "named in the first words"
        assert found[0] == [("Syrian Negotiations Commission", first, "weak")]
        assert found[1] == [("Council", "front matter “actor”", "stated")]
        assert {value for value, _, _ in found[2]} == {
            "Syrian National Council",
            "Syrian Opposition Coalition",
            "Syrian Negotiations Commission",
        }
        assert [item.actor for item in items] == [None, "Council", None]
        run(ingest(corpus, [tmp_path / "a.txt"]))
        (report,) = corpus.reports()
        assert report.actor is None
        assert corpus.rows("SELECT findings FROM report")[0][0].count("first words") == 1


def test_an_own_actor_is_looked_for_as_well(path, run, tmp_path):
    (tmp_path / "a.txt").write_text("The Village Council of Olives met at dawn.\n")
    with Corpus.create(path) as corpus:
        olives = Actor("olives", "Village Council of Olives", short="Olives", own=True)
        actors.put(corpus, {"olives": olives})
        (item,) = run(planning.plan(corpus, [tmp_path / "a.txt"]))
        assert [one.value for one in item.findings if one.field == "actor"] == ["Olives"]


def test_what_was_taken_by_hand_keeps_where_it_was_found(path, run, tmp_path):
    (tmp_path / "a.txt").write_text("The Syrian Negotiations Commission left the room.\n")
    with Corpus.create(path) as corpus:
        (item,) = run(planning.plan(corpus, [tmp_path / "a.txt"]))
        taken = {"actor": "Syrian Negotiations Commission"}
        run(add(corpus, [Wanted(item.place, taken, item.sha256)]))
        (report,) = corpus.reports()
        assert report.actor == taken["actor"]
        (kept,) = corpus.rows("SELECT findings FROM report")[0]
        assert "taken: named in the first words" in kept
