# SPDX-License-Identifier: MIT
"""Folding: the form of a text in which words are compared, with an exact map back to the text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from standpoint.text.press_letters import Table

_APOSTROPHES = "'’‘‛ʼʹʻʽʾʿ′`´＇"
_QUOTATION_MARKS = '"“”„‟«»″❝❞〝〞＂'
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
)
_TATWEEL = "\u0640"
_ISOLATED_ARABIC_MARKS = "\ufe70-\ufe7f"
_DROPPED_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
_dropped = re.compile(f"[{_INVISIBLE}{_TATWEEL}{_ISOLATED_ARABIC_MARKS}{_DROPPED_MARKS}]")

# One letter for each letter: what writers of Arabic use interchangeably (Larkey et al. 2002), and
# the forms that Persian and Kurdish keyboards put in their place.
_ARABIC = dict(zip("أإآٱىئؤةکیےھہۀ", "ااااييوهكييههه", strict=True))
_PUNCTUATION = {
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_QUOTATION_MARKS, '"'),
    "_": " ",
    "−": " ",
    "⁃": " ",
    "؟": "?",
    "؛": ";",
    "،": ",",
    "٬": ",",
    "٫": ".",
    "٪": "%",
}


def _fold_letter(letter: str) -> str:
    """Return what one character is compared as: none, one or several characters."""
    if letter in _PUNCTUATION:
        return _PUNCTUATION[letter]
    if _dropped.match(letter):
        return ""
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    # A footnote mark is not another digit of the number it hangs on.
    if category in ("No", "Pd") or letter.isspace():
        return " "
    return "".join(
        _ARABIC.get(part) or _PUNCTUATION.get(part) or (" " if part.isspace() else part)
        for part in _normalised(letter)
        if not _dropped.match(part)
    )


def _normalised(text: str) -> str:
    """Return the compatibility case fold of Unicode (UAX 31, NFKC with case folding)."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).lower()


class _Letters(dict[int, str]):
    """Characters met so far and what each is compared as."""

    def __missing__(self, code: int) -> str:
        folded = _fold_letter(chr(code))
        self[code] = folded
        return folded


_letters = _Letters()
# The look-behinds stand after the apostrophe, so that a search hops from one to the next.
_BEHIND_WORD = rf"(?:(?<=[^\W_].)|(?<=[{_DROPPED_MARKS}.)\]\"”].))"
_BEFORE_GAP = rf"(?![^\W_]|[{_DROPPED_MARKS}])"
_POSSESSIVE = rf"[{_APOSTROPHES}]{_BEHIND_WORD}[sS]{_BEFORE_GAP}"
_possessive = re.compile(_POSSESSIVE, re.DOTALL)
_ascii_possessive = re.compile(rf"'{_BEHIND_WORD}[sS]{_BEFORE_GAP}", re.ASCII | re.DOTALL)


# All beyond ASCII that most English texts hold; they fold like a sign of ASCII.
_TYPOGRAPHIC = tuple((sign, _letters[ord(sign)]) for sign in "’‘“”–—«»\u00a0")
# A mark that changes the letter before it does not stand for itself.
_press = Table(
    lambda letter: "" if unicodedata.category(letter).startswith("M") else _letters[ord(letter)]
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared, and where each of its characters stands in the stored text.

    Between the places in `jumps` the two run side by side, character by character. A jump says:
    `text[folded start:folded end]` stands for `stored[start:end]` as a whole, and may be empty.
    """

    text: str
    folded_starts: tuple[int, ...] = ()
    folded_ends: tuple[int, ...] = ()
    stored_starts: tuple[int, ...] = ()
    stored_ends: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the stored text that `text[start:end]` stands for.

        An empty span comes back as an empty span.
        """
        first, _ = self._stored(start)
        if end <= start:
            return first, first
        _, last = self._stored(end - 1)
        return first, last

    def position(self, stored: int) -> int:
        """Return the first place in `text` that stands for `stored` or what follows it."""
        jump = bisect_right(self.stored_starts, stored) - 1
        if jump < 0:
            return stored
        if stored == self.stored_starts[jump] != self.stored_ends[jump]:
            return self.folded_starts[jump]
        return self.folded_ends[jump] + max(0, stored - self.stored_ends[jump])

    @property
    def starts(self) -> tuple[int, ...]:
        """For each character of `text`, where what it stands for starts in the stored text."""
        return tuple(self._stored(place)[0] for place in range(len(self.text)))

    @property
    def ends(self) -> tuple[int, ...]:
        """For each character of `text`, where what it stands for ends in the stored text."""
        return tuple(self._stored(place)[1] for place in range(len(self.text)))

    def _stored(self, place: int) -> tuple[int, int]:
        jump = bisect_right(self.folded_starts, place) - 1
        if jump < 0:
            return place, place + 1
        if place < self.folded_ends[jump]:
            return self.stored_starts[jump], self.stored_ends[jump]
        stored = self.stored_ends[jump] + place - self.folded_ends[jump]
        return stored, stored + 1


def fold(text: str) -> Folded:
    """Return the text as it is compared, with the map back to it.

    Case is folded, apostrophes and quotation marks are made alike, a possessive 's is dropped,
    hyphens, dashes and every white space become a space. Arabic loses vowel signs and tatweel,
    and letters and digits that are used for each other become one. Marks that nobody sees go.
    """
    if text.isascii():
        found = [match.start() for match in _ascii_possessive.finditer(text)]
        return _without(text.translate(_letters), found)
    typed = text
    for sign, instead in _TYPOGRAPHIC:
        typed = typed.replace(sign, instead)
    if typed.isascii():
        even = typed.translate(_letters)
        return _without(even, _possessives(text, even))
    changed = _press.changed(text)
    if changed is None:
        met = set(text)
        return _join(_one_for_one(text, met), _uneven(text, met))
    even, met = changed
    return _join(even, _uneven(text, met)) if met else _without(even, _possessives(text, even))


def _possessives(text: str, even: str) -> list[int]:
    """Return where a possessive 's stands in a text that folds one for one to `even`."""
    found: list[int] = []
    place = even.find("'s")
    while place >= 0:
        if _possessive.match(text, place):
            found.append(place)
        place = even.find("'s", place + 1)
    return found


def _without(even: str, possessives: list[int]) -> Folded:
    """Return a text that was folded one for one without the possessives at these places."""
    if not possessives:
        return Folded(even)
    ends = [place + 2 for place in possessives]
    places = tuple(place - 2 * dropped for dropped, place in enumerate(possessives))
    pieces = (even[a:b] for a, b in zip([0, *ends], [*possessives, len(even)], strict=True))
    return Folded("".join(pieces), places, places, tuple(possessives), tuple(ends))


def _uneven(text: str, met: set[str]) -> Iterator[re.Match[str]]:
    """Find what of a text does not fold one for one; `met` holds all such characters in it."""
    marks = {letter for letter in met if unicodedata.category(letter).startswith("M")}
    uneven = {letter for letter in met - marks if len(_letters[ord(letter)]) != 1}
    alternatives = [_POSSESSIVE]
    if marks:
        alternatives.insert(0, f"[^{_class(marks)}]?[{_class(marks)}]+")
    if uneven:
        alternatives.append(f"[{_class(uneven)}]")
    return re.finditer("|".join(alternatives), text, re.DOTALL)


def _one_for_one(text: str, met: set[str]) -> str:
    """Fold what folds to one character and leave the rest; a text has few letters that change."""
    folded = text
    for letter in met:
        instead = _letters[ord(letter)]
        if len(instead) == 1 and instead != letter and not "A" <= letter <= "Z":
            folded = folded.replace(letter, instead)
    lowered = folded.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(
        instead if len(instead := _letters[ord(letter)]) == 1 else letter for letter in text
    )


def keep_case(text: str) -> str:
    """Return the text folded in everything but case, for words that are searched as written."""
    if text.isascii() and text.isalnum():
        return text
    return "".join(
        letter if _letters[ord(letter)] == letter.casefold() else _letters[ord(letter)]
        for letter in unicodedata.normalize("NFKC", text)
    )


def _class(letters: set[str]) -> str:
    return "".join(re.escape(letter) for letter in sorted(letters))


def _join(even: str, uneven: Iterator[re.Match[str]]) -> Folded:
    """Put together what was folded one for one and what each uneven place folds to."""
    pieces: list[str] = []
    folded_starts: list[int] = []
    folded_ends: list[int] = []
    stored_starts: list[int] = []
    stored_ends: list[int] = []
    done = length = 0
    for match in uneven:
        start, end = match.span()
        pieces.append(even[done:start])
        length += start - done
        found = match.group()
        possessive = len(found) == 2 and found[0] in _APOSTROPHES and found[1] in "sS"
        piece = "" if possessive else unicodedata.normalize("NFKC", found).translate(_letters)
        folded_starts.append(length)
        length += len(piece)
        folded_ends.append(length)
        stored_starts.append(start)
        stored_ends.append(end)
        pieces.append(piece)
        done = end
    if not done:
        return Folded(even)
    pieces.append(even[done:])
    return Folded(
        "".join(pieces),
        tuple(folded_starts),
        tuple(folded_ends),
        tuple(stored_starts),
        tuple(stored_ends),
    )
