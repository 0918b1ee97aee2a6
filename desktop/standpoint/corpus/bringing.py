# SPDX-License-Identifier: MIT
"""Rows of another corpus: written where nothing stands here, told where something else does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from standpoint.corpus.faults import plainly
from standpoint.corpus.merged import Difference

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

Row = dict[str, Any]

_SHORT = 60  # letters
_WHAT = {
    "link": "A link on {theme}/{facet} between report {report_a} and report {report_b}",
    "repost_said": "Whether reports {report_a} and {report_b} are one text",
    "furniture_line": "Whether “{example}” is furniture in reports of {publisher}",
    "furniture_passage": "Whether characters {start} to {stop} of a text are furniture",
    "column_mapping": "How tables with the columns {columns} are read",
}


class Bringing:
    """What one merge brings, inside the transaction of this corpus.

    Attributes:
        corpus: this corpus.
        there: the other one, which is only read.
        ids: the reports of the other corpus, with what they are here.
        titles: of reports here.
        added: the ids here of those that came in, as keys.
        differences: what both say, and not alike.
        unknown: (theme, facet) that this codebook does not have, with how often one was met.
        unplaced: how many rows have no place here, because a text is cut into sentences otherwise.
        brought: how many rows were written, by table.
        rows: every row written, to take it back.
    """

    def __init__(self, corpus: Corpus, there: Corpus) -> None:
        self.corpus = corpus
        self.there = there
        self.ids: dict[int, int] = {}
        self.titles: dict[int, str] = {}
        self.added: dict[int, None] = {}
        self.differences: list[Difference] = []
        self.unknown: Counter[tuple[str, str]] = Counter()
        self.unplaced: Counter[str] = Counter()
        self.brought: Counter[str] = Counter()
        self.rows: list[tuple[str, Row]] = []
        self._facets = {
            theme.id: {"", *(facet.id for facet in theme.facets)}
            for theme in corpus.codebook().themes
        }
        self._sentences: dict[int, set[tuple[int, int]]] = {}

    def knows(self, theme: str, facet: str = "") -> bool:
        """Return whether this codebook has a facet; what it does not have is counted."""
        if facet in self._facets.get(theme, ()):
            return True
        self.unknown[theme, facet] += 1
        return False

    def fits(self, table: str, *places: tuple[int, tuple[int, int]]) -> bool:
        """Return whether places (report, span) are sentences here; what has no place is counted.

        A report that came in has the sentences that it had there.
        """
        if all(place[0] in self.added or self._is_sentence(*place) for place in places):
            return True
        self.unplaced[table] += 1
        return False

    def _is_sentence(self, report: int, span: tuple[int, int]) -> bool:
        if report not in self._sentences:
            units = self.corpus.sentences(report)
            self._sentences[report] = {(unit.start, unit.end) for unit in units}
        return span in self._sentences[report]

    def bring(self, table: str, row: Row, value: str = "") -> None:
        """Write a row where nothing stands in its place; tell where something else does.

        `value` is the column that says something; without one the row itself says it.
        """
        key = [name for name in row if name not in (value, "made_at", "example")]
        where = " AND ".join(f"{name} = ?" for name in key)
        here = self.corpus.rows(
            f"SELECT {value or 'TRUE'} FROM {table} WHERE {where}", [row[name] for name in key]
        )
        if not here:
            self.write(table, row)
        elif value and here[0][0] != row[value]:
            self.tell(self._what(table, row), _shown(here[0][0]), _shown(row[value]))

    def write(self, table: str, row: Row) -> None:
        """Write a row, which must have no like here."""
        insert(self.corpus, table, row)
        self.note(table, row)

    def note(self, table: str, row: Row) -> None:
        """Remember a row that was written."""
        self.rows.append((table, row))
        self.brought[table] += 1

    def tell(self, what: str, here: str, there: str) -> None:
        """Remember that both corpora say something of the same thing, and not the same."""
        self.differences.append(Difference(what, here, there))

    def _what(self, table: str, row: Row) -> str:
        """Return what both corpora say something of."""
        if table in ("decision", "memo"):
            report = row["report"]
            said = self.corpus.text(report)[row["start"] : row["stop"]]
            on = f"{row['theme']}/{row['facet']} in" if table == "decision" else "The memo on"
            return f"{on} “{_short(said)}” (“{self.titles[report]}”, report {report})"
        return _WHAT[table].format(**{**row, "example": _short(str(row.get("example", "")))})


def insert(corpus: Corpus, table: str, row: Mapping[str, Any]) -> None:
    """Write a row, unless there is one with its key."""
    corpus.database.execute(
        f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
        list(row.values()),
    )


def remove(corpus: Corpus, table: str, row: Mapping[str, Any]) -> None:
    """Take the row away that stands under a row's key, though other columns changed meanwhile.

    What was edited and undone again has other times. A text in use stays.
    """
    columns = corpus.rows(f"SELECT name FROM pragma_table_info('{table}') WHERE pk")
    where = " AND ".join(f"{name} = ?" for (name,) in columns)
    if table == "body":
        where += " AND version != (SELECT text_version FROM report WHERE id = body.report)"
    corpus.database.execute(
        f"DELETE FROM {table} WHERE {where}", [row[name] for (name,) in columns]
    )


def dicts(corpus: Corpus, sql: str, arguments: Sequence[object] = ()) -> list[Row]:
    """Return rows by their columns."""
    with plainly(corpus.path):
        cursor = corpus.database.execute(sql, tuple(arguments))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _shown(value: object) -> str:
    if value in (0, 1):
        return "yes" if value else "no"
    return f"“{_short(str(value))}”"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rsplit(' ', 1)[0]}…"
