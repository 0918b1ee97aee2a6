# SPDX-License-Identifier: MIT
"""Two sides compared on the clipboard: the table for spreadsheets, the figure for papers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from standpoint.figures.contrast import ContrastFigure
from standpoint.figures.contrast_export import ContrastPage, page_of
from standpoint.figures.contrast_table import csv_text, tabbed
from standpoint.ui.trends.copying import copy_figure


def copy_contrast(figure: ContrastFigure) -> None:
    """Put the numbers on the clipboard: as lines with tabs, and as the CSV of an export."""
    copied = QMimeData()
    copied.setText(tabbed(figure))
    copied.setData("text/csv", QByteArray(csv_text(figure).encode("utf-8")))
    QGuiApplication.clipboard().setMimeData(copied)


def copy_contrast_image(figure: ContrastFigure) -> None:
    """Put the figure on the clipboard as a picture and a drawing, on a light ground.

    Raises:
        ExportError: the picture would be too large.
    """
    copy_figure(page_of(replace(figure, scheme="light"), ContrastPage()))
