# SPDX-License-Identifier: MIT
"""What is painted by hand around a full text: grounds, underlines, frames, "not counted"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from standpoint.model.codebook import Codebook, Theme
from standpoint.model.reports import Reading
from standpoint.ui.compare import strokes
from standpoint.ui.compare.document import small_font
from standpoint.ui.compare.marks import Coded, Underline
from standpoint.ui.compare.offsets import Offsets
from standpoint.ui.compare.text_places import Stretch, TextPlaces
from standpoint.ui.compare.tints import Tint
from standpoint.ui.look.look import Look

Touched = tuple[int, int]
"""The first and last UTF-16 position of what is painted anew."""


class _Line(NamedTuple):
    start: int
    end: int
    mark: Underline
    theme: Theme
    among_others: bool


class PanePainter:
    """Paints with the painter's origin at the start of the text."""

    def __init__(self, look: Look, reading: Reading, offsets: Offsets, places: TextPlaces) -> None:
        self._look = look
        self._reading = reading
        self._offsets = offsets
        self._places = places
        self._tints: list[tuple[int, int, QColor]] = []
        self._framed: list[tuple[int, int]] = []
        self._lines: list[_Line] = []
        self._hits: list[tuple[int, int]] = []
        self._hit: tuple[int, int] | None = None
        self._asides: list[int] = []
        self.set_reading(reading)

    def set_reading(self, reading: Reading) -> None:
        """Say "not counted" where that is now so."""
        self._reading = reading
        self._asides = [
            self._offsets.qt(sentence.end)
            for sentence in reading.sentences
            if sentence.furniture and self._ends_its_line(sentence.end)
        ]

    def set_tints(self, tints: Iterable[Tint]) -> None:
        """Paint these grounds and frames from now on."""
        self._tints, self._framed = [], []
        for tint in tints:
            span = self._offsets.span(tint.start, tint.end)
            if tint.ground:
                self._tints.append((*span, QColor(tint.ground)))
            if tint.framed:
                self._framed.append(span)

    def set_lines(
        self, lines: Iterable[Underline], codebook: Codebook, coded: Iterable[Coded]
    ) -> None:
        """Paint these underlines from now on; those in sentences of several themes dashed."""
        several = [(one.start, one.end) for one in coded if len(one.themes) > 1]
        self._lines = [
            _Line(
                *self._offsets.span(mark.start, mark.end),
                mark,
                codebook.theme(mark.theme),
                any(start < mark.end and mark.start < end for start, end in several),
            )
            for mark in lines
        ]

    def lines_at(self, position: int) -> list[Theme]:
        """Return the themes of the lines under a position of the stored text."""
        return [one.theme for one in self._lines if one.mark.start <= position < one.mark.end]

    def set_hits(self, hits: Iterable[tuple[int, int]], current: tuple[int, int] | None) -> None:
        """Frame these stretches, found words, from now on, and fill the current one."""
        self._hits = [self._offsets.span(*hit) for hit in hits]
        self._hit = self._offsets.span(*current) if current is not None else None

    def grounds(self, painter: QPainter, touched: Touched) -> None:
        """Fill tints in whole lines: Qt's own are as high as the letters and leave stripes."""
        for start, end, colour in self._tints:
            if end > touched[0] and start < touched[1]:
                for stretch in self._places.stretches(start, end):
                    painter.fillRect(stretch.area, colour)

    def found(self, painter: QPainter, touched: Touched) -> None:
        """Frame what was found and fill the current one: no theme has either sign."""
        painter.setPen(QPen(self._look.colour("tx2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        first = bisect_left(self._hits, (touched[0], 0))
        for span in self._hits[max(first - 1, 0) :]:
            if span[0] >= touched[1]:
                break
            for stretch in self._places.stretches(*span):
                box = _letters(stretch)
                if span == self._hit:
                    painter.fillRect(box, self._look.colour("ink"))
                else:
                    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def underlines(self, painter: QPainter, touched: Touched) -> None:
        """Draw the lines under what rules found and people marked."""
        thick = 3.0 if self._look.high_contrast else 2.0
        for start, end, mark, theme, among_others in self._lines:
            if end <= touched[0] or start >= touched[1]:
                continue
            drawn = []
            for stretch in self._places.stretches(start, end):
                drop = stretch.descent * (0.5 if stretch.right_to_left else 0.62)
                y = round(stretch.baseline + drop) + mark.level * (thick + 1)
                drawn.append(QRectF(stretch.area.left(), y, stretch.area.width(), thick))
                strokes.paint_underline(
                    painter, drawn[-1], theme, self._look, among_others=among_others
                )
            if mark.by_hand and drawn:
                self._paint_feet(painter, mark, drawn, theme)

    def _paint_feet(
        self, painter: QPainter, mark: Underline, drawn: list[QRectF], theme: Theme
    ) -> None:
        """Turn the line up where the words that a person marked begin and end."""
        edges = self._places.edges(*self._offsets.span(mark.start, mark.end))
        for there, x, area in zip(mark.ends, edges, (drawn[0], drawn[-1]), strict=True):
            if there:
                strokes.paint_foot(painter, x, area, QColor(self._look.hue(theme).ink))

    def frames(self, painter: QPainter) -> None:
        """Frame the ends of the selected links, where high contrast has no tints."""
        painter.setPen(self._look.colour("tx"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for span in self._framed:
            outline = QPainterPath()
            for stretch in self._places.stretches(*span):
                outline.addRect(stretch.area.adjusted(-2, -0.5, 2, 0.5))
            painter.drawPath(outline.simplified())

    def not_counted(self, painter: QPainter, words: str, room: float, touched: Touched) -> None:
        """Say behind each line of furniture that it is not counted, where there is room."""
        ends = [end for end in self._asides if touched[0] <= end <= touched[1]]
        if not ends:
            return
        painter.setFont(small_font())
        painter.setPen(self._look.colour("tx3"))
        width = painter.fontMetrics().horizontalAdvance(words) + 8
        for end in ends:
            for stretch in self._places.stretches(max(end - 1, 0), end)[-1:]:
                x = stretch.area.right() + 8
                if stretch.right_to_left:
                    x = stretch.area.left() - width
                if 0 <= x <= room - width + 8:
                    painter.drawText(QPointF(x, stretch.baseline), words)

    def _ends_its_line(self, end: int) -> bool:
        text = self._reading.text
        stop = text.find("\n", end)
        return not text[end : stop if stop >= 0 else len(text)].strip()


def _letters(stretch: Stretch) -> QRectF:
    """Return the part of a line that its letters take, a little clear of the lines beside it."""
    return stretch.area.adjusted(0, 2, 0, -2)
