# SPDX-License-Identifier: MIT
"""The verb for tags: list them, add them to reports, take them away."""

from __future__ import annotations

from pathlib import Path

import click

from standpoint.cli.opened import (
    CORPUS,
    REPORT_ID,
    Words,
    json_lines,
    print_lines,
    reading,
    writing,
)
from standpoint.corpus import tag_changes
from standpoint.corpus import tags as stored


@click.command("tag")
@CORPUS
@click.argument("ids", metavar="[ID...]", nargs=-1, type=REPORT_ID)
@click.option("--add", multiple=True, type=Words(), metavar="TAG", help="Give it to the reports.")
@click.option("--remove", multiple=True, type=Words(), metavar="TAG", help="Take it from them.")
@click.option("--json", "as_json", is_flag=True, help="List the tags as JSON.")
def tag(
    path: Path, ids: tuple[int, ...], add: tuple[str, ...], remove: tuple[str, ...], as_json: bool
) -> int:
    """Tag the reports with these IDs; without IDs, list the tags of CORPUS."""
    if not ids:
        if add or remove:
            raise click.UsageError("Say which reports, by their ids. Nothing was done.")
        _list(path, as_json)
        return 0
    if not add and not remove:
        raise click.UsageError("Say --add TAG or --remove TAG. Nothing was done.")
    with writing(path) as corpus:
        had = stored.by_report(corpus)
        there = {report for report in ids if corpus.find(report) is not None}
        tag_changes.make(corpus, tag_changes.wish(there, add, remove))
    missing = sorted(set(ids) - there)
    if missing:
        click.echo(f"{path.name} has no report {', '.join(map(str, missing))}.", err=True)
    if not there:
        return 2
    given = {name.casefold() for report in there for name in had.get(report, ())}
    nobodys = [name for name in remove if name.casefold() not in given]
    if nobodys:
        names = ", ".join(f"“{name}”" for name in nobodys)
        click.echo(f"None of these reports had the tag {names}.", err=True)
        if len(nobodys) == len(remove) and not add:
            return 1
    click.echo(f"Tagged {'1 report' if len(there) == 1 else f'{len(there):,} reports'}.")
    return 1 if missing else 0


def _list(path: Path, as_json: bool) -> None:
    with reading(path) as corpus:
        used = stored.in_use(corpus)
        by_report = stored.by_report(corpus)
    if as_json:
        rows = (
            {"tag": name, "reports": sorted(r for r, names in by_report.items() if name in names)}
            for name in used
        )
        print_lines(json_lines(rows))
    elif used:
        print_lines(f"{number:>7,}  {name}" for name, number in used.items())
    else:
        click.echo("No tags yet. standpoint tag CORPUS ID... --add TAG makes one.")


VERBS = {"tag": tag}
