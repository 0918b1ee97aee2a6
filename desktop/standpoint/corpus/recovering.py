# SPDX-License-Identifier: MIT
"""From a damaged corpus into a new one: all that can be read, and exactly what cannot.

What people did and what cannot be made anew is read page by page; what follows from the texts is
made anew. Nothing is guessed: a text that is not the one that was stored is left out and named.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Generator, Iterable
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from standpoint.coding import codebook_file
from standpoint.corpus import (
    anew,
    codebooks,
    furnishing,
    ingest,
    recovering_words,
    salvaging,
    under_way,
)
from standpoint.corpus.faults import plainly
from standpoint.corpus.furniture_switches import PUBLISHER
from standpoint.corpus.pages import Pages
from standpoint.corpus.preparing import content
from standpoint.corpus.recovered import Recovered
from standpoint.corpus.recovering_texts import Chosen, Texts
from standpoint.corpus.stem_table import Stems
from standpoint.errors import CorpusError, StandpointError
from standpoint.model.progress import Progress
from standpoint.model.reports import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standpoint.corpus.corpus import Corpus

LABEL = "Recovering"

_BATCH = 20  # reports
_PAGE = 4096  # bytes
_ENDING = ".standpoint"
_PLACED = ("decision", "marking", "memo")
_ENDS = (("report",), ("report_a", "report_b"))
_APART = (
    "furniture_line",
    "furniture_passage",
    "event",
    "figure",
    "actor",
    "actor_name",
    "actor_refused",
    "column_mapping",
)
_WORDS = ("furniture_line", "furniture_passage")
_PASSING = frozenset({"rebuild", "furniture_due", "reposts_of", under_way.KEY})
"""What is noted of work that is done or still to do; it is done anew."""

Row = salvaging.Row


def may_hold_a_corpus(path: Path) -> bool:
    """Tell whether a file that cannot be opened was a corpus, so that some may be recovered."""
    try:
        size = path.stat().st_size
        if _ENDING not in path.name and size % _PAGE:
            return False
        with Pages(path) as pages:
            return salvaging.looks_like_a_corpus(pages)
    except OSError:
        return False


def recover(corpus: Corpus, source: Path) -> Generator[Progress, None, Recovered]:
    """Bring what can be read of a damaged corpus into a new, empty one.

    In one transaction: closing the generator leaves the new corpus empty. `source` is only read.
    Raises CorpusError where nothing of a corpus can be found in it, or the new one not be written.
    """
    with plainly(source), _as_it_was_left(source) as file, Pages(file) as pages:
        yield Progress(0, 0, LABEL)
        found = salvaging.read(pages)
        something = found.tables["body"] or found.tables["report"]
        if not something and not salvaging.looks_like_a_corpus(pages):
            raise CorpusError(f"{source.name} holds nothing of a corpus that could be recovered.")
        with corpus.changing():
            return (yield from _Recovery(corpus, pages, found).run())


@contextmanager
def _as_it_was_left(source: Path) -> Iterator[Path]:
    """Give the file itself, or where a change was broken off, a copy in which it is taken back."""
    journal = source.with_name(f"{source.name}-journal")
    if not journal.exists() or not journal.stat().st_size:
        yield source
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / source.name
        shutil.copyfile(source, copy)
        shutil.copyfile(journal, copy.with_name(journal.name))
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(copy)) as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchall()
        yield copy


class _Recovery:
    """One recovery, inside the transaction of the new corpus."""

    def __init__(self, corpus: Corpus, pages: Pages, found: salvaging.Salvaged) -> None:
        self.corpus = corpus
        self.pages = pages
        self.found = found
        self.texts = Texts(found)
        self.kept: dict[str, int] = {}
        self.homeless: Counter[str] = Counter()
        self.spoilt = Counter(found.spoilt)
        self.places: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for row in found.tables["decision"]:
            self.places[row["report"]].add((row["start"], row["stop"]))
        for row in found.tables["link"]:
            for end in ("a", "b"):
                place = (row[f"start_{end}"], row[f"stop_{end}"])
                self.places[row[f"report_{end}"]].add(place)

    def run(self) -> Generator[Progress, None, Recovered]:
        sentences: list[str] = []
        self._codebooks(sentences)
        reports = self.texts.reports
        stems = Stems()
        for done, (report, chosen) in enumerate(sorted(reports.items())):
            if done % _BATCH == 0:
                yield Progress(done, len(reports), LABEL)
            self._store(report, chosen, stems)
        stems.write(self.corpus.database)
        self._said()
        furnishing.owe(self.corpus, self._publishers())
        yield Progress(len(reports), len(reports), LABEL)
        furnishing.settle_now(self.corpus)
        return Recovered(
            len(reports),
            tuple(self.texts.lost),
            tuple(self.texts.cut),
            tuple(self.texts.bare),
            self.kept,
            dict(+self.homeless),
            dict(+self.spoilt),
            {name: n for name, n in self.found.holes.items() if n},
            self.found.unnamed,
            tuple(sentences),
            tuple(self.texts.older),
            tuple(self.texts.twice),
            self.texts.left_out(),
        )

    # Codebook ------------------------------------------------------------------------------

    def _codebooks(self, sentences: list[str]) -> None:
        """Take the versions of the codebook over; where none can be read, the default one codes."""
        db = self.corpus.database
        good = []
        for row in sorted(self.found.tables["codebook"], key=lambda one: one["version"]):
            if _is_sound(row):
                good.append(row)
            else:
                sentences.append(f"Version {row['version']} of the codebook cannot be read.")
        info = {row["key"]: row["value"] for row in self.found.tables["info"]}
        if good:
            db.execute("DELETE FROM codebook")
            for row in good:
                self._insert("codebook", row)
        else:
            sentences.append("No version of the codebook can be read. The default one codes now.")
        versions = [row["version"] for row in good] or [1]
        wanted = info.get("codebook_version", "")
        current = int(wanted) if wanted.isdecimal() and int(wanted) in versions else max(versions)
        if good and wanted != str(current):
            sentences.append(
                f"Which version of the codebook coded cannot be read. Version {current} codes now."
            )
        codebooks.make_current(self.corpus, current)
        for key, value in info.items():
            if key not in _PASSING and key != "codebook_version":
                db.execute("INSERT OR REPLACE INTO info (key, value) VALUES (?, ?)", [key, value])

    # Reports -------------------------------------------------------------------------------

    def _store(self, report: int, chosen: Chosen, stems: Stems) -> None:
        db = self.corpus.database
        row, text = chosen.row, chosen.text
        coder = self.corpus.coder()
        prepared = anew.prepare(row, text, coder)
        places = self.places.get(report, set()) if chosen.damaged is None else set()
        if not places <= _spans(prepared.sentences):
            # It was split otherwise when people decided on its sentences.
            units = anew.sentences_of(self._old_sentences.get(report, []), text)
            if units and len(places & _spans(units)) > len(places & _spans(prepared.sentences)):
                prepared = anew.prepare(row, text, coder, units)
        # A report keeps its number, by which scripts and people know it.
        db.execute("DELETE FROM sqlite_sequence WHERE name = 'report'")
        db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('report', ?)", [report - 1])
        stored = ingest.store(self.corpus, prepared)
        if stored != report:
            raise RuntimeError(f"report {report} was stored as {stored}")
        stems.add(prepared.language, prepared.stems)
        if report not in self.texts.bare:
            anew.bring_back(self.corpus, report, row)
        version = row["text_version"]
        db.execute("UPDATE report SET text_version = ? WHERE id = ?", [version, report])
        db.execute("UPDATE body SET version = ? WHERE report = ?", [version, report])
        for body in self.texts.others(report):
            self._insert("body", body)

    @cached_property
    def _old_sentences(self) -> dict[int, list[salvaging.Row]]:
        return salvaging.sentences(self.pages, frozenset(self.places))

    # What people said ----------------------------------------------------------------------

    def _said(self) -> None:
        """Bring over what people said, as far as that of which they said it is there."""
        self.kept["report"] = len(self.texts.reports)
        self.kept["codebook"] = len(self.corpus.codebook_versions())
        self.kept["info"] = len(self.found.tables["info"])
        self._replaced_texts()
        names = (*_PLACED, "reviewed", "tag", *_APART, "link", "repost", "repost_said")
        for name in names:
            rows = [row for row in self._rows(name) if not self._is_of_older(name, row)]
            good = [row for row in rows if self._has_place(name, row)]
            for row in good:
                self._insert(name, row)
            self.kept[name] = len(good)
            self.homeless[name] += len(rows) - len(good)
        self._carry_back()
        self.homeless["link"] += recovering_words.drop_unsound_links(self.corpus)

    def _rows(self, name: str) -> list[Row]:
        """Return the rows of a table, without those on reports that had been deleted."""
        named = ("report", "report_a", "report_b", "original")
        gone = self.texts.deleted
        return [
            row for row in self.found.tables[name] if not any(row.get(key) in gone for key in named)
        ]

    def _replaced_texts(self) -> None:
        """Bring over where the texts that reports had came from; each such text has its note."""
        there = {
            (report, version): text
            for report, version, text in self.corpus.rows("SELECT report, version, text FROM body")
        }
        self.kept["replaced_text"] = 0
        noted = set()
        for row in self._rows("replaced_text"):
            place = (row["report"], row["version"])
            if place not in there:
                self.homeless["replaced_text"] += 1
                continue
            noted.add(place)
            sha256 = content(there[place])
            if recovering_words.readable(row):
                self.kept["replaced_text"] += 1
                self._insert("replaced_text", {**row, "sha256": sha256})
            else:
                self.spoilt["replaced_text"] += 1
                self._insert("replaced_text", {**row, "sha256": sha256, "by_people": "{}"})
        self.corpus.database.execute(
            "INSERT OR IGNORE INTO replaced_text "
            "(report, version, sha256, path, hard_wrapped, by_people, made_at) "
            "SELECT body.report, version, '', path, hard_wrapped, '{}', made_at FROM body "
            "JOIN report ON report.id = body.report AND report.text_version != body.version"
        )
        for place in there.keys() - noted:
            self.corpus.database.execute(
                "UPDATE replaced_text SET sha256 = ? WHERE report = ? AND version = ?",
                [content(there[place]), *place],
            )

    def _is_of_older(self, name: str, row: Row) -> bool:
        """Tell whether a row speaks of a damaged text for which an older one came back."""
        if name in (*_PLACED, "reviewed"):
            return self._came_older(row["report"])
        return name == "link" and any(self._came_older(row[f"report_{end}"]) for end in "ab")

    def _came_older(self, report: int) -> bool:
        chosen = self.texts.reports.get(report)
        return chosen is not None and chosen.damaged is not None

    def _carry_back(self) -> None:
        """Carry what was said of damaged texts over into the older ones that came back."""
        said: dict[int, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for name in (*_PLACED, "reviewed", "link"):
            for row in self._rows(name):
                if not self._is_of_older(name, row):
                    continue
                older = [row[key] for key in _ENDS[name == "link"] if self._came_older(row[key])]
                if len(older) == 1 and (name != "link" or self._has_other_end(row, older[0])):
                    said[older[0]][name].append(row)
                else:
                    self.homeless[name] += 1
        passages: dict[str, list[Row]] = defaultdict(list)
        for row in self.found.tables["furniture_passage"]:
            passages[row["sha256"]].append(row)
        for report, chosen in self.texts.reports.items():
            if chosen.damaged is not None:
                words = {**said.get(report, {}), "furniture_passage": passages[chosen.newest]}
                self.homeless.update(
                    recovering_words.carry_back(self.corpus, report, chosen.damaged, words)
                )
        for name in (*_PLACED, "reviewed", "link") if said else ():
            self.kept[name] = self.corpus.rows(f"SELECT count(*) FROM {name}")[0][0]

    def _has_other_end(self, row: Row, report: int) -> bool:
        end = "b" if row["report_a"] == report else "a"
        return self._is_sentence(row, end)

    def _is_sentence(self, row: Row, end: str) -> bool:
        return bool(
            self.corpus.rows(
                "SELECT 1 FROM sentence WHERE report = ? AND start = ? AND stop = ?",
                [row[f"report_{end}"], row[f"start_{end}"], row[f"stop_{end}"]],
            )
        )

    def _has_place(self, name: str, row: Row) -> bool:
        reports = self.texts.reports
        if name in _PLACED:
            chosen = reports.get(row["report"])
            return chosen is not None and 0 <= row["start"] < row["stop"] <= len(chosen.text)
        if name in ("reviewed", "tag"):
            return row["report"] in reports
        if name == "repost":
            return row["report"] in reports and row["original"] in reports
        if name == "repost_said":
            return row["report_a"] in reports and row["report_b"] in reports
        if name == "link":
            return all(self._is_sentence(row, end) for end in "ab")
        return True

    def _insert(self, name: str, row: Row) -> None:
        self.corpus.database.execute(
            f"INSERT OR IGNORE INTO {name} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
            list(row.values()),
        )

    def _publishers(self) -> set[str]:
        rows = self.corpus.rows(f"SELECT DISTINCT {PUBLISHER} FROM report")
        return {row[0] for row in rows}


def _is_sound(version: Row) -> bool:
    """Tell whether a version of the codebook is the one that was stored."""
    try:
        read = codebook_file.read(version["source"], tried=True)
    except StandpointError:
        return False
    return bool(read.fingerprint() == version["fingerprint"])


def _spans(units: Iterable[Sentence]) -> set[tuple[int, int]]:
    return {(unit.start, unit.end) for unit in units}
