# SPDX-License-Identifier: MIT
"""Sentences that are near to coded ones: those with the highest closeness, exactly, in one pass.

Each sentence is compared with every coded one over an inverted index of their weighted stems
(see closeness.py). What cannot come among the nearest any more is passed over unread: a sum of the
greatest weights that its stems have in any coded sentence bounds its closeness from above.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappush, heapreplace
from typing import TYPE_CHECKING, Any

from standpoint.analysis.closeness import DIGITS, ClosenessModel

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEAREST = 3
"""A sentence is ranked by the mean of its closeness to so many coded ones, as one may be odd."""

FEWEST_STEMS = 3
"""A sentence of fewer stems, such as a heading, is close to much and says little."""

LEAST = 0.08
"""A closeness under the limit for links is none."""

Place = tuple[int, int, int]
"""Report, and where a sentence starts and ends in it."""


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence without the code that is near to coded ones.

    Attributes:
        report: the report that it stands in.
        start: where it starts in the stored text.
        end: where it ends there.
        facet: the facet of the nearest coded sentence.
        closeness: to the nearest coded sentence, from 0 to 1. It is no probability.
        mean: of its closeness to the nearest few; the list is sorted by it.
        nearest: the place of the nearest coded sentence.
        shared: the stems that the two share, the heaviest first.
    """

    report: int
    start: int
    end: int
    facet: str
    closeness: float
    mean: float
    nearest: Place
    shared: tuple[str, ...]


class Nearest:
    """Coded sentences of one language, and the sentences found nearest to them."""

    def __init__(self, model: ClosenessModel, language: str, most: int) -> None:
        self._model = model
        self._language = language
        self._most = most
        self._coded: list[tuple[Place, str, tuple[str, ...]]] = []
        self._postings: dict[str, tuple[array[int], array[float]]] = {}
        self._said: set[tuple[str, ...]] = set()
        self._heap: list[tuple[float, tuple[int, int, int], Near]] = []

    def add_coded(self, place: Place, facet: str, stems: Sequence[str]) -> None:
        """Take a coded sentence in; all of them come before the first `offer`."""
        number = len(self._coded)
        self._coded.append((place, facet, tuple(stems)))
        for stem, weight in self._model.weigh(stems, self._language).weights.items():
            numbers, weights = self._postings.setdefault(stem, (array("i"), array("d")))
            numbers.append(number)
            weights.append(weight)

    @cached_property
    def _index(self) -> dict[str, tuple[NDArray[Any], NDArray[Any], float]]:
        """For each stem the coded sentences that have it, its weights there, and the greatest."""
        import numpy as np

        return {
            stem: (np.array(numbers), np.array(weights), max(weights))
            for stem, (numbers, weights) in self._postings.items()
        }

    def offer(self, place: Place, stems: Sequence[str]) -> None:
        """Look at a sentence without the code; it is kept if it is among the nearest so far.

        Of sentences with the same words only the first is kept.
        """
        if len(set(stems)) < FEWEST_STEMS or not self._coded:
            return
        index = self._index
        weights = self._model.weigh(stems, self._language).weights
        known = [(weight, *index[stem]) for stem, weight in weights.items() if stem in index]
        floor = self._heap[0][0] if len(self._heap) == self._most else LEAST
        if sum(weight * greatest for weight, _, _, greatest in known) >= floor:
            mean, nearest, closeness = self._closest(known, floor)
            if mean >= floor:
                self._keep(place, stems, mean, nearest, closeness)

    def _closest(
        self, known: Sequence[tuple[float, NDArray[Any], NDArray[Any], float]], floor: float
    ) -> tuple[float, int, float]:
        """Return the mean closeness to the nearest few, the nearest, and the closeness to it."""
        import numpy as np

        numbers = np.concatenate([each[1] for each in known])
        parts = np.concatenate([weight * theirs for weight, _, theirs, _ in known])
        sums = np.bincount(numbers, parts, minlength=len(self._coded))
        if float(sums.max()) < floor:
            return 0.0, 0, 0.0
        few = min(NEAREST, len(sums))
        best = np.argpartition(-sums, few - 1)[:few]
        ranked = sorted(
            (-round(float(sums[number]), DIGITS), int(number)) for number in best.tolist()
        )
        closeness = -ranked[0][0]
        return round(-sum(minus for minus, _ in ranked) / few, DIGITS), ranked[0][1], closeness

    def _keep(
        self, place: Place, stems: Sequence[str], mean: float, nearest: int, closeness: float
    ) -> None:
        said = tuple(stems)
        if said in self._said:
            return
        self._said.add(said)
        there, facet, theirs = self._coded[nearest]
        one = self._model.weigh(stems, self._language)
        shared = self._model.shared(one, self._model.weigh(theirs, self._language))
        near = Near(*place, facet, closeness, mean, there, shared)
        # Of equally near ones the earlier stays: its place, negated, is the greater.
        entry = (mean, (-place[0], -place[1], -place[2]), near)
        if len(self._heap) < self._most:
            heappush(self._heap, entry)
        elif entry[:2] > self._heap[0][:2]:
            heapreplace(self._heap, entry)

    def found(self) -> tuple[Near, ...]:
        """Return the nearest sentences, the nearest first."""
        ordered = sorted(self._heap, key=lambda entry: entry[:2], reverse=True)
        return tuple(near for _, _, near in ordered)
