# SPDX-License-Identifier: MIT
"""All that people said about one report's text, taken down and carried over into a better text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from standpoint.analysis.carrying import Carrying
from standpoint.corpus import kept_links, kept_passages

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

Row = kept_links.Row
Kind = Literal["coding", "marking", "memo", "link", "silence", "passage"]
LeftKind = Literal["coding", "marking", "memo", "link", "silence", "left out", "taken back"]

TABLES: dict[Kind, tuple[str, tuple[str, ...]]] = {
    "coding": ("decision", ("start", "stop", "theme", "facet", "status", "made_at")),
    "marking": ("marking", ("start", "stop", "theme", "facet", "made_at")),
    "memo": ("memo", ("start", "stop", "words", "made_at")),
    "silence": ("reviewed", ("theme", "made_at")),
}
"""The tables and columns of all kinds but links and passages, beside the report itself."""


@dataclass(frozen=True, slots=True)
class Left:
    """Something that people said about words which the better text does not hold."""

    kind: LeftKind
    words: str
    theme: str = ""
    facet: str = ""


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """What people said of one report: rows by kind, without the report's id but for links.

    A link says as well of which text of the other report its place there is (see `kept_links`).
    A passage was left out of the text, or taken back into it (see `kept_passages`).
    """

    rows: dict[Kind, tuple[Row, ...]]

    def __len__(self) -> int:
        return sum(map(len, self.rows.values()))

    def as_text(self) -> str:
        """Return it as JSON, to be kept beside the text that it speaks of.

        Words on passages are left out: they stand where they are.
        """
        rows = {kind: rows for kind, rows in self.rows.items() if kind != "passage"}
        return json.dumps(rows, ensure_ascii=False)


def from_text(kept: str) -> PeopleWords:
    """Return what `PeopleWords.as_text` wrote."""
    return PeopleWords({kind: tuple(map(tuple, rows)) for kind, rows in json.loads(kept).items()})


def kept(corpus: Corpus, report: int, version: int) -> PeopleWords:
    """Return what is kept beside a text version: of the one in use, links without a place now."""
    rows = corpus.rows(
        "SELECT by_people FROM replaced_text WHERE report = ? AND version = ?", [report, version]
    )
    return from_text(rows[0][0] if rows else "{}")


def keep(corpus: Corpus, report: int, version: int, words: PeopleWords) -> None:
    """Keep this beside a text version. Call it inside `changing`."""
    corpus.database.execute(
        "UPDATE replaced_text SET by_people = ? WHERE report = ? AND version = ?",
        [words.as_text(), report, version],
    )


def of(corpus: Corpus, report: int) -> PeopleWords:
    """Return what people said of a report."""
    rows: dict[Kind, tuple[Row, ...]] = {
        kind: tuple(
            corpus.rows(f"SELECT {', '.join(columns)} FROM {table} WHERE report = ?", [report])
        )
        for kind, (table, columns) in TABLES.items()
    }
    rows["link"] = kept_links.of(corpus, report)
    rows["passage"] = kept_passages.of(corpus, report)
    return PeopleWords(rows)


def put(corpus: Corpus, report: int, words: PeopleWords) -> PeopleWords:
    """Let this be all that people said of a report; return what has no place. Inside `changing`.

    That are links to sentences which the other report does not have now. A link whose other report
    is gone for good is left out.
    """
    db = corpus.database
    for kind, (table, columns) in TABLES.items():
        holes = ", ".join("?" * (len(columns) + 1))
        db.execute(f"DELETE FROM {table} WHERE report = ?", [report])
        db.conn.executemany(
            f"INSERT INTO {table} (report, {', '.join(columns)}) VALUES ({holes})",
            [(report, *row) for row in words.rows.get(kind, ())],
        )
    kept_passages.write(corpus, report, words.rows.get("passage", ()))
    db.execute("DELETE FROM link WHERE report_a = ? OR report_b = ?", [report, report])
    stand, aside = kept_links.placed(corpus, report, words.rows.get("link", ()))
    kept_links.write(corpus, stand)
    return PeopleWords({"link": aside} if aside else {})


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
    stay: dict[Kind, list[Row]] = {kind: [] for kind in (*TABLES, "link", "passage")}
    left: list[Left] = []
    for kind, row in _each(words):
        moved: Row | None
        if kind == "passage":
            stand, gone = kept_passages.carried(row, carrying)
            stay[kind] += stand
            left += [left_out(kind, (*span, *row[2:]), report, text) for span in gone]
            continue
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
            stay[kind].append(moved)
        else:
            left.append(left_out(kind, row, report, text))
    return PeopleWords({kind: tuple(rows) for kind, rows in stay.items()}), tuple(left)


def _each(words: PeopleWords) -> Iterator[tuple[Kind, Row]]:
    for kind, rows in words.rows.items():
        for row in rows:
            yield kind, row


def _link(row: Row, report: int, carrying: Carrying) -> Row | None:
    sides = []
    for one, span in kept_links.ends(row):
        place = carrying.sentences.get(span) if one == report else span
        if place is None:
            return None
        sides.append((one, place))
    return kept_links.with_ends(row, sides)


def left_out(kind: Kind, row: Row, report: int, text: str) -> Left:
    """Return what is told of a row that has no place; it speaks of this `text` of the report."""
    if kind == "silence":
        return Left(kind, "", str(row[0]))
    if kind == "link":
        start, stop = next(span for one, span in kept_links.ends(row) if one == report)
        return Left(kind, text[start:stop], str(row[0]), str(row[1]))
    said = text[int(str(row[0])) : int(str(row[1]))]
    if kind == "passage":
        return Left("left out" if row[2] else "taken back", said)
    if kind == "memo":
        return Left(kind, said)
    return Left(kind, said, str(row[2]), str(row[3]))
