# SPDX-License-Identifier: MIT
"""Scrolling together: which linked passage leads, and how far the other text has to move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standpoint.ui.compare.ribbons import Extent

FOCUS = 0.4
"""The share of the height near which the leading passage is looked for."""
STAY = 48.0
"""A passage leads on until another lies nearer to the focus by so many pixels."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between the text that is scrolled and one that follows; `key` tells it again."""

    key: object
    led: Extent
    follows: Extent


def distance(extent: Extent, focus: float) -> float:
    """Return how far a passage lies from the focus, 0 where it covers it."""
    if extent.top <= focus <= extent.bottom:
        return 0.0
    return min(abs(extent.top - focus), abs(extent.bottom - focus))


def leader(ties: Sequence[Tie], before: object, height: float) -> Tie | None:
    """Return the link by which the texts are held level, None where none is in view.

    Args:
        ties: the links between both texts; of two on one passage the first counts.
        before: key of the link that led until now.
        height: of the panes.
    """
    focus = height * FOCUS
    seen = [tie for tie in ties if tie.led.visible(height)]
    if not seen:
        return None
    best = min(seen, key=lambda tie: distance(tie.led, focus))
    held = next((tie for tie in seen if tie.key == before), None)
    if held is not None and distance(held.led, focus) <= distance(best.led, focus) + STAY:
        return held
    return best


def shift(tie: Tie | None, moved: float) -> float:
    """Return by how much the following text scrolls: to level the link, else as the leader did."""
    return moved if tie is None else tie.follows.top - tie.led.top
