# SPDX-License-Identifier: MIT
"""Words and numbers of a folded text, and the punctuation that a phrase does not cross."""

from __future__ import annotations

import re

ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff"
STOPS = '.;:!?()"'
_LETTER = rf"[^\W_{ARABIC}]"
_ARABIC_WORD = rf"(?:(?![^{ARABIC}])\w)+"


def _word(letter: str) -> str:
    """Return the pattern of a word or number made of letters and digits of one kind."""
    word = rf"{letter}+(?:'{letter}+)*"
    # What hangs on a number is part of it: neither 2,254 nor 22540, 2254th or $2254 is 2254.
    # A comma joins only behind one to three digits: "2118,2254" are two numbers.
    number = (
        rf"(?:[$€£¥₺] ?)?(?:\d{{1,3}}(?:,\d+)+|\d+)(?:\.\d+)*(?:[%$€£¥₺]|{letter}+(?:'{letter}+)*)?"
    )
    return rf"(?!\d){word}|{number}"


# In Arabic the word for "and" hangs on the number behind it, and letters on the number before it:
# letters of that script and digits are separate words.
WORD = re.compile(rf"{_word(_LETTER)}|{_ARABIC_WORD}")
_WORD_OR_STOP = re.compile(rf"({WORD.pattern})|[{re.escape(STOPS)}]")
_ASCII_WORD_OR_STOP = re.compile(rf"({_word('[A-Za-z0-9]')})|[{re.escape(STOPS)}]", re.ASCII)


def words(folded: str) -> list[str]:
    """Return the words and numbers of a folded text, in order."""
    return WORD.findall(folded)


def word_or_stop(folded: str) -> re.Pattern[str]:
    """Return what finds words (as group 1) and stops in a folded text: plain letters are faster."""
    return _ASCII_WORD_OR_STOP if folded.isascii() else _WORD_OR_STOP
