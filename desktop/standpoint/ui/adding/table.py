# SPDX-License-Identifier: MIT
"""The table of a plan: ticks, edits in place, columns to choose, type-ahead."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from standpoint.errors import DateError
from standpoint.model import dates, languages
from standpoint.ui.adding import wording
from standpoint.ui.adding.cells import HIGH, LOW, PlanCell
from standpoint.ui.adding.model import NAMES, ROW, PlanModel
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
)
from standpoint.ui.look import Look, interface_font

COLUMNS = "adding/columns"
"""Under this name the settings keep which columns are left out."""
_WIDTHS = {
    TICK: 34, FILE: 172, DATE: 150, ACTOR: 104, PUBLISHER: 100, LANGUAGE: 84, SOURCE: 150,
    WORDS: 60, WHAT: 226,
}  # fmt: skip
_GROWING = {DATE: 190, ACTOR: 190, PUBLISHER: 170}
"""Where there is room, these columns grow up to so much, once the title has enough."""
_ENOUGH = 260
_LEAST = 160
"""The title keeps so much, and the table scrolls sideways rather than take it."""
_HIDEABLE = (DATE, ACTOR, PUBLISHER, LANGUAGE, SOURCE, WORDS)
_WRAPPED_UP_TO = 500
"""So many rows are measured one by one; of more, all are of one height."""
_PAUSE = 1.0


class PlanTable(QTableView):
    """Rows of a plan.

    Signals: `edit_asked()` for F2 with several rows or on a cell without a field,
    `columns_asked(row)` for a table whose columns are to be said, `refused(sentence)` for what
    cannot be taken, `chosen()` when other rows are selected, `take_asked(number)` for Alt and a
    digit.
    """

    edit_asked = Signal()
    columns_asked = Signal(int)
    refused = Signal(str)
    chosen = Signal()
    take_asked = Signal(int)

    def __init__(self, look: Look, model: PlanModel, hidden: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.plan_model = model
        self._typed, self._typed_at = "", 0.0
        self._fitting = False
        self._sized: set[int] = set()
        self.setModel(model)
        self.cell = PlanCell(look, model, self)
        self.setItemDelegate(self.cell)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Files to add"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(LOW)
        self.verticalHeader().setDefaultSectionSize(LOW)
        self.verticalScrollBar().setSingleStep(LOW)
        self._build_header({part for part in hidden.split(",") if part})
        self._measuring = QTimer(self, interval=0, singleShot=True)
        self._measuring.timeout.connect(self._measure)
        for signal in (model.modelReset, model.rowsInserted, model.dataChanged):
            signal.connect(lambda *_: self._measuring.start())
        model.modelReset.connect(self.chosen)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.viewport().update())
        look.changed.connect(self.viewport().update)

    # Columns --------------------------------------------------------------------------------

    def _build_header(self, hidden: set[str]) -> None:
        header = self.horizontalHeader()
        header.setFont(interface_font(12))
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(34)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(TICK, QHeaderView.ResizeMode.Fixed)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        # It is connected only below: until then no width was chosen by anybody.
        for column in _HIDEABLE:
            self.setColumnHidden(column, NAMES[column] in hidden)
        # Otherwise a click selects all rows, and a header asks of every row whether it is selected.
        header.sectionPressed.disconnect()
        header.setSelectionModel(QItemSelectionModel(self.plan_model, header))
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._sort)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_menu)
        header.sectionResized.connect(lambda column, *_: self._on_resized(column))

    def hidden_columns(self) -> str:
        """Return the columns that are left out, as the settings keep them."""
        return ",".join(NAMES[column] for column in _HIDEABLE if self.isColumnHidden(column))

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        rows, current = self.selected_rows(), self.current_row()
        if column == TICK:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        self.plan_model.sort(column, order)
        self.select_rows(rows, current)

    def columns_menu(self) -> QMenu:
        """Return the menu that shows and leaves out columns."""
        menu = QMenu(self)
        for column in _HIDEABLE:
            action = menu.addAction(wording.tr(NAMES[column]))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.toggled.connect(lambda on, at=column: self._show_column(at, on=on))
        return menu

    def _show_column(self, column: int, *, on: bool) -> None:
        self.setColumnHidden(column, not on)
        self._fit()

    def _show_menu(self, point: QPoint) -> None:
        menu = self.columns_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.horizontalHeader().mapToGlobal(point))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title what the other columns leave."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the room: first the title, then what grows, unless somebody chose a width."""
        header = self.horizontalHeader()
        self._fitting = True
        for column in _GROWING.keys() - self._sized:
            header.resizeSection(column, _WIDTHS[column])
        room = self._room()
        if FILE not in self._sized:
            header.resizeSection(FILE, min(max(round(room * 0.36), _WIDTHS[FILE]), 340))
        room -= header.sectionSize(FILE)
        growing = [
            column
            for column in _GROWING
            if column not in self._sized and not self.isColumnHidden(column)
        ]
        for column in growing:
            more = max(0, room - _ENOUGH) // 3
            width = min(_WIDTHS[column] + more, _GROWING[column])
            header.resizeSection(column, width)
        room = self._room() - header.sectionSize(FILE)
        header.resizeSection(TITLE, max(room, _LEAST))
        self._fitting = False

    def _room(self) -> int:
        """Return what the other columns leave for file and title."""
        others = sum(
            self.columnWidth(column)
            for column in NAMES
            if column not in {FILE, TITLE} and not self.isColumnHidden(column)
        )
        return self.viewport().width() - others

    def _on_resized(self, column: int) -> None:
        if not self._fitting:
            self._sized.add(column)
        self._measuring.start()

    def _measure(self) -> None:
        """Give rows whose last cell takes three lines the height for them."""
        header, lines = self.verticalHeader(), self.plan_model.rowCount()
        if lines > _WRAPPED_UP_TO:
            if header.sectionSize(0) != LOW or header.length() != LOW * lines:
                header.setDefaultSectionSize(HIGH)
                header.setDefaultSectionSize(LOW)
            return
        width = self.columnWidth(WHAT)
        for line in range(lines):
            cell = self.plan_model.cell(self.plan_model.index(line, WHAT))
            height = self.cell.height(cell, width) if cell.second else LOW
            if header.sectionSize(line) != height:
                header.resizeSection(line, height)

    def needed_height(self) -> int:
        """Return how high the table is that shows all rows, and room for one more."""
        head = self.horizontalHeader().sizeHint().height()
        return head + self.verticalHeader().length() + HIGH

    # Selection ------------------------------------------------------------------------------

    def selected_rows(self) -> list[int]:
        """Return the plan's rows that are selected, top to bottom."""
        chosen = self.selectionModel().selection()
        lines = {
            line
            for number in range(chosen.count())
            for line in range(chosen.at(number).top(), chosen.at(number).bottom() + 1)
        }
        order = self.plan_model.order
        return [order[line] for line in sorted(lines) if line < len(order)]

    def current_row(self) -> int:
        """Return the plan's row at which the keys are, -1 for none."""
        index = self.currentIndex()
        return int(index.data(ROW)) if index.isValid() else -1

    def select_rows(self, rows: list[int], current: int = -1) -> None:
        """Select rows of the plan, as far as they are shown."""
        wanted = set(rows)
        lines = [line for line, row in enumerate(self.plan_model.order) if row in wanted]
        flags = QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        start = 0
        for end in range(1, len(lines) + 1):
            if end == len(lines) or lines[end] != lines[end - 1] + 1:
                top = self.plan_model.index(lines[start], TICK)
                chosen.select(top, self.plan_model.index(lines[end - 1], WHAT))
                start = end
        line = self.plan_model.line_of(current) if current >= 0 else -1
        line = line if line >= 0 else (lines[0] if lines else -1)
        if line >= 0:
            index = self.plan_model.index(line, FILE)
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.scrollTo(index)
        self.selectionModel().select(chosen, flags.ClearAndSelect)

    # Editing --------------------------------------------------------------------------------

    def edit_current(self) -> None:
        """Edit the current cell, or ask for the details of all selected rows."""
        index, rows = self.currentIndex(), self.selected_rows()
        if index.isValid() and self._asks_columns(index, rows):
            self.columns_asked.emit(index.data(ROW))
        elif len(rows) == 1 and self.plan_model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.edit_asked.emit()

    def _asks_columns(self, index: QModelIndex, rows: list[int]) -> bool:
        plan, row = self.plan_model.plan, int(index.data(ROW))
        table = plan.table_of(row)
        if plan.status(row) == "table" or table is None or not table.not_read:
            return plan.status(row) == "table"
        return len(rows) == 1 and index.column() not in FIELD_OF

    def take_written(self, row: int, field: str, written: str) -> None:
        """Take what was written into a cell, or say why it cannot be taken."""
        plan = self.plan_model.plan
        words = " ".join(written.split())
        value: str | None = words or None
        if field == "date" and words:
            try:
                value = dates.read_written(words).edtf
            except DateError as error:
                self.refused.emit(str(error))
                return
        if field == "language" and words:
            value = languages.code(words)
            if not value:
                self.refused.emit(
                    self.tr(
                        "“{0}” is no language that is known. Write en or Arabic, for example."
                    ).format(words)
                )
                return
        if (field == "title" and value is None) or value == plan.value(row, field):
            return
        plan.set_values({row: {field: value}}, self.tr("set a field"))

    # Events ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Delete, F2, Alt and a digit; letters lead to a file."""
        plan, key = self.plan_model.plan, event.key()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and _digit(key):
            self.take_asked.emit(_digit(key))
        elif key == Qt.Key.Key_Space and not self._typing():
            self.toggle(self.selected_rows())
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            plan.tick(self.selected_rows(), on=False)
        elif key == Qt.Key.Key_F2:
            self.edit_current()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Slash}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def toggle(self, rows: list[int]) -> None:
        """Tick rows, or take their ticks away where all have them."""
        plan = self.plan_model.plan
        able = [row for row in rows if plan.may_tick(row)]
        plan.tick(able, on=not all(plan.ticked(row) for row in able))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a box ticks its row, and all selected rows with it."""
        index = self.indexAt(event.position().toPoint())
        if index.column() == TICK and event.button() == Qt.MouseButton.LeftButton:
            row, rows = int(index.data(ROW)), self.selected_rows()
            plan = self.plan_model.plan
            if not event.modifiers():
                plan.tick(rows if row in rows else [row], on=not plan.ticked(row))
                if row not in rows:
                    self.select_rows([row], row)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits a cell."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != TICK:
            self.setCurrentIndex(index)
            if index.column() in FIELD_OF or self._waits(index):
                self.edit_current()
        else:
            self.mousePressEvent(event)

    def _waits(self, index: QModelIndex) -> bool:
        return self.plan_model.plan.status(index.data(ROW)) == "table"

    def _typing(self) -> bool:
        return bool(self._typed) and time.monotonic() - self._typed_at < _PAUSE

    def keyboardSearch(self, search: str) -> None:
        """Go to the next file, or title, whose name begins with what is typed."""
        now = time.monotonic()
        if now - self._typed_at > _PAUSE:
            self._typed = ""
        self._typed_at = now
        self._typed += search.casefold()
        order, plan = self.plan_model.order, self.plan_model.plan
        here = max(self.currentIndex().row(), 0)
        here += len(self._typed) == 1
        names: tuple[Callable[[int], str], ...] = (
            lambda row: wording.file_name(plan.items[row]),
            lambda row: plan.value(row, "title") or "",
        )
        for name in names:
            for step in range(len(order)):
                line = (here + step) % len(order)
                if name(order[line]).casefold().startswith(self._typed):
                    index = self.plan_model.index(line, max(self.currentIndex().column(), FILE))
                    self.setCurrentIndex(index)
                    return


def _digit(key: int) -> int:
    return key - int(Qt.Key.Key_0) if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 else 0
