# SPDX-License-Identifier: MIT
"""A comparison set as prose on a sheet: what the PDF, the picture and the preview all paint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtGui import QTextTable

from standpoint.figures import comparison_words as words
from standpoint.figures.colours import CHROME, hue
from standpoint.figures.comparison import Comparison, statement
from standpoint.figures.comparison_layout import (
    FacetPart,
    Level,
    LinkLine,
    Shown,
    ThemePart,
    parts,
    unplaced,
)
from standpoint.figures.comparison_runs import Coded, Piece, Run, coded, full_text
from standpoint.figures.text_sheet import Ink, TextSheet
from standpoint.model.reports import Memo, Reading, Report
from standpoint.text.direction import right_to_left

_Fill = Callable[[QTextTable, int], None]
"""What fills the row of that number."""

_CHROME = CHROME["light"]
_FULL = 12_000
"""More characters than two pages hold."""
_ROWS = 40
"""More rows, or passages in one, than a page holds."""
SMALL = Ink(8, colour=_CHROME.tx2)
_TINY = replace(SMALL, size=7.5)
_PROSE = Ink(10, "serif")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading for the outline of a PDF: its words, how deep it stands, its place in the text."""

    words: str
    depth: int
    place: int


class Setting:
    """Sets a comparison `width` points wide; without a height it is one long sheet.

    With `brief` it sets no more than fills the first page.
    """

    def __init__(
        self,
        comparison: Comparison,
        width: float,
        page_height: float | None,
        *,
        brief: bool = False,
    ) -> None:
        self._of = comparison
        self._brief = brief
        self._alignment = comparison.shown()
        self._columns = self._alignment.columns
        self._parts = parts(comparison)
        self._hues = {part.theme.id: hue(part.theme.colour, "light") for part in self._parts}
        self._sheet = TextSheet(width, page_height)
        self.headings: list[Heading] = []

    def sheet(self, *, full_texts: bool) -> TextSheet:
        """Set everything, and the full texts where they are wanted."""
        sheet, grouped, brief = self._sheet, self._alignment.grouped, self._brief
        sheet.block(rtl=False, below=2, line=115)
        sheet.write(self._of.title, Ink(17, "serif", bold=True))
        sheet.block(below=6)
        sheet.write(words.made(self._alignment, self._of.made_on), SMALL)
        said = statement(self._of)
        if said:
            sheet.block(above=2, below=6)
            sheet.write(said, Ink(11.5, bold=True))
        if grouped:
            self._groups()
        else:
            self._reports()
        self._glance()
        for part in self._parts:
            if brief and sheet.place > _FULL:
                break
            self._theme(part)
        if brief and sheet.place > _FULL:
            sheet.lay_out()
            return sheet
        self._memos()
        self._head("How to read this")
        for note in words.method(self._alignment, self._of.left_out()):
            sheet.block(below=2)
            sheet.write(note, SMALL)
        if grouped:
            self._head("Reports")
            self._reports()
        codings = coded(self._alignment)
        for reading in self._of.full_texts() if full_texts else ():
            self._full(reading, codings)
        sheet.lay_out()
        return sheet

    def _groups(self) -> None:
        for column in self._columns:
            self._sheet.block(below=1)
            self._sheet.write(f"{words.column_title(column)}  ", Ink(8.5, bold=True))
            self._sheet.write(words.column_about(column), SMALL)

    def _reports(self) -> None:
        for number, report in enumerate(self._alignment.reports, 1):
            self._sheet.block(below=1)
            named = f"[{number}]" if self._alignment.grouped else f"{number}"
            self._sheet.write(f"{named}  {words.citation(report)} ", Ink(8.5))
            self._sheet.write(words.counted(report.words, "word"), SMALL)

    def _head(self, text: str) -> None:
        self._sheet.block(above=14, below=3)
        self._mark(text, 0)
        self._sheet.write(text, Ink(12, "serif", bold=True))

    def _mark(self, text: str, depth: int) -> int:
        """Note a heading for the outline and return its place."""
        self.headings.append(Heading(text, depth, self._sheet.place))
        return self._sheet.place

    def _glance(self) -> None:
        sheet, names = self._sheet, words.column_names(self._columns)
        sheet.block(above=4)
        lines = [["Sentences per theme", *names]]
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
        heading = self._mark(part.theme.label, 0)
        sheet.write(
            f" {part.theme.key} ", Ink(10, bold=True, colour=tints.digit, ground=tints.base)
        )
        sheet.write(f"  {part.theme.label}", Ink(12, "serif", bold=True))
        if part.summary:
            sheet.write(f"   {part.summary}", SMALL)
        for number, facet in enumerate(part.facets):
            begun = self._facet(part.theme.id, facet)
            if number == 0:
                sheet.keep(heading, begun)
        if part.silent:
            sheet.block(above=2)
            sheet.write(part.silent, SMALL)

    def _facet(self, theme: str, part: FacetPart) -> int:
        """Set a facet's table and return the place of its first passages.

        Each row is planned first, since Qt wants all rows at once.
        """
        sheet = self._sheet
        sheet.block(above=7, below=1)
        heading = self._mark(part.facet.label, 1)
        sheet.write(part.facet.label, Ink(9, bold=True, colour=self._hues[theme].ink))
        sheet.write(f"   {part.counts}", SMALL)
        # Two columns have their links between them; more have them in a row below.
        between = len(self._columns) == 2 and part.linked
        shares = [3.0, 1.1, 3.0] if between else [1.0] * len(self._columns)
        places = range(0, len(shares), 2 if between else 1)
        rows: list[_Fill] = [partial(self._titles, places)]
        for level in part.levels[: _ROWS if self._brief else None]:
            rows.append(partial(self._level, theme, level, places))
            if level.links and not between:
                rows.append(partial(self._links, level))
        table = sheet.table(shares, len(rows))
        for number, fill in enumerate(rows):
            sheet.row(table, number, ruled=number < 2)
            fill(table, number)
        sheet.leave(table)
        begun = table.cellAt(1, 0).firstCursorPosition().position()
        sheet.keep(heading, begun)
        return begun

    def _titles(self, places: Sequence[int], table: QTextTable, row: int) -> None:
        names = words.column_names(self._columns)
        for column, name, place in zip(self._columns, names, places, strict=True):
            rtl = right_to_left(column.language)
            self._sheet.into(table, row, place)
            self._sheet.block(rtl=rtl)
            self._sheet.write(name, replace(SMALL, rtl=rtl))

    def _level(
        self, theme: str, level: Level, places: Sequence[int], table: QTextTable, row: int
    ) -> None:
        sheet = self._sheet
        for place, said, silence in zip(places, level.columns, level.silences, strict=True):
            sheet.into(table, row, place)
            if silence:
                sheet.block()
                sheet.write(f"– {silence}", Ink(9, colour=_CHROME.tx2))
            if said and not level.links:
                sheet.block(rtl=all(_rtl(shown.report) for shown in said))
                sheet.write("only here", _TINY)
            for shown in said[: _ROWS if self._brief else None]:
                self._shown(theme, shown)
        if level.links and len(places) < table.columns():
            sheet.into(table, row, 1)
            for link in level.links:
                self._link(link, between=True)

    def _links(self, level: Level, table: QTextTable, row: int) -> None:
        table.mergeCells(row, 0, 1, table.columns())
        self._sheet.into(table, row, 0)
        for link in level.links:
            self._link(link, between=False)

    def _shown(self, theme: str, shown: Shown) -> None:
        self._sheet.block(rtl=_rtl(shown.report), below=3)
        for run in shown.runs:
            self._run(run, shown.report, self._hues[theme].s if run.shared else None)
        small = f"\u2066{shown.small}\u2069" if _rtl(shown.report) else shown.small
        self._sheet.write(f"  {small}", _TINY)
        for memo in shown.memos:
            self._memo(memo)

    def _memo(self, memo: Memo, on: str = "") -> None:
        for number, line in enumerate(words.memo(memo, on=on).splitlines()):
            self._sheet.block(below=3 if number == 0 else 1)
            self._sheet.write(line, replace(SMALL, face="serif"))

    def _memos(self) -> None:
        """Set the memos on sentences that stand nowhere else here."""
        found = unplaced(self._of, self._parts)
        if found:
            self._head("Memos on other sentences")
        for place, memo, on in found:
            self._sheet.block()
            self._sheet.write(place, SMALL)
            self._memo(memo, on)

    def _run(self, run: Run, report: Report, ground: str | None, colour: str | None = None) -> None:
        ink = replace(_PROSE, ground=ground, rtl=_rtl(report), colour=colour or _PROSE.colour)
        self._sheet.write(run.text, ink, [self._hues[theme].ink for theme in run.marks])

    def _link(self, link: LinkLine, *, between: bool) -> None:
        """Set a link between its passages, or below other than two columns in one line."""
        self._sheet.block(centred=between, below=0 if between else 1, line=115)
        self._sheet.write(link.label, Ink(9, bold=True))
        details = link.details()
        if not between:
            self._sheet.write(f"   {' · '.join(details)}", SMALL)
            return
        for number, line in enumerate(details, 1):
            self._sheet.block(centred=True, below=4 if number == len(details) else 0, line=115)
            self._sheet.write(line, SMALL)

    def _full(self, reading: Reading, codings: Coded) -> None:
        report, sheet = reading.report, self._sheet
        sheet.block(rtl=_rtl(report), page_break=True, below=2, line=115)
        self._mark(report.title, 0)
        sheet.write(report.title, Ink(14, "serif", bold=True, rtl=_rtl(report)))
        sheet.block(below=2)
        sheet.write(words.citation(report), SMALL)
        if report.furniture_words:
            sheet.block(below=2)
            sheet.write(words.furniture(report), SMALL)
        self._prose(report)
        for piece in full_text(reading, codings):
            for run in piece.runs:
                for number, line in enumerate(run.text.split("\n")):
                    if number:
                        self._prose(report)
                    self._piece(Run(line, run.marks), report, piece)
        memos = self._of.memos(report.id)
        if memos:
            sheet.block(above=8, below=2)
            sheet.write("Memos", Ink(9, bold=True))
        for memo in memos:
            self._memo(memo, reading.text[memo.start : memo.end])

    def _prose(self, report: Report) -> None:
        self._sheet.block(rtl=_rtl(report), below=4, line=140)

    def _piece(self, run: Run, report: Report, piece: Piece) -> None:
        ground = self._hues[piece.themes[0]].f if piece.themes else None
        self._run(run, report, ground, _CHROME.furn if piece.furniture else None)


def _rtl(report: Report) -> bool:
    return right_to_left(report.language)
