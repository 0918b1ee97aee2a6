# SPDX-License-Identifier: MIT
"""Reading the words and phrases of a rule."""

from __future__ import annotations

import re
from itertools import product

from standpoint.coding import mends
from standpoint.coding.expressions import Either, Expression, Phrase, Word
from standpoint.errors import RuleError
from standpoint.text.folding import fold, keep_case
from standpoint.text.tokens import word_or_stop

FEWEST_LETTERS = 3
MOST_ALTERNATIVES = 200
_PIECE = re.compile(r"\S+")
_ALTERNATIVES = re.compile(r"\(([^()]*\sOR\s[^()]*)\)")
_OR = re.compile(r"\sOR\s")
_DISTANCE_MISSING = re.compile(r"(NEAR|PRE)(?:/.*)?")
# A comma or a bar between words looks like "or" and would be taken for a gap.
_SIGN = re.compile(r"[،,](?!\d)|(?<!\d)[،,]|[|;؛:!?؟&+<>~^=\[\]{}\\#@]")

_Item = Word | None  # a word of a phrase, or a stop that the rule itself writes


def needs_distance(operator: str, column: int, rule: str) -> RuleError:
    """Return the error for NEAR or PRE without a number at a column of a rule."""
    order = "in either order" if operator == "NEAR" else "in this order"
    return RuleError(
        f"{operator} needs a distance. Write {operator}/6 for at most six words between, {order}.",
        column,
        mends.distance(rule, column - 1, operator),
    )


def stray_sign(rule: str, start: int) -> RuleError:
    """Return the error for a sign that means nothing where it stands."""
    sign = rule[start]
    if sign in "&+":
        end = start + 2 if rule[start : start + 2] == "&&" else start + 1
        alone = rule[start - 1 : start].isspace() and rule[end : end + 1].isspace()
        return RuleError(
            f"“{sign}” means nothing outside quotation marks. Write AND between words that stand "
            "in one sentence.",
            start + 1,
            mends.write("AND", start, end) if alone else None,
        )
    return RuleError(
        f"“{sign}” means nothing outside quotation marks. "
        "Write OR between words that stand for each other.",
        start + 1,
        mends.either(rule) if sign in ",،;؛|" else None,
    )


def read_word(source: str, column: int, rule: str) -> Expression:
    """Read a term outside quotation marks; a hyphen or full stop inside makes it a phrase.

    Args:
        source: the term.
        column: where it starts in its rule, from 1.
        rule: the whole rule, for the mend of a mistake.

    Raises:
        RuleError: where it holds signs that mean nothing, or too few letters beside its `*`.
    """
    missing = _DISTANCE_MISSING.fullmatch(source)
    if missing:
        raise needs_distance(missing.group(1), column, rule)
    bare = source.removeprefix("=")
    sign = _SIGN.search(bare)
    if sign:
        raise stray_sign(rule, column - 1 + len(source) - len(bare) + sign.start())
    items = _items(source, column)
    if not any(items):
        raise RuleError(f"There is no letter or digit in “{source}”.", column)
    return _joined(items)


def read_phrase(source: str, column: int) -> Expression:
    """Read a phrase with its quotation marks; `(a OR b)` inside it stands for either.

    A blank alternative makes the others optional: `"unity of (the OR ) people"`.

    Raises:
        RuleError: where it holds no word, or stands for more phrases than can be searched.
    """
    opening = "=" if source.startswith("=") else ""
    inside = source[len(opening) + 1 : -1]
    first = column + len(opening) + 1
    segments: list[list[list[_Item]]] = []
    done = 0
    for match in _ALTERNATIVES.finditer(inside):
        segments.append([_sequence(inside[done : match.start()], first + done, opening)])
        segments.append([_choice(inside, span, first, opening) for span in _between(match, _OR)])
        done = match.end()
    segments.append([_sequence(inside[done:], first + done, opening)])
    readings = 1
    for segment in segments:
        readings *= len(segment)
    if readings > MOST_ALTERNATIVES:
        raise RuleError(
            f"This phrase stands for {readings} phrases; {MOST_ALTERNATIVES} are the most. "
            "Make several rules of it.",
            column,
        )
    choices = [[item for part in choice for item in part] for choice in product(*segments)]
    if not all(any(choice) for choice in choices):
        raise RuleError("There is no word between these quotation marks.", column)
    phrases = [_joined(choice) for choice in choices]
    return phrases[0] if len(phrases) == 1 else Either(tuple(phrases))


def _choice(inside: str, span: tuple[int, int], first: int, opening: str) -> list[_Item]:
    """Read one alternative; a blank one makes the others optional."""
    start, end = span
    items = _sequence(inside[start:end], first + start, opening)
    if inside[start:end].strip() and not any(items):
        raise RuleError(
            f"There is no letter or digit in “{inside[start:end].strip()}”.", first + start
        )
    return items


def _between(match: re.Match[str], separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the spans of a match's first group that a separator divides."""
    spans = []
    start, end = match.span(1)
    for found in separator.finditer(match.string, start, end):
        spans.append((start, found.start()))
        start = found.end()
    return [*spans, (start, end)]


def _sequence(text: str, column: int, opening: str) -> list[_Item]:
    """Read words that stand side by side, with the stops between them."""
    items: list[_Item] = []
    for piece in _PIECE.finditer(text):
        items += _items(opening + piece.group(), column + piece.start() - len(opening))
    return items


def _items(source: str, column: int) -> list[_Item]:
    """Read one piece without a gap: a word, or several that a hyphen or a stop joins."""
    as_written = source.startswith("=")
    bare = source.removeprefix("=")
    column += as_written
    core = bare.removeprefix("*").removesuffix("*")
    if "*" in core or (bare and not core):
        raise RuleError(
            "* stands at the start or the end of a word, with at least three letters beside it.",
            column + (bare.index("*", 1) if "*" in core else 0),
        )
    folded = fold(core)
    items: list[_Item] = []
    for match in word_or_stop(folded.text).finditer(folded.text):
        found = match.group(1)
        written = core[slice(*folded.original(*match.span()))]
        items.append(Word(found, keep_case(written) if as_written else None) if found else None)
    if bare.startswith("*"):
        items[:1] = [_opened(items[0] if items else None, column, start=True)]
    if bare.endswith("*"):
        items[-1:] = [_opened(items[-1] if items else None, column + len(bare) - 1, start=False)]
    return items


def _opened(word: _Item, column: int, *, start: bool) -> Word:
    """Return the word that a `*` at `column` opens."""
    if word is None or len(word.text) < FEWEST_LETTERS:
        side = "after" if start else "before"
        raise RuleError(f"Write at least three letters {side} *.", column)
    return Word(
        word.text,
        word.written,
        open_start=start or word.open_start,
        open_end=not start or word.open_end,
    )


def _joined(items: list[_Item]) -> Word | Phrase:
    """Return the words as one, with the stops between them that the rule itself writes."""
    words: list[Word] = []
    crosses: list[bool] = []
    stop = False
    for item in items:
        if item is None:
            stop = True
            continue
        if words:
            crosses.append(stop)
        words.append(item)
        stop = False
    return words[0] if len(words) == 1 else Phrase(tuple(words), tuple(crosses))
