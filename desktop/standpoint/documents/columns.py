# SPDX-License-Identifier: MIT
"""What the columns of a table hold: by their names, else as a suggestion by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import median

from standpoint.documents import column_names, date_columns
from standpoint.model.places import ROLES, ColumnMapping

_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)\S+")
_ASKED = ("date", "actor", "publisher")
_PROSE = 12
"""So many words has the usual cell of a column that could be the text."""


def guess(columns: Sequence[str], rows: Sequence[Mapping[str, str]] = ()) -> ColumnMapping:
    """Return what columns hold.

    Names say it surely. What no name says, the longest prose or a day such as "created_at", is a
    suggestion and stands in `guessed`. A column "source" holds addresses or the names of
    publishers; its cells decide.

    Args:
        columns: the names of all columns.
        rows: some rows, to look at.
    """
    roles: dict[str, tuple[str, ...]] = {}
    stamped = next((column for column in columns if _is_stamped(column, rows)), None)
    for column in sorted(columns, key=column_names.rank):
        role = column_names.role(column)
        if role == "source" and _holds_names(column, rows):
            role = "publisher"
        if role is not None and role not in roles:
            roles[role] = (column,)
    if stamped is not None:
        roles.setdefault("date", (stamped,))
    spread = column_names.spread_text(columns)
    if spread:
        roles["text"] = spread
    guessed = _suggestions(columns, rows, roles)
    return ColumnMapping(
        {role: (roles | guessed)[role] for role in ROLES if role in roles or role in guessed},
        frozenset(guessed),
    )


def not_read(
    columns: Sequence[str], rows: Sequence[Mapping[str, str]], mapping: ColumnMapping
) -> tuple[str, ...]:
    """Return the columns that are not read and could hold a date, an actor or a publisher.

    () where each of these has a column. Columns of prose, of nothing or of numbers for the rows
    are passed over.
    """
    if all(mapping.columns(role) for role in _ASKED):
        return ()
    read = {column for names in mapping.roles.values() for column in names}
    return tuple(
        column
        for column in columns
        if column not in read
        and not column_names.only_numbers(column)
        and 0 < _words(column, rows) < _PROSE
    )


def _suggestions(
    columns: Sequence[str], rows: Sequence[Mapping[str, str]], roles: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    taken = {column for names in roles.values() for column in names}
    free = [column for column in columns if column not in taken]
    if "text" not in roles:
        prose = max(free, key=lambda column: _words(column, rows), default=None)
        if prose is not None and _words(prose, rows) >= _PROSE:
            found["text"] = (prose,)
        elif weak := next(filter(column_names.is_weak_text, free), None):
            found["text"] = (weak,)
    if "date" not in roles and (day := next(filter(column_names.is_weak_date, free), None)):
        found["date"] = (day,)
    return found


def _words(column: str, rows: Sequence[Mapping[str, str]]) -> float:
    counts = [len(cell.split()) for row in rows if (cell := row.get(column, ""))]
    return median(counts) if counts else 0


def _is_stamped(column: str, rows: Sequence[Mapping[str, str]]) -> bool:
    """Return whether a column says when messages were sent: those came out as they were made."""
    if column_names.plain(column) != "created_at":
        return False
    cells = [cell for row in rows if (cell := row.get(column, "").strip())]
    return bool(cells) and all(map(date_columns.is_stamp, cells))


def _holds_names(column: str, rows: Sequence[Mapping[str, str]]) -> bool:
    cells = [cell.strip() for row in rows if (cell := row.get(column, "")).strip()]
    addresses = sum(_ADDRESS.fullmatch(cell) is not None for cell in cells)
    return bool(cells) and addresses * 2 < len(cells)
