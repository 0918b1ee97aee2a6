# SPDX-License-Identifier: MIT
"""What the glyphs of a PDF of Qt's are called when its text is searched or copied.

Where letters share a glyph Qt names it after any of them: a space becomes a tab, an apostrophe a
modifier letter. An Arabic letter that is joined is named after its shape.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from PySide6.QtGui import QFont, QRawFont

from standpoint.figures.painting import FAMILIES, load_faces
from standpoint.figures.pdf_update import Update

_RANGE = re.compile(rb"(<(\w{4})> <(\w{4})> )(.*)")
_NAME = re.compile(rb"<(\w{4})>")


def name_letters(update: Update, pdf: bytes, text: str) -> None:
    """Name the glyphs of every face of the file after the letters of its text.

    Args:
        update: where new names go.
        pdf: the file.
        text: what is written in it.
    """
    tables = sorted({int(found) for found in re.findall(rb"/ToUnicode (\d+) 0 R", pdf)})
    streams = {number: update.read(number).partition(b"stream\n")[2] for number in tables}
    used = {chr(int(name, 16)) for names in streams.values() for name in _NAME.findall(names)}
    better = _letters(used, set(text) | {" "})
    for number, stream in streams.items():
        names = stream.rpartition(b"\nendstream")[0]
        named = _RANGE.sub(lambda found: _renamed(found, better), names)
        if named != names:
            body = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(named), named)
            update.put(number, body)


def _letters(used: Iterable[str], written: set[str]) -> Mapping[str, str]:
    """Return for names that are not written what is, and has the same glyph in a face."""
    load_faces()
    faces = [QRawFont.fromFont(QFont(family)) for pair in FAMILIES.values() for family in pair]
    # A space stands for whatever else is as empty, such as a no-break space.
    letters = sorted(written - {"\t"}, key=lambda letter: (letter != " ", letter))
    better: dict[str, str] = {}
    for face in faces:
        glyphs: dict[int, str] = {}
        for letter in letters:
            for glyph in face.glyphIndexesForString(letter):
                glyphs.setdefault(glyph, letter)
        for name in used:
            glyph = next(iter(face.glyphIndexesForString(name)), 0)
            if (name == "\t" or name not in written) and glyph in glyphs and glyph:
                better.setdefault(name, glyphs[glyph])
    for name in used:
        if "\ufb50" <= name <= "\ufefc" and name not in better:
            better[name] = unicodedata.normalize("NFKC", name).strip() or name
    return better


def _renamed(found: re.Match[bytes], better: Mapping[str, str]) -> bytes:
    if not found[4].startswith(b"[") and found[2] != found[3]:  # names that count upward
        return found[0]
    return found[1] + _NAME.sub(lambda name: _name(name[1], better), found[4])


def _name(written: bytes, better: Mapping[str, str]) -> bytes:
    sign = chr(int(written, 16))
    named = better.get(sign)
    return b"<%s>" % (named.encode("utf-16-be").hex().encode() if named else written)
