# SPDX-License-Identifier: MIT
"""A plain table of rows: sorted by its heads, looked through by words, copied, walked by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from standpoint.ui.look import Look, interface_font, isolated, paint_focus_ring, shows_focus

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_HEIGHT = 25
_EDGE = 8
_BAR = 3


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its head, what stands in it, and its width in pixels (0 takes what is left).

    `order` gives what the column is sorted by, the words themselves by default. A `main` column
    stands in the colour of text, all others step back.
    """

    head: str
    words: Callable[[Row], str]
    width: int = 0
    order: Callable[[Row], Any] | None = None
    number: bool = False
    main: bool = False


def _side(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if column.number else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel):
    """Rows of values, those alone in which all words that are looked for stand.

    What a row is, is for its columns to know: a Qt class cannot be generic.
    """

    def __init__(self, columns: Sequence[Column[Any]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._all: list[Any] = []
        self.rows: list[Any] = []
        self._words: list[str] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self._all = list(rows)
        self._arrange()

    def look_for(self, words: str) -> None:
        """Show only rows in whose cells all these words stand."""
        self._words = words.casefold().split()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by -1 rows stand as they were given."""
        self._sorted = (column, order) if column >= 0 else None
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self.rows = [row for row in self._all if self._holds(row)]
        if self._sorted is not None:
            column, order = self.columns[self._sorted[0]], self._sorted[1]
            by = column.order or (lambda row: column.words(row).casefold())
            self.rows.sort(key=by, reverse=order == Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def _holds(self, row: Any) -> bool:
        if not self._words:
            return True
        said = "\n".join(column.words(row) for column in self.columns).casefold()
        return all(word in said for word in self._words)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, the whole of them as its tooltip."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.columns[index.column()].words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (column.words(row) for column in self.columns)))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heads of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignTrailing if column.number else Qt.AlignmentFlag.AlignLeading
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class _Cell(QStyledItemDelegate):
    """Paints a cell with a rule below and the bar of selection before the first."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(super().sizeHint(option, index).width(), _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colour, rect = self._look.colour, option.rect
        model = index.model()
        assert isinstance(model, RowsModel)
        column = model.columns[index.column()]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, colour("sel" if selected else "base"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
        if selected and index.column() == 0:
            turned = option.direction == Qt.LayoutDirection.RightToLeft
            x = rect.right() - _BAR + 1 if turned else rect.x()
            painter.fillRect(x, rect.y(), _BAR, rect.height(), colour("ink"))
        role = "tx" if column.main else "tx2"
        painter.setPen(self._look.selected_text if selected else colour(role))
        painter.setFont(interface_font(12.5))
        room = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        words = painter.fontMetrics().elidedText(
            " ".join(str(index.data() or "").split()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _side(column), isolated(words))
        painter.restore()


class RowsTable(QTableView):
    """Rows to choose from. Enter and F2 ask to act on them, Delete to take them away.

    Signals: `chosen()` when other rows are selected, `act_asked()`, `remove_asked()`.
    """

    chosen = Signal()
    act_asked = Signal()
    remove_asked = Signal()

    def __init__(
        self, look: Look, name: str, columns: Sequence[Column[Any]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.listed: RowsModel = RowsModel(columns, self)
        self.setModel(self.listed)
        self.setItemDelegate(_Cell(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)
        self._set_up_header(columns)
        self.doubleClicked.connect(self.act_asked)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.listed.modelReset.connect(self.chosen)
        look.changed.connect(self.viewport().update)

    def _set_up_header(self, columns: Sequence[Column[Any]]) -> None:
        header = self.horizontalHeader()
        header.setFont(interface_font(12))
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for at, column in enumerate(columns):
            if column.width:
                header.resizeSection(at, column.width)
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)

    @property
    def selected(self) -> tuple[Any, ...]:
        """The rows that are selected, in the order in which they stand."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.listed.rows[row] for row in rows)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows; what was selected stays so, by its first words, else its place does."""
        at = self.currentIndex().row()
        name = self.listed.columns[0].words
        chosen = name(self.listed.rows[at]) if 0 <= at < len(self.listed.rows) else None
        self.listed.show(rows)
        if self.listed.rows and (chosen is None or not self.choose(chosen)):
            self.choose_row(min(max(at, 0), len(self.listed.rows) - 1))

    def choose(self, words: str) -> bool:
        """Select the row whose first cell says this; return whether there is one."""
        name = self.listed.columns[0].words
        for row, value in enumerate(self.listed.rows):
            if name(value) == words:
                self.choose_row(row)
                return True
        return False

    def choose_row(self, row: int) -> None:
        """Select one row, and show it."""
        index = self.listed.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act with Enter and F2, take away with Delete, copy; the rest moves about."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.act_asked.emit()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """Return the selected rows as text with tabs, all where none is selected."""
        rows = self.selected or self.listed.rows
        return "\n".join(
            "\t".join(" ".join(column.words(row).split()) for column in self.listed.columns)
            for row in rows
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring of keyboard focus over the rows."""
        super().paintEvent(event)
        if shows_focus(self):
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, self.viewport().rect(), self._look, 0)
            painter.end()
