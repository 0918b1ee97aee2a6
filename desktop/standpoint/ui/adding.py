# SPDX-License-Identifier: MIT
"""Adding reports: by a dialog or by dropping, with progress, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from standpoint.ui.look import Look, NoticeBar
from standpoint.ui.status import StatusBar

if TYPE_CHECKING:
    from standpoint.session.changes import ImportSummary
    from standpoint.session.session import Session
    from standpoint.ui.filing import Filing


class Adding(QObject):
    """Leads an import from its files to its notice. `ended` comes when a job is over."""

    began = Signal()
    ended = Signal()

    def __init__(self, session: Session, filing: Filing, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._filing = filing
        self._look = look
        self._window = window
        self._summary: ImportSummary | None = None

    def connect_to(self, status: StatusBar, notice: NoticeBar) -> None:
        """Say progress in the status bar and the outcome in the notice."""
        self._status = status
        self._notice = notice
        session = self._session
        session.job_started.connect(self._on_started)
        session.progressed.connect(status.advance)
        session.job_finished.connect(self._on_finished)
        status.cancel_asked.connect(self._cancel)
        notice.acted.connect(self.show_list)

    def ask_files(self) -> None:
        """Ask which files to add, and add them."""
        self.add(self._filing.ask_files())

    def ask_folder(self) -> None:
        """Ask which folder to add, and add all that is in it."""
        self.add(self._filing.ask_folder())

    def add(self, paths: Sequence[Path]) -> None:
        """Add files and folders; where no corpus is open, an unsaved one is begun."""
        if paths and self._filing.ensure_open():
            self._session.ingest(list(paths))

    def forget(self) -> None:
        """Forget the last import; another corpus is open."""
        self._summary = None

    def left_out(self) -> bool:
        """Return whether the last import left a file out, so that its notice should stay."""
        items = self._summary.items if self._summary is not None else ()
        return any(item.status != "imported" for item in items)

    def show_list(self) -> None:
        """Show what the last import did, file by file."""
        from standpoint.ui.intake import IntakeDialog

        if self._summary is not None and self._summary.items:
            IntakeDialog(self._look, self._summary, self._window).exec()

    # Dropping -------------------------------------------------------------------------------

    def consider(self, event: QDropEvent) -> None:
        """Take files and folders that are held over the window."""
        number = len(dropped(event))
        if number:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._status.say(
                self.tr("Drop to add it.")
                if number == 1
                else self.tr("Drop to add {0} items.").format(number)
            )

    def take(self, event: QDropEvent) -> None:
        """Add what was dropped, after the program that it comes from was let go."""
        paths = dropped(event)
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._status.say("")
            QTimer.singleShot(0, self, lambda: self.add(paths))

    # What the session says ------------------------------------------------------------------

    def _on_started(self, label: str) -> None:
        self._notice.hide()
        self._status.begin(label)
        self.began.emit()

    def _cancel(self) -> None:
        self._status.stopping()
        self._session.cancel()

    def _on_finished(self, summary: ImportSummary | None) -> None:
        from standpoint.ui import intake

        self._status.end()
        self._summary = summary
        self._status.say("")
        if summary is not None:
            left_out = intake.detail(summary)
            if summary.of("imported"):
                self._status.say(intake.status_line(summary), undoable=True)
            shows = self.tr("Show what was left out") if left_out else self.tr("Show the list")
            action = shows if summary.items else ""
            self._notice.say(intake.headline(summary), left_out, action)
        self.ended.emit()


def dropped(event: QDropEvent) -> list[Path]:
    """Return the files and folders of this computer that a drag carries."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
