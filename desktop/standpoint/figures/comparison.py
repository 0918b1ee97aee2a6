# SPDX-License-Identifier: MIT
"""A comparison as a value, and how it leaves: as HTML, JSON, DOCX, PDF or PNG."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from standpoint.analysis.alignment import Alignment, Cell, Link, PassageKey
from standpoint.errors import ExportError
from standpoint.figures import comparison_words as words
from standpoint.model.codebook import Codebook
from standpoint.model.reports import Reading, Sentence
from standpoint.replacing import replace_file

DPI = 200
"""Dots per inch of a PNG where nobody says otherwise."""

SUFFIXES = (".html", ".json", ".docx", ".pdf", ".png")


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

    def reading(self, report: int) -> Reading:
        """Return the reading of a report. Raises KeyError where it is not compared."""
        for reading in self.readings:
            if reading.report.id == report:
                return reading
        raise KeyError(report)


def statement(comparison: Comparison) -> str | None:
    """Return the sentence for reports that share no theme; None where they share one."""
    if comparison.alignment.common_themes():
        return None
    return words.no_common_theme(len(comparison.readings))


def as_json(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison in the shape that scripts rely on (design.md, "Command line").

    Rejected passages are left out; offsets are code points into the stored text.
    """
    alignment = comparison.alignment
    texts = {reading.report.id: reading.text for reading in comparison.readings}
    sentences = {
        (reading.report.id, sentence.index): sentence
        for reading in comparison.readings
        for sentence in reading.sentences
    }
    return {
        "codebook_version": alignment.codebook_version,
        "reports": [{"id": report.id, "title": report.title} for report in alignment.reports],
        "rows": [
            {
                "theme": row.theme,
                "facet": row.facet,
                "cells": [_cell(cell, texts[cell.report]) for cell in row.cells],
                "links": [_link(link, sentences) for link in row.links],
            }
            for row in alignment.rows
        ],
    }


def _cell(cell: Cell, text: str) -> dict[str, Any]:
    return {
        "report": cell.report,
        "silence": cell.silence,
        "sentences": [
            {"start": said.start, "end": said.end, "text": text[said.start : said.end]}
            for said in cell.passages
            if said.status != "rejected"
        ],
    }


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
