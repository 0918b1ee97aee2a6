# SPDX-License-Identifier: MIT
"""A comparison of actors while reports, codebook and memos change under it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from standpoint.analysis.grouping import Grouping
from standpoint.coding import codebook_file, codebook_writing
from standpoint.corpus.recoding import adopt
from standpoint.session.changes import Changes
from standpoint.ui.compare.gathering import Gathering
from standpoint.ui.compare.rows import Stop
from standpoint.ui.workspace import COMPARE

TEXTS = (
    ("Harbour Forum", "2023-05-04", "The forum asks for the safe return of refugees to towns."),
    ("Harbour Forum", "2024-02-11", "Refugees need safe roads and a safe return. Bread is dear."),
    ("Harbour Forum", "2021-01-09", "Resolution 2254 stands in full, says the hall in a note."),
    ("River Committee", "2023-06-09", "The safe return of refugees to towns waits for roads."),
    ("River Committee", "2024-03-01", "Normalization with the regime rewards it. It rained."),
    ("River Committee", "2019", "Resolution 2254 in full is what the committee wants."),
)
BOTH = Grouping(("Harbour Forum", "River Committee"))


@pytest.fixture
def filled(window, session, tmp_path, qtbot):
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, (actor, date, text) in enumerate(TEXTS):
        head = f"title: Sheet {number}\nactor: {actor}\ndate: {date}\n"
        (folder / f"{number}.md").write_text(f"---\n{head}---\n\n{text}\n", encoding="utf-8")
    session.create(tmp_path / "actors.standpoint")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([folder])
    return window


@pytest.fixture
def compared(filled):
    filled.compare_actors(BOTH)
    return filled.stage.workspace(COMPARE)


@pytest.fixture
def many(filled, monkeypatch, qtbot):
    """The same, read beside the window as hundreds of reports are."""
    from standpoint.ui.compare import comparison

    monkeypatch.setattr(comparison, "AT_ONCE", 3)
    filled.compare_actors(BOTH)
    made = filled.stage.workspace(COMPARE)
    qtbot.waitUntil(lambda: bool(made.comparison.columns), timeout=60_000)
    return made


@pytest.fixture
def change(session, qtbot):
    def do(act):
        with qtbot.waitSignal(session.changed, timeout=10_000):
            act()
        QApplication.processEvents()

    return do


def number(session, title):
    return next(report.id for report in session.reports() if report.title == title)


def test_actors_that_no_report_names_any_more_are_compared_no_more(
    filled, compared, session, change
):
    ids = compared.comparison.ids
    change(lambda: session.set_metadata({each: {"actor": "Hill Council"} for each in ids}))
    assert compared.comparison.ids == ()
    assert filled.stage.pages.currentWidget() is filled.choosing


def test_a_link_that_is_followed_opens_both_its_texts(compared, session):
    comparison = compared.comparison
    one, other = number(session, "Sheet 0"), number(session, "Sheet 3")
    placed = next(p for p in comparison.links() if {key[0] for key in p.ends()} == {one, other})
    assert comparison.links_of(placed.stop((other, 0)))[0] != placed, (
        "a closer link leads elsewhere"
    )
    compared.switch_view()
    comparison.set_texts([one, number(session, "Sheet 4")])
    compared.full_text.show_texts()
    here = next(key for key in placed.ends() if key[0] == one)
    comparison.select(placed.stop(here), placed)
    compared.why.followed.emit(placed)
    assert comparison.texts == (one, other)
    assert [pane.report for pane in compared.full_text.panes] == [one, other]


def test_a_memo_written_while_reports_are_read_anew_is_there_afterwards(
    many, session, qtbot, monkeypatch
):
    held = []
    take = Gathering._on_aligned
    monkeypatch.setattr(Gathering, "_on_aligned", lambda self, made: held.append((self, made)))
    many.comparison.refresh()
    qtbot.waitUntil(lambda: bool(held), timeout=60_000)
    one = many.comparison.ids[0]
    with qtbot.waitSignal(session.changed, timeout=10_000):
        session.set_memo(one, 0, 5, "Who asked?")
    take(*held[0])
    assert [memo.words for memo in many.comparison.reading(one).memos] == ["Who asked?"]


def test_themes_are_known_until_what_a_new_codebook_finds_is_shown(many, session, qtbot):
    comparison = many.comparison
    stop = next(iter(comparison.links())).stop(comparison.links()[0].link.a)
    book = session.codebook()
    left = replace(book, themes=tuple(one for one in book.themes if one.id != stop.theme))
    without = codebook_file.read(codebook_writing.write(left), "codebook")
    with qtbot.waitSignal(session.changed, timeout=10_000):
        session._start(
            "Coding",
            lambda corpus: adopt(corpus, without, ""),
            Changes(reports=True, codings=True, codebook=True),
        )
    assert comparison.waiting
    assert comparison.facet(stop).id == stop.facet
    qtbot.waitUntil(lambda: not comparison.waiting, timeout=60_000)
    assert stop.theme not in [theme.id for theme in comparison.themes()]


def test_titles_follow_when_very_many_reports_were_read_anew(many, session, change, qtbot):
    gone = many.comparison.columns[1].ids[0]
    change(lambda: session.delete([gone]))
    qtbot.waitUntil(lambda: not many.comparison.waiting, timeout=60_000)
    assert [head.about.split(",")[0] for head in many.head._heads] == ["3 reports", "2 reports"]


def test_a_passage_of_a_report_that_is_not_open_opens_it(compared):
    comparison = compared.comparison
    compared.switch_view()
    stop = next(
        Stop(row.theme, row.facet, one.key)
        for row in comparison.alignment.rows
        for cell in row.cells
        for one in cell.passages
        if one.report not in comparison.texts
    )
    compared.words.opened.emit(stop)
    assert stop.report in [pane.report for pane in compared.full_text.panes]
    assert len(compared.head._heads) == len(compared.full_text.panes)


def test_other_texts_open_when_those_that_were_read_are_deleted(compared, session, change):
    compared.switch_view()
    read = compared.comparison.texts
    change(lambda: session.delete(list(read)))
    panes = [pane.report for pane in compared.full_text.panes]
    assert len(panes) == 2
    assert not set(panes) & set(read)
    assert len(compared.head._heads) == 2
