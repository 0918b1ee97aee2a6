# SPDX-License-Identifier: MIT
"""Reports gathered by actor and period: actors stand side by side, not single reports.

A report of several actors is one of each of them. Of several that are compared it stands in no
column, as in a contrast of two sides: every sentence of it would be the same as itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from standpoint.analysis.aligned import Column
from standpoint.errors import DateError
from standpoint.model.actors import stated_names
from standpoint.model.edtf import ReportDate, parse
from standpoint.model.reports import Report
from standpoint.model.reposts import NO_REPOSTS, RepostPolicy, Reposts

NOT_STATED = "Actor not stated"
"""What a column of reports is called that name no actor."""

RepostsChosen = Literal["", "all", "once"]
"""How reposts are to count; empty for what is usual in the corpus."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which reports are gathered: those of each of some actors, in a period if one is given.

    Args:
        actors: from left to right; None gathers the reports that name no actor.
        since: EDTF of the first day, month or year of the period, empty for no beginning.
        until: EDTF of the last one, empty for no end.
        undated: whether reports without a usable date come along.
        reposts: whether all reposts count, or each text once; empty for what is usual.
    """

    actors: tuple[str | None, ...]
    since: str = ""
    until: str = ""
    undated: bool = True
    reposts: RepostsChosen = ""

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
    that were left out because they have no usable date, `reposts` how many of their reposts in the
    period are in the columns or were left out. `shared` are the reports in the period that have
    several of these actors and stand in no column.
    """

    columns: tuple[Column, ...]
    missing: tuple[str | None, ...] = ()
    undated: int = 0
    reposts: RepostPolicy = NO_REPOSTS
    shared: int = 0

    @property
    def said_of_shared(self) -> str:
        """Return a sentence on the reports of several of these actors, empty where none is."""
        number = self.shared
        if not number:
            return ""
        which = "both" if len(self.columns) + len(self.missing) == 2 else "several"
        actors = "actors" if which == "both" else "of these actors"
        if number == 1:
            return f"1 report has {which} {actors} and stands in no column."
        return f"{number:,} reports have {which} {actors} and stand in no column."

    @property
    def reports(self) -> int:
        """Return how many reports were gathered."""
        return sum(len(column.reports) for column in self.columns)


def gather(
    grouping: Grouping,
    reports: Iterable[Report],
    repeats: Collection[int] = frozenset(),
    usual: Reposts = "all",
) -> Gathered:
    """Return the reports of a grouping as columns, each by date, the undated last.

    A report whose date is a month, a year or a span is in the period when some day of it is.

    Args:
        grouping: which reports are wanted.
        reports: all that there are.
        repeats: those of them that are left out where each text counts once.
        usual: how reposts count where the grouping does not say.
    """
    wanted = dict.fromkeys(grouping.actors)
    by_actor: dict[str | None, list[tuple[ReportDate, Report]]] = {one: [] for one in wanted}
    policy = grouping.reposts or usual
    reposts: Counter[str | None] = Counter()
    first, last = grouping.first or date.min, grouping.last or date.max
    undated = shared = 0
    for report in reports:
        of = [one for one in stated_names(report.actor) or (None,) if one in by_actor]
        if not of:
            continue
        when = _dated(report.date or "")
        if when.earliest is None or when.latest is None:
            undated += not grouping.undated
            inside = grouping.undated
        else:
            inside = when.earliest <= last and when.latest >= first
        if not inside:
            continue
        repeated = report.id in repeats
        if len(of) > 1:
            shared += not repeated or policy == "all"
            continue
        actor = of[0]
        reposts[actor] += repeated
        if not repeated or policy == "all":
            by_actor[actor].append((when, report))
    columns = []
    for actor, found in by_actor.items():
        found.sort(key=lambda pair: (pair[0].earliest or date.max, pair[1].id))
        if found:
            said = tuple(report for _, report in found)
            counted = RepostPolicy(policy, reposts[actor])
            words = about([when for when, _ in found], said, counted)
            columns.append(Column(said, actor or NOT_STATED, words, counted))
    missing = tuple(actor for actor, found in by_actor.items() if not found)
    total = RepostPolicy(policy, reposts.total())
    return Gathered(tuple(columns), missing, undated, total, shared)


def about(
    dates: Sequence[ReportDate], reports: Sequence[Report], reposts: RepostPolicy = NO_REPOSTS
) -> str:
    """Return what reports of an actor are together: "30 reports, 2013 to 2024, 41,200 words".

    How reposts count stands early, as a narrow column cuts the end.
    """
    number = len(reports)
    parts = [f"{number:,} report{'' if number == 1 else 's'}"]
    if reposts.said:
        parts.append(reposts.said)
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
    """Return every actor with the number of their reports, most first, None for "not stated".

    A report of several actors counts for each.
    """
    counts = Counter(name for report in reports for name in stated_names(report.actor) or (None,))
    return sorted(counts.items(), key=lambda pair: (pair[0] is None, -pair[1], pair[0] or ""))


def _dated(written: str) -> ReportDate:
    """Read a stored date; one that cannot be read is no date."""
    try:
        return parse(written)
    except DateError:
        return ReportDate(written, None, None)
