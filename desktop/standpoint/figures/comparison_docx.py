# SPDX-License-Identifier: MIT
"""A comparison as a Word document: real headings and tables, right to left where it is read so."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import Any

from standpoint.figures import comparison_words as words
from standpoint.figures.colours import CHROME, hue
from standpoint.figures.comparison import Comparison, statement
from standpoint.figures.comparison_layout import FacetPart, Level, LinkLine, Shown, ThemePart, parts
from standpoint.figures.comparison_runs import Piece, Run, full_text
from standpoint.figures.word_paper import WordPaper
from standpoint.model.reports import Reading, Report
from standpoint.text.direction import right_to_left

_CHROME = CHROME["light"]


def as_docx(comparison: Comparison) -> bytes:
    """Return the document. Each full text has one paragraph per line of the stored text."""
    return _Paper(comparison).bytes()


class _Paper:
    def __init__(self, comparison: Comparison) -> None:
        self._of = comparison
        self._parts = parts(comparison)
        self._hues = {part.theme.id: hue(part.theme.colour, "light") for part in self._parts}
        self._paper = WordPaper(landscape=len(comparison.readings) > 2)

    def bytes(self) -> bytes:
        paper, made = self._paper, words.made(self._of.alignment, self._of.made_on)
        paper.heading(self._of.title, 0)
        paper.small(made)
        said = statement(self._of)
        if said:
            paper.paragraph(said, style="Intense Quote")
        paper.heading("Reports", 1)
        for reading in self._of.readings:
            paper.paragraph(words.citation(reading.report), style="List Number")
        self._glance()
        for part in self._parts:
            self._theme(part)
        paper.heading("How to read this", 1)
        for note in words.method(self._of.alignment):
            paper.paragraph(note, style="List Bullet")
        for reading in self._of.readings:
            self._full(reading)
        day = datetime.combine(self._of.made_on, time(), tzinfo=UTC)
        stream = io.BytesIO()
        paper.save(stream, title=self._of.title, subject=made, made_at=day)
        return stream.getvalue()

    def _glance(self) -> None:
        self._paper.heading("At a glance", 1)
        names = words.short_names(self._of.alignment.reports)
        table = self._paper.table([1.0] * (len(names) + 1))
        heads = ["Sentences per theme", *(names[r.id] for r in self._of.alignment.reports)]
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            self._paper.write(cell.paragraphs[0], head, bold=True)
        for part in self._parts:
            cells = self._paper.row(table)
            self._paper.write(cells[0].paragraphs[0], part.theme.label)
            for cell, number in zip(cells[1:], part.counts, strict=True):
                said = "not searched" if number is None else f"{number:,}"
                self._paper.write(cell.paragraphs[0], said)

    def _theme(self, part: ThemePart) -> None:
        self._paper.heading(part.theme.label, 1)
        for line in (part.theme.definition, part.summary):
            if line:
                self._paper.small(line)
        for facet in part.facets:
            self._facet(part.theme.id, facet)
        if part.silent:
            self._paper.small(part.silent)

    @property
    def _paired(self) -> bool:
        """Two reports have their links between them; more have them in a row below."""
        return len(self._of.readings) == 2

    def _columns(self) -> list[tuple[Report, int]]:
        """Return each report with its column in a facet's table."""
        step = 2 if self._paired else 1
        return [(report, step * n) for n, report in enumerate(self._of.alignment.reports)]

    def _facet(self, theme: str, part: FacetPart) -> None:
        heading = self._paper.heading(part.facet.label, 2, colour=self._hues[theme].ink)
        self._paper.write(heading, f"  {part.counts}", small=True)
        shares = [2.2, 1.0, 2.2] if self._paired else [1.0] * len(self._of.readings)
        table = self._paper.table(shares)
        for report, column in self._columns():
            title = table.rows[0].cells[column].paragraphs[0]
            self._turn(title, report)
            self._paper.write(title, report.title, bold=True, rtl=_rtl(report))
        if self._paired:
            self._paper.write(table.rows[0].cells[1].paragraphs[0], "closeness", small=True)
        for level in part.levels:
            self._level(table, theme, level)

    def _level(self, table: Any, theme: str, level: Level) -> None:
        cells = self._paper.row(table)
        for (report, column), said, silence in zip(
            self._columns(), level.columns, level.silences, strict=True
        ):
            if silence:
                said_so = f"– {silence}"
                self._paper.write(cells[column].paragraphs[0], said_so, colour=_CHROME.tx2)
            if said and not level.links:
                self._paper.write(self._paper.into(cells[column]), "only here", small=True)
            for shown in said:
                self._shown(self._paper.into(cells[column]), theme, shown, report)
        if not level.links:
            return
        where = cells[1]
        if not self._paired:
            row = self._paper.row(table)
            where = row[0].merge(row[-1])
        for link in level.links:
            self._link(self._paper.into(where), link)

    def _shown(self, paragraph: Any, theme: str, shown: Shown, report: Report) -> None:
        self._turn(paragraph, report)
        for run in shown.runs:
            self._run(paragraph, run, report, tint=self._hues[theme].s if run.shared else None)
        small = ", ".join([f"¶\u00a0{shown.passage.paragraph}", *shown.remarks])
        self._paper.write(paragraph, f"  {small}", small=True)

    def _link(self, paragraph: Any, link: LinkLine) -> None:
        self._paper.write(paragraph, link.label, bold=True)
        for line in link.details():
            self._paper.write(
                paragraph, f"{chr(10) if self._paired else '  ·  '}{line}", small=True
            )

    def _full(self, reading: Reading) -> None:
        report = reading.report
        heading = self._paper.heading(report.title, 1)
        heading.paragraph_format.page_break_before = True
        self._turn(heading, report)
        self._paper.small(words.citation(report))
        if report.furniture_words:
            self._paper.small(words.furniture(report))
        paragraph = self._prose(report)
        for piece in full_text(reading, self._of.alignment):
            for run in piece.runs:
                for number, line in enumerate(run.text.split("\n")):
                    if number:
                        paragraph = self._prose(report)
                    self._piece(paragraph, Run(line, run.mentions), report, piece)

    def _prose(self, report: Report) -> Any:
        paragraph = self._paper.paragraph("", style="Body Text")
        self._turn(paragraph, report)
        return paragraph

    def _piece(self, paragraph: Any, run: Run, report: Report, piece: Piece) -> None:
        tint = self._hues[piece.themes[0]].f if piece.themes else None
        colour = _CHROME.furn if piece.furniture else None
        self._run(paragraph, run, report, tint=tint, colour=colour)

    def _run(
        self,
        paragraph: Any,
        run: Run,
        report: Report,
        tint: str | None,
        colour: str | None = None,
    ) -> None:
        ink = self._hues[run.mentions[0]].ink if run.mentions else None
        self._paper.write(
            paragraph, run.text, colour=colour, tint=tint, underline=ink, rtl=_rtl(report)
        )

    def _turn(self, paragraph: Any, report: Report) -> None:
        if _rtl(report):
            self._paper.turn(paragraph)


def _rtl(report: Report) -> bool:
    return right_to_left(report.language)
