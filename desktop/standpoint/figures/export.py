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
from standpoint.figures.method_note import method_note
from standpoint.figures.painting import application
from standpoint.figures.pdf import pdf
from standpoint.figures.picture import image, png
from standpoint.figures.svg import svg
from standpoint.figures.table import csv_text
from standpoint.model.codebook import Codebook
from standpoint.replacing import replace_file

Format = Literal["png", "svg", "pdf", "csv"]
FORMATS: tuple[Format, ...] = ("png", "svg", "pdf", "csv")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a figure is put on paper: the same for the window and the command line.

    `width_mm`, `height_mm`: the page; a height of None is as high as the figure needs. `dpi`: dots
    per inch of a PNG. The rest is what the figure itself says where it is None: the ground, the
    title, the line under it (empty for none), the caption, where series are named, whether events
    are drawn and whether numbers of reports stand under the axis.
    """

    width_mm: float = 183.0
    height_mm: float | None = None
    dpi: int = 300
    scheme: Ground | None = None
    title: str | None = None
    subtitle: str | None = None
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
            printed_subtitle=(figure.printed_subtitle if self.subtitle is None else self.subtitle),
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


def with_ending(path: Path, kind: Format) -> Path:
    """Return a path that ends as a format does: another known ending gives way, a dot stays."""
    known = path.suffix.lower().lstrip(".") in FORMATS
    return path.with_suffix(f".{kind}") if known else path.with_name(f"{path.name}.{kind}")


def beside(path: Path, *, numbers: bool = False, method: bool = False) -> tuple[Path, ...]:
    """Return what goes beside a figure's file: its numbers as CSV, the note on its method."""
    kind = path.suffix.lower().lstrip(".")
    found = [path.with_suffix(".csv")] if numbers and kind != "csv" else []
    return (*found, *([path.with_name(f"{path.stem} method.txt")] if method else []))


def export_with(
    figure: Figure,
    path: Path,
    options: ExportOptions,
    *,
    numbers: bool = False,
    method: bool = False,
    codebook: Codebook | None = None,
) -> tuple[Path, ...]:
    """Write a figure, and beside it as asked its numbers and a note on how they were made.

    Args:
        figure: what to write.
        path: its place; the suffix names the format.
        options: how it is put on paper.
        numbers: write a CSV of the same name too.
        method: write the method note too.
        codebook: defines the themes in that note.

    Returns:
        What was written, the figure first.

    Raises:
        ExportError: as `export`; nothing is written where the figure itself cannot be made.
    """
    written = [export(figure, path, options)]
    dressed = options.dress(figure)
    for place in beside(path, numbers=numbers, method=method):
        note = place.suffix == ".txt"
        text = method_note(dressed, codebook) if note else csv_text(dressed)
        replace_file(place, text.encode("utf-8"))
        written.append(place)
    return tuple(written)


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
