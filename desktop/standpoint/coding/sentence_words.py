# SPDX-License-Identifier: MIT
"""The words of one sentence, as they are compared and where they stand in the report."""

from __future__ import annotations

from functools import cached_property

from standpoint.coding.expressions import Word
from standpoint.text.folding import Folded, keep_case
from standpoint.text.tokens import STOP, pieces, word_or_stop, words

_LONG = 200
"""In a sentence of more words, as a text without full stops is one, hundreds may be looked up: the
places of all are counted once, and not for each of them."""


class Words:
    """The words of one sentence. Where they stand is looked up when it is first asked for.

    Args:
        stored: the report as it is stored.
        folded: the report folded.
        start: where the sentence starts in the folded text.
        end: where it ends there.
        apart: the report parted (standpoint.text.tokens), where that is known.

    Attributes:
        texts: the words, folded.
        places: for each different word, where it stands, counted from 0.
    """

    def __init__(
        self, stored: str, folded: Folded, start: int, end: int, apart: str | None = None
    ) -> None:
        self._stored = stored
        self._folded = folded
        self._span = start, end
        written = folded.text[start:end]
        self._apart = pieces(written, apart and apart[start:end])
        self.texts = words(written) if self._apart is None else self._apart.split()
        self.places: dict[str, list[int]] = {}
        for place, text in enumerate(self.texts):
            if text in self.places:
                self.places[text].append(place)
            else:
                self.places[text] = [place]

    @cached_property
    def _where(self) -> tuple[list[int], list[int], list[bool]]:
        """Where each word starts and ends in the folded text, and whether a stop is before it."""
        starts: list[int] = []
        ends: list[int] = []
        stops: list[bool] = []
        stop = False
        text = self._folded.text
        for match in word_or_stop(text).finditer(text, *self._span):
            if match[1] is None:
                stop = True
                continue
            start, end = match.span()
            starts.append(start)
            ends.append(end)
            stops.append(stop)
            stop = False
        return starts, ends, stops

    def _place(self, place: int) -> tuple[int, int]:
        """Return where a word starts and ends in the folded text."""
        if self._apart is None:
            starts, ends, _ = self._where
            return starts[place], ends[place]
        if len(self.texts) > _LONG:
            start = self._span[0] + self._starts[place]
        else:
            start = self._span[1] - len(self._apart.split(None, place)[place])
        return start, start + len(self.texts[place])

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word starts in the sentence."""
        assert self._apart is not None
        found: list[int] = []
        after = 0
        for text in self.texts:
            found.append(self._apart.index(text, after))
            after = found[-1] + len(text)
        return found

    def stopped(self, place: int) -> bool:
        """Tell whether a stop that phrases do not cross stands before a word behind the first."""
        if self._apart is None:
            return self._where[2][place]
        gap = self._place(place - 1)[1], self._place(place)[0]
        return STOP.search(self._folded.text, *gap) is not None

    @property
    def stop_before(self) -> list[bool]:
        """For each word, whether a stop stands before it that phrases do not cross."""
        return self._where[2]

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
        return self._folded.original(self._place(first)[0], self._place(last)[1])
