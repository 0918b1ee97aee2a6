# SPDX-License-Identifier: MIT
"""Where ribbons run between two panes: extents of linked sentences in, ribbons and tabs out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

TAB = 16.0
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
    """The `index`th link with both ends in view; `label` is the height of its label's middle."""

    index: int
    left: Extent
    right: Extent
    label: float


@dataclass(frozen=True, slots=True)
class Tab:
    """The `index`th link with one end in view, on `side`; the other lies above (`up`) or below."""

    index: int
    side: Literal["left", "right"]
    y: float
    up: bool


def ribbons(ends: Sequence[tuple[Extent, Extent]], height: float) -> tuple[list[Ribbon], list[Tab]]:
    """Return what to draw between two panes of this height.

    A link of which nothing is in view is not drawn. Labels and tabs are moved apart.

    Args:
        ends: per link the extents of its sentences in the left and the right pane.
        height: of the panes.
    """
    found: list[Ribbon] = []
    tabs: list[Tab] = []
    for index, (left, right) in enumerate(ends):
        seen = left.visible(height), right.visible(height)
        if all(seen):
            label = (left.clipped(height).middle + right.clipped(height).middle) / 2
            found.append(Ribbon(index, left, right, label))
        elif any(seen):
            near, far = (left, right) if seen[0] else (right, left)
            y = min(max(near.top + FIRST_LINE, TAB / 2), height - TAB / 2)
            tabs.append(Tab(index, "left" if seen[0] else "right", y, far.bottom <= 0))
    return _labels_apart(found, height), _tabs_apart(tabs, height)


def _labels_apart(found: Sequence[Ribbon], height: float) -> list[Ribbon]:
    apart: list[Ribbon] = []
    least = 9.0
    for ribbon in sorted(found, key=lambda one: one.label):
        label = max(ribbon.label, least)
        apart.append(Ribbon(ribbon.index, ribbon.left, ribbon.right, min(label, height - 9)))
        least = label + 21
    return apart


def _tabs_apart(tabs: Sequence[Tab], height: float) -> list[Tab]:
    apart: list[Tab] = []
    least = {"left": TAB / 2, "right": TAB / 2}
    for tab in sorted(tabs, key=lambda one: one.y):
        y = max(tab.y, least[tab.side])
        if y > height - TAB / 2:
            continue  # no room: the overview ruler still has the mark
        apart.append(Tab(tab.index, tab.side, y, tab.up))
        least[tab.side] = y + TAB + 3
    return apart
