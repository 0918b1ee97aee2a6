# SPDX-License-Identifier: MIT
"""Reports that say nearly the same in the same words, and whether each of them counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Reposts = Literal["all", "once"]
"""Every report counts, or of a group of reposts only its original."""


@dataclass(frozen=True, slots=True)
class Repost:
    """A report that repeats its original; `share` is how much of its text stands there, 0 to 1.

    `said` where a person said that both are the same, `chosen` where one took the original as such.
    """

    report: int
    original: int
    share: float
    said: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class RepostPolicy:
    """How reposts were counted: `number` is how many of them are counted, or are left out."""

    reposts: Reposts
    number: int

    @property
    def said(self) -> str:
        """Return this in words: "12 reposts counted"; empty where there are none."""
        if not self.number:
            return ""
        how = "counted" if self.reposts == "all" else "left out"
        return f"{self.number:,} repost{'' if self.number == 1 else 's'} {how}"


NO_REPOSTS = RepostPolicy("all", 0)


def once_of(originals: Mapping[int, int], order: Mapping[int, int]) -> frozenset[int]:
    """Return which of some reports a count of each group once leaves out.

    Each group counts by its original, where that is not among the reports by the first of its
    reposts.

    Args:
        originals: report → original, for each of the reports that is a repost.
        order: report → place among the reports, the earliest first, for all of them.
    """
    standing: dict[int, int] = {}
    for report, original in originals.items():
        if report not in order:
            continue
        if original in order:
            standing[original] = original
            continue
        known = standing.get(original)
        if known is None or order[report] < order[known]:
            standing[original] = report
    return frozenset(
        report
        for report, original in originals.items()
        if report in order and standing[original] != report
    )
