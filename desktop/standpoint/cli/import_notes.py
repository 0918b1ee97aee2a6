# SPDX-License-Identifier: MIT
"""What an import says beside what became of each file: what was not read, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from standpoint.cli.opened import on_one_line

_SHOWN = 10
"""So many files are named one by one; of more it is said how many they are."""

Remarks = Mapping[str, str]


def in_words(remarks: Remarks) -> str:
    """Return remarks on one line, each with what it is about."""
    return on_one_line(" · ".join(f"{about}: {words}" for about, words in remarks.items()))


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


def to_check(
    remarks: Iterable[tuple[str, Remarks]], notes: Iterable[tuple[str, str]]
) -> Iterator[str]:
    """Yield what is said after an import of the files that have something to check.

    Args:
        remarks: the path of each new report and what was not read or not used of it.
        notes: the paths of archives and tables, and what is left of them.
    """
    said: list[tuple[str, str]] = [
        (path, " ".join(words)) for path, words in _by_path(notes).items()
    ]
    for path, found in remarks:
        # Letters of an old encoding are what they are; lost ones are to be looked at.
        doubtful = {
            about: words
            for about, words in found.items()
            if about != "encoding" or "damaged" in words
        }
        if doubtful:
            said.append((path, in_words(doubtful)))
    if not said:
        return
    what = "files or reports" if any("#" in path for path, _ in said) else "files"
    if _many(said):
        look = "look with --plan, or in the details of each report"
        yield f"{len(said):,} {what} have something to check: {look}."
    else:
        has = "1 has" if len(said) == 1 else f"{len(said)} {what} have"
        yield f"{has} something to check:"
    if not _many(said):
        yield from (f"  {on_one_line(path)}: {on_one_line(words)}" for path, words in said)


def _many(said: Sequence[object]) -> bool:
    return len(said) > _SHOWN


def _by_path(notes: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, words in notes:
        found.setdefault(path, []).append(words)
    return found
