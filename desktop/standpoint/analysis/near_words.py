# SPDX-License-Identifier: MIT
"""Where two nearly equal texts differ, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from standpoint.text.folding import fold

Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MOST = 6_000
"""Of longer texts the words that stand on one side only are shown: aligning them takes seconds."""


def differing(one: str, other: str) -> tuple[list[Span], list[Span]]:
    """Return the stretches of each text that have no match in the other, as (start, end).

    Words are compared folded (standpoint.text.folding), so that case, punctuation and Arabic marks
    make no difference; neighbouring words are one stretch.
    """
    here, there = _words(one), _words(other)
    words, others = [word for word, _ in here], [word for word, _ in there]
    if max(len(words), len(others)) > _MOST:
        known, known_there = set(words), set(others)
        kept = [place for place, word in enumerate(words) if word not in known_there]
        kept_there = [place for place, word in enumerate(others) if word not in known]
    else:
        kept, kept_there = [], []
        matcher = SequenceMatcher(None, words, others, autojunk=False)
        for what, first, last, begin, end in matcher.get_opcodes():
            if what != "equal":
                kept += range(first, last)
                kept_there += range(begin, end)
    return _stretches(here, kept), _stretches(there, kept_there)


def _words(text: str) -> list[tuple[str, Span]]:
    # Marks part the words of a text that is not folded.
    folded = fold(text)
    return [
        (match.group(), folded.original(*match.span())) for match in _WORD.finditer(folded.text)
    ]


def _stretches(words: list[tuple[str, Span]], places: list[int]) -> list[Span]:
    found: list[Span] = []
    before = -2
    for place in places:
        start, end = words[place][1]
        # One sign may stand for several words.
        if found and (place == before + 1 or start < found[-1][1]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        before = place
    return found
