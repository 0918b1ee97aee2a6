# SPDX-License-Identifier: MIT
"""Writing an event of one's own down, or changing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from standpoint.errors import DateError, EventError
from standpoint.figures import wording
from standpoint.model.codebook import Codebook
from standpoint.model.events import (
    CATEGORIES,
    DatedEvent,
    category_name,
    category_of,
    date_between,
)
from standpoint.ui.completing import offer
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import HEIGHT, CheckBox, Look, Words, interface_font, isolated


class EventForm(Dialog):
    """Date, title, category, source, themes. After `accept`, `event_written()` has them."""

    def __init__(
        self,
        look: Look,
        codebook: Codebook,
        categories: Sequence[str] = (),
        event: DatedEvent | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = "Add an event" if event is None else "Change the event"
        super().__init__(look, title, parent)
        self._before = event or DatedEvent("", "")
        self.setMinimumWidth(520)
        self.add_head(self.tr(title))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._add_fields(categories)
        self._add_themes(codebook)
        self.body.addStretch(1)
        self.add_button(self.tr("Cancel"), key="Esc").clicked.connect(self.reject)
        words = self.tr("Add the event") if event is None else self.tr("Save the event")
        self.save = self.add_button(words, main=True, key="Enter")
        self.save.clicked.connect(self.accept)
        self._understand()
        self.date.setFocus()

    def _add_fields(self, categories: Sequence[str]) -> None:
        before = self._before
        self.date = self._field(self.tr("Date"), before.date)
        self.date.setPlaceholderText(self.tr("18 December 2015, June 2024, 2–4 May 2024"))
        self.answer = Words(self.look, px=12, role="tx2", wrap=True)
        self.answer.setMinimumHeight(2 * self.answer.fontMetrics().lineSpacing())
        self.answer.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.answer.setAccessibleName(self.tr("How the date is understood"))
        self._grid.addWidget(self.answer, self._grid.rowCount(), 1)
        self.title = self._field(self.tr("Event"), before.title)
        self.title.setPlaceholderText(self.tr("In a few words, as it is to stand in the chart"))
        shown = category_name(before.category) if before.category else ""
        self.category = self._field(self.tr("Category"), shown)
        offered = [category_name(category) for category in (*CATEGORIES, *categories)]
        offer(self.category, offered)
        self.source = self._field(self.tr("Source"), before.source)
        self.source.setPlaceholderText(self.tr("Address or reference"))
        self.date.textChanged.connect(self._understand)
        self.title.textChanged.connect(self._understand)

    def _field(self, words: str, value: str) -> QLineEdit:
        field = QLineEdit(value)
        field.setFont(interface_font(13))
        field.setAccessibleName(words)
        field.setFixedHeight(HEIGHT)
        self._place(words, field)
        return field

    def _place(self, words: str, widget: QWidget) -> None:
        row = self._grid.rowCount()
        label = Words(self.look, words, role="tx2")
        label.setBuddy(widget)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, row, 1)

    def _add_themes(self, codebook: Codebook) -> None:
        """Offer the themes that are switched on, and those that the event has already."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.themes: dict[str, CheckBox] = {}
        names = {theme.id: theme.label for theme in codebook.themes}
        offered = [theme.id for theme in codebook.active()]
        for theme in dict.fromkeys((*offered, *self._before.themes)):
            box = CheckBox(self.look, names.get(theme, theme))
            box.setChecked(theme in self._before.themes)
            self.themes[theme] = box
            column.addWidget(box)
        hint = self.tr("Without a theme it is shown with every one.")
        column.addWidget(Words(self.look, hint, px=11.5, role="tx3", wrap=True))
        holder = QWidget()
        holder.setLayout(column)
        self._place(self.tr("Themes"), holder)

    def _understand(self) -> None:
        """Read the date back, and let what is complete be saved."""
        written, good = self.date.text().strip(), True
        said = self.tr("A day, a month, a year, or the first and last day of a span.")
        if written:
            try:
                edtf = date_between(written)
                said = f"{isolated(written)} → {wording.dated(edtf)}"
            except (DateError, EventError) as error:
                said, good = str(error), False
        self.answer.setText(said)
        self.answer.set_role("tx2" if good else "err")
        self.save.setEnabled(good and bool(written) and bool(self.title.text().strip()))

    def event_written(self) -> DatedEvent:
        """Return the event as it was written. Raises DateError, EventError."""
        return replace(
            self._before,
            date=date_between(self.date.text()),
            title=" ".join(self.title.text().split()),
            category=category_of(self.category.text()),
            themes=tuple(theme for theme, box in self.themes.items() if box.isChecked()),
            source=" ".join(self.source.text().split()),
        )
