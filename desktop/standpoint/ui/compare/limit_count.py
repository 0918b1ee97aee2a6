# SPDX-License-Identifier: MIT
"""How many links there are at each limit of closeness, from one alignment without a limit."""

from __future__ import annotations

from bisect import bisect_left

from standpoint.analysis.alignment import Alignment, PassageKey
from standpoint.ui.compare.wording import closeness

MOST = 50
"""The highest limit to choose, in hundredths; above it hardly two sentences are linked."""


class LinkCount:
    """Counts links at any limit, each pair of sentences once for a theme.

    Which pairs are the nearest of one another does not hang on the limit, so that the alignment at
    a limit of 0 holds the links of every other.

    Args:
        alignment: aligned with a limit of 0; with a higher one, what is under it is not known.
    """

    def __init__(self, alignment: Alignment) -> None:
        self._least = alignment.limit
        by_people: set[tuple[str, PassageKey, PassageKey]] = set()
        measured: dict[tuple[str, PassageKey, PassageKey], float] = {}
        for row in alignment.rows:
            for link in row.links:
                place = (row.theme, link.a, link.b)
                if link.origin == "human":
                    by_people.add(place)
                elif link.closeness is not None:
                    measured[place] = link.closeness
        self._by_people = len(by_people)
        self._measured = sorted(close for place, close in measured.items()
                                if place not in by_people)  # fmt: skip

    def at(self, limit: float) -> int:
        """Return how many links there are where the machine links from `limit` on."""
        return self._by_people + len(self._measured) - bisect_left(self._measured, limit)

    def words(self, now: float, other: float) -> str:
        """Return "12 links now; 17 at .05", or "12 links" where both limits are the same.

        Where the other limit lies under what is known, there are "at least as many".
        """
        said = _links(self.at(now))
        if round(100 * now) == round(100 * other):
            return said
        if round(100 * other) < round(100 * self._least):
            return f"{said} now; at least as many at {closeness(other)}"
        return f"{said} now; {self.at(other):,} at {closeness(other)}"


def _links(number: int) -> str:
    return "1 link" if number == 1 else f"{number:,} links"
