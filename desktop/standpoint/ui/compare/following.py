# SPDX-License-Identifier: MIT
"""Scrolling together: by which links one text follows another, and where it stands meanwhile.

All positions of a text are those of its scroll bar, in pixels. A passage leads when it reaches the
focus, which lies at 40 % of the height, and near the ends of a text where scrolling still reaches
every line. Of all links those are followed that give the smoothest way: the heaviest chain of
links in the order of the leading text, less what the other text has to travel for it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from standpoint.ui.compare.ribbons import Extent

FOCUS = 0.4
"""The share of the height at which linked passages come level."""
FASTEST = 6.0
"""So many times as far as the leading text the other one moves at most."""
TRAVEL = 0.25
"""What a detour of one height takes from the weight of a chain of links."""
TURN = 0.7
"""What it takes away when the other text has to turn: for one sentence alone it does not."""
REACH = 80
"""So many links back the next one of a chain is looked for."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between the text that is scrolled and one that follows, in pixels of both texts."""

    led: Extent
    follows: Extent
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Sight:
    """How high a text is seen, and how far its scroll bar reaches."""

    height: float
    most: float

    def at_focus(self, y: float) -> float:
        """Return where the bar stands when a height of the text lies at the focus.

        The focus goes down from the top while a text begins and to the bottom while it ends, so
        that every line comes to lie at it.
        """
        if self.most <= 0:
            return 0.0
        if self.most <= self.height:
            value = y * self.most / (self.most + self.height)
        elif y <= 2 * FOCUS * self.height:
            value = y / 2
        elif y <= self.most + (2 * FOCUS - 1) * self.height:
            value = y - FOCUS * self.height
        else:
            value = (y + self.most - self.height) / 2
        return self.held(value)

    def held(self, value: float) -> float:
        """Return the nearest value that the bar can take."""
        return min(max(value, 0.0), max(self.most, 0.0))


@dataclass(frozen=True, slots=True)
class Knot:
    """While the leading text stands at `at`, the other one stands at `to`."""

    at: float
    to: float


@dataclass(frozen=True, slots=True)
class _Step:
    enter: Knot
    leave: Knot
    weight: float


def path(ties: Sequence[Tie], led: Sight, follows: Sight) -> tuple[Knot, ...]:
    """Return the way on which one text follows another, in the order of the leading one.

    Both begin at their tops. A link that could only be followed by rushing there and back is left
    out; where several passages in a row answer elsewhere, the way leads there.

    Args:
        ties: the links between both texts; of those that exclude each other the heavier count.
        led: the text that is scrolled.
        follows: the text that follows.
    """
    steps = sorted((_step(tie, led, follows) for tie in ties), key=lambda s: s.enter.at)
    found = _heaviest(steps, led.height)
    way = [Knot(0.0, 0.0)]
    for place, step in enumerate(found):
        arrives_from_below = step.enter.to < way[-1].to
        leaves_upward = any(
            after.enter.to < step.leave.to for after in found[place + 1 : place + 2]
        )
        way.append(step.enter)
        # On its way up the other text would turn for the few lines that both go level.
        if not arrives_from_below and not leaves_upward:
            way.append(step.leave)
    return tuple(way)


def _heaviest(steps: Sequence[_Step], height: float) -> list[_Step]:
    """Return the chain of links that weighs most, less what following it costs.

    For each link two chains are kept that end with it: one that comes from above, one from below.
    """
    price = TRAVEL / max(height, 1.0)
    best: list[list[tuple[float, int, int]]] = []
    for place, step in enumerate(steps):
        at, to, weight = step.enter.at, step.enter.to, step.weight
        ends = [_NONE, _NONE]
        if abs(to) <= FASTEST * at:
            ends[0] = (weight - price * abs(to - at), -1, 0)
        for earlier in range(max(place - REACH, 0), place):
            leave = steps[earlier].leave
            led, other = at - leave.at, to - leave.to
            if led < 0 or abs(other) > FASTEST * led:
                continue
            gain = weight - price * abs(other - led)
            up = 1 if other < 0 else 0
            for before in (0, 1):
                score = best[earlier][before][0] + gain - (TURN if before != up else 0.0)
                if score > ends[up][0]:
                    ends[up] = (score, earlier, before)
        best.append(ends)
    tops = [(ends[up][0], place, up) for place, ends in enumerate(best) for up in (0, 1)]
    score, place, up = max(tops, default=(0.0, -1, 0))
    chain: list[_Step] = []
    while place >= 0 and score > _NONE[0]:
        chain.append(steps[place])
        _, place, up = best[place][up]
    return chain[::-1]


_NONE = (float("-inf"), -1, 0)


def _step(tie: Tie, led: Sight, follows: Sight) -> _Step:
    """Return where a link is entered, and left: until then both texts go level."""
    both = min(tie.led.bottom - tie.led.top, tie.follows.bottom - tie.follows.top) / 2
    at, end = led.at_focus(tie.led.top), led.at_focus(tie.led.top + both)
    to = tie.follows.top - (tie.led.top - at)
    leave = Knot(end, follows.held(to + end - at))
    return _Step(Knot(at, follows.held(to)), leave, tie.weight)


def follow(way: Sequence[Knot], before: float, after: float, other: float) -> float:
    """Return where the following text goes when the leading one went from `before` to `after`.

    From wherever it stands it goes straight to the next knot ahead that it can reach without
    rushing, so that it never jumps, and never turns between two knots. Beyond the last one it
    moves as the leading text does.
    """
    forward = after >= before
    if forward:
        ahead = list(way[bisect_right(way, before, key=_at) :])
    else:
        ahead = list(way[: bisect_left(way, before, key=_at)])[::-1]
    position, place = before, other
    for knot in ahead:
        gap = abs(knot.at - position)
        if abs(knot.to - place) > FASTEST * gap + 0.5:
            continue
        if abs(after - position) < gap:
            return place + (knot.to - place) * abs(after - position) / gap
        position, place = knot.at, knot.to
    return place + (after - position)


def _at(knot: Knot) -> float:
    return knot.at
