# SPDX-License-Identifier: MIT
"""Changing the tags of many reports at once, and taking it back row by row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standpoint.corpus import tags
from standpoint.corpus.codebooks import now

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

Row = tuple[int, str, str]
"""A report, one of its tags, and when it got it (UTC, ISO 8601)."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Tags to add to reports and to take from them; `renamed` holds for all reports (old → new)."""

    reports: tuple[int, ...] = ()
    add: frozenset[str] = frozenset()
    remove: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of tags to take away and rows to put there, in this order."""

    gone: tuple[Row, ...] = ()
    come: tuple[Row, ...] = ()


def wish(
    reports: Iterable[int] = (),
    add: Iterable[str] = (),
    remove: Iterable[str] = (),
    renamed: Mapping[str, str] | None = None,
) -> Wish:
    """Return a wish with its names as tags are kept. Raises CorpusError where one cannot be one."""
    new = {old: tags.clean(name) for old, name in (renamed or {}).items()}
    return Wish(tuple(reports), frozenset(map(tags.clean, add)), frozenset(remove), new)


def make(corpus: Corpus, wanted: Wish | tuple[Rows, ...]) -> tuple[Rows, ...]:
    """Do what is wanted; return what takes it back, step by step.

    A tag that is in use in other capitals is kept as it is in use. Raises ReadOnlyError where the
    corpus is open for reading only.
    """
    with corpus.changing():
        if not isinstance(wanted, Wish):
            for step in wanted:
                _take(corpus, step.gone)
                _put(corpus, step.come)
            return tuple(Rows(step.come, step.gone) for step in reversed(wanted))
        back = [_rename(corpus, *names) for names in wanted.renamed.items()]
        spelled = {name.casefold(): name for name in _names(corpus)}
        these = json.dumps(list(wanted.reports))
        without = {name.casefold() for name in wanted.remove}
        back += [_remove(corpus, name, these) for key, name in spelled.items() if key in without]
        back += [
            _add(corpus, spelled.get(name.casefold(), name), these) for name in sorted(wanted.add)
        ]
    return tuple(reversed(back))


def _names(corpus: Corpus) -> list[str]:
    return [str(row[0]) for row in corpus.rows("SELECT DISTINCT name FROM tag")]


def _rename(corpus: Corpus, old: str, new: str) -> Rows:
    """Rename a tag; a report that has both keeps the one that it has."""
    if old == new:
        return Rows()
    others = {name.casefold(): name for name in _names(corpus) if name != old}
    name = others.get(new.casefold(), new)
    before = _rows(corpus, old)
    there = {row[0] for row in _rows(corpus, name)}
    come = tuple((report, name, made) for report, _, made in before if report not in there)
    _take(corpus, before)
    _put(corpus, come)
    return Rows(come, before)


def _remove(corpus: Corpus, name: str, these: str) -> Rows:
    gone = _rows(corpus, name, these)
    _take(corpus, gone)
    return Rows((), gone)


def _add(corpus: Corpus, name: str, these: str) -> Rows:
    """Add a tag to those reports that are there and do not have it."""
    made = now()
    rows = corpus.rows(
        "SELECT id FROM report WHERE deleted_at IS NULL "
        "AND id IN (SELECT value FROM json_each(?)) "
        "AND id NOT IN (SELECT report FROM tag WHERE name = ?)",
        [these, name],
    )
    come = tuple((int(report), name, made) for (report,) in rows)
    _put(corpus, come)
    return Rows(come, ())


def _rows(corpus: Corpus, name: str, these: str | None = None) -> tuple[Row, ...]:
    among = "" if these is None else " AND report IN (SELECT value FROM json_each(?))"
    return tuple(
        corpus.rows(
            f"SELECT report, name, made_at FROM tag WHERE name = ?{among}",
            [name] if these is None else [name, these],
        )
    )


def _put(corpus: Corpus, rows: Iterable[Row]) -> None:
    corpus.database.conn.executemany(
        "INSERT OR IGNORE INTO tag (report, name, made_at) VALUES (?, ?, ?)", rows
    )


def _take(corpus: Corpus, rows: Iterable[Row]) -> None:
    corpus.database.conn.executemany(
        "DELETE FROM tag WHERE report = ? AND name = ?", (row[:2] for row in rows)
    )
