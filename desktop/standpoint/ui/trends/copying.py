# SPDX-License-Identifier: MIT
"""A figure and its numbers on the clipboard, in the forms that other programs take over."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from standpoint.figures.chart import Figure
from standpoint.figures.drawing import Drawing
from standpoint.figures.picture import image, png
from standpoint.figures.svg import svg
from standpoint.figures.table import csv_text

COPY_DPI = 300


def copy_figure(page: Drawing) -> None:
    """Put a page on the clipboard: as PNG that knows its size on paper, and as SVG.

    Raises:
        ExportError: the picture would be too large.
    """
    picture = image(page, COPY_DPI)
    copied = QMimeData()
    copied.setImageData(picture)
    copied.setData("image/png", QByteArray(png(picture)))
    copied.setData("image/svg+xml", QByteArray(svg(page).encode("utf-8")))
    QGuiApplication.clipboard().setMimeData(copied)


def copy_numbers(text: str, figure: Figure) -> None:
    """Put the numbers on the clipboard: as lines with tabs, and as the CSV of an export."""
    copied = QMimeData()
    copied.setText(text)
    copied.setData("text/csv", QByteArray(csv_text(figure).encode("utf-8")))
    QGuiApplication.clipboard().setMimeData(copied)
