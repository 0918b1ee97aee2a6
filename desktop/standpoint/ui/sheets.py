# SPDX-License-Identifier: MIT
"""What the Help and Codebook menus open: help, shortcuts, About, the codebook as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from standpoint.ui.filing import EXPORTED, export_folder
from standpoint.ui.look import Look

if TYPE_CHECKING:
    from standpoint.session.session import Session
    from standpoint.ui.help import HelpWindow


class Sheets(QObject):
    """Opens them over one window. `failed(sentence)` for a file that cannot be written."""

    failed = Signal(str)
    said = Signal(str)

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

    def ask_codebook_file(self) -> None:
        """Ask where to write the codebook, and write it."""
        version = self._session.codebook_version()
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export the codebook"),
            str(export_folder(self._session.settings) / f"codebook-v{version}.toml"),
            "TOML (*.toml)",
        )
        if name:
            self.write_codebook(Path(name))

    def write_codebook(self, path: Path) -> None:
        """Write the codebook that codes now, comments and all, as a TOML file."""
        try:
            path.write_text(self._session.codebook().source, encoding="utf-8")
        except OSError as error:
            self.failed.emit(
                self.tr("{0} cannot be written: {1}. Choose another place.").format(
                    path.name, error.strerror
                )
            )
            return
        self._session.settings.set(EXPORTED, str(path.parent))
        version = self._session.codebook_version()
        self.said.emit(self.tr("Codebook v{0} written to {1}.").format(version, path.name))
