# SPDX-License-Identifier: MIT
"""What an analyst may rely on when the library is searched, sorted, tagged and widened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from standpoint.ui.library.filtering import Filter
from standpoint.ui.library.library import Library
from standpoint.ui.library.model import COLUMNS
from standpoint.ui.library.sorting import Sorting, sort_menu, sorting_from
from standpoint.ui.library.tags_dialog import TagsDialog

Key = Qt.Key
TITLE, WORDS = COLUMNS.index("Title"), COLUMNS.index("Words")


@pytest.fixture
def library(look, shelf, kept, qtbot):
    shelf.tagged = {1: frozenset({"Geneva"}), 3: frozenset({"Geneva", "to read"})}
    shelf.settings = kept
    made = Library(shelf, look)
    qtbot.addWidget(made)
    made.resize(268, 700)
    made.refresh()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def typed(library, qtbot, words):
    library.search.take_focus()
    QTest.keyClicks(library.search, words)
    qtbot.waitUntil(lambda: library.filter.words == words)


def test_a_row_shows_the_text_around_found_words_and_forgets_it_with_them(library, qtbot):
    typed(library, qtbot, "olive")
    qtbot.waitUntil(lambda: library.model.snippets.get(3) == "harbour and ⟦olive⟧")
    view = library.dated
    assert view.visualRect(view.model().index(0, 0)).height() > 44
    QTest.keyClick(library.search, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(library.shown_reports()) == 7)
    assert view.visualRect(view.model().index(0, 0)).height() == 44


def test_what_fits_best_stands_first_unless_that_was_chosen_away(library, shelf, qtbot):
    shelf.texts = {1: "olive", 2: "olive and much more olive", 3: "some olive"}
    typed(library, qtbot, "olive")
    assert library.shown_reports() == [2, 3, 1]
    library.sort(replace(Sorting(), best_first=False))
    assert library.shown_reports() == [1, 2, 3]


def test_the_library_is_narrowed_by_tags(library):
    library.set_filter(Filter().toggled("tag", "Geneva"))
    assert library.shown_reports() == [1, 3]
    library.set_filter(Filter().toggled("tag", ""))
    assert library.shown_reports() == [2, 4, 5, 6, 7]


def test_a_tag_that_came_is_shown_and_filtered_by_at_once(library, shelf):
    library.set_filter(Filter().toggled("tag", "Geneva"))
    shelf.tagged = {2: frozenset({"Geneva"})}
    library.refresh_tags()
    assert library.shown_reports() == [2]


def test_the_order_of_the_reports_is_chosen_and_remembered(library, shelf, look, qtbot):
    menu = sort_menu(library, Sorting(), library.sort, wide=False)
    next(one for one in menu.actions() if one.text() == "Title").trigger()
    titles = [library.model.reports[library.model.row_of(i)].title for i in library.shown_reports()]
    assert titles[:3] == sorted(titles[:3], key=str.casefold)
    again = Library(shelf, look)
    qtbot.addWidget(again)
    again.refresh()
    assert again.shown_reports() == library.shown_reports()
    assert again._sorting == sorting_from("Title ascending best")
    assert sorting_from("from the future") == Sorting()


def test_years_stand_between_reports_only_while_they_stand_by_date(library):
    view = library.dated
    by_date = view.visualRect(view.model().index(0, 0)).top()
    library.sort(Sorting(TITLE, descending=False))
    assert by_date == 24
    assert view.visualRect(view.model().index(0, 0)).top() == 0


def test_a_wide_library_is_a_table_and_keeps_the_selection(library, qtbot):
    library.select([3, 5])
    library.resize(900, 700)
    qtbot.waitUntil(library.table.isVisible)
    assert library.selection() == [3, 5]
    assert len(library.shown_reports()) == 7
    library.resize(268, 700)
    qtbot.waitUntil(library.dated.isVisible)
    assert library.selection() == [3, 5]


def test_a_click_on_a_head_sorts_and_a_second_one_turns_it_round(library, qtbot):
    library.resize(1_200, 700)
    qtbot.waitUntil(library.table.isVisible)
    head = library.table.horizontalHeader()

    def click():
        x = head.sectionViewportPosition(WORDS) + 10
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=head.rect().center()
                         .__class__(x, 10))  # fmt: skip

    click()
    assert library.shown_reports()[0] == 5
    click()
    assert library.shown_reports()[0] == 6


def test_columns_are_left_out_by_the_menu_of_the_head_and_stay_so(library, shelf, look, qtbot):
    library.resize(1_200, 700)
    menu = library.table.columns_menu()
    action = next(one for one in menu.actions() if one.text() == "Publisher")
    action.trigger()
    column = COLUMNS.index("Publisher")
    assert library.table.isColumnHidden(column)
    qtbot.wait(300)
    again = Library(shelf, look)
    qtbot.addWidget(again)
    assert again.table.isColumnHidden(column)


def test_enter_in_the_table_compares_what_was_picked_with_space(library, qtbot):
    library.resize(1_200, 700)
    qtbot.waitUntil(library.table.isVisible)
    library.focus_list()
    for key in (Key.Key_Down, Key.Key_Down):
        QTest.keyClick(library.table, key, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(library.compare_asked) as asked:
        QTest.keyClick(library.table, Key.Key_Return)
    assert sorted(asked.args[0]) == [1, 2, 3]


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_thousands_of_values_are_searched_in_a_list_and_ticked_by_keys(library, shelf, qtbot):
    shelf.listed = [replace(shelf.listed[0], id=n, actor=f"Body {n}") for n in range(1, 3_001)]
    library.refresh()
    shown = library.list_values("actor")
    qtbot.addWidget(shown)
    assert shown.values.rowCount() == 3_000
    QTest.keyClicks(shown.field, "2999")
    assert shown.values.rowCount() == 1
    QTest.keyClick(shown.field, Key.Key_Return)
    assert library.shown_reports() == [2_999]
    shown.close()


@pytest.fixture
def dialog(look, qtbot):
    tagged = {1: frozenset({"Geneva", "to read"}), 2: frozenset({"Geneva"})}
    made = TagsDialog(look, [1, 2], tagged, {"Geneva": 5, "old": 1, "to read": 1})
    qtbot.addWidget(made)
    made.show()
    return made


def states(dialog):
    return {item.text(): item.checkState().name for item in dialog._items()}


def test_the_dialog_says_which_tags_all_and_some_reports_have(dialog):
    assert states(dialog) == {
        "Geneva": "Checked", "to read": "PartiallyChecked", "old": "Unchecked",
    }  # fmt: skip
    assert not dialog.changes().any


def test_a_tag_that_is_listed_is_not_said_to_be_none(look, qtbot):
    made = TagsDialog(look, [1], {}, {})
    qtbot.addWidget(made)
    assert made._hint.text().startswith("No tags yet.")
    QTest.keyClicks(made.field, "Geneva")
    QTest.keyClick(made.field, Key.Key_Return)
    assert states(made) == {"Geneva": "Checked"}
    assert made._hint.text() == "Space ticks a tag or takes its tick away."


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_enter_adds_what_is_written_and_then_saves(dialog):
    QTest.keyClicks(dialog.field, "new one, GENEVA")
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert states(dialog)["new one"] == "Checked"
    assert dialog.isVisible()
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert dialog.result() == TagsDialog.DialogCode.Accepted
    assert dialog.changes().add == ("new one",)


def test_a_tag_is_taken_away_and_renamed_in_one_dialog(dialog):
    geneva, other = dialog._items()[0], dialog._items()[1]
    geneva.setCheckState(Qt.CheckState.Unchecked)
    other.setText("read")
    found = dialog.changes()
    assert (found.add, found.remove, dict(found.renamed)) == ((), ("Geneva",), {"to read": "read"})


def test_what_cannot_be_a_tag_is_answered_in_place(dialog):
    dialog.field.setText("x" * 80)
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert "few words" in dialog._answer.text()
    assert dialog.isVisible()
