# SPDX-License-Identifier: MIT
"""Keyness: how much more a term stands in one set of sentences than in another, as a score.

Sources: Monroe, Colaresi and Quinn 2008, Political Analysis 16:372 (log-odds ratio with an
informative Dirichlet prior, equations 15, 16 and 22); Dunning 1993, Comput. Linguist. 19:61, and
Rayson and Garside 2000 (G²); Hardie 2014 (log ratio). Scores sort; they test nothing.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Term = TypeVar("Term", bound=Hashable)

NEVER = 0.5
"""What a count of nothing is taken for in a log ratio, which has no value otherwise."""


@dataclass(frozen=True, slots=True)
class Keyness:
    """How much a term stands out.

    `score` is the log-odds ratio over its standard error; above 0 the term stands out here, below
    0 elsewhere. `log_odds` is the ratio itself, as a natural logarithm. `g2` is Dunning's G², never
    negative. `log_ratio` is the ratio of the two relative frequencies in doublings: 1 is twice.
    """

    score: float
    log_odds: float
    g2: float
    log_ratio: float


def keyness(
    here: Mapping[Term, int],
    elsewhere: Mapping[Term, int],
    totals: tuple[int, int] | None = None,
    weight: float | None = None,
) -> dict[Term, Keyness]:
    """Return the keyness of every term of `here`.

    Args:
        here: how often each term was counted in the one set.
        elsewhere: the same for the other set; a term that is not in it was counted 0 times there.
        totals: the sums of all counts, where the mappings hold only some of the terms.
        weight: of the prior, in counts. The prior is the two sets taken together; by default it
            weighs as much as they do, which holds rare terms back.
    """
    first, second = totals or (sum(here.values()), sum(elsewhere.values()))
    together = first + second
    strength = float(together) if weight is None else weight
    found = {}
    for term, number in here.items():
        other = elsewhere.get(term, 0)
        prior = strength * (number + other) / together if together else 0.0
        ratio, variance = log_odds((number, first), (other, second), prior, strength)
        found[term] = Keyness(
            ratio / math.sqrt(variance) if variance else 0.0,
            ratio,
            log_likelihood((number, first), (other, second)),
            log_ratio((number, first), (other, second)),
        )
    return found


def log_odds(
    here: tuple[int, int], elsewhere: tuple[int, int], prior: float, strength: float
) -> tuple[float, float]:
    """Return the log-odds ratio of a term and its variance; both 0 where nothing is known.

    `here` and `elsewhere` are (count of the term, count of all terms). `prior` is the term's part
    of `strength`, which is the sum of the prior over all terms.
    """
    (one, first), (other, second) = here, elsewhere
    rest = first + strength - one - prior, second + strength - other - prior
    if one + prior <= 0 or other + prior <= 0 or min(rest) <= 0:
        return 0.0, 0.0
    ratio = math.log((one + prior) / rest[0]) - math.log((other + prior) / rest[1])
    return ratio, 1 / (one + prior) + 1 / (other + prior)


def log_likelihood(here: tuple[int, int], elsewhere: tuple[int, int]) -> float:
    """Return G² of two counts out of two totals (the form with two cells)."""
    (one, first), (other, second) = here, elsewhere
    share = (one + other) / (first + second) if first + second else 0.0
    total = math.fsum(
        count * math.log(count / (share * size)) for count, size in (here, elsewhere) if count
    )
    return max(0.0, 2 * total)


def log_ratio(here: tuple[int, int], elsewhere: tuple[int, int]) -> float:
    """Return log2 of the ratio of two relative frequencies; a count of 0 is taken for one half."""
    (one, first), (other, second) = here, elsewhere
    if not first or not second:
        return 0.0
    return math.log2((one or NEVER) / first) - math.log2((other or NEVER) / second)
