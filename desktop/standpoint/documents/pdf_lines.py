# SPDX-License-Identifier: MIT
"""The lines of a PDF page as PDFium finds them, with where each stands on the page."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from standpoint.documents import print_forms

_BREAKS = re.compile("(\r\n|\r|\n|\ufffe)")
_ARABIC = re.compile("[\u0620-\u064a]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# Ahead of a number at the end, where PDFium puts the full stop after it.
_MISPLACED_STOP = re.compile(r"(\s)([.،؛:؟!])(\d+)$")
_OTHER_LINE = 0.7
_NO_LETTERS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; lengths in points, `baseline` from the foot of the page up.

    `start` and `end` grow in the direction of reading: for Arabic they are negative, measured from
    the right. `size` is that of the letters; `hyphenated` where a word goes on in the next line.
    `last_baseline` is that of its last letter, another one only while lines are still parted.
    """

    text: str
    start: float
    end: float
    baseline: float
    size: float
    page_height: float
    hyphenated: bool = False
    last_baseline: float = 0


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
        found += _printed(text_page, piece, at, height, hyphenated=end == "\ufffe")
        at += units + _units(end)
    text_page.close()
    return found


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)


def _printed(text_page: Any, piece: str, at: int, height: float, *, hyphenated: bool) -> list[Line]:
    """Return the printed lines in what PDFium takes for one; it misses some breaks.

    Those of Arabic come last line first, since PDFium turns the whole of it round.
    """
    whole = _line(text_page, piece, at, _units(piece), height, hyphenated=hyphenated)
    if whole is None or abs(whole.baseline - whole.last_baseline) <= _OTHER_LINE * whole.size:
        return [] if whole is None else [whole]
    found = []
    cuts = [*_cuts(text_page, piece, at), len(piece)]
    for start, end in pairwise(cuts):
        part = piece[start:end]
        begins = at + _units(piece[:start])
        goes_on = hyphenated and end == len(piece)
        line = _line(text_page, part, begins, _units(part), height, hyphenated=goes_on)
        found += [] if line is None else [line]
    return sorted(found, key=lambda line: -line.baseline)


def _cuts(text_page: Any, piece: str, at: int) -> list[int]:
    """Return where in a piece printed lines begin, by the baselines of its letters."""
    cuts = [0]
    last = None
    for number, sign in enumerate(piece):
        box = None if sign.isspace() else _box(text_page, at)
        at += _units(sign)
        if box is None:
            continue
        if last is not None and abs(box[2] - last) > _OTHER_LINE * box[3]:
            cuts.append(number)
        last = box[2]
    return cuts


def _line(
    text_page: Any, piece: str, at: int, units: int, height: float, *, hyphenated: bool
) -> Line | None:
    words = _NO_LETTERS.sub("", print_forms.SHAPED.sub(print_forms.unshaped, piece)).strip()
    if not words:
        return None
    before = len(piece) - len(piece.lstrip())
    after = len(piece) - len(piece.rstrip())
    first = _box(text_page, at + before)
    last = _box(text_page, at + units - 1 - after)
    boxes = [box for box in (first, last) if box is not None]
    if not boxes:
        return Line(words, 0, 0, 0, 0, height, hyphenated)
    left, right = min(box[0] for box in boxes), max(box[1] for box in boxes)
    from_right = len(_ARABIC.findall(words)) > len(_LATIN.findall(words))
    if from_right:
        words = _MISPLACED_STOP.sub(r"\1\3\2", words)
    return Line(
        words,
        start=-right if from_right else left,
        end=-left if from_right else right,
        baseline=boxes[0][2],
        size=max(box[3] for box in boxes),
        page_height=height,
        hyphenated=hyphenated,
        last_baseline=boxes[-1][2],
    )


def _box(text_page: Any, unit: int) -> tuple[float, float, float, float] | None:
    """Return left, right, baseline and size of the character at a text index."""
    from pypdfium2 import raw

    at = raw.FPDFText_GetCharIndexFromTextIndex(text_page, unit)
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    if at < 0 or not raw.FPDFText_GetLooseCharBox(text_page, at, box):
        return None
    turned = raw.FS_MATRIX()
    if not raw.FPDFText_GetCharOrigin(text_page, at, x, y):
        return None
    if not raw.FPDFText_GetMatrix(text_page, at, turned):
        return None
    # The height of the box depends on the typeface, which may change inside a line.
    size = raw.FPDFText_GetFontSize(text_page, at) * math.hypot(turned.c, turned.d)
    return box.left, box.right, y.value, size
