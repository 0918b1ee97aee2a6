# SPDX-License-Identifier: MIT
"""What an analyst may rely on when a table's columns are not certain."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from standpoint.corpus import column_mappings
from standpoint.corpus.corpus import Corpus
from standpoint.model.places import ColumnMapping, Place, Unpacked
from standpoint.ui.adding import wording
from standpoint.ui.adding.columns import ColumnsDialog
from standpoint.ui.look import Words

Key = Qt.Key
LONG = 60_000


def in_columns(act):
    """Do something in the dialog of columns once it is open."""

    def when_open():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ColumnsDialog):
            act(dialog)
        else:
            QTimer.singleShot(20, when_open)

    QTimer.singleShot(20, when_open)


def fill(dialog):
    dialog.set_role("what was said", "text")
    dialog.set_role("headline here", "title")
    dialog.set_role("when", "date")


@pytest.fixture
def told(looked, table_file, papers, qtbot):
    """The plan of a table and a folder, the columns said with F2."""
    plan = looked(table_file, papers)
    (row,) = [row for row in plan.plan.rows() if plan.plan.status(row) == "table"]
    plan.table.select_rows([row], row)

    def act(dialog):
        fill(dialog)
        QTest.keyClick(dialog, Key.Key_Return)

    in_columns(act)
    QTest.keyClick(plan.table, Key.Key_F2)
    qtbot.waitUntil(lambda: not plan.looking, timeout=LONG)
    return plan


def test_a_table_whose_columns_are_not_certain_waits_in_one_row(looked, table_file):
    plan = looked(table_file)
    assert plan.model.rowCount() == 1
    said = wording.cell(plan.plan, 0, wording.WHAT)
    assert (said.first, said.error) == ("2 rows", False)
    assert plan.said.text().startswith("1 table waits for its columns.")
    assert not plan.add.isEnabled()
    assert plan.tabs.tab("check").isVisible()
    assert not plan.tabs.tab("failed").isVisible()


def test_the_first_report_is_shown_as_it_would_become(looked, table_file, qtbot):
    plan = looked(table_file)
    seen = []

    def act(dialog):
        assert not dialog.use.isEnabled() or dialog.mapping().columns("text")
        fill(dialog)
        seen.append((dialog._title.text(), dialog._facts.text(), dialog._opening.text()))
        dialog.set_role("what was said", "")
        seen.append((dialog.use.isEnabled(), dialog._answer.text()))
        QTest.keyClick(dialog, Key.Key_Escape)

    in_columns(act)
    plan.verbs.ask_columns(0)
    assert seen[0][0] == "Water for olives"
    assert seen[0][1].startswith("6 May 2022")
    assert seen[0][2].startswith("The olive growers asked for water")
    assert seen[1] == (False, "Say which column holds the text.")
    assert plan.model.rowCount() == 1


def test_a_long_text_is_cut_between_words_with_a_sign(look, qtbot, tmp_path):
    text = "The council defends its harbour. " * 30
    place = Place(tmp_path / "a.csv")
    mapping = ColumnMapping({"text": ("text",)})
    table = Unpacked(place, (), ("text",), ((text,),), mapping, rows=1)
    dialog = ColumnsDialog(look, table)
    qtbot.addWidget(dialog)
    shown = dialog._opening.text()
    assert shown.endswith(" …")
    assert text.startswith(shown.removesuffix(" …") + " ")


@pytest.mark.parametrize("columns", [("Nr", "Wording"), ("column 1", "column 2")])
def test_only_named_columns_are_promised_to_be_read_alike_from_now_on(
    look, qtbot, tmp_path, columns
):
    table = Unpacked(Place(tmp_path / "t.csv"), (), columns, (("1", "Roads."),), None, 1)
    dialog = ColumnsDialog(look, table)
    qtbot.addWidget(dialog)
    said = " ".join(one.text() for one in dialog.findChildren(Words))
    assert ("read alike from now on" in said) is (columns[0] == "Nr")
    assert ("is for this table" in said) is (columns[0] != "Nr")


def test_one_row_is_said_to_be_one(looked, tmp_path, qtbot):
    (tmp_path / "one.csv").write_text("id,when\n4,2020-05-06\n", encoding="utf-8")
    plan = looked(tmp_path / "one.csv")
    (row,) = plan.plan.rows()
    plan.table.select_rows([row], row)
    said = plan.detail.text
    qtbot.waitUntil(lambda: "1 row. Its columns:" in said.toPlainText(), timeout=2_000)


def test_the_menu_of_findings_says_what_its_number_counts(looked, papers):
    plan = looked(papers)
    plan.table.selectAll()
    menu = plan.verbs.found_menu()
    assert menu.actions()[-1].text() == "Of these 5, 4 will be added and 1 will not"
    assert not menu.actions()[-1].isEnabled()


def test_rows_are_planned_when_the_columns_were_said_and_added_with_them(told, session, qtbot):
    rows = [row for row in told.plan.rows() if "#" in told.plan.items[row].place.shown]
    assert [told.plan.value(row, "title") for row in rows] == ["Water for olives", "Thanks"]
    assert [told.plan.value(row, "date") for row in rows] == ["2022-05-06", "2022-07"]
    assert told.head.text() == "6 of 8 reports will be added"
    with qtbot.waitSignal(session.job_finished, timeout=LONG):
        QTest.keyClick(told.table, Key.Key_Return)
    assert {"Water for olives", "Thanks", "Valley paper"} <= {r.title for r in session.reports()}


def test_what_was_said_of_columns_is_remembered_by_their_names(told, session, qtbot):
    with qtbot.waitSignal(session.job_finished, timeout=LONG):
        QTest.keyClick(told.table, Key.Key_Return)
    with Corpus.read(session.path) as corpus:
        ((columns, mapping),) = column_mappings.all_known(corpus).items()
    assert columns == ("id", "what was said", "headline here", "when")
    assert mapping.columns("text") == ("what was said",)


def test_what_was_said_in_a_plan_that_is_left_is_not_remembered(told, session, qtbot):
    told.reject()
    qtbot.waitUntil(lambda: not session.busy, timeout=LONG)
    with Corpus.read(session.path) as corpus:
        assert column_mappings.all_known(corpus) == {}


def test_what_was_said_of_a_table_that_does_not_come_in_is_not_remembered(told, session, qtbot):
    rows = [row for row in told.plan.rows() if "#" in told.plan.items[row].place.shown]
    told.plan.tick(rows, on=False)
    with qtbot.waitSignal(session.job_finished, timeout=LONG):
        QTest.keyClick(told.table, Key.Key_Return)
    with Corpus.read(session.path) as corpus:
        assert column_mappings.all_known(corpus) == {}


def test_a_table_with_the_same_columns_that_comes_into_the_same_plan_is_read_alike(
    told, table_file, qtbot
):
    words = "The olive growers held their yearly market in the harbour."
    text = table_file.read_text(encoding="utf-8").splitlines()[0] + f"\n3,{words},Market,2023\n"
    other = table_file.with_name("later.csv")
    other.write_text(text, encoding="utf-8")
    told.look_at([other])
    qtbot.waitUntil(lambda: not told.looking, timeout=LONG)
    (row,) = [row for row in told.plan.rows() if told.plan.items[row].place.path == other]
    assert told.plan.value(row, "title") == "Market"


def test_tables_with_the_same_columns_in_one_plan_are_read_alike_once_it_is_said(
    looked, table_file, qtbot
):
    names = table_file.read_text(encoding="utf-8").splitlines()[0]
    words = "The olive growers held their yearly market in the harbour."
    alike, other = table_file.with_name("more.csv"), table_file.with_name("other.csv")
    alike.write_text(f"{names}\n3,{words},Market,2023\n", encoding="utf-8")
    other.write_text(f"nr,{names}\n1,4,{words} Twice.,Fair,2024\n", encoding="utf-8")
    dialog = looked(table_file, alike, other)
    plan = dialog.plan
    assert [plan.status(row) for row in plan.rows()] == ["table"] * 3
    (row,) = [row for row in plan.rows() if plan.items[row].place.path == table_file]

    def act(asked):
        fill(asked)
        QTest.keyClick(asked, Key.Key_Return)

    in_columns(act)
    dialog.verbs.ask_columns(row)
    qtbot.waitUntil(lambda: not dialog.looking, timeout=LONG)
    titles = [plan.value(row, "title") for row in plan.rows() if plan.status(row) == "new"]
    assert sorted(titles) == ["Market", "Thanks", "Water for olives"]
    (waits,) = [row for row in plan.rows() if plan.status(row) == "table"]
    assert plan.items[waits].place.path == other


def test_columns_can_be_said_anew_and_the_rows_come_again(told, qtbot):
    (row, _) = [row for row in told.plan.rows() if "#" in told.plan.items[row].place.shown]
    told.table.select_rows([row], row)
    qtbot.waitUntil(told.detail.columns.isVisible)

    def act(dialog):
        assert dialog.mapping().columns("title") == ("headline here",)
        dialog.set_role("headline here", "")
        QTest.keyClick(dialog, Key.Key_Return)

    in_columns(act)
    QTest.mouseClick(told.detail.columns, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not told.looking, timeout=LONG)
    rows = [row for row in told.plan.rows() if "#" in told.plan.items[row].place.shown]
    assert len(rows) == 2
    assert all(told.plan.ticked(row) for row in rows)
    assert told.plan.value(rows[0], "title") != "Water for olives"
    assert told.head.text() == "6 of 8 reports will be added"


def test_what_was_set_by_hand_holds_when_columns_are_said_anew(told, qtbot):
    plan = told.plan
    first, second = [row for row in plan.rows() if "#" in plan.items[row].place.shown]
    plan.set_values({first: {"actor": "Typed by hand"}})
    plan.tick([second], on=False)

    def act(dialog):
        dialog.set_role("headline here", "")
        QTest.keyClick(dialog, Key.Key_Return)

    in_columns(act)
    told.verbs.ask_columns(first)
    qtbot.waitUntil(lambda: not told.looking, timeout=LONG)
    first, second = [row for row in plan.rows() if "#" in plan.items[row].place.shown]
    assert plan.value(first, "actor") == "Typed by hand"
    assert not plan.ticked(second)
    plan.undo.undo()
    assert plan.ticked(second)
    plan.undo.undo()
    assert plan.value(first, "actor") is None
    plan.undo.redo()
    assert plan.value(first, "actor") == "Typed by hand"


def test_the_plan_stays_as_wide_as_it_is_when_a_row_of_a_table_is_selected(told):
    (row, _) = [row for row in told.plan.rows() if "#" in told.plan.items[row].place.shown]
    other = next(row for row in told.plan.rows() if "#" not in told.plan.items[row].place.shown)
    told.table.select_rows([other], other)
    told.resize(told.minimumSizeHint())
    before = told.size()
    told.table.select_rows([row], row)
    told.layout().activate()
    assert told.minimumSizeHint().width() <= before.width()
