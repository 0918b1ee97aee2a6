# SPDX-License-Identifier: MIT
"""The docks left and right: without a title bar, ruled off by 1 px, with a grip that can be hit."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QWidget

GRIP = 5
WIDEST = 1_400
SHARE = 0.4
"""Of the window's width, at most, for the right dock."""
WIDE_SHARE = 0.65
"""Of the window's width, at most, for the left one: a library that wide is a table."""


class _Grip(QWidget):
    """Lies over a dock's inner edge, where the rule itself is too thin for a pointer."""

    def __init__(self, dock: Dock) -> None:
        super().__init__(dock)
        self._dock = dock
        self._from: tuple[float, int] | None = None
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = (event.globalPosition().x(), self._dock.width())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            moved = event.globalPosition().x() - self._from[0]
            self._dock.widen(self._from[1] + round(moved if self._dock.at_left() else -moved))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._from = None


class Dock(QDockWidget):
    """One side of the window. It holds one pane a workspace and shows one of them.

    `wanted` is the width that it was given, by the program or by hand; 0 before it was given any.
    The width of the moment may be another one, while nothing has been laid out yet.
    """

    def __init__(self, name: str, title: str, window: QMainWindow, least: int) -> None:
        super().__init__(title, window)
        self._window = window
        self._grip = _Grip(self)
        self.wanted = 0
        self.setObjectName(name)
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setTitleBarWidget(QWidget(self))
        self.panes = QStackedWidget()
        self.setWidget(self.panes)
        self.setMinimumWidth(least)
        self.setMaximumWidth(WIDEST)

    def at_left(self) -> bool:
        """Return whether the dock stands at the window's left."""
        return self._window.dockWidgetArea(self) == Qt.DockWidgetArea.LeftDockWidgetArea

    def widen(self, width: int) -> None:
        """Give the dock a width within its limits, now or when it is first shown."""
        share = WIDE_SHARE if self.at_left() else SHARE
        most = min(self.maximumWidth(), int(self._window.width() * share))
        self.wanted = max(min(width, most), self.minimumWidth())
        if self.isVisible():
            self._apply()

    def _apply(self) -> None:
        if self.wanted:
            self._window.resizeDocks([self], [self.wanted], Qt.Orientation.Horizontal)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the wanted width; the window lays a dock out anew whenever it appears."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._apply)

    def show_pane(self, pane: QWidget) -> None:
        """Show one of the panes; a new one is taken in."""
        if self.panes.indexOf(pane) < 0:
            self.panes.addWidget(pane)
        self.panes.setCurrentWidget(pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the grip at the inner edge, and the width to which the rule itself was drawn."""
        super().resizeEvent(event)
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton and self.isVisible():
            self.wanted = self.width()
        self._place()

    def _place(self) -> None:
        x = self.width() - GRIP if self.at_left() else 0
        self._grip.setGeometry(x, 0, GRIP, self.height())
        self._grip.raise_()
