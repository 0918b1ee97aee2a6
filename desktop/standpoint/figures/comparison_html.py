# SPDX-License-Identifier: MIT
"""A comparison as one HTML page that needs no other file, no script and no network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from standpoint.figures import comparison_words as words
from standpoint.figures.comparison import Comparison, statement
from standpoint.figures.comparison_css import style_sheet
from standpoint.figures.comparison_layout import FacetPart, Level, LinkLine, Shown, ThemePart, parts
from standpoint.figures.comparison_runs import Piece, Run, full_text
from standpoint.figures.wording import listed
from standpoint.model.codebook import Theme
from standpoint.model.reports import Reading, Report
from standpoint.text.direction import right_to_left


def as_html(comparison: Comparison) -> str:
    """Return the page: the passages by theme, then the full texts with their codings.

    The text of each element of class `full` is the stored text of its report, to the character.
    """
    return "\n".join(_Page(comparison).lines()) + "\n"


class _Page:
    def __init__(self, comparison: Comparison) -> None:
        self._of = comparison
        self._parts = parts(comparison)
        self._themes: Mapping[str, tuple[int, Theme]] = {
            part.theme.id: (number, part.theme) for number, part in enumerate(self._parts)
        }

    def lines(self) -> Iterator[str]:
        title = escape(self._of.title)
        made = escape(words.made(self._of.alignment, self._of.made_on))
        css = style_sheet([part.theme for part in self._parts])
        yield '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="generator" content="Standpoint">'
        yield f"<title>{title}</title>\n<style>\n{css}</style>\n</head>\n<body>"
        yield f'<header><h1 dir="auto">{title}</h1>'
        yield f'<p class="small">{made}</p></header>\n<main>'
        said = statement(self._of)
        if said:
            yield f'<p class="statement">{escape(said)}</p>'
        yield from self._reports()
        yield from self._glance()
        for part in self._parts:
            yield from self._theme(part)
        yield from self._notes()
        for reading in self._of.readings:
            yield from self._full(reading)
        yield f'</main>\n<footer class="small">{made}</footer>\n</body>\n</html>'

    def _reports(self) -> Iterator[str]:
        yield '<section><h2>Reports</h2>\n<ol class="cites">'
        for reading in self._of.readings:
            report = reading.report
            yield (
                f'<li><a href="#report-{report.id}">{_tagged("cite", words.citation(report))}</a>'
                f' <span class="small">{escape(words.counted(report.words, "word"))}</span></li>'
            )
        yield "</ol></section>"

    def _glance(self) -> Iterator[str]:
        yield '<section><h2>At a glance</h2>\n<div class="scroll"><table class="glance"><thead><tr>'
        yield '<th scope="col">Sentences per theme</th>'
        names = words.short_names(self._of.alignment.reports)
        for report in self._of.alignment.reports:
            yield f'<th scope="col"><bdi>{escape(names[report.id])}</bdi></th>'
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
            yield '<div class="scroll"><table class="rows"><thead><tr>'
            yield self._head()
            yield "</tr></thead>"
            for facet in part.facets:
                yield from self._facet(facet)
            yield "</table></div>"
        if part.silent:
            yield f'<p class="small">{escape(part.silent)}</p>'
        yield "</section>"

    @property
    def _paired(self) -> bool:
        """Two reports have their links between them; more have them in a line below."""
        return len(self._of.readings) == 2

    def _head(self) -> str:
        heads = [_column_head(report) for report in self._of.alignment.reports]
        if self._paired:
            heads.insert(1, '<th class="linkcol linkcell" scope="col">closeness</th>')
        return "".join(heads)

    def _facet(self, part: FacetPart) -> Iterator[str]:
        span = len(self._of.readings) + self._paired
        yield f'<tbody><tr class="facet"><th colspan="{span}" scope="rowgroup">'
        yield f"<h3>{escape(part.facet.label)} "
        yield f'<span class="small">{escape(part.counts)}</span></h3></th></tr>'
        for level in part.levels:
            yield from self._level(level)
        yield "</tbody>"

    def _level(self, level: Level) -> Iterator[str]:
        cells = [
            self._cell(reading, said, silence, linked=bool(level.links))
            for reading, said, silence in zip(
                self._of.readings, level.columns, level.silences, strict=True
            )
        ]
        links = "".join(self._link(link) for link in level.links)
        if self._paired:
            cells.insert(1, f'<td class="linkcell">{links}</td>')
        yield f"<tr>{''.join(cells)}</tr>"
        if links and not self._paired:
            yield f'<tr><td class="linkrow" colspan="{len(cells)}">{links}</td></tr>'

    def _cell(
        self, reading: Reading, column: Sequence[Shown], silence: str, *, linked: bool
    ) -> str:
        if silence:
            return f'<td><p class="silent">{escape(silence)}</p></td>'
        if not column:
            return "<td></td>"
        said = "".join(self._shown(shown) for shown in column)
        only = "" if linked else '<p class="only"><span lang="en">only here</span></p>'
        return f'<td class="said prose"{_language(reading.report)}>{only}{said}</td>'

    def _shown(self, shown: Shown) -> str:
        passage = shown.passage
        place = f"#s{passage.report}-{passage.sentence}"
        small = ", ".join([f"¶\u00a0{passage.paragraph}", *shown.remarks])
        text = "".join(self._run(run) for run in shown.runs)
        return (
            f'<p><span class="passage">{text}</span> <a class="small" href="{place}" lang="en">'
            f"<bdi>{escape(small)}</bdi></a></p>"
        )

    def _run(self, run: Run) -> str:
        # A page may not hold NUL, and a bare carriage return would be read as a line feed.
        html = escape(run.text, quote=False).replace("\0", "\ufffd").replace("\r", "&#13;")
        if run.shared:
            html = f'<span class="shared">{html}</span>'
        for theme in run.mentions:
            html = f'<span class="mark t{self._themes[theme][0]}">{html}</span>'
        return html

    def _link(self, link: LinkLine) -> str:
        details = "".join(f"<div>{escape(line)}</div>" for line in link.details())
        kind = "closeness human" if link.human else "closeness"
        return (
            f'<div class="link"><div class="{kind}"><span>{escape(link.label)}</span></div>'
            f"{details}</div>"
        )

    def _notes(self) -> Iterator[str]:
        yield '<section><h2>How to read this</h2>\n<ul class="notes small">'
        for note in words.method(self._of.alignment):
            yield f"<li>{escape(note)}</li>"
        yield "</ul></section>"

    def _full(self, reading: Reading) -> Iterator[str]:
        report = reading.report
        yield f'<section class="report" id="report-{report.id}">'
        yield f"<h2{_language(report)}>{escape(report.title)}</h2>"
        yield f'<p class="small">{_tagged("bdi", words.citation(report))}</p>'
        if report.furniture_words:
            yield f'<p class="small">{words.furniture(report)}</p>'
        text = "".join(self._piece(report, p) for p in full_text(reading, self._of.alignment))
        # No line break may stand inside the element: it would be read as text.
        yield f'<div class="full"{_language(report)}>{text}</div></section>'

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


def _column_head(report: Report) -> str:
    title = f'<a href="#report-{report.id}">{escape(report.title)}</a>'
    return (
        f'<th scope="col"{_language(report)}>{title}'
        f'<div class="small"><bdi>{escape(words.about(report))}</bdi></div></th>'
    )


def _tagged(tag: str, text: str) -> str:
    return f'<{tag} dir="auto">{escape(text)}</{tag}>'
