# SPDX-License-Identifier: MIT
"""Columns of dates in numbers: which is the day is decided for a column, never for a row."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from standpoint.documents.containers import Rows
from standpoint.model import dates_in_numbers
from standpoint.model.date_words import folded
from standpoint.model.places import ColumnMapping

# Behind the day may stand its clock, but no other day.
_DAYS = re.compile(r"\s*(\d{1,2})([/\-])(\d{1,2})\2(\d{4})(?=$|[\s,T])(?!.*\d[/.-]\d{1,2}[/.-]\d)")
_BASIC = re.compile(
    r"\s*((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{4}(?:\d\d)?Z?)?\s*"
)
_FAIR_SHARE = 4
"""One in so many dates must decide; of days at random three in five do, and one may be a slip."""
_LONGEST = 80
_WEEKDAYS = "montuewedthufrisatsun"
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_STAMP = re.compile(
    r"(?i)(?P<weekday>mon|tue|wed|thu|fri|sat|sun) "
    r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) +(?P<day>\d{1,2}) "
    r"(?P<clock>\d\d:\d\d:\d\d)(?: (?P<zone>[+-]\d{4}|UTC|GMT|Z))? (?P<year>\d{4})"
)


def day_first(rows: Rows, mapping: ColumnMapping) -> dict[str, bool]:
    """Return, of the columns with dates, whether the day stands first, where that is decided.

    A column decides it where a fair share of its dates, one in four, can be read in one way only,
    and none in the other way only. One odd date among many that can be read in two ways decides
    nothing: it may be the slip.
    """
    columns = mapping.columns("date")
    if not columns:
        return {}
    decisive: dict[str, Counter[bool]] = {column: Counter() for column in columns}
    undecided: Counter[str] = Counter()
    for row in rows.each():
        for column, seen in decisive.items():
            days = _days(row.get(column, ""))
            # A span that runs backwards in one order may be a slip: it decides for itself alone.
            month_first, day_first = (_is_order(days, month) for month in (0, 1))
            if month_first != day_first:
                seen[day_first] += 1
            elif month_first and any(one != other for (one, other), _ in days):
                undecided[column] += 1
    return {
        column: True in seen
        for column, seen in decisive.items()
        if len(seen) == 1 and seen.total() * _FAIR_SHARE >= seen.total() + undecided[column]
    }


def read(cell: str, first: bool | None) -> tuple[str, ...]:
    """Return a date or a span in numbers as EDTF; both that it can be where nothing decides.

    `first` says whether the day stands first, None where that is not known. Returns () for a date
    that is written in another way, which is not for this module.
    """
    basic = _BASIC.fullmatch(cell)
    if basic:
        return (f"{int(basic[1])}-{int(basic[2]):02}-{int(basic[3]):02}",)
    days = _days(cell)
    if first is None:
        orders = _orders(days)
        # Where one of two orders runs backwards it may have been meant, with a slip.
        doubtful = len(orders) == 1 and all(_is_order(days, month) for month in (0, 1))
        return () if doubtful else tuple(dict.fromkeys(_edtf(days, month) for month in orders))
    # What runs backwards in the order of its column is refused: the other order is not meant.
    return (_edtf(days, int(first)),) if _is_order(days, int(first)) else ()


def is_stamp(cell: str) -> bool:
    """Return whether a cell is a stamp such as "Wed Oct 10 20:19:24 +0000 2018"."""
    return _STAMP.fullmatch(cell) is not None


def of_program(cell: str) -> str:
    """Return a stamp such as "Wed Oct 10 20:19:24 +0000 2018" as other stamps are written.

    One that is none, or of which the weekday is not that of its day, is returned as it is.
    """
    found = _STAMP.fullmatch(cell)
    if found is None:
        return cell
    zone = found["zone"] or ""
    zone = "+0000" if zone in ("UTC", "GMT", "Z") else zone
    month = _MONTHS.index(found["month"].casefold()) // 3 + 1
    try:
        day = date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return cell
    is_its_weekday = _WEEKDAYS.index(found["weekday"].casefold()) // 3 == day.weekday()
    return f"{day.isoformat()}T{found['clock']}{zone}" if is_its_weekday else cell


_Day = tuple[tuple[int, int], str]
"""The two numbers of which one is the month, and the year."""


def _is_order(days: tuple[_Day, ...], month: int) -> bool:
    """Return whether all can be days of which this part is the month."""
    return bool(days) and all(1 <= one[month] <= 12 and one[1 - month] for one, _ in days)


def _orders(days: tuple[_Day, ...]) -> tuple[int, ...]:
    """Return which parts may be the month, first the second; one that runs backwards is none.

    Of days that run backwards in every order the first is left, to be refused with that reason.
    """
    orders = tuple(month for month in (1, 0) if _is_order(days, month))
    forward = tuple(month for month in orders if _point(days[0], month) <= _point(days[-1], month))
    return forward or orders[:1]


def _point(day: _Day, month: int) -> tuple[str, int, int]:
    numbers, year = day
    return year, numbers[month], numbers[1 - month]


def _edtf(days: tuple[_Day, ...], month: int) -> str:
    return "/".join(f"{year}-{one[month]:02}-{one[1 - month]:02}" for one, year in days)


def _days(cell: str) -> tuple[_Day, ...]:
    """Return the day in a cell, or the two of a span, as the numbers stand there.

    A span from a day to the same day, as of the hours in a calendar, is that day.
    """
    return tuple(dict.fromkeys(_span(cell))) or _day(cell)


def _day(cell: str) -> tuple[_Day, ...]:
    found = _DAYS.match(cell)
    return (((int(found[1]), int(found[3])), f"{int(found[4]):04}"),) if found else ()


def _span(cell: str) -> tuple[_Day, ...]:
    """Return both days of a span whose order of day and month the column may decide."""
    if len(cell) > _LONGEST or not re.search(r"\d{4}.*\d{4}", cell):
        return ()
    both = dates_in_numbers.ends(folded(cell))
    if both is None or both[2] == ".":
        return ()
    days = both[:2]
    if any(len(one[2]) != 4 or len(one[0]) > 2 for one in days):
        return ()
    return tuple(((int(one), int(other)), year) for one, other, year in days)
