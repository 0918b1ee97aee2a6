# SPDX-License-Identifier: MIT
"""A comparison on paper: as a PDF with pages and embedded faces, and as one picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
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
    QTextTable,
)

from standpoint.errors import ExportError
from standpoint.figures import comparison_words as words
from standpoint.figures.colours import CHROME, hue
from standpoint.figures.comparison import Comparison, statement
from standpoint.figures.comparison_layout import FacetPart, Level, LinkLine, Shown, ThemePart, parts
from standpoint.figures.comparison_runs import Piece, Run, full_text
from standpoint.figures.painting import application
from standpoint.figures.text_sheet import UNITS, Ink, TextSheet
from standpoint.model.reports import Reading, Report
from standpoint.text.direction import right_to_left

_MM = 72 / 25.4
_A4 = (210 * _MM, 297 * _MM)
_MARGIN = 17 * _MM
_FOOT = 9 * _MM
_HIGHEST = 32_000
"""Pixels; Qt paints no higher picture."""

_Fill = Callable[[QTextTable, int], None]
"""What fills the row of that number."""

_CHROME = CHROME["light"]
_SMALL = Ink(8, colour=_CHROME.tx2)
_PROSE = Ink(10, "serif")


def as_pdf(comparison: Comparison) -> bytes:
    """Return an A4 PDF: the passages by theme, then each full text on a page of its own."""
    application()
    width, height = _A4 if len(comparison.readings) < 3 else _A4[::-1]
    room, depth = width - 2 * _MARGIN, height - 2 * _MARGIN - _FOOT
    sheet = _Pages(comparison, room, depth).sheet(full_texts=True)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72 * UNITS)
    writer.setTitle(comparison.title)
    writer.setCreator("Standpoint")
    size = QPageSize(
        QSizeF(width, height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    pages = sheet.document.pageCount()
    made = words.made(comparison.alignment, comparison.made_on)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(_MARGIN * UNITS, _MARGIN * UNITS)
        sheet.paint(painter, page * depth, depth)
        painter.setFont(_SMALL.format().font())
        painter.setPen(QColor(_SMALL.colour))
        foot = f"{made} · page {page + 1} of {pages}"
        painter.drawText(QPointF(0, (depth + _FOOT) * UNITS), foot)
        painter.restore()
    painter.end()
    return bytes(buffer.data().data())


def as_png(comparison: Comparison, dpi: int, path: Path) -> bytes:
    """Return one picture of the passages by theme, 183 mm wide (247 mm from three reports on).

    Raises:
        ExportError: the picture would be higher than Qt can paint.
    """
    application()
    room = (183 if len(comparison.readings) < 3 else 247) * _MM
    margin = 6 * _MM
    sheet = _Pages(comparison, room - 2 * margin, None).sheet(full_texts=False)
    scale = dpi / 72
    height = round((sheet.height + 2 * margin) * scale)
    if height > _HIGHEST:
        raise ExportError(
            f"{path.name}: the picture would be {height:,} pixels high. "
            f"Ask for at most {int(dpi * _HIGHEST / height)} dpi, or write a .pdf."
        )
    image = QImage(round(room * scale), height, QImage.Format.Format_RGB32)
    image.fill(QColor(_CHROME.base))
    dots = round(dpi / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale / UNITS, scale / UNITS)
    painter.translate(margin * UNITS, margin * UNITS)
    sheet.paint(painter, 0, sheet.height)
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


class _Pages:
    def __init__(self, comparison: Comparison, width: float, page_height: float | None) -> None:
        self._of = comparison
        self._parts = parts(comparison)
        self._hues = {part.theme.id: hue(part.theme.colour, "light") for part in self._parts}
        self._sheet = TextSheet(width, page_height)

    def sheet(self, *, full_texts: bool) -> TextSheet:
        sheet = self._sheet
        sheet.block(rtl=False, below=2, line=115)
        sheet.write(self._of.title, Ink(17, "serif", bold=True))
        sheet.block(below=6)
        sheet.write(words.made(self._of.alignment, self._of.made_on), _SMALL)
        said = statement(self._of)
        if said:
            sheet.block(above=2, below=6)
            sheet.write(said, Ink(11.5, bold=True))
        for number, reading in enumerate(self._of.readings, 1):
            sheet.block(below=1)
            sheet.write(f"{number}  {words.citation(reading.report)} ", Ink(8.5))
            sheet.write(words.counted(reading.report.words, "word"), _SMALL)
        self._glance()
        for part in self._parts:
            self._theme(part)
        self._head("How to read this")
        for note in words.method(self._of.alignment):
            sheet.block(below=2)
            sheet.write(note, _SMALL)
        if full_texts:
            for reading in self._of.readings:
                self._full(reading)
        sheet.lay_out()
        return sheet

    def _head(self, text: str) -> None:
        self._sheet.block(above=14, below=3)
        self._sheet.write(text, Ink(12, "serif", bold=True))

    def _glance(self) -> None:
        sheet, names = self._sheet, words.short_names(self._of.alignment.reports)
        sheet.block(above=4)
        lines = [["Sentences per theme", *(names[r.id] for r in self._of.alignment.reports)]]
        for part in self._parts:
            numbers = ["not searched" if n is None else f"{n:,}" for n in part.counts]
            lines.append([part.theme.label, *numbers])
        table = sheet.table([1.0] * (len(names) + 1), len(lines))
        for number, texts in enumerate(lines):
            sheet.row(table, number, ruled=number > 0)
            for column, text in enumerate(texts):
                sheet.into(table, number, column)
                sheet.block()
                sheet.write(text, Ink(8.5, bold=number == 0))
        sheet.leave(table)

    def _theme(self, part: ThemePart) -> None:
        sheet, tints = self._sheet, self._hues[part.theme.id]
        sheet.block(above=16, below=2)
        heading = sheet.place
        sheet.write(
            f" {part.theme.key} ", Ink(10, bold=True, colour=tints.digit, ground=tints.base)
        )
        sheet.write(f"  {part.theme.label}", Ink(12, "serif", bold=True))
        if part.summary:
            sheet.write(f"   {part.summary}", _SMALL)
        for number, facet in enumerate(part.facets):
            begun = self._facet(part.theme.id, facet)
            if number == 0:
                sheet.keep(heading, begun)
        if part.silent:
            sheet.block(above=2)
            sheet.write(part.silent, _SMALL)

    @property
    def _paired(self) -> bool:
        """Two reports have their links between them; more have them in a row below."""
        return len(self._of.readings) == 2

    def _columns(self) -> list[tuple[Report, int]]:
        step = 2 if self._paired else 1
        return [(report, step * n) for n, report in enumerate(self._of.alignment.reports)]

    def _facet(self, theme: str, part: FacetPart) -> int:
        """Set a facet's table and return the place of its first passages.

        Each row is planned first, since Qt wants all rows at once.
        """
        sheet = self._sheet
        sheet.block(above=7, below=1)
        heading = sheet.place
        sheet.write(part.facet.label, Ink(9, bold=True, colour=self._hues[theme].ink))
        sheet.write(f"   {part.counts}", _SMALL)
        rows: list[_Fill] = [self._titles]
        for level in part.levels:
            rows.append(partial(self._level, theme, level))
            if level.links and not self._paired:
                rows.append(partial(self._links, level))
        shares = [3.0, 1.1, 3.0] if self._paired else [1.0] * len(self._of.readings)
        table = sheet.table(shares, len(rows))
        for number, fill in enumerate(rows):
            sheet.row(table, number, ruled=number < 2)
            fill(table, number)
        sheet.leave(table)
        begun = table.cellAt(1, 0).firstCursorPosition().position()
        sheet.keep(heading, begun)
        return begun

    def _titles(self, table: QTextTable, row: int) -> None:
        names = words.short_names(self._of.alignment.reports)
        for report, column in self._columns():
            self._sheet.into(table, row, column)
            self._sheet.block(rtl=_rtl(report))
            self._sheet.write(names[report.id], replace(_SMALL, rtl=_rtl(report)))

    def _level(self, theme: str, level: Level, table: QTextTable, row: int) -> None:
        sheet = self._sheet
        for (report, column), said, silence in zip(
            self._columns(), level.columns, level.silences, strict=True
        ):
            sheet.into(table, row, column)
            if silence:
                sheet.block()
                sheet.write(f"– {silence}", Ink(9, colour=_CHROME.tx2))
            if said and not level.links:
                sheet.block(rtl=_rtl(report))
                sheet.write("only here", replace(_SMALL, size=7.5))
            for shown in said:
                self._shown(theme, shown, report)
        if level.links and self._paired:
            sheet.into(table, row, 1)
            for link in level.links:
                self._link(link)

    def _links(self, level: Level, table: QTextTable, row: int) -> None:
        table.mergeCells(row, 0, 1, table.columns())
        self._sheet.into(table, row, 0)
        for link in level.links:
            self._link(link)

    def _shown(self, theme: str, shown: Shown, report: Report) -> None:
        self._sheet.block(rtl=_rtl(report), below=3)
        for run in shown.runs:
            self._run(run, report, self._hues[theme].s if run.shared else None)
        small = ", ".join([f"¶\u00a0{shown.passage.paragraph}", *shown.remarks])
        self._sheet.write(f"  {small}", replace(_SMALL, size=7.5))

    def _run(self, run: Run, report: Report, ground: str | None, colour: str | None = None) -> None:
        ink = replace(_PROSE, ground=ground, rtl=_rtl(report), colour=colour or _PROSE.colour)
        self._sheet.write(run.text, ink, [self._hues[theme].ink for theme in run.mentions])

    def _link(self, link: LinkLine) -> None:
        """Set a link between its passages, or below more than two columns in one line."""
        self._sheet.block(centred=self._paired, below=0 if self._paired else 1, line=115)
        self._sheet.write(link.label, Ink(9, bold=True))
        details = link.details()
        if not self._paired:
            self._sheet.write(f"   {' · '.join(details)}", _SMALL)
            return
        for number, line in enumerate(details, 1):
            self._sheet.block(centred=True, below=4 if number == len(details) else 0, line=115)
            self._sheet.write(line, _SMALL)

    def _full(self, reading: Reading) -> None:
        report, sheet = reading.report, self._sheet
        sheet.block(rtl=_rtl(report), page_break=True, below=2, line=115)
        sheet.write(report.title, Ink(14, "serif", bold=True, rtl=_rtl(report)))
        sheet.block(below=2)
        sheet.write(words.citation(report), _SMALL)
        if report.furniture_words:
            sheet.block(below=2)
            sheet.write(words.furniture(report), _SMALL)
        self._prose(report)
        for piece in full_text(reading, self._of.alignment):
            for run in piece.runs:
                for number, line in enumerate(run.text.split("\n")):
                    if number:
                        self._prose(report)
                    self._piece(Run(line, run.mentions), report, piece)

    def _prose(self, report: Report) -> None:
        self._sheet.block(rtl=_rtl(report), below=4, line=140)

    def _piece(self, run: Run, report: Report, piece: Piece) -> None:
        ground = self._hues[piece.themes[0]].f if piece.themes else None
        self._run(run, report, ground, _CHROME.furn if piece.furniture else None)


def _rtl(report: Report) -> bool:
    return right_to_left(report.language)
