# SPDX-License-Identifier: MIT
"""Dates for the reports that wait for one: a list with a field for each, read back at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from standpoint.errors import DateError
from standpoint.model import dates
from standpoint.model.reports import Report
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import HEIGHT, ElidedLabel, Look, Pane, Words, interface_font
from standpoint.ui.metadata import read_back

_MOST = 200


class DatesDialog(Dialog):
    """After `accept`, `changes()` holds the dates that were written."""

    def __init__(
        self, look: Look, reports: Sequence[Report], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, self.tr("Set dates"), parent)
        self._reports = reports[:_MOST]
        self._fields: list[QLineEdit] = []
        self._answers: list[Words] = []
        self.resize(760, min(160 + 38 * len(self._reports), 620))
        number = len(reports)
        head = (
            self.tr("1 report without usable date")
            if number == 1
            else self.tr("{0} reports without usable date").format(f"{number:,}")
        )
        detail = self.tr("A field that you leave empty stays undated.")
        if number > _MOST:
            detail = self.tr("The first {0}. ").format(_MOST) + detail
        self.add_head(head, detail)
        self._add_rows()
        cancel = self.add_button(self.tr("Cancel"), key="Esc")
        self.save = self.add_button("", main=True, key="Enter")
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)
        self._tell()
        if self._fields:
            self._fields[0].setFocus()

    def _add_rows(self) -> None:
        inner = Pane(self.look, "win")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 3)
        for row, report in enumerate(self._reports):
            title = ElidedLabel(self.look, report.title)
            field = QLineEdit()
            field.setFont(interface_font(13))
            field.setFixedSize(170, HEIGHT)
            field.setPlaceholderText(self.tr("such as June 2024"))
            field.setAccessibleName(self.tr("Date of {0}").format(report.title))
            answer = Words(self.look, "", px=11.5, role="tx2", wrap=True)
            field.textChanged.connect(self._tell)
            for column, widget in enumerate((title, field, answer)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
            self._fields.append(field)
            self._answers.append(answer)
        grid.setRowStretch(len(self._reports), 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self.body.addWidget(area, 1)

    @property
    def fields(self) -> list[QLineEdit]:
        """The fields, in the order of the reports."""
        return self._fields

    def _tell(self) -> None:
        """Read every date back, and say on the button how many can be set."""
        right = True
        for field, answer in zip(self._fields, self._answers, strict=True):
            words, fine = read_back(field.text()) if field.text().strip() else ("", True)
            answer.setText(words)
            answer.set_role("tx2" if fine else "err")
            right = right and fine
        number = len(self.changes()) if right else 0
        few = {0: self.tr("Set dates"), 1: self.tr("Set 1 date")}
        self.save.set_words(few.get(number, self.tr("Set {0} dates").format(number)))
        self.save.setEnabled(number > 0)

    def changes(self) -> dict[int, dict[str, str | None]]:
        """Return the dates as EDTF, by report, for Session.set_metadata."""
        found: dict[int, dict[str, str | None]] = {}
        for report, field in zip(self._reports, self._fields, strict=True):
            if field.text().strip():
                try:
                    found[report.id] = {"date": dates.read_written(field.text()).edtf}
                except DateError:
                    continue
        return found
