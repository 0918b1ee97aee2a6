# SPDX-License-Identifier: MIT
"""Trying a theme's rules on single sentences: its examples, its near-misses, one typed to test."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from standpoint.errors import RuleError
from standpoint.model.codebook import Codebook, Facet, Theme

if TYPE_CHECKING:
    from standpoint.coding.coder import Coder, Hit


def fault(source: str, language: str) -> str:
    """Return why a rule cannot be read, empty where it can."""
    from standpoint.coding.rules import parse

    try:
        parse(source, language)
    except RuleError as error:
        return str(error)
    return ""


def readable(theme: Theme) -> Theme:
    """Return a theme switched on, valid at any date, without the rules that cannot be read."""
    facets = tuple(
        replace(facet, rules=tuple(r for r in facet.rules if not fault(r.source, r.language)))
        for facet in theme.facets
    )
    return replace(theme, facets=facets, active=True, valid_from=None, valid_to=None)


def language_of(sentence: str) -> str:
    """Return the language whose rules look at a sentence, by its script."""
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in sentence)
    latin = sum("a" <= letter <= "z" for letter in sentence.lower())
    return "ar" if arabic > latin else "en"


@lru_cache(maxsize=16)
def _coder(facets: tuple[Facet, ...]) -> Coder:
    from standpoint.coding.coder import Coder

    theme = Theme("tried", "Tried", 1, "#000000", "circle", facets)
    return Coder(Codebook("tried", (readable(theme),)))


def hits(theme: Theme, sentence: str) -> list[Hit]:
    """Return where a theme's rules match in a sentence or a few, whatever its dates."""
    from standpoint.text.sentences import split

    coder = _coder(theme.facets)
    return coder.code(sentence, split(sentence), language_of(sentence))


def verdicts(theme: Theme, sentences: Iterable[str], *, wanted: bool) -> list[str]:
    """Return for each sentence what is wrong about it, empty where all is well.

    Args:
        theme: its rules are tried.
        sentences: examples (`wanted`) or near-misses (not wanted).
        wanted: whether a rule must find them.
    """
    said = []
    for sentence in sentences:
        found = hits(theme, sentence) if sentence.strip() else []
        if wanted and sentence.strip() and not found:
            said.append("No rule finds this example.")
        elif not wanted and found:
            facet = theme.facet(found[0].facet).label
            said.append(f"Found, though it is a near-miss: “{facet}” by {_short(found[0].rule)}.")
        else:
            said.append("")
    return said


def _short(source: str) -> str:
    from standpoint.ui.codebook.entries import shortened

    return shortened(source)


def unread(
    codebook: Codebook, tried: Collection[tuple[str, str]]
) -> dict[tuple[str | int, ...], str]:
    """Return why rules cannot be read, by their place (theme, facet, number).

    `tried` are the (language, source) of rules that are known to be readable.
    """
    known = frozenset(tried)
    return {
        (theme.id, facet.id, number): sentence
        for theme in codebook.themes
        for facet in theme.facets
        for number, rule in enumerate(facet.rules)
        if (rule.language, rule.source) not in known
        if (sentence := fault(rule.source, rule.language))
    }
