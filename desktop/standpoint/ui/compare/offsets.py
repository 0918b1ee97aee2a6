# SPDX-License-Identifier: MIT
"""The one border between stored offsets (code points) and Qt's (UTF-16 units)."""

from __future__ import annotations

from bisect import bisect_left

_REPLACED = {
    0x000D: "\u2028",  # Qt folds CR LF into one break and would move every offset after it
    0xFDD0: "\ufffd",  # Qt keeps these two to mark the start and end of a frame
    0xFDD1: "\ufffd",
    0xFFFC: "\ufffd",  # Qt reads it as a picture
}


def document_text(text: str) -> str:
    """Return `text` as it may be handed to QTextDocument.setPlainText.

    The few characters that Qt would drop or take for its own marks are replaced one for one, so
    that every offset stays where it was.
    """
    return text.translate(_REPLACED)


class Offsets:
    """Positions of one text, in code points as stored and in UTF-16 units as Qt counts."""

    __slots__ = ("_astral", "length", "qt_length")

    def __init__(self, text: str) -> None:
        self._astral = (
            [i for i, c in enumerate(text) if ord(c) > 0xFFFF] if _has_astral(text) else []
        )
        self.length = len(text)
        self.qt_length = self.length + len(self._astral)

    def qt(self, position: int) -> int:
        """Return the UTF-16 position of a code point position from 0 to `length`.

        Raises:
            ValueError: the position lies outside the text.
        """
        if not 0 <= position <= self.length:
            raise ValueError(f"position {position} is outside a text of {self.length} code points")
        return position + bisect_left(self._astral, position)

    def stored(self, position: int) -> int:
        """Return the code point position of a UTF-16 position from 0 to `qt_length`.

        A position between the two halves of a surrogate pair belongs to the pair's start.

        Raises:
            ValueError: the position lies outside the text.
        """
        if not 0 <= position <= self.qt_length:
            raise ValueError(f"position {position} is outside a text of {self.qt_length} units")
        low, high = 0, len(self._astral)
        while low < high:
            middle = (low + high) // 2
            if self._astral[middle] + middle + 1 < position:
                low = middle + 1
            else:
                high = middle
        before = low
        if before < len(self._astral) and self._astral[before] + before + 1 == position:
            return self._astral[before]
        return position - before

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return both ends of a stored span as UTF-16 positions."""
        return self.qt(start), self.qt(end)


def _has_astral(text: str) -> bool:
    # Letters beyond 16 bits take two units each; counting them so is one pass in C.
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
