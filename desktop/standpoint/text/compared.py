# SPDX-License-Identifier: MIT
"""A report as it is compared: folded once and taken apart once, for all that is asked of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from standpoint.model.reports import Sentence
from standpoint.text.folding import Folded, fold
from standpoint.text.tokens import parted, pieces, words

# The one sign that takes a gap into a word; between two sentences it makes one word of two.
_OVER_A_GAP = re.compile(r"[$€£¥₺] \d")


class Compared:
    """A text with its sentences, in the form in which words are compared.

    Folding, parting and finding words are most of the work on a report, and five counts and
    indexes want their outcome.

    Args:
        text: the report as it is stored.
        sentences: its sentences, furniture among them.

    Attributes:
        folded: the text, folded.
        apart: the folded text, parted (standpoint.text.tokens).
    """

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.folded: Folded = fold(text)
        self.apart: str = parted(self.folded.text)
        self._sentences = sentences

    @cached_property
    def stored_spans(self) -> list[tuple[int, int]]:
        """Where each sentence starts and ends in the stored text."""
        return [(sentence.start, sentence.end) for sentence in self._sentences]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each sentence starts and ends in the folded text."""
        if not self.folded.stored_starts:
            return self.stored_spans
        position = self.folded.position
        return [(position(start), position(end)) for start, end in self.stored_spans]

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each sentence, in order."""
        folded, apart = self.folded.text, self.apart
        found = []
        for start, end in self.spans:
            piece = folded[start:end]
            alone = pieces(piece, apart[start:end])
            found.append(words(piece) if alone is None else alone.split())
        return found

    @cached_property
    def all_words(self) -> list[str]:
        """The words of the whole text, in order."""
        if _OVER_A_GAP.search(self.folded.text):
            return words(self.folded.text)
        return list(chain.from_iterable(self.words))
