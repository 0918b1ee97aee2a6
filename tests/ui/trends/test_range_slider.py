# SPDX-License-Identifier: MIT
"""The range slider under the chart: dragged by hand, moved by key, said in words."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from standpoint.analysis.salience import Point
from standpoint.figures.chart import Figure, FigureSeries
from standpoint.model.periods import periods
from standpoint.ui.trends.chart import Chart
from standpoint.ui.trends.range_slider import HEIGHT, RangeSlider, words
from standpoint.ui.trends.range_strip import RangeStrip
from standpoint.ui.trends.view import View

LEFT = Qt.MouseButton.LeftButton
Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def figure_of(first=2013, last=2024):
    every = periods(date(first, 1, 1), date(last, 12, 31), "year")
    points = tuple(Point(p, 0.5, 0.2, 0.8, 3, 6, 6) for p in every)
    return Figure(
        title="Unity over time", subtitle="", caption="", measure="share", kind="year",
        policy="allocate", periods=every,
        series=(FigureSeries("unity", "Unity", "#0072B2", "circle", points),),
        numbers=tuple(float(3 + i % 5) for i in range(len(every))), reports=60, undated=0,
        notes=(), left_out=(), codebook_version=1, status="not-rejected", layout="together",
    )  # fmt: skip


@pytest.fixture
def slider(look, qtbot):
    made = RangeSlider(look, figure_of())
    qtbot.addWidget(made)
    made.resize(640, HEIGHT)
    made.show_range(figure_of(), View(12))
    made.set_span(20, 620)
    with qtbot.waitExposed(made):
        made.show()
    return made


def show(slider, first, last):
    slider.show_range(figure_of(), View.of(12, first, last))


def drag(slider, start, to):
    """Drag from one place across to another, 50 px for each year."""
    y = HEIGHT // 2
    QTest.mousePress(slider, LEFT, pos=QPoint(round(start), y))
    QTest.mouseMove(slider, QPoint(round((start + to) / 2), y))
    QTest.mouseMove(slider, QPoint(round(to), y))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(round(to), y))


def test_it_says_what_is_seen_of_what(slider):
    assert words(figure_of(), View(12)) == "Shows all of 2013 to 2024"
    show(slider, 6, 9)
    assert slider.accessibleDescription() == "Shows 2019 to 2022 of 2013 to 2024"
    assert slider.accessibleName() == "Range that is shown"


def test_a_screen_reader_meets_a_slider_with_a_value(slider):
    show(slider, 6, 9)
    spoken = QAccessible.queryAccessibleInterface(slider)
    assert spoken.role() == QAccessible.Role.Slider
    assert spoken.valueInterface().currentValue() == 6
    assert spoken.valueInterface().maximumValue() == 8
    spoken.valueInterface().setCurrentValue(2)
    assert (slider.view.first, slider.view.last) == (2, 5)


def test_handles_resize_the_window_and_never_pass_each_other(slider, qtbot):
    start, end = slider.window_span()
    assert (round(start), round(end)) == (20, 620)
    with qtbot.waitSignal(slider.looked):
        drag(slider, start, start + 250)
    assert slider.view.first == 5
    drag(slider, 620, 525)
    assert (slider.view.first, slider.view.last) == (5, 9)
    drag(slider, slider.window_span()[0], 640)
    assert (slider.view.first, slider.view.last) == (8, 9)


def test_the_window_is_dragged_and_stops_at_the_ends(slider):
    show(slider, 3, 6)
    start, end = slider.window_span()
    drag(slider, (start + end) / 2, (start + end) / 2 + 100)
    assert (slider.view.first, slider.view.last) == (5, 8)
    drag(slider, 370, 5000)
    assert (slider.view.first, slider.view.last) == (8, 11)


def test_a_press_beside_the_window_brings_it_there(slider):
    show(slider, 0, 3)
    QTest.mouseClick(slider, LEFT, pos=QPoint(570, HEIGHT // 2))
    assert slider.view.last == 11
    assert slider.view.shown == 4


def test_a_double_click_shows_the_whole_range(slider):
    show(slider, 0, 3)
    QTest.mouseDClick(slider, LEFT, pos=QPoint(100, HEIGHT // 2))
    assert slider.view.whole


def test_keys_move_and_resize_the_window(slider):
    show(slider, 3, 6)
    slider.setFocus()
    for key, held, wanted in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, (4, 7)),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, (3, 6)),
        (Qt.Key.Key_Right, Shift, (3, 7)),
        (Qt.Key.Key_Left, Shift, (3, 6)),
        (Qt.Key.Key_Left, Ctrl, (2, 6)),
        (Qt.Key.Key_Right, Ctrl, (3, 6)),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, (7, 10)),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, (8, 11)),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, (0, 3)),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, (0, 3)),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier, (0, 2)),
        (Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, (0, 11)),
    ):
        QTest.keyClick(slider, key, held)
        assert (slider.view.first, slider.view.last) == wanted, (key, held)


def test_the_focus_ring_shows_only_with_the_keyboard(slider, qtbot):
    def ring():
        return slider.grab().toImage().pixelColor(300, 1).lightness()

    slider.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, True)
    slider.setFocus()
    assert ring() < 80
    slider.clearFocus()
    assert ring() > 180


def test_what_is_seen_stands_out_in_every_scheme(slider, look):
    show(slider, 0, 5)
    for scheme in ("light", "dark", "high contrast"):
        look.set_preference(scheme)
        picture = slider.grab().toImage()

        def inked(year, picture=picture):
            x = 20 + 50 * year + 25
            ground = picture.pixelColor(1, 1).lightness()
            return sum(
                abs(picture.pixelColor(x, y).lightness() - ground) for y in range(4, HEIGHT - 8)
            )

        # 2013 and 2018 have as many reports as each other; only the first of them is seen.
        show_first = inked(0), inked(5)
        assert min(show_first) > 0
        slider.show_range(figure_of(), View.of(12, 0, 3))
        picture = slider.grab().toImage()
        assert inked(0, picture) > inked(5, picture), scheme
        show(slider, 0, 5)


@pytest.fixture
def strip(look, qtbot):
    """A chart and its strip, one above the other."""
    holder = QWidget()
    qtbot.addWidget(holder)
    chart = Chart(figure_of(), look)
    made = RangeStrip(look, chart)
    column = QVBoxLayout(holder)
    column.addWidget(chart, 1)
    column.addWidget(made)
    holder.resize(700, 400)
    with qtbot.waitExposed(holder):
        holder.show()
    yield chart, made
    del holder


def test_slider_and_chart_are_one_view(strip):
    chart, made = strip
    chart.show_range(2, 5)
    assert (made.slider.view.first, made.slider.view.last) == (2, 5)
    assert made.words.text().startswith("Shows 2015 to 2018 of 2013 to 2024.")
    made.slider.setFocus()
    QTest.keyClick(made.slider, Qt.Key.Key_Right)
    assert (chart.view.first, chart.view.last) == (3, 6)


def test_the_strip_stands_under_the_plot(strip):
    chart, made = strip
    left, right = chart.plot_span
    chart.show_whole()
    start, end = made.slider.window_span()
    shift = made.mapFromGlobal(chart.mapToGlobal(QPoint(0, 0))).x()
    assert (start, end) == pytest.approx((left + shift, right + shift), abs=1.5)


def test_with_few_periods_there_is_no_strip(strip):
    chart, made = strip
    assert made.isVisible()
    chart.show_figure(figure_of(2021))
    made.follow()
    assert not made.isVisible()
