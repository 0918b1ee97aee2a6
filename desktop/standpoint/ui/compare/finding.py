# SPDX-License-Identifier: MIT
"""Words found in texts as they are read, whatever their case, quotation marks or vowel signs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from standpoint.text.folding import Folded, fold


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found: `text[start:end]` of a report, in code points."""

    report: int
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Return both ends."""
        return self.start, self.end


def pattern(words: str, *, whole: bool) -> re.Pattern[str] | None:
    """Return what folded texts are searched for, None where there is nothing to look for.

    Args:
        words: as typed; any gap between two of them stands for any gap in a text.
        whole: find no part of a word.
    """
    parts = fold(words).text.split()
    if not parts:
        return None
    source = r"\s+".join(re.escape(part) for part in parts)
    if whole:
        source = rf"(?<![^\W_]){source}(?![^\W_])"
    return re.compile(source)


def spans(text: str, sought: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where a text has what is sought, as code points of the stored text, in order."""
    folded = _folded(text)
    found: list[tuple[int, int]] = []
    for match in sought.finditer(folded.text):
        start, end = folded.original(*match.span())
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


@lru_cache(maxsize=8)
def _folded(text: str) -> Folded:
    return fold(text)


def nearest(hits: list[Hit], after: Callable[[Hit], bool]) -> int:
    """Return the number of the first hit of which `after` is true, else of the first of all."""
    return next((number for number, hit in enumerate(hits) if after(hit)), 0)
