# SPDX-License-Identifier: MIT
"""From a file to all that a corpus stores of it: pure, so that a worker process can do it."""

from __future__ import annotations

import hashlib
import logging
from bisect import bisect_left
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

_log = logging.getLogger(__name__)


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
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def longest_apart(spans: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the spans that are left when of overlapping ones only the longest stays.

    Of equally long ones the first stays.
    """
    # In order and apart, so that only the last one that begins before the end can overlap.
    taken: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        before = bisect_left(taken, (end,))
        if before == 0 or taken[before - 1][1] <= start:
            taken.insert(before, (start, end))
    return set(taken)


def weigh(codebook: Codebook, hits: Sequence[Hit]) -> tuple[CodedHit, ...]:
    """Say how each hit counts toward its theme; of overlapping ones the longest is the mention."""
    counting = {
        (theme.id, facet.id) for theme in codebook.themes for facet in theme.facets if facet.counts
    }
    spans: dict[str, list[tuple[int, int]]] = {}
    for hit in hits:
        if (hit.theme, hit.facet) in counting:
            spans.setdefault(hit.theme, []).append((hit.start, hit.end))
    left = {theme: longest_apart(found) for theme, found in spans.items()}
    weighed = []
    # The same words may be a hit of two facets: they are one mention of the theme.
    for hit in sorted(hits, key=lambda one: (one.start, one.end, one.theme, one.facet)):
        if (hit.theme, hit.facet) not in counting:
            weight = 0
        elif (hit.start, hit.end) in left[hit.theme]:
            left[hit.theme].discard((hit.start, hit.end))
            weight = 2
        else:
            weight = 1
        weighed.append(CodedHit(hit, weight))
    return tuple(weighed)


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
