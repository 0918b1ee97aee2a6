# SPDX-License-Identifier: MIT
"""Actors: names to decide on, names in use, who may speak where nobody is stated, who is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from standpoint.model.actors import Actor
from standpoint.ui.actors.known import KnownPage
from standpoint.ui.actors.naming import DecidePage, UsedPage
from standpoint.ui.actors.page import ActorPage
from standpoint.ui.actors.speaking import SpeakPage
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import LinkButton, Look, SearchField, SegmentedControl, Words, isolated

if TYPE_CHECKING:
    from standpoint.session.changes import Changes
    from standpoint.session.session import Session

DECIDE, USED, SPEAK, KNOWN = range(4)


class ActorsWindow(Dialog):
    """Each act is one step to undo; the program never merges names by itself."""

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Actors"), parent)
        self._session = session
        self.resize(1040, 600)
        self.head = self.add_head(self.tr("Actors and their names"))
        self.pages = SegmentedControl(look, [("", "")] * 4, self.tr("List"))
        self.search = SearchField(look, self.tr("Find a name"))
        row = QHBoxLayout()
        row.addWidget(self.pages)
        row.addStretch(1)
        row.addWidget(self.search)
        self.body.addLayout(row)
        self.hint = Words(look, "", px=12, role="tx2", wrap=True)
        self.body.addWidget(self.hint)
        self.decide = DecidePage(look, session)
        self.used = UsedPage(look, session, self.decide)
        self.speak = SpeakPage(look, session)
        self.known = KnownPage(look, session)
        self._lists: tuple[ActorPage, ...] = (self.decide, self.used, self.speak, self.known)
        self.stack = QStackedWidget()
        for page in self._lists:
            self.stack.addWidget(page)
        self.body.addWidget(self.stack, 1)
        self._add_foot()
        self._connect()
        self.reload()
        first = USED if self.decide.empty else DECIDE
        self.show_page(first)
        # The row that looks chosen is the one that Enter acts on.
        self._lists[first].table.setFocus()

    def _add_foot(self) -> None:
        self.said = Words(self.look, "", px=12, role="tx2")
        self.undo = LinkButton(self.look, self.tr("Undo"))
        self.undo.hide()
        self.foot.row.insertWidget(0, self.said)
        self.foot.row.insertWidget(1, self.undo)
        self.add_button(self.tr("Close"), key="Esc").clicked.connect(self.accept)

    def _connect(self) -> None:
        session = self._session
        self.pages.chosen.connect(self.show_page)
        for page in self._lists:
            self.search.textChanged.connect(page.table.listed.look_for)
            page.told.connect(self._describe)
            page.failed.connect(self._say)
        self.search.textChanged.connect(lambda _: self._describe())
        self.search.entered.connect(self._enter_list)
        self.search.left.connect(self.accept)
        self.decide.renamed.connect(self.used.find_again)
        self.used.learnt.connect(lambda name: self.known.write_actor(Actor("", name)))
        self.undo.clicked.connect(session.undo.undo)
        session.changed.connect(self._on_changed)
        session.said.connect(self._say)
        session.failed.connect(self._say)
        session.undo.indexChanged.connect(self._on_undo)
        for keys, act in (
            ("Ins", lambda: self.known.write_actor(None)),
            ("Ctrl+Z", session.undo.undo),
            ("Ctrl+Shift+Z", session.undo.redo),
            ("Ctrl+F", self.search.take_focus),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # What is shown --------------------------------------------------------------------------

    def show_page(self, page: int) -> None:
        """Show one of the lists."""
        self.pages.set_current(page)
        self.stack.setCurrentIndex(page)
        self._lists[page].begin()
        self._describe()

    def reload(self) -> None:
        """Read all lists anew; who may speak only if it was looked for."""
        for page in self._lists:
            page.reload()
        self._describe()

    def _describe(self) -> None:
        """Say how long the lists are and what the one is that is shown."""
        names = (
            self.tr("To decide"),
            self.tr("In use"),
            self.tr("Who may speak"),
            self.tr("Known"),
        )
        for at, (words, page) in enumerate(zip(names, self._lists, strict=True)):
            number = page.number()
            self.pages.set_words(at, words if number is None else f"{words}  {number:,}")
            page.enable()
        shown = self._lists[self.stack.currentIndex()]
        wanted = self.search.text().strip()
        nothing = self.tr("No name here holds “{0}”.").format(isolated(wanted))
        self.hint.setText(nothing if wanted and shown.empty else shown.hint())

    def _enter_list(self) -> None:
        page = self._lists[self.stack.currentIndex()]
        page.begin()
        page.table.setFocus()

    # What the session says ------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if changes.actors or changes.reports:
            self.reload()

    def keyPressEvent(self, event: object) -> None:
        """Act with Enter on the chosen row, also from the choice of its list."""
        assert isinstance(event, QKeyEvent)
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.pages.isAncestorOf(self.focusWidget()):
            self._lists[self.stack.currentIndex()].table.act_asked.emit()
        else:
            super().keyPressEvent(event)

    def _say(self, sentence: str, undoable: bool = False) -> None:
        self.said.setText(sentence)
        self.undo.setVisible(undoable)

    def _on_undo(self) -> None:
        """What was said last can be taken back only until something else is."""
        self.undo.hide()

    def done(self, result: int) -> None:
        """Stop looking through reports when the window closes."""
        self.speak.leave()
        super().done(result)
