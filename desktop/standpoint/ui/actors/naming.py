# SPDX-License-Identifier: MIT
"""The names under which reports stand: those that may be one actor’s, and all that are in use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from standpoint.ui.actors import lists
from standpoint.ui.actors.name import ActorNameDialog
from standpoint.ui.actors.page import ActorPage
from standpoint.ui.look import Look, PushButton

if TYPE_CHECKING:
    from standpoint.corpus.actor_suggestions import Suggestion
    from standpoint.session.session import Session


class NamesPage(ActorPage):
    """A list of names that may be given another name. `renamed(name)` says which was written."""

    renamed = Signal(str)

    def ask_new_name(self, names: Sequence[str]) -> None:
        """Ask for another name for some."""
        detail = (
            self.tr("All reports that stand under “{0}” will stand under this name.").format(
                names[0]
            )
            if len(names) == 1
            else self.tr("The reports of all {0} names will stand under this one.").format(
                len(names)
            )
        )
        dialog = ActorNameDialog(
            self.look,
            self.tr("Rename the actor") if len(names) == 1 else self.tr("Rename actors"),
            detail,
            name=names[0],
            offered=self.offered(),
            parent=self.window(),
        )
        if dialog.exec() == ActorNameDialog.DialogCode.Accepted:
            new = dialog.name()
            self.renamed.emit(new)
            self._session.rename_actors({name: new for name in names if name != new})


class DecidePage(NamesPage):
    """Names that may be one actor’s; nothing is merged before somebody says so."""

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(look, session, lists.suggestion_table(look), parent)
        self.suggested: tuple[Suggestion, ...] = ()
        self.take = PushButton(look, self.tr("Rename to this"), key="Enter")
        self.take_other = PushButton(look, self.tr("Rename to…"))
        self.apart = PushButton(look, self.tr("Keep apart"), key="Del")
        self._add_buttons(
            (self.take, self.take_suggestions),
            (self.take_other, self.offer_others),
            (self.apart, self.keep_apart),
        )
        self.table.act_asked.connect(self.take_suggestions)
        self.table.remove_asked.connect(self.keep_apart)

    def hint(self) -> str:
        """Say what the names have to do with each other."""
        if self.empty:
            return self.tr("No two names in use look like one actor.")
        return self.tr("These names may be one actor’s. Nothing is merged until you say so.")

    def reload(self) -> None:
        """Read the suggestions anew."""
        self.suggested = self._session.actor_suggestions()
        self.table.show_rows(self.suggested)

    def enable(self) -> None:
        """Let a name be taken only where it can mean but one actor."""
        rows = self.table.selected
        certain = bool(rows) and not any(row.rivals for row in rows)
        self.take.setEnabled(self.writable and certain)
        self.take_other.setEnabled(self.writable and len(rows) == 1)
        self.apart.setEnabled(self.writable and bool(rows))

    def take_suggestions(self) -> None:
        """Rename the selected names to the actors that they may be; names of several wait."""
        if self.take.isEnabled():
            self._session.rename_actors({row.name: row.actor.shown for row in self.table.selected})

    def offer_others(self) -> None:
        """Offer every actor that a name may mean, and one written by hand."""
        (row,) = self.table.selected
        menu = QMenu(self)
        for actor in (row.actor, *row.rivals):
            action = QAction(actor.shown, menu)
            action.triggered.connect(
                lambda _=False, to=actor.shown: self._session.rename_actors({row.name: to})
            )
            menu.addAction(action)
        menu.addSeparator()
        other = QAction(self.tr("Another name…"), menu)
        other.triggered.connect(lambda: self.ask_new_name([row.name]))
        menu.addAction(other)
        menu.popup(self.take_other.mapToGlobal(QPoint(0, self.take_other.height())))

    def keep_apart(self) -> None:
        """Say that the selected names are not those actors’."""
        if self.apart.isEnabled():
            self._session.refuse_actors(
                [
                    (row.name, actor.id or actor.label)
                    for row in self.table.selected
                    for actor in (row.actor, *row.rivals)
                ]
            )


class UsedPage(NamesPage):
    """All names under which reports stand. `learnt(name)` asks to write one down as an actor.

    `decide` is the list beside it, read before it, which says who may be meant.
    """

    learnt = Signal(str)

    def __init__(
        self, look: Look, session: Session, decide: DecidePage, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, session, lists.names_table(look), parent)
        self._decide = decide
        self._wanted = ""
        self.rename = PushButton(look, self.tr("Rename…"), key="F2")
        self.learn = PushButton(look, self.tr("Add to the known actors…"))
        self._add_buttons((self.rename, self.ask_name), (self.learn, self.learn_name))
        self.table.act_asked.connect(self.ask_name)
        self.renamed.connect(self.find_again)

    def hint(self) -> str:
        """Say what the names are."""
        if self.empty:
            return self.tr("No report states whose it is.")
        return self.tr("The names under which reports stand.")

    def find_again(self, name: str) -> None:
        """Choose a name as soon as it is in use."""
        self._wanted = name

    def reload(self) -> None:
        """Read the names anew."""
        session = self._session
        names, known = session.actor_names(), session.actors()
        self.table.show_rows(lists.in_use(names, known, self._decide.suggested))
        if self._wanted and self.table.choose(self._wanted):
            self._wanted = ""

    def enable(self) -> None:
        """Let a name that is not known yet be learnt."""
        rows = self.table.selected
        self.rename.setEnabled(self.writable and bool(rows))
        self.learn.setEnabled(self.writable and len(rows) == 1 and rows[0].known is None)

    def ask_name(self) -> None:
        """Ask for another name for the selected ones."""
        if self.rename.isEnabled():
            self.ask_new_name([row.name for row in self.table.selected])

    def learn_name(self) -> None:
        """Write down an actor of the selected name."""
        if self.learn.isEnabled():
            self.learnt.emit(self.table.selected[0].name)
