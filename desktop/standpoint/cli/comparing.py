# SPDX-License-Identifier: MIT
"""The verb that writes a comparison."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standpoint.cli.opened import CORPUS, REPORT_ID, Words, reading
from standpoint.cli.options import OUTPUT, Number, bound, one_of, theme_ids
from standpoint.figures.comparison import DPI, Contents
from standpoint.figures.wording import listed
from standpoint.model.reposts import Reposts

if TYPE_CHECKING:
    from standpoint.analysis.aligned import Alignment, Column
    from standpoint.corpus.corpus import Corpus
    from standpoint.model.codebook import Codebook


MOST_COLUMNS = 4
"""So many actors stand side by side at most."""


@click.command("compare")
@CORPUS
@click.argument("ids", metavar="[ID ID...]", nargs=-1, type=REPORT_ID)
@OUTPUT
@click.option("--dpi", type=click.IntRange(72, 1200), default=DPI, help="Of a .png.")
@click.option(
    "--limit", type=Number(0, 1),
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
@click.option(
    "--reposts", type=one_of(Reposts),
    help="Of actors: all reposts, or each text once; without it as the corpus says.",
)  # fmt: skip
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
    from standpoint.cli.reposts import say_if_not_looked_for
    from standpoint.corpus import reposts

    asked = tuple(dict.fromkeys(options["actors"]))
    if not 2 <= len(asked) <= MOST_COLUMNS:
        raise click.UsageError("Name two to four actors. Nothing was done.")
    every = corpus.reports()
    policy: Reposts = options["reposts"] or reposts.policy(corpus)
    say_if_not_looked_for(corpus, policy)
    known = [name for name, _ in actors(every) if name]
    for actor in asked:
        if actor not in known:
            some = f" There are {', '.join(known[:12])}." if known else ""
            raise click.UsageError(f"No report names the actor {actor}.{some}")
    first, last = bound(options["start"], first=True), bound(options["end"], first=False)
    if first and last and first > last:
        raise click.UsageError("The period ends before it begins. Nothing was done.")
    since, until = (day.isoformat() if day else "" for day in (first, last))
    undated = options["undated"] or not (since or until)
    grouping = Grouping(asked, since, until, undated, policy)
    found = gather(grouping, every, reposts.left_out(corpus))
    if found.missing:
        names = listed([str(actor) for actor in found.missing])
        left = f" {found.reposts.said}." if policy == "once" and found.reposts.said else ""
        left += f" {found.said_of_shared}" if found.shared else ""
        raise click.UsageError(f"{names}: no report in this period.{left} Nothing was done.")
    if found.undated:
        click.echo(f"{found.undated:,} undated left out.")
    if found.reposts.said:
        click.echo(f"{found.reposts.said}.")
    if found.shared:
        click.echo(found.said_of_shared)
    return found.columns


def _contents(corpus: Corpus, options: dict[str, Any]) -> Contents:
    """Return what of a comparison is wanted; refuse unknown themes."""
    themes = corpus.codebook().active()
    wanted, active = theme_ids(options["themes"], themes), [theme.id for theme in themes]
    return Contents(
        off=frozenset(theme for theme in active if wanted and theme not in wanted),
        texts="none" if options["without_texts"] else "single",
        memos=not options["without_memos"],
        page="Letter" if options["page"].casefold() == "letter" else "A4",
    )


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


VERBS = {"compare": compare}
