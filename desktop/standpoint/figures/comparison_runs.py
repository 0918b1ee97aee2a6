# SPDX-License-Identifier: MIT
"""Stored text cut into runs of equal marks; joined again they are the text, to the letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from standpoint.analysis.alignment import Alignment, Passage
from standpoint.model.reports import Mention, Reading


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: the themes whose rule matched there; whether a linked passage shares it."""

    text: str
    mentions: tuple[str, ...] = ()
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a full text, or what stands between two (`sentence` is None).

    `themes` are those that the sentence carries and nobody rejected, in codebook order.
    """

    runs: tuple[Run, ...]
    sentence: int | None = None
    themes: tuple[str, ...] = ()
    furniture: bool = False


def runs(
    text: str,
    start: int,
    end: int,
    mentions: Iterable[Mention] = (),
    shared: Sequence[tuple[int, int]] = (),
) -> tuple[Run, ...]:
    """Cut `text[start:end]` wherever a mention or a shared word begins or ends."""
    found = [(m.start, m.end, m.theme) for m in mentions]
    edges = {start, end}
    for first, last in [(m[0], m[1]) for m in found] + list(shared):
        edges |= {min(max(first, start), end), min(max(last, start), end)}
    cuts = sorted(edges)
    return tuple(
        Run(
            text[first:last],
            tuple(dict.fromkeys(m[2] for m in found if m[0] <= first and last <= m[1])),
            any(one <= first and last <= other for one, other in shared),
        )
        for first, last in pairwise(cuts)
    )


def full_text(reading: Reading, alignment: Alignment) -> tuple[Piece, ...]:
    """Return the whole stored text of a report, sentence by sentence, with its codings."""
    coded = _coded(reading.report.id, alignment)
    pieces: list[Piece] = []
    place = 0
    for sentence in reading.sentences:
        if sentence.start > place:
            pieces.append(Piece((Run(reading.text[place : sentence.start]),)))
        themes = coded.get(sentence.index, {})
        said = [mention for passages in themes.values() for p in passages for mention in p.mentions]
        pieces.append(
            Piece(
                runs(reading.text, sentence.start, sentence.end, said),
                sentence.index,
                tuple(themes),
                sentence.furniture,
            )
        )
        place = sentence.end
    if place < len(reading.text):
        pieces.append(Piece((Run(reading.text[place:]),)))
    return tuple(pieces)


def _coded(report: int, alignment: Alignment) -> Mapping[int, Mapping[str, Sequence[Passage]]]:
    """Return a report's passages by sentence and theme, without those that were rejected."""
    found: dict[int, dict[str, list[Passage]]] = {}
    for row in alignment.rows:
        for cell in row.cells:
            if cell.report != report:
                continue
            for passage in cell.passages:
                if passage.status != "rejected":
                    themes = found.setdefault(passage.sentence, {})
                    themes.setdefault(row.theme, []).append(passage)
    return found
