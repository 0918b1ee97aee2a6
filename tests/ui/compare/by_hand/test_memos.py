# SPDX-License-Identifier: MIT
"""What a user may rely on when they write memos beside passages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from standpoint.ui.compare.memo import MemoRow
from standpoint.ui.compare.memo_signs import MemoSigns

CONTROL = Qt.KeyboardModifier.ControlModifier


def said(workspace):
    return [label.text() for label in workspace.why.widget().findChildren(QLabel)]


def write(hands, words, end=Qt.Key.Key_Return):
    """Press M, type, and end with Ctrl and a key."""
    hands.press(Qt.Key.Key_M)
    editor = hands.workspace.why.memos.editor
    assert QApplication.focusWidget() is editor
    editor.insertPlainText(words)
    if end == Qt.Key.Key_Return:
        hands.change(lambda: QTest.keyClick(editor, end, CONTROL))


@pytest.fixture
def noted(hands, ids):
    """A memo about the sentence on the weavers."""
    hands.click(ids[0], "fishermen")
    write(hands, "Who paid for the table?")
    return ids[0]


def test_m_opens_the_panel_and_ctrl_enter_keeps_a_memo_about_the_selected_sentence(
    hands, workspace, session, noted
):
    assert workspace.side.isVisible()
    reading = session.reading(noted)
    assert [reading.text[m.start : m.end] for m in reading.memos] == [
        "Weavers and fishermen shared one long table."
    ]
    assert reading.memos[0].words == "Who paid for the table?"
    assert "Who paid for the table?" in said(workspace)
    assert not workspace.why.memos.writing
    assert QApplication.focusWidget() is hands.pane(noted)


def test_a_memo_about_words_says_which_and_codes_nothing(hands, workspace, session, ids):
    hands.select(ids[0], "one long table")
    write(hands, "Three metres, by the photograph.")
    reading = session.reading(ids[0])
    assert [reading.text[m.start : m.end] for m in reading.memos] == ["one long table"]
    assert any("one long table" in words for words in said(workspace))
    assert reading.markings == ()
    assert reading.decisions == ()


def test_esc_gives_up_what_was_typed(hands, workspace, session, noted):
    hands.press(Qt.Key.Key_M)
    editor = workspace.why.memos.editor
    assert editor.toPlainText() == "Who paid for the table?"
    QTest.keyClicks(editor, " Nobody")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not workspace.why.memos.writing
    assert workspace.view() == "text"
    assert session.reading(noted).memos[0].words == "Who paid for the table?"


def test_a_click_elsewhere_keeps_what_was_typed(hands, workspace, session, noted):
    hands.press(Qt.Key.Key_M)
    editor = workspace.why.memos.editor
    editor.selectAll()
    QTest.keyClicks(editor, "k m c")
    hands.change(lambda: hands.click(noted, "stretch"))
    assert session.reading(noted).memos[0].words == "k m c"
    assert workspace.by_hand.popup is None


def test_an_empty_memo_is_deleted_and_undo_brings_it_back(hands, workspace, session, noted):
    hands.press(Qt.Key.Key_M)
    editor = workspace.why.memos.editor
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    hands.change(lambda: QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL))
    assert session.reading(noted).memos == ()
    assert hands.said == "Memo deleted."
    hands.change(session.undo.undo)
    assert session.reading(noted).memos[0].words == "Who paid for the table?"
    assert "Who paid for the table?" in said(workspace)


def test_a_memo_that_is_opened_and_left_as_it_was_is_no_step_to_undo(hands, session, noted):
    steps = session.undo.count()
    hands.press(Qt.Key.Key_M)
    editor = hands.workspace.why.memos.editor
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert session.undo.count() == steps


def test_a_sign_beside_the_passage_has_the_memos_words_and_leads_to_it(hands, workspace, noted):
    pane = hands.pane(noted)
    signs = pane.findChild(MemoSigns)
    assert [sign.toolTip() for sign in signs.shown] == ["Who paid for the table?"]
    sign = signs.shown[0]
    sentence = sign.sentence
    assert abs(sign.geometry().center().y() - (pane.extent(sentence).top + 13)) < 8
    x, width = pane.text_place()
    assert sign.x() >= x + width
    hands.click(noted, "calendar")
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    assert workspace.comparison.plain == (noted, sentence)


def test_with_nothing_selected_the_panel_lists_all_memos_and_a_click_goes_there(
    hands, workspace, noted, ids
):
    hands.click(ids[1], "cheese")
    write(hands, "Ask the shepherds.")
    workspace.comparison.select(None)
    rows = workspace.why.widget().findChildren(MemoRow)
    assert "Memos: 2" in said(workspace)
    assert len(rows) == 2
    workspace.switch_view()
    rows = workspace.why.widget().findChildren(MemoRow)
    QTest.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    assert workspace.view() == "text"
    assert workspace.comparison.plain[0] == ids[1]
    assert "Ask the shepherds." in said(workspace)


def test_a_memo_runs_as_its_letters_do(hands, workspace, session, ids):
    workspace.compare([ids[0], ids[2]], "text")
    hands.click(ids[2], "خيمةٍ")
    hands.press(Qt.Key.Key_M)
    editor = workspace.why.memos.editor
    editor.insertPlainText("سؤال عن الخيمة\nAn English line")
    first = editor.document().begin()
    assert first.textDirection() == Qt.LayoutDirection.RightToLeft
    assert first.next().textDirection() == Qt.LayoutDirection.LeftToRight
    hands.change(lambda: QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL))
    assert session.reading(ids[2]).memos[0].words == "سؤال عن الخيمة\nAn English line"
    sign = hands.pane(ids[2]).findChild(MemoSigns).shown[0]
    assert sign.x() + sign.width() <= hands.pane(ids[2]).text_place()[0]


def test_what_is_typed_survives_a_change_that_comes_from_elsewhere(
    hands, workspace, session, noted, ids
):
    hands.press(Qt.Key.Key_M)
    editor = workspace.why.memos.editor
    QTest.keyClicks(editor, " More")
    hands.change(lambda: session.set_reviewed(ids[1], "normalization", True))
    assert workspace.why.memos.editor is editor
    assert editor.toPlainText().endswith(" More")
    assert editor.isVisible()


def test_letters_that_are_commands_are_letters_in_a_memo(hands, workspace, session, noted):
    hands.press(Qt.Key.Key_M)
    editor = workspace.why.memos.editor
    editor.selectAll()
    QTest.keyClicks(editor, "1 kmrxcnlu W")
    assert editor.toPlainText() == "1 kmrxcnlu W"
    assert workspace.side.isVisible()


def test_by_theme_a_sentence_says_that_it_has_a_memo(hands, workspace, session, ids):
    hands.click(ids[0], "calendar that")
    stop = workspace.comparison.stop
    write(hands, "Which calendar?")
    workspace.switch_view()
    view = workspace.by_theme
    box = view.page.by_stop[stop]
    assert "memo" in view._layout.sentence(box.thing, box.width).line.text
    middle = QPoint(round(box.x) + 60, round(box.y - view.verticalScrollBar().value()) + 12)
    assert view._tip(middle).endswith("Which calendar?")
    hands.change(session.undo.undo)
    assert "memo" not in view._layout.sentence(box.thing, box.width).line.text


def test_what_is_typed_is_kept_when_the_corpus_is_closed(hands, session, ids):
    hands.click(ids[0], "fishermen")
    write(hands, "Half a thought", end=None)
    path = session.path
    session.close()
    session.open(path)
    assert [memo.words for memo in session.reading(ids[0]).memos] == ["Half a thought"]


def test_what_is_typed_never_reaches_another_corpus(hands, session, ids, tmp_path, workspace):
    hands.click(ids[0], "fishermen")
    write(hands, "Half a thought", end=None)
    first = session.path
    session.create(tmp_path / "another.standpoint")
    assert not workspace.why.memos.writing
    session.open(first)
    assert [memo.words for memo in session.reading(ids[0]).memos] == ["Half a thought"]
