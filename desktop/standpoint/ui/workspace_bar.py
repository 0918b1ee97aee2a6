# SPDX-License-Identifier: MIT
"""The bar under the menus: docks on and off, the workspaces, the field that finds everywhere."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from standpoint.ui.look import (
    IconButton,
    Look,
    Pane,
    SearchField,
    interface_font,
    paint_focus_ring,
    shows_focus,
)

HEIGHT = 42
FIELD = 236
PAD = 16


class WorkspaceTabs(QTabBar):
    """The workspaces by name; the open one is underlined in ink."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFont(interface_font(13, 600))
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Workspaces"))
        look.changed.connect(self.update)

    def tabSizeHint(self, index: int) -> QSize:
        """The name and 16 px on both sides, as high as the bar."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.tabText(index))
        return QSize(width + 2 * PAD, HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Names are never cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names, the underline of the open one and the focus ring."""
        del event
        painter = QPainter(self)
        painter.setFont(self.font())
        pointer = self.mapFromGlobal(self.cursor().pos())
        for index in range(self.count()):
            room = self.tabRect(index)
            on = index == self.currentIndex()
            lit = room.contains(pointer) and self.underMouse()
            painter.setPen(self._look.colour("tx" if on or lit else "tx2"))
            words = room.adjusted(0, 0, 0, -1)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if on:
                line = QRect(room.left() + PAD, self.height() - 2, room.width() - 2 * PAD, 2)
                painter.fillRect(line, self._look.colour("ink"))
                if shows_focus(self):
                    paint_focus_ring(painter, room.adjusted(6, 7, -6, -7), self._look)
        painter.end()


class WorkspaceBar(Pane):
    """42 px high, ruled off below."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self.setFixedHeight(HEIGHT)
        size = QSize(30, 28)
        self.left = IconButton(look, "panel-left", self.tr("Library"), key="F9", size=size, px=17)
        self.right = IconButton(
            look, "panel-right", self.tr("Right pane"), key="F8", size=size, px=17
        )
        for button in (self.left, self.right):
            button.setCheckable(True)
        self.tabs = WorkspaceTabs(look)
        self.field = SearchField(look, self.tr("Find in all reports"), "Ctrl F")
        self.field.setFixedWidth(FIELD)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addSpacing(8)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.field)
        row.addSpacing(10)
        row.addWidget(self.right)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and rule off what is below."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()
