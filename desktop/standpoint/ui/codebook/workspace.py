# SPDX-License-Identifier: MIT
"""The Codebook workspace: the tree at the left, the entry form, and the rule with its preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from standpoint.model.codebook import Codebook
from standpoint.session.changes import Changes
from standpoint.session.session import Session
from standpoint.ui.codebook import drafted, trying
from standpoint.ui.codebook.counting import Counting
from standpoint.ui.codebook.entries import Place
from standpoint.ui.codebook.entry_actions import EntryActions
from standpoint.ui.codebook.form import PROSE, EntryForm
from standpoint.ui.codebook.offers import Offers
from standpoint.ui.codebook.rule_column import RuleColumn
from standpoint.ui.codebook.tree_pane import TreePane
from standpoint.ui.look import Divider, Look, Pane
from standpoint.ui.workspace_bar import WorkspaceTabs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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
        self._stale = True
        self._first = True
        self._folded = False
        self.counting = Counting(session)
        self.entry_actions = EntryActions(session, look, self)
        self.offers = Offers(session, look, self)
        self.left = TreePane(look, self.entry_actions)
        self.form = EntryForm(look)
        self.column = RuleColumn(session, look, self.entry_actions, self.counting)
        self.rules, self.panel = self.column.rules, self.column.panel
        self.bar, self.keeping = self.column.bar, self.column.keeping
        self.asking = self.column.asking
        self._settle = QTimer(self, interval=SETTLED, singleShot=True)
        self._settle.timeout.connect(self._show_settled)
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
        self._between = Divider(look, standing=True)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.form)
        row.addWidget(self._between)
        row.addWidget(self.column, 1)
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
        self.panel.opened.connect(self.read_asked)
        self.panel.help_wanted.connect(lambda: self.help_asked.emit("rule-language"))
        self.panel.scope_changed.connect(self._on_scope)
        self.panel.left.connect(self.focus_view)
        self.column.answered.connect(self._show_tree)
        self.column.timed.connect(self.timed)
        self.offers.said.connect(session.said)
        self.offers.failed.connect(self.failed)
        self.offers.opened.connect(self.read_asked)
        self.keeping.failed.connect(self.failed)
        self.keeping.faulty.connect(self._on_faulty)
        self.bar.trial_asked.connect(self.offers.test_sentence)
        self.tabs.currentChanged.connect(lambda _: self._fold())
        self._look.changed.connect(self._restyle)

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
        return self.entry_actions.codebook

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
        if self.counting.select(reports):
            self._recount()

    def _on_scope(self, scope: str) -> None:
        self.counting.wants_selected = scope == "selected"
        self._recount()

    def showEvent(self, event: object) -> None:
        """Read the codebook when it is first looked at, or when it changed meanwhile."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self._recount()

    def _on_opened(self) -> None:
        self.counting.forget()
        self.column.forget()
        self._place, self._before, self._first = (), None, True
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
        self.counting.recount()
        self.column.show_scopes()
        self.left.strip.setVisible(
            self._session.newer_default() is not None and not self._read_only
        )
        self._show_draft()
        self.column.ask_again()
        if self._first:
            self._first = False
            self.left.unfold_first(self.codebook)
            self._unfold_page()

    def _on_draft(self) -> None:
        """Follow an edit, or its undo: then what was taken back becomes current."""
        if not self.isVisible():
            self._stale = True
            return
        if not self._open:
            return
        if self._typing or self.column.typing:
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
        if self.column.shows_rule:
            self.column.show_entry(self._place, self.left.model)
        else:
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
            self.counting.counts,
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
        place = self._place
        self.entry_actions.follow(place)
        self._show_form()
        self.column.show_entry(place, self.left.model)
        self._suggest.setEnabled(self._open and not self._read_only)

    def _show_form(self) -> None:
        own_ids = self._never_saved(self._place[:2])
        self.form.show_entry(self.codebook, self._place, own_ids=own_ids, read_only=self._read_only)

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
        read_only = self._read_only
        self.left.head.set_detail(self.counting.head(read_only=read_only))
        self.left.add.setEnabled(not read_only)
        self.left.foot.setText(self.counting.foot(read_only=read_only))

    def _show_settled(self) -> None:
        """Show what need not follow every key."""
        if not self._place or not self.isVisible():
            return
        self._show_tree()
        self._show_form()
        if not self.column.shows_rule:
            self.column.show_entry(self._place, self.left.model)

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
        self.column.setVisible(not self._folded or at == RULES)
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
