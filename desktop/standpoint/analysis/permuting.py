# SPDX-License-Identifier: MIT
"""Tests that move whole reports between two sides, and what many tests at once are worth.

Mentions cluster inside reports, so a report, not a mention, is what could as well have been on the
other side.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standpoint.analysis.sums import Whole

MOST_SPLITS = 20_000
"""Up to so many ways to split the reports all are tried; beyond, some are drawn."""
_DRAWN = 9_999
_LEAST_DRAWN = 999
_PLACES = 5_000_000
_SEED = 2254
_TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Permutation:
    """How the difference of two means compares with those after exchanging reports.

    `splits` is how many splits were looked at: all of them where `exact`, else drawn ones.
    """

    difference: float
    p: float
    splits: int
    exact: bool


def permutation(here: Sequence[float], there: Sequence[float]) -> Permutation | None:
    """Return the two-sided permutation test of the means of two sides; None where one is empty.

    All splits are tried up to `MOST_SPLITS`; else splits are drawn, always the same ones, and the
    one that was seen counts among them, so that p is never 0.

    Sources: Fisher 1935, The Design of Experiments, section 21; for drawn splits Phipson and
    Smyth 2010, Stat. Appl. Genet. Mol. Biol. 9:39.

    Args:
        here: one value for each report of the first side.
        there: the same for the second.
    """
    import numpy as np

    if not here or not there:
        return None
    values = np.array([*here, *there], np.float64)
    fewer = min(len(here), len(there))
    total, seen = float(values.sum()), float(np.mean(here)) - float(np.mean(there))
    chosen, exact = _splits(len(values), fewer)
    sums = values[chosen].sum(axis=1)
    found = np.abs(sums / fewer - (total - sums) / (len(values) - fewer))
    # The same split can differ in its last digits, summed in another order.
    extreme = int((found >= abs(seen) - _TIE * max(1.0, abs(total))).sum())
    splits = len(chosen)
    p = extreme / splits if exact else (extreme + 1) / (splits + 1)
    return Permutation(seen, p, splits, exact)


@lru_cache(maxsize=1)
def _splits(reports: int, fewer: int) -> tuple[Whole, bool]:
    """Return which reports make up the smaller side in each split, and whether these are all."""
    import numpy as np

    if math.comb(reports, fewer) <= MOST_SPLITS:
        return np.array(list(combinations(range(reports), fewer)), np.int64), True
    number = min(max(_PLACES // fewer, _LEAST_DRAWN), _DRAWN)
    chance = np.random.default_rng(_SEED)
    rows = np.empty((number, fewer), np.int64)
    for start in range(0, number, 200):
        part = chance.random((min(200, number - start), reports))
        rows[start : start + 200] = np.argpartition(part, fewer - 1, axis=1)[:, :fewer]
    return rows, False


def false_discovery(p: Sequence[float]) -> list[float]:
    """Return q for each p: the share of false findings among those as telling as this one.

    Source: Benjamini and Hochberg 1995, J. R. Stat. Soc. B 57:289.
    """
    order = sorted(range(len(p)), key=lambda place: p[place], reverse=True)
    found = [1.0] * len(p)
    lowest = 1.0
    for rank, place in zip(range(len(p), 0, -1), order, strict=True):
        lowest = min(lowest, p[place] * len(p) / rank)
        found[place] = lowest
    return found
