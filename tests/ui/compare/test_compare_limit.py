# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from standpoint.analysis.alignment import Alignment, Link, Row
from standpoint.ui.compare.limit import LimitPanel
from standpoint.ui.compare.limit_count import LinkCount

# A popup asks for the keyboard, which a display of nothing does not give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def link(a, b, close, origin="machine"):
    return Link((1, a), (2, b), close, (), origin)


def count(*rows):
    made = tuple(Row(theme, facet, (), tuple(links)) for theme, facet, links in rows)
    return LinkCount(Alignment(3, 0.0, (), made))


@pytest.fixture
def counted():
    return count(
        ("unity", "land", [link(0, 0, 0.31), link(1, 1, 0.08), link(2, 2, 0.05)]),
        ("unity", "people", [link(0, 0, 0.31), link(3, 3, None, "human")]),
        ("refugees", "return", [link(0, 0, 0.31), link(4, 4, 0.01, "human")]),
    )


def test_links_are_counted_at_each_limit_and_people_s_links_at_every_one(counted):
    assert [counted.at(limit) for limit in (0.0, 0.05, 0.06, 0.08, 0.09, 0.5)] == [6, 6, 5, 5, 4, 2]


def test_a_pair_linked_on_two_facets_of_a_theme_counts_once_for_it(counted):
    assert counted.at(0.3) == 4


def test_it_says_what_another_limit_would_link(counted):
    assert counted.words(0.08, 0.05) == "5 links now; 6 at .05"
    assert counted.words(0.08, 0.08) == "5 links"


@pytest.fixture
def panel(qtbot, look, counted):
    button = QPushButton("Links")
    qtbot.addWidget(button)
    button.show()
    made = LimitPanel(look, 8, button)
    made.open(button, 8, counted)
    qtbot.waitExposed(made)
    yield made
    made.close()


def test_the_count_follows_the_slider_and_the_limit_is_taken_when_it_is_let_go(panel, qtbot):
    taken = []
    panel.chosen.connect(taken.append)
    slider = panel.slider
    at = [QPoint(7 + round((slider.width() - 14) * value / 50), 12) for value in (8, 20, 5)]
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=at[0])
    qtbot.mouseMove(slider, at[1])
    assert panel.words.text() == "5 links now; 4 at .20"
    qtbot.mouseMove(slider, at[2])
    assert panel.words.text() == "5 links now; 6 at .05"
    assert panel.number.text() == ".05"
    assert taken == []
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at[2])
    assert taken == [5]


def test_arrow_keys_step_by_a_hundredth_and_are_taken_together_once_they_rest(panel, qtbot):
    with qtbot.waitSignal(panel.chosen, timeout=2_000) as taken:
        for _ in range(3):
            qtbot.keyClick(panel.slider, Qt.Key.Key_Right)
    assert taken.args == [11]


@pytest.mark.parametrize("typed", [".12", "0.12", "0,12", "12"])
def test_a_limit_can_be_typed_in_any_way_people_write_it(panel, qtbot, typed):
    panel.number.selectAll()
    qtbot.keyClicks(panel.number, typed)
    with qtbot.waitSignal(panel.chosen, timeout=2_000) as taken:
        qtbot.keyClick(panel.number, Qt.Key.Key_Return)
    assert taken.args == [12]


def test_usual_goes_back_and_esc_closes(panel, qtbot):
    panel.open(panel.parentWidget(), 20, None)
    with qtbot.waitSignal(panel.chosen) as taken:
        qtbot.mouseClick(panel.usual, Qt.MouseButton.LeftButton)
    assert taken.args == [8]
    assert not panel.usual.isEnabled()
    qtbot.keyClick(panel.slider, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_opening_and_closing_without_a_choice_takes_nothing(panel, qtbot):
    with qtbot.assertNotEmitted(panel.chosen, wait=450):
        panel.close()


def test_a_screen_reader_hears_the_limit_and_what_it_links(panel, qtbot):
    qtbot.keyClick(panel.slider, Qt.Key.Key_Left)
    assert panel.slider.accessibleName() == "Link from this closeness on"
    assert panel.slider.accessibleDescription() == ".07, 5 links now; 5 at .07"
