# SPDX-License-Identifier: MIT
"""Why a sentence is coded as it is: what finds it, and what nearly does but for one reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from standpoint.coding.expressions import (
    Both,
    Either,
    Expression,
    Near,
    NotInside,
    NotNear,
    Phrase,
    Word,
    pointers,
)
from standpoint.coding.matching import finder, reach, spans
from standpoint.coding.rules import parse
from standpoint.coding.sentence_words import Words
from standpoint.errors import RuleError
from standpoint.model.codebook import Codebook, Facet, Rule, Theme
from standpoint.text.folding import fold
from standpoint.text.sentences import split

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule makes of a text.

    `marks` are where it matches, in code points of the text; of a rule that nearly matches, the
    words that it is about, and `reason` says in a sentence what is in the way (else it is empty).
    `counted` is False for a theme that is switched off.
    """

    theme: str
    facet: str
    rule: Rule
    marks: tuple[Span, ...]
    reason: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a codebook makes of a text: what finds it, and what nearly does."""

    found: tuple[Finding, ...]
    nearly: tuple[Finding, ...]


def explain(codebook: Codebook, text: str, language: str) -> Explanation:
    """Return which rules of a language find a text of a sentence or a few, and which nearly do.

    Rules that cannot be read are passed over; dates of validity are not looked at, since the text
    has none. A facet that is found is not said to be nearly found as well.
    """
    tried = _Text(text)
    found: list[Finding] = []
    nearly: list[Finding] = []
    for theme, facet, rule in _rules(codebook, language):
        expression, letters = _ready(rule.source, language)
        # Whatever is found or nearly found holds one of the rule's pointers.
        if expression is None or not tried.holds(letters):
            continue
        if marks := tried.marks(expression):
            found.append(Finding(theme.id, facet.id, rule, marks, counted=theme.active))
        elif near := tried.nearly(expression):
            said = near.sentence
            nearly.append(Finding(theme.id, facet.id, rule, near.marks, said, theme.active))
    done = {(one.theme, one.facet) for one in found}
    return Explanation(
        tuple(found), tuple(one for one in nearly if (one.theme, one.facet) not in done)
    )


def _rules(codebook: Codebook, language: str) -> Iterator[tuple[Theme, Facet, Rule]]:
    """Return the rules of a language, those of themes that are switched on first."""
    for theme in sorted(codebook.themes, key=lambda theme: not theme.active):
        for facet in theme.facets:
            for rule in facet.rules:
                if rule.language == language:
                    yield theme, facet, rule


@lru_cache(maxsize=4096)
def _ready(source: str, language: str) -> tuple[Expression | None, tuple[str, ...]]:
    """Return what a rule says and its pointers' letters; None where it cannot be read."""
    try:
        expression = parse(source, language)
    except RuleError:
        return None, ()
    return expression, tuple(pointer.text for pointer in pointers(expression))


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What is in the way: a sentence, the same in a few words, and the words that it is about."""

    sentence: str
    short: str
    marks: tuple[Span, ...]


def obstacle(rule: Rule, text: str) -> Obstacle | None:
    """Return what is in the way of a rule that nearly finds a text, None where nothing is told."""
    expression, letters = _ready(rule.source, rule.language)
    tried = _Text(text)
    return tried.nearly(expression) if expression is not None and tried.holds(letters) else None


class _Text:
    """A text of a few sentences, and what expressions make of it."""

    def __init__(self, text: str) -> None:
        self._text = text
        folded = fold(text)
        self._folded = folded.text
        self._sentences = [
            Words(text, folded, folded.position(one.start), folded.position(one.end))
            for one in split(text)
        ]

    def holds(self, letters: Iterable[str]) -> bool:
        """Return whether one of these letters stands in the folded text."""
        return any(each in self._folded for each in letters)

    def marks(self, expression: Expression) -> tuple[Span, ...]:
        """Return where an expression matches."""
        looked = finder(expression)
        found = {
            words.stored(first, last)
            for words in self._sentences
            for first, last in spans(looked.hits(words))
        }
        return tuple(sorted(found))

    def nearly(self, expression: Expression) -> Obstacle | None:
        """Return what is in the way, where a rule asks for just one thing too much."""
        match expression:
            case NotInside(hit, name):
                said = "NOT INSIDE takes away what stands in “{}”."
                return self._limited(hit, name, said, "in the name “{}”")
            case NotNear(hit, other, distance):
                words = "word" if distance == 1 else "words"
                said = f"“{{}}” stands within {distance} {words}, which NOT NEAR rules out."
                return self._limited(hit, other, said, "near “{}”")
            case Near():
                return self._apart(expression)
            case Both(left, right):
                return self._one_side(left, right)
            case Either(parts):
                return next(filter(None, map(self.nearly, parts)), None)
        return self._term(expression)

    def _term(self, term: Expression) -> Obstacle | None:
        """Return what is in the way of a word or phrase: its capitals, or a stop inside it."""
        if isinstance(term, Word) and term.written is not None:
            if marks := self.marks(replace(term, written=None)):
                said = f"= asks for exactly these capitals: “{term.written}”."
                return Obstacle(said, "other capitals", marks)
        elif isinstance(term, Phrase):
            crossing = replace(term, crosses=(True,) * len(term.crosses))
            if marks := self.marks(crossing):
                said = "A stop stands between the words of the phrase."
                return Obstacle(said, "a stop between the words", marks)
        return None

    def _limited(
        self, hit: Expression, other: Expression, said: str, short: str
    ) -> Obstacle | None:
        """Return what a NOT takes away, where nothing else is in the way."""
        marks = self.marks(hit)
        if not marks:
            return self.nearly(hit)
        for words in self._sentences:
            if finder(hit).hits(words):
                for first, last in spans(finder(other).hits(words)):
                    name = self._text[slice(*words.stored(first, last))]
                    return Obstacle(said.format(name), short.format(name), marks)
        return None

    def _apart(self, near: Near) -> Obstacle | None:
        """Return how far apart the two sides stand, or that they stand in the other order."""
        pairs = [
            (near.ordered and b[0] < a[0], max(b[0] - a[1], a[0] - b[1]) - 1, words, a, b)
            for words in self._sentences
            for a in map(reach, finder(near.left).hits(words))
            for b in map(reach, finder(near.right).hits(words))
        ]
        pairs = [pair for pair in pairs if pair[1] >= 0]
        if not pairs:
            return self._one_side(near.left, near.right)
        turned, between, words, a, b = min(pairs, key=lambda pair: pair[:2])
        operator = f"{'PRE' if near.ordered else 'NEAR'}/{near.distance}"
        marks = tuple(sorted((words.stored(*a), words.stored(*b))))
        if turned:
            said = f"The words stand in the other order; {operator} keeps the order of the rule."
            return Obstacle(said, "in the other order", marks)
        number = f"{between} word" if between == 1 else f"{between} words"
        stand = "stands" if between == 1 else "stand"
        said = f"{number} {stand} between; {operator} allows {near.distance}."
        return Obstacle(said, f"{number} between", marks)

    def _one_side(self, left: Expression, right: Expression) -> Obstacle | None:
        """Return what is in the way of one side where the other side is there."""
        for there, missing in ((left, right), (right, left)):
            if self.marks(there) and not self.marks(missing):
                return self.nearly(missing)
        return None
