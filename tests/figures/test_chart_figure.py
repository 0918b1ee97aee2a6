# SPDX-License-Identifier: MIT
"""What a figure says of itself, before anything is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from standpoint.analysis.salience import Observation, measure
from standpoint.figures import wording
from standpoint.figures.chart import Event, figure, recaption
from standpoint.model.dates import parse


def test_the_caption_names_everything_that_the_numbers_depend_on(draw):
    caption = draw(filters="Actor: Etilaf").caption
    for said in (
        "Share of reports per year with at least one passage",
        "95\u00a0% Wilson intervals",
        "n = 44 dated reports",
        "5 reports without usable date are left out",
        "Fewer than 5 reports",
        "Hatched: reports dated only approximately",
        "Resolution 2254: valid from 18 Dec 2015; without UN resolutions in general",
        "Actor: Etilaf",
        "codebook v3, suggested and confirmed codings",
    ):
        assert said in caption


def test_one_undated_report_is_said_in_the_singular(draw):
    assert "1 report without usable date is left out." in draw(undated=1).caption


def test_nothing_is_said_of_undated_reports_where_there_are_none(draw):
    drawn = draw(undated=0)
    assert "without usable date" not in drawn.caption + " ".join(drawn.notes)


def test_an_own_caption_is_kept_but_cannot_hide_the_undated_reports(draw):
    drawn = recaption(draw(), caption="How themes moved.")
    assert drawn.caption == "How themes moved. 5 reports without usable date are left out."
    again = recaption(drawn, caption=drawn.caption)
    assert again.caption == drawn.caption


def test_a_caption_can_be_written_again_from_the_settings(draw):
    drawn = draw()
    assert recaption(recaption(drawn, caption="Mine."), caption=None).caption == drawn.caption


def test_a_period_under_the_threshold_is_thin_and_no_line_joins_it(draw):
    drawn = draw()
    unity = drawn.series[0]
    years = [period.key for period in drawn.periods]
    thin = [years[i] for i, p in enumerate(unity.points) if drawn.is_thin(p)]
    assert thin == ["2018", "2020", "2021", "2022"]
    joined = [[years[i] for i in run] for run in drawn.runs(unity)]
    assert joined == [["2013", "2014", "2015", "2016", "2017"], ["2023", "2024"]]


def test_a_gap_says_why_it_is_empty(draw):
    drawn = draw()
    words = {s.key: [(g.first, g.last, g.words) for g in drawn.gaps(s)] for s in drawn.series}
    assert words["unity"] == [(6, 6, "no reports")]
    assert words["resolution_2254"][0] == (0, 2, "valid from 18 Dec 2015")


def test_a_report_that_was_not_searched_is_not_said_to_be_missing(chart_codebook):
    seen = Observation(1, parse("2020"), 100, 5, {}, {}, frozenset({"unity"}))
    drawn = figure(
        measure([seen], ("unity", "refugees"), "share", "year", "allocate"), chart_codebook, 1
    )
    assert [gap.words for gap in drawn.gaps(drawn.series[1])] == ["not searched"]
    assert "Refugees: 1 report not searched for it." in drawn.notes


def grouped(*reports):
    """Return one observation for each (date, group, whether unity was searched)."""
    return [
        Observation(i, parse(when), 100, 5, {}, {}, frozenset({"unity"} if searched else ()), group)
        for i, (when, group, searched) in enumerate(reports)
    ]


def test_the_number_under_the_axis_is_of_all_reports_and_not_of_the_largest_group(chart_codebook):
    reports = grouped(*[("2020", group, True) for group in ("SOC", "SNC", "HTS") for _ in "ab"])
    keys = ("unity@SOC", "unity@SNC", "unity@HTS")
    drawn = figure(measure(reports, keys, "share", "year", "allocate"), chart_codebook, 1)
    assert [series.label for series in drawn.series] == ["SOC", "SNC", "HTS"]
    assert drawn.numbers == (6.0,)
    assert all(drawn.own_numbers(series) for series in drawn.series)


def test_series_with_other_denominators_than_the_axis_are_known(chart_codebook):
    keys = ("unity", "refugees")
    reports = [
        Observation(i, parse("2020"), 100, 5, {}, {}, frozenset(keys[: 1 + i % 2]))
        for i in range(5)
    ]
    drawn = figure(measure(reports, keys, "share", "year", "allocate"), chart_codebook, 1)
    assert [drawn.own_numbers(series) for series in drawn.series] == [False, True]
    assert drawn.numbers == (5.0,)


def test_a_group_has_no_reports_only_where_none_of_its_own_is_dated(chart_codebook):
    reports = grouped(("2020", "London", True), ("2021", "Paris", False), ("2022", "London", True))
    keys = ("unity@London", "unity@Paris")
    drawn = figure(measure(reports, keys, "share", "year", "allocate"), chart_codebook, 1)
    london, paris = drawn.series
    assert [(g.first, g.last, g.words) for g in drawn.gaps(london)] == [(1, 1, "no reports")]
    assert [(g.first, g.last, g.words) for g in drawn.gaps(paris)] == [
        (0, 0, "no reports"),
        (1, 1, "not searched"),
        (2, 2, "no reports"),
    ]
    assert "Reports not searched: Paris 1." in drawn.notes
    assert [gap.words for gap in drawn.common_gaps()] == ["not searched"]


def test_a_month_with_only_an_unsearched_report_is_not_said_to_have_none(chart_codebook):
    reports = [
        Observation(1, parse("2024-05-02"), 100, 5, {}, {}, frozenset({"unity"})),
        Observation(2, parse("2024-06-02"), 100, 5, {}, {}, frozenset()),
    ]
    drawn = figure(measure(reports, ("unity",), "share", "month", "allocate"), chart_codebook, 1)
    assert drawn.say(drawn.series[0], 1) == "Unity Jun 2024, not searched"
    assert drawn.numbers == (1.0, 1.0)
    assert not any("without reports" in note for note in drawn.notes)


def test_a_searched_report_without_words_is_said_to_be_there(chart_codebook):
    seen = Observation(1, parse("2020"), 0, 0, {}, {}, frozenset({"unity"}))
    drawn = figure(measure([seen], ("unity",), "rate", "year", "allocate"), chart_codebook, 1)
    assert [gap.words for gap in drawn.gaps(drawn.series[0])] == ["no words"]


@pytest.mark.parametrize("turn", [1, -1])
def test_common_gaps_are_the_same_whichever_series_comes_first(chart_codebook, turn):
    reports = [
        Observation(1, parse("2022"), 100, 5, {}, {}, frozenset({"refugees"})),
        Observation(2, parse("2024"), 100, 5, {}, {}, frozenset({"unity", "refugees"})),
    ]
    salience = measure(
        reports, ("unity", "refugees")[::turn], "share", "year", "allocate", date(2020, 1, 1)
    )
    drawn = figure(salience, chart_codebook, 1)
    assert [(gap.first, gap.last, gap.words) for gap in drawn.common_gaps()] == [
        (0, 1, "no reports"),
        (3, 3, "no reports"),
    ]


def test_series_of_one_theme_keep_its_colour_and_differ_by_shape(chart_codebook):
    keys = ("unity", "unity/number", "unity@SOC")
    seen = Observation(1, parse("2020"), 100, 5, {}, {}, frozenset(keys[:2]), "SOC")
    drawn = figure(measure([seen], keys, "share", "year", "allocate"), chart_codebook, 1)
    assert {series.colour for series in drawn.series} == {"#0072B2"}
    assert len({series.shape for series in drawn.series}) == 3
    assert drawn.series[1].label == "Unity: by number"


def test_groups_of_several_themes_are_named_with_their_theme(chart_codebook):
    keys = ("unity@SOC", "refugees@SOC")
    seen = Observation(1, parse("2020"), 100, 5, {}, {}, frozenset({"unity", "refugees"}), "SOC")
    drawn = figure(measure([seen], keys, "share", "year", "allocate"), chart_codebook, 1)
    assert [series.label for series in drawn.series] == ["Unity: SOC", "Refugees: SOC"]


def test_the_title_names_the_theme_and_the_range_once(draw):
    assert draw(("unity",)).title == "Unity over time, 2013–2024"
    months = draw(("unity",), kind="month", per_year={2024: 30}, undated=0)
    assert months.title == "Unity over time, Feb–Dec 2024"


def test_twelve_series_are_all_told_apart(draw, twelve):
    drawn = draw(twelve)
    assert len({(s.colour, s.shape, s.dash) for s in drawn.series}) == 12


def test_a_point_is_read_out_as_a_sentence(draw):
    drawn = draw()
    unity = drawn.series[0]
    point = unity.points[0]
    share = round(point.value * 100)
    said = drawn.say(unity, 0)
    assert said.startswith(f"Unity 2013, {point.numerator:.0f} of 5 reports, {share}\u00a0%, ")
    assert said.endswith(f"{point.low * 100:.0f} to {point.high * 100:.0f}")
    assert drawn.say(unity, 5).endswith(", thin")
    assert drawn.say(unity, 6) == "Unity 2019, no reports"


@pytest.mark.parametrize(
    ("undated", "series", "sentence"),
    [
        (5, ("unity",), "No dated reports. 5 reports wait for a date."),
        (1, ("unity",), "No dated reports. 1 report waits for a date."),
        (0, ("unity",), "No dated reports."),
        (5, (), "No theme is chosen."),
    ],
)
def test_an_empty_figure_says_what_is_missing(draw, undated, series, sentence):
    drawn = draw(series, per_year={}, undated=undated)
    assert drawn.empty
    assert drawn.empty_sentence == sentence


def test_reports_outside_the_range_are_said_to_be_there(chart_codebook):
    seen = Observation(1, parse("2020"), 100, 5, {}, {}, frozenset({"unity"}))
    salience = measure(
        [seen], ("unity",), "share", "year", "allocate", date(2022, 1, 1), date(2023, 1, 1)
    )
    drawn = figure(salience, chart_codebook, 1)
    assert drawn.empty_sentence == "No dated reports in this range. 1 report outside it."


def test_only_events_inside_the_range_are_shown_and_can_be_switched_off(draw):
    events = (Event(date(1999, 1, 1), "Before"), Event(date(2014, 1, 1), "Inside"))
    assert [event.label for event in draw(events=events).shown_events()] == ["Inside"]
    assert draw(events=events, show_events=False).shown_events() == ()


def test_two_themes_get_a_panel_each_unless_said(draw):
    assert draw().layout == "panels"
    assert draw(("unity",)).layout == "together"
    assert draw(layout="together").layout == "together"


def test_a_group_has_its_own_numbers_also_where_only_others_have_reports(chart_codebook):
    reports = grouped(("2020", "London", True), ("2021", "Paris", True))
    keys = ("unity@London", "unity@Paris")
    drawn = figure(measure(reports, keys, "share", "year", "allocate"), chart_codebook, 1)
    assert drawn.numbers == (1.0, 1.0)
    assert all(drawn.own_numbers(series) for series in drawn.series)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0"), (1 / 366, "0.003"), (1 / 3650, "0.0003"), (1 / 61, "0.02"), (0.0999, "0.1"),
        (0.094, "0.09"), (0.25, "0.2"), (0.97, "1"), (2.0, "2"), (2.5, "2.5"), (1200.0, "1,200"),
        (1e-17, "0"),
    ],
)  # fmt: skip
def test_a_part_of_a_report_is_never_said_as_none(number, said):
    assert wording.amount(number) == said


@pytest.mark.parametrize(("which", "interval"), [("rate", True), ("count", False)])
def test_a_dashed_interval_is_only_spoken_of_where_there_are_intervals(draw, which, interval):
    note = next(note for note in draw(which=which).notes if "ewer than 5" in note)
    assert ("dashed interval" in note) is interval


def test_what_holds_of_a_theme_in_every_group_is_said_once(chart_codebook):
    reports = grouped(("2014", "London", True), ("2016", "Paris", False), ("2020", "London", True))
    observed = [replace(one, searched=frozenset({"resolution_2254"})) for one in reports]
    keys = ("resolution_2254@London", "resolution_2254@Paris")
    drawn = figure(measure(observed, keys, "share", "year", "allocate"), chart_codebook, 1)
    said = " ".join(drawn.notes)
    assert said.count("without UN resolutions") == 1
    assert "London: without" not in said
