# SPDX-License-Identifier: MIT
"""Looking at files for a plan: one drop after the other, with what is said while it lasts."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from standpoint.model.places import ColumnMapping, Place, Unpacked
from standpoint.model.plan import Planned
from standpoint.model.progress import Progress
from standpoint.ui.adding import wording
from standpoint.ui.adding.plan import Plan
from standpoint.ui.look import LinkButton, Look, ShareBar, Words
from standpoint.ui.status import time_left

if TYPE_CHECKING:
    from standpoint.documents import KnownMappings
    from standpoint.session.session import Session

LONG = 30.0
"""Seconds still to look after which all may be added without looking on."""


class Looking(QObject):
    """Fills a plan with what is found in files, and says how far it is.

    Signals:
        began(), came(first), ended(): a look begins; there are new rows, the first of them of that
            number; a look is over, or was stopped.
        all_asked(): what was not looked at shall be added, too, and the look has ended.
    """

    began = Signal()
    came = Signal(int)
    ended = Signal()
    all_asked = Signal()

    def __init__(self, session: Session, look: Look, plan: Plan, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._plan = plan
        self._queue: list[Callable[[], None]] = []
        self._started = 0.0
        self._unpacked = False
        self._all = False
        self._said: dict[tuple[Path, str], tuple[Unpacked, ColumnMapping]] = {}
        self.on = False
        self.given: list[Path] = []
        self.stopped = ""
        self.share = ShareBar(look)
        self.progress = Words(look, role="tx2")
        self.all = LinkButton(look, wording.tr("Add all now"), px=13)
        self.all.setToolTip(
            wording.tr("Adds what was not looked at, too, with what is found in each file.")
        )
        self.stop = LinkButton(look, wording.tr("Cancel"), px=13)
        self.stop.clicked.connect(self._stop)
        self.all.clicked.connect(self._add_all)
        session.planned.connect(self._on_planned)
        session.progressed.connect(self._on_progress)
        session.job_finished.connect(self._on_ended)

    def stand_in(self, row: QHBoxLayout) -> None:
        """Put what is said while it lasts at the end of a row."""
        for widget in (self.share, self.progress, self.all, self.stop):
            row.addWidget(widget)
            widget.hide()

    def at_files(self, paths: Sequence[Path]) -> None:
        """Look at files and folders, after those that are looked at already."""
        given = list(paths)
        self.given += given
        self._queue.append(
            lambda: self._session.plan(given, tuple(self._plan.items), self._read_as())
        )
        self._look_on()

    def at_tables(self, tables: Sequence[Unpacked], mapping: ColumnMapping) -> None:
        """Look at the rows of tables of which the columns are now known."""
        for table in tables:
            self._said[table.place.key] = table, mapping
        places = [Place(one.place.path, one.place.part, mapping) for one in tables]
        self._queue.append(lambda: self._session.plan_places(places, tuple(self._plan.items)))
        self._look_on()

    def rest(self) -> tuple[Path, ...]:
        """Return the files and folders of which what is not in the plan is to be added, too."""
        return tuple(self.given) if self._all else ()

    def said_of_tables(self) -> list[tuple[tuple[str, ...], ColumnMapping]]:
        """Return what columns hold, as was said of tables of which reports are to be added."""
        wanted = [one.place for one in self._plan.wanted()]
        return [
            (table.columns, mapping)
            for table, mapping in self._said.values()
            if any(table.place.holds(place) for place in wanted)
        ]

    def leave(self) -> None:
        """End, for the dialog closes."""
        self._queue.clear()
        if self.on:
            self.on = False
            self._session.cancel()
        session = self._session
        session.planned.disconnect(self._on_planned)
        session.progressed.disconnect(self._on_progress)
        session.job_finished.disconnect(self._on_ended)

    def show_state(self) -> None:
        """Show how far it is only while it lasts."""
        for widget in (self.share, self.progress, self.stop):
            widget.setVisible(self.on)
        self.all.setVisible(self.on and not self.all.isHidden())

    def _read_as(self) -> KnownMappings:
        """Return how the tables that come next are read, by the names of their columns."""
        from standpoint.corpus import column_mappings

        return {
            table.columns: mapping
            for table, mapping in self._said.values()
            if column_mappings.are_names(table.columns)
        }

    def _look_on(self) -> None:
        if self._queue and not self.on and not self._session.busy:
            self.on = True
            self._started = time.monotonic()
            self.stopped = ""
            self.share.begin()
            self.progress.setText(wording.tr("Looking at the files…"))
            self._queue.pop(0)()
            if not self._session.busy:
                self.on = False
            self.began.emit()

    def _on_planned(self, planned: Planned) -> None:
        if self.on:
            before = len(self._plan.items)
            self._unpacked = self._unpacked or bool(planned.unpacked)
            self._plan.take(planned)
            self.came.emit(before)

    def _on_progress(self, progress: Progress) -> None:
        if not self.on:
            return
        self.share.tell(progress)
        done, total = progress.done, progress.total
        words = wording.tr("Looked at {0} of {1}").format(f"{done:,}", f"{total:,}")
        spent = time.monotonic() - self._started
        if 0 < done < total and spent > 1:
            left = spent / done * (total - done)
            words += ", " + time_left(left)
            # Of a packed file or a table that was begun, some parts would be passed over.
            self.all.setVisible(left > LONG and not self._unpacked)
        self.progress.setText(words)

    def _stop(self) -> None:
        self._queue.clear()
        self._session.cancel()
        self.stopped = wording.tr("Stopped: what was not looked at is not in this list.")

    def _add_all(self) -> None:
        self._all = True
        self._queue.clear()
        self._session.cancel()

    def _on_ended(self) -> None:
        if not self.on:
            return
        self.on = False
        if self._all:
            self.all_asked.emit()
            return
        self.ended.emit()
        self._look_on()
