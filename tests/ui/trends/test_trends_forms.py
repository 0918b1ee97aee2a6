# SPDX-License-Identifier: MIT
"""In every form a point can be clicked, walked to and seen to be current."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

FORMS = ("points", "lines", "bars", "heat")
LAYOUTS = ("panels", "together")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show(trends, qtbot):
    """Return a function that chooses a form and waits until it stands."""

    def chosen(form, layout="panels", **others):
        trends.left.set_choices(replace(trends.choices, form=form, layout=layout, **others))
        trends._on_choices(trends.left.choices)
        qtbot.waitUntil(lambda: trends.chart.figure.form == form)
        return trends.chart

    return chosen


def valued(chart):
    return [
        (series, index)
        for series, one in enumerate(chart.figure.series)
        for index, point in enumerate(one.points)
        if point.value
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("measure", ["share", "count"])
def test_a_click_on_a_point_lists_what_was_counted_there(trends, show, form, layout, measure):
    chart = show(form, layout, measure=measure)
    found = valued(chart)
    assert found
    same = {}
    for point in found:
        same.setdefault((chart.position(*point).x(), chart.position(*point).y()), point)
    for point in same.values():
        inside = QPoint(0, 1) if form == "bars" else QPoint()
        where = chart.position(*point) + inside
        QTest.mouseClick(chart.viewport(), LEFT, pos=where)
        assert chart.current == point
        assert trends.side.behind.head.startswith(chart.figure.series[point[0]].label)


@pytest.mark.parametrize("form", FORMS)
def test_arrow_keys_walk_every_form(show, form):
    chart = show(form)
    chart.setFocus()
    last = len(chart.figure.periods) - 1
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.current == (0, last)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.current == (1, last - 1)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
def test_the_current_point_is_framed_where_it_stands(show, form, layout):
    chart = show(form, layout, measure="count")
    point = valued(chart)[-1]
    before = chart.grab().toImage()
    chart.set_current(point)
    after = chart.grab().toImage()
    changed = [
        (x, y)
        for x in range(after.width())
        for y in range(after.height())
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    where = chart.position(*point)
    assert changed
    left, right = min(x for x, _ in changed), max(x for x, _ in changed)
    top, bottom = min(y for _, y in changed), max(y for _, y in changed)
    assert left <= where.x() <= right
    assert top <= where.y() <= bottom


def test_every_cell_of_a_map_means_its_point_also_where_it_is_0(show):
    chart = show("heat")
    for series, one in enumerate(chart.figure.series):
        for index in range(len(one.points)):
            assert chart.point_at(chart.position(series, index)) == (series, index)


def test_a_map_has_no_choice_between_panels_and_together(trends, show):
    show("heat")
    assert not trends.left.layout_.isVisible()
    show("bars")
    assert trends.left.layout_.isVisible()


def test_lines_are_named_at_their_ends_and_the_plot_gives_them_room(show):
    chart = show("lines", "panels")
    wide = chart.plot_span[1]
    chart = show("lines", "together")
    assert chart._shown.naming == "ends"
    assert chart.plot_span[1] < wide - 40
