# SPDX-License-Identifier: MIT
"""Counting words: the denominator of every rate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from standpoint.model.reports import Sentence

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_TATWEEL = "\u0640"
# Soft hyphen, joiners, marks of direction; not the zero-width space, which parts words.
_FORMAT_MARKS = re.compile(
    "[\u00ad\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)


def count(text: str, sentences: Iterable[Sentence] | None = None) -> int:
    """Return the number of words: of the whole text, or of the given sentences without furniture.

    A hyphen or an apostrophe between letters joins: "cross-border" and "SOC's" are one word each.
    Combining marks, marks of format and tatweel belong to the word in which they stand, so that
    a word counts the same with and without its vowel signs, composed or decomposed (UAX 29, WB4).
    """
    unseen = _unseen(text)
    if sentences is None:
        return _number(text, unseen)
    return sum(
        _number(text[sentence.start : sentence.end], unseen)
        for sentence in sentences
        if not sentence.furniture
    )


def _number(text: str, unseen: dict[int, None]) -> int:
    return len(_WORD.findall(text.translate(unseen) if unseen else text))


def _unseen(text: str) -> dict[int, None]:
    """Return the characters of a text that neither make nor part words, as `translate` takes it."""
    if text.isascii():
        return {}
    return {ord(letter): None for letter in set(text) if _is_unseen(letter)}


def _is_unseen(letter: str) -> bool:
    return (
        unicodedata.category(letter).startswith("M")
        or letter == _TATWEEL
        or _FORMAT_MARKS.match(letter) is not None
    )
