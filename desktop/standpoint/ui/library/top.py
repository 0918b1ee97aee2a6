# SPDX-License-Identifier: MIT
"""What stands above the reports of the library: its name, the search, filter and sorting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from standpoint.ui.look import (
    Divider,
    DockHead,
    ElidedLabel,
    IconButton,
    LinkButton,
    Look,
    Pane,
    SearchField,
)


class LibraryTop(Pane):
    """Signals: `add_asked()`, and `cleared()` when nothing is to be filtered any more."""

    add_asked = Signal()
    cleared = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self.head = DockHead(look, self.tr("Library"))
        self.search = SearchField(look, self.tr("Title, actor, words"))
        self.facets = IconButton(
            look, "list-filter", self.tr("Filter"), size=QSize(32, 28), outlined=True
        )
        self.sorting = IconButton(
            look, "chevrons-up-down", self.tr("Sort"), size=QSize(32, 28), outlined=True
        )
        self._narrowed = ElidedLabel(look, px=12, role="tx2")
        self._strip = QWidget()
        clear = LinkButton(look, self.tr("Clear"))
        clear.clicked.connect(self.cleared)
        add = self.head.add_button("plus", self.tr("Add reports"), "Ctrl I")
        add.clicked.connect(self.add_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 8)
        row.setSpacing(6)
        row.addWidget(self.search)
        row.addWidget(self.facets)
        row.addWidget(self.sorting)
        column.addLayout(row)
        strip = QHBoxLayout(self._strip)
        strip.setContentsMargins(12, 0, 10, 6)
        strip.addWidget(self._narrowed, 1)
        strip.addWidget(clear)
        self._strip.hide()
        column.addWidget(self._strip)
        column.addWidget(Divider(look))

    def show_chosen(self, words: Sequence[str]) -> None:
        """Say by which values the library is narrowed; nothing where by none."""
        self._narrowed.setText(", ".join(words))
        self._strip.setVisible(bool(words))
