# SPDX-License-Identifier: MIT
from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.model.dates import ReportDate, parse
from standpoint.model.periods import period_of, periods, weights

KINDS = ["day", "week", "month", "quarter", "year"]


@pytest.mark.parametrize(
    ("kind", "key", "start", "end"),
    [
        ("day", "2024-06-05", date(2024, 6, 5), date(2024, 6, 5)),
        ("week", "2024-W23", date(2024, 6, 3), date(2024, 6, 9)),
        ("month", "2024-06", date(2024, 6, 1), date(2024, 6, 30)),
        ("quarter", "2024-Q2", date(2024, 4, 1), date(2024, 6, 30)),
        ("year", "2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_day_lies_in_a_period_with_a_readable_key(kind, key, start, end):
    period = period_of(date(2024, 6, 5), kind)
    assert (period.kind, period.key, period.start, period.end) == (kind, key, start, end)


def test_a_week_belongs_to_the_year_of_its_thursday():
    assert period_of(date(2024, 12, 30), "week").key == "2025-W01"
    assert period_of(date(2021, 1, 1), "week").key == "2020-W53"


def test_the_ends_of_the_calendar_have_periods_too():
    for kind in KINDS:
        assert periods(date.max, date.max, kind)[-1].end == date.max
        assert periods(date.min, date.min, kind)[0].start == date.min


@pytest.mark.parametrize(
    ("edtf", "kind", "expected"),
    [
        ("2024-06-12", "month", {"2024-06": 1.0}),
        ("2024-05/2024-06", "month", {"2024-05": 0.508197, "2024-06": 0.491803}),
        ("2024-05/2024-06", "quarter", {"2024-Q2": 1.0}),
        ("2024-05-27/2024-06-30", "month", {"2024-05": 0.142857, "2024-06": 0.857143}),
        ("2023-12/2024-01", "quarter", {"2023-Q4": 0.5, "2024-Q1": 0.5}),
        ("2024-06~", "month", {"2024-06": 1.0}),
        ("2024-06-XX", "month", {"2024-06": 1.0}),
        (
            "2024",
            "quarter",
            {"2024-Q1": 0.248634, "2024-Q2": 0.248634, "2024-Q3": 0.251366, "2024-Q4": 0.251366},
        ),
        ("2024-06/..", "month", {}),
        ("", "month", {}),
    ],
)
def test_a_report_spreads_over_periods_by_its_possible_days(edtf, kind, expected):
    assert weights(parse(edtf), kind) == pytest.approx(expected, abs=1e-6)


_days = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@settings(max_examples=150)
@given(_days, st.integers(0, 900), st.sampled_from(KINDS))
def test_weights_sum_to_one_over_periods_without_gap_or_overlap(first, length, kind):
    last = first + timedelta(days=length)
    found = periods(first, last, kind)
    assert found[0].start <= first
    assert found[-1].end >= last
    for one, following in itertools.pairwise(found):
        assert following.start == one.end + timedelta(days=1)
    for period in found:
        assert period == period_of(period.start, kind) == period_of(period.end, kind)
    spread = weights(ReportDate("", first, last), kind)
    assert list(spread) == [period.key for period in found]
    assert sum(spread.values()) == pytest.approx(1.0)
    assert min(spread.values()) > 0


def test_a_range_that_runs_backwards_has_no_periods():
    assert periods(date(2024, 6, 2), date(2024, 6, 1), "day") == ()
