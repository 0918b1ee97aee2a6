# SPDX-License-Identifier: MIT
"""Actors: names to decide on, names in use, who may speak where nobody is stated, who is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from standpoint.errors import ActorError, DateError
from standpoint.model.actors import Actor
from standpoint.ui.actors import lists
from standpoint.ui.actors.form import ActorForm
from standpoint.ui.actors.name import ActorNameDialog
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import (
    LinkButton,
    Look,
    PushButton,
    SearchField,
    SegmentedControl,
    Words,
)

if TYPE_CHECKING:
    from standpoint.corpus.actor_suggestions import Speaking
    from standpoint.session.background import Ticket
    from standpoint.session.changes import Changes
    from standpoint.session.session import Session

DECIDE, USED, SPEAK, KNOWN = range(4)


class ActorsWindow(Dialog):
    """Each act is one step to undo; the program never merges names by itself."""

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Actors"), parent)
        self._session = session
        self._asked: Ticket | None = None
        self._looked_for_speakers = False
        self._renamed = ""
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
        self.decide = lists.suggestion_table(look)
        self.used = lists.names_table(look)
        self.speak = lists.speaker_table(look)
        self.known = lists.known_table(look)
        self.tables = (self.decide, self.used, self.speak, self.known)
        self.stack = QStackedWidget()
        for table in self.tables:
            self.stack.addWidget(table)
        self.body.addWidget(self.stack, 1)
        self._add_buttons()
        self._add_foot()
        self._connect()
        self.reload()
        self.show_page(DECIDE if self.decide.listed.rows else USED)

    def _add_buttons(self) -> None:
        """One strip of buttons for each list."""
        self._strips = QStackedWidget()
        self.take = PushButton(self.look, self.tr("Rename to this"), key="Enter")
        self.take_other = PushButton(self.look, self.tr("Rename to…"))
        self.apart = PushButton(self.look, self.tr("Keep apart"), key="Del")
        self.rename = PushButton(self.look, self.tr("Rename…"), key="F2")
        self.learn = PushButton(self.look, self.tr("Add to the known actors…"))
        self.set_speaker = PushButton(self.look, self.tr("Set as actor"), key="Enter")
        self.set_other = PushButton(self.look, self.tr("Set another…"))
        self.add = PushButton(self.look, self.tr("Add an actor…"), key="Ins")
        self.change = PushButton(self.look, self.tr("Change it…"), key="F2")
        self.delete = PushButton(self.look, self.tr("Delete it"), key="Del")
        self.shipped = PushButton(self.look, self.tr("Restore the shipped one"))
        for buttons in (
            (self.take, self.take_other, self.apart),
            (self.rename, self.learn),
            (self.set_speaker, self.set_other),
            (self.add, self.change, self.delete, self.shipped),
        ):
            strip = QWidget()
            row = QHBoxLayout(strip)
            row.setContentsMargins(0, 4, 0, 0)
            row.setSpacing(6)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            self._strips.addWidget(strip)
        self._strips.setFixedHeight(36)
        holder = QVBoxLayout()
        holder.addWidget(self._strips)
        self.body.addLayout(holder)

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
        for table in self.tables:
            table.chosen.connect(self._enable)
            self.search.textChanged.connect(table.listed.look_for)
        acts: tuple[tuple[PushButton, Callable[[], None]], ...] = (
            (self.take, self.take_suggestions),
            (self.take_other, self.offer_others),
            (self.apart, self.keep_apart),
            (self.rename, self.ask_name),
            (self.learn, self.learn_name),
            (self.set_speaker, self.set_speakers),
            (self.set_other, self.ask_speaker),
            (self.add, lambda: self.write_actor(None)),
            (self.change, self.change_actor),
            (self.delete, self.delete_actor),
            (self.shipped, self.restore_actor),
        )
        for button, act in acts:
            button.clicked.connect(act)
        self.decide.act_asked.connect(self.take_suggestions)
        self.decide.remove_asked.connect(self.keep_apart)
        self.used.act_asked.connect(self.ask_name)
        self.speak.act_asked.connect(self.set_speakers)
        self.known.act_asked.connect(self.change_actor)
        self.known.remove_asked.connect(self.delete_actor)
        self.undo.clicked.connect(session.undo.undo)
        session.changed.connect(self._on_changed)
        session.said.connect(self._say)
        session.failed.connect(self._say)
        session.undo.indexChanged.connect(self._on_undo)
        for keys, act in (
            ("Ins", lambda: self.write_actor(None)),
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
        self._strips.setCurrentIndex(page)
        if page == SPEAK and not self._looked_for_speakers:
            self._look_for_speakers()
        if self.tables[page].listed.rows and not self.tables[page].currentIndex().isValid():
            self.tables[page].choose_row(0)
        self._show_hint()
        self._enable()

    def reload(self) -> None:
        """Read all lists anew; who may speak only if it was looked for."""
        session = self._session
        known = session.actors()
        self.decide.show_rows(session.actor_suggestions())
        self.used.show_rows(lists.in_use(session.actor_names(), known))
        if self._renamed and self.used.choose(self._renamed):
            self._renamed = ""
        self.known.show_rows(sorted(known.actors, key=lambda actor: actor.shown.casefold()))
        if self._looked_for_speakers:
            self._look_for_speakers()
        self._show_numbers()
        self._enable()

    def _show_numbers(self) -> None:
        names = (
            self.tr("To decide"),
            self.tr("In use"),
            self.tr("Who may speak"),
            self.tr("Known"),
        )
        for at, (words, table) in enumerate(zip(names, self.tables, strict=True)):
            number = table.listed.rowCount()
            counted = at != SPEAK or self._looked_for_speakers
            self.pages.set_words(at, f"{words}  {number:,}" if counted else words)
        self._show_hint()

    def _show_hint(self) -> None:
        page = self.stack.currentIndex()
        empty = not self.tables[page].listed.rows
        self.hint.setText(
            (
                self.tr("No two names in use look like one actor.")
                if empty
                else self.tr("These names may be one actor’s. Nothing is merged until you say so."),
                self.tr("No report states whose it is.")
                if empty
                else self.tr("The names under which reports stand."),
                self._speaker_hint(empty),
                self.tr("By these names actors are recognised. Your changes stay in this corpus."),
            )[page]
        )

    def _speaker_hint(self, empty: bool) -> str:
        if self._asked is not None and self._asked.open:
            return self.tr("Looking through the reports that state no actor…")
        if empty:
            return self.tr("No report without an actor names one where speakers are named.")
        return self.tr("These reports state no actor. Who is named there may be who speaks.")

    def _enable(self) -> None:
        may = self._session.corpus is not None and not self._session.read_only
        decide, used = self.decide.selected, self.used.selected
        speak, known = self.speak.selected, self.known.selected
        certain = [row for row in decide if not row.rivals]
        self.take.setEnabled(may and bool(certain) and len(certain) == len(decide))
        self.take_other.setEnabled(may and len(decide) == 1)
        self.apart.setEnabled(may and bool(decide))
        self.rename.setEnabled(may and bool(used))
        self.learn.setEnabled(may and len(used) == 1 and used[0].known is None)
        self.set_speaker.setEnabled(may and bool(speak) and not any(row.rivals for row in speak))
        self.set_other.setEnabled(may and bool(speak))
        self.add.setEnabled(may)
        self.change.setEnabled(may and len(known) == 1)
        self.delete.setEnabled(may and len(known) == 1)
        self.shipped.setEnabled(may and len(known) == 1 and known[0].own)

    # Names ----------------------------------------------------------------------------------

    def take_suggestions(self) -> None:
        """Rename the selected names to the actors that they may be; names of several wait."""
        if self.take.isEnabled():
            self._session.rename_actors({row.name: row.actor.shown for row in self.decide.selected})

    def offer_others(self) -> None:
        """Offer every actor that a name may mean, and one written by hand."""
        (row,) = self.decide.selected
        menu = QMenu(self)
        for actor in (row.actor, *row.rivals):
            action = QAction(actor.shown, menu)
            action.triggered.connect(
                lambda _=False, to=actor.shown: self._session.rename_actors({row.name: to})
            )
            menu.addAction(action)
        menu.addSeparator()
        other = QAction(self.tr("Another name…"), menu)
        other.triggered.connect(lambda: self._ask_new_name([row.name]))
        menu.addAction(other)
        menu.popup(self.take_other.mapToGlobal(QPoint(0, self.take_other.height())))

    def keep_apart(self) -> None:
        """Say that the selected names are not those actors'."""
        if self.apart.isEnabled():
            self._session.refuse_actors(
                [
                    (row.name, actor.id or actor.label)
                    for row in self.decide.selected
                    for actor in (row.actor, *row.rivals)
                ]
            )

    def ask_name(self) -> None:
        """Ask for another name for the selected ones."""
        if self.rename.isEnabled():
            self._ask_new_name([row.name for row in self.used.selected])

    def _ask_new_name(self, names: list[str]) -> None:
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
            offered=self._offered(),
            parent=self,
        )
        if dialog.exec() == ActorNameDialog.DialogCode.Accepted:
            new = dialog.name()
            self._renamed = new
            self._session.rename_actors({name: new for name in names if name != new})

    def _offered(self) -> set[str]:
        """Return the names that reports and known actors have."""
        known = {actor.shown for actor in self._session.actors().actors}
        return known | set(self._session.actor_names())

    def learn_name(self) -> None:
        """Write down an actor of the selected name."""
        if self.learn.isEnabled():
            self.write_actor(Actor("", self.used.selected[0].name))

    # Who may speak --------------------------------------------------------------------------

    def _look_for_speakers(self) -> None:
        from standpoint.corpus import actor_suggestions

        self._looked_for_speakers = True
        if self._asked is not None:
            self._asked.cancel()
        self._asked = self._session.background(actor_suggestions.speaking, done=self._on_speakers)
        self._show_hint()

    def _on_speakers(self, found: tuple[Speaking, ...]) -> None:
        self.speak.show_rows(lists.speakers(found))
        self._show_numbers()
        self._enable()

    def set_speakers(self) -> None:
        """Let the actors who may speak be those of their reports."""
        if self.set_speaker.isEnabled():
            self._set({
                report: row.actor.shown for row in self.speak.selected for report in row.reports
            })  # fmt: skip

    def ask_speaker(self) -> None:
        """Choose among the actors of a name, or write one, for the reports of the selected rows."""
        rows = self.speak.selected
        if not self.set_other.isEnabled():
            return
        reports = [report for row in rows for report in row.reports]
        detail = (
            self.tr("Whose report is this?")
            if len(reports) == 1
            else self.tr("Whose are these {0} reports?").format(f"{len(reports):,}")
        )
        rivals = [actor.shown for row in rows for actor in (row.actor, *row.rivals)]
        if len(set(rivals)) > 1:
            detail += " " + self.tr("The name may mean: {0}.").format(
                ", ".join(dict.fromkeys(rivals))
            )
        dialog = ActorNameDialog(
            self.look,
            self.tr("Set as actor"),
            detail,
            name="",
            offered=self._offered(),
            parent=self,
        )
        if dialog.exec() == ActorNameDialog.DialogCode.Accepted:
            self._set(dict.fromkeys(reports, dialog.name()))

    def _set(self, actors: dict[int, str]) -> None:
        number = f"{len(actors):,} reports" if len(actors) > 1 else "1 report"
        self._session.set_metadata(
            {report: {"actor": name} for report, name in actors.items()},
            f"Set the actor of {number}.",
        )

    # Known actors ---------------------------------------------------------------------------

    def write_actor(self, actor: Actor | None) -> None:
        """Write an actor down, or change one."""
        if not self.add.isEnabled():
            return
        form = ActorForm(self.look, actor, self)
        if form.exec() == ActorForm.DialogCode.Accepted:
            try:
                self._session.keep_actor(form.actor_written())
            except (ActorError, DateError) as error:
                self._say(str(error), undoable=False)

    def change_actor(self) -> None:
        """Change the selected actor."""
        if self.change.isEnabled():
            self.write_actor(self.known.selected[0])

    def delete_actor(self) -> None:
        """Take the selected actor away from the known ones."""
        if self.delete.isEnabled():
            self._session.delete_actor(self.known.selected[0])

    def restore_actor(self) -> None:
        """Let the selected actor be as it was shipped; one that was not is taken away."""
        if self.shipped.isEnabled():
            self._session.restore_actor(self.known.selected[0].id)

    # What the session says ------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if changes.actors or changes.reports:
            self.reload()

    def _say(self, sentence: str, undoable: bool = False) -> None:
        self.said.setText(sentence)
        self.undo.setVisible(undoable)

    def _on_undo(self) -> None:
        """What was said last can be taken back only until something else is."""
        self.undo.hide()

    def done(self, result: int) -> None:
        """Stop looking through reports when the window closes."""
        if self._asked is not None:
            self._asked.cancel()
        super().done(result)
