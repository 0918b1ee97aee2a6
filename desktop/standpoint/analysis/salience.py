# SPDX-License-Identifier: MIT
"""How often a theme appears over time, by a stated measure, with its interval."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from standpoint.analysis.intervals import garwood, pearson_phi, wilson
from standpoint.model.dates import ReportDate
from standpoint.model.periods import Period, PeriodKind, periods, weights

Measure = Literal["share", "rate", "sentences", "count"]
DatePolicy = Literal["allocate", "certain"]


@dataclass(frozen=True, slots=True)
class Observation:
    """What one report contributes. `hits` counts mentions and `coded` sentences, by series key.

    A series key is a theme id, `theme/facet`, or with a group `theme@group`. A series that is
    missing from `searched` was not looked for in this report, so the report leaves that series'
    denominator. `words` and `sentences` are without furniture.
    """

    report: int
    date: ReportDate | None
    words: int
    sentences: int
    hits: Mapping[str, int]
    coded: Mapping[str, int]
    searched: frozenset[str]


@dataclass(frozen=True, slots=True)
class Point:
    """One period of one series.

    `value`, `low` and `high` are None where nothing was searched: a gap, never 0. Shares are
    fractions from 0 to 1, rates are per 1,000 words; a count has no interval. `reports` is the
    (weighted) number of reports in the denominator; `report_ids` are those that were searched and
    fall in the period, wholly or in part; `approximate` where at least one
    of them is dated only approximately or across periods.
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


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one theme, facet or group, one for each period of the range, in order."""

    key: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Salience:
    """Every series over the same periods, and what is not in them.

    `reports` counts those that fall into the periods, wholly or in part; `undated` those without
    usable date; `left_out` lists further (note, number of reports), none of them 0.
    """

    measure: Measure
    kind: PeriodKind
    policy: DatePolicy
    periods: tuple[Period, ...]
    series: tuple[Series, ...]
    reports: int
    undated: int
    left_out: tuple[tuple[str, int], ...] = field(default_factory=tuple)


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
    # A group's series ("theme@group") leaves out every other group's reports by design.
    notes += [
        (f"reports not searched for {key}", sum(key not in o.searched for o in inside))
        for key in series
        if "@" not in key
    ]
    return Salience(
        measure,
        kind,
        policy,
        found,
        tuple(
            Series(key, tuple(_point(p, shares.get(p.key, ()), key, measure) for p in found))
            for key in series
        ),
        len(inside),
        len(observations) - len(dated),
        tuple((note, number) for note, number in notes if number),
    )


def _certain(observation: Observation, kind: PeriodKind) -> bool:
    when = observation.date
    if when is None or when.approximate or when.uncertain:
        return False
    return len(weights(when, kind)) == 1


def _range(
    usable: Sequence[Observation], kind: PeriodKind, start: date | None, end: date | None
) -> tuple[Period, ...]:
    first = start or min(
        (o.date.earliest for o in usable if o.date and o.date.earliest), default=end
    )
    last = end or max((o.date.latest for o in usable if o.date and o.date.latest), default=start)
    return periods(first, last, kind) if first and last else ()


def _placed(
    usable: Sequence[Observation], kind: PeriodKind, found: Sequence[Period]
) -> tuple[Mapping[str, Sequence[_Share]], Sequence[Observation], int]:
    """Return the shares by period key, the reports inside the range, and how many only in part."""
    wanted = {period.key for period in found}
    shares: dict[str, list[_Share]] = defaultdict(list)
    spreads: dict[str, dict[str, float]] = {}
    inside: list[Observation] = []
    partly = 0
    for observation in usable:
        when = observation.date
        if when is None:
            continue
        if when.edtf not in spreads:
            spreads[when.edtf] = weights(when, kind)
        spread = spreads[when.edtf]
        here = [key for key in spread if key in wanted]
        vague = when.approximate or when.uncertain or len(spread) > 1
        for key in here:
            shares[key].append(_Share(observation, spread[key], vague))
        if here:
            inside.append(observation)
            partly += len(here) < len(spread)
    return shares, inside, partly


def _point(period: Period, shares: Sequence[_Share], key: str, measure: Measure) -> Point:
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
