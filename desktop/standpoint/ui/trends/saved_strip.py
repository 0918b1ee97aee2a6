# SPDX-License-Identifier: MIT
"""The saved figure that is open, at the top of the settings, with a menu of what can be done."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from standpoint.ui.look import ElidedLabel, IconButton, LinkButton, Look, Words


class SavedStrip(QWidget):
    """Says which figure is open and whether it was changed. `all_asked()` for all themes again."""

    all_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu(self)
        self.name = ElidedLabel(look, "", weight=600)
        self.state = Words(look, "", px=12, role="tx2", wrap=True)
        self.button = IconButton(
            look, "save", self.tr("Saved figures"), key="Ctrl Shift S", outlined=True
        )
        self.only = Words(look, "", px=12, role="tx2", wrap=True)
        self.all = LinkButton(look, self.tr("Show all themes"))
        told = QVBoxLayout()
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(0)
        told.addWidget(self.name)
        told.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addLayout(told, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.only)
        column.addWidget(self.all)
        self.button.clicked.connect(self._open)
        self.all.clicked.connect(self.all_asked)
        self.show_only("")

    def show_figure(self, name: str, state: str) -> None:
        """Say which figure is open, empty for none, and how it stands to what is shown."""
        self.name.setText(name or self.tr("Not saved"))
        self.name.setAccessibleName(self.tr("Saved figure: {0}").format(self.name.text()))
        self.state.setText(state)
        self.state.setVisible(bool(state))

    def show_only(self, themes: str) -> None:
        """Say to which themes alone the figure is kept; empty for all."""
        self.only.setText(self.tr("Only {0}").format(themes) if themes else "")
        self.only.setVisible(bool(themes))
        self.all.setVisible(bool(themes))

    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))
