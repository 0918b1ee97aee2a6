# SPDX-License-Identifier: MIT
"""The faces of the comparison's small words, made once: they are asked for at every stroke."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from standpoint.ui.look import faces


@lru_cache(maxsize=64)
def small(px: float = 13, weight: int = 400) -> QFont:
    """Return the interface's face; do not change what it returns."""
    return faces.interface_font(px, weight)


@lru_cache(maxsize=64)
def reading(px: float, language: str | None) -> tuple[QFont, QFontMetricsF]:
    """Return the face for prose and its measures; do not change what it returns."""
    font = faces.reading_font(px, language=language)
    return font, QFontMetricsF(font)


@lru_cache(maxsize=64)
def metrics(px: float = 13, weight: int = 400) -> QFontMetricsF:
    """Return the measures of the interface's face."""
    return QFontMetricsF(small(px, weight))
