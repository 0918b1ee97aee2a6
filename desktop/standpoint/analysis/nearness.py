# SPDX-License-Identifier: MIT
"""Sentences that are near to coded ones: those with the highest closeness, exactly, in one pass.

Each sentence is compared with every coded one: both are rows of weighted stems (see closeness.py),
and a product of two sparse matrices is the closeness of a thousand sentences at once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappush, heapreplace
from typing import TYPE_CHECKING

from standpoint.analysis.closeness import DIGITS, ClosenessModel

if TYPE_CHECKING:
    from scipy.sparse import csr_array

NEAREST = 3
"""A sentence is ranked by the mean of its closeness to so many coded ones, as one may be odd."""

FEWEST_STEMS = 3
"""A sentence of fewer stems, such as a heading, is close to much and says little."""

_AT_ONCE = 1_000
"""So many sentences are compared at once."""

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
        self._columns: dict[str, int] = {}
        self._rarity: dict[str, float] = {}
        self._waiting: list[tuple[Place, tuple[str, ...]]] = []
        self._said: set[tuple[str, ...]] = set()
        self._heap: list[tuple[float, tuple[int, int, int], Near]] = []

    def add_coded(self, place: Place, facet: str, stems: Sequence[str]) -> None:
        """Take a coded sentence in; all of them come before the first `offer`."""
        self._coded.append((place, facet, tuple(stems)))
        for stem in stems:
            self._columns.setdefault(stem, len(self._columns))

    def offer(self, place: Place, stems: Sequence[str]) -> None:
        """Look at a sentence without the code; it is kept if it is among the nearest so far.

        Of sentences with the same words only the first is kept.
        """
        if len(set(stems)) >= FEWEST_STEMS and self._coded:
            self._waiting.append((place, tuple(stems)))
            if len(self._waiting) == _AT_ONCE:
                self._compare()

    def found(self) -> tuple[Near, ...]:
        """Return the nearest sentences, the nearest first."""
        self._compare()
        ordered = sorted(self._heap, key=lambda entry: entry[:2], reverse=True)
        return tuple(near for _, _, near in ordered)

    @cached_property
    def _matrix(self) -> csr_array:
        """The coded sentences, one in each column."""
        return self._rows([stems for _, _, stems in self._coded]).T.tocsr()

    def _rows(self, sentences: Sequence[Sequence[str]]) -> csr_array:
        """Return sentences as rows of weights, over the stems of the coded ones.

        The weights are those of `ClosenessModel.weigh`, without the order that it keeps.
        """
        import numpy as np
        from scipy.sparse import csr_array

        columns: list[int] = []
        weights: list[float] = []
        ends = [0]
        for stems in sentences:
            raw = [
                (stem, (1 + math.log(times)) * self._weight(stem))
                for stem, times in Counter(stems).items()
            ]
            length = math.sqrt(sum(weight * weight for _, weight in raw))
            for stem, weight in raw:
                column = self._columns.get(stem)
                if column is not None:
                    columns.append(column)
                    weights.append(weight / length)
            ends.append(len(columns))
        shape = (len(sentences), len(self._columns))
        return csr_array((np.array(weights), np.array(columns, np.int32), np.array(ends)), shape)

    def _weight(self, stem: str) -> float:
        if stem not in self._rarity:
            self._rarity[stem] = self._model.rarity(stem, self._language)
        return self._rarity[stem]

    @property
    def _floor(self) -> float:
        """Return the mean that a sentence needs to be kept."""
        return self._heap[0][0] if len(self._heap) == self._most else LEAST

    def _compare(self) -> None:
        """Compare the sentences that wait with all coded ones."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        product = self._rows([stems for _, stems in waiting]) @ self._matrix
        ends = product.indptr.tolist()
        for number, (place, stems) in enumerate(waiting):
            start, end = ends[number], ends[number + 1]
            each = product.data[start:end]
            # The mean of the nearest few is at most the greatest.
            if start < end and float(each.max()) >= self._floor:
                few = min(NEAREST, len(each))
                best = (-each).argpartition(few - 1)[:few]
                ranked = sorted(
                    (-round(float(each[at]), DIGITS), int(product.indices[start + at]))
                    for at in best.tolist()
                )
                self._keep(place, stems, ranked)

    def _keep(self, place: Place, stems: tuple[str, ...], ranked: list[tuple[float, int]]) -> None:
        """Keep a sentence, given the nearest few as (closeness with a minus, number)."""
        few = min(NEAREST, len(self._coded))
        mean = round(-math.fsum(minus for minus, _ in ranked) / few, DIGITS)
        # Of equally near ones the earlier stays: its place, negated, is the greater.
        order = (-place[0], -place[1], -place[2])
        full = len(self._heap) == self._most
        if (
            mean < self._floor
            or stems in self._said
            or (full and self._heap[0][:2] > (mean, order))
        ):
            return
        self._said.add(stems)
        there, facet, theirs = self._coded[ranked[0][1]]
        shared = self._model.shared(
            self._model.weigh(stems, self._language), self._model.weigh(theirs, self._language)
        )
        near = Near(*place, facet, -ranked[0][0], mean, there, shared)
        (heapreplace if full else heappush)(self._heap, (mean, order, near))
