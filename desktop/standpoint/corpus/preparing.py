# SPDX-License-Identifier: MIT
"""From a file to all that a corpus stores of it: pure, so that a worker process can do it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from standpoint import documents
from standpoint.coding.coder import Coder, Hit
from standpoint.errors import UnreadableError
from standpoint.model import dates
from standpoint.model.codebook import Codebook
from standpoint.model.reports import Document, Sentence
from standpoint.text import furniture, language, sentences, stems, words


@dataclass(frozen=True, slots=True)
class CodedHit:
    """A hit and how it counts toward its theme.

    `toward_theme`: 2 as a mention of the theme, 1 not as a mention of its own, because a longer one
    of the theme overlaps it, but its sentence counts; 0 where its facet does not count.
    """

    hit: Hit
    toward_theme: int


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


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that cannot become a report, and why."""

    path: str
    reason: str


def content(text: str) -> str:
    """Return the SHA-256 by which the same text is known again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def weigh(codebook: Codebook, hits: Sequence[Hit]) -> tuple[CodedHit, ...]:
    """Say how each hit counts toward its theme; of overlapping ones the longest is the mention."""
    counting = {
        (theme.id, facet.id) for theme in codebook.themes for facet in theme.facets if facet.counts
    }
    longest_first = sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, hit.facet))
    taken: dict[str, list[tuple[int, int]]] = {}
    weights: dict[int, int] = {}
    for hit in longest_first:
        if (hit.theme, hit.facet) not in counting:
            weights[id(hit)] = 0
            continue
        spans = taken.setdefault(hit.theme, [])
        overlaps = any(hit.start < end and start < hit.end for start, end in spans)
        weights[id(hit)] = 1 if overlaps else 2
        if not overlaps:
            spans.append((hit.start, hit.end))
    return tuple(CodedHit(hit, weights[id(hit)]) for hit in hits)


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
    hits = coder.code(text, units, spoken, date)
    counted = words.count(text, units)
    return Prepared(
        document,
        content(text),
        spoken,
        tuple(units),
        weigh(coder.codebook, hits),
        counted,
        words.count(text) - counted,
        stem_counts(text, units, spoken),
    )


def prepare_file(path: Path, coder: Coder) -> Prepared | Unreadable:
    """Read and prepare one file; what cannot be read is an answer, not an error."""
    try:
        return prepare(documents.read(path), coder)
    except UnreadableError as error:
        return Unreadable(str(path), error.reason)


class InThisProcess:
    """Prepares files one after another where it is called: for a few files."""

    def __init__(self, codebook: Codebook) -> None:
        self._coder = Coder(codebook)

    def __call__(self, paths: Sequence[Path]) -> Iterable[Prepared | Unreadable]:
        """Yield what became of each path, in order."""
        return (prepare_file(path, self._coder) for path in paths)
