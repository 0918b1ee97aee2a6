# SPDX-License-Identifier: MIT
"""From a file to all that a corpus stores of it: pure, so that a worker process can do it."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from standpoint import documents
from standpoint.coding.coder import Coder
from standpoint.corpus import vocabulary, weighing
from standpoint.corpus.weighing import CodedHit
from standpoint.errors import UnreadableError
from standpoint.model import dates
from standpoint.model.codebook import Codebook
from standpoint.model.reports import Document, Sentence
from standpoint.text import furniture, language, repetition, sentences, stems, words

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


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that cannot become a report, and why."""

    path: str
    reason: str


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
    )


def unreadable(path: Path, reason: str) -> Unreadable:
    """Return the answer for a file that cannot be read."""
    return Unreadable(documents.shown(path), reason)


def prepare_file(path: Path, coder: Coder) -> Prepared | Unreadable:
    """Read and prepare one file; what cannot be read is an answer, not an error.

    A fault of ours is one too: it must not keep the other files out. Its details are logged.
    """
    try:
        return prepare(documents.read(path), coder)
    except UnreadableError as error:
        return unreadable(path, error.reason)
    except MemoryError:
        return unreadable(path, "There is not enough memory for this file. Split it, then add it.")
    except Exception:
        _log.exception("%s could not be prepared", path.name)
        return unreadable(
            path, "Standpoint failed on this file. Report it as a fault of the program."
        )


class InThisProcess:
    """Prepares files one after another where it is called: for a few files."""

    def __init__(self, codebook: Codebook) -> None:
        self._coder = Coder(codebook)

    def __call__(self, paths: Sequence[Path]) -> Iterable[Prepared | Unreadable]:
        """Yield what became of each path, in order."""
        return (prepare_file(path, self._coder) for path in paths)
