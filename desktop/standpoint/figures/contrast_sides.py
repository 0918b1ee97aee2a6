# SPDX-License-Identifier: MIT
"""Sides as people name them: a period as it is written, an actor within dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from standpoint.analysis.contrast import Side
from standpoint.errors import DateError
from standpoint.figures import wording
from standpoint.model import dates


def period(written: str) -> Side:
    """Return all reports of a period that is written as people write dates, or in EDTF.

    Raises:
        DateError: it cannot be read, or names no day, month or year.
    """
    found = dates.read_written(written)
    if found.earliest is None and found.latest is None:
        raise DateError(f"“{written.strip()}” is no period. Write 2013 to 2017, 2013/2017 or 2020.")
    return Side(dates.show(found), None, found.earliest, found.latest)


def grouped(side: Side, first: date | None, last: date | None) -> Side:
    """Return a side within dates, which its name then says."""
    if first is None and last is None:
        return side
    return replace(side, label=f"{side.label}, {_span(first, last)}", first=first, last=last)


def _span(first: date | None, last: date | None) -> str:
    """Return a period in words: "2013 to 2017", "from 3 May 2014", "until June 2017"."""
    if first is None or last is None:
        day = first or last
        assert day is not None
        return f"{'from' if first else 'until'} {wording.day(day)}"
    years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if years:
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    return f"{wording.day(first)} to {wording.day(last)}"
