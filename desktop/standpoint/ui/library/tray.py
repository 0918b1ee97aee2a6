# SPDX-License-Identifier: MIT
"""The head of the undated tray: it folds the tray and says how many reports wait for a date."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from standpoint.ui.look import Look, interface_font, mirrored, paint_focus_ring, shows_focus

HEIGHT = 29


class TrayHead(QAbstractButton):
    """Checked while the tray is unfolded."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._number = 0
        self.upper_line = True
        self.setText(self.tr("Undated"))
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        look.changed.connect(self.update)

    def set_number(self, number: int) -> None:
        """Say how many reports lie in the tray."""
        self._number = number
        self.setAccessibleName(f"{self.text()} {self._detail()}")
        self.update()

    def _detail(self) -> str:
        return self.tr("{0} · not in charts").format(f"{self._number:,}")

    def sizeHint(self) -> QSize:
        """As wide as the dock lets it."""
        return QSize(160, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, the chevron and the words."""
        del event
        painter = QPainter(self)
        colour = self._look.colour
        painter.fillRect(self.rect(), colour("win"))
        if self.upper_line:
            painter.fillRect(0, 0, self.width(), 1, colour("line2"))
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, colour("line"))
        closed = (
            "chevron-left"
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            else ("chevron-right")
        )
        name = "chevron-down" if self.isChecked() else closed
        image = self._look.pixmap(name, "tx2", 14, self.devicePixelRatioF())
        painter.drawPixmap(mirrored(self, QRect(8, (HEIGHT - 14) // 2, 14, 14)), image)
        strong = interface_font(12, 500)
        width = QFontMetrics(strong).horizontalAdvance(self.text())
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(strong)
        painter.setPen(colour("tx2"))
        painter.drawText(mirrored(self, QRect(28, 0, width + 2, HEIGHT)), flags, self.text())
        painter.setFont(interface_font(12))
        rest = QRect(28 + width + 7, 0, self.width() - 40 - width, HEIGHT)
        painter.drawText(mirrored(self, rest), flags, self._detail())
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look, 0)
        painter.end()
