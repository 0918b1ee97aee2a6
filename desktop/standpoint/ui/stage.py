# SPDX-License-Identifier: MIT
"""The stage: which workspace stands in the middle, which panes stand in the docks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from standpoint.ui import panes, workspace
from standpoint.ui.docks import Dock
from standpoint.ui.look import Look, Pane
from standpoint.ui.workspace import COMPARE

if TYPE_CHECKING:
    from standpoint.session.session import Session
    from standpoint.session.settings import Settings
    from standpoint.ui.actions import Actions
    from standpoint.ui.library.library import Library
    from standpoint.ui.workspace_bar import WorkspaceBar

NARROW = 1360
MANY = 3
"""So many columns leave no room for docks in a window that is narrower than NARROW."""
WIDTHS = {"left": (223, 267), "right": (251, 291)}
TOO_WIDE = 3
"""A remembered dock that takes more than one part of so many of the window gets its usual width."""


class Stage(QObject):
    """Holds the pages and docks of one window. Workspaces are made when first shown.

    `made(QWidget)` announces a workspace, so that the window can listen to it.
    """

    made = Signal(QWidget)

    def __init__(self, window: QMainWindow, session: Session, look: Look, library: Library) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._look = look
        self._library = library
        self._workspaces: dict[int, QWidget] = {}
        self._widths: dict[QWidget, int] = {}
        self.at = COMPARE
        self._shown = {"left": True, "right": True}
        self._shown |= dict.fromkeys(("left_text", "right_text", "left_many", "right_many"), False)
        self.pages = QStackedWidget()
        self.blank = Pane(look, "base")
        self.pages.addWidget(self.blank)
        self.left = Dock("left", self.tr("Library"), window, 180)
        self.right = Dock("right", self.tr("Right pane"), window, 220)
        self.mirror()
        self.left.show_pane(library)
        self.right.hide()

    def mirror(self) -> None:
        """Put the docks on the sides that the layout's direction asks for; Qt leaves them."""
        areas = [Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea]
        if self._window.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            areas.reverse()
        for dock, area in zip((self.left, self.right), areas, strict=True):
            if self._window.dockWidgetArea(dock) != area:
                shown = dock.isVisible()
                self._window.addDockWidget(area, dock)
                dock.setVisible(shown)

    def workspace(self, index: int) -> QWidget:
        """Return a workspace, made when it is first needed."""
        if index not in self._workspaces:
            widget = workspace.make(workspace.KINDS[index], self._session, self._look)
            self._workspaces[index] = widget
            self.pages.addWidget(widget)
            self.made.emit(widget)
        return self._workspaces[index]

    def made_workspace(self, index: int) -> QWidget | None:
        """Return a workspace if it was made already."""
        return self._workspaces.get(index)

    def forget_comparison(self) -> None:
        """Take the reports of another corpus out of the comparison."""
        made = self._workspaces.get(COMPARE)
        if made is not None:
            made.compare([])  # type: ignore[attr-defined]

    def open_workspace(self) -> QWidget | None:
        """Return the workspace in the middle, None while another page stands there."""
        shown = self._workspaces.get(self.at)
        return shown if shown is not None and self.pages.currentWidget() is shown else None

    def show_page(self, page: QWidget, actions: Actions) -> None:
        """Put a page in the middle, its panes in the docks and its actions in the menus."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        shown = self.open_workspace()
        for number, kind in enumerate(workspace.KINDS):
            own = shown if number == self.at else None
            actions.show_workspace(kind.menu, workspace.menu_actions(own))
        self._show_left(shown)
        side = workspace.pane(shown, "side")
        if side is not None:
            self.right.show_pane(side)

    def _show_left(self, shown: QWidget | None) -> None:
        """Show a workspace's own left pane, or the library; each wide one keeps its own width."""
        pane = workspace.pane(shown, "left") or self._library
        before = self.left.panes.currentWidget()
        if pane is before:
            return
        if isinstance(before, QWidget) and self.left.wanted:
            self._widths[before] = self.left.wanted
        self.left.show_pane(pane)
        self._widen_left(pane)

    def _widen_left(self, pane: QWidget) -> None:
        """Give the left pane the width that it had, its own usual one, or the library's."""
        own = None if pane is self._library else getattr(self.open_workspace(), "left_width", None)
        usual = own[self._window.width() >= NARROW] if own else self._widths.get(self._library, 0)
        width = self._widths.get(pane, usual)
        if width:
            self.left.widen(width)

    def has_side(self) -> bool:
        """Return whether what is in the middle has a right pane."""
        return workspace.pane(self.open_workspace(), "side") is not None

    def _key(self, side: str) -> str:
        """Full texts, and many columns in a narrow window, have docks hidden until asked for."""
        shown = self.open_workspace()
        if workspace.reads_text(shown):
            return f"{side}_text"
        many = workspace.columns(shown) >= MANY and self._window.width() < NARROW
        return f"{side}_many" if many else side

    def shown(self, side: str) -> bool:
        """Return whether a dock ("left", "right") is wanted beside what is in the middle."""
        return self._shown[self._key(side)]

    def want(self, side: str, *, shown: bool) -> None:
        """Want a dock beside what is in the middle, or not."""
        self._shown[self._key(side)] = shown

    def show_docks(self, bar: WorkspaceBar, actions: Actions) -> None:
        """Show or hide the docks, and say so on the buttons and in the menu."""
        left, right = self.shown("left"), self.shown("right") and self.has_side()
        self.left.setVisible(left)
        self.right.setVisible(right)
        bar.left.setChecked(left)
        bar.right.setChecked(right)
        bar.right.setEnabled(self.has_side())
        actions["left"].setChecked(left)
        actions["right"].setChecked(right)
        actions.enable(right=self.has_side())

    def shows_library(self) -> bool:
        """Return whether the left dock holds the library now."""
        return self.left.panes.currentWidget() is self._library

    def focus(self) -> None:
        """Give the keyboard to what stands in the middle, so that its keys work at once."""
        shown = self.pages.currentWidget()
        focus_view = getattr(shown, "focus_view", None)
        if callable(focus_view):
            focus_view()
        elif shown is not None:
            shown.setFocus()

    def walk(self, step: int) -> None:
        """Put the focus on the next pane or the one before: library, middle, right dock."""
        pane = panes.next_pane((self.left, self.pages, self.right), step)
        if pane is self.left and self.shows_library():
            self._library.focus_list()
        elif pane is not None:
            shown = self.pages.currentWidget() if pane is self.pages else pane
            if shown is not None:
                panes.focus_in(shown)

    # Widths ---------------------------------------------------------------------------------

    def size_docks(self, settings: Settings) -> None:
        """Give the docks their remembered widths, or those that suit the window's."""
        room = self._window.width()
        widths = {}
        for name, usual in WIDTHS.items():
            known = int(settings.get(f"window/{name}_width", 0))
            fits = 0 < known <= room // TOO_WIDE
            widths[name] = known if fits else usual[room >= NARROW]
        self._widths[self._library] = widths["left"]
        self._widen_left(self.left.panes.currentWidget() or self._library)
        self.right.widen(widths["right"])

    def remember(self, settings: Settings) -> None:
        """Write down which docks are shown, and how wide."""
        for key, shown in self._shown.items():
            settings.set(f"window/{key}", shown)
        for name, dock in (("left", self.left), ("right", self.right)):
            width = dock.wanted
            if dock is self.left and not self.shows_library():
                # Another pane's width is not the library's.
                width = self._widths.get(self._library, 0)
            if width:
                settings.set(f"window/{name}_width", width)

    def recall(self, settings: Settings) -> None:
        """Take up which docks were shown."""
        for key, usual in tuple(self._shown.items()):
            self._shown[key] = settings.get(f"window/{key}", usual)
