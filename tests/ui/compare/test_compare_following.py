# SPDX-License-Identifier: MIT
from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from standpoint.analysis.alignment import Link
from standpoint.ui.compare.following import FASTEST, Knot, Sight, Tie, follow, path
from standpoint.ui.compare.ribbons import Extent

SIGHT = Sight(600.0, 4_000.0)
TOPS = st.floats(0, 4_600)
TIES = st.lists(st.tuples(TOPS, TOPS), max_size=30)


def tie(led, follows, weight=1.0):
    return Tie(Extent(led, led + 54), Extent(follows, follows + 54), weight)


def ties(*tops):
    return [tie(*pair) for pair in tops]


def walked(way, values, other=0.0):
    """Return where the other text stands while one is scrolled over these values."""
    places = [other]
    for before, after in itertools.pairwise(values):
        places.append(follow(way, before, after, places[-1]))
    return places


# The way -----------------------------------------------------------------------------------


@settings(max_examples=60)
@given(TIES)
def test_a_way_never_asks_for_more_than_six_times_the_pace(pairs):
    way = path(ties(*pairs), SIGHT, SIGHT)
    for one, next_ in itertools.pairwise(way):
        assert next_.at >= one.at
        assert abs(next_.to - one.to) <= FASTEST * (next_.at - one.at) + 0.5


@settings(max_examples=60)
@given(TIES, st.lists(st.floats(0, 4_000), max_size=20), st.floats(0, 4_000))
def test_no_scrolling_moves_the_other_text_further_than_six_times_as_far(pairs, values, other):
    way = path(ties(*pairs), SIGHT, SIGHT)
    for before, after in itertools.pairwise(values):
        moved = follow(way, before, after, other) - other
        assert abs(moved) <= FASTEST * abs(after - before) + len(way)


@settings(max_examples=60)
@given(TIES)
def test_scrolling_there_and_back_leads_the_other_text_back(pairs):
    way = path(ties(*pairs), SIGHT, SIGHT)
    there = [*range(0, 4_000, 60)]
    assert walked(way, [*there, *there[::-1]])[-1] == pytest.approx(0.0, abs=len(way))


@settings(max_examples=60)
@given(st.lists(st.floats(0, 3_900), max_size=12))
def test_links_in_the_same_order_never_turn_the_other_text_back(tops):
    tops = sorted(tops)
    way = path(ties(*zip(tops, tops, strict=True)), SIGHT, SIGHT)
    places = walked(way, range(0, 4_000, 37))
    assert all(b >= a for a, b in itertools.pairwise(places))


def test_the_smaller_of_two_blocks_that_cross_is_passed_by_where_the_way_is_too_far():
    near = [(300 + 200 * n, 320 + 200 * n) for n in range(8)]
    way = path(ties(*near, (1_010, 4_400)), SIGHT, SIGHT)
    places = walked(way, range(0, 2_000, 20))
    assert max(places) < 2_400
    assert all(b >= a for a, b in itertools.pairwise(places))


def test_blocks_that_changed_places_are_followed_with_one_turn_for_each_change():
    first = [(800 + 150 * n, 2_700 + 150 * n) for n in range(6)]
    second = [(2_500 + 150 * n, 500 + 150 * n) for n in range(6)]
    way = path(ties(*first, *second), SIGHT, SIGHT)
    places = walked(way, range(0, 3_900, 13))
    moves = [b - a for a, b in itertools.pairwise(places) if abs(b - a) > 0.01]
    turns = sum(a * b < 0 for a, b in itertools.pairwise(moves))
    assert turns == 2
    assert max(places) > 2_900
    assert walked(way, [0, SIGHT.at_focus(2_800)])[-1] == pytest.approx(SIGHT.at_focus(800), abs=1)


def test_a_linked_passage_comes_level_at_the_focus_and_stays_so_for_its_first_half():
    way = path([tie(1_500, 2_000)], SIGHT, SIGHT)
    for value in (1_260, 1_270, 1_285):
        assert follow(way, 0, value, 0) == pytest.approx(value + 500)


def test_of_two_answers_the_heavier_is_followed():
    way = path([tie(1_500, 2_000), tie(1_500, 900, weight=2.5)], SIGHT, SIGHT)
    assert Knot(1_260, 660) in way


def test_a_text_moved_away_by_hand_is_brought_back_bit_by_bit():
    way = path([tie(1_500, 1_500), tie(2_500, 2_500)], SIGHT, SIGHT)
    assert follow(way, 300, 310, 900) - 900 == pytest.approx(10 * (1_260 - 900) / (1_260 - 300))
    assert follow(way, 300, 1_260, 900) == pytest.approx(1_260)


@pytest.mark.parametrize("most", [0.0, 100.0, 600.0, 900.0, 4_000.0])
def test_every_line_comes_to_the_focus_while_a_text_is_scrolled_through(most):
    sight = Sight(600.0, most)
    values = [sight.at_focus(y) for y in range(0, int(most) + 601, 20)]
    assert values[0] == 0
    assert values[-1] == pytest.approx(most)
    assert all(b >= a for a, b in itertools.pairwise(values))


# In the window -----------------------------------------------------------------------------

MATTERS = (
    "[refugees.protection|refugees] near the mill number {} wait for roofs and for seed",
    "the plan number {} keeps [unity.territory|one undivided land] as its first line",
    "a neighbour may try [normalization.regime|normalizing ties] with round {} of its fair",
    "the council was told of [resolution_2254.number|Resolution 2254] in session {} again",
)
FILLER = (
    "Nobody kept minutes of part {}, and the tea went cold while the clerk looked for chalk.",
    "The band played piece {} twice, since the first time half of the hall was still outside.",
)


def long_text(order):
    """Return a text with a paragraph for each number, in this order, some filler between."""
    parts = []
    for number in order:
        parts.append(f"In paper {number} it says that {MATTERS[number % 4].format(number)}.")
        parts += [line.format(number) for line in FILLER * 2]
        parts.append("")
    return "\n".join(parts)


@pytest.fixture
def crossed(workspace, world, qtbot):
    """Four long texts on the same twelve matters: in order, two halves changed, backwards."""
    from tests.ui.compare.conftest import reading, sentence_of

    straight = list(range(12))
    orders = {11: straight, 12: straight[6:] + straight[:6], 13: straight[::-1], 14: straight}
    for number, order in orders.items():
        world.readings[number] = reading(number, f"Paper {number}", long_text(order))
    for one, other in itertools.combinations(orders, 2):
        for matter in straight:
            ends = [
                (report, sentence_of(world.readings[report], f"In paper {matter} "))
                for report in (one, other)
            ]
            theme, facet = MATTERS[matter % 4].partition("[")[2].partition("|")[0].split(".")
            world.machine.append((theme, facet, Link(*ends, 0.4, ("paper",), "machine")))

    def show(*ids):
        workspace.compare(ids, "text")
        qtbot.waitUntil(lambda: workspace.full_text.panes[0].verticalScrollBar().maximum() > 0)
        return workspace.full_text.panes

    return show


def wheel(pane, notches, sideways=False):
    viewport = pane.viewport()
    at = viewport.rect().center()
    turned = QPoint(-120 * notches, 0) if sideways else QPoint(0, -120 * notches)
    event = QWheelEvent(
        QPointF(at), QPointF(viewport.mapToGlobal(at)), QPoint(), turned,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def values(panes):
    return [pane.verticalScrollBar().value() for pane in panes]


def wheel_through(panes, leader, notches=1):
    """Turn the wheel over a text to its end; return where all texts stood after each notch."""
    bar = panes[leader].verticalScrollBar()
    stood = [values(panes)]
    while bar.value() < bar.maximum() if notches > 0 else bar.value() > 0:
        wheel(panes[leader], notches)
        stood.append(values(panes))
    return stood


def turns(places):
    moves = [b - a for a, b in itertools.pairwise(places) if b != a]
    return sum(a * b < 0 for a, b in itertools.pairwise(moves))


def test_the_wheel_over_one_text_brings_the_answer_in_the_other_level(crossed, world):
    from tests.ui.compare.conftest import sentence_of

    one, other = crossed(11, 14)
    sentence = sentence_of(world.readings[11], "In paper 5 ")
    focus = one.viewport().height() * 0.4
    wheel(other, 4)
    while one.extent(sentence).top > focus:
        wheel(one, 1)
    assert other.extent(sentence).top == pytest.approx(one.extent(sentence).top, abs=2)


@pytest.mark.parametrize("ids", [(11, 12), (11, 13, 14), (13, 11, 12, 14)])
def test_no_text_jumps_or_oscillates_while_another_is_read_through(crossed, ids):
    panes = crossed(*ids)
    for leader in range(len(panes)):
        stood = wheel_through(panes, leader) + wheel_through(panes, leader, -1)
        for before, after in itertools.pairwise(stood):
            led = abs(after[leader] - before[leader])
            assert all(abs(b - a) <= FASTEST * led + 2 for a, b in zip(before, after, strict=True))
        for column in range(len(panes)):
            # Down and up again; halves that changed places take one turn at each end of theirs.
            assert turns([values[column] for values in stood]) <= 7


def test_halves_that_changed_places_are_both_followed(crossed, world):
    from tests.ui.compare.conftest import sentence_of

    panes = crossed(11, 12)
    seen = set()
    bar = panes[0].verticalScrollBar()
    while bar.value() < bar.maximum():
        wheel(panes[0], 1)
        for matter in range(12):
            sentences = [sentence_of(world.readings[n], f"In paper {matter} ") for n in (11, 12)]
            if all(p.in_view(p.extent_in_text(s)) for p, s in zip(panes, sentences, strict=True)):
                seen.add(matter)
    assert len(seen & set(range(6))) >= 4
    assert len(seen & set(range(6, 12))) >= 4


def test_two_neighbours_that_changed_places_turn_nothing_back():
    pairs = [(400 + 200 * n, 400 + 200 * n) for n in range(14)]
    pairs[6], pairs[7] = (pairs[6][0], pairs[7][1]), (pairs[7][0], pairs[6][1])
    places = walked(path(ties(*pairs), SIGHT, SIGHT), range(0, 3_900, 10))
    assert all(b >= a for a, b in itertools.pairwise(places))


def test_a_text_in_the_opposite_order_goes_up_evenly():
    pairs = [(2_000 + 100 * n, 3_000 - 100 * n) for n in range(14)]
    way = path(ties(*pairs), SIGHT, SIGHT)
    places = walked(way, range(1_760, 3_000, 10), 2_760)
    assert all(b <= a for a, b in itertools.pairwise(places))
    assert places[-1] < 1_700


def test_texts_in_the_same_order_all_go_down_together(crossed):
    panes = crossed(11, 14)
    stood = wheel_through(panes, 0)
    assert turns([values[1] for values in stood]) == 0
    assert all(abs(a - b) <= 4 for a, b in stood)


def test_turning_the_wheel_sideways_or_moving_by_program_leaves_the_other_text(crossed):
    one, other = crossed(11, 12)
    wheel(one, 3, sideways=True)
    one.verticalScrollBar().setValue(400)
    assert other.verticalScrollBar().value() == 0
    one.bring(20)
    assert other.verticalScrollBar().value() == 0


def test_keys_that_scroll_let_the_other_text_follow(crossed, qtbot):
    one, other = crossed(11, 14)
    one.setFocus()
    qtbot.keyClick(one, Qt.Key.Key_PageDown)
    assert one.verticalScrollBar().value() > 0
    assert other.verticalScrollBar().value() == pytest.approx(
        one.verticalScrollBar().value(), abs=4
    )
    before = other.verticalScrollBar().value()
    qtbot.keyClick(one, Qt.Key.Key_Space)
    assert other.verticalScrollBar().value() > before


def test_a_drag_in_the_overview_lets_the_other_text_follow(crossed, workspace):
    _, other = crossed(11, 14)
    ruler = workspace.full_text.rulers[0]
    start = ruler.part_in_view().center().toPoint()
    QTest.mousePress(ruler, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(ruler, start + QPoint(0, 60))
    QTest.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 60))
    assert other.verticalScrollBar().value() > 100


def test_a_text_put_elsewhere_by_hand_is_not_snatched_back(crossed, qtbot, workspace):
    one, other = crossed(11, 14)
    qtbot.keyClick(one, Qt.Key.Key_S)
    wheel(other, 8)
    away = other.verticalScrollBar().value()
    qtbot.keyClick(one, Qt.Key.Key_S)
    wheel(one, 1)
    assert (
        abs(other.verticalScrollBar().value() - away) <= FASTEST * one.verticalScrollBar().value()
    )
    wheel_through((one, other), 0)
    assert abs(other.verticalScrollBar().value() - one.verticalScrollBar().value()) <= 4
    assert workspace.bar.together()
