# SPDX-License-Identifier: MIT
"""What of the table of reports one list shows, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from standpoint.ui.library.model import COLUMNS, ReportsModel

Index = QModelIndex | QPersistentModelIndex


class ShownReports(QAbstractTableModel):
    """Those rows of the table that one list shows: a model by numbers.

    Qt's own proxies ask for every row anew whenever one is left out; with 100,000 that is felt.
    """

    def __init__(self, source: ReportsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._order: tuple[int, ...] = ()
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self._forget)
        source.dataChanged.connect(lambda *_: self._tell_all())

    def _forget(self) -> None:
        self._order = ()
        self.endResetModel()

    def _tell_all(self) -> None:
        if self._order:
            last = self.index(len(self._order) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def show_rows(self, rows: Iterable[int]) -> bool:
        """Show these rows of the table in this order; return whether others were shown before."""
        order = tuple(rows)
        if order == self._order:
            return False
        self.beginResetModel()
        self._order = order
        self.endResetModel()
        return True

    def rows(self) -> tuple[int, ...]:
        """Return the rows of the table that are shown, in order."""
        return self._order

    def ids(self, first: int, stop: int) -> list[int]:
        """Return the ids of the reports at these places."""
        ids = self._source.ids
        return [ids[row] for row in self._order[first:stop]]

    def ids_of(self, selection: QItemSelection) -> list[int]:
        """Return the ids of the reports in a selection, top to bottom."""
        ranges = (selection.at(number) for number in range(selection.count()))
        places = {at for part in ranges for at in range(part.top(), part.bottom() + 1)}
        order, ids = self._order, self._source.ids
        return [ids[order[at]] for at in sorted(places)]

    def heads(self, years: Sequence[int | None]) -> list[tuple[int, str]]:
        """Return (place, year in words) wherever another year begins."""
        heads: list[tuple[int, str]] = []
        last: int | None = None
        for place, row in enumerate(self._order):
            year = years[row]
            if year is not None and year != last:
                heads.append((place, str(year)))
                last = year
        return heads

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a report that is shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As the table has."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns as the table does."""
        return self._source.headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the table has."""
        if not index.isValid():
            return None
        return self._source.answer(self._order[index.row()], index.column(), int(role))


def places_of(reports: Sequence[int], shown: ShownReports) -> list[int]:
    """Return at which places reports stand, in their order, as far as they are shown."""
    if not reports:
        return []
    places = {report: at for at, report in enumerate(shown.ids(0, shown.rowCount()))}
    return [places[report] for report in reports if report in places]


def select_places(model: QItemSelectionModel, places: Sequence[int], shown: ShownReports) -> None:
    """Select these places and no others; the current row stays.

    Qt compares each stretch with each that was selected before: those are forgotten first.
    """
    current = model.currentIndex()
    if model.hasSelection():
        if places:
            model.reset()
            model.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        else:
            model.clearSelection()
    if places:
        model.select(stretches(places, shown), QItemSelectionModel.SelectionFlag.Select)


def stretches(places: Sequence[int], shown: ShownReports) -> QItemSelection:
    """Return places as a selection of as few ranges as they take, over all columns."""
    ordered = places if isinstance(places, range) else sorted(set(places))
    if isinstance(ordered, range) and ordered:
        last = shown.columnCount() - 1
        return QItemSelection(shown.index(ordered[0], 0), shown.index(ordered[-1], last))
    chosen = QItemSelection()
    last = shown.columnCount() - 1
    start = 0
    for end in range(1, len(ordered) + 1):
        if end == len(ordered) or ordered[end] != ordered[end - 1] + 1:
            top, bottom = shown.index(ordered[start], 0), shown.index(ordered[end - 1], last)
            chosen.append(QItemSelectionRange(top, bottom))
            start = end
    return chosen
