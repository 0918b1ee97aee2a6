# SPDX-License-Identifier: MIT
"""A smooth line in a figure: one main line, every point, and words for what stands behind it."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from standpoint.analysis.observations import Observation
from standpoint.figures.composing import Question, compose
from standpoint.figures.drawing import Line, Marker, Rect, Text
from standpoint.figures.layout import lay_out
from standpoint.figures.layout_forms import plot
from standpoint.figures.layout_plot import Box, gap_words
from standpoint.figures.method_note import method_note
from standpoint.figures.painting import application
from standpoint.figures.smooth_line import runs
from standpoint.figures.style import style
from standpoint.figures.table import csv_text
from standpoint.figures.viewing import part
from standpoint.model.dates import parse

BOX = Box(0, 400, 0, 100)
SERIES = ("unity", "refugees")


def reports(days, series=SERIES, vague=()):
    chance = random.Random(3)
    found = []
    for number, day in enumerate(days):
        when = (date(2015, 1, 1) + timedelta(days=day)).isoformat()
        hits = {key: chance.choice((0, 1, 3)) for key in series}
        found.append(Observation(number, parse(when), 200, 10, hits, hits, frozenset(series)))
    for number, edtf in enumerate(vague, len(found)):
        found.append(Observation(number, parse(edtf), 200, 10, {}, {}, frozenset(series)))
    return found


@pytest.fixture
def smooth(chart_codebook):
    """Return a function that composes a figure of forty reports over four years."""
    application()

    def make(days=range(0, 1440, 36), vague=(), **settings):
        asked = {"series": SERIES, "kind": "year", "smooth": "window", "events": "none"} | settings
        return compose(Question(**asked), reports(days, vague=vague), chart_codebook, 3)

    return make


def marks(figure, series=0, kind=Line):
    """Return the lines or markers over the grid of one series."""
    drawn = plot(figure, BOX, style(figure, 500), (series,))
    return [mark for mark in drawn.over(series) if isinstance(mark, kind)]


@pytest.mark.parametrize("form", ["points", "lines"])
@pytest.mark.parametrize("kind", ["year", "week"])
def test_the_smooth_line_is_the_only_one_and_every_point_is_drawn(smooth, form, kind):
    plain = smooth(smooth="none", form=form, kind=kind)
    drawn = smooth(form=form, kind=kind)
    there = sum(point.value is not None for point in drawn.series[0].points)
    assert drawn.series[0].points == plain.series[0].points
    assert len(marks(drawn, kind=Marker)) == there
    assert len(marks(drawn)) == len(runs(drawn, drawn.series[0].smooth, BOX))
    if kind == "year":
        assert len(marks(drawn)[0].points) == 200


def test_the_line_stands_true_to_the_day(smooth):
    figure = smooth(smooth_days=30)
    (run,) = runs(figure, figure.series[0].smooth, BOX)
    days = figure.periods[-1].end.toordinal() + 1 - figure.periods[0].start.toordinal()
    assert run[0][0] == pytest.approx(0.5 / days * 400)
    assert run[-1][0] == pytest.approx(1404.5 / days * 400)


def test_a_gap_breaks_the_line(smooth):
    figure = smooth(days=[*range(12), *range(800, 812)], smooth_days=40)
    assert len(marks(figure)) == 2
    assert "2016" in csv_text(figure)
    gap = next(row for row in csv_text(figure).split("\n") if row.startswith("unity,2016-"))
    assert gap.endswith(",,")


def test_a_part_of_the_periods_shows_the_same_line_cut_at_its_ends(smooth):
    figure = smooth(smooth_days=100)
    seen = part(figure, 1, 2)
    (run,) = runs(seen, seen.series[0].smooth, BOX)
    assert (run[0][0], run[-1][0]) == (pytest.approx(0.0), pytest.approx(400.0))
    whole = {p.day: p.value for p in figure.series[0].smooth}
    day = next(d for d in whole if d > seen.periods[0].start.toordinal())
    at = next(y for x, y in run if x > 0)
    assert at == pytest.approx(BOX.y(whole[day]))


def test_the_axis_holds_the_whole_line_of_a_narrow_window(smooth):
    from standpoint.figures.scale import values

    figure = smooth(measure="rate", smooth_days=1)
    top = max(point.value or 0 for point in figure.series[0].smooth)
    assert values(figure, 5).top >= top > max(p.value for p in figure.series[0].points)


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("window", "Smooth lines: moving window of ±548 days, ratio of sums; "),
        ("kernel", "Smooth lines: Gaussian kernel with a bandwidth of 365 days, ratio of sums; "),
    ],
)
def test_subtitle_notes_and_caption_say_method_width_and_what_stands_behind(smooth, method, said):
    figure = smooth(smooth=method)
    note = next(note for note in figure.notes if note.startswith("Smooth lines: "))
    assert note.startswith(said)
    assert "reports behind each day" in note
    assert note in figure.caption
    assert "have no intervals" in note
    behind = [point.effective for point in figure.series[0].smooth]
    assert f"{min(behind):,.1f}".removesuffix(".0") in note
    assert said.partition(",")[0] in figure.subtitle
    assert ("effective number" in note) == (method == "kernel")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"measure": "count"}, "A number of mentions is not smoothed"),
        ({"form": "bars"}, "Smooth lines are drawn over points and lines, not over bars."),
        ({"form": "heat"}, "Smooth lines are drawn over points and lines, not over a map."),
    ],
)
def test_what_cannot_be_smoothed_has_no_line_and_says_why(smooth, asked, said):
    figure = smooth(**asked)
    assert not figure.smoothed
    assert any(note.startswith(said) for note in figure.notes)
    assert said in csv_text(figure)
    assert len(csv_text(figure).split("\n\n")) == 2
    assert "SMOOTHING" not in method_note(figure)


def test_a_series_with_too_few_reports_keeps_its_own_line_and_says_so(chart_codebook):
    some = reports(range(0, 1440, 36))
    some += [
        Observation(900 + i, parse(f"201{5 + i % 3}-05-01"), 200, 10, {}, {}, frozenset({"number"}))
        for i in range(9)
    ]
    question = Question(("unity", "number"), kind="year", smooth="window", thin=1)
    figure = compose(question, some, chart_codebook, 3)
    assert "Smoothing needs 10 dated reports; number has 9." in figure.notes
    assert figure.series[0].smooth
    assert not figure.series[1].smooth
    assert len(marks(figure, 1)) == 1
    assert "number: 9 dated reports, not smoothed." in method_note(figure)


def test_the_method_note_says_how_the_line_was_made_and_whose_method_it_is(smooth):
    said = " ".join(method_note(smooth(smooth="kernel", smooth_days=60)).split())
    assert "bandwidth 60 days" in said
    assert "more than 120 days away" in said
    for name in ("Nadaraya, E. A. (1964)", "Watson, G. S. (1964)", "Kish, L. (1965)"):
        assert name in said
    window = " ".join(method_note(smooth(smooth_days=60)).split())
    assert "from 60 days before to 60 days after it" in window
    assert "Nadaraya" not in window


@pytest.mark.parametrize("policy", ["allocate", "widen", "certain"])
def test_every_date_policy_is_said_where_it_matters(smooth, policy):
    figure = smooth(policy=policy, vague=("2016~", "2016-12/2017-02"), smooth="none")
    told = {
        "allocate": "spread over their span by days.",
        "widen": "what is marked ~ reaches one unit further on either side.",
        "certain": "Only reports whose date lies inside one period are counted.",
    }[policy]
    assert told in " ".join(figure.notes)
    assert told in figure.caption
    assert "date policy," in csv_text(figure)
    assert "DATES" in method_note(figure)


def test_a_policy_that_changes_nothing_is_not_talked_about(smooth):
    for policy in ("allocate", "widen"):
        assert "Hatched" not in smooth(policy=policy).caption


def test_a_line_in_one_plot_is_named_where_it_ends(smooth):
    figure = smooth(smooth="kernel", layout="together", smooth_days=30)
    drawing = lay_out(figure, 183)
    (legend,) = (layer for layer in drawing.layers if layer.name == "legend")
    named = {mark.text: mark.y for mark in legend.marks if hasattr(mark, "text")}
    ends = {
        series.label: [p.value for p in series.smooth if p.value is not None][-1]
        for series in figure.series
    }
    higher, lower = sorted(ends, key=ends.get, reverse=True)
    assert named[higher] < named[lower]


@pytest.mark.parametrize("scheme", ["light", "dark", "grey"])
@pytest.mark.parametrize("width", [89, 183])
@pytest.mark.parametrize("form", ["points", "lines"])
def test_a_smooth_figure_has_room_on_every_page(smooth, scheme, width, form):
    for layout in ("panels", "together"):
        page = lay_out(smooth(scheme=scheme, form=form, layout=layout), width)
        lines = [mark for layer in page.layers for mark in layer.marks
                 if isinstance(mark, Line) and len(mark.points) > 50]  # fmt: skip
        assert len(lines) == 2
        for x, y in (point for mark in lines for point in mark.points):
            assert 0 <= x <= page.width
            assert 0 <= y <= page.height


def test_words_of_a_gap_stand_off_the_line_that_runs_through_it(smooth):
    days = [*range(0, 400, 36), *range(1100, 1440, 36)]
    drawn = smooth(days=days, smooth="kernel", smooth_days=365)
    lines = runs(drawn, drawn.series[0].smooth, BOX)
    (gap,) = drawn.gaps(drawn.series[0])
    beside = gap_words(drawn, [gap], BOX, style(drawn, 500))
    words = gap_words(drawn, [gap], BOX, style(drawn, 500), lines)
    assert [mark.text for mark in words if isinstance(mark, Text)] == ["no reports"]

    def covered(marks):
        ground = next(mark for mark in marks if isinstance(mark, Rect))
        return any(
            ground.y <= y <= ground.y + ground.height
            for run in lines
            for x, y in run
            if ground.x <= x <= ground.x + ground.width
        )

    flat = [tuple((x, BOX.middle) for x, _ in run) for run in lines]
    moved = gap_words(drawn, [gap], BOX, style(drawn, 500), flat)
    assert moved != beside
    assert not covered(words)
