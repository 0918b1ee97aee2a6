# SPDX-License-Identifier: MIT
"""One rule alone: where it matches in a text, and which words a text must hold for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standpoint.coding.expressions import (
    Both,
    Either,
    Expression,
    Near,
    NotInside,
    NotNear,
    Phrase,
    Pointer,
    Word,
)
from standpoint.coding.rules import parse
from standpoint.coding.searcher import Searcher
from standpoint.model.codebook import Rule
from standpoint.model.reports import Sentence


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these is there."""

    parts: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of these is there."""

    parts: tuple[Wanted, ...]


Wanted = Pointer | AnyOf | AllOf
"""Which words are there, wherever they stand.

A pointer means a word of the folded text, as standpoint.text.tokens has words: that very word where
it `starts` and `ends`, any word that begins so where it only `starts`. Where it does not start, an
index of words cannot be asked for it.
"""


class RuleFinder:
    """One rule made ready to be searched for alone.

    Raises:
        RuleError: where the rule cannot be read.
    """

    def __init__(self, rule: Rule) -> None:
        self._expression = parse(rule.source, rule.language)
        self._searcher = Searcher([self._expression])

    @property
    def wanted(self) -> Wanted:
        """The words that a sentence with a hit holds."""
        return wanted_words(self._expression)

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int, int]]:
        """Return the index of the sentence, the start and the end of each hit, in order.

        They are what `Coder.find` returns for this rule: furniture is skipped, and hits of one
        rule may overlap. Language and dates are the caller's to look at.
        """
        return [
            (sentences[place].index, start, end)
            for start, end, _, place in self._searcher.hits(text, sentences)
        ]


def wanted_words(expression: Expression) -> Wanted:
    """Return which words every sentence with a hit of an expression holds.

    A text that holds them need not match: what is near, in order or inside a name is left out.
    """
    match expression:
        case Word(open_start=True):
            return expression.pointer
        case Word():
            ends = not expression.open_end
            forms = tuple(
                Pointer(form, starts=True, ends=ends) for form in sorted(expression.forms)
            )
            return forms[0] if len(forms) == 1 else AnyOf(forms)
        case Phrase(words):
            return AllOf(tuple(map(wanted_words, words)))
        case Either(parts):
            return AnyOf(tuple(map(wanted_words, parts)))
        case Both() | Near():
            return AllOf((wanted_words(expression.left), wanted_words(expression.right)))
        case NotInside() | NotNear():
            return wanted_words(expression.hit)


def askable(wanted: Wanted) -> Wanted | None:
    """Return what an index of words can be asked of it: more texts have that, none is lost.

    None where nothing can be asked, so that every text may match.
    """
    match wanted:
        case Pointer():
            return wanted if wanted.starts else None
        case AnyOf(parts):
            asked = tuple(part for part in map(askable, parts) if part is not None)
            return AnyOf(asked) if len(asked) == len(parts) else None
        case AllOf(parts):
            asked = tuple(part for part in map(askable, parts) if part is not None)
            if not asked:
                return None
            return asked[0] if len(asked) == 1 else AllOf(asked)
