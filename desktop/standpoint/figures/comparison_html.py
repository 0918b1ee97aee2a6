# SPDX-License-Identifier: MIT
"""A comparison as one HTML page that needs no other file, no script and no network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from standpoint.analysis.alignment import Column
from standpoint.figures import comparison_words as words
from standpoint.figures.comparison import Comparison, statement
from standpoint.figures.comparison_css import style_sheet
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
from standpoint.figures.wording import listed
from standpoint.model.codebook import Theme
from standpoint.model.reports import Memo, Reading, Report
from standpoint.text.direction import right_to_left


def as_html(comparison: Comparison) -> str:
    """Return the page: the passages by theme, then the full texts with their codings.

    The text of each element of class `full` is the stored text of its report, and that of each
    `passage` its stored sentence, to the character; only NUL, which no page may hold, is shown by
    its picture.
    """
    return "\n".join(_Page(comparison).lines()) + "\n"


class _Page:
    def __init__(self, comparison: Comparison) -> None:
        self._of = comparison
        self._alignment = comparison.shown()
        self._columns = self._alignment.columns
        self._parts = parts(comparison)
        self._full_texts = {r.report.id: r for r in comparison.full_texts()}
        self._themes: Mapping[str, tuple[int, Theme]] = {
            part.theme.id: (number, part.theme) for number, part in enumerate(self._parts)
        }

    def lines(self) -> Iterator[str]:
        title = escape(self._of.title)
        made = escape(words.made(self._of.alignment, self._of.made_on))
        themes = [part.theme for part in self._parts]
        css = style_sheet(themes, self._of.contents.page)
        yield '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="generator" content="Standpoint">'
        yield f"<title>{title}</title>\n<style>\n{css}</style>\n</head>\n<body>"
        yield f'<header><h1 dir="auto">{title}</h1>'
        yield f'<p class="small">{made}</p></header>\n<main>'
        said = statement(self._of)
        if said:
            yield f'<p class="statement">{escape(said)}</p>'
        grouped = self._alignment.grouped
        yield from self._groups() if grouped else self._reports()
        yield from self._glance()
        for part in self._parts:
            yield from self._theme(part)
        yield from self._memos()
        yield from self._notes()
        if grouped:
            yield from self._reports()
        codings = coded(self._alignment)
        for reading in self._full_texts.values():
            yield from self._full(reading, codings)
        yield f'</main>\n<footer class="small">{made}</footer>\n</body>\n</html>'

    def _groups(self) -> Iterator[str]:
        yield "<section><h2>Columns</h2>\n<ul>"
        for column in self._columns:
            title, about = _bdi(words.column_title(column)), _bdi(words.column_about(column))
            yield f'<li>{title} <span class="small">{about}</span></li>'
        yield "</ul></section>"

    def _reports(self) -> Iterator[str]:
        yield '<section><h2>Reports</h2>\n<ol class="cites">'
        for report in self._alignment.reports:
            cited = _tagged("cite", words.citation(report))
            if report.id in self._full_texts:
                cited = f'<a href="#report-{report.id}">{cited}</a>'
            count = escape(words.counted(report.words, "word"))
            yield f'<li id="cite-{report.id}">{cited} <span class="small">{count}</span></li>'
        yield "</ol></section>"

    def _glance(self) -> Iterator[str]:
        yield '<section><h2>At a glance</h2>\n<div class="scroll"><table class="glance"><thead><tr>'
        yield '<th scope="col">Sentences per theme</th>'
        for name in words.column_names(self._columns):
            yield f'<th scope="col">{_bdi(name)}</th>'
        yield "</tr></thead><tbody>"
        for part in self._parts:
            cells = "".join(
                f"<td>{'not searched' if number is None else f'{number:,}'}</td>"
                for number in part.counts
            )
            yield f'<tr><th scope="row">{self._chip(part.theme)}</th>{cells}</tr>'
        yield "</tbody></table></div></section>"

    def _chip(self, theme: Theme) -> str:
        number = self._themes[theme.id][0]
        return f'<span class="chip t{number}">{theme.key}</span>{escape(theme.label)}'

    def _theme(self, part: ThemePart) -> Iterator[str]:
        number, theme = self._themes[part.theme.id]
        summary = f' <span class="small">{escape(part.summary)}</span>' if part.summary else ""
        yield f'<section class="t{number}"><h2><span class="chip">{theme.key}</span>'
        yield f"{escape(theme.label)}{summary}</h2>"
        if theme.definition:
            yield f'<p class="small">{escape(theme.definition)}</p>'
        if part.facets:
            between = self._paired and part.linked
            yield '<div class="scroll"><table class="rows">'
            yield f'<caption class="unseen">{escape(theme.label)}, passages side by side</caption>'
            yield f"<thead><tr>{self._head(between=between)}</tr></thead>"
            for facet in part.facets:
                yield from self._facet(facet, between=between)
            yield "</table></div>"
        if part.silent:
            yield f'<p class="small">{escape(part.silent)}</p>'
        yield "</section>"

    @property
    def _paired(self) -> bool:
        """Two columns have their links between them; more have them in a line below."""
        return len(self._columns) == 2

    def _head(self, *, between: bool) -> str:
        heads = [self._column_head(column) for column in self._columns]
        if between:
            heads.insert(1, '<th class="linkcol linkcell" scope="col">closeness</th>')
        return "".join(heads)

    def _column_head(self, column: Column) -> str:
        title = escape(words.column_title(column))
        single = column.reports[0] if not column.label else None
        if single is not None and single.id in self._full_texts:
            title = f'<a href="#report-{single.id}">{title}</a>'
        language = ' dir="auto"' if single is None else _language(single)
        about = f'<div class="small"><bdi>{escape(words.column_about(column))}</bdi></div>'
        return f'<th scope="col"{language}>{title}{about}</th>'

    def _facet(self, part: FacetPart, *, between: bool) -> Iterator[str]:
        span = len(self._columns) + between
        yield f'<tbody><tr class="facet"><th colspan="{span}" scope="rowgroup">'
        yield f"<h3>{escape(part.facet.label)} "
        yield f'<span class="small">{escape(part.counts)}</span></h3></th></tr>'
        for level in part.levels:
            yield from self._level(level, between=between)
        yield "</tbody>"

    def _level(self, level: Level, *, between: bool) -> Iterator[str]:
        cells = [
            self._cell(said, silence, linked=bool(level.links))
            for said, silence in zip(level.columns, level.silences, strict=True)
        ]
        links = "".join(self._link(link) for link in level.links)
        if between:
            cells.insert(1, f'<td class="linkcell">{links}</td>')
        yield f"<tr>{''.join(cells)}</tr>"
        if links and not between:
            yield f'<tr><td class="linkrow" colspan="{len(cells)}">{links}</td></tr>'

    @staticmethod
    def _spoken_by(column: Sequence[Shown]) -> str:
        """Return the language of a cell's passages, nothing where they are of several."""
        tongues = {_language(shown.report) for shown in column}
        return tongues.pop() if len(tongues) == 1 else ""

    def _cell(self, column: Sequence[Shown], silence: str, *, linked: bool) -> str:
        silent = f'<p class="silent" lang="en" dir="ltr">{escape(silence)}</p>' if silence else ""
        if not column:
            return f"<td>{silent}</td>"
        said = "".join(self._shown(shown) for shown in column)
        only = "" if linked else '<p class="only" lang="en">only here</p>'
        return f'<td class="said prose"{self._spoken_by(column)}>{silent}{only}{said}</td>'

    def _shown(self, shown: Shown) -> str:
        passage = shown.passage
        if passage.report in self._full_texts:
            place = f"#s{passage.report}-{passage.sentence}"
        else:
            place = f"#cite-{passage.report}"
        text = "".join(self._run(run) for run in shown.runs)
        memos = "".join(self._memo(memo) for memo in shown.memos)
        return (
            f'<p{_language(shown.report)}><span class="passage">{text}</span> '
            f'<a class="small" href="{place}" lang="en"><bdi>{escape(shown.small)}</bdi></a></p>'
            f"{memos}"
        )

    @staticmethod
    def _memo(memo: Memo, on: str = "") -> str:
        said = escape(words.memo(memo, on=on)).replace("\n", "<br>")
        return f'<p class="memo" role="note" lang="en" dir="auto">{said}</p>'

    def _run(self, run: Run) -> str:
        # A page may not hold NUL, and a bare carriage return would be read as a line feed.
        html = escape(run.text, quote=False).replace("\0", "\u2400").replace("\r", "&#13;")
        if run.shared:
            html = f'<span class="shared">{html}</span>'
        for theme in run.marks:
            html = f'<mark class="mark t{self._themes[theme][0]}">{html}</mark>'
        return html

    def _link(self, link: LinkLine) -> str:
        details = "".join(f"<div>{escape(line)}</div>" for line in link.details())
        kind = "closeness human" if link.human else "closeness"
        return (
            f'<div class="link"><div class="{kind}"><span>{escape(link.label)}</span></div>'
            f"{details}</div>"
        )

    def _memos(self) -> Iterator[str]:
        """Yield the memos on sentences that stand nowhere else on the page."""
        found = unplaced(self._of, self._parts)
        if found:
            yield "<section><h2>Memos on other sentences</h2>"
            for place, memo, on in found:
                yield f'<p class="small">{_bdi(place)}</p>{self._memo(memo, on)}'
            yield "</section>"

    def _notes(self) -> Iterator[str]:
        yield '<section><h2>How to read this</h2>\n<ul class="notes small">'
        for note in words.method(self._of.alignment, self._of.left_out()):
            yield f"<li>{escape(note)}</li>"
        yield "</ul></section>"

    def _full(self, reading: Reading, codings: Coded) -> Iterator[str]:
        report, memos = reading.report, self._of.memos(reading.report.id)
        yield f'<section class="report" id="report-{report.id}">'
        yield f"<h2{_language(report)}>{escape(report.title)}</h2>"
        yield f'<p class="small">{_tagged("bdi", words.citation(report))}</p>'
        if report.furniture_words:
            yield f'<p class="small">{words.furniture(report)}</p>'
        text = "".join(self._piece(report, p) for p in full_text(reading, codings, memos))
        # No line break may stand inside the element: it would be read as text.
        yield f'<div class="full"{_language(report)}>{text}</div>'
        if memos:
            notes = (self._memo(memo, reading.text[memo.start : memo.end]) for memo in memos)
            yield f"<h3>Memos</h3>{''.join(notes)}"
        yield "</section>"

    def _piece(self, report: Report, piece: Piece) -> str:
        text = "".join(self._run(run) for run in piece.runs)
        if piece.sentence is None:
            return text
        place = f'id="s{report.id}-{piece.sentence}"'
        if piece.furniture:
            return f'<span class="furniture" {place}>{text}</span>'
        if not piece.themes:
            return f"<span {place}>{text}</span>"
        found = [self._themes[theme] for theme in piece.themes]
        keys = " ".join(str(theme.key) for _number, theme in found)
        labels = escape(listed([theme.label for _number, theme in found]))
        first = found[0][0]
        return f'<span class="s t{first}" {place} data-keys="{keys}" title="{labels}">{text}</span>'


def _language(report: Report) -> str:
    if report.language is None:
        return ' dir="auto"'
    direction = "rtl" if right_to_left(report.language) else "ltr"
    return f' lang="{escape(report.language)}" dir="{direction}"'


def _bdi(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"


def _tagged(tag: str, text: str) -> str:
    return f'<{tag} dir="auto">{escape(text)}</{tag}>'
