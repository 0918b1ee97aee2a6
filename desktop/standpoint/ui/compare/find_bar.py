# SPDX-License-Identifier: MIT
"""The bar below the full texts with which words are found in them: Ctrl Shift F."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from standpoint.text.direction import isolated
from standpoint.ui.look.buttons import IconButton
from standpoint.ui.look.fields import CheckBox, SearchField
from standpoint.ui.look.heads import ElidedLabel, Pane
from standpoint.ui.look.look import Look

HEIGHT = 40
FIELD = 260


class FindBar(Pane):
    """A field, how much each text has of its words, and the way from one place to the next.

    Signals: `sought()` when other words are looked for; `stepped(int)` to the next or previous
    place; `closed()`.
    """

    sought = Signal()
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self.setFixedHeight(HEIGHT)
        square = QSize(28, 24)
        self.field = SearchField(look, self.tr("Find in these texts"))
        self.field.setMinimumWidth(120)
        self.field.setMaximumWidth(FIELD)
        self._up = IconButton(look, "arrow-up", self.tr("Previous place"), key="Shift F3",
                              size=square, outlined=True)  # fmt: skip
        self._down = IconButton(look, "arrow-down", self.tr("Next place"), key="F3", size=square,
                                outlined=True)  # fmt: skip
        self.whole = CheckBox(look, self.tr("Whole words"))
        self._counts = ElidedLabel(look, role="tx2")
        self._close = IconButton(look, "x", self.tr("Close"), key="Esc", size=square)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 2)
        for widget in (self._up, self._down, self.whole):
            row.addWidget(widget)
        row.addWidget(self._counts, 3)
        row.addWidget(self._close)
        self.field.textChanged.connect(self.sought)
        self.whole.toggled.connect(self.sought)
        self._up.clicked.connect(lambda: self.stepped.emit(-1))
        self._down.clicked.connect(lambda: self.stepped.emit(1))
        self._close.clicked.connect(self.closed)
        self.field.installEventFilter(self)
        self.hide()

    def words(self) -> str:
        """Return what is looked for."""
        return self.field.text()

    def said(self) -> str:
        """Return what the bar says of what was found."""
        return self._counts.text()

    def show_counts(self, current: int | None, counts: list[tuple[str, int]]) -> None:
        """Say which place is shown, and how many each text has.

        Args:
            current: from 0, over all texts; None where nothing is looked for.
            counts: name and number for each text, from left to right.
        """
        total = sum(number for _, number in counts)
        self._up.setEnabled(total > 0)
        self._down.setEnabled(total > 0)
        if current is None:
            self._counts.setText("")
        elif not total:
            words = isolated(self.words().strip())
            self._counts.setText(self.tr("Nothing for “{}” in these texts.").format(words))
        else:
            each = " · ".join(
                self.tr("{0} in {1}").format(f"{number:,}", isolated(name))
                for name, number in counts
            )
            place = self.tr("{0} of {1}").format(f"{current + 1:,}", f"{total:,}")
            self._counts.setText(f"{place}: {each}" if len(counts) > 1 else place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc from the field; the window would go back to the themes on Esc."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.closed.emit()
                return True
        enter = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in enter
        ):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and rule off the texts above."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()
