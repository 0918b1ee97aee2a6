# SPDX-License-Identifier: MIT
"""Text versions of a report: a better text takes the place of one that stays as it was.

What people said about the old text is carried over where the sentences are the same; all of it is
kept beside the old text, so that going back brings everything back.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from standpoint.analysis.carrying import Carrying
from standpoint.corpus import (
    edits,
    furnishing,
    people_words,
    preparing,
    reading_apart,
    recoding,
    reposts,
    vocabulary,
)
from standpoint.corpus.codebooks import now
from standpoint.corpus.people_words import Left, PeopleWords
from standpoint.errors import CorpusError
from standpoint.model.places import Place
from standpoint.model.reports import Document, Sentence

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.preparing import Prepared


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One text of a report: its number from 1, where it came from, and when it was stored."""

    version: int
    path: str
    made_at: str
    current: bool


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a better text would bring: how much is the same, and what people said that would go.

    `same` of `sentences` sentences of the old text stand in the new one; `gone` are the others, and
    `come` those that stand only in the new one, in their words. `kept` is how much of what people
    said has a place in the new text, `left` is the rest.
    """

    report: int
    document: Document
    sentences: int
    same: int
    gone: tuple[str, ...]
    come: tuple[str, ...]
    kept: PeopleWords
    left: tuple[Left, ...]

    @property
    def new(self) -> int:
        """How many sentences stand only in the new text."""
        return len(self.come)


@dataclass(frozen=True, slots=True)
class TextState:
    """Which text version a report has and what people said of it; `put` brings it there."""

    version: int
    words: PeopleWords


def versions(corpus: Corpus, report: int) -> tuple[TextVersion, ...]:
    """Return the text versions of a report, oldest first."""
    rows = corpus.rows(
        "SELECT body.version, coalesce(replaced.path, report.path), body.made_at, "
        "body.version = report.text_version FROM body JOIN report ON report.id = body.report "
        "LEFT JOIN replaced_text AS replaced ON replaced.report = body.report "
        "AND replaced.version = body.version AND body.version <> report.text_version "
        "WHERE body.report = ? ORDER BY body.version",
        [report],
    )
    return tuple(TextVersion(v, path, made_at, bool(current)) for v, path, made_at, current in rows)


def text(corpus: Corpus, report: int, version: int) -> str:
    """Return a text version. Raises CorpusError where there is none of that number."""
    rows = corpus.rows("SELECT text FROM body WHERE report = ? AND version = ?", [report, version])
    if not rows:
        raise CorpusError(f"Report {report} has no text version {version}.")
    return str(rows[0][0])


def read(file: Path) -> Document:
    """Return the one report that a file holds.

    Raises UnreadableError where it cannot be read, or holds several.
    """
    reading = reading_apart.document(Place(file))
    try:
        while True:
            next(reading)
    except StopIteration as end:
        document: Document = end.value
        return document
    finally:
        reading_apart.let_go()


def look(corpus: Corpus, report: int, file: Path) -> Generator[None, None, Replacement]:
    """Read a file and look at what its text would bring; a question for `Background.ask`.

    Raises what `read` and `plan` raise.
    """
    document = yield from reading_apart.document(Place(file))
    return plan(corpus, report, document)


def plan(corpus: Corpus, report: int, document: Document) -> Replacement:
    """Look at what a better text would bring; nothing is changed.

    Raises CorpusError where it is the text that is there already, or another report's.
    """
    found = corpus.report(report)
    _refuse_known(corpus, report, preparing.content(document.text))
    old = corpus.text(report)
    before = corpus.sentences(report)
    prepared = _prepared(corpus, report, document)
    carrying = Carrying(old, before, document.text, prepared.sentences)
    taken = set(carrying.sentences.values())
    new = [one for one in prepared.sentences if (one.start, one.end) not in taken]
    kept, left = people_words.carried(
        people_words.of(corpus, found.id),
        report,
        carrying,
        old,
        nothing_new=all(one.furniture for one in new),
    )
    stay = carrying.sentences
    return Replacement(
        report,
        document,
        len(before),
        len(stay),
        tuple(old[one.start : one.end] for one in before if (one.start, one.end) not in stay),
        tuple(document.text[one.start : one.end] for one in new),
        kept,
        left,
    )


def _refuse_known(corpus: Corpus, report: int, sha256: str) -> None:
    rows = corpus.rows(
        "SELECT id, title FROM report WHERE sha256 = ? AND deleted_at IS NULL", [sha256]
    )
    if rows and rows[0][0] == report:
        raise CorpusError("This is the text that the report has already. Nothing was changed.")
    if rows:
        raise CorpusError(
            f"This is the text of “{rows[0][1]}”. Delete that report first. Nothing was changed."
        )


def replace_text(corpus: Corpus, replacement: Replacement) -> TextState:
    """Let a better text stand in a report's place; return the state before, for `put`.

    Title, date, actor and all else that is known of the report stay.
    """
    report, document = replacement.report, replacement.document
    with corpus.changing():
        _refuse_known(corpus, report, preparing.content(document.text))
        ((last,),) = corpus.rows("SELECT max(version) FROM body WHERE report = ?", [report])
        corpus.database.execute(
            "INSERT INTO body (report, version, text, made_at) VALUES (?, ?, ?, ?)",
            [report, last + 1, document.text, now()],
        )
        _remember(corpus, report, last + 1, document)
        return put(corpus, report, TextState(last + 1, replacement.kept))


def state_of(corpus: Corpus, report: int, version: int) -> TextState:
    """Return a text version with what people had said when another took its place.

    Raises CorpusError where there is none of that number.
    """
    text(corpus, report, version)
    rows = corpus.rows(
        "SELECT by_people FROM replaced_text WHERE report = ? AND version = ?", [report, version]
    )
    return TextState(version, people_words.from_text(rows[0][0] if rows else "{}"))


def _remember(corpus: Corpus, report: int, version: int, document: Document) -> None:
    """Keep where a text came from, and that nobody has said anything of it yet."""
    corpus.database.execute(
        "INSERT OR REPLACE INTO replaced_text "
        "(report, version, sha256, path, hard_wrapped, by_people, made_at) "
        "VALUES (?, ?, ?, ?, ?, '{}', ?)",
        [
            report, version, preparing.content(document.text), document.path,
            int(document.hard_wrapped), now(),
        ],
    )  # fmt: skip


def put(corpus: Corpus, report: int, state: TextState) -> TextState:
    """Let a report have a text version, with what people said of it; return what stood there.

    Raises CorpusError where another report has come to hold that text meanwhile.
    """
    with corpus.changing(), reposts.following(corpus, [report]):
        rows = corpus.rows(
            "SELECT text_version, sha256, path, hard_wrapped, publisher, actor FROM report "
            "WHERE id = ?",
            [report],
        )
        version, sha256, path, hard_wrapped, publisher, actor = rows[0]
        before = TextState(version, people_words.of(corpus, report))
        corpus.database.execute(
            "INSERT OR REPLACE INTO replaced_text "
            "(report, version, sha256, path, hard_wrapped, by_people, made_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [report, version, sha256, path, hard_wrapped, before.words.as_text(), now()],
        )
        _switch(corpus, report, state.version)
        people_words.put(corpus, report, state.words)
        furnishing.settle_now(corpus, [publisher or actor])
    return before


def _switch(corpus: Corpus, report: int, version: int) -> None:
    """Take out all that is derived from the text of a report, and put in that of another."""
    db = corpus.database
    rows = corpus.rows(
        "SELECT sha256, path, hard_wrapped FROM replaced_text WHERE report = ? AND version = ?",
        [report, version],
    )
    sha256, path, hard_wrapped = rows[0]
    _refuse_known(corpus, report, sha256)
    old = corpus.text(report)
    units = corpus.sentences(report)
    edits.unindex(corpus, report)
    edits.count_stems(corpus, report, corpus.report(report).language, -1)
    vocabulary.remove(db, report, vocabulary.of_report(old, units))
    for table in ("sentence", "mention", "signature"):
        db.execute(f"DELETE FROM {table} WHERE report = ?", [report])
    document = Document(
        path, "", "document", text(corpus, report, version), hard_wrapped=bool(hard_wrapped)
    )
    prepared = _prepared(corpus, report, document)
    db.table("report").update(
        report,
        {
            "text_version": version,
            "sha256": sha256,
            "path": path,
            "hard_wrapped": hard_wrapped,
            "words": prepared.words,
            "sentences": sum(not unit.furniture for unit in prepared.sentences),
            "furniture_words": prepared.furniture_words,
        },
    )
    _store(corpus, report, prepared)


def _prepared(corpus: Corpus, report: int, document: Document) -> Prepared:
    """Prepare a text with what is known of the report."""
    found = corpus.report(report)
    known = replace(document, title=found.title, date=found.date, language=found.language)
    return preparing.prepare(known, corpus.coder())


def _store(corpus: Corpus, report: int, prepared: Prepared) -> None:
    db = corpus.database
    db.conn.executemany(
        "INSERT INTO sentence (report, idx, start, stop, paragraph, furniture, by_wording) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        list(_rows(report, prepared.sentences)),
    )
    furnishing.store_lines(db, report, prepared.lines)
    recoding.recode_report(corpus, report)
    vocabulary.add(db, report, prepared.vocabulary)
    edits.index(corpus, report)
    edits.count_stems(corpus, report, corpus.report(report).language, 1)
    if prepared.signature:
        db.execute(
            "INSERT INTO signature (report, hashes) VALUES (?, ?)", [report, prepared.signature]
        )


def _rows(report: int, units: Iterable[Sentence]) -> Iterable[tuple[int, ...]]:
    for unit in units:
        dim = int(unit.furniture)
        yield report, unit.index, unit.start, unit.end, unit.paragraph, dim, dim
