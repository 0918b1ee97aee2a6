# SPDX-License-Identifier: MIT
"""Counting words: the denominator of every rate."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standpoint.model.reports import Sentence

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


def count(text: str, sentences: Iterable[Sentence] | None = None) -> int:
    """Return the number of words: of the whole text, or of the given sentences without furniture.

    A hyphen or an apostrophe between letters joins: "cross-border" and "SOC's" are one word each.
    """
    if sentences is None:
        return len(_WORD.findall(text))
    return sum(
        len(_WORD.findall(text, sentence.start, sentence.end))
        for sentence in sentences
        if not sentence.furniture
    )
