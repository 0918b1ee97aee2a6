# SPDX-License-Identifier: MIT
"""The rule at work: its editor, what it gains and loses while it is written, its chart."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from standpoint.corpus.rule_preview import RulePreview
from standpoint.model.codebook import Facet, Rule, Theme
from standpoint.ui.codebook import preview_words
from standpoint.ui.codebook.preview_chart import PreviewChart
from standpoint.ui.codebook.preview_list import PreviewList
from standpoint.ui.codebook.preview_words import Reach
from standpoint.ui.codebook.rule_form import MARGIN, RuleForm
from standpoint.ui.look import Divider, ElidedLabel, Look, Pane, PushButton, Words, isolated
from standpoint.ui.look.heads import DOCK_HEAD

PAUSE = 150
"""Milliseconds behind the last key after which the rule is asked about."""
Scope = Literal["selected", "all"]


class RulePanel(Pane):
    """The right column of the Codebook workspace. It knows no corpus: it asks by signals.

    Signals:
        edited(rule): at every change of the rule, readable or not.
        question_wanted(rule): 150 ms behind the last key, where the rule can be read; at once when
            another rule is shown or another scope chosen. Answer with `show_preview`.
        language_changed(code), note_changed(note): the rule's other fields.
        scope_changed("selected" | "all"): where the preview looks; question_wanted follows.
        decided(FoundSentence, theme, facet, status), opened(report, start): of the list.
        help_wanted(), test_wanted(): the page of the rule language; "Test a sentence…".
        left(): the focus wants back to the tree.
    """

    edited = Signal(str)
    question_wanted = Signal(str)
    language_changed = Signal(str)
    note_changed = Signal(str)
    scope_changed = Signal(str)
    decided = Signal(object, str, str, str)
    opened = Signal(int, int)
    help_wanted = Signal()
    test_wanted = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self._theme: Theme | None = None
        self._facet: Facet | None = None
        self._preview: RulePreview | None = None
        self._number = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE)
        self.timer.timeout.connect(self._ask)
        self.title = Words(look, weight=600)
        self.place = ElidedLabel(look, role="tx2")
        self.help = PushButton(look, self.tr("Rule language"), kind="quiet", key="F1", small=True)
        self.form = RuleForm(look)
        self.editor, self.status = self.form.editor, self.form.status
        self.list = PreviewList(look)
        self.waits = Words(look, weight=600)
        self.waits_detail = Words(look, role="tx2", wrap=True)
        self.chart = PreviewChart(look)
        self.test = PushButton(look, self.tr("Test a sentence…"))
        self._lay_out(look)
        self._connect()
        self.show_nothing()

    def _lay_out(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.place, 1)
        head.addWidget(self.help)
        top = Pane(look, "win")
        top.setFixedHeight(DOCK_HEAD)
        top.setLayout(head)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self._message(look))
        self.bar = QHBoxLayout()
        self.bar.setContentsMargins(MARGIN, 8, MARGIN, 8)
        self.bar.setSpacing(8)
        self.bar.addStretch(1)
        self.bar.addWidget(self.test)
        self.foot = Pane(look, "win")
        under = QVBoxLayout(self.foot)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        under.addWidget(Divider(look))
        under.addLayout(self.bar)
        for widget in (top, Divider(look), self.form, Divider(look), self.pages, self.chart):
            column.addWidget(widget, 1 if widget is self.pages else 0)
        column.addWidget(self.foot)

    def _message(self, look: Look) -> QWidget:
        page = Pane(look, "base")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._message_head = Pane(look, "win")
        self._message_head.setFixedHeight(DOCK_HEAD)
        row = QHBoxLayout(self._message_head)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.addWidget(self.waits)
        column.addWidget(self._message_head)
        words = QHBoxLayout()
        words.setContentsMargins(MARGIN, 10, MARGIN, 0)
        words.addWidget(self.waits_detail)
        column.addLayout(words)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self.editor.edited.connect(self._on_edited)
        self.editor.entered.connect(self._enter_list)
        self.editor.left.connect(self.left)
        for wanted in (self.editor.help_wanted, self.help.clicked):
            wanted.connect(self.help_wanted)
        self.form.language_changed.connect(self.language_changed)
        self.form.note_changed.connect(self.note_changed)
        self.form.scope_changed.connect(self._on_scope)
        self.list.decided.connect(self.decided)
        self.list.opened.connect(self.opened)
        self.list.left.connect(self.editor.setFocus)
        self.test.clicked.connect(self.test_wanted)
        for keys, steps in (("Ctrl+Down", 1), ("Ctrl+Up", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda steps=steps: self._walk(steps))

    # What is shown ----------------------------------------------------------------------------

    def show_nothing(self, words: str = "") -> None:
        """Show no rule; say how to begin."""
        self._theme = self._facet = self._preview = None
        self.timer.stop()
        self.title.setText(self.tr("Rule"))
        self.place.setText("")
        self.form.hide()
        self.chart.hide()
        self.list.clear()
        self._say("", words or self.tr("Choose a rule at the left to see what it finds."))

    def show_rule(  # noqa: PLR0917 - what a rule is and where it stands
        self, theme: Theme, facet: Facet, number: int, of: int, rule: Rule, saved: str | None
    ) -> None:
        """Show rule `number` (from 1) of `of` in a facet; `saved` is None for a new one.

        The same rule again, as an edit brings it back, changes nothing that is being typed.
        """
        shown = (self._theme and self._theme.id, self._facet and self._facet.id, self.form.saved)
        same = shown == (theme.id, facet.id, saved) and self._number == number
        same_words = (self.editor.source, self.form.rule.language) == (rule.source, rule.language)
        self._number = number
        self._theme, self._facet = theme, facet
        self.title.setText(self.tr("Rule {0} of {1}").format(number, of))
        place = f"{isolated(theme.label)} › {isolated(facet.label)}"
        self.place.setText(self.tr("in {0}").format(place))
        self.form.show_rule(rule, saved, theme.colour, again=same)
        self.form.show()
        if same and same_words:
            self._say_status()
            return
        self.timer.stop()
        if same:
            self.set_waiting()
        else:
            self._preview = None
            self.list.clear()
        self._say_status()
        self._ask()

    def set_scopes(self, selected: int, every: int, scope: Scope | None = None) -> None:
        """Say how many reports are selected and how many there are; choose a scope if given."""
        wanted = (scope or self.scope) == "selected"
        self.form.show_reach(Reach(selected, every, wanted, self.form.reach.searchable))
        self._say_status()

    def set_searchable(self, number: int | None) -> None:
        """Say how many reports of the scope are in the rule's language; None for unknown."""
        self.form.reach = replace(self.form.reach, searchable=number)
        self._say_status()

    @property
    def scope(self) -> Scope:
        """Where the preview looks."""
        return "selected" if self.form.reach.only_selected else "all"

    @property
    def preview(self) -> RulePreview | None:
        """The preview that is shown."""
        return self._preview

    def set_waiting(self) -> None:
        """Dim what is shown until the next answer comes."""
        self.list.set_dimmed(True)
        self.chart.set_dimmed(True)

    def show_preview(self, preview: RulePreview) -> None:
        """Show an answer, unless the rule has changed since it was asked about."""
        if self._theme is None or self._facet is None or self.editor.error is not None:
            return
        question = preview.question
        asked = (question.theme, question.facet, question.rule)
        if asked != (self._theme.id, self._facet.id, self.editor.source):
            return
        self._preview = preview
        self.list.show_preview(preview, self._theme)
        if preview.years or preview.done:
            self.chart.show_preview(preview, self._theme)
        self._say_status()

    def show_failure(self, sentence: str) -> None:
        """Say that no preview can be had, and why."""
        self.chart.hide()
        self._say(self.tr("No preview"), sentence)

    # Saying -----------------------------------------------------------------------------------

    def _say_status(self) -> None:
        if self._theme is None:
            return
        error, new = self.editor.error, self.form.saved is None
        self.form.scope.setVisible(error is None)
        if error is not None:
            in_force = preview_words.in_force(self._preview, self.form.reach, new=new)
            if new and not self.editor.source.strip():
                # Nobody has made a mistake yet.
                self.status.show_words(preview_words.HINT, valid=False)
                self._say("", in_force)
            else:
                self.status.show_error(error)
                self._say(self.tr("Preview waits for a rule that can be read"), in_force)
            self.chart.hide()
            return
        self.status.show_words(
            preview_words.found(self._preview, new=new, changed=self.form.changed), self._remark()
        )
        language = self.form.rule.language
        nothing = preview_words.nothing(self._preview, self.form.reach, language)
        if nothing is None and self._preview is not None:
            self.pages.setCurrentIndex(0)
        else:
            self._say(*(nothing or ("", "")))
        # A chart that is to come keeps its place, so that nothing jumps while typing.
        self.chart.setVisible(self._preview is not None)

    def _remark(self) -> str:
        said = [one.sentence for one in self.editor.remarks]
        if self._theme is not None and not self._theme.active:
            off = self.tr("{0} is switched off: its rules look for nothing until it is on.")
            said.insert(0, off.format(isolated(self._theme.label)))
        return " ".join(said)

    def _say(self, head: str, words: str) -> None:
        self.waits.setText(head)
        self._message_head.setVisible(bool(head))
        self.waits_detail.setText(words)
        self.pages.setCurrentIndex(1)

    # What the user does -----------------------------------------------------------------------

    def _on_edited(self, source: str) -> None:
        self.form.show_saved()
        if self.editor.error is None:
            self.set_waiting()
            self.timer.start()
        else:
            self.timer.stop()
        self._say_status()
        self.edited.emit(source)

    def _ask(self) -> None:
        if self._theme is not None and self.editor.error is None:
            self.question_wanted.emit(self.editor.source)

    def _on_scope(self, scope: str) -> None:
        self.set_waiting()
        self.scope_changed.emit(scope)
        self._ask()

    def _enter_list(self) -> None:
        """Go from the rule to the first sentence that it gains or loses."""
        if self.pages.currentIndex() == 0:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if self.list.chosen is None:
                self.list.step(1)

    def _walk(self, steps: int) -> None:
        if self.pages.currentIndex() == 0:
            self.list.step(steps)
