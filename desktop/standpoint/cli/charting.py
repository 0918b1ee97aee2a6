# SPDX-License-Identifier: MIT
"""The verb that draws a chart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standpoint.cli.chart_options import asked, chart_options, given, on_paper
from standpoint.cli.opened import CORPUS, PATH, reading
from standpoint.cli.page_options import page_options
from standpoint.errors import ExportError

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.figures.chart import Figure
    from standpoint.figures.saved import SavedFigure


@click.command("chart")
@CORPUS
@click.option("--output", metavar="FILE", type=PATH, help="Where to.")
@click.option("--bundle", metavar="PATH", type=PATH, help="All of it as a folder or .zip.")
@click.option("--saved", metavar="NAME", help="A saved figure; other options change it.")
@chart_options
@page_options
@click.pass_context
def chart(
    ctx: click.Context, /, path: Path, output: Path | None, bundle: Path | None, **options: Any
) -> None:
    """Draw how often themes appear over time: FILE ends in .png, .svg, .pdf or .csv.

    With --bundle every form of the figure is written, with its codebook, the lists of reports that
    were counted and left out, and a note on the method.
    """
    from standpoint.cli.reposts import say_if_not_looked_for
    from standpoint.corpus import reposts
    from standpoint.figures import export, smooth_words
    from standpoint.figures.bundle import write_bundle
    from standpoint.figures.remaking import bundled, remake

    if output is None and bundle is None:
        raise click.UsageError("Say where to: --output FILE, --bundle PATH, or both.")
    with reading(path) as corpus:
        saved = _saved(corpus, options.pop("saved"))
        changed = None if saved is None else given(ctx)
        shown = asked(corpus, options, saved, changed or frozenset())
        say_if_not_looked_for(corpus, shown.choices.reposts or reposts.policy(corpus))
        whole = bundled(corpus, shown) if bundle is not None else None
        figure = whole.figure if whole else remake(corpus, shown)
    page = on_paper(shown, figure, options, changed).page(figure)
    failed = ""
    if output is not None:
        export.export(figure, output, page)
    if whole and bundle is not None:
        try:
            write_bundle(bundle, replace(whole, options=page))
        except ExportError as error:
            if output is None:
                raise
            failed, bundle = str(error), None
    for said in [figure.empty_sentence] if figure.empty else smooth_words.missing(figure):
        click.echo(said)
    for place in (output, bundle):
        if place is not None:
            click.echo(f"Wrote {place}.")
    if failed:
        # The figure was written: something was done.
        click.echo(failed, err=True)
        ctx.exit(1)


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
