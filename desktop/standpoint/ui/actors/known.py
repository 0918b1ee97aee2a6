# SPDX-License-Identifier: MIT
"""The actors by whose names reports are recognised: those shipped, and the analyst’s own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from standpoint.errors import ActorError, DateError
from standpoint.model.actors import Actor
from standpoint.ui.actors import lists
from standpoint.ui.actors.form import ActorForm
from standpoint.ui.actors.page import ActorPage
from standpoint.ui.look import Look, PushButton

if TYPE_CHECKING:
    from standpoint.session.session import Session


class KnownPage(ActorPage):
    """Actors with their names, to add, change and take away."""

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(look, session, lists.known_table(look), parent)
        self.add = PushButton(look, self.tr("Add an actor…"), key="Ins")
        self.change = PushButton(look, self.tr("Change it…"), key="F2")
        self.delete = PushButton(look, self.tr("Delete it"), key="Del")
        self.shipped = PushButton(look, self.tr("Restore the shipped one"))
        self._add_buttons(
            (self.add, lambda: self.write_actor(None)),
            (self.change, self.change_actor),
            (self.delete, self.delete_actor),
            (self.shipped, self.restore_actor),
        )
        self.table.act_asked.connect(self.change_actor)
        self.table.remove_asked.connect(self.delete_actor)

    def hint(self) -> str:
        """Say what the names are for."""
        return self.tr("By these names actors are recognised. Your changes stay in this corpus.")

    def reload(self) -> None:
        """Read the actors anew."""
        known = self._session.actors()
        self.table.show_rows(sorted(known.actors, key=lambda actor: actor.shown.casefold()))

    def enable(self) -> None:
        """Let one actor at a time be changed."""
        rows = self.table.selected
        one = self.writable and len(rows) == 1
        self.add.setEnabled(self.writable)
        self.change.setEnabled(one)
        self.delete.setEnabled(one)
        self.shipped.setEnabled(one and rows[0].own)

    def write_actor(self, actor: Actor | None) -> None:
        """Write an actor down, or change one."""
        if not self.add.isEnabled():
            return
        form = ActorForm(self.look, actor, self.window())
        if form.exec() == ActorForm.DialogCode.Accepted:
            try:
                self._session.keep_actor(form.actor_written())
            except (ActorError, DateError) as error:
                self.failed.emit(str(error))

    def change_actor(self) -> None:
        """Change the selected actor."""
        if self.change.isEnabled():
            self.write_actor(self.table.selected[0])

    def delete_actor(self) -> None:
        """Take the selected actor away from the known ones."""
        if self.delete.isEnabled():
            self._session.delete_actor(self.table.selected[0])

    def restore_actor(self) -> None:
        """Let the selected actor be as it was shipped; one that was not is taken away."""
        if self.shipped.isEnabled():
            self._session.restore_actor(self.table.selected[0].id)
