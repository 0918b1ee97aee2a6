# SPDX-License-Identifier: MIT
"""Moving about in the chart: wheel, drag and keys change what is seen and never what is counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from standpoint.figures.viewing import part
from standpoint.ui.trends.view import View

LEFT = Qt.MouseButton.LeftButton
Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def monthly(trends):
    """The workspace with a bar for each month of 2022 and 2023, twenty in all."""
    box = trends.left.kind
    box.setFocus()
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert trends.figure.kind == "month"
    assert len(trends.figure.periods) > 15
    trends.chart.setFocus()
    return trends


def turn(widget, where, down=0, across=0, held=NONE):
    """Turn the wheel by notches; down and right are negative, as the system sends them."""
    place = QPointF(where)
    event = QWheelEvent(
        place, QPointF(widget.mapToGlobal(where)), QPoint(), QPoint(across, down),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def middle(chart):
    left, right = chart.plot_span
    return QPoint(round((left + right) / 2), chart.height() // 2)


def empty_place(chart):
    """Return a place over the plots where no point is meant."""
    left, right = (round(x) for x in chart.plot_span)
    return next(
        QPoint(x, y)
        for y in range(30, chart.height() - 40, 3)
        for x in range(left + 150, right - 150, 7)
        if chart.point_at(QPoint(x, y)) is None
    )


def drag(chart, start, by):
    view = chart.viewport()
    QTest.mousePress(view, LEFT, pos=start)
    for step in (0.3, 0.6, 1.0):
        QTest.mouseMove(view, start + QPoint(round(by * step), 0))
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(by, 0))


def seen(chart):
    return [period.key for period in chart.seen.periods]


# What a view is ------------------------------------------------------------------------------


def test_a_view_stays_inside_the_periods_however_it_is_moved_or_zoomed():
    view = View(12)
    for act in (
        lambda v: v.zoomed(0.3, 0.9), lambda v: v.moved(50), lambda v: v.zoomed(0.01),
        lambda v: v.moved(-80), lambda v: v.zoomed(7, 0.2), lambda v: v.holding(11),
        lambda v: v.stepped(0.8), lambda v: v.zoomed(100),
    ):  # fmt: skip
        view = act(view)
        assert 0 <= view.first <= view.last <= 11
        assert view.shown == view.last - view.first + 1 >= 2
    assert view.whole


def test_small_turns_of_a_wheel_add_up():
    at_once, bit_by_bit = View(100).zoomed(0.5, 0.25), View(100)
    for _ in range(10):
        bit_by_bit = bit_by_bit.zoomed(0.5**0.1, 0.25)
    assert (bit_by_bit.first, bit_by_bit.last) == (at_once.first, at_once.last)
    moved = at_once
    for _ in range(10):
        moved = moved.moved(0.3)
    assert moved.first == at_once.first + 3


def test_a_key_always_changes_the_view_by_a_whole_period():
    view = View.of(20, 4, 6)
    assert view.stepped(0.8).shown == 2
    assert view.stepped(1.25).shown == 4
    assert View(0).stepped(0.8).whole


def test_a_part_of_a_figure_has_the_same_numbers(trends):
    figure = trends.figure
    last = part(figure, 1, 1)
    assert last.periods == figure.periods[1:2]
    for one, whole in zip(last.series, figure.series, strict=True):
        assert one.points == whole.points[1:2]
    assert (last.title, last.notes, last.reports) == (figure.title, figure.notes, figure.reports)
    assert part(figure, 0, len(figure.periods) - 1) is figure


# The wheel -----------------------------------------------------------------------------------


def test_ctrl_and_the_wheel_zoom_about_the_pointer(monthly):
    chart = monthly.chart
    count = len(monthly.figure.periods)
    left, right = chart.plot_span
    quarter = QPoint(round(left + (right - left) * 0.75), 80)
    under = chart.seen.periods[round(count * 0.75)].key
    for _ in range(4):
        assert turn(chart.viewport(), quarter, down=120, held=Ctrl)
    assert chart.view.shown < count / 2
    assert under in seen(chart)
    for _ in range(6):
        turn(chart.viewport(), quarter, down=-120, held=Ctrl)
    assert chart.view.whole


def test_the_wheel_pans_across_only_when_there_is_more_to_see(monthly):
    chart = monthly.chart
    place = middle(chart)
    assert not turn(chart.viewport(), place, across=-120)
    chart.show_range(4, 9)
    assert turn(chart.viewport(), place, across=-120)
    assert chart.view.first == 5
    assert turn(chart.viewport(), place, down=120, held=Shift)
    assert (chart.view.first, chart.view.last) == (4, 9)


def test_a_plain_turn_of_the_wheel_is_left_to_the_pane_that_scrolls(monthly):
    monthly.chart.show_range(4, 9)
    before = monthly.chart.view
    assert not turn(monthly.chart.viewport(), middle(monthly.chart), down=-120)
    assert monthly.chart.view == before


# Dragging and clicking -----------------------------------------------------------------------


def test_a_zoomed_plot_is_dragged_along_and_no_point_becomes_current(monthly):
    chart = monthly.chart
    chart.show_range(6, 11)
    left, right = chart.plot_span
    drag(chart, middle(chart), round((right - left) / 6 * 2))
    assert (chart.view.first, chart.view.last) == (4, 9)
    assert chart.current is None
    drag(chart, middle(chart), -3 * chart.width())
    assert chart.view.last == len(monthly.figure.periods) - 1


def test_a_whole_plot_is_not_dragged(monthly):
    drag(monthly.chart, middle(monthly.chart), 150)
    assert monthly.chart.view.whole


def test_a_double_click_on_empty_plot_shows_everything_again(monthly):
    chart = monthly.chart
    chart.show_range(2, 9)
    QTest.mouseDClick(chart.viewport(), LEFT, pos=empty_place(chart))
    assert chart.view.whole


def test_a_click_on_a_point_of_a_zoomed_chart_means_that_point(monthly):
    chart, figure = monthly.chart, monthly.figure
    series, index = next(
        (s, i)
        for s, one in enumerate(figure.series)
        for i, point in enumerate(one.points)
        if i > 10 and point.value
    )
    chart.show_range(index - 2, index + 2)
    QTest.mouseClick(chart.viewport(), LEFT, pos=chart.position(series, index))
    assert chart.current == (series, index)
    assert monthly.model.point_of(monthly.table.currentIndex()) == (series, index)
    when = monthly.side.behind.head
    assert when.endswith(monthly.model.index(len(figure.periods) - 1 - index, 0).data())


def test_the_plots_keep_their_height_while_they_are_panned(monthly, qapp):
    chart = monthly.chart
    count = len(monthly.figure.periods)

    def heights(places):
        for first in places:
            chart.show_range(first, first + 5)
            qapp.processEvents()
            yield round(chart._panels[0].plot.vb.height())

    # Once past every note and every event there is nothing more to make room for.
    list(heights(range(count - 5)))
    assert len(set(heights(reversed(range(count - 5))))) == 1


# Keys ----------------------------------------------------------------------------------------


def test_plus_and_minus_zoom_about_the_current_point(monthly):
    chart = monthly.chart
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.current == (0, 0)
    for _ in range(4):
        QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.view.first == 0
    assert chart.view.shown < 12
    few = chart.view.shown
    QTest.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.view.shown > few
    QTest.keyClick(chart, Qt.Key.Key_0)
    assert chart.view.whole


def test_without_a_point_plus_zooms_about_the_middle(monthly):
    chart = monthly.chart
    for _ in range(4):
        QTest.keyClick(chart, Qt.Key.Key_Plus)
    count = len(monthly.figure.periods)
    assert abs(chart.view.first - (count - 1 - chart.view.last)) <= 1


def test_the_view_follows_the_current_point(monthly):
    chart = monthly.chart
    chart.set_current((0, 4))
    chart.show_range(3, 6)
    for _ in range(4):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current == (0, 8)
    assert (chart.view.first, chart.view.last) == (5, 8)
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.view.last == len(monthly.figure.periods) - 1
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert (chart.view.first, chart.view.last) == (0, 3)


def test_page_keys_go_a_screenful_along_with_the_current_point(monthly):
    chart = monthly.chart
    chart.show_range(0, 4)
    QTest.keyClick(chart, Qt.Key.Key_PageDown)
    assert (chart.view.first, chart.view.last, chart.current) == (5, 9, None)
    chart.set_current((0, 6))
    QTest.keyClick(chart, Qt.Key.Key_PageDown)
    assert (chart.view.first, chart.current) == (10, (0, 11))
    for _ in range(5):
        QTest.keyClick(chart, Qt.Key.Key_PageUp)
    assert (chart.view.first, chart.current) == (0, (0, 0))


def test_esc_lets_go_of_the_point_and_then_of_the_part(monthly):
    chart = monthly.chart
    chart.show_range(3, 6)
    chart.set_current((0, 4))
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.current is None
    assert not chart.view.whole
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.view.whole


def test_keys_with_ctrl_are_left_to_the_window(monthly):
    before = monthly.chart.view
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_Right):
        QTest.keyClick(monthly.chart, key, Ctrl)
    assert monthly.chart.view == before
    assert monthly.chart.current is None


def test_ctrl_c_copies_the_whole_figure_as_an_image(monthly):
    monthly.chart.show_range(3, 6)
    QApplication.clipboard().clear()
    QTest.keyClick(monthly.chart, Qt.Key.Key_C, Ctrl)
    assert QApplication.clipboard().image().width() > 1000
    QApplication.clipboard().clear()


# What stays, and what goes with the view -----------------------------------------------------


def test_a_view_changes_neither_counts_nor_choices_nor_what_is_exported(monthly):
    figure, choices = monthly.figure, monthly.choices
    monthly.chart.show_range(3, 6)
    assert monthly.figure is figure
    assert monthly.choices == choices
    assert monthly.chart.figure is figure
    assert monthly.model.rowCount() == len(figure.periods)
    assert monthly.left.start.text() == ""


def test_the_table_marks_the_part_that_is_seen_and_brings_it_into_view(monthly, qtbot):
    from standpoint.ui.trends.table import SEEN

    count = len(monthly.figure.periods)

    def marked():
        return [row for row in range(count) if monthly.model.index(row, 0).data(SEEN)]

    monthly.chart.show_range(1, 3)
    qtbot.waitUntil(lambda: marked() == [count - 4, count - 3, count - 2])
    table = monthly.table
    assert table.viewport().rect().intersects(table.visualRect(monthly.model.index(count - 4, 0)))
    monthly.chart.show_whole()
    qtbot.waitUntil(lambda: not marked())


def test_another_measure_keeps_the_part_and_another_period_its_days(monthly):
    chart = monthly.chart
    index = next(i for i, p in enumerate(monthly.figure.periods) if p.key == "2023-01")
    chart.show_range(index, index + 5)
    box = monthly.left.measure
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert monthly.figure.measure == "rate"
    assert seen(chart)[0] == "2023-01"
    assert chart.view.shown == 6
    kinds = monthly.left.kind
    kinds.setFocus()
    QTest.keyClick(kinds, Qt.Key.Key_Up)
    assert seen(chart) == ["2023-Q1", "2023-Q2"]


def test_use_this_range_measures_what_is_seen(monthly):
    strip = monthly.strip
    assert strip.isVisible()
    assert not strip.take.isVisible()
    index = next(i for i, p in enumerate(monthly.figure.periods) if p.key == "2023-01")
    monthly.chart.show_range(index, index + 6)
    assert "Exports keep the whole range" in strip.words.text()
    said = []
    monthly.said.connect(said.append)
    QTest.mouseClick(strip.take, LEFT)
    assert (monthly.left.start.text(), monthly.left.end.text()) == ("Jan 2023", "Jul 2023")
    assert monthly.figure.periods[0].key == "2023-01"
    assert monthly.figure.periods[-1].key == "2023-07"
    assert monthly.chart.view.whole
    assert said[-1] == "Measured from Jan 2023 to Jul 2023. Empty both fields for all."


@pytest.mark.parametrize("kind", ["year", "quarter", "month", "week", "day"])
def test_a_range_that_is_taken_holds_the_same_periods_again(kind):
    from datetime import date

    from standpoint.model.periods import periods
    from standpoint.ui.trends.choices import bound
    from standpoint.ui.trends.range_strip import written

    every = periods(date(2021, 3, 4), date(2023, 9, 5), kind)
    first, last = every[1], every[-2]
    start, end = written(first, last)
    found = periods(bound(start, first=True), bound(end, first=False), kind)
    assert (found[0], found[-1]) == (first, last)


def test_the_whole_range_is_a_click_away(monthly):
    monthly.chart.show_range(3, 6)
    QTest.mouseClick(monthly.strip.whole, LEFT)
    assert monthly.chart.view.whole
    assert not monthly.strip.whole.isVisible()


def test_a_walk_brings_a_panel_that_is_scrolled_away_into_view(trends, qtbot):
    trends.resize(880, 420)
    qtbot.waitUntil(lambda: trends.area.verticalScrollBar().maximum() > 0)
    trends.chart.setFocus()
    QTest.keyClick(trends.chart, Qt.Key.Key_Home)
    for _ in range(3):
        QTest.keyClick(trends.chart, Qt.Key.Key_Down)
    where = trends.chart.position(*trends.chart.current)
    shown = trends.chart.mapTo(trends.area.viewport(), where)
    assert trends.area.viewport().rect().contains(shown)


# Right to left -------------------------------------------------------------------------------


def test_the_cells_of_a_mirrored_table_are_read_as_ever(trends, qtbot):
    def picture():
        table = trends.table
        cell = table.visualRect(trends.model.index(0, 3)).adjusted(2, 2, -2, -2)
        return table.viewport().grab(cell).toImage()

    before = picture()
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        qtbot.waitUntil(trends.table.isRightToLeft)
        cells = [trends.table.visualRect(trends.model.index(0, c)).x() for c in (0, 2, 3)]
        assert cells == sorted(cells, reverse=True)
        if picture().size() == before.size():
            assert picture() == before
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_time_runs_from_left_to_right_in_a_mirrored_interface(monthly, qtbot):
    chart, strip = monthly.chart, monthly.strip
    before = chart.grab().toImage()
    slider = strip.slider.grab().toImage()
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        qtbot.wait(30)
        assert chart.position(0, 0).x() < chart.position(0, 5).x()
        if chart.size() == before.size():
            assert chart.grab().toImage() == before
        if strip.slider.size() == slider.size():
            assert strip.slider.grab().toImage() == slider
        chart.show_range(3, 8)
        QTest.keyClick(chart, Qt.Key.Key_Home)
        QTest.keyClick(chart, Qt.Key.Key_Right)
        assert chart.current == (0, 1)
        left = strip.slider.window_span()[0]
        strip.slider.setFocus()
        QTest.keyClick(strip.slider, Qt.Key.Key_Right)
        assert strip.slider.window_span()[0] > left
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
