# SPDX-License-Identifier: MIT
"""A comparison as a value, and how it leaves: as HTML, JSON, DOCX, PDF or PNG."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from standpoint.analysis.alignment import Alignment, Cell, Column, Link, PassageKey
from standpoint.errors import ExportError
from standpoint.figures import comparison_words as words
from standpoint.model.codebook import Codebook
from standpoint.model.reports import Memo, Reading, Sentence
from standpoint.replacing import replace_file

DPI = 200
"""Dots per inch of a PNG where nobody says otherwise."""

PageSize = Literal["A4", "Letter"]
Texts = Literal["none", "single", "spoken"]
"""Whose full texts go along: nobody's; of columns with one report; of all that have a passage."""

SUFFIXES = (".html", ".json", ".docx", ".pdf", ".png")


@dataclass(frozen=True, slots=True)
class Contents:
    """What of a comparison leaves, and on which paper.

    `off` are themes left out; the method note names them. `memos` go along as notes.
    """

    off: frozenset[str] = frozenset()
    texts: Texts = "single"
    memos: bool = True
    page: PageSize = "A4"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Reports beside each other, as they leave the program.

    `readings` are those of `alignment.reports`, in the same order; `codebook` is the one that they
    were aligned by. `made_on` is the day that stands on the paper.
    """

    title: str
    alignment: Alignment
    readings: tuple[Reading, ...]
    codebook: Codebook
    made_on: date
    contents: Contents = Contents()

    def by_report(self) -> Mapping[int, Reading]:
        """Return the readings by the id of their report."""
        return {reading.report.id: reading for reading in self.readings}

    def shown(self) -> Alignment:
        """Return the alignment without the themes that are left out."""
        off = self.contents.off
        rows = tuple(row for row in self.alignment.rows if row.theme not in off)
        return replace(self.alignment, rows=rows)

    def left_out(self) -> tuple[str, ...]:
        """Return the labels of the themes that are left out, in codebook order."""
        themes = dict.fromkeys(row.theme for row in self.alignment.rows)
        off = self.contents.off
        return tuple(self.codebook.theme(theme).label for theme in themes if theme in off)

    def full_texts(self) -> tuple[Reading, ...]:
        """Return the readings whose full texts go along, in the order of the columns."""
        texts = self.contents.texts
        if texts == "none":
            return ()
        single = {c.reports[0].id for c in self.alignment.columns if len(c.reports) == 1}
        if texts == "spoken":
            single |= {
                passage.report
                for row in self.shown().rows
                for cell in row.cells
                for passage in cell.passages
                if passage.status != "rejected"
            }
        return tuple(reading for reading in self.readings if reading.report.id in single)

    def memos(self, report: int) -> tuple[Memo, ...]:
        """Return the memos on a report that go along, in the order of its text."""
        if not self.contents.memos:
            return ()
        found = (memo for reading in self.readings for memo in reading.memos)
        mine = (memo for memo in found if memo.report == report)
        return tuple(sorted(mine, key=lambda memo: (memo.start, memo.end)))


def statement(comparison: Comparison) -> str | None:
    """Return the sentence for columns that share no theme, shown or not; None where they do."""
    alignment = comparison.alignment
    if alignment.common_themes():
        return None
    return words.no_common_theme(len(alignment.columns), grouped=alignment.grouped)


def as_json(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison in the shape that scripts rely on (design.md, "Command line").

    Rejected passages are left out; offsets are code points into the stored text. Where a column
    holds the reports of an actor, `columns` says which, and `reposts` how those among them count;
    each cell has `reports` beside `report`,
    which is null for such a column, and each sentence names its report.
    """
    alignment = comparison.shown()
    texts = {reading.report.id: reading.text for reading in comparison.readings}
    sentences = {
        (reading.report.id, sentence.index): sentence
        for reading in comparison.readings
        for sentence in reading.sentences
    }
    made: dict[str, Any] = {
        "codebook_version": alignment.codebook_version,
        "reports": [{"id": report.id, "title": report.title} for report in alignment.reports],
    }
    cell = _cell
    if alignment.grouped:
        made["columns"] = [
            {"label": column.label, "about": column.about, "reports": list(column.ids)}
            for column in alignment.columns
        ]
        made["reposts"] = alignment.reposts.said or None
        cell = _grouped_cell
    made["rows"] = [
        {
            "theme": row.theme,
            "facet": row.facet,
            "cells": [
                cell(one, column, texts)
                for one, column in zip(row.cells, alignment.columns, strict=True)
            ],
            "links": [_link(link, sentences) for link in row.links],
        }
        for row in alignment.rows
    ]
    return made


def _cell(cell: Cell, column: Column, texts: Mapping[int, str]) -> dict[str, Any]:
    del column
    return {
        "report": cell.report,
        "silence": cell.silence,
        "sentences": [
            {
                "start": said.start,
                "end": said.end,
                "text": texts[said.report][said.start : said.end],
            }
            for said in cell.passages
            if said.status != "rejected"
        ],
    }


def _grouped_cell(cell: Cell, column: Column, texts: Mapping[int, str]) -> dict[str, Any]:
    made = _cell(cell, column, texts)
    spoken = [said for said in cell.passages if said.status != "rejected"]
    for said, sentence in zip(spoken, made["sentences"], strict=True):
        sentence["report"] = said.report
    report = None if column.label else cell.report
    return {**made, "report": report, "reports": list(cell.reports)}


def _link(link: Link, sentences: dict[PassageKey, Sentence]) -> dict[str, Any]:
    ends = {
        name: {"report": key[0], "start": sentences[key].start, "end": sentences[key].end}
        for name, key in (("a", link.a), ("b", link.b))
    }
    return {
        **ends,
        "closeness": link.closeness,
        "shared": list(link.shared),
        "origin": link.origin,
    }


def write(comparison: Comparison, path: Path, dpi: int = DPI) -> None:
    """Write the comparison in the format that the file name's ending asks for.

    The file is written whole or not at all. HTML, DOCX and PDF hold the full texts as well; a PNG
    is one picture of the passages by theme.

    Args:
        comparison: what to write.
        path: ends in .html, .json, .docx, .pdf or .png.
        dpi: dots per inch of a PNG.

    Raises:
        ExportError: the ending is another, the picture would be too high, or the file cannot be
            written; one sentence says what to do.
    """
    makers: dict[str, Callable[[], bytes]] = {
        ".html": lambda: _html(comparison),
        ".json": lambda: _json(comparison),
        ".docx": lambda: _docx(comparison),
        ".pdf": lambda: _pdf(comparison),
        ".png": lambda: _png(comparison, dpi, path),
    }
    make = makers.get(path.suffix.lower())
    if make is None:
        raise ExportError(
            f"{path.name}: a comparison is written as {', '.join(SUFFIXES[:-1])} or "
            f"{SUFFIXES[-1]}. Give the file one of these endings."
        )
    replace_file(path, make())


def _json(comparison: Comparison) -> bytes:
    return (json.dumps(as_json(comparison), ensure_ascii=False, indent=2) + "\n").encode()


def _html(comparison: Comparison) -> bytes:
    from standpoint.figures.comparison_html import as_html

    return as_html(comparison).encode()


def _docx(comparison: Comparison) -> bytes:
    from standpoint.figures.comparison_docx import as_docx

    return as_docx(comparison)


def _pdf(comparison: Comparison) -> bytes:
    from standpoint.figures.comparison_pages import as_pdf

    return as_pdf(comparison)


def _png(comparison: Comparison, dpi: int, path: Path) -> bytes:
    from standpoint.figures.comparison_pages import as_png

    return as_png(comparison, dpi, path)
