# SPDX-License-Identifier: MIT
"""Stored sums by month: the same chart as counting report by report, whatever was done before."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.salience import measure
from standpoint.corpus import edits, months, observing, recoding, soundness, tallies
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest

SAID = (
    "The council wants unity in its own ranks.",
    "Resolution 2254 is the only way.",
    "Refugees must be able to return in safety.",
    "It rejects normalization with the Assad regime.",
    "Rain fell on the hills for three days.",
    "يجب تنفيذ القرار 2254 كاملا.",
)
DATES = (
    None, "2015-12-03", "2015-12-18", "2015-12-30", "2015-12", "2016-01-05", "2016-01~", "2016-02?",
    "2016", "2016-01/2016-03", "2016-03-04/2016-03-09", "2016-03~/2016-04", "2017-05-01", "2019/..",
)  # fmt: skip
KINDS = ("month", "quarter", "year")
SERIES = (
    "unity", "resolution_2254", "refugees", "normalization", "resolution_2254/number",
    "resolution_2254/un_resolutions", "refugees/return", "unity/opposition",
)  # fmt: skip


def same(corpus, counted):
    """Compare what the stored sums give with counting every report, for every kind of chart."""
    whole = observing.observations(corpus, counted)
    for name in ("share", "rate", "sentences", "count"):
        for kind in KINDS:
            for policy in ("allocate", "widen", "certain"):
                slow = measure(whole, SERIES, name, kind, policy)
                fast = months.salience(corpus, SERIES, name, kind, policy, counted)
                assert fast.periods == slow.periods
                assert (fast.reports, fast.undated, fast.left_out) == (
                    slow.reports, slow.undated, slow.left_out,
                )  # fmt: skip
                assert fast.numbers == pytest.approx(slow.numbers)
                for one, other in zip(fast.series, slow.series, strict=True):
                    for a, b in zip(one.points, other.points, strict=True):
                        close(a, b)


def close(a, b):
    assert sorted(a.report_ids) == sorted(b.report_ids)
    for left, right in zip(astuple_of(a), astuple_of(b), strict=True):
        assert left == (right if right is None else pytest.approx(right, abs=1e-9)), (a, b)


def astuple_of(point):
    return (
        point.value, point.low, point.high, point.numerator, point.denominator, point.reports,
        point.approximate, point.dated,
    )  # fmt: skip


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    folder = tmp_path_factory.mktemp("months")
    paths = []
    for number in range(24):
        said = [SAID[(number + turn * 5) % len(SAID)] for turn in range(1 + number % 4)]
        path = folder / f"{number:02}.txt"
        path.write_text(f"Note {number}\n\n" + "\n\n".join([*said, *said[: number % 3]]) + "\n")
        paths.append(path)
    place = folder / "c.standpoint"
    with Corpus.create(place) as corpus:
        for _ in ingest(corpus, paths):
            pass
        edits.set_metadata(corpus, {n + 1: {"date": DATES[n % len(DATES)]} for n in range(24)})
    return place


@pytest.mark.parametrize("counted", ["suggested", "not-rejected", "confirmed"])
def test_stored_sums_give_the_chart_that_counting_every_report_gives(many, counted):
    with Corpus.open(many) as corpus:
        assert observing.observations(corpus).hits["unity"].sum() > 3
        same(corpus, counted)


_EDIT = st.one_of(
    st.tuples(st.just("date"), st.integers(1, 24), st.sampled_from(DATES)),
    st.tuples(st.just("language"), st.integers(1, 24), st.sampled_from(["en", "ar", None])),
    st.tuples(st.just("delete"), st.integers(1, 24), st.none()),
    st.tuples(st.just("restore"), st.integers(1, 24), st.none()),
    st.tuples(st.just("confirmed"), st.integers(0, 99), st.none()),
    st.tuples(st.just("rejected"), st.integers(0, 99), st.none()),
    st.tuples(st.just("recode"), st.none(), st.none()),
)


def perform(corpus, edit):
    what, number, value = edit
    if what in {"date", "language"}:
        edits.set_metadata(corpus, {number: {what: value}})
    elif what == "delete":
        edits.delete(corpus, [number])
    elif what == "restore":
        edits.restore(corpus, [number])
    elif what == "recode":
        for _ in recoding.recode(corpus):
            pass
    elif mentions := list(corpus.mentions()):
        mention = mentions[number % len(mentions)]
        unit = corpus.sentences(mention.report)[mention.sentence]
        place = (mention.report, unit.start, unit.end, mention.theme, mention.facet)
        edits.decide(corpus, edits.CodingKey(*place), what)


@settings(max_examples=12)
@given(st.lists(_EDIT, min_size=1, max_size=6))
def test_stored_sums_follow_every_edit(many, tmp_path_factory, made):
    place = tmp_path_factory.mktemp("edited") / "c.standpoint"
    with Corpus.open(many) as corpus:
        soundness.backup(corpus, place)
    with Corpus.open(place) as corpus:
        for edit in made:
            perform(corpus, edit)
        assert tallies.otherwise(corpus) == 0
        same(corpus, "not-rejected")


def test_a_range_holds_for_stored_sums_too(many):
    from datetime import date

    with Corpus.open(many) as corpus:
        bounds = (date(2016, 2, 1), date(2016, 3, 31))
        fast = months.salience(corpus, SERIES, "share", "month", "allocate", start=bounds[0],
                               end=bounds[1])  # fmt: skip
        slow = measure(
            observing.observations(corpus), SERIES, "share", "month", "allocate", *bounds
        )
        assert [astuple(period) for period in fast.periods] == [astuple(p) for p in slow.periods]
        assert (fast.reports, fast.left_out) == (slow.reports, slow.left_out)
        assert [p.numerator for p in fast.series[0].points] == pytest.approx(
            [p.numerator for p in slow.series[0].points]
        )


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE month SET words = words + 1 WHERE month = '2016-01'",
        "UPDATE series_month SET coded = coded + 1 WHERE month = '2016-01'",
        "DELETE FROM series_month",
    ],
)
def test_a_check_finds_stored_sums_that_are_wrong(many, tmp_path, harm):
    place = tmp_path / "c.standpoint"
    with Corpus.open(many) as corpus:
        soundness.backup(corpus, place)
    with Corpus.open(place) as corpus:
        assert soundness.problems(corpus) == []
        with corpus.database.atomic():
            corpus.database.execute(harm)
        assert any("stored counts" in sentence for sentence in soundness.problems(corpus))


@pytest.mark.parametrize("kind", ["day", "week"])
def test_days_and_weeks_are_counted_report_by_report(many, kind):
    with Corpus.open(many) as corpus:
        assert months.salience(corpus, SERIES, "share", kind, "allocate") is None


def test_where_most_reports_must_be_counted_one_by_one_all_are(many, monkeypatch):
    monkeypatch.setattr(months, "MOST_APART", 2)
    with Corpus.open(many) as corpus:
        assert months.salience(corpus, SERIES, "share", "month", "allocate") is None


def copied(many, tmp_path):
    place = tmp_path / "copied.standpoint"
    with Corpus.open(many) as corpus:
        soundness.backup(corpus, place)
    return place


def test_the_reports_of_a_point_stay_those_of_its_period_when_earlier_ones_come_in(many, tmp_path):
    with Corpus.open(copied(many, tmp_path)) as corpus:
        drawn = months.salience(corpus, SERIES, "share", "year", "allocate")
        slow = measure(observing.observations(corpus), SERIES, "share", "year", "allocate")
        undated = next(report.id for report in corpus.reports() if report.date is None)
        edits.set_metadata(corpus, {undated: {"date": "2010-05-05"}})
        for one, other in zip(drawn.series, slow.series, strict=True):
            for point, before in zip(one.points, other.points, strict=True):
                assert sorted(point.report_ids) == sorted(before.report_ids)


def test_what_was_read_of_single_reports_is_read_again_after_any_change(many, tmp_path):
    place = copied(many, tmp_path)
    known = {}
    asked = (SERIES, "share", "month", "allocate", "not-rejected", None, None)
    with Corpus.open(place) as corpus, Corpus.read(place) as beside:
        before = months.salience(beside, *asked, known)
        undated = [report.id for report in corpus.reports() if report.date is None]
        edits.set_metadata(corpus, {undated[0]: {"date": "2016-11/2017-02"}})
        after = months.salience(beside, *asked, known)
        assert after.reports == before.reports + 1
        assert after.left_out == months.salience(beside, *asked).left_out
        assert len(known) == 1


def test_the_number_of_reports_is_of_all_that_were_not_deleted(many, tmp_path):
    place = tmp_path / "c.standpoint"
    with Corpus.open(many) as corpus:
        soundness.backup(corpus, place)
    with Corpus.open(place) as corpus:
        assert corpus.number_of_reports() == len(corpus.reports()) == 24
        edits.delete(corpus, [3, 5])
        assert corpus.number_of_reports() == len(corpus.reports()) == 22


def test_an_empty_corpus_has_no_period(tmp_path):
    with Corpus.create(tmp_path / "e.standpoint") as corpus:
        found = months.salience(corpus, SERIES, "share", "month", "allocate")
        assert (found.periods, found.reports, found.undated) == ((), 0, 0)
