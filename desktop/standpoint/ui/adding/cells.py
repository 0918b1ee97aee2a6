# SPDX-License-Identifier: MIT
"""How a cell of the plan looks, and how it is edited in its place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from standpoint.ui.adding.model import CELL, ROW, PlanModel
from standpoint.ui.adding.wording import DATE, FIELD_OF, FILE, TICK, WHAT, WORDS, Cell
from standpoint.ui.look import (
    Look,
    interface_font,
    paint_focus_ring,
    paint_frame,
    reads_right_to_left,
)

Index = QModelIndex | QPersistentModelIndex
LOW, HIGH = 47, 64
"""The height of a row of two lines, and of one whose sentence takes three."""
EDGE = 8
ICON = 14
LINE = 17
SECOND = 25
"""Where the small line begins."""


class PlanCell(QStyledItemDelegate):
    """Paints two lines a cell; `set_value` is asked to take what was written in one."""

    def __init__(self, look: Look, model: PlanModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._view = parent
        self._first = interface_font(13)
        self._italic = interface_font(13)
        self._italic.setItalic(True)
        self._second = interface_font(12)
        self._metrics = {
            id(font): QFontMetrics(font) for font in (self._first, self._italic, self._second)
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows have the height that the table gives them."""
        del option, index
        return QSize(80, LOW)

    # Painting -------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, rule, lines, icon and focus."""
        rect: QRect = option.rect
        colour = self._look.colour
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, colour("sel" if selected else "base"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
        if index.column() == TICK:
            self._paint_tick(painter, rect, index, selected)
        else:
            cell = index.data(CELL)
            if isinstance(cell, Cell) and (cell.first or cell.second):
                self._paint_lines(painter, rect, index, cell, selected)
        if index == self._view.currentIndex() and self._view.hasFocus() and self._keyed():
            role = "inktx" if selected and self._look.high_contrast else "tx"
            paint_focus_ring(painter, rect.adjusted(0, 0, 0, -1), self._look, 0, role)
        painter.restore()

    def _keyed(self) -> bool:
        window = self._view.window()
        return window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)

    def _paint_tick(self, painter: QPainter, rect: QRect, index: Index, selected: bool) -> None:
        colour = self._look.colour
        if selected:
            start = option_start(rect, 3, mirrored=self._mirrored())
            painter.fillRect(start, colour("ink"))
        row = index.data(ROW)
        may, on = self._model.plan.may_tick(row), self._model.plan.ticked(row)
        box = QRect(rect.x() + (rect.width() - 14) // 2, rect.y() + 7, 14, 14)
        paint_frame(painter, box, colour("base"), colour("tx2" if may else "line2"), radius=3)
        if on:
            ratio = self._view.devicePixelRatioF()
            image = self._look.pixmap("check", "tx", 12, ratio)
            painter.drawPixmap(box.adjusted(1, 1, -1, -1), image)

    def _mirrored(self) -> bool:
        return self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _paint_lines(
        self, painter: QPainter, rect: QRect, index: Index, cell: Cell, selected: bool
    ) -> None:
        column = index.column()
        plain = self._look.selected_text if selected and self._look.high_contrast else None
        room = rect.adjusted(EDGE, 4, -EDGE, 0)
        quiet = column == DATE and not self._model.plan.value(index.data(ROW), "date")
        role = "err" if cell.error else ("tx2" if cell.italic or quiet else "tx")
        self._paint_icon(painter, room, cell)
        first = QRect(room.x(), room.y(), room.width(), LINE + 3)
        if cell.icon:
            gap = ICON + 7
            first = first.adjusted(0 if self._mirrored() else gap, 0, -gap * self._mirrored(), 0)
        font = self._italic if cell.italic else self._first
        mode = Qt.TextElideMode.ElideMiddle if column == FILE else Qt.TextElideMode.ElideRight
        ground = plain or self._look.colour(role)
        self._line(painter, first, cell.first, font, ground, mode, numeric=column == WORDS)
        if cell.second:
            second = QRect(room.x(), rect.y() + SECOND, room.width(), rect.height() - SECOND - 3)
            small = plain or self._look.colour("tx" if cell.check else "tx2")
            if cell.check:
                second = self._check_sign(painter, second)
            if column == WHAT and rect.height() > LOW:
                self._wrapped(painter, second, cell.second, small)
            else:
                second.setHeight(LINE)
                right = Qt.TextElideMode.ElideRight
                self._line(painter, second, cell.second, self._second, small, right)

    def _paint_icon(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        if cell.icon:
            image = self._look.pixmap(
                cell.icon, "err" if cell.error else "tx2", ICON, self._view.devicePixelRatioF()
            )
            x = room.right() - ICON + 1 if self._mirrored() else room.x()
            painter.drawPixmap(QRect(x, room.y() + 3, ICON, ICON), image)

    def _check_sign(self, painter: QPainter, line: QRect) -> QRect:
        """Paint the sign of something to look at; return the room that is left beside it."""
        image = self._look.pixmap("circle-help", "tx", 12, self._view.devicePixelRatioF())
        x = line.right() - 11 if self._mirrored() else line.x()
        painter.drawPixmap(QRect(x, line.y() + 3, 12, 12), image)
        return line.adjusted(0, 0, -16, 0) if self._mirrored() else line.adjusted(16, 0, 0, 0)

    def _line(  # noqa: PLR0917
        self,
        painter: QPainter,
        room: QRect,
        words: str,
        font: QFont,
        colour: QColor,
        mode: Qt.TextElideMode,
        *,
        numeric: bool = False,
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = self._metrics[id(font)].elidedText(words, mode, room.width())
        backwards = reads_right_to_left(words)
        right = backwards or numeric or (self._mirrored() and not numeric)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight
        )
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, shown)

    def _wrapped(self, painter: QPainter, room: QRect, words: str, colour: QColor) -> None:
        painter.setFont(self._second)
        painter.setPen(colour)
        top = room.y()
        lines = self.wrap(words, room.width())
        for number, line in enumerate(lines[:2]):
            rest = line if number == 0 or len(lines) <= 2 else " ".join(lines[1:])
            place = QRect(room.x(), top + number * LINE, room.width(), LINE)
            self._line(painter, place, rest, self._second, colour, Qt.TextElideMode.ElideRight)

    def wrap(self, words: str, width: int) -> list[str]:
        """Break the words of a small line at a width."""
        layout = QTextLayout(words, self._second)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(words[line.textStart() : line.textStart() + line.textLength()].strip())
        layout.endLayout()
        return lines

    def height(self, cell: Cell, width: int) -> int:
        """Return how high a row is whose last cell says this."""
        fits = self._metrics[id(self._second)].horizontalAdvance(cell.second) <= width - 2 * EDGE
        return LOW if fits else HIGH

    # Editing --------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Offer a field of one line; actors and publishers of the plan complete it."""
        del option
        field = QLineEdit(parent)
        field.setFont(interface_font(13))
        field.setAccessibleName(str(self._model.headerData(index.column(), _ACROSS)))
        name = FIELD_OF[index.column()]
        known = sorted(self._known(name), key=str.casefold)
        if known:
            completer = QCompleter(known, field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)
            popup = completer.popup()
            if popup is not None:
                popup.setObjectName("offered")
        return field

    def _known(self, name: str) -> set[str]:
        if name not in {"actor", "publisher"}:
            return set()
        plan = self._model.plan
        return {value for row in plan.rows() if (value := plan.value(row, name))}

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the cell holds."""
        assert isinstance(editor, QLineEdit)
        if not editor.text():
            row = index.data(ROW)
            name = FIELD_OF[index.column()]
            value = self._model.plan.value(row, name) or ""
            from standpoint.ui.adding.wording import shown_value

            editor.setText(shown_value(name, value) if name != "language" else value)
            if reads_right_to_left(value):
                editor.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was written to the table, which reads and takes it."""
        del model
        assert isinstance(editor, QLineEdit)
        take = getattr(self._view, "take_written", None)
        if callable(take):
            take(index.data(ROW), FIELD_OF[index.column()], editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the field over the first line, wide enough to write in."""
        del index
        rect: QRect = option.rect
        width = max(rect.width(), 160)
        editor.setGeometry(rect.x(), rect.y() + 2, width, 28)


_ACROSS = Qt.Orientation.Horizontal


def option_start(rect: QRect, width: int, *, mirrored: bool) -> QRect:
    """Return the bar at the start of a row."""
    x = rect.right() - width + 1 if mirrored else rect.x()
    return QRect(x, rect.y(), width, rect.height())
