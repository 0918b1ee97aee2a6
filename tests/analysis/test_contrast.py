# SPDX-License-Identifier: MIT
from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.contrast import NO_P, Side, contrast
from standpoint.analysis.intervals import clustered_ratio, pooled_phi, rate_ratio
from standpoint.analysis.observations import Observation, columns
from standpoint.errors import ContrastError
from standpoint.model.dates import parse

A, B = Side("Alba", "Alba"), Side("Brandt", "Brandt")
ALL = frozenset({"unity"})


def report(number, group, hits=0, *, when=None, words=100, searched=ALL, coded=None):
    found = {"unity": hits} if hits else {}
    sentences = found if coded is None else {"unity": coded}
    made = parse(when) if when else None
    return Observation(number, made, words, 10, found, sentences, frozenset(searched), group)


def reports(*sides):
    """Return reports of Alba and Brandt with so many mentions each."""
    made = []
    for group, side in zip(("Alba", "Brandt"), sides, strict=True):
        made += [report(len(made) + i, group, hits) for i, hits in enumerate(side)]
    return columns(made)


def row(observations, a=A, b=B, policy="allocate"):
    return contrast(observations, a, b, ("unity",), policy).rows[0]


def test_shares_differ_by_newcombes_interval():
    found = row(reports([1, 1, 1, 1, 0], [1, 0, 0, 0, 0, 0]))
    assert (found.a.speaking, found.a.reports) == (4, 5)
    assert found.a.share_interval == pytest.approx((0.375535, 0.963776), abs=1e-6)
    assert found.difference.value == pytest.approx(0.633333, abs=1e-6)
    assert found.difference.interval == pytest.approx((0.052257, 0.846607), abs=1e-6)
    assert found.p == pytest.approx(0.080087, abs=1e-6)
    assert found.q == found.p
    assert not found.no_p


def test_rates_have_the_exact_ratio_and_its_p():
    made = [report(i, "Alba", 3, words=250) for i in range(4)]
    made += [report(9 + i, "Brandt", 1, words=300) for i in range(4)]
    found = row(columns(made))
    assert found.ratio.value == pytest.approx(3.6)
    assert found.ratio.interval == pytest.approx((1.091078, 15.314813), abs=1e-5)
    assert found.ratio.p == pytest.approx(0.022383, abs=1e-6)
    # Mentions fall evenly here: nothing is widened.
    assert found.phi == 1
    assert found.ratio_interval == pytest.approx(found.ratio.interval)


def test_mentions_that_cluster_widen_the_interval_of_the_ratio_and_not_the_ratio():
    found = row(reports([12, 0, 0, 0, 0, 0], [0, 4, 0, 0, 0]))
    assert found.phi > 3
    assert found.ratio_interval.low < found.ratio.interval.low
    assert found.ratio_interval.high > found.ratio.interval.high
    assert found.ratio_interval == clustered_ratio(12, 600, 4, 500, found.phi)


def test_rates_are_tested_by_exchanging_reports():
    found = row(reports([20, 15, 18, 14, 3], [5, 9, 16, 4, 1]))
    assert (found.test.splits, found.test.exact) == (252, True)
    assert found.test.difference == pytest.approx(10 * (70 - 35) / 5)
    assert found.test_q == found.test.p


def test_with_fewer_than_five_reports_on_a_side_there_is_no_p_and_a_sentence_says_so():
    found = row(reports([1, 1, 1, 1], [0, 0, 0, 0, 0, 0]))
    assert (found.p, found.q, found.test, found.test_q) == (None, None, None, None)
    assert found.no_p == NO_P == "fewer than 5 reports on one side: no p-value"
    assert found.thin
    assert found.difference.value == 1


def test_the_reports_searched_decide_not_those_of_the_side():
    made = [report(i, "Alba", 1, searched=ALL if i < 4 else ()) for i in range(9)]
    made += [report(20 + i, "Brandt") for i in range(6)]
    found = row(columns(made))
    assert (found.a.reports, found.a.unsearched, found.a.mentions) == (4, 5, 4)
    assert found.no_p


def test_q_is_over_the_themes_that_have_a_p():
    made = [
        Observation(i, None, 100, 10, {"one": i % 2, "two": int(i < 3)}, {}, frozenset(both), g)
        for g, start in (("Alba", 0), ("Brandt", 6))
        for i, both in ((start + j, {"one", "two"} | ({"few"} if j < 2 else set())) for j in
                        range(6))
    ]  # fmt: skip
    rows = contrast(columns(made), A, B, ("one", "two", "few"), "allocate").rows
    p = [one.p for one in rows]
    assert p[2] is None
    assert rows[2].q is None
    assert rows[1].q == pytest.approx(min(2 * min(p[:2]), max(p[:2])))


def test_a_theme_that_was_searched_nowhere_has_no_value_and_never_zero():
    found = row(columns([report(1, "Alba", searched=()), report(2, "Brandt")]))
    assert (found.a.share, found.a.rate, found.difference, found.ratio) == (None,) * 4
    assert found.b.share == 0


def test_what_only_one_side_says_has_a_ratio_without_end():
    found = row(reports([2, 3, 1, 4, 2], [0, 0, 0, 0, 0]))
    assert found.ratio.value == math.inf == found.ratio_interval.high
    assert found.ratio_interval.low > 0
    other = row(reports([0, 0, 0, 0, 0], [2, 3, 1, 4, 2]))
    assert (other.ratio.value, other.ratio_interval.low) == (0, 0)
    assert row(reports([0], [0])).ratio is None


def test_a_sentence_coded_by_hand_counts_as_speaking():
    made = [report(1, "Alba", 0, coded=1), report(2, "Brandt")]
    assert row(columns(made)).a.speaking == 1


# Periods ------------------------------------------------------------------------------------

EARLY = Side("2013–2017", None, date(2013, 1, 1), date(2017, 12, 31))
LATE = Side("2018–2024", None, date(2018, 1, 1), date(2024, 12, 31))
DATED = (
    (1, "2014-03-02"), (2, "2016"), (3, "2017-12/2018-01"), (4, "2019-05"), (5, None),
    (6, "2025-01-01"), (7, "2018~"), (8, "2012/2014"),
)  # fmt: skip


def by_period(a=EARLY, b=LATE, policy="allocate"):
    made = [report(number, "", 1, when=when) for number, when in DATED]
    return contrast(columns(made), a, b, ("unity",), policy)


def test_a_report_belongs_to_a_period_only_if_all_its_days_do():
    found = by_period()
    assert (found.a.reports, found.b.reports) == ((1, 2), (4, 7))
    assert dict(found.left_out) == {
        "reports without usable date": 1,
        "reports whose date does not lie wholly inside the periods": 2,
        "reports outside the periods": 1,
    }


def test_approximate_dates_reach_further_or_are_left_out_as_the_policy_says():
    assert by_period(policy="widen").b.reports == (4,)
    assert by_period(policy="certain").b.reports == (4,)
    assert dict(by_period(policy="widen").left_out)[
        "reports whose date does not lie wholly inside the periods"
    ] == 3  # fmt: skip


def test_a_report_of_both_periods_is_counted_in_neither():
    found = by_period(b=Side("from 2016", None, date(2016, 1, 1)))
    assert (found.a.reports, found.b.reports) == ((1,), (3, 4, 6, 7))
    assert dict(found.left_out)["reports that belong to both sides, counted in neither"] == 1


def test_one_actor_can_be_compared_with_itself_in_another_period():
    made = [report(i, g, 1, when=w) for i, (g, w) in enumerate(
        [("Alba", "2014"), ("Alba", "2020"), ("Brandt", "2015"), ("Brandt", None), ("Alba", None)]
    )]  # fmt: skip
    early, late = (Side("x", "Alba", p.first, p.last) for p in (EARLY, LATE))
    found = contrast(columns(made), early, late, ("unity",), "allocate")
    assert (found.a.reports, found.b.reports) == ((0,), (1,))
    # The undated report of another actor is no part of this question.
    assert dict(found.left_out) == {"reports without usable date": 1}


def test_actors_without_a_period_keep_their_undated_reports():
    found = contrast(reports([1], [0]), A, B, ("unity",), "certain")
    assert (found.a.reports, found.b.reports, found.left_out) == ((0,), (1,), ())


def test_a_report_that_is_handed_in_twice_is_counted_once():
    twice = columns([report(1, "Alba", 1), report(1, "Alba", 1), report(2, "Brandt")])
    assert row(twice).a.reports == 1


# Refusals -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "series", "said"),
    [
        (A, A, ("unity",), "Both sides are Alba. Choose two different ones."),
        (A, B, (), "No theme is chosen. Choose one or more."),
        (A, B, ("harbour",), "There is no theme harbour. There are unity."),
        (A, Side("Cole", "Cole"), ("unity",), "Cole: no report. Choose another one."),
        (
            A,
            EARLY,
            ("unity",),
            "2013–2017: no report lies wholly inside. Choose a longer period or another one.",
        ),
        (
            Side("late to early", None, date(2020, 1, 1), date(2019, 1, 1)),
            EARLY,
            ("unity",),
            "The period of late to early ends before it begins. Write the earlier date first.",
        ),
        (
            A,
            Side("everyone"),
            ("unity",),
            "Alba: every report belongs to both sides. Choose sides that do not overlap.",
        ),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_sentence(a, b, series, said):
    with pytest.raises(ContrastError) as refused:
        contrast(reports([1, 0], [1]), a, b, series, "allocate")
    assert str(refused.value) == said


# What always holds --------------------------------------------------------------------------

HITS = st.lists(st.integers(0, 9), min_size=1, max_size=7)


@settings(max_examples=80)
@given(HITS, HITS)
def test_exchanging_the_sides_negates_the_difference_and_inverts_the_ratio(here, there):
    made = reports(here, there)
    one, other = row(made), row(made, B, A)
    assert one.difference.value == pytest.approx(-other.difference.value)
    low, high = one.difference.interval
    assert (-high, -low) == pytest.approx(other.difference.interval)
    assert (one.p, one.q) == (other.p, other.q)
    if one.ratio is None:
        assert other.ratio is None
        return
    turned = (_inverse(other.ratio_interval.high), _inverse(other.ratio_interval.low))
    assert one.ratio_interval == pytest.approx(turned, rel=1e-6)
    assert one.ratio.value == pytest.approx(_inverse(other.ratio.value))


def _inverse(x):
    return math.inf if x == 0 else 0.0 if math.isinf(x) else 1 / x


@settings(max_examples=80)
@given(HITS, HITS)
def test_every_interval_holds_its_estimate(here, there):
    found = row(reports(here, there))
    low, high = found.difference.interval
    assert -1 <= low <= found.difference.value + 1e-9
    assert found.difference.value - 1e-9 <= high <= 1
    for side in (found.a, found.b):
        assert side.rate_interval.low <= side.rate + 1e-9 <= side.rate_interval.high + 2e-9
    if found.ratio:
        low, high = found.ratio_interval
        plain = found.ratio.interval
        assert low <= plain.low + 1e-9
        assert plain.high <= high * (1 + 1e-9)
        assert low <= found.ratio.value * (1 + 1e-9)
        assert found.ratio.value <= high * (1 + 1e-9)


@settings(max_examples=80)
@given(st.integers(0, 40), st.integers(0, 40), st.floats(1, 30))
def test_a_widened_ratio_holds_the_plain_one(a, b, phi):
    plain, wide = rate_ratio(a, 900, b, 1300), clustered_ratio(a, 900, b, 1300, phi)
    if plain is None:
        assert wide is None
        return
    assert wide.low <= plain.interval.low * (1 + 1e-9)
    assert wide.high >= plain.interval.high * (1 - 1e-9)


def test_clustering_is_told_from_both_sides_by_their_own_rates():
    even = ([2, 2, 2], [100, 100, 100])
    assert pooled_phi(even, ([9, 9, 9], [100, 100, 100])) == 1
    # Pearson's sum is 12 on the first side and 0 on the other, over 2 + 2 degrees of freedom.
    assert pooled_phi(([6, 0, 0], [100] * 3), even) == pytest.approx(12 / 4)
    assert pooled_phi(([6, 0, 0], [100] * 3), ([0, 0, 0], [100] * 3)) == pytest.approx(12 / 2)
    assert pooled_phi(([], []), ([], [])) == 1


def test_certain_dates_only_says_that_vague_ones_are_left_out_and_not_where_they_lie():
    made = columns([report(1, "", 1, when="2024-06-15~"), report(2, "", 1, when="2024-05-01"),
                    report(3, "", when="2023-05-01")])  # fmt: skip
    sides = [Side(str(y), None, date(y, 1, 1), date(y, 12, 31)) for y in (2023, 2024)]
    assert contrast(made, *sides, ("unity",), "certain").left_out == (
        ("reports with imprecise date", 1),
    )
    assert contrast(made, *sides, ("unity",), "allocate").left_out == ()
