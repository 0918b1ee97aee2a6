# SPDX-License-Identifier: MIT
"""The overview ruler: all marks of a text at a glance, the part in view, and its scroll bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from standpoint.ui.compare.pane import TextPane

WIDTH = 26
LANE = 5.0
MARK = 3.0
_EDGE = 3.5


class OverviewRuler(QWidget):
    """Stands beside a pane; a click or a drag moves the text there."""

    def __init__(self, pane: TextPane, *, at_right: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self._at_right = at_right
        self._held: float | None = None
        self._marks: list[tuple[QRectF, QColor]] | None = None
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Overview of {}").format(pane.reading.report.title))
        pane.scrolled.connect(self.update)
        pane.laid_out.connect(self.forget)
        pane.look.changed.connect(self.forget)

    def forget(self) -> None:
        """Ask the pane anew where its marks lie."""
        self._marks = None
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its lanes."""
        return QSize(WIDTH, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part in view, then the marks over it."""
        del event
        look = self._pane.look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("win"))
        edge = 0 if self._at_right else self.width() - 1
        painter.fillRect(QRectF(edge, 0, 1, self.height()), look.colour("line"))
        self._paint_view(painter)
        if self._marks is None:
            self._marks = self._find_marks()
        for area, colour in self._marks:
            painter.fillRect(area, colour)
        painter.end()

    def _paint_view(self, painter: QPainter) -> None:
        look = self._pane.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("strong"), 1))
        painter.setBrush(look.colour("base" if look.high_contrast else "sel"))
        painter.drawRoundedRect(self.part_in_view().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def part_in_view(self) -> QRectF:
        """Return where the part in view lies on the ruler."""
        scale = self._scale()
        bar = self._pane.verticalScrollBar()
        top = bar.value() * scale
        height = max(self._pane.viewport().height() * scale, 18.0)
        top = min(top, max(self.height() - height, 0.0))
        return QRectF(1, top, WIDTH - 2, min(height, self.height()))

    def _scale(self) -> float:
        return self.height() / max(self._pane.text_height(), float(self._pane.viewport().height()))

    def _find_marks(self) -> list[tuple[QRectF, QColor]]:
        scale, look = self._scale(), self._pane.look
        found = []
        for mark in self._pane.coded:
            extent = self._pane.extent_in_text(mark.sentence)
            height = max((extent.bottom - extent.top) * scale - 1, 2.0)
            for theme in mark.themes:
                x, width = self._lane(self._pane.lane(theme)[0])
                colour = QColor(look.hue(self._pane.theme(theme)).base)
                found.append((QRectF(x, extent.top * scale, width, height), colour))
        return found

    def _lane(self, lane: int) -> tuple[float, float]:
        lanes = len(self._pane.lanes())
        step = min(LANE, (WIDTH - 2 * _EDGE) / max(lanes, 1))
        start = (WIDTH - step * max(lanes, 1)) / 2 + (step - MARK) / 2
        return start + lane * step, min(MARK, max(step - 1, 1.0))

    def resizeEvent(self, event: object) -> None:
        """Scale the marks to the new height."""
        del event
        self.forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the part in view, or bring it under the pointer first."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        part = self.part_in_view()
        y = event.position().y()
        self._held = y - part.top() if part.contains(event.position()) else part.height() / 2
        self._move(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the text follow the pointer."""
        if self._held is not None:
            self._move(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self._held = None

    def _move(self, y: float) -> None:
        self._pane.verticalScrollBar().setValue(round((y - (self._held or 0.0)) / self._scale()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        self._pane.wheelEvent(event)
