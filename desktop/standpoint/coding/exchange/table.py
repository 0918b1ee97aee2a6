# SPDX-License-Identifier: MIT
"""Codebooks as tables: CSV with the columns theme, facet, language, rule and note."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from standpoint.coding.exchange.brought import Brought, Note, decoded, refused
from standpoint.coding.exchange.outline import GENERAL, Branch, brought
from standpoint.coding.exchange.terms import arabic_note, language_of
from standpoint.coding.exchange.written import left_behind
from standpoint.coding.rules import parse
from standpoint.errors import RuleError
from standpoint.model import languages
from standpoint.model.codebook import Codebook, Rule
from standpoint.text.formulas import harmless

COLUMNS = ("theme", "facet", "language", "rule", "note")


def read(content: bytes, name: str, language: str) -> Brought:
    """Return the codebook of a table, whose rules are in the rule language.

    Where no language is named, rules with Arabic letters are for Arabic, the rest for `language`.
    Only the column theme must be there. Cells are divided by commas, semicolons or tabs, as the
    first line has them. A row without a rule makes a facet that has none.

    Raises:
        CodebookError: with the line, and the column of a rule.
    """
    text = decoded(content, name)
    if not text.strip():
        raise refused(name, "the file is empty.", 1)
    rows = _rows(text, name)
    line, head = next(rows)
    columns = [cell.strip().casefold() for cell in head]
    for column in columns:
        if column and (column not in COLUMNS or columns.count(column) > 1):
            raise refused(
                name, f"the column “{column}” is not known or stands twice. The columns are "
                f"{', '.join(COLUMNS)}.", line,
            )  # fmt: skip
    if "theme" not in columns:
        raise refused(name, f"the first line names the columns: {', '.join(COLUMNS)}.", line, 1)
    themes: dict[str, Branch] = {}
    arabic = 0
    for line, row in rows:
        if len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
            raise refused(
                name, f"this row has {len(row)} cells and the first line {len(columns)}. Put a "
                "cell with a comma in quotation marks.", line,
            )  # fmt: skip
        cells = dict(zip(columns, (_plain(cell.strip()) for cell in row), strict=False))
        if any(cells.values()):
            spoken = cells.get("language", "") or language_of(cells.get("rule", ""), language)
            arabic += spoken != language and not cells.get("language", "")
            _take(cells, themes, line, name, spoken)
    notes = arabic_note(arabic, language)
    found = brought(name.rpartition(".")[0] or name, list(themes.values()), notes, name)
    return replace(found, carries=frozenset({"note"}))


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with the line in which each starts."""
    first = text.lstrip("\n").partition("\n")[0]
    divider = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True)
    start = 1
    try:
        for row in reader:
            if row:
                yield start, row
            start = reader.line_num + 1
    except csv.Error as error:
        raise refused(name, f"this row cannot be read ({error}).", start) from None


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if cell[:1] == "'" and harmless(cell[1:]) != cell[1:] else cell


def _take(
    cells: dict[str, str], themes: dict[str, Branch], line: int, name: str, spoken: str
) -> None:
    label = cells.get("theme", "")
    if not label:
        raise refused(name, "this row names no theme.", line, 1)
    theme = themes.setdefault(label.casefold(), Branch(label, line))
    facet_label = cells.get("facet", "") or GENERAL
    facet = next(
        (each for each in theme.below if each.label.casefold() == facet_label.casefold()), None
    )
    if facet is None:
        facet = Branch(facet_label, line)
        theme.below.append(facet)
    stated, spoken = spoken.casefold(), languages.code(spoken)
    if not spoken:
        raise refused(name, f"“{stated}” is no language code. Write, for example, en or ar.", line)
    source = cells.get("rule", "")
    if not source:
        return
    try:
        parse(source, spoken)
    except RuleError as error:
        shown = " ".join(source.split())
        raise refused(
            name, f"rule “{shown}”, column {error.column}: {error.sentence}", line
        ) from None
    facet.rules.append(Rule(spoken, source, cells.get("note", "")))


def write(codebook: Codebook) -> tuple[bytes, tuple[Note, ...]]:
    """Return the table of a codebook's rules, and what it cannot hold.

    It starts with a byte order mark, without which Excel takes Arabic for another script.
    """
    notes = tuple(left_behind(codebook, "a table", languages=True, notes=True))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for theme in codebook.themes:
        for facet in theme.facets:
            for rule in facet.rules or (Rule("", ""),):
                cells = (theme.label, facet.label, rule.language, rule.source, rule.note)
                writer.writerow([harmless(cell) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8"), notes
