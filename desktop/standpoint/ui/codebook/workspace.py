# SPDX-License-Identifier: MIT
"""The Codebook workspace: the tree at the left, the entry form, and the rule with its preview."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTextEdit, QVBoxLayout, QWidget

from standpoint.model.codebook import Codebook, Rule
from standpoint.session.changes import Changes
from standpoint.session.session import Session
from standpoint.ui.codebook import drafted, trying
from standpoint.ui.codebook.asking import Asking
from standpoint.ui.codebook.entries import Place
from standpoint.ui.codebook.entry_actions import EntryActions
from standpoint.ui.codebook.form import PAUSE, PROSE, EntryForm
from standpoint.ui.codebook.form_fields import leaves_undo
from standpoint.ui.codebook.keeping import Keeping
from standpoint.ui.codebook.offers import Offers
from standpoint.ui.codebook.rule_list import RuleList
from standpoint.ui.codebook.rule_panel import RulePanel
from standpoint.ui.codebook.saving import SaveBar
from standpoint.ui.codebook.tree_pane import TreePane
from standpoint.ui.look import Divider, Look, Pane
from standpoint.ui.workspace_bar import WorkspaceTabs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from standpoint.corpus.previewing import RulePreview

FORM = 372
FOLDED = 1_080
"""Below this width of the middle, in px, the form folds into a tab beside the editor."""
RULES, ENTRY = range(2)
WORDY = frozenset({name for name, _, _ in PROSE} | {"examples", "near_misses"})
"""Fields that nothing but the form shows."""
SETTLED = 250
"""Milliseconds after the last key until what takes a moment is shown anew."""


class CodebookWorkspace(Pane):
    """Themes, facets and rules, to read and to edit; every edit goes into the session's draft.

    `left` is for the window's dock. `said(words)` and `timed(words)` are for its status bar,
    `failed(sentence)` for its notice; `read_asked(report, start)` opens a report,
    `help_asked(page)` the help.
    """

    said = Signal(str)
    timed = Signal(str)
    failed = Signal(str)
    read_asked = Signal(int, int)
    help_asked = Signal(str)
    left_width = (288, 318)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "base", parent)
        self._session = session
        self._look = look
        self._place: Place = ()
        self._before: Codebook | None = None
        self._selected: tuple[int, ...] = ()
        self._wants_selected = False
        self._stale = True
        self._first = True
        self._folded = False
        self.asking = Asking(session, self)
        self.entry_actions = EntryActions(session, look, self)
        self.offers = Offers(session, look, self)
        self.left = TreePane(look, self.entry_actions)
        self.form = EntryForm(look)
        self.rules = RuleList(look)
        self.panel = RulePanel(look)
        self.bar = SaveBar(look)
        self.keeping = Keeping(session, look, self.entry_actions, self.bar, self)
        self._settle = QTimer(self, interval=SETTLED, singleShot=True)
        self._settle.timeout.connect(self._show_settled)
        self._burst = 0
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._end_burst)
        self._build(look)
        self._connect()
        self._actions = self._make_actions()

    # Building -------------------------------------------------------------------------------

    def _build(self, look: Look) -> None:
        self.tabs = WorkspaceTabs(look)
        self.tabs.addTab(self.tr("Rules"))
        self.tabs.addTab(self.tr("Entry"))
        self._strip = Pane(look, "win")
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.rules)
        self.pages.addWidget(self.panel)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.pages, 1)
        right.addWidget(self.bar)
        self._between = Divider(look, standing=True)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.form)
        row.addWidget(self._between)
        row.addWidget(self._right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._strip)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        session, left, form = self._session, self.left, self.form
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.draft.changed.connect(self._on_draft)
        left.chosen.connect(self._on_chosen)
        left.filtered.connect(self._on_filter)
        left.model.renamed.connect(self._on_renamed)
        left.strip.compare_asked.connect(self._compare_default)
        left.strip.closed.connect(self._put_off_default)
        self.entry_actions.chosen.connect(self.choose)
        self.entry_actions.rename_asked.connect(self.rename)
        self.entry_actions.refused.connect(self._on_refused)
        self.entry_actions.said.connect(self._say_undoable)
        form.edited.connect(self._on_form)
        form.versions_asked.connect(self.offers.show_versions)
        form.theme_asked.connect(self.choose)
        self.rules.chosen.connect(self.choose)
        self.rules.rule_asked.connect(self._add_rule)
        self._connect_panel()
        self.asking.answered.connect(self._on_answer)
        self.offers.said.connect(session.said)
        self.offers.failed.connect(self.failed)
        self.offers.opened.connect(self.read_asked)
        self.keeping.failed.connect(self.failed)
        self.keeping.faulty.connect(self._on_faulty)
        self.bar.trial_asked.connect(self.offers.test_sentence)
        self.tabs.currentChanged.connect(lambda _: self._fold())
        self._look.changed.connect(self._restyle)

    def _connect_panel(self) -> None:
        panel, session = self.panel, self._session
        panel.edited.connect(self._on_rule)
        panel.question_wanted.connect(lambda source: self.asking.ask(self._place, source))
        panel.opened.connect(self.read_asked)
        panel.back_wanted.connect(self.keeping.back)
        panel.help_wanted.connect(lambda: self.help_asked.emit("rule-language"))
        panel.scope_changed.connect(self._on_scope)
        panel.language_changed.connect(
            lambda code: self.entry_actions.set_language(self._place, code)
        )
        panel.note_changed.connect(self._on_note)
        panel.left.connect(self.focus_view)
        panel.decided.connect(
            lambda found, theme, facet, status: session.decide(
                found.report, found.start, found.end, theme, facet, status=status
            )
        )
        session.previewer.failed.connect(panel.show_failure)
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

    def _make_actions(self) -> list[QAction]:
        own = self.entry_actions.actions
        made: list[QAction] = [own[name] for name in ("new_theme", "new_facet", "new_en", "new_ar")]
        made.append(self._line())
        made += [
            own[n] for n in ("rename", "duplicate", "up", "down", "switch", "counts", "remove")
        ]
        made.append(self._line())
        keeping = self.keeping
        made += [keeping.save_action, keeping.back_action, keeping.discard_action, self._line()]
        self._suggest = self._action(self.tr("Suggest terms…"), self.suggest)
        made += [
            self._suggest,
            self._action(self.tr("Test a sentence…"), self.offers.test_sentence),
        ]
        return made

    def _action(self, words: str, slot: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda _=False: slot())
        return action

    def _line(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line

    def menu_actions(self) -> list[QAction]:
        """Return what the Codebook menu offers while this workspace is shown."""
        return self._actions

    # The codebook ---------------------------------------------------------------------------

    @property
    def codebook(self) -> Codebook:
        """The draft, or the default codebook while no corpus is open."""
        return self._session.draft.codebook if self._open else self._session.codebook()

    @property
    def place(self) -> Place:
        """Where the current entry stands."""
        return self._place

    @property
    def _open(self) -> bool:
        return self._session.corpus is not None

    @property
    def _read_only(self) -> bool:
        return not self.entry_actions.writable

    def set_scope(self, reports: Sequence[int]) -> None:
        """Count in these reports, those selected or compared; with fewer than two in all."""
        selected = tuple(reports) if len(reports) > 1 else ()
        if selected != self._selected:
            self._selected = selected
            self._wants_selected = bool(selected)
            self._recount()

    def _on_scope(self, scope: str) -> None:
        self._wants_selected = scope == "selected"
        self._recount()

    @property
    def _scope(self) -> tuple[int, ...] | None:
        return self._selected if self._wants_selected and self._selected else None

    def showEvent(self, event: object) -> None:
        """Read the codebook when it is first looked at, or when it changed meanwhile."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self._recount()

    def _on_opened(self) -> None:
        self._selected, self._wants_selected = (), False
        self._place, self._shown, self._before, self._first = (), (), None, True
        self.left.field.clear()
        self._recount()

    def _on_changed(self, changes: Changes) -> None:
        if changes.reports or changes.codings or changes.codebook:
            self._recount()

    def _recount(self) -> None:
        """Show everything with new numbers, now or when it is next looked at."""
        self._stale = not self.isVisible()
        self.asking.forget()
        if self._stale:
            return
        self.asking.scope = self._scope
        counts = self._session.sentences_by_rule(self._scope)
        reports = self._session.reports(self._scope)
        self._languages = Counter((report.language or "").split("-")[0] for report in reports)
        self._total = len(self._session.reports())
        self._counts = counts if self._total else None
        self.panel.set_scopes(
            len(self._selected), self._total, "selected" if self._scope is not None else "all"
        )
        self.left.strip.setVisible(
            self._session.newer_default() is not None and not self._read_only
        )
        self._show_draft()
        self._ask_again()
        if self._first:
            self._first = False
            self.left.unfold_first(self.codebook)
            self._unfold_page()

    def _ask_again(self) -> None:
        """Ask about the rule that is shown, whose answer may be another now."""
        editor = self.panel.editor
        if self.pages.currentWidget() is self.panel and editor.error is None:
            self.asking.ask(self._place, editor.source)

    _total = 0
    _languages: Counter[str] = Counter()  # noqa: RUF012 - replaced, never changed
    _counts: dict[tuple[str, ...], int] | None = None

    def _on_draft(self) -> None:
        """Follow an edit, or its undo: then what was taken back becomes current."""
        if not self.isVisible():
            self._stale = True
            return
        if not self._open:
            return
        if self._typing:
            self._follow_typing()
            return
        before, now = self._before, self.codebook
        if before is not None and before != now:
            places = drafted.touched(before, now)
            here = self._place
            if len(places) == 1 and places[0] != here[: len(places[0])]:
                self._place = places[0]
        self._show_draft()

    _typing = False

    def _follow_typing(self) -> None:
        """Follow a key in a field, which shows what was typed already; the rest can wait."""
        self._before = self.codebook
        rule = drafted.rule_at(self.codebook, self._place)
        if rule is not None:
            self._show_rule(rule)
        self.keeping.show_state(self._place)
        self._show_head()
        self._settle.start()

    def _show_draft(self) -> None:
        book = self._before = self.codebook
        while self._place and not drafted.stands(book, self._place):
            self._place = self._place[:-1]
        if not self._place:
            self._place = (book.themes[0].id,)
        self._show_head()
        self._show_tree()
        self._show_entry()
        self._settle.start()

    def _show_tree(self) -> None:
        book, tree = self.codebook, self.left.tree
        saved = self._session.draft.saved if self._open else book
        unfolded = tree.unfolded()
        self.left.model.editable = not self._read_only
        words = self.left.field.text()
        moved = self.left.model.show(
            book,
            self._counts,
            fresh=self.asking.fresh() if self._open else {},
            unsaved=drafted.unsaved(saved, book),
            faults=trying.unread(book, drafted.rules_of(saved)),
            words=words,
        )
        if moved:
            if words.strip():
                tree.expandAll()
            else:
                tree.unfold(unfolded)
        if moved or tree.place() != self._place:
            self._silent = True
            tree.choose(self._place)
            self._silent = False
        self.left.say_found(words)

    _silent = False

    def _show_entry(self) -> None:
        book, place = self.codebook, self._place
        self.entry_actions.follow(place)
        self._show_form()
        rule = drafted.rule_at(book, place)
        if rule is None:
            self.asking.leave()
            self.timed.emit("")
            self.pages.setCurrentWidget(self.rules)
            self.rules.show_entry(book, self.left.model, place, read_only=self._read_only)
        else:
            self.pages.setCurrentWidget(self.panel)
            self._show_rule(rule)
        self.keeping.show_state(place)
        self._suggest.setEnabled(self._open and not self._read_only)

    def _show_form(self) -> None:
        own_ids = self._never_saved(self._place[:2])
        self.form.show_entry(self.codebook, self._place, own_ids=own_ids, read_only=self._read_only)

    def _show_rule(self, rule: Rule) -> None:
        place, editor = self._place, self.panel.editor
        theme, facet = self.codebook.theme(str(place[0])), drafted.facet_at(self.codebook, place)
        assert facet is not None
        form = self.panel.form
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
        editor.setReadOnly(self._read_only)
        self.panel.set_searchable(self._languages[rule.language] if self._total else None)
        form.note.setReadOnly(self._read_only)
        form.language.setEnabled(not self._read_only)
        if typed is not None:
            _go_behind_change(editor, typed, rule.source)

    _shown: Place = ()

    def _saved_rule(self) -> str | None:
        if not self._open:
            rule = drafted.rule_at(self.codebook, self._place)
        else:
            draft = self._session.draft
            rule = drafted.saved_rule(draft.saved, draft.codebook, self._place)
        return None if rule is None else rule.source

    def _never_saved(self, place: Place) -> bool:
        """Return whether no version knows an entry, so that its id may still change."""
        if not self._open or drafted.stands(self._session.draft.saved, place):
            return False
        versions = self._session.versions()
        return not any(
            drafted.stands(self._session.codebook_of(one.version), place) for one in versions
        )

    # What is said around it -------------------------------------------------------------------

    def _show_head(self) -> None:
        version = self._session.codebook_version()
        words = self.tr("version {0}").format(version)
        if not self._open:
            words = self.tr("the default one")
        elif self._read_only:
            words = self.tr("version {0}, to read").format(version)
        elif self._session.draft.edited:
            words = self.tr("version {0}, edited").format(version)
        self.left.head.set_detail(words)
        self.left.add.setEnabled(not self._read_only)
        self.left.foot.setText(self._foot())

    def _foot(self) -> str:
        if not self._open:
            return self.tr(
                "The codebook that new corpora begin with. Open a corpus to edit its own."
            )
        said = self.tr("Share: of the facet’s sentences, how many this rule finds.")
        total = self._total
        if self._scope is not None:
            said += " " + self.tr("Counted in the {0} selected reports.").format(len(self._scope))
        elif total:
            said += " " + self.tr("Counted in all {0} reports.").format(f"{total:,}")
        if self._read_only:
            said += " " + self.tr("Nothing can be changed: {0}").format(
                self._session.read_only_reason
            )
        elif self._session.draft.edited:
            said += " " + self.tr(
                "Your changes stay with this corpus until you save or discard them."
            )
        return said

    def _show_settled(self) -> None:
        """Show what need not follow every key."""
        if not self._place or not self.isVisible():
            return
        self._show_tree()
        self._show_form()
        if self.pages.currentWidget() is self.rules and self._place:
            self.rules.show_entry(
                self.codebook, self.left.model, self._place, read_only=self._read_only
            )

    def _on_answer(self, preview: RulePreview) -> None:
        self.panel.show_preview(preview)
        if preview.done:
            self._show_tree()
            milliseconds = max(round(preview.seconds * 1_000), 1)
            self.timed.emit(self.tr("Preview in {0} ms").format(f"{milliseconds:,}"))

    def _say_undoable(self, words: str) -> None:
        self._session.said.emit(words, True)  # noqa: FBT003 - a signal takes no keywords

    # Choosing -------------------------------------------------------------------------------

    def choose(self, place: Place) -> None:
        """Make an entry current."""
        if place and drafted.stands(self.codebook, place):
            if self.left.field.text() and not self.left.model.at(place).isValid():
                self.left.field.clear()
            self._place = place
            self._show_tree()
            self._show_entry()
            self._unfold_page()

    def _on_chosen(self, place: Place) -> None:
        if not self._silent and place != self._place:
            self._place = place
            self._show_entry()
            self._unfold_page()

    def _unfold_page(self) -> None:
        """In a narrow window, show what belongs to the line: a rule's editor, else the entry."""
        if self._folded:
            self.tabs.setCurrentIndex(RULES if len(self._place) == 3 else ENTRY)

    def _on_filter(self, words: str) -> None:
        self._show_tree()
        if not words.strip():
            self.left.unfold_first(self.codebook)
            self.left.tree.choose(self._place)

    def rename(self) -> None:
        """Type over the current label in the tree; of a rule, go to the editor."""
        if len(self._place) == 3:
            self.tabs.setCurrentIndex(RULES)
            self.panel.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.tree.rename()

    def focus_view(self) -> None:
        """Give the keyboard to the tree."""
        self.left.tree.setFocus()

    # Editing --------------------------------------------------------------------------------

    def _on_form(self, place: Place, field: str, value: object, burst: int) -> None:
        words = self.tr("Edited “{0}”.").format(self._label(place))
        here = self._place
        if field == "id":
            # What is called otherwise stays current, and goes on being typed.
            named = (*place[:-1], str(value))
            self._place = (*named, *here[len(place) :])
            self.form.follow(named)
        self._typing = field in WORDY
        taken = self.entry_actions.set_fields(
            place, {field: value}, words, f"{place[:-1]}/{field}/{burst}"
        )
        self._typing = False
        if field == "id" and not taken:
            self._place = here
            self.form.follow(place)

    def _label(self, place: Place) -> str:
        facet = drafted.facet_at(self.codebook, place)
        return facet.label if facet is not None else self.codebook.theme(str(place[0])).label

    def _on_renamed(self, place: Place, label: str) -> None:
        words = self.tr("“{0}” is now called “{1}”.").format(self._label(place), label)
        self.entry_actions.set_fields(place, {"label": label}, words)

    def _on_refused(self, place: Place, field: str, sentence: str) -> None:
        if place == self._place[: len(place)] and field in {
            "label",
            "id",
            "valid_from",
            "valid_to",
        }:
            self.form.refuse(field, sentence)
        self.said.emit(sentence)

    def _on_rule(self, source: str) -> None:
        if not self._read_only:
            self._pause.start()
            self._typing = True
            self.entry_actions.set_rule(self._place, source.strip(), str(self._burst))
            self._typing = False

    def _end_burst(self) -> None:
        self._burst += 1

    def _on_note(self, note: str) -> None:
        self.entry_actions.set_note(self._place, note)

    def _on_faulty(self, place: Place) -> None:
        self.choose(place)
        if len(place) == 3:
            self.rename()

    def _add_rule(self, place: Place, language: str) -> None:
        self.choose(place)
        self.entry_actions.add_rule(language)

    def suggest(self) -> None:
        """Offer words and phrases that stand out in the sentences of the current theme."""
        theme, *facet = self._place[:2]
        self.offers.suggest(str(theme), str(facet[0]) if facet else None)

    def _compare_default(self) -> None:
        self.offers.compare_default()
        self.left.strip.setVisible(self._session.newer_default() is not None)

    def _put_off_default(self) -> None:
        self._session.see_default()
        self.left.strip.hide()

    # Room -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the form into a tab where it would leave the editor too little room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self._folded = self.width() < FOLDED
        self._strip.setVisible(self._folded)
        self._between.setVisible(not self._folded)
        at = self.tabs.currentIndex()
        self.form.setVisible(not self._folded or at == ENTRY)
        self._right.setVisible(not self._folded or at == RULES)
        if self._folded:
            self.form.setMinimumWidth(0)
            self.form.setMaximumWidth(16_777_215)
        else:
            self.form.setFixedWidth(FORM)

    def minimumSizeHint(self) -> QSize:
        """Give way to the docks."""
        return QSize(420, 300)

    def _restyle(self) -> None:
        if self.isVisible():
            self._show_draft()


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
