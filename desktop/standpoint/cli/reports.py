# SPDX-License-Identifier: MIT
"""Verbs on reports: import, reports, set."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from standpoint.cli import import_notes, planning, table_columns
from standpoint.cli.opened import (
    CORPUS,
    PATH,
    REPORT_ID,
    Words,
    finish,
    json_lines,
    on_one_line,
    print_lines,
    reading,
    writing,
)
from standpoint.corpus.corpus import Corpus
from standpoint.errors import StandpointError
from standpoint.model import dates, languages
from standpoint.model.findings import Finding, Found, of, taken
from standpoint.model.progress import ImportItem, Progress
from standpoint.model.reports import Report


def print_json(rows: Iterable[Mapping[str, Any]]) -> None:
    """Write a JSON list to standard output, and nothing else beside it."""
    print_lines(json_lines(rows))


@click.command("import")
@CORPUS
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@click.option(
    "--column",
    "columns",
    metavar="ROLE=NAME",
    multiple=True,
    help="Which column of tables holds what: text, title, date, actor, publisher, source or "
    "language. May be repeated; kept in the corpus for tables with the same columns.",
)
@click.option("--plan", is_flag=True, help="Print what would be done, and do nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what became of each file as JSON.")
def import_(
    path: Path, paths: tuple[Path, ...], columns: tuple[str, ...], plan: bool, as_json: bool
) -> int:
    """Bring files and folders into CORPUS, which is made when it is not there."""
    from standpoint.corpus import ingest as ingesting

    if not any(map(os.path.lexists, paths)):
        missing = ", ".join(on_one_line(str(one)) for one in paths)
        raise click.UsageError(f"There is no such file or folder: {missing}. Nothing was done.")
    mappings = table_columns.said(paths, table_columns.roles(columns))
    if plan:
        return planning.tell_plan(path, paths, as_json=as_json, said=mappings)

    items: list[ImportItem] = []
    rows: list[dict[str, Any]] = []
    notes: list[tuple[str, str]] = []
    remarks: list[import_notes.Remarked] = []
    total, stopped = 0, None

    def note(progress: Progress) -> None:
        nonlocal total
        # What follows the import, as looking for reposts, counts something else.
        if progress.label == ingesting.LABEL:
            total = progress.total
        items.extend(progress.items)
        notes.extend(progress.notes)
        if as_json:
            rows.extend(_import_rows(corpus, progress.items))
        else:
            remarks.extend(_remarks(corpus, progress.items))

    try:
        with writing(path, create=True) as corpus:
            table_columns.remember(corpus, mappings)
            coming = ingesting.ingest(corpus, paths, workers=os.cpu_count(), said=mappings)
            finish(coming, quiet=as_json, seen=note)
    except (StandpointError, KeyboardInterrupt) as error:
        if not any(item.status == "imported" for item in items):
            raise
        stopped = error
    if as_json:
        print_json(import_notes.with_tables(rows, notes))
    else:
        _tell(items, total)
        named = (item.path for item in items)
        print_lines(import_notes.to_check(import_notes.with_columns(remarks, named, notes)))
    if stopped is not None:
        why = str(stopped) or "Stopped."
        click.echo(f"{why} What was added before stays; import again to go on.", err=True)
    return 1 if stopped is not None or any(item.status == "failed" for item in items) else 0


def _import_rows(corpus: Corpus, items: Sequence[ImportItem]) -> Iterator[dict[str, Any]]:
    """Yield what became of files, of each new report with its date and where that was found."""
    from standpoint.corpus import evidence

    new = [one.report for one in items if one.status == "imported" and one.report is not None]
    known = {report.id: report for report in corpus.reports(new)}
    findings = evidence.found(corpus, new)
    remarks = evidence.remarks(corpus, new)
    for one in items:
        report = known.get(one.report or 0) if one.status == "imported" else None
        dated = of(findings.get(report.id, ()), "date") if report and report.date else ()
        taken = next((found for found in dated if report and found.value == report.date), None)
        yield {
            "path": one.path,
            "status": one.status,
            "report": one.report,
            "reason": one.reason,
            "title": report.title if report else None,
            "date": report.date if report else None,
            "date_strength": taken.strength if taken else None,
            "date_where": taken.where if taken else None,
            "actor": report.actor if report else None,
            "notes": remarks.get(report.id, {}) if report else {},
        }


def _remarks(corpus: Corpus, items: Sequence[ImportItem]) -> Iterator[import_notes.Remarked]:
    """Yield what is to be said of files: of new reports, and of tables that wait."""
    from standpoint.corpus import evidence

    new = [one.report for one in items if one.status == "imported" and one.report is not None]
    noted, found = evidence.remarks(corpus, new), evidence.found(corpus, new)
    for item in items:
        if item.status == "failed":
            yield from import_notes.waiting(item.path, item.reason or "")
        elif item.status == "imported" and item.report is not None:
            mine = found.get(item.report, ())
            said = noted.get(item.report, {})
            if mine or said:
                values: dict[str, str | None] = {one.field: one.value for one in _taken(mine)}
                remarked = import_notes.of_report(item.path, said, mine, values)
                if remarked.check or remarked.notes:
                    yield remarked


def _taken(found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what date and actor were taken from; in an import nobody has set another yet."""
    fields: tuple[Found, ...] = ("date", "actor")
    yield from filter(None, (taken(found, field) for field in fields))


def _tell(items: list[ImportItem], total: int) -> None:
    number = dict.fromkeys(("imported", "duplicate", "failed"), 0)
    for item in items:
        number[item.status] += 1
    named = planning.what_came(total, in_parts=any("#" in item.path for item in items))
    click.echo(f"{number['imported']:,} of {named} added.")
    if number["duplicate"]:
        verb = "repeats a text that is" if number["duplicate"] == 1 else "repeat texts that are"
        click.echo(f"{number['duplicate']:,} {verb} already there.")
    if number["failed"]:
        click.echo(f"{number['failed']:,} cannot be read:", err=True)
    for item in items:
        if item.status == "failed":
            click.echo(f"  {on_one_line(item.path)}: {item.reason}", err=True)


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
        print_json(report_row(report) for report in found)
        return
    print_lines(map(_line, found))


def _line(report: Report) -> str:
    facts = [
        f"{report.id:>5}",
        f"{report.date or 'undated':<12}",
        f"{report.language or '–':<3}",
        f"{report.words:>7,} words",
        f"{report.sentences:>5,} sentences ",
        on_one_line(" · ".join(filter(None, [report.title, report.actor, report.publisher]))),
    ]
    return "  ".join(facts)


@click.command("set")
@CORPUS
@click.argument("ids", metavar="ID...", nargs=-1, required=True, type=REPORT_ID)
@click.option(
    "--date",
    type=Words(),
    help="As people write it, such as 'about June 2024', or EDTF: 2024-06~; '' for none.",
)
@click.option("--actor", type=Words(), help="Whose report it is.")
@click.option("--publisher", type=Words(), help="Who published it.")
@click.option("--source", type=Words(), help="Its address or where it was found.")
@click.option("--title", type=Words(), help="The title that the library shows.")
@click.option(
    "--language", type=Words(), help="Code such as en or ar; it decides which rules apply."
)
def set_(path: Path, ids: tuple[int, ...], **options: str | None) -> int:
    """Set metadata of the reports with these IDs. An empty text takes a value away."""
    from standpoint.corpus import edits

    values: dict[str, str | None] = {
        name: value or None for name, value in options.items() if value is not None
    }
    if not values:
        raise click.UsageError("Say what to set, such as --date 2024-06. Nothing was done.")
    if values.get("date"):
        values["date"] = dates.read_written(str(values["date"])).edtf
    if values.get("language"):
        values["language"] = _language(str(values["language"]))
    if "title" in values:
        if not values["title"]:
            raise click.UsageError("A report needs a title. Nothing was done.")
        values["title_origin"] = "analyst"
    with writing(path) as corpus:
        before = edits.set_metadata(corpus, dict.fromkeys(ids, values))
        warning = _unsearched(corpus, values.get("language"))
    missing = [report for report in ids if report not in before]
    if missing:
        listed = ", ".join(str(report) for report in missing)
        click.echo(f"{path.name} has no report {listed}.", err=True)
    if not before:
        return 2
    number = "1 report" if len(before) == 1 else f"{len(before):,} reports"
    click.echo(f"Set {', '.join(sorted(options_set(values)))} of {number}.")
    if warning:
        click.echo(warning, err=True)
    return 1 if missing else 0


def _language(written: str) -> str:
    """Return the code of a language. Raises UsageError where none of that name is known."""
    code = languages.code(written)
    if not code:
        raise click.UsageError(
            f"{written} is no language that is known. Write a code or a name, such as en or Arabic."
        )
    return code


def _unsearched(corpus: Corpus, language: str | None) -> str:
    """Return a warning where the codebook has no rules for a language, else nothing."""
    themes = corpus.codebook().active()
    if language is None or any(language in f.languages() for t in themes for f in t.facets):
        return ""
    return (
        f"Codebook v{corpus.codebook_version()} has no rules for {language}: no theme is looked "
        "for in such reports. This says nothing about them."
    )


def options_set(values: dict[str, str | None]) -> set[str]:
    """Return the names of what a person asked to set."""
    return set(values) - {"title_origin"}


VERBS = {"import": import_, "reports": reports, "set": set_}
