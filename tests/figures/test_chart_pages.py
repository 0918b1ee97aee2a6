# SPDX-License-Identifier: MIT
"""Whatever is drawn, at every width and on every ground: all of it can be read in print."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from standpoint.figures.chart import Form, Ground, Layout, LegendPlace
from standpoint.figures.drawing import Line, Marker, Rect, Text
from standpoint.figures.layout import lay_out

WIDTHS = (89, 120, 183)
NUMBERS = (1, 4, 12)
ARABIC = "المواضيع في بيانات المعارضة السورية منذ عام ٢٠١٣"
NAMES = ("الوحدة", "القرار ٢٢٥٤", "اللاجئون", "التطبيع مع النظام")
CASES = {
    "12 reports by year": ("year", dict.fromkeys(range(2013, 2025), 1), {}),
    "10,000 reports by month": ("month", dict.fromkeys(range(2013, 2025), 834), {}),
    "Arabic by quarter": (
        "quarter",
        None,
        {"title": ARABIC, "printed_subtitle": ARABIC, "arabic": True},
    ),
}


@pytest.fixture(scope="module")
def measured():
    """Keep measurements: they do not depend on how they are drawn."""
    return {}


@pytest.fixture
def drawn(draw, measured, twelve):
    """Return a function that gives the figure of a case."""

    def make(case, number, form, layout, scheme, **settings):
        kind, per_year, words = CASES[case]
        if (case, number) not in measured:
            labels = dict(zip(twelve, NAMES, strict=False)) if "arabic" in words else {}
            measured[case, number] = draw(
                twelve[:number], kind=kind, per_year=per_year, labels=labels
            )
        words = {name: word for name, word in words.items() if name != "arabic"}
        look = {"form": form, "layout": layout, "scheme": scheme}
        return replace(measured[case, number], **words, **look, **settings)

    return make


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("layout", get_args(Layout))
@pytest.mark.parametrize("form", get_args(Form))
def test_every_page_can_be_read(drawn, faults, case, layout, form):
    found = []
    for width, number, scheme in product(WIDTHS, NUMBERS, get_args(Ground)):
        if scheme != "light" and width == 120:
            continue  # nothing but colours is another; the narrow and the wide page show them
        page = lay_out(drawn(case, number, form, layout, scheme), width)
        found += [f"{width} mm, {number} series, {scheme}: {said}" for said in faults(page)]
    assert found == []


@pytest.mark.parametrize("place", get_args(LegendPlace))
@pytest.mark.parametrize("form", ["points", "lines", "bars"])
def test_every_place_of_the_names_can_be_read(drawn, faults, place, form):
    found = []
    for case, width, number in product(CASES, (89, 183), (4, 12)):
        page = lay_out(drawn(case, number, form, "together", "light", legend=place), width)
        found += [f"{case}, {width} mm, {number} series: {said}" for said in faults(page)]
    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("form", ["points", "lines"])
def test_twelve_series_are_told_apart_in_greys_by_shape_and_dash(drawn, form, width):
    figure = drawn("12 reports by year", 12, form, "together", "grey")
    assert len({(one.shape, one.dash) for one in figure.series}) == 12
    page = lay_out(figure, width)
    colours = {mark.colour for mark in page.marks() if isinstance(mark, Line | Marker | Text)}
    assert all(len({one[1:3], one[3:5], one[5:7]}) == 1 for one in colours)
    if form == "points":
        shapes = {mark.shape for mark in page.marks() if isinstance(mark, Marker)}
        assert shapes == {one.shape for one in figure.series}


def test_a_page_with_faults_is_found_out(drawn, faults):
    page = lay_out(drawn("12 reports by year", 1, "points", "panels", "light"), 89)
    title = page.layers[0].marks[0]
    wrong = {
        "leaves the page": replace(title, x=page.width - 3),
        "overlap": replace(title, text="Over it", y=title.y + 1),
        "is set in 4.00 pt": Text(20, 60, "small", 4.0, "#000000"),
        "has a contrast of": replace(title, colour="#DDDDDD"),
        "is hidden under a Rect": Rect(title.x, title.y - 5, 30, 5, "#FFFFFF"),
    }
    for said, mark in wrong.items():
        first = page.layers[0]
        added = (replace(first, marks=(*first.marks, mark)), *page.layers[1:])
        assert any(said in fault for fault in faults(replace(page, layers=added)))
    assert faults(page) == []
