# SPDX-License-Identifier: MIT
"""The numbers of the figure as a table: periods down, newest first, series across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from standpoint.figures import wording
from standpoint.figures.chart import Figure
from standpoint.figures.drawing import Marker
from standpoint.figures.layout_plot import numeral
from standpoint.figures.painting import paint_marks
from standpoint.figures.telling import tell
from standpoint.ui.look import Look, interface_font

Index = QModelIndex | QPersistentModelIndex
PARTS = Qt.ItemDataRole.UserRole
THIN = Qt.ItemDataRole.UserRole + 1
SEEN = Qt.ItemDataRole.UserRole + 2
ROW = 23
FIXED = 2
EDGE = 18
SEEN_BAR = 3
"""The bar at the start of rows that the chart shows, where it shows a part."""
_KINDS = {"year": "Year", "quarter": "Quarter", "month": "Month", "week": "Week", "day": "Day"}


class NumbersModel(QAbstractTableModel):
    """The points of a figure; a cell says what was counted of what, the value, its interval."""

    def __init__(self, figure: Figure, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = figure
        self._look = look
        self._seen: tuple[int, int] | None = None

    def show_figure(self, figure: Figure) -> None:
        """Show the numbers of another figure."""
        self.beginResetModel()
        self._figure = figure
        self._seen = None
        self.endResetModel()

    def show_seen(self, seen: tuple[int, int] | None) -> None:
        """Mark the rows of the periods `first` to `last`, which the chart shows; None: none."""
        self._seen = seen

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row for each period."""
        return 0 if parent.isValid() or not self._figure.series else len(self._figure.periods)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Period, reports, and one column for each series."""
        return 0 if parent.isValid() else FIXED + len(self._figure.series)

    def point_of(self, index: Index) -> tuple[int, int] | None:
        """Return the (series, period) of a cell, None for the first two columns."""
        if not index.isValid() or index.column() < FIXED:
            return None
        return index.column() - FIXED, self._period(index.row())

    def cell_of(self, series: int, period: int) -> QModelIndex:
        """Return the cell of a point."""
        return self.index(len(self._figure.periods) - 1 - period, FIXED + series)

    def _period(self, row: int) -> int:
        return len(self._figure.periods) - 1 - row

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words for people, parts for painting, sentences for readers of the screen."""
        if not index.isValid():
            return None
        period = self._period(index.row())
        if role in {THIN, SEEN}:
            return self._thin(index) if role == THIN else self._is_seen(period)
        if role in {Qt.ItemDataRole.DisplayRole, PARTS}:
            parts = self._parts(index.column(), period)
            return parts if role == PARTS else " ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._sentence(index.column(), period)
        return None

    def _is_seen(self, period: int) -> bool:
        return self._seen is not None and self._seen[0] <= period <= self._seen[1]

    def _sentence(self, column: int, period: int) -> str | None:
        figure = self._figure
        if column >= FIXED:
            return tell(figure, figure.series[column - FIXED], period)
        if column == 0:
            return None
        reports = wording.count(figure.numbers[period], "report")
        return f"{wording.period(figure.periods[period])}: {reports}"

    def _parts(self, column: int, period: int) -> tuple[str, ...]:
        figure = self._figure
        if column == 0:
            return (wording.period(figure.periods[period]),)
        if column == 1:
            return (numeral(figure.numbers[period], figure.thin),)
        point = figure.series[column - FIXED].points[period]
        if point.value is None:
            return ("–",)
        interval = ""
        if point.low is not None and point.high is not None:
            low, high = (wording.bound(x, figure.measure) for x in (point.low, point.high))
            interval = f"{low}–{high}"
        return (
            _counted(figure, point.numerator, point.denominator),
            _value(figure, point.value),
            interval,
        )

    def _thin(self, index: Index) -> bool:
        figure, period = self._figure, self._period(index.row())
        if index.column() < FIXED:
            return 0 < figure.numbers[period] < figure.thin
        return figure.is_thin(figure.series[index.column() - FIXED].points[period])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return names of columns, the series with their markers."""
        if orientation != Qt.Orientation.Horizontal:
            # Not painted: it tells a reader of the screen which row a cell is in.
            named = role == Qt.ItemDataRole.DisplayRole
            return wording.period(self._figure.periods[self._period(section)]) if named else None
        if role in {Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.ToolTipRole}:
            return self._about(section)
        if role == Qt.ItemDataRole.DisplayRole:
            apart = any(self._figure.own_numbers(series) for series in self._figure.series)
            # Where a series stands on fewer reports, the column says whose number it holds.
            reports = self.tr("All reports") if apart else self.tr("Reports")
            names = [self.tr(_KINDS[self._figure.kind]), reports]
            return [*names, *_apart([series.label for series in self._figure.series])][section]
        if role == Qt.ItemDataRole.DecorationRole and section >= FIXED:
            return self._marker(section - FIXED)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _about(self, section: int) -> str | None:
        """Return what the numbers of a column are."""
        if section < FIXED:
            return None
        one = self._figure.series[section - FIXED]
        said = wording.measure(self._figure.measure, self._figure.kind)
        counted = f" ({one.counted})" if one.counted else ""
        return f"{one.label}{counted}: {said[0].lower()}{said[1:]}"

    def _marker(self, series: int) -> QIcon:
        one = self._figure.series[series]
        base = self._look.hue(one.colour).base
        pixmap = QPixmap(32, 32)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_marks([Marker(8, 8, 4.2, one.shape, base, base, 0.5)], painter)
        painter.end()
        return QIcon(pixmap)


def _counted(figure: Figure, numerator: float, denominator: float) -> str:
    if figure.measure == "count":
        return ""
    return f"{wording.amount(numerator)}/{wording.amount(denominator)}"


def _value(figure: Figure, value: float) -> str:
    if figure.measure == "rate":
        return f"{value:.1f}"
    return wording.value(value, figure.measure)


def _apart(labels: Sequence[str]) -> list[str]:
    """Return labels without the theme that all of them name: a column is narrow."""
    heads = {label.rpartition(": ")[0] for label in labels}
    if len(labels) < 2 or len(heads) > 1 or "" in heads:
        return list(labels)
    return [label.rpartition(": ")[2] for label in labels]


_MEASURED = 60
"""So many rows decide how wide a column is; numbers of a column hardly differ in their width."""


class _Cell(QStyledItemDelegate):
    """Paints what was counted, the value, and its interval receding, each in its own column."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as its words."""
        text = str(index.data())
        width = option.fontMetrics.horizontalAdvance(text) + 2 * EDGE + 6
        return QSize(width, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, words and the frame of the current cell."""
        colour = self._look.colour
        rect = option.rect
        current = option.widget.currentIndex() == index  # type: ignore[attr-defined]
        chosen = current or option.widget.selectionModel().isSelected(index)  # type: ignore[attr-defined]
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        # Numbers stand as they are read, from left to right, in every interface.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.fillRect(rect, colour("sel" if chosen else "base"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
        if not index.column() and index.data(SEEN):
            x = rect.right() - SEEN_BAR + 1 if mirrored else rect.x()
            painter.fillRect(x, rect.y(), SEEN_BAR, rect.height(), colour("strong"))
        parts = index.data(PARTS)
        thin = bool(index.data(THIN))
        words = self._look.selected_text if chosen else colour("tx2" if thin else "tx")
        painter.setPen(words)
        painter.setFont(_font(thin))
        if index.column() < FIXED or len(parts) == 1:
            right = bool(index.column()) or mirrored
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(
                rect.adjusted(EDGE if not index.column() else 4, 0, -EDGE, 0),
                Qt.AlignmentFlag.AlignVCenter | side,
                parts[0],
            )
        else:
            self._paint_parts(painter, rect, parts, words if chosen else colour("tx2"), thin)
        if current:
            painter.setPen(colour("tx"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_parts(
        self, painter: QPainter, rect: QRect, parts: tuple[str, ...], receding: Any, thin: bool
    ) -> None:
        counted, value, interval = parts
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        last = (84 if "." in interval else 58) if interval else 0
        painter.drawText(rect.adjusted(0, 0, -EDGE - last, 0), right, value)
        room = rect.adjusted(4, 0, -EDGE - last - 46, 0)
        # Where a cell is narrow, what was counted of what is told by its tooltip.
        if painter.fontMetrics().horizontalAdvance(counted) <= room.width():
            painter.drawText(room, right, counted)
        painter.setFont(_font(thin, 11.5))
        painter.setPen(receding)
        painter.drawText(rect.adjusted(0, 0, -EDGE, 0), right, interval)


def _font(italic: bool, px: float = 12.5) -> Any:
    font = interface_font(px)
    font.setItalic(italic)
    return font


class _Header(QHeaderView):
    """Names of columns over their numbers, a series' marker right before its name."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setFont(interface_font(12))
        self.setHighlightSections(False)
        self.setMinimumSectionSize(64)
        self.setFixedHeight(28)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Room for the whole name."""
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        return QSize(self.fontMetrics().horizontalAdvance(name) + 2 * EDGE + 8, 28)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint marker and name at the side of the numbers below."""
        model = self.model()
        side = Qt.Orientation.Horizontal
        name = str(model.headerData(section, side))
        icon = model.headerData(section, side, Qt.ItemDataRole.DecorationRole)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.fillRect(rect, self._look.colour("win"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, self._look.colour("line"))
        painter.setFont(self.font())
        painter.setPen(self._look.colour("tx2"))
        room = rect.adjusted(EDGE if section < FIXED else 22, 0, -EDGE, 0)
        metrics = self.fontMetrics()
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        right = bool(section) or self.isRightToLeft()
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, name)
        if isinstance(icon, QIcon):
            x = room.right() - metrics.horizontalAdvance(name) - 20
            icon.paint(painter, QRect(x, rect.center().y() - 8, 16, 16))
        painter.restore()


class NumbersTable(QTableView):
    """The table under the chart. Its current cell and the chart's point are one selection."""

    pointed = Signal(int, int)
    asked = Signal(int, int)

    def __init__(self, model: NumbersModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setModel(model)
        self.numbers = model
        self.setItemDelegate(_Cell(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Numbers of the figure"))
        self.setSelectionMode(QTableView.SelectionMode.ContiguousSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.setHorizontalHeader(_Header(look, self))
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._fit()
        look.changed.connect(self.viewport().update)

    def show_figure(self, figure: Figure) -> None:
        """Show the numbers of another figure."""
        self.numbers.show_figure(figure)
        self._fit()

    def show_seen(self, seen: tuple[int, int] | None) -> None:
        """Mark the rows of the periods `first` to `last` and bring them into view; None: none."""
        self.numbers.show_seen(seen)
        if seen is not None and self.numbers.rowCount():
            cells = [self.numbers.cell_of(-FIXED, period) for period in seen]
            shown = self.viewport().rect()
            if not all(shown.contains(self.visualRect(cell)) for cell in cells):
                self.scrollTo(cells[1], QTableView.ScrollHint.PositionAtTop)
        self.viewport().update()

    def _fit(self) -> None:
        """Let columns share the width, and scroll where they would be too narrow to read."""
        header = self.horizontalHeader()
        count = self.numbers.columnCount()
        for column in range(min(FIXED, count)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(_MEASURED)
        for column in range(FIXED, count):
            narrow = count > FIXED + 5
            mode = QHeaderView.ResizeMode.Fixed if narrow else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
            if narrow:
                header.resizeSection(column, 190)

    def set_current(self, point: tuple[int, int] | None) -> None:
        """Make a point's cell current without announcing it."""
        if point is None:
            self.selectionModel().clear()
        elif self.numbers.point_of(self.currentIndex()) != point:
            cell = self.numbers.cell_of(*point)
            self.selectionModel().setCurrentIndex(
                cell, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(cell)
        self.viewport().update()

    def _on_current(self, current: Index) -> None:
        point = self.numbers.point_of(current)
        if point is not None:
            self.pointed.emit(*point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the passages of the current cell; Ctrl C copies what is selected."""
        point = self.numbers.point_of(self.currentIndex())
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and point is not None:
            self.asked.emit(*point)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.selected_text())
        else:
            super().keyPressEvent(event)

    def selected_text(self) -> str:
        """Return the cells that are selected with tabs between them; a single one: the table."""
        chosen = self.selectionModel().selectedIndexes()
        if len(chosen) < 2:
            return self.as_text()
        rows = sorted({cell.row() for cell in chosen})
        columns = sorted({cell.column() for cell in chosen})
        cells = [[str(self.numbers.index(r, c).data()) for c in columns] for r in rows]
        return "\n".join("\t".join(row) for row in cells) + "\n"

    def as_text(self) -> str:
        """Return the table with tabs between cells, as spreadsheets take it."""
        model = self.numbers
        columns = range(model.columnCount())
        rows = [[str(model.headerData(c, Qt.Orientation.Horizontal)) for c in columns]]
        rows += [[str(model.index(r, c).data()) for c in columns] for r in range(model.rowCount())]
        return "\n".join("\t".join(row) for row in rows) + "\n"
