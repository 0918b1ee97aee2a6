# SPDX-License-Identifier: MIT
"""How the columns of a comparison are named, and the reports inside a column of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from standpoint.analysis.aligned import Alignment, Column
from standpoint.errors import DateError
from standpoint.model.dates import parse, show
from standpoint.ui.compare import wording


@dataclass(frozen=True, slots=True)
class Names:
    """What columns and reports are called.

    Args:
        columns: each column's name: an actor's, or its one report's short name.
        reports: each report's name where it stands without its column: "River Committee,
            12 Jun 2024".
        prints: what tells a report from the others of its column: "12 Jun 2024"; empty for a
            report that has a column of its own.
    """

    columns: tuple[str, ...] = ()
    reports: Mapping[int, str] = field(default_factory=dict)
    prints: Mapping[int, str] = field(default_factory=dict)


def names(alignment: Alignment) -> Names:
    """Return what the columns of an alignment and their reports are called."""
    heads = wording.column_names(alignment.columns)
    called: dict[int, str] = {}
    prints: dict[int, str] = {}
    for name, column in zip(heads, alignment.columns, strict=True):
        if column.label:
            told = _told(column)
            prints |= told
            called |= {report: f"{name}, {print_}" for report, print_ in told.items()}
        else:
            called[column.reports[0].id] = name
    return Names(heads, called, prints)


def _told(column: Column) -> dict[int, str]:
    """Return for each report of a column what tells it from the others: its date, if it does."""
    dates = {report.id: _date(report.date) for report in column.reports}
    often = Counter(dates.values())
    told = {}
    for report in column.reports:
        date = dates[report.id]
        title = wording.shortened(report.title)
        if not date:
            told[report.id] = title or "undated"
        else:
            told[report.id] = date if often[date] == 1 or not title else f"{date}, {title}"
    return told


@lru_cache(maxsize=10_000)
def _date(written: str | None) -> str:
    """Return a date in words, empty where there is none."""
    if not written:
        return ""
    try:
        return show(parse(written))
    except DateError:
        return written
