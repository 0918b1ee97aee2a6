# SPDX-License-Identifier: MIT
"""What a person said of something, and when; it can be put in place of what was said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from standpoint.corpus.codebooks import now

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """What a person said, and when (UTC, ISO 8601); an empty time is now.

    What is taken back is put there again with the time at which it was said, so that it never
    looks as if it had been said when something else was undone.
    """

    what: T
    made_at: str = ""


def as_said(what: T | Said[T]) -> Said[T]:
    """Return what is said now, or was said before, with its time."""
    return what if isinstance(what, Said) else Said(what)


def put(
    corpus: Corpus,
    table: str,
    place: Mapping[str, object],
    said: Said[Any],
    column: str = "",
) -> Said[Any]:
    """Let something stand at a place of a table; return what stood there, None where nothing did.

    Args:
        corpus: inside `changing()`.
        table: has a column `made_at` beside those of the place.
        place: the columns that say of what it is said, with their values.
        said: None takes away what stands there.
        column: where it stands; without one the row itself says it.
    """
    where = " AND ".join(f"{name} = ?" for name in place)
    values = list(place.values())
    rows = corpus.rows(f"SELECT {column or 'TRUE'}, made_at FROM {table} WHERE {where}", values)
    corpus.database.execute(f"DELETE FROM {table} WHERE {where}", values)
    if said.what is not None:
        columns = [*place, *([column] if column else []), "made_at"]
        row = [*values, *([said.what] if column else []), said.made_at or now()]
        holes = ", ".join("?" * len(row))
        corpus.database.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({holes})", row)
    return Said(*rows[0]) if rows else Said(None)
