# SPDX-License-Identifier: MIT
"""Who may speak in the reports that state no actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from standpoint.ui.actors import lists
from standpoint.ui.actors.name import ActorNameDialog
from standpoint.ui.actors.page import ActorPage
from standpoint.ui.look import Look, PushButton

if TYPE_CHECKING:
    from standpoint.corpus.actor_suggestions import Speaking
    from standpoint.session.background import Ticket
    from standpoint.session.session import Session


class SpeakPage(ActorPage):
    """Looked for beside the window, once the page is seen."""

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(look, session, lists.speaker_table(look), parent)
        self._asked: Ticket | None = None
        self.set_speaker = PushButton(look, self.tr("Set as actor"), key="Enter")
        self.set_other = PushButton(look, self.tr("Set another…"))
        self._add_buttons((self.set_speaker, self.set_speakers), (self.set_other, self.ask_speaker))
        self.table.act_asked.connect(self.set_speakers)

    def number(self) -> int | None:
        """Return how many rows there are, None where nobody looked yet."""
        return None if self._asked is None else super().number()

    def hint(self) -> str:
        """Say where the names were found, or that they are looked for."""
        if self._asked is not None and self._asked.open:
            return self.tr("Looking through the reports that state no actor…")
        if self.empty:
            return self.tr("No report without an actor names one where speakers are named.")
        return self.tr("These reports state no actor. Who is named there may be who speaks.")

    def begin(self) -> None:
        """Look for speakers if nobody did yet."""
        if self._asked is None:
            self._look()
        super().begin()

    def reload(self) -> None:
        """Look again, if it was looked before."""
        if self._asked is not None:
            self._look()

    def leave(self) -> None:
        """Look no longer."""
        if self._asked is not None:
            self._asked.cancel()

    def _look(self) -> None:
        from standpoint.corpus import actor_suggestions

        self.leave()
        self._asked = self._session.background(actor_suggestions.speaking, done=self._on_found)
        self.told.emit()

    def _on_found(self, found: tuple[Speaking, ...]) -> None:
        self.table.show_rows(lists.speakers(found))
        self.told.emit()

    def enable(self) -> None:
        """Let an actor be set where a name can mean but one."""
        rows = self.table.selected
        certain = bool(rows) and not any(row.rivals for row in rows)
        self.set_speaker.setEnabled(self.writable and certain)
        self.set_other.setEnabled(self.writable and bool(rows))

    def set_speakers(self) -> None:
        """Let the actors who may speak be those of their reports."""
        if self.set_speaker.isEnabled():
            self._set({
                report: row.actor.shown for row in self.table.selected for report in row.reports
            })  # fmt: skip

    def ask_speaker(self) -> None:
        """Choose among the actors of a name, or write one, for the reports of the selected rows."""
        rows = self.table.selected
        if not self.set_other.isEnabled():
            return
        reports = [report for row in rows for report in row.reports]
        detail = (
            self.tr("Whose report is this?")
            if len(reports) == 1
            else self.tr("Whose are these {0} reports?").format(f"{len(reports):,}")
        )
        rivals = dict.fromkeys(actor.shown for row in rows for actor in (row.actor, *row.rivals))
        if len(rivals) > 1:
            detail += " " + self.tr("The name may mean: {0}.").format(", ".join(rivals))
        dialog = ActorNameDialog(
            self.look,
            self.tr("Set as actor"),
            detail,
            name="",
            offered=self.offered(),
            parent=self.window(),
        )
        if dialog.exec() == ActorNameDialog.DialogCode.Accepted:
            self._set(dict.fromkeys(reports, dialog.name()))

    def _set(self, actors: dict[int, str]) -> None:
        number = f"{len(actors):,} reports" if len(actors) > 1 else "1 report"
        self._session.set_metadata(
            {report: {"actor": name} for report, name in actors.items()},
            f"Set the actor of {number}.",
        )
