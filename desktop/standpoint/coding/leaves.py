# SPDX-License-Identifier: MIT
"""Words and phrases found right where their letters stand, without taking a sentence apart.

Places are counted in a padded text: a space, the parted text (standpoint.text.tokens), a space.
What stands between two spaces of it is called a piece.
"""

from __future__ import annotations

import re
from typing import Literal

from standpoint.coding.expressions import Expression, Phrase, Word, rarity
from standpoint.text.tokens import STOP, hung

WIDEST_GAP = 4
"""How many spaces may part the two words by which a phrase is found."""

Place = tuple[int, int]
"""Where something starts and ends in a padded text."""

UNSURE: Literal["unsure"] = "unsure"
"""Numbers take signs beside them in: only the words of the whole sentence tell."""

Found = Place | Literal["unsure"] | None

_NEXT = re.compile(" +([^ ]+)")


class Leaf:
    """A word or a phrase of a rule, which is a rule of its own or one side of an OR.

    A phrase is found by two of its words side by side where they can only be written one way,
    else by its rarest word.

    Attributes:
        pointed: the words, one or two, by which it is found.
        patterns: one of them stands in a padded text wherever the leaf does.
        simple: what a folded text holds between the spaces of a pattern where that is all that
            there is to find; None where `at` has to look.
        cased: the word that wants its capitals as written, else None.
    """

    __slots__ = (
        *("_after", "_before", "_beginning", "_gap"),
        *("cased", "patterns", "pointed", "simple"),
    )

    def __init__(self, words: tuple[Word, ...], crosses: tuple[bool, ...]) -> None:
        first, last = _pointed(words)
        self.pointed = words[first:last]
        self._gap = None if last - first == 1 else crosses[first]
        self._after = tuple(zip(words[last:], crosses[last - 1 :], strict=True))
        self._before = tuple(zip(words[:first], crosses[:first], strict=True))[::-1]
        self.cased = words[0] if words[0].written is not None else None
        only = words[0]
        self._beginning = (
            len(words) == 1
            and only.open_end
            and not only.open_start
            and len(only.forms) == 1
            and only.text[0].isalpha()
        )
        texts = [word.text for word in self.pointed]
        if len(texts) == 1:
            self.patterns = [self.pointed[0].pointer.pattern]
        else:
            self.patterns = [f" {(' ' * gap).join(texts)} " for gap in range(1, WIDEST_GAP + 1)]
        whole = last - first == len(words) and all(map(_closed, words))
        self.simple = (
            " ".join(texts) if whole and all(text[0].isalpha() for text in texts) else None
        )

    def at(self, padded: str, folded: str, start: int, end: int) -> Found:
        """Return where the leaf stands of which a pattern was found at a place.

        Args:
            padded: the padded text.
            folded: the folded text that it was made from.
            start: where the pattern starts in the padded text.
            end: where it ends there.
        """
        if self.simple is not None and folded[start : end - 2] == self.simple:
            return start + 1, end - 1
        if self._beginning:
            return start + 1, padded.find(" ", end)
        return self._walked(padded, folded, start, end)

    def _walked(self, padded: str, folded: str, start: int, end: int) -> Found:
        """Return where the leaf stands by going from piece to piece."""
        if padded[start] != " ":
            start = padded.rfind(" ", 0, start)
        if padded[end - 1] != " ":
            end = padded.find(" ", end) + 1
        first, last = start + 1, end - 1
        fits = self._fits_pointed(padded, folded, first, last)
        if not fits:
            return None if fits is None else UNSURE
        for word, crosses in self._after:
            match = _NEXT.match(padded, last)
            fits = _fits(word, match[1], folded, match.start(1)) if match else None
            if match is None or fits is None or _stopped(folded, last, match.start(1), crosses):
                return None
            if not fits:
                return UNSURE
            last = match.end()
        for word, crosses in self._before:
            gap = first - 1
            while gap and padded[gap - 1] == " ":
                gap -= 1
            begin = padded.rfind(" ", 0, gap) + 1
            fits = _fits(word, padded[begin:gap], folded, begin) if gap else None
            if fits is None or _stopped(folded, gap, first, crosses):
                return None
            if not fits:
                return UNSURE
            first = begin
        return first, last

    def _fits_pointed(self, padded: str, folded: str, first: int, last: int) -> bool | None:
        """Tell whether the words that the patterns point to stand there, as `_fits` does."""
        if self._gap is None:
            return _fits(self.pointed[0], padded[first:last], folded, first)
        left, right = self.pointed
        behind, before = first + len(left.text), last - len(right.text)
        if _stopped(folded, behind, before, self._gap):
            return None
        fits = _fits(left, padded[first:behind], folded, first)
        return fits and _fits(right, padded[before:last], folded, before)


def leaf(expression: Expression) -> Leaf | None:
    """Return the leaf of a word or phrase; None for what only the words of a sentence decide."""
    match expression:
        case Word():
            words, crosses = (expression,), ()
        case Phrase(words, crosses) if all(word.written is None for word in words):
            pass
        case _:
            return None
    if all(word.text.replace("'", "").isalnum() for word in words):
        return Leaf(words, crosses)
    return None


def _pointed(words: tuple[Word, ...]) -> tuple[int, int]:
    """Return the first of the words by which a phrase is found, and the one behind them."""
    ranks = [rarity(word) for word in words]
    pairs = [at for at in range(len(words) - 1) if _closed(words[at]) and _closed(words[at + 1])]
    if pairs:
        at = max(pairs, key=lambda at: (max(ranks[at : at + 2]), min(ranks[at : at + 2])))
        return at, at + 2
    at = max(range(len(words)), key=ranks.__getitem__)
    return at, at + 1


def _closed(word: Word) -> bool:
    """Tell whether a word stands for one written form alone."""
    return len(word.forms) == 1 and not (word.open_start or word.open_end)


def _fits(word: Word, piece: str, folded: str, start: int) -> bool | None:
    """Tell whether the piece that starts there is the word: True, None if not, False if unsure."""
    if not piece[0].isalpha():
        if word.text[0].isalpha() and not word.open_start:
            return None
        if hung(folded, start - 1, start - 1 + len(piece)):
            return False
    return True if word.fits(piece) else None


def _stopped(folded: str, start: int, end: int, crosses: bool) -> bool:
    """Tell whether a stop keeps a phrase from going on over the gap between two pieces."""
    # The folded text has no space before it, so its places are one less.
    if crosses or (end - start == 1 and folded[start - 1] == " "):
        return False
    return STOP.search(folded, start - 1, end - 1) is not None
