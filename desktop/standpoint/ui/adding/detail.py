# SPDX-License-Identifier: MIT
"""What was found in the selected file, value by value, and how it differs from its twin."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from standpoint.model.findings import Finding
from standpoint.text.direction import isolated
from standpoint.ui.adding import wording
from standpoint.ui.adding.plan import FIELDS, Plan
from standpoint.ui.look import (
    ElidedLabel,
    Look,
    Pane,
    PushButton,
    interface_font,
    reading_font,
    reads_right_to_left,
)

if TYPE_CHECKING:
    from standpoint.model.places import Place
    from standpoint.session.background import Ticket
    from standpoint.session.session import Session

_PAUSE = 60
"""Milliseconds after which a row that is walked to is looked at."""


class Detail(Pane):
    """The pane below the table.

    Signals: `taken(row, Finding)` when a value is to be taken, `ticked(row, on)` for a repost,
    `columns_asked(row)`.
    """

    taken = Signal(int, object)
    ticked = Signal(int, bool)
    columns_asked = Signal(int)

    def __init__(self, session: Session, look: Look, plan: Plan, parent: QWidget) -> None:
        super().__init__(look, "base", parent)
        self._session = session
        self._plan = plan
        self._rows: list[int] = []
        self._offers: list[Finding] = []
        self._texts: tuple[str, ...] | None = None
        self._ticket: Ticket | None = None
        self.head = ElidedLabel(look, weight=600)
        self.add = PushButton(look, "", small=True)
        self.leave_out = PushButton(look, self.tr("Leave it out"), small=True)
        self.columns = PushButton(look, self.tr("Choose columns…"), small=True)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setFont(interface_font(12.5))
        self.text.setAccessibleName(self.tr("What was found"))
        self.text.anchorClicked.connect(self._on_link)
        top = QHBoxLayout()
        top.setContentsMargins(18, 6, 18, 2)
        top.setSpacing(8)
        top.addWidget(self.head, 1)
        for button in (self.add, self.leave_out, self.columns):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.text, 1)
        self.text.document().setDocumentMargin(0)
        self.text.setViewportMargins(18, 2, 10, 4)
        self.add.clicked.connect(lambda: self._tick(on=True))
        self.leave_out.clicked.connect(lambda: self._tick(on=False))
        self.columns.clicked.connect(lambda: self.columns_asked.emit(self._rows[0]))
        self._waiting = QTimer(self, interval=_PAUSE, singleShot=True)
        self._waiting.timeout.connect(self._show)
        look.changed.connect(self._fill)
        self._show()

    def show_rows(self, rows: Sequence[int]) -> None:
        """Show what is to be said of the selected rows, once the keys rest on them."""
        self._rows = list(rows)
        self._waiting.start()

    def refresh(self) -> None:
        """Show the same rows as they are now."""
        self._rows = [row for row in self._rows if self._plan.is_there(row)]
        self._fill()

    def take_number(self, number: int) -> None:
        """Take the value with this number, counted from 1."""
        if 1 <= number <= len(self._offers) and len(self._rows) == 1:
            self.taken.emit(self._rows[0], self._offers[number - 1])

    def _tick(self, *, on: bool) -> None:
        self.ticked.emit(self._rows[0], on)

    def _on_link(self, link: QUrl) -> None:
        kind, _, number = link.toString().partition(":")
        if kind == "take":
            self.take_number(int(number))

    # One row --------------------------------------------------------------------------------

    def leave(self) -> None:
        """Wait for no text any more."""
        self._waiting.stop()
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def _show(self) -> None:
        self._texts = None
        self.leave()
        self._fill()
        if len(self._rows) == 1:
            self._ask_texts(self._rows[0])

    def _fill(self) -> None:
        self._offers = []
        for button in (self.add, self.leave_out, self.columns):
            button.hide()
        if len(self._rows) != 1:
            number = len(self._rows)
            self.head.setText(self.tr("{0} selected").format(f"{number:,}") if number else "")
            self.text.setHtml(self._hint())
            return
        row = self._rows[0]
        item = self._plan.items[row]
        self.head.setText(wording.file_name(item))
        status = self._plan.status(row)
        self.columns.setVisible(self._plan.table_of(row) is not None)
        if status in {"repost", "duplicate"} and self._plan.may_tick(row):
            on = self._plan.ticked(row)
            as_what = self.tr("Add as repost") if status == "repost" else self.tr("Add this one")
            self.add.set_words(as_what)
            self.add.setVisible(not on)
            self.leave_out.setVisible(on)
        parts = [self._cannot(row), self._unread(row)]
        said = [self._findings(row), self._notes(row)]
        # Of two texts the first lines are what one decides by.
        apart = item.twin is not None and self._texts is not None and len(self._texts) > 1
        parts += [self._opening(row), *said] if apart else [*said, self._opening(row)]
        self.text.setHtml("".join(part for part in parts if part))

    def _hint(self) -> str:
        if self._rows:
            words = self.tr(
                "Space ticks them or takes their ticks away, F2 sets their details, "
                "“Take what was found” takes one kind of finding for all of them."
            )
        else:
            words = self.tr(
                "Select a file to see what was found in it, and where. Space ticks it, F2 edits a "
                "cell, Ctrl Z takes back."
            )
        return self._small(words)

    def _small(self, words: str) -> str:
        return f'<p style="margin:0 0 4px 0;color:{self._look.tokens.tx2}">{escape(words)}</p>'

    def _cannot(self, row: int) -> str:
        item = self._plan.items[row]
        if self._plan.status(row) == "table":
            table = self._plan.tables[item.place.key]
            names = ", ".join(f"“{name}”" for name in table.columns[:12])
            form = "1 row. Its columns: {1}." if table.rows == 1 else "{0} rows. Its columns: {1}."
            rows = self.tr(form).format(f"{table.rows:,}", names)
            said = [rows, *table.notes, *table.unread]
            return "".join(f'<p style="margin:0 0 3px 0">{escape(words)}</p>' for words in said)
        if item.status != "failed":
            return ""
        return (
            f'<p style="margin:0;color:{self._look.tokens.err}">{escape(item.reason)}</p>'
            + self._small(item.place.shown)
        )

    def _unread(self, row: int) -> str:
        names = ", ".join(f"“{name}”" for name in self._plan.not_read(row))
        words = self.tr("Columns not read: {0}. “Choose columns…” says what they hold.")
        return self._small(words.format(names)) if names else ""

    def _findings(self, row: int) -> str:
        lines = []
        for field in FIELDS:
            value = self._plan.value(row, field)
            said: set[tuple[str, str]] = set()
            for one in self._plan.findings(row, field):
                if (one.value, one.where) in said:
                    continue
                said.add((one.value, one.where))
                lines.append(self._finding(one, taken=one.value == value, row=row))
        if not lines:
            return ""
        return f'<table cellspacing="0" cellpadding="2" width="100%">{"".join(lines)}</table>'

    def _finding(self, one: Finding, *, taken: bool, row: int) -> str:
        tokens = self._look.tokens
        value = escape(wording.shown_value(one.field, one.value))
        quote = f" “{isolated(escape(one.quote))}”" if one.quote else ""
        mark = self.tr("✓ taken") if taken else ""
        if not taken and self._plan.may_set(row):
            self._offers.append(one)
            number = len(self._offers)
            key = f"&nbsp;&nbsp;Alt {number}" if number < 10 else ""
            mark = f'<a href="take:{number}">{self.tr("Take")}</a>{key}'
        dim = f'style="color:{tokens.tx2}"'
        return (
            f'<tr><td width="84" {dim}>{escape(wording.field_name(one.field))}</td>'
            f'<td width="38%" align="left">{value}</td>'
            f'<td width="32%" {dim}>{escape(one.where)}{quote}</td>'
            f"<td {dim}>{escape(wording.tr(wording.STRENGTH[one.strength]))}</td>"
            f'<td width="90" {dim}>{mark}</td></tr>'
        )

    def _notes(self, row: int) -> str:
        item = self._plan.items[row]
        said = [
            f"{about[0].upper()}{about[1:]}: {words}"
            for about, words in item.notes.items()
            if about and about not in FIELDS
        ]
        dated = item.notes.get("date")
        if dated and not self._plan.findings(row, "date"):
            said.insert(0, f"{self.tr('Date')}: {dated}")
        return "".join(map(self._small, said))

    # Two texts ------------------------------------------------------------------------------

    def _ask_texts(self, row: int) -> None:
        """Ask how the text begins, and the one that it repeats."""
        from standpoint.corpus import openings

        item = self._plan.items[row]
        if item.status == "failed" or self._session.corpus is None:
            return
        texts: list[Place | int] = [item.place]
        if item.twin is not None and item.twin.report is not None:
            texts.append(item.twin.report)
        elif item.twin is not None and item.twin.item is not None:
            texts.append(self._plan.place(item.twin.item))

        def show(found: tuple[str, ...]) -> None:
            self._texts = found
            self._fill()

        self._ticket = self._session.background(
            openings.openings, tuple(texts), done=show, failed=lambda _: None
        )

    def _opening(self, row: int) -> str:
        item = self._plan.items[row]
        if self._texts is None or item.status == "failed":
            return ""
        if len(self._texts) < 2 or item.twin is None:
            line = '<p style="margin:0;font-size:4px">&nbsp;</p>'
            return line + self._prose(escape(self._texts[0]), self._texts[0])
        known_as = wording.twin_name(self._plan, item.twin)
        if item.twin.report is not None:
            known_as = self.tr("{0}, in the corpus").format(known_as)
        one, other = marked(self._texts[0], self._texts[1], self._look.tokens.sel)
        return (
            '<table cellspacing="0" cellpadding="0" width="100%" style="margin-top:4px"><tr>'
            f'<td width="50%" style="padding-right:14px">{self._small(wording.file_name(item))}'
            f"{self._prose(one, self._texts[0])}</td>"
            f'<td width="50%" style="padding-left:14px">'
            f"{self._small(known_as)}{self._prose(other, self._texts[1])}</td></tr></table>"
        )

    def _prose(self, rich: str, text: str) -> str:
        family = reading_font(13.5).families()
        faces = ",".join(f"'{name}'" for name in family)
        side = "rtl" if reads_right_to_left(text) else "ltr"
        style = f"font-family:{faces};font-size:14px;line-height:140%"
        return "".join(
            f'<p dir="{side}" style="margin:0 0 5px 0;{style}">{line}</p>'
            for line in rich.split("\n")
            if line.strip()
        )


def marked(one: str, other: str, ground: str) -> tuple[str, str]:
    """Return two texts as HTML, the words that stand in one of them only on a ground and ruled."""
    from standpoint.analysis import near_words

    here, there = near_words.differing(one, other)
    return _rich(one, here, ground), _rich(other, there, ground)


def _rich(text: str, apart: Sequence[tuple[int, int]], ground: str) -> str:
    parts, at = [], 0
    for start, end in apart:
        parts.append(escape(text[at:start]))
        # Each line becomes a paragraph.
        said = (
            f'<span style="background:{ground};text-decoration:underline">{escape(line)}</span>'
            if line
            else ""
            for line in text[start:end].split("\n")
        )
        parts.append("\n".join(said))
        at = end
    return "".join([*parts, escape(text[at:])])
