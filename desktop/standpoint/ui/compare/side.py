# SPDX-License-Identifier: MIT
"""The right pane of Compare: why something is here, and which words differ, one tab each."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from standpoint.ui.look.buttons import IconButton
from standpoint.ui.look.faces import interface_font
from standpoint.ui.look.heads import DOCK_HEAD, Pane
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import paint_focus_ring, shows_focus

WHY, WORDS = 0, 1


class SideTab(QAbstractButton):
    """A tab of the head: the open one in ink with a line below."""

    def __init__(self, look: Look, words: str, short: str, key: str) -> None:
        super().__init__()
        self._look = look
        self._words, self._short = words, short
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({key})")
        self.setFont(interface_font(13, 600))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.update)

    def shorten(self, *, short: bool) -> None:
        """Say less where there is no room for all of it."""
        self.setText(self._short if short else self._words)
        self.updateGeometry()

    def whole_width(self) -> int:
        """Return how wide the tab is with all of its words."""
        return QFontMetrics(self.font()).horizontalAdvance(self._words) + 12

    def sizeHint(self) -> QSize:
        """Words with 6 px at both sides."""
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 12, DOCK_HEAD)

    def minimumSizeHint(self) -> QSize:
        """As wide as its short words, so that the dock may become narrow and shorten it."""
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self._short) + 12, DOCK_HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, and the line below the open tab."""
        del event
        painter = QPainter(self)
        lit = self.isChecked() or self.underMouse()
        painter.setFont(self.font())
        painter.setPen(self._look.colour("tx" if lit else "tx2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.isChecked():
            below = QRect(6, self.height() - 3, self.width() - 12, 2)
            painter.fillRect(below, self._look.colour("ink"))
        if shows_focus(self):
            paint_focus_ring(painter, self.rect().adjusted(0, 3, 0, -4), self._look, 3)
        painter.end()


class CompareSide(Pane):
    """Two panels under one head, as the window's right dock shows them.

    Signals: `closed()` by its ×; `toggled()` when a key asks for the pane, or for it to go;
    `turned()` when another tab is open.
    """

    closed = Signal()
    toggled = Signal()
    turned = Signal()

    def __init__(self, why: QWidget, words: QWidget, look: Look) -> None:
        super().__init__(look, "win")
        self.tabs = (
            SideTab(look, self.tr("Why this is here"), self.tr("Why"), "W"),
            SideTab(look, self.tr("Words that differ"), self.tr("Words that differ"), "D"),
        )
        self._group = QButtonGroup(self)
        self._panels = QStackedWidget()
        self.close_button = IconButton(look, "x", self.tr("Close"), key="W")
        self._head = QWidget()
        self._head.setFixedHeight(DOCK_HEAD)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(6, 0, 5, 0)
        row.setSpacing(4)
        for number, (tab, panel) in enumerate(zip(self.tabs, (why, words), strict=True)):
            self._group.addButton(tab, number)
            self._panels.addWidget(panel)
            row.addWidget(tab)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._panels, 1)
        self.tabs[WHY].setChecked(True)
        self._group.idClicked.connect(self.show_tab)
        self.close_button.clicked.connect(self.closed)

    def tab(self) -> int:
        """Return which tab is open."""
        return self._panels.currentIndex()

    def show_tab(self, tab: int) -> None:
        """Open a tab."""
        self._group.button(tab).setChecked(True)
        if tab != self._panels.currentIndex():
            self._panels.setCurrentIndex(tab)
            self.turned.emit()

    def ask(self, tab: int) -> None:
        """Open a tab; where it is open already, or the pane is hidden, toggle the pane."""
        stays = self.isVisible() and self.tab() != tab
        self.show_tab(tab)
        if not stays:
            self.toggled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the tabs where they do not fit beside the cross."""
        super().resizeEvent(event)
        room = self.width() - self.close_button.width() - 19
        short = sum(tab.whole_width() for tab in self.tabs) > room
        for tab in self.tabs:
            tab.shorten(short=short)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rule the head off."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, DOCK_HEAD - 1, self.width(), 1, self._look.colour("line"))
        painter.end()
