# SPDX-License-Identifier: MIT
"""What was worked out for words before: most words of a report stood in others already."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

MOST = 100_000
"""So many words are remembered, some 20 MB; then all are forgotten, and the common ones come first
again."""

Outcome = TypeVar("Outcome")


class Remembered(dict[str, Outcome]):
    """A function of words that is called once for each word; ask it as a dictionary.

    `map(remembered.__getitem__, words)` runs at the speed of a look-up.

    Args:
        work: the function.
        most: how many words are remembered at a time.
    """

    def __init__(self, work: Callable[[str], Outcome], most: int = MOST) -> None:
        super().__init__()
        self._work = work
        self._most = most

    def __missing__(self, word: str) -> Outcome:
        outcome = self._work(word)
        if len(self) >= self._most:
            self.clear()
        self[word] = outcome
        return outcome
