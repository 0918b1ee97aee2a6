# SPDX-License-Identifier: MIT
"""What an import says beside what became of each file: what was not read, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from standpoint.cli.opened import on_one_line
from standpoint.model import checking, findings
from standpoint.model.findings import Finding
from standpoint.model.plan import NO_TEXT_COLUMN, NOT_READ

_SHOWN = 10
"""So many files are named one by one; of more it is said how many they are."""

Remarks = Mapping[str, str]


def in_words(remarks: Remarks) -> str:
    """Return remarks on one line, each with what it is about."""
    told = (words if about == "file" else f"{about}: {words}" for about, words in remarks.items())
    return on_one_line(" · ".join(told))


def with_tables(
    rows: Iterable[dict[str, Any]], notes: Iterable[tuple[str, str]]
) -> list[dict[str, Any]]:
    """Return rows of JSON where the first of each archive or table says what is left of it."""
    left = _by_path(notes)
    listed = list(rows)
    for row in listed if left else ():
        outer = row["path"]
        while "#" in outer:
            outer = outer.rpartition("#")[0]
            words = left.pop(outer, None)
            if words is not None:
                row["notes"] = {**row["notes"], "file": " ".join(words)}
    return listed


@dataclass(frozen=True, slots=True)
class Remarked:
    """Of one file or report: why a person should look at it, and what else was not read or used."""

    path: str
    check: Remarks
    notes: Remarks


def of_report(
    path: str, evidence: Remarks, found: Sequence[Finding], values: Mapping[str, str | None]
) -> Remarked:
    """Return what is to be said of a report; `values` are what its fields hold."""
    why = checking.reasons(evidence, found, values)
    said = findings.remarks(evidence, found)
    rest = {about: words for about, words in said.items() if why.get(about) != words}
    return Remarked(path, why, rest)


def waiting(path: str, reason: str) -> Iterator[Remarked]:
    """Yield what is to be said of a table that waits for somebody to name the column of its text.

    Args:
        path: of what cannot be read.
        reason: why not.
    """
    if reason.startswith(NO_TEXT_COLUMN):
        yield Remarked(path, {"text": "its column is not known"}, {})


def with_columns(
    remarked: Iterable[Remarked], paths: Iterable[str], notes: Iterable[tuple[str, str]]
) -> list[Remarked]:
    """Return remarks with those on archives and tables; columns not read go to the first row.

    Args:
        remarked: what is to be said of files and reports.
        paths: those of all files and reports, in order.
        notes: the paths of archives and tables, and what is left of them.
    """
    first: dict[str, str] = {}
    for path in paths:
        first.setdefault(path.rpartition("#")[0], path)
    found = {one.path: one for one in remarked}
    for path, words in notes:
        not_read = words.startswith(NOT_READ)
        at = first.get(path, path) if not_read else path
        one = found.get(at, Remarked(at, {}, {}))
        if not_read:
            one = replace(one, check={**one.check, "columns": words.removeprefix("Columns ")})
        else:
            told = " ".join(filter(None, (one.notes.get("file"), words)))
            one = replace(one, notes={**one.notes, "file": told})
        found[at] = one
    return list(found.values())


def to_check(remarked: Sequence[Remarked]) -> Iterator[str]:
    """Yield what is said after an import: what is to be checked, then what else is noted.

    What is to be checked is what stands under To check in the window's plan.
    """
    yield from _listed(
        [(one.path, one.check) for one in remarked if one.check], "something to check"
    )
    # Letters of an old encoding are what they are; lost ones are to be known of.
    noted = [(one.path, _without_encoding(one.notes)) for one in remarked]
    yield from _listed([(path, notes) for path, notes in noted if notes], "a note")


def counted(remarked: Iterable[Remarked]) -> str:
    """Return how many files or reports have something to check, "" for none."""
    paths = [one.path for one in remarked if one.check]
    return f"{_number(paths)} something to check" if paths else ""


def _listed(said: Sequence[tuple[str, Remarks]], how: str) -> Iterator[str]:
    if not said:
        return
    head = f"{_number([path for path, _ in said])} {how}"
    if len(said) > _SHOWN:
        yield f"{head}: look with --plan, or in the details of each report."
        return
    yield f"{head}:"
    yield from (f"  {on_one_line(path)}: {in_words(words)}" for path, words in said)


def _number(paths: Sequence[str]) -> str:
    in_parts = any("#" in path for path in paths)
    if len(paths) == 1:
        return f"1 {'report' if in_parts else 'file'} has"
    return f"{len(paths):,} {'files or reports' if in_parts else 'files'} have"


def _without_encoding(notes: Remarks) -> Remarks:
    return {
        about: words for about, words in notes.items() if about != "encoding" or "damaged" in words
    }


def _by_path(notes: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, words in notes:
        found.setdefault(path, []).append(words)
    return found
