# SPDX-License-Identifier: MIT
"""Control characters of damaged texts, where what leaves may not hold them or cannot show them."""

from __future__ import annotations

import re

_UNSAFE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FRAMES = re.compile("[\ufdd0\ufdd1]")
"""What Qt's documents keep for the bounds of frames."""
_PICTURES = 0x2400
"""Where Unicode has a picture for each control character: ␀ for the one numbered 0."""


def pictured(text: str) -> str:
    """Put a picture (␌) for each control character that XML may not hold.

    One sign stands for one, so that every place stays; tabs and line ends stay themselves. A
    carriage return has its picture too, as programs make a line end of it. What has no picture
    becomes U+FFFD.
    """
    return _UNSAFE.sub(lambda found: _picture(found[0]), text)


def replaced(text: str) -> str:
    """Put U+FFFD for the same characters, where a face has no pictures of them.

    Line ends become spaces, as do the separators of lines and paragraphs.
    """
    line = re.sub("[\n\u2028\u2029]", " ", text)
    return _FRAMES.sub("\ufffd", _UNSAFE.sub("\ufffd", line))


def _picture(sign: str) -> str:
    return chr(_PICTURES + ord(sign)) if ord(sign) < 0x20 else "\ufffd"
