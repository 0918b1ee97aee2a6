# SPDX-License-Identifier: MIT
"""A smooth line through reports by their dates: a moving window or a Gaussian kernel.

Both are ratios of sums: numerators and denominators of the reports around a day are added up,
weighted by their distance in days, and then divided, so that a long report weighs more than a short
one (Nadaraya 1964, Watson 1964). Days are counted, never rows: an empty stretch stays one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from standpoint.analysis.observations import Observations
    from standpoint.analysis.salience import DatePolicy, Measure
    from standpoint.analysis.sums import Mask, Real, Whole
    from standpoint.model.periods import Period, PeriodKind

Method = Literal["window", "kernel"]
Smooth = Literal["none", "window", "kernel"]

LEAST_REPORTS = 10
"""Dated reports of a series under which no line is drawn."""
MOST_DAYS = 9_999
_GRID = 200
_LEAST_IN_WINDOW = 0.5
"""Reports under which a window is empty: more likely than not, none of them lies in it."""
_REACH = 2
"""Bandwidths from the nearest report beyond which nothing is drawn."""
_BEYOND = 39
"""Bandwidths beyond which a Gaussian weight is 0 in floating point."""
_ROWS = 8_192
_NEVER = 1 << 40
_PERIOD_DAYS: dict[PeriodKind, int] = {
    "day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365,
}  # fmt: skip
_LEAST_USUAL: dict[Method, int] = {"window": 7, "kernel": 5}
_USUAL_PERIODS: dict[Method, float] = {"window": 1.5, "kernel": 1.0}


@dataclass(frozen=True, slots=True)
class SmoothPoint:
    """The line on one day, an ordinal. `value` is None where nothing is drawn: a gap, never 0.

    `effective` is how many reports stand behind it: for a window the number of reports in it, one
    of an imprecise date by the part of its days; for a kernel (ΣK)² / ΣK² (Kish 1965).
    """

    day: int
    value: float | None
    effective: float


@dataclass(frozen=True, slots=True)
class Smoothed:
    """The line of one series. `reports` are those it could stand on; under ten it has no points."""

    points: tuple[SmoothPoint, ...]
    reports: int


def usual_days(method: Method, kind: PeriodKind) -> int:
    """Return the half width or the bandwidth in days that suits a period."""
    days = round(_PERIOD_DAYS[kind] * _USUAL_PERIODS[method])
    return max(days, _LEAST_USUAL[method])


def smooth(  # noqa: PLR0917
    observations: Observations,
    series: Sequence[str],
    measure: Measure,
    kind: PeriodKind,
    policy: DatePolicy,
    periods: Sequence[Period],
    method: Method,
    days: int,
    grid: Sequence[int] | None = None,
) -> Mapping[str, Smoothed]:
    """Return a smooth line for each series, over the same reports as its points.

    A report of an imprecise date is spread evenly over its possible days, as it is spread over the
    periods; its weight on a day of the line is the mean of the weights of its days. Days outside
    the periods do not count. A line begins with the first possible day of its reports and ends with
    the last: it is not drawn on beyond them, nor where a window holds less than half a report.

    Args:
        observations: what every report contributes.
        series: series keys, as `salience.measure` takes them.
        measure: what is smoothed; a count has no denominator and cannot be.
        kind: the length of a period, by which the policy "certain" chooses.
        policy: how imprecise dates are read.
        periods: the periods of the range, in order.
        method: "window" (centred, `days` on either side) or "kernel" (Gaussian, bandwidth `days`).
        days: 1 at least.
        grid: the days of the line as ordinals; None for about 200 over the range.

    Raises:
        ValueError: the measure is a count.
    """
    import numpy as np

    from standpoint.analysis import sums

    if measure == "count":
        raise ValueError("A count has no denominator and cannot be smoothed as a ratio.")
    if not periods or not series:
        return {key: Smoothed((), 0) for key in series}
    begin, end = periods[0].start.toordinal(), periods[-1].end.toordinal()
    first, last = sums.spans(observations, policy)
    chosen = sums.usable(observations, kind, policy) & (first <= end) & (last >= begin)
    rows = chosen.nonzero()[0]
    columns = [_columns(observations, key, measure, rows) for key in series]
    numbers = [int((bottom > 0).sum()) for _, bottom in columns]
    if max(numbers) < LEAST_REPORTS:
        return {key: Smoothed((), number) for key, number in zip(series, numbers, strict=True)}
    spread = _Spread(first[rows], last[rows], begin, end)
    on = spread.grid() if grid is None else np.array(grid, np.int64)
    totals = spread.totals(columns, on, method, days)
    found = {}
    for key, number, (_, bottom), total in zip(series, numbers, columns, totals, strict=True):
        enough = number >= LEAST_REPORTS
        drawn = spread.near(bottom > 0, on, days * (1 if method == "window" else _REACH))
        if method == "window":
            drawn &= total[2] > _LEAST_IN_WINDOW - 1e-9
        line = _points(on, total, drawn, measure) if enough else ()
        found[key] = Smoothed(line, number)
    return found


def _columns(of: Observations, key: str, measure: Measure, rows: Whole) -> tuple[Whole, Whole]:
    """Return numerator and denominator of each report, both 0 where it was not searched."""
    import numpy as np

    from standpoint.analysis.sums import in_group

    whole, at, group = key.partition("@")
    nothing = np.zeros(len(of), np.int64)
    mask = of.searched.get(whole, nothing)[rows].astype(bool)
    if at:
        mask &= in_group(of, group)[rows]
    hits = of.hits.get(whole, nothing)[rows]
    coded = of.coded.get(whole, nothing)[rows]
    if measure == "share":
        return (((hits > 0) | (coded > 0)) & mask).astype(np.int64), mask.astype(np.int64)
    top, bottom = (hits, of.words[rows]) if measure == "rate" else (coded, of.sentences[rows])
    mask &= bottom > 0
    return top * mask, bottom * mask


class _Spread:
    """n reports spread over the days of a range: each day has a part of what a report adds.

    `first` and `last` are their possible days as ordinals, `begin` and `end` those of the range, in
    which every report has a day at least.
    """

    def __init__(self, first: Whole, last: Whole, begin: int, end: int) -> None:
        import numpy as np

        self._length = last - first + 1
        self._first, self._last = np.maximum(first, begin), np.minimum(last, end)
        self._begin = int(self._first.min())
        self._days = int(self._last.max()) - self._begin + 1
        self._long = (self._length > 1).nonzero()[0]

    def grid(self) -> Whole:
        """Return up to 200 days, evenly from the first possible one to the last."""
        import numpy as np

        wanted = min(_GRID, self._days)
        days = np.linspace(self._begin, self._begin + self._days - 1, wanted)
        return np.asarray(days.round().astype(np.int64))

    def totals(
        self, columns: Sequence[tuple[Whole, Whole]], grid: Whole, method: Method, days: int
    ) -> list[tuple[Real, Real, Real]]:
        """Return numerator, denominator and effective number of each pair, on the grid's days."""
        import numpy as np

        there = [bottom > 0 for _, bottom in columns]
        parts = [part for pair, n in zip(columns, there, strict=True) for part in (*pair, n)]
        by_day = np.stack([self._by_day(part) for part in parts], axis=1)
        if method == "window":
            summed = self._window(by_day, grid, days)
            return [(summed[:, i], summed[:, i + 1], summed[:, i + 2])
                    for i in range(0, len(parts), 3)]  # fmt: skip
        exact = np.stack([self._exact(n) for n in there], axis=1)
        summed, squares = self._kernel(by_day, exact, grid, days)
        squares += self._long_squares(there, grid, days)
        return [
            (summed[:, 3 * i], summed[:, 3 * i + 1], _kish(summed[:, 3 * i + 2], squares[:, i]))
            for i in range(len(columns))
        ]

    def _exact(self, values: Whole | Mask) -> Real:
        """Return the sum of values on each day, of reports whose day is known."""
        import numpy as np

        exact = values * (self._length == 1)
        return np.bincount(self._first - self._begin, exact, self._days).astype(np.float64)

    def _by_day(self, values: Whole | Mask) -> Real:
        """Return the sum of values on each day, each spread evenly over a report's days."""
        import numpy as np

        found = self._exact(values)
        if len(self._long):
            each = values[self._long] / self._length[self._long]
            steps = np.bincount(self._first[self._long] - self._begin, each, self._days + 1)
            steps -= np.bincount(self._last[self._long] - self._begin + 1, each, self._days + 1)
            found += np.maximum(np.cumsum(steps)[:-1], 0.0)
        return found

    def _window(self, by_day: Real, grid: Whole, days: int) -> Real:
        import numpy as np

        summed = np.concatenate([np.zeros((1, by_day.shape[1])), np.cumsum(by_day, axis=0)])
        day = grid - self._begin
        low, high = (np.clip(day + shift, 0, self._days) for shift in (-days, days + 1))
        return np.asarray(summed[high] - summed[low])

    def _kernel(self, by_day: Real, exact: Real, grid: Whole, days: int) -> tuple[Real, Real]:
        """Return ΣK·by_day and ΣK²·exact on the days of the grid."""
        import numpy as np

        summed = np.zeros((len(grid), by_day.shape[1]))
        squares = np.zeros((len(grid), exact.shape[1]))
        filled = np.flatnonzero(by_day.any(axis=1))
        for start in range(0, len(filled), _ROWS):
            some = filled[start : start + _ROWS]
            weights = (some - (grid[:, None] - self._begin)) / days
            weights *= weights
            weights *= -0.5
            np.exp(weights, out=weights)
            summed += weights @ by_day[some]
            weights *= weights
            squares += weights @ exact[some]
        return summed, squares

    def _long_squares(self, there: Sequence[Mask], grid: Whole, days: int) -> Real:
        """Return ΣK² over reports of several possible days, whose K is the mean over them."""
        import numpy as np

        squares = np.zeros((len(grid), len(there)))
        if not len(self._long):
            return squares
        columns = (self._first, self._last, self._length)
        rows = np.stack([column[self._long] for column in columns], axis=1)
        spans, of = np.unique(rows, axis=0, return_inverse=True)
        counted = np.stack([np.bincount(of, n[self._long], len(spans)) for n in there], axis=1)
        far = _BEYOND * days
        curve = np.exp(-0.5 * (np.arange(-far, far + 1) / days) ** 2)
        summed = np.concatenate([[0.0], np.cumsum(curve)])
        for start in range(0, len(spans), _ROWS):
            some = slice(start, start + _ROWS)
            first, last, length = spans[some].T
            low, high = (
                np.clip(edge - grid[:, None], 0, len(curve))
                for edge in (first + far, last + far + 1)
            )
            squares += ((summed[high] - summed[low]) / length) ** 2 @ counted[some]
        return squares

    def near(self, there: Mask, grid: Whole, reach: int) -> Mask:
        """Return on which days a report is not further than `reach`, and none lies beyond."""
        import numpy as np

        if not there.any():
            return np.zeros(len(grid), bool)
        firsts, lasts = np.sort(self._first[there]), np.sort(self._last[there])
        begun = np.searchsorted(firsts, grid, "right")
        ended = np.searchsorted(lasts, grid, "left")
        ahead = np.append(firsts, _NEVER)[begun] - grid
        behind = grid - np.insert(lasts, 0, -_NEVER)[ended]
        nearest = np.where(begun > ended, 0, np.minimum(ahead, behind))
        return np.asarray((grid >= firsts[0]) & (grid <= lasts[-1]) & (nearest <= reach))


def _kish(weight: Real, squares: Real) -> Real:
    """Return the effective number of reports: (ΣK)² / ΣK²."""
    import numpy as np

    return np.divide(weight**2, squares, out=np.zeros_like(weight), where=squares > 0)


def _points(
    grid: Whole, summed: tuple[Real, Real, Real], drawn: Mask, measure: Measure
) -> tuple[SmoothPoint, ...]:
    import numpy as np

    top, bottom, effective = summed
    shown = drawn & (bottom > 0)
    values = np.divide(top, bottom, out=np.zeros_like(top), where=shown)
    # Sums that are taken apart again can miss 0 and 1 by a rounding.
    values = np.maximum(values * 1000, 0.0) if measure == "rate" else np.clip(values, 0.0, 1.0)
    return tuple(
        SmoothPoint(day, value if one else None, number if one else 0.0)
        for day, value, number, one in zip(
            grid.tolist(), values.tolist(), effective.tolist(), shown.tolist(), strict=True
        )
    )
