# SPDX-License-Identifier: MIT
"""Which events lie over the chart, and the analyst's own: a window over the chart that it changes.

What is chosen is drawn at once; there is nothing to accept.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from standpoint.errors import StandpointError
from standpoint.figures import events
from standpoint.figures.chart import Figure
from standpoint.figures.choices import Choices
from standpoint.figures.composing import EventChoice
from standpoint.model.events import DatedEvent, category_name
from standpoint.session.changes import Changes
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import (
    CheckBox,
    Divider,
    LinkButton,
    Look,
    PushButton,
    SearchField,
    SegmentedControl,
    Words,
)
from standpoint.ui.trends import event_tables
from standpoint.ui.trends.event_form import EventForm
from standpoint.ui.trends.event_list import EventList

if TYPE_CHECKING:
    from standpoint.session.session import Session

_CHOICES: tuple[EventChoice, ...] = ("themes", "all", "none")
assert set(_CHOICES) == set(get_args(EventChoice))


class EventsDialog(Dialog):
    """`chosen(Choices)` when other events are to be shown; the chart answers by `show_figure`."""

    chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        session: Session,
        choices: Choices,
        figure: Figure,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, self.tr("Events"), parent)
        self._session = session
        self._choices = choices
        self._undo_at: int | None = None
        self._own: tuple[DatedEvent, ...] = ()
        self.resize(1080, 620)
        self.head = self.add_head("")
        self.boxes: dict[str, CheckBox] = {}
        self._add_choice()
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addLayout(self._build_categories())
        row.addLayout(self._build_list(), 1)
        self.body.addLayout(row, 1)
        self._add_foot()
        self._connect()
        self._reload()
        self.show_figure(figure)
        self.search.setFocus()

    # Building -------------------------------------------------------------------------------

    def _add_choice(self) -> None:
        words = [
            (self.tr("That bear on the themes"), ""),
            (self.tr("All"), ""),
            (self.tr("None"), ""),
        ]
        self.which = SegmentedControl(self.look, words, self.tr("Events in the chart"))
        self.body.addWidget(self.which)
        self.body.addSpacing(4)

    def _build_categories(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(3)
        numbers = Counter(event.category for event in events.known())
        for category in events.categories():
            box = CheckBox(self.look, f"{category_name(category)}  {numbers[category]}")
            self._add_box(column, category, box)
        column.addSpacing(6)
        self._add_box(column, events.OWN, CheckBox(self.look, ""))
        column.addStretch(1)
        return column

    def _add_box(self, column: QVBoxLayout, category: str, box: CheckBox) -> None:
        self.boxes[category] = box
        box.toggled.connect(self._on_tick)
        column.addWidget(box)

    def _build_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self.search = SearchField(self.look, self.tr("Find in the events"))
        self.list = EventList(self.look)
        self.empty = Words(
            self.look,
            self.tr(
                "No events of your own yet. Add one, or import a table with a date and a title "
                "in each row."
            ),
            px=12,
            role="tx2",
            wrap=True,
        )
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(Divider(self.look))
        column.addWidget(self.empty)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        self.add = self._button(buttons, self.tr("Add an event…"), "Ins")
        self.change = self._button(buttons, self.tr("Change it…"), "F2")
        self.remove = self._button(buttons, self.tr("Delete it"), "Del")
        buttons.addStretch(1)
        self.bring_in = self._button(buttons, self.tr("Import CSV…"))
        self.hand_on = self._button(buttons, self.tr("Export CSV…"))
        column.addLayout(buttons)
        return column

    def _button(self, row: QHBoxLayout, words: str, key: str = "") -> PushButton:
        button = PushButton(self.look, words, key=key)
        row.addWidget(button)
        return button

    def _add_foot(self) -> None:
        self.said = Words(self.look, "", px=12, role="tx2")
        self.undo = LinkButton(self.look, self.tr("Undo"))
        self.undo.hide()
        self.foot.row.insertWidget(0, self.said)
        self.foot.row.insertWidget(1, self.undo)
        self.add_button(self.tr("Close"), key="Esc").clicked.connect(self.accept)

    def _connect(self) -> None:
        session = self._session
        self.which.chosen.connect(lambda index: self._choose(events=_CHOICES[index]))
        self.search.textChanged.connect(self.list.events.look_for)
        self.search.entered.connect(self._enter_list)
        self.search.left.connect(self.accept)
        self.list.chosen.connect(self._enable)
        self.list.change_asked.connect(self.change_event)
        self.list.remove_asked.connect(self.remove_events)
        self.add.clicked.connect(self.add_event)
        self.change.clicked.connect(self.change_event)
        self.remove.clicked.connect(self.remove_events)
        self.bring_in.clicked.connect(self._ask_in)
        self.hand_on.clicked.connect(self._ask_out)
        self.undo.clicked.connect(session.undo.undo)
        session.changed.connect(self._on_changed)
        session.said.connect(self._say)
        session.failed.connect(self._fail)
        session.undo.indexChanged.connect(self._on_undo)
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Insert), self.add_event),
            (QKeySequence("Ctrl+Z"), session.undo.undo),
            (QKeySequence("Ctrl+Shift+Z"), session.undo.redo),
            (QKeySequence("Ctrl+F"), self.search.take_focus),
        ):
            QShortcut(keys, self).activated.connect(act)

    # What is shown --------------------------------------------------------------------------

    def show_figure(self, figure: Figure) -> None:
        """Say how many events a figure shows, and mark them."""
        shown = figure.shown_events()
        self.list.events.mark([(event.day, event.label) for event in shown])
        self.head.setText(
            self.tr("{0} of {1} events in the chart").format(f"{len(shown):,}", f"{self.total:,}")
        )

    @property
    def total(self) -> int:
        """How many events there are to choose from."""
        return len(events.known()) + len(self._own)

    def _reload(self) -> None:
        """Read the analyst's own events anew."""
        before = {event.id for event in self._own}
        self._own = self._session.own_events()
        new = next((event.id for event in self._own if event.id not in before), 0)
        themes = {theme.id: theme.label for theme in self._session.codebook().themes}
        chosen = [event.id for event in self.list.own]
        row = self.list.currentIndex().row()
        self.list.events.show(events.in_order((*events.known(), *self._own)), themes)
        wanted = new if new and self.isVisible() else next(iter(chosen), 0)
        if wanted and self.list.events.row_of(wanted) >= 0:
            self.list.choose(wanted)
        elif row >= 0:
            self.list.choose_row(row)
        own = self.boxes[events.OWN]
        own.setText(self.tr("Your own  {0}").format(f"{len(self._own):,}"))
        own.updateGeometry()
        self.empty.setVisible(not self._own)
        self._show_choices()
        self._enable()

    def _show_choices(self) -> None:
        self.which.set_current(_CHOICES.index(self._choices.events))
        wanted = self._choices.event_categories
        for category, box in self.boxes.items():
            on = not wanted or category in wanted
            blocker = QSignalBlocker(box)
            box.setChecked(self._choices.own_events if category == events.OWN else on)
            blocker.unblock()
            box.setAccessibleName(box.text())
            box.setEnabled(self._choices.events != "none")

    def _enable(self) -> None:
        may = self._session.corpus is not None and not self._session.read_only
        own = self.list.own
        several = len(own) > 1
        self.add.setEnabled(may)
        self.bring_in.setEnabled(may)
        self.change.setEnabled(may and len(own) == 1)
        self.remove.setEnabled(may and bool(own))
        self.remove.set_words(
            self.tr("Delete {0}").format(len(own)) if several else self.tr("Delete it")
        )
        self.hand_on.setEnabled(bool(self._own))

    # Choosing -------------------------------------------------------------------------------

    def _on_tick(self) -> None:
        known = events.categories()
        ticked = tuple(category for category in known if self.boxes[category].isChecked())
        # All stands as none named, so that a category of a later list is shown too; and where
        # none is ticked, what is named has none of the known events.
        wanted = () if len(ticked) == len(known) else ticked or (events.OWN,)
        self._choose(event_categories=wanted, own_events=self.boxes[events.OWN].isChecked())

    def _choose(self, **values: Any) -> None:
        changed = replace(self._choices, **values)
        if changed != self._choices:
            self._choices = changed
            self._show_choices()
            self.chosen.emit(changed)

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.choose_row(0)

    # Own events -----------------------------------------------------------------------------

    def add_event(self) -> None:
        """Ask for an event and write it down."""
        if not self.add.isEnabled():
            return
        form = self._form()
        if form.exec() == EventForm.DialogCode.Accepted:
            self._session.add_events([form.event_written()])
        form.deleteLater()

    def change_event(self) -> None:
        """Ask what is to be changed of the chosen event; those of the program stay as they are."""
        if not self.change.isEnabled():
            self._say_why()
            return
        event = self.list.own[0]
        form = self._form(event)
        if form.exec() == EventForm.DialogCode.Accepted and form.event_written() != event:
            self._session.change_event(form.event_written())
        form.deleteLater()

    def remove_events(self) -> None:
        """Take the chosen events away; undoable."""
        if not self.remove.isEnabled():
            self._say_why()
            return
        self._session.remove_events([event.id for event in self.list.own])

    def _form(self, event: DatedEvent | None = None) -> EventForm:
        categories = sorted({one.category for one in self._own if one.category})
        return EventForm(self.look, self._session.codebook(), categories, event, self)

    def _say_why(self) -> None:
        """Say why nothing happens with the chosen row."""
        if not self.list.own and self.list.currentIndex().isValid():
            self._tell(self.tr("This event came with the program. Only your own can be changed."))

    def _ask_in(self) -> None:
        path = event_tables.ask_file_in(self._session, self)
        if path is not None:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Take the events of a table, and list the rows that could not be used."""
        try:
            said, bad, number = event_tables.bring_in(self._session, path)
        except StandpointError as error:
            self._fail(str(error))
            return
        self._tell(said, undoable=bool(number))
        if bad:
            dialog = event_tables.BadRowsDialog(self.look, path.name, bad, said, self)
            dialog.exec()
            dialog.deleteLater()

    def _ask_out(self) -> None:
        path = event_tables.ask_file_out(self._session, self)
        if path is not None:
            self.export_file(path)

    def export_file(self, path: Path) -> None:
        """Write the analyst's own events to a table."""
        try:
            self._tell(event_tables.hand_on(self._session, path))
        except StandpointError as error:
            self._fail(str(error))

    # What is said ---------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if changes.events or changes.codebook:
            self._reload()
        if changes.events:
            # There Ctrl Z takes back what was done, not what is written in a field.
            self.list.setFocus()

    def _say(self, words: str, undoable: bool) -> None:
        self._tell(words, undoable=undoable)

    def _fail(self, words: str) -> None:
        self._tell(words, role="err")

    def _tell(self, words: str, *, undoable: bool = False, role: str = "tx2") -> None:
        self.said.setText(words)
        self.said.set_role(role)
        self.undo.setVisible(undoable)
        self._undo_at = self._session.undo.index() if undoable else None

    def _on_undo(self, index: int) -> None:
        """Offer to undo only what is said."""
        if self._undo_at is not None and index < self._undo_at:
            undone = self._session.undo.text(index)
            self._tell(self.tr("Undone: {0}.").format(undone))
