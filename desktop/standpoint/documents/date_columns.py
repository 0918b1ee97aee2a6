# SPDX-License-Identifier: MIT
"""Columns of dates in numbers: which is the day is decided for a column, never for a row."""

from __future__ import annotations

import re
from collections import Counter

from standpoint.documents.containers import Rows
from standpoint.model.places import ColumnMapping

_DAYS = re.compile(r"\s*(\d{1,2})([/\-])(\d{1,2})\2(\d{4})(?=$|[\s,T])")
_BASIC = re.compile(
    r"\s*((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{4}(?:\d\d)?Z?)?\s*"
)
_FAIR_SHARE = 4
"""One in so many dates must decide; of days at random three in five do, and one may be a slip."""


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
            parts = _parts(row.get(column, ""))
            if parts is None or not (parts[0] and parts[1]):
                continue
            if (parts[0] > 12) != (parts[1] > 12):
                seen[parts[0] > 12] += 1
            elif parts[0] <= 12 and parts[0] != parts[1]:
                undecided[column] += 1
    return {
        column: True in seen
        for column, seen in decisive.items()
        if len(seen) == 1 and seen.total() * _FAIR_SHARE >= seen.total() + undecided[column]
    }


def read(cell: str, first: bool | None) -> tuple[str, ...]:
    """Return a date in numbers as ISO; both days that it can be where nothing decides.

    `first` says whether the day stands first, None where that is not known. Returns () for a date
    that is written in another way, which is not for this module.
    """
    basic = _BASIC.fullmatch(cell)
    if basic:
        return (f"{int(basic[1])}-{int(basic[2]):02}-{int(basic[3]):02}",)
    parts = _parts(cell)
    if parts is None:
        return ()
    one, two, year = parts
    if not (one and two):
        return ()
    if first is None and one <= 12 and two <= 12 and one != two:
        return f"{year}-{two:02}-{one:02}", f"{year}-{one:02}-{two:02}"
    if first if first is not None else two <= 12:
        return (f"{year}-{two:02}-{one:02}",) if two <= 12 else ()
    return (f"{year}-{one:02}-{two:02}",) if one <= 12 else ()


def _parts(cell: str) -> tuple[int, int, str] | None:
    found = _DAYS.match(cell)
    return (int(found[1]), int(found[3]), f"{int(found[4]):04}") if found else None
