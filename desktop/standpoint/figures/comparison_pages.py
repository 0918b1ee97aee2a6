# SPDX-License-Identifier: MIT
"""A comparison on paper: as a PDF with pages and embedded faces, and as one picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QSizeF
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from standpoint.errors import ExportError
from standpoint.figures import comparison_words as words
from standpoint.figures.colours import CHROME
from standpoint.figures.comparison import Comparison
from standpoint.figures.comparison_sheet import SMALL, Setting
from standpoint.figures.painting import application
from standpoint.figures.pdf_letters import name_letters
from standpoint.figures.pdf_outline import Bookmark, outline
from standpoint.figures.pdf_update import Update
from standpoint.figures.text_sheet import UNITS

_MM = 72 / 25.4
_SIZES = {"A4": (210 * _MM, 297 * _MM), "Letter": (612.0, 792.0)}
_MARGIN = 17 * _MM
_FOOT = 9 * _MM
_PICTURE_MARGIN = 6 * _MM
_HIGHEST = 32_000
"""Pixels; Qt paints no higher picture."""


class Pages:
    """A comparison in pages; `width` and `height` are those of one in points.

    From three columns on they lie across. With `brief` the first page is as it will be written;
    how many there are is not known then.
    """

    def __init__(self, comparison: Comparison, *, brief: bool = False) -> None:
        application()
        size = _SIZES[comparison.contents.page]
        self.width, self.height = size if len(comparison.alignment.columns) < 3 else size[::-1]
        self._depth = self.height - 2 * _MARGIN - _FOOT
        setting = Setting(comparison, self.width - 2 * _MARGIN, self._depth, brief=brief)
        self._sheet = setting.sheet(full_texts=True)
        self._foot = words.made(comparison.alignment, comparison.made_on)
        self.count = 0 if brief else self._sheet.document.pageCount()
        self.bookmarks = tuple(
            Bookmark(heading.words, heading.depth, self._sheet.page(heading.place))
            for heading in setting.headings
        )

    def text(self) -> str:
        """Return everything that is written on the pages."""
        digits = "0123456789"
        return f"{self._sheet.document.toPlainText()}{self._foot} · page of {digits}"

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0, with a painter that counts in tenths of a point."""
        painter.save()
        painter.translate(_MARGIN * UNITS, _MARGIN * UNITS)
        self._sheet.paint(painter, page * self._depth, self._depth)
        painter.setFont(SMALL.format().font())
        painter.setPen(QColor(SMALL.colour))
        foot = f"{self._foot} · page {page + 1}" + (f" of {self.count}" if self.count else "")
        painter.drawText(QPointF(0, (self._depth + _FOOT) * UNITS), foot)
        painter.restore()


class Picture:
    """The passages by theme as one picture, `width` × `height` points.

    183 mm wide, 247 mm from three columns on.
    """

    def __init__(self, comparison: Comparison) -> None:
        application()
        self.width = (183 if len(comparison.alignment.columns) < 3 else 247) * _MM
        setting = Setting(comparison, self.width - 2 * _PICTURE_MARGIN, None)
        self._sheet = setting.sheet(full_texts=False)
        self.height = self._sheet.height + 2 * _PICTURE_MARGIN

    def pixels(self, dpi: int) -> tuple[int, int]:
        """Return width and height at so many dots per inch."""
        return round(self.width * dpi / 72), round(self.height * dpi / 72)

    def most_dpi(self) -> int:
        """Return the most dots per inch at which Qt can paint it."""
        return int(72 * _HIGHEST / self.height)

    def paint(self, painter: QPainter) -> None:
        """Paint it with a painter that counts in tenths of a point."""
        painter.save()
        painter.translate(_PICTURE_MARGIN * UNITS, _PICTURE_MARGIN * UNITS)
        self._sheet.paint(painter, 0, self._sheet.height)
        painter.restore()


def as_pdf(comparison: Comparison) -> bytes:
    """Return a PDF: the passages by theme, then each full text on a page of its own.

    Its text can be searched and copied, but for Arabic: the face joins letters from parts, and Qt
    names the parts and not the letters. HTML and DOCX keep every letter.
    """
    pages = Pages(comparison)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72 * UNITS)
    writer.setTitle(comparison.title)
    writer.setCreator("Standpoint")
    size = QPageSize(
        QSizeF(pages.width, pages.height),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    for page in range(pages.count):
        if page:
            writer.newPage()
        pages.paint(painter, page)
    painter.end()
    pdf = bytes(buffer.data().data())
    update = Update(pdf)
    name_letters(update, pdf, pages.text())
    outline(update, pages.bookmarks)
    return update.written()


def as_png(comparison: Comparison, dpi: int, path: Path) -> bytes:
    """Return the passages by theme as one picture.

    Raises:
        ExportError: the picture would be higher than Qt can paint.
    """
    picture = Picture(comparison)
    width, height = picture.pixels(dpi)
    if height > _HIGHEST:
        raise ExportError(
            f"{path.name}: the picture would be {height:,} pixels high. "
            f"Ask for at most {picture.most_dpi()} dpi, or write a .pdf."
        )
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(CHROME["light"].base))
    dots = round(dpi / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(dpi / 72 / UNITS, dpi / 72 / UNITS)
    picture.paint(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    writer.setCompression(90)
    if not writer.write(image):
        raise ExportError(
            f"{path.name} could not be written: {writer.errorString()}. Ask for fewer dpi."
        )
    return bytes(buffer.data().data())
