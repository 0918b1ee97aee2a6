# SPDX-License-Identifier: MIT
"""What the last lines of a text say of where it comes from: "(Source: … / 05.01.2017)"."""

from __future__ import annotations

import re

from standpoint.documents import header_lines, print_forms
from standpoint.documents.statements import Statements

_LAST_LINES = 6
_PATTERN = re.compile(
    r"[\[(]\s*(?:source|المصدر)\s*[:：]\s*(?P<inner>[^()\[\]\n]{2,200}?)\s*[\])]\s*\.?\s*$"
    r"|^\s*(?:source|المصدر)\s*[:：]\s*(?P<line>[^()\[\]\n]{2,200}?)\s*$",
    re.IGNORECASE,
)


def read_into(statements: Statements, text: str) -> None:
    """Add publisher, date or address from a source line among the last lines of `text`.

    The line stays in the text.
    """
    text = print_forms.letters(text)
    # What heads a text is read as its header, however short the text is.
    below = text[header_lines.read(text).end :]
    lines = [line for line in below[-4000:].split("\n") if line.strip()]
    for line in reversed(lines[-_LAST_LINES:]):
        found = _PATTERN.search(line) if ":" in line or "：" in line else None
        if found:
            stated = (found["inner"] or found["line"]).strip()
            statements.add_source(stated, "source line at the end")
            return
