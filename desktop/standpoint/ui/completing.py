# SPDX-License-Identifier: MIT
"""Names offered while a field is written in: one Enter is enough, whatever is offered."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QLineEdit


class _EnterPasses(QObject):
    """Hands Enter on to the field where nothing of the list is chosen.

    Qt keeps it to close the list, so that it would have to be pressed twice.
    """

    def __init__(self, field: QLineEdit, popup: QAbstractItemView) -> None:
        super().__init__(popup)
        self._field = field
        self._popup = popup

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list and let the field have the key."""
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not is_enter or self._popup.currentIndex().isValid():
            return super().eventFilter(watched, event)
        self._popup.hide()
        again = QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
        QApplication.sendEvent(self._field, again)
        return True


def offer(field: QLineEdit, names: Iterable[str]) -> QCompleter:
    """Offer names in a field, those that hold what is written, capitals or not."""
    completer = QCompleter(list(dict.fromkeys(names)), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    popup = completer.popup()
    if popup is not None:
        popup.setObjectName("offered")
        popup.installEventFilter(_EnterPasses(field, popup))
    return completer
