# SPDX-License-Identifier: MIT
"""What an import would do, printed and not done."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standpoint.cli import import_notes
from standpoint.cli.opened import finish, json_lines, on_one_line, print_lines, reading
from standpoint.corpus.corpus import Corpus
from standpoint.documents import KnownMappings
from standpoint.model.findings import remarks
from standpoint.model.places import Unpacked
from standpoint.model.plan import PlanItem
from standpoint.model.progress import Progress

if TYPE_CHECKING:
    from standpoint.corpus.ingest import Preparer

_TOLD = ("date", "actor", "publisher", "language")
_WOULD = {"new": "new", "repost": "repost", "duplicate": "there already", "failed": "cannot"}


def tell_plan(
    path: Path,
    paths: Sequence[Path],
    *,
    as_json: bool,
    preparer: Preparer | None = None,
    said: KnownMappings | None = None,
) -> int:
    """Print what an import of `paths` into the corpus at `path` would do; write nothing.

    `said` is how tables are read beside what the corpus keeps of that.
    Returns the exit code that the import would have: 1 where some files cannot be read.
    Raises CorpusError where the corpus cannot be read.
    """
    from standpoint.corpus import ingest, planning

    tables: list[Unpacked] = []

    def note(progress: Progress) -> None:
        if progress.planned is not None:
            tables.extend(one for one in progress.planned.unpacked if one.parts)

    with _corpus(path) as corpus:
        places = ingest.places_of(corpus, paths)
        own = preparer or ingest.preparer_for(corpus, places, said, only_look=True)
        try:
            looking = planning.plan(corpus, paths, own)
            items = finish(looking, quiet=as_json, seen=note)
        finally:
            if preparer is None:
                own.close()
    if as_json:
        notes = ((one.place.shown, words) for one in tables for words in ingest.left(one))
        print_lines(json_lines(import_notes.with_tables(map(plan_row, items), notes)))
    else:
        _tell(items, tables)
    return 1 if any(item.status == "failed" for item in items) else 0


@contextlib.contextmanager
def _corpus(path: Path) -> Iterator[Corpus]:
    """Open the corpus to read; where there is none, an empty one that is thrown away."""
    if path.exists():
        with reading(path) as corpus:
            yield corpus
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        Corpus.create(Path(folder) / "plan.standpoint") as corpus,
    ):
        yield corpus


def plan_row(item: PlanItem) -> dict[str, Any]:
    """Return an item of a plan as `import --plan --json` shows it."""
    return {
        "path": item.place.shown,
        "status": item.status,
        "title": item.title or None,
        "date": item.date,
        "actor": item.actor,
        "publisher": item.publisher,
        "source": item.source,
        "language": item.language,
        "words": item.words,
        "reason": item.reason or None,
        "same_as": item.twin.known_as if item.twin else None,
        "share": item.twin.share if item.twin else None,
        "share_estimated": item.twin.about if item.twin else None,
        "findings": [
            {
                "field": one.field,
                "value": one.value,
                "where": one.where,
                "strength": one.strength,
                "quote": one.quote,
            }
            for one in item.findings
        ],
        "notes": remarks(item.notes, item.findings),
    }


def _tell(items: Sequence[PlanItem], tables: Iterable[Unpacked]) -> None:
    from standpoint.corpus import ingest

    held = [(one.place.shown, words) for one in tables for words in ingest.left(one)]
    paths = (item.place.shown for item in items)
    told = import_notes.with_columns(map(_remarked, items), paths, held)
    remarked = {one.path: one for one in told}
    for item in items:
        said = remarked.pop(item.place.shown, None)
        print_lines((_line(item), *_found(item), *(_said(said) if said else ())))
    # What is left is of archives and tables of which the parts are listed.
    for path, one in remarked.items():
        print_lines(f"{on_one_line(path)}: {on_one_line(words)}" for words in one.notes.values())
    checked = import_notes.counted(told)
    if checked:
        click.echo(f"{checked}.")
    added = sum(item.status in {"new", "repost"} for item in items)
    named = what_came(len(items), in_parts=any(item.place.part for item in items))
    click.echo(f"{added:,} of {named} would be added. Nothing was stored.")


def what_came(number: int, *, in_parts: bool) -> str:
    """Return a number of files in words; where some are rows or packed files, of reports."""
    one = "report" if in_parts else "file"
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def _found(item: PlanItem) -> Iterator[str]:
    """Yield what was found and where."""
    if item.status in {"duplicate", "failed"}:
        return
    said = []
    for field in _TOLD:
        value: str | None = getattr(item, field)
        places = dict.fromkeys(
            one.where for one in item.findings if one.field == field and one.value == value
        )
        if value:
            said.append(f"{field} {value}" + (f" ({', '.join(places)})" if places else ""))
    if said:
        yield f"{'':<15}{on_one_line(' · '.join(said))}"


def _remarked(item: PlanItem) -> import_notes.Remarked:
    """Return what is to be said of an item."""
    path = item.place.shown
    if item.status == "failed":
        waiting = import_notes.waiting(path, item.reason)
        return next(waiting, import_notes.Remarked(path, {}, {}))
    if item.status == "duplicate":
        return import_notes.Remarked(path, {}, {})
    values = {"date": item.date, "actor": item.actor}
    return import_notes.of_report(path, item.notes, item.findings, values)


def _said(remarked: import_notes.Remarked) -> Iterator[str]:
    """Yield what is to be checked and what else is noted, each on one line."""
    if remarked.check:
        how = " Say --column date=NAME, or another role." if "columns" in remarked.check else ""
        yield f"{'':<15}to check: {import_notes.in_words(remarked.check)}{how}"
    if remarked.notes:
        yield f"{'':<15}note: {import_notes.in_words(remarked.notes)}"


def _line(item: PlanItem) -> str:
    path = on_one_line(item.place.shown)
    begin = f"{_WOULD[item.status]:<13}  {path}"
    if item.status == "failed":
        return f"{begin}: {item.reason}"
    if item.status == "duplicate" and item.twin is not None:
        named = on_one_line(item.twin.known_as)
        if item.twin.older:
            return f"{begin}: an older text of report {item.twin.report}, {named}"
        return f"{begin}: same text as {named}"
    near = ""
    if item.twin is not None:
        about = "about " if item.twin.about else ""
        share = f"{about}{100 * item.twin.share:.0f} % of its words"
        near = f"{share} as in {on_one_line(item.twin.known_as)}"
    facts = (item.title, item.date or "undated", near)
    return f"{begin}: {on_one_line(' · '.join(filter(None, facts)))}"
