# SPDX-License-Identifier: MIT
"""Dates in numbers alone: days, months and spans of days, read where their order is certain."""

from __future__ import annotations

import re

from standpoint.errors import DateError
from standpoint.model.date_words import EXAMPLES
from standpoint.model.edtf import ReportDate, parse

_STAMP = r"(\d{4}-\d\d-\d\d)(?:[t ]\d\d:\d\d[\d:.]*\s?(?:z|utc|gmt|[+-]\d\d:?\d\d)?)?"
_OPENED = r"(?:(?P<between>between|بين)|from|من)?\s?"
_JOINED = r"(?:\s?[–-]\s?|\s?/\s?|\s(?:to|till|through|until|bis|au|الي|حتي)\s|\s(?P<and>and|و)\s?)"
_STAMPS = re.compile(rf"{_OPENED}{_STAMP}{_JOINED}{_STAMP}")
# Calendars write the hours of one day as "13/05/2017 10:00 - 13/05/2017 12:00".
_CLOCK = r"(?:[t ]\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:z|utc|gmt|[+-]\d\d:?\d\d))?)?"
_ENDS = re.compile(
    rf"{_OPENED}(\d{{1,4}})(?P<sign>[./-])(\d{{1,2}})(?P=sign)(\d{{1,4}}){_CLOCK}{_JOINED}"
    rf"(\d{{1,4}})(?P=sign)(\d{{1,2}})(?P=sign)(\d{{1,4}}){_CLOCK}"
)
# "12.–15.05.2017", "28.04.–03.05.2017" and "12-15/05/2017": the day stands first in all of them.
# "3/4.5.2017" is two days, "1/2/3/2017" is nothing.
_SHORTENED = re.compile(
    rf"{_OPENED}(\d{{1,2}})\.?(?:(?<=\.)(\d{{1,2}})\.?)?(?!\s?/\s?\d{{1,2}}/){_JOINED}"
    r"(\d{1,2})(?P<sign>[./])(\d{1,2})(?P=sign)(\d{4})"
)

Numbers = tuple[str, str, str]
"""The parts of a day as they stand, the day or the month first, or the year."""


def parsed(edtf: str, text: str) -> ReportDate:
    """Read EDTF that was made from `text`, which a refusal names as it was written."""
    try:
        return parse(edtf)
    except DateError as error:
        raise DateError(str(error).replace(f"“{edtf}”", f"“{text}”", 1)) from None


def read(plain: str, text: str) -> ReportDate | None:
    """Read what is only numbers and signs; None where there are words."""
    span = read_span(plain, text)
    if span is not None:
        return span
    # Behind the clock of one day another may stand: that is not for its first.
    stamp = re.fullmatch(r"(\d{4}-\d\d-\d\d)[t ]\d\d:\d\d(?!.*\d{4}-\d\d).*", plain)
    if stamp:
        return parse(stamp[1])
    years = re.fullmatch(r"(\d{4})\s?[–-]\s?(\d{4})", plain)
    if years:
        return parse(f"{years[1]}/{years[2]}")
    triple = re.fullmatch(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})", plain)
    if triple:
        return parsed(_triple(triple[1], triple[3], triple[4], triple[2], text), text)
    pair = re.fullmatch(r"(\d{4})(?:[/.](\d{1,2})|-(\d))|(\d{1,2})[/.-](\d{4})", plain)
    if pair:
        return _month(int(pair[1] or pair[5]), int(pair[2] or pair[3] or pair[4]), plain, text)
    return parse(plain) if re.fullmatch(r"[\dx/.~?%-]*", plain) else None


def read_span(plain: str, text: str) -> ReportDate | None:
    """Read the first and the last of several days; None where that is not what is written."""
    stamps = _fully(_STAMPS, plain)
    if stamps is not None:
        first, last = _numbers(stamps)
        return parsed(f"{first}/{last}", text)
    shortened = _fully(_SHORTENED, plain)
    if shortened is not None:
        day, month, last, last_month, year = _numbers(shortened)
        month = month or last_month
        return parsed(f"{year}-{month:0>2}-{day:0>2}/{year}-{last_month:0>2}-{last:0>2}", text)
    both = ends(plain)
    if both is None:
        return None
    first_day, last_day, sign = both
    if sign == "." or any(len(year) < 4 for *_, year in (first_day, last_day)):
        return parsed("/".join(_triple(*one, sign, text) for one in (first_day, last_day)), text)
    return parsed(_in_one_order(first_day, last_day, text), text)


def ends(plain: str) -> tuple[Numbers, Numbers, str] | None:
    """Return the two days of "12/05/2017 - 15/05/2017" and their sign; None for anything else."""
    found = _fully(_ENDS, plain)
    if found is None:
        return None
    one = _numbers(found)
    return (one[0], one[1], one[2]), (one[3], one[4], one[5]), found["sign"]


def _fully(pattern: re.Pattern[str], plain: str) -> re.Match[str] | None:
    """Match all of it; "12/05 and 15/05" are two days, only "between" makes them a span."""
    found = pattern.fullmatch(plain)
    return None if found is None or (found["and"] and not found["between"]) else found


def _numbers(found: re.Match[str]) -> list[str]:
    named = set(found.re.groupindex.values())
    return [one or "" for at, one in enumerate(found.groups(), 1) if at not in named]


def _in_one_order(first: Numbers, last: Numbers, text: str) -> str:
    """Return both days as EDTF; what stands first in one of them does so in the other.

    Where they run backwards in one order, that may be the one that was meant, with a slip: from
    5 December to 6 January people forget the year.
    """
    orders = {
        tuple(f"{one[2]}-{one[month]:0>2}-{one[day]:0>2}" for one in (first, last)): None
        for day, month in ((0, 1), (1, 0))
        if all(int(one[month]) <= 12 for one in (first, last))
    }
    if not orders:
        raise DateError(f"“{text}” is not a date that can be read. {EXAMPLES}")
    forward = ["/".join(dict.fromkeys(days)) for days in orders if days[0] <= days[1]]
    if len(forward) == 2:
        raise DateError(
            f"“{text}” can be read in two ways. Write {forward[0]} if the day comes first, "
            f"{forward[1]} if the month comes first."
        )
    if len(orders) == 2 and forward:
        raise DateError(
            f"“{text}” can be read in two ways, and ends before it begins in one. "
            f"Write {forward[0]} if the other is meant."
        )
    if len(orders) == 2:
        raise DateError(f"“{text}” ends before it begins. Write the earlier date first.")
    return forward[0] if forward else "/".join(*orders)


def _month(year: int, number: int, plain: str, text: str) -> ReportDate:
    """Read a month given by its number; "2011/12" could be two years as well."""
    if "/" in plain and plain.startswith(f"{year:04}") and number == year % 100 + 1:
        raise DateError(
            f"“{text}” can be read in two ways. Write {year:04}-{number:02} for the month, "
            f"{year:04}/{year + 1:04} for both years."
        )
    if not 1 <= number <= 12:
        raise DateError(f"“{text}”: there is no month {number}. {EXAMPLES}")
    return parsed(f"{year:04}-{number:02}", text)


def _triple(first: str, middle: str, last: str, sign: str, text: str) -> str:
    if len(first) == 4:
        return f"{first}-{middle:0>2}-{last:0>2}"
    if len(last) != 4:
        raise DateError(f"“{text}”: write the year with four digits, such as 2024-06-12.")
    one, two = int(first), int(middle)
    if not (one and two):
        raise DateError(f"“{text}”: days and months begin with 1. {EXAMPLES}")
    if sign == ".":
        if two > 12:
            raise DateError(
                f"“{text}”: with dots the day comes first, and there is no month {two}. "
                f"Write {last}-{one:02}-{two:02}."
            )
        return f"{last}-{two:02}-{one:02}"
    if one <= 12 and two <= 12 and one != two:
        raise DateError(
            f"“{text}” can be read in two ways. Write {last}-{two:02}-{one:02} if the day comes "
            f"first, {last}-{one:02}-{two:02} if the month comes first."
        )
    day, month = (one, two) if two <= 12 else (two, one)
    return f"{last}-{month:02}-{day:02}"
