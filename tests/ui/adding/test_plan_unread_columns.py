# SPDX-License-Identifier: MIT
"""What an analyst may rely on when a table has columns that nobody reads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from standpoint.model.findings import Finding
from standpoint.ui.adding import found, wording
from standpoint.ui.adding.columns import ColumnsDialog

LONG = 60_000
ROWS = (
    "Title,Text,Issued when,Voice\n"
    "Roads,The growers asked for water on 3 May 2021 and roads this year.,1 April 2019,Growers\n"
    "Thanks,The growers thanked the valley council for all of its help.,2 April 2019,Growers\n"
)


@pytest.fixture
def talks(looked, tmp_path):
    """The plan of a table of which only the text is read."""
    file = tmp_path / "talks.csv"
    file.write_text(ROWS, encoding="utf-8")
    return looked(file)


def test_columns_that_are_not_read_are_named_and_to_be_checked(talks, qtbot):
    plan = talks.plan
    cell = wording.cell(plan, 0, wording.WHAT)
    assert cell.first == "Columns not read"
    assert cell.second == "Issued when, Voice. Choose columns: F2."
    assert (plan.to_check(0), plan.to_check(1)) == (True, False)
    assert talks.said.text().startswith("Columns of talks.csv not read: Issued when, Voice.")
    qtbot.waitUntil(lambda: not talks.detail.columns.isHidden())
    texts = [action.text() for action in talks.verbs.menu().actions()]
    assert "Choose columns…" in texts
    assert "Set for selected…" in texts


def test_a_day_in_the_text_is_not_taken_while_a_column_may_hold_it(talks):
    assert talks.plan.value(0, "date") is None
    assert {one.strength for one in talks.plan.findings(0, "date")} <= {"weak"}


def test_f2_asks_for_the_columns_and_the_first_row_is_selected_after(talks, qtbot):
    seen = []

    def when_open():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ColumnsDialog):
            QTimer.singleShot(20, when_open)
            return
        dialog.set_role("Issued when", "date")
        dialog.set_role("Voice", "actor")
        seen.append(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    talks.table.select_rows([1], 1)
    QTimer.singleShot(20, when_open)
    QTest.keyClick(talks.table, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: not talks.looking, timeout=LONG)
    assert seen
    rows = list(talks.plan.rows())
    assert [talks.plan.value(row, "date") for row in rows] == ["2019-04-01", "2019-04-02"]
    assert not any(talks.plan.not_read(row) for row in rows)
    assert talks.table.selected_rows() == [rows[0]]
    assert talks.table.current_row() == rows[0]
    qtbot.waitUntil(lambda: "talks.csv#1" in talks.detail.head.text(), timeout=LONG)


def test_what_was_taken_says_where_it_comes_from(plan):
    model = plan.plan
    one = Finding("actor", "Harbour Council", "named in the first words", "weak")
    item = model.items[0]

    model.items[0] = replace(item, findings=(*item.findings, one))
    plan.verbs.take(0, one)
    assert wording.cell(model, 0, wording.ACTOR).second == "taken: named in the first words"
    model.set_values({0: {"actor": "Somebody"}})
    assert wording.cell(model, 0, wording.ACTOR).second == "set by you"


def test_taking_for_many_rows_first_offers_those_without_a_value(plan):

    model = plan.plan
    one = Finding("actor", "Harbour Council", "named in the first words", "weak")
    for row in (0, 1, 3):
        model.items[row] = replace(model.items[row], findings=(one,))
    model.set_values({1: {"actor": "Somebody"}})
    offers = [o for o in found.offers(model, [0, 1, 3]) if o.field == "actor"]
    assert [found.words(offer, 3) for offer in offers] == [
        "Actor named in the first words: 2 of 3, where none is set",
        "Actor named in the first words: 3 of 3, replaces 1",
    ]
    assert set(offers[0].values) == {0, 3}


def test_the_pane_has_its_size_again_after_the_window_was_large(plan, qtbot):
    plan.resize(1160, 710)
    qtbot.wait(50)
    before = plan.panes.sizes()
    plan.resize(1700, 1300)
    qtbot.wait(50)
    plan.resize(1160, 710)
    qtbot.waitUntil(lambda: plan.panes.sizes() == before, timeout=2_000)
    assert before[1] >= 200
