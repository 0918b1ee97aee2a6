# SPDX-License-Identifier: MIT
"""A field for a whole number, drawn like the other fields; ↑ and ↓ step through its range."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from standpoint.ui.look import HEIGHT, interface_font


class NumberField(QLineEdit):
    """`changed(number)` once a number of the range was entered; another one is brought into it."""

    changed = Signal(int)

    def __init__(
        self, name: str, least: int, most: int, value: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._value = least, most, value
        self.setValidator(QIntValidator(0, 10 * most, self))
        self.setFont(interface_font(13))
        self.setFixedSize(62, HEIGHT)
        self.setAccessibleName(name)
        self.setText(str(value))
        self.editingFinished.connect(self._enter)
        self.textEdited.connect(self._typed)

    def value(self) -> int:
        """Return the number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show a number without announcing it."""
        self._value = min(max(value, self._least), self._most)
        self.setText(str(self._value))

    def _typed(self, text: str) -> None:
        """Take a number while it is typed as soon as it lies in the range."""
        if text.isdigit() and self._least <= int(text) <= self._most:
            self._set(int(text))

    def _enter(self) -> None:
        wanted = int(self.text()) if self.text().isdigit() else self._value
        self._set(min(max(wanted, self._least), self._most))
        self.setText(str(self._value))

    def _set(self, value: int) -> None:
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with ↑ and ↓."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self._set(min(max(self._value + step, self._least), self._most))
            self.setText(str(self._value))
            return
        super().keyPressEvent(event)
