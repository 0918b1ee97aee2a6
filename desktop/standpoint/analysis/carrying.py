# SPDX-License-Identifier: MIT
"""Where sentences of a text stand in a better text of the same report."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from standpoint.model.reports import Sentence

Span = tuple[int, int]


class Carrying:
    """Carries places of one text over into another: only into sentences of the same letters.

    Two sentences are the same where they differ in nothing but white space. Sentences in the same
    order are paired first; one that moved is found where it stands exactly once in both texts.
    """

    def __init__(
        self,
        old: str,
        old_sentences: Sequence[Sentence],
        new: str,
        new_sentences: Sequence[Sentence],
    ) -> None:
        self._old = old
        self._new = new
        self._spans = [(unit.start, unit.end) for unit in old_sentences]
        self._starts = [start for start, _ in self._spans]
        before = [_letters(old, unit) for unit in old_sentences]
        after = [_letters(new, unit) for unit in new_sentences]
        self._carried = {
            self._spans[one]: (new_sentences[other].start, new_sentences[other].end)
            for one, other in _pairs(before, after).items()
        }

    @property
    def sentences(self) -> dict[Span, Span]:
        """Return where each sentence that is the same stood and stands, in code points."""
        return dict(self._carried)

    def within(self, start: int, end: int) -> list[Span]:
        """Return the sentences of the old text that lie wholly in a passage of it."""
        return [span for span in self._spans if start <= span[0] and span[1] <= end]

    def place(self, start: int, end: int) -> Span | None:
        """Return where `old[start:end]` stands in the new text, without white space around it.

        None where the sentence of its first or last letter is not the same any more, or where what
        lies between them is not.
        """
        words = self._old[start:end]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        first, last = self._sentence(start), self._sentence(end - 1)
        if first is None or last is None or start >= end:
            return None
        begin = self._offset(first, start)
        stop = self._offset(last, end - 1) + 1
        same = _without_space(self._old[start:end]) == _without_space(self._new[begin:stop])
        return (begin, stop) if same else None

    def _sentence(self, offset: int) -> Span | None:
        """Return the sentence that holds an offset, if it stands in the new text, too."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._spans[at][1]:
            return None
        return self._spans[at] if self._spans[at] in self._carried else None

    def _offset(self, sentence: Span, offset: int) -> int:
        """Return the offset of the same letter; white space goes to the letter behind it."""
        wanted = len(_without_space(self._old[sentence[0] : offset]))
        start, end = self._carried[sentence]
        for at in range(start, end):
            if not self._new[at].isspace():
                if wanted == 0:
                    return at
                wanted -= 1
        return end


def _letters(text: str, unit: Sentence) -> str:
    return _without_space(text[unit.start : unit.end])


def _without_space(words: str) -> str:
    return "".join(words.split())


def _pairs(before: list[str], after: list[str]) -> dict[int, int]:
    """Return position → position of sentences that are the same."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    paired = {block.a + step: block.b + step for block in blocks for step in range(block.size)}
    taken = set(paired.values())
    once = _once(before)
    elsewhere = _once(after)
    for letters, at in once.items():
        other = elsewhere.get(letters)
        if at not in paired and other is not None and other not in taken:
            paired[at] = other
    return paired


def _once(sentences: list[str]) -> dict[str, int]:
    """Return the place of each sentence that stands exactly once."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, letters in enumerate(sentences):
        places[letters].append(at)
    return {letters: found[0] for letters, found in places.items() if len(found) == 1}
