# SPDX-License-Identifier: MIT
"""The lines of a PDF page as PDFium finds them, with where each stands on the page."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

_BREAKS = re.compile("(\r\n|\r|\n|\ufffe)")
# Ligatures and the shaped forms of Arabic letters are for print; the letters are the text.
_SHAPED = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
_NO_LETTERS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; lengths in points, `baseline` from the foot of the page up.

    `size` is the height that its font gives a line; `hyphenated` where a word goes on in the next.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    page_height: float
    hyphenated: bool = False


def lines(page: Any) -> list[Line]:
    """Return the lines of a pypdfium2 page in the order in which they are written."""
    text_page = page.get_textpage()
    height = page.get_height()
    text = text_page.get_text_range()
    found = []
    at = 0
    pieces = _BREAKS.split(text)
    for piece, end in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        # PDFium counts in UTF-16 units and marks a hyphen at a line's end by U+FFFE.
        units = _units(piece)
        line = _line(text_page, piece, at, units, height, hyphenated=end == "\ufffe")
        if line is not None:
            found.append(line)
        at += units + _units(end)
    text_page.close()
    return found


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)


def _line(
    text_page: Any, piece: str, at: int, units: int, height: float, *, hyphenated: bool
) -> Line | None:
    words = _NO_LETTERS.sub("", _SHAPED.sub(_unshaped, piece)).strip()
    if not words:
        return None
    before = len(piece) - len(piece.lstrip())
    after = len(piece) - len(piece.rstrip())
    first = _box(text_page, at + before)
    last = _box(text_page, at + units - 1 - after)
    boxes = [box for box in (first, last) if box is not None]
    if not boxes:
        return Line(words, 0, 0, 0, 0, height, hyphenated)
    return Line(
        words,
        left=min(box[0] for box in boxes),
        right=max(box[1] for box in boxes),
        baseline=boxes[0][2],
        size=max(box[3] for box in boxes),
        page_height=height,
        hyphenated=hyphenated,
    )


def _unshaped(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def _box(text_page: Any, unit: int) -> tuple[float, float, float, float] | None:
    """Return left, right, baseline and height of the character at a text index."""
    from pypdfium2 import raw

    at = raw.FPDFText_GetCharIndexFromTextIndex(text_page, unit)
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    if at < 0 or not raw.FPDFText_GetLooseCharBox(text_page, at, box):
        return None
    if not raw.FPDFText_GetCharOrigin(text_page, at, x, y):
        return None
    return box.left, box.right, y.value, abs(box.top - box.bottom)
