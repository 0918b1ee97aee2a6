# SPDX-License-Identifier: MIT
"""The two scales of a chart: round values upward, and periods with names that fit."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from standpoint.figures.chart import Figure
from standpoint.figures.wording import ENGLISH, Months
from standpoint.model.periods import Period, PeriodKind

Width = Callable[[str], float]

_NOTHING = 1e-12
_MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Values:
    """The value axis from 0 to `top`, with its ticks and their labels (unit on the topmost)."""

    top: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A label under periods `first` to `last`, indices, inclusive."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Names:
    """The labels of a period axis: the periods themselves, and below them what holds them.

    `breaks` are the indices at which a new year (or, for days, month) begins.
    """

    fine: tuple[Name, ...]
    coarse: tuple[Name, ...]
    breaks: tuple[int, ...]


def values(figure: Figure, most: int) -> Values:
    """Return the value axis that all panels of a figure share.

    Args:
        figure: what is drawn; its highest value stays inside the axis, and the intervals of periods
            that are not thin up to three times their value. Others may be cut.
        most: how many ticks there is room for, at least two.
    """
    if figure.measure == "share":
        step = next((step for step in (0.25, 0.5, 1.0) if 1 / step + 1 <= most), 1.0)
        return _percent(1.0, step)
    top = _highest(figure)
    step = _step(top, max(most - 1, 1), whole=figure.measure == "count")
    top = step * max(1, math.ceil(top / step - 1e-9))
    if figure.measure == "sentences":
        return _percent(min(top, 1.0) if step <= 1 else 1.0, min(step, 1.0))
    ticks = [step * i for i in range(round(top / step) + 1)]
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return Values(top, tuple((tick, f"{tick:,.{decimals}f}") for tick in ticks))


def _percent(top: float, step: float) -> Values:
    shares = [step * i for i in range(round(top / step) + 1)]
    decimals = max(0, -math.floor(math.log10(step * 100) + 1e-9))
    labels = [f"{share * 100:.{decimals}f}" for share in shares]
    labels[0] = "0"
    labels[-1] += " %"
    return Values(shares[-1], tuple(zip(shares, labels, strict=True)))


def _highest(figure: Figure) -> float:
    if figure.stacked:
        return max((total(figure, i) for i in range(len(figure.periods))), default=0.0) or 1.0
    highest = 0.0
    for series in figure.series:
        for point in series.points:
            if point.value is None:
                continue
            highest = max(highest, point.value)
            if point.high is not None and not figure.is_thin(point) and figure.form != "heat":
                # A wide interval may be cut, but must not flatten everything else.
                highest = max(highest, min(point.high, 3 * point.value or point.high))
        for day in series.smooth:
            highest = max(highest, day.value or 0.0)
    return highest or 1.0


def total(figure: Figure, index: int) -> float:
    """Return the sum of all series in a period: where a stack of bars ends."""
    return sum(one.points[index].value or 0.0 for one in figure.series)


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a map's tints: up to which value each goes, with its label."""

    bounds: tuple[tuple[float, str], ...]

    @property
    def number(self) -> int:
        """Return how many steps there are, without that of 0."""
        return len(self.bounds)

    def of(self, value: float) -> int:
        """Return the step of a value, 0 for nothing."""
        if value <= _NOTHING:
            return 0
        found = (i for i, (end, _) in enumerate(self.bounds, 1) if value <= end * (1 + 1e-9))
        return next(found, self.number)


def steps(figure: Figure) -> Steps:
    """Return the steps that all rows of a map share, up to its highest value."""
    top = _highest(figure)
    if figure.measure in {"share", "sentences"}:
        step = _step(top, _MOST_STEPS, whole=False)
        found = _percent(min(step * math.ceil(top / step - 1e-9), 1.0), step)
    else:
        found = values(figure, _MOST_STEPS + 1)
    return Steps(found.ticks[1:])


def cut(figure: Figure, top: float, *, joined: bool = False) -> bool:
    """Return whether an interval runs beyond an axis that ends at `top`.

    `joined` asks only of periods that a line joins, for where no others have intervals.
    """
    if figure.stacked or figure.form == "heat":
        return False
    for series in figure.series:
        asked = range(len(series.points))
        chosen = [i for run in figure.runs(series) for i in run] if joined else asked
        highs = (series.points[i].high for i in chosen)
        if any(high is not None and high > top * (1 + 1e-9) for high in highs):
            return True
    return False


def _step(top: float, most: int, *, whole: bool) -> float:
    """Return the smallest step of 1, 2 or 5 times a power of ten that needs at most `most`."""
    power = 10.0 ** math.floor(math.log10(top / most))
    step = next(power * m for m in (1, 2, 5, 10) if math.ceil(top / (power * m) - 1e-9) <= most)
    return max(1.0, step) if whole else step


def names(
    periods: Sequence[Period], edges: Sequence[float], width: Width, months: Months = ENGLISH
) -> Names:
    """Return the labels of a period axis, thinned until none touches another.

    Args:
        periods: the bins, in order.
        edges: their borders on the axis, one more than there are bins.
        width: returns how wide a label runs, in the unit of `edges`.
        months: the names of months, in the language of the axis.
    """
    if not periods:
        return Names((), (), ())
    kind = periods[0].kind
    if kind == "year":
        return Names(_thinned_years(periods, edges, width), (), ())
    coarse_of = _month if kind == "day" else _year
    groups = _groups(periods, coarse_of)
    breaks = tuple(first for first, _ in groups)
    return Names(
        _fine(periods, edges, width, _fine_labels(kind, months)),
        _coarse(groups, periods, edges, width, _coarse_labels(kind, months)),
        breaks,
    )


def _year(period: Period) -> str:
    return period.key[:4]


def _month(period: Period) -> str:
    return period.key[:7]


def _groups(periods: Sequence[Period], of: Callable[[Period], str]) -> list[tuple[int, int]]:
    groups: list[tuple[int, int]] = []
    for index, period in enumerate(periods):
        if groups and of(periods[groups[-1][0]]) == of(period):
            groups[-1] = (groups[-1][0], index)
        else:
            groups.append((index, index))
    return groups


def _thinned_years(
    periods: Sequence[Period], edges: Sequence[float], width: Width
) -> tuple[Name, ...]:
    for step in (1, 2, 5, 10, 20, 50, 100):
        chosen = [i for i, p in enumerate(periods) if step == 1 or p.start.year % step == 0]
        found = tuple(Name(i, i, periods[i].key) for i in chosen)
        if fits(found, edges, width):
            return found
    return _ends(periods, edges, width)


def _ends(periods: Sequence[Period], edges: Sequence[float], width: Width) -> tuple[Name, ...]:
    first = (Name(0, 0, periods[0].key),)
    both = (*first, Name(len(periods) - 1, len(periods) - 1, periods[-1].key))
    return both if fits(both, edges, width) else first


def _fine(
    periods: Sequence[Period],
    edges: Sequence[float],
    width: Width,
    tries: Sequence[Callable[[Period], str]],
) -> tuple[Name, ...]:
    for label in tries:
        found = tuple(
            Name(i, i, text) for i, period in enumerate(periods) if (text := label(period))
        )
        if fits(found, edges, width):
            return found
    return ()


def _fine_labels(kind: PeriodKind, months: Months) -> list[Callable[[Period], str]]:
    """Return ways to name periods inside their year or month, the fullest first."""

    def month(step: int, words: tuple[str, ...]) -> Callable[[Period], str]:
        return lambda p: words[p.start.month - 1] if (p.start.month - 1) % step == 0 else ""

    def quarter(*digits: str) -> Callable[[Period], str]:
        return lambda p: p.key[-2:] if p.key[-1] in digits else ""

    def week(step: int) -> Callable[[Period], str]:
        return lambda p: p.key[-2:].lstrip("0") if (int(p.key[-2:]) - 1) % step == 0 else ""

    def day(*days: int) -> Callable[[Period], str]:
        return lambda p: str(p.start.day) if not days or p.start.day in days else ""

    if kind == "quarter":
        return [quarter(*"1234"), quarter(*"13")]
    if kind == "month":
        every = [month(1, months.short)]
        letters = [month(1, months.letters)] if months.letters else []
        return [*every, *letters, month(3, months.short), month(6, months.short)]
    if kind == "week":
        return [week(1), week(2), week(4), week(13)]
    return [day(), day(1, 5, 10, 15, 20, 25), day(1, 10, 20), day(1, 15)]


def _coarse(
    groups: list[tuple[int, int]],
    periods: Sequence[Period],
    edges: Sequence[float],
    width: Width,
    tries: Sequence[Callable[[Period], str]],
) -> tuple[Name, ...]:
    """Name years (for days: months), every one or every few, none touching another."""
    for label in tries:
        found = [Name(a, b, text) for a, b in groups if (text := label(periods[a]))]
        # A year that is cut off at an end gives way, so that the others keep their names.
        for trial in (found, found[1:], found[:-1], found[1:-1]):
            if trial and fits(trial, edges, width):
                return tuple(trial)
    only = Name(groups[0][0], groups[-1][1], _year(periods[0]))
    return (only,) if fits((only,), edges, width) else ()


def _coarse_labels(kind: PeriodKind, months: Months) -> list[Callable[[Period], str]]:
    """Return ways to name years, or for days months, the fullest first."""

    def year(step: int) -> Callable[[Period], str]:
        return lambda p: _year(p) if int(_year(p)) % step == 0 else ""

    def month(step: int, words: tuple[str, ...]) -> Callable[[Period], str]:
        return lambda p: (
            f"{words[p.start.month - 1]} {p.start.year}" if (p.start.month - 1) % step == 0 else ""
        )

    if kind == "day":
        return [month(1, months.whole), *(month(step, months.short) for step in (1, 3, 6, 12))]
    return [year(step) for step in (1, 2, 5, 10, 20, 50)]


def fits(found: Sequence[Name], edges: Sequence[float], width: Width) -> bool:
    """Return whether labels, each centred under its periods, leave room between one another."""
    if not found:
        return False
    left = edges[0] - 6
    for name in found:
        middle = (edges[name.first] + edges[name.last + 1]) / 2
        half = width(name.text) / 2
        if middle - half < left:
            return False
        left = middle + half + 3
    return left - 3 <= edges[-1] + 6
