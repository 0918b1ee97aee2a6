# SPDX-License-Identifier: MIT
"""What the last lines of a text say of where it comes from: "(Source: … / 05.01.2017)"."""

from __future__ import annotations

import re
from datetime import datetime

from standpoint.documents import header_lines
from standpoint.documents.statements import Statements, is_date, one_line
from standpoint.model.dates import ReportDate, read_written

_LAST_LINES = 6
_PATTERN = re.compile(
    r"[\[(]\s*(?:source|المصدر)\s*[:：]\s*(?P<inner>[^()\[\]\n]{2,200}?)\s*[\])]\s*\.?\s*$"
    r"|^\s*(?:source|المصدر)\s*[:：]\s*(?P<line>[^()\[\]\n]{2,200}?)\s*$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?P<who>.*?)\s*(?:\s[/|–—-]|[/|]\s|,)\s*"
    r"(?P<date>(?:[^\W\d]+ \d{1,2}, ?)?[^/|,]*\d{4}|\d{1,2}/\d{1,2}/\d{4})"
)
# What is counted by numbers that look like years: resolutions 1970 and 2042 are two of them.
_NUMBERED = re.compile(
    r"\bresolutions?\b|قرار|(?:\b(?:res|decision|decree|law|document|doc|no|number)"
    r"|مرسوم|قانون|وثيقة|رقم)[\s.:]*$",
    re.IGNORECASE,
)
_FIRST_YEAR = 1900


def read_into(statements: Statements, text: str) -> None:
    """Add publisher, date or address from a source line among the last lines of `text`.

    The line stays in the text; the dotted form 05.01.2017 puts the day first in this genre.
    """
    # What heads a text is read as its header, however short the text is.
    below = text[header_lines.read(text).end :]
    lines = [line for line in below[-4000:].split("\n") if line.strip()]
    for line in reversed(lines[-_LAST_LINES:]):
        found = _PATTERN.search(line) if ":" in line or "：" in line else None
        if found:
            _take(statements, (found["inner"] or found["line"]).strip())
            return


def _take(statements: Statements, stated: str) -> None:
    if re.match(r"https?://", stated):
        statements.add("source", stated, "source line at the end")
        return
    dated = _DATED.fullmatch(stated)
    # Numbers that are no date are noted; words with a number belong to the name.
    if dated and (is_date(dated["date"]) or re.fullmatch(r"[\d./]+", dated["date"])):
        stated = dated["who"]
        _take_date(statements, dated["date"], stated)
    statements.add("publisher", stated, "source line at the end", "likely")


def _take_date(statements: Statements, written: str, who: str) -> None:
    """Add a date; a number that need not be a year, such as a resolution's, is only noted."""
    if is_date(written):
        date = read_written(one_line(written))
        bare = date.precision not in ("day", "month", "season")
        if bare and (_NUMBERED.search(who) or not _is_past(date)):
            words = f"source line at the end says “{one_line(written)}”, which need not be a year"
            statements.note("date", words)
            return
    # It may be the day of what is cited.
    statements.add_date(written, "source line at the end", "likely")


def _is_past(date: ReportDate) -> bool:
    """Return whether a report can be of these years: no later than this one, not before 1900."""
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return False
    return first.year >= _FIRST_YEAR and last.year <= datetime.now().year
