# SPDX-License-Identifier: MIT
"""Reports of two searches can be compared: what a filter hides stays picked, and says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from standpoint.ui.library.filtering import Filter
from standpoint.ui.library.library import Library
from standpoint.ui.look import LinkButton

Key = Qt.Key
Left = Qt.MouseButton.LeftButton
Ctrl = Qt.KeyboardModifier.ControlModifier
Plain = Qt.KeyboardModifier.NoModifier
COUNCIL, FORUM = (Filter().toggled("actor", name) for name in ("Council", "Forum"))


@pytest.fixture(params=[268, 900], ids=["list", "table"])
def library(request, look, shelf, qtbot):
    made = Library(shelf, look)
    qtbot.addWidget(made)
    made.resize(request.param, 700)
    made.refresh()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    assert made.wide is (request.param == 900)
    return made


def view(library):
    return library.table if library.wide else library.dated


def click(library, report, modifier=Plain, button=Left):
    where = next(v for v in library._views() if v.isVisible() and report in ids(v))
    index = where.model().index(ids(where).index(report), 0)
    QTest.mouseClick(where.viewport(), button, modifier, where.visualRect(index).center())


def ids(shown):
    return shown.model().ids(0, shown.model().rowCount())


def search(library, words, found, qtbot):
    """Type words over what stands in the search; wait until that is found."""
    library.search.take_focus()
    library.search.selectAll()
    QTest.keyClicks(library.search, words)
    qtbot.waitUntil(lambda: library.shown_reports() == found)


def said(library):
    return library.top._hidden.text() if library.top._hidden.isVisible() else ""


def test_reports_of_two_searches_are_compared_by_clicks(library, qtbot):
    search(library, "spring", [1], qtbot)
    click(library, 1)
    search(library, "olive", [3, 7], qtbot)
    assert (library.picked(), library.selection()) == ([1], [])
    click(library, 3, Ctrl)
    assert (library.picked(), library.selection()) == ([1, 3], [3])
    with qtbot.waitSignal(library.compare_asked) as asked:
        QTest.keyClick(view(library), Key.Key_Return)
    assert asked.args == [[1, 3]]


def test_reports_of_two_searches_are_compared_by_keys_alone(library, qtbot):
    search(library, "spring", [1], qtbot)
    QTest.keyClick(library.search, Key.Key_Return)
    QTest.keyClick(view(library), Key.Key_Space)
    assert library.picked() == [1]
    search(library, "olive", [3, 7], qtbot)
    QTest.keyClick(library.search, Key.Key_Return)
    assert (library.picked(), library.selection()) == ([1], [])
    QTest.keyClick(view(library), Key.Key_Space)
    with qtbot.waitSignal(library.compare_asked) as asked:
        QTest.keyClick(view(library), Key.Key_Return)
    assert asked.args == [[1, 3]]


def test_what_is_picked_and_not_shown_is_named_and_can_be_dropped(library, shelf):
    click(library, 1)
    assert not said(library)
    library.set_filter(FORUM)
    assert said(library) == f"Also selected: {shelf.listed[0].title}"
    click(library, 2, Ctrl)
    library.set_filter(Filter().toggled("actor", "nobody"))
    assert said(library) == "2 selected reports not shown"
    drop = next(b for b in library.top.findChildren(LinkButton) if b.text() == "Drop")
    QTest.mouseClick(drop, Left)
    assert library.picked() == []
    assert not said(library)
    library.set_filter(Filter())
    assert library.selection() == []


def test_what_was_hidden_is_selected_again_when_it_is_shown_again(library):
    click(library, 3)
    click(library, 1, Ctrl)
    library.set_filter(COUNCIL)
    assert library.selection() == [1]
    library.set_filter(Filter())
    assert library.selection() == [3, 1]
    assert not said(library)


@pytest.mark.parametrize("act", ["click", "arrow", "escape", "enter"])
def test_whoever_begins_a_new_selection_lets_go_of_what_is_hidden(library, act, qtbot):
    click(library, 1)
    library.set_filter(FORUM)
    assert library.picked() == [1]
    if act == "click":
        click(library, 2)
    elif act == "arrow":
        view(library).setFocus()
        QTest.keyClick(view(library), Key.Key_Down)
    elif act == "escape":
        click(library, 2, Ctrl)
        QTest.keyClick(view(library), Key.Key_Escape)
    else:
        search(library, "olive", [3], qtbot)
        QTest.keyClick(library.search, Key.Key_Return)
    assert 1 not in library.picked()
    assert library.picked() == library.selection()
    assert not said(library)


def test_nothing_that_is_hidden_is_deleted(library, qtbot):
    click(library, 1)
    library.set_filter(FORUM)
    click(library, 2, Ctrl)
    with qtbot.waitSignal(library.delete_asked) as asked:
        QTest.keyClick(view(library), Key.Key_Delete)
    assert asked.args == [[2]]


def test_enter_on_a_row_opens_it_while_what_is_picked_is_hidden(library, qtbot):
    click(library, 1)
    click(library, 4, Ctrl)
    library.set_filter(FORUM)
    library.focus_list()
    assert (library.picked(), library.selection()) == ([1, 4], [])
    with qtbot.assertNotEmitted(library.compare_asked), qtbot.waitSignal(library.read_asked) as one:
        QTest.keyClick(view(library), Key.Key_Return)
    assert one.args == [2]


def test_what_left_the_corpus_is_picked_no_longer(library, shelf):
    click(library, 1)
    library.set_filter(FORUM)
    shelf.listed = [report for report in shelf.listed if report.id != 1]
    library.refresh()
    assert library.picked() == []
    assert not said(library)


def test_a_right_click_on_what_is_shown_keeps_what_is_hidden(library):
    click(library, 1)
    library.set_filter(FORUM)
    click(library, 2, Ctrl)
    click(library, 2, button=Qt.MouseButton.RightButton)
    assert library.picked() == [1, 2]


def test_esc_selects_nothing_whatever_was_selected(library):
    for select in (lambda: click(library, 1), view(library).selectAll):
        select()
        assert library.selection()
        QTest.keyClick(view(library), Key.Key_Escape)
        assert library.selection() == []


def test_space_takes_a_report_out_of_all(library):
    click(library, 1)
    view(library).selectAll()
    before = library.selection()
    QTest.keyClick(view(library), Key.Key_Space)
    assert sorted({*before} - {*library.selection()}) == [1]


def test_space_takes_a_report_out_of_those_selected_with_shift(library):
    click(library, 1)
    click(library, 3, Qt.KeyboardModifier.ShiftModifier)
    assert {1, 3} <= {*library.selection()}
    view(library).picking = False  # as after Shift and arrows
    QTest.keyClick(view(library), Key.Key_Space)
    assert 3 not in library.selection()
    assert 1 in library.selection()


def test_arrows_only_move_once_something_was_picked(library):
    click(library, 1)
    click(library, 3, Ctrl)
    QTest.keyClick(view(library), Key.Key_Up)
    assert library.selection() == [1, 3]
