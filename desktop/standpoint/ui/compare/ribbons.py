# SPDX-License-Identifier: MIT
"""Where ribbons run between two panes: extents of linked sentences in, ribbons and tabs out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

TAB = 16.0
LABEL = 20.0
STEP = 4.0
FIRST_LINE = 13.0
"""A tab points at the middle of its sentence's first line."""


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where a sentence reaches, in pixels below the panes' top."""

    top: float
    bottom: float

    def visible(self, height: float) -> bool:
        """Return whether some of it is in view."""
        return self.bottom > 0 and self.top < height

    def clipped(self, height: float) -> Extent:
        """Return the part in view."""
        return Extent(min(max(self.top, 0.0), height), min(max(self.bottom, 0.0), height))

    @property
    def middle(self) -> float:
        """The height halfway."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The `index`th link with both ends in view.

    `label` is the height of its label's middle, None where there is no room for one.
    """

    index: int
    left: Extent
    right: Extent
    label: float | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """The `index`th link with one end in view, on `side`; the other lies above (`up`) or below."""

    index: int
    side: Literal["left", "right"]
    y: float
    up: bool


def ribbons(
    ends: Sequence[tuple[Extent, Extent]], height: float, *, narrow: bool = False
) -> tuple[list[Ribbon], list[Tab]]:
    """Return what to draw between two panes of this height.

    A link of which nothing is in view is not drawn. Labels and tabs are moved apart.

    Args:
        ends: per link the extents of its sentences in the left and the right pane.
        height: of the panes.
        narrow: whether tabs of both sides have no room beside each other.
    """
    found: list[Ribbon] = []
    tabs: list[Tab] = []
    for index, (left, right) in enumerate(ends):
        seen = left.visible(height), right.visible(height)
        if all(seen):
            found.append(Ribbon(index, left, right))
        elif any(seen):
            near, far = (left, right) if seen[0] else (right, left)
            y = min(max(near.top + FIRST_LINE, TAB / 2), height - TAB / 2)
            tabs.append(Tab(index, "left" if seen[0] else "right", y, far.bottom <= 0))
    apart = _tabs_apart(tabs, height, narrow=narrow)
    return _labels_apart(found, apart, height), apart


def _labels_apart(found: Sequence[Ribbon], tabs: Sequence[Tab], height: float) -> list[Ribbon]:
    """Put labels at their ribbons' middles, or where no other label and no tab's words lie."""
    taken = [tab.y for tab in tabs]
    apart: list[Ribbon] = []
    for middle, ribbon in sorted(
        (((r.left.clipped(height).middle + r.right.clipped(height).middle) / 2, r) for r in found),
        key=lambda pair: pair[0],
    ):
        free = (y for y in _places(middle, height) if all(abs(y - t) >= LABEL for t in taken))
        label = next(free, None)
        taken += [] if label is None else [label]
        apart.append(replace(ribbon, label=label))
    return apart


def _places(wanted: float, height: float) -> Iterator[float]:
    """Yield heights inside the panes, the nearest to the one wanted first."""
    low, high = LABEL / 2, height - LABEL / 2
    start = min(max(wanted, low), high)
    yield start
    for step in range(1, int(height / STEP) + 1):
        for y in (start + step * STEP, start - step * STEP):
            if low <= y <= high:
                yield y


def _tabs_apart(tabs: Sequence[Tab], height: float, *, narrow: bool) -> list[Tab]:
    apart: list[Tab] = []
    least = {"left": TAB / 2, "right": TAB / 2}
    for tab in sorted(tabs, key=lambda one: one.y):
        y = max(tab.y, *least.values()) if narrow else max(tab.y, least[tab.side])
        if y > height - TAB / 2:
            continue  # no room: the overview ruler still has the mark
        apart.append(Tab(tab.index, tab.side, y, tab.up))
        least[tab.side] = y + TAB + 3
    return apart
