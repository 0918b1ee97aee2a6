# SPDX-License-Identifier: MIT
"""The words of one sentence, as they are compared and where they stand in the report."""

from __future__ import annotations

from standpoint.coding.expressions import Word
from standpoint.text.folding import Folded, keep_case
from standpoint.text.tokens import word_or_stop


class Words:
    """The words of one sentence.

    Args:
        stored: the report as it is stored.
        folded: the report folded.
        start: where the sentence starts in the folded text.
        end: where it ends there.

    Attributes:
        texts: the words, folded.
        stop_before: for each word, whether a stop stands before it that phrases do not cross.
        places: for each different word, where it stands, counted from 0.
    """

    __slots__ = ("_ends", "_folded", "_starts", "_stored", "places", "stop_before", "texts")

    def __init__(self, stored: str, folded: Folded, start: int, end: int) -> None:
        self._stored = stored
        self._folded = folded
        self._starts: list[int] = []
        self._ends: list[int] = []
        self.texts: list[str] = []
        self.stop_before: list[bool] = []
        self.places: dict[str, list[int]] = {}
        stop = False
        for match in word_or_stop(folded.text).finditer(folded.text, start, end):
            word = match[1]
            if word is None:
                stop = True
                continue
            self.places.setdefault(word, []).append(len(self.texts))
            self.texts.append(word)
            self._starts.append(match.start())
            self._ends.append(match.end())
            self.stop_before.append(stop)
            stop = False

    def where(self, word: Word) -> list[int]:
        """Return where a word of a rule stands, for words that no look-up finds."""
        return [
            place
            for text, places in self.places.items()
            if word.fits(text)
            for place in places
            if self.written_as(word, place)
        ]

    def written_as(self, word: Word, place: int) -> bool:
        """Tell whether the word at a place is written as a rule asks, capitals and all."""
        if word.written is None:
            return True
        start, end = self.stored(place, place)
        return word.fits_written(keep_case(self._stored[start:end]))

    def stored(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words from the first to the last stand in the stored text."""
        return self._folded.original(self._starts[first], self._ends[last])
