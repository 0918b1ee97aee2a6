# SPDX-License-Identifier: MIT
"""Where spans of a full text lie, in pixels below its start, kept until it is laid out anew."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from standpoint.ui.compare.ribbons import Extent
from standpoint.ui.compare.sentence import edge, runs

_STRONG_RIGHT = frozenset({"R", "AL", "AN"})
_NEAR = 8
"""So many positions before another are looked at: a letter with its signs has no more."""
_OTHER = {
    QTextLine.Edge.Leading: QTextLine.Edge.Trailing,
    QTextLine.Edge.Trailing: QTextLine.Edge.Leading,
}
_STRONG_LEFT = frozenset({"L", "EN"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line: as high as the whole line, with the place of its baseline."""

    area: QRectF
    baseline: float
    descent: float
    right_to_left: bool


class TextPlaces:
    """Answers for one document; positions are UTF-16 as Qt counts them."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._stretches: dict[tuple[int, int], list[Stretch]] = {}
        self._extents: dict[tuple[int, int], Extent] = {}
        self._mixed: dict[int, bool] = {}
        self._lines: dict[int, tuple[list[int], list[tuple[float, float]]]] = {}
        self._blocks: tuple[list[float], list[int]] | None = None

    def forget(self) -> None:
        """Measure anew: size, width or text changed."""
        self._stretches.clear()
        self._extents.clear()
        self._lines.clear()
        self._blocks = None

    def _lie(self) -> tuple[list[float], list[int]]:
        """Return the height at which each block begins, and its first position; then the ends."""
        if self._blocks is None:
            tops, firsts = [], []
            layout = self._document.documentLayout()
            block = self._document.begin()
            bottom = 0.0
            while block.isValid():
                box = layout.blockBoundingRect(block)
                tops.append(box.top())
                firsts.append(block.position())
                bottom = box.bottom()
                block = block.next()
            self._blocks = ([*tops, bottom], [*firsts, self._document.characterCount()])
        return self._blocks

    def between(self, top: float, bottom: float) -> tuple[int, int]:
        """Return the first and last position of the blocks that reach into a part of the text."""
        tops, firsts = self._lie()
        low = max(bisect_right(tops, top) - 1, 0)
        high = min(bisect_left(tops, bottom), len(firsts) - 1)
        return firsts[low], firsts[high]

    def about(self, position: int) -> float:
        """Return the height at which a position lies, as exactly as an overview needs it."""
        tops, firsts = self._lie()
        number = min(max(bisect_right(firsts, position) - 1, 0), len(firsts) - 2)
        length = max(firsts[number + 1] - firsts[number], 1)
        share = (position - firsts[number]) / length
        return tops[number] + share * (tops[number + 1] - tops[number])

    def extent(self, start: int, end: int) -> Extent:
        """Return from where to where a span reaches, in whole lines."""
        key = (start, end)
        if key not in self._extents:
            top, _ = self._line_box(start)
            _, bottom = self._line_box(max(end - 1, start))
            self._extents[key] = Extent(top, bottom)
        return self._extents[key]

    def _line_box(self, position: int) -> tuple[float, float]:
        _, firsts = self._lie()
        number = max(bisect_right(firsts, position, hi=len(firsts) - 1) - 1, 0)
        if number not in self._lines:
            block = self._document.findBlockByNumber(number)
            layout = block.layout()
            lines = [layout.lineAt(at) for at in range(layout.lineCount())]
            starts = [line.textStart() for line in lines]
            top, half = layout.position().y(), block.blockFormat().lineHeight() / 2
            middles = [top + line.y() + line.height() / 2 for line in lines]
            boxes = [(y - half, y + half) for y in middles] or [(top, top)]
            self._lines[number] = (starts, boxes)
        starts, boxes = self._lines[number]
        return boxes[max(bisect_right(starts, position - firsts[number]) - 1, 0)]

    def stretches(self, start: int, end: int) -> list[Stretch]:
        """Return the parts of lines that a span covers, from top to bottom."""
        key = (start, end)
        if key not in self._stretches:
            found = []
            block = self._document.findBlock(start)
            while block.isValid() and block.position() < end:
                self._document.documentLayout().blockBoundingRect(block)
                found += self._in_block(block, start - block.position(), end - block.position())
                block = block.next()
            self._stretches[key] = found
        return self._stretches[key]

    def edges(self, start: int, end: int) -> tuple[float, float]:
        """Return where a span begins and where it ends across, on its first and its last line."""
        return (
            self._edge(start, QTextLine.Edge.Leading),
            self._edge(max(end - 1, start), QTextLine.Edge.Trailing),
        )

    def nearest(self, position: int, x: float) -> int:
        """Return the place for a caret that lies nearest to `x`, of a position and those before.

        Only places on the position's own line are looked at, and none inside a letter with signs.
        """
        block = self._document.findBlock(position)
        layout, first = block.layout(), block.position()
        line = layout.lineForTextPosition(position - first)
        if not line.isValid():
            return position
        start = max(first + line.textStart(), position - _NEAR)
        places = [
            at for at in range(start, position + 1) if layout.isValidCursorPosition(at - first)
        ]
        across = {at: abs(self._edge(at, QTextLine.Edge.Leading) - x) for at in places}
        return min(places, key=lambda at: (across[at], -at), default=position)

    def _edge(self, position: int, side: QTextLine.Edge) -> float:
        block = self._document.findBlock(position)
        self._document.documentLayout().blockBoundingRect(block)
        inside = position - block.position()
        line = block.layout().lineForTextPosition(inside)
        x = block.layout().position().x()
        if not line.isValid():
            return float(x)
        found = edge(line, inside, side)
        if self._is_mixed(block) and found == edge(line, inside, _OTHER[side]):
            found = self._where_it_turns(block, line, inside, side, found)
        return float(x) + found

    def _where_it_turns(
        self, block: QTextBlock, line: QTextLine, inside: int, side: QTextLine.Edge, found: float
    ) -> float:
        """Return an edge of the first letter of a run against the direction of its block.

        Qt puts both its edges where the run before ends.
        """
        text = block.text()
        if inside >= len(text.encode("utf-16-le")) // 2 or unicodedata.combining(_at(text, inside)):
            return found
        box = next((run.boundingRect() for run in line.glyphRuns(inside, 1)), QRectF())
        if box.width() < 0.01:
            return found
        turned = block.textDirection() == Qt.LayoutDirection.RightToLeft
        return box.left() if turned == (side == QTextLine.Edge.Leading) else box.right()

    def _in_block(self, block: QTextBlock, start: int, end: int) -> list[Stretch]:
        layout = block.layout()
        at = layout.position()
        turned = block.textDirection() == Qt.LayoutDirection.RightToLeft
        found = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first >= last:
                continue
            top, bottom = _box(block, line)
            baseline = at.y() + line.y() + line.ascent()
            for left, right in self._across(block, line, first, last):
                area = QRectF(at.x() + left, top, right - left, bottom - top)
                found.append(Stretch(area, baseline, line.descent(), turned))
        return found

    def _across(
        self, block: QTextBlock, line: QTextLine, first: int, last: int
    ) -> list[tuple[float, float]]:
        """Return what a span covers of a line; letter by letter only where directions mix."""
        if self._is_mixed(block):
            return runs(line, (first, last))
        one = edge(line, first, QTextLine.Edge.Leading)
        other = edge(line, last - 1, QTextLine.Edge.Trailing)
        natural = line.naturalTextRect()
        left, right = max(min(one, other), natural.left()), min(max(one, other), natural.right())
        return [(left, right)] if right > left else []

    def _is_mixed(self, block: QTextBlock) -> bool:
        number = block.blockNumber()
        if number not in self._mixed:
            text = block.text()
            kinds = set() if text.isascii() else {unicodedata.bidirectional(c) for c in text}
            self._mixed[number] = bool(kinds & _STRONG_RIGHT) and (
                bool(kinds & _STRONG_LEFT) or "AN" in kinds
            )
        return self._mixed[number]


def _at(text: str, position: int) -> str:
    """Return the character at a UTF-16 position of a text."""
    units = text.encode("utf-16-le")[2 * position : 2 * position + 2]
    return units.decode("utf-16-le", errors="replace")


def _box(block: QTextBlock, line: QTextLine) -> tuple[float, float]:
    """Return top and bottom of a line of fixed height, around the middle of its letters."""
    middle = block.layout().position().y() + line.y() + line.height() / 2
    half = block.blockFormat().lineHeight() / 2
    return middle - half, middle + half
