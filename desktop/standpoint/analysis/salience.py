# SPDX-License-Identifier: MIT
"""How often a theme appears over time, by a stated measure, with its interval."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from standpoint.analysis.intervals import garwood, pearson_phi, wilson
from standpoint.errors import RangeError
from standpoint.model.dates import ReportDate, parse, show
from standpoint.model.periods import Period, PeriodKind, period_of, periods, weights

Measure = Literal["share", "rate", "sentences", "count"]
DatePolicy = Literal["allocate", "certain"]

MOST_PERIODS = 6_000
"""Sixteen years by day; more could neither be drawn nor read."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What one report contributes. `hits` counts mentions and `coded` sentences, by series key.

    A series key is a theme id, `theme/facet`, or with a group `theme@group`; `group` is the one
    that the report belongs to, empty where reports are not split. A series that is missing from
    `searched` was not looked for in this report, so the report leaves that series' denominator.
    `words` and `sentences` are without furniture.
    """

    report: int
    date: ReportDate | None
    words: int
    sentences: int
    hits: Mapping[str, int]
    coded: Mapping[str, int]
    searched: frozenset[str]
    group: str = ""


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
    report_ids: tuple[int, ...] = ()
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


@dataclass(frozen=True, slots=True)
class _Share:
    """How much of a report falls into one period; `vague` if it is not certain to lie there."""

    of: Observation
    weight: float
    vague: bool


def measure(  # noqa: PLR0917
    observations: Sequence[Observation],
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
        observations: one for each report.
        series: the series keys, in the order wanted.
        measure: what is counted.
        kind: the length of a period.
        policy: "allocate" spreads a report over the periods of its possible days (weights sum to
            1); "certain" uses only reports that lie in one period and are neither approximate nor
            uncertain.
        start: the first day of the range, widened to its whole period; None for the first report's.
        end: the last day of the range, likewise.

    Returns:
        A point for every period of the range. Where no searched report falls, its value is None.

    Raises:
        RangeError: the range has more periods than a chart can hold.
    """
    dated = [o for o in observations if o.date is not None and o.date.datable]
    usable = dated if policy == "allocate" else [o for o in dated if _certain(o, kind)]
    found = _range(usable, kind, start, end)
    shares, inside, partly = _placed(usable, kind, found)
    notes = [
        ("reports with imprecise date", len(dated) - len(usable)),
        ("reports outside the range", len(usable) - len(inside)),
        ("reports partly outside the range", partly),
    ]
    notes += [(f"reports not searched for {key}", _missed(inside, key)) for key in series]
    groups = {period: _by_group(here) for period, here in shares.items()}
    return Salience(
        measure,
        kind,
        policy,
        found,
        tuple(
            Series(
                key,
                tuple(
                    _point(p, shares.get(p.key, ()), key, measure, groups.get(p.key, {}))
                    for p in found
                ),
            )
            for key in series
        ),
        len(inside),
        len(observations) - len(dated),
        tuple((note, number) for note, number in notes if number),
        tuple(sum(groups.get(p.key, {}).values()) for p in found),
    )


def _group(key: str) -> str | None:
    """Return the group of a series key, None where the series is of all reports."""
    _, at, group = key.partition("@")
    return group if at else None


def _missed(inside: Sequence[Observation], key: str) -> int:
    """Return how many reports of a series' group were not searched for it."""
    group = _group(key)
    return sum(key not in one.searched for one in inside if group is None or one.group == group)


def _by_group(shares: Sequence[_Share]) -> Mapping[str, float]:
    """Return the weighted number of reports of each group."""
    number: dict[str, float] = defaultdict(float)
    for share in shares:
        number[share.of.group] += share.weight
    return number


def _certain(observation: Observation, kind: PeriodKind) -> bool:
    when = observation.date
    if when is None or when.approximate or when.uncertain:
        return False
    return _one_period(when, kind)


def _one_period(when: ReportDate, kind: PeriodKind) -> bool:
    """Return whether all possible days of a date lie in one period."""
    if when.earliest is None or when.latest is None:
        return False
    return when.latest <= period_of(when.earliest, kind).end


def _range(
    usable: Sequence[Observation], kind: PeriodKind, start: date | None, end: date | None
) -> tuple[Period, ...]:
    first = start or min(
        (o.date.earliest for o in usable if o.date and o.date.earliest), default=end
    )
    last = end or max((o.date.latest for o in usable if o.date and o.date.latest), default=start)
    if not first or not last:
        return ()
    if _length(first, last, kind) > MOST_PERIODS:
        raise RangeError(_too_long(usable, kind, (first, last), (start, end)))
    return periods(first, last, kind)


def _length(first: date, last: date, kind: PeriodKind) -> int:
    """Return how many periods there are from one day to another, without making them."""
    days, months = (last - first).days, 12 * (last.year - first.year) + last.month - first.month
    whole = {"day": days, "week": days // 7, "month": months, "quarter": months // 3}
    return whole.get(kind, last.year - first.year) + 1


def _too_long(
    usable: Sequence[Observation],
    kind: PeriodKind,
    found: tuple[date, date],
    asked: tuple[date | None, date | None],
) -> str:
    """Return what is said of too long a range: which of its ends makes it so, and what to do."""
    dates = sorted((o.date for o in usable if o.date), key=lambda when: when.earliest or date.min)
    middle = (dates[len(dates) // 2].earliest if dates else None) or found[0]
    # A mistyped year lies far from all other dates.
    far = 0 if middle - found[0] > found[1] - middle else 1
    named, other = (show(parse(day.isoformat())) for day in (found[far], found[1 - far]))
    if asked[far] is None:
        named = next(show(when) for when in dates if found[far] in {when.earliest, when.latest})
        said = f"The {('earliest', 'latest')[far]} report is dated {named}"
        choose = "Correct that date, or choose a range"
    else:
        said = f"The range {('begins', 'ends')[far]} on {named}"
        choose = "Choose a shorter range"
    number = f"{_length(*found, kind):,} {kind}s {('up to', 'from')[far]} {other}"
    longer = "" if kind == "year" else " or a longer period"
    return f"{said}, and {number} are too many for a chart. {choose}{longer}."


def _placed(
    usable: Sequence[Observation], kind: PeriodKind, found: Sequence[Period]
) -> tuple[Mapping[str, Sequence[_Share]], Sequence[Observation], int]:
    """Return the shares by period key, the reports inside the range, and how many only in part."""
    shares: dict[str, list[_Share]] = defaultdict(list)
    spreads: dict[str, Mapping[str, float]] = {}
    inside: list[Observation] = []
    partly = 0
    for observation in usable:
        when = observation.date
        if when is None:
            continue
        if when.edtf not in spreads:
            spreads[when.edtf] = _spread(when, kind, found)
        spread = spreads[when.edtf]
        vague = when.approximate or when.uncertain or not _one_period(when, kind)
        for key, weight in spread.items():
            shares[key].append(_Share(observation, weight, vague))
        if spread:
            inside.append(observation)
            partly += not _within(when, found)
    return shares, inside, partly


def _within(when: ReportDate, found: Sequence[Period]) -> bool:
    """Return whether all possible days of a date lie in the range."""
    if when.earliest is None or when.latest is None:
        return False
    return found[0].start <= when.earliest and when.latest <= found[-1].end


def _spread(when: ReportDate, kind: PeriodKind, found: Sequence[Period]) -> Mapping[str, float]:
    """Return a report's weight in each period of the range; a span of centuries costs no more."""
    if not found or when.earliest is None or when.latest is None:
        return {}
    if _within(when, found):
        return weights(when, kind)
    first, last = max(when.earliest, found[0].start), min(when.latest, found[-1].end)
    if last < first:
        return {}
    part = ((last - first).days + 1) / ((when.latest - when.earliest).days + 1)
    inside = weights(replace(when, earliest=first, latest=last), kind)
    return {key: weight * part for key, weight in inside.items()}


def _point(
    period: Period,
    shares: Sequence[_Share],
    key: str,
    measure: Measure,
    groups: Mapping[str, float],
) -> Point:
    group = _group(key)
    searched = [share for share in shares if key in share.of.searched]
    top, bottom = 0.0, 0.0
    reports = sum(share.weight for share in searched)
    for share in searched:
        above, below = _contribution(share.of, key, measure)
        top += share.weight * above
        bottom += share.weight * below
    value, low, high = _value(searched, key, measure, top, bottom)
    return Point(
        period,
        value,
        low,
        high,
        top,
        bottom,
        reports,
        any(share.vague for share in searched),
        tuple(share.of.report for share in searched),
        sum(groups.values()) if group is None else groups.get(group, 0.0),
    )


def _contribution(observation: Observation, key: str, measure: Measure) -> tuple[float, float]:
    """Return what one whole report adds to the numerator and to the denominator."""
    hits, coded = observation.hits.get(key, 0), observation.coded.get(key, 0)
    match measure:
        case "share":
            return float(hits > 0 or coded > 0), 1.0
        case "rate":
            return hits, observation.words
        case "sentences":
            return coded, observation.sentences
        case "count":
            return hits, 1.0


def _value(
    searched: Sequence[_Share], key: str, measure: Measure, top: float, bottom: float
) -> tuple[float | None, float | None, float | None]:
    """Return value, low and high; all None where nothing was searched."""
    if bottom <= 0:
        return None, None, None
    if measure == "count":
        return top, None, None
    if measure == "rate":
        phi = pearson_phi(
            [share.of.hits.get(key, 0) for share in searched],
            [share.of.words for share in searched],
            [share.weight for share in searched],
        )
        low, high = garwood(top, phi)
        scale = 1000 / bottom
        return top * scale, low * scale, high * scale
    share = wilson(top, bottom)
    return (top / bottom, *share) if share else (None, None, None)
