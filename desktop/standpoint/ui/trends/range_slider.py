# SPDX-License-Identifier: MIT
"""A strip of the whole range under the chart, with a window over the part that is seen."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from standpoint.figures import wording
from standpoint.figures.chart import Figure
from standpoint.figures.layout_plot import edges
from standpoint.ui.look import Look, paint_focus_ring, shows_focus
from standpoint.ui.trends.moving import SIGNS, turned
from standpoint.ui.trends.speech import announce
from standpoint.ui.trends.view import View

HEIGHT = 31
FEWEST = 6
"""Periods under which there is nothing to look closer at."""
HANDLE = 7.0
_GRIP = 18.0
_REACH = 7.0
_TOP, _FOOT = 4.0, 6.0
_HOLLOW = 3.0
"""Pixels of width from which on a bar can be an outline."""
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

Part = Literal["first", "last", "window", "beside"]


def words(figure: Figure, view: View) -> str:
    """Return what is seen: "Shows 2019 to 2022 of 2013 to 2024", or that all of it is."""
    if not figure.periods:
        return ""
    first, last = (wording.period(figure.periods[i]) for i in (0, -1))
    if view.whole:
        return f"Shows all of {first} to {last}"
    start, end = (wording.period(figure.periods[i]) for i in (view.first, view.last))
    seen = start if start == end else f"{start} to {end}"
    return f"Shows {seen} of {first} to {last}"


class RangeSlider(QAbstractSlider):
    """`looked(View)` when the window was moved or resized, by hand or by key.

    Readers of the screen meet a slider whose value is the first period that is seen, and whose
    description says the whole window.
    """

    looked = Signal(object)

    def __init__(self, look: Look, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._figure = figure
        self._view = View(len(figure.periods))
        self._span = (0.0, 0.0)
        self._held: Part | None = None
        self._from = 0.0
        self._before = self._view
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Range that is shown"))
        # Time runs from left to right in every interface.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.valueChanged.connect(self._on_value)
        look.changed.connect(self.update)

    # What is shown --------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """The window."""
        return self._view

    def show_range(self, figure: Figure, view: View) -> None:
        """Show a figure's periods and the window over them, without announcing it."""
        self._figure, self._view = figure, view
        with QSignalBlocker(self):
            self.setRange(0, max(len(figure.periods) - view.shown, 0))
            self.setPageStep(max(view.shown, 1))
            self.setValue(view.first)
        said = words(figure, view)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            announce(self, said)
        self.update()

    def set_span(self, left: float, right: float) -> None:
        """Let the strip run from `left` to `right`, in pixels of the widget, as the plots do."""
        if (left, right) != self._span:
            self._span = (left, right)
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for two handles."""
        return QSize(80, HEIGHT)

    def window_span(self) -> tuple[float, float]:
        """Return where the window begins and ends, in pixels of the widget."""
        borders = self._borders()
        return borders[self._view.first], borders[self._view.last + 1]

    def _borders(self) -> list[float]:
        return edges(self._figure.periods, *self._span)

    def _look_at(self, view: View) -> None:
        if view != self._view:
            self.show_range(self._figure, view)
            self.looked.emit(view)

    def _on_value(self, first: int) -> None:
        """Follow a reader of the screen that sets the value."""
        self._look_at(View.of(self._view.count, first, first + self._view.shown - 1))

    # Mouse ----------------------------------------------------------------------------------

    def part_at(self, x: float) -> Part:
        """Return what a place means: a handle, the window, or the strip beside it."""
        start, end = self.window_span()
        near: list[tuple[float, Part]] = [(abs(x - start), "first"), (abs(x - end), "last")]
        distance, handle = min(near)
        if distance <= min(_REACH, max((end - start) / 3, HANDLE / 2)):
            return handle
        return "window" if start < x < end else "beside"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle or the window; beside it, bring the window there first."""
        if event.button() != Qt.MouseButton.LeftButton or not self._figure.periods:
            event.ignore()
            return
        x = event.position().x()
        self._held = self.part_at(x)
        if self._held == "beside":
            middle = self._period_at(x)
            self._look_at(self._view.settled().moved(middle - self._middle()).settled())
            self._held = "window"
        self._from, self._before = x, self._view.settled()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; show by the pointer's shape what could be."""
        x = event.position().x()
        if self._held is None:
            part = self.part_at(x)
            across = part in {"first", "last"}
            shape = Qt.CursorShape.SizeHorCursor if across else Qt.CursorShape.ArrowCursor
            if part == "window" and not self._view.whole:
                shape = Qt.CursorShape.OpenHandCursor
            self.setCursor(shape)
            return
        before = self._before
        by = self._period_at(x) - self._period_at(self._from)
        if self._held == "window":
            self._look_at(before.moved(by))
        elif self._held == "first":
            self._look_at(_resized(before, first=round(before.first + by)))
        else:
            self._look_at(_resized(before, last=round(before.last + by)))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole range."""
        self._look_at(View(self._view.count))
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, pan across, as over the chart."""
        left, right = self._span
        about = (self._period_at(event.position().x()) - self._view.first) / self._view.shown
        view = turned(self._view, event, min(max(about, 0.0), 1.0)) if right > left else None
        if view is None:
            event.ignore()
            return
        self._look_at(view)
        event.accept()

    def _period_at(self, x: float) -> float:
        """Return the place in periods; beside the strip it goes on at the same scale."""
        left, right = self._span
        return (x - left) / max(right - left, 1.0) * self._view.count

    def _middle(self) -> float:
        return self._view.first + self._view.shown / 2

    # Keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the window with the arrows; Shift moves its end, Ctrl its beginning."""
        view = self._keyed(event)
        if view is None:
            event.ignore()
            return
        self._look_at(view)
        event.accept()

    def _keyed(self, event: QKeyEvent) -> View | None:
        view, key, held = self._view.settled(), Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS:
            return self._stepped(view, _ARROWS[key], held)
        if held & Qt.KeyboardModifier.ControlModifier:
            return None
        moves = {
            Qt.Key.Key_Home: -view.count,
            Qt.Key.Key_End: view.count,
            Qt.Key.Key_PageUp: -view.shown,
            Qt.Key.Key_PageDown: view.shown,
        }
        if key in moves:
            return view.moved(moves[key])
        if event.text() in SIGNS:
            return view.stepped(SIGNS[event.text()])
        return View(view.count) if event.text() == "0" else None

    @staticmethod
    def _stepped(view: View, step: int, held: Qt.KeyboardModifier) -> View:
        if held & Qt.KeyboardModifier.ControlModifier:
            return _resized(view, first=view.first + step)
        if held & Qt.KeyboardModifier.ShiftModifier:
            return _resized(view, last=view.last + step)
        return view.moved(step)

    # Painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars for the reports of each period, the window and its handles."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._figure.periods and self._span[1] > self._span[0]:
            start, end = self.window_span()
            if not self._view.whole:
                self._paint_window(painter, start, end)
            self._paint_bars(painter)
            for x in (start, end):
                self._paint_handle(painter, x)
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look, 0)
        painter.end()

    def _paint_window(self, painter: QPainter, start: float, end: float) -> None:
        room = QRectF(start, 1.5, end - start, self.height() - 3)
        painter.setPen(QPen(self._look.colour("strong"), 1.0))
        if self._look.high_contrast:
            painter.drawRect(room)
            return
        painter.fillRect(room, self._look.colour("selsoft"))
        for x in (start, end):
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))

    def _paint_bars(self, painter: QPainter) -> None:
        colour, borders = self._look.colour, self._borders()
        floor = self.height() - _FOOT
        most = max(self._figure.numbers, default=0.0) or 1.0
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for index, number in enumerate(self._figure.numbers):
            left, right = borders[index], borders[index + 1]
            pad = min((right - left) * 0.12, 2.0)
            tall = max((floor - _TOP) * number / most, 1.0) if number > 0 else 0.0
            bar = QRectF(left + pad, floor - tall, right - left - 2 * pad, tall)
            seen = self._view.first <= index <= self._view.last
            if not seen and self._look.high_contrast and bar.width() > _HOLLOW:
                # Black on white has one tone only: what is not seen is an outline.
                painter.setPen(QPen(colour("line2"), 1.0))
                painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
                continue
            painter.fillRect(bar, colour("line2" if seen else "line"))
        painter.setPen(QPen(colour("strong"), 1.0))
        y = floor + 0.5
        painter.drawLine(QPointF(self._span[0], y), QPointF(self._span[1], y))

    def _paint_handle(self, painter: QPainter, x: float) -> None:
        painter.setPen(QPen(self._look.colour("tx2"), 1.0))
        painter.setBrush(self._look.colour("raised"))
        top = (self.height() - _GRIP) / 2
        painter.drawRoundedRect(
            QRectF(round(x - HANDLE / 2) + 0.5, top + 0.5, HANDLE, _GRIP - 1), 2, 2
        )


def _resized(view: View, first: int | None = None, last: int | None = None) -> View:
    """Return a view with another first or last period; it never turns over nor gets too short."""
    least = View(view.count, length=0).shown - 1
    start = view.first if first is None else min(max(first, 0), view.last - least)
    end = view.last if last is None else max(min(last, view.count - 1), view.first + least)
    return View.of(view.count, start, end)
