# SPDX-License-Identifier: MIT
"""A figure as a file: PNG, SVG, PDF or CSV, written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from standpoint.errors import ExportError
from standpoint.figures.chart import Figure, Ground, LegendPlace, recaption
from standpoint.figures.drawing import Drawing
from standpoint.figures.layout import lay_out
from standpoint.figures.painting import application
from standpoint.figures.pdf import pdf
from standpoint.figures.picture import image, png
from standpoint.figures.svg import svg
from standpoint.figures.table import csv_text
from standpoint.replacing import replace_file

Format = Literal["png", "svg", "pdf", "csv"]
FORMATS: tuple[Format, ...] = ("png", "svg", "pdf", "csv")
PresetKey = Literal["column", "one-and-a-half", "full", "report", "slide"]


@dataclass(frozen=True, slots=True)
class Preset:
    """A size that journals, reports and slides ask for, in millimetres."""

    key: PresetKey
    name: str
    width_mm: float
    height_mm: float


PRESETS = (
    Preset("column", "Journal, one column", 89, 110),
    Preset("one-and-a-half", "Journal, one and a half", 120, 120),
    Preset("full", "Journal, full width", 183, 144),
    Preset("report", "Report, A4 text width", 160, 130),
    Preset("slide", "Slide, 16 : 9", 254, 143),
)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a figure is put on paper: the same for the window and the command line.

    `width_mm`, `height_mm`: the page; a height of None is as high as the figure needs. `dpi`: dots
    per inch of a PNG. The rest is what the figure itself says where it is None: the ground, the
    title, the caption, where series are named, whether events are drawn and whether numbers of
    reports stand under the axis. `subtitle` stands under the title; empty for none.
    """

    width_mm: float = 183.0
    height_mm: float | None = None
    dpi: int = 300
    scheme: Ground | None = None
    title: str | None = None
    subtitle: str = ""
    caption: str | None = None
    legend: LegendPlace | None = None
    events: bool | None = None
    numbers: bool | None = None

    def dress(self, figure: Figure) -> Figure:
        """Return the figure with what is said here about its looks and words."""
        dressed = replace(
            figure,
            scheme=self.scheme or figure.scheme,
            legend=self.legend or figure.legend,
            show_events=figure.show_events if self.events is None else self.events,
            show_numbers=figure.show_numbers if self.numbers is None else self.numbers,
            printed_subtitle=self.subtitle,
        )
        if self.title is None and self.caption is None:
            return dressed
        caption = figure.caption if self.caption is None else self.caption
        return recaption(dressed, title=self.title, caption=caption)


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
    replace_file(path, content)
    return path


def render(figure: Figure, kind: Format, options: ExportOptions | None = None) -> bytes:
    """Return a figure as the content of a file; the same figure gives the same bytes.

    Raises:
        ExportError: the size cannot be read or is too large.
    """
    chosen = options or ExportOptions()
    if kind == "csv":
        return csv_text(chosen.dress(figure)).encode("utf-8")
    page = page_of(figure, chosen)
    if kind == "svg":
        return svg(page).encode("utf-8")
    return pdf(page) if kind == "pdf" else png(image(page, chosen.dpi))


def page_of(figure: Figure, options: ExportOptions) -> Drawing:
    """Return the page that every format but CSV is painted from.

    Raises:
        ExportError: the page is too small to read.
    """
    application()
    return lay_out(options.dress(figure), options.width_mm, options.height_mm)
