# SPDX-License-Identifier: MIT
"""What a user may rely on when corpora with own actors and tags are merged, and that is undone."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from standpoint.corpus import actors, merging, soundness, tag_changes, tags
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.model.actors import Actor

VALLEY = "Valley paper\n\nThe valley speaks for unity. Wheat was brought in.\n"
RIDGE = "Ridge paper\n\nThe ridge turned the offer down.\n"
COUNCIL = Actor("village_council", "Village Council", "", ("The Council",), own=True)
BOARD = Actor("river_board", "River Board", "", ("Board of the River",), own=True)


def made(path, text):
    file = path.with_suffix(".txt")
    file.write_text(text, encoding="utf-8")
    corpus = Corpus.create(path)
    list(ingest(corpus, [file]))
    return corpus


@pytest.fixture
def mine(tmp_path):
    """A corpus with one report and one own actor."""
    with made(tmp_path / "mine.standpoint", VALLEY) as corpus:
        actors.put(corpus, {COUNCIL.id: COUNCIL})
        yield corpus


@pytest.fixture
def other(tmp_path):
    """Another corpus that knows the same actor, open to be changed."""
    with made(tmp_path / "other.standpoint", RIDGE) as corpus:
        actors.put(corpus, {COUNCIL.id: COUNCIL})
        yield corpus


def named(corpus, actor):
    return set(actors.registry(corpus).get(actor).names)


def rows(corpus, *tables):
    return {table: sorted(corpus.rows(f"SELECT * FROM {table}")) for table in tables}


OWN = ("actor", "actor_name", "actor_refused", "tag")


def test_names_that_only_the_other_corpus_knows_come_along(mine, other, run):
    more = Actor(
        COUNCIL.id, COUNCIL.label, "", ("The Council", "Council of the Village", "مجلس القرية")
    )
    actors.put(other, {COUNCIL.id: more})
    before = rows(mine, *OWN)
    merged = run(merging.merge(mine, other.path))
    assert merged.brought["actor_name"] == 2
    assert named(mine, COUNCIL.id) == set(more.names)
    assert merged.differences == ()
    merging.take_back(mine, merged)
    assert rows(mine, *OWN) == before


def test_names_that_are_refused_here_or_another_actors_are_told_and_stay_away(mine, other, run):
    actors.put(mine, {BOARD.id: BOARD})
    actors.refuse(mine, {("Elders", COUNCIL.id): True})
    more = Actor(COUNCIL.id, COUNCIL.label, "", ("The Council", "Elders", "Board of the River"))
    actors.put(other, {COUNCIL.id: more})
    merged = run(merging.merge(mine, other.path))
    assert named(mine, COUNCIL.id) == {"The Council"}
    assert [str(one) for one in merged.differences] == [
        "The name “Board of the River”: here a name of River Board, there of Village Council. "
        "The one here was kept.",
        "The name “Elders”: here refused for Village Council, there one of its names. "
        "The one here was kept.",
    ]


def test_a_name_that_is_refused_there_stays_a_name_here_and_that_is_told(mine, other, run):
    actors.refuse(other, {("The Council", COUNCIL.id): True, ("Elders", COUNCIL.id): True})
    merged = run(merging.merge(mine, other.path))
    assert actors.refusals(mine) == {("Elders", COUNCIL.id)}
    assert named(mine, COUNCIL.id) == {"The Council"}
    assert [str(one) for one in merged.differences] == [
        "The name “The Council”: here one of Village Council, there refused for it. "
        "The one here was kept."
    ]


def test_a_deleted_actor_gets_no_names(mine, other, run):
    shipped = actors.shipped().actors[0]
    more = Actor(shipped.id, shipped.label, shipped.short, (*shipped.names, "A new name"))
    actors.put(mine, {shipped.id: "deleted"})
    actors.put(other, {shipped.id: more})
    merged = run(merging.merge(mine, other.path))
    assert actors.registry(mine).get(shipped.id) is None
    assert "actor_name" not in merged.brought
    assert len(merged.differences) == 1


def test_names_of_a_shipped_actor_that_was_edited_there_come_with_it(mine, other, run):
    shipped = next(one for one in actors.shipped().actors if len(one.names) > 3)
    more = Actor(shipped.id, shipped.label, shipped.short, (*shipped.names, "A new name"))
    actors.put(other, {shipped.id: more})
    merged = run(merging.merge(mine, other.path))
    assert named(mine, shipped.id) == {*shipped.names, "A new name"}
    assert merged.differences == ()


def test_a_merge_is_taken_back_whole_after_what_it_brought_was_edited_and_that_undone(
    mine, other, run, monkeypatch
):
    actors.put(other, {BOARD.id: BOARD})
    actors.refuse(other, {("Elders", COUNCIL.id): True})
    tag_changes.make(other, tag_changes.wish([1], add=["coast"]))
    before = rows(mine, *OWN)
    merged = run(merging.merge(mine, other.path))
    (report,) = merged.added
    # Each edit is made and undone a day later, as the undo stack does.
    monkeypatch.setattr(actors, "now", lambda: "2099-01-01T00:00:00+00:00")
    edited = Actor(BOARD.id, "The River Board", "", ("Another name",), own=True)
    actors.put(mine, actors.put(mine, {BOARD.id: edited}))
    pair = ("Elders", COUNCIL.id)
    actors.refuse(mine, actors.refuse(mine, {pair: False}))
    merging.take_back(mine, merged)
    assert rows(mine, *OWN) == before
    merging.bring_again(mine, merged)
    assert named(mine, BOARD.id) == {"Board of the River"}
    assert tags.by_report(mine) == {report: frozenset({"coast"})}
    assert soundness.problems(mine) == []


def test_tags_that_differ_only_in_capitals_become_one(mine, other, run):
    tag_changes.make(mine, tag_changes.wish([1], add=["To Read"]))
    tag_changes.make(other, tag_changes.wish([1], add=["to read", "NEW"]))
    with closing(sqlite3.connect(other.path)) as db:
        db.execute("INSERT INTO tag (report, name, made_at) VALUES (1, 'new', '2024-01-01')")
        db.commit()
    merged = run(merging.merge(mine, other.path))
    (report,) = merged.added
    assert merged.brought["tag"] == 2
    assert tags.in_use(mine) == {"NEW": 1, "To Read": 2}
    assert tags.by_report(mine)[report] == frozenset({"NEW", "To Read"})


def test_a_tag_that_a_report_has_in_other_capitals_is_not_brought_again(mine, tmp_path, run):
    with made(tmp_path / "same.standpoint", VALLEY) as same:
        tag_changes.make(same, tag_changes.wish([1], add=["to read"]))
    tag_changes.make(mine, tag_changes.wish([1], add=["To Read"]))
    merged = run(merging.merge(mine, tmp_path / "same.standpoint"))
    assert not merged.changed
    assert tags.in_use(mine) == {"To Read": 1}
