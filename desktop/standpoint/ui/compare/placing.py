# SPDX-License-Identifier: MIT
"""Where the blocks of a comparison by theme lie: heights in, rectangles out. Nothing is painted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from standpoint.ui.compare.rows import (
    Band,
    Block,
    FacetLine,
    Fold,
    Item,
    Remark,
    Shown,
    Silent,
    Stop,
    ThemeHead,
)

GUTTER = 58
NARROWEST = 260
THEME_HEAD = 31
TALL_HEAD = 51
"""A header with a second line: what each column holds."""
FACET_LINE = 26
REMARK = 28
BELOW_THEME = 12
BETWEEN = 2
BELOW_BAND = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A report's column, in pixels of the page."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Box:
    """An item of a cell, or a block over all columns (`column` -1), and where it lies."""

    thing: Item | ThemeHead | FacetLine | Remark
    column: int
    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The first pixel below it."""
        return self.y + self.height

    def contains(self, x: float, y: float) -> bool:
        """Return whether a point of the page lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.bottom


@dataclass(slots=True)
class Page:
    """All boxes from top to bottom, and what finds them."""

    boxes: list[Box]
    bands: list[tuple[Band, float, float]]
    width: float
    height: float
    by_stop: dict[Stop, Box] = field(default_factory=dict)
    heads: list[Box] = field(default_factory=list)
    _bottoms: list[float] = field(default_factory=list)
    _order: list[Box] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.by_stop = {box.thing.stop: box for box in self.boxes if isinstance(box.thing, Shown)}
        self.heads = [box for box in self.boxes if isinstance(box.thing, ThemeHead)]
        self._order = sorted(self.boxes, key=lambda box: box.bottom)
        self._bottoms = [box.bottom for box in self._order]

    def between(self, top: float, bottom: float) -> list[Box]:
        """Return the boxes that touch this part of the page."""
        first = bisect_right(self._bottoms, top)
        return [box for box in self._order[first:] if box.y < bottom]

    def at(self, x: float, y: float) -> Box | None:
        """Return the box at a point of the page."""
        return next((box for box in self.between(y - 1, y + 1) if box.contains(x, y)), None)

    def stops(self, column: int) -> list[Box]:
        """Return what can be selected in a column from top to bottom."""
        kinds = (Shown, Fold, Silent)
        return [b for b in self.boxes if b.column == column and isinstance(b.thing, kinds)]

    def head_of(self, y: float) -> int | None:
        """Return the index of the theme header under which a place of the page stands."""
        found = [place for place, head in enumerate(self.heads) if head.y <= y]
        return found[-1] if found else None


def columns(count: int, width: float) -> tuple[Column, ...]:
    """Return the columns of so many reports in so many pixels; none is narrower than 260."""
    each = max((width - GUTTER * (count - 1)) / count, float(NARROWEST)) if count else width
    return tuple(Column(place * (each + GUTTER), each) for place in range(count))


def place(
    blocks: Sequence[Block],
    across: Sequence[Column],
    measure: Callable[[Item | Remark, float], float],
) -> Page:
    """Return the page of these blocks.

    Args:
        blocks: from top to bottom.
        across: the columns from left to right.
        measure: gives the height of an item or remark in a width.
    """
    width = across[-1].x + across[-1].width if across else 0.0
    boxes: list[Box] = []
    bands: list[tuple[Band, float, float]] = []
    y = 0.0
    above: Block | None = None
    for block in blocks:
        if isinstance(block, Band):
            bottom = _place_band(block, across, measure, y, boxes)
            bands.append((block, y, bottom))
            y = bottom + BELOW_BAND
            above = block
            continue
        if isinstance(block, ThemeHead):
            # Headers that follow one another share the rule between them.
            y += -1 if isinstance(above, ThemeHead) else BELOW_THEME if boxes else 0
            height = float(TALL_HEAD if block.told else THEME_HEAD)
        elif isinstance(block, FacetLine):
            height = float(FACET_LINE)
        else:
            height = measure(block, width)
        boxes.append(Box(block, -1, 0.0, y, width, height))
        y += height
        above = block
    return Page(boxes, bands, width, y + BELOW_THEME)


def _place_band(
    band: Band,
    across: Sequence[Column],
    measure: Callable[[Item | Remark, float], float],
    top: float,
    boxes: list[Box],
) -> float:
    bottom = top
    for number, (column, items) in enumerate(zip(across, band.columns, strict=True)):
        y = top
        for item in items:
            height = measure(item, column.width)
            boxes.append(Box(item, number, column.x, y, column.width, height))
            y += height + BETWEEN
        bottom = max(bottom, y - BETWEEN if items else y)
    return bottom
