# SPDX-License-Identifier: MIT
"""How far a question to the corpus is, with a way to give it up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from standpoint.model.progress import Progress
from standpoint.ui.look import LinkButton, Look, ShareBar


class Working(QWidget):
    """A bar and Cancel, while something is looked up. `cancelled()` when it is given up."""

    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = ShareBar(look)
        self.cancel = LinkButton(look, self.tr("Cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._bar)
        row.addWidget(self.cancel)
        self.cancel.clicked.connect(self.cancelled)
        self.hide()

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return self._bar.share

    def begin(self) -> None:
        """Show that something is looked up."""
        self._bar.begin()
        self.show()

    def tell(self, progress: Progress) -> None:
        """Show how far it is."""
        self._bar.tell(progress)
