# SPDX-License-Identifier: MIT
"""Words and numbers of a folded text, and the punctuation that a phrase does not cross."""

from __future__ import annotations

import re

ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff"
_LETTER = rf"[^\W_{ARABIC}]"
_ARABIC_LETTER = rf"(?:(?![^{ARABIC}])\w)"
_WORD = rf"{_LETTER}+(?:'{_LETTER}+)*"
# What hangs on a number is part of it, so that neither 2,254 nor 22540, 2254th or $2254 is 2254.
# A comma joins only behind one to three digits: "2118,2254" are two numbers.
_NUMBER = (
    rf"(?:[$€£¥₺] ?)?(?:\d{{1,3}}(?:,\d+)+|\d+)(?:\.\d+)*(?:[%$€£¥₺]|{_LETTER}+(?:'{_LETTER}+)*)?"
)

# In Arabic the word for "and" hangs on the number behind it, and letters on the number before it:
# letters of that script and digits are separate words.
WORD = re.compile(rf"{_NUMBER}|{_WORD}|{_ARABIC_LETTER}+")
STOPS = '.;:!?()"'
WORD_OR_STOP = re.compile(rf"({WORD.pattern})|[{re.escape(STOPS)}]")


def words(folded: str) -> list[str]:
    """Return the words and numbers of a folded text, in order."""
    return WORD.findall(folded)
