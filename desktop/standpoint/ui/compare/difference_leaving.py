# SPDX-License-Identifier: MIT
"""The difference of words leaves the program: as a table on the clipboard, or as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from standpoint.analysis.word_difference import DifferentWord, WordDifference
from standpoint.replacing import replace_file
from standpoint.session.session import Session
from standpoint.text.formulas import harmless
from standpoint.ui import file_dialogs
from standpoint.ui.filing import EXPORTED, export_folder


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is compared, ready to be written.

    `about` is the theme or facet, `theme` and `facet` its ids; `said` are the sentences above the
    table on screen.
    """

    made: WordDifference
    names: tuple[str, str]
    theme: str
    facet: str
    about: str
    version: int
    said: Sequence[str] = ()


def header(sheet: Sheet) -> tuple[str, ...]:
    """Return the names of the columns, sides by their names."""
    one, other = sheet.names
    return (
        "word", f"times: {one}", f"times: {other}", f"per 1,000 words: {one}",
        f"per 1,000 words: {other}", f"reports: {one}", f"reports: {other}", "score", "log-odds",
        "found by the rule",
    )  # fmt: skip


def _cells(sheet: Sheet, word: DifferentWord) -> tuple[str, ...]:
    made = sheet.made
    return (
        made.written(word.key), str(word.here), str(word.there),
        f"{made.rate(word, here=True):.3f}", f"{made.rate(word, here=False):.3f}",
        str(word.reports_here), str(word.reports_there),
        f"{word.score:.4f}", f"{word.log_odds:.4f}", str(word.by_rule),
    )  # fmt: skip


def _line(sheet: Sheet, word: DifferentWord) -> tuple[str, ...]:
    # A number below 0 is none that a spreadsheet would run; only words are free text.
    first, *numbers = _cells(sheet, word)
    return (harmless(first), *numbers)


def table_text(sheet: Sheet, words: Iterable[DifferentWord]) -> str:
    """Return words and their numbers with tabs between them, as spreadsheets take them."""
    lines = [tuple(harmless(name) for name in header(sheet))]
    lines += [_line(sheet, word) for word in words]
    return "\n".join("\t".join(_plain(cell) for cell in line) for line in lines) + "\n"


def csv_text(sheet: Sheet, words: Iterable[DifferentWord]) -> str:
    """Return a CSV: a row for each word, a blank line, then notes as (note, value)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([harmless(_plain(name)) for name in header(sheet)])
    writer.writerows(_line(sheet, word) for word in words)
    out.write("\n")
    writer.writerow(("note", "value"))
    writer.writerows((note, harmless(_plain(value))) for note, value in _notes(sheet))
    return out.getvalue()


def _notes(sheet: Sheet) -> list[tuple[str, str]]:
    made = sheet.made
    notes = [
        ("theme", sheet.theme),
        ("facet", sheet.facet or "all that count"),
        ("codebook version", str(sheet.version)),
        ("language", made.language or ""),
    ]
    for name, side in zip(sheet.names, (made.here, made.there), strict=True):
        notes += [
            (f"words: {name}", str(side.words)),
            (f"sentences: {name}", str(side.sentences)),
            (f"reports: {name}", str(side.reports)),
            (f"sentences in other languages left out: {name}", str(side.left_out)),
        ]
    notes.append(
        (
            "score",
            "log-odds ratio over its standard error, informative Dirichlet prior (Monroe, "
            "Colaresi and Quinn 2008), prior: both sides together, as heavy as they are; it "
            "sorts and tests nothing",
        )
    )
    return [(harmless(note), value) for note, value in notes] + [
        ("remark", remark) for remark in sheet.said if remark
    ]


def _plain(text: str) -> str:
    """Return free text on one line, without isolates and tabs."""
    return " ".join(text.replace("\u2068", "").replace("\u2069", "").split())


def ask(session: Session, about: str, parent: QWidget) -> Path | None:
    """Ask where the words are to go; None where the user thinks better of it."""
    words = QCoreApplication.translate("Leaving", "Table for spreadsheets")
    name = QCoreApplication.translate("Leaving", "{0}, words on {1}")
    shown = name.format(session.name or "Standpoint", about.replace("/", " "))
    chosen, _ = file_dialogs.save_file(
        parent,
        QCoreApplication.translate("Leaving", "Export the words that differ"),
        str(export_folder(session.settings) / f"{shown}.csv"),
        f"{words} (*.csv)",
    )
    if not chosen:
        return None
    path = Path(chosen)
    session.settings.set(EXPORTED, str(path.parent))
    return path if path.suffix.lower() == ".csv" else path.with_name(f"{path.name}.csv")


def write(sheet: Sheet, words: Iterable[DifferentWord], target: Path) -> None:
    """Write the words as CSV. Raises ExportError where that is not possible."""
    replace_file(target, csv_text(sheet, words).encode("utf-8"))
