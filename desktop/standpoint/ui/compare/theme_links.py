# SPDX-License-Identifier: MIT
"""The lines of links between neighbouring columns of the view by theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker

from standpoint.ui.compare import strokes, wording
from standpoint.ui.compare.comparison import Placed
from standpoint.ui.compare.placing import Box, Page
from standpoint.ui.compare.rows import Band, Shown
from standpoint.ui.compare.theme_layout import ABOVE_TEXT, ThemeLayout
from standpoint.ui.compare.theme_painting import Emphasis
from standpoint.ui.look.look import Look

_FIRST_LINE = 60.0
"""A link ends at the first lines of its sentences, at most so far below their upper edges."""
_LEVEL = 8.0
"""First lines that differ by less (Latin beside Arabic) are joined by a level line."""
_REACH = 9.0
"""A click so near a line (twice that, in pixels) takes it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A link as it was drawn, so that a click finds it."""

    placed: Placed
    label: QRectF
    path: QPainterPath

    @property
    def bounds(self) -> QRectF:
        """What both cover together."""
        return self.path.boundingRect().united(self.label).adjusted(-3, -3, 3, 3)


@dataclass(slots=True)
class Lines:
    """The links of a band: those that were in view are `drawn`, others wait with their extent.

    Between hundreds of reports a band has hundreds of links, of which few are in view.
    """

    waiting: list[tuple[float, float, Placed, Box, Box]]
    drawn: list[Drawn] = field(default_factory=list)


def link_at(drawn: Iterable[Drawn], at: QPointF) -> Placed | None:
    """Return the link whose label or line lies at a point of the page."""
    stroker = QPainterPathStroker()
    stroker.setWidth(_REACH)
    near = [found for found in drawn if found.bounds.contains(at)]
    for found in reversed(near):
        if found.label.contains(at) or stroker.createStroke(found.path).contains(at):
            return found.placed
    return None


class LinkPainter:
    """Draws links once for a page, when they come into view, and paints them as often as asked.

    Args:
        look: gives the colours.
        layout: knows where a sentence's first line stands.
    """

    def __init__(self, look: Look, layout: ThemeLayout) -> None:
        self._look = look
        self._layout = layout

    def lines(self, page: Page, band: Band) -> Lines:
        """Return a band's links between neighbouring columns, none of them drawn."""
        waiting = []
        for link in band.links:
            placed = Placed(band.theme, band.facet, link)
            found = [page.by_stop.get(placed.stop(key)) for key in (link.a, link.b)]
            boxes = sorted((box for box in found if box is not None), key=lambda box: box.column)
            if len(boxes) == 2 and boxes[1].column - boxes[0].column == 1:
                one, other = boxes
                top, bottom = min(one.y, other.y), max(one.y, other.y) + _FIRST_LINE
                waiting.append((top, bottom, placed, one, other))
        return Lines(waiting)

    def draw(
        self, lines: Lines, standing: Emphasis, seen: tuple[float, float] | None = None
    ) -> list[Drawn]:
        """Return a band's lines and labels, selected ones last; with `seen` what is in view."""
        top, bottom = seen or (-inf, inf)
        come = [one for one in lines.waiting if one[0] < bottom and one[1] > top]
        if come:
            lines.waiting = [one for one in lines.waiting if one[0] >= bottom or one[1] <= top]
            drawn = [self._line_of(placed, one, other, standing)
                     for _, _, placed, one, other in come]  # fmt: skip
            self._spread(drawn, [found.label for found in lines.drawn])
            lines.drawn += drawn
            lines.drawn.sort(key=lambda found: found.placed in standing.links)
        return lines.drawn

    def _line_of(self, placed: Placed, one: Box, other: Box, standing: Emphasis) -> Drawn:
        """Return where a link's line and label lie."""
        start = QPointF(one.x + one.width + 1, self._first_middle(one))
        end = QPointF(other.x - 1, self._first_middle(other))
        if abs(start.y() - end.y()) < _LEVEL:
            middle = (start.y() + end.y()) / 2
            start.setY(middle)
            end.setY(middle)
        path = strokes.link_path(start, end)
        label = wording.link_label(placed.link)
        bold = self._is_strong(placed, standing)
        return Drawn(placed, strokes.label_rect(path, label, bold=bold), path)

    def paint(
        self,
        painter: QPainter,
        drawn: Sequence[Drawn],
        standing: Emphasis,
        seen: tuple[float, float],
    ) -> None:
        """Paint links between neighbouring columns, labels last.

        Links that lie wholly above or below what is `seen` (top, bottom) are left out.
        """
        touched = [found for found in drawn
                   if found.bounds.top() < seen[1] and found.bounds.bottom() > seen[0]]  # fmt: skip
        for found in touched:
            self._paint_line(painter, found, standing)
        for found in touched:
            label = wording.link_label(found.placed.link)
            if label:
                strong = self._is_strong(found.placed, standing)
                strokes.paint_label(painter, found.label, label, self._look, bold=strong)

    def _is_strong(self, placed: Placed, standing: Emphasis) -> bool:
        return placed in standing.links or placed.link.origin == "human"

    def _paint_line(self, painter: QPainter, drawn: Drawn, standing: Emphasis) -> None:
        human = drawn.placed.link.origin == "human"
        strong = self._is_strong(drawn.placed, standing)
        colour = self._look.colour("tx" if strong else "strong")
        thick = 2.0 if human else 1.6 if strong else 1.1
        strokes.paint_link(painter, drawn.path, colour, thick)

    def _first_middle(self, box: Box) -> float:
        if isinstance(box.thing, Shown):
            sentence = self._layout.sentence(box.thing, box.width)
            return box.y + ABOVE_TEXT + sentence.first_middle
        return box.y + box.height / 2

    def _spread(self, drawn: list[Drawn], taken: list[QRectF]) -> None:
        """Move labels along their lines until none covers another, or one that is `taken`."""
        for found in drawn:
            for share in (0.5, 0.38, 0.62, 0.28, 0.72):
                found.label.moveCenter(found.path.pointAtPercent(share))
                if not any(found.label.intersects(other) for other in taken):
                    break
            taken.append(found.label)
