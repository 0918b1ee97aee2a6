# SPDX-License-Identifier: MIT
"""A sentence set in lines by hand: one QTextLayout, its underlines and the rectangles of spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from standpoint.ui.compare import fonts
from standpoint.ui.compare.excerpt import Line
from standpoint.ui.look import faces

SIZE = 14.5
LINE = 21.0
SMALL = 11.0

Span = tuple[int, int]
"""Start and end in UTF-16 units of the line's text."""


class SetSentence:
    """A line of text broken to a width; it knows its height and where each span lies.

    Args:
        line: what to set.
        width: in pixels.
        language: of the sentence; it decides face and direction.
        zoom: 1 for 100 %.
    """

    def __init__(self, line: Line, width: float, language: str | None, zoom: float = 1.0) -> None:
        self.line = line
        self.right_to_left = faces.right_to_left(language)
        extra = faces.ARABIC_EXTRA_LINE if self.right_to_left else 0.0
        self.step = (LINE + extra) * zoom
        font, self._metrics = fonts.reading(SIZE * zoom, "ar" if self.right_to_left else None)
        self._layout = QTextLayout(line.text, font)
        self._layout.setCacheEnabled(True)
        self._small_print(zoom)
        self.width = max(float(width), 40.0)
        self._break(self.width)
        self._spans: dict[Span, list[QRectF]] = {}

    def _small_print(self, zoom: float) -> None:
        length = len(self.line.text.encode("utf-16-le")) // 2 - self.line.tail
        if length <= 0:
            return
        small = QTextCharFormat()
        small.setFont(fonts.small(max(SMALL, SMALL * zoom)))
        mark = QTextLayout.FormatRange()
        mark.start, mark.length, mark.format = self.line.tail, length, small
        self._layout.setFormats([mark])

    def _break(self, width: float) -> None:
        option = QTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if self.right_to_left else Qt.LayoutDirection.LeftToRight
        )
        option.setAlignment(
            Qt.AlignmentFlag.AlignRight if self.right_to_left else Qt.AlignmentFlag.AlignLeft
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        number = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self._baseline(number) - line.ascent()))
            number += 1
        self._layout.endLayout()
        self.height = number * self.step

    def _baseline(self, number: int) -> float:
        """Return where the text of a line stands, so that it is centred in the line's height."""
        metrics = self._metrics
        return number * self.step + (self.step + metrics.ascent() - metrics.descent()) / 2

    @property
    def first_middle(self) -> float:
        """The middle of the first line, where a sign or a link's line is drawn."""
        return self.step / 2

    def paint(self, painter: QPainter, at: QPointF, text: QColor, small: QColor) -> None:
        """Paint the words at `at`, small print in its own colour."""
        marks = list(self._layout.formats())
        for mark in marks:
            mark.format.setForeground(small)
        painter.setPen(text)
        self._layout.draw(painter, at, marks)

    def tint(self, painter: QPainter, at: QPointF, span: Span, colour: QColor) -> None:
        """Fill the ground behind a span."""
        for rect in self.rects(span):
            painter.fillRect(rect.translated(at), colour)

    def under(self, span: Span, thick: float = 2.0) -> list[QRectF]:
        """Return where the line under a span runs, one stretch or more for each line."""
        drop = self._metrics.descent() * (0.62 if self.right_to_left else 0.72)
        found = []
        for rect in self.rects(span):
            y = round(self._baseline(round(rect.top() / self.step)) + drop)
            found.append(QRectF(rect.left(), y, rect.width(), thick))
        return found

    def rects(self, span: Span) -> list[QRectF]:
        """Return the rectangles of a span, one or more for each line, as high as the letters."""
        if span not in self._spans:
            found = []
            for number in range(self._layout.lineCount()):
                line = self._layout.lineAt(number)
                top = self._baseline(number) - self._metrics.ascent()
                height = self._metrics.ascent() + self._metrics.descent()
                found += [
                    QRectF(left, max(top, number * self.step), right - left,
                           min(height, self.step))
                    for left, right in runs(line, span)
                ]  # fmt: skip
            self._spans[span] = found
        return self._spans[span]


def runs(line: QTextLine, span: Span) -> list[tuple[float, float]]:
    """Return the stretches (left, right) of a line that a span covers.

    In mixed directions a span can cover several; blanks hanging at the line's end are left out.
    """
    start = max(span[0], line.textStart())
    end = min(span[1], line.textStart() + line.textLength())
    if start >= end:
        return []
    natural = line.naturalTextRect()
    # Not from the edges of letters: where the direction turns, Qt puts them where a caret stands.
    boxes = [found.boundingRect() for found in line.glyphRuns(start, end - start)]
    cut = [(max(b.left(), natural.left()), min(b.right(), natural.right())) for b in boxes]
    return joined([part for part in cut if part[1] - part[0] > 0.01])


def joined(parts: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return stretches with those that touch made one, from left to right."""
    whole: list[tuple[float, float]] = []
    for left, right in sorted(parts):
        if whole and left <= whole[-1][1] + 0.75:
            whole[-1] = (whole[-1][0], max(right, whole[-1][1]))
        else:
            whole.append((left, right))
    return whole


def edge(line: QTextLine, position: int, side: QTextLine.Edge) -> float:
    """Return where the leading or trailing edge of a character lies in its line."""
    # PySide returns the position beside x, as the C++ call may move it.
    found: Any = line.cursorToX(position, side)
    return float(found[0] if isinstance(found, tuple) else found)
