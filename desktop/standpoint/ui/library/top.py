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
    """What stands above the reports.

    Signals: `add_asked()`, `cleared()` when nothing is to be filtered any more, `dropped()` when
    what is selected and not shown is to be selected no longer.
    """

    add_asked = Signal()
    cleared = Signal()
    dropped = Signal()

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
        self._narrowed, self._strip, clear = _line(look, self.tr("Clear"))
        clear.clicked.connect(self.cleared)
        self._hidden, self._hidden_strip, drop = _line(look, self.tr("Drop"))
        drop.setToolTip(self.tr("Select it no longer"))
        drop.clicked.connect(self.dropped)
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
        column.addWidget(self._strip)
        column.addWidget(self._hidden_strip)
        column.addWidget(Divider(look))

    def show_chosen(self, words: Sequence[str]) -> None:
        """Say by which values the library is narrowed; nothing where by none."""
        self._narrowed.setText(", ".join(words))
        self._strip.setVisible(bool(words))

    def show_hidden(self, number: int, title: str) -> None:
        """Say how many reports are selected and not shown, one by its title; nothing for none."""
        words = self.tr("Also selected: {0}").format(title)
        if number > 1:
            words = self.tr("{0} selected reports not shown").format(f"{number:,}")
        self._hidden.setText(words if number else "")
        self._hidden_strip.setVisible(number > 0)


def _line(look: Look, act: str) -> tuple[ElidedLabel, QWidget, LinkButton]:
    """Return a line that says something, hidden as yet: its words, the line, a link at its end."""
    words, line, link = ElidedLabel(look, px=12, role="tx2"), QWidget(), LinkButton(look, act)
    strip = QHBoxLayout(line)
    strip.setContentsMargins(12, 0, 10, 6)
    strip.addWidget(words, 1)
    strip.addWidget(link)
    line.hide()
    return words, line, link
