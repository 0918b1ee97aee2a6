# SPDX-License-Identifier: MIT
"""The method note says every choice that a figure's numbers depend on, and no number of its own."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from standpoint import __version__
from standpoint.analysis.salience import Observation
from standpoint.figures.composing import Question, compose
from standpoint.figures.method_note import method_note
from standpoint.model.dates import parse

DATES = ("2020-02-01", "2020-05", "2021-03-01", "2021-04-01", "2022-01-05", None, None)


def noted(codebook, series=("unity",), searched=("unity", "refugees"), **asked):
    """Return the note of a figure over seven reports of 100 words, two of them undated."""
    reports = [
        Observation(
            number,
            parse(date) if date else None,
            100,
            5,
            {"unity": number % 2},
            {"unity": number % 2},
            frozenset(searched),
        )
        for number, date in enumerate(DATES)
    ]
    question = Question(series, kind=asked.pop("kind", "year"), events="none", **asked)
    figure = compose(question, reports, codebook, 7)
    return figure, " ".join(method_note(figure).split())


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ("share", "A report counts once, however often it speaks of the theme."),
        ("rate", "first summed over the reports and then divided"),
        ("sentences", "divided by all sentences of the reports that were searched for it"),
        ("count", "A count of mentions has no interval."),
    ],
)
def test_each_measure_is_told_in_words(chart_codebook, measure, words):
    assert words in noted(chart_codebook, measure=measure)[1]


def test_undated_reports_and_those_not_searched_are_counted(chart_codebook):
    _, said = noted(chart_codebook, series=("unity", "normalization"))
    assert "stands on 5 dated reports, 2020–2022." in said
    assert "2 reports without usable date are left out" in said
    assert "5 reports not searched for Normalization." in said


def test_a_filter_is_named_and_none_is_said_too(chart_codebook):
    assert (
        "chosen by a filter: Actor: Council." in noted(chart_codebook, filters="Actor: Council")[1]
    )
    assert "No filter was set" in noted(chart_codebook)[1]


@pytest.mark.parametrize(
    ("measure", "named", "not_named"),
    [("share", "Wilson, E. B.", "Garwood"), ("rate", "Garwood, F.", "Wilson")],
)
def test_only_the_sources_of_what_was_done_are_listed(chart_codebook, measure, named, not_named):
    said = noted(chart_codebook, measure=measure)[1]
    assert named in said
    assert not_named not in said


def test_the_policy_on_codings_and_dates_is_said(chart_codebook):
    said = noted(chart_codebook, status="confirmed", policy="certain")[1]
    assert "Only codings that a person had confirmed or made by hand were counted" in said
    assert "neither approximate nor doubtful" in said
    assert "Ratcliffe" not in said


def test_periods_with_uncertain_dates_are_counted(chart_codebook):
    assert "without a certain date" not in noted(chart_codebook, kind="year")[1]
    assert "5 periods hold reports without a certain date" in noted(chart_codebook, kind="week")[1]


def test_points_of_a_single_report_are_said_to_have_no_dispersion(chart_codebook):
    said = noted(chart_codebook, measure="rate")[1]
    assert "1 point stands on a single report" in said


def test_facets_that_do_not_count_and_validity_are_said_of_their_theme(chart_codebook):
    said = noted(chart_codebook, series=("resolution_2254",))[1]
    assert "Resolution 2254, without UN resolutions in general" in said
    assert "looked for from 18 Dec 2015" in said


def test_with_a_codebook_each_theme_is_defined(chart_codebook):
    figure, short = noted(chart_codebook)
    theme = replace(chart_codebook.theme("unity"), definition="One country,\nundivided.")
    long = method_note(figure, replace(chart_codebook, themes=(theme,)))
    assert "Unity: 0 rules. One country, undivided." in " ".join(long.split())
    assert "undivided" not in short


def test_events_are_listed_and_called_no_cause(chart_codebook):
    figure, _ = noted(chart_codebook)
    known = compose(Question(("unity",), kind="year", events="all"), [], chart_codebook, 7)
    shown = replace(figure, events=known.events, show_events=True)
    said = " ".join(method_note(shown).split())
    assert shown.shown_events()
    assert all(event.label in said for event in shown.shown_events())
    assert "does not show that the event is the cause" in said
    assert all(f"Source: {event.source.rstrip('.')}." in said for event in shown.shown_events())
    own = replace(shown, events=(replace(shown.shown_events()[0], source=""),))
    assert "No source is stated." in " ".join(method_note(own).split())


def test_every_number_comes_from_the_figure(chart_codebook):
    """Years of sources apart, and the interval, the words of the rate and 0."""
    figure, said = noted(chart_codebook, measure="rate")
    body, _, sources = said.partition("SOURCES")
    known = {"95", "1,000", "0", "1936", "2000", str(figure.thin), str(figure.reports)}
    known |= {str(figure.undated), "7", *(period.key for period in figure.periods), "1"}
    known |= set(re.findall(r"\d+", __version__))
    assert sources
    assert set(re.findall(r"\d+(?:,\d{3})*", body)) <= known


def test_an_empty_figure_has_a_note_too(chart_codebook):
    figure = compose(Question(("unity",)), [], chart_codebook, 1)
    assert "No dated reports." in method_note(figure)


def test_lines_are_short_enough_for_any_editor(chart_codebook):
    figure, _ = noted(chart_codebook, filters="Actor: " + "Council, " * 60)
    text = method_note(figure)
    assert max(map(len, text.splitlines())) <= 88
    assert text.endswith("\n")
