# SPDX-License-Identifier: MIT
"""The letters of a text where it bears their forms for print: ligatures, shaped Arabic letters.

Soft hyphens and spaces without width only say where a word may be broken. With them a search would
miss words, and dates could not be read.
"""

from __future__ import annotations

import re
import unicodedata

_SHAPES = "\ufb00-\ufb06\ufb50-\ufdf9\ufdfc\ufe70-\ufefc"
SHAPED = re.compile(f"[{_SHAPES}]+")
"""Ligatures and the shaped forms of Arabic letters; the signs of whole phrases are neither."""

# Soft hyphens, and what joins or parts words without being seen; ZWNJ belongs to the spelling.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ANY = re.compile(f"[\u00ad\u200b\u2060\ufeff{_SHAPES}]")
_ALONE = re.compile("[ \u0640](?=[\u064b-\u0652])")
_BROKEN = re.compile("(?<=[^\\W\\d_])\u00ad[ \t]*\r?\n[ \t]*(?=[^\\W\\d_])")


def letters(text: str) -> str:
    """Return a text without soft hyphens, with letters for ligatures and shaped Arabic letters.

    Spaces without width are left out, too, and a word that a soft hyphen breaks at the end of a
    line is whole again.
    """
    if text.isascii() or not _ANY.search(text):
        return text
    text = _UNSEEN.sub("", _BROKEN.sub("", text))
    return SHAPED.sub(unshaped, text)


def unshaped(found: re.Match[str]) -> str:
    """Return the letters of a match of `SHAPED`; a vowel sign that stands alone joins them."""
    return _ALONE.sub("", unicodedata.normalize("NFKC", found[0]))
