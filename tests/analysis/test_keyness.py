# SPDX-License-Identifier: MIT
"""Keyness: worked numbers, symmetry, and scores near 0 where nothing differs."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from standpoint.analysis.keyness import keyness, log_likelihood, log_odds, log_ratio

COUNTS = st.integers(0, 400)


@pytest.mark.parametrize(
    ("here", "elsewhere", "prior", "ratio", "variance"),
    [
        # ln(11/189) - ln(7/293) and 1/11 + 1/7, worked by hand from equations 15 and 20.
        ((8, 100), (4, 200), 3.0, 0.890411, 0.233766),
        ((1, 100), (9, 200), 2.0, -0.916060, 0.424242),
        ((0, 100), (3, 200), 1.0, -0.989240, 1.250000),
    ],
)
def test_the_log_odds_ratio_is_as_worked_by_hand(here, elsewhere, prior, ratio, variance):
    found = log_odds(here, elsewhere, prior, 100.0)
    assert found == pytest.approx((ratio, variance), abs=1e-6)


@pytest.mark.parametrize(
    ("here", "elsewhere", "g2", "ratio"),
    [
        # Expected 4 and 8: 2 * (8 ln 2 + 4 ln 0.5) = 8 ln 2; 8 % over 2 % are two doublings.
        ((8, 100), (4, 200), 5.545177, 2.0),
        # Nothing is taken for one half: (0.5 / 100) / (3 / 200) = 1/3.
        ((0, 100), (3, 200), 2.432791, -1.584963),
        ((5, 500), (5, 500), 0.0, 0.0),
    ],
)
def test_g2_and_log_ratio_are_as_worked_by_hand(here, elsewhere, g2, ratio):
    assert log_likelihood(here, elsewhere) == pytest.approx(g2, abs=1e-6)
    assert log_ratio(here, elsewhere) == pytest.approx(ratio, abs=1e-6)


def test_the_prior_is_both_sets_together_and_weighs_as_much_as_is_said():
    # 12 of 300 words: 4 of a prior of 100. ln(12/188) - ln(8/292), over the root of 1/12 + 1/8.
    found = keyness({"camp": 8}, {"camp": 4}, (100, 200), weight=100.0)["camp"]
    ratio = math.log(12 / 188) - math.log(8 / 292)
    assert found.log_odds == pytest.approx(ratio)
    assert found.score == pytest.approx(ratio / math.sqrt(1 / 12 + 1 / 8))


def test_a_heavier_prior_holds_a_rare_term_back():
    light = keyness({"rare": 2}, {}, (100, 1000), weight=10.0)["rare"]
    heavy = keyness({"rare": 2}, {}, (100, 1000), weight=1000.0)["rare"]
    assert 0 < heavy.log_odds < light.log_odds


def test_counts_of_nothing_make_no_error():
    assert keyness({}, {}) == {}
    nothing = keyness({"x": 0}, {"x": 0})["x"]
    assert (nothing.score, nothing.g2, nothing.log_ratio) == (0.0, 0.0, 0.0)


@given(st.integers(1, 200), st.integers(1, 50), st.integers(2, 9))
@settings(max_examples=60)
def test_a_term_as_frequent_here_as_there_scores_near_zero(count, more, times):
    here = {"same": count, "rest": 40 * more + 1}
    elsewhere = {term: times * number for term, number in here.items()}
    for found in keyness(here, elsewhere).values():
        assert found.score == pytest.approx(0, abs=1e-9)
        assert found.g2 == pytest.approx(0, abs=1e-9)
        assert found.log_ratio == pytest.approx(0, abs=1e-9)


@given(COUNTS, COUNTS, st.integers(400, 5_000), st.integers(400, 5_000))
@settings(max_examples=100)
def test_what_stands_out_here_stands_back_there_by_the_same_amount(one, other, first, second):
    here = keyness({"term": one}, {"term": other}, (first, second))["term"]
    there = keyness({"term": other}, {"term": one}, (second, first))["term"]
    assert here.score == pytest.approx(-there.score, abs=1e-9)
    assert here.log_odds == pytest.approx(-there.log_odds, abs=1e-9)
    assert here.g2 == pytest.approx(there.g2, abs=1e-9)
    assert here.log_ratio == pytest.approx(-there.log_ratio, abs=1e-9)


@given(COUNTS, COUNTS, st.integers(401, 5_000), st.integers(401, 5_000))
@settings(max_examples=100)
def test_the_sign_says_where_a_term_is_more_frequent(one, other, first, second):
    difference = one / first - other / second
    assume(abs(difference) > 1e-6)
    found = keyness({"term": one}, {"term": other}, (first, second))["term"]
    assert math.copysign(1, found.score) == math.copysign(1, difference)
