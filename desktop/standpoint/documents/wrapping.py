# SPDX-License-Identifier: MIT
"""Whether a plain text was broken into lines by a program, as e-mail and old editors do."""

from __future__ import annotations

import re
from itertools import pairwise

_NARROWEST = 40
_WIDEST = 100
_FEWEST_BREAKS = 3
_SENTENCE_END = re.compile(r"[.!?:;؟؛…۔][\"'”’»)\]]*$")


def is_hard_wrapped(text: str) -> bool:
    """Return whether a single line break in `text` is a gap between words.

    A program that wraps lines fills each as far as the next word allows, and so breaks in the
    middle of sentences. Lists, verse and one paragraph per line do neither.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    widths = sorted(len(line) for line in lines if line)
    if not widths:
        return False
    # One long line, such as an address, does not unmake a wrapped file.
    width = widths[int(0.98 * (len(widths) - 1))]
    breaks = [(line, after) for line, after in pairwise(lines) if line and after.strip()]
    if not _NARROWEST <= width <= _WIDEST or len(breaks) < _FEWEST_BREAKS:
        return False
    if widths[-1] > 2 * _WIDEST:
        return False
    filled = sum(len(line) + 1 + len(after.split()[0]) > 0.92 * width for line, after in breaks)
    inside = sum(_SENTENCE_END.search(line) is None for line, _ in breaks)
    return filled >= 0.8 * len(breaks) and inside >= 0.6 * len(breaks)
