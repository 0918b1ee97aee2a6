# SPDX-License-Identifier: MIT
"""What is left of spans that overlap: the longest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


def longest_apart(spans: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the spans that are left when of overlapping ones only the longest stays.

    Of equally long ones the first stays.
    """
    # In order and apart, so that only the last one that begins before the end can overlap.
    taken: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
        before = bisect_left(taken, (end,))
        if before == 0 or taken[before - 1][1] <= start:
            taken.insert(before, (start, end))
    return set(taken)
