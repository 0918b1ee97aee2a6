# SPDX-License-Identifier: MIT
"""The small list beside selected words: type to find a facet, Enter codes with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from standpoint.model.codebook import Codebook
from standpoint.ui.compare.hand_coding_choices import Choice, offered
from standpoint.ui.look.faces import interface_font
from standpoint.ui.look.fields import SearchField
from standpoint.ui.look.heads import Words
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import DIGIT, paint_digit

WIDTH = 340
ROW = 26
MOST_ROWS = 12
ABOVE = 40
"""So far above the point it opens where there is no room below: clear of the line of words."""
_OWN = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STAYING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
_CHOICE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class _Row(QStyledItemDelegate):
    """Paints a facet: the theme's digit, both names, and "last used"."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Each row is as high as the next."""
        del option, index
        return QSize(WIDTH - 20, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        choice: Choice = index.data(_CHOICE)
        look, area = self._look, QRect(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        words = look.selected_text if chosen else look.colour("tx")
        painter.fillRect(area, look.colour("sel" if chosen else "base"))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), look.colour("ink"))
        middle = area.center().y() - DIGIT // 2
        paint_digit(painter, QRect(area.left() + 10, middle, DIGIT, DIGIT), choice.theme, look)
        room = area.adjusted(10 + DIGIT + 9, 0, -10, 0)
        side = Qt.AlignmentFlag.AlignVCenter
        if choice.last:
            said = self.tr("last used")
            painter.setFont(interface_font(11.5))
            painter.setPen(words if chosen else look.colour("tx2"))
            painter.drawText(room, side | Qt.AlignmentFlag.AlignRight, said)
            room.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(said) - 8, 0)
        painter.setFont(interface_font(13))
        painter.setPen(words)
        shown = painter.fontMetrics().elidedText(
            choice.words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, side | Qt.AlignmentFlag.AlignLeft, shown)


class CodePopup(QFrame):
    """Asks as what words are to be coded; it closes with Esc or a click elsewhere.

    It lies in the window that it is asked in, over everything else there.

    Signals: `chosen(Choice)`; `closed()` when it is gone, before that.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(
        self, look: Look, codebook: Codebook, last: Sequence[str], about: str, parent: QWidget
    ) -> None:
        super().__init__(parent.window())
        self._look, self._codebook, self._last = look, codebook, tuple(last)
        self._came_from = QApplication.focusWidget()
        self.hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Code as"))
        self.field = SearchField(look, self.tr("Theme or facet, or a theme's digit"))
        self.field.setAccessibleName(self.tr("Theme or facet"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._fill)
        self.rows = QListView()
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setUniformItemSizes(True)
        self.rows.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setItemDelegate(_Row(look, self))
        self.rows.setAccessibleName(self.tr("Themes and facets"))
        self._model = QStandardItemModel(self)
        self.rows.setModel(self._model)
        self.rows.clicked.connect(lambda index: self._take(index.data(_CHOICE)))
        self._none = Words(look, self.tr("No theme or facet of this name."), role="tx2")
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 8, 9, 9)
        column.setSpacing(6)
        column.addWidget(Words(look, about, px=12, role="tx2", wrap=True))
        column.addWidget(self.field)
        column.addWidget(self._none)
        column.addWidget(self.rows)
        self._fill()

    def open_at(self, at: QPoint) -> None:
        """Open below a point of the screen, or above it where there is no room."""
        self.adjustSize()
        window = self.window()
        here = window.mapFromGlobal(at)
        x = min(max(here.x(), 4), max(window.width() - self.width() - 4, 4))
        y = here.y() + 6
        if y + self.height() > window.height() - 4:
            y = max(here.y() - ABOVE - self.height(), 4)
        self.move(x, y)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> None:
        """Close, and give the keyboard back to where it came from."""
        if self.isHidden():
            return
        back = self._came_from if self.field.hasFocus() else None
        self.hide()
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def choices(self) -> list[Choice]:
        """Return what is listed now."""
        return [self._model.item(row).data(_CHOICE) for row in range(self._model.rowCount())]

    def current(self) -> Choice | None:
        """Return the facet that Enter takes."""
        index = self.rows.currentIndex()
        return index.data(_CHOICE) if index.isValid() else None

    def _fill(self) -> None:
        listed = offered(self._codebook, self._last, self.field.text())
        self._model.clear()
        for choice in listed:
            item = QStandardItem(choice.words)
            item.setData(choice, _CHOICE)
            item.setAccessibleText(f"{choice.theme.key} {choice.words}")
            self._model.appendRow(item)
        self._none.setVisible(not listed)
        self.rows.setVisible(bool(listed))
        self.rows.setFixedHeight(ROW * min(max(len(listed), 1), MOST_ROWS))
        self._go(0)
        self.adjustSize()

    def _go(self, row: int) -> None:
        if self._model.rowCount():
            self.rows.setCurrentIndex(self._model.index(row % self._model.rowCount(), 0))

    def _jump(self, digit: int) -> None:
        """Go to the theme of a digit; the same digit again goes to its next facet."""
        rows = [row for row, choice in enumerate(self.choices())
                if choice.theme.key == digit and not choice.last]  # fmt: skip
        rows = rows or [row for row, one in enumerate(self.choices()) if one.theme.key == digit]
        if rows:
            here = self.rows.currentIndex().row()
            self._go(rows[(rows.index(here) + 1) % len(rows)] if here in rows else rows[0])

    def _take(self, choice: Choice | None) -> None:
        if choice is not None:
            self.give_up()
            self.chosen.emit(choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk, jump and choose with the keyboard while the field keeps it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() in _OWN:
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        elif isinstance(event, QFocusEvent) and _leaves(event):
            self.give_up()
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key, row = Qt.Key(event.key()), self.rows.currentIndex().row()
        pages = {Qt.Key.Key_PageDown: MOST_ROWS, Qt.Key.Key_PageUp: -MOST_ROWS}
        if key == Qt.Key.Key_Down:
            self._go(row + 1)
        elif key == Qt.Key.Key_Up:
            self._go(row - 1)
        elif key in pages:
            self._go(min(max(row + pages[key], 0), max(self._model.rowCount() - 1, 0)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.current())
        elif key == Qt.Key.Key_Escape:
            self.give_up()
        elif not self.field.text() and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._jump(key - Qt.Key.Key_0)
        else:
            return False
        return True

    def paintEvent(self, event: object) -> None:
        """Paint the ground, and the line that divides it from what lies below."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("win"))
        painter.setPen(self._look.colour("line2"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def _leaves(event: QFocusEvent) -> bool:
    """Tell whether the focus goes elsewhere in the window, and not only to another one."""
    return event.type() == QEvent.Type.FocusOut and event.reason() not in _STAYING
