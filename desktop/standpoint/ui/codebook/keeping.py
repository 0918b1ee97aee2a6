# SPDX-License-Identifier: MIT
"""What becomes of the draft: saved as a version, taken back for one rule, or discarded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from standpoint.errors import StandpointError
from standpoint.text.language import plain
from standpoint.ui.codebook import drafted, trying
from standpoint.ui.codebook.entries import Place
from standpoint.ui.codebook.entry_actions import EntryActions
from standpoint.ui.codebook.saving import DiscardDialog, SaveBar, SaveDialog, recoded
from standpoint.ui.library.model import language_name
from standpoint.ui.look import Look
from standpoint.ui.status import NOT_SAVED

if TYPE_CHECKING:
    from standpoint.session.session import Session


class Keeping(QObject):
    """The verbs of the bar below the editor, with their actions for the menu.

    `failed(sentence)` where the draft cannot be saved; `faulty(place)` goes before it with what
    must be mended.
    """

    failed = Signal(str)
    faulty = Signal(object)

    def __init__(
        self, session: Session, look: Look, entries: EntryActions, bar: SaveBar, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._entries = entries
        self._bar = bar
        self._parent = parent
        self._place: Place = ()
        self._newest = 0
        self.save_action = QAction(self.tr("Save as a new version…"), self)
        self.save_action.setShortcut(QKeySequence("Ctrl+S"))
        self.back_action = QAction(self.tr("Back to the saved rule"), self)
        self.discard_action = QAction(self.tr("Discard changes…"), self)
        for action, asked, slot in (
            (self.save_action, bar.save_asked, self.save),
            (self.back_action, bar.back_asked, self.back),
            (self.discard_action, bar.discard_asked, self.discard),
        ):
            action.triggered.connect(lambda _=False, do=slot: do())
            asked.connect(slot)
        session.opened.connect(self._forget)
        session.changed.connect(lambda _: self._forget())
        session.job_started.connect(lambda _: self.show_state(self._place))
        session.job_finished.connect(lambda _: self.show_state(self._place))

    def show_state(self, place: Place) -> None:
        """Grey what does not apply to the draft and to the rule at a place."""
        self._place = place
        is_open = self._session.corpus is not None
        edited = is_open and self._session.draft.edited
        reason = ""
        if self._session.busy:
            reason = self.tr("Wait until the reports are added or coded.")
        elif is_open and not self._entries.writable:
            reason = self._session.read_only_reason
        back = edited and self._entries.writable and self._saved_otherwise() is not None
        version = self._next()
        self._bar.show_state(version, edited=edited, back=back, reason=reason)
        self.save_action.setText(self.tr("Save as version {0}…").format(version))
        self.save_action.setEnabled(edited and not reason)
        self.back_action.setEnabled(back)
        self.discard_action.setEnabled(edited and self._entries.writable)

    def _saved_otherwise(self) -> str | None:
        """Return the saved wording of the current rule where it differs from the present one."""
        draft = self._session.draft
        now = drafted.rule_at(draft.codebook, self._place)
        saved = drafted.saved_rule(draft.saved, draft.codebook, self._place)
        return saved.source if now and saved and saved.source != now.source else None

    def _next(self) -> int:
        if not self._newest:
            self._newest = max((one.version for one in self._session.versions()), default=0)
        return self._newest + 1

    def _forget(self) -> None:
        """Read the versions anew when next asked; not at every key: they bring their texts."""
        self._newest = 0

    def back(self) -> None:
        """Write the saved wording into the rule again."""
        saved = self._saved_otherwise() if self._session.corpus is not None else None
        if saved is not None:
            self._entries.set_rule(self._place, saved, "back")
            self._session.said.emit(self.tr("The saved rule is back."), True)  # noqa: FBT003

    def discard(self) -> None:
        """Take all changes back at once, after showing them."""
        draft = self._session.draft
        if not self.discard_action.isEnabled():
            return
        difference = drafted.compared(draft.saved, draft.codebook)
        version = self._session.codebook_version()
        dialog = DiscardDialog(self._look, version, difference, self._parent.window())
        if dialog.exec() == DiscardDialog.DialogCode.Accepted:
            draft.discard()
            self._session.said.emit(self.tr("Changes to the codebook discarded."), True)  # noqa: FBT003
        dialog.deleteLater()

    def save(self) -> None:
        """Ask for a note and save the draft as a new version; not while a rule cannot be read."""
        draft = self._session.draft
        if not self.save_action.isEnabled():
            return
        faults = trying.unread(draft.codebook, drafted.rules_of(draft.saved))
        if faults:
            place, sentence = next(iter(faults.items()))
            where = drafted.named(draft.codebook, place)
            words = self.tr("A rule in {0} cannot be read. {1}")
            self._refuse(place, words.format(where, sentence))
            return
        empty = [t for t in draft.codebook.active() if not any(f.rules for f in t.facets)]
        if empty:
            words = self.tr("Theme “{0}” is empty. Write a rule for it, or switch it off.")
            self._refuse((empty[0].id,), words.format(empty[0].label))
            return
        difference = drafted.compared(draft.saved, draft.codebook)
        dialog = SaveDialog(
            self._look, self._next(), difference, self._effect(difference), self._parent.window()
        )
        if dialog.exec() == SaveDialog.DialogCode.Accepted:
            try:
                self._session.save_draft(dialog.note())
            except StandpointError as error:
                self.failed.emit(f"{NOT_SAVED} {error}")
        dialog.deleteLater()

    def _refuse(self, place: Place, sentence: str) -> None:
        self.faulty.emit(place)
        self.failed.emit(f"{NOT_SAVED} {sentence}")

    def _effect(self, difference: drafted.Difference) -> str:
        languages: dict[str, int] = {}
        for report in self._session.reports():
            code = plain(report.language)
            languages[code] = languages.get(code, 0) + 1
        names = {code: language_name(code) for code in languages if code}
        return recoded(difference.changes, languages, names)
