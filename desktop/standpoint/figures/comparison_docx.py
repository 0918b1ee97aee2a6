# SPDX-License-Identifier: MIT
"""A comparison as a Word document: real headings and tables, right to left where it is read so."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Any

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
from standpoint.figures.word_paper import WordPaper
from standpoint.model.reports import Memo, Reading, Report
from standpoint.text.direction import right_to_left

_CHROME = CHROME["light"]
_Written = list[tuple[Any, tuple[int, ...]]]
"""Runs of the document, each with the memos that lie on it."""


def as_docx(comparison: Comparison) -> bytes:
    """Return the document. Each full text has one paragraph per line of the stored text.

    Memos are comments of Word's. A control character that no Word document may hold is shown by
    its picture, one sign for one (control_signs.py).
    """
    return _Paper(comparison).bytes()


class _Paper:
    def __init__(self, comparison: Comparison) -> None:
        self._of = comparison
        self._alignment = comparison.shown()
        self._columns = self._alignment.columns
        self._parts = parts(comparison)
        self._hues = {part.theme.id: hue(part.theme.colour, "light") for part in self._parts}
        self._paper = WordPaper(landscape=len(self._columns) > 2, page=comparison.contents.page)

    def bytes(self) -> bytes:
        paper, made = self._paper, words.made(self._alignment, self._of.made_on)
        paper.heading(self._of.title, 0)
        paper.small(made)
        said = statement(self._of)
        if said:
            paper.paragraph(said, style="Intense Quote")
        if self._alignment.grouped:
            paper.heading("Columns", 1)
            for column in self._columns:
                about = words.column_about(column)
                paper.paragraph(f"{words.column_title(column)}: {about}", style="List Bullet")
        else:
            self._reports()
        self._glance()
        paper.heading("By theme", 1)
        for part in self._parts:
            self._theme(part)
        self._memos()
        paper.heading("How to read this", 1)
        for note in words.method(self._alignment, self._of.left_out()):
            paper.paragraph(note, style="List Bullet")
        if self._alignment.grouped:
            self._reports()
        self._texts()
        day = datetime.combine(self._of.made_on, time(), tzinfo=UTC)
        stream = io.BytesIO()
        paper.save(stream, title=self._of.title, subject=made, made_at=day)
        return stream.getvalue()

    def _reports(self) -> None:
        self._paper.heading("Reports", 1)
        for number, report in enumerate(self._alignment.reports, 1):
            if self._alignment.grouped:
                self._paper.paragraph(f"[{number}] {words.citation(report)}")
            else:
                self._paper.paragraph(words.citation(report), style="List Number")

    def _glance(self) -> None:
        self._paper.heading("At a glance", 1)
        names = words.column_names(self._columns)
        table = self._paper.table([1.0] * (len(names) + 1), "Sentences per theme")
        heads = ["Sentences per theme", *names]
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            self._paper.write(cell.paragraphs[0], head, bold=True)
        for part in self._parts:
            cells = self._paper.row(table)
            self._paper.write(cells[0].paragraphs[0], part.theme.label)
            for cell, number in zip(cells[1:], part.counts, strict=True):
                said = "not searched" if number is None else f"{number:,}"
                self._paper.write(cell.paragraphs[0], said)

    def _theme(self, part: ThemePart) -> None:
        self._paper.heading(part.theme.label, 2)
        for line in (part.theme.definition, part.summary):
            if line:
                self._paper.small(line)
        for facet in part.facets:
            self._facet(part, facet)
        if part.silent:
            self._paper.small(part.silent)

    def _facet(self, theme: ThemePart, part: FacetPart) -> None:
        heading = self._paper.heading(part.facet.label, 3, colour=self._hues[theme.theme.id].ink)
        self._paper.write(heading, f"  {part.counts}", small=True)
        # Two columns have their links between them; more have them in a row below.
        between = len(self._columns) == 2 and part.linked
        shares = [2.2, 1.0, 2.2] if between else [1.0] * len(self._columns)
        table = self._paper.table(shares, f"{theme.theme.label}, {part.facet.label}")
        places = range(0, len(shares), 2 if between else 1)
        for column, place in zip(self._columns, places, strict=True):
            title = table.rows[0].cells[place].paragraphs[0]
            only = None if column.label else column.reports[0]
            self._turn(title, only)
            said, rtl = words.column_title(column), only is not None and _rtl(only)
            self._paper.write(title, said, bold=True, rtl=rtl)
        if between:
            self._paper.write(table.rows[0].cells[1].paragraphs[0], "closeness", small=True)
        for level in part.levels:
            self._level(table, theme.theme.id, level, places, between=between)

    def _level(
        self, table: Any, theme: str, level: Level, places: Iterable[int], *, between: bool
    ) -> None:
        cells = self._paper.row(table)
        for place, said, silence in zip(places, level.columns, level.silences, strict=True):
            cell = cells[place]
            if silence:
                self._paper.write(cell.paragraphs[0], f"– {silence}", colour=_CHROME.tx2)
            if said and not level.links:
                self._paper.write(self._paper.into(cell), "only here", small=True)
            for shown in said:
                self._shown(self._paper.into(cell), theme, shown)
        if not level.links:
            return
        where = cells[1]
        if not between:
            row = self._paper.row(table)
            where = row[0].merge(row[-1])
        for link in level.links:
            self._link(self._paper.into(where), link, between=between)

    def _shown(self, paragraph: Any, theme: str, shown: Shown) -> None:
        report = shown.report
        self._turn(paragraph, report)
        written: _Written = []
        for run in shown.runs:
            tint = self._hues[theme].s if run.shared else None
            self._run(paragraph, run, report, tint=tint, written=written)
        self._paper.write(paragraph, f"  {shown.small}", small=True)
        self._comments(shown.memos, written)

    def _link(self, paragraph: Any, link: LinkLine, *, between: bool) -> None:
        self._paper.write(paragraph, link.label, bold=True)
        for line in link.details():
            self._paper.write(paragraph, f"{chr(10) if between else '  ·  '}{line}", small=True)

    def _comments(self, memos: Sequence[Memo], written: _Written) -> None:
        for number, memo in enumerate(memos):
            over = [run for run, on in written if number in on]
            self._paper.comment(over, memo.words, memo.made_at)

    def _memos(self) -> None:
        """Write the memos on sentences that stand nowhere else here."""
        found = unplaced(self._of, self._parts)
        if found:
            self._paper.heading("Memos on other sentences", 1)
        for place, memo, on in found:
            self._paper.paragraph(f"{place}. {words.memo(memo, on=on)}")

    def _texts(self) -> None:
        readings = self._of.full_texts()
        if readings:
            self._paper.heading("Full texts", 1, page_break=True)
        codings = coded(self._alignment)
        for number, reading in enumerate(readings):
            self._full(reading, codings, page_break=number > 0)

    def _full(self, reading: Reading, codings: Coded, *, page_break: bool) -> None:
        report, memos = reading.report, self._of.memos(reading.report.id)
        heading = self._paper.heading(report.title, 2, page_break=page_break)
        self._turn(heading, report)
        self._paper.small(words.citation(report))
        if report.furniture_words:
            self._paper.small(words.furniture(report))
        paragraph = self._prose(report)
        written: _Written = []
        for piece in full_text(reading, codings, memos):
            for run in piece.runs:
                for number, line in enumerate(run.text.split("\n")):
                    if number:
                        paragraph = self._prose(report)
                    part = Run(line, run.marks, memos=run.memos)
                    self._piece(paragraph, part, report, piece, written)
        self._comments(memos, written)

    def _prose(self, report: Report) -> Any:
        paragraph = self._paper.paragraph("", style="Body Text")
        self._turn(paragraph, report)
        return paragraph

    def _piece(
        self, paragraph: Any, run: Run, report: Report, piece: Piece, written: _Written
    ) -> None:
        tint = self._hues[piece.themes[0]].f if piece.themes else None
        colour = _CHROME.furn if piece.furniture else None
        self._run(paragraph, run, report, tint=tint, colour=colour, written=written)

    def _run(
        self,
        paragraph: Any,
        run: Run,
        report: Report,
        *,
        written: _Written,
        tint: str | None,
        colour: str | None = None,
    ) -> None:
        ink = self._hues[run.marks[0]].ink if run.marks else None
        made = self._paper.write(
            paragraph,
            run.text,
            colour=colour,
            tint=tint,
            underline=ink,
            rtl=_rtl(report),
            language=report.language,
        )
        if made is not None:
            written.append((made, run.memos))

    def _turn(self, paragraph: Any, report: Report | None) -> None:
        if report is not None and _rtl(report):
            self._paper.turn(paragraph)


def _rtl(report: Report) -> bool:
    return right_to_left(report.language)
