# SPDX-License-Identifier: MIT
"""Calendar periods from days to years, and how a report's date spreads over them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from standpoint.model.edtf import ReportDate

PeriodKind = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class Period:
    """One bin of a time axis from `start` to `end`, both inclusive.

    `key` is "2024", "2024-Q2", "2024-06", "2024-W23" (ISO 8601 week and its year) or "2024-06-05".
    """

    kind: PeriodKind
    key: str
    start: date
    end: date

    @property
    def days(self) -> int:
        """Return how many days the period has."""
        return (self.end - self.start).days + 1


def period_of(day: date, kind: PeriodKind) -> Period:
    """Return the period of that kind in which a day lies."""
    if kind == "day":
        return Period(kind, day.isoformat(), day, day)
    if kind == "week":
        return _week(day)
    year = day.year
    if kind == "year":
        return Period(kind, f"{year:04}", date(year, 1, 1), date(year, 12, 31))
    first = day.month if kind == "month" else 3 * ((day.month - 1) // 3) + 1
    last = first if kind == "month" else first + 2
    name = f"{first:02}" if kind == "month" else f"Q{last // 3}"
    end = date(year, last, calendar.monthrange(year, last)[1])
    return Period(kind, f"{year:04}-{name}", date(year, first, 1), end)


def _week(day: date) -> Period:
    year, number, weekday = day.isocalendar()
    # The calendar of Python ends inside a week, and so may an open-ended typing error.
    start = date.fromordinal(max(day.toordinal() - weekday + 1, 1))
    end = date.fromordinal(min(day.toordinal() - weekday + 7, date.max.toordinal()))
    return Period("week", f"{year:04}-W{number:02}", start, end)


def periods(start: date, end: date, kind: PeriodKind) -> tuple[Period, ...]:
    """Return every period from that of `start` to that of `end`, none left out, in order.

    Empty where `end` lies before `start`.
    """
    found: list[Period] = []
    day = start
    while day <= end:
        found.append(period_of(day, kind))
        if found[-1].end == date.max:
            break
        day = found[-1].end + timedelta(days=1)
    return tuple(found)


def weights(when: ReportDate, kind: PeriodKind) -> dict[str, float]:
    """Return how much of a report falls into each period, by period key; the weights sum to 1.

    A weight is the number of possible days inside the period over all possible days (aoristic
    allocation, Ratcliffe 2000). Empty for a date that is not datable.
    """
    if when.earliest is None or when.latest is None:
        return {}
    first = period_of(when.earliest, kind)
    if when.latest <= first.end:
        return {first.key: 1.0}
    days = (when.latest - when.earliest).days + 1
    return {
        period.key: ((min(period.end, when.latest) - max(period.start, when.earliest)).days + 1)
        / days
        for period in periods(when.earliest, when.latest, kind)
    }
