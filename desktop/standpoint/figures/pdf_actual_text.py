# SPDX-License-Identifier: MIT
"""What is written from the right in a PDF of Qt's, said in letters (ISO 32000-1, 14.9.4).

An Arabic face joins letters from parts, and Qt names the parts, not the letters: without this such
a line can be read, but neither searched nor copied.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption

from standpoint.figures.drawing import Text
from standpoint.figures.painting import font, left_edge
from standpoint.figures.pdf_update import Update

_PLACED = re.compile(r"\nq\n[\d.]+ 0 0 [\d.]+ ([-\d.]+) ([-\d.]+) cm\n")
_WORDS = re.compile(
    r"(BT\n/\S+ [\d.]+ Tf 1 0 0 -1 0 0 Tm\n)((?:[-\d.]+ [-\d.]+ Td <\w+> Tj\n)+)(ET)"
)
_GLYPH = re.compile(r"([-\d.]+) ([-\d.]+) Td <\w+> Tj\n")
_NEAR = 0.6
"""Dots by which a place may differ: Qt writes it with fewer digits."""

Place = tuple[float, float]
Letter = tuple[int, str]
"""Where a letter begins in its line, and the letter; some glyphs stand for two."""


def say(update: Update, texts: Sequence[Text], dpi: float) -> None:
    """Give the letters to lines that read from the right.

    A page that is not written as Qt writes it stays as it is.
    """
    lines = [text for text in texts if text.right_to_left]
    tree = re.search(rb"/Pages (\d+) 0 R", update.read(update.catalog))
    kids = re.search(rb"/Kids\s*\[\s*(\d+) 0 R", update.read(int(tree[1])) if tree else b"")
    found = re.search(rb"/Contents (\d+) 0 R", update.read(int(kids[1])) if kids else b"")
    if not lines or not found:
        return
    number = int(found[1])
    packed = update.read(number).partition(b"stream\n")[2].rpartition(b"\nendstream")[0]
    try:
        written = zlib.decompress(packed).decode("latin-1")
    except zlib.error:
        return
    body = zlib.compress(_with_letters(written, lines, dpi / 72).encode("latin-1"))
    head = b"<< /Length %d /Filter /FlateDecode >>" % len(body)
    update.put(number, head + b"\nstream\n" + body + b"\nendstream")


def _with_letters(written: str, lines: Sequence[Text], k: float) -> str:
    """Return a page's operators with the letters of each line; `k` dots go into a point."""
    parts, done = [], 0
    for place in _PLACED.finditer(written):
        x, y = float(place[1]), float(place[2])
        said = [o for o in lines if abs(left_edge(o) * k - x) < _NEAR and abs(o.y * k - y) < _NEAR]
        end = _end(written, place.end()) if said else -1
        if end > 0:
            letters = _letters(said[0], k)
            line = written[place.end() : end]
            parts += [
                written[done : place.end()],
                _WORDS.sub(lambda block: block[1] + _said(block[2], letters) + block[3], line),  # noqa: B023
            ]
            done = end
    return "".join((*parts, written[done:]))


def _end(written: str, start: int) -> int:
    """Return where the state that was saved before `start` is restored; -1 where it never is."""
    depth = 1
    for sign in re.finditer(r"(?<!\S)[qQ](?!\S)", written[start:]):
        depth += 1 if sign[0] == "q" else -1
        if not depth:
            return start + sign.start()
    return -1


def _letters(text: Text, k: float) -> list[tuple[Place, Letter]]:
    """Return the place of every glyph of a line, as Qt paints it, and the letters it stands for."""
    chosen = font(text.text, text.face, text.bold, text.italic)
    chosen.setPixelSize(max(round(text.size * k), 1))
    layout = QTextLayout(text.text, chosen)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    glyphs = [
        (place.x(), line.ascent() - place.y(), first)
        for run in layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
        for place, first in zip(run.positions(), run.stringIndexes(), strict=True)
    ]
    # Qt counts in UTF-16; letters that share a glyph begin where that glyph does.
    units = text.text.encode("utf-16-le")
    firsts = sorted({first for _, _, first in glyphs})
    ends = dict(zip(firsts, [*firsts[1:], len(units) // 2], strict=True))
    return [
        ((x, y), (first, units[2 * first : 2 * ends[first]].decode("utf-16-le", "replace")))
        for x, y, first in glyphs
    ]


def _said(glyphs: str, letters: Sequence[tuple[Place, Letter]]) -> str:
    """Return the operators of one run of glyphs with marks around those of each letter."""
    x = y = 0.0
    parts: list[str] = []
    said: set[int] = set()
    for found in _GLYPH.finditer(glyphs):
        x, y = x + float(found[1]), y + float(found[2])
        near = [
            one
            for one, ((left, up), _) in enumerate(letters)
            if abs(left - x) < _NEAR and abs(up - y) < _NEAR
        ]
        first, letter = letters[near[0]][1] if near else (0, "")
        operators = found[0]
        if _from_the_right(letter):
            # The dots of a letter are glyphs of their own, and say nothing more.
            code = "" if first in said else (letter.encode("utf-16-be", "replace")).hex()
            said.add(first)
            operators = f"/Span << /ActualText <feff{code}> >> BDC\n{operators}EMC\n"
        parts.append(operators)
    return "".join(parts)


def _from_the_right(letters: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in letters)
