# SPDX-License-Identifier: MIT
"""Reports gathered by actor and period: actors stand side by side, not single reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from standpoint.analysis.aligned import Column
from standpoint.errors import DateError
from standpoint.model.edtf import ReportDate, parse
from standpoint.model.reports import Report

NOT_STATED = "Actor not stated"
"""What a column of reports is called that name no actor."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which reports are gathered: those of each of some actors, in a period if one is given.

    Args:
        actors: from left to right; None gathers the reports that name no actor.
        since: EDTF of the first day, month or year of the period, empty for no beginning.
        until: EDTF of the last one, empty for no end.
        undated: whether reports without a usable date come along.
    """

    actors: tuple[str | None, ...]
    since: str = ""
    until: str = ""
    undated: bool = True

    @property
    def first(self) -> date | None:
        """Return the first day of the period, None where it has no beginning."""
        return _dated(self.since).earliest

    @property
    def last(self) -> date | None:
        """Return the last day of the period, None where it has no end."""
        return _dated(self.until).latest


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a grouping found: a column per actor that has a report, and what was left out.

    `missing` are the actors without a report in the period, `undated` the reports of these actors
    that were left out because they have no usable date.
    """

    columns: tuple[Column, ...]
    missing: tuple[str | None, ...] = ()
    undated: int = 0

    @property
    def reports(self) -> int:
        """Return how many reports were gathered."""
        return sum(len(column.reports) for column in self.columns)


def gather(grouping: Grouping, reports: Iterable[Report]) -> Gathered:
    """Return the reports of a grouping as columns, each by date, the undated last.

    A report whose date is a month, a year or a span is in the period when some day of it is.
    """
    wanted = dict.fromkeys(grouping.actors)
    by_actor: dict[str | None, list[tuple[ReportDate, Report]]] = {one: [] for one in wanted}
    first, last = grouping.first or date.min, grouping.last or date.max
    undated = 0
    for report in reports:
        actor = report.actor or None
        if actor not in by_actor:
            continue
        when = _dated(report.date or "")
        if when.earliest is None or when.latest is None:
            undated += not grouping.undated
            inside = grouping.undated
        else:
            inside = when.earliest <= last and when.latest >= first
        if inside:
            by_actor[actor].append((when, report))
    columns = []
    for actor, found in by_actor.items():
        found.sort(key=lambda pair: (pair[0].earliest or date.max, pair[1].id))
        if found:
            said = tuple(report for _, report in found)
            columns.append(Column(said, actor or NOT_STATED, about([w for w, _ in found], said)))
    missing = tuple(actor for actor, found in by_actor.items() if not found)
    return Gathered(tuple(columns), missing, undated)


def about(dates: Sequence[ReportDate], reports: Sequence[Report]) -> str:
    """Return what reports of an actor are together: "30 reports, 2013 to 2024, 41,200 words"."""
    number = len(reports)
    parts = [f"{number:,} report{'' if number == 1 else 's'}"]
    first = min((when.earliest for when in dates if when.datable and when.earliest), default=None)
    last = max((when.latest for when in dates if when.datable and when.latest), default=None)
    if first and last:
        one, other = first.year, last.year
        parts.append(f"{one}" if one == other else f"{one} to {other}")
    undated = sum(not when.datable for when in dates)
    if undated:
        parts.append("undated" if undated == number else f"{undated:,} undated")
    words = sum(report.words for report in reports)
    parts.append(f"{words:,} word{'' if words == 1 else 's'}")
    return ", ".join(parts)


def actors(reports: Iterable[Report]) -> list[tuple[str | None, int]]:
    """Return every actor with the number of their reports, most first, None for "not stated"."""
    counts = Counter(report.actor or None for report in reports)
    return sorted(counts.items(), key=lambda pair: (pair[0] is None, -pair[1], pair[0] or ""))


def _dated(written: str) -> ReportDate:
    """Read a stored date; one that cannot be read is no date."""
    try:
        return parse(written)
    except DateError:
        return ReportDate(written, None, None)
