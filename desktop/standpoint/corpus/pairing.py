# SPDX-License-Identifier: MIT
"""Which reports are worth setting side by side: those that speak to the same themes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

LOOKED_AT = 150
"""Pairs grow with the square; the newest reports are enough to offer three."""


def pairs(
    counts: Mapping[int, Mapping[str, int]],
    reports: Sequence[int],
    most: int,
    originals: Mapping[int, int] | None = None,
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return up to `most` pairs (report, report, themes in both), most themes first.

    Among equals the pair with more sentences on those themes comes first. A pair without a common
    theme is not offered, nor two reports of one text, which agree in everything.

    Args:
        counts: report → theme → sentences.
        reports: the newest first.
        most: so many pairs are wanted.
        originals: repost → original.
    """
    of = originals or {}
    found = []
    for one, other in combinations(reports[:LOOKED_AT], 2):
        if of.get(one, one) == of.get(other, other):
            continue
        mine, theirs = counts.get(one, {}), counts.get(other, {})
        themes = tuple(theme for theme in mine if theme in theirs)
        if themes:
            sentences = sum(min(mine[theme], theirs[theme]) for theme in themes)
            found.append((len(themes), sentences, one, other, themes))
    found.sort(key=lambda pair: (-pair[0], -pair[1]))
    return [(one, other, themes) for _, _, one, other, themes in found[:most]]
