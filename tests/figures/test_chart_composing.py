# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from standpoint.analysis.salience import Observation
from standpoint.errors import RangeError
from standpoint.figures.composing import MOST_GROUPS, Question, compose, refused
from standpoint.model.dates import parse


def of_groups(**numbers):
    """Return so many reports of each group, all of 2020."""
    groups = [group for group, number in numbers.items() for _ in range(number)]
    return [
        Observation(i, parse("2020"), 100, 5, {}, {}, frozenset({"unity"}), group)
        for i, group in enumerate(groups)
    ]


def test_groups_stand_by_size_and_equals_by_name(chart_codebook):
    reports = of_groups(B=1, C=3, A=1)
    drawn = compose(Question(("unity",), by="actor"), reports, chart_codebook, 1)
    assert [series.key for series in drawn.series] == ["unity@C", "unity@A", "unity@B"]
    assert drawn.filters == ""


def test_a_group_none_of_whose_reports_was_searched_is_there_and_noted(chart_codebook):
    unsearched = Observation(9, parse("2020"), 100, 5, {}, {}, frozenset(), "Paris")
    reports = [*of_groups(London=1), unsearched]
    drawn = compose(Question(("unity",), kind="year", by="actor"), reports, chart_codebook, 1)
    assert [series.label for series in drawn.series] == ["London", "Paris"]
    assert [gap.words for gap in drawn.gaps(drawn.series[1])] == ["not searched"]
    assert drawn.left_out == (("reports not searched for unity@Paris", 1),)


def test_more_groups_than_have_room_are_left_out_and_the_chart_says_so(chart_codebook):
    reports = of_groups(**{f"G{n:02}": 1 for n in range(30)})
    drawn = compose(Question(("unity",), by="publisher"), reports, chart_codebook, 1)
    assert len(drawn.series) == MOST_GROUPS
    assert "The 12 publishers with most reports, of 30." in drawn.subtitle


def test_a_report_of_several_actors_counts_for_each_and_the_chart_says_so(chart_codebook):
    searched = frozenset({"unity"})
    two = [
        Observation(at, parse(when), 100, 5, {"unity": 1}, {}, searched, "A", ("B",))
        for at, when in ((8, "2020"), (9, "2021"))
    ]
    question = Question(("unity",), "count", kind="year", by="actor")
    drawn = compose(question, [*of_groups(A=2, B=1), *two], chart_codebook, 1)
    assert [series.label for series in drawn.series] == ["A", "B"]
    assert "2 reports have several of these actors and count for each." in drawn.subtitle
    assert [[p.value for p in series.points] for series in drawn.series] == [[1, 1], [1, 1]]
    only = replace(question, end=date(2020, 12, 31))
    drawn = compose(only, [*of_groups(A=2, B=1), *two], chart_codebook, 1)
    assert "1 report has several of these actors and counts for each." in drawn.subtitle


def test_every_theme_is_split_into_the_same_groups(chart_codebook):
    question = Question(("unity", "refugees"), by="actor")
    drawn = compose(question, of_groups(A=2, B=1), chart_codebook, 1)
    assert [s.key for s in drawn.series] == ["unity@A", "unity@B", "refugees@A", "refugees@B"]


@pytest.mark.parametrize("series", ["resolution_2254", "resolution_2254/number"])
def test_events_are_those_that_bear_on_the_themes_drawn(chart_codebook, series):
    themes = compose(Question((series,)), [], chart_codebook, 1)
    everything = compose(Question((series,), events="all"), [], chart_codebook, 1)
    assert 0 < len(themes.events) < len(everything.events)
    assert not compose(Question((series,), events="none"), [], chart_codebook, 1).show_events


def test_a_chart_that_cannot_be_measured_is_empty_and_says_why(chart_codebook):
    reports = [Observation(i, parse(when), 1, 1, {}, {}, frozenset()) for i, when in
               enumerate(("0224", "2024"))]  # fmt: skip
    question = Question(("unity",))
    with pytest.raises(RangeError) as error:
        compose(question, reports, chart_codebook, 1)
    drawn = refused(question, str(error.value), chart_codebook, 1)
    assert drawn.empty
    assert drawn.empty_sentence.startswith("The earliest report is dated 0224")


@pytest.mark.parametrize("groups", [{"A": 2, "B": 1}, {"A": 2}, {"not stated": 1}])
def test_the_title_of_a_split_names_theme_and_split(chart_codebook, groups):
    drawn = compose(
        Question(("unity",), kind="year", by="actor"), of_groups(**groups), chart_codebook, 1
    )
    assert drawn.title == "Unity by actor, 2020"
