# SPDX-License-Identifier: MIT
"""The right column: the rule with its preview, or the rules of a facet; below them the bar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QTextEdit, QVBoxLayout, QWidget

from standpoint.ui.codebook import drafted
from standpoint.ui.codebook.asking import Asking
from standpoint.ui.codebook.entries import Place
from standpoint.ui.codebook.entry_actions import EntryActions
from standpoint.ui.codebook.form import PAUSE
from standpoint.ui.codebook.form_fields import leaves_undo
from standpoint.ui.codebook.keeping import Keeping
from standpoint.ui.codebook.rule_list import RuleList
from standpoint.ui.codebook.rule_panel import RulePanel, Scope
from standpoint.ui.codebook.saving import SaveBar
from standpoint.ui.codebook.tree_model import CodebookModel
from standpoint.ui.look import Look

if TYPE_CHECKING:
    from standpoint.corpus.rule_preview import RulePreview
    from standpoint.model.codebook import Rule
    from standpoint.session.session import Session
    from standpoint.ui.codebook.counting import Counting


class RuleColumn(QWidget):
    """Shows the rule of a place, or the rules below it, and edits the draft through EntryActions.

    `answered()` when a preview is complete, `timed(words)` with how long it took.
    `typing` is True while a key in the rule changes the draft.
    """

    answered = Signal()
    timed = Signal(str)

    def __init__(
        self, session: Session, look: Look, entries: EntryActions, counting: Counting
    ) -> None:
        super().__init__()
        self._session = session
        self._entries = entries
        self._counting = counting
        self._place: Place = ()
        self._shown: Place = ()
        self._burst = 0
        self.typing = False
        self.asking = Asking(session, self)
        self.rules = RuleList(look)
        self.panel = RulePanel(look)
        self.bar = SaveBar(look)
        self.keeping = Keeping(session, look, entries, self.bar, self)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._end_burst)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.rules)
        self.pages.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(self.bar)
        self._connect()

    def _connect(self) -> None:
        panel, session = self.panel, self._session
        panel.edited.connect(self._on_rule)
        panel.editor.step_ended.connect(self._end_burst)
        panel.question_wanted.connect(lambda source: self.asking.ask(self._place, source))
        panel.language_changed.connect(lambda code: self._entries.set_language(self._place, code))
        panel.note_changed.connect(lambda note: self._entries.set_note(self._place, note))
        panel.decided.connect(
            lambda found, theme, facet, status: session.decide(
                found.report, found.start, found.end, theme, facet, status=status
            )
        )
        session.previewer.failed.connect(panel.show_failure)
        self.asking.answered.connect(self._on_answer)
        # The bar below has this button, also while no rule is shown.
        foot = panel.test.parentWidget()
        if foot is not None:
            foot.hide()
        panel.editor.setUndoRedoEnabled(False)
        for field in (panel.editor, panel.form.note):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the window its undo while a rule is typed; see `Prose`."""
        if watched in (self.panel.editor, self.panel.form.note) and leaves_undo(event):
            return True
        return super().eventFilter(watched, event)

    @property
    def shows_rule(self) -> bool:
        """Whether a single rule is shown."""
        return self.pages.currentWidget() is self.panel

    # Showing ----------------------------------------------------------------------------------

    def forget(self) -> None:
        """Know nothing of what was shown: another corpus was opened."""
        self._shown = ()

    def show_entry(self, place: Place, model: CodebookModel) -> None:
        """Show what stands at a place of the draft, with the numbers of the tree."""
        self._place = place
        rule = drafted.rule_at(self._entries.codebook, place)
        if rule is None:
            self.asking.leave()
            self.timed.emit("")
            self.pages.setCurrentWidget(self.rules)
            read_only = not self._entries.writable
            self.rules.show_entry(self._entries.codebook, model, place, read_only=read_only)
        else:
            self.pages.setCurrentWidget(self.panel)
            self._show_rule(rule)
        self.keeping.show_state(place)

    def show_scopes(self) -> None:
        """Say where the preview can look, and look there."""
        counting = self._counting
        self.asking.scope = counting.scope
        scope: Scope = "all" if counting.scope is None else "selected"
        self.panel.set_scopes(len(counting.selected), counting.total, scope)

    def ask_again(self) -> None:
        """Ask about the rule that is shown, whose answer may be another now."""
        if self.shows_rule and self.panel.editor.error is None:
            self.asking.ask(self._place, self.panel.editor.source)

    def _show_rule(self, rule: Rule) -> None:
        place, editor, form = self._place, self.panel.editor, self.panel.form
        codebook, read_only = self._entries.codebook, not self._entries.writable
        theme, facet = codebook.theme(str(place[0])), drafted.facet_at(codebook, place)
        assert facet is not None
        if self._shown == place:
            # White space at the ends is not kept, and stays for who is typing.
            if editor.source.strip() == rule.source:
                rule = replace(rule, source=editor.source)
            if form.note.text().strip() == rule.note:
                rule = replace(rule, note=form.note.text())
        typed = editor.source if self._shown == place and editor.source != rule.source else None
        self._shown = place
        number, of = int(place[2]) + 1, len(facet.rules)
        self.panel.show_rule(theme, facet, number, of, rule, self._saved_rule())
        self.panel.set_searchable(self._counting.searchable(rule.language))
        editor.setReadOnly(read_only)
        form.note.setReadOnly(read_only)
        form.language.setEnabled(not read_only)
        if typed is not None:
            _go_behind_change(editor, typed, rule.source)

    def _saved_rule(self) -> str | None:
        codebook = self._entries.codebook
        saved = self._session.draft.saved if self._session.corpus is not None else codebook
        rule = drafted.saved_rule(saved, codebook, self._place)
        return None if rule is None else rule.source

    # What the user does and the corpus answers --------------------------------------------------

    def _on_rule(self, source: str) -> None:
        if self._entries.writable:
            self._pause.start()
            self.typing = True
            self._entries.set_rule(self._place, source.strip(), str(self._burst))
            self.typing = False

    def _end_burst(self) -> None:
        self._burst += 1

    def _on_answer(self, preview: RulePreview) -> None:
        self.panel.show_preview(preview)
        if preview.done:
            self.answered.emit()
            milliseconds = max(round(preview.seconds * 1_000), 1)
            self.timed.emit(self.tr("Preview in {0} ms").format(f"{milliseconds:,}"))


def _go_behind_change(editor: QTextEdit, before: str, after: str) -> None:
    """Put the cursor behind what undo, redo or the saved wording changed in a rule."""
    same = 0
    for one, other in zip(reversed(before), reversed(after), strict=False):
        if one != other:
            break
        same += 1
    cursor = editor.textCursor()
    cursor.setPosition(max(editor.document().characterCount() - 1 - same, 0))
    editor.setTextCursor(cursor)
