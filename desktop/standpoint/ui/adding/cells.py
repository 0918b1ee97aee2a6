# SPDX-License-Identifier: MIT
"""How a cell of the plan looks, and how it is edited in its place."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from standpoint.ui.adding import wording
from standpoint.ui.adding.model import ROW, PlanModel
from standpoint.ui.adding.wording import FIELD_OF, FILE, TICK, WHAT, WORDS, Cell
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
_LEFT = (
    Qt.AlignmentFlag.AlignLeft
    | Qt.AlignmentFlag.AlignAbsolute
    | Qt.AlignmentFlag.AlignVCenter
    | Qt.TextFlag.TextSingleLine
)
_RIGHT = (
    Qt.AlignmentFlag.AlignRight
    | Qt.AlignmentFlag.AlignAbsolute
    | Qt.AlignmentFlag.AlignVCenter
    | Qt.TextFlag.TextSingleLine
)
_FORWARD, _BACKWARD = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
_CUT, _CUT_INSIDE = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
_reads_backwards = lru_cache(maxsize=4_000)(reads_right_to_left)


class _Field(QLineEdit):
    """A field over a cell; its Enter does not press the dialog's button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


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
        metrics = {
            id(font): QFontMetrics(font) for font in (self._first, self._italic, self._second)
        }
        self._metrics = metrics

        @lru_cache(maxsize=8_000)
        def cut(words: str, font: int, mode: Qt.TextElideMode, width: int) -> str:
            return metrics[font].elidedText(words, mode, width)

        self._cut = cut
        self._colours: dict[str, QColor] = {}
        look.changed.connect(self._colours.clear)

    def _colour(self, role: str) -> QColor:
        """Return a colour of the chrome; making one for every cell would take half its time."""
        if role not in self._colours:
            self._colours[role] = self._look.colour(role)
        return self._colours[role]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows have the height that the table gives them."""
        del option, index
        return QSize(80, LOW)

    # Painting -------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, rule, lines, icon and focus."""
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        row, column = self._model.order[index.row()], index.column()
        painter.save()
        painter.fillRect(rect, self._colour("sel" if selected else "base"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, self._colour("line"))
        if column == TICK:
            self._paint_tick(painter, rect, row, selected)
        else:
            cell = wording.cell(self._model.plan, row, column)
            if cell.first or cell.second:
                inverted = selected and self._look.high_contrast
                self._paint_lines(painter, rect, column, cell, inverted)
        if self._view.hasFocus() and index == self._view.currentIndex() and self._keyed():
            role = "inktx" if selected and self._look.high_contrast else "tx"
            paint_focus_ring(painter, rect.adjusted(0, 0, 0, -1), self._look, 0, role)
        painter.restore()

    def _keyed(self) -> bool:
        window = self._view.window()
        return window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)

    def _paint_tick(self, painter: QPainter, rect: QRect, row: int, selected: bool) -> None:
        if selected:
            start = option_start(rect, 3, mirrored=self._mirrored())
            painter.fillRect(start, self._colour("ink"))
        may, on = self._model.plan.may_tick(row), self._model.plan.ticked(row)
        box = QRect(rect.x() + (rect.width() - 14) // 2, rect.y() + 7, 14, 14)
        line = self._colour("tx2" if may else "line2")
        paint_frame(painter, box, self._colour("base"), line, radius=3)
        if on:
            ratio = self._view.devicePixelRatioF()
            image = self._look.pixmap("check", "tx", 12, ratio)
            painter.drawPixmap(box.adjusted(1, 1, -1, -1), image)

    def _mirrored(self) -> bool:
        return self._view.layoutDirection() == _BACKWARD

    def _paint_lines(
        self, painter: QPainter, rect: QRect, column: int, cell: Cell, inverted: bool
    ) -> None:
        room = rect.adjusted(EDGE, 4, -EDGE, 0)
        role = "err" if cell.error else ("tx2" if cell.italic or cell.quiet else "tx")
        self._paint_icon(painter, room, cell)
        first = QRect(room.x(), room.y(), room.width(), LINE + 3)
        if cell.icon:
            gap = ICON + 7
            first = (
                first.adjusted(0, 0, -gap, 0) if self._mirrored() else first.adjusted(gap, 0, 0, 0)
            )
        font = self._italic if cell.italic else self._first
        mode = _CUT_INSIDE if column == FILE else _CUT
        plain = self._look.selected_text if inverted else None
        backwards = _reads_backwards(cell.first)
        right = column == WORDS or backwards or self._mirrored()
        ground = plain or self._colour(role)
        self._line(painter, first, cell.first, font, ground, mode, right=right)
        if not cell.second:
            return
        second = QRect(room.x(), rect.y() + SECOND, room.width(), rect.height() - SECOND - 3)
        small = plain or self._colour("tx" if cell.check else "tx2")
        if cell.check:
            second = self._check_sign(painter, second)
        if column == WHAT and rect.height() > LOW:
            self._wrapped(painter, second, cell.second, small)
        else:
            second.setHeight(LINE)
            self._line(painter, second, cell.second, self._second, small, _CUT, right=right)

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
        right: bool,
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        # Otherwise the "…" of a cut title would stand at its start.
        painter.setLayoutDirection(_BACKWARD if _reads_backwards(words) else _FORWARD)
        shown = self._cut(words, id(font), mode, room.width())
        painter.drawText(room, _RIGHT if right else _LEFT, shown)

    def _wrapped(self, painter: QPainter, room: QRect, words: str, colour: QColor) -> None:
        lines, right = self.wrap(words, room.width()), self._mirrored()
        for number, line in enumerate(lines[:2]):
            rest = line if number == 0 else " ".join(lines[1:])
            place = QRect(room.x(), room.y() + number * LINE, room.width(), LINE)
            self._line(painter, place, rest, self._second, colour, _CUT, right=right)

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
        field = _Field(parent)
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
            shown = value if name == "language" else wording.shown_value(name, value)
            editor.setText(shown)
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
