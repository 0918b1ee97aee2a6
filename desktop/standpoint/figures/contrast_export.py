# SPDX-License-Identifier: MIT
"""A comparison of two sides as a file: PNG, SVG, PDF, CSV or JSON, written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from standpoint.errors import ExportError
from standpoint.figures.chart import Ground
from standpoint.figures.contrast import ContrastFigure
from standpoint.figures.contrast_layout import lay_out
from standpoint.figures.contrast_table import csv_text, json_text
from standpoint.figures.drawing import Drawing
from standpoint.figures.pdf import pdf
from standpoint.figures.picture import image, png
from standpoint.figures.svg import svg
from standpoint.replacing import replace_file

ContrastFormat = Literal["png", "svg", "pdf", "csv", "json"]
CONTRAST_FORMATS: tuple[ContrastFormat, ...] = ("png", "svg", "pdf", "csv", "json")


@dataclass(frozen=True, slots=True)
class ContrastPage:
    """How the figure is put on paper: `scheme` None is the figure's own ground."""

    width_mm: float = 183.0
    dpi: int = 300
    scheme: Ground | None = None


def write(figure: ContrastFigure, path: Path, page: ContrastPage | None = None) -> Path:
    """Write the figure to a file of the format that the path's suffix names; return the path.

    Raises:
        ExportError: the suffix is unknown, the page cannot be read, or the file cannot be written;
            then nothing is left behind and a file that stood there is as it was.
    """
    suffix = path.suffix.lower().lstrip(".")
    kind = next((known for known in CONTRAST_FORMATS if known == suffix), None)
    if kind is None:
        raise ExportError(
            f"{path.name}: two sides are written as PNG, SVG, PDF, CSV or JSON. "
            "End the name with .png, .svg, .pdf, .csv or .json."
        )
    replace_file(path, render(figure, kind, page or ContrastPage()))
    return path


def render(figure: ContrastFigure, kind: ContrastFormat, page: ContrastPage) -> bytes:
    """Return the figure as the content of a file; the same figure gives the same bytes.

    Raises:
        ExportError: the page is too narrow or the picture too large.
    """
    if kind == "csv":
        return csv_text(figure).encode("utf-8")
    if kind == "json":
        return json_text(figure).encode("utf-8")
    drawing = page_of(figure, page)
    if kind == "svg":
        return svg(drawing).encode("utf-8")
    return pdf(drawing) if kind == "pdf" else png(image(drawing, page.dpi))


def page_of(figure: ContrastFigure, page: ContrastPage) -> Drawing:
    """Return the page that every format but CSV and JSON is painted from."""
    return lay_out(replace(figure, scheme=page.scheme or figure.scheme), page.width_mm)
