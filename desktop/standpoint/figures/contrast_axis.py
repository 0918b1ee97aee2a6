# SPDX-License-Identifier: MIT
"""The two value axes of a forest plot: percentage points about 0, ratios about 1."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from standpoint.analysis.contrast import Difference
from standpoint.figures.contrast_words import signed

_TOPS = (5, 10, 20, 50, 100)
_FACTORS: tuple[tuple[float, tuple[tuple[float, str], ...]], ...] = (
    (2.0, ((0.5, "½"), (1, "1"), (2, "2"))),
    (4.0, ((0.25, "¼"), (0.5, "½"), (1, "1"), (2, "2"), (4, "4"))),
    (10.0, ((0.1, "0.1"), (0.3, "0.3"), (1, "1"), (3, "3"), (10, "10"))),
    (100.0, ((0.01, "0.01"), (0.1, "0.1"), (1, "1"), (10, "10"), (100, "100"))),
    (1e4, ((1e-4, "0.0001"), (0.01, "0.01"), (1, "1"), (100, "100"), (1e4, "10,000"))),
)
_WIDEST = 100.0
"""Ends of intervals beyond this factor are cut; estimates never are."""


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from -1 (left) over 0 (no difference) to 1; ticks are (place, label)."""

    top: float
    ticks: tuple[tuple[float, str], ...]
    log: bool = False

    def place(self, value: float) -> float:
        """Return where a value stands, beyond -1 or 1 where it is off the axis."""
        if not self.log:
            return value / self.top
        if value <= 0:
            return -math.inf
        return math.inf if math.isinf(value) else math.log(value) / math.log(self.top)


def of_differences(rows: Sequence[Difference]) -> Axis:
    """Return the axis that holds every interval, in shares; its labels are percentage points."""
    ends = [abs(end) for row in rows if row.difference for end in row.difference.interval]
    most = 100 * max(ends, default=1.0)
    top = next((top for top in _TOPS if most <= top + 1e-9), _TOPS[-1]) / 100
    ticks = tuple((place, signed(100 * place * top)) for place in (-1.0, -0.5, 0.0, 0.5, 1.0))
    return Axis(top, ticks)


def of_ratios(rows: Sequence[Difference]) -> Axis:
    """Return the logarithmic axis that holds every finite ratio and all but wide intervals."""
    wanted = 1.0
    for row in rows:
        if row.ratio is None or row.ratio_interval is None:
            continue
        wanted = max(wanted, _factor(row.ratio.value, math.inf))
        for end in row.ratio_interval:
            wanted = max(wanted, _factor(end, _WIDEST))
    top, ticks = next(((t, ticks) for t, ticks in _FACTORS if wanted <= t), _FACTORS[-1])
    placed = tuple((math.log(value) / math.log(top), label) for value, label in ticks)
    return Axis(top, placed, log=True)


def _factor(value: float, most: float) -> float:
    """Return how far a value is from 1, as a factor; 1 for what has no place on the axis."""
    if value <= 0 or math.isinf(value):
        return 1.0
    return min(max(value, 1 / value), most)
