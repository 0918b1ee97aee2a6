# SPDX-License-Identifier: MIT
"""Numbers written in words, English and Arabic, as the numbers that they stand for.

"One" and واحد alone are pronouns more often than numbers, and are none here; "first" and "dozens"
neither. Words are in the spelling of `text.near.spelled`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ARABIC_UNITS = (
    ("واحد", "واحده", "احد", "احدي"),
    ("اثنان", "اثنين", "اثنتان", "اثنتين", "اثنا", "اثني", "اثنتا", "اثنتي"),
    ("ثلاثه", "ثلاث"),
    ("اربعه", "اربع"),
    ("خمسه", "خمس"),
    ("سته", "ست"),
    ("سبعه", "سبع"),
    ("ثمانيه", "ثماني", "ثمان"),
    ("تسعه", "تسع"),
    ("عشره", "عشر"),
)
_ARABIC_TENS = ("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_HUNDRED, _THOUSAND = 100, 1000


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a number.

    Attributes:
        value: the number that it stands for alone; 0 where it stands for none.
        scale: by what it multiplies the number before it; 0 for words that do not.
        arabic: whether the rules of Arabic join it to others.
        joined: whether "and" hangs on it.
    """

    value: int
    scale: int = 0
    arabic: bool = False
    joined: bool = False


def _english() -> Iterator[tuple[str, _Word]]:
    yield from ((word, _Word(value)) for value, word in enumerate(_SMALL.split(), 1))
    yield from ((word, _Word(value * 10)) for value, word in enumerate(_TENS.split(), 2))
    yield "hundred", _Word(_HUNDRED, _HUNDRED)
    yield "thousand", _Word(_THOUSAND, _THOUSAND)


def _arabic() -> Iterator[tuple[str, _Word]]:
    def plain(value: int) -> _Word:
        return _Word(value, arabic=True)

    for value, forms in enumerate(_ARABIC_UNITS, 1):
        yield from ((form, plain(value)) for form in forms)
    for value, stem in enumerate(_ARABIC_TENS, 2):
        yield from ((stem + ending, plain(10 * value)) for ending in ("ون", "ين"))
    for hundred in ("ميه", "مايه"):
        yield hundred, _Word(_HUNDRED, _HUNDRED, arabic=True)
        dual = hundred[:-1] + "ت"
        yield from ((dual + end, plain(200)) for end in ("ان", "ين", "ا", "ي"))
        for value, forms in enumerate(_ARABIC_UNITS[2:9], 3):
            yield from ((form + hundred, plain(_HUNDRED * value)) for form in forms)
    yield "الف", _Word(_THOUSAND, _THOUSAND, arabic=True)
    yield "الاف", _Word(0, _THOUSAND, arabic=True)
    # Behind a number "a thousand" in the accusative, alone "two thousand".
    yield "الفا", _Word(2 * _THOUSAND, _THOUSAND, arabic=True)
    yield from ((form, plain(2 * _THOUSAND)) for form in ("الفان", "الفين", "الفي"))


_WORDS: dict[str, _Word] = {**dict(_english()), **dict(_arabic())}
_PREFIXED: dict[str, tuple[str, _Word]] = {
    prefix + form: (prefix, _Word(word.value, word.scale, arabic=True, joined=prefix == "و"))
    for form, word in _WORDS.items()
    # With "to" and "with" before them shorter ones are other words too.
    for prefix in ("و", "ب", "ل")
    if word.arabic and (prefix == "و" or len(form) > 3) and prefix + form not in _WORDS
}
_AND = {"and": False, "و": True}
STARTS = frozenset(
    (
        *(form for form, word in _WORDS.items() if word.value),
        *(form for form, (_, word) in _PREFIXED.items() if word.value),
    )
)
"""The words with which a number can begin."""


def scale(word: str) -> int:
    """Return by what a word multiplies the digits before it, as in "3 thousand"; 1 for others."""
    known = _WORDS.get(word)
    return known.scale or 1 if known else 1


def read(words: Sequence[str], at: int) -> tuple[str, int, int] | None:
    """Return the number that begins at a place.

    Returns:
        What hangs on its first word ("and" in Arabic), or ""; the number; the place behind it.
        None where no number begins there.
    """
    hung, first = _PREFIXED.get(words[at]) or ("", _WORDS.get(words[at]))
    if first is None or not first.value:
        return None
    total, group = divmod(first.value, _THOUSAND)
    total *= _THOUSAND
    end = at + 1
    while found := _following(words, end):
        word, behind = found
        more = _with(total, group, word)
        if more is None:
            break
        (total, group), end = more, behind
    return None if total + group == 1 else (hung, total + group, end)


def _following(words: Sequence[str], at: int) -> tuple[_Word, int] | None:
    """Return the word that may go on with a number, and the place behind it."""
    joined = at < len(words) and words[at] in _AND
    place = at + joined
    if place >= len(words):
        return None
    word = _WORDS.get(words[place])
    if word is None:
        _, word = _PREFIXED.get(words[place], ("", None))
        # A preposition begins a number of its own.
        return (word, place + 1) if word and word.joined and not joined else None
    if not joined:
        return word, place + 1
    if word.arabic != _AND[words[at]]:
        return None
    return _Word(word.value, word.scale, word.arabic, joined=True), place + 1


def _with(total: int, group: int, word: _Word) -> tuple[int, int] | None:
    """Return thousands, and what is below them, with one more word; None where it does not fit."""
    if word.scale and group and not word.joined and (total == 0 or word.scale == _HUNDRED):
        if word.scale == _THOUSAND:
            return group * _THOUSAND, 0
        return (total, group * _HUNDRED) if group < _HUNDRED else None
    if not word.value or word.value >= _THOUSAND:
        return None
    low = group % _HUNDRED
    if word.value >= _HUNDRED:
        fits = total > 0 and group == 0
    elif low == 0:
        fits = word.joined or not word.arabic
    elif word.arabic:
        tens = word.joined and word.value >= 20
        fits = low < 10 and (tens or (word.value == 10 and not word.joined))
    else:
        fits = low >= 20 and low % 10 == 0 and word.value < 10 and not word.joined
    return (total, group + word.value) if fits else None
