# SPDX-License-Identifier: MIT
"""What a user may rely on when a damaged corpus is recovered into a new one."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from standpoint.coding import codebook_file
from standpoint.corpus import (
    column_mappings,
    edits,
    events,
    furnishing,
    hand_coding,
    recoding,
    recovering,
    salvaging,
    saved_figures,
    schema,
    soundness,
    text_versions,
)
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.pages import Pages, Tree
from standpoint.corpus.recovered import CutText, LostText, Recovered
from standpoint.errors import CorpusError
from standpoint.model.events import DatedEvent
from standpoint.model.places import ColumnMapping
from standpoint.model.reports import HumanLink

PAGE = 4096
NUMBER = 9
LINES = (
    "The harbour council wants Resolution 2254 carried out in full in year {0}.",
    "Nobody may force refugees of camp {0} to go back, it said.",
    "It spoke for the unity of Syria and against partition in town {0}.",
    "The council of quarter {0} turned down normalization with the Assad regime.",
    "Its lighthouse number {0} stays lit, and the ferries run on time.",
)


def statement(number: int) -> str:
    """Return a text of some paragraphs, some longer than a page of the file."""
    said = [
        line.format(number * 100 + part) for part in range(2 + number % 9 * 5) for line in LINES
    ]
    return f"Paper {number}\n\n" + "\n\n".join(said) + "\n"


def fill(corpus: Corpus, folder: Path, number: int) -> None:
    """Bring statements into a corpus and say all about them that a person can say."""
    folder.mkdir()
    for one in range(number):
        (folder / f"{one:02}.txt").write_text(statement(one), encoding="utf-8")
    list(ingest(corpus, [folder]))
    reports = sorted(report.id for report in corpus.reports())
    for report in reports:
        units = [one for one in corpus.sentences(report) if not one.furniture]
        for unit in units[1:9]:
            key = edits.CodingKey(report, unit.start, unit.end, "refugees", "return")
            edits.decide(corpus, key, "confirmed" if unit.index % 2 else "rejected")
        words = edits.CodingKey(report, units[1].start, units[1].end - 3, "unity", "territory")
        hand_coding.write(corpus, hand_coding.plan_coding(corpus, words))
        memo = hand_coding.MemoKey(report, units[2].start, units[2].end)
        hand_coding.set_memos(corpus, {memo: f"Look at {report} again. " * 9})
        edits.set_reviewed(corpus, report, "normalization", silent=True)
        furnishing.set_passages(corpus, report, {(units[0].start, units[0].end): True})
        edits.set_metadata(corpus, {report: {"date": f"2024-03-{report:02}", "actor": "Council"}})
        other = reports[report % len(reports)]
        first = corpus.sentences(other)[2]
        link = HumanLink(
            "unity",
            "",
            report,
            units[2].start,
            units[2].end,
            other,
            first.start,
            first.end,
            True,
            "",
        )
        edits.set_link(corpus, link, linked=True)
        with corpus.changing():
            corpus.database.execute(
                "INSERT INTO tag (report, name, made_at) "
                "VALUES (?, 'harbours', '2024-01-01T00:00:00')",
                [report],
            )
    for one in range(12):
        events.add(corpus, [DatedEvent(f"2024-02-{one % 28 + 1:02}", f"Talks, round {one}")])
        saved_figures.save(corpus, f"Figure {one}", '{"measure": "share"}')
    better = folder / "better.txt"
    better.write_text(f"{statement(3)}\nA sentence more.\n", encoding="utf-8")
    plan = text_versions.plan(corpus, reports[3], text_versions.read(better))
    text_versions.replace_text(corpus, plan)
    column_mappings.remember(corpus, ["a", "b"], ColumnMapping({"text": ("a",)}))
    source = corpus.codebook().source.replace("[codebook]", "# mine\n[codebook]", 1)
    list(recoding.adopt(corpus, codebook_file.read(source + "\n# second\n"), "mine"))


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    """A corpus in which everything stands that people can say, closed."""
    folder = tmp_path_factory.mktemp("rich")
    path = folder / "rich.standpoint"
    with Corpus.create(path) as corpus:
        fill(corpus, folder / "in", NUMBER)
        assert soundness.problems(corpus) == []
    return path


def rows(path: Path, name: str) -> set[tuple]:
    """Return what stands in a table, without what a recovery may tell otherwise."""
    wanted = {
        "report": "id, title, date, actor, publisher, source, language, sha256, path, added_at",
        "body": "report, version, text",
        "info": "key, value",
    }.get(name, "*")
    where = " WHERE key NOT IN ('rebuild', 'furniture_due', 'reposts_of')" if name == "info" else ""
    with closing(sqlite3.connect(path)) as db:
        return set(db.execute(f"SELECT {wanted} FROM {name}{where}").fetchall())


def standing(path: Path) -> dict[str, set[tuple]]:
    return {name: rows(path, name) for name in salvaging.KEPT}


def recovered(source: Path, target: Path):
    """Recover into a new corpus, which must be sound; return what was said and what stands."""
    with Corpus.create(target) as corpus:
        job = recovering.recover(corpus, source)
        try:
            while True:
                next(job)
        except StopIteration as end:
            said = end.value
    return said, standing(target)


def damaged(rich: Path, folder: Path, harm) -> Path:
    """Return a copy of the corpus to which something was done."""
    copy = folder / "harmed.standpoint"
    content = bytearray(rich.read_bytes())
    changed = harm(content)
    copy.write_bytes(content if changed is None else changed)
    return copy


def test_all_of_a_sound_corpus_comes_over(rich, tmp_path):
    said, found = recovered(rich, tmp_path / "new.standpoint")
    assert said.whole
    assert list(said.sentences()) == []
    assert found == standing(rich)
    with Corpus.open(tmp_path / "new.standpoint") as new, Corpus.read(rich) as old:
        assert soundness.problems(new) == []
        assert list(new.mentions()) == list(old.mentions())
        assert new.reports() == old.reports()
        assert {r: new.sentences(r) for r in range(1, NUMBER + 1)} == {
            r: old.sentences(r) for r in range(1, NUMBER + 1)
        }


def test_every_table_is_either_brought_over_or_made_anew(tmp_path):
    path = tmp_path / "new.standpoint"
    Corpus.create(path).close()
    with closing(sqlite3.connect(path)) as db:
        there = {
            name
            for (name,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            )
            if not name.startswith(("report_words", "report_tokens", "sqlite_", "_sqlite_"))
        }
    assert there == {*salvaging.KEPT, *salvaging.DERIVED}
    assert schema.FORMAT >= 8


def zeroed(page: int):
    def harm(content: bytearray) -> None:
        content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)

    return harm


def pages_of(path: Path, name: str) -> list[int]:
    with closing(sqlite3.connect(path)) as db, Pages(path) as pages:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [name]).fetchone()
        return sorted(pages.tree(root).pages)


def missing(rich: Path, found) -> dict[str, set[tuple]]:
    return {name: was - found[name] for name, was in standing(rich).items() if was - found[name]}


def test_a_lost_page_of_decisions_costs_only_what_stood_on_it(rich, tmp_path):
    _, *leaves = pages_of(rich, "decision")
    with Pages(rich) as pages:
        tree = Tree()
        pages.read_rows(pages.node(leaves[0]), tree)
        on_it = {tuple(values) for _, values in tree.rows}
    said, found = recovered(damaged(rich, tmp_path, zeroed(leaves[0])), tmp_path / "n.standpoint")
    assert missing(rich, found) == {"decision": on_it}
    (sentence,) = said.sentences()
    assert sentence == (
        f"{len(rows(rich, 'decision')) - len(on_it)} decisions on codings came back; more may be "
        "lost, and nobody can tell how many."
    )


def test_where_a_table_begins_can_be_lost_without_losing_its_pages(rich, tmp_path):
    root = pages_of(rich, "decision")[0]
    with closing(sqlite3.connect(rich)) as db:
        (at,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'decision'").fetchone()
    harmed = damaged(rich, tmp_path, zeroed(at))
    _, found = recovered(harmed, tmp_path / "n.standpoint")
    # Only what stands in the root itself: the row between two leaves.
    assert len(missing(rich, found).get("decision", ())) <= 1
    assert root


@pytest.mark.parametrize(
    "harm",
    [
        zeroed(1),
        lambda content: content.__setitem__(slice(0, 100), b"\x5a" * 100),
        lambda content: content.__setitem__(slice(16, 18), (1024).to_bytes(2)),
        lambda content: content.__setitem__(slice(16, 18), (8192).to_bytes(2)),
        lambda content: content.__setitem__(slice(0, 2048), b"Not a database. " * 128),
    ],
    ids=["first page", "header", "smaller pages", "larger pages", "letters"],
)
def test_what_the_header_says_is_not_needed(rich, tmp_path, harm):
    _, found = recovered(damaged(rich, tmp_path, harm), tmp_path / "n.standpoint")
    assert missing(rich, found) == {}


def test_each_page_that_says_which_tables_there_are_can_be_lost(rich, tmp_path):
    with Pages(rich) as pages:
        schema_pages = sorted(pages.tree(1).pages - {1})
    for page in schema_pages[1:3]:
        target = tmp_path / f"{page}.standpoint"
        said, found = recovered(damaged(rich, tmp_path, zeroed(page)), target)
        lost = missing(rich, found)
        assert lost.keys() <= {"reviewed", "tag"}  # laid down alike
        assert not lost or list(said.sentences())


def test_of_a_long_text_what_comes_before_the_damage_is_kept_and_said(rich, tmp_path):
    with Corpus.read(rich) as corpus:
        report = max(corpus.reports(), key=lambda one: one.words)
        text = corpus.text(report.id)
    content = rich.read_bytes()
    # The words stand in places too that are free by now; harming those costs nothing.
    places = [found.start() for found in re.finditer(re.escape(text[-400:-360].encode()), content)]
    for at in places:
        (tmp_path / "n.standpoint").unlink(missing_ok=True)
        harmed = damaged(rich, tmp_path, zeroed(at // PAGE + 1))
        said, _ = recovered(harmed, tmp_path / "n.standpoint")
        if said.cut:
            break
    (cut,) = said.cut
    with Corpus.open(tmp_path / "n.standpoint") as corpus:
        kept = corpus.text(report.id)
        assert text.startswith(kept)
        assert len(kept) == cut.characters > 1000
        assert corpus.report(report.id).title == report.title
        assert len(corpus.reports()) == NUMBER
        assert soundness.problems(corpus) == []
    assert any(f"breaks off after {len(kept):,} characters" in one for one in said.sentences())


def test_of_a_report_without_its_row_the_text_is_kept(rich, tmp_path):
    leaf = pages_of(rich, "report")[-1]
    said, found = recovered(damaged(rich, tmp_path, zeroed(leaf)), tmp_path / "n.standpoint")
    assert said.bare
    assert not said.lost
    assert missing(rich, found).keys() == {"report"}
    with Corpus.open(tmp_path / "n.standpoint") as corpus:
        assert corpus.report(said.bare[0]).title_origin == "first words"
        assert corpus.report(said.bare[0]).date is None
        assert [one.current for one in text_versions.versions(corpus, 4)] == [False, True]
        assert corpus.text(4).endswith("A sentence more.\n")
        assert soundness.problems(corpus) == []


@pytest.mark.parametrize("quarter", [2, 3])
def test_of_a_file_that_was_cut_off_the_rest_is_read(rich, tmp_path, quarter):
    def cut(content):
        return content[: len(content) * quarter // 4 + 33]

    said, found = recovered(damaged(rich, tmp_path, cut), tmp_path / "n.standpoint")
    assert list(said.sentences())
    assert {name: rows - standing(rich)[name] for name, rows in found.items()}["decision"] == set()
    with Corpus.open(tmp_path / "n.standpoint") as corpus:
        assert soundness.problems(corpus) == []


KILLED = """
import os, sys
from pathlib import Path
from standpoint.corpus import edits
from standpoint.corpus.corpus import Corpus
corpus = Corpus.open(Path(sys.argv[1]))
edits.set_metadata(corpus, {1: {"title": "In the log"}})
os._exit(9)
"""


@pytest.mark.parametrize("kept", [True, False], ids=["with its log", "without"])
def test_changes_in_the_log_come_over_and_without_it_what_was_before(rich, tmp_path, kept):
    copy = shutil.copyfile(rich, tmp_path / "killed.standpoint")
    subprocess.run([sys.executable, "-c", KILLED, str(copy)], check=False)
    log = copy.with_name("killed.standpoint-wal")
    assert log.stat().st_size
    if not kept:
        log.unlink()
    content = bytearray(copy.read_bytes())
    content[:100] = bytes(100)
    copy.write_bytes(content)
    said, found = recovered(copy, tmp_path / "n.standpoint")
    titles = {row[1] for row in found["report"]}
    assert ("In the log" in titles) == kept
    assert len(titles) == NUMBER
    assert not said.lost


@pytest.mark.parametrize("content", [b"", b"Dear all,\n" * 900, b"\x89PNG\r\n\x1a\n" + bytes(9000)])
def test_a_file_that_never_was_a_corpus_gives_nothing(tmp_path, content):
    other = tmp_path / "letter.standpoint"
    other.write_bytes(content)
    assert not recovering.may_hold_a_corpus(other)
    with pytest.raises(CorpusError, match="holds nothing of a corpus"):
        recovered(other, tmp_path / "new.standpoint")


def test_another_programs_database_gives_nothing(tmp_path):
    other = tmp_path / "photos.standpoint"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE photo (id INTEGER PRIMARY KEY, name TEXT)")
        db.executemany("INSERT INTO photo (name) VALUES (?)", [["sea"]] * 500)
        db.commit()
    assert not recovering.may_hold_a_corpus(other)


def test_the_damaged_file_itself_is_left_as_it_is(rich, tmp_path):
    harmed = damaged(rich, tmp_path, zeroed(7))
    before = harmed.read_bytes()
    recovered(harmed, tmp_path / "n.standpoint")
    assert harmed.read_bytes() == before
    assert recovering.may_hold_a_corpus(harmed)


def test_giving_up_in_the_middle_leaves_the_new_corpus_empty(rich, tmp_path):
    with Corpus.create(tmp_path / "n.standpoint") as corpus:
        job = recovering.recover(corpus, rich)
        next(job)
        next(job)
        job.close()
        assert corpus.reports() == []
        assert soundness.problems(corpus) == []


def test_a_corpus_of_the_first_format_is_recovered_into_one_of_this(old, tmp_path):
    content = bytearray(old.read_bytes())
    content[:100] = bytes(100)
    old.write_bytes(content)
    said, found = recovered(old, tmp_path / "n.standpoint")
    assert said.reports == 4
    assert found["decision"]
    with Corpus.open(tmp_path / "n.standpoint") as corpus:
        assert soundness.problems(corpus) == []


def test_the_summary_says_how_many_reports_came_back_whole_in_part_or_not_at_all():
    said = Recovered(
        149,
        lost=(LostText(7, "Paper on wells", "wells.txt"), LostText(9, "", "")),
        cut=(CutText(3, "Paper on roads", "", 1200),),
        bare=(4,),
        kept={"report": 149, "decision": 12},
        homeless={"decision": 2},
        spoilt={"memo": 1},
        holes={"body": 246, "decision": 1},
    )
    assert list(said.sentences()) == [
        "147 reports came back whole, 2 in part; 2 are lost.",
        "Lost: report 7 “Paper on wells”, from wells.txt. Its text cannot be read.",
        "Lost: report 9. Its text cannot be read.",
        "In part: report 3 “Paper on roads”. Its text breaks off after 1,200 characters.",
        "In part: report 4. Its title, date, actor and publisher cannot be read.",
        "12 decisions on codings came back; 2 belonged to texts that are lost, more may be lost, "
        "and nobody can tell how many.",
        "No memos came back; 1 cannot be read.",
    ]


def test_the_summary_says_where_more_may_be_lost_than_can_be_named():
    (said,) = Recovered(3, kept={"report": 3}, holes={"report": 1, "body": 2}).sentences()
    assert said.startswith("Part of the list of reports cannot be read")
