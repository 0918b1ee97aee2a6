# SPDX-License-Identifier: MIT
"""Which of the measured periods the chart shows: a value that zooms, moves and keeps its bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from standpoint.model.periods import Period

LEAST = 2
"""Periods that are always shown, if there are as many."""


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of `count` periods. Only whole periods are shown: `first` to `last`.

    `start` and `length` are in periods and keep their fractions, so that many small turns of a
    wheel add up. Every view lies inside the periods; `View(count)` shows all of them.
    """

    count: int
    start: float = 0.0
    length: float = float("inf")

    def __post_init__(self) -> None:
        length = min(max(self.length, float(min(LEAST, self.count))), float(self.count))
        object.__setattr__(self, "length", length)
        object.__setattr__(self, "start", min(max(self.start, 0.0), self.count - length))

    @classmethod
    def of(cls, count: int, first: int, last: int) -> View:
        """Return the view of the periods `first` to `last`, in either order."""
        first, last = sorted((first, last))
        return cls(count, float(first), float(last - first + 1))

    @property
    def shown(self) -> int:
        """Return how many periods are shown."""
        return max(_nearest(self.length), min(LEAST, self.count))

    @property
    def first(self) -> int:
        """Return the index of the first period that is shown."""
        return min(_nearest(self.start), self.count - self.shown)

    @property
    def last(self) -> int:
        """Return the index of the last period that is shown; -1 where there is none."""
        return self.first + self.shown - 1

    @property
    def whole(self) -> bool:
        """Return whether every period is shown."""
        return self.shown >= self.count

    def zoomed(self, factor: float, about: float = 0.5) -> View:
        """Return a view `factor` times as long; what stands at `about` (0 to 1) stays there."""
        length = min(max(self.length * factor, float(min(LEAST, self.count))), float(self.count))
        return View(self.count, self.start + (self.length - length) * about, length)

    def stepped(self, factor: float, about: float = 0.5) -> View:
        """Return a view that is at least one whole period longer or shorter, for a key."""
        found = self.settled().zoomed(factor, about).settled()
        if found.shown != self.shown:
            return found
        length = self.shown + (1 if factor > 1 else -1)
        return self.settled().zoomed(length / max(self.shown, 1), about).settled()

    def moved(self, periods: float) -> View:
        """Return the view so many periods later."""
        return replace(self, start=self.start + periods)

    def settled(self) -> View:
        """Return the view without fractions, as it is drawn."""
        return View(self.count, float(self.first), float(self.shown))

    def holding(self, index: int) -> View:
        """Return the nearest view of the same length that shows a period."""
        if self.first <= index <= self.last:
            return self
        first = index if index < self.first else index - self.shown + 1
        return View(self.count, float(first), float(self.shown))

    def on(self, before: Sequence[Period], after: Sequence[Period]) -> View:
        """Return the same stretch of time on the periods of another figure, as far as it has it."""
        if self.whole or not after:
            return View(len(after))
        return stretch(after, before[self.first].start, before[self.last].end)


def stretch(periods: Sequence[Period], start: date, end: date) -> View:
    """Return the view of the periods that share a day with `start` to `end`; none: all."""
    found = [i for i, one in enumerate(periods) if one.start <= end and one.end >= start]
    return View.of(len(periods), found[0], found[-1]) if found else View(len(periods))


def _nearest(number: float) -> int:
    # Halves always upward: round() would send every second one down, and a drag would stutter.
    return int(number + 0.5)
