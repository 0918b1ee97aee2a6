# SPDX-License-Identifier: MIT
"""What can be done with the selected rows of a plan: details, findings, ticks, columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from standpoint.model.findings import Finding
from standpoint.ui.adding import found, wording
from standpoint.ui.adding.plan import Plan
from standpoint.ui.adding.table import PlanTable
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look

if TYPE_CHECKING:
    from standpoint.model.reports import Report


class RowVerbs(QObject):
    """Does what is asked for the rows that are selected in the table of a plan.

    `known` gives reports whose actors and publishers are offered for completion.

    Signals:
        refused(sentence): why nothing was done.
        table_told(table, mapping): it was said what the columns of a table hold.
    """

    refused = Signal(str)
    table_told = Signal(object, object)

    def __init__(
        self,
        look: Look,
        plan: Plan,
        table: PlanTable,
        known: Callable[[], Sequence[Report]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._plan = plan
        self._table = table
        self._known = known
        self._window = parent
        table.customContextMenuRequested.connect(self._show)
        table.edit_asked.connect(self.set_selected)
        table.columns_asked.connect(self.ask_columns)

    def set_selected(self) -> None:
        """Ask for the details of the selected rows, and set what was filled in."""
        rows = self._settable()
        if not rows:
            self.refused.emit(
                wording.tr("What is selected cannot be added. It has no details to set.")
            )
            return
        dialog = found.details(self._look, self._plan, rows, self._known(), self._window)
        if dialog.exec() == Dialog.DialogCode.Accepted:
            self._plan.set_values(dialog.changes(), wording.tr("set details"))
        dialog.deleteLater()

    def found_menu(self) -> QMenu:
        """Return a menu of the kinds of finding that the selected rows have."""
        menu = QMenu(self._window)
        rows = self._settable()
        words = wording.tr("take findings")
        for offer in found.offers(self._plan, rows):
            action = menu.addAction(found.words(offer, len(rows)))
            action.triggered.connect(
                lambda _=False, o=offer: self._plan.set_values(o.values, words)
            )
        if not menu.actions():
            nothing = wording.tr("Nothing was found in the selected files")
            menu.addAction(nothing).setEnabled(False)
        added = sum(map(self._plan.ticked, rows))
        if 0 < added < len(rows):
            # The offers count them all, the button only those that will be added.
            menu.addSeparator()
            rest = wording.tr("Of these {0}, {1} will be added and {2} will not").format(
                f"{len(rows):,}", f"{added:,}", f"{len(rows) - added:,}"
            )
            menu.addAction(rest).setEnabled(False)
        return menu

    def menu(self) -> QMenu:
        """Return what can be done with the selected rows."""
        menu, plan, rows = QMenu(self._window), self._plan, self._table.selected_rows()
        able = [row for row in rows if plan.may_tick(row)]
        for words, on in ((wording.tr("Tick"), True), (wording.tr("Leave out"), False)):
            action = menu.addAction(words)
            action.setEnabled(any(plan.ticked(row) != on for row in able))
            action.triggered.connect(lambda _=False, on=on: plan.tick(able, on=on))
        menu.addSeparator()
        menu.addAction(wording.tr("Set for selected…")).triggered.connect(self.set_selected)
        found_menu = self.found_menu()
        found_menu.setTitle(wording.tr("Take what was found"))
        menu.aboutToHide.connect(found_menu.deleteLater)
        menu.addMenu(found_menu)
        row = self._table_row()
        if row >= 0:
            choose = menu.addAction(wording.tr("Choose columns…"))
            choose.triggered.connect(lambda: self.ask_columns(row))
        return menu

    def offer_found(self, below: QWidget) -> None:
        """Show what was found in the selected rows below a button."""
        menu = self.found_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def take(self, row: int, finding: Finding) -> None:
        """Let a finding be the value of its field."""
        self._plan.set_values({row: {finding.field: finding.value}}, wording.tr("take a finding"))

    def _table_row(self) -> int:
        """Return the first selected row that is or comes from a table, -1 for none."""
        if not self._plan.tables:
            return -1
        rows = self._table.selected_rows()
        return next((row for row in rows if self._plan.table_of(row) is not None), -1)

    def ask_columns(self, row: int) -> None:
        """Ask what the columns of a row's table hold."""
        from standpoint.ui.adding.columns import ColumnsDialog

        table = self._plan.table_of(row)
        if table is None:
            return
        dialog = ColumnsDialog(self._look, table, self._window)
        if dialog.exec() == Dialog.DialogCode.Accepted:
            self.table_told.emit(table, dialog.mapping())
        dialog.deleteLater()

    def _settable(self) -> list[int]:
        return [row for row in self._table.selected_rows() if self._plan.may_set(row)]

    def _show(self, point: QPoint) -> None:
        if self._table.selected_rows():
            menu = self.menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self._table.viewport().mapToGlobal(point))
