# SPDX-License-Identifier: MIT
"""Which way a text is written, and how a name keeps its own way inside a sentence."""

from __future__ import annotations

import re

from standpoint.text.language import plain

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}
)
_LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def right_to_left(language: str | None) -> bool:
    """Return whether a language ("ar", "en-GB", None for unknown) is written right to left."""
    return plain(language) in RIGHT_TO_LEFT


def isolated(text: str) -> str:
    """Return a text that turns nothing around it, "…" and all: in isolates (U+2068, U+2069).

    A text without a letter that is written right to left stays as it is.
    """
    return f"\u2068{text}\u2069" if _LETTERS.search(text) else text
