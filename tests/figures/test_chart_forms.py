# SPDX-License-Identifier: MIT
"""Lines, bars and maps show the numbers of the figure, and nothing where there is none."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from standpoint.figures.chart import FigureSeries
from standpoint.figures.colours import CHROME, contrast, luminance
from standpoint.figures.drawing import Area, Line, Marker, Rect, Text
from standpoint.figures.layout import lay_out
from standpoint.figures.layout_bars import places
from standpoint.figures.layout_forms import all_spots, plot
from standpoint.figures.layout_heat import cells
from standpoint.figures.layout_labels import spread
from standpoint.figures.layout_lines import centres
from standpoint.figures.layout_plot import Box, Lane, edges
from standpoint.figures.patterns import pattern
from standpoint.figures.scale import steps, total, values
from standpoint.figures.style import style
from standpoint.figures.tints import ink, tint

FULL = dict.fromkeys(range(2013, 2025), 12)
BOX = Box(30.0, 430.0, 20.0, 180.0, 1.0)


def plot_of(drawn, box=BOX):
    box = replace(box, highest=values(drawn, 6).top)
    return plot(drawn, box, style(drawn, 500), range(len(drawn.series)))


def layer(drawn, name, width=183):
    page = lay_out(drawn, width)
    return [mark for one in page.layers if one.name == name for mark in one.marks]


@pytest.mark.parametrize("which", ["share", "rate", "sentences", "count"])
@pytest.mark.parametrize("form", ["lines", "bars"])
def test_every_value_stands_at_its_height(draw, form, which):
    drawn = draw(which=which, form=form, layout="panels")
    box = replace(BOX, highest=values(drawn, 6).top)
    for number, one in enumerate(drawn.series):
        spots = plot(drawn, box, style(drawn, 500), (number,)).spots(number)
        for (_, y), point in zip(spots, one.points, strict=True):
            height = (box.bottom - y) / (box.bottom - box.top) * box.highest
            assert height == pytest.approx(point.value or 0.0)


def test_a_band_joins_low_and_high_of_its_periods(draw):
    drawn = draw(("unity",), per_year=FULL, form="lines", policy="certain")
    of = plot_of(drawn)
    (band,) = [mark for mark in of.under(0) if isinstance(mark, Area)]
    points = drawn.series[0].points
    along = centres(drawn, 0, of.box, Lane())
    expected = [(x, of.box.y(p.high)) for x, p in zip(along, points, strict=True)]
    expected += [(x, of.box.y(p.low)) for x, p in zip(along, points, strict=True)][::-1]
    assert band.points == pytest.approx([pytest.approx(corner) for corner in expected])


@pytest.mark.parametrize("layout", ["panels", "together"])
def test_no_band_and_no_line_crosses_a_gap_or_a_thin_period(draw, layout):
    drawn = draw(form="lines", layout=layout)
    of = plot_of(drawn)
    borders = edges(drawn.periods, of.box.left, of.box.right)
    for number, one in enumerate(drawn.series):
        marks = [*of.under(number), *of.over(number)]
        joined = [m for m in marks if isinstance(m, Area) or (isinstance(m, Line) and m.width > 1)]
        assert joined
        for mark in joined:
            left, right = min(x for x, _ in mark.points), max(x for x, _ in mark.points)
            for index, point in enumerate(one.points):
                if point.value is None or drawn.is_thin(point):
                    middle = (borders[index] + borders[index + 1]) / 2
                    assert not left <= middle <= right


def test_a_band_that_leaves_the_axis_ends_at_its_top(draw):
    drawn = draw(("unity",), which="rate", per_year=FULL, form="lines")
    low = replace(BOX, highest=max(p.high for p in drawn.series[0].points) / 2)
    of = plot(drawn, low, style(drawn, 500), (0,))
    bands = [mark for mark in of.under(0) if isinstance(mark, Area)]
    assert bands
    assert all(low.top <= y <= low.bottom for band in bands for _, y in band.points)


def test_thin_periods_are_open_with_a_dashed_interval(draw):
    drawn = draw(("unity",), form="lines")
    thin = sum(drawn.is_thin(point) for point in drawn.series[0].points)
    of = plot_of(drawn)
    dashed = [m for m in of.under(0) if isinstance(m, Line) and m.dash]
    ground = of.style.chrome.base
    opened = [m for m in of.over(0) if isinstance(m, Marker) and m.fill == ground]
    assert len(dashed) == len(opened) == thin > 0


def test_markers_vanish_from_narrow_periods_and_the_line_stays(draw):
    months = draw(("unity",), kind="month", per_year=dict.fromkeys(range(2013, 2023), 120),
                  form="lines", policy="certain")  # fmt: skip
    of = plot_of(months)
    assert len(months.periods) == 120
    over = of.over(0)
    alone = 120 - sum(len(run) for run in months.runs(months.series[0]))
    assert sum(isinstance(mark, Marker) for mark in over) == alone
    assert sum(len(m.points) for m in over if isinstance(m, Line)) == 120 - alone


@pytest.mark.parametrize("form", ["lines", "bars", "heat"])
def test_approximate_dates_are_hatched(draw, form):
    def strokes(drawn):
        of = plot_of(drawn)
        return sum(isinstance(m, Line) for m in [*of.under(0), *of.over(0)])

    drawn = draw(("unity",), form=form, which="count", per_year=FULL)
    exact = tuple(replace(point, approximate=False) for point in drawn.series[0].points)
    plain = replace(drawn, series=(replace(drawn.series[0], points=exact),))
    assert any(point.approximate for point in drawn.series[0].points)
    assert strokes(drawn) > strokes(plain)


# Bars


def test_stacked_tops_are_the_sums_of_their_parts(draw):
    drawn = draw(which="count", form="bars", layout="together")
    assert drawn.stacked
    of = plot_of(drawn)
    parts = [places(drawn, i, of.box, Lane(), stacked=True) for i in range(4)]
    for index in range(len(drawn.periods)):
        stack = [part[index] for part in parts if part[index] is not None]
        if not stack:
            continue
        assert min(part.y for part in stack) == pytest.approx(of.box.y(total(drawn, index)))
        assert stack[0].y + stack[0].height == pytest.approx(of.box.bottom)
        for below, above in pairwise(stack):
            assert above.y + above.height == pytest.approx(below.y)


def test_the_axis_of_stacked_bars_holds_their_sum(draw):
    drawn = draw(which="count", form="bars", layout="together")
    highest = max(total(drawn, index) for index in range(len(drawn.periods)))
    assert (
        values(drawn, 6).top
        >= highest
        > max(point.value or 0 for one in drawn.series for point in one.points)
    )


@pytest.mark.parametrize(
    ("which", "sentence"),
    [
        ("share", "Bars stand side by side: a report can carry several themes."),
        ("sentences", "Bars stand side by side: a sentence can carry several themes."),
    ],
)
def test_shares_are_never_stacked_and_the_caption_says_why(draw, which, sentence):
    drawn = draw(which=which, form="bars", layout="together")
    assert not drawn.stacked
    assert sentence in drawn.notes
    assert sentence in drawn.caption


def test_a_theme_and_its_facets_are_not_stacked(draw):
    keys = ("unity", "unity/number", "refugees")
    drawn = draw(keys, which="count", form="bars", layout="together")
    assert not drawn.stacked
    assert "Bars stand side by side: their numbers overlap and do not add up." in drawn.notes


def test_rates_are_stacked_only_over_one_denominator(draw):
    settings = {"which": "rate", "form": "bars", "layout": "together", "policy": "certain"}
    same = draw(("unity", "refugees"), **settings)
    assert same.stacked
    first, second = same.series
    more = tuple(replace(p, denominator=p.denominator + 40) for p in second.points)
    assert not replace(same, series=(first, replace(second, points=more))).stacked


def test_stacked_bars_have_no_whiskers_and_the_caption_says_so(draw):
    drawn = draw(which="rate", form="bars", layout="together", series=("unity", "refugees"),
                 policy="certain")  # fmt: skip
    assert drawn.stacked
    assert "intervals are not drawn on stacked bars" in drawn.caption
    assert "Whiskers" not in drawn.subtitle
    ink_ = style(drawn, 500).chrome.tx
    assert not [m for m in layer(drawn, "unity") if isinstance(m, Line) and m.colour == ink_]


def test_a_bar_of_its_own_carries_its_interval(draw):
    drawn = draw(("unity",), form="bars")
    of = plot_of(drawn)
    colour = of.style.chrome.tx
    upright = [
        m for m in of.over(0)
        if isinstance(m, Line) and m.colour == colour and m.points[0][0] == m.points[1][0]
    ]  # fmt: skip
    found = [tuple(y for _, y in m.points) for m in upright]
    expected = [
        (of.box.y(p.high), of.box.y(p.low)) for p in drawn.series[0].points if p.high is not None
    ]
    assert found == expected


def test_nothing_counted_is_a_mark_on_the_axis_and_a_gap_is_none(draw):
    drawn = draw(("unity",), form="bars")
    points = drawn.series[0].points
    nothing = replace(points[0], value=0.0, low=0.0, high=0.4)
    bare = replace(drawn, series=(replace(drawn.series[0], points=(nothing, *points[1:])),))
    of = plot_of(bare)
    borders = edges(bare.periods, of.box.left, of.box.right)

    def within(index):
        left, right = borders[index], borders[index + 1]
        lines = [m for m in of.over(0) if isinstance(m, Line) and m.width == 1.2]
        return [m for m in lines if left <= m.points[0][0] <= right]

    gap = next(index for index, point in enumerate(points) if point.value is None)
    assert within(0)
    assert not within(gap)


def test_bars_of_one_colour_differ_by_pattern(draw, twelve):
    drawn = draw(twelve, which="count", form="bars", layout="together")
    looks = {(one.colour, pattern(drawn, i)) for i, one in enumerate(drawn.series)}
    assert len(looks) == 12


def test_in_greys_every_bar_has_a_pattern_and_every_line_a_dash_of_its_own(draw):
    bars = draw(which="count", form="bars", layout="together", scheme="grey")
    assert len({pattern(bars, i) for i in range(4)}) == 4
    lines = draw(per_year=FULL, form="lines", layout="together", scheme="grey", legend="top")
    dashes = {
        mark.dash
        for one in lines.series
        for mark in layer(lines, one.key)
        if isinstance(mark, Line) and mark.width > 1
    }
    assert len(dashes) == 4


# The map


def test_a_cell_is_tinted_by_its_value_on_one_scale_for_all_rows(draw):
    drawn = draw(form="heat", per_year=FULL)
    of = plot_of(drawn)
    bounds = steps(drawn)
    seen = []
    for number, one in enumerate(drawn.series):
        fills = [m.fill for m in of.over(number) if isinstance(m, Rect)]
        valued = [point.value for point in one.points if point.value is not None]
        seen += list(zip(valued, map(luminance, fills), strict=True))
    assert bounds.bounds[-1][0] >= max(value for value, _ in seen)
    for value, light in seen:
        for other, lighter in seen:
            if bounds.of(value) > bounds.of(other):
                assert light < lighter
            elif bounds.of(value) == bounds.of(other):
                assert light == pytest.approx(lighter, abs=0.02)


@pytest.mark.parametrize("scheme", CHROME)
@pytest.mark.parametrize("base", ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#5A5D63", "#F0E442"])
def test_tints_go_one_way_and_words_on_them_read_well(base, scheme):
    chrome = CHROME[scheme]
    for number in range(1, 6):
        found = [tint(base, chrome, step, number) for step in range(1, number + 1)]
        away = [contrast(colour, chrome.base) for colour in found]
        assert away == sorted(set(away))
        assert all(contrast(ink(colour, chrome), colour) >= 4.5 for colour in found)


def test_a_gap_in_a_map_is_not_a_cell(draw):
    drawn = draw(form="heat")
    of = plot_of(drawn)
    for number, one in enumerate(drawn.series):
        marks = of.over(number)
        valued = sum(point.value is not None for point in one.points)
        assert sum(isinstance(mark, Rect) for mark in marks) == valued < len(one.points)
        said = [mark.text for mark in marks if isinstance(mark, Text)]
        assert {"–", "no reports"} & set(said)
        assert said.count("0") == sum(
            point.value == 0 and not drawn.is_thin(point) for point in one.points
        )


def test_thin_cells_are_dashed_and_in_italics_and_where_narrow_lower(draw):
    drawn = draw(("unity",), form="heat")
    thin = sum(drawn.is_thin(point) for point in drawn.series[0].points)
    marks = plot_of(drawn).over(0)
    assert sum(isinstance(m, Rect) and bool(m.dash) for m in marks) == thin > 0
    assert sum(isinstance(m, Text) and m.italic and m.text.endswith("*") for m in marks) == thin
    narrow = draw(("unity",), form="heat", kind="month", per_year=dict.fromkeys(FULL, 60))
    points = [p for p in narrow.series[0].points if p.value is not None]
    cells_ = [m for m in plot_of(narrow).over(0) if isinstance(m, Rect)]
    low = {narrow.is_thin(p): m.height for p, m in zip(points, cells_, strict=True)}
    assert low[True] < low[False]


def test_values_stand_in_cells_where_they_have_room(draw):
    drawn = draw(("unity",), form="heat", per_year=FULL, policy="certain")
    said = [m.text for m in plot_of(drawn).over(0) if isinstance(m, Text)]
    assert said == [f"{point.value * 100:.0f}" for point in drawn.series[0].points]
    crowded = replace(BOX, right=BOX.left + 90)
    assert not [m for m in plot_of(drawn, crowded).over(0) if isinstance(m, Text)]


# Finding points


@pytest.mark.parametrize("form", ["bars", "heat"])
@pytest.mark.parametrize("which", ["count", "share"])
def test_a_place_on_a_bar_or_cell_means_its_point(draw, form, which):
    drawn = draw(form=form, which=which, layout="together")
    of = plot_of(drawn)
    for series, index, (x, y) in all_spots(of):
        point = drawn.series[series].points[index]
        if point.value:
            inside = y + 0.1 if form == "bars" and not of.stacked else y
            assert of.at(x, inside) == (series, index)
            area = of.area(series, index)
            assert area.x < x < area.x + area.width
            assert area.y < y < area.y + area.height


def test_beside_the_bars_there_is_no_point(draw):
    of = plot_of(draw(form="bars", layout="together", which="count"))
    assert of.at(of.box.left - 5, of.box.middle) is None
    assert plot_of(draw(form="heat")).at(0.0, 0.0) is None


# Names


def test_heights_of_names_keep_apart_near_what_they_name_and_inside():
    wanted = [10.0, 11.0, 12.0, 60.0, 99.0, 99.0]
    found = spread(wanted, 8.0, 0.0, 100.0)
    ordered = sorted(found)
    assert all(b - a >= 8 - 1e-9 for a, b in pairwise(ordered))
    assert min(found) >= 0
    assert max(found) <= 100
    assert found[3] == 60
    assert sum(found[:3]) / 3 == pytest.approx(11)


def test_lines_are_named_at_their_ends_where_that_fits(draw):
    drawn = draw(per_year=FULL, form="lines", layout="together")
    page = lay_out(drawn, 183)
    axis = next(one for one in page.layers if one.name == "axis")
    right = max(x for mark in axis.marks if isinstance(mark, Line) for x, _ in mark.points)
    names = {one.label: one for one in drawn.series}
    found = [text for text in page.texts() if text.text in names]
    assert len(found) == 4
    assert all(text.x > right for text in found)


def test_a_line_that_ends_early_or_too_many_are_named_above(draw, twelve):
    many = draw(twelve, per_year=FULL, form="lines", layout="together")
    early = draw(form="lines", layout="together", per_year=FULL)
    first = early.series[0]
    ended = tuple(
        replace(p, value=None, low=None, high=None) if i > 5 else p
        for i, p in enumerate(first.points)
    )
    early = replace(early, series=(replace(first, points=ended), *early.series[1:]))
    for drawn in (many, early):
        page = lay_out(drawn, 183)
        top = next(text for text in page.texts() if text.text == "Unity")
        grid = next(one for one in page.layers if one.name == "grid")
        assert top.y < min(y for m in grid.marks if isinstance(m, Line) for _, y in m.points)


@pytest.mark.parametrize("place", ["top", "bottom", "right", "none"])
def test_a_legend_stands_where_it_is_asked_for(draw, place):
    page = lay_out(draw(form="lines", layout="together", legend=place), 183)
    grid = next(one for one in page.layers if one.name == "grid")
    ys = [y for m in grid.marks if isinstance(m, Line) for _, y in m.points]
    right = max(x for m in grid.marks if isinstance(m, Line) for x, _ in m.points)
    found = [text for text in page.texts() if text.text == "Refugees"]
    if place == "none":
        assert not found
        return
    (name,) = found
    assert {"top": name.y < min(ys), "bottom": name.y > max(ys), "right": name.x > right}[place]


def test_more_series_than_can_be_told_apart_are_said_to_be(draw, twelve):
    drawn = draw(twelve, form="lines", layout="together")
    assert any(note.startswith("12 series in one plot") for note in drawn.notes)
    assert not any("in one plot" in note for note in draw(twelve, form="heat").notes)


@pytest.mark.parametrize(
    ("form", "word"), [("points", "Boxes"), ("lines", "Bands"), ("bars", "Whiskers")]
)
def test_the_words_name_what_is_drawn(draw, form, word):
    drawn = draw(form=form)
    assert f"{word}: 95\u00a0% interval" in drawn.subtitle
    assert f"{word.lower()}: 95\u00a0% Wilson" in drawn.caption


def test_a_map_says_that_it_draws_no_intervals(draw):
    drawn = draw(form="heat")
    assert "interval" not in drawn.subtitle
    assert "intervals are not drawn on a map" in drawn.caption


def test_a_part_of_a_map_is_tinted_as_the_whole(draw):
    from standpoint.figures.viewing import part

    drawn = draw(form="heat", which="count")
    few = part(drawn, 0, 2)
    assert cells(few, BOX, style(few, 500), drawn).steps == steps(drawn)


def test_a_series_without_a_theme_gets_a_row_of_greys(draw):
    drawn = draw(("unity",), form="heat", per_year=FULL)
    bare = FigureSeries("gone", "Gone", "#5A5D63", "circle", drawn.series[0].points)
    marks = plot_of(replace(drawn, series=(bare,))).over(0)
    fills = {m.fill for m in marks if isinstance(m, Rect)}
    assert all(max(_channels(fill)) - min(_channels(fill)) < 14 for fill in fills)


def _channels(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def test_a_thin_bar_in_greys_keeps_the_grey_of_its_series(draw):
    from standpoint.figures.colours import hue
    from standpoint.figures.patterns import filled, framed

    box, blue = Rect(0, 0, 20, 40), hue("#0072B2", "light")
    page = style(draw(), 500)
    (bar, outline) = framed(box, 0, blue, page)
    assert bar.fill == filled(box, 0, blue, page)[0].fill == blue.base
    assert (outline.fill, bool(outline.dash)) == (None, True)
    assert filled(box, 0, blue, page, thin=True)[0].fill != blue.base
