# SPDX-License-Identifier: MIT
"""A list of actors to tick, each with the number of their reports."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from standpoint.analysis.grouping import NOT_STATED
from standpoint.ui.look.buttons import mirrored, paint_frame
from standpoint.ui.look.faces import interface_font, isolated
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import paint_focus_ring, shows_focus

ROW = 28
MOST = 4
"""So many actors stand side by side at most."""
_ACTOR = Qt.ItemDataRole.UserRole
_NUMBER = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class ActorList(QListView):
    """Actors to tick, at most four; Space or a click ticks.

    Signals: `chosen()` when others are ticked; `refused()` when a fifth one was to be.
    """

    chosen = Signal()
    refused = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.usual_height = 4 * ROW
        self._chosen: list[str | None] = []
        self._rows = QStandardItemModel(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._rows)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self._shown)
        self.setItemDelegate(_ActorRow(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Actors"))
        look.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        """As high as its lines, up to what the dialog gives it."""
        return QSize(super().sizeHint().width(), self.usual_height)

    def show_actors(self, actors: Sequence[tuple[str | None, int]]) -> None:
        """Offer these actors with the numbers of their reports."""
        self._rows.clear()
        for actor, number in actors:
            item = QStandardItem(actor or self.tr(NOT_STATED))
            item.setData(actor, _ACTOR)
            item.setData(number, _NUMBER)
            item.setCheckable(True)
            reports = self.tr("1 report") if number == 1 else f"{number:,} " + self.tr("reports")
            item.setAccessibleText(f"{item.text()}, {reports}")
            self._rows.appendRow(item)
        self._show_ticks()

    def look_for(self, words: str) -> None:
        """Show the actors in whose names these words stand."""
        self._shown.setFilterFixedString(words.strip())
        if self._shown.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self._shown.index(0, 0))

    def ticked(self) -> tuple[str | None, ...]:
        """Return the actors that are ticked, in the order in which they were."""
        return tuple(self._chosen)

    def tick(self, actors: Sequence[str | None]) -> None:
        """Tick these actors, as far as they are offered."""
        known = [self._rows.item(row).data(_ACTOR) for row in range(self._rows.rowCount())]
        self._chosen = [actor for actor in actors if actor in known][:MOST]
        self._show_ticks()

    def toggle(self, actor: str | None) -> None:
        """Tick an actor or take the tick away."""
        if actor in self._chosen:
            self._chosen.remove(actor)
        elif len(self._chosen) < MOST:
            self._chosen.append(actor)
        else:
            self.refused.emit()
            return
        self._show_ticks()
        self.chosen.emit()

    def _show_ticks(self) -> None:
        for row in range(self._rows.rowCount()):
            item = self._rows.item(row)
            on = item.data(_ACTOR) in self._chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what is clicked, anywhere on its line."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.toggle(index.data(_ACTOR))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space; Enter belongs to the dialog."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggle(self.currentIndex().data(_ACTOR))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class _ActorRow(QStyledItemDelegate):
    """Paints a tick box, a name and a number."""

    def __init__(self, look: Look, view: ActorList) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line."""
        del option, index
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        view, colour = self._view, self._look.colour
        area: QRect = option.rect
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        on = on or index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        state = option.state
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("hover"))
        full = not on and len(view.ticked()) == MOST
        box = QRect(area.left() + 8, area.center().y() - 6, 14, 14)
        line = colour("line2" if full else "tx2")
        paint_frame(painter, mirrored(view, box), colour("base"), line, radius=3)
        if on:
            image = self._look.pixmap("check", "tx", 12, view.devicePixelRatioF())
            painter.drawPixmap(mirrored(view, box.adjusted(1, 1, -1, -1)), image)
        number = f"{index.data(_NUMBER):,}"
        font = interface_font(13)
        painter.setFont(font)
        width = QFontMetrics(font).horizontalAdvance(number)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        room = area.adjusted(32, 0, -width - 28, 0)
        words = QFontMetrics(font).elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)),
            Qt.TextElideMode.ElideRight,
            room.width(),
        )
        painter.setPen(colour("furn" if full else "tx"))
        painter.drawText(mirrored(view, room), flags, isolated(words))
        painter.setPen(colour("tx2"))
        end = QRect(area.right() - width - 13, area.top(), width + 2, area.height())
        painter.drawText(mirrored(view, end), flags, number)
        if shows_focus(view) and index == view.currentIndex():
            paint_focus_ring(painter, area, self._look, 2)
