# SPDX-License-Identifier: MIT
"""What the program's dialogs have in common: a head, a body, and a foot of verbs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from standpoint.ui.look import Divider, Look, Pane, PushButton, Words, reading_font


class Foot(Pane):
    """The strip at a dialog's end: words at the start, buttons at the end."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(18, 10, 18, 10)
        self.row.setSpacing(8)
        self.row.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and rule off what is above."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()


class Dialog(QDialog):
    """A dialog of the system's frame. `body` takes the content, `foot` the buttons.

    Esc closes it; the main button, where there is one, answers Enter.
    """

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(18, 16, 18, 16)
        self.body.setSpacing(8)
        whole.addLayout(self.body, 1)
        self.foot = Foot(look)
        whole.addWidget(self.foot)

    def add_head(self, text: str, detail: str = "") -> Words:
        """Add the dialog's headline in serif, with a detail beside it; return the headline."""
        row = QHBoxLayout()
        row.setSpacing(12)
        head = Words(self.look, text)
        head.setFont(reading_font(18, 600))
        row.addWidget(head)
        if detail:
            row.addWidget(Words(self.look, detail, role="tx2", wrap=True), 1)
        else:
            row.addStretch(1)
        self.body.addLayout(row)
        return head

    def add_rule(self) -> None:
        """Add a rule across the body."""
        self.body.addWidget(Divider(self.look))

    def add_button(self, text: str, *, main: bool = False, key: str = "") -> PushButton:
        """Add a button to the foot and return it; a main one answers Enter."""
        button = PushButton(self.look, text, kind="main" if main else "plain", key=key)
        self.foot.row.addWidget(button)
        if main:
            self._main = button
        return button

    def answer_enter(self) -> bool:
        """Press the main button where it can be pressed; return whether there is one."""
        main = getattr(self, "_main", None)
        if main is None:
            return False
        if main.isEnabled():
            main.click()
        return True

    def keyPressEvent(self, event: object) -> None:
        """Let Enter press the main button from anywhere but a field of several lines."""
        from PySide6.QtGui import QKeyEvent

        assert isinstance(event, QKeyEvent)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.answer_enter():
            return
        super().keyPressEvent(event)
