# SPDX-License-Identifier: MIT
"""What an import did, in a line and in a list: what came in, what was there, what was not read."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from standpoint.model.progress import ImportItem
from standpoint.session.changes import ImportSummary
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, SegmentedControl, interface_font


def _tr(text: str) -> str:
    return QCoreApplication.translate("Intake", text)


def headline(summary: ImportSummary) -> str:
    """Return what came in ("6 of 9 files added")."""
    total, added = len(summary.items), len(summary.of("imported"))
    if summary.cancelled:
        return _tr("Stopped: {0} files added").format(f"{added:,}")
    if total == 1:
        return _tr("1 file added") if added else _tr("No file added")
    if total == 0:
        return _tr("No files found")
    if added == total:
        return _tr("{0} files added").format(f"{added:,}")
    return _tr("{0} of {1} files added").format(f"{added:,}", f"{total:,}")


def detail(summary: ImportSummary) -> str:
    """Return what was left out ("1 repeats another, 2 cannot be read"), empty where nothing."""
    repeated, failed = len(summary.of("duplicate")), len(summary.of("failed"))
    parts = []
    if repeated:
        parts.append(
            _tr("1 repeats another") if repeated == 1 else _tr("{0} repeat others").format(repeated)
        )
    if failed:
        parts.append(
            _tr("1 cannot be read") if failed == 1 else _tr("{0} cannot be read").format(failed)
        )
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


class IntakeList(QTableWidget):
    """The files of an import, one a row. Ctrl C copies the selected rows, or all."""

    def __init__(self, look: Look, items: tuple[ImportItem, ...]) -> None:
        super().__init__(len(items), 3)
        self._items = items
        self.setHorizontalHeaderLabels([_tr("File"), _tr("What happened"), _tr("Folder")])
        self.setFont(interface_font(13))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.setAccessibleName(_tr("Files of this import"))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 220)
        header.resizeSection(2, 170)
        for row, item in enumerate(items):
            self._fill(row, item, look)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _fill(self, row: int, item: ImportItem, look: Look) -> None:
        path = PurePath(item.path)
        for column, words in enumerate((path.name, what_happened(item), str(path.parent))):
            cell = QTableWidgetItem(words)
            cell.setToolTip(item.path if column != 1 else words)
            if column == 2:
                cell.setForeground(QBrush(look.colour("tx2")))
            if column == 1 and item.status == "failed":
                cell.setForeground(QBrush(QColor(look.tokens.err)))
                cell.setIcon(look.icon("circle-alert", "err"))
            elif column == 1:
                cell.setIcon(look.icon("check" if item.status == "imported" else "copy"))
            self.setItem(row, column, cell)

    def show_status(self, status: str) -> None:
        """Show the files of one status, or all with an empty one."""
        for row, item in enumerate(self._items):
            self.setRowHidden(row, bool(status) and item.status != status)

    def as_text(self) -> str:
        """Return the shown rows as tab-separated text, the selected ones where any are."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        rows = rows or [row for row in range(len(self._items)) if not self.isRowHidden(row)]
        return "\n".join(
            f"{self._items[row].path}\t{what_happened(self._items[row])}" for row in rows
        )

    def keyPressEvent(self, event: object) -> None:
        """Copy."""
        from PySide6.QtGui import QKeyEvent

        assert isinstance(event, QKeyEvent)
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
        ]
        offered = [
            (status, f"{words}  {len(summary.of(status)) if status else len(summary.items)}")
            for status, words in statuses
            if not status or summary.of(status)
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
