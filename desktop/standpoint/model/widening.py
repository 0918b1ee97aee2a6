# SPDX-License-Identifier: MIT
"""An approximate date read as one unit more on either side: "2024-06~" as May to July 2024."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import MAXYEAR, date, timedelta

from standpoint.model.edtf import ReportDate, parse

_MONTHS = {"month": 1, "season": 3, "year": 12}


def widened(when: ReportDate) -> ReportDate:
    """Return a date with its approximate bounds one unit of their own further out.

    The unit is the last part that was given: a day, month, season, year, decade or century. Of an
    interval only a side that is marked `~` or `%` moves. A date that is not approximate or not
    datable comes back as it is.
    """
    if not when.approximate or when.earliest is None or when.latest is None:
        return when
    first, _, last = when.edtf.partition("/")
    return replace(
        when,
        earliest=_moved(when.earliest, first, -1),
        latest=_moved(when.latest, last or first, 1),
    )


def _moved(bound: date, written: str, sign: int) -> date:
    """Return a bound moved by the unit in which its side is written, inside Python's calendar."""
    side = parse(written)
    if not side.approximate:
        return bound
    if side.precision == "day":
        limit = date.min if sign < 0 else date.max
        return bound if bound == limit else bound + sign * timedelta(days=1)
    decade = 1200 if written[2:4] == "XX" else 120
    months = 12 * bound.year + bound.month - 1 + sign * _MONTHS.get(side.precision, decade)
    year, month = divmod(months, 12)
    if not 1 <= year <= MAXYEAR:
        return date.min if sign < 0 else date.max
    # A first bound begins its month, a last one ends it.
    day = 1 if sign < 0 else calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, day)
