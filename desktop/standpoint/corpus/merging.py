# SPDX-License-Identifier: MIT
"""Bringing another corpus into this one: its reports, and what people said there.

The same text is one report. Where both corpora say something of the same thing, what is said here
stays, and the other is told. This codebook codes.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standpoint.corpus import (
    anew,
    copying,
    edits,
    events,
    furnishing,
    ingest,
    opening,
    reposts,
    saved_figures,
)
from standpoint.corpus.faults import plainly
from standpoint.corpus.furniture_switches import PUBLISHER
from standpoint.corpus.merged import Difference, Merged
from standpoint.corpus.stem_table import Stems
from standpoint.errors import CorpusError
from standpoint.model.progress import Progress

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

LABEL = "Merging"

_BATCH = 20  # reports
_SHORT = 60  # letters
_FIELDS = ("title", "date", "actor", "publisher", "source", "language")
_CODED = (("decision", "status"), ("marking", ""), ("reviewed", ""))
_LIVE = "IN (SELECT id FROM report WHERE deleted_at IS NULL)"

Row = dict[str, Any]


def merge(corpus: Corpus, other: Path) -> Generator[Progress, None, Merged]:
    """Bring another corpus into this one, whole or not at all.

    The other is only read; one of an older format is brought up to date in a passing copy. All in
    one transaction: closing the generator leaves this corpus as it was. Returns what came in;
    `take_back` undoes it. Raises CorpusError where either cannot be used.
    """
    if other.exists() and other.resolve() == corpus.path.resolve():
        raise CorpusError(f"{other.name} is the open corpus itself. Choose another one.")
    with _opened(other) as there, corpus.changing():
        return (yield from _Merge(corpus, there).run())


def take_back(corpus: Corpus, merged: Merged) -> None:
    """Undo a merge: what came in goes, what was filled is empty again."""
    with corpus.changing():
        with reposts.following(corpus, (), _said_of_reposts(merged.rows)):
            for table, row in reversed(merged.rows):
                where = " AND ".join(f"{name} IS ?" for name in row)
                corpus.database.execute(f"DELETE FROM {table} WHERE {where}", list(row.values()))
        edits.set_metadata(
            corpus, {report: dict.fromkeys(fields) for report, fields in merged.filled.items()}
        )
        edits.delete(corpus, merged.added)
        _settle(corpus, merged.rows)


def bring_again(corpus: Corpus, merged: Merged) -> None:
    """Do again what `take_back` undid."""
    with corpus.changing():
        edits.restore(corpus, merged.added)
        edits.set_metadata(corpus, merged.filled)
        with reposts.following(corpus, (), _said_of_reposts(merged.rows)):
            for table, row in merged.rows:
                _insert(corpus, table, row)
        _settle(corpus, merged.rows)


@contextmanager
def _opened(other: Path) -> Iterator[Corpus]:
    """Open another corpus to read, an older one through a copy of this format."""
    from standpoint.corpus.corpus import Corpus

    try:
        there = Corpus.read(other)
    except opening.OlderError:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / f"copy{opening.SUFFIX}"
            handle = opening.open_for_reading(other, older=True)
            try:
                copying.copy_whole(handle.db, copy)
            finally:
                handle.close()
            with Corpus.open(copy) as there:
                yield there
        return
    with there:
        yield there


class _Merge:
    """One merge, inside the transaction of this corpus."""

    def __init__(self, corpus: Corpus, there: Corpus) -> None:
        self.corpus = corpus
        self.there = there
        self.ids: dict[int, int] = {}
        self.added: list[int] = []
        self.titles: dict[int, str] = {}
        self.filled: dict[int, dict[str, str | None]] = {}
        self.differences: list[Difference] = []
        self.unknown: Counter[tuple[str, str]] = Counter()
        self.unplaced: Counter[str] = Counter()
        self.brought: Counter[str] = Counter()
        self.rows: list[tuple[str, Row]] = []
        self.facets = {
            theme.id: {"", *(facet.id for facet in theme.facets)}
            for theme in corpus.codebook().themes
        }

    def run(self) -> Generator[Progress, None, Merged]:
        """Bring in reports, then what people said of them, then what stands for itself."""
        reports = _dicts(
            self.there,
            f"SELECT id, {', '.join(anew.REPORT_COLUMNS)} FROM report "
            "WHERE deleted_at IS NULL ORDER BY id",
        )
        stems = Stems()
        for done, row in enumerate(reports):
            if done % _BATCH == 0:
                yield Progress(done, len(reports), LABEL)
            self._report(row, stems)
        stems.write(self.corpus.database)
        yield Progress(len(reports), len(reports), LABEL)
        edits.set_metadata(self.corpus, self.filled)
        self._codings()
        self._links()
        self._apart()
        self._actors()
        self._figures()
        self._events()
        _settle(self.corpus, self.rows, self.added)
        yield from reposts.settle(self.corpus)
        return Merged(
            self.there.path.name,
            tuple(self.added),
            len(self.ids) - len(self.added),
            dict(self.brought),
            self.filled,
            tuple(self.differences),
            dict(self.unknown),
            dict(self.unplaced),
            tuple(self.rows),
        )

    # Reports -------------------------------------------------------------------------------

    def _report(self, row: Row, stems: Stems) -> None:
        known = _dicts(
            self.corpus,
            f"SELECT id, {', '.join(_FIELDS)} FROM report WHERE sha256 = ? AND deleted_at IS NULL",
            [row["sha256"]],
        )
        if known:
            self.ids[row["id"]] = known[0]["id"]
            self.titles[known[0]["id"]] = known[0]["title"]
            self._details(known[0], row)
            return
        text = self.there.text(row["id"])
        units = anew.sentences_of(
            _dicts(self.there, "SELECT * FROM sentence WHERE report = ?", [row["id"]]), text
        )
        prepared = anew.prepare(row, text, self.corpus.coder(), units)
        report = ingest.store(self.corpus, prepared)
        stems.add(prepared.language, prepared.stems)
        anew.bring_back(self.corpus, report, row)
        self.ids[row["id"]] = report
        self.titles[report] = row["title"]
        self.added.append(report)
        self._older_texts(row, report)

    def _older_texts(self, row: Row, report: int) -> None:
        db = self.corpus.database
        version = row["text_version"]
        db.execute("UPDATE body SET version = ? WHERE report = ?", [version, report])
        for table in ("body", "replaced_text"):
            sql = f"SELECT * FROM {table} WHERE report = ? AND version != ?"
            for one in _dicts(self.there, sql, [row["id"], version]):
                _insert(self.corpus, table, {**one, "report": report})

    def _details(self, here: Row, there: Row) -> None:
        """Fill what is empty here; tell what differs."""
        for name in _FIELDS:
            mine, other = here[name], there[name]
            if other and not mine:
                self.filled.setdefault(here["id"], {})[name] = other
            elif other and mine != other:
                what = f"The {name} of “{here['title']}” (report {here['id']})"
                self.differences.append(Difference(what, f"“{mine}”", f"“{other}”"))

    # What people said ----------------------------------------------------------------------

    def _codings(self) -> None:
        spans = self._spans()
        for table, value in _CODED:
            for row in _dicts(self.there, f"SELECT * FROM {table} WHERE report {_LIVE}"):
                row["report"] = self.ids[row["report"]]
                if not self._knows(row):
                    continue
                place = (row["report"], row.get("start"), row.get("stop"))
                if table == "decision" and place[0] in spans and place not in spans[place[0]]:
                    self.unplaced[table] += 1
                    continue
                self._bring(table, row, value)
        for row in _dicts(self.there, f"SELECT * FROM memo WHERE report {_LIVE}"):
            self._bring("memo", {**row, "report": self.ids[row["report"]]}, "words")
        for row in _dicts(self.there, f"SELECT * FROM tag WHERE report {_LIVE}"):
            self._bring("tag", {**row, "report": self.ids[row["report"]]})

    def _spans(self) -> dict[int, set[tuple[int, int, int]]]:
        """Return the sentences of the reports that were here already and are coded there."""
        new = set(self.added)
        coded = {
            self.ids[row["report"]]
            for row in _dicts(
                self.there, f"SELECT DISTINCT report FROM decision WHERE report {_LIVE}"
            )
        }
        return {
            report: {(report, one.start, one.end) for one in self.corpus.sentences(report)}
            for report in coded - new
        }

    def _knows(self, row: Row) -> bool:
        theme, facet = row["theme"], row.get("facet", "")
        if facet in self.facets.get(theme, ()):
            return True
        self.unknown[theme, facet] += 1
        return False

    def _links(self) -> None:
        both = f"report_a {_LIVE} AND report_b {_LIVE}"
        for row in _dicts(self.there, f"SELECT * FROM link WHERE {both}"):
            if not self._knows(row):
                continue
            ends = sorted(
                (self.ids[row[f"report_{e}"]], row[f"start_{e}"], row[f"stop_{e}"]) for e in "ab"
            )
            for end, place in zip("ab", ends, strict=True):
                row[f"report_{end}"], row[f"start_{end}"], row[f"stop_{end}"] = place
            self._bring("link", row, "linked")
        for row in _dicts(self.there, f"SELECT * FROM repost_said WHERE {both}"):
            one, other = sorted((self.ids[row["report_a"]], self.ids[row["report_b"]]))
            self._bring("repost_said", {**row, "report_a": one, "report_b": other}, "same")

    # What stands for itself ----------------------------------------------------------------

    def _apart(self) -> None:
        for table, value in (
            ("furniture_line", "furniture"),
            ("furniture_passage", "furniture"),
            ("actor_refused", ""),
            ("column_mapping", "roles"),
        ):
            for row in _dicts(self.there, f"SELECT * FROM {table}"):
                self._bring(table, row, value)

    def _actors(self) -> None:
        for row in _dicts(self.there, "SELECT * FROM actor"):
            here = _dicts(self.corpus, "SELECT * FROM actor WHERE id = ?", [row["id"]])
            if here:
                said = ("label", "short", "valid", "notes", "deleted")
                if any(here[0][name] != row[name] for name in said):
                    what = f"The actor {row['id']}"
                    self.differences.append(
                        Difference(what, f"“{here[0]['label']}”", f"“{row['label']}”")
                    )
                continue
            self._write("actor", row)
            for name in _dicts(self.there, "SELECT * FROM actor_name WHERE actor = ?", [row["id"]]):
                self._bring("actor_name", name, "language")

    def _figures(self) -> None:
        for one in saved_figures.read(self.there):
            here = saved_figures.find(self.corpus, one.name)
            if here is None:
                self._write(
                    "figure",
                    {
                        "name": one.name,
                        "settings": one.settings,
                        "made_at": one.made_at,
                        "changed_at": one.changed_at,
                    },
                )
            elif here.settings != one.settings:
                self.differences.append(
                    Difference(
                        f"The saved figure “{one.name}”", "as it is", f"saved {one.changed_at[:10]}"
                    )
                )

    def _events(self) -> None:
        new, _ = events.new_among(events.own(self.there), events.own(self.corpus))
        for number in events.add(self.corpus, new):
            (row,) = _dicts(self.corpus, "SELECT * FROM event WHERE id = ?", [number])
            self.rows.append(("event", row))
            self.brought["event"] += 1

    # Rows ----------------------------------------------------------------------------------

    def _bring(self, table: str, row: Row, value: str = "") -> None:
        """Write a row where nothing stands in its place; tell where something else does."""
        key = [name for name in row if name not in (value, "made_at", "example")]
        where = " AND ".join(f"{name} = ?" for name in key)
        here = self.corpus.rows(
            f"SELECT {value or 'TRUE'} FROM {table} WHERE {where}", [row[name] for name in key]
        )
        if not here:
            self._write(table, row)
        elif value and here[0][0] != row[value]:
            self.differences.append(
                Difference(self._what(table, row), _shown(here[0][0]), _shown(row[value]))
            )

    def _write(self, table: str, row: Row) -> None:
        _insert(self.corpus, table, row)
        self.rows.append((table, row))
        self.brought[table] += 1

    def _what(self, table: str, row: Row) -> str:
        """Return what both corpora say something of."""
        if table in ("decision", "memo"):
            report = row["report"]
            said = self.corpus.text(report)[row["start"] : row["stop"]]
            on = f"{row['theme']}/{row['facet']} in" if table == "decision" else "The memo on"
            return f"{on} “{_short(said)}” (“{self.titles[report]}”, report {report})"
        return _WHAT[table].format(**{**row, "example": _short(str(row.get("example", "")))})


_WHAT = {
    "link": "A link on {theme}/{facet} between report {report_a} and report {report_b}",
    "repost_said": "Whether reports {report_a} and {report_b} are one text",
    "furniture_line": "Whether “{example}” is furniture in reports of {publisher}",
    "furniture_passage": "Whether characters {start} to {stop} of a text are furniture",
    "actor_name": "The language of the name “{name}”",
    "column_mapping": "How tables with the columns {columns} are read",
}


def _settle(
    corpus: Corpus, rows: Sequence[tuple[str, Mapping[str, Any]]], added: Sequence[int] = ()
) -> None:
    """Find anew what is furniture, where reports came in or people's words on it changed."""
    by_people = {table for table, _ in rows if table.startswith("furniture_")}
    where = "deleted_at IS NULL" if by_people else "id IN (SELECT value FROM json_each(?))"
    asked = [] if by_people else [json.dumps(list(added))]
    publishers = corpus.rows(f"SELECT DISTINCT {PUBLISHER} FROM report WHERE {where}", asked)
    furnishing.settle_now(corpus, [row[0] for row in publishers])


def _said_of_reposts(rows: Sequence[tuple[str, Mapping[str, Any]]]) -> set[tuple[int, int]]:
    """Return the pairs of reports on which rows hold people's words."""
    return {(row["report_a"], row["report_b"]) for table, row in rows if table == "repost_said"}


def _insert(corpus: Corpus, table: str, row: Mapping[str, Any]) -> None:
    corpus.database.execute(
        f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
        list(row.values()),
    )


def _dicts(corpus: Corpus, sql: str, arguments: Sequence[object] = ()) -> list[Row]:
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
