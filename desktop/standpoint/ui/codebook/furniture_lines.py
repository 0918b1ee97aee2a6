# SPDX-License-Identifier: MIT
"""The repeating lines as a table: publisher by publisher, ticked where they are left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from standpoint.text.direction import isolated
from standpoint.text.repetition import least
from standpoint.ui.codebook.row_table import RowTable
from standpoint.ui.look import (
    Look,
    interface_font,
    paint_focus_ring,
    paint_frame,
    reading_font,
    reads_right_to_left,
    shows_focus,
)

if TYPE_CHECKING:
    from standpoint.corpus.furniture_reasons import RepeatedLine

Index = QModelIndex | QPersistentModelIndex
Shown = Literal["all", "out", "offered"]
LINE, REPORTS, STATE = range(3)
COLUMNS = 3
ROW, HEAD = 29, 31
_BOX = 14


def is_offered(line: RepeatedLine) -> bool:
    """Return whether a line repeats, but counts because it names a theme."""
    return line.repeats and line.coded and line.said is None and not line.by_wording


def state(line: RepeatedLine) -> str:
    """Return what holds of a line, in words."""
    if line.said is not None:
        return "Left out by you" if line.said else "Counted by you"
    if line.by_wording:
        return "Left out for its wording"
    if line.repeats:
        return "Counted, names a theme" if line.coded else "Left out, it repeats"
    if line.reports < least(line.of):
        return f"Counted, in fewer than {least(line.of):,}"
    return "Counted, amid new sentences"


def publisher_words(line: RepeatedLine) -> str:
    """Return what stands over the lines of a publisher: its name and number of reports."""
    name = isolated(line.publisher) if line.publisher else "Neither publisher nor actor stated"
    return f"{name}, {'1 report' if line.of == 1 else f'{line.of:,} reports'}"


class LinesModel(QAbstractTableModel):
    """A row for each line, and one for each publisher above its lines.

    `switched(RepeatedLine, bool)` asks to leave a line out, or to take it back.
    """

    switched = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editable = True
        self._rows: list[RepeatedLine | str] = []

    def show_lines(self, lines: Sequence[RepeatedLine], shown: Shown, words: str) -> None:
        """Show those of the lines that are asked for and hold these words."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._rows = []
        for _, group in groupby(lines, key=lambda line: line.publisher):
            kept = [line for line in group if _matches(line, shown, wanted)]
            if kept:
                self._rows += [publisher_words(kept[0]), *kept]
        self.endResetModel()

    def line(self, index: Index) -> RepeatedLine | None:
        """Return the line of a row, None for a publisher's."""
        row = self._rows[index.row()] if index.isValid() else ""
        return None if isinstance(row, str) else row

    def heads(self) -> list[int]:
        """Return the rows of publishers."""
        return [number for number, row in enumerate(self._rows) if isinstance(row, str)]

    def row_of(self, publisher: str, line: int) -> int | None:
        """Return the row of a line, None where it is not shown."""
        for number, row in enumerate(self._rows):
            if not isinstance(row, str) and (row.publisher, row.line) == (publisher, line):
                return number
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """As many as lines and publishers."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Line, reports, and what holds of it."""
        return 0 if parent.isValid() else COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Lines can be selected, and ticked where the corpus can be changed."""
        if self.line(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == LINE and self.editable:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, ticks, and for readers of the screen a whole sentence."""
        line = self.line(index)
        if line is None:
            words = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            shown = words and index.isValid() and index.column() == LINE
            return self._rows[index.row()] if shown else None
        number = f"{line.reports:,} of {line.of:,}"
        found: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: (" ".join(line.example.split()), number, state(line))[
                index.column()
            ],
            Qt.ItemDataRole.AccessibleTextRole: f"{line.example}. In {number} reports. "
            f"{state(line)}.",
        }
        if index.column() == LINE:
            ticked = Qt.CheckState.Checked if line.origin else Qt.CheckState.Unchecked
            found[Qt.ItemDataRole.CheckStateRole] = ticked
            found[Qt.ItemDataRole.ToolTipRole] = line.example
        return found.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for what a tick means."""
        line = self.line(index)
        if role != Qt.ItemDataRole.CheckStateRole or line is None or not self.editable:
            return False
        self.switched.emit(line, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Left out"), self.tr("Reports"), self.tr("Why"))[section]
        return None


def _matches(line: RepeatedLine, shown: Shown, words: Sequence[str]) -> bool:
    if (shown == "out" and not line.origin) or (shown == "offered" and not is_offered(line)):
        return False
    there = f"{line.example} {line.publisher}".casefold()
    return all(word in there for word in words)


class _Cell(QStyledItemDelegate):
    """A cell: the box and the line in the reading face, else quiet words; a head across all."""

    def __init__(self, look: Look, model: LinesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._model = look, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as its words."""
        found = super().sizeHint(option, index)
        return QSize(found.width() + 12, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground and words."""
        painter.save()
        line, rect, colour = self._model.line(index), option.rect, self._look.colour
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, colour("alt" if line is None else "sel" if chosen else "base"))
        painter.setPen(colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        words = str(index.data() or "")
        if line is None:
            painter.setFont(interface_font(13, 600))
            painter.setPen(colour("tx"))
            self._write(painter, rect.adjusted(10, 0, -10, 0), words)
        elif index.column() == LINE:
            self._paint_line(painter, option, line, words)
        else:
            painter.setFont(interface_font(12))
            painter.setPen(self._look.selected_text if chosen else colour("tx2"))
            self._write(painter, rect.adjusted(8, 0, -8, 0), words)
        painter.restore()

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, line: RepeatedLine, words: str
    ) -> None:
        rect, colour = option.rect, self._look.colour
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), colour("ink"))
        box = box_of(rect)
        paint_frame(painter, box, colour("base"), colour("tx2"), radius=3)
        if line.origin:
            image = self._look.pixmap("check", "tx", 12, option.widget.devicePixelRatioF())
            painter.drawPixmap(box.adjusted(1, 1, -1, -1), image)
        painter.setFont(reading_font(14.5))
        ink = "furn" if line.origin else "tx"
        painter.setPen(self._look.selected_text if chosen else colour(ink))
        if reads_right_to_left(words):
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._write(painter, rect.adjusted(34, 0, -8, 0), words)
        view = option.widget
        current = isinstance(view, LinesView) and view.currentIndex().row() == view.row_at(rect)
        if current and shows_focus(view):
            paint_focus_ring(painter, rect, self._look)

    def _write(self, painter: QPainter, room: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignAbsolute, shown)


def box_of(rect: QRect) -> QRect:
    """Return where the box to tick lies in the cell of a line."""
    return QRect(rect.x() + 11, rect.y() + (rect.height() - _BOX) // 2, _BOX, _BOX)


class LinesView(RowTable):
    """The table. Space ticks the current line; a click on its box does, too."""

    def __init__(self, look: Look, model: LinesModel) -> None:
        super().__init__(model, ROW, {REPORTS: 110, STATE: 210})
        self._lines = model
        self.setAccessibleName(self.tr("Lines that repeat"))
        self.setItemDelegate(_Cell(look, model, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        model.modelReset.connect(self._on_reset)

    def row_at(self, rect: QRect) -> int:
        """Return the row that a cell's rectangle lies in."""
        return self.rowAt(rect.center().y())

    def current(self) -> RepeatedLine | None:
        """Return the current line."""
        return self._lines.line(self.currentIndex())

    def go_to(self, row: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self._lines.index(row, LINE))

    def _on_reset(self) -> None:
        self.clearSpans()
        for row in self._lines.heads():
            self.setSpan(row, 0, 1, COLUMNS)
            self.setRowHeight(row, HEAD)

    def toggle(self) -> None:
        """Leave the current line out, or take it back."""
        line = self.current()
        if line is not None:
            ticked = Qt.CheckState.Unchecked if line.origin else Qt.CheckState.Checked
            index = self._lines.index(self.currentIndex().row(), LINE)
            self._lines.setData(index, ticked.value, Qt.ItemDataRole.CheckStateRole)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the box that was clicked; the words beside it only select."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() == LINE:
            box = box_of(self.visualRect(index)).adjusted(-6, -6, 6, 6)
            if self._lines.line(index) is not None and box.contains(event.position().toPoint()):
                self.toggle()
                return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)
