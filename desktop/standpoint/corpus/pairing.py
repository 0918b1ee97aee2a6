# SPDX-License-Identifier: MIT
"""Which reports are worth setting side by side: those that speak to the same themes."""

from __future__ import annotations

import heapq
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
    bit = {
        theme: 1 << number for number, theme in enumerate({t for on in counts.values() for t in on})
    }
    looked_at = [
        (one, of.get(one, one), on := counts.get(one, {}), sum(map(bit.__getitem__, on)))
        for one in reports[:LOOKED_AT]
    ]
    found: list[tuple[int, int, int, int, int]] = []  # a heap of the best, the least of them first
    for number, (mine, theirs) in enumerate(combinations(looked_at, 2)):
        common = (mine[3] & theirs[3]).bit_count()
        # Most pairs are no better than what was found by then: themes are counted before sentences.
        if not common or mine[1] == theirs[1] or (len(found) == most and common < found[0][0]):
            continue
        sentences = sum(min(said, theirs[2].get(theme, 0)) for theme, said in mine[2].items())
        heapq.heappush(found, (common, sentences, -number, mine[0], theirs[0]))
        if len(found) > most:
            heapq.heappop(found)
    return [
        (one, other, tuple(theme for theme in counts[one] if theme in counts[other]))
        for *_, one, other in sorted(found, reverse=True)
    ]
