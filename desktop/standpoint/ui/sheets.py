# SPDX-License-Identifier: MIT
"""What the Help menu opens: help, shortcuts, About; and the sheet of a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from standpoint.ui.look import Look

if TYPE_CHECKING:
    from standpoint.session.session import Session
    from standpoint.ui.help import HelpWindow


class Sheets(QObject):
    """Opens them over one window."""

    def __init__(self, session: Session, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._look = look
        self._window = window
        self._help: HelpWindow | None = None

    def show_help(self, page: str = "") -> HelpWindow:
        """Open the help, at a page if given, and return its window."""
        from standpoint.ui.help import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self._look, self._window)
        self._help.open_page(page)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()
        return self._help

    def show_shortcuts(self) -> None:
        """Show the sheet of shortcuts."""
        from standpoint.ui.shortcuts import ShortcutSheet

        ShortcutSheet(self._look, self._window).exec()

    def show_about(self) -> None:
        """Show version and notices."""
        from standpoint.ui.about import About

        About(self._look, self._window).exec()

    def show_crash(self, trace: str) -> None:
        """Show a fault of the program's own."""
        from standpoint.ui.crash_dialog import CrashDialog

        CrashDialog(self._look, trace, self._window).exec()
