# SPDX-License-Identifier: MIT
"""A list of reports with year heads that stick; rows are placed by arithmetic, never measured."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScrollBar,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from standpoint.model.reports import Report
from standpoint.ui.library.model import REPORT, ReportsModel
from standpoint.ui.library.places import FOUND_ROW, HEAD, ROW, Places
from standpoint.ui.library.row import END, START, ReportRow
from standpoint.ui.library.selecting import Selecting
from standpoint.ui.library.shown import ShownReports
from standpoint.ui.look import Look, interface_font

SCROLL = 10
Index = QModelIndex | QPersistentModelIndex
Flags = QItemSelectionModel.SelectionFlag
Cursor = QAbstractItemView.CursorAction


class ReportList(Selecting, QListView):
    """One list of reports. Rows are 44 px, year heads 24 px; both places follow from the row.

    While words are looked for, rows are higher: the text around the words stands in them.

    Signals: `entered` for Enter, `opened(Report)` for a double click, `deleted` for Delete,
    `begun` when a plain selection begins (the other list then clears its own), `passed(step)` when
    an arrow leaves the list at its end (+1) or start (-1), `shows(reports)` before these are
    painted.
    """

    entered = Signal()
    opened = Signal(object)
    deleted = Signal()
    begun = Signal()
    passed = Signal(int)
    shows = Signal(list)

    def __init__(
        self,
        look: Look,
        model: ReportsModel,
        shown: ShownReports,
        *,
        with_years: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._reports = model
        self._shown = shown
        self._with_years = with_years
        self._heads: list[tuple[int, str]] = []
        self._places = Places()
        self._hover = QPersistentModelIndex()
        self._handle = QScrollBar(Qt.Orientation.Vertical, self)
        self.picking = False
        self.setModel(shown)
        self.setItemDelegate(ReportRow(look, model, self))
        # Whole rows, however they were selected: else a click and a key would count apart.
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._handle.valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(self._handle.setValue)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._open)
        look.changed.connect(self.viewport().update)

    # Places ---------------------------------------------------------------------------------

    def measure(self, *, with_years: bool = True, found: bool = False) -> None:
        """Find the year heads anew; to be called when other rows are shown.

        `with_years`: rows stand by date. `found`: rows show the text around words.
        """
        years = with_years and self._with_years
        self._heads = self._shown.heads(self._reports.years) if years else []
        height = FOUND_ROW if found else ROW
        self._places = Places(self._shown.rowCount(), [row for row, _ in self._heads], height)
        self.updateGeometries()
        self.viewport().update()

    def content_height(self) -> int:
        """Return how high the whole list is, in pixels."""
        return self._places.height

    def visualRect(self, index: Index) -> QRect:
        """Return where a row stands in the viewport."""
        if not index.isValid():
            return QRect()
        top = self._places.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._places.row)

    def indexAt(self, p: QPoint) -> QModelIndex:
        """Return the row at a point of the viewport."""
        if self._places.stuck(self.verticalOffset()) is not None and p.y() < HEAD:
            return QModelIndex()
        row = self._places.at(p.y() + self.verticalOffset())
        return self._shown.index(row, 0) if row >= 0 else QModelIndex()

    def verticalOffset(self) -> int:
        """Return by how many pixels the list is scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Rows are as wide as the list."""
        return 0

    def updateGeometries(self) -> None:
        """Give the scroll bar its range."""
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setSingleStep(ROW // 2)
        bar.setPageStep(max(height - self._places.row, ROW))
        bar.setRange(0, max(self.content_height() - height, 0))
        self._place_handle()

    def _place_handle(self) -> None:
        """Lay the scroll bar over the rows' end, so that rows keep their width."""
        bar, handle = self.verticalScrollBar(), self._handle
        handle.setRange(bar.minimum(), bar.maximum())
        handle.setPageStep(bar.pageStep())
        handle.setSingleStep(bar.singleStep())
        handle.setValue(bar.value())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        handle.setGeometry(0 if mirrored else self.width() - SCROLL, 0, SCROLL, self.height())
        handle.setVisible(bar.maximum() > 0)
        handle.raise_()

    def doItemsLayout(self) -> None:
        """Nothing is laid out beforehand."""
        QAbstractItemView.doItemsLayout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the scroll bar its new range."""
        super().resizeEvent(event)
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew, since the stuck head does not scroll."""
        del dx, dy
        self.viewport().update()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view, clear of the stuck head."""
        if not index.isValid():
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = self._places.top(index.row())
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(top - (height - self._places.row) // 2)
            return
        clear = HEAD if self._heads else 0
        if top - clear < bar.value():
            bar.setValue(top - clear)
        elif top + self._places.row > bar.value() + height:
            bar.setValue(top + self._places.row - height)

    # Selection ------------------------------------------------------------------------------

    def selected_reports(self) -> list[Report]:
        """Return the selected reports, top to bottom."""
        rows = [self._reports.row_of(report) for report in self.selected_ids()]
        return [self._reports.reports[row] for row in rows if row is not None]

    def setSelection(self, rect: QRect, command: Flags) -> None:
        """Select the rows between two heights of the viewport (a Shift click, a drag)."""
        if not self._shown.rowCount():
            return
        offset = self.verticalOffset()
        first = self._places.near(rect.normalized().top() + offset)
        last = self._places.near(rect.normalized().bottom() + offset)
        chosen = QItemSelection(self._shown.index(first, 0), self._shown.index(last, 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what to paint anew when a selection changes: all that is in view."""
        del selection
        return QRegion(self.viewport().rect())

    def moveCursor(self, cursor: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the row an arrow, page or end key leads to."""
        del modifiers
        rows = self._shown.rowCount()
        if not rows:
            return QModelIndex()
        page = max(self.viewport().height() // self._places.row - 1, 1)
        row = self.currentIndex().row()
        step = {
            Cursor.MoveUp: -1,
            Cursor.MovePrevious: -1,
            Cursor.MoveDown: 1,
            Cursor.MoveNext: 1,
            Cursor.MovePageUp: -page,
            Cursor.MovePageDown: page,
            Cursor.MoveHome: -rows,
            Cursor.MoveEnd: rows,
        }.get(cursor, 0)
        row = min(max(row + step, 0), rows - 1) if row >= 0 or step > 1 else 0
        return self._shown.index(row, 0)

    # Events ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows may leave the list at its ends."""
        key, row = event.key(), self.currentIndex().row()
        if key == Qt.Key.Key_Down and row == self._shown.rowCount() - 1:
            self.passed.emit(1)
        elif key == Qt.Key.Key_Up and row == 0:
            self.passed.emit(-1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the pointer."""
        self._light(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Light no row."""
        self._light(QModelIndex())
        super().leaveEvent(event)

    def _light(self, index: QModelIndex) -> None:
        if self._hover != index:
            self._hover = QPersistentModelIndex(index)
            self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(REPORT))

    # Painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows and heads in view, then the head that sticks."""
        del event
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._look.colour("base"))
        offset, height = self.verticalOffset(), self.viewport().height()
        heads = dict(self._heads)
        row = max(self._places.near(offset) - 1, 0)
        if self._shown.rowCount():
            self.shows.emit(self._shown.ids(row, self._places.near(offset + height) + 1))
        while row < self._shown.rowCount() and self._places.top(row) - HEAD < offset + height:
            if row in heads:
                self._paint_head(painter, self._places.top(row) - HEAD - offset, heads[row])
            self._paint_row(painter, row)
            row += 1
        stuck = self._places.stuck(offset)
        if stuck is not None:
            number, top = stuck
            self._paint_head(painter, top, self._heads[number][1])
            line = self._look.colour("line")
            painter.fillRect(0, top + HEAD - 1, self.viewport().width(), 1, line)
        painter.end()

    def _paint_row(self, painter: QPainter, row: int) -> None:
        index = self._shown.index(row, 0)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self._hover == index:
            state |= QStyle.StateFlag.State_MouseOver
        if index == self.currentIndex() and self.hasFocus() and self._shows_current():
            state |= QStyle.StateFlag.State_HasFocus
        option.state = state
        self.itemDelegate().paint(painter, option, index)

    def _shows_current(self) -> bool:
        return self.picking or self.window().testAttribute(
            Qt.WidgetAttribute.WA_KeyboardFocusChange
        )

    def _paint_head(self, painter: QPainter, top: int, words: str) -> None:
        room = QRect(0, top, self.viewport().width(), HEAD)
        painter.fillRect(room, self._look.colour("base"))
        painter.setFont(interface_font(12, 500))
        painter.setPen(self._look.colour("tx3"))
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room.adjusted(START, 1, -END, 0), flags, words)

    def viewportSizeHint(self) -> QSize:
        """As high as the rows need."""
        return QSize(240, self.content_height())
