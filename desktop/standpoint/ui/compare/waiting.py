# SPDX-License-Identifier: MIT
"""What stands in the middle while very many reports are read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from standpoint.ui.look import Look, Pane, Words, page_title, paragraph


class WaitingPage(Pane):
    """Says how many reports are being read, and how far that is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "base", parent)
        self.title = page_title(look, "")
        self.detail = Words(look, role="tx2")
        self._keys = paragraph(look)
        self._keys.set_rich(self.tr("Esc chooses other reports."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(1)
        for widget in (self.title, self.detail, self._keys):
            column.addWidget(widget)
        column.addStretch(2)

    def show_progress(self, done: int, total: int) -> None:
        """Say that `done` of `total` reports have been read."""
        self.title.setText(self.tr("Reading {0} reports…").format(f"{total:,}"))
        if done < total:
            self.detail.setText(self.tr("{0} of {1}").format(f"{done:,}", f"{total:,}"))
        else:
            self.detail.setText(self.tr("Looking for passages that speak to the same point"))
        self.setAccessibleName(f"{self.title.text()} {self.detail.text()}")
