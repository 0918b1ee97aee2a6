# SPDX-License-Identifier: MIT
"""Which letters lead to the sentences of an expression, and which of them stand in the fewest."""

from __future__ import annotations

from dataclasses import dataclass

from standpoint.coding.expressions import (
    Both,
    Either,
    Expression,
    Near,
    NotInside,
    NotNear,
    Phrase,
    Word,
    rareness,
)
from standpoint.coding.leaves import leaf


@dataclass(frozen=True, slots=True)
class Group:
    """Patterns for a padded text (standpoint.coding.leaves): one stands wherever there is a hit.

    Of two groups, that of the greater `rank` leads to fewer sentences.
    """

    rank: tuple[int, int]
    patterns: frozenset[str]


def groups(expression: Expression) -> list[Group]:
    """Return groups of patterns; every sentence with a hit holds a pattern of each of them."""
    match expression:
        case Word():
            return [_group(expression)]
        case Phrase(words):
            pointed = leaf(expression)
            if pointed is None:
                return [_group(word) for word in words]
            rare = sum(rareness(word.pointer) for word in pointed.pointed)
            return [Group((rare, -1), frozenset(pointed.patterns))]
        case Either(parts):
            led = [rarest(part) for part in parts]
            patterns = frozenset[str]().union(*(each.patterns for each in led))
            return [Group((min(each.rank[0] for each in led), -len(patterns)), patterns)]
        case Both() | Near():
            return [*groups(expression.left), *groups(expression.right)]
        case NotInside() | NotNear():
            return groups(expression.hit)


def rarest(expression: Expression) -> Group:
    """Return the group of patterns that leads to the fewest sentences."""
    return max(groups(expression), key=lambda group: group.rank)


def _group(word: Word) -> Group:
    return Group((rareness(word.pointer), -1), frozenset({word.pointer.pattern}))
