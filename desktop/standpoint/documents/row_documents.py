# SPDX-License-Identifier: MIT
"""How a row of a table becomes a Document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from standpoint.documents import (
    cell_markup,
    date_columns,
    limits,
    no_names,
    serial_days,
    source_names,
    titles,
    total_rows,
)
from standpoint.documents.cells import cleaned
from standpoint.documents.formats import File
from standpoint.documents.statements import Field, Statements, one_line
from standpoint.documents.traces import shortened
from standpoint.model.findings import STRENGTHS, Finding, Strength
from standpoint.model.places import ColumnMapping
from standpoint.model.reports import Document

_FIELDS: tuple[Field, ...] = ("actor", "publisher", "language")
_ADDRESS = re.compile(r"(?i)https?://\S+")
_LONGEST_SHOWN = 60
_LONGEST_DAY = 40
_ONLY_MARKUP = "There is no text in this row, only markup."
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./]\d{1,2}[./]\d\d(?!\d)")


def document(
    file: File, row: Mapping[str, str], mapping: ColumnMapping, encoding: str | None = None
) -> Document:
    """Return the report that a row holds; `encoding` is what had to be told of its letters.

    Raises:
        UnreadableError: it has no text.
    """
    cells = [cleaned(row.get(column, "")).strip() for column in mapping.columns("text")]
    texts = [cell_markup.text(file, cell) for cell in cells]
    text = "\n\n".join(filter(None, texts))
    if texts and total_rows.is_one(row, mapping):
        raise file.unreadable("This row is a total of the table, not a report.")
    if not text.strip():
        raise file.unreadable(_ONLY_MARKUP if any(cells) else _empty(mapping))
    if no_names.is_nothing(text):
        raise file.unreadable(f"There is no text in this row, only “{shortened(one_line(text))}”.")
    statements = Statements()
    if encoding:
        statements.note("encoding", encoding)
    title = None
    for column in mapping.columns("title"):
        said = cell_markup.line(file, cleaned(row.get(column, "")))
        title = title or (
            None if no_names.is_nothing(said) else titles.stated(said, _where(column))
        )
    for column in mapping.columns("date"):
        _add_date(statements, cleaned(row.get(column, "")), column, mapping)
    for field in _FIELDS:
        for column in mapping.columns(field):
            take = _add_publisher if field == "publisher" else _add
            take(statements, field, row.get(column, ""), column, _strength(mapping, field))
    for column in mapping.columns("source"):
        cell = one_line(row.get(column, ""))
        is_address = _ADDRESS.fullmatch(cell) is not None
        strength = _strength(mapping, "source")
        if is_address:
            _add(statements, "source", cell, column, strength)
        else:
            # A source names the publisher where no other column does.
            at_most = max(strength, "likely", key=STRENGTHS.index)
            _add_publisher(statements, "publisher", cell, column, at_most)
    title = title or titles.of_text(file, text)
    found = statements.document(file, title, text)
    if not mapping.columns("date") and _holds_a_day(row, mapping):
        # A day in the text must not stand for the day that the table gives elsewhere.
        statements.findings = [
            replace(one, strength="weak") if one.field == "date" else one
            for one in statements.findings
        ]
        found = replace(
            found,
            date=statements.date,
            findings=statements.found,
            evidence=statements.evidence,
        )
    return limits.check(file, found)


def _holds_a_day(row: Mapping[str, str], mapping: ColumnMapping) -> bool:
    """Return whether a cell that is not read could be a date."""
    read = {column for names in mapping.roles.values() for column in names}
    cells = (one_line(cell) for column, cell in row.items() if column not in read)
    return any(
        len(cell) <= _LONGEST_DAY and (_YEAR.search(cell) or date_columns.read(cell, None))
        for cell in cells
    )


def _empty(mapping: ColumnMapping) -> str:
    columns = mapping.columns("text")
    if not columns:
        return "Which column holds the text is not known. Say it, then add it again."
    names = " and ".join(f"“{column}”" for column in columns)
    return f"There is no text in this row: {names} {'is' if len(columns) == 1 else 'are'} empty."


def _where(column: str) -> str:
    return f"column “{column}”"


def _strength(mapping: ColumnMapping, role: str) -> Strength:
    return "weak" if role in mapping.guessed else "stated"


def _add(statements: Statements, field: Field, value: str, column: str, strength: Strength) -> None:
    before = len(statements.findings)
    statements.add(field, value, _where(column), strength)
    clean = one_line(value)
    # Of a language that is not known the statements say so themselves.
    if (
        len(statements.findings) == before
        and field != "language"
        and not no_names.is_nothing(clean)
    ):
        shown = clean if len(clean) <= _LONGEST_SHOWN else clean[:_LONGEST_SHOWN] + "…"
        statements.note(field, f"{_where(column)} says “{shown}”, which is not taken")


def _add_publisher(
    statements: Statements, field: Field, value: str, column: str, strength: Strength
) -> None:
    """Take a publisher, and the day behind it: that may be the day of what is cited."""
    read = source_names.read(one_line(value))
    _add(statements, field, read.who, column, strength)
    if not read.who and read.hint:
        statements.note(field, f"{_where(column)}: {read.hint}")
    at_most = max(strength, "likely", key=STRENGTHS.index)
    statements.add_date(read.date, _where(column), at_most)


def _add_date(statements: Statements, cell: str, column: str, mapping: ColumnMapping) -> None:
    """Take the date of a cell; one that can be two days is shown as both and not taken."""
    clean, where = one_line(cell), _where(column)
    days = date_columns.read(clean, mapping.day_first.get(column))
    if len(days) == 2:
        statements.findings += [Finding("date", day, where, "weak", clean) for day in days]
        two = "spans" if "/" in days[0] else "days"
        statements.note("date", f"{where} says “{clean}”, which can be two {two}")
        return
    before = len(statements.findings), statements.notes_on("date")
    day = date_columns.of_program(clean)
    statements.add_date(days[0] if days else day, where, _strength(mapping, "date"), clean)
    if (len(statements.findings), statements.notes_on("date")) != before:
        serial = serial_days.said(clean)
        if serial and len(statements.findings) == before[0]:
            may_be = f"as spreadsheets count days it is {serial.isoformat()}: not used"
            statements.note("date", may_be)
    elif not no_names.is_nothing(clean):
        shown = shortened(clean, _LONGEST_SHOWN)
        statements.note("date", f"{where} says “{shown}”, which cannot be read as a date")
