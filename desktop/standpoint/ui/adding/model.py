# SPDX-License-Identifier: MIT
"""The rows of a plan as one table: those of a kind, in an order, with the words of each cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from standpoint.ui.adding import wording
from standpoint.ui.adding.plan import Plan
from standpoint.ui.adding.wording import (
    ACTOR,
    DATE,
    FIELD_OF,
    FILE,
    LANGUAGE,
    PUBLISHER,
    SOURCE,
    TICK,
    TITLE,
    WHAT,
    WORDS,
    Cell,
)

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
CELL = ROW + 1
NAMES = {
    TICK: "",
    FILE: "File",
    TITLE: "Becomes",
    DATE: "Date",
    ACTOR: "Actor",
    PUBLISHER: "Publisher",
    LANGUAGE: "Language",
    SOURCE: "Source",
    WORDS: "Words",
    WHAT: "What will happen",
}
KINDS = ("all", "new", "repost", "duplicate", "failed", "check")
_OPEN = ("new", "repost", "duplicate", "failed", "table")


class PlanModel(QAbstractTableModel):
    """What the table shows of a plan. `row` is a row of the plan, `line` a line of the table."""

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.kind = "all"
        self._words: tuple[str, ...] = ()
        self._order: list[int] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        plan.grew.connect(self._on_grown)
        plan.changed.connect(self._on_changed)
        plan.reshaped.connect(self.arrange)

    # Which rows, in which order -------------------------------------------------------------

    @property
    def order(self) -> list[int]:
        """The plan's rows, line by line."""
        return self._order

    def line_of(self, row: int) -> int:
        """Return the line that shows a row, -1 where none does."""
        if self._sorted is None:
            line = bisect_left(self._order, row)
            return line if line < len(self._order) and self._order[line] == row else -1
        try:
            return self._order.index(row)
        except ValueError:
            return -1

    def show_kind(self, kind: str) -> None:
        """Show only rows of a kind."""
        self.kind = kind
        self.arrange()

    def look_for(self, words: str) -> None:
        """Show only rows in whose file, title, actor or publisher all these words stand."""
        self._words = tuple(words.casefold().split())
        self.arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 is the order in which the files came."""
        self._sorted = (column, order) if column > TICK else None
        self.arrange()

    def arrange(self) -> None:
        """Choose and order the rows anew."""
        self.beginResetModel()
        self._order = list(self._chosen(self.plan.rows()))
        if self._sorted is not None:
            column, order = self._sorted
            down = order == Qt.SortOrder.DescendingOrder
            self._order.sort(key=self._key(column), reverse=down)
        self.endResetModel()

    def _chosen(self, rows: Iterable[int]) -> Iterable[int]:
        if self.kind == "all" and not self._words:
            return rows
        return [row for row in rows if self._is_chosen(row)]

    def _is_chosen(self, row: int) -> bool:
        plan = self.plan
        if self.kind == "check" and not plan.to_check(row):
            return False
        if self.kind in _OPEN and plan.status(row) != self.kind:
            return False
        if not self._words:
            return True
        said = " ".join(
            filter(
                None,
                (
                    plan.items[row].place.shown,
                    *(plan.value(row, name) for name in ("title", "actor", "publisher", "date")),
                ),
            )
        ).casefold()
        return all(word in said for word in self._words)

    def _key(self, column: int) -> Callable[[int], Any]:
        plan = self.plan
        if column == WORDS:
            return lambda row: plan.items[row].words
        if column == FILE:
            from standpoint.documents.finding import natural_key

            return lambda row: natural_key(plan.items[row].place.shown)
        if column == WHAT:
            kinds = {status: number for number, status in enumerate(_OPEN)}
            return lambda row: (kinds[plan.status(row)], not plan.ticked(row))
        field = FIELD_OF[column]

        def key(row: int) -> tuple[bool, str]:
            value = plan.value(row, field)
            return value is None, (value or "").casefold()

        return key

    def _on_grown(self, first: int) -> None:
        new = list(self._chosen(range(first, len(self.plan.items))))
        if new:
            line = len(self._order)
            self.beginInsertRows(QModelIndex(), line, line + len(new) - 1)
            self._order.extend(new)
            self.endInsertRows()

    def _on_changed(self) -> None:
        if self._order:
            last = self.index(len(self._order) - 1, WHAT)
            self.dataChanged.emit(self.index(0, 0), last)

    # What Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One line for each row that is shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Tick, file, what it becomes, what will happen."""
        return 0 if parent.isValid() else len(NAMES)

    def cell(self, index: Index) -> Cell:
        """Return what stands in a cell."""
        if index.column() == TICK:
            return Cell()
        return wording.cell(self.plan, self._order[index.row()], index.column())

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let fields be edited where their report can be added."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.column() in FIELD_OF:
            row = self._order[index.row()]
            if self.plan.may_set(row):
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell; where all of it does not fit, the tooltip has it."""
        if not index.isValid() or index.row() >= len(self._order):
            return None
        row = self._order[index.row()]
        own = self._own(index, row, role)
        if own is not None:
            return own
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).first
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._said(index, row)
        return None

    def _own(self, index: Index, row: int, role: int) -> Any:
        if role == ROW:
            return row
        if role == CELL:
            return self.cell(index)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK:
            return Qt.CheckState.Checked if self.plan.ticked(row) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == FILE:
            return self.plan.items[row].place.shown
        return None

    def _said(self, index: Index, row: int) -> str | None:
        if index.column() == TICK:
            return wording.tr("Will be added" if self.plan.ticked(row) else "Will not be added")
        cell = self.cell(index)
        return "\n".join(filter(None, (cell.first, cell.second))) or None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return names of columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.tr(NAMES[section]) if section else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == WORDS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
