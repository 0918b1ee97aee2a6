# SPDX-License-Identifier: MIT
"""Bringing another corpus into this one: its reports, and what people said there.

The same text is one report. Where both corpora say something of the same thing, what is said here
stays, and the other is told. This codebook codes.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standpoint.corpus import (
    bringing_actors,
    bringing_reports,
    copying,
    edits,
    events,
    furnishing,
    leaving,
    opening,
    reposts,
    saved_figures,
)
from standpoint.corpus.bringing import Bringing, Row, dicts, insert, remove
from standpoint.corpus.furniture_switches import PUBLISHER
from standpoint.corpus.merged import Merged
from standpoint.errors import CorpusError
from standpoint.model.progress import Progress

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

LABEL = bringing_reports.LABEL

_SAID = (("decision", "status"), ("marking", ""), ("reviewed", ""), ("memo", "words"))
_LIVE = "IN (SELECT id FROM report WHERE deleted_at IS NULL)"


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
    for _ in taking_back(corpus, merged):
        pass


def taking_back(corpus: Corpus, merged: Merged) -> Generator[Progress, None, None]:
    """Do the same in steps, whole or not at all."""
    with corpus.changing():
        with reposts.following(corpus, (), _said_of_reposts(merged.rows)):
            for table, row in reversed(merged.rows):
                remove(corpus, table, row)
        edits.set_metadata(
            corpus, {report: dict.fromkeys(fields) for report, fields in merged.filled.items()}
        )
        yield from leaving.delete(corpus, merged.added)
        _settle(corpus, merged.rows)


def bring_again(corpus: Corpus, merged: Merged) -> None:
    """Do again what `take_back` undid."""
    for _ in bringing_again(corpus, merged):
        pass


def bringing_again(corpus: Corpus, merged: Merged) -> Generator[Progress, None, None]:
    """Do the same in steps, whole or not at all."""
    with corpus.changing():
        yield from leaving.restore(corpus, merged.added)
        edits.set_metadata(corpus, merged.filled)
        with reposts.following(corpus, (), _said_of_reposts(merged.rows)):
            for table, row in merged.rows:
                insert(corpus, table, row)
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
        self.all = Bringing(corpus, there)
        self.reports = bringing_reports.Reports(self.all)

    def run(self) -> Generator[Progress, None, Merged]:
        """Bring in reports, then what people said of them, then what stands for itself."""
        yield from self.reports.run()
        edits.set_metadata(self.corpus, self.reports.filled)
        self._codings()
        self._tags()
        self._links()
        self._apart()
        bringing_actors.bring(self.all)
        self._figures()
        self._events()
        added, every = tuple(self.all.added), self.all
        _settle(self.corpus, every.rows, added)
        yield from reposts.settle(self.corpus)
        return Merged(
            self.there.path.name,
            added,
            len(every.ids) - len(added) - len(self.reports.otherwise),
            dict(every.brought),
            self.reports.filled,
            tuple(every.differences),
            dict(every.unknown),
            dict(every.unplaced),
            tuple(every.rows),
            self.reports.texts.nowhere,
        )

    # What people said ----------------------------------------------------------------------

    def _codings(self) -> None:
        for table, value in _SAID:
            for row in self._said(table):
                span = (row.get("start", 0), row.get("stop", 0))
                known = "theme" not in row or self.all.knows(row["theme"], row.get("facet", ""))
                if known and (table != "decision" or self.all.fits(table, (row["report"], span))):
                    self.all.bring(table, row, value)

    def _tags(self) -> None:
        """Bring tags; one that is in use here in other capitals is written as it is here."""
        rows = self.corpus.rows("SELECT DISTINCT name FROM tag ORDER BY name DESC")
        spelled = {str(name).casefold(): str(name) for (name,) in rows}
        for row in dicts(self.there, f"SELECT * FROM tag WHERE report {_LIVE} ORDER BY name"):
            name = spelled.setdefault(row["name"].casefold(), row["name"])
            self.all.bring("tag", {**row, "report": self.all.ids[row["report"]], "name": name})

    def _said(self, table: str) -> Iterator[Row]:
        """Yield what was said there of texts that are in use here, with the ids of here."""
        for row in dicts(self.there, f"SELECT * FROM {table} WHERE report {_LIVE}"):
            if row["report"] not in self.reports.otherwise:
                yield {**row, "report": self.all.ids[row["report"]]}

    def _links(self) -> None:
        both = f"report_a {_LIVE} AND report_b {_LIVE}"
        for row in dicts(self.there, f"SELECT * FROM link WHERE {both}"):
            reports = {row["report_a"], row["report_b"]}
            if reports & self.reports.otherwise or not self.all.knows(row["theme"], row["facet"]):
                continue
            ends = sorted(
                (self.all.ids[row[f"report_{e}"]], (row[f"start_{e}"], row[f"stop_{e}"]))
                for e in "ab"
            )
            if self.all.fits("link", *ends):
                for end, (report, (start, stop)) in zip("ab", ends, strict=True):
                    row[f"report_{end}"], row[f"start_{end}"], row[f"stop_{end}"] = (
                        report, start, stop,
                    )  # fmt: skip
                self.all.bring("link", row, "linked")
        for row in dicts(self.there, f"SELECT * FROM repost_said WHERE {both}"):
            one, other = sorted((self.all.ids[row["report_a"]], self.all.ids[row["report_b"]]))
            self.all.bring("repost_said", {**row, "report_a": one, "report_b": other}, "same")

    # What stands for itself ----------------------------------------------------------------

    def _apart(self) -> None:
        for table, value in (
            ("furniture_line", "furniture"),
            ("furniture_passage", "furniture"),
            ("column_mapping", "roles"),
        ):
            for row in dicts(self.there, f"SELECT * FROM {table}"):
                self.all.bring(table, row, value)

    def _figures(self) -> None:
        for one in saved_figures.read(self.there):
            here = saved_figures.find(self.corpus, one.name)
            if here is None:
                self.all.write(
                    "figure",
                    {
                        "name": one.name,
                        "settings": one.settings,
                        "made_at": one.made_at,
                        "changed_at": one.changed_at,
                    },
                )
            elif here.settings != one.settings:
                what = f"The saved figure “{one.name}”"
                self.all.tell(what, "as it is", f"saved {one.changed_at[:10]}")

    def _events(self) -> None:
        new, _ = events.new_among(events.own(self.there), events.own(self.corpus))
        for number in events.add(self.corpus, new):
            (row,) = dicts(self.corpus, "SELECT * FROM event WHERE id = ?", [number])
            self.all.note("event", row)


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
