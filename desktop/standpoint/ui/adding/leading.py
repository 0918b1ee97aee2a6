# SPDX-License-Identifier: MIT
"""Adding reports: by a dialog or by dropping, planned first, with progress, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from standpoint.ui.adding.dropping import dropped
from standpoint.ui.look import Look, NoticeBar
from standpoint.ui.status import StatusBar

if TYPE_CHECKING:
    from standpoint.model.progress import ImportItem, Progress
    from standpoint.session.changes import ImportSummary
    from standpoint.session.session import Session
    from standpoint.ui.adding.dialog import PlanDialog
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
        self._planning = False
        self._later: list[Path] = []
        self._left: tuple[ImportItem, ...] = ()
        self._asked: tuple[str, ...] = ()
        self.dialog: PlanDialog | None = None

    def connect_to(self, status: StatusBar, notice: NoticeBar) -> None:
        """Say progress in the status bar and the outcome in the notice."""
        self._status = status
        self._notice = notice
        session = self._session
        session.job_started.connect(self._on_started)
        session.progressed.connect(self._on_progress)
        session.job_finished.connect(self._on_finished)
        session.edit_started.connect(status.begin_edit)
        session.edit_ended.connect(status.end_edit)
        status.cancel_asked.connect(self._cancel)
        notice.acted.connect(self.show_list)

    def ask_files(self) -> None:
        """Ask which files to add, and show what they would become."""
        self.add(self._filing.ask_files())

    def ask_folder(self) -> None:
        """Ask which folder to add, and show what would come of it."""
        self.add(self._filing.ask_folder())

    def add(self, paths: Sequence[Path]) -> None:
        """Show the plan for files and folders; where no corpus is open, an unsaved one is begun.

        While a plan is open they come into it; while reports are being added they wait.
        """
        session = self._session
        if not paths:
            return
        if self.dialog is not None:
            self.dialog.look_at(paths)
        elif session.corpus is not None and session.read_only:
            self._filing.failed.emit(
                self.tr("Nothing can be added to {0}. {1}").format(
                    session.name, session.read_only_reason
                )
            )
        elif session.corpus is not None and session.busy:
            self._later.extend(paths)
        elif self._filing.ensure_open():
            self._open(paths)

    def _open(self, paths: Sequence[Path]) -> None:
        from standpoint.ui.adding.dialog import PlanDialog

        self.dialog = PlanDialog(self._session, self._look, self._session.reports, self._window)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()
        self.dialog.look_at(paths)

    def _on_closed(self, result: int) -> None:
        from standpoint.ui.adding import intake

        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        if result:
            wanted = dialog.plan.wanted()
            self._asked = tuple(one.place.shown for one in wanted)
            self._left = intake.left_out(dialog.plan)
            for columns, mapping in dialog.look_on.said_of_tables():
                self._session.remember_mapping(columns, mapping)
            self._session.add(wanted, dialog.look_on.rest(), dialog.plan.files())
        # Not at once: it is still in the act of closing.
        dialog.deleteLater()

    def forget(self) -> None:
        """Forget the last import; another corpus is open."""
        self._summary = None
        self._later.clear()
        if self.dialog is not None:
            self.dialog.plan.undo.clear()
            self.dialog.reject()

    def left_out(self) -> bool:
        """Return whether the last import left a file out, so that its notice should stay."""
        items = self._summary.items if self._summary is not None else ()
        return any(item.status != "imported" for item in items)

    def show_list(self) -> None:
        """Show what the last import did, file by file."""
        from standpoint.ui.adding.intake import IntakeDialog

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
        """Plan what was dropped, after the program that it comes from was let go."""
        paths = dropped(event)
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._status.say("")
            QTimer.singleShot(0, self, lambda: self.add(paths))

    # What the session says ------------------------------------------------------------------

    def _on_started(self, label: str) -> None:
        from standpoint.corpus import planning

        # How far a plan is stands in its dialog.
        self._planning = label == planning.LABEL
        if not self._planning:
            self._notice.hide()
            self._status.begin(label)
        self.began.emit()

    def _on_progress(self, progress: Progress) -> None:
        from standpoint.corpus import ingest

        if self._planning:
            return
        if progress.label == ingest.LABEL and not progress.done:
            # What reads them starts for seconds, and they are stored batch by batch.
            number = progress.total
            one = self.tr("Reading 1 file…")
            many = self.tr("Reading {0} files…").format(f"{number:,}")
            self._status.say(one if number == 1 else many)
        else:
            self._status.advance(progress)

    def _cancel(self) -> None:
        self._status.stopping()
        self._session.cancel()

    def _on_finished(self, summary: ImportSummary | None) -> None:
        if not self._planning:
            self._say(summary)
        self._planning = False
        self.ended.emit()
        later, self._later = self._later, []
        if later:
            QTimer.singleShot(0, self, lambda: self.add(later))

    def _say(self, summary: ImportSummary | None) -> None:
        from standpoint.ui.adding import intake

        self._status.end()
        if summary is not None and self._asked:
            items = intake.with_the_rest(summary, self._asked, self._left)
            summary = replace(summary, items=items)
        self._asked, self._left = (), ()
        self._summary = summary
        self._status.say("")
        if summary is not None:
            left_out = intake.detail(summary)
            if summary.of("imported"):
                self._status.say(intake.status_line(summary), undoable=True)
            shows = self.tr("Show what was left out") if left_out else self.tr("Show the list")
            action = shows if summary.items else ""
            self._notice.say(intake.headline(summary), left_out, action)
