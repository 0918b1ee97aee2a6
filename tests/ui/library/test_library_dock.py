# SPDX-License-Identifier: MIT
"""What an analyst may rely on in the library, by real keys and clicks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from standpoint.model.reports import Report
from standpoint.ui.library.filtering import Filter, counts
from standpoint.ui.library.library import Library

Key = Qt.Key
Left = Qt.MouseButton.LeftButton
Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def library(look, shelf, qtbot):
    made = Library(shelf, look)
    qtbot.addWidget(made)
    made.resize(268, 700)
    made.refresh()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def press(library, *keys):
    for key in keys:
        view = library.undated if library.undated.hasFocus() else library.dated
        QTest.keyClick(view, key)


def click(view, row, modifier=Qt.KeyboardModifier.NoModifier, double=False):
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Left, modifier, place)
    if double:
        QTest.mouseDClick(view.viewport(), Left, modifier, place)


def titles(view):
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def test_dated_reports_stand_newest_first_and_undated_ones_in_the_tray(library):
    assert [t.split()[0] for t in titles(library.dated)] == ["Council", "Two", "Forum", "بيان"]
    assert len(titles(library.undated)) == 3
    assert library.head.findChildren(type(library.tray)) == []


def test_the_tray_takes_no_more_than_it_needs_nor_than_two_fifths(library):
    assert library.undated.height() == 3 * 44
    library.resize(268, 300)
    assert library.tray.height() + library.undated.height() <= 0.4 * 300


def test_the_tray_has_all_the_room_where_nothing_is_dated(library, shelf, qtbot):
    shelf.listed = [report for report in shelf.listed if report.date is None]
    library.refresh()
    assert library.dated.isHidden()
    qtbot.waitUntil(lambda: library.undated.height() > 400)


def test_the_tray_folds(library):
    QTest.mouseClick(library.tray, Left)
    assert library.undated.isHidden()
    QTest.mouseClick(library.tray, Left)
    assert library.undated.isVisible()


def test_two_reports_picked_with_space_are_compared_with_enter(library, qtbot):
    library.focus_list()
    press(library, Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space)
    assert library.selection() == [1, 3]
    with qtbot.waitSignal(library.compare_asked) as asked:
        press(library, Key.Key_Return)
    assert asked.args == [[1, 3]]


def test_arrows_select_as_they_go_until_something_was_picked(library):
    library.focus_list()
    press(library, Key.Key_Down)
    assert library.selection() == [2]
    press(library, Key.Key_Space, Key.Key_Down, Key.Key_Up, Key.Key_Up)
    assert library.selection() == [2]
    press(library, Key.Key_Escape)
    assert library.selection() == []


def test_space_takes_a_picked_report_out_again(library):
    library.focus_list()
    press(library, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Space)
    assert library.selection() == [1]


def test_a_dated_and_an_undated_report_can_be_compared(library, qtbot):
    click(library.dated, 0)
    click(library.undated, 1, Ctrl)
    assert library.selection() == [1, 6]
    with qtbot.waitSignal(library.compare_asked) as asked:
        press(library, Key.Key_Return)
    assert asked.args == [[1, 6]]


def test_reports_are_compared_in_the_order_in_which_they_were_picked(library):
    click(library.dated, 2)
    click(library.dated, 0, Ctrl)
    assert library.selection() == [3, 1]


def test_a_plain_click_begins_a_new_selection_in_both_lists(library):
    click(library.dated, 0)
    click(library.undated, 0)
    assert library.selection() == [5]


def test_shift_and_a_click_selects_all_between(library):
    click(library.dated, 0)
    click(library.dated, 2, Shift)
    assert sorted(library.selection()) == [1, 2, 3]


def test_arrows_lead_from_the_years_into_the_tray_and_back(library):
    library.focus_list()
    press(library, Key.Key_End, Key.Key_Down)
    assert library.undated.hasFocus()
    assert library.selection() == [5]
    press(library, Key.Key_Up)
    assert library.dated.hasFocus()
    assert library.selection() == [4]


def test_one_report_is_read_by_enter_or_a_double_click(library, qtbot):
    click(library.dated, 1)
    with qtbot.waitSignal(library.read_asked) as asked:
        press(library, Key.Key_Return)
    assert asked.args == [2]
    with qtbot.waitSignal(library.read_asked) as asked:
        click(library.undated, 2, double=True)
    assert asked.args == [7]


def test_five_reports_are_not_compared_and_the_library_says_so(library, qtbot):
    library.select([1, 2, 3, 4, 5])
    with (
        qtbot.assertNotEmitted(library.compare_asked),
        qtbot.waitSignal(library.said) as said,
    ):
        press(library, Key.Key_Return)
    assert "two to four" in said.args[0]


def test_many_reports_are_selected_at_once_and_said_once(library, shelf):
    shelf.listed = [replace(shelf.listed[0], id=number) for number in range(1, 1_001)]
    shelf.listed += [
        replace(shelf.listed[-1], id=number, date=None) for number in range(1_001, 2_001)
    ]
    library.refresh()
    heard, steps = [], []
    library.selected.connect(heard.append)
    for view in (library.dated, library.undated):
        view.selectionModel().selectionChanged.connect(lambda *_: steps.append(1))
    wanted = [number for number in range(2_000, 0, -1) if number % 3]
    library.select(wanted)
    assert library.selection() == wanted
    assert heard == [wanted]
    assert len(steps) == 2
    assert len(library.dated.selected_reports()) == sum(n <= 1_000 for n in wanted)
    assert library.dated.currentIndex().row() == 999
    library.select([7])
    assert [r.id for r in library.dated.selected_reports()] == [7]
    assert library.undated.selected_reports() == []


def test_delete_asks_for_what_is_selected_to_go(library, qtbot):
    click(library.dated, 0)
    click(library.dated, 1, Ctrl)
    with qtbot.waitSignal(library.delete_asked) as asked:
        press(library, Key.Key_Delete)
    assert asked.args == [[1, 2]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("common", [2]),
        ("FORUM", [2, 3, 5]),
        ("olive", [3, 7]),
        ("المجلس", [4]),
        ("council spring", [1]),
    ],
)
def test_the_library_is_searched_by_title_actor_and_words_of_the_text(library, words, found, qtbot):
    library.search.take_focus()
    library.search.insert(words)  # QTest has no keys for Arabic letters
    qtbot.waitUntil(lambda: library.shown_reports() == found)


def test_a_search_without_result_says_so_and_esc_brings_all_back(library, qtbot):
    library.search.take_focus()
    QTest.keyClicks(library.search, "veto")
    qtbot.waitUntil(lambda: library.shown_reports() == [])
    said = [w.text() for w in library.findChildren(type(library._empty)) if w.isVisible()]
    assert any("Nothing for “veto” in 7 reports" in words for words in said)
    QTest.keyClick(library.search, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(library.shown_reports()) == 7)


def test_enter_in_the_search_leads_to_the_first_report_found(library, qtbot):
    library.search.take_focus()
    QTest.keyClicks(library.search, "olive")
    QTest.keyClick(library.search, Key.Key_Return)
    assert library.dated.hasFocus()
    assert library.dated.currentIndex().data() == "Forum on the way back"


def test_facets_narrow_the_library_together_and_can_be_cleared(library):
    library.set_filter(Filter().toggled("actor", "Forum"))
    assert library.shown_reports() == [2, 3, 5]
    library.set_filter(library.filter.toggled("theme", "unity"))
    assert library.shown_reports() == [2]
    library.set_filter(Filter())
    assert len(library.shown_reports()) == 7


def test_values_of_one_facet_widen_each_other(library):
    library.set_filter(Filter().toggled("year", "2024").toggled("year", "2022"))
    assert library.shown_reports() == [1, 2, 4]


def test_each_facet_is_offered_with_its_number_of_reports(shelf):
    found = shelf.theme_counts()
    assert counts(shelf.reports(), found, "actor") == [("Council", 5), ("Forum", 3)]
    assert counts(shelf.reports(), found, "year")[0] == ("2024", 2)
    assert counts(shelf.reports(), found, "year")[-1] == ("", 3)


def test_what_is_selected_stays_selected_when_the_corpus_changes(library, shelf):
    click(library.dated, 1)
    shelf.listed.insert(
        0,
        shelf.listed[0].__class__(
            **{
                **{f: getattr(shelf.listed[0], f) for f in Report.__slots__},
                "id": 99,
                "title": "New",
            }
        ),
    )
    library.refresh()
    assert library.selection() == [2]
    assert titles(library.dated)[0] == "New"


def test_an_empty_library_says_what_will_stand_there(look, shelf, qtbot):
    shelf.listed = []
    made = Library(shelf, look)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    assert "No reports yet." in made._empty.text()
    assert made._empty.isVisible()


def test_the_year_head_sticks_while_its_reports_scroll(look, shelf, qtbot):
    shelf.listed = [
        Report(i, f"Paper {i}", "document", f"20{24 - i // 30}-05-01", None, None, None, "en",
               10, 2, 0, str(i))
        for i in range(90)
    ]  # fmt: skip
    made = Library(shelf, look)
    qtbot.addWidget(made)
    made.resize(268, 500)
    made.refresh()
    made.show()
    made.dated.verticalScrollBar().setValue(10)
    first_head = made.dated.viewport().grab().toImage().copy(0, 0, 100, 23)
    made.dated.verticalScrollBar().setValue(700)
    assert made.dated.viewport().grab().toImage().copy(0, 0, 100, 23) == first_head
    made.dated.verticalScrollBar().setValue(24 + 30 * 44 + 200)
    assert made.dated.viewport().grab().toImage().copy(0, 0, 100, 23) != first_head
    assert not made.dated.indexAt(QPoint(20, 10)).isValid(), "the head is no report"


def test_ten_thousand_reports_are_painted_by_what_is_in_view(look, shelf, qtbot):
    shelf.listed = [
        Report(i, f"Paper {i}", "document", f"{2024 - i // 900}-05-01", None, None, None, "en",
               10, 2, 0, str(i))
        for i in range(10_000)
    ]  # fmt: skip
    made = Library(shelf, look)
    qtbot.addWidget(made)
    made.resize(268, 700)
    made.refresh()
    made.show()
    painted = []
    delegate = made.dated.itemDelegate()
    paint = delegate.paint
    delegate.paint = lambda *args: (painted.append(args[2].row()), paint(*args))
    made.dated.verticalScrollBar().setValue(200_000)
    made.dated.viewport().grab()
    assert 0 < len(painted) < 25
    made.dated.setFocus()
    QTest.keyClick(made.dated, Key.Key_End)
    assert made.dated.currentIndex().row() == 9_999
    assert made.dated.visualRect(made.dated.currentIndex()).bottom() < made.dated.height()


def test_a_report_named_after_its_first_words_stands_in_italics(library):
    row = library.undated.visualRect(library.undated.model().index(1, 0))
    upright = library.undated.visualRect(library.undated.model().index(2, 0))
    assert row.height() == upright.height() == 44
    delegate = library.undated.itemDelegate()
    assert delegate._titles[False, True].italic()
    assert not delegate._titles[False, False].italic()
