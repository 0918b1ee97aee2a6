# SPDX-License-Identifier: MIT
"""Every form can be read with few periods and many, few series and many, and any legend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from standpoint.figures.layout import lay_out
from standpoint.figures.layout_plot import edges
from standpoint.figures.painting import text_width
from standpoint.figures.scale import fits, names
from standpoint.figures.wording import ENGLISH, months
from standpoint.model.periods import periods

FORMS = ("lines", "bars", "heat")
MONTHLY = dict.fromkeys(range(2012, 2025), 40)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("which", ["rate", "count"])
@pytest.mark.parametrize("layout", ["panels", "together"])
@pytest.mark.parametrize("millimetres", [89, 183])
@pytest.mark.parametrize(
    ("kind", "per_year"),
    [("year", {2024: 4}), ("quarter", None), ("month", MONTHLY)],
    ids=["1 year", "47 quarters", "156 months"],
)
def test_any_range_can_be_read(draw, faults, form, which, layout, millimetres, kind, per_year):
    drawn = draw(kind=kind, per_year=per_year, form=form, which=which, layout=layout)
    assert faults(lay_out(drawn, millimetres)) == []


@pytest.mark.parametrize("millimetres", [89, 183])
@pytest.mark.parametrize("kind", ["year", "month"])
@pytest.mark.parametrize("number", [2, 20])
def test_a_map_of_two_to_twenty_series_can_be_read(draw, faults, millimetres, kind, number):
    drawn = draw(("unity", "refugees"), kind=kind, form="heat", per_year=MONTHLY)
    one = drawn.series[0]
    long = "A theme whose name is longer than any gutter of a journal's column could hold"
    rows = [replace(one, key=f"t{i}", label=f"{i} {long}"[: 12 + 5 * i]) for i in range(number)]
    page = lay_out(replace(drawn, series=tuple(rows)), millimetres)
    assert faults(page) == []
    assert any(text.text.endswith("…") for text in page.texts()) is (number == 20)


@pytest.mark.parametrize("scheme", ["light", "dark", "grey"])
@pytest.mark.parametrize("layout", ["panels", "together"])
def test_lines_that_end_together_are_named_apart(draw, faults, scheme, layout):
    drawn = draw(per_year=dict.fromkeys(range(2013, 2025), 12), form="lines", scheme=scheme,
                 layout=layout, title="الوحدة في بيانات المعارضة")  # fmt: skip
    same = tuple(
        replace(one, points=(*one.points[:-1], drawn.series[0].points[-1])) for one in drawn.series
    )
    for width in (89, 120, 183):
        assert faults(lay_out(replace(drawn, series=same), width)) == []


def named(start, end, kind, room, language=ENGLISH):
    found = periods(start, end, kind)
    borders = edges(found, 0, room)
    return names(found, borders, lambda text: text_width(text, 7.5), language), borders


def test_quarters_stand_over_their_year_and_halves_where_they_are_too_many():
    found, _ = named(date(2023, 1, 1), date(2024, 12, 31), "quarter", 200)
    assert [name.text for name in found.fine] == ["Q1", "Q2", "Q3", "Q4"] * 2
    assert [name.text for name in found.coarse] == ["2023", "2024"]
    found, _ = named(date(2015, 1, 1), date(2024, 12, 31), "quarter", 300)
    assert [name.text for name in found.fine] == ["Q1", "Q3"] * 10
    found, _ = named(date(2005, 1, 1), date(2024, 12, 31), "quarter", 200)
    assert not found.fine
    assert found.coarse


@pytest.mark.parametrize("room", [60, 200, 400, 900])
@pytest.mark.parametrize("days", [20, 300, 2000])
@pytest.mark.parametrize("kind", ["day", "month"])
def test_arabic_names_of_months_do_not_touch(kind, days, room):
    start = date(2022, 10, 3)
    end = date.fromordinal(start.toordinal() + days)
    found, borders = named(start, end, kind, room, months("ar-SY"))
    for row in (found.fine, found.coarse):
        assert not row or fits(row, borders, lambda text: text_width(text, 7.5))


def test_months_have_levantine_names_in_arabic_and_english_ones_where_nothing_is_known():
    found, _ = named(date(2024, 1, 1), date(2024, 12, 31), "month", 900, months("ar"))
    assert [name.text for name in found.fine][1:4] == ["شباط", "آذار", "نيسان"]
    assert months("ar_LB").whole[0] == "كانون الثاني"
    assert len(set(months("ar").short)) == 12
    assert months("fr") is ENGLISH


@pytest.mark.parametrize("form", ["lines", "heat"])
def test_many_series_on_other_numbers_have_one_row_and_a_sentence(draw, twelve, faults, form):
    drawn = draw(twelve, per_year=dict.fromkeys(range(2013, 2025), 7), form=form,
                 layout="together", policy="certain", events=())  # fmt: skip
    fewer = tuple(replace(point, reports=5.5) for point in drawn.series[0].points)
    drawn = replace(drawn, series=(replace(drawn.series[0], points=fewer), *drawn.series[1:]))
    page = lay_out(drawn, 183)
    words = " ".join(text.text for text in page.texts())
    assert "n counts all reports; not every series stands on all of them." in words
    said = [text.text for text in page.texts()]
    assert [word for word in said if word in {"n = 7", "7", "6", "5.5"}] == [
        "n = 7", *["7"] * 10, "6",
    ]  # fmt: skip
    assert faults(page) == []


def test_names_that_begin_alike_can_be_told_apart_when_they_are_cut():
    from standpoint.figures.painting import text_width
    from standpoint.figures.style import shortened, told_apart

    names = [f"Resolution 2254: {group}" for group in ("Syrian Coalition", "Suwayda", "Sochi")]
    cut = told_apart(names, 66.0, 7.0)
    assert len({shortened(name, 66.0, 7.0, bold=True) for name in names}) == 1
    assert len(set(cut)) == 3
    assert all(text_width(name, 7.0, "sans", bold=True) <= 66.0 for name in cut)
