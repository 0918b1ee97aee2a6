# SPDX-License-Identifier: MIT
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis import salience
from standpoint.analysis.intervals import garwood, pearson_phi
from standpoint.analysis.salience import Observation, measure
from standpoint.errors import RangeError
from standpoint.model.dates import parse
from standpoint.model.periods import weights

BOTH = frozenset({"unity", "refugees"})


def seen(report, edtf, hits=0, words=100, sentences=10, searched=BOTH, coded=None):
    return Observation(
        report,
        None if edtf is None else parse(edtf),
        words,
        sentences,
        {"unity": hits},
        {"unity": hits if coded is None else coded},
        searched,
    )


FOUR = [
    seen(1, "2024-06-12", 1),
    seen(2, "2024-05/2024-06", 1),
    seen(3, "2024-06", 0),
    seen(4, None, 1),
]


def only(salience, key="unity"):
    return next(series for series in salience.series if series.key == key).points


def test_an_imprecise_report_counts_in_part_in_every_period_it_may_lie_in():
    found = measure(FOUR, ["unity"], "share", "month", "allocate")
    may, june = only(found)
    assert june.numerator == pytest.approx(1.491803, abs=1e-6)
    assert june.denominator == june.reports == pytest.approx(2.491803, abs=1e-6)
    assert june.value == pytest.approx(0.598684, abs=1e-6)
    assert (june.low, june.high) == pytest.approx((0.152415, 0.925239), abs=1e-6)
    assert june.approximate
    assert june.report_ids == (1, 2, 3)
    assert may.report_ids == (2,)
    assert (found.reports, found.undated) == (3, 1)


def test_certain_dates_only_leaves_the_imprecise_report_out_and_says_so():
    found = measure(FOUR, ["unity"], "share", "month", "certain")
    (june,) = only(found)
    assert (june.numerator, june.denominator, june.value) == (1, 2, 0.5)
    assert (june.low, june.high) == pytest.approx((0.094531, 0.905469), abs=1e-6)
    assert not june.approximate
    assert (found.reports, found.undated) == (2, 1)
    assert found.left_out == (("reports with imprecise date", 1),)


@pytest.mark.parametrize("edtf", ["2024-06~", "2024-06?", "2024-06-12~"])
def test_an_approximate_date_is_not_certain(edtf):
    reports = [seen(1, edtf, 1)]
    assert only(measure(reports, ["unity"], "share", "month", "certain")) == ()
    (point,) = only(measure(reports, ["unity"], "share", "month", "allocate"))
    assert (point.value, point.approximate) == (1.0, True)


def test_an_approximate_date_can_be_read_as_one_month_more_on_either_side():
    points = only(measure([seen(1, "2024-06~", 1)], ["unity"], "count", "month", "widen"))
    assert [point.period.key for point in points] == ["2024-05", "2024-06", "2024-07"]
    weighed = (0.336957, 0.326087, 0.336957)
    assert [point.numerator for point in points] == pytest.approx(weighed, abs=1e-6)
    assert all(point.approximate for point in points)


def test_five_undated_reports_give_no_period_and_are_counted():
    found = measure([seen(n, None, 1) for n in range(5)], ["unity"], "share", "month", "allocate")
    assert (found.periods, only(found), found.reports, found.undated) == ((), (), 0, 5)


def test_a_report_with_an_open_end_is_without_usable_date():
    assert measure([seen(1, "2024-06/..")], ["unity"], "share", "month", "allocate").undated == 1


@pytest.mark.parametrize("name", ["share", "rate", "sentences", "count"])
def test_a_period_without_reports_is_a_gap_and_not_0(name):
    reports = [seen(1, "2024-04-02"), seen(2, "2024-06-02")]
    april, may, june = only(measure(reports, ["unity"], name, "month", "allocate"))
    assert april.value == june.value == 0
    assert (may.value, may.low, may.high, may.reports, may.report_ids) == (None, None, None, 0, ())
    assert may.period.key == "2024-05"


def test_a_rate_is_a_ratio_of_sums_with_an_interval_for_clustered_mentions():
    reports = [
        seen(1, "2024-06-01", 6, 300),
        seen(2, "2024-06-02", 0, 500),
        seen(3, "2024-06-03", 9, 600),
    ]
    (june,) = only(measure(reports, ["unity"], "rate", "month", "allocate"))
    assert june.value == pytest.approx(10.714286, abs=1e-6)
    assert (june.low, june.high) == pytest.approx((2.521497, 29.471194), abs=1e-5)
    assert (june.numerator, june.denominator, june.reports) == (15, 1400, 3)


def test_a_rate_over_no_words_is_not_defined():
    (june,) = only(measure([seen(1, "2024-06", 0, 0)], ["unity"], "rate", "month", "allocate"))
    assert june.value is None


def test_a_share_of_sentences_pools_before_it_divides():
    reports = [
        seen(1, "2024-06-01", 9, sentences=12, coded=5),
        seen(2, "2024-06-02", 3, sentences=13, coded=3),
    ]
    (june,) = only(measure(reports, ["unity"], "sentences", "month", "allocate"))
    assert june.value == pytest.approx(0.32)
    assert (june.low, june.high) == pytest.approx((0.172052, 0.515897), abs=1e-6)


def test_a_count_has_no_interval_and_0_is_real_where_reports_were_searched():
    one, other = only(
        measure([seen(1, "2023", 7), seen(2, "2024", 0)], ["unity"], "count", "year", "allocate")
    )
    assert (one.value, one.low, one.high) == (7, None, None)
    assert (other.value, other.reports) == (0, 1)


@pytest.mark.parametrize("name", ["share", "rate", "sentences", "count"])
def test_a_report_that_was_not_searched_leaves_the_denominator(name):
    reports = [seen(1, "2024-06-01", 1), seen(2, "2024-06-02", searched=frozenset({"refugees"}))]
    found = measure(reports, ["unity", "refugees"], name, "month", "allocate")
    (unity,), (refugees,) = only(found), only(found, "refugees")
    assert (unity.reports, unity.report_ids) == (1, (1,))
    assert (refugees.reports, refugees.report_ids) == (2, (1, 2))
    assert found.left_out == (("reports not searched for unity", 1),)
    alone = only(measure(reports[1:], ["unity"], name, "month", "allocate"))
    assert alone[0].value is None


def test_a_group_leaves_out_the_reports_of_other_groups_without_a_note():
    reports = [
        Observation(1, parse("2024"), 100, 10, {"unity": 1}, {}, frozenset({"unity"}), "A"),
        Observation(2, parse("2024"), 100, 10, {}, {}, frozenset({"unity"}), "B"),
    ]
    found = measure(reports, ["unity@A", "unity@B"], "share", "year", "allocate")
    assert [(p.value, p.reports) for key in ("unity@A", "unity@B") for p in only(found, key)] == [
        (1.0, 1),
        (0.0, 1),
    ]
    assert found.left_out == ()


def test_reports_of_a_group_that_were_not_searched_are_counted_and_noted():
    unsearched = Observation(2, parse("2024-06-30"), 100, 10, {}, {}, frozenset(), "Paris")
    reports = [
        Observation(1, parse("2024-05-02"), 100, 10, {}, {}, frozenset({"unity"}), "London"),
        unsearched,
    ]
    found = measure(reports, ["unity@London", "unity@Paris"], "share", "month", "allocate")
    assert [(p.value, p.reports, p.dated) for p in only(found, "unity@Paris")] == [
        (None, 0, 0),
        (None, 0, 1),
    ]
    assert [point.dated for point in only(found, "unity@London")] == [1, 0]
    assert found.numbers == (1, 1)
    assert found.left_out == (("reports not searched for unity@Paris", 1),)


def test_the_number_of_a_period_is_of_all_its_reports_searched_or_not():
    reports = [seen(1, "2024-06-01", searched=frozenset()), seen(2, "2024-05/2024-06"), FOUR[0]]
    found = measure(reports, ["unity"], "share", "month", "allocate")
    assert found.numbers == pytest.approx((31 / 61, 2 + 30 / 61))
    assert [point.dated for point in only(found)] == list(found.numbers)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("0224-05", "2024-06-01", "2024-06-02"), "The earliest report is dated May 0224"),
        (("2024-05-03", "2024-06-01", "9024-06-02"), "The latest report is dated 2 Jun 9024"),
    ],
)
def test_a_mistyped_year_is_named_instead_of_making_hundred_thousands_of_days(dates, said):
    reports = [seen(number, text) for number, text in enumerate(dates)]
    with pytest.raises(RangeError) as refused:
        measure(reports, ["unity"], "share", "day", "allocate")
    assert str(refused.value).startswith(said)
    assert "Correct that date, or choose a range or a longer period." in str(refused.value)
    assert len(measure(reports[1:2], ["unity"], "share", "day", "allocate").periods) == 1


def test_a_range_of_too_many_periods_is_refused_by_the_end_that_was_asked_for():
    with pytest.raises(RangeError, match=r"begins on 1 Jan 0201, and 21,\d+ months up to"):
        measure(FOUR, ["unity"], "share", "month", "allocate", date(201, 1, 1))


def test_a_range_that_runs_backwards_is_refused():
    with pytest.raises(RangeError, match="ends before it begins: 1 Jun 2024 to 1 Jan 2024"):
        measure(FOUR, ["unity"], "share", "month", "allocate", date(2024, 6, 1), date(2024, 1, 1))


@pytest.mark.parametrize("kind", ["day", "week", "month", "quarter", "year"])
@pytest.mark.parametrize("last", [date(2012, 1, 2), date(2014, 12, 31), date(2016, 1, 1)])
def test_periods_are_counted_before_they_are_made(monkeypatch, kind, last):
    first = date(2012, 1, 2)
    number = len(measure([], ["unity"], "share", kind, "allocate", first, last).periods)
    monkeypatch.setattr(salience, "MOST_PERIODS", number)
    measure([], ["unity"], "share", kind, "allocate", first, last)
    monkeypatch.setattr(salience, "MOST_PERIODS", number - 1)
    with pytest.raises(RangeError):
        measure([], ["unity"], "share", kind, "allocate", first, last)


def test_a_report_that_may_lie_in_any_of_many_centuries_costs_no_more(monkeypatch):
    made = []
    monkeypatch.setattr(salience, "weights", lambda *of: made.append(weights(*of)) or made[-1])
    found = measure(
        [seen(1, "0224-01-01/2024-12-31", 1)],
        ["unity"], "count", "day", "allocate", date(2024, 1, 1), date(2024, 1, 4),
    )  # fmt: skip
    assert [len(spread) for spread in made] == [4]
    days = (date(2024, 12, 31) - date(224, 1, 1)).days + 1
    assert [point.numerator for point in only(found)] == pytest.approx([1 / days] * 4)
    assert found.left_out == (("reports partly outside the range", 1),)


def test_reports_outside_the_range_are_counted_and_those_partly_outside_too():
    reports = [
        seen(1, "2024-06-12", 1),
        seen(2, "2024-05/2024-06", 1),
        seen(3, "2020", 1),
        seen(4, "2024-06-30", 1),
    ]
    found = measure(
        reports, ["unity"], "count", "month", "allocate", date(2024, 6, 10), date(2024, 7, 1)
    )
    assert [period.key for period in found.periods] == ["2024-06", "2024-07"]
    assert found.reports == 3
    assert found.left_out == (
        ("reports outside the range", 1),
        ("reports partly outside the range", 1),
    )


def test_a_range_without_reports_still_has_its_periods():
    found = measure(
        [], ["unity"], "share", "quarter", "allocate", date(2024, 1, 1), date(2024, 12, 31)
    )
    assert [(p.period.key, p.value) for p in only(found)] == [
        (f"2024-Q{n}", None) for n in range(1, 5)
    ]


def test_a_persons_coding_without_a_mention_makes_the_report_speak():
    report = Observation(1, parse("2024"), 100, 10, {}, {"unity": 1}, BOTH)
    assert only(measure([report], ["unity"], "share", "year", "allocate"))[0].value == 1.0


@st.composite
def _reports(draw):
    day = st.dates(date(2022, 1, 1), date(2024, 12, 31))
    found = []
    for number in range(draw(st.integers(1, 12))):
        first, last = sorted((draw(day), draw(day)))
        shapes = [first.isoformat(), f"{first}/{last}", f"{first:%Y-%m}", f"{first:%Y}~", None]
        hits = draw(st.integers(0, 9))
        found.append(seen(number, draw(st.sampled_from(shapes)), hits, draw(st.integers(1, 900))))
    return found


@settings(max_examples=100)
@given(_reports(), st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_sums_over_periods_equal_the_totals(reports, kind):
    dated = [report for report in reports if report.date is not None]
    for name, top, bottom in [
        ("share", lambda r: r.hits["unity"] > 0, lambda r: 1),
        ("rate", lambda r: r.hits["unity"], lambda r: r.words),
        ("sentences", lambda r: r.coded["unity"], lambda r: r.sentences),
        ("count", lambda r: r.hits["unity"], lambda r: 1),
    ]:
        found = measure(reports, ["unity"], name, kind, "allocate")
        points = only(found)
        assert sum(p.numerator for p in points) == pytest.approx(sum(map(top, dated)))
        assert sum(p.denominator for p in points) == pytest.approx(sum(map(bottom, dated)))
        assert sum(p.reports for p in points) == pytest.approx(len(dated))
        assert found.reports + found.undated == len(reports)
        assert {r for p in points for r in p.report_ids} == {r.report for r in dated}


@settings(max_examples=50)
@given(_reports())
def test_the_interval_of_a_rate_is_that_of_its_reports_one_by_one(reports):
    points = only(measure(reports, ["unity"], "rate", "quarter", "allocate"))
    by_id = {report.report: report for report in reports}
    for point in points:
        seen = [by_id[report] for report in point.report_ids]
        shares = [weights(one.date, "quarter")[point.period.key] for one in seen]
        phi = pearson_phi([one.hits["unity"] for one in seen], [one.words for one in seen], shares)
        low, high = garwood(point.numerator, phi)
        if point.value is not None:
            scale = 1000 / point.denominator
            assert (point.low, point.high) == pytest.approx((low * scale, high * scale))


@settings(max_examples=50)
@given(_reports(), st.sampled_from(["allocate", "widen", "certain"]))
def test_every_report_is_either_counted_or_named_as_left_out(reports, policy):
    found = measure(
        reports, ["unity"], "share", "month", policy, date(2023, 1, 1), date(2023, 12, 31)
    )
    left_out = sum(number for note, number in found.left_out if "partly" not in note)
    assert found.reports + found.undated + left_out == len(reports)
