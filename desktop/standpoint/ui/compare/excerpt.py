# SPDX-License-Identifier: MIT
"""A sentence as a cell shows it: whole, or cut around what the rules found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standpoint.ui.compare.offsets import Offsets, document_text

WHOLE = 150
"""A sentence of at most so many letters is never cut."""
BEFORE = 64
AFTER = 44
WORTH = 28
"""A cut that saves fewer letters than this is not made."""
HEAD = 130
"""Letters shown of a long sentence in which no rule found anything."""

_BREAKS = str.maketrans({"\n": " ", "\t": " ", "\u2028": " ", "\u2029": " "})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The part `text[start:end]` of a report that stands for a sentence.

    `cut_start` and `cut_end` say on which side the sentence goes on.
    """

    start: int
    end: int
    cut_start: bool = False
    cut_end: bool = False

    @property
    def cut(self) -> bool:
        """Return whether something of the sentence is hidden."""
        return self.cut_start or self.cut_end


def cut(text: str, start: int, end: int, found: Sequence[tuple[int, int]]) -> Excerpt:
    """Return the sentence `text[start:end]` cut around the spans found in it.

    Args:
        text: the stored text.
        start: where the sentence begins, in code points.
        end: where it ends.
        found: spans inside the sentence that must stay.
    """
    if end - start <= WHOLE:
        return Excerpt(start, end)
    if found:
        first = _word_start(text, start, max(start, min(s for s, _ in found) - BEFORE))
        last = _word_end(text, end, min(end, max(e for _, e in found) + AFTER))
    else:
        first, last = start, _word_end(text, end, start + HEAD)
    if first - start < WORTH:
        first = start
    if end - last < WORTH:
        last = end
    return Excerpt(first, last, first > start, last < end)


def _word_start(text: str, start: int, position: int) -> int:
    while position > start and not text[position - 1].isspace():
        position -= 1
    return position


def _word_end(text: str, end: int, position: int) -> int:
    while position < end and not text[position].isspace():
        position += 1
    return position


@dataclass(frozen=True, slots=True)
class Line:
    """An excerpt as it is set: what Qt lays out, and where stored spans lie in it.

    `text` is the excerpt with its ellipses and, behind `tail`, the small print after it;
    `tail` is a UTF-16 position.
    """

    text: str
    tail: int
    excerpt: Excerpt
    offsets: Offsets
    shift: int

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return a stored span in UTF-16 units of `text`, cut to what is shown; None if hidden."""
        start, end = max(start, self.excerpt.start), min(end, self.excerpt.end)
        if start >= end:
            return None
        return self.offsets.span(start - self.shift, end - self.shift)


def set_line(text: str, excerpt: Excerpt, small_print: str = "") -> Line:
    """Return an excerpt of `text` with ellipses where it is cut, and the small print behind it.

    Breaks inside a sentence (of a hard-wrapped file) become spaces, one for one.
    """
    before = "… " if excerpt.cut_start else ""
    after = " …" if excerpt.cut_end else ""
    body = document_text(text[excerpt.start : excerpt.end]).translate(_BREAKS)
    shown = f"{before}{body}{after}"
    offsets = Offsets(shown)
    # The isolates keep "¶ 4" in its order beside right-to-left text.
    whole = f"{shown}  \u2066{small_print}\u2069" if small_print else shown
    return Line(whole, offsets.qt_length, excerpt, offsets, excerpt.start - len(before))
