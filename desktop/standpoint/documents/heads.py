# SPDX-License-Identifier: MIT
"""Which of the first rows of a table names its columns, if one does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from standpoint.documents import column_names, written_dates
from standpoint.documents.cells import cleaned
from standpoint.errors import DateError
from standpoint.model.dates import read_written

_ABOVE = 20
_LONGEST_NAME = 80
_MOST_WORDS = 8
_VALUE = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[\d\u0660-\u0669][\d\u0660-\u0669\s.,:/T+-]*Z?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"-?\d[\d.,]*%?")
_SENTENCE_END = re.compile(r"[.!?؟…][\"”»)]?$")
_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)\S+")
_PROSE = 12
"""So many words has the usual cell of a column of texts."""
_MOST = 0.8
"""Of a column of dates or addresses so many cells hold one: some say "n. d." or nothing."""
_WORDED = frozenset(("title", "actor", "publisher", "language"))
"""Any few words may stand in such columns."""
_KINDS = frozenset((
    "agency", "article", "by", "hd", "journal", "la", "media_outlet", "medium", "newspaper",
    "news_outlet", "organisation", "organization", "outlet", "party", "press_release",
    "publication", "site", "sn", "speaker",
    "statement", "website", "channel", "message", "story", "transcript", "zeitung", "gazete",
    "الوكالة", "القناة", "الموقع", "الصحيفة", "صحيفة", "الحزب", "المنظمة", "الجهة", "جهة",
))  # fmt: skip
"""Names that may as well stand in a row, for what a report or who speaks is."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The names of the columns, no two alike, and how many rows stand above the first report.

    `above` counts the row of names. Without names `named` is False and the columns are numbered.
    """

    columns: tuple[str, ...]
    above: int
    named: bool


def find(rows: Sequence[Sequence[str]]) -> Heads:
    """Return the heads of a table, given its first rows, empty ones too.

    A few lines with a title or a date of export may stand above the names. A first row that could
    be a report is never taken for names: then the columns are numbered and nothing is lost.
    """
    widths = [_filled(row) for row in rows if _filled(row)]
    usual = int(median(widths)) if widths else 0
    for at, row in enumerate(rows[:_ABOVE]):
        filled = _filled(row)
        if not filled or (filled == 1 < usual and _stands_above(row, rows[at + 1 :])):
            continue
        if _names_columns(row, rows[at + 1 :]):
            return Heads(_wide(row, rows[at + 1 :]), at + 1, named=True)
        break
    width = max((len(row) for row in rows), default=0)
    return Heads(distinct([""] * width), 0, named=False)


def _stands_above(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Return whether the only cell of a row is a title of the table, not the only name in it."""
    if not _is_known(row):
        return True
    following = next((at for at, line in enumerate(below) if _filled(line)), None)
    if following is None or _filled(below[following]) < 2:
        return False
    return _names_columns(below[following], below[following + 1 :])


def _names_columns(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    cells = [one for cell in row if (one := cleaned(cell).strip())]
    if _is_known(row):
        return True
    if all(re.fullmatch(r"\d{1,3}", cell) for cell in cells):
        # What programs write who number columns.
        first = int(cells[0])
        return [int(cell) for cell in cells] == list(range(first, first + len(cells)))
    if _one_is_known(row, below):
        return True
    if any(not _could_name(cell) for cell in cells):
        return _years_name(row, below)
    lines = [line for line in below if _filled(line)]
    columns = [
        (name.strip(), [line[at].strip() for line in lines if at < len(line) and line[at].strip()])
        for at, name in enumerate(row)
        if name.strip()
    ]
    # A name does not stand among the values again.
    if any(name in values for name, values in columns):
        return False
    return not lines or any(_differs(name, values) for name, values in columns)


def _years_name(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Return whether years name columns of numbers, beside a name: "district, 2019, 2020"."""
    years = [at for at in range(len(row)) if _YEAR.fullmatch(row[at].strip())]
    others = [cell for at, cell in enumerate(row) if at not in years and cell.strip()]
    if len({row[at].strip() for at in years}) < max(2, len(years)) or not others:
        return False
    values = [value for line in below for at in years if (value := _cell(line, at))]
    return (
        all(map(_could_name, others))
        and bool(values)
        and all(_NUMBER.fullmatch(value) and not _YEAR.fullmatch(value) for value in values)
    )


def _one_is_known(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Return whether a name is known and what stands below it is what it says."""
    if any(len(cell) > _LONGEST_NAME for cell in row):
        return False
    for at, name in enumerate(row):
        role = column_names.role(name) if name.strip() else None
        values = [value for line in below if (value := _cell(line, at))]
        plain = column_names.plain(name)
        if role is None or not values or plain in map(column_names.plain, values):
            continue
        others = all(_could_name(cell) for cell in row if cell.strip())
        if role in _WORDED:
            if others and plain not in _KINDS:
                return True
        elif _holds(role, values):
            return True
    return False


def _holds(role: str, values: Sequence[str]) -> bool:
    """Return whether what stands in a column is of the kind that has its own look."""
    if role == "text":
        return median(len(value.split()) for value in values) >= _PROSE
    if role == "source":
        return sum(map(bool, map(_ADDRESS.match, values))) >= _MOST * len(values)
    return role == "date" and sum(map(_is_date, values)) >= _MOST * len(values)


def _is_date(value: str) -> bool:
    if len(value) > _LONGEST_NAME:
        return False
    if _VALUE.fullmatch(value) or written_dates.first(value) is not None:
        return True
    try:
        return read_written(value).edtf != ""
    except DateError as error:
        return "two ways" in str(error)


def _differs(name: str, values: Sequence[str]) -> bool:
    """Return whether what stands below is of another kind than what could name it."""
    if not values or len(name) > _LONGEST_NAME / 2:
        return False
    return median(map(len, values)) > _LONGEST_NAME or all(map(_VALUE.fullmatch, values))


def _is_known(row: Sequence[str]) -> bool:
    """Return whether two names are known, or the only one."""
    roles = [column_names.role(cell) for cell in row if cell.strip()]
    known = sum(role is not None for role in roles)
    short = all(len(cell) <= _LONGEST_NAME for cell in row)
    return short and (known >= 2 or known == len(roles) == 1)


def _could_name(cell: str) -> bool:
    return (
        len(cell) <= _LONGEST_NAME
        and len(cell.split()) <= _MOST_WORDS
        and "\n" not in cell
        and not _VALUE.fullmatch(cell)
        and not _SENTENCE_END.search(cell)
    )


def _wide(row: Sequence[str], below: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the names; programs that number rows leave the number without a name."""
    names = list(row)
    lines = [line for line in below if _filled(line)][:50]
    while names and not (names[-1].strip() or any(_cell(line, len(names) - 1) for line in lines)):
        names.pop()
    longer = lines and all(
        len(line) == len(row) + 1 and line[-1].strip() and line[0].strip().isdecimal()
        for line in lines
    )
    if longer:
        names.insert(0, "")
    return distinct(names)


def _cell(line: Sequence[str], at: int) -> str:
    return line[at].strip() if at < len(line) else ""


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return names for columns, those that are empty or stand twice with their number."""
    found: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        clean = " ".join(cleaned(name).replace("\ufeff", "").split()) or f"column {number}"
        while clean in found:
            clean = f"{clean} ({number})"
        found[clean] = None
    return tuple(found)
