# SPDX-License-Identifier: MIT
"""How one report looks in a list: title, then date, actor and theme dots."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from standpoint.model.reports import Report
from standpoint.ui.library.model import FOUND, META, REPORT, ReportsModel
from standpoint.ui.library.places import ROW
from standpoint.ui.look import (
    Look,
    dots_width,
    interface_font,
    paint_dots,
    paint_focus_ring,
    reads_right_to_left,
)

START = 12
END = 10
BAR = 3


class ReportRow(QStyledItemDelegate):
    """Paints a row of two lines, 44 px high."""

    def __init__(self, look: Look, model: ReportsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._titles = {
            (selected, italic): _title_font(selected, italic)
            for selected in (False, True)
            for italic in (False, True)
        }
        self._meta = interface_font(11.5)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every row has the same height."""
        del option, index
        return QSize(160, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, bar, title, meta and dots."""
        report = index.data(REPORT)
        if not isinstance(report, Report):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, self._look.colour("sel"))
            x = rect.right() - BAR + 1 if mirrored else rect.left()
            painter.fillRect(x, rect.top(), BAR, rect.height(), self._look.colour("ink"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._look.colour("hover"))
        gone = getattr(option.widget, "taken", 0)
        end = max(END - int(gone), 0)
        start, end = (end, START) if mirrored else (START, end)
        inner = rect.adjusted(start, 0, -end, 0)
        self._paint_title(painter, inner, report, selected)
        self._paint_meta(painter, inner, index, selected, mirrored)
        if state & QStyle.StateFlag.State_HasFocus:
            role = "inktx" if selected and self._look.high_contrast else "tx"
            paint_focus_ring(painter, rect, self._look, 0, role)
        painter.restore()

    def _paint_title(self, painter: QPainter, room: QRect, report: Report, selected: bool) -> None:
        font = self._titles[selected, report.title_origin == "first words"]
        painter.setFont(font)
        painter.setPen(self._look.selected_text if selected else self._look.colour("tx"))
        title = QFontMetrics(font).elidedText(
            report.title, Qt.TextElideMode.ElideRight, room.width()
        )
        side = Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if reads_right_to_left(report.title):
            # Otherwise the "…" of a cut title would stand at its start.
            side = Qt.AlignmentFlag.AlignRight
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(room.left(), room.top() + 4, room.width(), 19), flags, title)

    def _paint_meta(
        self,
        painter: QPainter,
        room: QRect,
        index: QModelIndex | QPersistentModelIndex,
        selected: bool,
        mirrored: bool,
    ) -> None:
        dots = dots_width(self._model.themes)
        line = QRect(room.left(), room.top() + 23, room.width(), 16)
        words = (
            line.adjusted(dots + 10, 0, 0, 0) if mirrored else line.adjusted(0, 0, -dots - 10, 0)
        )
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        )
        painter.setFont(self._meta)
        painter.setPen(
            self._look.selected_text
            if selected and self._look.high_contrast
            else self._look.colour("tx2")
        )
        text = QFontMetrics(self._meta).elidedText(
            str(index.data(META)), Qt.TextElideMode.ElideRight, words.width()
        )
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, text)
        left = line.left() if mirrored else line.right() + 1 - dots
        start = QPointF(left, line.top() + line.height() / 2)
        ring = "inktx" if selected and self._look.high_contrast else "line2"
        paint_dots(painter, start, self._model.themes, index.data(FOUND), self._look, ring=ring)


def _title_font(selected: bool, italic: bool) -> QFont:
    font = interface_font(13, 500 if selected else 400)
    font.setItalic(italic)
    return font
