# SPDX-License-Identifier: MIT
"""All that people said about one report's text, taken down and carried over into a better text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from standpoint.analysis.carrying import Carrying

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

Row = tuple[object, ...]
Kind = Literal["coding", "marking", "memo", "link", "silence"]

_TABLES: dict[Kind, tuple[str, tuple[str, ...]]] = {
    "coding": ("decision", ("start", "stop", "theme", "facet", "status", "made_at")),
    "marking": ("marking", ("start", "stop", "theme", "facet", "made_at")),
    "memo": ("memo", ("start", "stop", "words", "made_at")),
    "silence": ("reviewed", ("theme", "made_at")),
}
_LINK = (
    "theme", "facet", "report_a", "start_a", "stop_a", "report_b", "start_b", "stop_b", "linked",
    "made_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Left:
    """Something that people said about words which the better text does not hold."""

    kind: Kind
    words: str
    theme: str = ""
    facet: str = ""


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """What people said of one report: rows by kind, without the report's id but for links."""

    rows: dict[Kind, tuple[Row, ...]]

    def __len__(self) -> int:
        return sum(map(len, self.rows.values()))

    def as_text(self) -> str:
        """Return it as JSON, to be kept beside the text that it speaks of."""
        return json.dumps(self.rows, ensure_ascii=False)


def from_text(kept: str) -> PeopleWords:
    """Return what `PeopleWords.as_text` wrote."""
    return PeopleWords({kind: tuple(map(tuple, rows)) for kind, rows in json.loads(kept).items()})


def of(corpus: Corpus, report: int) -> PeopleWords:
    """Return what people said of a report."""
    rows: dict[Kind, tuple[Row, ...]] = {
        kind: tuple(
            corpus.rows(f"SELECT {', '.join(columns)} FROM {table} WHERE report = ?", [report])
        )
        for kind, (table, columns) in _TABLES.items()
    }
    rows["link"] = tuple(
        corpus.rows(
            f"SELECT {', '.join(_LINK)} FROM link WHERE report_a = ? OR report_b = ?",
            [report, report],
        )
    )
    return PeopleWords(rows)


def put(corpus: Corpus, report: int, words: PeopleWords) -> None:
    """Let this be all that people said of a report. Call it inside `changing`.

    A link whose other report is gone for good is left out.
    """
    db = corpus.database
    for kind, (table, columns) in _TABLES.items():
        holes = ", ".join("?" * (len(columns) + 1))
        db.execute(f"DELETE FROM {table} WHERE report = ?", [report])
        db.conn.executemany(
            f"INSERT INTO {table} (report, {', '.join(columns)}) VALUES ({holes})",
            [(report, *row) for row in words.rows.get(kind, ())],
        )
    db.execute("DELETE FROM link WHERE report_a = ? OR report_b = ?", [report, report])
    there = "(SELECT 1 FROM report WHERE id = ?3) AND EXISTS (SELECT 1 FROM report WHERE id = ?6)"
    db.conn.executemany(
        f"INSERT OR IGNORE INTO link ({', '.join(_LINK)}) "
        f"SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE EXISTS {there}",
        list(words.rows.get("link", ())),
    )


def carried(
    words: PeopleWords, report: int, carrying: Carrying, text: str, *, nothing_new: bool
) -> tuple[PeopleWords, tuple[Left, ...]]:
    """Return what people said, at its places in a better text, and what has no place there.

    Args:
        words: what was said of the text as it was.
        report: its id.
        carrying: from that text into the better one.
        text: the text as it was.
        nothing_new: whether the better text holds no sentence that nobody has read before; only
            then "reviewed: silent" still says something about it.
    """
    kept: dict[Kind, list[Row]] = {kind: [] for kind in (*_TABLES, "link")}
    left: list[Left] = []
    for kind, row in _each(words):
        moved: Row | None
        if kind == "silence":
            moved = row if nothing_new else None
        elif kind == "link":
            moved = _link(row, report, carrying)
        else:
            start, stop = int(str(row[0])), int(str(row[1]))
            whole = carrying.sentences.get((start, stop)) if kind == "coding" else None
            place = whole or carrying.place(start, stop)
            moved = None if place is None else (*place, *row[2:])
        if moved is not None:
            kept[kind].append(moved)
        else:
            left.append(_left(kind, row, report, text))
    return PeopleWords({kind: tuple(rows) for kind, rows in kept.items()}), tuple(left)


def _each(words: PeopleWords) -> Iterator[tuple[Kind, Row]]:
    for kind, rows in words.rows.items():
        for row in rows:
            yield kind, row


def _link(row: Row, report: int, carrying: Carrying) -> Row | None:
    theme, facet, *ends, linked, made_at = row
    sides = []
    for one, start, stop in (ends[:3], ends[3:]):
        span = (int(str(start)), int(str(stop)))
        place = carrying.sentences.get(span) if one == report else span
        if place is None:
            return None
        sides.append((int(str(one)), *place))
    first, second = sorted(sides)
    return (theme, facet, *first, *second, linked, made_at)


def _left(kind: Kind, row: Row, report: int, text: str) -> Left:
    if kind == "silence":
        return Left(kind, "", str(row[0]))
    if kind == "link":
        at = 2 if row[2] == report else 5
        said = text[int(str(row[at + 1])) : int(str(row[at + 2]))]
        return Left(kind, said, str(row[0]), str(row[1]))
    said = text[int(str(row[0])) : int(str(row[1]))]
    if kind == "memo":
        return Left(kind, said)
    return Left(kind, said, str(row[2]), str(row[3]))
