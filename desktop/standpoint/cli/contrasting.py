# SPDX-License-Identifier: MIT
"""The verb that compares how often themes appear with two actors, publishers or periods."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standpoint.analysis.salience import DatePolicy
from standpoint.cli.opened import CORPUS, Words, reading
from standpoint.cli.options import OUTPUT, Number, bound, one_of, theme_ids
from standpoint.corpus.observing import Counted, Split
from standpoint.model.reposts import Reposts

if TYPE_CHECKING:
    from standpoint.analysis.contrast import Side
    from standpoint.analysis.observations import Observations
    from standpoint.corpus.corpus import Corpus
    from standpoint.figures.chart import Ground
    from standpoint.figures.contrast import ContrastFigure, Sides

_SPLITS: dict[Sides, Split] = {"actor": "actor", "publisher": "publisher", "period": "theme"}
"""How reports must be split for each kind of side."""


@click.command("contrast")
@CORPUS
@OUTPUT
@click.option("--actor", "actor", multiple=True, type=Words(), help="One of two actors.")
@click.option("--publisher", "publisher", multiple=True, type=Words(), help="One of two.")
@click.option(
    "--period", "period", multiple=True, type=Words(),
    help="One of two, such as 2013/2017 or “2013 to June 2017”.",
)  # fmt: skip
@click.option("--theme", "themes", multiple=True, help="A theme; may be given again.")
@click.option("--status", type=one_of(Counted), default="not-rejected", show_default=True)
@click.option("--dates", "policy", type=one_of(DatePolicy), default="allocate", show_default=True)
@click.option(
    "--reposts", type=one_of(Reposts),
    help="Count all reposts, or each text once; without it as the corpus says.",
)  # fmt: skip
@click.option("--from", "start", metavar="D", help="Of actors and publishers: from this day on.")
@click.option("--to", "end", metavar="D", help="Of actors and publishers: up to this day.")
@click.option("--title", type=Words(), help="Instead of the title made from the sides.")
@click.option("--width", type=Number(80, 1000), default=183, show_default=True, help="In mm.")
@click.option("--dpi", type=click.IntRange(72, 1200), default=300, help="Of a .png.")
@click.option("--dark", is_flag=True, help="On a dark ground.")
@click.option("--grey", is_flag=True, help="In greys, as a printer without colour prints it.")
def contrast(path: Path, output: Path, **options: Any) -> None:
    """Compare how often themes appear with two sides: two actors, two publishers or two periods.

    FILE ends in .png, .svg, .pdf, .csv or .json.
    """
    from standpoint.figures.contrast_export import ContrastPage, write

    if options["dark"] and options["grey"]:
        raise click.UsageError("A figure is --dark or --grey, not both. Leave one of them out.")
    with reading(path) as corpus:
        figure = compared(corpus, options)
    ground: Ground = "dark" if options["dark"] else "grey" if options["grey"] else "light"
    write(figure, output, ContrastPage(options["width"], options["dpi"], ground))
    for row in figure.rows:
        click.echo(figure.say(row))
    for note in figure.notes:
        click.echo(note)
    click.echo(f"Wrote {output}.")


def compared(corpus: Corpus, options: dict[str, Any]) -> ContrastFigure:
    """Measure what the options ask for, and describe the figure.

    Raises:
        UsageError: not two sides of one kind, or an unknown theme.
        ContrastError: the sides cannot be compared.
        DateError: a period cannot be read.
    """
    from standpoint.cli.reposts import say_if_not_looked_for
    from standpoint.corpus import observing, reposts
    from standpoint.figures.contrast import ContrastQuestion, compose

    given = [kind for kind in _SPLITS if options[kind]]
    if len(given) != 1 or len(options[given[0]]) != 2:
        raise click.UsageError(
            "Name two sides of one kind: two actors, two publishers or two periods. "
            "Nothing was done."
        )
    by = given[0]
    if by == "period" and (options["start"] or options["end"]):
        raise click.UsageError("--from and --to go with actors and publishers. Nothing was done.")
    codebook = corpus.codebook()
    known = [theme.id for theme in codebook.active()]
    named = theme_ids(options["themes"], codebook.active())
    observed = observing.observations(corpus, options["status"], _SPLITS[by])
    a, b = _sides(by, options, observed)
    policy = options["reposts"] or reposts.policy(corpus)
    say_if_not_looked_for(corpus, policy)
    question = ContrastQuestion(
        a,
        b,
        named or tuple(known),
        by,
        policy=options["policy"],
        status=options["status"],
        title=options["title"],
        reposts=policy,
    )
    return compose(
        question, observed, codebook, corpus.codebook_version(), reposts.left_out(corpus)
    )


def _sides(by: Sides, options: dict[str, Any], observed: Observations) -> tuple[Side, Side]:
    """Return both sides; refuse a name that no report has."""
    from standpoint.analysis.contrast import Side
    from standpoint.figures.contrast_sides import grouped, period

    one, other = options[by]
    if by == "period":
        return period(one), period(other)
    for name in (one, other):
        if name not in observed.groups:
            some = ", ".join(sorted(observed.groups)[:12])
            there = f" There are {some}." if some else ""
            raise click.UsageError(f"No report names the {by} {name}.{there}")
    first, last = bound(options["start"], first=True), bound(options["end"], first=False)
    return grouped(Side(one, one), first, last), grouped(Side(other, other), first, last)


VERBS = {"contrast": contrast}
