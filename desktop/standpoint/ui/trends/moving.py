# SPDX-License-Identifier: MIT
"""Moving about in the chart: what wheel, drag and keys do to the periods that are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from standpoint.ui.trends.view import View

if TYPE_CHECKING:
    from standpoint.ui.trends.chart import Chart

NOTCH = 120.0
"""What a wheel reports for one notch, in eighths of a degree."""
ZOOM = 1.25
"""How much shorter the view gets by one notch, or by a key."""
_BY_NOTCH = 1 / 6
"""The part of the view that one notch pans."""
_NEITHER = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
SIGNS = {"+": 1 / ZOOM, "=": 1 / ZOOM, "-": ZOOM, "−": ZOOM}
"""Keys that zoom; = is the + without Shift."""
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def turned(view: View, event: QWheelEvent, about: float) -> View | None:
    """Return where a turn of the wheel leads: Ctrl zooms, across or with Shift it pans.

    Args:
        view: what is seen.
        event: the turn.
        about: the place of the pointer in the view, from 0 to 1.

    Returns:
        The view, or None where the turn is not meant for it.
    """
    across, down = event.angleDelta().x(), event.angleDelta().y()
    modifiers = event.modifiers()
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return view.zoomed(ZOOM ** (-down / NOTCH), about)
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        across = across or down
    if view.whole or not across or (abs(down) > abs(across)):
        return None
    return view.moved(-across / NOTCH * max(view.shown * _BY_NOTCH, 1.0))


class Moving:
    """The mouse and the keyboard of one chart."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._pressed: QPoint | None = None
        self._grasped: View | None = None
        self._dragged = False

    # Mouse ----------------------------------------------------------------------------------

    @property
    def dragging(self) -> bool:
        """Return whether the plot is being dragged."""
        return self._dragged

    def turn(self, event: QWheelEvent) -> None:
        """Zoom or pan by the wheel; a plain turn is left to the pane that scrolls."""
        left, right = self._chart.plot_span
        about = (event.position().x() - left) / max(right - left, 1.0)
        view = turned(self._chart.view, event, min(max(about, 0.0), 1.0))
        if view is None or self._chart.figure.empty:
            event.ignore()
            return
        self._chart.show_view(view)
        event.accept()

    def press(self, event: QMouseEvent) -> None:
        """Take hold of the plot: a click or a drag begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._grasped = self._chart.view
            self._dragged = False

    def drag(self, event: QMouseEvent) -> bool:
        """Pan with the pointer; return whether it is a drag."""
        if self._pressed is None or self._grasped is None or self._grasped.whole:
            return False
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._pressed = None
            return False
        distance = event.position().x() - self._pressed.x()
        if abs(distance) >= QApplication.startDragDistance():
            self._dragged = True
        if self._dragged:
            left, right = self._chart.plot_span
            period = max((right - left) / self._grasped.shown, 0.5)
            self._chart.show_view(self._grasped.moved(-distance / period))
        return self._dragged

    def release(self, event: QMouseEvent) -> None:
        """End a drag; without one it was a click, on a point or on nothing."""
        pressed, dragged = self._pressed, self._dragged
        self._pressed, self._dragged = None, False
        if event.button() != Qt.MouseButton.LeftButton or pressed is None or dragged:
            return
        found = self._chart.point_at(pressed)
        if found is not None:
            self._chart.set_current(found)
            self._chart.asked.emit(*found)

    def click_twice(self, event: QMouseEvent) -> None:
        """Go back to all periods where nothing was meant; on a point a second click is one more."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._chart.point_at(event.position().toPoint()) is None:
            self._chart.show_whole()
        else:
            self.press(event)

    # Keys -----------------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; return whether it was one of the chart's."""
        chart = self._chart
        if event.matches(QKeySequence.StandardKey.Copy):
            chart.copy_asked.emit()
            return True
        if chart.figure.empty or event.modifiers() & ~_NEITHER:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._walk(*_STEPS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go_to(0 if key == Qt.Key.Key_Home else len(chart.figure.periods) - 1)
        elif event.text() in SIGNS:
            chart.show_view(chart.view.stepped(SIGNS[event.text()], self._middle()))
        elif event.text() == "0":
            chart.show_whole()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            return self._turn_page(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            return self._ask() if key != Qt.Key.Key_Escape else self._let_go()
        else:
            return False
        return True

    def _middle(self) -> float:
        """Return about where keys zoom, from 0 to 1: the current point, else the middle."""
        view, current = self._chart.view, self._chart.current
        if current is None or not view.first <= current[1] <= view.last:
            return 0.5
        return (current[1] - view.first + 0.5) / view.shown

    def _walk(self, down: int, along: int) -> None:
        chart = self._chart
        if chart.current is None:
            chart.set_current((0, chart.view.last))
            return
        series, index = chart.current[0] + down, chart.current[1] + along
        count, length = len(chart.figure.series), len(chart.figure.periods)
        chart.set_current((min(max(series, 0), count - 1), min(max(index, 0), length - 1)))

    def _go_to(self, index: int) -> None:
        series = 0 if self._chart.current is None else self._chart.current[0]
        self._chart.set_current((series, index))

    def _turn_page(self, pages: int) -> bool:
        """Go one screenful along; the current point goes with it. Nothing to turn: not ours."""
        chart, view, current = self._chart, self._chart.view, self._chart.current
        if view.whole and current is None:
            return False
        chart.show_view(view.settled().moved(pages * view.shown))
        if current is not None:
            last = len(chart.figure.periods) - 1
            self._go_to(min(max(current[1] + pages * view.shown, 0), last))
        return True

    def _ask(self) -> bool:
        if self._chart.current is None:
            return False
        self._chart.asked.emit(*self._chart.current)
        return True

    def _let_go(self) -> bool:
        """Release the current point, or where there is none go back to all periods."""
        if self._chart.current is not None:
            self._chart.set_current(None)
        elif not self._chart.view.whole:
            self._chart.show_whole()
        else:
            return False
        return True
