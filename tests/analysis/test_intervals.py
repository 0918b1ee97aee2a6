# SPDX-License-Identifier: MIT
from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.intervals import (
    garwood,
    linearised_rate,
    newcombe,
    pearson_phi,
    rate_ratio,
    wilson,
)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (0, 1, 0.0, 0.793451),
        (1, 1, 0.206549, 1.0),
        (0, 5, 0.0, 0.434482),
        (1, 5, 0.036224, 0.624465),
        (2, 5, 0.117621, 0.769276),
        (3, 5, 0.230724, 0.882379),
        (4, 5, 0.375535, 0.963776),
        (5, 5, 0.565518, 1.0),
        (7, 50, 0.069508, 0.261862),
        (10, 14, 0.453509, 0.882786),
        (8, 25, 0.172052, 0.515897),
        (1.508333, 2.5, 0.154872, 0.926603),
        (1.491803, 2.491803, 0.152415, 0.925239),
        (1, 2, 0.094531, 0.905469),
    ],
)
def test_a_share_has_the_published_wilson_interval(k, n, low, high):
    assert wilson(k, n) == pytest.approx((low, high), abs=1e-6)


def test_a_share_of_nothing_has_no_interval():
    assert wilson(0, 0) is None


@pytest.mark.parametrize(
    ("hits", "words", "low", "high"),
    [
        (0, 298, 0.0, 12.37879),
        (1, 443, 0.057151, 12.577073),
        (5, 298, 5.447941, 39.155477),
        (10, 592, 8.100319, 31.064791),
        (14, 400, 19.134826, 58.724053),
        (15, 1400, 5.996704, 17.671585),
    ],
)
def test_a_rate_has_the_published_garwood_interval(hits, words, low, high):
    found = garwood(hits)
    assert (found.low * 1000 / words, found.high * 1000 / words) == pytest.approx(
        (low, high), abs=1e-5
    )


HITS, WORDS = [6, 0, 9], [300, 500, 600]


def test_mentions_that_cluster_in_reports_widen_the_interval():
    phi = pearson_phi(HITS, WORDS)
    assert phi == pytest.approx(4.4)
    low, high = garwood(15, phi)
    assert (low / 1.4, high / 1.4) == pytest.approx((2.521497, 29.471194), abs=1e-5)


def test_an_interval_is_never_narrower_than_without_clustering():
    assert garwood(15, 0.3) == garwood(15)


@pytest.mark.parametrize(("hits", "words"), [([5], [300]), ([0, 0], [300, 200]), ([], [])])
def test_one_report_or_no_mention_says_nothing_of_clustering(hits, words):
    assert pearson_phi(hits, words) == 1.0


def test_a_report_without_words_leaves_the_dispersion():
    assert pearson_phi([*HITS, 0], [*WORDS, 0]) == pytest.approx(4.4)


def test_the_linearised_interval_is_students():
    error, (low, high) = linearised_rate(HITS, WORDS)
    assert error == pytest.approx(5.741326, abs=1e-5)
    assert (low, high) == pytest.approx((0.0, 35.417219), abs=1e-4)
    assert linearised_rate([6], [300]) is None


def test_two_shares_differ_by_newcombes_interval():
    found = newcombe(4, 5, 1, 6)
    assert found.value == pytest.approx(0.633333, abs=1e-6)
    assert found.interval == pytest.approx((0.052257, 0.846607), abs=1e-6)
    assert found.p == pytest.approx(0.080087, abs=1e-6)
    assert newcombe(0, 0, 1, 6) is None


def test_two_rates_have_an_exact_ratio():
    found = rate_ratio(12, 1000, 4, 1200)
    assert found.value == pytest.approx(3.6)
    assert found.interval == pytest.approx((1.091078, 15.314813), abs=1e-5)
    assert found.p == pytest.approx(0.022383, abs=1e-6)


def test_a_ratio_over_none_is_open_above_and_over_nothing_undefined():
    assert rate_ratio(3, 100, 0, 100).interval.high == math.inf
    assert rate_ratio(0, 100, 3, 100).interval.low == 0.0
    assert rate_ratio(0, 100, 0, 100) is None


@settings(max_examples=100)
@given(st.floats(0, 1), st.floats(0.01, 500))
def test_every_share_lies_in_its_interval(share, n):
    low, high = wilson(share * n, n)
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 1


@settings(max_examples=100)
@given(st.just(0.0) | st.floats(1e-6, 1000), st.floats(0, 20))
def test_every_count_lies_in_its_interval(hits, phi):
    low, high = garwood(hits, phi)
    assert 0 <= low <= hits <= high
