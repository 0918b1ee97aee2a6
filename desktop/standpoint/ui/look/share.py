# SPDX-License-Identifier: MIT
"""How much of something is done, as a thin bar."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from standpoint.model.progress import Progress
from standpoint.ui.look.look import Look


class ShareBar(QWidget):
    """A bar that fills from its start. `share` is how much is done, from 0 to 1."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.share = 0.0
        self.setFixedSize(120, 4)

    def begin(self) -> None:
        """Show that nothing is done yet."""
        self.share = 0.0
        self.update()

    def tell(self, progress: Progress) -> None:
        """Show how far it is."""
        self.share = progress.done / progress.total if progress.total else 0.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the whole and what is done of it."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("line2"))
        done = QRect(0, 0, round(self.width() * self.share), self.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            done.moveRight(self.width() - 1)
        painter.fillRect(done, self._look.colour("tx"))
        painter.end()
