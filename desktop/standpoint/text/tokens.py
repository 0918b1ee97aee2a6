# SPDX-License-Identifier: MIT
"""Words and numbers of a folded text, and the punctuation that a phrase does not cross."""

from __future__ import annotations

import re

from standpoint.text.press_letters import Table

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
STOP = re.compile(f"[{re.escape(STOPS)}]")
_WORD_OR_STOP = re.compile(rf"({WORD.pattern})|{STOP.pattern}")
_ASCII_WORD = re.compile(_word("[A-Za-z0-9]"), re.ASCII)
_ASCII_WORD_OR_STOP = re.compile(rf"({_ASCII_WORD.pattern})|{STOP.pattern}", re.ASCII)


def words(folded: str) -> list[str]:
    """Return the words and numbers of a folded text, in order."""
    apart = pieces(folded)
    if apart is None:
        return (_ASCII_WORD if folded.isascii() else WORD).findall(folded)
    return apart.split()


def pieces(folded: str, apart: str | None = None) -> str | None:
    """Return the parted text if what stands between its spaces are the words; else None.

    `apart` is what stands for it in a longer parted text, where that is known.
    """
    # An apostrophe at a border may be loose here that was inside a word there.
    if apart is None or apart.startswith("'") or apart.endswith("'"):
        apart = parted(folded)
    if _DIGIT.search(apart) and _HUNG_NUMBER.search(folded):
        return None
    return None if _meet(folded, apart) else apart


def hung(folded: str, start: int, end: int) -> bool:
    """Tell whether a sign may hang on digits at a place of a folded text and make them another."""
    return _HUNG_NUMBER.search(folded, max(0, start - 2), end + 2) is not None


def word_or_stop(folded: str) -> re.Pattern[str]:
    """Return what finds words (as group 1) and stops in a folded text: plain letters are faster."""
    return _ASCII_WORD_OR_STOP if folded.isascii() else _WORD_OR_STOP


_APART = {code: chr(code) if chr(code).isalnum() or code == 0x27 else " " for code in range(128)}
_press_apart = Table(lambda letter: letter if letter.isalnum() or letter == "'" else " ")
# More than what a number takes in, so that what is left is a word however it is looked at.
_HUNG_NUMBER = re.compile(r"\d(?:[%$€£¥₺']|[.,]\d)|[$€£¥₺'] ?\d|[.,]\d")
_NO_WORD = re.compile(r"[^\w' ]|_")
_DIGIT = re.compile(r"\d")
_HAS_ARABIC = re.compile(f"[{ARABIC}]")
_LOOSE_APOSTROPHE = re.compile(rf"'(?:(?<!{_LETTER}')|(?!{_LETTER}))")
_APOSTROPHE_SEAM = re.compile(r"'(?:(?=\d)|(?<=\d'))")
_ARABIC_SEAM = re.compile(rf"{_LETTER}(?:(?=[{ARABIC}])|(?<=[{ARABIC}](?s:.)))")
_WIDE_GAP = re.compile(" {5,}")
_BORDER = re.compile(rf"(?<=[{ARABIC}])(?={_LETTER})|(?<={_LETTER})(?=[{ARABIC}])|'(?=\d)|(?<=\d)'")


def parted(folded: str) -> str:
    """Return a folded text with a space for every sign that is no letter or digit, one for one.

    An apostrophe inside a word stays. Where there are no `seams`, what stands between two spaces is
    a word as `WORD` finds it if it begins with a letter, else a number or a part of one.
    """
    if folded.isascii():
        apart = folded.translate(_APART)
    else:
        changed = _press_apart.changed(folded)
        apart = changed[0] if changed else _NO_WORD.sub(" ", folded)
    return _LOOSE_APOSTROPHE.sub(" ", apart) if "'" in apart else apart


def seams(folded: str, apart: str) -> list[int]:
    """Return where words may hide in a parted text: two meet without a space, or over a wide gap.

    Args:
        folded: the folded text.
        apart: the same, parted.
    """
    found = _meet(folded, apart)
    if "     " in apart:
        found += (match.end() - 1 for match in _WIDE_GAP.finditer(apart))
    return found


def _meet(folded: str, apart: str) -> list[int]:
    """Return where two words may meet without a space in the parted text."""
    found: list[int] = []
    if "'" in apart:
        found += (match.start() for match in _APOSTROPHE_SEAM.finditer(apart))
    if not folded.isascii() and _HAS_ARABIC.search(folded):
        found += (match.start() for match in _ARABIC_SEAM.finditer(folded))
    return found


def unseamed(apart: str) -> str:
    """Return a piece of a parted text with one space at every seam, so that no word is hidden."""
    return _WIDE_GAP.sub(" ", _BORDER.sub(" ", apart))
