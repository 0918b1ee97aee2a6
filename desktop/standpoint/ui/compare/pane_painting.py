# SPDX-License-Identifier: MIT
"""What is painted by hand around a full text: grounds, underlines, frames, "not counted"."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from standpoint.model.codebook import Codebook
from standpoint.model.reports import Reading
from standpoint.ui.compare import strokes
from standpoint.ui.compare.document import small_font
from standpoint.ui.compare.marks import Underline
from standpoint.ui.compare.offsets import Offsets
from standpoint.ui.compare.text_places import TextPlaces
from standpoint.ui.compare.tints import Tint
from standpoint.ui.look.look import Look

Touched = tuple[int, int]
"""The first and last UTF-16 position of what is painted anew."""


class PanePainter:
    """Paints with the painter's origin at the start of the text."""

    def __init__(self, look: Look, reading: Reading, offsets: Offsets, places: TextPlaces) -> None:
        self._look = look
        self._reading = reading
        self._offsets = offsets
        self._places = places

    def grounds(self, painter: QPainter, tints: Iterable[Tint], touched: Touched) -> None:
        """Fill tints in whole lines: Qt's own are as high as the letters and leave stripes."""
        for tint in tints:
            span = self._offsets.span(tint.start, tint.end)
            if tint.ground and span[1] > touched[0] and span[0] < touched[1]:
                for stretch in self._places.stretches(*span):
                    painter.fillRect(stretch.area, QColor(tint.ground))

    def underlines(
        self, painter: QPainter, lines: Iterable[Underline], codebook: Codebook, touched: Touched
    ) -> None:
        """Draw the lines under what rules found; those under what people marked are turned up."""
        thick = 3.0 if self._look.high_contrast else 2.0
        for mark in lines:
            span = self._offsets.span(mark.start, mark.end)
            if span[1] <= touched[0] or span[0] >= touched[1]:
                continue
            theme = codebook.theme(mark.theme)
            drawn = []
            for stretch in self._places.stretches(*span):
                drop = stretch.descent * (0.5 if stretch.right_to_left else 0.62)
                y = round(stretch.baseline + drop) + mark.level * (thick + 1)
                drawn.append(QRectF(stretch.area.left(), y, stretch.area.width(), thick))
                strokes.paint_underline(painter, drawn[-1], theme, self._look)
            if mark.by_hand and drawn:
                edges = self._places.edges(*span)
                for ends, x, area in zip(mark.ends, edges, (drawn[0], drawn[-1]), strict=True):
                    if ends:
                        strokes.paint_foot(painter, x, area, theme, self._look)

    def frames(self, painter: QPainter, tints: Iterable[Tint]) -> None:
        """Frame the ends of the selected links, where high contrast has no tints."""
        painter.setPen(self._look.colour("tx"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for tint in tints:
            if tint.framed:
                outline = QPainterPath()
                for stretch in self._places.stretches(*self._offsets.span(tint.start, tint.end)):
                    outline.addRect(stretch.area.adjusted(-2, -0.5, 2, 0.5))
                painter.drawPath(outline.simplified())

    def not_counted(self, painter: QPainter, words: str, room: float, touched: Touched) -> None:
        """Say behind each line of furniture that it is not counted, where there is room."""
        painter.setFont(small_font())
        painter.setPen(self._look.colour("tx3"))
        width = painter.fontMetrics().horizontalAdvance(words) + 8
        for sentence in self._reading.sentences:
            if not sentence.furniture or not self._ends_its_line(sentence.end):
                continue
            last = self._offsets.qt(sentence.end)
            if not touched[0] <= last <= touched[1]:
                continue
            for stretch in self._places.stretches(max(last - 1, 0), last)[-1:]:
                x = stretch.area.right() + 8
                if stretch.right_to_left:
                    x = stretch.area.left() - width
                if 0 <= x <= room - width + 8:
                    painter.drawText(QPointF(x, stretch.baseline), words)

    def _ends_its_line(self, end: int) -> bool:
        text = self._reading.text
        stop = text.find("\n", end)
        return not text[end : stop if stop >= 0 else len(text)].strip()
