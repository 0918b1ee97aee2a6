# SPDX-License-Identifier: MIT
"""Where a rule matches in one sentence: the exact evaluation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from standpoint.coding.expressions import (
    Both,
    Either,
    Expression,
    Near,
    NotInside,
    NotNear,
    Phrase,
    Word,
)
from standpoint.text.folding import Folded, keep_case
from standpoint.text.tokens import WORD_OR_STOP

Span = tuple[int, int]
"""A first and a last word, counted in the sentence from 0."""

_Hit = tuple[Span, ...]
"""The words and phrases that make up one hit, in order; between them there may be gaps."""


class Words:
    """The words of one sentence, as they are compared and where they stand.

    Args:
        stored: the report as it is stored.
        folded: the report folded.
        start: where the sentence starts in the folded text.
        end: where it ends there.
    """

    __slots__ = ("_folded", "_places", "_stored", "ends", "starts", "stop_before", "texts")

    def __init__(self, stored: str, folded: Folded, start: int, end: int) -> None:
        self._stored = stored
        self._folded = folded
        self._places: dict[str, list[int]] | None = None
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.stop_before: list[bool] = []
        stop = False
        for match in WORD_OR_STOP.finditer(folded.text, start, end):
            word = match[1]
            if word is None:
                stop = True
                continue
            self.texts.append(word)
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.stop_before.append(stop)
            stop = False

    def places(self, word: Word) -> Sequence[int]:
        """Return where a word of a rule stands."""
        if self._places is None:
            self._places = {}
            for place, text in enumerate(self.texts):
                self._places.setdefault(text, []).append(place)
        if word.exact:
            found: Sequence[int] = self._places.get(word.text, ())
        else:
            found = [place for place, text in enumerate(self.texts) if word.fits(text)]
        if word.written is None:
            return found
        return [place for place in found if word.fits_written(self._as_written(place))]

    def _as_written(self, place: int) -> str:
        start, end = self._folded.original(self.starts[place], self.ends[place])
        return keep_case(self._stored[start:end])

    def stored(self, span: Span) -> tuple[int, int]:
        """Return where the words from the first to the last stand in the stored text."""
        first, last = span
        return self._folded.original(self.starts[first], self.ends[last])


def spans(expression: Expression, words: Words) -> list[Span]:
    """Return the hits of a rule in a sentence: each from its first to its last word, in order."""
    return sorted({_reach(hit) for hit in _hits(expression, words, ())})


def _hits(expression: Expression, words: Words, names: Sequence[Span]) -> list[_Hit]:
    """Return hits with their parts. No word or phrase inside one of `names` is a part of a hit."""
    found: list[_Hit]
    match expression:
        case Word():
            found = _outside([(place, place) for place in words.places(expression)], names)
        case Phrase():
            found = _outside(_phrase(expression, words), names)
        case Either(parts):
            found = sorted({hit for part in parts for hit in _hits(part, words, names)})
        case Near(left, right, distance, ordered):
            found = _hits(left, words, names)
            found = found and _near(found, _hits(right, words, names), distance, ordered)
        case Both(left, right):
            found = _hits(left, words, names)
            found = found and _both(found, _hits(right, words, names))
        case NotInside(hit, name):
            found = _hits(hit, words, [*names, *spans(name, words)])
        case NotNear(hit, other, distance):
            found = _hits(hit, words, names)
            found = found and _away(found, spans(other, words), distance)
    return found


def _outside(found: list[Span], names: Sequence[Span]) -> list[_Hit]:
    return [
        ((first, last),)
        for first, last in found
        if not any(start <= first and last <= end for start, end in names)
    ]


def _phrase(phrase: Phrase, words: Words) -> list[Span]:
    first = phrase.words[0]
    last = len(words.texts) - len(phrase.words)
    return [
        (place, place + len(phrase.words) - 1)
        for place in words.places(first)
        if place <= last and _continues(phrase, words, place)
    ]


def _continues(phrase: Phrase, words: Words, place: int) -> bool:
    for offset, crosses in enumerate(phrase.crosses, start=1):
        if words.stop_before[place + offset] and not crosses:
            return False
        word = phrase.words[offset]
        if not word.fits(words.texts[place + offset]):
            return False
        if word.written is not None and place + offset not in words.places(word):
            return False
    return True


def _near(left: list[_Hit], right: list[_Hit], distance: int, ordered: bool) -> list[_Hit]:
    """Join hits with at most `distance` words between them; one may stand in a gap of the other."""
    right = sorted(right, key=_reach)
    firsts = [hit[0][0] for hit in right]
    longest = max((last - first for first, last in map(_reach, right)), default=0)
    joined: list[_Hit] = []
    for hit in left:
        first, last = _reach(hit)
        lowest = last + 1 if ordered else first - 1 - distance - longest
        for index in range(bisect_left(firsts, lowest), bisect_right(firsts, last + 1 + distance)):
            other = right[index]
            if first - _reach(other)[1] - 1 <= distance and not _touch(hit, other):
                joined.append(tuple(sorted((*hit, *other))))
    return _shortest(joined)


def _touch(hit: _Hit, other: _Hit) -> bool:
    """Tell whether two hits share a word."""
    return any(first <= end and start <= last for first, last in hit for start, end in other)


def _both(left: list[_Hit], right: list[_Hit]) -> list[_Hit]:
    """Return the shortest stretches that hold a hit of each side; the two may share words."""
    ends = [(_reach(hit)[1], hit[0][0], 0) for hit in left]
    ends += [(_reach(hit)[1], hit[0][0], 1) for hit in right]
    latest = [-1, -1]
    found: list[Span] = []
    for last, first, side in sorted(ends):
        latest[side] = max(latest[side], first)
        # Of all stretches that end here, the one from the earlier of the two latest starts.
        if min(latest) >= 0:
            found.append((min(latest), last))
    return [(span,) for span in _shortest_spans(found)]


def _away(found: list[_Hit], others: list[Span], distance: int) -> list[_Hit]:
    return [
        hit
        for hit in found
        if not any(
            start - _reach(hit)[1] - 1 <= distance and hit[0][0] - end - 1 <= distance
            for start, end in others
        )
    ]


def _shortest(found: list[_Hit]) -> list[_Hit]:
    """Return the hits that reach over no shorter one."""
    kept = set(_shortest_spans(map(_reach, found)))
    return sorted({hit for hit in found if _reach(hit) in kept})


def _shortest_spans(found: Iterable[Span]) -> list[Span]:
    """Return the spans that hold no other (minimal intervals: Clarke, Cormack & Burkowski 1995)."""
    kept: list[Span] = []
    latest = -1
    for first, last in sorted(set(found), key=lambda span: (span[1], -span[0])):
        if first > latest:
            kept.append((first, last))
            latest = first
    return kept


def _reach(hit: _Hit) -> Span:
    """Return the first and the last word of a hit."""
    return hit[0][0], max(last for _, last in hit)
