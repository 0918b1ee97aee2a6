# SPDX-License-Identifier: MIT
from __future__ import annotations

import math
import random
import time
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.observations import Observation, Observations, columns
from standpoint.analysis.smoothing import smooth, usual_days
from standpoint.model.dates import parse
from standpoint.model.periods import periods

BEGIN = date(2020, 1, 1)
DAYS = (0, 10, 40, 45, 130)
HITS = (2, 0, 3, 5, 1)
WORDS = (300, 500, 400, 600, 250)


def seen(number, edtf, hits=0, words=100, sentences=10, searched=("unity",), coded=None, group=""):
    return Observation(
        number,
        None if edtf is None else parse(edtf),
        words,
        sentences,
        {"unity": hits},
        {"unity": hits if coded is None else coded},
        frozenset(searched),
        group,
    )


def day(number):
    return (BEGIN + timedelta(days=number)).isoformat()


def ordinal(number):
    return BEGIN.toordinal() + number


def line(
    rows, method, days, measure="rate", key="unity", policy="allocate", grid=None, kind="year"
):
    """Smooth one series over all years of the reports; return its points by day, and how many."""
    dated = [row.date for row in rows if row.date is not None and row.date.datable]
    over = periods(min(d.earliest for d in dated), max(d.latest for d in dated), "year")
    grid = None if grid is None else [ordinal(number) for number in grid]
    key = "unity"
    found = smooth(columns(rows), [key], measure, "year", policy, over, method, days, grid)[key]
    return {point.day - BEGIN.toordinal(): point for point in found.points}, found.reports


def worked():
    """Return the five reports of the worked example, each twice so that there are ten of them."""
    return [
        seen(10 * copy + i, day(at), HITS[i], WORDS[i])
        for copy in (0, 1)
        for i, at in enumerate(DAYS)
    ]


@pytest.mark.parametrize(
    ("at", "reports", "rate"),
    [(0, 2, 2.5), (25, 4, 5.555556), (45, 2, 8.0), (85, 0, None), (130, 1, 4.0)],
)
def test_a_window_of_days_gives_the_worked_rates(at, reports, rate):
    found, _ = line(worked(), "window", 30, grid=[at])
    assert found[at].value == (None if rate is None else pytest.approx(rate, abs=1e-6))
    assert found[at].effective == pytest.approx(2 * reports)


@pytest.mark.parametrize(
    ("at", "rate", "effective"),
    [
        (0, 4.289458, 3.315472),
        (25, 5.423947, 3.974143),
        (45, 6.391695, 3.443127),
        (85, 6.989168, 3.297368),
        (130, 4.233214, 1.059581),
    ],
)
def test_a_gaussian_kernel_gives_the_worked_rates_and_effective_numbers(at, rate, effective):
    found, _ = line(worked(), "kernel", 30, grid=[at])
    assert found[at].value == pytest.approx(rate, abs=1e-6)
    assert found[at].effective == pytest.approx(2 * effective, abs=1e-5)


def test_a_kernel_is_not_drawn_further_than_two_bandwidths_from_a_report():
    rows = [seen(i, day(at), 1) for i, at in enumerate([0] * 6 + [300] * 6)]
    found, _ = line(rows, "kernel", 30, grid=[0, 60, 61, 239, 240, 300])
    assert [found[at].value is None for at in (0, 60, 61, 239, 240, 300)] == [
        False, False, True, True, False, False,
    ]  # fmt: skip


def test_an_empty_window_is_a_gap_and_never_0():
    rows = [seen(i, day(at), 1) for i, at in enumerate([0] * 6 + [300] * 6)]
    found, _ = line(rows, "window", 30, grid=[30, 31, 269, 270])
    assert found[31].value is None
    assert found[269].value is None
    assert found[30].value == found[270].value == pytest.approx(10.0)


@pytest.mark.parametrize(("measure", "value"), [("share", 0.75), ("rate", 15), ("sentences", 0.15)])
def test_each_ratio_is_a_ratio_of_sums(measure, value):
    rows = [seen(i, day(0), (0, 1, 1, 4)[i % 4], words=100, coded=(0, 1, 1, 4)[i % 4])
            for i in range(12)]  # fmt: skip
    found, number = line(rows, "window", 5, measure, grid=[0])
    assert found[0].value == pytest.approx(value)
    assert number == 12


def test_a_long_report_weighs_more_in_a_rate_than_a_short_one():
    rows = [seen(i, day(0), 1, words=100) for i in range(9)] + [seen(9, day(0), 0, words=9_100)]
    assert line(rows, "window", 5, grid=[0])[0][0].value == pytest.approx(0.9)


def test_a_count_is_not_smoothed_as_a_ratio():
    with pytest.raises(ValueError, match="no denominator"):
        line(worked(), "window", 30, "count")


def test_nine_reports_have_no_line_and_ten_have_one():
    for number in (9, 10):
        rows = [seen(i, day(i), 1) for i in range(number)]
        rows += [seen(50, None, 1), seen(51, day(3), 1, searched=())]
        found, counted = line(rows, "window", 5)
        assert counted == number
        assert bool(found) == (number == 10)


def test_reports_without_words_are_no_reports_for_a_rate():
    rows = [seen(i, day(i), 1, words=0 if i < 3 else 100) for i in range(12)]
    assert line(rows, "window", 5, "rate") == ({}, 9)
    assert line(rows, "window", 5, "share")[1] == 12


def test_a_report_known_by_its_month_is_spread_over_the_days_of_that_month():
    rows = [seen(i, day(400), 0) for i in range(10)] + [seen(10, "2020-04", 1)]
    # 2020-04-01 is day 91. Of its 30 days, 16 lie within ±15 of the first, all of the middle.
    found, _ = line(rows, "window", 15, "share", grid=[91, 106, 400])
    assert found[91].effective == pytest.approx(16 / 30)
    assert found[106].effective == pytest.approx(1)
    assert found[106].value == 1
    assert found[400].value == 0


def test_a_window_in_which_a_report_most_likely_does_not_lie_is_empty():
    rows = [seen(i, day(400), 0) for i in range(10)] + [seen(10, "2020-04", 1)]
    found, _ = line(rows, "window", 14, "share", grid=[91, 92])
    assert found[91].value == 1  # fifteen of its thirty days
    found, _ = line(rows, "window", 13, "share", grid=[91, 92])
    assert (found[91].value, found[92].value) == (None, 1)


def test_the_weight_of_a_spread_report_in_a_kernel_is_the_mean_over_its_days():
    rows = [seen(i, day(60), 0) for i in range(10)] + [seen(10, "2020-04", 1)]
    found, _ = line(rows, "kernel", 20, "share", grid=[80])
    one = math.exp(-0.5 * (20 / 20) ** 2)
    mean = sum(math.exp(-0.5 * ((at - 80) / 20) ** 2) for at in range(91, 121)) / 30
    assert found[80].value == pytest.approx(mean / (10 * one + mean))
    kish = (10 * one + mean) ** 2 / (10 * one**2 + mean**2)
    assert found[80].effective == pytest.approx(kish)


def test_certain_dates_only_leaves_the_same_reports_out_of_the_line_as_out_of_the_points():
    rows = [seen(i, day(100 + i), 0) for i in range(10)] + [seen(10, "2020-06~", 1)]
    at = date(2020, 6, 15).toordinal() - BEGIN.toordinal()
    assert line(rows, "window", 90, "share", grid=[at])[0][at].value > 0
    found, number = line(rows, "window", 90, "share", policy="certain", grid=[105])
    assert (found[105].value, number) == (0, 10)


def test_an_approximate_date_that_reaches_wider_is_spread_wider():
    rows = [seen(i, day(i % 2 * 400), 0) for i in range(12)] + [seen(20, "2020-06~", 1)]
    at = date(2020, 7, 15).toordinal() - BEGIN.toordinal()
    narrow = line(rows, "window", 31, "share", grid=[at])[0][at]
    wide = line(rows, "window", 31, "share", policy="widen", grid=[at])[0][at]
    assert narrow.effective == pytest.approx(17 / 30)  # 14 to 30 June, of June
    assert wide.effective == pytest.approx(48 / 92)  # 14 June to 31 July, of May to July


def test_the_line_of_a_group_is_made_of_its_reports_only():
    rows = [seen(i, day(i), 1, group="Council") for i in range(10)]
    rows += [seen(20 + i, day(i), 0, group="Assembly") for i in range(10)]
    of = columns(rows)
    found = smooth(
        of, ["unity@Council", "unity@Assembly", "unity@Nobody"], "share", "year", "allocate",
        periods(BEGIN, BEGIN, "year"), "window", 5,
    )  # fmt: skip
    assert {point.value for point in found["unity@Council"].points} == {1.0}
    assert {point.value for point in found["unity@Assembly"].points} == {0.0}
    assert found["unity@Nobody"].reports == 0


def test_a_line_ends_with_its_own_reports_and_is_not_drawn_on():
    rows = [seen(i, day(i), 1) for i in range(100, 112)]
    rows += [seen(900, day(0), 0, searched=()), seen(901, day(300), 0, searched=())]
    found, _ = line(rows, "kernel", 30, grid=[99, 100, 111, 112])
    assert [found[at].value is None for at in (99, 100, 111, 112)] == [True, False, False, True]


def test_reports_outside_the_range_have_no_part_in_the_line():
    rows = [seen(i, day(i), 0) for i in range(10)]
    rows += [seen(20 + i, "2019-12-31", 1) for i in range(10)]
    found = smooth(
        columns(rows), ["unity"], "share", "year", "allocate", periods(BEGIN, BEGIN, "year"),
        "window", 5,
    )  # fmt: skip
    assert found["unity"].reports == 10
    assert {point.value for point in found["unity"].points} == {0.0}


def test_the_line_has_two_hundred_days_at_most_and_every_day_of_a_short_range():
    rows = [seen(i, day(i * 100), 1) for i in range(20)]
    found, _ = line(rows, "window", 365)
    assert len(found) == 200
    assert (min(found), max(found)) == (0, 1900)
    short = [seen(i, day(i), 1) for i in range(12)]
    assert sorted(line(short, "window", 3)[0]) == list(range(12))


@pytest.mark.parametrize("method", ["window", "kernel"])
def test_a_wider_smoothing_suits_a_longer_period(method):
    days = [usual_days(method, kind) for kind in ("day", "week", "month", "quarter", "year")]
    assert days == sorted(days)
    assert usual_days("window", "year") == 548
    assert usual_days("kernel", "year") == 365


_reports = st.lists(
    st.tuples(
        st.sampled_from(["2020-03-05", "2020-07", "2020", "2020-05/2020-08", "2020-11-30~"]),
        st.integers(0, 5),
        st.integers(0, 400),
    ),
    min_size=10,
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(_reports, st.sampled_from(["window", "kernel"]), st.integers(1, 400))
def test_binned_days_give_what_single_reports_give(reports, method, days):
    rows = [seen(i, edtf, hits, words) for i, (edtf, hits, words) in enumerate(reports)]
    worded = [row for row in rows if row.words]
    found, number = line(rows, method, days)
    assert number == len(worded)
    for at, point in random.Random(1).sample(sorted(found.items()), min(3, len(found))):
        weights = [_weight(row, at, method, days) for row in worded]
        bottom = sum(k * row.words for k, row in zip(weights, worded, strict=True))
        top = sum(k * row.hits["unity"] for k, row in zip(weights, worded, strict=True))
        if point.value is not None:
            assert point.value == pytest.approx(1000 * top / bottom, abs=1e-6)
            squares = sum(k * k for k in weights)
            whole = sum(weights)
            assert point.effective == pytest.approx(
                whole if method == "window" else whole**2 / squares
            )


def _weight(row, at, method, days):
    """Return a report's weight by hand: the mean over its possible days."""
    first, last = row.date.earliest.toordinal(), row.date.latest.toordinal()
    far = [abs(one - ordinal(at)) for one in range(first, last + 1)]
    if method == "window":
        return sum(one <= days for one in far) / len(far)
    return sum(math.exp(-0.5 * (one / days) ** 2) for one in far) / len(far)


@pytest.mark.parametrize("method", ["window", "kernel"])
def test_a_hundred_thousand_reports_of_four_series_are_smoothed_at_once(method):
    chance, number = np.random.default_rng(7), 100_000
    first = chance.integers(735_000, 742_300, number)
    last = first + (chance.random(number) < 0.05) * chance.integers(1, 60, number)
    keys = ["a", "b", "c", "d"]
    no = np.zeros(number, bool)
    of = Observations(
        np.arange(number), [""] * number, first, last, no, chance.integers(1, 500, number),
        chance.integers(1, 20, number), np.zeros(number, np.int64), ("",),
        {key: chance.integers(0, 4, number) for key in keys}, {}, dict.fromkeys(keys, ~no),
    )  # fmt: skip
    over = periods(date.fromordinal(735_000), date.fromordinal(742_300), "month")
    took = []
    for _ in range(3):
        start = time.perf_counter()
        found = smooth(of, keys, "rate", "month", "allocate", over, method, 30)
        took.append(time.perf_counter() - start)
    assert all(len(found[key].points) == 200 for key in keys)
    # The aim is 100 ms; a busy machine is given room.
    assert min(took) < 0.4
