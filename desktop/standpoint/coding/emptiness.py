# SPDX-License-Identifier: MIT
"""Whether an expression can match anything at all, and whether a NOT INSIDE can ever limit it.

Each answer "nothing" is certain; what cannot be told is taken to match. The tests in
tests/coding/test_rule_emptiness.py try both directions against the coder.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

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


def matches_nothing(expression: Expression, names: Sequence[Expression] = ()) -> bool:
    """Return whether no sentence can hold a hit.

    Args:
        expression: what is looked for.
        names: no word or phrase inside a hit of one of these takes part.
    """
    match expression:
        case Word() | Phrase():
            return any(_always_inside(expression, name) for name in names)
        case Either(parts):
            return all(matches_nothing(part, names) for part in parts)
        case Both(left, right):
            return matches_nothing(left, names) or matches_nothing(right, names)
        case Near(left, right):
            return (
                matches_nothing(left, names)
                or matches_nothing(right, names)
                or _kept_apart(left, right, expression.distance)
                or _kept_apart(right, left, expression.distance)
            )
        case NotInside(hit, name):
            return matches_nothing(hit, [*names, name])
        case NotNear(hit, other):
            return matches_nothing(hit, names) or holds(hit, other)


def holds(hit: Expression, other: Expression) -> bool:
    """Return whether every hit of one expression holds a hit of the other, or shares its words."""
    if isinstance(other, Both) and holds(hit, other.left) and holds(hit, other.right):
        return True
    match hit:
        case Word():
            return _is_hit(hit, other)
        case Phrase(words, crosses):
            return any(_is_hit(word, other) for word in words) or any(
                _fits(each, words[at : at + length], crosses[at : at + length - 1])
                for each in _terms(other)
                if isinstance(each, Phrase)
                for length in (len(each.words),)
                for at in range(len(words) - length + 1)
            )
        case Either(parts):
            return all(holds(part, other) for part in parts)
        case Both(left, right) | Near(left, right):
            return holds(left, other) or holds(right, other)
        case NotInside(inner) | NotNear(inner):
            return holds(inner, other)


def can_limit(hit: Expression, name: Expression) -> bool:
    """Return whether a hit of `name` could ever hold a word or phrase of `hit`."""
    if len(_terms(name)) < _leaves(name):
        # A hit of NEAR or AND may reach over whatever stands between its words.
        return True
    return any(_within(one, other) for one, other in product(_all_terms(hit), _terms(name)))


def _is_hit(word: Word, expression: Expression) -> bool:
    """Return whether the word alone is a hit of an expression wherever it stands."""
    match expression:
        case Word():
            return takes(expression, word)
        case Either(parts):
            return any(_is_hit(word, part) for part in parts)
        case Both(left, right):
            return _is_hit(word, left) and _is_hit(word, right)
    return False


def _always_inside(term: Word | Phrase, name: Expression) -> bool:
    """Return whether a hit of `name` reaches over every place where a term stands."""
    if isinstance(term, Word):
        return _is_hit(term, name)
    return any(_fits(each, term.words, term.crosses) for each in _terms(name))


def _kept_apart(limited: Expression, other: Expression, distance: int) -> bool:
    """Return whether `limited` stays farther from every hit of `other` than `distance`."""
    if isinstance(limited, NotInside):
        return _kept_apart(limited.hit, other, distance)
    if not isinstance(limited, NotNear):
        return False
    if _kept_apart(limited.hit, other, distance):
        return True
    words = [term for term in _terms(other) if isinstance(term, Word)]
    return (
        limited.distance >= distance
        and len(words) == _leaves(other)
        and all(_is_hit(word, limited.other) for word in words)
    )


def _terms(expression: Expression) -> list[Word | Phrase]:
    """Return the words and phrases of which every hit is a hit of the expression."""
    if isinstance(expression, Either):
        return [term for part in expression.parts for term in _terms(part)]
    return [expression] if isinstance(expression, Word | Phrase) else []


def _all_terms(expression: Expression) -> list[Word | Phrase]:
    """Return the words and phrases that a hit can be made of."""
    match expression:
        case Word() | Phrase():
            return [expression]
        case Either(parts):
            return [term for part in parts for term in _all_terms(part)]
        case Both(left, right) | Near(left, right):
            return [*_all_terms(left), *_all_terms(right)]
        case NotInside(hit) | NotNear(hit):
            return _all_terms(hit)


def _leaves(expression: Expression) -> int:
    """Return the number of alternatives, whatever each of them is."""
    return sum(map(_leaves, expression.parts)) if isinstance(expression, Either) else 1


def _fits(term: Word | Phrase, words: Sequence[Word], crosses: Sequence[bool]) -> bool:
    """Return whether a phrase stands wherever these words stand side by side."""
    return (
        isinstance(term, Phrase)
        and len(words) == len(term.words)
        and all(map(takes, term.words, words))
        and all(mine or not theirs for mine, theirs in zip(term.crosses, crosses, strict=True))
    )


def _within(term: Word | Phrase, name: Word | Phrase) -> bool:
    """Return whether a term could stand inside a name."""
    words = (term,) if isinstance(term, Word) else term.words
    around = (name,) if isinstance(name, Word) else name.words
    return any(
        all(map(_could_be_one, words, around[at : at + len(words)]))
        for at in range(len(around) - len(words) + 1)
    )


def takes(wide: Word, narrow: Word) -> bool:
    """Return whether every word of a text that fits `narrow` fits `wide`."""
    if wide.written is not None and (
        narrow.written is None or not _reaches(wide, wide.written, narrow, {narrow.written})
    ):
        return False
    return _reaches(wide, wide.text, narrow, narrow.forms)


def _reaches(wide: Word, text: str, narrow: Word, forms: set[str] | frozenset[str]) -> bool:
    openings = (text,) if text == wide.written else tuple(wide.forms)
    if narrow.open_start and not wide.open_start:
        return False
    if narrow.open_end and not wide.open_end:
        return False
    if wide.open_start and wide.open_end:
        return all(text in form for form in forms)
    if wide.open_start:
        return all(form.endswith(text) for form in forms)
    if wide.open_end:
        return all(form.startswith(openings) for form in forms)
    return all(form in openings for form in forms)


def _could_be_one(one: Word, other: Word) -> bool:
    """Return whether some word could fit both; open at different ends, they always could."""
    if one.open_start or other.open_start:
        return one.open_end or other.open_end or _end_alike(one, other)
    return any(
        a == b or (one.open_end and b.startswith(a)) or (other.open_end and a.startswith(b))
        for a, b in product(one.forms, other.forms)
    )


def _end_alike(one: Word, other: Word) -> bool:
    """Return whether a word of which only the start may be open could fit both."""
    return any(
        (one.open_start and form.endswith(one.text) and word is other)
        or (other.open_start and form.endswith(other.text) and word is one)
        for word in (one, other)
        for form in word.forms
    )
