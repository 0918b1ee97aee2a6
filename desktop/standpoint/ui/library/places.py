# SPDX-License-Identifier: MIT
"""Where rows and year heads stand in a list: by arithmetic, so that 10,000 rows cost nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

ROW = 44
FOUND_ROW = 63
"""A row with the text around the found words below it."""
HEAD = 24


@dataclass(frozen=True, slots=True)
class Places:
    """`rows` rows of `row` px; before each row in `heads`, ascending, stands a head of 24 px.

    Heights count from the start of the list, in pixels.
    """

    rows: int = 0
    heads: Sequence[int] = ()
    row: int = ROW

    @property
    def height(self) -> int:
        """How high the whole list is."""
        return self.rows * self.row + len(self.heads) * HEAD

    def top(self, row: int) -> int:
        """Return where a row begins, below its head."""
        return row * self.row + bisect_right(self.heads, row) * HEAD

    def at(self, y: int) -> int:
        """Return the row at a height, -1 on a head or outside."""
        row = self.near(y)
        return row if row >= 0 and self.top(row) <= y < self.top(row) + self.row else -1

    def near(self, y: int) -> int:
        """Return the last row that begins at or above a height, else the first; -1 without rows."""
        low, high = 0, self.rows - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.top(middle) <= y:
                low = middle
            else:
                high = middle - 1
        return low if self.rows else -1

    def stuck(self, offset: int) -> tuple[int, int] | None:
        """Return which head sticks at the top of a list scrolled by `offset`, and where.

        The second number is 0, or negative while the next head pushes it out. None: none sticks.
        """
        if offset <= 0:
            return None
        number = bisect_right(self.heads, offset, key=lambda row: self.top(row) - HEAD) - 1
        if number < 0:
            return None
        if number + 1 < len(self.heads):
            following = self.top(self.heads[number + 1]) - HEAD - offset
            return number, min(0, following - HEAD)
        return number, 0
