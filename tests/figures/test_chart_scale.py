# SPDX-License-Identifier: MIT
"""Round values upward, and names of periods that never touch."""

from __future__ import annotations

from datetime import date

import pytest

from standpoint.figures.layout_plot import edges
from standpoint.figures.painting import text_width
from standpoint.figures.scale import fits, names, values
from standpoint.model.periods import periods


def width(text):
    return text_width(text, 7.5)


def named(start, end, kind, room):
    found = periods(start, end, kind)
    return names(found, edges(found, 0, room), width)


def test_a_share_runs_from_nothing_to_all_with_its_unit_on_top(draw):
    scale = values(draw(), 3)
    assert scale.top == 1
    assert scale.ticks == ((0, "0"), (0.5, "50"), (1, "100 %"))


@pytest.mark.parametrize("which", ["rate", "count", "sentences"])
@pytest.mark.parametrize("most", [2, 3, 6])
def test_other_axes_end_above_the_highest_value_with_no_more_ticks_than_fit(draw, which, most):
    drawn = draw(which=which)
    scale = values(drawn, most)
    highest = max(p.value for s in drawn.series for p in s.points if p.value is not None)
    assert scale.top >= highest
    assert len(scale.ticks) <= most
    assert scale.ticks[0][0] == 0


def test_a_count_has_no_fractions_on_its_axis(draw):
    scale = values(draw(("unity",), which="count", per_year={2020: 1}), 6)
    assert all("." not in label for _, label in scale.ticks)


def test_years_are_thinned_to_round_ones():
    found = named(date(2003, 1, 1), date(2024, 12, 31), "year", 120)
    assert [name.text for name in found.fine] == ["2005", "2010", "2015", "2020"]


def test_months_stand_over_their_year():
    found = named(date(2023, 1, 1), date(2024, 12, 31), "month", 480)
    assert [name.text for name in found.fine][:3] == ["Jan", "Feb", "Mar"]
    assert [(n.text, n.first, n.last) for n in found.coarse] == [("2023", 0, 11), ("2024", 12, 23)]
    assert found.breaks == (0, 12)


def test_two_hundred_months_in_one_column_keep_their_years():
    found = named(date(2008, 1, 1), date(2024, 8, 31), "month", 200)
    assert not found.fine
    assert [name.text for name in found.coarse] == [
        str(year) for year in range(2008, 2024) if year % 2 == 0
    ] or all(int(name.text) % 2 == 0 for name in found.coarse)


def test_days_stand_over_their_month():
    found = named(date(2024, 5, 20), date(2024, 6, 20), "day", 480)
    assert "June 2024" in [name.text for name in found.coarse]


@pytest.mark.parametrize("kind", ["day", "week", "month", "quarter", "year"])
@pytest.mark.parametrize("days", [1, 40, 400, 4000])
@pytest.mark.parametrize("room", [60, 210, 480])
def test_no_two_names_touch(kind, days, room):
    start = date(2010, 2, 3)
    found = periods(start, date.fromordinal(start.toordinal() + days), kind)
    borders = edges(found, 0, room)
    result = names(found, borders, width)
    assert result.fine or result.coarse
    for row in (result.fine, result.coarse):
        assert not row or fits(row, borders, width)
