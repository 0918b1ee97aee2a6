# SPDX-License-Identifier: MIT
"""The verb that draws a chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standpoint.analysis.salience import DatePolicy, Measure
from standpoint.cli.opened import CORPUS, Words, reading
from standpoint.cli.options import OUTPUT, bound, one_of, refuse_unknown
from standpoint.cli.page_options import on_page, page_options
from standpoint.corpus.observing import Counted, Split
from standpoint.figures.chart import Form
from standpoint.figures.composing import EventChoice
from standpoint.model.periods import PeriodKind

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.figures.chart import Figure


@click.command("chart")
@CORPUS
@OUTPUT
@click.option("--measure", "unit", type=one_of(Measure), default="share", show_default=True)
@click.option("--period", type=one_of(PeriodKind), default="month", show_default=True)
@click.option("--theme", "themes", multiple=True, help="A theme; may be given again.")
@click.option("--facet", "facets", multiple=True, help="THEME/FACET; may be given again.")
@click.option("--status", type=one_of(Counted), default="not-rejected", show_default=True)
@click.option("--dates", "policy", type=one_of(DatePolicy), default="allocate", show_default=True)
@click.option(
    "--by", "split", type=one_of(Split), default="theme", show_default=True,
    help="A series for each actor or publisher, the 12 with most reports.",
)  # fmt: skip
@click.option("--form", type=one_of(Form), default="points", show_default=True)
@click.option("--from", "start", metavar="D", help="The first day, month or year of the range.")
@click.option("--to", "end", metavar="D", help="The last day, month or year of the range.")
@click.option(
    "--events", "laid", type=one_of(EventChoice), default="themes", show_default=True,
    help="Events to lay over it: none, those that bear on its themes, or all.",
)  # fmt: skip
@click.option(
    "--event-category", "categories", multiple=True, metavar="C",
    help="Only events of this category, or own for those of your own; may be given again.",
)  # fmt: skip
@click.option("--no-events", is_flag=True, help="The same as --events none.")
@click.option("--title", type=Words(), help="Instead of the title made from the series.")
@page_options
def chart(path: Path, output: Path, **options: Any) -> None:
    """Draw how often themes appear over time: FILE ends in .png, .svg, .pdf or .csv."""
    from standpoint.figures import export

    with reading(path) as corpus:
        figure = draw(corpus, **options)
    export.export(figure, output, on_page(figure, options))
    if figure.empty:
        click.echo(figure.empty_sentence)
    click.echo(f"Wrote {output}.")


def draw(corpus: Corpus, **options: Any) -> Figure:
    """Measure what the options of `chart` ask for, and describe the figure."""
    from standpoint.corpus import observing
    from standpoint.corpus.events import own
    from standpoint.figures import composing, events

    refuse_unknown(options["categories"], (*events.categories(), events.OWN), "category of events")
    split: Split = options["split"]
    question = composing.Question(
        series=_series(corpus, options["themes"], options["facets"]),
        measure=options["unit"],
        kind=options["period"],
        policy=options["policy"],
        status=options["status"],
        by=None if split == "theme" else split,
        start=bound(options["start"], first=True),
        end=bound(options["end"], first=False),
        events="none" if options["no_events"] else options["laid"],
        event_categories=options["categories"],
        own_events=not options["categories"] or events.OWN in options["categories"],
        title=options["title"],
        form=options["form"],
    )
    return composing.compose(
        question,
        observing.observations(corpus, options["status"], split),
        corpus.codebook(),
        corpus.codebook_version(),
        own(corpus),
    )


def _series(corpus: Corpus, themes: tuple[str, ...], facets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the series asked for, all active themes where none is; refuse unknown ones."""
    codebook = corpus.codebook()
    known = [theme.id for theme in codebook.active()]
    known_facets = [
        f"{theme.id}/{facet.id}" for theme in codebook.active() for facet in theme.facets
    ]
    refuse_unknown(themes, known, "theme")
    refuse_unknown(facets, known_facets, "facet")
    return (*themes, *facets) or tuple(known)


VERBS = {"chart": chart}
