# SPDX-License-Identifier: MIT
"""The verb that draws a chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standpoint.cli.chart_options import asked, chart_options, given, on_paper
from standpoint.cli.opened import CORPUS, reading
from standpoint.cli.options import OUTPUT
from standpoint.cli.page_options import page_options

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.figures.chart import Figure
    from standpoint.figures.saved import SavedFigure


@click.command("chart")
@CORPUS
@OUTPUT
@click.option("--saved", metavar="NAME", help="A saved figure; other options change it.")
@chart_options
@page_options
@click.pass_context
def chart(ctx: click.Context, /, path: Path, output: Path, **options: Any) -> None:
    """Draw how often themes appear over time: FILE ends in .png, .svg, .pdf or .csv."""
    from standpoint.figures import export
    from standpoint.figures.remaking import remake

    with reading(path) as corpus:
        saved = _saved(corpus, options.pop("saved"))
        changed = None if saved is None else given(ctx)
        shown = asked(corpus, options, saved, changed or frozenset())
        figure = remake(corpus, shown)
    shown = on_paper(shown, figure, options, changed)
    export.export(figure, output, shown.page(figure))
    if figure.empty:
        click.echo(figure.empty_sentence)
    click.echo(f"Wrote {output}.")


def _saved(corpus: Corpus, name: str | None) -> SavedFigure | None:
    """Return the saved figure of a name; say on standard error what is missing of it by now."""
    if name is None:
        return None
    from standpoint.corpus import saved_figures
    from standpoint.figures.saved import missing, read

    found = read(saved_figures.get(corpus, name))
    if gone := missing(found, corpus):
        click.echo(gone, err=True)
    return found


def draw(corpus: Corpus, **options: Any) -> Figure:
    """Measure what the options of `chart` ask for, and describe the figure."""
    from standpoint.figures.remaking import remake

    return remake(corpus, asked(corpus, options))


VERBS = {"chart": chart}
