# SPDX-License-Identifier: MIT
"""Which of very many pairs of sentences may be linked: a product of two sparse matrices tells.

A column of hundreds of reports makes hundreds of thousands of pairs. What is found here is measured
once more, one pair at a time, so that the result is to the last digit that of measuring them all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from standpoint.analysis.closeness import StemVector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SLACK = 1e-7
"""Far more than a sum in another order differs by."""
_AT_ONCE = 512
"""So many sentences are multiplied at once."""

Found = tuple["NDArray[np.intp]", "NDArray[np.intp]", "NDArray[np.float64]"]
"""Rows, columns and closeness of some pairs."""


def likely_pairs(
    ones: Sequence[StemVector],
    others: Sequence[StemVector],
    limit: float,
    decided: Collection[tuple[int, int]] = (),
) -> list[tuple[int, int]]:
    """Return the pairs (place in `ones`, place in `others`) that a linker has to look at.

    Those are, for every sentence, its nearest of the other side at `limit` or above, and its
    nearest under `limit`, with all that are as near; and what lies too near to `limit` to tell.

    Args:
        ones: sentences of one column.
        others: sentences of another column.
        limit: the least closeness of a link.
        decided: pairs that are never "nearest under the limit".
    """
    import numpy as np

    product = _Product(ones, others)
    rows, columns = len(ones), len(others)
    skipped = np.array(sorted(one * columns + other for one, other in decided), np.int64)
    best = np.zeros(rows), np.zeros(columns)
    under = np.zeros(rows), np.zeros(columns)
    for one, other, near in product.parts():
        low = (near < limit - _SLACK) & ~np.isin(one * columns + other, skipped)
        for places, side in ((one, 0), (other, 1)):
            np.maximum.at(best[side], places, near)
            np.maximum.at(under[side], places[low], near[low])
    pairs: list[tuple[int, int]] = []
    for one, other, near in product.parts():
        low = (near < limit - _SLACK) & ~np.isin(one * columns + other, skipped)
        nearest = (near >= best[0][one] - _SLACK) | (near >= best[1][other] - _SLACK)
        lower = (near >= under[0][one] - _SLACK) | (near >= under[1][other] - _SLACK)
        wanted = ((near >= limit) & nearest) | (low & lower) | (abs(near - limit) <= _SLACK)
        pairs += zip(one[wanted].tolist(), other[wanted].tolist(), strict=True)
    return pairs


class _Product:
    """The closeness of all sentences of one side to all of the other, a few rows at a time."""

    def __init__(self, ones: Sequence[StemVector], others: Sequence[StemVector]) -> None:
        self._stems: dict[tuple[str, str], int] = {}
        first, second = self._entries(ones), self._entries(others)
        self._ones = self._matrix(first, len(ones))
        self._others = self._matrix(second, len(others)).T.tocsr()

    def _entries(self, vectors: Sequence[StemVector]) -> tuple[list[int], list[float], list[int]]:
        columns: list[int] = []
        weights: list[float] = []
        ends = [0]
        for vector in vectors:
            # A sentence of no known language is close to nothing.
            for stem, weight in vector.weights.items() if vector.language else ():
                place = (vector.language or "", stem)
                columns.append(self._stems.setdefault(place, len(self._stems)))
                weights.append(weight)
            ends.append(len(columns))
        return columns, weights, ends

    def _matrix(self, entries: tuple[list[int], list[float], list[int]], rows: int) -> Any:
        import numpy as np
        from scipy.sparse import csr_array

        columns, weights, ends = entries
        parts = (np.array(weights, float), np.array(columns, np.int32), np.array(ends))
        return csr_array(parts, (rows, len(self._stems)))

    def parts(self) -> Iterator[Found]:
        for start in range(0, self._ones.shape[0], _AT_ONCE):
            part = (self._ones[start : start + _AT_ONCE] @ self._others).tocoo()
            one, other = part.coords
            yield one.astype("int64") + start, other.astype("int64"), part.data
