# SPDX-License-Identifier: MIT
"""What the pointer and a screen reader are told of a point, and what the table hands on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from standpoint.analysis.salience import Point
from standpoint.figures.telling import tell
from standpoint.model.periods import period_of
from standpoint.ui.trends import speech

LEFT = Qt.MouseButton.LeftButton
Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def hover(chart, where):
    QTest.mouseMove(chart.viewport(), where + QPoint(1, 1))
    QTest.mouseMove(chart.viewport(), where)


def choose_form(trends, form):
    box = trends.left.form
    box.setFocus()
    for _ in range(box.findData(form)):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert trends.figure.form == form


# The sentence --------------------------------------------------------------------------------


@pytest.fixture
def told(trends):
    """Tell a single point of 2023 in another measure or with other numbers."""

    def tells(measure, **changed):
        period = period_of(date(2023, 1, 1), "year")
        usual = {"value": 6 / 14, "low": 0.214, "high": 0.674, "numerator": 6, "denominator": 14,
                 "reports": 14}  # fmt: skip
        point = Point(period, **{**usual, **changed})
        series = replace(trends.figure.series[0], points=(point,))
        figure = replace(
            trends.figure, measure=measure, periods=(period,), series=(series,), numbers=(14.0,)
        )
        return tell(figure, series, 0).replace("\u00a0", " ")

    return tells


def test_a_point_is_told_in_full(told):
    assert told("share") == "Unity 2023: 6 of 14 reports, 43 %, 95 % interval 21–67 %."
    assert told("rate", value=3.5, low=1.2, high=5.6, numerator=12, denominator=3400) == (
        "Unity 2023: 12 mentions in 3,400 words, 3.5 per 1,000 words, 95 % interval 1.2–5.6."
    )
    assert told("count", value=12, low=None, high=None, numerator=12) == (
        "Unity 2023: 12 mentions in 14 reports."
    )


def test_what_makes_a_point_less_sure_is_told_too(told):
    said = told("share", reports=3, denominator=3, numerator=2, approximate=True)
    assert said.endswith(
        " Thin: fewer than 5 reports. Some of these reports are dated only approximately."
    )


def test_a_gap_is_told_with_its_reason(told):
    gap = {"value": None, "low": None, "high": None, "numerator": 0, "denominator": 0}
    assert told("share", **gap, reports=0) == "Unity 2023: no reports."
    assert told("share", **gap, reports=0, dated=2) == "Unity 2023: not searched."


# Hover ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["points", "lines", "bars", "heat"])
def test_the_pointer_is_told_the_point_under_it_and_chooses_nothing(trends, form):
    if form != "points":
        choose_form(trends, form)
    chart, figure = trends.chart, trends.figure
    hinted = []
    trends.hinted.connect(hinted.append)
    last = len(figure.periods) - 1
    for series, one in enumerate(figure.series):
        where = chart.position(series, last)
        if form == "bars" and one.points[last].value:
            where += QPoint(0, 3)
        hover(chart, where)
        assert hinted[-1] == tell(figure, one, last)
        assert chart.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert chart.current is None
    hover(chart, QPoint(3, 3))
    assert hinted[-1] == trends.hint


def test_a_pointer_that_leaves_the_chart_leaves_no_sentence(trends):
    hinted = []
    trends.hinted.connect(hinted.append)
    hover(trends.chart, trends.chart.position(0, 0))
    assert hinted[-1].startswith("Unity 2022: ")
    QApplication.sendEvent(trends.chart, QEvent(QEvent.Type.Leave))
    assert hinted[-1] == trends.hint


def test_a_zoomed_chart_tells_the_point_that_is_seen_there(trends):
    choose = trends.left.kind
    choose.setFocus()
    QTest.keyClick(choose, Qt.Key.Key_Down)
    QTest.keyClick(choose, Qt.Key.Key_Down)
    chart, figure = trends.chart, trends.figure
    chart.show_range(9, 13)
    for index in range(9, 14):
        where = chart.position(0, index)
        assert chart.words_at(where) == tell(figure, figure.series[0], index)


@pytest.mark.qt_log_ignore("does not support raise")
def test_the_tooltip_says_the_whole_sentence(trends, qtbot):
    chart = trends.chart
    where = chart.position(0, 1)
    event = QHelpEvent(QEvent.Type.ToolTip, where, chart.mapToGlobal(where))
    QApplication.sendEvent(chart.viewport(), event)
    qtbot.waitUntil(QToolTip.isVisible)
    assert "95\u00a0% interval 38–96\u00a0%" in QToolTip.text()
    QToolTip.hideText()


# Screen readers ------------------------------------------------------------------------------


def test_a_reader_of_the_screen_hears_each_point_that_becomes_current(trends, monkeypatch, qtbot):
    heard = []
    monkeypatch.setattr(speech.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        speech.QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    with qtbot.waitActive(trends):
        trends.activateWindow()
    trends.chart.setFocus()
    qtbot.waitUntil(trends.chart.hasFocus)
    QTest.keyClick(trends.chart, Qt.Key.Key_End)
    assert heard[-1].startswith("Unity 2023, 4 of 5 reports")
    QTest.keyClick(trends.chart, Qt.Key.Key_Left)
    assert heard[-1].startswith("Unity 2022, ")
    assert (
        QAccessible.queryAccessibleInterface(trends.chart)
        .text(QAccessible.Text.Description)
        .startswith("Unity 2022, ")
    )
    trends.table.setFocus()
    QTest.keyClick(trends.table, Qt.Key.Key_Up)
    assert len(heard) == 2


def test_the_table_names_its_rows_and_tells_what_its_columns_hold(trends):
    model = trends.model
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(row, down) for row in range(2)] == ["2023", "2022"]
    about = model.headerData(2, across, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert about == "Unity: share of reports per year with at least one passage on the theme"
    spoken = model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == tell(trends.figure, trends.figure.series[0], 1)
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "2023: 5 reports"


# Copying -------------------------------------------------------------------------------------


def test_selected_cells_are_copied_with_tabs(trends):
    table = trends.table
    table.setFocus()
    table.setCurrentIndex(trends.model.index(0, 2))
    QTest.keyClick(table, Qt.Key.Key_Right, Shift)
    QTest.keyClick(table, Qt.Key.Key_Down, Shift)
    QTest.keyClick(table, Qt.Key.Key_C, Ctrl)
    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    wanted = [[trends.model.index(r, c).data() for c in (2, 3)] for r in (0, 1)]
    assert rows == wanted
    QApplication.clipboard().clear()


def test_a_cell_that_was_walked_to_is_no_selection_of_its_own(trends):
    trends.chart.set_current((0, 0))
    trends.table.setFocus()
    QTest.keyClick(trends.table, Qt.Key.Key_C, Ctrl)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + trends.model.rowCount()
    trends.chart.set_current(None)
    assert trends.table.selectionModel().selectedIndexes() == []
    QApplication.clipboard().clear()


# Many points ---------------------------------------------------------------------------------


def test_a_chart_that_is_slow_to_paint_is_as_sharp_at_rest_as_if_it_had_never_moved(
    trends, qtbot, monkeypatch
):
    from standpoint.ui.trends import chart as module

    box = trends.left.kind
    box.setFocus()
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Down)
    chart = trends.chart
    chart.grab()
    monkeypatch.setattr(module, "SLOW", -1.0)
    for first in (0, 1, 2, 3):
        chart.show_range(first, first + 6)
        blurred = chart.grab().toImage()
    qtbot.waitUntil(lambda: not chart._rested.isActive() and not chart._shown.hurried)
    rested = chart.grab().toImage()
    for one in chart._pictures():
        one._kept.clear()
    assert chart.grab().toImage() == rested
    assert blurred != rested
