# SPDX-License-Identifier: MIT
"""Which letters lead to the sentences of an expression, and which of them stand in the fewest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

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
    rareness,
)
from standpoint.coding.leaves import leaf


@dataclass(frozen=True, slots=True)
class Group:
    """Patterns for a padded text (standpoint.coding.leaves): one stands wherever there is a hit.

    `often` tells how often they stand there, to be compared with other groups.
    """

    patterns: frozenset[str]
    often: float


Weigh = Callable[[Iterable[str], float], float]
"""How often patterns stand in texts; the number is what their letters let one guess."""


def guessed(_patterns: Iterable[str], guess: float) -> float:
    """Weigh by the guess, where no text was heard yet."""
    return guess


def counted(heard: str) -> Weigh:
    """Return what weighs by counting in a padded text."""
    count = cache(heard.count)

    def weigh(patterns: Iterable[str], guess: float) -> float:
        # What was not met at all is still to be told apart.
        return sum(map(count, patterns)) + guess

    return weigh


def groups(expression: Expression, weigh: Weigh = guessed) -> list[Group]:
    """Return groups of patterns; every sentence with a hit holds a pattern of each of them."""
    match expression:
        case Word():
            return [_group([expression.pointer.pattern], [expression.pointer], weigh)]
        case Phrase(words):
            pointed = leaf(expression)
            if pointed is None:
                return [group for word in words for group in groups(word, weigh)]
            return [_group(pointed.patterns, [word.pointer for word in pointed.pointed], weigh)]
        case Either(parts):
            led = [rarest(part, weigh) for part in parts]
            patterns = frozenset[str]().union(*(each.patterns for each in led))
            return [Group(patterns, sum(each.often for each in led))]
        case Both() | Near():
            return [*groups(expression.left, weigh), *groups(expression.right, weigh)]
        case NotInside() | NotNear():
            return groups(expression.hit, weigh)


def rarest(expression: Expression, weigh: Weigh = guessed) -> Group:
    """Return the group of patterns that leads to the fewest sentences."""
    return min(groups(expression, weigh), key=lambda group: group.often)


def _group(patterns: list[str], pointers: list[Pointer], weigh: Weigh) -> Group:
    guess = 1.0
    for pointer in pointers:
        guess *= 0.7 ** rareness(pointer)
    return Group(frozenset(patterns), weigh(patterns, guess))
