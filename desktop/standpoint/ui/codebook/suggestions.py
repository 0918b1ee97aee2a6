# SPDX-License-Identifier: MIT
"""Suggestions for a theme: terms for its rules, and sentences near to coded ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QWidget

from standpoint.model.codebook import Facet, Rule, Theme
from standpoint.ui.codebook.near_page import NearPage
from standpoint.ui.codebook.terms_page import TermsPage
from standpoint.ui.codebook.working import Working
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Divider, ElidedLabel, LinkButton, Look, SegmentedControl, paint_digit

if TYPE_CHECKING:
    from standpoint.analysis.nearness import Near
    from standpoint.session.session import Session

TERMS, NEAR = 0, 1
LANGUAGES = ("en", "ar")
DIGIT = 15


class Asked(Protocol):
    """A question that can be given up."""

    def cancel(self) -> None:
        """Give it up."""


Runner = Callable[..., Asked]
"""Asks a generator function of the corpus, as `Session.background` does."""


class _Digit(QWidget):
    """The theme's square with its digit."""

    def __init__(self, look: Look, theme: Theme) -> None:
        super().__init__()
        self._look, self._theme = look, theme
        self.setFixedSize(DIGIT, DIGIT)
        look.changed.connect(self.update)

    def paintEvent(self, event: object) -> None:
        del event
        painter = QPainter(self)
        paint_digit(painter, self.rect(), self._theme, self._look)
        painter.end()


class Suggestions(Dialog):
    """Terms that stand out in a theme's sentences, and sentences near to these without the code.

    Args:
        session: the open corpus; rules go into its draft, codings into the corpus, both undoable.
        look: gives faces and colours.
        theme: the id of the theme.
        facet: the id of one of its facets, or None for the whole theme.
        parent: the window.
        runner: asks the corpus; `session.background` where none is given.

    `opened(report, start)` for a sentence that is to be read in its full text.
    """

    opened = Signal(int, int)

    def __init__(
        self,
        session: Session,
        look: Look,
        theme: str,
        facet: str | None,
        parent: QWidget | None = None,
        *,
        runner: Runner | None = None,
    ) -> None:
        super().__init__(look, "", parent)
        self._session = session
        self._theme, self._facet = theme, facet
        self._ask: Runner = runner or session.background
        self._ticket: Asked | None = None
        self._answers: dict[tuple[int, str], Any] = {}
        self.setWindowTitle(self.tr("Suggestions for {0}").format(self._name()))
        self.resize(880, 640)
        entry = self._entry()
        self.terms = TermsPage(session, look, entry, facet, self)
        self.near = NearPage(session, look, entry, self)
        self.tabs = SegmentedControl(
            look,
            [(self.tr("Terms"), ""), (self.tr("Near, without a code"), "")],
            self.tr("What is suggested"),
        )
        self.language = SegmentedControl(
            look, [(self.tr("English"), ""), (self.tr("Arabic"), "")], self.tr("Language")
        )
        self.pages = QStackedWidget()
        self._message = ElidedLabel(look, "", role="tx2")
        self._undo = LinkButton(look, self.tr("Undo"))
        self.working = Working(look)
        self._done_at = -1
        self._decided: dict[int, tuple[Near, Any]] = {}
        self._build()
        self._connect()
        self.language.set_current(LANGUAGES.index(self._usual_language()))
        self._look_up()

    def _build(self) -> None:
        self.body.setContentsMargins(0, 14, 0, 0)
        self.body.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(18, 0, 18, 12)
        row.setSpacing(12)
        row.addWidget(self.tabs)
        row.addWidget(_Digit(self.look, self._entry()))
        row.addWidget(ElidedLabel(self.look, self._name(), weight=600), 1)
        row.addWidget(self.language)
        self.body.addLayout(row)
        self.body.addWidget(Divider(self.look))
        self.pages.addWidget(self.terms)
        self.pages.addWidget(self.near)
        self.body.addWidget(self.pages, 1)
        foot = self.foot.row
        foot.takeAt(0)
        foot.addWidget(self._message, 1)
        foot.addWidget(self._undo)
        foot.addWidget(self.working)
        self.add_button(self.tr("Close"), key="Esc").clicked.connect(self.close)
        self._say("")
        self._undo.hide()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._look_up)
        self.language.chosen.connect(self._look_up)
        self.terms.accepted.connect(self._add_rule)
        self.terms.said.connect(self._say)
        self.terms.opened.connect(self.opened)
        self.near.decided.connect(self._decide)
        self.near.opened.connect(self.opened)
        self._undo.clicked.connect(self._take_back)
        # The window's own shortcuts do not reach a dialog in front of it.
        for keys, act in (
            ("Ctrl+Z", self._take_back),
            ("Ctrl+Shift+Z", self._do_again),
            ("Ctrl+Y", self._do_again),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.working.cancelled.connect(self._give_up)
        self._session.undo.indexChanged.connect(self._on_undone)
        self._session.draft.changed.connect(self._on_draft)
        self._session.opened.connect(self.close)

    # The theme --------------------------------------------------------------------------------

    def _entry(self) -> Theme:
        """Return the theme as it stands in the draft, else as it was saved."""
        for codebook in (self._session.draft.codebook, self._session.codebook()):
            for theme in codebook.themes:
                if theme.id == self._theme:
                    return theme
        raise KeyError(self._theme)

    def _name(self) -> str:
        entry = self._entry()
        facets: tuple[Facet, ...] = entry.facets if self._facet else ()
        label = next((facet.label for facet in facets if facet.id == self._facet), "")
        return f"{entry.label} › {label}" if label else entry.label

    def _usual_language(self) -> str:
        """Return the language of most reports, of those that are offered."""
        spoken = [(report.language or "")[:2].lower() for report in self._session.reports()]
        return max(LANGUAGES, key=spoken.count)

    @property
    def _spoken(self) -> str:
        return LANGUAGES[self.language.current()]

    # Looking up -------------------------------------------------------------------------------

    def _look_up(self, *_: object) -> None:
        """Show what is known of the chosen page and language, or ask for it."""
        from standpoint.corpus import suggesting

        page, language = self.tabs.current(), self._spoken
        self.pages.setCurrentIndex(page)
        self._leave()
        if (page, language) in self._answers:
            self._show(page, language)
            return
        shown = self.terms if page == TERMS else self.near
        shown.wait(self.tr("Reading the reports…"))
        self.working.begin()
        self._ticket = self._ask(
            suggesting.terms if page == TERMS else suggesting.near,
            self._theme,
            self._facet,
            language,
            done=lambda found: self._on_found(page, language, found),
            progressed=self.working.tell,
            failed=self._on_failed,
        )

    def _on_found(self, page: int, language: str, found: Any) -> None:
        self._answers[page, language] = found
        self._rest()
        self._show(page, language)

    def _on_failed(self, sentence: str) -> None:
        self._rest()
        shown = self.terms if self.tabs.current() == TERMS else self.near
        shown.wait(sentence)

    def _show(self, page: int, language: str) -> None:
        found = self._answers[page, language]
        if page == TERMS:
            self.terms.show_suggestions(found, language, self._why_nothing(page, language))
            self.terms.table.setFocus()
        else:
            self.near.show_queue(found, language, self._why_nothing(page, language))
            self.near.setFocus()

    def _why_nothing(self, page: int, language: str) -> str:
        if self._answers[page, language]:
            return ""
        from standpoint.corpus import suggesting

        number = suggesting.coded(self._session.reading_corpus, self._theme, self._facet, language)
        spoken = self.tr("Arabic sentence") if language == "ar" else self.tr("English sentence")
        if not number:
            words = (
                self.tr("No {0} carries {1} yet. Terms can be suggested once some do.")
                if page == TERMS
                else self.tr("No {0} carries {1} yet. Near ones can be shown once some do.")
            )
            return words.format(spoken, self._name())
        if page == NEAR:
            return self.tr("No {0} without the code is near to one that carries {1}.").format(
                spoken, self._name()
            )
        if number == 1:
            return self.tr(
                "Only 1 {0} carries {1}. That is too few to compare with others."
            ).format(spoken, self._name())
        return self.tr(
            "No word stands out in the {0} sentences that carry {1}. The more there are, the more "
            "they show."
        ).format(f"{number:,}", self._name())

    def _give_up(self) -> None:
        self._leave()
        shown = self.terms if self.tabs.current() == TERMS else self.near
        shown.wait(self.tr("Cancelled. Choose the tab or the language to look again."))

    def _leave(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._rest()

    def _rest(self) -> None:
        self._ticket = None
        self.working.hide()

    # Doing ------------------------------------------------------------------------------------

    def _add_rule(self, source: str, facet: str) -> None:
        from standpoint.coding import codebook_editing

        draft = self._session.draft
        label = next((f.label for f in self._entry().facets if f.id == facet), facet)
        rule = Rule(self._spoken, source)
        said = self.tr("Added {0} to {1}.").format(source, label)
        draft.put(codebook_editing.add_rule(draft.codebook, self._theme, facet, rule), said)
        self._decided.pop(self._session.undo.index(), None)
        self._say(said, undoable=True)
        self._session.said.emit(said, True)  # noqa: FBT003 - a signal takes no keywords

    def _decide(self, near: Near, facet: str, status: Any) -> None:
        self._session.decide(near.report, near.start, near.end, self._theme, facet, status=status)
        self._decided[self._session.undo.index()] = (near, status)
        said = self.tr("Coded.") if status == "confirmed" else self.tr("Rejected.")
        self._say(said, undoable=True)

    def _take_back(self) -> None:
        undo = self._session.undo
        if not undo.canUndo():
            return
        words, decided = undo.undoText(), self._decided.get(undo.index())
        undo.undo()
        if decided is not None:
            self.near.take_back(decided[0])
        self._say(self.tr("Undone: {0}.").format(words.rstrip(".")))

    def _do_again(self) -> None:
        undo = self._session.undo
        if not undo.canRedo():
            return
        words = undo.redoText()
        undo.redo()
        decided = self._decided.get(undo.index())
        if decided is not None:
            self.near.answer_again(*decided)
        self._say(words.rstrip(".") + ".", undoable=True)

    def _on_draft(self) -> None:
        if not any(theme.id == self._theme for theme in self._session.draft.codebook.themes):
            self.close()
            return
        entry = self._entry()
        self.terms.set_theme(entry)
        self.near.set_theme(entry)
        self.terms.refresh()

    def _say(self, words: str, *, undoable: bool = False) -> None:
        self._message.setText(words)
        self._undo.setVisible(undoable)
        self._done_at = self._session.undo.index() if undoable else -1

    def _on_undone(self, index: int) -> None:
        """Offer no undo of something else."""
        if self._done_at >= 0 and index != self._done_at:
            self._say("")

    # Keys and closing -------------------------------------------------------------------------

    def keyPressEvent(self, event: object) -> None:
        """Let Enter add the chosen term; the queue has keys of its own."""
        assert isinstance(event, QKeyEvent)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton) and focused is not self.terms.add:
                focused.click()
            elif self.tabs.current() == TERMS:
                self.terms.accept()
            else:
                self.near.act(event.key())
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close, however that comes about, and ask no longer."""
        self._leave()
        super().done(result)
