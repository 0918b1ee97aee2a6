# SPDX-License-Identifier: MIT
"""Where the stems that two sentences share stand in each of them, and how they read."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from itertools import takewhile

from standpoint.text.folding import fold
from standpoint.text.tokens import WORD


def occurrences(
    text: str, start: int, end: int, language: str | None, wanted: Collection[str]
) -> tuple[tuple[int, int], ...]:
    """Return the words of `text[start:end]` whose stem is wanted, as offsets into `text`."""
    if not wanted:
        return ()
    part = text[start:end]
    folded = fold(part)
    spans = (folded.original(*found.span()) for found in WORD.finditer(folded.text))
    return tuple(
        (start + first, start + last)
        for first, last in spans
        if _stem(part[first:last], language) in wanted
    )


def shown(stem: str, one: str, other: str, language: str | None) -> str:
    """Return a stem as people read it: the word itself where both have it, else "coordinat-"."""
    forms = []
    for text in (one, other):
        spans = occurrences(text, 0, len(text), language, {stem})
        forms.append({text[first:last].casefold(): text[first:last] for first, last in spans})
    same = forms[0].keys() & forms[1].keys()
    if same:
        return forms[0][min(same, key=lambda form: (len(form), form))]
    return f"{_common_start([*forms[0], *forms[1]]) or stem}-"


def _common_start(words: Collection[str]) -> str:
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    return "".join(letters[0] for letters in alike)


@lru_cache(maxsize=20_000)
def _stem(word: str, language: str | None) -> str | None:
    from standpoint.text.stems import stems

    found = stems(word, language)
    return found[0] if found else None
