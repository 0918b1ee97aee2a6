# SPDX-License-Identifier: MIT
"""What is picked in the lists and the table of the library together, and the keys between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal

from standpoint.ui.library.table import ReportTable
from standpoint.ui.library.view import ReportList


class Picking(QObject):
    """The dated list, the undated one and the table as one: whatever is selected in any of them.

    Signals: `changed(ids)` in the order of picking.
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
        self._selecting = False
        for one, other in ((dated, undated), (undated, dated)):
            one.begun.connect(other.clearSelection)
            one.begun.connect(lambda v=other: setattr(v, "picking", False))
        for view in self.views():
            view.selectionModel().selectionChanged.connect(self._on_selection)
        dated.passed.connect(lambda step: self._pass_on(undated, step, 1))
        undated.passed.connect(lambda step: self._pass_on(dated, step, -1))

    def views(self) -> tuple[ReportList, ReportList, ReportTable]:
        """Return the two lists and the table."""
        return (self.dated, self.undated, self.table)

    def picked(self) -> list[int]:
        """Return the selected reports in the order in which they were picked."""
        return list(self._picked)

    def select(self, reports: Sequence[int], *, scroll: bool = True) -> None:
        """Select these reports, as far as they are shown; `changed` comes once, at the end."""
        self._selecting = True
        for view in self.views():
            view.select_only(list(reports), scroll=scroll)
        self._selecting = False
        there = {report for view in self.views() for report in view.selected_ids()}
        self._picked = [report for report in reports if report in there]
        for view in self.views():
            view.picking = len(self._picked) > 1
            view.viewport().update()
        self.changed.emit(self.picked())

    def _on_selection(self) -> None:
        if self._selecting:
            return
        now = [report for view in self.views() for report in view.selected_ids()]
        here = set(now)
        kept = [report for report in self._picked if report in here]
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
        if wide:
            self.table.take_focus()
            return
        view = self.dated if self.dated.model().rowCount() else self.undated
        if self.undated.currentIndex().isValid() and self.undated.selected_reports():
            view = self.undated
        if not view.currentIndex().isValid() and view.model().rowCount():
            view.setCurrentIndex(view.model().index(0, 0))
        view.setFocus(Qt.FocusReason.TabFocusReason)

    def begin_at_first(self) -> None:
        """Let the first report that is shown be the current one."""
        first = next((v for v in self.views() if v.model().rowCount()), self.dated)
        first.setCurrentIndex(first.model().index(0, 0))

    def _pass_on(self, view: ReportList, step: int, wanted: int) -> None:
        if step != wanted or not view.isVisible() or not view.model().rowCount():
            return
        row = 0 if step > 0 else view.model().rowCount() - 1
        index = view.model().index(row, 0)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        if self.dated.picking or self.undated.picking:
            view.picking = True
            view.selectionModel().setCurrentIndex(
                index, view.selectionModel().SelectionFlag.NoUpdate
            )
        else:
            view.begun.emit()
            view.setCurrentIndex(index)
