# SPDX-License-Identifier: MIT
"""The text in a cell of a table."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from typing import Any

from standpoint.documents import print_forms

_ESCAPED_RETURN = re.compile(r"_x000[dD]_\n?")
_SHORT = 80


def cleaned(cell: str) -> str:
    """Return a cell with LF line ends, without NUL and without the marks that Excel leaves."""
    if "_x000" in cell:
        cell = _ESCAPED_RETURN.sub("\n", cell.replace("\r\n", "\n"))
    if "\r" in cell:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return print_forms.letters(cell.replace("\0", "") if "\0" in cell else cell)


def written(value: Any) -> str:
    """Return a typed value as people write it: dates as ISO, without a time where there is none.

    A list of short values stands on one line, longer ones are paragraphs.
    """
    if isinstance(value, str):
        return _sound(cleaned(value))
    if isinstance(value, list | tuple):
        return _listed([one for one in map(written, value) if one])
    if isinstance(value, dict):
        parts = ((key, written(part)) for key, part in value.items())
        return _listed([f"{key}: {part}" for key, part in parts if part])
    return _simple(value)


def _simple(value: Any) -> str:
    match value:
        case None | bytes():
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return _number(value)
        case datetime():
            return _moment(value)
        case date() | time():
            return value.isoformat()
    return str(value)


def _number(value: float) -> str:
    """Return a number as a spreadsheet shows it: 15 digits, and no ".0" behind a whole one."""
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"


def _moment(value: datetime) -> str:
    if (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0):
        return value.date().isoformat()
    return value.replace(microsecond=0).isoformat()


def _listed(values: list[str]) -> str:
    is_prose = any(len(value) > _SHORT or "\n" in value for value in values)
    # "Haddad, Rim" is one of a list.
    comma = "; " if any("," in value or "،" in value for value in values) else ", "
    return ("\n\n" if is_prose else comma).join(values)


def _sound(text: str) -> str:
    """Replace halves of characters, which JSON can hold and nothing can store."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
