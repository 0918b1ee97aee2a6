# SPDX-License-Identifier: MIT
"""The values of a facet that has many: a list to search in and to tick, under the filter button."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from standpoint.ui.look import Look, SearchField, Words, interface_font, isolated, paint_frame

Index = QModelIndex | QPersistentModelIndex
WIDTH, HEIGHT, ROW = 300, 380, 25
NUMBER = int(Qt.ItemDataRole.UserRole)


class ValuesModel(QAbstractListModel):
    """Values as (value, words, reports), those alone whose words hold what is looked for."""

    def __init__(self, values: Sequence[tuple[str, str, int]], chosen: Collection[str]) -> None:
        super().__init__()
        self.chosen = set(chosen)
        # What is chosen stands first, so that it can be found again.
        self._all = sorted(values, key=lambda one: one[0] not in self.chosen)
        self._shown = list(self._all)

    def look_for(self, words: str) -> None:
        """Show only the values in which all these words stand."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._shown = [
            one for one in self._all if all(word in one[1].casefold() for word in wanted)
        ]
        self.endResetModel()

    def toggle(self, index: Index) -> None:
        """Tick a value, or take its tick away."""
        self.chosen ^= {self._shown[index.row()][0]}
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a value."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, number and tick of a value."""
        if not index.isValid():
            return None
        value, words, number = self._shown[index.row()]
        checked = value in self.chosen
        answers: dict[int, Any] = {
            int(Qt.ItemDataRole.DisplayRole): words,
            int(Qt.ItemDataRole.ToolTipRole): words,
            int(Qt.ItemDataRole.AccessibleTextRole): (
                f"{words}, {number:,}{', chosen' if checked else ''}"
            ),
            NUMBER: number,
        }
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        return answers.get(int(role))


class _Row(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(WIDTH, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colour, rect = self._look.colour, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("sel"))
        if index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked:
            image = self._look.pixmap("check", "tx", 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(rect.left() + 8, rect.top() + (ROW - 14) // 2, image)
        painter.setFont(interface_font(13))
        number = f"{index.data(NUMBER):,}"
        taken = painter.fontMetrics().horizontalAdvance(number)
        room = rect.adjusted(28, 0, -10, 0)
        painter.setPen(colour("tx2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, number)
        painter.setPen(colour("tx"))
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width() - taken - 10
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, isolated(words))
        painter.restore()


class ValueList(QWidget):
    """Stands under a button until Esc or a click beside it. `changed(values)` at each tick."""

    changed = Signal(object)

    def __init__(
        self,
        look: Look,
        title: str,
        values: Sequence[tuple[str, str, int]],
        chosen: Collection[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look = look
        self.setAccessibleName(title)
        self.setFixedSize(WIDTH, HEIGHT)
        self.values = ValuesModel(values, chosen)
        self.field = SearchField(look, title)
        self.list = QListView()
        self.list.setModel(self.values)
        self.list.setItemDelegate(_Row(look, self))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(title)
        self._number = Words(look, px=12, role="tx2")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._number)
        self.field.textChanged.connect(self._look_for)
        self.field.left.connect(self.close)
        self.list.clicked.connect(self._toggle)
        self.field.installEventFilter(self)
        self._look_for("")

    def _look_for(self, words: str) -> None:
        self.values.look_for(words)
        self.list.setCurrentIndex(self.values.index(0))
        number = self.values.rowCount()
        self._number.setText(
            self.tr("1 value") if number == 1 else self.tr("{0} values").format(f"{number:,}")
        )

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            self.values.toggle(index)
            self.changed.emit(frozenset(self.values.chosen))

    def open_under(self, button: QWidget) -> None:
        """Show the list below a button, inside the screen."""
        corner = button.mapToGlobal(QPoint(0, button.height() + 2))
        room = button.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - WIDTH)))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - HEIGHT)))
        self.move(corner)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list with arrows and tick with Enter, without leaving the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            rows = self.values.rowCount()
            row = self.list.currentIndex().row()
            page = self.list.height() // ROW - 1
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: page,
                Qt.Key.Key_PageUp: -page,
            }
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                if rows:
                    self.list.setCurrentIndex(self.values.index(min(max(row + step, 0), rows - 1)))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._toggle(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and frame."""
        del event
        painter = QPainter(self)
        paint_frame(painter, self.rect(), self._look.colour("raised"), self._look.colour("line2"))
        painter.end()
