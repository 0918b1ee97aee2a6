# SPDX-License-Identifier: MIT
"""From a file to all that a corpus stores of it: pure, so that a worker process can do it."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from standpoint import documents
from standpoint.coding.coder import Coder
from standpoint.corpus import vocabulary, weighing
from standpoint.corpus.weighing import CodedHit
from standpoint.documents import KnownMappings
from standpoint.errors import UnreadableError
from standpoint.model import dates
from standpoint.model.codebook import Codebook
from standpoint.model.places import Place, Unpacked
from standpoint.model.plan import Wanted
from standpoint.model.reports import Document, Sentence
from standpoint.text import furniture, language, near, repetition, sentences, stems, words

_CHANGED = "Its text has changed since you looked at it. Add it again."

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


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A document as far as it must be known before it is added; its text is left out.

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


Answer = Prepared | Surveyed | Unreadable | Unpacked


def content(text: str) -> str:
    """Return the SHA-256 by which the same text is known again."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def stem_counts(text: str, units: Iterable[Sentence], spoken: str | None) -> dict[str, int]:
    """Return in how many counted sentences each stem stands, and under "" how many there are."""
    counts: Counter[str] = Counter()
    for unit in units:
        if not unit.furniture:
            counts[""] += 1
            counts.update(set(stems.stems(text[unit.start : unit.end], spoken)))
    return dict(counts)


def survey(document: Document) -> Surveyed:
    """Look at a document without coding it."""
    text = document.text
    spoken = document.language or language.detect(text)
    units = furniture.mark(
        text, sentences.split(text, spoken, document.hard_wrapped), document.title
    )
    counted = words.count(text, units)
    return Surveyed(
        replace(document, text=""),
        content(text),
        spoken,
        counted,
        words.count(text) - counted,
        sum(unit.furniture for unit in units),
        near.signature(text),
    )


def prepare(document: Document, coder: Coder) -> Prepared:
    """Split, code and count a document."""
    text = document.text
    spoken = document.language or language.detect(text)
    units = furniture.mark(
        text, sentences.split(text, spoken, document.hard_wrapped), document.title
    )
    date = dates.parse(document.date) if document.date else None
    hits = coder.find(text, units, spoken, date)
    counted = words.count(text, units)
    return Prepared(
        document,
        content(text),
        spoken,
        tuple(units),
        weighing.of(coder.codebook).weigh(hits),
        counted,
        words.count(text) - counted,
        stem_counts(text, units, spoken),
        vocabulary.of_report(text, units),
        repetition.lines(text, units),
        near.signature(text),
    )


def unreadable(place: Place, reason: str) -> Unreadable:
    """Return the answer for a place that cannot be read."""
    return Unreadable(place.shown, reason)


def prepare_wanted(wanted: Wanted, coder: Coder, known: KnownMappings) -> Answer:
    """Read and prepare what is wanted; what cannot be read is an answer, not an error.

    A fault of ours is one too: it must not keep the other files out. Its details are logged.
    """

    def use(document: Document) -> Prepared | Unreadable:
        if wanted.sha256 and wanted.sha256 != content(document.text):
            return unreadable(wanted.place, _CHANGED)
        return prepare(_as_set(document, wanted.changes), coder)

    return _answer(wanted.place, known, use)


def _as_set(document: Document, changes: Mapping[str, str | None]) -> Document:
    """Return a document with what the analyst set by hand."""
    if "title" in changes:
        return replace(document, **{**changes, "title_origin": "analyst"})  # type: ignore[arg-type]
    return replace(document, **changes)  # type: ignore[arg-type]


def survey_place(place: Place, known: KnownMappings) -> Answer:
    """Look at what a place holds, as `prepare_wanted` reads it, without coding it."""
    return _answer(place, known, survey)


def _answer(place: Place, known: KnownMappings, use: Callable[[Document], Answer]) -> Answer:
    try:
        found = documents.take(place, known)
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

    def __init__(self, codebook: Codebook, known: KnownMappings | None = None) -> None:
        self._coder = Coder(codebook)
        self._known = known or {}

    def prepare(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Place, Answer]]:
        """Yield each place with what became of it; what it holds, if several, follows it."""
        return self._run(wanted, lambda one: prepare_wanted(one, self._coder, self._known))

    def survey(self, places: Iterable[Place]) -> Iterator[tuple[Place, Answer]]:
        """Yield each place with what was seen there, in the order of `prepare`."""
        return self._run(map(Wanted, places), lambda one: survey_place(one.place, self._known))

    def close(self) -> None:
        """Do nothing: there is nothing to end."""

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
