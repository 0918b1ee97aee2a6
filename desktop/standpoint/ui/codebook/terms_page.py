# SPDX-License-Identifier: MIT
"""Suggested terms with what each would find: to add as a rule, or to put aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from standpoint.coding.rule_finder import RuleFinder
from standpoint.model.codebook import Rule, Theme
from standpoint.model.reports import Sentence
from standpoint.ui.codebook.facet_choice import FacetChoice
from standpoint.ui.codebook.marked_sentence import MarkedSentence, Place, Read, read
from standpoint.ui.codebook.term_table import TermTable
from standpoint.ui.look import CheckBox, Divider, LinkButton, Look, Pane, PushButton, Words

if TYPE_CHECKING:
    from standpoint.analysis.suggested_terms import Suggestion
    from standpoint.session.session import Session

_ASIDE = "suggestions/aside"
_EXAMPLES = 3


class TermsPage(QWidget):
    """The table, and below it sentences that the chosen term finds.

    Signals: `accepted(rule, facet id)`; `opened(report, start)`; `said(sentence)`.
    """

    accepted = Signal(str, str)
    opened = Signal(int, int)
    said = Signal(str)

    def __init__(
        self, session: Session, look: Look, theme: Theme, facet: str | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._theme = theme
        self._language = "en"
        self._all: tuple[Suggestion, ...] = ()
        self.table = TermTable(look)
        self.names = CheckBox(look, self.tr("Names too"))
        self.found_already = CheckBox(look, self.tr("Also what finds no further sentence"))
        self.aside = LinkButton(look, "")
        self.nothing = Words(look, "", role="tx2", wrap=True)
        self.facet = FacetChoice(look, self.tr("Facet that gets the rule"))
        self.add = PushButton(look, self.tr("Add as a rule"), kind="main", key="Enter")
        self.put_aside = PushButton(look, self.tr("Not for this theme"), key="Del")
        self._head = Words(look, "", px=12, role="tx2")
        self._examples = QVBoxLayout()
        self._build()
        self.set_theme(theme, facet)
        self.table.selectionModel().currentRowChanged.connect(self._show_examples)
        self.table.dismissed.connect(self.dismiss)
        for box in (self.names, self.found_already):
            box.toggled.connect(self.refresh)
        self.aside.clicked.connect(self._take_back)
        self.add.clicked.connect(self.accept)
        self.put_aside.clicked.connect(self.dismiss)

    def _build(self) -> None:
        choices = QHBoxLayout()
        choices.setContentsMargins(18, 4, 18, 4)
        choices.setSpacing(16)
        choices.addWidget(self.names)
        choices.addWidget(self.found_already)
        choices.addStretch(1)
        choices.addWidget(self.aside)
        empty = QVBoxLayout()
        empty.setContentsMargins(18, 16, 18, 16)
        empty.addWidget(self.nothing)
        empty.addStretch(1)
        self._empty = Pane(self._look, "base")
        self._empty.setLayout(empty)
        inside = Pane(self._look, "base")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 10, 18, 10)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addLayout(self._examples)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Sentences that the term finds"))
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(area)
        halves.setSizes([300, 220])
        self._halves = halves
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(choices)
        whole.addWidget(Divider(self._look))
        whole.addWidget(halves, 1)
        whole.addWidget(self._empty, 1)
        whole.addWidget(Divider(self._look))
        whole.addLayout(self.facet.foot(self.tr("Facet"), self.put_aside, self.add))

    # What is shown ----------------------------------------------------------------------------

    def set_theme(self, theme: Theme, facet: str | None = None) -> None:
        """Offer the facets of a theme, which may have changed; the chosen one stays."""
        self._theme = theme
        self.facet.offer(theme, facet)

    def show_suggestions(
        self, suggestions: Sequence[Suggestion], language: str, nothing: str
    ) -> None:
        """Show suggestions of a language; `nothing` is said where there are none."""
        self._all = tuple(suggestions)
        self._language = language
        self._nothing = nothing
        self.refresh()
        self.table.choose_row(0)

    def wait(self, words: str) -> None:
        """Show that suggestions are being looked for."""
        self._all = ()
        self.table.terms.show([])
        self._fill(words)

    def refresh(self) -> None:
        """Show what the boxes ask for, without rules that the codebook has by now."""
        row = self.table.currentIndex().row()
        kept = self.table.chosen
        left = [one for one in self._all if not self._has(one)]
        aside = self._put_aside()
        shown = [one for one in left if self._wanted(one) and one.rule not in aside]
        self.table.terms.show(shown)
        if kept is not None and kept in shown:
            self.table.choose_row(self.table.terms.row_of(kept))
        else:
            self.table.choose_row(max(0, row))
        number = sum(one.rule in aside for one in left)
        words = self.tr("{0} put aside. Show them again").format(f"{number:,}")
        self.aside.set_words(words)
        self.aside.setVisible(number > 0)
        self._fill("" if shown else self._why_nothing(left))
        self._show_examples()

    def _fill(self, nothing: str) -> None:
        self.nothing.setText(nothing)
        self._empty.setVisible(bool(nothing))
        self._halves.setVisible(not nothing)
        self._allow()

    def _why_nothing(self, left: Sequence[Suggestion]) -> str:
        if not self._all:
            return self._nothing
        hidden = [one for one in left if not self._wanted(one)]
        if hidden:
            return self.tr(
                "No term here would find a further sentence. {0} stand only with the theme or are "
                "names: tick a box above to see them."
            ).format(f"{len(hidden):,}")
        return self.tr("Every suggestion was added or put aside.")

    def _wanted(self, one: Suggestion) -> bool:
        further = one.elsewhere > 0 or self.found_already.isChecked()
        return further and (not one.name or self.names.isChecked())

    def _has(self, one: Suggestion) -> bool:
        return any(
            rule.language == one.language and rule.source == one.rule
            for facet in self._theme.facets
            for rule in facet.rules
        )

    # What is done -----------------------------------------------------------------------------

    def _allow(self) -> None:
        able = self.table.chosen is not None and not self._session.read_only
        self.add.setEnabled(able)
        self.put_aside.setEnabled(self.table.chosen is not None)
        self.facet.setEnabled(not self._session.read_only)

    def accept(self) -> None:
        """Ask for the chosen term as a rule of the chosen facet."""
        one = self.table.chosen
        if one is not None and self.add.isEnabled():
            self.accepted.emit(one.rule, str(self.facet.currentData()))

    def dismiss(self) -> None:
        """Put the chosen term aside; this corpus remembers it."""
        one = self.table.chosen
        if one is None:
            return
        self._remember({*self._put_aside(), one.rule})
        self.refresh()
        self.said.emit(self.tr("{0} was put aside for this theme.").format(one.rule))

    def _take_back(self) -> None:
        self._remember(self._put_aside() - {one.rule for one in self._all})
        self.refresh()

    def _put_aside(self) -> set[str]:
        kept = str(self._session.remembered(f"{_ASIDE}/{self._theme.id}", "") or "")
        return {rule for rule in kept.split("\n") if rule}

    def _remember(self, rules: set[str]) -> None:
        self._session.remember(f"{_ASIDE}/{self._theme.id}", "\n".join(sorted(rules)))

    # Examples ---------------------------------------------------------------------------------

    def _show_examples(self, *_: object) -> None:
        while (item := self._examples.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        one = self.table.chosen
        self._head.setVisible(one is not None)
        self._allow()
        if one is None:
            return
        self._head.setText(self._said_of(one))
        finder = RuleFinder(Rule(one.language, one.rule))
        for sentence in self._sentences(finder, one.gains):
            self._examples.addWidget(self._example(sentence))
        if one.gains:
            words = self.tr("In sentences of the theme:")
            self._examples.addWidget(Words(self._look, words, px=12, role="tx2"))
        for sentence in self._sentences(finder, one.examples):
            self._examples.addWidget(self._example(sentence))

    def _said_of(self, one: Suggestion) -> str:
        if not one.elsewhere:
            return self.tr("Finds no further sentence here. In sentences of the theme:")
        if one.elsewhere == 1:
            return self.tr("Would find 1 further sentence:")
        words = self.tr("Would find {0} further sentences in {1} reports, such as:")
        return words.format(f"{one.elsewhere:,}", f"{one.reports_elsewhere:,}")

    def _sentences(self, finder: RuleFinder, places: Sequence[Place]) -> list[Read]:
        """Return a few of the sentences with what the rule finds in them, each wording once."""
        found: dict[str, Read] = {}
        for place in places:
            bare = read(self._session, place)
            if bare is not None and bare.text not in found and len(found) < _EXAMPLES:
                alone = [Sentence(0, 0, len(bare.text), 1)]
                marks = [(start, end) for _, start, end in finder.find(bare.text, alone)]
                found[bare.text] = replace(bare, marks=tuple(marks))
        return list(found.values())

    def _example(self, sentence: Read) -> MarkedSentence:
        shown = MarkedSentence(self._look, self._theme)
        shown.setToolTip(self.tr("Double-click to read it in its full text"))
        shown.show_sentence(sentence)
        shown.opened.connect(self.opened)
        return shown
