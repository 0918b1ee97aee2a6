# SPDX-License-Identifier: MIT
"""A filter in words, as the library shows it and a figure states it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from standpoint.corpus.narrowing import FACETS, NONE, Facet, Filter
from standpoint.model.codebook import Theme
from standpoint.text.language import plain


@lru_cache(maxsize=200)
def language_name(code: str | None) -> str:
    """Return a language's English name ("Arabic"); an unknown code stands for itself."""
    if not code:
        return "unknown"
    from PySide6.QtCore import QLocale

    language = QLocale.codeToLanguage(plain(code))
    if language == QLocale.Language.AnyLanguage:
        return code
    return QLocale.languageToString(language)


def label(facet: Facet, value: str, themes: Sequence[Theme]) -> str:
    """Return how a value of a facet is called on screen."""
    if value == NONE:
        return {
            "actor": "No actor",
            "publisher": "No publisher",
            "year": "Undated",
            "theme": "No theme found",
            "language": "Unknown language",
            "tag": "No tag",
            "reposts": "Neither",
        }[facet]
    if facet == "reposts":
        return {"original": "With reposts", "repost": "Reposts"}.get(value, value)
    if facet == "theme":
        return next((theme.label for theme in themes if theme.id == value), value)
    if facet == "language":
        return language_name(value)
    return value


def said(narrowed: Filter, themes: Sequence[Theme]) -> str:
    """Return a filter in words, as a figure states it: "Actor: Council; “harbour”"."""
    parts = [
        f"{facet.capitalize()}: {', '.join(sorted(label(facet, v, themes) for v in values))}"
        for facet in FACETS
        if (values := narrowed.chosen.get(facet))
    ]
    if narrowed.words.strip():
        parts.append(f"“{narrowed.words.strip()}”")
    return "; ".join(parts)
