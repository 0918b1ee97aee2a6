# SPDX-License-Identifier: MIT
"""The list of passages behind a point, each under its report, mentions underlined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from standpoint.model.reports import Report
from standpoint.ui.look import (
    Look,
    interface_font,
    paint_focus_ring,
    reading_font,
    reads_right_to_left,
    right_to_left,
    shows_focus,
)
from standpoint.ui.trends.behind import Behind, Passage, source

Index = QModelIndex | QPersistentModelIndex
Kind = Literal["report", "passage", "silent head", "silent", "more"]
PAGE = 200
_ENTRY = Qt.ItemDataRole.UserRole
_LEFT, _RIGHT, _TEXT = 14, 12, 30
_SIZE = 14.5


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: a report, a passage of it, or what says that reports are silent."""

    kind: Kind
    text: str
    detail: str = ""
    passage: Passage | None = None
    report: Report | None = None


def entries(found: Behind, most: int) -> list[Entry]:
    """Return what to list of a point, at most that many passages."""
    lines: list[Entry] = []
    left = most
    for report, passages in found.reports:
        if left <= 0:
            break
        lines.append(Entry("report", report.title, source(report), report=report))
        lines += [Entry("passage", p.text, passage=p, report=report) for p in passages[:left]]
        left -= len(passages)
    hidden = len(found.passages) - most
    if hidden > 0:
        lines.append(Entry("more", f"Show {min(hidden, PAGE):,} more of {hidden:,} passages"))
    if found.silent:
        lines.append(Entry("silent head", found.silent_words))
        lines += [Entry("silent", r.title, source(r), report=r) for r in found.silent[:PAGE]]
    return lines


class PassagesModel(QAbstractListModel):
    """The lines of the pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, lines: list[Entry]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._entries = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row for each line."""
        return 0 if parent.isValid() else len(self._entries)

    def entry(self, index: Index) -> Entry | None:
        """Return the line of an index."""
        return self._entries[index.row()] if index.isValid() else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a line."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.text} {entry.detail}".strip()
        return entry if role == _ENTRY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are read, not chosen."""
        entry = self.entry(index)
        if entry is None or entry.kind == "silent head":
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Line(QStyledItemDelegate):
    """Paints reports in the interface's face and passages in the reading face, marks underlined."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.colour = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped words."""
        entry: Entry = index.data(_ENTRY)
        width = option.widget.viewport().width()  # type: ignore[attr-defined]
        height = _text_height(self._layout(entry, width), entry)
        above, below = _PADDING[entry.kind]
        detail = 17 if entry.detail else 0
        return QSize(width, round(above + height + detail + below))

    def _layout(self, entry: Entry, width: int) -> QTextLayout:
        layout = QTextLayout(entry.text, _font(entry, self._look.zoom))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        rtl = reads_right_to_left(entry.text)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        layout.setTextOption(option)
        layout.beginLayout()
        room = width - _TEXT - _RIGHT if entry.kind == "passage" else width - _LEFT - _RIGHT
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(room, 40))
            line = layout.createLine()
        layout.endLayout()
        step = _line_height(entry) * (self._look.zoom if entry.kind == "passage" else 1.0)
        for number in range(layout.lineCount()):
            each = layout.lineAt(number)
            each.setPosition(QPointF(0, number * step + (step - each.height()) / 2))
        return layout

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        entry: Entry = index.data(_ENTRY)
        colour = self._look.colour
        rect = option.rect
        view = option.widget
        current = view.currentIndex() == index and entry.kind != "silent head"  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour("sel" if current else "base"))
        if current:
            x = rect.right() - 2 if reads_right_to_left(entry.text) else rect.x()
            painter.fillRect(QRect(x, rect.y(), 3, rect.height()), colour("ink"))
        if entry.kind in {"report", "silent head"} and index.row():
            painter.fillRect(rect.x(), rect.y(), rect.width(), 1, colour("line"))
        above, _ = _PADDING[entry.kind]
        layout = self._layout(entry, rect.width())
        origin = QPointF(rect.x() + _left(entry), rect.y() + above)
        painter.setPen(self._ink(entry, current))
        layout.draw(painter, origin)
        if entry.passage is not None:
            self._paint_marks(painter, layout, origin, entry.passage)
            self._paint_state(painter, origin, rect.width(), entry.passage)
        if entry.detail:
            self._paint_detail(painter, rect, entry, origin.y() + _text_height(layout, entry))
        painter.restore()

    def _ink(self, entry: Entry, current: bool) -> QColor:
        if current:
            return self._look.selected_text
        return self._look.colour("tx2" if entry.kind in {"silent", "silent head"} else "tx")

    def _paint_detail(self, painter: QPainter, rect: QRect, entry: Entry, y: float) -> None:
        painter.setFont(interface_font(11.5))
        painter.setPen(self._look.colour("tx2"))
        room = QRectF(rect.x() + _left(entry), y, rect.width() - _left(entry) - _RIGHT, 17)
        side = Qt.AlignmentFlag.AlignLeft
        if reads_right_to_left(entry.text):
            side = Qt.AlignmentFlag.AlignRight
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, entry.detail)

    def _paint_marks(
        self, painter: QPainter, layout: QTextLayout, origin: QPointF, passage: Passage
    ) -> None:
        """Underline each mention by 2 px, line by line."""
        painter.setPen(QPen(QColor(self.colour or self._look.tokens.tx), 2))
        for start, end in passage.marks:
            first = utf16(passage.text, start)
            last = utf16(passage.text, end)
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                a = max(first, line.textStart())
                b = min(last, line.textStart() + line.textLength())
                # The space at which a line breaks hangs over its end.
                units = layout.text().encode("utf-16-le")
                while b > a and units[2 * b - 2 : 2 * b] == b" \x00":
                    b -= 1
                if a >= b:
                    continue
                left, right = sorted((line.cursorToX(a)[0], line.cursorToX(b)[0]))  # type: ignore[index]
                y = origin.y() + line.y() + line.ascent() + 3.5
                painter.drawLine(QPointF(origin.x() + left, y), QPointF(origin.x() + right, y))

    def _paint_state(
        self, painter: QPainter, origin: QPointF, width: int, passage: Passage
    ) -> None:
        """Paint a ring for a suggestion, a disc with a tick for what a person confirmed."""
        if reads_right_to_left(passage.text):
            centre = QPointF(width - _LEFT - 5, origin.y() + 15)
        else:
            centre = QPointF(_LEFT + 5, origin.y() + 11)
        ink = QColor(self.colour or self._look.tokens.tx)
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(ink if passage.confirmed else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 4, 4)
        if passage.confirmed:
            painter.setPen(QPen(self._look.colour("base"), 1.3))
            painter.drawPolyline(
                [centre + QPointF(-2, 0), centre + QPointF(-0.5, 1.6), centre + QPointF(2, -1.6)]
            )


_PADDING: dict[Kind, tuple[int, int]] = {
    "report": (11, 1),
    "passage": (4, 5),
    "silent head": (11, 2),
    "silent": (4, 4),
    "more": (8, 8),
}


def utf16(text: str, place: int) -> int:
    """Return a code point's place in the UTF-16 units that Qt counts."""
    return len(text[:place].encode("utf-16-le")) // 2


def _left(entry: Entry) -> int:
    if entry.kind != "passage":
        return _LEFT
    # The sign stands on the side at which a passage begins.
    return _RIGHT if reads_right_to_left(entry.text) else _TEXT


def _line_height(entry: Entry) -> float:
    if entry.kind != "passage":
        return 18
    assert entry.passage is not None
    return 30 if right_to_left(entry.passage.language) else 21


def _text_height(layout: QTextLayout, entry: Entry) -> float:
    last = layout.lineAt(layout.lineCount() - 1)
    return max(last.y() + last.height(), _line_height(entry) * layout.lineCount())


def _font(entry: Entry, zoom: float) -> QFont:
    if entry.kind == "passage":
        assert entry.passage is not None
        return reading_font(_SIZE * zoom, language=entry.passage.language)
    font = interface_font(13, 600 if entry.kind in {"report", "silent head"} else 400)
    if entry.kind == "more":
        font.setUnderline(True)
    return font


class PassageList(QListView):
    """The passages. `opened(report, start)` for the full text, `more_asked()` at the last line.

    `decided(passage, status)` when a person confirms or rejects one, with None to take it back.
    """

    opened = Signal(int, int)
    decided = Signal(object, object)
    more_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.passages = PassagesModel(self)
        self.line = _Line(look, self)
        self.setModel(self.passages)
        self.setItemDelegate(self.line)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(self.tr("Passages behind this point"))
        self.activated.connect(self._open)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def _open(self, index: QModelIndex) -> None:
        entry = self.passages.entry(index)
        if entry is None:
            return
        if entry.kind == "more":
            self.more_asked.emit()
        elif entry.report is not None:
            self.opened.emit(entry.report.id, entry.passage.start if entry.passage else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the full text, C confirms, X rejects, Ctrl C copies with the source."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            entry = self.passages.entry(self.currentIndex())
            if entry is not None and entry.report is not None:
                said = f"“{entry.text}” ({entry.report.title}, {source(entry.report)})"
                QGuiApplication.clipboard().setText(said if entry.passage else entry.text)
        elif plain and event.key() == Qt.Key.Key_C:
            self._decide("confirmed")
        elif plain and event.key() == Qt.Key.Key_X:
            self._decide("rejected")
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a passage."""
        entry = self.passages.entry(self.currentIndex())
        if entry is None or entry.passage is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Open in full text\tEnter"), lambda: self._open(self.currentIndex()))
        confirm = (
            self.tr("Back to suggested\tC") if entry.passage.confirmed else self.tr("Confirm\tC")
        )
        menu.addAction(confirm, lambda: self._decide("confirmed"))
        menu.addAction(self.tr("Reject\tX"), lambda: self._decide("rejected"))
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        menu.exec(at)

    def _decide(self, status: Literal["confirmed", "rejected"]) -> None:
        """Decide on the current passage; the same again takes it back."""
        entry = self.passages.entry(self.currentIndex())
        if entry is not None and entry.passage is not None:
            again = status == "confirmed" and entry.passage.confirmed
            self.decided.emit(entry.passage, None if again else status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the ring of keyboard focus."""
        super().paintEvent(event)
        if shows_focus(self):
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, self.viewport().rect(), self._look, 0)
            painter.end()
