# SPDX-License-Identifier: MIT
"""The facet of a theme that a rule or a sentence is for, chosen at the foot of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from standpoint.model.codebook import Theme
from standpoint.ui.look import Choice, Look, PushButton, Words


class FacetChoice(Choice):
    """The facets of a theme to choose one of, each by its label; its data is the id."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.setMinimumWidth(200)

    def offer(self, theme: Theme, wanted: str | None = None) -> None:
        """Offer the facets of a theme, which may have changed; the chosen one stays."""
        wanted = wanted or self.currentData()
        self.clear()
        for facet in theme.facets:
            self.addItem(facet.label, facet.id)
        self.choose(wanted)

    def choose(self, facet: str | None) -> None:
        """Choose a facet by its id; the first one where it is not there."""
        self.setCurrentIndex(max(0, self.findData(facet)))

    def foot(self, words: str, *buttons: PushButton) -> QHBoxLayout:
        """Return the row at the foot of a page: these words, the facets, the buttons."""
        row = QHBoxLayout()
        row.setContentsMargins(18, 8, 18, 8)
        row.setSpacing(8)
        row.addWidget(Words(self._look, words, role="tx2"))
        row.addWidget(self)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        return row
