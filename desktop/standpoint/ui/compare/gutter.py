# SPDX-License-Identifier: MIT
"""Beside a full text: paragraph numbers, and a stripe per theme along coded sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from standpoint.ui.compare.document import GUTTER, LINE, small_font

if TYPE_CHECKING:
    from standpoint.ui.compare.pane import TextPane

NUMBER_END = 25
LANES_START = 30.0
LANES_WIDTH = 22.0
LANE = 5.2
STRIPE = 3.0


def lane_x(lane: int, lanes: int) -> tuple[float, float]:
    """Return left edge and width of a theme's stripe; more than four lanes share the room."""
    step = min(LANE, LANES_WIDTH / max(lanes, 1))
    return LANES_START + lane * step, min(STRIPE, max(step - 1, 1.0))


class Gutter(QWidget):
    """Stands in the margin of a pane, at the side where its lines begin."""

    def __init__(self, pane: TextPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._value = 0
        # Filled by hand, so that what stays in view is moved instead of painted again.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def fit(self) -> None:
        """Stand beside the text again."""
        x, width = self._pane.text_place()
        left = x + width if self._pane.mirrored else x - GUTTER
        self.setGeometry(left, 0, GUTTER, self._pane.viewport().height())

    def scroll_to(self, value: int) -> None:
        """Move along with the text; it stands at another value of its scroll bar."""
        self.scroll(0, self._value - value)
        self._value = value

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers and stripes of the part that is new in view."""
        area = event.rect()
        painter = QPainter(self)
        painter.fillRect(area, self._pane.look.colour("base"))
        self._paint_numbers(painter, area.top(), area.bottom() + 1)
        value = self._pane.verticalScrollBar().value()
        for mark in self._pane.coded_in_view():
            extent = self._pane.extent_in_text(mark.sentence)
            if extent.bottom - value >= area.top() and extent.top - value <= area.bottom() + 1:
                for theme in mark.themes:
                    self._paint_stripe(painter, theme, extent.top - value, extent.bottom - value)
        painter.end()

    def _paint_stripe(self, painter: QPainter, theme: str, top: float, bottom: float) -> None:
        lane, lanes = self._pane.lane(theme)
        x, width = lane_x(lane, lanes)
        if self._pane.mirrored:
            x = GUTTER - x - width
        area = QRectF(x, top + 1, width, bottom - top - 2)
        painter.fillRect(area, QColor(self._pane.look.hue(self._pane.theme(theme)).base))

    def _paint_numbers(self, painter: QPainter, above: int, below: int) -> None:
        painter.setFont(small_font())
        painter.setPen(self._pane.look.colour("tx3"))
        value = self._pane.verticalScrollBar().value()
        for number, sentence in self._pane.paragraphs():
            top = self._pane.extent_in_text(sentence).top - value
            if top > below:
                break
            if top > above - 80:
                self._paint_number(painter, str(number), top)

    def _paint_number(self, painter: QPainter, number: str, top: float) -> None:
        step = self._pane.line_height(self._pane.mirrored)
        room = QRectF(0, top, NUMBER_END, step)
        side = Qt.AlignmentFlag.AlignRight
        if self._pane.mirrored:
            room = QRectF(GUTTER - NUMBER_END, top, NUMBER_END, step)
            side = Qt.AlignmentFlag.AlignLeft
        # Letters of a line of fixed height stand low in it; the number stands level with them.
        painter.drawText(
            room.translated(0, step / LINE), side | Qt.AlignmentFlag.AlignVCenter, number
        )
