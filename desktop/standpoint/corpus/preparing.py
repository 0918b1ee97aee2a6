# SPDX-License-Identifier: MIT
"""From a file to all that a corpus stores of it: pure, so that a worker process can do it."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from standpoint import documents
from standpoint.coding.coder import Coder
from standpoint.corpus import vocabulary, weighing
from standpoint.corpus.known import Known
from standpoint.corpus.weighing import CodedHit
from standpoint.errors import UnreadableError
from standpoint.model import dates, findings
from standpoint.model.codebook import Codebook
from standpoint.model.findings import Finding
from standpoint.model.places import Place, Unpacked
from standpoint.model.plan import Wanted
from standpoint.model.reports import Document, Sentence
from standpoint.text import furniture, language, near, repetition, sentences, stems, words
from standpoint.text.compared import Compared

_CHANGED = "Its text has changed since you looked at it. Add it again."
_UNPACKED = "It has become a file with several reports since you looked at it. Add it again."

TOO_MUCH_MEMORY = (
    "Reading it needs more memory than Standpoint has for one file. Split it, then add the parts."
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document with all that is derived from it, ready to be stored.

    `words` leaves furniture out. `stems` says in how many sentences each stem of the report's
    language stands; its empty key holds the number of those sentences.
    """

    document: Document
    sha256: str
    language: str | None
    sentences: tuple[Sentence, ...]
    hits: tuple[CodedHit, ...]
    words: int
    furniture_words: int
    stems: dict[str, int]
    vocabulary: str = ""
    lines: tuple[repetition.Line, ...] = ()
    signature: bytes = b""


class ReportRow(NamedTuple):
    """A report as its table holds it. `words` and `sentences` leave furniture out."""

    title: str
    title_origin: str
    date: str | None
    earliest: str | None
    latest: str | None
    actor: str | None
    publisher: str | None
    source: str | None
    language: str | None
    hard_wrapped: int
    words: int
    sentences: int
    furniture_words: int
    sha256: str
    path: str
    evidence: str
    findings: str


SentenceRow = tuple[int, int, int, int, int, int, int, int]
"""idx, start, stop, paragraph, furniture, by_wording, line, apart."""


class Rows(NamedTuple):
    """A prepared document as rows of the tables that will hold it.

    Tuples of plain values cross from a worker process in a part of the time that values with
    names take. `stems` lists each stem as often as there are sentences with it, one a line, and
    an empty one for each sentence.
    """

    report: ReportRow
    text: str
    sentences: Sequence[SentenceRow]
    hits: Sequence[weighing.HitRow]
    stems: str
    vocabulary: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A document as far as it must be known before it is added; its text is mostly left out.

    `words` and `furniture_words` are counted as `Prepared` counts them. `signature` is what
    nearly equal texts are found by.
    """

    document: Document
    sha256: str
    language: str | None
    words: int
    furniture_words: int
    furniture_lines: int
    signature: bytes


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that cannot become a report, and why."""

    path: str
    reason: str


Answer = Rows | Surveyed | Unreadable | Unpacked | Document


def content(text: str) -> str:
    """Return the SHA-256 by which the same text is known again."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def stem_counts(text: str, units: Iterable[Sentence], spoken: str | None) -> dict[str, int]:
    """Return in how many counted sentences each stem stands, and under "" how many there are."""
    found = tuple(units)
    return _stem_counts(Compared(text, found), found, spoken)


def _stem_counts(
    compared: Compared, units: Sequence[Sentence], spoken: str | None
) -> dict[str, int]:
    by_sentence = stems.by_sentence(compared, spoken)
    said = [found for unit, found in zip(units, by_sentence, strict=True) if not unit.furniture]
    counts = Counter(chain.from_iterable(said))
    return {"": len(said), **counts} if said else {}


def _look(document: Document) -> tuple[Compared, str | None, tuple[Sentence, ...]]:
    """Return a document's text as it is compared, its language and its sentences."""
    text = document.text
    split = sentences.split(text, document.language, document.hard_wrapped)
    compared = Compared(text, split)
    spoken = document.language or language.detect(text, lambda: compared.all_words)
    return compared, spoken, furniture.mark(text, split, document.title, compared.folded)


def _with_language(document: Document, spoken: str | None) -> Document:
    """Return a document with the language among its findings that its text was told by."""
    if document.language or not spoken:
        return document
    told = Finding("language", spoken, "by its script and words", "likely")
    # It stands before those that were stated and that it contradicts.
    others = (one for one in document.findings if (one.field, one.value) != ("language", spoken))
    return replace(document, findings=(told, *others))


def survey(document: Document, *, whole: bool = False) -> Surveyed:
    """Look at a document without coding it.

    If `whole` its text stays, without what is furniture by its wording: what reposts are told by.
    """
    text = document.text
    compared, spoken, units = _look(document)
    counted, furniture_words = words.counted_apart(text, units)
    said = (text[unit.start : unit.end] for unit in units if not unit.furniture)
    own = "\n".join(said) if whole else ""
    return Surveyed(
        replace(_with_language(document, spoken), text=own),
        content(text),
        spoken,
        counted,
        furniture_words,
        sum(unit.furniture for unit in units),
        near.signature(text, compared.apart),
    )


def prepare(document: Document, coder: Coder) -> Prepared:
    """Split, code and count a document."""
    text = document.text
    compared, spoken, units = _look(document)
    date = dates.parse(document.date) if document.date else None
    hits = coder.find(text, units, spoken, date, compared)
    counted, furniture_words = words.counted_apart(text, units)
    return Prepared(
        _with_language(document, spoken),
        content(text),
        spoken,
        units,
        weighing.of(coder.codebook).weigh(hits),
        counted,
        furniture_words,
        _stem_counts(compared, units, spoken),
        vocabulary.of_report(text, units, compared),
        repetition.lines(text, units, compared),
        near.signature(text, compared.apart),
    )


def rows(prepared: Prepared) -> Rows:
    """Return what is stored of a prepared document."""
    return Rows(
        _report_row(prepared),
        prepared.document.text,
        _sentence_rows(prepared.sentences, prepared.lines),
        weighing.rows(prepared.hits),
        "\n".join(Counter(prepared.stems).elements()),
        prepared.vocabulary,
        prepared.signature,
    )


def _report_row(prepared: Prepared) -> ReportRow:
    document = prepared.document
    date = dates.parse(document.date) if document.date else None
    return ReportRow(
        document.title,
        document.title_origin,
        date.edtf if date else None,
        date.earliest.isoformat() if date and date.earliest else None,
        date.latest.isoformat() if date and date.latest else None,
        document.actor,
        document.publisher,
        document.source,
        prepared.language,
        int(document.hard_wrapped),
        prepared.words,
        sum(not unit.furniture for unit in prepared.sentences),
        prepared.furniture_words,
        prepared.sha256,
        document.path,
        json.dumps(dict(document.evidence), ensure_ascii=False),
        json.dumps([one.as_values() for one in document.findings], ensure_ascii=False),
    )


def _sentence_rows(
    units: Sequence[Sentence], lines: Iterable[repetition.Line]
) -> list[SentenceRow]:
    known = {sentence: (key, int(apart)) for sentence, key, apart in lines}
    none = (0, 0)
    return [
        (
            *(unit.index, unit.start, unit.end, unit.paragraph),
            *(int(unit.furniture), int(unit.furniture)),
            *known.get(unit.index, none),
        )
        for unit in units
    ]


def unreadable(place: Place, reason: str) -> Unreadable:
    """Return the answer for a place that cannot be read."""
    return Unreadable(place.shown, reason)


def prepare_wanted(wanted: Wanted, coder: Coder, known: Known) -> Answer:
    """Read and prepare what is wanted; what cannot be read is an answer, not an error.

    A fault of ours is one too: it must not keep the other files out. Its details are logged.
    """

    def use(document: Document) -> Rows | Unreadable:
        if wanted.sha256 and wanted.sha256 != content(document.text):
            return unreadable(wanted.place, _CHANGED)
        # Who may speak is looked for before it is said, since it may have been taken from there.
        seen = known.who_may_speak(document) if wanted.changes.get("actor") else document
        set_by_hand = _as_set(seen, wanted.changes)
        return rows(prepare(known.who_may_speak(set_by_hand), coder))

    answer = _answer(wanted.place, known, use)
    if wanted.sha256 and isinstance(answer, Unpacked):
        return unreadable(wanted.place, _UNPACKED)
    return answer


def _as_set(document: Document, changes: Mapping[str, str | None]) -> Document:
    """Return a document with what the analyst set by hand; what was taken says from where."""
    document = replace(document, findings=_taken(document.findings, changes))
    if "title" in changes:
        return replace(document, **{**changes, "title_origin": "analyst"})  # type: ignore[arg-type]
    return replace(document, **changes)  # type: ignore[arg-type]


def _taken(found: tuple[Finding, ...], changes: Mapping[str, str | None]) -> tuple[Finding, ...]:
    """Return findings, those marked as taken by hand of which the value was chosen."""
    marked = list(found)
    for field, value in changes.items():
        mine = [one for one in findings.of(found, field) if one.value == value]  # type: ignore[arg-type]
        if value is not None and mine:
            at = marked.index(mine[0])
            marked[at] = replace(mine[0], where=f"taken: {mine[0].where}")
    return tuple(marked)


def survey_place(place: Place, known: Known, *, whole: bool = False) -> Answer:
    """Look at what a place holds, as `prepare_wanted` reads it, without coding it."""
    return _answer(
        place, known, lambda document: survey(known.who_may_speak(document), whole=whole)
    )


def take_place(place: Place, known: Known) -> Answer:
    """Read what a place holds and do nothing more with it: a Document, or Unpacked without parts.

    A file is closed again; an archive or a table stays open for the next of its parts.
    """
    found = _answer(place, known, lambda document: document)
    if not place.part:
        documents.let_go()
    return replace(found, parts=()) if isinstance(found, Unpacked) else found


def _answer(place: Place, known: Known, use: Callable[[Document], Answer]) -> Answer:
    try:
        found = documents.take(place, known.mappings)
        return found if isinstance(found, Unpacked) else use(found)
    except UnreadableError as error:
        return Unreadable(place.shown, error.reason)
    except MemoryError:
        return unreadable(place, TOO_MUCH_MEMORY)
    except Exception:
        _log.exception("%s could not be prepared", place.path.name)
        return unreadable(
            place, "Standpoint failed on this file. Report it as a fault of the program."
        )


class InThisProcess:
    """Prepares places one after another where it is called: for a few files."""

    def __init__(self, codebook: Codebook, known: Known | None = None) -> None:
        self._coder = Coder(codebook)
        self._known = known or Known()

    def prepare(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Place, Answer]]:
        """Yield each place with what became of it; what it holds, if several, follows it."""
        return self._run(wanted, lambda one: prepare_wanted(one, self._coder, self._known))

    def survey(
        self, places: Iterable[Place], *, whole: bool = False
    ) -> Iterator[tuple[Place, Answer]]:
        """Yield each place with what was seen there, if `whole` with its text."""
        return self._run(
            map(Wanted, places), lambda one: survey_place(one.place, self._known, whole=whole)
        )

    def close(self) -> None:
        """Close the archive or the table that was read last."""
        documents.let_go()

    def _run(
        self, wanted: Iterable[Wanted], work: Callable[[Wanted], Answer]
    ) -> Iterator[tuple[Place, Answer]]:
        waiting = deque(wanted)
        while waiting:
            one = waiting.popleft()
            answer = work(one)
            if isinstance(answer, Unpacked):
                waiting.extendleft(map(Wanted, reversed(answer.parts)))
            yield one.place, answer
