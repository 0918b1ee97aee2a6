# SPDX-License-Identifier: MIT
"""The reports of the corpus as one table: what its cells, rows and sorting are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from standpoint.corpus.listing import Listing
from standpoint.corpus.narrowing import field_words, year_of
from standpoint.errors import DateError
from standpoint.figures.filter_words import language_name
from standpoint.model import dates
from standpoint.model.codebook import Theme
from standpoint.model.reports import Report
from standpoint.text.direction import isolated
from standpoint.text.language import plain

__all__ = [
    "COLUMNS",
    "FOUND",
    "META",
    "REPORT",
    "SNIPPET",
    "TAGS",
    "YEAR",
    "ReportsModel",
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
TAGS = REPORT + 4
SNIPPET = REPORT + 5

COLUMNS = (
    "Title",
    "Date",
    "Actor",
    "Publisher",
    "Language",
    "Words",
    "Themes",
    "Tags",
    "Added",
    "File",
)

Found = Mapping[int, Mapping[str, int]]
Counts = Callable[[Sequence[int]], Found]
_ALL_AT_ONCE = 2_000
"""The themes of so many reports are read in a moment; of more, as they come into view."""


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
    return " · ".join(isolated(part) for part in parts if part)


class ReportsModel(QAbstractTableModel):
    """Every report of the corpus, in the order of the session: newest first, undated last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports = Listing()
        self._found: dict[int, Mapping[str, int]] = {}
        self._counts: Counts | None = None
        self._themes: tuple[Theme, ...] = ()
        self._ids: list[int] = []
        self._rows: dict[int, int] = {}
        self._originals: Mapping[int, int] = {}
        self._repeated: frozenset[int] = frozenset()
        self._tags: Mapping[int, frozenset[str]] = {}
        self._hays: list[str] | None = None
        self._orders: dict[int, list[int]] = {}
        self._added: Mapping[int, tuple[str, str]] | None = None
        self._years: list[int | None] = []
        self.added: Callable[[], Mapping[int, tuple[str, str]]] = dict
        self.snippets: Mapping[int, str] = {}

    @property
    def reports(self) -> Listing:
        """The reports, row by row."""
        return self._reports

    @property
    def ids(self) -> Sequence[int]:
        """The ids of the reports, row by row."""
        return self._ids

    @property
    def years(self) -> Sequence[int | None]:
        """The years under which the reports stand, row by row; None for undated ones."""
        return self._years

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes whose dots a row shows, in their order."""
        return self._themes

    @property
    def tags(self) -> Mapping[int, frozenset[str]]:
        """The tags of every report that has some."""
        return self._tags

    # Themes ----------------------------------------------------------------------------------

    def found(self, report: int) -> Mapping[str, int]:
        """Return how many sentences of a report carry each theme."""
        if report not in self._found and self._counts is not None:
            self.make_ready([report])
        return self._found.get(report, {})

    def make_ready(self, reports: Iterable[int]) -> None:
        """Read the themes of reports that come into view, all in one question."""
        missing = [report for report in reports if report not in self._found]
        if missing and self._counts is not None:
            self._found |= {report: {} for report in missing} | dict(self._counts(missing))

    def all_found(self) -> Found:
        """Return, of all reports, how many sentences carry each theme."""
        if self._counts is not None:
            self._found = dict(self._counts(self._ids))
            self._counts = None
        return self._found

    # What is shown -----------------------------------------------------------------------------

    def set_reports(
        self,
        reports: Iterable[Report],
        found: Found | Counts,
        themes: Sequence[Theme],
        originals: Mapping[int, int] | None = None,
        tags: Mapping[int, frozenset[str]] | None = None,
    ) -> None:
        """Show these reports. Rows that stay keep their place, selection and all.

        `found` counts sentences by theme, or says so when it is asked. `originals` says of each
        repost which report it repeats.
        """
        new = Listing.of(reports)
        ids = new.column("id")
        same = ids == self._ids
        if not same:
            self.beginResetModel()
        self._reports, self._ids = new, ids
        self._originals, self._tags = originals or {}, tags or {}
        self._repeated = frozenset(self._originals.values())
        self._counts, self._found = (found, {}) if callable(found) else (None, dict(found))
        if callable(found) and len(ids) <= _ALL_AT_ONCE:
            self.all_found()
        self._themes = tuple(themes)
        self._hays = self._added = None
        self._orders = {}
        self._years = list(map(year_of, new.column("date")))
        if same:
            self._tell_all()
            return
        self._rows = {report: row for row, report in enumerate(ids)}
        self.endResetModel()

    def set_tags(self, tags: Mapping[int, frozenset[str]]) -> None:
        """Show these tags; rows stay as they are."""
        self._tags = tags
        self._orders.pop(COLUMNS.index("Tags"), None)
        self._tell_all()

    def _tell_all(self) -> None:
        if self._ids:
            last = self.index(len(self._ids) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @property
    def originals(self) -> Mapping[int, int]:
        """Of each repost which report it repeats."""
        return self._originals

    def is_grouped(self, report: int) -> bool:
        """Return whether a report repeats another, or is repeated."""
        return report in self._originals or report in self._repeated

    def grouped(self) -> dict[int, str]:
        """Return of each report in a group of reposts if it is the "original" or a "repost"."""
        originals = dict.fromkeys(self._originals.values(), "original")
        return originals | dict.fromkeys(self._originals, "repost")

    def hays(self) -> list[str]:
        """Return the words of title, actor and publisher of each report, to look through."""
        if self._hays is None:
            self._hays = field_words(self._reports)
        return self._hays

    def row_of(self, report: int) -> int | None:
        """Return the row of a report, None where it is not in the corpus."""
        return self._rows.get(report)

    # Sorting -----------------------------------------------------------------------------------

    def order(self, column: int, *, descending: bool) -> list[int]:
        """Return all rows sorted by a column; what has nothing in it stands last either way."""
        if column not in self._orders:
            keys = self._keys(column)
            rows = [row for row, key in enumerate(keys) if key not in {None, ""}]
            rows.sort(key=keys.__getitem__)
            self._orders[column] = rows
        rows = self._orders[column]
        if descending:
            # Equals keep the order of the session also when the rest is turned round.
            keys = self._keys(column)
            rows = sorted(rows, key=keys.__getitem__, reverse=True)
        there = set(rows)
        return [*rows, *(row for row in range(len(self._ids)) if row not in there)]

    def _keys(self, column: int) -> list[Any]:
        """Return what the rows are sorted by; an empty text or None for nothing."""
        name, ids = COLUMNS[column], self._ids
        if name == "Date":
            # The session lists by the last day, newest first; undated reports have no year.
            last = len(self._years)
            return [None if y is None else last - row for row, y in enumerate(self._years)]
        if name == "Words":
            return self._reports.column("words")
        if name in {"Title", "Actor", "Publisher", "Language"}:
            shown = language_name if name == "Language" else str.casefold
            return [shown(v) if v else "" for v in self._reports.column(name.lower())]
        if name == "Themes":
            found = self.all_found()
            return [len(found.get(report, ())) or None for report in ids]
        if name == "Tags":
            return [", ".join(self.tags_of(report)).casefold() for report in ids]
        place, added = 0 if name == "Added" else 1, self._when_added()
        return [added.get(report, ("", ""))[place] for report in ids]

    def tags_of(self, report: int) -> list[str]:
        """Return the tags of a report in their order."""
        return sorted(self._tags.get(report, ()), key=str.casefold)

    def _when_added(self) -> Mapping[int, tuple[str, str]]:
        if self._added is None:
            self._added = self.added()
        return self._added

    # Qt ----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a report."""
        return 0 if parent.isValid() else len(self._ids)

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
        return self.answer(index.row(), index.column(), int(role)) if index.isValid() else None

    def answer(self, row: int, column: int, role: int) -> Any:
        """Return what a cell or a whole row shows, by its numbers."""
        asked = _ANSWERS.get(role)
        return None if asked is None else asked(self, self._reports[row], column)

    def _cell(self, report: Report, column: int) -> str | int:
        name = COLUMNS[column]
        if name == "Words":
            return report.words
        if name in {"Added", "File"}:
            made, path = self._when_added().get(report.id, ("", ""))
            return path if name == "File" else (shown_date(made[:10]) if made else "")
        return _CELLS[name](self, report)

    def _labels(self, report: Report) -> list[str]:
        return [t.label for t in self._themes if t.id in self.found(report.id)]

    def _meta(self, report: Report) -> str:
        original = self._rows.get(self._originals.get(report.id, 0))
        return meta(report, self._reports[original].title if original is not None else "")

    def _tooltip(self, report: Report, column: int) -> str:
        if column:
            words = str(self._cell(report, column))
            return PurePath(words).as_posix() if COLUMNS[column] == "File" else words
        lines = [report.title, self._meta(report)]
        if report.actor and report.publisher and report.publisher != report.actor:
            lines.append(report.publisher)
        lines += filter(None, (", ".join(self._labels(report)), ", ".join(self.tags_of(report.id))))
        return "\n".join(lines)

    def _spoken(self, report: Report) -> str:
        said = [report.title, shown_date(report.date), self._meta(report)]
        said.append(", ".join(self._labels(report)) or "no theme found")
        if report.id in self._tags:
            said.append("tagged " + ", ".join(self.tags_of(report.id)))
        return ", ".join(said)


_CELLS: dict[str, Callable[[ReportsModel, Report], str]] = {
    "Title": lambda _m, r: r.title,
    "Date": lambda _m, r: shown_date(r.date),
    "Actor": lambda _m, r: r.actor or "",
    "Publisher": lambda _m, r: r.publisher or "",
    "Language": lambda _m, r: language_name(r.language),
    "Themes": lambda m, r: ", ".join(m._labels(r)),
    "Tags": lambda m, r: ", ".join(m.tags_of(r.id)),
}

_ANSWERS: dict[int, Callable[[ReportsModel, Report, int], Any]] = {
    int(Qt.ItemDataRole.DisplayRole): lambda m, r, c: m._cell(r, c),
    int(Qt.ItemDataRole.ToolTipRole): lambda m, r, c: m._tooltip(r, c),
    int(Qt.ItemDataRole.AccessibleTextRole): lambda m, r, _: m._spoken(r),
    REPORT: lambda _m, r, _c: r,
    FOUND: lambda m, r, _: m.found(r.id),
    META: lambda m, r, _: m._meta(r),
    YEAR: lambda _m, r, _c: year_of(r.date),
    TAGS: lambda m, r, _: m.tags_of(r.id),
    SNIPPET: lambda m, r, _: m.snippets.get(r.id, ""),
}
