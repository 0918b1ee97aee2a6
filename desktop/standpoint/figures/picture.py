# SPDX-License-Identifier: MIT
"""A page as a picture of pixels that knows its resolution and what it shows: PNG."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter

from standpoint.errors import ExportError
from standpoint.figures.about import MAKER
from standpoint.figures.drawing import Drawing
from standpoint.figures.painting import paint

LEAST_DPI = 72
MOST_DPI = 1200
_MOST_PIXELS = 120_000_000
_COMPRESSION = 60


def image(page: Drawing, dpi: int) -> QImage:
    """Return a page as a picture that knows its resolution; its ground is not transparent.

    Raises:
        ExportError: the picture would be too large for this machine.
    """
    width, height = round(page.width / 72 * dpi), round(page.height / 72 * dpi)
    if not 0 < width * height <= _MOST_PIXELS or dpi < 30:
        raise ExportError(
            f"A picture of {width:,} by {height:,} pixels cannot be made. "
            f"Choose between {LEAST_DPI} and {MOST_DPI:,} dpi and a smaller size."
        )
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    if picture.isNull():
        raise ExportError("There is not enough memory for this picture. Choose fewer dpi.")
    picture.setDotsPerMeterX(round(dpi / 0.0254))
    picture.setDotsPerMeterY(round(dpi / 0.0254))
    picture.setText("Title", page.title)
    picture.setText("Description", page.description)
    picture.setText("Software", MAKER)
    picture.fill(page.ground)
    painter = QPainter(picture)
    try:
        paint(page, painter, dpi)
    finally:
        painter.end()
    return picture


def png(picture: QImage) -> bytes:
    """Return a picture as the content of a file.

    Raises:
        ExportError: it could not be made; the sentence says why.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(_COMPRESSION)
    if not writer.write(picture):
        raise ExportError(f"The picture could not be made: {writer.errorString()}.")
    buffer.close()
    return bytes(data.data())
