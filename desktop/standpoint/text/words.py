# SPDX-License-Identifier: MIT
"""Counting words: the denominator of every rate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from standpoint.model.reports import Sentence
from standpoint.text.press_letters import Table

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_JOINERS = "'’-"
_LOOSE = re.compile("'(?:(?<!a')|(?!a))")
_TATWEEL = "\u0640"
# Soft hyphen, joiners, marks of direction; not the zero-width space, which parts words.
_FORMAT_MARKS = re.compile(
    "[\u00ad\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)


def _even(letter: str) -> str:
    """Return "a" for what words are made of, "'" for what joins them, a space for all else."""
    if letter in _JOINERS:
        return "'"
    return "a" if re.match(r"\w", letter) else " "


_EVEN = {code: _even(chr(code)) for code in range(128)}
_press_even = Table(_even)


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


def counted_apart(text: str, sentences: Iterable[Sentence]) -> tuple[int, int]:
    """Return the number of words in the report and in its furniture.

    `sentences` are all of the text, between which nothing but white space stands.
    """
    unseen = _unseen(text)
    furniture = sum(
        _number(text[sentence.start : sentence.end], unseen)
        for sentence in sentences
        if sentence.furniture
    )
    return _number(text, unseen) - furniture, furniture


def _number(text: str, unseen: dict[int, None]) -> int:
    if unseen:
        text = text.translate(unseen)
    if not text.isascii():
        even = _press_even.changed(text)
        if even is None:
            return len(_WORD.findall(text))
        text = even[0]
    apart = text.translate(_EVEN)
    # Where no joining sign stands at an end of a word, what stands between gaps are the words.
    return len((_LOOSE.sub(" ", apart) if "'" in apart else apart).split())


def _unseen(text: str) -> dict[int, None]:
    """Return the characters of a text that neither make nor part words, as `translate` takes it."""
    if text.isascii():
        return {}
    return {
        ord(letter): None for letter in set(text) if not letter.isascii() and _is_unseen(letter)
    }


def _is_unseen(letter: str) -> bool:
    return (
        unicodedata.category(letter).startswith("M")
        or letter == _TATWEEL
        or _FORMAT_MARKS.match(letter) is not None
    )
