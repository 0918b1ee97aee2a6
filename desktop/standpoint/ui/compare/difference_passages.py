# SPDX-License-Identifier: MIT
"""The passages with a word, each cut around it, under what the word's counts are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from standpoint.model.codebook import Theme
from standpoint.ui.compare.excerpt import cut
from standpoint.ui.compare.rows import Stop
from standpoint.ui.compare.why_parts import Prose
from standpoint.ui.look.heads import Words
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import paint_focus_ring, shows_focus

MOST = 20
"""So many passages are listed; Enter on the word walks through all of them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage with the word: where it stands, whose it is, its text, where the word is in it."""

    stop: Stop
    source: str
    text: str
    language: str | None
    spans: tuple[tuple[int, int], ...]


class WordPassage(Prose):
    """One passage. A click goes to it (`followed`), Enter or a double click opens it (`opened`)."""

    followed = Signal()
    opened = Signal()

    def __init__(self, look: Look, place: Place, ink: str) -> None:
        part = cut(place.text, 0, len(place.text), place.spans[:1])
        before = "… " if part.cut_start else ""
        shift = len(before) - part.start
        shown = f"{before}{place.text[part.start : part.end]}{' …' if part.cut_end else ''}"
        spans = [
            (start + shift, end + shift)
            for start, end in place.spans
            if part.start <= start and end <= part.end
        ]
        super().__init__(look, shown, place.language, underlined=spans, ink=ink)
        self.place = place
        self._chosen = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{place.source}: {place.text}")
        self.setToolTip(self.tr("Click to go there, double-click to read it in its full text"))

    def set_chosen(self, *, chosen: bool) -> None:
        """Show that this is the passage selected in the comparison."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of a chosen or touched passage, its words, and the keyboard's frame."""
        painter = QPainter(self)
        if self._chosen or self.underMouse():
            painter.fillRect(self.rect(), self._look.colour("sel" if self._chosen else "hover"))
        painter.end()
        super().paintEvent(event)
        if shows_focus(self):
            painter = QPainter(self)
            paint_focus_ring(painter, self.rect(), self._look, 2)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the passage."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.followed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the passage in its full text."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the passage with Space, open it with Enter."""
        if event.key() == Qt.Key.Key_Space:
            self.followed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()


class PassageList(QScrollArea):
    """What was counted for a word. `followed(Stop)` and `opened(Stop)` for one of its passages."""

    followed = Signal(object)
    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[WordPassage] = []
        self._labels: list[str] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Passages with the word"))
        self.setMinimumHeight(80)

    def words(self) -> list[str]:
        """Return what stands around the passages."""
        return list(self._labels)

    def show_places(
        self, remarks: Sequence[str], places: Sequence[Place], theme: Theme | None
    ) -> None:
        """Show what is remarked on a word and its passages, at most `MOST` of them."""
        content = QWidget()
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(3)
        self.rows, self._labels = [], []
        for remark in remarks:
            self._say(column, remark)
        ink = self._look.hue(theme).ink if theme is not None else ""
        source = ""
        for place in places[:MOST]:
            if place.source != source:
                source = place.source
                column.addSpacing(5)
                self._say(column, source)
            row = WordPassage(self._look, place, ink)
            row.followed.connect(lambda stop=place.stop: self.followed.emit(stop))
            row.opened.connect(lambda stop=place.stop: self.opened.emit(stop))
            self.rows.append(row)
            column.addWidget(row)
        if len(places) > MOST:
            rest = self.tr("{0} more. Enter on the word walks through all of them.")
            column.addSpacing(5)
            self._say(column, rest.format(f"{len(places) - MOST:,}"))
        column.addStretch(1)
        before = self.takeWidget()
        if before is not None:
            # One of its passages may just be telling us that it was pressed.
            before.hide()
            before.deleteLater()
        self.setWidget(content)

    def _say(self, column: QVBoxLayout, words: str) -> None:
        self._labels.append(words)
        label = Words(self._look, words, px=12, role="tx2", wrap=True)
        label.setMinimumWidth(20)
        column.addWidget(label)

    def choose(self, stop: Stop | None) -> None:
        """Show which of the passages is selected in the comparison, and bring it into view."""
        for row in self.rows:
            chosen = stop is not None and row.place.stop.passage == stop.passage
            row.set_chosen(chosen=chosen)
            if chosen and row is self.rows[0]:
                # What is said of the word stays in view with its first passage.
                self.verticalScrollBar().setValue(0)
            elif chosen:
                self.ensureWidgetVisible(row, 0, 12)
