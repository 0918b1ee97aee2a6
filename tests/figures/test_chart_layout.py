# SPDX-License-Identifier: MIT
"""On every page that a journal takes, all words stand free and inside it."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from standpoint.errors import ExportError
from standpoint.figures import wording
from standpoint.figures.chart import Event
from standpoint.figures.drawing import Line, Marker, Rect
from standpoint.figures.layout import POINTS, lay_out
from standpoint.figures.painting import left_edge, text_width

ARABIC = "قرار مجلس الأمن رقم ٢٢٥٤ في بيانات المعارضة السورية منذ عام ٢٠١٣"
MANY = tuple(
    Event(date(2013 + i // 2, 3 + 6 * (i % 2), 7), f"Something worth a mention, number {i}")
    for i in range(20)
)
MONTHLY = dict.fromkeys(range(2008, 2025), 14)
DAILY = {2024: 60}


def extent(text):
    left = left_edge(text)
    right = left + text_width(text.text, text.size, text.face, text.bold)
    return left, text.y - 0.72 * text.size, right, text.y + 0.2 * text.size


def faults(page):
    boxes = [(text.text, extent(text)) for text in page.texts()]
    clipped = [
        words
        for words, (left, top, right, bottom) in boxes
        if left < 0 or top < 0 or right > page.width or bottom > page.height
    ]
    overlapping = [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if a[0] < b[2] - 0.05 and b[0] < a[2] - 0.05 and a[1] < b[3] - 0.05 and b[1] < a[3] - 0.05
    ]
    return clipped, overlapping


@pytest.mark.parametrize("layout", ["panels", "together"])
@pytest.mark.parametrize("number", [1, 4, 12])
@pytest.mark.parametrize("millimetres", [89, 183])
@pytest.mark.parametrize(
    ("kind", "per_year"),
    [("year", None), ("month", None), ("month", MONTHLY), ("day", DAILY)],
    ids=["12 years", "144 months", "204 months", "366 days"],
)
def test_nothing_is_clipped_or_overlaps(draw, twelve, layout, number, millimetres, kind, per_year):
    drawn = draw(twelve[:number], kind=kind, per_year=per_year, layout=layout, title=ARABIC)
    assert faults(lay_out(drawn, millimetres)) == ([], [])


@pytest.mark.parametrize("which", ["rate", "count", "sentences"])
@pytest.mark.parametrize("layout", ["panels", "together"])
@pytest.mark.parametrize("millimetres", [89, 183])
def test_every_measure_finds_room(draw, which, layout, millimetres):
    drawn = draw(which=which, kind="quarter", layout=layout)
    assert faults(lay_out(drawn, millimetres)) == ([], [])


@pytest.mark.parametrize("size", [(85, 70), (89, 110), (120, 120), (183, 144), (254, 143)])
def test_four_themes_with_events_fit_every_preset(draw, size):
    page = lay_out(draw(), *size)
    assert (page.width, page.height) == pytest.approx((size[0] * POINTS, size[1] * POINTS))
    assert faults(page) == ([], [])
    assert page.smallest_type >= 4.9


def test_twenty_events_become_letters_that_the_caption_explains(draw):
    page = lay_out(draw(events=MANY), 89)
    assert faults(page) == ([], [])
    words = " ".join(text.text for text in page.texts())
    assert "Events: a Something worth a mention, number 0, 7 Mar 2013" in words


def test_few_events_keep_their_names_on_the_chart(draw):
    words = [text.text for text in lay_out(draw(), 183).texts()]
    assert {"Riyadh II", "Fall of the regime"} <= set(words)


def test_a_very_long_title_and_a_word_wider_than_the_page_are_broken(draw):
    page = lay_out(draw(title="Unity " * 40 + "x" * 300), 89)
    assert faults(page) == ([], [])


def test_a_page_that_is_too_low_says_which_height_would_do(draw, twelve):
    drawn = draw(twelve)
    with pytest.raises(ExportError, match=r"needs a height of at least (\d+) mm") as error:
        lay_out(drawn, 60, 60)
    needed = int(str(error.value).split("at least ")[1].split(" mm")[0])
    assert faults(lay_out(drawn, 60, needed)) == ([], [])


def test_a_page_that_is_too_narrow_says_so(draw):
    with pytest.raises(ExportError, match="40 mm or more"):
        lay_out(draw(), 10)


def test_no_line_crosses_a_gap_or_joins_a_thin_period(draw):
    drawn = draw(("unity",), layout="panels", events=())
    page = lay_out(drawn, 183)
    marks = next(layer.marks for layer in page.layers if layer.name == "unity")
    points = [mark for mark in marks if isinstance(mark, Marker) and mark.says]
    thin = {round(m.x, 2) for m in points if m.says.endswith("thin")}
    lines = [mark for mark in marks if isinstance(mark, Line)]
    assert lines
    assert thin
    for mark in lines:
        assert thin.isdisjoint(round(x, 2) for x, _ in mark.points)
        steps = [b[0] - a[0] for a, b in zip(mark.points, mark.points[1:], strict=False)]
        assert max(steps) < 1.2 * page.width / 12


def test_thin_periods_are_open_and_dashed(draw):
    page = lay_out(draw(("unity",), layout="panels", events=()), 183)
    markers = [m for m in page.marks() if isinstance(m, Marker) and m.says]
    for mark in markers:
        assert (mark.fill == page.ground) == ("thin" in mark.says)
    dashed = [m for m in page.marks() if isinstance(m, Rect) and m.dash]
    assert len(dashed) == 4
    assert all(mark.fill is None for mark in dashed)


def test_numbers_of_reports_stand_under_every_period(draw):
    drawn = draw()
    page = lay_out(drawn, 183)
    words = [text.text for text in page.texts()]
    assert words.count("3*") == 1
    assert "n = 5" in words
    assert "n = 5" not in [t.text for t in lay_out(draw(show_numbers=False), 183).texts()]


def test_groups_with_other_denominators_show_their_own(chart_codebook):
    from standpoint.analysis.salience import Observation, measure
    from standpoint.figures.chart import figure
    from standpoint.model.dates import parse

    keys = ("unity@SOC", "unity@SNC")
    unity = frozenset({"unity"})
    reports = [
        Observation(i, parse("2020"), 100, 5, {}, {}, unity, "SOC" if i % 3 else "SNC")
        for i in range(10)
    ]
    salience = measure(reports, keys, "share", "year", "allocate")
    for layout in ("panels", "together"):
        page = lay_out(figure(salience, chart_codebook, 1, layout=layout), 120)
        words = " ".join(text.text for text in page.texts())
        assert "6" in words.split()
        assert "4*" in words.split()


def test_an_arabic_title_starts_at_the_right(draw):
    page = lay_out(draw(title=ARABIC), 183)
    title = page.layers[0].marks[0]
    assert title.right_to_left
    assert extent(title)[2] == pytest.approx(page.width - 13)


def test_greys_are_as_light_as_the_colours_they_stand_for(draw):
    from standpoint.figures.colours import luminance

    colour, plain = lay_out(draw(), 120), lay_out(draw(scheme="grey"), 120)
    for one, other in zip(colour.texts(), plain.texts(), strict=True):
        assert len({other.colour[i : i + 2] for i in (1, 3, 5)}) == 1
        assert luminance(other.colour) == pytest.approx(luminance(one.colour), abs=0.01)


def words_of(page):
    return " ".join(page.description.split())


FEW = {2020: 6, 2021: 1, 2022: 6}


@pytest.mark.parametrize("layout", ["panels", "together"])
def test_an_interval_that_runs_out_of_the_scale_has_an_arrow_its_end_and_a_sentence(draw, layout):
    drawn = draw(("unity",), which="rate", per_year=FEW, events=(), layout=layout)
    page = lay_out(drawn, 183)
    (point,) = [p for p in drawn.series[0].points if drawn.is_thin(p)]
    assert point.high > 2 * max(p.value for p in drawn.series[0].points)
    assert f"{point.high:.1f}" in [text.text for text in page.texts()]
    assert wording.CUT in words_of(page)
    arrows = [m for m in page.marks() if isinstance(m, Line) and len(m.points) == 3 and not m.dash]
    assert any(a.points[0][1] == a.points[2][1] > a.points[1][1] for a in arrows)
    assert faults(page) == ([], [])


@pytest.mark.parametrize("layout", ["panels", "together"])
@pytest.mark.parametrize("which", ["share", "count"])
def test_nothing_is_said_of_cut_intervals_where_none_is(draw, which, layout):
    page = lay_out(draw(("unity",), which=which, per_year=FEW, events=(), layout=layout), 183)
    assert wording.CUT not in words_of(page)


@pytest.mark.parametrize("layout", ["panels", "together"])
def test_an_asterisk_is_explained_where_a_number_bears_one_and_only_there(draw, layout):
    for settings, starred in (
        ({}, True),
        ({"show_numbers": False}, False),
        ({"kind": "month"}, False),
        ({"thin": 1}, False),
    ):
        page = lay_out(draw(("unity",), per_year=FEW, events=(), layout=layout, **settings), 89)
        assert any(text.text.endswith("*") for text in page.texts()) is starred
        assert ("*\u00a0fewer" in page.description) is starred


def test_an_own_caption_is_told_what_an_asterisk_means_once(draw):
    said = "Own words. *\u00a0fewer than 5 reports."
    for caption in ("Own words.", said):
        page = lay_out(draw(("unity",), per_year=FEW, events=(), undated=0, caption=caption), 89)
        assert page.description.count("fewer than 5 reports") == 1
