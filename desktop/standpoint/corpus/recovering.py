# SPDX-License-Identifier: MIT
"""From a damaged corpus into a new one: all that can be read, and exactly what cannot.

What people did and what cannot be made anew is read page by page; what follows from the texts is
made anew. Nothing is guessed: a text that is not the one that was stored is left out and named.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Generator, Iterable
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from standpoint.coding import codebook_file
from standpoint.corpus import anew, codebooks, furnishing, ingest, salvaging
from standpoint.corpus.faults import plainly
from standpoint.corpus.furniture_switches import PUBLISHER
from standpoint.corpus.pages import Pages
from standpoint.corpus.preparing import content
from standpoint.corpus.recovered import CutText, LostText, Recovered
from standpoint.corpus.stem_table import Stems
from standpoint.errors import CorpusError, StandpointError
from standpoint.model import dates
from standpoint.model.progress import Progress
from standpoint.model.reports import Sentence
from standpoint.text import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standpoint.corpus.corpus import Corpus

LABEL = "Recovering"

_BATCH = 20  # reports
_TITLE = 80  # letters
_PAGE = 4096  # bytes
_ENDING = ".standpoint"
_PLACED = ("decision", "marking", "memo")
_OF_REPORTS = ("reviewed", "tag", "replaced_text")
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
_PASSING = frozenset({"rebuild", "furniture_due", "reposts_of"})
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
        self.texts: dict[int, str] = {}
        self.lost: list[LostText] = []
        self.bare: list[int] = []
        self.cut: list[CutText] = []
        self.kept: dict[str, int] = {}
        self.homeless: dict[str, int] = {}
        self.bodies: dict[int, list[Row]] = defaultdict(list)
        for row in found.tables["body"]:
            self.bodies[row["report"]].append(row)
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
        reports = self._reports()
        stems = Stems()
        for done, (report, row) in enumerate(sorted(reports.items())):
            if done % _BATCH == 0:
                yield Progress(done, len(reports), LABEL)
            self._store(report, row, stems)
        stems.write(self.corpus.database)
        self._said()
        furnishing.owe(self.corpus, self._publishers())
        yield Progress(len(reports), len(reports), LABEL)
        furnishing.settle_now(self.corpus)
        return Recovered(
            len(self.texts),
            tuple(self.lost),
            tuple(self.cut),
            tuple(self.bare),
            self.kept,
            self.homeless,
            {name: n for name, n in self.found.spoilt.items() if n},
            {name: n for name, n in self.found.holes.items() if n},
            self.found.unnamed,
            tuple(sentences),
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

    def _reports(self) -> dict[int, Row]:
        """Return the reports of which the text is whole, with their columns."""
        bodies: dict[int, dict[int, Row]] = {
            report: {row["version"]: row for row in found} for report, found in self.bodies.items()
        }
        rows = {row["id"]: row for row in self.found.tables["report"]}
        reports: dict[int, Row] = {}
        for report, row in rows.items():
            if row["deleted_at"] is not None:
                bodies.pop(report, None)
                continue
            version = row["text_version"]
            cut = {"text": self.found.cut_texts.get((report, version), "")}
            text = bodies.get(report, {}).get(version, cut)["text"]
            if content(text) != row["sha256"]:
                text = _before_damage(text, cut["text"])
                if not text:
                    self.lost.append(LostText(report, row["title"], row["path"]))
                    continue
                self.cut.append(CutText(report, row["title"], row["path"], len(text)))
            reports[report] = _dated({**row, "sha256": content(text)})
            self.texts[report] = text
        for report, versions in bodies.items():
            newest = versions[max(versions)]
            if report not in rows and "\0" not in newest["text"]:
                reports[report] = _bare(report, newest)
                self.texts[report] = newest["text"]
                self.bare.append(report)
        self._name_unseen(rows.keys() | bodies.keys())
        return reports

    def _name_unseen(self, seen: Iterable[int]) -> None:
        """Name the reports of which nothing is left but what people said of them."""
        said = {
            row["report"] for name in (*_PLACED, *_OF_REPORTS) for row in self.found.tables[name]
        }
        self.lost += [LostText(report, "", "") for report in sorted(said - set(seen))]

    def _store(self, report: int, row: Row, stems: Stems) -> None:
        db = self.corpus.database
        text = self.texts[report]
        coder = self.corpus.coder()
        prepared = anew.prepare(row, text, coder)
        places = self.places.get(report, set())
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
        if report not in self.bare:
            anew.bring_back(self.corpus, report, row)
        version = row["text_version"]
        db.execute("UPDATE body SET version = ? WHERE report = ?", [version, report])
        for body in self.bodies.get(report, ()):
            if body["version"] != version and "\0" not in body["text"]:
                self._insert("body", body)

    @cached_property
    def _old_sentences(self) -> dict[int, list[salvaging.Row]]:
        return salvaging.sentences(self.pages, frozenset(self.places))

    # What people said ----------------------------------------------------------------------

    def _said(self) -> None:
        """Bring over what people said, as far as that of which they said it is there."""
        self.kept["report"] = len(self.texts)
        self.kept["codebook"] = len(self.corpus.codebook_versions())
        self.kept["info"] = len(self.found.tables["info"])
        for name in (*_PLACED, *_OF_REPORTS, *_APART, "link", "repost", "repost_said"):
            rows = self.found.tables[name]
            good = [row for row in rows if self._has_place(name, row)]
            for row in good:
                self._insert(name, row)
            self.kept[name] = len(good)
            if len(good) < len(rows):
                self.homeless[name] = len(rows) - len(good)

    def _has_place(self, name: str, row: Row) -> bool:
        if name in _PLACED:
            text = self.texts.get(row["report"])
            return text is not None and 0 <= row["start"] < row["stop"] <= len(text)
        if name in _OF_REPORTS:
            return row["report"] in self.texts
        if name == "repost":
            return row["report"] in self.texts and row["original"] in self.texts
        if name in ("link", "repost_said"):
            return row["report_a"] in self.texts and row["report_b"] in self.texts
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


def _bare(report: int, body: Row) -> Row:
    """Return the columns of a report of which only the text can be read."""
    text = body["text"]
    return {
        "title": _first_words(text) or f"Report {report}",
        "title_origin": "first words",
        "date": None,
        "actor": None,
        "publisher": None,
        "source": None,
        "language": language.detect(text),
        "hard_wrapped": 0,
        "text_version": body["version"],
        "sha256": content(text),
        "path": "",
    }


def _before_damage(text: str, cut: str) -> str:
    """Return how far a text goes that is not the one that was stored, empty where nobody can tell.

    A page of zeros shows where the damage begins; other changes might be anywhere.
    """
    return (text.partition("\0")[0] if "\0" in text else cut).rstrip()


def _first_words(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= _TITLE else f"{line[:_TITLE].rsplit(' ', 1)[0]}…"


def _dated(row: Row) -> Row:
    """Return a report's columns, without its date where that cannot be read as one."""
    try:
        if row["date"]:
            dates.parse(row["date"])
    except StandpointError:
        return {**row, "date": None, "earliest": None, "latest": None}
    return row
