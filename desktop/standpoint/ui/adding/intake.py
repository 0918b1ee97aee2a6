# SPDX-License-Identifier: MIT
"""What an import did, in a line and in a list: what came in, what was there, what was not read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from standpoint.model.progress import ImportItem
from standpoint.session.changes import ImportSummary
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, SegmentedControl, interface_font

if TYPE_CHECKING:
    from standpoint.ui.adding.plan import Plan

Index = QModelIndex | QPersistentModelIndex
_ROW = 25
_WRAPPED_UP_TO = 500
"""So many rows are measured, so that each shows its whole sentence; more are of one height."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Intake", text)


# In a line --------------------------------------------------------------------------------------


def headline(summary: ImportSummary) -> str:
    """Return what came in ("6 of 9 files added"); of rows and packed files, how many reports."""
    total, added = len(summary.items), len(summary.of("imported"))
    if total == 0:
        return _tr("No files found")
    # Rows of one table are no files.
    if any("#" in item.path for item in summary.items):
        one, none, all_, some = (
            _tr("1 report added"),
            _tr("No report added"),
            _tr("{0} reports added"),
            _tr("{0} of {1} reports added"),
        )
    else:
        one, none, all_, some = (
            _tr("1 file added"),
            _tr("No file added"),
            _tr("{0} files added"),
            _tr("{0} of {1} files added"),
        )
    many = one if added == 1 else all_.format(f"{added:,}")
    if summary.cancelled:
        return _tr("Stopped: {0}").format(many)
    if total == 1 and not added:
        return none
    return many if added == total else some.format(f"{added:,}", f"{total:,}")


def detail(summary: ImportSummary) -> str:
    """Return what was left out ("1 repeats another, 2 cannot be read"), empty where nothing."""
    repeated, failed = len(summary.of("duplicate")), len(summary.of("failed"))
    left = len(summary.of("left out"))
    parts = []
    if repeated:
        parts.append(
            _tr("1 repeats another")
            if repeated == 1
            else _tr("{0} repeat others").format(f"{repeated:,}")
        )
    if failed:
        parts.append(
            _tr("1 cannot be read")
            if failed == 1
            else _tr("{0} cannot be read").format(f"{failed:,}")
        )
    if left:
        parts.append(_tr("{0} left out").format(f"{left:,}"))
    return ", ".join(parts)


def status_line(summary: ImportSummary) -> str:
    """Return what the status bar says ("6 reports added in 0.4 s.")."""
    added = len(summary.of("imported"))
    words = _tr("1 report added") if added == 1 else _tr("{0} reports added").format(f"{added:,}")
    return _tr("{0} in {1} s.").format(words, f"{max(summary.seconds, 0.1):.1f}")


def what_happened(item: ImportItem) -> str:
    """Return in words what became of one file."""
    if item.status == "imported":
        return _tr("Added")
    if item.status == "duplicate":
        return item.reason or _tr("Already in the corpus. Not added twice.")
    return item.reason or _tr("Cannot be read.")


# What the plan left out -------------------------------------------------------------------------


def left_out(plan: Plan) -> tuple[ImportItem, ...]:
    """Return what a plan does not add, in its order, each with its reason."""
    return tuple(_left(plan, row) for row in plan.rows() if not plan.ticked(row))


def _left(plan: Plan, row: int) -> ImportItem:
    from standpoint.ui.adding import wording

    item = plan.items[row]
    name, status = item.place.shown, plan.status(row)
    if status == "duplicate" and item.twin is not None:
        same = _tr("Same text as “{0}”.").format(wording.twin_name(plan, item.twin))
        if item.twin.older:
            same = _tr("Already in the corpus as an older text of report {0}, “{1}”.").format(
                item.twin.report, wording.twin_name(plan, item.twin)
            )
        return ImportItem(name, "duplicate", item.twin.report, same)
    if status == "table":
        return ImportItem(name, "left out", None, _tr("Nobody said what its columns hold."))
    if status == "failed":
        return ImportItem(name, "failed", None, item.reason)
    return ImportItem(name, "left out", None, _tr("You left it out."))


def with_the_rest(
    summary: ImportSummary, asked: Sequence[str], left: Sequence[ImportItem]
) -> tuple[ImportItem, ...]:
    """Return what an import did, and after it what it did not come to and what was left out."""
    reached = {item.path for item in summary.items}
    why = _tr("You stopped before it was added.")
    if not summary.cancelled:
        why = _tr("The import ended before it was added.")
    missed = (ImportItem(path, "left out", None, why) for path in asked if path not in reached)
    return (*summary.items, *missed, *left)


# In a list --------------------------------------------------------------------------------------


class _Items(QAbstractTableModel):
    """File, what happened, folder."""

    def __init__(self, look: Look, items: Sequence[ImportItem], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._all = items
        self.items: Sequence[ImportItem] = items

    def show_status(self, status: str) -> None:
        self.beginResetModel()
        self.items = [item for item in self._all if not status or item.status == status]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_tr("File"), _tr("What happened"), _tr("Folder"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item, column = self.items[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            path = PurePath(item.path)
            words = (path.name, what_happened(item), str(path.parent))[column]
            return item.path if role == Qt.ItemDataRole.ToolTipRole and column != 1 else words
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == 1 and item.status == "failed":
                return QBrush(QColor(self._look.tokens.err))
            return QBrush(self._look.colour("tx2")) if column == 2 else None
        if role == Qt.ItemDataRole.DecorationRole and column == 1:
            return self._icon(item)
        return None

    def _icon(self, item: ImportItem) -> Any:
        if item.status == "failed":
            return self._look.icon("circle-alert", "err")
        names = {"imported": "check", "duplicate": "copy"}
        return self._look.icon(names.get(item.status, "minus"))


class IntakeList(QTableView):
    """The files of an import, one a row. Ctrl C copies the selected rows, or all."""

    def __init__(self, look: Look, items: Sequence[ImportItem]) -> None:
        super().__init__()
        self._items = _Items(look, items, self)
        self.setModel(self._items)
        self.setFont(interface_font(13))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAccessibleName(_tr("Files of this import"))
        header, rows = self.horizontalHeader(), self.verticalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 220)
        header.resizeSection(2, 170)
        rows.hide()
        rows.setDefaultSectionSize(_ROW)
        if len(items) <= _WRAPPED_UP_TO:
            rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_status(self, status: str) -> None:
        """Show the files of one status, or all with an empty one."""
        self._items.show_status(status)

    def as_text(self) -> str:
        """Return the shown rows as tab-separated text, the selected ones where any are."""
        chosen = self.selectionModel().selectedRows()
        rows = sorted(index.row() for index in chosen) or range(len(self._items.items))
        items = (self._items.items[row] for row in rows)
        return "\n".join(f"{item.path}\t{what_happened(item)}" for item in items)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
            return
        super().keyPressEvent(event)


class IntakeDialog(Dialog):
    """The list of what an import did, opened on what was left out."""

    def __init__(self, look: Look, summary: ImportSummary, parent: QWidget | None = None) -> None:
        super().__init__(look, _tr("Added files"), parent)
        self.resize(880, 520)
        self.add_head(headline(summary), detail(summary))
        statuses = [
            ("", _tr("All")),
            ("imported", _tr("Added")),
            ("duplicate", _tr("Already there")),
            ("failed", _tr("Cannot be read")),
            ("left out", _tr("Left out")),
        ]
        numbers = {status: len(summary.of(status)) for status, _ in statuses}
        numbers[""] = len(summary.items)
        offered = [
            (status, f"{words}  {numbers[status]:,}")
            for status, words in statuses
            if not status or numbers[status]
        ]
        self.choice = SegmentedControl(look, [(words, "") for _, words in offered], _tr("Show"))
        self.list = IntakeList(look, summary.items)
        self.choice.chosen.connect(lambda index: self.list.show_status(offered[index][0]))
        self.body.addWidget(self.choice)
        self.body.addWidget(self.list, 1)
        copy = self.add_button(_tr("Copy this list"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.list.as_text()))
        close = self.add_button(_tr("Close"), main=True, key="Esc")
        close.clicked.connect(self.accept)
