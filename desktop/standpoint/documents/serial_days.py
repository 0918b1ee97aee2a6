# SPDX-License-Identifier: MIT
"""Days as spreadsheets count them: 44927 is 1 January 2023."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, TypeGuard

_FIRST = date(1899, 12, 30)
"""Day 0, so that all days from March 1900 on are right; Excel takes 1900 for a leap year."""
LATER = 1462
"""So many days later begins the count of workbooks that count from 1904."""
_EARLIEST, _LATEST = 18_264, 60_000
"""From 1950 on; other numbers are no days of reports."""
_WRITTEN = re.compile(r"\d{5}(?:\.\d+)?")


def day(number: float, later: int = 0) -> date | None:
    """Return the day that a number is, None where it stands for no day from 1950 to 2064.

    Args:
        number: of the day; behind the point stands the time.
        later: `LATER` where days are counted from 1904.
    """
    days = int(number) + later
    return _FIRST + timedelta(days) if _EARLIEST <= days <= _LATEST else None


def said(cell: str) -> date | None:
    """Return the day that a cell may be that says a number and nothing else."""
    return day(float(cell)) if _WRITTEN.fullmatch(cell) else None


def columns(
    names: Sequence[str], are_dates: Iterable[bool], rows: Sequence[Sequence[Any]], later: int
) -> tuple[int, ...]:
    """Return the positions of the columns of which all numbers are days.

    That is where a column is named for dates or holds some, and nothing else stands in it.

    Args:
        names: of the columns.
        are_dates: of each column, whether its name says that it holds dates.
        rows: the rows below the names, with typed cells.
        later: as for `day`.
    """
    found = []
    for at, (_, is_named) in enumerate(zip(names, are_dates, strict=True)):
        has_number, has_day, has_other = False, is_named, False
        for row in rows:
            cell = row[at] if at < len(row) else ""
            if isinstance(cell, date):
                has_day = True
            elif _is_number(cell) and day(cell, later) is not None:
                has_number = True
            elif cell not in ("", None):
                has_other = True
                break
        if has_number and has_day and not has_other:
            found.append(at)
    return tuple(found)


def written(cell: Any, later: int) -> Any:
    """Return a number of a column of days as its day, anything else as it is."""
    return (day(cell, later) or cell) if _is_number(cell) else cell


def _is_number(cell: object) -> TypeGuard[float]:
    return isinstance(cell, int | float) and not isinstance(cell, bool)
