# SPDX-License-Identifier: MIT
"""The verb for actors: under which names reports stand, which may be one, and renaming them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from standpoint.cli.opened import (
    CORPUS,
    Words,
    finish,
    json_lines,
    print_lines,
    reading,
    writing,
)
from standpoint.cli.options import Listing
from standpoint.corpus.corpus import Corpus
from standpoint.errors import ActorError


@click.group("actors", cls=Listing)
@CORPUS
@click.pass_context
def actors(ctx: click.Context, path: Path) -> None:
    """List the actors under whose names the reports of CORPUS stand; suggest, rename, apart."""
    ctx.obj = path


@actors.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_(path: Path, as_json: bool) -> None:
    """List the names with their numbers of reports; this also happens without `list`."""
    from standpoint.corpus.actors import in_use

    with reading(path) as corpus:
        used = in_use(corpus)
    if as_json:
        print_lines(json_lines({"name": n, "reports": list(r)} for n, r in used.items()))
    elif used:
        print_lines(f"{len(reports):>7,}  {name}" for name, reports in used.items())
    else:
        click.echo("No report states whose it is. standpoint actors CORPUS suggest says who may.")


@actors.command("suggest")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def suggest(path: Path, as_json: bool) -> None:
    """Say which names may be one actor's, and who may speak where no actor is stated.

    Nothing is changed: rename, or set the actor of reports.
    """
    with reading(path) as corpus:
        rows = [*_names(corpus), *_speakers(corpus, quiet=as_json)]
    if as_json:
        print_lines(json_lines(rows))
    elif rows:
        print_lines(_line(row) for row in rows)
    else:
        click.echo("Nothing to suggest.")


def _names(corpus: Corpus) -> list[dict[str, Any]]:
    from standpoint.corpus.actor_suggestions import suggestions

    return [
        {
            "name": one.name,
            "actor": one.actor.shown,
            "why": one.why,
            "or": [rival.shown for rival in one.rivals],
            "reports": list(one.reports),
        }
        for one in suggestions(corpus)
    ]


def _speakers(corpus: Corpus, *, quiet: bool) -> list[dict[str, Any]]:
    from standpoint.corpus.actor_suggestions import speaking

    return [
        {
            "name": None,
            "actor": named.actor.shown,
            "why": f"“{named.quote}” in its {named.where}",
            "or": [rival.shown for rival in named.rivals],
            "reports": [one.report],
        }
        for one in finish(speaking(corpus), quiet=quiet)
        for named in one.named
    ]


def _line(row: dict[str, Any]) -> str:
    others = f", or {', or '.join(row['or'])}" if row["or"] else ""
    if row["name"] is None:
        return f"report {row['reports'][0]} may be by {row['actor']}{others}: {row['why']}"
    number = "1 report" if len(row["reports"]) == 1 else f"{len(row['reports']):,} reports"
    return f"“{row['name']}” ({number}) may be {row['actor']}{others}: {row['why']}"


@actors.command("rename")
@click.argument("name", type=Words())
@click.argument("new", type=Words())
@click.pass_obj
def rename(path: Path, name: str, new: str) -> None:
    """Let all reports that stand under NAME stand under NEW; with one that is there, join it."""
    from standpoint.corpus import edits
    from standpoint.corpus.actors import in_use, renaming

    if not new or "," in new:
        raise ActorError("A name needs letters and holds no comma. Nothing was done.")
    with writing(path) as corpus:
        if name not in in_use(corpus):
            raise ActorError(
                f"No report stands under “{name}”. See standpoint actors CORPUS. Nothing was done."
            )
        before = edits.set_metadata(corpus, renaming(corpus, {name: new}))
    number = "1 report" if len(before) == 1 else f"{len(before):,} reports"
    click.echo(f"Renamed the actor of {number}.")


@actors.command("apart")
@click.argument("name", type=Words())
@click.argument("other", type=Words())
@click.pass_obj
def apart(path: Path, name: str, other: str) -> None:
    """Say that NAME is not another name of OTHER, so that it is not suggested again."""
    from standpoint.corpus.actors import refuse, registry

    with writing(path) as corpus:
        known = {actor.shown: actor.id for actor in registry(corpus).actors}
        refuse(corpus, {(name, known.get(other, other)): True})
    click.echo(f"Kept “{name}” apart from “{other}”.")


VERBS = {"actors": actors}
