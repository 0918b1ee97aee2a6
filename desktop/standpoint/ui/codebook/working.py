# SPDX-License-Identifier: MIT
"""How far a question to the corpus is, with a way to give it up."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from standpoint.model.progress import Progress
from standpoint.ui.look import LinkButton, Look

_BAR = 120


class _Bar(QWidget):
    """How much is done: a thin bar."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.share = 0.0
        self.setFixedSize(_BAR, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("line2"))
        done = QRect(0, 0, round(self.width() * self.share), self.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            done.moveRight(self.width() - 1)
        painter.fillRect(done, self._look.colour("tx"))
        painter.end()


class Working(QWidget):
    """A bar and Cancel, while something is looked up. `cancelled()` when it is given up."""

    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(look)
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
        self._bar.share = 0.0
        self.show()

    def tell(self, progress: Progress) -> None:
        """Show how far it is."""
        self._bar.share = progress.done / progress.total if progress.total else 0.0
        self._bar.update()
