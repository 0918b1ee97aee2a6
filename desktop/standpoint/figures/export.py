# SPDX-License-Identifier: MIT
"""A figure as a file: PNG, SVG, PDF or CSV, written whole or not at all."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

from standpoint.errors import ExportError
from standpoint.figures.chart import Figure, Ground
from standpoint.figures.drawing import Drawing
from standpoint.figures.layout import lay_out
from standpoint.figures.painting import application, paint
from standpoint.figures.svg import svg
from standpoint.figures.table import csv_text
from standpoint.replacing import replace_file

Format = Literal["png", "svg", "pdf", "csv"]
FORMATS: tuple[Format, ...] = ("png", "svg", "pdf", "csv")

_PDF_DPI = 1200
_MOST_PIXELS = 120_000_000
_PNG_COMPRESSION = 60


@dataclass(frozen=True, slots=True)
class Preset:
    """A size that journals, reports and slides ask for, in millimetres."""

    name: str
    width_mm: float
    height_mm: float


PRESETS = (
    Preset("Journal, one column", 89, 110),
    Preset("Journal, one and a half", 120, 120),
    Preset("Journal, two columns", 183, 144),
    Preset("Report, A4 text width", 160, 130),
    Preset("Slide, 16 : 9", 254, 143),
)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """The page's size in millimetres, dots per inch of a PNG, and the ground.

    `height_mm` None: as high as the figure needs. `scheme` None: the figure's own.
    """

    width_mm: float = 183.0
    height_mm: float | None = None
    dpi: int = 300
    scheme: Ground | None = None


def export(figure: Figure, path: Path, options: ExportOptions | None = None) -> Path:
    """Write a figure to a file of the format that the path's suffix names.

    Returns:
        The path.

    Raises:
        ExportError: the suffix is unknown, the size cannot be read, or the file cannot be written;
            then nothing is left behind and a file that stood there is as it was.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind not in FORMATS:
        raise ExportError(
            f"{path.name}: figures are written as PNG, SVG, PDF or CSV. "
            "End the name with .png, .svg, .pdf or .csv."
        )
    content = render(figure, next(known for known in FORMATS if known == kind), options)
    write_whole(path, content)
    return path


def render(figure: Figure, kind: Format, options: ExportOptions | None = None) -> bytes:
    """Return a figure as the content of a file.

    Raises:
        ExportError: the size cannot be read or is too large.
    """
    if kind == "csv":
        return csv_text(figure).encode("utf-8")
    chosen = options or ExportOptions()
    page = page_of(figure, chosen)
    if kind == "svg":
        return svg(page).encode("utf-8")
    return _pdf(page) if kind == "pdf" else _png(page, chosen.dpi)


def page_of(figure: Figure, options: ExportOptions) -> Drawing:
    """Return the page that every format but CSV is painted from."""
    application()
    shown = replace(figure, scheme=options.scheme) if options.scheme else figure
    return lay_out(shown, options.width_mm, options.height_mm)


def image(page: Drawing, dpi: int) -> QImage:
    """Return a page as a picture that knows its resolution.

    Raises:
        ExportError: the picture would be too large for this machine.
    """
    width, height = round(page.width / 72 * dpi), round(page.height / 72 * dpi)
    if not 0 < width * height <= _MOST_PIXELS or dpi < 30:
        raise ExportError(
            f"A picture of {width:,} by {height:,} pixels cannot be made. "
            "Choose between 30 and 1,200 dpi and a smaller size."
        )
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    if picture.isNull():
        raise ExportError("There is not enough memory for this picture. Choose fewer dpi.")
    picture.setDotsPerMeterX(round(dpi / 0.0254))
    picture.setDotsPerMeterY(round(dpi / 0.0254))
    picture.setText("Title", page.title)
    picture.setText("Description", page.description)
    picture.setText("Software", "Standpoint")
    picture.fill(page.ground)
    painter = QPainter(picture)
    try:
        paint(page, painter, dpi)
    finally:
        painter.end()
    return picture


def _png(page: Drawing, dpi: int) -> bytes:
    picture = image(page, dpi)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(_PNG_COMPRESSION)
    if not writer.write(picture):
        raise ExportError(f"The picture could not be made: {writer.errorString()}.")
    buffer.close()
    return bytes(data.data())


def _pdf(page: Drawing) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(page.title)
    writer.setCreator("Standpoint")
    writer.setResolution(_PDF_DPI)
    size = QSizeF(page.width * 25.4 / 72, page.height * 25.4 / 72)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "", _EXACT))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportError("The PDF could not be made. Try another format.")
    try:
        paint(page, painter, _PDF_DPI)
    finally:
        painter.end()
    buffer.close()
    return bytes(data.data())


_EXACT = QPageSize.SizeMatchPolicy.ExactMatch


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in place in one step.

    Raises:
        ExportError: with a sentence; nothing is left behind.
    """
    # Flags of folders mean this on POSIX only, and root would get past them without a word.
    folder = path.parent
    if os.name == "posix" and folder.is_dir() and not folder.stat().st_mode & 0o222:
        raise ExportError(f"{path.name}: the folder is read-only. Choose another folder.")
    replace_file(path, content)
