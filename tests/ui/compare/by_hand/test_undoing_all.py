# SPDX-License-Identifier: MIT
"""Everything that is decided by hand is one stack to undo, down to where it began."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_after_undoing_all_that_mouse_and_keys_did_the_corpus_is_what_it_was(
    hands, workspace, session, ids, tables
):
    comparison = workspace.comparison
    start, shown = tables(), comparison.alignment
    steps = session.undo.index()
    first = ids[0]
    pane = hands.pane(first)
    hands.click(first, "stretch")

    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_1)
    hands.select(first, "shared one long")
    hands.change(lambda: hands.code("opposition"))
    hands.press(Qt.Key.Key_R)
    for _ in range(len(" table")):
        hands.press(Qt.Key.Key_Right, SHIFT, on=pane)
    hands.change(lambda: hands.press(Qt.Key.Key_Return, on=pane))
    hands.press(Qt.Key.Key_M)
    editor = workspace.why.memos.editor
    QTest.keyClicks(editor, "A table for whom?")
    hands.change(lambda: QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL))

    links = [one for one in comparison.links() if one.theme == "refugees"]
    hands.click(first, "host to protect")
    assert comparison.stop.theme == "refugees"
    workspace.switch_view()
    view = workspace.by_theme
    view.setFocus()
    hands.change(lambda: hands.press(Qt.Key.Key_C))
    hands.change(lambda: hands.press(Qt.Key.Key_X))
    hands.change(session.undo.undo)
    hands.change(session.undo.redo)
    hands.change(session.undo.undo)
    comparison.select(links[0].stop(links[0].link.a), links[0])
    hands.change(lambda: hands.press(Qt.Key.Key_U))

    workspace.switch_view()
    comparison.select(links[0].stop((first, links[0].link.a[1])))
    hands.press(Qt.Key.Key_L, on=pane)
    other = hands.pane(ids[1])
    hands.change(lambda: hands.click(ids[1], "Shepherds"))
    assert other is hands.pane(ids[1])
    hands.click(first, "one long table")
    hands.change(lambda: hands.press(Qt.Key.Key_Delete, on=pane))

    assert tables() != start
    while session.undo.index() > steps:
        hands.change(session.undo.undo)
    QApplication.processEvents()
    assert tables() == start
    assert comparison.alignment == shown
    while session.undo.canRedo():
        hands.change(session.undo.redo)
    assert session.reading(first).memos[0].words == "A table for whom?"
