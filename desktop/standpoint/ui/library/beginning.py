# SPDX-License-Identifier: MIT
"""Which keys and clicks begin a new selection of reports, and which add to what was picked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

MOVES = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
"""Keys that lead to another row."""

_PLAIN = Qt.KeyboardModifier.NoModifier


def moves_only(event: QEvent | None, *, picking: bool) -> bool:
    """Return whether a key leaves what was picked as it is: while picking, all without Shift."""
    if not picking or not isinstance(event, QKeyEvent):
        return False
    return not event.modifiers() & Qt.KeyboardModifier.ShiftModifier


def begins_by_key(event: QKeyEvent, *, picking: bool) -> bool:
    """Return whether a key selects another report instead of what was selected."""
    return not picking and event.key() in MOVES and not event.modifiers()


def begins_by_click(event: QMouseEvent, *, selected: bool) -> bool:
    """Return whether a click begins anew; a right one on what is `selected` asks for its menu."""
    if event.modifiers() != _PLAIN:
        return False
    return not (selected and event.button() == Qt.MouseButton.RightButton)


def picks(event: QEvent | None) -> bool | None:
    """Return whether a press of the left button adds to what was picked; None for all else."""
    if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonPress:
        return None
    if event.button() != Qt.MouseButton.LeftButton:
        return None
    return event.modifiers() != _PLAIN


def pick_current(model: QItemSelectionModel, *, picking: bool) -> None:
    """Add the current row to what is picked, or take it out.

    The first time, a row that is merely selected becomes the first that is picked.
    """
    index = model.currentIndex()
    if index.isValid() and (picking or not model.isSelected(index)):
        flags = QItemSelectionModel.SelectionFlag
        model.select(index, flags.Toggle | flags.Rows)
