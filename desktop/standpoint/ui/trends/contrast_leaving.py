# SPDX-License-Identifier: MIT
"""Two sides compared leave the window: to the clipboard, or as a file that is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from standpoint.errors import ExportError
from standpoint.figures.contrast import ContrastFigure
from standpoint.figures.contrast_export import CONTRAST_FORMATS, ContrastPage, page_of, write
from standpoint.figures.contrast_table import csv_text, tabbed
from standpoint.figures.file_names import safe_name
from standpoint.session.settings import Settings
from standpoint.ui import file_dialogs
from standpoint.ui.filing import EXPORTED, export_folder
from standpoint.ui.trends.copying import copy_figure

_KINDS = ";;".join(f"{kind.upper()} (*.{kind})" for kind in CONTRAST_FORMATS)


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


def export_contrast(figure: ContrastFigure, settings: Settings, parent: QWidget) -> str:
    """Ask where the figure is to go, write it on a light ground, and return what is to be said."""

    def said(words: str, name: str) -> str:
        return QCoreApplication.translate("Contrast", words).format(name)

    title = QCoreApplication.translate("Contrast", "Export figure")
    start = export_folder(settings) / f"{safe_name(figure.title)}.pdf"
    name, kind = file_dialogs.save_file(parent, title, str(start), _KINDS, "PDF (*.pdf)")
    if not name:
        return ""
    path = _with_ending(Path(name), kind)
    if path != Path(name) and path.exists():
        # The dialog has asked about another name.
        return said("{0} is there already. Choose it by its whole name to replace it.", path.name)
    settings.set(EXPORTED, str(path.parent))
    try:
        write(replace(figure, scheme="light"), path)
    except ExportError as error:
        return str(error)
    return said("Exported {0}.", path.name)


def _with_ending(path: Path, chosen: str) -> Path:
    """Return the path with the ending of the kind that was chosen, where it has no known one."""
    if path.suffix.lower() in {f".{kind}" for kind in CONTRAST_FORMATS}:
        return path
    kind = chosen.partition(" ")[0].lower() or "pdf"
    return path.with_name(f"{path.name}.{kind}")
