# SPDX-License-Identifier: MIT
"""How one report looks in a list: title, then date, actor and theme dots."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from standpoint.model.reports import Report
from standpoint.ui.find import unmarked
from standpoint.ui.library.model import FOUND, META, REPORT, SNIPPET, TAGS, ReportsModel
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
        self._tag = interface_font(10.5)

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
        if rect.height() > ROW:
            self._paint_snippet(painter, inner, str(index.data(SNIPPET) or ""), selected)
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
        painter.setPen(self._stepping_back(selected))
        words = self._paint_tags(painter, words, index.data(TAGS), mirrored)
        painter.setFont(self._meta)
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

    def _stepping_back(self, selected: bool) -> QColor:
        contrast = selected and self._look.high_contrast
        return self._look.selected_text if contrast else self._look.colour("tx2")

    def _paint_tags(self, painter: QPainter, room: QRect, tags: list[str], mirrored: bool) -> QRect:
        """Paint as many tags as have room beside the words; return the room of the words."""
        boxes = self._boxes(tags, room.width() * 55 // 100)
        if not boxes:
            return room
        painter.setFont(self._tag)
        pen = painter.pen()
        taken = sum(width + 4 for _, width in boxes) + 2
        rest = room.adjusted(taken, 0, 0, 0) if mirrored else room.adjusted(0, 0, -taken, 0)
        x = room.left() + taken if mirrored else rest.right() + 7
        for words, width in boxes:
            x -= (width + 4) if mirrored else 0
            place = QRect(x, room.top() + 1, width, 14)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._look.colour("line2"))
            painter.drawRoundedRect(place.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003
            painter.setPen(pen)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
            x += 0 if mirrored else width + 4
        return rest

    def _boxes(self, tags: list[str], left: int) -> list[tuple[str, int]]:
        """Return the tags that have room in `left` pixels with their widths, then how many more."""
        metrics = QFontMetrics(self._tag)
        boxes: list[tuple[str, int]] = []
        for at, tag in enumerate(tags):
            last = at == len(tags) - 1
            room = min(left - 14 - (0 if last else 26), 120)
            words = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, room)
            if (words != tag and boxes) or room < 16:
                words = f"+{len(tags) - at}"
            width = metrics.horizontalAdvance(words) + 10
            boxes.append((words, width))
            left -= width + 4
            if words.startswith("+") and words != tag:
                break
        return boxes

    def _paint_snippet(self, painter: QPainter, room: QRect, snippet: str, selected: bool) -> None:
        """Paint the text around the found words, these underlined."""
        text, spans = unmarked(snippet)
        if not text:
            return
        right = reads_right_to_left(text)
        layout = QTextLayout(text, self._meta)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        direction = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(direction)
        layout.setTextOption(option)
        layout.setFormats([self._mark(start, end, selected) for start, end in spans])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        place = QRect(room.left(), room.top() + 41, room.width(), 19)
        painter.save()
        painter.setClipRect(place)
        painter.setPen(self._stepping_back(selected))
        over = line.naturalTextWidth() - place.width()
        x = place.left() - over if right and over > 0 else place.left()
        layout.draw(painter, QPointF(x, place.top() + 1))
        painter.restore()

    def _mark(self, start: int, end: int, selected: bool) -> QTextLayout.FormatRange:
        marked = QTextLayout.FormatRange()
        marked.start, marked.length = start, end - start
        form = QTextCharFormat()
        form.setForeground(self._look.selected_text if selected else self._look.colour("tx"))
        form.setFontUnderline(True)
        marked.format = form
        return marked


def _title_font(selected: bool, italic: bool) -> QFont:
    font = interface_font(13, 500 if selected else 400)
    font.setItalic(italic)
    return font
