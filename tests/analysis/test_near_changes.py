# SPDX-License-Identifier: MIT
"""After a change of some texts the same is looked at again as if all were."""

from __future__ import annotations

import random

import numpy as np
import pytest

from standpoint.analysis import near_changes
from standpoint.analysis.near_changes import Change
from standpoint.analysis.near_duplicates import candidates
from standpoint.text.near import HASHES


def signatures(chance: random.Random, number: int, kinds: int) -> np.ndarray:
    """Return signatures of which many share bands, alike or not."""
    made = np.random.default_rng(chance.randrange(10**6))
    models = made.integers(0, 50, (kinds, HASHES), dtype=np.uint32)
    rows = models[made.integers(0, kinds, number)]
    noise = made.random((number, HASHES)) < made.random((number, 1)) * 0.8
    return np.where(noise, made.integers(0, 50, rows.shape, dtype=np.uint32), rows)


def pairs(hashes: np.ndarray, there: np.ndarray) -> set[tuple[int, int]]:
    places = there.nonzero()[0]
    return {(int(a), int(b)) for a, b in places[candidates(hashes[places])]}


@pytest.mark.parametrize("few", [0, 10**6, near_changes._FEW])
@pytest.mark.parametrize("seed", range(12))
def test_what_is_not_touched_has_the_pairs_that_it_had(seed, few, monkeypatch):
    monkeypatch.setattr(near_changes, "_FEW", few)
    chance = random.Random(seed)
    number = chance.choice([2, 30, 120])
    hashes = signatures(chance, number, chance.choice([1, 4, 40]))
    before = np.array([chance.random() < 0.9 for _ in range(number)])
    after = before.copy()
    places = chance.sample(range(number), min(number, chance.choice([1, 2, 5])))
    for place in places:
        after[place] = chance.random() < 0.5
    tied = [(chance.randrange(number), chance.randrange(number)) for _ in range(2)]
    reached, found = Change(hashes, before, after, tied).touched(places)
    was, now = pairs(hashes, before), pairs(hashes, after)
    assert {pair for pair in now if reached & set(pair)} == set(found)
    assert all(set(pair) <= reached for pair in found)
    assert {pair for pair in was if not reached & set(pair)} == now - set(found)
    assert set(places) <= reached
    assert all(one in reached for one, other in tied if other in reached)
