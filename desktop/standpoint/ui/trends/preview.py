# SPDX-License-Identifier: MIT
"""The page as the exporter paints it, at print size or smaller, between two rulers in mm."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from standpoint.figures.drawing import Drawing
from standpoint.figures.painting import paint
from standpoint.ui.look import Look, PushButton, Words, interface_font

RULER = 26
_MARGIN = 14
_FOOT = 28
_HIGHEST = 1000
"""Millimetres; nobody prints a higher figure."""
_MILLIMETRE = 72 / 25.4


class Preview(QWidget):
    """Shows a page, or the sentence that says why there is none.

    `height_asked(millimetres)` when a page that is too low is to be made as high as it must be.
    """

    height_asked = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page: Drawing | None = None
        self._needed = 0
        self.said = Words(look, "", role="err", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.mend = PushButton(look, "")
        self.mend.clicked.connect(lambda: self.height_asked.emit(self._needed))
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.said)
        column.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.said.hide()
        self.mend.hide()
        self.setMinimumSize(360, 300)
        self.setAccessibleName(self.tr("Preview"))
        look.changed.connect(self.update)

    @property
    def page(self) -> Drawing | None:
        """The page that is shown."""
        return self._page

    def show_page(self, page: Drawing) -> None:
        """Show a page."""
        self._page = page
        self.said.hide()
        self.mend.hide()
        self.setAccessibleDescription(page.description)
        self.update()

    def say(self, sentence: str, height: int = 0) -> None:
        """Show a sentence in place of a page; offer the height in mm that would do."""
        self._page = None
        self._needed = height
        self.said.setText(sentence)
        self.said.show()
        self.mend.set_words(self.tr("Make it {0} mm high").format(height))
        self.mend.setVisible(0 < height <= _HIGHEST)
        self.setAccessibleDescription(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for two columns of a journal."""
        return QSize(720, 600)

    def dpi(self) -> float:
        """Return at how many pixels an inch the page is shown: print size where it fits."""
        if self._page is None:
            return 96.0
        width = self.width() - RULER - 2 * _MARGIN
        height = self.height() - RULER - _MARGIN - _FOOT
        fit = min(width / self._page.width, height / self._page.height) * 72
        return min(fit, self.logicalDpiX() * 1.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rulers and page."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("sel"))
        if self._page is None:
            painter.end()
            return
        dpi = self.dpi()
        k = dpi / 72
        width, height = self._page.width * k, self._page.height * k
        left = RULER + _MARGIN + max((self.width() - RULER - 2 * _MARGIN - width) / 2, 0)
        top = RULER + 4.0
        self._paint_rulers(painter, left, top, k)
        painter.save()
        painter.translate(left, top)
        painter.setClipRect(QRectF(0, 0, width, height))
        paint(self._page, painter, dpi)
        painter.restore()
        painter.setPen(self._look.colour("line2"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left - 0.5, top - 0.5, width + 1, height + 1))
        painter.setPen(self._look.colour("tx2"))
        painter.setFont(interface_font(12))
        foot = self.rect().adjusted(0, 0, -_MARGIN, -7)
        share = round(dpi / self.logicalDpiX() * 100)
        words = self.tr("Print size, shown at {0} %").format(share)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)
        painter.end()

    def _paint_rulers(self, painter: QPainter, left: float, top: float, k: float) -> None:
        assert self._page is not None
        painter.setPen(QPen(QColor(self._look.tokens.strong), 1))
        painter.setFont(interface_font(11))
        step = _MILLIMETRE * k
        for mm in range(0, int(self._page.width / _MILLIMETRE) + 1, 5):
            x = left + mm * step
            long = mm % 10 == 0
            painter.drawLine(round(x), round(top - (9 if long else 5)), round(x), round(top - 2))
            if mm % 20 == 0:
                painter.drawText(QRectF(x - 20, 0, 40, top - 9), _CENTRE, str(mm))
        for mm in range(0, int(self._page.height / _MILLIMETRE) + 1, 5):
            y = top + mm * step
            long = mm % 10 == 0
            painter.drawLine(round(left - (9 if long else 5)), round(y), round(left - 2), round(y))


_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
