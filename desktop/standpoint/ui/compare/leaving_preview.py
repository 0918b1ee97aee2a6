# SPDX-License-Identifier: MIT
"""The first page of an export, painted by what writes it, or the first lines of its text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from standpoint.figures.comparison_pages import Pages, Picture
from standpoint.figures.text_sheet import UNITS
from standpoint.ui.look import Look, Words, interface_font, mono_font

_MARGIN = 18
_FOOT = 30


class Preview(QWidget):
    """Shows a page, the top of a picture, some text, or the sentence that says why none is there.

    `shown` is what the exporter painted, in device pixels; a text has none.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._paper: Pages | Picture | None = None
        self._lines: list[str] = []
        self._words = ""
        self.shown = QImage()
        self.said = Words(look, "", role="err", wrap=True, parent=self)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.hide()
        self.setMinimumSize(360, 320)
        self.setAccessibleName(self.tr("Preview"))
        look.changed.connect(self.update)

    def show_paper(self, paper: Pages | Picture, words: str) -> None:
        """Show the first page, or the top of a picture, with words below it."""
        self._paper, self._lines = paper, []
        self._take(words)

    def show_text(self, text: str, words: str) -> None:
        """Show the first lines of a text, with words below it."""
        self._paper, self._lines = None, text.splitlines()[:80]
        self._take(words)

    def say(self, sentence: str) -> None:
        """Show a sentence in place of a page."""
        self._paper, self._lines = None, []
        self._take("")
        self.said.setText(sentence)
        self.said.setGeometry(self.rect().adjusted(40, 40, -40, -40))
        self.said.show()
        self.setAccessibleDescription(sentence)

    def _take(self, words: str) -> None:
        self._words = words
        self.said.hide()
        self.setAccessibleDescription(words)
        self._render()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a page."""
        return QSize(640, 700)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page anew."""
        super().resizeEvent(event)
        self.said.setGeometry(self.rect().adjusted(40, 40, -40, -40))
        self._render()

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_FOOT)

    def _size(self) -> tuple[float, float]:
        """Return how large the paper is shown; of a picture the top that there is room for."""
        paper, room = self._paper, self._room()
        if paper is None:
            return room.width(), room.height()
        if isinstance(paper, Picture):
            scale = min(room.width() / paper.width, self.logicalDpiX() / 72)
            return paper.width * scale, min(paper.height * scale, room.height())
        scale = min(room.width() / paper.width, room.height() / paper.height)
        return paper.width * scale, paper.height * scale

    def _render(self) -> None:
        paper = self._paper
        width, height = self._size()
        if paper is None or width < 1 or height < 1:
            self.shown = QImage()
            return
        ratio = self.devicePixelRatioF()
        image = QImage(
            max(round(width * ratio), 1), max(round(height * ratio), 1), QImage.Format.Format_RGB32
        )
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.scale(*[width * ratio / paper.width / UNITS] * 2)
        if isinstance(paper, Picture):
            paper.paint(painter)
        else:
            paper.paint(painter, 0)
        painter.end()
        image.setDevicePixelRatio(ratio)
        self.shown = image

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the page and the words."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("sel"))
        room = self._room()
        width, height = self._size()
        page = QRectF(room.x() + (room.width() - width) / 2, room.y(), width, height)
        if self._lines:
            self._paint_lines(painter, page)
        elif not self.shown.isNull():
            painter.drawImage(page.topLeft(), self.shown)
        if self._lines or self._paper is not None:
            painter.setPen(self._look.colour("line2"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setPen(self._look.colour("tx2"))
        painter.setFont(interface_font(12))
        foot = self.rect().adjusted(_MARGIN, 0, -_MARGIN, -7)
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(foot, end, self._words)
        painter.end()

    def _paint_lines(self, painter: QPainter, page: QRectF) -> None:
        painter.fillRect(page, self._look.colour("base"))
        painter.setPen(self._look.colour("tx"))
        painter.setFont(mono_font(12.5))
        painter.save()
        painter.setClipRect(page)
        step = painter.fontMetrics().lineSpacing()
        for number, line in enumerate(self._lines, 1):
            painter.drawText(round(page.x()) + 10, round(page.y()) + 6 + number * step, line)
        painter.restore()
