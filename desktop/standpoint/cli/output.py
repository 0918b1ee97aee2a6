# SPDX-License-Identifier: MIT
"""Verbs that write figures and comparisons: compare, chart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from standpoint.analysis.salience import DatePolicy, Measure
from standpoint.cli.opened import CORPUS, PATH, REPORT_ID, Words, reading
from standpoint.corpus.observing import Counted, Split
from standpoint.errors import ExportError
from standpoint.figures.comparison import DPI, Contents
from standpoint.figures.wording import listed
from standpoint.model import dates
from standpoint.model.periods import PeriodKind

if TYPE_CHECKING:
    from standpoint.analysis.aligned import Alignment, Column
    from standpoint.corpus.corpus import Corpus
    from standpoint.figures.chart import Figure
    from standpoint.model.codebook import Codebook


class _Measure(click.FloatRange):
    """A number in a range; "nan" is in no range, though Python lets it pass."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number. Raises BadParameter."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value} is not a number.", param, ctx)
        return number


MOST_COLUMNS = 4
"""So many actors stand side by side at most."""

_OUTPUT = click.option("--output", required=True, metavar="FILE", type=PATH, help="Where to.")


@click.command("compare")
@CORPUS
@click.argument("ids", metavar="[ID ID...]", nargs=-1, type=REPORT_ID)
@_OUTPUT
@click.option("--dpi", type=click.IntRange(72, 1200), default=DPI, help="Of a .png.")
@click.option(
    "--limit", type=_Measure(0, 1),
    help="Link sentences as close as this or closer; without it as the corpus says.",
)  # fmt: skip
@click.option("--theme", "themes", multiple=True, help="Only this theme; may be given again.")
@click.option("--without-texts", is_flag=True, help="Leave the full texts out.")
@click.option("--without-memos", is_flag=True, help="Leave the memos out.")
@click.option(
    "--page", type=click.Choice(["A4", "Letter"], case_sensitive=False), default="A4",
    show_default=True, help="The paper of .pdf, .docx and of a printed .html.",
)  # fmt: skip
@click.option("--title", type=Words(), help="Instead of the corpus’s name.")
@click.option(
    "--actor", "actors", multiple=True, type=Words(),
    help="All reports of an actor in one column, instead of ids; give two to four.",
)  # fmt: skip
@click.option(
    "--from", "start", metavar="D", help="Of actors: reports from this day, month or year on."
)
@click.option("--to", "end", metavar="D", help="Of actors: reports up to this day, month or year.")
@click.option("--undated", is_flag=True, help="With --from or --to: undated reports too.")
def compare(path: Path, ids: tuple[int, ...], output: Path, **options: Any) -> None:
    """Set reports side by side by theme: FILE ends in .html, .json, .docx, .pdf or .png."""
    from standpoint.figures import comparison

    reports = tuple(dict.fromkeys(ids))
    if len(reports) < 2 and not options["actors"]:
        raise click.UsageError("Name two reports or more, by their ids. Nothing was done.")
    if reports and options["actors"]:
        raise click.UsageError("Name either reports by their ids or actors. Nothing was done.")
    with reading(path) as corpus:
        contents = _contents(corpus, options)
        columns = _columns(corpus, options) if options["actors"] else ()
        reports = reports or tuple(one for column in columns for one in column.ids)
        value = comparison.Comparison(
            title=options["title"] or path.stem,
            alignment=corpus.alignment(reports, options["limit"], columns=columns),
            readings=tuple(corpus.reading(report) for report in reports),
            codebook=corpus.codebook(),
            made_on=date.today(),
            contents=contents,
        )
    comparison.write(value, output, dpi=options["dpi"])
    for sentence in _in_common(value.alignment, value.codebook):
        click.echo(sentence)
    click.echo(f"Wrote {output}.")


def _columns(corpus: Corpus, options: dict[str, Any]) -> tuple[Column, ...]:
    """Return a column for each actor asked for; refuse one who has no report in the period."""
    from standpoint.analysis.grouping import Grouping, actors, gather

    asked = tuple(dict.fromkeys(options["actors"]))
    if not 2 <= len(asked) <= MOST_COLUMNS:
        raise click.UsageError("Name two to four actors. Nothing was done.")
    every = corpus.reports()
    known = [name for name, _ in actors(every) if name]
    for actor in asked:
        if actor not in known:
            some = f" There are {', '.join(known[:12])}." if known else ""
            raise click.UsageError(f"No report names the actor {actor}.{some}")
    first, last = _bound(options["start"], first=True), _bound(options["end"], first=False)
    if first and last and first > last:
        raise click.UsageError("The period ends before it begins. Nothing was done.")
    since, until = (day.isoformat() if day else "" for day in (first, last))
    undated = options["undated"] or not (since or until)
    found = gather(Grouping(asked, since, until, undated), every)
    if found.missing:
        names = listed([str(actor) for actor in found.missing])
        raise click.UsageError(f"{names}: no report in this period. Nothing was done.")
    if found.undated:
        click.echo(f"{found.undated:,} undated left out.")
    return found.columns


def _contents(corpus: Corpus, options: dict[str, Any]) -> Contents:
    """Return what of a comparison is wanted; refuse unknown themes."""
    wanted = options["themes"]
    active = [theme.id for theme in corpus.codebook().active()]
    _refuse_unknown(wanted, active, "theme")
    return Contents(
        off=frozenset(theme for theme in active if wanted and theme not in wanted),
        texts="none" if options["without_texts"] else "single",
        memos=not options["without_memos"],
        page="Letter" if options["page"].casefold() == "letter" else "A4",
    )


def _refuse_unknown(asked: Sequence[str], known: Sequence[str], word: str) -> None:
    for name in asked:
        if name not in known:
            raise click.UsageError(f"There is no {word} {name}. There are {', '.join(known)}.")


def _choice(literal: Any) -> click.Choice[str]:
    return click.Choice([str(value) for value in get_args(literal)])


def _in_common(alignment: Alignment, codebook: Codebook) -> list[str]:
    """Return in words which themes the reports share, and what stands beside without counting."""
    common = alignment.common_themes()
    in_all = [theme for theme in common if all(alignment.counts(theme))]
    labels = {theme.id: theme.label for theme in codebook.themes}
    said: list[str] = []
    if not common:
        said.append("These reports have no theme in common.")
    elif len(alignment.columns) == 2:
        said.append(f"In common: {listed([labels[theme] for theme in common])}.")
    else:
        in_some = [theme for theme in common if theme not in in_all]
        for words, themes in (("all", in_all), ("at least two, not all", in_some)):
            if themes:
                said.append(f"In {words}: {listed([labels[theme] for theme in themes])}.")
    for theme, facet in alignment.common_beside():
        label = codebook.theme(theme).facet(facet).label
        said.append(f"Beside it, without counting toward {labels[theme]}: {label}.")
    return said


@click.command("chart")
@CORPUS
@_OUTPUT
@click.option("--measure", "unit", type=_choice(Measure), default="share", show_default=True)
@click.option("--period", type=_choice(PeriodKind), default="month", show_default=True)
@click.option("--theme", "themes", multiple=True, help="A theme; may be given again.")
@click.option("--facet", "facets", multiple=True, help="THEME/FACET; may be given again.")
@click.option("--status", type=_choice(Counted), default="not-rejected", show_default=True)
@click.option("--dates", "policy", type=_choice(DatePolicy), default="allocate", show_default=True)
@click.option(
    "--by", "split", type=_choice(Split), default="theme", show_default=True,
    help="A series for each actor or publisher, the 12 with most reports.",
)  # fmt: skip
@click.option("--from", "start", metavar="D", help="The first day, month or year of the range.")
@click.option("--to", "end", metavar="D", help="The last day, month or year of the range.")
@click.option(
    "--no-events", is_flag=True,
    help="Without the events that bear on its themes, which the window lays over it too.",
)  # fmt: skip
@click.option("--title", type=Words(), help="Instead of the title made from the series.")
@click.option("--width", type=_Measure(40, 1000), default=174, help="In mm.")
@click.option("--height", type=_Measure(30, 1000), help="In mm.")
@click.option("--dpi", type=click.IntRange(72, 1200), default=300, help="Of a .png.")
@click.option("--dark", is_flag=True, help="On a dark ground.")
def chart(path: Path, output: Path, **options: Any) -> None:
    """Draw how often themes appear over time: FILE ends in .png, .svg, .pdf or .csv."""
    from standpoint.figures import export

    with reading(path) as corpus:
        figure = draw(corpus, **options)
    size = export.ExportOptions(
        width_mm=options["width"], height_mm=options["height"], dpi=options["dpi"]
    )
    export.export(figure, output, size)
    if figure.empty:
        click.echo(figure.empty_sentence)
    click.echo(f"Wrote {output}.")


def draw(corpus: Corpus, **options: Any) -> Figure:
    """Measure what the options of `chart` ask for, and describe the figure."""
    from standpoint.corpus import observing
    from standpoint.figures import composing

    split: Split = options["split"]
    question = composing.Question(
        series=_series(corpus, options["themes"], options["facets"]),
        measure=options["unit"],
        kind=options["period"],
        policy=options["policy"],
        status=options["status"],
        by=None if split == "theme" else split,
        start=_bound(options["start"], first=True),
        end=_bound(options["end"], first=False),
        events="none" if options["no_events"] else "themes",
        scheme="dark" if options["dark"] else "light",
        title=options["title"],
    )
    return composing.compose(
        question,
        observing.observations(corpus, options["status"], split),
        corpus.codebook(),
        corpus.codebook_version(),
    )


def _series(corpus: Corpus, themes: tuple[str, ...], facets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the series asked for, all active themes where none is; refuse unknown ones."""
    codebook = corpus.codebook()
    known = [theme.id for theme in codebook.active()]
    known_facets = [
        f"{theme.id}/{facet.id}" for theme in codebook.active() for facet in theme.facets
    ]
    _refuse_unknown(themes, known, "theme")
    _refuse_unknown(facets, known_facets, "facet")
    return (*themes, *facets) or tuple(known)


def _bound(written: str | None, first: bool) -> date | None:
    """Return the first or last day of what was written, None for no bound."""
    if written is None:
        return None
    found = dates.read_written(written)
    bound = found.earliest if first else found.latest
    if bound is None:
        raise ExportError(f"{written} has no bound. Write a day, month or year, such as 2024-06.")
    return bound


VERBS = {"compare": compare, "chart": chart}
