# SPDX-License-Identifier: MIT
"""The wide library: a table of reports with columns to choose, to move and to sort by."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QByteArray,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from standpoint.ui.library.model import COLUMNS, FOUND, REPORT, ReportsModel
from standpoint.ui.library.selecting import Selecting
from standpoint.ui.library.shown import ShownReports
from standpoint.ui.library.sorting import Sorting
from standpoint.ui.look import (
    Look,
    interface_font,
    isolated,
    paint_dots,
    paint_focus_ring,
    reads_right_to_left,
    shows_focus,
)

Index = QModelIndex | QPersistentModelIndex
Flags = QItemSelectionModel.SelectionFlag
HEIGHT = 25
WIDTHS = (280, 112, 130, 120, 86, 66, 78, 120, 104, 170)
_KEPT = "library/columns"
_EDGE = 8
_TITLE, _THEMES, _WORDS, _FILE = map(COLUMNS.index, ("Title", "Themes", "Words", "File"))
# A page of the table has hundreds of cells, and putting flags together takes its time in Python.
_SELECTED = QStyle.StateFlag.State_Selected
_AT_THE_LEFT, _AT_THE_RIGHT = (
    side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
)


class _Cell(QStyledItemDelegate):
    """Paints a cell: words cut at their end, themes as dots, the bar of selection at the start."""

    def __init__(self, look: Look, model: ReportsModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._table = parent
        self._font = interface_font(12.5)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has the same height."""
        del option, index
        return QSize(60, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colour, rect, column = self._look.colour, option.rect, index.column()
        selected = bool(option.state & _SELECTED)
        if selected:
            painter.fillRect(rect, colour("sel"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
        if selected and self._table.horizontalHeader().visualIndex(column) == 0:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), colour("ink"))
        room = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        if column == _THEMES:
            start = QPointF(room.left(), room.center().y() + 0.5)
            found = index.data(FOUND)
            paint_dots(painter, start, self._model.themes, found, self._look, ring="line2")
            return
        value = index.data()
        if not value:
            return
        role = "tx" if column == _TITLE else "tx2"
        painter.setPen(self._look.selected_text if selected else colour(role))
        painter.setFont(self._font)
        words = f"{value:,}" if isinstance(value, int) else " ".join(str(value).split())
        way = Qt.TextElideMode.ElideLeft if column == _FILE else Qt.TextElideMode.ElideRight
        cut = painter.fontMetrics().elidedText(words, way, room.width())
        right = column == _WORDS or (column != _FILE and reads_right_to_left(words))
        painter.drawText(room, _AT_THE_RIGHT if right else _AT_THE_LEFT, isolated(cut))


class ReportTable(Selecting, QTableView):
    """All reports that are shown in one table, undated ones last.

    Signals: as of ReportList, and `sort_asked(column)` for a click on a head.
    """

    entered = Signal()
    opened = Signal(object)
    deleted = Signal()
    begun = Signal()
    shows = Signal(list)
    sort_asked = Signal(int)

    def __init__(
        self,
        look: Look,
        model: ReportsModel,
        shown: ShownReports,
        settings: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._reports = model
        self._shown = shown
        self._settings = settings
        self.picking = False
        self.setModel(shown)
        self.setItemDelegate(_Cell(look, model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(REPORT)))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(HEIGHT)
        self._set_up_head()
        look.changed.connect(self.viewport().update)

    def _set_up_head(self) -> None:
        head = self.horizontalHeader()
        head.setFont(interface_font(12))
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for column, width in enumerate(WIDTHS):
            head.resizeSection(column, width)
        kept = self._settings.get(_KEPT) if self._settings is not None else None
        if isinstance(kept, QByteArray):
            head.restoreState(kept)
        self.show_sorting(Sorting())
        # A head asks of its column whether each row is selected; of 100,000 that takes seconds.
        head.setSelectionModel(QItemSelectionModel(self._shown, head))
        head.sectionClicked.connect(self.sort_asked)
        head.customContextMenuRequested.connect(self._choose_columns)
        self._keeping = QTimer(self, singleShot=True, interval=200)
        self._keeping.timeout.connect(self._keep)
        head.sectionMoved.connect(lambda *_: self._keeping.start())
        head.sectionResized.connect(lambda *_: self._keeping.start())

    def _keep(self) -> None:
        if self._settings is not None:
            self._settings.set(_KEPT, self.horizontalHeader().saveState())

    def columns_menu(self) -> QMenu:
        """Return the menu of columns, those that are shown ticked; the title stays."""
        menu = QMenu(self)
        for column, name in enumerate(COLUMNS):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.setEnabled(name != "Title")
            action.toggled.connect(lambda on, c=column: self._show_column(c, shown=on))
        return menu

    def _show_column(self, column: int, *, shown: bool) -> None:
        self.setColumnHidden(column, not shown)
        self._keeping.start()

    def _choose_columns(self, point: QPoint) -> None:
        menu = self.columns_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.horizontalHeader().mapToGlobal(point))

    def show_sorting(self, sorting: Sorting) -> None:
        """Mark the head by which the rows are sorted."""
        order = Qt.SortOrder.DescendingOrder if sorting.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(sorting.column, order)

    def measure(self, *, with_years: bool = True, found: bool = False) -> None:
        """Take part in what lists do when other rows are shown; a table has no year heads."""
        del with_years, found
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say which reports are in view, paint them, and the ring of keyboard focus."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        if first >= 0:
            stop = last + 1 if last >= 0 else self._shown.rowCount()
            self.shows.emit(self._shown.ids(first, stop))
        super().paintEvent(event)
        if shows_focus(self):
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, self.viewport().rect(), self._look, 0)
            painter.end()
