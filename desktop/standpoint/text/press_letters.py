# SPDX-License-Identifier: MIT
"""The letters and signs that the press of our languages is written with, as an 8-bit set.

A text of these alone is changed letter for letter in two passes, many times faster than by
`str.translate`, which looks up every letter beyond ASCII in a dictionary.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable

LETTERS = (
    "\0\t\n\r"  # without the first, codecs.charmap_build makes a slow dictionary
    + "".join(map(chr, range(32, 127)))
    + "".join(map(chr, (*range(0x621, 0x63B), *range(0x640, 0x653), *range(0x660, 0x66A))))
    + "ٱپچژڤکگۀہھیے،؛؟٪٫٬\u0670\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff…•‘’“”„–—−«»€£"
    + "àáâãäåçèéêëíîïñóôöøúûüÀÁÂÅÇÉÎÖÜØæœčšžğışİŞ½²³·°¿"
)
_UNUSED = "\ufffe"
_codes = codecs.charmap_build(LETTERS.ljust(256, _UNUSED))


class Table:
    """What each of the letters becomes.

    Args:
        change: returns what a letter becomes. One that does not become one letter stays, and texts
            with it can be told by `uneven`.
    """

    def __init__(self, change: Callable[[str], str]) -> None:
        changed = [change(letter) for letter in LETTERS]
        self._become = "".join(
            new if len(new) == 1 else old for old, new in zip(LETTERS, changed, strict=True)
        ).ljust(256, _UNUSED)
        self._even = bytes(code for code, new in enumerate(changed) if len(new) == 1)

    def changed(self, text: str) -> tuple[str, set[str]] | None:
        """Return the text changed and those of its letters that stay; None for other texts."""
        try:
            codes, _ = codecs.charmap_encode(text, "strict", _codes)
        except UnicodeEncodeError:
            return None
        stay = codes.translate(None, self._even)
        become, _ = codecs.charmap_decode(codes, "strict", self._become)
        return become, {LETTERS[code] for code in stay}
