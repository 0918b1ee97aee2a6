# SPDX-License-Identifier: MIT
"""What a user may rely on when another corpus is merged into this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from standpoint.coding import codebook_file
from standpoint.corpus import (
    actors,
    edits,
    events,
    furnishing,
    hand_coding,
    merging,
    recoding,
    reposts,
    saved_figures,
    soundness,
)
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.errors import CorpusError
from standpoint.model.actors import Actor
from standpoint.model.events import DatedEvent
from standpoint.model.reports import HumanLink

SHARED = (
    "Harbour paper\n\nThe harbour council wants Resolution 2254 carried out in full. "
    "Nobody may force refugees to go back.\n\nIts lighthouse stays lit at night.\n"
)
HERE = "Valley paper\n\nThe valley speaks for the unity of Syria. Wheat was brought in.\n"
THERE = (
    "Ridge paper\n\nThe ridge turned down normalization with the Assad regime. "
    "Refugees need protection there.\n\nOlives were sold well this year.\n"
)


def made(path: Path, **texts: str) -> Path:
    """Make a corpus of texts by the names of their files."""
    folder = path.with_suffix("")
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Corpus.create(path) as corpus:
        list(ingest(corpus, [folder]))
    return path


@pytest.fixture
def mine(tmp_path):
    """This corpus: one text that the other has too, one that it has not."""
    with Corpus.open(made(tmp_path / "mine.standpoint", harbour=SHARED, valley=HERE)) as corpus:
        yield corpus


@pytest.fixture
def other(tmp_path):
    """The other corpus, in which people said all that they can say."""
    path = made(tmp_path / "other.standpoint", harbour=SHARED, ridge=THERE)
    with Corpus.open(path) as corpus:
        ids = named(corpus)
        for report in ids.values():
            units = [one for one in corpus.sentences(report) if not one.furniture]
            key = edits.CodingKey(report, units[1].start, units[1].end, "refugees", "return")
            edits.decide(corpus, key, "confirmed")
            words = edits.CodingKey(report, units[1].start, units[1].end - 4, "unity", "territory")
            hand_coding.write(corpus, hand_coding.plan_coding(corpus, words))
            place = hand_coding.MemoKey(report, units[0].start, units[0].end)
            hand_coding.set_memos(corpus, {place: "Read again"})
            edits.set_reviewed(corpus, report, "unity", silent=True)
            last = units[-1]
            furnishing.set_passages(corpus, report, {(last.start, last.end): True})
            with corpus.changing():
                corpus.database.execute(
                    "INSERT INTO tag (report, name, made_at) "
                    "VALUES (?, 'coast', '2024-01-01T00:00:00+00:00')",
                    [report],
                )
        a, b = ids["Harbour paper"], ids["Ridge paper"]
        one, two = corpus.sentences(a)[1], corpus.sentences(b)[1]
        link = HumanLink(
            "refugees", "return", a, one.start, one.end, b, two.start, two.end, True, ""
        )
        edits.set_link(corpus, link, linked=True)
        edits.set_metadata(corpus, {a: {"date": "2024-05-01", "actor": "Harbour council"}})
        edits.set_metadata(corpus, {b: {"publisher": "Ridge press", "source": "https://x.example"}})
        actors.put(corpus, {"ridge": Actor("ridge", "Ridge council", names=("The ridge",))})
        actors.refuse(corpus, {("The harbour", "ridge"): True})
        reposts.say(corpus, {(a, b): True})
        events.add(corpus, [DatedEvent("2024-02-01", "Talks begin")])
        saved_figures.save(corpus, "Coast", '{"measure": "share"}')
    return path


def named(corpus):
    return {report.title: report.id for report in corpus.reports()}


_KEPT_OF_NOTHING = {
    "stem": "sentences != 0",  # One that stands nowhere any more keeps its row.
    "month": "reports != 0",
    "series_month": "reports != 0",
    "series": "FALSE",  # Names of what is counted, of which nothing may be counted any more.
    "rule": "id IN (SELECT rule FROM mention JOIN report ON report.id = mention.report "
    "WHERE deleted_at IS NULL)",
    "info": "key != 'reposts_of'",  # Up to which report reposts were looked for.
}


def visible(corpus) -> dict[str, list]:
    """Return the rows of all tables, but those of reports that are deleted."""
    tables = corpus.rows(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' "
        "AND name NOT LIKE 'sqlite%'"
    )
    found = {}
    for (name,) in tables:
        columns = [row[0] for row in corpus.rows("SELECT name FROM pragma_table_info(?)", [name])]
        live = "IN (SELECT id FROM report WHERE deleted_at IS NULL)"
        wanted = [
            f"{column} {live}"
            for column in columns
            if column in {"report", "report_a", "report_b", "original"}
        ]
        wanted += ["deleted_at IS NULL"] if name == "report" else []
        wanted += [_KEPT_OF_NOTHING[name]] if name in _KEPT_OF_NOTHING else []
        where = " AND ".join(wanted) or "TRUE"
        rows = corpus.rows(f"SELECT * FROM {name} WHERE {where}")
        found[name] = sorted((tuple(map(_rounded, row)) for row in rows), key=repr)
    return found


def _rounded(value):
    return round(value, 9) if isinstance(value, float) else value


def test_reports_come_in_once_with_all_that_people_said(mine, other, run):
    merged = run(merging.merge(mine, other))
    ids = named(mine)
    assert set(ids) == {"Harbour paper", "Valley paper", "Ridge paper"}
    assert merged.added == (ids["Ridge paper"],)
    assert merged.same == 1
    assert merged.brought == {
        "decision": 4,
        "marking": 2,
        "reviewed": 2,
        "memo": 2,
        "tag": 2,
        "link": 1,
        "furniture_passage": 2,
        "actor": 1,
        "actor_name": 1,
        "actor_refused": 1,
        "repost_said": 1,
        "figure": 1,
        "event": 1,
    }
    assert merged.filled == {
        ids["Harbour paper"]: {"date": "2024-05-01", "actor": "Harbour council"}
    }
    assert not merged.differences
    assert mine.report(ids["Harbour paper"]).date == "2024-05-01"
    for title in ("Harbour paper", "Ridge paper"):
        reading = mine.reading(ids[title])
        assert {(one.theme, one.status) for one in reading.decisions} == {
            ("refugees", "confirmed"),
            ("unity", "confirmed"),
        }
        assert [memo.words for memo in reading.memos] == ["Read again"]
        assert reading.sentences[-1].furniture
    assert [link.linked for link in mine.links(list(ids.values()))] == [True]
    assert soundness.problems(mine) == []
    assert merged.headline().startswith("From other.standpoint: 1 report, 4 decisions on codings")


def test_merging_a_copy_changes_nothing(other, tmp_path, run):
    copy = tmp_path / "copy.standpoint"
    with Corpus.open(other) as corpus:
        soundness.backup(corpus, copy)
        before = visible(corpus)
        merged = run(merging.merge(corpus, copy))
        assert not merged.changed
        assert merged.same == 2
        assert merged.headline() == "copy.standpoint holds nothing that is not here already."
        assert visible(corpus) == before


def test_a_corpus_is_not_merged_with_itself(mine, run):
    with pytest.raises(CorpusError, match="is the open corpus itself"):
        run(merging.merge(mine, mine.path))


def test_a_merge_that_is_taken_back_leaves_what_was_before_and_can_be_done_again(mine, other, run):
    before = visible(mine)
    merged = run(merging.merge(mine, other))
    after = visible(mine)
    for _ in range(2):
        merging.take_back(mine, merged)
        assert visible(mine) == before
        assert soundness.problems(mine) == []
        merging.bring_again(mine, merged)
        assert visible(mine) == after
        assert soundness.problems(mine) == []


def test_where_both_decided_what_is_here_stays_and_the_other_is_told(mine, other, run):
    report = named(mine)["Harbour paper"]
    unit = mine.sentences(report)[1]
    key = edits.CodingKey(report, unit.start, unit.end, "refugees", "return")
    edits.decide(mine, key, "rejected")
    edits.set_metadata(mine, {report: {"actor": "Port council"}})
    merged = run(merging.merge(mine, other))
    told = [str(one) for one in merged.differences]
    assert len(told) == 2
    assert any("refugees/return in “The harbour council" in one for one in told)
    assert any("here “rejected”, there “confirmed”. The one here was kept." in one for one in told)
    assert any("The actor of “Harbour paper”" in one for one in told)
    assert edits.decide(mine, key, "rejected").what == "rejected"
    assert mine.report(report).actor == "Port council"


def test_codings_on_themes_that_this_codebook_does_not_have_are_counted(mine, other, run):
    with Corpus.open(other) as corpus:
        source = corpus.codebook().source.replace('"refugees"', '"exile"')
        assert "exile" in source
        run(recoding.recode_with(corpus, codebook_file.read(source)))
        corpus.database.execute("UPDATE decision SET theme = 'exile' WHERE theme = 'refugees'")
        corpus.database.execute("UPDATE link SET theme = 'exile'")
        corpus.database.conn.commit()
    merged = run(merging.merge(mine, other))
    assert merged.unknown == {("exile", "return"): 3}
    assert (
        "3 codings on exile/return could not come along: this codebook does not have it."
        in list(merged.sentences())
    )
    assert soundness.problems(mine) == []


def test_an_older_corpus_comes_in_and_stays_as_it_is(mine, old, run):
    before = old.read_bytes()
    merged = run(merging.merge(mine, old))
    assert len(merged.added) == 4
    assert old.read_bytes() == before
    assert [file.name for file in old.parent.glob("Island*")] == ["Island.standpoint"]
    assert soundness.problems(mine) == []


def test_giving_up_in_the_middle_changes_nothing(mine, other):
    before = visible(mine)
    job = merging.merge(mine, other)
    next(job)
    next(job)
    job.close()
    assert visible(mine) == before


def test_a_full_disk_in_a_merge_changes_nothing(mine, tmp_path, run):
    long = "\n\n".join(f"{THERE} Hill {number} agreed with it." for number in range(400))
    other = made(tmp_path / "long.standpoint", ridge=long)
    before = visible(mine)
    pages = mine.rows("PRAGMA page_count")[0][0]
    mine.database.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(CorpusError, match="is full"):
        run(merging.merge(mine, other))
    assert visible(mine) == before


def test_what_is_no_corpus_is_said_and_changes_nothing(mine, tmp_path, run):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all\n" * 200)
    before = visible(mine)
    with pytest.raises(CorpusError, match=r"letter\.txt is not a corpus"):
        run(merging.merge(mine, letter))
    assert visible(mine) == before


def test_the_other_corpus_is_only_read(mine, other, run):
    before = other.read_bytes()
    run(merging.merge(mine, other))
    assert other.read_bytes() == before


LONG = (
    "The council of the harbour town met for two days and spoke about the return of refugees. "
    "It asked all sides to respect Resolution 2254 and to let the committees do their work. "
    "Members from the eastern villages said that the unity of the country is not for sale.\n"
)


def test_what_comes_in_is_looked_through_for_reposts_and_undone_alike(tmp_path, run):
    path = made(tmp_path / "first.standpoint", paper=LONG, valley=HERE)
    other = made(tmp_path / "second.standpoint", again=f"Said again\n\n{LONG}", ridge=THERE)
    with Corpus.open(other) as there:
        reposts.say(there, {(1, 2): True})
    with Corpus.open(path) as corpus:
        merged = run(merging.merge(corpus, other))
        again, ridge = merged.added
        first = {report: one.original for report, one in reposts.known(corpus).items()}
        assert set(first) | set(first.values()) == {1, again, ridge}
        assert soundness.problems(corpus) == []
        merging.take_back(corpus, merged)
        assert (reposts.known(corpus), reposts.owed(corpus)) == ({}, False)
        merging.bring_again(corpus, merged)
        found = {report: one.original for report, one in reposts.known(corpus).items()}
        assert (found, reposts.owed(corpus)) == (first, False)
        assert soundness.problems(corpus) == []


def test_a_word_on_reposts_that_came_in_takes_its_repost_along_when_it_is_taken_back(tmp_path, run):
    half = LONG[: LONG.index("Members")] + THERE
    path = made(tmp_path / "first.standpoint", paper=LONG, half=half)
    other = made(tmp_path / "second.standpoint", paper=LONG, half=half)
    with Corpus.open(other) as there:
        reposts.say(there, {(1, 2): True})
    with Corpus.open(path) as corpus:
        assert reposts.known(corpus) == {}
        merged = run(merging.merge(corpus, other))
        assert len(reposts.known(corpus)) == 1
        merging.take_back(corpus, merged)
        assert (reposts.known(corpus), reposts.owed(corpus)) == ({}, False)
        assert soundness.problems(corpus) == []
