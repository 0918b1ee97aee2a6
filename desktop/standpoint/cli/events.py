# SPDX-License-Identifier: MIT
"""The verb for events of one's own: list, import, export, remove."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from standpoint.cli.opened import (
    CORPUS,
    PATH,
    is_database,
    json_lines,
    print_lines,
    reading,
    writing,
)
from standpoint.cli.options import Listing
from standpoint.errors import EventError
from standpoint.model.events import DatedEvent


@click.group("events", cls=Listing)
@CORPUS
@click.pass_context
def events(ctx: click.Context, path: Path) -> None:
    """List the events of your own that CORPUS holds; import, export or remove them."""
    ctx.obj = path


@events.command("list")
@click.option("--all", "every", is_flag=True, help="Also those that came with the program.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_(path: Path, every: bool, as_json: bool) -> None:
    """List the events, in the order of their days; this also happens without `list`."""
    _print(_listed(path, every), as_json)


def _listed(path: Path, every: bool) -> tuple[DatedEvent, ...]:
    from standpoint.corpus.events import own

    with reading(path) as corpus:
        found = own(corpus)
    if every:
        from standpoint.figures.events import in_order, known

        return in_order((*known(), *found))
    return found


def _print(found: Iterable[DatedEvent], as_json: bool) -> None:
    if as_json:
        print_lines(json_lines(_row(event) for event in found))
        return
    lines = ["\t".join((str(event.id or "–"), event.date, event.title)) for event in found]
    if lines:
        print_lines(lines)
    else:
        click.echo("No events of your own. standpoint events CORPUS import FILE brings some in.")


def _row(event: DatedEvent) -> dict[str, Any]:
    return {
        "id": event.id or None,
        "date": event.date,
        "title": event.title,
        "category": event.category,
        "themes": list(event.themes),
        "source": event.source,
        "own": bool(event.id),
    }


@events.command("import")
@click.argument("file", metavar="FILE", type=PATH)
@click.pass_obj
def import_(path: Path, file: Path) -> int:
    """Take the events of a table: CSV with commas, semicolons or tabs, columns named first.

    An event that is there already, by first day and title, is passed over. A row that cannot be
    used is told on standard error, and the others come in.
    """
    from standpoint.corpus import event_table
    from standpoint.corpus.events import add, new_among, own
    from standpoint.figures.events import known

    with writing(path) as corpus:
        table = event_table.read_file(file, corpus.codebook())
        new, repeated = new_among(table.events, (*own(corpus), *known()))
        if new:
            add(corpus, new)
    for bad in table.bad:
        click.echo(f"{file.name}, {str(bad)[:1].lower()}{str(bad)[1:]}", err=True)
    number = "1 event" if len(new) == 1 else f"{len(new):,} events"
    passed = f" {repeated:,} already there." if repeated else ""
    click.echo(" ".join(part for part in (f"Added {number}.{passed}", table.note) if part))
    return 1 if table.bad else 0


@events.command("export")
@click.argument("file", metavar="FILE", type=PATH)
@click.pass_obj
def export(path: Path, file: Path) -> None:
    """Write the events of your own to FILE, as CSV."""
    from standpoint.corpus import event_table
    from standpoint.replacing import replace_file

    if is_database(file):
        raise EventError(f"{file} is a corpus or another database. Choose another name.")
    found = _listed(path, every=False)
    replace_file(file, event_table.write(found))
    number = "1 event" if len(found) == 1 else f"{len(found):,} events"
    click.echo(f"Wrote {number} to {file}.")


@events.command("remove")
@click.argument("ids", metavar="ID...", type=click.IntRange(1, 2**63 - 1), nargs=-1, required=True)
@click.pass_obj
def remove(path: Path, ids: tuple[int, ...]) -> None:
    """Take events of your own away, by the ids that the list gives."""
    from standpoint.corpus.events import own, put

    with writing(path) as corpus:
        there = {event.id for event in own(corpus)}
        missing = [number for number in ids if number not in there]
        if missing:
            raise EventError(
                f"There is no event {missing[0]}. See standpoint events CORPUS. Nothing was done."
            )
        put(corpus, dict.fromkeys(ids))
    number = len(set(ids))
    click.echo("Removed 1 event." if number == 1 else f"Removed {number:,} events.")


VERBS = {"events": events}
