# SPDX-License-Identifier: MIT
"""What is picked in the lists and the table of the library together, and the keys between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QObject, Qt, Signal

from standpoint.ui.library.table import ReportTable
from standpoint.ui.library.view import ReportList


class Picking(QObject):
    """The dated list, the undated one and the table as one: whatever is selected in any of them.

    What a filter hides stays picked, so that reports of two searches can be compared, until
    another selection begins. Only a comparison takes it: nothing is edited or deleted unseen.

    Signals: `changed(ids)` in the order of picking, hidden ones among them.
    """

    changed = Signal(list)

    def __init__(
        self, dated: ReportList, undated: ReportList, table: ReportTable, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.dated = dated
        self.undated = undated
        self.table = table
        self._picked: list[int] = []
        self._hidden: frozenset[int] = frozenset()
        self._selecting = False
        for one, other in ((dated, undated), (undated, dated)):
            one.begun.connect(other.clearSelection)
            one.begun.connect(lambda v=other: setattr(v, "picking", False))
        for view in self.views():
            view.selectionModel().selectionChanged.connect(self._on_selection)
            view.begun.connect(self.forget_hidden)
        dated.passed.connect(lambda step: self._pass_on(undated, step, 1))
        undated.passed.connect(lambda step: self._pass_on(dated, step, -1))

    def views(self) -> tuple[ReportList, ReportList, ReportTable]:
        """Return the two lists and the table."""
        return (self.dated, self.undated, self.table)

    def picked(self) -> list[int]:
        """Return the picked reports in the order of picking, those that a filter hides too."""
        return list(self._picked)

    def shown(self) -> list[int]:
        """Return the picked reports that are shown, in the order of picking."""
        return [report for report in self._picked if report not in self._hidden]

    def hidden(self) -> list[int]:
        """Return the picked reports that a filter hides, in the order of picking."""
        return [report for report in self._picked if report in self._hidden]

    def forget_hidden(self) -> None:
        """Pick no longer what is not shown."""
        if self._hidden:
            self._picked, self._hidden = self.shown(), frozenset()
            self.changed.emit(self.picked())

    def keep(self, reports: Sequence[int], *, scroll: bool) -> None:
        """Pick these reports again after other rows were shown, hidden or not."""
        picking = any(view.picking for view in self.views())
        self._select(reports, scroll=scroll)
        self._hidden = frozenset(reports).difference(self._picked)
        self._picked = list(reports)
        for view in self.views():
            view.picking = view.picking or picking
        self.changed.emit(self.picked())

    def select(self, reports: Sequence[int], *, scroll: bool = True) -> None:
        """Select these reports, as far as they are shown; `changed` comes once, at the end."""
        self._select(reports, scroll=scroll)
        self._hidden = frozenset()
        self.changed.emit(self.picked())

    def _select(self, reports: Sequence[int], *, scroll: bool) -> None:
        self._selecting = True
        for view in self.views():
            view.select_only(list(reports), scroll=scroll)
        self._selecting = False
        there = {report for view in self.views() for report in view.selected_ids()}
        self._picked = [report for report in reports if report in there]
        for view in self.views():
            view.picking = len(reports) > 1
            view.viewport().update()

    def _on_selection(self) -> None:
        if self._selecting:
            return
        now = [report for view in self.views() for report in view.selected_ids()]
        here = set(now)
        kept = [one for one in self._picked if one in here or one in self._hidden]
        before = set(kept)
        picked = kept + [report for report in now if report not in before]
        for view in self.views():
            view.viewport().update()
        if picked != self._picked:
            self._picked = picked
            self.changed.emit(self.picked())

    # The keyboard -----------------------------------------------------------------------------

    def focus(self, *, wide: bool) -> None:
        """Put the focus on the reports: on the table where the library is wide, else on a list."""
        view: ReportList | ReportTable = self.table
        if not wide:
            view = self.dated if self.dated.model().rowCount() else self.undated
        if not wide and self.undated.currentIndex().isValid() and self.undated.selected_reports():
            view = self.undated
        if not view.currentIndex().isValid() and view.model().rowCount():
            self._go_to(view, 0)
        view.setFocus(Qt.FocusReason.TabFocusReason)

    def begin_at_first(self) -> None:
        """Let the first report that is shown be the current one."""
        first = next((v for v in self.views() if v.model().rowCount()), self.dated)
        if first.model().rowCount():
            self._go_to(first, 0)

    def _go_to(self, view: ReportList | ReportTable, row: int) -> None:
        """Make a row the current one; a new selection begins there unless some are being picked."""
        if view.picking:
            nothing = QItemSelectionModel.SelectionFlag.NoUpdate
            view.selectionModel().setCurrentIndex(view.model().index(row, 0), nothing)
            return
        view.begun.emit()
        view.setCurrentIndex(view.model().index(row, 0))

    def _pass_on(self, view: ReportList, step: int, wanted: int) -> None:
        if step != wanted or not view.isVisible() or not view.model().rowCount():
            return
        row = 0 if step > 0 else view.model().rowCount() - 1
        view.setFocus(Qt.FocusReason.TabFocusReason)
        view.picking = self.dated.picking or self.undated.picking
        self._go_to(view, row)
