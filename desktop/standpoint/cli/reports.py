# SPDX-License-Identifier: MIT
"""Verbs on reports: import, reports, set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from standpoint.cli.opened import CORPUS, finish, reading, writing
from standpoint.model import dates
from standpoint.model.progress import ImportItem
from standpoint.model.reports import Report


def print_json(value: Any) -> None:
    """Write JSON to standard output, and nothing else beside it."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


@click.command("import")
@CORPUS
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="Print what became of each file as JSON.")
def import_(path: Path, paths: tuple[Path, ...], as_json: bool) -> int:
    """Bring files and folders into CORPUS, which is made when it is not there."""
    from standpoint.corpus.ingest import ingest

    with writing(path, create=True) as corpus:
        items = finish(ingest(corpus, paths), quiet=as_json)
    if as_json:
        print_json(
            [
                {"path": i.path, "status": i.status, "report": i.report, "reason": i.reason}
                for i in items
            ]
        )
    else:
        _tell(items)
    return 1 if any(item.status == "failed" for item in items) else 0


def _tell(items: tuple[ImportItem, ...]) -> None:
    number = dict.fromkeys(("imported", "duplicate", "failed"), 0)
    for item in items:
        number[item.status] += 1
    files = "file" if len(items) == 1 else "files"
    click.echo(f"{number['imported']:,} of {len(items):,} {files} added.")
    if number["duplicate"]:
        verb = "repeats a text that is" if number["duplicate"] == 1 else "repeat texts that are"
        click.echo(f"{number['duplicate']:,} {verb} already there.")
    if number["failed"]:
        click.echo(f"{number['failed']:,} cannot be read:", err=True)
    for item in items:
        if item.status == "failed":
            click.echo(f"  {item.path}: {item.reason}", err=True)


def report_row(report: Report) -> dict[str, Any]:
    """Return a report as `reports --json` shows it."""
    return {
        "id": report.id,
        "title": report.title,
        "date": report.date,
        "actor": report.actor,
        "publisher": report.publisher,
        "source": report.source,
        "language": report.language,
        "words": report.words,
        "sentences": report.sentences,
        "sha256": report.sha256,
    }


@click.command("reports")
@CORPUS
@click.option("--json", "as_json", is_flag=True, help="Print the reports as JSON.")
def reports(path: Path, as_json: bool) -> None:
    """List the reports of CORPUS: newest first, undated last."""
    with reading(path) as corpus:
        found = corpus.reports()
    if as_json:
        print_json([report_row(report) for report in found])
        return
    for report in found:
        date = report.date or "undated"
        facts = [
            f"{report.id:>5}",
            f"{date:<12}",
            f"{report.language or '–':<3}",
            f"{report.words:>7,} words",
            f"{report.sentences:>5,} sentences ",
            " · ".join(filter(None, [report.title, report.actor, report.publisher])),
        ]
        click.echo("  ".join(facts))


@click.command("set")
@CORPUS
@click.argument("ids", metavar="ID...", nargs=-1, required=True, type=int)
@click.option("--date", help="EDTF: 2024-06-12, 2024-06, 2024-06~, 2024-05/2024-06; '' for none.")
@click.option("--actor", help="Whose report it is.")
@click.option("--publisher", help="Who published it.")
@click.option("--source", help="Its address or where it was found.")
@click.option("--title", help="The title that the library shows.")
@click.option("--language", help="Code such as en or ar; it decides which rules apply.")
def set_(path: Path, ids: tuple[int, ...], **options: str | None) -> int:
    """Set metadata of the reports with these IDs. An empty text takes a value away."""
    from standpoint.corpus import edits

    values: dict[str, str | None] = {
        name: value.strip() or None for name, value in options.items() if value is not None
    }
    if not values:
        raise click.UsageError("Say what to set, such as --date 2024-06. Nothing was done.")
    if values.get("date"):
        values["date"] = dates.parse(str(values["date"])).edtf
    if "title" in values:
        if not values["title"]:
            raise click.UsageError("A report needs a title. Nothing was done.")
        values["title_origin"] = "analyst"
    with writing(path) as corpus:
        before = edits.set_metadata(corpus, dict.fromkeys(ids, values))
    missing = [report for report in ids if report not in before]
    if missing:
        listed = ", ".join(str(report) for report in missing)
        click.echo(f"{path.name} has no report {listed}.", err=True)
    if not before:
        return 2
    click.echo(f"Set {', '.join(sorted(options_set(values)))} of {len(before):,} reports.")
    return 1 if missing else 0


def options_set(values: dict[str, str | None]) -> set[str]:
    """Return the names of what a person asked to set."""
    return set(values) - {"title_origin"}


VERBS = {"import": import_, "reports": reports, "set": set_}
