# SPDX-License-Identifier: MIT
"""The limit of closeness follows the keys, however fast they are pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt


def test_brackets_pressed_faster_than_a_limit_is_stored_all_count(hands, workspace, session, qtbot):
    workspace.compare(workspace.comparison.ids, "theme")
    workspace.by_theme.setFocus()
    for _ in range(4):
        hands.press(Qt.Key.Key_BracketRight)
    qtbot.waitUntil(lambda: workspace.filter.limit.text() == "Links from .12", timeout=10_000)
    assert session.closeness_limit() == 0.12
    hands.change(session.undo.undo)
    assert session.closeness_limit() == 0.11
    hands.change(lambda: hands.press(Qt.Key.Key_BracketLeft))
    assert session.closeness_limit() == 0.10
