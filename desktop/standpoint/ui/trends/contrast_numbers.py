# SPDX-License-Identifier: MIT
"""The numbers of two sides as a table, in the words of the figure."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from standpoint.figures.contrast import ContrastFigure
from standpoint.figures.contrast_table import cells, heads
from standpoint.ui.look import Look, interface_font

Index = QModelIndex | QPersistentModelIndex
ROW = 25
_EDGE = 8
_MOST = 112
_NOTE = Qt.ItemDataRole.UserRole


class ContrastModel(QAbstractTableModel):
    """A row for each theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: ContrastFigure | None = None
        self._cells: list[tuple[str, ...]] = []

    def show_figure(self, figure: ContrastFigure | None) -> None:
        """Show the numbers of another comparison."""
        self.beginResetModel()
        self._figure = figure
        self._cells = [cells(figure, row) for row in range(len(figure.rows))] if figure else []
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row for each theme."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Theme, both sides and their difference, both rates and their ratio, two q."""
        return 0 if parent.isValid() or self._figure is None else len(heads(self._figure))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words; the whole row as a sentence in its tooltip."""
        if not index.isValid() or self._figure is None:
            return None
        row = self._figure.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._figure.say(row)
        if role == _NOTE:
            return row.thin
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = self._cells[index.row()][index.column()]
            return self._figure.say(row) if not index.column() else shown
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return names of columns; rows are named by their themes for readers of the screen."""
        if self._figure is None:
            return None
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._figure.rows[section].label
        return heads(self._figure)[section]


class _Cell(QStyledItemDelegate):
    """Names at the start, numbers at the end; italics where a row stands on few reports."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as its words."""
        return QSize(option.fontMetrics.horizontalAdvance(str(index.data())) + 2 * _EDGE + 3, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, words and the frame of the current cell."""
        colour, rect = self._look.colour, option.rect
        view = option.widget
        current = view.currentIndex()  # type: ignore[attr-defined]
        chosen = current.row() == index.row()
        painter.save()
        painter.fillRect(rect, colour("sel" if chosen else "base"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
        thin = bool(index.data(_NOTE))
        font = interface_font(12.5, 500 if not index.column() else 400)
        font.setItalic(thin and bool(index.column()))
        painter.setFont(font)
        quiet = colour("tx2" if thin and index.column() else "tx")
        painter.setPen(self._look.selected_text if chosen else quiet)
        side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
        if index.column():
            # "+21, −14 to +48" is read from the left in every language.
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            if option.direction == Qt.LayoutDirection.RightToLeft:
                side = Qt.AlignmentFlag.AlignLeft
        room = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, words)
        if current == index and view.hasFocus():
            painter.setPen(colour("tx"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


class _Header(QHeaderView):
    """Names of columns on two lines, over their numbers."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setFont(interface_font(12))
        self.setFixedHeight(40)
        self.setMinimumSectionSize(48)

    def _lines(self, section: int) -> list[str]:
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        before, colon, after = name.rpartition(": ")
        return [before, after] if colon else [name]

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Room for names, long ones cut."""
        widest = max(self.fontMetrics().horizontalAdvance(line) for line in self._lines(section))
        return QSize(min(widest + 2 * _EDGE + 4, _MOST), 40)

    def paintSection(self, painter: QPainter, rect: Any, section: int) -> None:
        """Paint the name at the side of what stands below."""
        painter.save()
        painter.fillRect(rect, self._look.colour("win"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, self._look.colour("line"))
        painter.setFont(self.font())
        painter.setPen(self._look.colour("tx2"))
        room = rect.adjusted(_EDGE, 3, -_EDGE, -4)
        side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
        elide = Qt.TextElideMode.ElideRight
        metrics = self.fontMetrics()
        lines = [metrics.elidedText(line, elide, room.width()) for line in self._lines(section)]
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | side, "\n".join(lines))
        painter.restore()


class ContrastTable(QTableView):
    """The table below the forest plot.

    `pointed(row)` when a row becomes current, `asked(row)` on Enter or a click, `copied()` on
    Ctrl C.
    """

    pointed = Signal(int)
    asked = Signal(int)
    copied = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = ContrastModel(self)
        self.setModel(self.numbers)
        self.setItemDelegate(_Cell(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Numbers of both sides"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.setHorizontalHeader(_Header(look, self))
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.clicked.connect(lambda index: self.asked.emit(index.row()))
        look.changed.connect(self.viewport().update)

    def show_figure(self, figure: ContrastFigure | None) -> None:
        """Show the numbers of another comparison."""
        self.numbers.show_figure(figure)
        self.resizeColumnsToContents()

    def set_current(self, row: int) -> None:
        """Make a row current without announcing it."""
        blocker = QSignalBlocker(self)
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.numbers.index(row, column) if row >= 0 else QModelIndex())
        blocker.unblock()
        self.viewport().update()

    def _on_row(self, index: QModelIndex, _: object = None) -> None:
        self.viewport().update()
        if index.isValid():
            self.pointed.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask with Enter, copy the whole table with Ctrl C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.currentIndex().isValid():
                self.asked.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
