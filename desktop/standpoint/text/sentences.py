# SPDX-License-Identifier: MIT
"""Sentences, the unit of coding, and the paragraphs that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from standpoint.files import data
from standpoint.model.reports import Sentence

_LINE = re.compile(r"[^\n\f\u2028\u2029]+")
_BLOCK = re.compile(r"[^\n\f\u2028\u2029]+(?:\n(?![^\S\n]*(?:\n|\Z))[^\n\f\u2028\u2029]+)*")
_CLOSING = "\"'”’»›)\\]}」"
_NOTE_MARK = r"(?:\[\w{1,3}\]|[¹²³⁰⁴-⁹])"
_SIGN = "[.!?…؟؛。]"
# The look-behind stands after the first sign, so that a search hops from one to the next.
_END = re.compile(rf"{_SIGN}(?<!{_SIGN}{_SIGN}){_SIGN}*+[{_CLOSING}]*+{_NOTE_MARK}*+(?=\s)")
_UP_TO_WORD = re.compile(r".*[\s\"'“‘«(\[{/—–-]", re.DOTALL)
_NEXT_LETTER = re.compile(r"[^\W_]")
_NEXT_WORD = re.compile(r"\w+")
_SINGLE_LETTERS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LIST_NUMBER = re.compile(r"\s*[(\[]?(?:\d{1,3}|[ivxIVX]{1,5})")
_LONGEST_LIST_NUMBER = 5  # characters
_LONGEST_ABBREVIATION = 30
_OPENING_WORDS = (
    "a after also although among an and as at because before but by during even finally first "
    "following for from he her here his how however if in instead it its last later many meanwhile "
    "moreover most my no not now on once one only other our she since so some such that the their "
    "then there these they this those though thus to today two under until we what when where "
    "which while who why with yet you"
)
_OPENERS = frozenset(_OPENING_WORDS.split())


@cache
def _abbreviations() -> dict[str, str]:
    """Return each abbreviation of `data/abbreviations` with its sign: "", "#" or "~"."""
    found: dict[str, str] = {}
    for language in ("en", "ar"):
        for line in data(f"abbreviations/{language}.txt").read_text(encoding="utf-8").splitlines():
            word = line.strip()
            if word and not word.startswith("#"):
                found[word.rstrip("#~")] = word[-1] if word[-1] in "#~" else ""
    return found


def split(
    text: str, language: str | None = None, hard_wrapped: bool = False
) -> tuple[Sentence, ...]:
    """Return the sentences of a text: code points, in order, without white space around them.

    Together they cover everything that is not white space. A line break ends a sentence; in a
    hard-wrapped text only a blank line does. `language` is there for splitters to come: the signs
    of English and of Arabic do not get into each other's way.
    """
    del language
    found: list[Sentence] = []
    paragraph = 0
    for line in (_BLOCK if hard_wrapped else _LINE).finditer(text):
        start, end = _trimmed(text, *line.span())
        if start == end:
            continue
        paragraph += 1
        for stop in (*_stops(text, start, end), end):
            # What ends a sentence is no white space, so that only its start can have some.
            while text[start].isspace():
                start += 1
            found.append(Sentence(len(found), start, stop, paragraph))
            start = stop
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the white space at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where one sentence of a paragraph ends and another begins."""
    letter = following = _letter(text, start, end)
    for match in _END.finditer(text, start, end):
        stop, behind = match.span()
        if following < behind:
            following = _letter(text, behind, end)
        if following == end:
            return
        if letter < stop and _ends(text, start, match, letter, following):
            yield behind
            start, letter = behind, following


def _letter(text: str, start: int, end: int) -> int:
    """Return where the next letter or digit stands, or the end."""
    found = _NEXT_LETTER.search(text, start, end)
    return found.start() if found else end


def _ends(text: str, begun: int, stop: re.Match[str], letter: int, following: int) -> bool:
    """Tell whether a sentence that began at `begun` ends at this stop.

    `letter` is where its first letter or digit stands, `following` the first one behind the stop.
    """
    end = stop.start()
    if end - letter <= _LONGEST_LIST_NUMBER and _LIST_NUMBER.fullmatch(text, begun, end):
        return False
    sign = text[end]
    if sign in "؟؛。":
        return True
    if text[following].islower():
        return False
    if sign != "." or text[end + 1] == ".":
        return True
    earliest = max(begun, end - _LONGEST_ABBREVIATION)
    before = _UP_TO_WORD.match(text, earliest, end)
    return _ends_after(text[before.end() if before else earliest : end], text, following)


def _ends_after(word: str, text: str, following: int) -> bool:
    """Tell whether a full stop behind `word` ends a sentence when text goes on at `following`."""
    if (len(word) == 1 or "." in word) and _SINGLE_LETTERS.fullmatch(word):
        return word.isascii() and _opens(text, following)
    kind = _abbreviations().get(word)
    if kind is None:
        return True
    if kind == "#":
        return not text[following].isdecimal()
    return kind == "~" and _opens(text, following)


def _opens(text: str, place: int) -> bool:
    """Tell whether the word at a place is one that opens sentences."""
    opener = _NEXT_WORD.match(text, place)
    return (
        opener is not None
        and opener.group().lower() in _OPENERS
        and not text.startswith(".", opener.end())
    )
