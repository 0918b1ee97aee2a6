# SPDX-License-Identifier: MIT
"""Stored text cut into runs of equal marks; joined again they are the text, to the letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from standpoint.analysis.alignment import Alignment, Passage
from standpoint.model.reports import Memo, Reading

Mark = tuple[int, int, str]
"""(start, end, theme) of what a rule found or a person marked."""
Coded = Mapping[int, Mapping[int, Mapping[str, Sequence[Passage]]]]
"""Passages by report, sentence and theme, themes in codebook order."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with one set of marks.

    `marks` are the themes for which a rule or a person marked it; `shared`: whether a linked
    passage shares it; `memos` are the places, among those given, of the memos that lie on it.
    """

    text: str
    marks: tuple[str, ...] = ()
    shared: bool = False
    memos: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a full text, or what stands between two (`sentence` is None).

    `themes` are those that the sentence carries and nobody rejected, in codebook order.
    """

    runs: tuple[Run, ...]
    sentence: int | None = None
    themes: tuple[str, ...] = ()
    furniture: bool = False


def runs(  # noqa: PLR0917
    text: str,
    start: int,
    end: int,
    marks: Iterable[Mark] = (),
    shared: Sequence[tuple[int, int]] = (),
    memos: Sequence[Memo] = (),
) -> tuple[Run, ...]:
    """Cut `text[start:end]` wherever a mark, a shared word or a memo begins or ends."""
    found = list(marks)
    noted = [(memo.start, memo.end) for memo in memos]
    edges = {start, end}
    for first, last in [(mark[0], mark[1]) for mark in found] + list(shared) + noted:
        edges |= {min(max(first, start), end), min(max(last, start), end)}
    return tuple(
        Run(
            text[first:last],
            tuple(dict.fromkeys(m[2] for m in found if m[0] <= first and last <= m[1])),
            any(one <= first and last <= other for one, other in shared),
            tuple(n for n, (a, b) in enumerate(noted) if a <= first and last <= b),
        )
        for first, last in pairwise(sorted(edges))
    )


def marks(theme: str, passages: Iterable[Passage]) -> list[Mark]:
    """Return what is marked in passages: where rules matched and what a person marked."""
    return [(start, end, theme) for passage in passages for start, end in passage.spans]


def coded(alignment: Alignment) -> Coded:
    """Return the passages of each report by sentence and theme, without rejected ones."""
    found: dict[int, dict[int, dict[str, list[Passage]]]] = {}
    for row in alignment.rows:
        for cell in row.cells:
            for passage in cell.passages:
                if passage.status != "rejected":
                    sentences = found.setdefault(passage.report, {})
                    themes = sentences.setdefault(passage.sentence, {})
                    themes.setdefault(row.theme, []).append(passage)
    return found


def full_text(reading: Reading, codings: Coded, memos: Sequence[Memo] = ()) -> tuple[Piece, ...]:
    """Return the whole stored text of a report, sentence by sentence, with its codings."""
    mine = codings.get(reading.report.id, {})
    text, pieces, place = reading.text, [], 0
    for sentence in reading.sentences:
        if sentence.start > place:
            pieces.append(Piece(runs(text, place, sentence.start, memos=memos)))
        themes = mine.get(sentence.index, {})
        marked = [mark for theme, said in themes.items() for mark in marks(theme, said)]
        pieces.append(
            Piece(
                runs(text, sentence.start, sentence.end, marked, memos=memos),
                sentence.index,
                tuple(themes),
                sentence.furniture,
            )
        )
        place = sentence.end
    if place < len(text):
        pieces.append(Piece(runs(text, place, len(text), memos=memos)))
    return tuple(pieces)
