# SPDX-License-Identifier: MIT
"""The parts of a rule as it is typed, right or wrong: what an editor colours and points at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

PartKind = Literal["word", "phrase", "operator", "parenthesis", "wildcard", "stray"]

MARKS = '"“”„«»'
"""Signs that open or close a phrase."""
PIECE = re.compile(rf"=?[{MARKS}][^{MARKS}]*[\"“”«»]|[()]|[^\s(){MARKS}]+|\S")
"""A whole phrase, a parenthesis, a run of other signs, or a quotation mark without a partner."""
_OPERATOR = re.compile(r"OR|AND|NOT|INSIDE|(?:NEAR|PRE)(?:/\d*)?")
_IN_PHRASE = re.compile(r"[()]|(?<!\S)OR(?!\S)|(?:(?!\s+OR\s|\s*[()])[\s\S])+")
_WORD = re.compile(r"\*|[،,;؛|]+|[^*،,;؛|]+|.")
_CHOICE = re.compile(r"\([^()]*\sOR\s[^()]*\)")


@dataclass(frozen=True, slots=True)
class Part:
    """The part `rule[start:end]`, in code points.

    A phrase with a choice inside it comes in several parts: its words, and the parentheses and
    OR between them. "stray" is a sign that means nothing where it stands.
    """

    start: int
    end: int
    kind: PartKind


@lru_cache(maxsize=64)
def parts(source: str) -> tuple[Part, ...]:
    """Return the parts of a rule in order. Everything but white space belongs to one part."""
    return tuple(part for part in _parts(source) if part.end > part.start)


def _parts(source: str) -> Iterator[Part]:
    for match in PIECE.finditer(source):
        piece, start, end = match.group(), match.start(), match.end()
        if piece in "()":
            yield Part(start, end, "parenthesis")
        elif piece in MARKS:
            yield Part(start, end, "stray")
        elif piece.lstrip("=")[:1] and piece.lstrip("=")[0] in MARKS:
            yield from _in_phrase(piece, start)
        elif _OPERATOR.fullmatch(piece):
            yield Part(start, end, "operator")
        else:
            yield from _in_word(piece, start)


def _in_phrase(piece: str, start: int) -> Iterator[Part]:
    """Return a phrase; one with choices is divided at their parentheses and OR."""
    done = 0
    for choice in _CHOICE.finditer(piece):
        yield from _plain(piece, done, choice.start(), start)
        for match in _IN_PHRASE.finditer(piece, choice.start(), choice.end()):
            if match.group() in ("(", ")"):
                yield Part(start + match.start(), start + match.end(), "parenthesis")
            elif match.group() == "OR":
                yield Part(start + match.start(), start + match.end(), "operator")
            else:
                yield from _plain(piece, match.start(), match.end(), start)
        done = choice.end()
    yield from _plain(piece, done, len(piece), start)


def _plain(piece: str, first: int, last: int, start: int) -> Iterator[Part]:
    """Return the words of a phrase between two places, without the white space around them."""
    text = piece[first:last]
    first += len(text) - len(text.lstrip())
    last -= len(text) - len(text.rstrip())
    yield Part(start + first, start + last, "phrase")


def _in_word(piece: str, start: int) -> Iterator[Part]:
    """Return a word, its stars, and the signs that mean nothing in it."""
    for match in _WORD.finditer(piece):
        place = start + match.start(), start + match.end()
        at_edge = match.start() == 0 or match.end() == len(piece)
        if match.group() == "*":
            yield Part(*place, "wildcard" if at_edge and len(piece) > 1 else "stray")
        elif match.group()[0] in "،,;؛|" and not _in_number(piece, match):
            yield Part(*place, "stray")
        else:
            yield Part(*place, "word")


def _in_number(piece: str, match: re.Match[str]) -> bool:
    """Tell whether a comma stands inside a number, as in 2,254."""
    before, behind = piece[: match.start()][-1:], piece[match.end() :][:1]
    return match.group() in (",", "،") and before.isdigit() and behind.isdigit()
