# SPDX-License-Identifier: MIT
"""Find in all reports: what was found hangs under the field; Enter opens it in its full text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from standpoint.ui.look import (
    Look,
    Pane,
    SearchField,
    Words,
    interface_font,
    paint_frame,
    reading_font,
    reads_right_to_left,
)

if TYPE_CHECKING:
    from standpoint.corpus.corpus import SearchHit

PAUSE = 150
WIDTH = 460
ROW = 66
MOST = 8
HIT = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class Source(Protocol):
    """What finding needs of the session."""

    def search(self, words: str) -> Sequence[SearchHit]:
        """Return the reports that hold all these words, best first, up to a number."""

    def holding(self, words: str) -> frozenset[int]:
        """Return all reports that hold all these words."""


def unmarked(snippet: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a snippet without its marks ⟦ ⟧, and where the marked words stand in it."""
    text, spans, begin = "", [], 0
    for part in re.split(r"([⟦⟧])", " ".join(snippet.split())):
        if part == "⟦":
            begin = len(text)
        elif part == "⟧":
            spans.append((begin, len(text)))
        else:
            text += part
    return text, spans


class _Hits(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: Sequence[SearchHit] = ()

    def show(self, hits: Sequence[SearchHit]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.title}: {unmarked(hit.snippet)[0]}"
        return hit if role == HIT else None


class _HitRow(QStyledItemDelegate):
    """Title, then two lines of the passage with the words underlined."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(WIDTH, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(HIT)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        words = self._look.selected_text if selected else self._look.colour("tx")
        painter.save()
        if selected:
            painter.fillRect(rect, self._look.colour("sel"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), self._look.colour("ink"))
        inner = rect.adjusted(12, 5, -12, -5)
        font = interface_font(13, 500)
        painter.setFont(font)
        painter.setPen(words)
        title = QFontMetrics(font).elidedText(hit.title, Qt.TextElideMode.ElideRight, inner.width())
        right = reads_right_to_left(hit.title)
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), 18), flags, title)
        self._paint_snippet(painter, inner.adjusted(0, 19, 0, 0), hit.snippet)
        painter.restore()

    def _paint_snippet(self, painter: QPainter, room: QRect, snippet: str) -> None:
        text, spans = unmarked(snippet)
        layout = QTextLayout(text, reading_font(13))
        option = QTextOption()
        if reads_right_to_left(text):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        layout.setTextOption(option)
        ranges = []
        for start, end in spans:
            form = QTextLayout.FormatRange()
            form.start, form.length = start, end - start
            mark = QTextCharFormat()
            mark.setFontUnderline(True)
            form.format = mark
            ranges.append(form)
        layout.setFormats(ranges)
        layout.beginLayout()
        y = 0.0
        for _ in range(2):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room.width())
            line.setPosition(QPoint(0, round(y)).toPointF())
            y += 18
        layout.endLayout()
        layout.draw(painter, room.topLeft().toPointF())


class Find(QWidget):
    """The list under the field. It shows itself while the field has words and the focus.

    `opened(id)` carries the report to read.
    """

    opened = Signal(int)

    def __init__(
        self,
        look: Look,
        field: SearchField,
        session: Source,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._field = field
        self._session = session
        self.reports = 0
        self._model = _Hits(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_HitRow(look, self))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Found reports"))
        self._words = Words(look, px=12, role="tx2")
        self._words.setContentsMargins(12, 6, 12, 6)
        head = Pane(look, "raised")
        inner = QVBoxLayout(head)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.list, 1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look_for)
        field.textChanged.connect(lambda _: self._pause.start())
        field.returnPressed.connect(self._enter)
        field.installEventFilter(self)
        self.list.clicked.connect(self._open)
        self.hide()

    def look_for(self) -> None:
        """Look for the field's words and show what was found."""
        self._pause.stop()
        words = self._field.text().strip()
        if not words:
            self.hide()
            return
        hits = self._session.search(words)
        self._model.show(hits)
        if hits:
            self.list.setCurrentIndex(self._model.index(0))
            self._words.setText(self._number(len(hits), len(self._session.holding(words))))
        else:
            self._words.setText(
                self.tr("Nothing for “{0}” in {1} reports.").format(words, f"{self.reports:,}")
            )
        self._place(len(hits))
        self.show()
        self.raise_()

    def _number(self, listed: int, total: int) -> str:
        """Say how many reports were found, and where the list is cut, how many stand in it."""
        if total > listed:
            words = self.tr("The best {0} of {1} reports")
            return words.format(f"{listed:,}", f"{total:,}")
        return self.tr("1 report") if listed == 1 else self.tr("{0} reports").format(f"{listed:,}")

    def _place(self, rows: int) -> None:
        window = self._window
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 4))
        width = max(WIDTH, self._field.width())
        x = min(corner.x(), window.width() - width - 12)
        if self._field.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            x = corner.x() + self._field.width() - width
        height = 2 + self._words.sizeHint().height() + min(rows, MOST) * ROW
        self.list.setVisible(rows > 0)
        self.setGeometry(max(x, 0), corner.y(), width, height)
        palette = QPalette(self.list.palette())
        palette.setColor(QPalette.ColorRole.Base, self._look.colour("raised"))
        self.list.setPalette(palette)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the field; close it when the focus goes."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.FocusIn and self._field.text().strip():
            self._pause.start()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.isVisible() and self._model.rowCount():
                row = self.list.currentIndex().row() + step
                row = min(max(row, 0), self._model.rowCount() - 1)
                self.list.setCurrentIndex(self._model.index(row))
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        if self._pause.isActive() or not self.isVisible():
            self.look_for()
            if not self._model.rowCount():
                return
        self._open(self.list.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        hit = index.data(HIT)
        if hit is not None:
            self.hide()
            self.opened.emit(hit.report)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and line."""
        del event
        painter = QPainter(self)
        colour = self._look.colour
        paint_frame(painter, self.rect(), colour("raised"), colour("strong"), radius=0)
        painter.end()
