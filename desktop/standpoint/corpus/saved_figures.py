# SPDX-License-Identifier: MIT
"""Figures that an analyst saved: a name, and settings as JSON that other floors read."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standpoint.corpus.codebooks import now
from standpoint.errors import CorpusError

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

MOST_LETTERS = 500
"""A name of more letters is no name; it could neither be shown nor chosen."""

_NAMED = 20


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """One row: the name as it was written, settings as JSON, times in UTC as ISO 8601."""

    name: str
    settings: str
    made_at: str
    changed_at: str


Rows = Mapping[str, StoredFigure | None]
"""What stands under each name, None for nothing."""


def key_of(name: str) -> str:
    """Return what two names have in common that mean the same figure."""
    composed = unicodedata.normalize("NFC", " ".join(name.split()))
    return unicodedata.normalize("NFC", composed.casefold())


def written(name: str) -> str:
    """Return a name as it is kept: as written, on one line, without space around it.

    Raises:
        CorpusError: nothing is left of it, or it is too long.
    """
    # Half a letter, as a terminal may hand one over, cannot be stored.
    whole = name.encode("utf-8", "replace").decode("utf-8")
    kept = " ".join("".join(" " if _controls(sign) else sign for sign in whole).split())
    if not kept:
        raise CorpusError("A saved figure needs a name. Write one and save it again.")
    if len(kept) > MOST_LETTERS:
        raise CorpusError(f"A name has at most {MOST_LETTERS} letters. Choose a shorter one.")
    return kept


def _controls(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Zl", "Zp"}


def read(corpus: Corpus) -> list[StoredFigure]:
    """Return all saved figures in the order of their names."""
    rows = corpus.rows("SELECT name, settings, made_at, changed_at FROM figure")
    found = [StoredFigure(*map(str, row)) for row in rows]
    return sorted(found, key=lambda one: (key_of(one.name), one.name))


def find(corpus: Corpus, name: str) -> StoredFigure | None:
    """Return the figure of that name, upper and lower case alike, None where there is none."""
    wanted = key_of(name)
    return next((one for one in read(corpus) if key_of(one.name) == wanted), None)


def get(corpus: Corpus, name: str) -> StoredFigure:
    """Return the figure of that name. Raises CorpusError where there is none."""
    found = find(corpus, name)
    if found is None:
        known = [one.name for one in read(corpus)]
        more = f" and {len(known) - _NAMED} more" if len(known) > _NAMED else ""
        there = f"Saved are: {', '.join(known[:_NAMED])}{more}." if known else "None is saved yet."
        raise CorpusError(f"{corpus.path.name} has no saved figure “{name}”. {there}")
    return found


def put(corpus: Corpus, rows: Rows) -> dict[str, StoredFigure | None]:
    """Let exactly this stand under these names; return what stood there, to put it back.

    Raises ReadOnlyError or CorpusError where the corpus cannot be changed.
    """
    before: dict[str, StoredFigure | None] = {}
    with corpus.changing():
        for name in rows:
            there = find(corpus, name)
            if there is not None:
                before[there.name] = there
                corpus.database.execute("DELETE FROM figure WHERE name = ?", [there.name])
        for one in rows.values():
            if one is not None:
                corpus.database.execute(
                    "INSERT INTO figure (name, settings, made_at, changed_at) VALUES (?, ?, ?, ?)",
                    [one.name, one.settings, one.made_at, one.changed_at],
                )
    stood = {key_of(name) for name in before}
    return {name: None for name in rows if key_of(name) not in stood} | before


def saving(corpus: Corpus, name: str, settings: str) -> Rows:
    """Return what to `put` to save settings under a name, over those that stand there.

    The name of a figure that is there stays as it was first written. Raises CorpusError.
    """
    kept = written(name)
    there = find(corpus, kept)
    if there is not None:
        return {there.name: replace(there, settings=settings, changed_at=now())}
    at = now()
    return {kept: StoredFigure(kept, settings, at, at)}


def renaming(corpus: Corpus, name: str, new: str) -> Rows:
    """Return what to `put` to rename a figure. Raises CorpusError where the name is taken."""
    there, kept = get(corpus, name), written(new)
    taken = find(corpus, kept)
    if taken is not None and taken.name != there.name:
        raise CorpusError(f"A figure is saved as “{taken.name}” already. Choose another name.")
    return {there.name: None, kept: replace(there, name=kept, changed_at=now())}


def save(corpus: Corpus, name: str, settings: str) -> dict[str, StoredFigure | None]:
    """Save settings under a name; return what stood there, for `put`. Raises CorpusError."""
    return put(corpus, saving(corpus, name, settings))


def rename(corpus: Corpus, name: str, new: str) -> dict[str, StoredFigure | None]:
    """Give a figure another name; return what stood there, for `put`. Raises CorpusError."""
    return put(corpus, renaming(corpus, name, new))


def delete(corpus: Corpus, name: str) -> dict[str, StoredFigure | None]:
    """Take a figure out; return what stood there, for `put`. Raises CorpusError."""
    return put(corpus, {get(corpus, name).name: None})
