# SPDX-License-Identifier: MIT
"""What the columns of a table hold: a choice for each, and the first report as it would become."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from standpoint.corpus import column_mappings
from standpoint.documents import row_documents
from standpoint.documents.formats import File
from standpoint.errors import UnreadableError
from standpoint.model.places import ROLES, ColumnMapping, Unpacked
from standpoint.model.reports import Document
from standpoint.text.direction import isolated
from standpoint.ui.adding import wording
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Choice, Divider, ElidedLabel, Look, Pane, Words, reading_font
from standpoint.ui.look import reads_right_to_left as backwards

_NAMES = {
    "": "Not read",
    "text": "Text of the report",
    "title": "Title",
    "date": "Date",
    "actor": "Actor",
    "publisher": "Publisher",
    "source": "Source, such as an address",
    "language": "Language",
}
_SHOWN = 3
_OPENING = 420


class ColumnsDialog(Dialog):
    """One line a column. After `accept`, `mapping()` says what they hold."""

    def __init__(self, look: Look, table: Unpacked, parent: QWidget | None = None) -> None:
        super().__init__(look, wording.tr("Columns of a table"), parent)
        self._table = table
        self._choices: dict[str, Choice] = {}
        self.resize(940, 620)
        rows = wording.tr("{0} rows").format(f"{table.rows:,}")
        name = wording.place_name(table.place)
        kept = wording.tr("{0}. Tables with the same columns are read alike from now on.")
        if not column_mappings.are_names(table.columns):
            kept = wording.tr("{0}. No row names the columns: what you say is for this table.")
        self.add_head(wording.tr("What the columns of {0} hold").format(name), kept.format(rows))
        self.body.addWidget(Divider(look))
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self._build_columns(), 3)
        row.addWidget(Divider(look, standing=True))
        row.addLayout(self._build_first(), 2)
        self.body.addLayout(row, 1)
        self._answer = ElidedLabel(look, role="tx2")
        self.foot.row.takeAt(0)
        self.foot.row.addWidget(self._answer, 1)
        self.add_button(self.tr("Cancel"), key="Esc").clicked.connect(self.reject)
        self.use = self.add_button(self.tr("Use these columns"), main=True, key="Enter")
        self.use.clicked.connect(self.accept)
        self._show_first()

    def _build_columns(self) -> QWidget:
        inside = Pane(self.look, "win")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 4, 12, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for number, words in enumerate(("Column", "Holds", "Its first rows")):
            grid.addWidget(Words(self.look, wording.tr(words), px=12, role="tx2"), 0, number)
        known = self._table.mapping or ColumnMapping({})
        roles = {name: role for role in ROLES for name in known.columns(role)}
        for number, name in enumerate(self._table.columns):
            label = ElidedLabel(self.look, name, weight=500)
            label.setMinimumWidth(110)
            choice = Choice(self.look, wording.tr("{0} holds").format(name))
            for role, words in _NAMES.items():
                choice.addItem(wording.tr(words), role)
            role = roles.get(name, "")
            choice.setCurrentIndex(max(choice.findData(role), 0))
            if role in known.guessed:
                at = choice.currentIndex()
                choice.setItemText(at, wording.tr("{0}?").format(choice.itemText(at)))
            choice.currentIndexChanged.connect(self._show_first)
            self._choices[name] = choice
            grid.addWidget(label, number + 1, 0)
            grid.addWidget(choice, number + 1, 1)
            grid.addWidget(self._samples(number), number + 1, 2)
        grid.setRowStretch(len(self._table.columns) + 1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _samples(self, column: int) -> QWidget:
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for row in self._table.sample[:_SHOWN]:
            words = " ".join(row[column].split()) if column < len(row) else ""
            label = ElidedLabel(self.look, words[:200] or "–", px=12, role="tx2")
            if backwards(words):
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            lines.addWidget(label)
        return box

    def _build_first(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(
            Words(self.look, wording.tr("The first report becomes"), px=12, role="tx2")
        )
        self._title = Words(self.look, wrap=True)
        self._title.setFont(reading_font(15.5, 600))
        self._facts = Words(self.look, role="tx2", wrap=True)
        self._opening = Words(self.look, wrap=True)
        self._opening.setFont(reading_font(14.5))
        self._opening.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addWidget(self._opening, 1)
        return column

    def mapping(self) -> ColumnMapping:
        """Return what was said; several columns of text follow each other in their order."""
        roles: dict[str, tuple[str, ...]] = {}
        for name, choice in self._choices.items():
            role = str(choice.currentData() or "")
            if role:
                roles[role] = (*roles.get(role, ()), name)
        # How a column's dates are written was found out from all of its rows.
        known = self._table.mapping
        return ColumnMapping(roles, day_first=known.day_first if known else {})

    def set_role(self, column: str, role: str) -> None:
        """Say what a column holds."""
        choice = self._choices[column]
        choice.setCurrentIndex(choice.findData(role))

    def _show_first(self) -> None:
        mapping = self.mapping()
        self.use.setEnabled(mapping.usable)
        if not mapping.usable:
            self._tell("", "", "")
            self._say(wording.tr("Say which column holds the text."), good=False)
            return
        for row in self._table.sample:
            values = dict(zip(self._table.columns, row, strict=False))
            try:
                document = self._document(values, mapping)
            except UnreadableError as error:
                self._tell("", "", "")
                self._say(error.reason, good=False)
                continue
            self._tell(document.title, _facts(document), _opening(document.text))
            self._say(_missing(mapping, document), good=True)
            return

    def _document(self, values: Mapping[str, str], mapping: ColumnMapping) -> Document:
        return row_documents.document(File.at(self._table.place), values, mapping)

    def _tell(self, title: str, facts: str, opening: str) -> None:
        for label, words in (
            (self._title, title),
            (self._facts, facts),
            (self._opening, opening),
        ):
            label.setText(words)
            side = Qt.AlignmentFlag.AlignRight if backwards(words) else Qt.AlignmentFlag.AlignLeft
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)

    def _say(self, words: str, *, good: bool) -> None:
        self._answer.setText(words)
        self._answer.set_role("tx2" if good else "err")


def _opening(text: str) -> str:
    """Return how a text begins, with "…" where it goes on, cut between words."""
    if len(text) <= _OPENING:
        return text
    whole = re.match(r"(.+)\s", text[: _OPENING + 1], re.DOTALL)
    return (whole[1] if whole else text[:_OPENING]).rstrip() + " …"


def _facts(document: Document) -> str:
    facts = [wording.shown_value("date", document.date) or wording.tr("no date")]
    if document.date is None and document.evidence.get("date"):
        facts = [wording.tr("no date ({0})").format(document.evidence["date"])]
    facts += [value for value in (document.actor, document.publisher, document.source) if value]
    return " · ".join(map(isolated, facts))


def _missing(mapping: ColumnMapping, document: Document) -> str:
    if mapping.columns("date"):
        return ""
    if document.date is not None:
        return wording.tr("No column holds a date: the one above stands in the text.")
    return wording.tr("No column holds a date: reports without one stand in no chart.")
