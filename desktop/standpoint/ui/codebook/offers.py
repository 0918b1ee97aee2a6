# SPDX-License-Identifier: MIT
"""What the Codebook menu opens: versions, furniture, suggested terms, a trial, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from standpoint.ui.codebook.drafted import compared
from standpoint.ui.look import Look

if TYPE_CHECKING:
    from standpoint.model.codebook import Codebook
    from standpoint.session.session import Session
    from standpoint.ui.codebook.exchange import Exchange


class Offers(QObject):
    """Opens dialogs over a window.

    `said(sentence, undoable)`, `failed(sentence)`, `opened(report, start)` for a sentence to read.
    """

    said = Signal(str, bool)
    failed = Signal(str)
    opened = Signal(int, int)

    def __init__(self, session: Session, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._parent = parent

    @property
    def _window(self) -> QWidget:
        return self._parent.window()

    def show_versions(self) -> None:
        """Show the versions, what differs between them, and bring one back into the draft."""
        from standpoint.ui.codebook.versions import VersionsDialog

        dialog = VersionsDialog(self._session, self._look, self._window)
        dialog.restored.connect(self.restore)
        dialog.failed.connect(self.failed)
        dialog.exec()
        dialog.deleteLater()

    def restore(self, version: int) -> None:
        """Put a version into the draft; undoable, and nothing is coded until it is saved."""
        words = self.tr("Version {0} brought back into the draft.").format(version)
        self._session.draft.put(self._session.codebook_of(version), words)
        self.said.emit(words, True)  # noqa: FBT003 - a signal takes no keywords

    def compare_default(self) -> None:
        """Show what a newer default codebook would change, and take it where that is wished."""
        from standpoint.ui.codebook.versions import NewerDefaultDialog

        default = self._session.newer_default()
        if default is None:
            return
        difference = compared(self._session.draft.codebook, default)
        dialog = NewerDefaultDialog(self._look, difference, self._window)
        if dialog.exec() == NewerDefaultDialog.DialogCode.Accepted:
            words = self.tr("The newer default codebook is in the draft.")
            self._session.draft.put(default, words)
            self._session.see_default()
            self.said.emit(words, True)  # noqa: FBT003
        dialog.deleteLater()

    def test_sentence(self) -> None:
        """Let a sentence be typed and say what finds it."""
        from standpoint.ui.codebook.sentence_test import SentenceTest

        dialog = SentenceTest(self._look, self._codebook, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _codebook(self) -> Codebook:
        is_open = self._session.corpus is not None
        return self._session.draft.codebook if is_open else self._session.codebook()

    def suggest(self, theme: str, facet: str | None) -> None:
        """Offer words and phrases that stand out in the sentences of a theme or facet."""
        from standpoint.ui.codebook.suggestions import Suggestions

        dialog = Suggestions(self._session, self._look, theme, facet, self._window)

        def read(report: int, start: int) -> None:
            dialog.accept()
            self.opened.emit(report, start)

        dialog.opened.connect(read)
        dialog.exec()
        dialog.deleteLater()

    def show_furniture(self) -> None:
        """Show what is taken for furniture, and let it be switched."""
        from standpoint.ui.codebook.furniture import FurnitureDialog

        dialog = FurnitureDialog(self._session, self._look, self._window)
        dialog.exec()
        dialog.deleteLater()

    def files(self) -> Exchange:
        """Return what reads and writes codebook files."""
        from standpoint.ui.codebook.exchange import Exchange

        return Exchange(self._session, self._look, self, self._window)

    def bring_in(self) -> None:
        """Bring in a codebook from a file, into the draft."""
        if self._session.corpus is None or self._session.read_only:
            reason = self._session.read_only_reason or self.tr("Open or begin a corpus first.")
            self.failed.emit(self.tr("No codebook can be brought in. {0}").format(reason))
            return
        self.files().ask_file_in()

    def hand_on(self) -> None:
        """Write the codebook into a file of one of the known formats."""
        self.files().ask_file_out()
