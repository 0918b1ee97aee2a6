# SPDX-License-Identifier: MIT
"""The chip that switches a theme on and off, and the bar of one chip per theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from standpoint.model.codebook import Theme
from standpoint.ui.look.buttons import HEIGHT, mirrored, paint_frame
from standpoint.ui.look.faces import interface_font
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import DIGIT, paint_digit, paint_focus_ring, shows_focus

WIDE, NARROW = (9, 7, 8), (6, 6, 6)
"""Pixels at both sides, behind the digit, and before the counts."""


class ThemeChip(QAbstractButton):
    """A theme's digit, label and counts; a click toggles it, Shift and a click asks for it alone.

    Off, its frame is dashed and its digit empty, so that the state does not hang on colour.
    """

    only = Signal(str)
    """Emitted with the theme's id when this theme alone is wanted."""

    def __init__(
        self, look: Look, theme: Theme, counts: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._theme = theme
        self._counts = counts
        self._pads = WIDE
        self.setCheckable(True)
        self.setChecked(True)
        self.setText(theme.label)
        self.setFont(interface_font(13, 500))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()
        look.changed.connect(self.update)

    @property
    def theme(self) -> Theme:
        """The theme that the chip switches."""
        return self._theme

    def set_counts(self, counts: str) -> None:
        """Show other counts, such as "2 · 10"."""
        self._counts = counts
        self._name()
        self.updateGeometry()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Draw the chip's parts closer together, where four of them must fit into 600 pixels."""
        pads = NARROW if narrow else WIDE
        if pads != self._pads:
            self._pads = pads
            self.updateGeometry()
            self.update()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._theme.label} {self._counts}".strip())
        key = self._theme.key
        self.setToolTip(f"{self._theme.label} ({key}, alone: Shift {key})")

    def sizeHint(self) -> QSize:
        """Digit, label and counts with their paddings."""
        side, after_digit, before_counts = self._pads
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        width = side + DIGIT + after_digit + words + side
        if self._counts:
            counts = QFontMetrics(interface_font(13)).horizontalAdvance(self._counts)
            width += before_counts + counts
        return QSize(width, HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for this theme alone where Shift is held."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if shift and self.isDown() and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.only.emit(self._theme.id)
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, digit, label and counts."""
        del event
        painter = QPainter(self)
        on, colour = self.isChecked(), self._look.colour
        ground = colour("hover") if self.underMouse() else colour("raised") if on else None
        paint_frame(painter, self.rect(), ground, colour("line2"), dashed=not on)
        side, after_digit, before_counts = self._pads
        digit = QRect(side, (self.height() - DIGIT) // 2, DIGIT, DIGIT)
        paint_digit(painter, mirrored(self, digit), self._theme, self._look, on)
        x = side + DIGIT + after_digit
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        painter.setFont(self.font())
        painter.setPen(colour("tx") if on else colour("tx2"))
        painter.drawText(mirrored(self, QRect(x, 0, width + 2, self.height())), flags, self.text())
        painter.setFont(interface_font(13))
        painter.setPen(colour("tx2"))
        x += width + before_counts
        rest = QRect(x, 0, self.width() - x, self.height())
        painter.drawText(mirrored(self, rest), flags, self._counts)
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look)
        painter.end()
