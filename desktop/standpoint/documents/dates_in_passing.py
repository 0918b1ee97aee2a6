# SPDX-License-Identifier: MIT
"""What the beginning of an undated text says of days, in words for who looks for its date."""

from __future__ import annotations

import re

from standpoint.documents import written_dates
from standpoint.documents.traces import shortened
from standpoint.documents.written_dates import Written

_WITHIN = 1_500
_LINES = 10
_SHORT = 60
_AROUND = 30
_SEASON = re.compile(
    r"\b(?:(?:early|mid|late)[ -])?(?:spring|summer|autumn|fall|winter)(?: of)? (?:19|20)\d\d"
    r"(?:\s?[/–-]\s?\d{2,4})?(?!\d)|(?<![^\W_])(?:ربيع|صيف|خريف|شتاء)\s(?:عام\s)?(?:19|20|١٩|٢٠)\d\d(?!\d)",
    re.IGNORECASE,
)
# "5-7.05.2017", "2017-05-05/2017-05-07"
_SEVERAL = re.compile(
    r"(?<![\w.])\d{1,2}\.?(?:\d{1,2}\.?)?\s?[-–—]\s?\d{1,2}\s?(?P<s>[./])\s?\d{1,2}\s?(?P=s)\s?"
    r"(?:19|20)\d\d(?!\d)|(?<!\d)\d{4}-\d\d-\d\d\s?(?:/|[–—]|to)\s?\d{4}-\d\d-\d\d(?!\d)"
)


def words(text: str) -> str:
    """Return which day a text names first and why it is not its date, "" where it names none.

    A short line at the top comes before what running text speaks of.
    """
    beginning = text[:_WITHIN]
    lines = [line for line in beginning.split("\n") if line.strip()][:_LINES]
    for line in lines:
        if len(line) <= _SHORT and re.search(r"\d{4}", line) and (own := _of_line(line)):
            return own
    seen = written_dates.first(beginning)
    return _of_running(beginning, seen) or _without_day(beginning, seen)


def _near_years(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Look only around years: most of a text is far from any."""
    for year in written_dates.years(text):
        found = pattern.search(text, max(0, year.start() - _AROUND), year.end() + _AROUND)
        if found is not None:
            return found
    return None


def _of_line(line: str) -> str:
    """Return what a line says that names no single day; days are for `_of_running`."""
    seen = written_dates.first(line)
    if seen is not None and seen.is_day:
        return ""
    return _of_span(line) or _without_day(line, seen)


def _of_running(text: str, seen: Written | None) -> str:
    if seen is not None and seen.is_day:
        return seen.trouble or _in_passing(seen.quote)
    hijri = written_dates.in_hijri(text)
    if hijri:
        return f"“{hijri}” is of the Hijri calendar: not converted"
    several = _of_span(text)
    if several:
        return several
    yearless = written_dates.without_year(text)
    return f"“{yearless}” has no year" if yearless else ""


def _of_span(text: str) -> str:
    in_numbers = _near_years(_SEVERAL, text)
    if in_numbers is not None:
        return f"“{shortened(in_numbers[0])}” holds several days: not used"
    span = written_dates.span(text)
    return (span.trouble or _in_passing(span.quote)) if span is not None else ""


def _without_day(text: str, seen: Written | None) -> str:
    season = _near_years(_SEASON, text)
    if season is not None and (seen is None or season.start() < seen.start):
        return f"“{shortened(season[0])}” names no day: not used"
    return f"“{shortened(seen.quote)}” names no day: not used" if seen is not None else ""


def _in_passing(quote: str) -> str:
    return f"“{shortened(quote)}” stands in the text, not as its date: not used"
