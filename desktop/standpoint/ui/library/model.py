# SPDX-License-Identifier: MIT
"""The reports of the corpus as one table, and what of it a list shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from standpoint.corpus.narrowing import year_of
from standpoint.errors import DateError
from standpoint.figures.filter_words import language_name
from standpoint.model import dates
from standpoint.model.codebook import Theme
from standpoint.model.reports import Report
from standpoint.text.language import plain

__all__ = [
    "COLUMNS",
    "FOUND",
    "META",
    "REPORT",
    "YEAR",
    "ReportsModel",
    "ShownReports",
    "language_name",
    "meta",
    "shown_date",
    "year_of",
]

Index = QModelIndex | QPersistentModelIndex
REPORT = int(Qt.ItemDataRole.UserRole)
FOUND = REPORT + 1
META = REPORT + 2
YEAR = REPORT + 3

COLUMNS = ("Title", "Date", "Actor", "Publisher", "Language", "Words", "Themes")


@lru_cache(maxsize=4_000)
def shown_date(date: str | None) -> str:
    """Return a report's date as people read it ("12 Jun 2024", "undated")."""
    if not date:
        return "undated"
    try:
        return dates.show(dates.parse(date))
    except DateError:
        return date


def meta(report: Report, repost_of: str = "") -> str:
    """Return the second line of a row: date or length, actor, and the language if not English.

    Of a repost it begins with what it repeats.
    """
    parts = [f"repost of {repost_of}"] if repost_of else []
    if year_of(report.date) is not None:
        parts.append(shown_date(report.date))
    parts.append(report.actor or report.publisher or "")
    if year_of(report.date) is None:
        parts.append(f"{report.words:,} words" if report.words != 1 else "1 word")
    if plain(report.language) not in {"", "en"}:
        parts.append(language_name(report.language))
    return " · ".join(part for part in parts if part)


class ReportsModel(QAbstractTableModel):
    """Every report of the corpus, in the order of the session: newest first, undated last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports: list[Report] = []
        self._found: Mapping[int, Mapping[str, int]] = {}
        self._themes: tuple[Theme, ...] = ()
        self._rows: dict[int, int] = {}
        self._originals: Mapping[int, int] = {}
        self._titles: Mapping[int, str] = {}

    @property
    def reports(self) -> Sequence[Report]:
        """The reports, row by row."""
        return self._reports

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes whose dots a row shows, in their order."""
        return self._themes

    def found(self, report: int) -> Mapping[str, int]:
        """Return how many sentences of a report carry each theme."""
        return self._found.get(report, {})

    def set_reports(
        self,
        reports: Iterable[Report],
        found: Mapping[int, Mapping[str, int]],
        themes: Sequence[Theme],
        originals: Mapping[int, int] | None = None,
    ) -> None:
        """Show these reports. Rows that stay keep their place, selection and all.

        `originals` says of each repost which report it repeats.
        """
        new = list(reports)
        self._originals = originals or {}
        self._titles = {report.id: report.title for report in new} if originals else {}
        self._found = found
        self._themes = tuple(themes)
        if [r.id for r in new] == [r.id for r in self._reports]:
            self._reports = new
            if new:
                last = self.index(len(new) - 1, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._reports = new
        self._rows = {report.id: row for row, report in enumerate(new)}
        self.endResetModel()

    def grouped(self) -> dict[int, str]:
        """Return of each report in a group of reposts if it is the "original" or a "repost"."""
        originals = dict.fromkeys(self._originals.values(), "original")
        return originals | dict.fromkeys(self._originals, "repost")

    def row_of(self, report: int) -> int | None:
        """Return the row of a report, None where it is not in the corpus."""
        return self._rows.get(report)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a report."""
        return 0 if parent.isValid() else len(self._reports)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column a field."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell or a whole row shows."""
        if not index.isValid():
            return None
        report = self._reports[index.row()]
        answer: Callable[[Report], Any] | None = {
            int(Qt.ItemDataRole.DisplayRole): lambda r: self._cell(r, index.column()),
            int(Qt.ItemDataRole.ToolTipRole): self._tooltip,
            int(Qt.ItemDataRole.AccessibleTextRole): self._spoken,
            REPORT: lambda r: r,
            FOUND: lambda r: self.found(r.id),
            META: self._meta,
            YEAR: lambda r: year_of(r.date),
        }.get(int(role))
        return None if answer is None else answer(report)

    def _cell(self, report: Report, column: int) -> str | int:
        cells = (
            report.title,
            shown_date(report.date),
            report.actor or "",
            report.publisher or "",
            language_name(report.language),
            report.words,
            ", ".join(t.label for t in self._themes if t.id in self.found(report.id)),
        )
        return cells[column]

    def _meta(self, report: Report) -> str:
        return meta(report, self._titles.get(self._originals.get(report.id, 0), ""))

    def _tooltip(self, report: Report) -> str:
        names = [t.label for t in self._themes if t.id in self.found(report.id)]
        lines = [report.title, self._meta(report)]
        if report.actor and report.publisher and report.publisher != report.actor:
            lines.append(report.publisher)
        if names:
            lines.append(", ".join(names))
        return "\n".join(lines)

    def _spoken(self, report: Report) -> str:
        names = [t.label for t in self._themes if t.id in self.found(report.id)]
        themes = ", ".join(names) or "no theme found"
        return f"{report.title}, {shown_date(report.date)}, {self._meta(report)}, {themes}"


class ShownReports(QSortFilterProxyModel):
    """Those reports of the table that one list shows: the dated ones or the tray's."""

    def __init__(self, source: ReportsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: frozenset[int] = frozenset()
        self._order: tuple[int, ...] = ()
        self.setSourceModel(source)

    def show_rows(self, rows: Iterable[int]) -> None:
        """Show these rows of the table, in its order."""
        self._order = tuple(sorted(rows))
        self._shown = frozenset(self._order)
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Take a row that is to be shown."""
        del source_parent
        return source_row in self._shown

    def rows(self) -> tuple[int, ...]:
        """Return the rows of the table that are shown, in order."""
        return self._order

    def heads(self, years: Callable[[int], int | None]) -> list[tuple[int, str]]:
        """Return (row, year in words) wherever another year begins."""
        heads: list[tuple[int, str]] = []
        last: int | None = None
        for place, row in enumerate(self._order):
            year = years(row)
            if year is not None and year != last:
                heads.append((place, str(year)))
                last = year
        return heads
