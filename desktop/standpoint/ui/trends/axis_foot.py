# SPDX-License-Identifier: MIT
"""The names of the periods at the foot of a chart that is higher than its room and scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from standpoint.ui.look import Look
from standpoint.ui.trends.chart import Chart

_EMPTY = 2
"""Pixels below the names, in which nothing stands."""


class AxisFoot(QWidget):
    """Stands over the last rows that are seen, until the chart's own axis comes into view.

    It shows what the chart paints there, so that both can never differ.
    """

    def __init__(self, look: Look, chart: Chart, area: QScrollArea) -> None:
        super().__init__(area.viewport())
        self._look, self._chart, self._area = look, chart, area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        area.verticalScrollBar().valueChanged.connect(self.follow)
        area.verticalScrollBar().rangeChanged.connect(self.follow)
        chart.placed.connect(self.follow)
        chart.moved.connect(self.follow)
        look.changed.connect(self.update)
        area.viewport().installEventFilter(self)

    def follow(self) -> None:
        """Stand at the foot where the chart's own axis is not seen, and nowhere else."""
        axis = self._chart.axis_span
        room = self._area.viewport().rect()
        hidden = axis is not None and axis[1] - _EMPTY > room.height() + self._scrolled
        if axis is not None and hidden:
            height = axis[1] - axis[0] + 1
            self.setGeometry(0, room.height() - height, room.width(), height)
            self.raise_()
            self.update()
        self.setVisible(hidden)

    @property
    def _scrolled(self) -> int:
        return self._area.verticalScrollBar().value()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the room."""
        if event.type() == QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart's axis under a line."""
        del event
        axis = self._chart.axis_span
        if axis is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("base"))
        source = QRect(0, axis[0], self._chart.width(), axis[1] - axis[0])
        self._chart.render(painter, QRectF(source.translated(0, 1 - axis[0])), source)
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()
