# SPDX-License-Identifier: MIT
"""The kinds of rows in a plan as buttons, each with its number."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from standpoint.ui.look import (
    HEIGHT,
    Look,
    interface_font,
    mirrored,
    paint_focus_ring,
    paint_frame,
    shows_focus,
)

_PAD = 10
_GAP = 7


class _Tab(QAbstractButton):
    def __init__(self, look: Look, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.number = 0
        self.setText(words)
        self.setCheckable(True)
        self.setFont(interface_font(13, 500))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def count(self, number: int) -> None:
        self.number = number
        self.setAccessibleName(f"{self.text()}, {number:,}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.text()) + _GAP
        width += metrics.horizontalAdvance(f"{self.number:,}")
        return QSize(width + 2 * _PAD, HEIGHT - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        colour = self._look.colour
        ground = colour("hover" if self.underMouse() else "raised")
        words = colour("tx")
        if self.isChecked():
            ground, words = colour("sel"), self._look.selected_text
        paint_frame(painter, self.rect(), ground, colour("line2"))
        painter.setFont(self.font())
        painter.setPen(words)
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.text())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        room = QRect(_PAD, 0, width + 2, self.height())
        painter.drawText(mirrored(self, room), flags, self.text())
        if not self.isChecked():
            painter.setPen(colour("tx2"))
        rest = QRect(_PAD + width + _GAP, 0, self.width() - width - _PAD - _GAP, self.height())
        painter.drawText(mirrored(self, rest), flags, f"{self.number:,}")
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look)
        painter.end()


class KindTabs(QWidget):
    """One kind is shown at a time; a kind without a row has no button. `chosen(kind)`."""

    chosen = Signal(str)

    def __init__(
        self, look: Look, kinds: list[tuple[str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        """Take kinds as (id, words); the first one is on and always shown."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._tabs: dict[str, _Tab] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for number, (kind, words) in enumerate(kinds):
            tab = _Tab(look, words, self)
            tab.setVisible(number == 0)
            self._tabs[kind] = tab
            self._group.addButton(tab)
            row.addWidget(tab)
            tab.clicked.connect(lambda _=False, k=kind: self.chosen.emit(k))
        self._group.buttons()[0].setChecked(True)

    def count(self, numbers: dict[str, int]) -> None:
        """Say how many rows each kind has."""
        first = next(iter(self._tabs))
        for kind, tab in self._tabs.items():
            number = numbers.get(kind, 0)
            if number != tab.number:
                tab.count(number)
            tab.setVisible(kind == first or number > 0 or tab.isChecked())

    def tab(self, kind: str) -> QAbstractButton:
        """Return the button of a kind."""
        return self._tabs[kind]
