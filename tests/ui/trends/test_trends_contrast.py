# SPDX-License-Identifier: MIT
"""Two sides compared from Trends: chosen by key or mouse, read, copied, exported, remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from standpoint.figures.contrast_table import cells, csv_text
from standpoint.ui import file_dialogs
from standpoint.ui.trends.contrast_choices import TwoSides, from_text, halves
from standpoint.ui.trends.contrast_dialog import ContrastDialog

Key = Qt.Key


@pytest.fixture
def open_dialog(session, look, qtbot):
    """Open the dialog, as often as a test likes."""

    def make(**asked):
        made = ContrastDialog(look, session, **asked)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return make


@pytest.fixture
def dialog(open_dialog):
    return open_dialog()


def place(dialog, row, panel=0):
    found = dialog.view.places[panel * len(dialog.figure.rows) + row]
    return QPoint(40, round((found.top + found.bottom) / 2))


def names(dialog):
    return dialog.figure.names


def test_the_two_actors_with_most_reports_are_compared_at_first(dialog):
    assert names(dialog) == ("Assembly", "Council")
    box = dialog.left.boxes["actor"][0]
    assert [box.itemText(row) for row in range(3)] == ["Assembly, 4", "Council, 4", "not stated, 1"]
    assert box.itemData(0, Qt.ItemDataRole.AccessibleTextRole) == "Assembly, 4 reports"
    assert "Assembly: 4 reports" in dialog.subtitle.text()
    assert "no p-value" in dialog.notes.text()


def test_other_sides_are_chosen_with_the_keyboard(dialog):
    box = dialog.left.boxes["actor"][1]
    box.setFocus()
    QTest.keyClick(box, Key.Key_End)
    assert names(dialog) == ("Assembly", "not stated")


def test_the_same_side_twice_is_said_and_nothing_can_be_exported(dialog):
    box = dialog.left.boxes["actor"][1]
    box.setFocus()
    QTest.keyClick(box, Key.Key_Home)
    assert dialog.figure is None
    said = "Both sides are Assembly. Choose two different ones."
    assert dialog.left.wrong.text() == said
    assert dialog.empty.text() == "Two sides stand here as soon as they can be compared."
    assert dialog.left.wrong.isVisible()
    assert not dialog.export.isEnabled()
    QTest.keyClick(box, Key.Key_Down)
    assert dialog.figure is not None
    assert not dialog.left.wrong.isVisible()
    assert dialog.export.isEnabled()


def test_exchanged_sides_turn_the_difference(dialog):
    before = dialog.figure.rows[0].measured.difference.value
    QTest.mouseClick(dialog.left.exchange, Qt.MouseButton.LeftButton)
    assert names(dialog) == ("Council", "Assembly")
    assert dialog.figure.rows[0].measured.difference.value == pytest.approx(-before)


def test_periods_are_typed_as_people_write_dates(dialog):
    QTest.mouseClick(dialog.left.kind.findChildren(type(dialog.left.kind._group.button(0)))[2],
                     Qt.MouseButton.LeftButton)  # fmt: skip
    # The years that there are, halved, to begin with.
    assert [len(side.reports) for side in (dialog.figure.contrast.a, dialog.figure.contrast.b)] == [
        2, 5,
    ]  # fmt: skip
    field = dialog.left.first
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "January to March 2022")
    QTest.keyClick(field, Key.Key_Return)
    assert len(dialog.figure.contrast.a.reports) == 1
    assert "2 reports without usable date." in dialog.notes.text()
    field.selectAll()
    QTest.keyClicks(field, "some day")
    QTest.keyClick(field, Key.Key_Return)
    assert dialog.figure is None
    assert "some day" in dialog.left.wrong.text()
    assert dialog.isVisible()


def test_actors_are_narrowed_to_dates(dialog):
    QTest.keyClicks(dialog.left.start, "2023")
    QTest.keyClick(dialog.left.start, Key.Key_Return)
    assert names(dialog) == ("Assembly, from 1 Jan 2023", "Council, from 1 Jan 2023")
    assert [len(side.reports) for side in (dialog.figure.contrast.a, dialog.figure.contrast.b)] == [
        3, 2,
    ]  # fmt: skip


def test_arrows_walk_the_themes_and_tell_them_in_words(dialog):
    dialog.view.setFocus()
    QTest.keyClick(dialog.view, Key.Key_Down)
    QTest.keyClick(dialog.view, Key.Key_Down)
    assert dialog.view.current == 1
    assert dialog.table.currentIndex().row() == 1
    row = dialog.figure.rows[1]
    assert dialog.view.accessibleDescription() == dialog.figure.say(row)
    QTest.keyClick(dialog.view, Key.Key_End)
    assert dialog.view.current == len(dialog.figure.rows) - 1


def test_enter_lists_exactly_the_passages_of_both_sides(dialog):
    dialog.view.setFocus()
    QTest.keyClick(dialog.view, Key.Key_Home)
    QTest.keyClick(dialog.view, Key.Key_Return)
    found = dialog.side.behind
    measured = dialog.figure.rows[0].measured
    assert found.head == "Unity: Assembly, Council"
    assert len(found.reports) == measured.a.speaking + measured.b.speaking
    assert len(found.silent) == 8 - len(found.reports)
    assert all("unity" in passage.text for passage in found.passages)
    assert dialog.isVisible()


@pytest.mark.parametrize("panel", [0, 1])
def test_a_click_on_a_row_of_either_panel_lists_its_passages(dialog, panel):
    QTest.mouseClick(dialog.view, Qt.MouseButton.LeftButton, pos=place(dialog, 2, panel))
    assert dialog.side.behind.series.key == "refugees"
    assert dialog.view.current == 2


def test_a_click_in_the_table_does_the_same(dialog):
    at = dialog.table.visualRect(dialog.table.numbers.index(0, 1)).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert dialog.side.behind.series.key == "unity"
    assert dialog.view.current == 0


def test_the_table_says_what_the_figure_says(dialog):
    model = dialog.table.numbers
    for row in range(len(dialog.figure.rows)):
        shown = tuple(model.index(row, c).data() for c in range(model.columnCount()))
        assert shown == cells(dialog.figure, row)


def test_other_sides_put_the_passages_away(dialog):
    dialog.show_passages(0)
    dialog.left.kind._group.button(2).click()
    assert dialog.side.behind is not None
    dialog.left.kind._group.button(0).click()
    dialog.left.start.setText("1950")
    dialog.left.end.setText("1951")
    dialog.left.end.editingFinished.emit()
    dialog.left.start.editingFinished.emit()
    assert dialog.figure is None
    assert dialog.side.behind is None


def test_the_table_is_copied_for_spreadsheets(dialog):
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QApplication.clipboard().mimeData()
    assert data.text().splitlines()[1].startswith("Unity\t")
    assert bytes(data.data("text/csv").data()).decode("utf-8") == csv_text(dialog.figure)
    assert dialog.said.text() == "Copied the numbers."
    QApplication.clipboard().clear()


def test_the_figure_is_copied_as_an_image(dialog):
    QTest.mouseClick(dialog.copy_picture, Qt.MouseButton.LeftButton)
    content = bytes(QApplication.clipboard().mimeData().data("image/png").data())
    assert QImage.fromData(content).width() == round(183 / 25.4 * 300)
    QApplication.clipboard().clear()


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [
        ("two.svg", "PDF (*.pdf)", "two.svg"),
        ("two", "CSV (*.csv)", "two.csv"),
        ("two v1.2", "PDF (*.pdf)", "two v1.2.pdf"),
    ],
)
def test_the_figure_is_exported_where_and_as_it_is_asked_for(
    dialog, tmp_path, monkeypatch, name, kind, written
):
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_: (str(tmp_path / name), kind))
    QTest.keyClick(dialog, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / written).stat().st_size > 500
    assert dialog.said.text() == f"Exported {written}."


def test_a_file_about_which_nobody_was_asked_is_not_replaced(dialog, tmp_path, monkeypatch):
    there = tmp_path / "two.pdf"
    there.write_text("mine", encoding="utf-8")
    answer = (str(tmp_path / "two"), "PDF (*.pdf)")
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_: answer)
    dialog.export.click()
    assert there.read_text(encoding="utf-8") == "mine"
    assert dialog.said.text().startswith("two.pdf is there already.")


def test_the_last_sides_come_back(dialog, open_dialog):
    QTest.mouseClick(dialog.left.exchange, Qt.MouseButton.LeftButton)
    dialog.left.kind._group.button(2).click()
    again = open_dialog()
    assert again.left.chosen.by == "period"
    again.left.kind._group.button(0).click()
    assert names(again) == ("Council", "Assembly")


def test_a_corpus_with_one_actor_says_what_is_missing(open_dialog, session):
    of_council = [report.id for report in session.reports() if report.actor == "Council"]
    alone = open_dialog(reports=of_council, filters="Actor: Council")
    assert alone.figure is None
    assert alone.left.wrong.text() == "Choose two actors."
    assert "Actor: Council" in alone.left.about.text()


def test_a_decision_counts_at_once(dialog, session, qtbot):
    before = dialog.figure.rows[0].measured.a.speaking
    dialog.show_passages(0)
    passage = dialog.side.behind.passages[0]
    dialog.side.decided.connect(
        lambda one, status: session.decide_facets(
            one.report, one.start, one.end, one.facets, status=status
        )
    )
    dialog.side.decided.emit(passage, "rejected")
    qtbot.waitUntil(lambda: dialog.figure.rows[0].measured.a.speaking == before - 1)
    assert passage.report not in [one.report for one in dialog.side.behind.passages]


def test_everything_has_a_name_for_readers_of_the_screen(dialog):
    left = dialog.left
    fields = [left.first, left.second, left.start, left.end, left.kind, left.exchange]
    fields += [box for boxes in left.boxes.values() for box in boxes]
    fields += [dialog.view, dialog.table, dialog.copy, dialog.copy_picture, dialog.export]
    assert all(one.accessibleName() for one in fields)


def test_the_workspace_offers_it_in_the_menu_and_in_the_settings(trends, monkeypatch):
    shown = []
    monkeypatch.setattr(ContrastDialog, "exec", lambda self: shown.append(self.figure.names))
    action = next(one for one in trends.menu_actions() if one.text() == "Compare two…")
    action.trigger()
    QTest.mouseClick(trends.left.contrast, Qt.MouseButton.LeftButton)
    assert shown == [("Assembly", "Council")] * 2


def test_reports_to_compare_close_the_dialog_and_reach_the_window(trends, monkeypatch, qtbot):
    def ask(dialog):
        dialog.show_passages(0)
        dialog.side.compare.click()
        assert dialog.result() == ContrastDialog.DialogCode.Accepted

    monkeypatch.setattr(ContrastDialog, "exec", ask)
    with qtbot.waitSignal(trends.compare_asked) as asked:
        trends.compare_two()
    assert 2 <= len(asked.args[0]) <= 4


# What is remembered -------------------------------------------------------------------------


def test_remembered_sides_survive_what_is_unknown():
    assert from_text(TwoSides(by="period", period_a="2013").as_text()).period_a == "2013"
    assert from_text('{"by": "colour", "actor_a": 3, "new": 1}') == TwoSides()
    assert from_text("[]") == from_text("no json") == from_text(None) == TwoSides()


def test_years_are_halved_to_begin_with():
    from datetime import date

    days = [date(year, 5, 5).toordinal() for year in (2013, 2019, 2024)]
    assert halves(days) == ("2013 to 2018", "2019 to 2024")
    assert halves(days[:1]) == ("January to June 2013", "July to December 2013")
    assert halves([]) == ("", "")
