# SPDX-License-Identifier: MIT
"""What is written from the right in a PDF of Qt's, said in letters (ISO 32000-1, 14.9.4).

An Arabic face joins letters from parts, and Qt names the parts, not the letters: without this such
a line can be read, but neither searched nor copied.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from standpoint.figures.pdf_update import Update

_PLACED = re.compile(r"\nq\n[\d.]+ 0 0 [\d.]+ ([-\d.]+) ([-\d.]+) cm\n")
_NEAR = 0.6
"""Dots by which a place may differ: Qt writes it with fewer digits."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of text, and where on the page the painter was when it was painted, in dots."""

    text: str
    x: float
    y: float


def say(update: Update, lines: Sequence[Said]) -> None:
    """Give lines their letters. A page that is not written as Qt writes it stays as it is."""
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
    body = zlib.compress(_with_letters(written, lines).encode("latin-1"))
    head = b"<< /Length %d /Filter /FlateDecode >>" % len(body)
    update.put(number, head + b"\nstream\n" + body + b"\nendstream")


def _with_letters(written: str, lines: Sequence[Said]) -> str:
    """Return a page's operators with every line between marks that say its letters."""
    parts, done = [], 0
    for place in _PLACED.finditer(written):
        x, y = float(place[1]), float(place[2])
        said = [o.text for o in lines if abs(o.x - x) < _NEAR and abs(o.y - y) < _NEAR]
        end = _end(written, place.end()) if said else -1
        if end > 0:
            letters = (b"\xfe\xff" + said[0].encode("utf-16-be", "replace")).hex()
            parts += [
                written[done : place.end()],
                f"/Span << /ActualText <{letters}> >> BDC\n",
                written[place.end() : end],
                "EMC\n",
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
