# SPDX-License-Identifier: MIT
"""Where a rule matches in one sentence: the exact evaluation.

An expression says what is looked for; a finder, made from it once, says how. What a finder returns
is defined by the slow coder in tests/coding/test_coder_against_oracle.py.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Protocol

from standpoint.coding.expressions import (
    Both,
    Either,
    Expression,
    Near,
    NotInside,
    NotNear,
    Phrase,
    Word,
    rarity,
)
from standpoint.coding.sentence_words import Words

Span = tuple[int, int]
"""A first and a last word, counted in the sentence from 0."""

Hit = tuple[Span, ...]
"""The words and phrases that make up one hit, in order; between them there may be gaps."""


class Stretches:
    """Stretches of words that can be asked whether one of them reaches over a place."""

    __slots__ = ("_firsts", "_furthest")

    def __init__(self, found: Iterable[Span]) -> None:
        ordered = sorted(found)
        self._firsts = [first for first, _ in ordered]
        self._furthest = list(accumulate((last for _, last in ordered), max))

    def __bool__(self) -> bool:
        return bool(self._firsts)

    def reach(self, first: int, last: int) -> bool:
        """Tell whether one starts no later than `first` and ends no earlier than `last`."""
        started = bisect_right(self._firsts, first)
        return started > 0 and self._furthest[started - 1] >= last


class Finder(Protocol):
    """Finds the hits of one expression."""

    def hits(self, words: Words, names: Sequence[Stretches] = ()) -> list[Hit]:
        """Return the hits in a sentence; no word or phrase inside one of `names` takes part."""
        ...


def finder(expression: Expression) -> Finder:
    """Return what finds an expression."""
    match expression:
        case Near():
            return _NearFinder(expression)
        case Both(left, right):
            return _BothFinder(left, right)
        case NotInside(hit, name):
            return _NotInsideFinder(hit, name)
        case NotNear():
            return _NotNearFinder(expression)
        case _:
            return _TermsFinder(expression)


def spans(found: Iterable[Hit]) -> list[Span]:
    """Return the first and the last word of each hit, in order."""
    return sorted(set(map(reach, found)))


def reach(hit: Hit) -> Span:
    """Return the first and the last word of a hit."""
    return (hit[0][0], hit[0][1] if len(hit) == 1 else max(last for _, last in hit))


class _TermsFinder:
    """Finds any of a number of words and phrases, most of them by one look-up."""

    def __init__(self, expression: Expression) -> None:
        self._words: set[str] = set()
        self._phrases: dict[str, list[Phrase]] = defaultdict(list)
        self._openings: list[str] = []
        self._loose_words: list[Word] = []
        self._loose_phrases: list[Phrase] = []
        self._others: list[Finder] = []
        self._add(expression)
        self._opening_tuple = tuple(self._openings)
        alone = isinstance(expression, Word) and len(self._words) == 1
        self._only = next(iter(self._words)) if alone else None

    def _add(self, expression: Expression) -> None:
        match expression:
            case Either(parts):
                for part in parts:
                    self._add(part)
            case Word() if expression.written is not None or expression.open_start:
                self._loose_words.append(expression)
            case Word(open_end=True):
                self._openings.extend(expression.forms)
            case Word():
                self._words |= expression.forms
            case Phrase(words) if words[0].open_start or words[0].open_end:
                self._loose_phrases.append(expression)
            case Phrase(words):
                for form in words[0].forms:
                    self._phrases[form].append(expression)
            case _:
                self._others.append(finder(expression))

    def hits(self, words: Words, names: Sequence[Stretches] = ()) -> list[Hit]:
        places = words.places
        if self._only is not None:
            return [
                ((place, place),)
                for place in places.get(self._only, ())
                if not any(name.reach(place, place) for name in names)
            ]
        found: set[Span] = set()
        for text in places.keys() & self._words:
            found.update((place, place) for place in places[text])
        for text in places.keys() & self._phrases.keys():
            for phrase in self._phrases[text]:
                found.update(_phrase_at(phrase, words, places[text]))
        if self._opening_tuple:
            for text, where in places.items():
                if text.startswith(self._opening_tuple):
                    found.update((place, place) for place in where)
        for word in self._loose_words:
            found.update((place, place) for place in words.where(word))
        for phrase in self._loose_phrases:
            found.update(_phrase_at(phrase, words, words.where(phrase.words[0])))
        hits: list[Hit] = [
            (span,) for span in found if not any(name.reach(*span) for name in names)
        ]
        if self._others:
            more = {hit for other in self._others for hit in other.hits(words, names)}
            hits = list(more.union(hits))
        return hits


def _phrase_at(phrase: Phrase, words: Words, places: Iterable[int]) -> list[Span]:
    """Return where a phrase stands whose first word stands at one of `places`."""
    length = len(phrase.words)
    return [
        (place, place + length - 1)
        for place in places
        if place + length <= len(words.texts) and _continues(phrase, words, place)
    ]


def _continues(phrase: Phrase, words: Words, place: int) -> bool:
    for at, (word, crosses) in enumerate(
        zip(phrase.words[1:], phrase.crosses, strict=True), start=place + 1
    ):
        if not word.fits(words.texts[at]) or (not crosses and words.stopped(at)):
            return False
    if any(word.written is not None for word in phrase.words):
        return all(words.written_as(word, place + at) for at, word in enumerate(phrase.words))
    return True


class _NearFinder:
    """Finds a hit of each side with at most a number of words between them."""

    def __init__(self, near: Near) -> None:
        self._left = finder(near.left)
        self._right = finder(near.right)
        self._right_is_rarer = rarity(near.right) > rarity(near.left)
        self._distance = near.distance
        self._ordered = near.ordered

    def hits(self, words: Words, names: Sequence[Stretches] = ()) -> list[Hit]:
        if self._right_is_rarer:
            right = self._right.hits(words, names)
            left = self._left.hits(words, names) if right else []
        else:
            left = self._left.hits(words, names)
            right = self._right.hits(words, names) if left else []
        return self._joined(left, right) if left and right else []

    def _joined(self, left: list[Hit], right: list[Hit]) -> list[Hit]:
        """Join what is close; one hit may stand in a gap of the other."""
        distance = self._distance
        if len(left) == len(right) == 1:
            return self._pair(left[0], right[0])
        right = sorted(right)
        firsts = [hit[0][0] for hit in right]
        ends = [reach(hit)[1] for hit in right]
        longest = max(end - first for first, end in zip(firsts, ends, strict=True))
        joined: list[Hit] = []
        for hit in left:
            first, last = reach(hit)
            lowest = last + 1 if self._ordered else first - 1 - distance - longest
            highest = last + 1 + distance
            for at in range(bisect_left(firsts, lowest), bisect_right(firsts, highest)):
                if first - ends[at] - 1 <= distance and not _touch(hit, right[at]):
                    joined.append(tuple(sorted((*hit, *right[at]))))
        return _shortest(joined)

    def _pair(self, hit: Hit, other: Hit) -> list[Hit]:
        """Join two hits if they are close enough."""
        first, last = reach(hit)
        start, end = reach(other)
        if start - last - 1 > self._distance or first - end - 1 > self._distance:
            return []
        if (self._ordered and start <= last) or _touch(hit, other):
            return []
        return [tuple(sorted((*hit, *other)))]


def _touch(hit: Hit, other: Hit) -> bool:
    """Tell whether two hits share a word."""
    return any(first <= end and start <= last for first, last in hit for start, end in other)


class _BothFinder:
    """Finds the shortest stretches that hold a hit of each side; the two may share words."""

    def __init__(self, left: Expression, right: Expression) -> None:
        self._sides = (finder(left), finder(right))

    def hits(self, words: Words, names: Sequence[Stretches] = ()) -> list[Hit]:
        ends: list[tuple[int, int, int]] = []
        for side, sought in enumerate(self._sides):
            found = sought.hits(words, names)
            if not found:
                return []
            ends += [(reach(hit)[1], hit[0][0], side) for hit in found]
        latest = [-1, -1]
        stretches: list[Span] = []
        for last, first, side in sorted(ends):
            latest[side] = max(latest[side], first)
            # Of all stretches that end here, the one from the earlier of the two latest starts.
            if min(latest) >= 0:
                stretches.append((min(latest), last))
        return [(span,) for span in _shortest_spans(stretches)]


class _NotInsideFinder:
    """Finds hits of which no word or phrase stands inside a name."""

    def __init__(self, hit: Expression, name: Expression) -> None:
        self._hit = finder(hit)
        self._name = finder(name)

    def hits(self, words: Words, names: Sequence[Stretches] = ()) -> list[Hit]:
        found = self._hit.hits(words, names)
        if not found:
            return found
        more = Stretches(map(reach, self._name.hits(words)))
        return self._hit.hits(words, [*names, more]) if more else found


class _NotNearFinder:
    """Finds hits that keep away from every hit of something else."""

    def __init__(self, expression: NotNear) -> None:
        self._hit = finder(expression.hit)
        self._other = finder(expression.other)
        self._distance = expression.distance

    def hits(self, words: Words, names: Sequence[Stretches] = ()) -> list[Hit]:
        found = self._hit.hits(words, names)
        if not found:
            return found
        others = Stretches(map(reach, self._other.hits(words)))
        return [hit for hit in found if not self._close(reach(hit), others)] if others else found

    def _close(self, span: Span, others: Stretches) -> bool:
        first, last = span
        return others.reach(last + 1 + self._distance, first - 1 - self._distance)


def _shortest(found: list[Hit]) -> list[Hit]:
    """Return the hits that reach over no shorter one."""
    if len(found) < 2:
        return found
    kept = set(_shortest_spans(map(reach, found)))
    return list({hit for hit in found if reach(hit) in kept})


def _shortest_spans(found: Iterable[Span]) -> list[Span]:
    """Return the spans that hold no other (minimal intervals: Clarke, Cormack & Burkowski 1995)."""
    kept: list[Span] = []
    latest = -1
    for first, last in sorted(set(found), key=lambda span: (span[1], -span[0])):
        if first > latest:
            kept.append((first, last))
            latest = first
    return kept
