# SPDX-License-Identifier: MIT
"""The texts that a report had, to read and to go back to."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from standpoint.ui.compare.moments import moment
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, Words
from standpoint.ui.look.prose import Prose
from standpoint.ui.rows import Column, RowsTable

if TYPE_CHECKING:
    from standpoint.corpus.text_versions import TextVersion
    from standpoint.model.reports import Report
    from standpoint.session.session import Session


class TextVersionsDialog(Dialog):
    """After `accept`, `version()` is the one to go back to."""

    def __init__(
        self, look: Look, session: Session, report: Report, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, self.tr("Text versions"), parent)
        self._session = session
        self._report = report
        self.resize(820, 600)
        self.add_head(self.tr("Text versions"), report.title)
        self.body.addWidget(
            Words(
                look,
                self.tr("A version that is taken again brings what people had said about it."),
                px=12,
                role="tx2",
                wrap=True,
            )
        )
        self.list = RowsTable(
            look,
            self.tr("Text versions"),
            [
                Column(self.tr("Version"), lambda row: str(row.version), 76, number=True),
                Column(self.tr("From"), lambda row: PurePath(row.path).name, main=True),
                Column(self.tr("Stored"), lambda row: moment(row.made_at), 170),
                Column("", lambda row: self.tr("in use") if row.current else "", 90),
            ],
        )
        self.list.setFixedHeight(150)
        self.text = Prose(self.tr("Text of the version"))
        self.body.addWidget(self.list)
        self.body.addWidget(self.text, 1)
        self.add_button(self.tr("Close"), key="Esc").clicked.connect(self.reject)
        self.act = self.add_button(self.tr("Take this version"), main=True, key="Enter")
        self.act.clicked.connect(self.accept)
        self.list.chosen.connect(self._show)
        self.list.act_asked.connect(self.answer_enter)
        rows = session.text_versions(report.id)
        self.list.show_rows(rows)
        self.list.choose_row(next(at for at, row in enumerate(rows) if row.current))

    def version(self) -> int:
        """Return the number of the version that is selected."""
        chosen: TextVersion = self.list.selected[0]
        return chosen.version

    def _show(self) -> None:
        chosen = self.list.selected
        if len(chosen) == 1:
            text = self._session.text_version(self._report.id, chosen[0].version)
            self.text.show_text(text)
        may = len(chosen) == 1 and not chosen[0].current and not self._session.read_only
        self.act.setEnabled(may)
