# SPDX-License-Identifier: MIT
"""Whether a hyphen at a line's end belongs to the word, told by the rest of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from standpoint.documents.pdf_lines import Line

HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W_]+(?:[-\u2010'’][^\W_]+)*")
_FIRST = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LAST = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*$")
_KEPT = frozenset((
    "all", "anti", "co", "counter", "cross", "ex", "far", "half", "high", "long", "low",
    "mid", "multi", "non", "post", "pre", "pro", "self", "semi", "short", "so", "sub",
    "well", "vice", "north", "south", "east", "west", "al", "el", "ad", "an", "ar", "as",
    "ash", "at", "az",
))  # fmt: skip


class Hyphens:
    """The words of a document, to look up what a broken word is elsewhere."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        goes_on = False
        for line in lines:
            words = _WORD.findall(line.text.lower())
            self._words.update(words[goes_on : len(words) - line.hyphenated])
            goes_on = line.hyphenated

    def join(self, before: str, after: str) -> str:
        """Join two lines, the first of which ended in a hyphen (already cut off)."""
        last, first = _LAST.search(before), _FIRST.match(after)
        if last is None or first is None:
            return f"{before}-{after}"
        return f"{before}{'-' if self._keeps(last[0], first[0]) else ''}{after}"

    def _keeps(self, last: str, first: str) -> bool:
        known = self._words
        whole, compound = known[(last + first).lower()], known[f"{last}-{first}".lower()]
        if whole != compound:
            return compound > whole
        if not first[0].islower() and not "\u0600" <= first[0] <= "\u06ff":
            return True
        if last[-1].isdigit() or "-" in last or last.lower() in _KEPT:
            return True
        # Two whole words: a compound, such as cease-fire.
        both = known[last.lower()] and known[first.lower()]
        return bool(both) and min(len(last), len(first)) > 2
