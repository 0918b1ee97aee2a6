# SPDX-License-Identifier: MIT
"""The letters of a text where it bears their forms for print: ligatures, shaped Arabic letters.

Soft hyphens only say where a word may be broken. With them a search would miss words, and dates
could not be read.
"""

from __future__ import annotations

import re
import unicodedata

SHAPED = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
"""Ligatures and the shaped forms of Arabic letters."""

_ANY = re.compile("[\u00ad\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]")
_BROKEN = re.compile("(?<=[^\\W\\d_])\u00ad[ \t]*\r?\n[ \t]*(?=[^\\W\\d_])")


def letters(text: str) -> str:
    """Return a text without soft hyphens, with letters for ligatures and shaped Arabic letters.

    A word that a soft hyphen breaks at the end of a line is whole again.
    """
    if text.isascii() or not _ANY.search(text):
        return text
    if "\u00ad" in text:
        text = _BROKEN.sub("", text).replace("\u00ad", "")
    return SHAPED.sub(unshaped, text)


def unshaped(found: re.Match[str]) -> str:
    """Return the letters of a match of `SHAPED`."""
    return unicodedata.normalize("NFKC", found[0])
