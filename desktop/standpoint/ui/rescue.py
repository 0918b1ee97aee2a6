# SPDX-License-Identifier: MIT
"""What is done with a damaged corpus, and what a recovery or a merge has to tell."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QWidget

from standpoint.errors import StandpointError
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, Words, interface_font

if TYPE_CHECKING:
    from standpoint.corpus import first_look
    from standpoint.corpus.merged import Merged
    from standpoint.corpus.recovered import Recovered
    from standpoint.session.session import Session
    from standpoint.ui.filing import Filing
    from standpoint.ui.status import StatusBar

_SOON = 1_500
"""Milliseconds after a corpus was opened until its pages are looked at."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rescue", text)


class DamagedDialog(Dialog):
    """Offers to recover a damaged corpus into a new one."""

    def __init__(self, look: Look, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(look, _tr("Damaged corpus"), parent)
        self.resize(560, 200)
        self.add_head(_tr("{0} is damaged").format(path.name))
        said = _tr(
            "What can be read may be recovered into a new corpus, and it is said what cannot. "
            "The damaged file stays as it is."
        )
        self.body.addWidget(Words(look, said, role="tx2", wrap=True))
        self.body.addStretch(1)
        self.add_button(_tr("Leave it"), key="Esc").clicked.connect(self.reject)
        self.recover = self.add_button(_tr("Recover into a new corpus…"), main=True)
        self.recover.clicked.connect(self.accept)


class OutcomeDialog(Dialog):
    """What a job has to tell: a headline, and a sentence a row."""

    def __init__(
        self,
        look: Look,
        title: str,
        head: str,
        sentences: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, title, parent)
        self.resize(760, 420)
        self.body.addWidget(Words(look, head, wrap=True))
        self.list = QListWidget()
        self.list.setFont(interface_font(13))
        self.list.setWordWrap(True)
        # Qt breaks lines as if items had no padding beside them.
        self.list.setStyleSheet("QListWidget::item { padding: 4px 0; }")
        self.list.setViewportMargins(7, 0, 7, 0)
        self.list.setAccessibleName(title)
        self.list.addItems(list(sentences))
        self.body.addWidget(self.list, 1)
        copy = self.add_button(_tr("Copy this list"))
        text = "\n".join([head, *sentences])
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        self.add_button(_tr("Close"), main=True, key="Esc").clicked.connect(self.accept)


class Rescue(QObject):
    """Leads from a damaged corpus to a new one, and shows what recoveries and merges tell."""

    _seen = Signal(object, str)

    def __init__(
        self, session: Session, filing: Filing, look: Look, status: StatusBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._filing = filing
        self._look = look
        self._status = status
        self._window = window
        self.dialog: Dialog | None = None
        self._look_at_pages: first_look.Look | None = None
        self._thread: threading.Thread | None = None
        self._offered = False
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self._soon.timeout.connect(self._begin_look)
        self._seen.connect(self._on_seen)
        filing.damaged.connect(self.offer)
        session.opened.connect(self._on_opened)
        session.closing.connect(self._end_look)
        session.merged.connect(self._on_merged)
        session.recovered.connect(self._on_recovered)

    def _on_opened(self) -> None:
        self._offered = False
        self._end_look()
        if self._session.corpus is not None:
            self._soon.start()

    def _begin_look(self) -> None:
        """Look at the file's pages beside the window: damage in the middle says nothing itself."""
        from standpoint.corpus import first_look

        path = self._session.path
        if path is None or self._session.corpus is None:
            return
        look = self._look_at_pages = first_look.Look(path)

        def take() -> None:
            said = look.take()
            with contextlib.suppress(RuntimeError):  # the window has gone meanwhile
                self._seen.emit(look, said)

        self._thread = threading.Thread(target=take, daemon=True)
        self._thread.start()

    def _end_look(self) -> None:
        """Let go of the file: only when nobody reads it can its log be folded back."""
        self._soon.stop()
        if self._look_at_pages is not None and self._thread is not None:
            self._look_at_pages.end()
            self._thread.join()
        self._look_at_pages = self._thread = None

    def _on_seen(self, look: object, said: str) -> None:
        if said and look is self._look_at_pages:
            self._filing.failed.emit(said)

    def consider(self, sentence: str) -> None:
        """Offer once to recover the open corpus, where what failed is the file itself."""
        from standpoint.corpus import faults

        path = self._session.path
        if path is None or self._offered or sentence != str(faults.damaged(path)):
            return
        self._offered = True
        self.offer(path)

    def offer(self, path: Path) -> None:
        """Offer to recover a damaged corpus."""
        dialog = DamagedDialog(self._look, path, self._window)
        dialog.accepted.connect(lambda: self._ask(path))
        self._show(dialog)

    def _ask(self, path: Path) -> None:
        target = self._filing.ask_recovered(path)
        if target is not None:
            self.recover(path, target)

    def recover(self, path: Path, target: Path) -> None:
        """Recover a damaged corpus into a new one."""
        try:
            self._session.recover(path, target)
        except StandpointError as error:
            self._filing.failed.emit(str(error))

    def _on_recovered(self, found: Recovered) -> None:
        self._tell(_tr("What was recovered"), found.headline(), list(found.sentences()))

    def _on_merged(self, merged: Merged) -> None:
        told = list(merged.sentences())
        self._tell(_tr("What was merged"), merged.headline(), told, undoable=merged.changed)

    def _tell(self, title: str, head: str, told: list[str], *, undoable: bool = False) -> None:
        self._status.say(head, undoable=undoable)
        if told:
            self._show(OutcomeDialog(self._look, title, head, told, self._window))

    def _show(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.open()
