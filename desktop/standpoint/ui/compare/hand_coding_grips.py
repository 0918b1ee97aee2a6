# SPDX-License-Identifier: MIT
"""The two grips at the ends of a selected coding by hand; dragged, they let it reach elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from standpoint.model.reports import Marking
from standpoint.ui.compare.hand_coding import HandCoder
from standpoint.ui.compare.pane import TextPane

WIDTH = 11
KNOB = 7.0


class Grip(QWidget):
    """One end of a coding: a bar as high as the line, with a knob to take hold of."""

    def __init__(
        self, pane: TextPane, name: str, moved: Callable[[QPoint], None], done: Callable[[], None]
    ) -> None:
        super().__init__(pane.viewport())
        self._pane, self._moved, self._done = pane, moved, done
        self._held: QPoint | None = None
        self.colour = QColor()
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bar and knob in the theme's ink, on a ground of their own for the eye to part."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.width() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._pane.look.colour("base"))
        knob = QRectF(middle - KNOB / 2, 1, KNOB, KNOB)
        painter.drawEllipse(knob.adjusted(-1, -1, 1, 1))
        painter.setBrush(self.colour)
        painter.drawEllipse(knob)
        painter.drawRect(QRectF(middle - 1, 4, 2, self.height() - 4))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = QPoint(self.width() // 2, self.height() // 2) - event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the end follow the pointer."""
        if self._held is not None:
            self._moved(self.mapToParent(event.position().toPoint() + self._held))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: the coding reaches so far."""
        del event
        if self._held is not None:
            self._held = None
            self._done()

    def let_go(self) -> None:
        """Give up what is held."""
        self._held = None


class Grips(QObject):
    """Both grips of a full text, and Enter and Esc while a coding is being resized."""

    def __init__(self, pane: TextPane, coder: HandCoder) -> None:
        super().__init__(pane)
        self._pane, self._coder = pane, coder
        self._marking: Marking | None = None
        self._span: tuple[int, int] | None = None
        self.first = Grip(pane, self.tr("Where the coding begins"), self._move_first, self._done)
        self.last = Grip(pane, self.tr("Where the coding ends"), self._move_last, self._done)
        coder.changed.connect(self.place)
        pane.scrolled.connect(self.place)
        pane.laid_out.connect(self.place)
        pane.look.changed.connect(self.place)
        pane.installEventFilter(self)

    def place(self) -> None:
        """Stand at the ends of the selected coding, or nowhere."""
        found = self._coder.marking()
        mine = found is not None and found.report == self._pane.report and self._coder.writable
        held = self._span is not None and self._marking == found
        self._marking = found if mine else None
        if self._marking is None:
            self.first.hide()
            self.last.hide()
            return
        span = self._span if held and self._span else (self._marking.start, self._marking.end)
        self._span = span if held else None
        ink = QColor(self._pane.look.hue(self._pane.theme(self._marking.theme)).ink)
        places = self._pane.end_places(min(span), max(span))
        for grip, at in zip((self.first, self.last), places, strict=True):
            grip.colour = ink
            grip.setGeometry(round(at.left()) - WIDTH // 2, round(at.top()), WIDTH,
                             round(at.height()))  # fmt: skip
            grip.show()
            grip.raise_()
            grip.update()

    def _move_first(self, at: QPoint) -> None:
        self._move(at, first=True)

    def _move_last(self, at: QPoint) -> None:
        self._move(at, first=False)

    def _move(self, at: QPoint, *, first: bool) -> None:
        if self._marking is None:
            return
        start, end = self._span or (self._marking.start, self._marking.end)
        here = self._pane.position_at(at)
        # An end never crosses the other one: the coding would turn inside out under the pointer.
        span = (min(here, end - 1), end) if first else (start, max(here, start + 1))
        self._span = span
        self._pane.select_span(*span, keep_view=True)
        self.place()

    def _done(self) -> None:
        marking, span = self._marking, self._span
        self._span = None
        if marking is not None and span is not None:
            self._coder.reach(marking, *span)
        self.place()

    def _give_up(self) -> bool:
        if self._span is None:
            return False
        self._span = None
        self.first.let_go()
        self.last.let_go()
        if self._marking is not None:
            self._pane.select_span(self._marking.start, self._marking.start)
        self.place()
        return True

    def eventFilter(self, watched: QObject, event: object) -> bool:
        """Let Enter keep what is selected while a coding is resized, Esc leave it as it was."""
        del watched
        if isinstance(event, QKeyEvent) and event.type() in {
            QKeyEvent.Type.KeyPress,
            QKeyEvent.Type.ShortcutOverride,
        }:
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        pressed = event.type() == QKeyEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape and (self._span is not None or self._coder.resizing):
            event.accept()
            if pressed and not self._give_up():
                self._coder.cancel_resizing()
            return True
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._coder.resizing:
            event.accept()
            if pressed:
                self._coder.finish_resizing()
            return True
        return False
