# SPDX-License-Identifier: MIT
"""Trends inside the window: reached by key, narrowed by the library, led on to Compare."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from standpoint.ui.library.filtering import Filter, said
from standpoint.ui.window import MainWindow

Ctrl = Qt.KeyboardModifier.ControlModifier
TRENDS = 1


@pytest.fixture
def window(session, look, settings, qtbot):
    made = MainWindow(session, look, settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.begin(session.path)
    qtbot.waitUntil(lambda: len(made.library.model.reports) == 9)
    return made


@pytest.fixture
def trends(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_2, Ctrl)
    made = window.stage.workspace(TRENDS)
    qtbot.waitUntil(made.isVisible)
    return made


def test_ctrl_2_shows_the_figure_with_its_panes(window, trends):
    assert trends.left.isVisible()
    assert trends.side.isVisible()
    assert trends.figure.reports == 7


def test_the_librarys_filter_narrows_the_figure_and_is_said(window, trends, qtbot):
    window.show_workspace(0)
    window.library.set_filter(Filter().toggled("actor", "Council"))
    window.show_workspace(TRENDS)
    qtbot.waitUntil(lambda: trends.figure.reports == 4)
    assert "Actor: Council" in trends.figure.caption
    QTest.mouseClick(trends.left.filter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.library.isVisible)
    window.library.set_filter(Filter())
    window.show_workspace(TRENDS)
    qtbot.waitUntil(lambda: trends.figure.reports == 7)


def test_the_reports_behind_a_point_open_side_by_side(window, trends, qtbot):
    trends.chart.setFocus()
    QTest.keyClick(trends.chart, Qt.Key.Key_End)
    QTest.keyClick(trends.chart, Qt.Key.Key_Return)
    wanted = [report.id for report, _ in trends.side.behind.reports][:4]
    QTest.mouseClick(trends.side.compare, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.comparison() == wanted)


def test_a_filter_is_said_in_words(themes_of_window):
    narrowed = Filter().toggled("theme", "unity").toggled("actor", "")
    narrowed = replace(narrowed, words="harbour")
    assert said(narrowed, themes_of_window) == "Actor: No actor; Theme: Unity; “harbour”"


@pytest.fixture
def themes_of_window(session):
    return session.codebook().active()


def test_the_menus_of_saved_figures_stay_whole_while_workspaces_change(window, trends, qtbot):
    for _ in range(2):
        for menu in (trends.saved.strip.menu, trends.saved.list):
            menu.aboutToShow.emit()
        window.show_workspace(0)
        window.show_workspace(TRENDS)
    shown = {
        action.text().partition("\t")[0] for action in window.actions_._menus["Figure"].actions()
    }
    assert {"Save figure…", "Open figure", "Export bundle…", "Remake all exports…"} <= shown


def test_a_saved_figure_brings_its_filter_back_to_the_library(window, trends, session, qtbot):
    window.library.set_filter(Filter(words="unity").toggled("actor", "Council"))
    window.show_page()
    qtbot.waitUntil(lambda: trends.figure.reports == 3)
    trends.saved.save_as("Council")
    qtbot.waitUntil(lambda: [one.name for one in session.saved_figures()] == ["Council"])
    window.library.set_filter(Filter())
    window.show_page()
    qtbot.waitUntil(lambda: trends.figure.reports == 7)
    assert trends.saved.changed
    trends.saved.open("Council")
    qtbot.waitUntil(lambda: trends.figure.reports == 3)
    assert window.library.search.text() == "unity"
    assert len(window.library.shown_reports()) == 3
    window.show_workspace(0)
    window.show_workspace(TRENDS)
    assert not trends.saved.changed
    assert trends.figure.reports == 3
