# SPDX-License-Identifier: MIT
"""How often a theme appears over time, by a stated measure, with its interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from standpoint.model.dates import ReportDate
from standpoint.model.periods import Period, PeriodKind

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
    fractions from 0 to 1, rates are per 1,000 words. `reports` is the (weighted) number of reports
    in the denominator; `report_ids` are those that fall in the period, wholly or in part;
    `approximate` where at least one of them is dated only approximately or across periods.
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

    `undated` counts reports without usable date; `left_out` lists further (note, number).
    """

    measure: Measure
    kind: PeriodKind
    policy: DatePolicy
    periods: tuple[Period, ...]
    series: tuple[Series, ...]
    reports: int
    undated: int
    left_out: tuple[tuple[str, int], ...] = field(default_factory=tuple)
