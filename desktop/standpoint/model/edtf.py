# SPDX-License-Identifier: MIT
"""Dates with their precision: the part of EDTF that reports need, with strict bounds.

Source: Extended Date/Time Format, Library of Congress, 4 February 2019 (ISO 8601-2:2019), level 1
without times, years beyond four digits and qualifiers inside a date.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from standpoint.errors import DateError

Precision = Literal["day", "month", "season", "year", "span", "unknown"]

_POINT = re.compile(
    r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%])?"
)
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
_HOW = "Write it as 2024-06-12, 2024-06, 2024, 2024-06~ or 2024-05/2024-06."


@dataclass(frozen=True, slots=True)
class ReportDate:
    """When a report was made, as far as it is known.

    `edtf` is what was written; `earliest` and `latest` are its strict bounds, both inclusive, None
    where a bound is open or unknown. `approximate` (`~`) and `uncertain` (`?`) do not widen them.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    approximate: bool = False
    uncertain: bool = False

    @property
    def datable(self) -> bool:
        """Return whether both bounds are known, so that the report has a place in time."""
        return self.earliest is not None and self.latest is not None

    @property
    def precision(self) -> Precision:
        """Return how exact the date is: "span" for intervals and decades, "unknown" if undated."""
        if not self.datable:
            return "unknown"
        parts = [part for part in self.edtf.rstrip("~?%").split("-") if part != "XX"]
        if "/" in self.edtf or "X" in parts[0]:
            return "span"
        if len(parts) == 2 and int(parts[1]) in _SEASON_STARTS:
            return "season"
        by_parts: tuple[Precision, ...] = ("year", "month", "day")
        return by_parts[len(parts) - 1]


def parse(text: str) -> ReportDate:
    """Read an EDTF date, such as "2024-06-12", "2024-06~", "2024-22" or "2024-05/2024-06".

    Seasons are those of the northern half: spring (21) from March, summer (22) from June, autumn
    (23) from September, winter (24) from December to the February after. Nothing, "..", an unknown
    year and intervals with an open or unknown end are dates too, but not datable. From a day to the
    same day is that day.

    Raises:
        DateError: the date is impossible, runs backwards or is not EDTF.
    """
    written = text.strip().upper()
    if written in ("", ".."):
        return ReportDate(written, None, None)
    sides = written.split("/")
    if len(sides) == 1:
        return _point(written, text)
    if len(sides) != 2:
        raise DateError(f"“{text}” has more than one “/”. {_HOW}")
    return _interval(sides[0].strip(), sides[1].strip(), text)


def _interval(first: str, last: str, text: str) -> ReportDate:
    start = None if first in ("", "..") else _point(first, text)
    end = None if last in ("", "..") else _point(last, text)
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and earliest > latest:
        raise DateError(
            f"“{text}” ends before it begins. Write the earlier date first: {last}/{first}."
        )
    if start and first == last and start.precision == "day":
        return start
    known = [side for side in (start, end) if side]
    return ReportDate(
        f"{first}/{last}",
        earliest,
        latest,
        any(side.approximate for side in known),
        any(side.uncertain for side in known),
    )


def _point(written: str, text: str) -> ReportDate:
    found = _POINT.fullmatch(written)
    if found is None:
        raise DateError(f"“{text}” is not a date that can be read. {_HOW}")
    year, month, day, mark = found.groups()
    earliest, latest = _bounds(year, month, day, text)
    return ReportDate(
        written, earliest, latest, approximate=mark in ("~", "%"), uncertain=mark in ("?", "%")
    )


def _bounds(
    year: str, month: str | None, day: str | None, text: str
) -> tuple[date | None, date | None]:
    """Return the first and the last possible day, both None for an unknown year."""
    if year == "0000":
        raise DateError(f"“{text}”: there is no year 0. Write four digits, such as 2024.")
    number = None if month in (None, "XX") else int(month or 0)
    if day not in (None, "XX") and number is None:
        raise DateError(f"“{text}” has a day but no month. Write {year} for the year alone.")
    if number is not None:
        _check_month(number, day, year, text)
    first, last = int(year.replace("X", "0")) or 1, int(year.replace("X", "9"))
    if number is None:
        known = year != "XXXX"
        return (date(first, 1, 1), date(last, 12, 31)) if known else (None, None)
    if "X" in year:
        if year == "XXXX":
            return None, None
        raise DateError(f"“{text}” has a month but no full year. Write {year} for the years alone.")
    if number in _SEASON_STARTS:
        return _season(first, number)
    days = calendar.monthrange(first, number)[1]
    if day in (None, "XX"):
        return date(first, number, 1), date(first, number, days)
    if not 1 <= int(day or 0) <= days:
        raise DateError(
            f"“{text}”: {calendar.month_name[number]} {first} has {days} days. "
            f"Write a day from 01 to {days}, or {year}-{month} for the month."
        )
    return (date(first, number, int(day or 0)),) * 2


def _check_month(number: int, day: str | None, year: str, text: str) -> None:
    if number in _SEASON_STARTS:
        if day is not None:
            raise DateError(f"“{text}”: a season has no day. Write {year}-{number} for the season.")
    elif not 1 <= number <= 12:
        raise DateError(
            f"“{text}”: there is no month {number:02}. "
            "Write 01 to 12 for a month, or 21 to 24 for spring to winter."
        )


def _season(year: int, number: int) -> tuple[date, date]:
    start = _SEASON_STARTS[number]
    if start < 12:
        return date(year, start, 1), date(year, start + 2, calendar.monthrange(year, start + 2)[1])
    if year == date.max.year:
        return date(year, 12, 1), date.max
    return date(year, 12, 1), date(year + 1, 2, calendar.monthrange(year + 1, 2)[1])
