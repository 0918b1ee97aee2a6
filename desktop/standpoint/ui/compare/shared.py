# SPDX-License-Identifier: MIT
"""Shared words: where the stems that two sentences have in common stand in each of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@lru_cache(maxsize=20_000)
def _stem(word: str, language: str | None) -> str | None:
    from standpoint.text.stems import stems

    found: list[str] = stems(word, language)
    return found[0] if found else None


def occurrences(
    text: str, start: int, end: int, language: str | None, wanted: Collection[str]
) -> list[tuple[int, int]]:
    """Return the spans of `text[start:end]`, in code points of `text`, whose stem is wanted."""
    if not wanted:
        return []
    return [
        word.span()
        for word in _WORD.finditer(text, start, end)
        if _stem(word.group(), language) in wanted
    ]


def shown_stem(stem: str, one: str, other: str, language: str | None) -> str:
    """Return a stem as people read it: the word itself where both have the same, else "coordinat-".

    Args:
        stem: the stem.
        one: text of one sentence.
        other: text of the other.
        language: of both.
    """
    forms: list[dict[str, str]] = [
        {word.casefold(): word for word in _WORD.findall(text) if _stem(word, language) == stem}
        for text in (one, other)
    ]
    same = forms[0].keys() & forms[1].keys()
    if same:
        return forms[0][min(same, key=lambda form: (len(form), form))]
    return f"{_common_start([*forms[0], *forms[1]]) or stem}-"


def _common_start(words: Sequence[str]) -> str:
    if not words:
        return ""
    first, last = min(words), max(words)
    for place, letter in enumerate(first):
        if place >= len(last) or last[place] != letter:
            return first[:place]
    return first
