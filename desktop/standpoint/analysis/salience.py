# SPDX-License-Identifier: MIT
"""How often a theme appears over time, by a stated measure, with its interval."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, overload

from standpoint.analysis.observations import Observation, Observations, columns
from standpoint.errors import RangeError
from standpoint.model.dates import ReportDate, parse, show
from standpoint.model.periods import Period, PeriodKind, periods, weights

if TYPE_CHECKING:
    from standpoint.analysis.sums import Mask, Placed, Real, Sums

__all__ = ["Observation", "Observations", "columns"]

Measure = Literal["share", "rate", "sentences", "count"]
DatePolicy = Literal["allocate", "widen", "certain"]
"""Spread imprecise dates over their days; approximate ones one unit wider; certain dates only."""

MOST_PERIODS = 6_000
"""Sixteen years by day; more could neither be drawn nor read."""


class Reports(Sequence[int]):
    """The ids of the reports of a period, looked up by its place when they are first asked for."""

    __slots__ = ("_ask", "_known", "_period")

    def __init__(self, ask: Callable[[int], Sequence[int]], period: int) -> None:
        self._ask, self._period = ask, period
        self._known: tuple[int, ...] | None = None

    def _ids(self) -> tuple[int, ...]:
        if self._known is None:
            self._known = tuple(map(int, self._ask(self._period)))
        return self._known

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        return self._ids()[index]

    def __len__(self) -> int:
        return len(self._ids())

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._ids() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._ids())

    def __repr__(self) -> str:
        return repr(self._ids())


@dataclass(frozen=True, slots=True)
class Point:
    """One period of one series.

    `value`, `low` and `high` are None where nothing was searched: a gap, never 0. Shares are
    fractions from 0 to 1, rates are per 1,000 words; a count has no interval. `reports` is the
    (weighted) number of reports in the denominator, `dated` that of all reports of the series'
    group in the period, searched or not; `report_ids` are those that were searched and fall in the
    period, wholly or in part; `approximate` where at least one of them is dated only approximately
    or across periods.
    """

    period: Period
    value: float | None
    low: float | None
    high: float | None
    numerator: float
    denominator: float
    reports: float
    approximate: bool = False
    report_ids: Sequence[int] = ()
    dated: float = 0.0


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one theme, facet or group, one for each period of the range, in order."""

    key: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Salience:
    """Every series over the same periods, and what is not in them.

    `reports` counts those that fall into the periods, wholly or in part; `undated` those without
    usable date; `left_out` lists further (note, number of reports), none of them 0. `numbers` holds
    for each period its (weighted) number of reports, of every group, searched or not.
    """

    measure: Measure
    kind: PeriodKind
    policy: DatePolicy
    periods: tuple[Period, ...]
    series: tuple[Series, ...]
    reports: int
    undated: int
    left_out: tuple[tuple[str, int], ...] = field(default_factory=tuple)
    numbers: tuple[float, ...] = ()


def measure(  # noqa: PLR0917
    observations: Observations | Sequence[Observation],
    series: Sequence[str],
    measure: Measure,
    kind: PeriodKind,
    policy: DatePolicy,
    start: date | None = None,
    end: date | None = None,
) -> Salience:
    """Measure each series in each period.

    - "share": reports that speak to the series, of all that were searched; Wilson interval.
    - "rate": mentions per 1,000 words, as a ratio of sums; Garwood interval, widened by the
      dispersion over reports.
    - "sentences": coded sentences of all sentences; Wilson interval, which ignores clustering.
    - "count": mentions; no interval.

    Args:
        observations: what every report contributes.
        series: the series keys, in the order wanted; `theme@group` is of a group's reports.
        measure: what is counted.
        kind: the length of a period.
        policy: "allocate" spreads a report over the periods of its possible days (weights sum to
            1); "widen" likewise, with approximate dates one unit wider on either side; "certain"
            uses only reports that lie in one period and are neither approximate nor uncertain.
        start: the first day of the range, widened to its whole period; None for the first report's.
        end: the last day of the range, likewise.

    Returns:
        A point for every period of the range. Where no searched report falls, its value is None.

    Raises:
        RangeError: the range has more periods than a chart can hold, or ends before it begins.
    """
    from standpoint.analysis import sums

    of = observations if isinstance(observations, Observations) else columns(observations)
    chosen = sums.usable(of, kind, policy)
    found = _range(of, chosen, kind, policy, start, end)
    entries = placed(of, kind, policy, found)
    dated = int((of.first > 0).sum())
    added = {key: sums.sums(of, entries, key) for key in series}
    everything = entries.total(1.0)
    groups = {
        group: entries.total(sums.in_group(of, group)[entries.row])
        for group in {_group(key) for key in series}
        if group is not None
    }
    notes = [
        ("reports with imprecise date", dated - int(chosen.sum())),
        ("reports outside the range", int(chosen.sum()) - len(entries.inside)),
        ("reports partly outside the range", entries.partly),
        *((f"reports not searched for {key}", missed(of, entries, key)) for key in series),
    ]
    return Salience(
        measure,
        kind,
        policy,
        found,
        tuple(
            Series(
                key,
                points(
                    found,
                    summed,
                    measure,
                    everything if _group(key) is None else groups[_group(key) or ""],
                    _reports_in(of, entries, mask),
                ),
            )
            for key, (summed, mask) in added.items()
        ),
        len(entries.inside),
        len(of) - dated,
        tuple((note, number) for note, number in notes if number),
        tuple(map(float, everything)),
    )


def _group(key: str) -> str | None:
    """Return the group of a series key, None where the series is of all reports."""
    _, at, group = key.partition("@")
    return group if at else None


def placed(
    of: Observations, kind: PeriodKind, policy: DatePolicy, found: Sequence[Period]
) -> Placed:
    """Return reports placed into periods of that kind, as the policy reads their dates."""
    from standpoint.analysis import sums

    chosen = sums.usable(of, kind, policy)
    return sums.place(of, chosen, policy, found, lambda a, b: _spread(a, b, kind, found))


def number_usable(of: Observations, kind: PeriodKind, policy: DatePolicy) -> int:
    """Return how many reports the policy lets into a chart of that kind of periods."""
    from standpoint.analysis import sums

    return int(sums.usable(of, kind, policy).sum())


def number_within(
    of: Observations,
    kind: PeriodKind,
    policy: DatePolicy,
    start: date | None = None,
    end: date | None = None,
) -> int:
    """Return how many reports the policy lets in that have a possible day from start to end."""
    from standpoint.analysis import sums

    kept = sums.usable(of, kind, policy)
    first, last = sums.spans(of, policy)
    if start is not None:
        kept = kept & (last >= start.toordinal())
    if end is not None:
        kept = kept & (first <= end.toordinal())
    return int(kept.sum())


def ends(of: Observations, kind: PeriodKind, policy: DatePolicy) -> tuple[date | None, date | None]:
    """Return the first and last possible day of all reports that the policy lets in, if any."""
    from standpoint.analysis import sums

    chosen = sums.usable(of, kind, policy)
    firsts, lasts = (bound[chosen] for bound in sums.spans(of, policy))
    if not len(firsts):
        return None, None
    return date.fromordinal(int(firsts.min())), date.fromordinal(int(lasts.max()))


def missed(of: Observations, placed: Placed, key: str) -> int:
    """Return how many of the placed reports of a series' group were not searched for it."""
    from standpoint.analysis.sums import in_group

    whole, group = key.partition("@")[0], _group(key)
    searched = of.searched.get(whole)
    inside = placed.inside
    without = inside >= 0 if searched is None else ~searched[inside]
    if group is not None:
        without &= in_group(of, group)[inside]
    return int(without.sum())


def _reports_in(of: Observations, placed: Placed, mask: Mask) -> Callable[[int], Sequence[int]]:
    """Return a function that gives the ids of the reports of a series in a period."""

    def ids(period: int) -> Sequence[int]:
        begin, end = placed.offsets[period : period + 2]
        found: Sequence[int] = of.reports[placed.row[begin:end][mask[begin:end]]].tolist()
        return found

    return ids


def _range(  # noqa: PLR0917
    of: Observations,
    chosen: Mask,
    kind: PeriodKind,
    policy: DatePolicy,
    start: date | None,
    end: date | None,
) -> tuple[Period, ...]:
    earliest, latest = ends(of, kind, policy)
    if start and end and end < start:
        asked = tuple(show(parse(day.isoformat())) for day in (start, end))
        raise RangeError(f"The range ends before it begins: {asked[0]} to {asked[1]}.")
    first, last = start or earliest or end, end or latest or start
    if not first or not last:
        return ()
    if length(first, last, kind) > MOST_PERIODS:
        dates = [parse(of.written[place]) for place in chosen.nonzero()[0].tolist()]
        raise RangeError(_too_long(dates, kind, (first, last), (start, end)))
    return periods(first, last, kind)


def length(first: date, last: date, kind: PeriodKind) -> int:
    """Return how many periods there are from one day to another, without making them."""
    days, months = (last - first).days, 12 * (last.year - first.year) + last.month - first.month
    whole = {"day": days, "week": days // 7, "month": months, "quarter": months // 3}
    return whole.get(kind, last.year - first.year) + 1


def _too_long(
    written: Sequence[ReportDate],
    kind: PeriodKind,
    found: tuple[date, date],
    asked: tuple[date | None, date | None],
) -> str:
    """Return what is said of too long a range: which of its ends makes it so, and what to do."""
    dates = sorted(written, key=lambda when: when.earliest or date.min)
    middle = (dates[len(dates) // 2].earliest if dates else None) or found[0]
    # A mistyped year lies far from all other dates.
    far = 0 if middle - found[0] > found[1] - middle else 1
    named, other = (show(parse(day.isoformat())) for day in (found[far], found[1 - far]))
    if asked[far] is None:
        ends = (when for when in dates if found[far] in {when.earliest, when.latest})
        named = next((show(when) for when in ends), named)
        said = f"The {('earliest', 'latest')[far]} report is dated {named}"
        choose = "Correct that date, or choose a range"
    else:
        said = f"The range {('begins', 'ends')[far]} on {named}"
        choose = "Choose a shorter range"
    number = f"{length(*found, kind):,} {kind}s {('up to', 'from')[far]} {other}"
    longer = "" if kind == "year" else " or a longer period"
    return f"{said}, and {number} are too many for a chart. {choose}{longer}."


def _spread(first: int, last: int, kind: PeriodKind, found: Sequence[Period]) -> dict[str, float]:
    """Return a report's weight in each period of the range; a span of centuries costs no more."""
    begins = max(date.fromordinal(first), found[0].start)
    ends = min(date.fromordinal(last), found[-1].end)
    if ends < begins:
        return {}
    part = ((ends - begins).days + 1) / (last - first + 1)
    inside = weights(ReportDate("", begins, ends), kind)
    return {key: weight * part for key, weight in inside.items()} if part < 1 else inside


def points(
    found: Sequence[Period],
    summed: Sums,
    measure: Measure,
    dated: Real,
    reports_in: Callable[[int], Sequence[int]],
) -> tuple[Point, ...]:
    """Return the points of a series from its sums.

    Args:
        found: the n periods.
        summed: the sums of the series in each of them.
        measure: what is counted.
        dated: how many reports of the series' group each period has, searched or not.
        reports_in: place of a period → ids of the reports searched in it, asked for when needed.
    """
    top, bottom = _fraction(summed, measure)
    rows = zip(
        found,
        _values(summed, measure, top, bottom),
        top.tolist(),
        bottom.tolist(),
        summed.reports.tolist(),
        (summed.vague > 0).tolist(),
        map(float, dated),
        strict=True,
    )
    return tuple(
        Point(
            period,
            value,
            low,
            high,
            above,
            below,
            reports,
            vague,
            Reports(reports_in, index),
            all_dated,
        )
        for index, (
            period,
            (value, low, high),
            above,
            below,
            reports,
            vague,
            all_dated,
        ) in enumerate(rows)
    )


def _fraction(summed: Sums, measure: Measure) -> tuple[Real, Real]:
    """Return numerator and denominator of a measure in each period."""
    match measure:
        case "share":
            return summed.speaking, summed.reports
        case "rate":
            return summed.hits, summed.words
        case "sentences":
            return summed.coded, summed.sentences
        case "count":
            return summed.hits, summed.reports


_Value = tuple[float | None, float | None, float | None]


def _values(summed: Sums, measure: Measure, top: Real, bottom: Real) -> list[_Value]:
    """Return value, low and high in each period; all None where nothing was searched."""
    import numpy as np

    from standpoint.analysis.intervals import garwoods, wilsons

    known = bottom > 0
    none: _Value = (None, None, None)
    if measure == "count":
        return [(float(x), None, None) if k else none for x, k in zip(top, known, strict=True)]
    scale = 1000.0 if measure == "rate" else 1.0
    by = np.divide(scale, bottom, out=np.zeros_like(bottom), where=known)
    low, high = wilsons(top, bottom)
    if measure == "rate":
        low, high = (end * by for end in garwoods(top, summed.phi()))
    rows = zip((top * by).tolist(), low.tolist(), high.tolist(), known.tolist(), strict=True)
    return [(value, least, most) if there else none for value, least, most, there in rows]
