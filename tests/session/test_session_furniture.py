# SPDX-License-Identifier: MIT
"""Furniture through the session: undoable, and every figure that leaves the program follows."""

from __future__ import annotations

import csv
import io
import json
import random
from datetime import date

import pytest

from standpoint.figures.comparison import Comparison, as_json
from standpoint.figures.comparison_html import as_html
from standpoint.figures.composing import Question, compose
from standpoint.figures.table import csv_text
from standpoint.text.repetition import key

MEASURES = ("share", "rate", "sentences", "count")
DAY = date(2024, 6, 5)
SLOGAN = "Bread, seed and water for every valley"
DEMAND = "We ask all sides to carry out Resolution 2254 in full"
THINGS = ("the bridge", "the harvest", "a ledger", "the ferry", "two letters", "the orchard")


@pytest.fixture
def papers(session, tmp_path, qtbot):
    """Six dated papers of one publisher that end with a slogan and a demand."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(6):
        pick = random.Random(number)
        own = [f"House {number} counted {pick.choice(THINGS)} in week {week}." for week in range(9)]
        head = (
            f"---\ntitle: Paper {number}\npublisher: Valley Desk\nlanguage: en\n"
            f"date: 202{number % 3}-05-07\n---\n\n"
        )
        text = head + "\n\n".join([*own, SLOGAN, DEMAND]) + "\n"
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    session.create(tmp_path / "a.standpoint")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([folder])
    return session


def leaving(session):
    """Return what leaves the program as charts and comparisons, by measure."""
    book, version = session.codebook(), session.codebook_version()
    found = {
        measure: csv_text(
            compose(
                Question(("resolution_2254",), measure=measure, kind="year"),
                session.observations(),
                book,
                version,
            )
        )
        for measure in MEASURES
    }
    ids = sorted(report.id for report in session.reports())[:2]
    readings = tuple(session.reading(report) for report in ids)
    comparison = Comparison("Two papers", session.alignment(ids), readings, book, DAY)
    found["json"] = json.dumps(as_json(comparison))
    found["html"] = as_html(comparison)
    return found


def span(session, report, said):
    start = session.reading(report).text.index(said)
    return start, start + len(said)


def points(text):
    """Return numerator and denominator of each period of a chart's CSV."""
    table = text.split("\n\n")[0].replace("\r\n\r\n", "\n\n").split("\n\n")[0]
    return {
        row["period"]: (row["numerator"], row["denominator"])
        for row in csv.DictReader(io.StringIO(table))
        if row["series"] == "resolution_2254"
    }


def test_a_passage_left_out_leaves_every_figure_and_undo_brings_every_byte_back(papers, qtbot):
    before = leaving(papers)
    first = min(report.id for report in papers.reports())
    with qtbot.waitSignal(papers.changed, timeout=10_000):
        papers.set_furniture_passage(first, *span(papers, first, DEMAND), furniture=True)
    after = leaving(papers)
    assert points(before["share"])["2020"] == ("2", "2")
    assert points(after["share"])["2020"] == ("1", "2")
    counted = [float(points(found["rate"])["2020"][1]) for found in (before, after)]
    assert counted[0] - counted[1] == 11
    counted = [float(points(found["sentences"])["2020"][1]) for found in (before, after)]
    assert counted[0] - counted[1] == 1
    assert DEMAND not in json.dumps(json.loads(after["json"])["rows"][0])
    assert after["html"].count('class="furniture"') == before["html"].count('class="furniture"') + 1
    with qtbot.waitSignal(papers.changed, timeout=10_000):
        papers.undo.undo()
    assert leaving(papers) == before
    with qtbot.waitSignal(papers.changed, timeout=10_000):
        papers.undo.redo()
    assert leaving(papers) == after


def test_a_line_left_out_of_all_reports_leaves_every_figure_and_undo_brings_it_back(papers, qtbot):
    before = leaving(papers)
    with qtbot.waitSignal(papers.changed, timeout=10_000):
        papers.set_furniture_line("Valley Desk", key(DEMAND), True, DEMAND)
    after = leaving(papers)
    assert {numerator for numerator, _ in points(after["share"]).values()} == {"0"}
    with qtbot.waitSignal(papers.changed, timeout=10_000):
        papers.undo.undo()
    assert leaving(papers) == before


def test_what_is_done_is_said_and_named_in_undo(papers, qtbot):
    first = min(report.id for report in papers.reports())
    with qtbot.waitSignal(papers.said, timeout=10_000) as heard:
        papers.set_furniture_passage(first, *span(papers, first, SLOGAN), furniture=False)
    assert heard.args == ["Taken back into the report.", True]
    assert papers.undo.undoText() == "Taken back into the report"
    with qtbot.waitSignal(papers.said, timeout=10_000) as heard:
        papers.set_furniture_line("", 5, True)
    assert heard.args == ["Left out of all reports without publisher.", True]


def test_the_lines_that_repeat_and_their_reasons_can_be_read(papers):
    states = {line.example: line.origin for line in papers.repeated_lines()}
    assert states == {SLOGAN: 2, DEMAND: 0}
    first = min(report.id for report in papers.reports())
    last = len(papers.reading(first).sentences) - 2
    assert papers.furniture_reason(first, last).reports == 6
