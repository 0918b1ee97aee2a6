# SPDX-License-Identifier: MIT
"""Comparisons by theme with more sentences than are set at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from standpoint.ui.compare.rows import Fold, Shown
from standpoint.ui.compare.theme_layout import ABOVE_TEXT, AT_ONCE, BELOW_TEXT

LONG = 150


def written(name, tail):
    """Return a report of our own words in which every sentence names common ground."""
    return "\n\n".join(
        f"{name} number {n} looks for [unity.opposition|common ground] {tail * (n % 7 + 1)}."
        for n in range(LONG)
    )


@pytest.fixture
def long_(workspace, world, qtbot, write_reading):
    world.readings[1] = write_reading(
        1, "Long one", written("Ferry", "with the ferrymen "), actor="One"
    )
    world.readings[2] = write_reading(
        2, "Long two", written("Bridge", "with the masons "), actor="Two"
    )
    world.machine = []
    workspace.compare([1, 2], "theme")
    folds = [b.thing.key for b in workspace.by_theme.page.boxes if isinstance(b.thing, Fold)]
    for key in folds:
        workspace.comparison.toggle_fold(key)
    workspace.by_theme.setFocus()
    qtbot.wait(1)
    return workspace


def right(view, box):
    """Return whether a sentence stands in the height that it needs."""
    needed = view._layout.sentence(box.thing, box.width).height
    return box.height == ABOVE_TEXT + needed + BELOW_TEXT


def seen(view):
    top = view.verticalScrollBar().value()
    boxes = view.page.between(top, top + view.viewport().height())
    return [box for box in boxes if isinstance(box.thing, Shown)]


def test_what_is_in_view_is_never_a_guess_however_one_scrolls(long_, qtbot):
    view = long_.by_theme
    assert len(view.page.by_stop) == 2 * LONG > AT_ONCE
    assert view._layout.estimated
    bar = view.verticalScrollBar()
    for value in (0, 63, 126, bar.maximum() // 2, bar.maximum(), bar.maximum() // 3):
        bar.setValue(min(value, bar.maximum()))
        assert seen(view)
        assert all(right(view, box) for box in seen(view))


def test_with_time_everything_is_set_and_what_was_in_view_stays(long_, qtbot):
    view = long_.by_theme
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    first = min(seen(view), key=lambda box: box.y)
    above = first.y - view.verticalScrollBar().value()
    qtbot.waitUntil(lambda: not view._layout.estimated and not view._rest.isActive())
    now = view.page.by_stop[first.thing.stop]
    assert now.y - view.verticalScrollBar().value() == pytest.approx(above, abs=1)
    assert all(right(view, box) for box in view.page.by_stop.values())


def test_end_goes_to_the_last_sentence_and_shows_it_whole(long_, qtbot):
    view = long_.by_theme
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End):
        qtbot.keyClick(view, key)
    stop = long_.comparison.stop
    assert stop == max((s for s in view.page.by_stop if s.report == 1), key=lambda s: s.passage)
    box = view.page.by_stop[stop]
    top = view.verticalScrollBar().value()
    assert top <= box.y
    assert box.bottom <= top + view.viewport().height()


def test_another_width_keeps_the_selected_sentence_where_it_stood(long_, qtbot):
    view = long_.by_theme
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End):
        qtbot.keyClick(view, key)
    stop = long_.comparison.stop
    above = view.page.by_stop[stop].y - view.verticalScrollBar().value()
    long_.window().resize(940, 640)
    assert stop in {box.thing.stop for box in seen(view)}
    moved = view.page.by_stop[stop].y - view.verticalScrollBar().value()
    assert moved == pytest.approx(above, abs=60)
    assert all(right(view, box) for box in seen(view))


def test_a_theme_that_did_not_change_is_not_arranged_again(long_):
    view = long_.by_theme
    before = {box.thing.stop: box.thing for box in view.page.by_stop.values()}
    long_.comparison.toggle("refugees")
    after = {box.thing.stop: box.thing for box in view.page.by_stop.values()}
    assert all(after[stop] is before[stop] for stop in after)
