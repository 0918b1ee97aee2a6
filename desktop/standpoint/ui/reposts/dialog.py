# SPDX-License-Identifier: MIT
"""All reposts beside their originals, with the words in which they differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from standpoint.figures.wording import count
from standpoint.model.reposts import Repost
from standpoint.ui.compare.offsets import Offsets, document_text
from standpoint.ui.dialogs import Dialog
from standpoint.ui.library.model import shown_date
from standpoint.ui.look import Look, PushButton, Words
from standpoint.ui.look.prose import Prose
from standpoint.ui.rows import Column, RowsTable

if TYPE_CHECKING:
    from standpoint.model.reports import Report
    from standpoint.session.background import Ticket
    from standpoint.session.changes import Changes
    from standpoint.session.session import Session


_AT_ONCE = 6_000
"""Of texts of so many letters at most the words that differ are found in no time."""


class RepostsWindow(Dialog):
    """Each act is one step to undo, on as many rows as are selected."""

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Reposts"), parent)
        self._session = session
        self._reports: dict[int, Report] = {}
        self._asked: Ticket | None = None
        self._texts = ("", "")
        self.resize(1040, 680)
        self.head = self.add_head(self.tr("Reposts"))
        self.policy = Words(look, "", px=12, role="tx2", wrap=True)
        self.body.addWidget(self.policy)
        self.list = self._table()
        self.list.setFixedHeight(230)
        self.body.addWidget(self.list)
        self.sides = (self._side(), self._side())
        row = QHBoxLayout()
        row.setSpacing(12)
        for label, text in self.sides:
            column = QVBoxLayout()
            column.addWidget(label)
            column.addWidget(text, 1)
            row.addLayout(column, 1)
        self.body.addLayout(row, 1)
        self.count = PushButton(look, "")
        self.foot.row.insertWidget(0, self.count)
        self.add_button(self.tr("Close"), key="Esc").clicked.connect(self.reject)
        self.same = self.add_button(self.tr("Confirm as repost"))
        self.original = self.add_button(self.tr("Take as the original"))
        self.original.setToolTip(
            self.tr("This report counts where each text counts once, whatever its date.")
        )
        self.apart = self.add_button(self.tr("Not a repost"), key="Del")
        self._connect()
        self.reload()

    def _table(self) -> RowsTable:
        return RowsTable(
            self.look,
            self.tr("Reposts"),
            [
                Column(self.tr("Report"), lambda row: self._title(row.report), main=True),
                Column(self.tr("Date"), lambda row: self._date(row.report), 112),
                Column(self.tr("Repeats"), lambda row: self._title(row.original)),
                Column(self.tr("Date"), lambda row: self._date(row.original), 112),
                Column(self.tr("Share"), _share, 64, order=lambda row: row.share, number=True),
                Column("", self._said, 116),
            ],
        )

    def _side(self) -> tuple[Words, Prose]:
        return Words(self.look, "", px=12, role="tx2"), Prose()

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.remove_asked.connect(self.apart.click)
        self.same.clicked.connect(self._confirm)
        self.apart.clicked.connect(self._part)
        self.original.clicked.connect(self._take)
        self.count.clicked.connect(self._switch)
        self._session.changed.connect(self._on_changed)
        self.finished.connect(self._leave)

    # What is shown --------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the reposts anew."""
        found = self._session.reposts()
        ids = {one for row in found.values() for one in (row.report, row.original)}
        self._reports = {report.id: report for report in self._session.reports(ids)}
        rows = sorted(found.values(), key=lambda row: (row.original, row.report))
        chosen = {(row.report, row.original) for row in self.selected()}
        self.list.show_rows(rows)
        # First words are no name here: a repost has those of its original.
        shown = enumerate(self.list.listed.rows)
        kept = (
            at
            for at, row in shown
            if (row.report, row.original) in chosen or (row.original, row.report) in chosen
        )
        at = next(kept, min(max(self.list.currentIndex().row(), 0), len(rows) - 1))
        number = len(rows)
        texts = len({row.original for row in rows})
        self.head.setText(
            self.tr("{0} of {1}").format(count(number, "repost"), count(texts, "text"))
            if number
            else self.tr("No reposts")
        )
        counted = self._session.repost_policy() == "all"
        self.policy.setText(
            self.tr("Figures count every repost, unless you choose otherwise for one of them.")
            if counted
            else self.tr(
                "Figures count each text once, by its original, unless you choose otherwise for "
                "one of them."
            )
        )
        self.count.setText(
            self.tr("Count each text once") if counted else self.tr("Count all reposts")
        )
        self.count.setEnabled(not self._session.read_only)
        if rows:
            self.list.choose_row(at)
        self._show()

    def _title(self, report: int) -> str:
        return self._reports[report].title if report in self._reports else ""

    def _date(self, report: int) -> str:
        return shown_date(self._reports[report].date) if report in self._reports else ""

    def _said(self, row: Repost) -> str:
        """Return what a person said of a row."""
        if row.chosen:
            return self.tr("original chosen")
        return self.tr("confirmed") if row.said else ""

    def _show(self) -> None:
        self._leave()
        chosen = self.selected()
        may = bool(chosen) and not self._session.read_only
        self.apart.setEnabled(may)
        self.original.setEnabled(may and len(chosen) == 1)
        self.same.setEnabled(may and not all(row.said for row in chosen))
        if len(chosen) != 1 or self._session.corpus is None:
            for label, text in self.sides:
                label.setText("")
                text.clear()
            return
        from standpoint.corpus import reposts

        (row,) = chosen
        corpus = self._session.reading_corpus
        self._texts = (corpus.text(row.report), corpus.text(row.original))
        for (label, pane), report, shown in zip(
            self.sides, (row.report, row.original), self._texts, strict=True
        ):
            label.setText(self._title(report))
            pane.show_text(document_text(shown))
            pane.setExtraSelections([])
            pane.setAccessibleName(self._title(report))
        if max(map(len, self._texts)) <= _AT_ONCE:
            self._mark(reposts.differing(corpus, row.report, row.original))
            return
        self._asked = self._session.background(
            reposts.differing_beside, row.report, row.original, done=self._mark
        )

    def _leave(self) -> None:
        """Wait no longer for what was asked of two texts."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def _mark(self, places: Sequence[Sequence[tuple[int, int]]]) -> None:
        """Mark in each text the stretches that the other one has not."""
        look = QTextCharFormat()
        look.setBackground(self.look.colour("sel"))
        look.setFontUnderline(True)
        for (_, pane), text, spans in zip(self.sides, self._texts, places, strict=True):
            offsets = Offsets(text)
            marks = []
            for start, end in spans:
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(pane.document())
                cursor.setPosition(offsets.qt(start))
                cursor.setPosition(offsets.qt(end), QTextCursor.MoveMode.KeepAnchor)
                mark.cursor = cursor
                mark.format = look
                marks.append(mark)
            pane.setExtraSelections(marks)

    # Deciding -------------------------------------------------------------------------------

    def selected(self) -> tuple[Repost, ...]:
        """Return the rows that are selected."""
        return tuple(self.list.selected)

    def _confirm(self) -> None:
        wanted = {
            (min(row.report, row.original), max(row.report, row.original)): True
            for row in self.selected()
            if not row.said
        }
        self._session.confirm_reposts(wanted)

    def _take(self) -> None:
        (row,) = self.selected()
        self._session.take_as_original(row.report)

    def _part(self) -> None:
        self._session.part_reposts([row.report for row in self.selected()])

    def _switch(self) -> None:
        counted = self._session.repost_policy() == "all"
        self._session.set_repost_policy("once" if counted else "all")

    def _on_changed(self, changes: Changes) -> None:
        if changes.reports:
            self.reload()


def _share(row: Repost) -> str:
    return f"{row.share:.0%}".replace("%", "\u00a0%")
