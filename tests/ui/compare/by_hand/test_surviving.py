# SPDX-License-Identifier: MIT
"""What was coded by hand outlives a recode, an edited codebook and the next start."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from standpoint.session.session import Session
from standpoint.session.settings import Settings
from standpoint.ui.compare.rows import Stop

KEPT = ("marking", "decision", "memo", "link")


@pytest.fixture
def coded(hands, workspace, ids):
    """Words coded, resized and written about in the coast's report."""
    hands.select(ids[0], "one long table")
    hands.change(lambda: hands.code("opposition"))
    hands.press(Qt.Key.Key_M)
    editor = workspace.why.memos.editor
    QTest.keyClicks(editor, "Keep this")
    hands.change(
        lambda: QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    )
    return ids[0]


def kept(tables):
    found = tables()
    return {table: found[table] for table in KEPT}


def save(session, qtbot, codebook, note):
    session.draft.put(codebook, note)
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.save_draft(note)


def with_theme(codebook, theme, **values):
    themes = tuple(replace(t, **values) if t.id == theme else t for t in codebook.themes)
    return replace(codebook, themes=themes)


def drawn(pane):
    return [pane.reading.text[line.start : line.end] for line in pane._underlines if line.by_hand]


def test_a_recode_leaves_words_and_memos_and_what_is_shown_of_them(hands, session, coded, tables):
    before = kept(tables)
    # Another language is another set of rules: the report is coded anew.
    hands.change(lambda: session.set_metadata({coded: {"language": "fr"}}))
    assert session.reading(coded).mentions == ()
    assert kept(tables) == before
    hands.change(session.undo.undo)
    assert session.reading(coded).mentions
    assert kept(tables) == before
    assert drawn(hands.pane(coded)) == ["one long table"]


def test_a_facet_that_is_renamed_keeps_its_codings_under_the_new_name(
    hands, workspace, session, qtbot, coded, tables
):
    before = kept(tables)
    book = session.draft.codebook
    theme = book.theme("unity")
    facets = tuple(
        replace(f, label="among the opposition") if f.id == "opposition" else f
        for f in theme.facets
    )
    save(session, qtbot, with_theme(book, "unity", facets=facets), "Renamed")
    assert kept(tables) == before
    hands.click(coded, "one long table")
    assert workspace.comparison.facet(workspace.comparison.stop).label == "among the opposition"
    assert drawn(hands.pane(coded)) == ["one long table"]


def test_a_theme_switched_off_hides_its_codings_and_switched_on_shows_them_again(
    hands, workspace, session, qtbot, coded, tables
):
    before = kept(tables)
    book = session.draft.codebook
    save(session, qtbot, with_theme(book, "unity", active=False), "Off")
    assert kept(tables) == before
    assert drawn(hands.pane(coded)) == []
    hands.click(coded, "one long table")
    assert workspace.by_hand.coder.marking() is None
    hands.select(coded, "Weavers")
    hands.press(Qt.Key.Key_K)
    choices = workspace.by_hand.popup.choices()
    assert choices
    assert all(choice.theme.id != "unity" for choice in choices)
    workspace.by_hand.popup.give_up()
    save(session, qtbot, with_theme(session.draft.codebook, "unity", active=True), "On")
    assert kept(tables) == before
    assert drawn(hands.pane(coded)) == ["one long table"]


def test_a_theme_removed_and_restored_loses_nothing(
    hands, workspace, session, qtbot, coded, tables
):
    before = kept(tables)
    version = session.codebook_version()
    book = session.draft.codebook
    without = replace(book, themes=tuple(t for t in book.themes if t.id != "unity"))
    save(session, qtbot, without, "Removed")
    assert kept(tables) == before
    assert drawn(hands.pane(coded)) == []
    assert workspace.comparison.stop is None or workspace.comparison.stop.theme != "unity"
    hands.select(coded, "Weavers")
    hands.press(Qt.Key.Key_K)
    assert not workspace.by_hand.popup.choices()[0].last
    workspace.by_hand.popup.give_up()
    save(session, qtbot, session.codebook_of(version), "Restored")
    assert kept(tables) == before
    assert drawn(hands.pane(coded)) == ["one long table"]


def test_it_is_there_when_the_corpus_is_opened_again(session, coded, tmp_path, qapp):
    path = session.path
    before = session.reading(coded)
    session.close()
    again = Session(Settings(tmp_path / "other.ini"))
    again.open(path)
    try:
        reading = again.reading(coded)
        assert reading.markings == before.markings
        assert reading.memos == before.memos
        alignment = again.alignment([coded])
        row = next(r for r in alignment.rows if (r.theme, r.facet) == ("unity", "opposition"))
        passage = next(p for p in row.cells[0].passages if p.marked)
        assert reading.text[slice(*passage.marked[0])] == "one long table"
        assert Stop(row.theme, row.facet, passage.key).report == coded
    finally:
        again.close()
