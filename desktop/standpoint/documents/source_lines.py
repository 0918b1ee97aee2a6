# SPDX-License-Identifier: MIT
"""What the last lines of a text say of where it comes from: "(Source: … / 05.01.2017)"."""

from __future__ import annotations

import re

from standpoint.documents.statements import Statements, is_date

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


def read_into(statements: Statements, text: str) -> None:
    """Add publisher, date or address from a source line among the last lines of `text`.

    The line stays in the text; the dotted form 05.01.2017 puts the day first in this genre.
    """
    lines = [line for line in text[-4000:].split("\n") if line.strip()]
    for line in reversed(lines[-_LAST_LINES:]):
        found = _PATTERN.search(line)
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
        statements.add_date(dated["date"], "source line at the end")
    statements.add("publisher", stated, "source line at the end")
