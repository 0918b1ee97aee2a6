# SPDX-License-Identifier: MIT
from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.permuting import MOST_SPLITS, false_discovery, permutation


def test_few_reports_are_split_in_every_way():
    found = permutation([20, 15, 18], [5, 9, 16])
    assert found.difference == pytest.approx(7.666667, abs=1e-6)
    assert (found.p, found.splits, found.exact) == (pytest.approx(0.2), 20, True)


def test_three_reports_against_three_never_have_a_smaller_p_than_a_tenth():
    assert permutation([90, 91, 92], [1, 2, 3]).p == pytest.approx(0.1)


def test_many_reports_are_split_by_chance_and_always_by_the_same():
    chance = random.Random(1)
    here = [chance.gauss(3, 1) for _ in range(40)]
    there = [chance.gauss(3.2, 1) for _ in range(60)]
    found = permutation(here, there)
    assert not found.exact
    assert 999 <= found.splits < MOST_SPLITS
    assert permutation(here, there) == found
    assert permutation([x + 50 for x in here], there).p == 1 / (found.splits + 1)


def test_splits_by_chance_agree_with_all_of_them(monkeypatch):
    from standpoint.analysis import permuting

    here, there = [4.0, 0.0, 7.5, 2.0, 9.0, 0.0], [0.0, 3.0, 0.0, 1.5, 0.0, 2.0]
    every = permutation(here, there)
    monkeypatch.setattr(permuting, "MOST_SPLITS", 10)
    permuting._splits.cache_clear()
    drawn = permutation(here, there)
    permuting._splits.cache_clear()
    assert (every.exact, drawn.exact) == (True, False)
    assert drawn.p == pytest.approx(every.p, abs=0.02)


def test_a_side_without_reports_cannot_be_tested():
    assert permutation([], [1.0]) is None


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=6),
    st.lists(st.integers(0, 30), min_size=1, max_size=6),
)
def test_exchanging_the_sides_turns_the_difference_and_keeps_p(here, there):
    one, other = permutation(here, there), permutation(there, here)
    assert one.difference == pytest.approx(-other.difference)
    assert one.p == pytest.approx(other.p)
    assert 0 < one.p <= 1


P = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205]
Q = [0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.084571, 0.205]


def test_many_p_have_the_published_q():
    found = false_discovery(P)
    assert found == pytest.approx(Q, abs=1e-6)
    assert [q <= 0.05 for q in found] == [True, True, *[False] * 6]
    assert false_discovery([]) == []


@settings(max_examples=60)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_q_is_never_smaller_than_p_and_keeps_its_order(p):
    q = false_discovery(p)
    assert all(x <= y + 1e-12 <= 1 + 1e-12 for x, y in zip(p, q, strict=True))
    assert [y for _, y in sorted(zip(p, q, strict=True))] == sorted(q)
