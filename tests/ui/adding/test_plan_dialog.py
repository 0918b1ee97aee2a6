# SPDX-License-Identifier: MIT
"""What an analyst may rely on between dropping files and having them in the corpus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from standpoint.corpus import ingest, text_versions
from standpoint.ui.adding import dialog as plan_dialog
from standpoint.ui.adding import looking
from standpoint.ui.adding.intake import left_out
from standpoint.ui.adding.wording import DATE, FILE, TICK, WHAT
from standpoint.ui.look import PushButton

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
LONG = 60_000


def texts(plan, column):
    model = plan.model
    return [model.index(line, column).data() for line in range(model.rowCount())]


def small(plan, row, column):
    from standpoint.ui.adding import wording

    return wording.cell(plan.plan, row, column).second


def ticks(plan):
    return [plan.plan.ticked(row) for row in plan.plan.rows()]


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def enter(plan, session, qtbot):
    with qtbot.waitSignal(session.job_finished, timeout=LONG):
        QTest.keyClick(plan.table, Key.Key_Return)


def test_files_that_are_dropped_are_shown_before_anything_is_stored(
    window, session, papers, drop, qtbot
):
    assert drop(window, papers)
    qtbot.waitUntil(lambda: window.adding.dialog is not None)
    plan = window.adding.dialog
    assert plan.isVisible()
    qtbot.waitUntil(lambda: not plan.looking, timeout=LONG)
    assert plan.head.text() == "4 of 6 files will be added"
    assert plan.said.text() == (
        "1 repeats another, 1 cannot be read. Nothing is stored until you add them."
    )
    assert texts(plan, FILE) == [
        "a council.txt",
        "b valley.txt",
        "c dated.md",
        "d arabic.txt",
        "e copy.txt",
        "f empty.txt",
    ]
    assert texts(plan, WHAT) == [
        "New",
        "New",
        "New",
        "New",
        "Same text as a council.txt",
        "This file is empty",
    ]
    assert texts(plan, DATE)[:3] == ["no date", "no date", "4 Mar 2021"]
    assert "date" in small(plan, 2, DATE)
    assert plan.add.text() == "Add 4 reports"
    assert plan._undated.text() == "3 reports have no date."
    assert session.reports() == []
    QTest.keyClick(plan.table, Key.Key_Escape)
    assert window.adding.dialog is None
    assert session.reports() == []


def test_enter_adds_what_is_ticked_and_the_notice_lists_all_that_was_left_out(
    window, session, plan, qtbot
):
    plan.table.select_rows([1], 1)
    QTest.keyClick(plan.table, Key.Key_Space)
    assert plan.head.text() == "4 of 6 files will be added"
    qtbot.waitUntil(lambda: plan.head.text() == "3 of 6 files will be added")
    enter(plan, session, qtbot)
    assert {report.title for report in session.reports()} == {
        "Council paper",
        "On the bridge",
        "بيان عن الطريق",
    }
    assert window.notice.words() == (
        "3 of 6 files added 1 repeats another, 1 cannot be read, 1 left out"
    )
    reasons = {item.path.rpartition("/")[2]: item.reason for item in window.adding._summary.items}
    assert reasons["b valley.txt"] == "You left it out."
    assert reasons["e copy.txt"] == "Same text as “a council.txt”."
    assert reasons["f empty.txt"] == "This file is empty."
    assert window.status.offers_undo()
    with qtbot.waitSignal(session.changed):
        session.undo.undo()
    assert session.reports() == []


def test_what_is_set_in_the_plan_is_what_is_stored(session, plan, qtbot):
    plan.plan.set_values({0: {"date": "2020-05"}, 1: {"actor": "Valley Council"}})
    plan.plan.set_values({1: {"title": "Another head"}})
    enter(plan, session, qtbot)
    stored = {report.title: report for report in session.reports()}
    assert stored["Council paper"].date == "2020-05"
    assert stored["Another head"].actor == "Valley Council"
    assert stored["Another head"].title_origin == "analyst"


def test_ticks_go_and_come_back_by_keys_and_undo(plan):
    table = plan.table
    QTest.keySequence(table, "Ctrl+A")
    QTest.keyClick(table, Key.Key_Delete)
    assert ticks(plan) == [False] * 6
    QTest.keyClick(table, Key.Key_Z, Ctrl)
    assert ticks(plan) == [True] * 4 + [False] * 2
    QTest.keyClick(table, Key.Key_Z, Ctrl | Shift)
    assert ticks(plan) == [False] * 6
    QTest.keyClick(table, Key.Key_Z, Ctrl)
    box = table.visualRect(plan.model.index(2, TICK)).center()
    table.clearSelection()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert ticks(plan) == [True, True, False, True, False, False]


def test_of_two_files_with_the_same_text_the_analyst_chooses_which_one(plan, session, qtbot):
    plan.table.select_rows([4], 4)
    QTest.keyClick(plan.table, Key.Key_Space)
    assert ticks(plan)[0] is False
    assert ticks(plan)[4] is True
    assert texts(plan, WHAT)[4] == "Added for the others"
    assert small(plan, 0, WHAT) == "e copy.txt is added for it."
    QTest.keyClick(plan.table, Key.Key_Space)
    assert ticks(plan)[4] is False
    plan.table.select_rows([0], 0)
    QTest.keyClick(plan.table, Key.Key_Space)
    enter(plan, session, qtbot)
    assert sum(report.title == "Council paper" for report in session.reports()) == 1


def test_a_file_that_cannot_be_read_cannot_be_ticked(plan):
    plan.table.select_rows([5], 5)
    QTest.keyClick(plan.table, Key.Key_Space)
    assert ticks(plan)[5] is False
    QTest.keyClick(plan.table, Key.Key_F2)
    assert plan._undated.text() == "What is selected cannot be added."


def test_a_cell_is_edited_in_its_place_and_a_date_is_read_as_people_write_it(plan, qtbot):
    table = plan.table
    table.select_rows([0], 0)
    table.setCurrentIndex(plan.model.index(0, DATE))
    QTest.keyClick(table, Key.Key_F2)
    editor = table.viewport().findChild(type(plan.search).__mro__[1])
    editor.clear()
    QTest.keyClicks(editor, "about June 2024")
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: plan.plan.value(0, "date") == "2024-06~")
    assert texts(plan, DATE)[0] == "about Jun 2024"
    assert small(plan, 0, DATE) == "set by you"
    assert plan.isVisible()


def test_a_date_that_cannot_be_read_is_refused_with_its_sentence(plan):
    plan.table.take_written(0, "date", "soon after the rain")
    assert plan.plan.value(0, "date") is None
    assert "soon after the rain" in plan._undated.text() + plan._means.text()
    plan.table.take_written(0, "language", "Klingon")
    assert "“Klingon” is no language that is known." in plan._undated.text()


def test_kinds_and_words_narrow_the_table(plan):
    click(plan.tabs.tab("duplicate"))
    assert texts(plan, FILE) == ["e copy.txt"]
    click(plan.tabs.tab("failed"))
    assert texts(plan, FILE) == ["f empty.txt"]
    click(plan.tabs.tab("all"))
    QTest.keyClick(plan.table, Key.Key_Slash)
    assert plan.search.hasFocus()
    QTest.keyClicks(plan.search, "river")
    assert texts(plan, FILE) == ["c dated.md"]
    QTest.keyClick(plan.search, Key.Key_Escape)
    assert plan.model.rowCount() == 6
    assert not plan.tabs.tab("repost").isVisible()


def test_the_header_sorts_and_the_third_click_brings_the_first_order_back(plan):
    header = plan.table.horizontalHeader()
    place = header.sectionViewportPosition(DATE) + 20
    orders = []
    for _ in range(3):
        QTest.mouseClick(
            header.viewport(),
            Qt.MouseButton.LeftButton,
            pos=header.viewport().rect().topLeft().__class__(place, 10),
        )
        orders.append(texts(plan, FILE)[0])
    assert orders[0] == "c dated.md"
    assert orders[2] == "a council.txt"
    assert plan.table.selected_rows() == [0]


def test_letters_lead_to_a_file(plan):
    QTest.keyClicks(plan.table, "d ar")
    assert plan.table.current_row() == 3


def test_columns_are_chosen_by_the_headers_menu_and_remembered(window, plan, looked, papers, qtbot):
    menu = plan.table.columns_menu()
    (publisher,) = [action for action in menu.actions() if action.text() == "Publisher"]
    assert publisher.isChecked()
    publisher.trigger()
    QTest.keyClick(plan.table, Key.Key_Escape)
    again = looked(papers)
    hidden = again.table.hidden_columns().split(",")
    assert "Publisher" in hidden
    assert "Date" not in hidden


def test_more_files_dropped_on_an_open_plan_come_into_it(
    window, session, plan, tmp_path, drop, qtbot
):
    more = tmp_path / "more.txt"
    more.write_text("A third statement\n\nThe school by the river opens.\n", encoding="utf-8")
    again = tmp_path / "again.txt"
    again.write_bytes((tmp_path / "papers" / "b valley.txt").read_bytes())
    assert drop(plan, more, again, tmp_path / "papers")
    qtbot.waitUntil(lambda: len(plan.plan.items) == 8, timeout=LONG)
    qtbot.waitUntil(lambda: not plan.looking, timeout=LONG)
    assert plan.head.text() == "5 of 8 files will be added"
    assert "Same text as b valley.txt" in texts(plan, WHAT)[6:]
    drop(window, more)
    qtbot.waitUntil(lambda: not plan.looking, timeout=LONG)
    assert len(plan.plan.items) == 8
    enter(plan, session, qtbot)
    assert len(session.reports()) == 5


def test_an_empty_folder_says_so(looked, tmp_path):
    (tmp_path / "Nothing here").mkdir()
    plan = looked(tmp_path / "Nothing here")
    assert plan.head.text() == "No files found"
    assert "Nothing here" in plan.said.text()
    assert not plan.add.isEnabled()


def test_a_corpus_that_cannot_be_changed_says_why_nothing_is_added(
    filled, session, papers, settings, look, drop, qtbot
):
    from standpoint.session.session import Session
    from standpoint.ui.window import MainWindow

    second = Session(settings)
    other = MainWindow(second, look, settings)
    qtbot.addWidget(other)
    other.show()
    second.open(session.path)
    assert second.read_only
    assert drop(other, papers)
    qtbot.waitUntil(lambda: other.notice.words().startswith("Nothing can be added"))
    assert second.read_only_reason in other.notice.words()
    assert other.adding.dialog is None
    other.close()


def test_what_was_set_is_not_lost_by_one_esc(window, plan):
    plan.plan.set_values({0: {"actor": "Council"}})
    QTest.keyClick(plan.table, Key.Key_Escape)
    assert plan.isVisible()
    assert plan._undated.text() == "What you set here is lost when you leave."
    QTest.keyClick(plan.table, Key.Key_Escape)
    assert window.adding.dialog is None


def test_whoever_goes_on_after_the_warning_is_warned_again(plan):
    plan.plan.set_values({0: {"actor": "Council"}})
    QTest.keyClick(plan.table, Key.Key_Escape)
    plan.plan.set_values({0: {"actor": "Assembly"}})
    plan._recount()
    QTest.keyClick(plan.table, Key.Key_Escape)
    assert plan.isVisible()
    assert plan._undated.text() == "What you set here is lost when you leave."


def test_a_warning_does_not_stand_for_ever(plan, monkeypatch, qtbot):
    monkeypatch.setattr(plan_dialog, "_WARNED_FOR", 50)
    plan.plan.set_values({0: {"actor": "Council"}})
    QTest.keyClick(plan.table, Key.Key_Escape)
    qtbot.waitUntil(lambda: plan._undated.text() != "What you set here is lost when you leave.")
    QTest.keyClick(plan.table, Key.Key_Escape)
    assert plan.isVisible()


def test_looking_can_be_stopped_and_what_was_seen_can_be_added(window, session, tmp_path, qtbot):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        words = f"Paper {number}\n\nThe harbour council met for the day numbered {number}.\n"
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    window.adding.add([folder])
    plan = window.adding.dialog
    assert plan.looking
    assert not plan.add.isEnabled()
    qtbot.waitUntil(lambda: plan.model.rowCount() > 0, timeout=LONG)
    assert plan.look_on.progress.text().startswith("Looked at ")
    click(plan.look_on.stop)
    qtbot.waitUntil(lambda: not plan.looking, timeout=LONG)
    seen = len(plan.plan.items)
    assert 0 < seen < 400
    assert plan.said.text().startswith("Stopped: ")
    enter(plan, session, qtbot)
    assert len(session.reports()) == seen


def test_files_dropped_while_others_are_added_wait_for_them(
    window, session, papers, tmp_path, qtbot
):
    window.filing.ensure_open()
    session.ingest([papers])
    assert session.busy
    more = tmp_path / "more.txt"
    more.write_text("Late paper\n\nThe school by the river opens.\n", encoding="utf-8")
    window.adding.add([more])
    assert window.adding.dialog is None
    qtbot.waitUntil(lambda: window.adding.dialog is not None, timeout=LONG)
    plan = window.adding.dialog
    qtbot.waitUntil(lambda: not plan.looking, timeout=LONG)
    assert plan.head.text() == "1 file will be added"
    QTest.keyClick(plan.table, Key.Key_Escape)


def test_a_stopped_import_says_what_is_in_and_what_is_not(
    window, session, tmp_path, qtbot, monkeypatch
):
    # On a fast machine all would be in before anybody could stop it.
    monkeypatch.setattr(ingest, "_BATCH", 20)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        words = f"Paper {number}\n\nThe harbour council met for the day numbered {number}.\n"
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    window.adding.add([folder])
    plan = window.adding.dialog
    qtbot.waitUntil(lambda: not plan.looking, timeout=60_000)
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        QTest.keyClick(plan.table, Key.Key_Return)
        qtbot.waitUntil(lambda: bool(session.reports()), timeout=60_000)
        click(window.status._cancel)
    stored = len(session.reports())
    assert 0 < stored < 400
    assert window.notice.words().startswith(f"Stopped: {stored} files added")
    assert len(window.adding._summary.items) == 400
    assert len(window.adding._summary.of("left out")) == 400 - stored


@pytest.fixture
def many(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(600):
        words = f"Paper {number}\n\nThe harbour council met for the day numbered {number}.\n"
        (folder / f"{number:03}.txt").write_text(words, encoding="utf-8")
    return folder


def test_a_plan_that_would_take_long_need_not_be_waited_for(
    window, session, many, qtbot, monkeypatch
):
    monkeypatch.setattr(looking, "LONG", 0.0)
    window.adding.add([many])
    plan = window.adding.dialog
    qtbot.waitUntil(
        lambda: plan.look_on.all.isVisible() and len(plan.plan.items) > 3, timeout=60_000
    )
    plan.plan.tick([0], on=False)
    plan.plan.set_values({1: {"title": "Set by hand"}}, "set")
    out, named = (plan.plan.items[row].title for row in (0, 1))
    looked = len(plan.plan.items)
    click(plan.look_on.all)
    qtbot.waitUntil(lambda: not session.busy and len(session.reports()) == 599, timeout=60_000)
    assert looked < 600
    titles = {report.title for report in session.reports()}
    assert "Set by hand" in titles
    assert not titles & {out, named}


def test_the_table_takes_its_room_while_rows_come_in(window, many, qtbot):
    window.adding.add([many])
    plan = window.adding.dialog
    qtbot.waitUntil(lambda: len(plan.plan.items) > 60, timeout=60_000)
    table, pane = plan.panes.sizes()
    assert table > pane
    plan.reject()


def test_enter_in_the_search_goes_to_what_was_found_and_adds_nothing(plan, session):
    QTest.keyClick(plan.table, Key.Key_Slash)
    QTest.keyClicks(plan.search, "valley")
    assert plan.search.hasFocus()
    QTest.keyClick(plan.search, Key.Key_Return)
    assert plan.isVisible()
    assert plan.table.hasFocus()
    assert not session.busy
    assert session.reports() == []


@pytest.mark.parametrize("scheme", ["light", "dark", "high contrast"])
def test_the_plan_is_painted_in_every_scheme_and_direction(plan, window, scheme):
    window.look.set_preference(scheme)
    first = plan.grab().toImage()
    plan.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert plan.grab().toImage() != first
    assert [b.text() for b in plan.foot.findChildren(PushButton)] == ["Cancel", "Add 4 reports"]


def test_an_older_text_of_a_report_is_said_and_does_not_come_in(
    session, papers, looked, tmp_path, qtbot
):
    session.create(tmp_path / "trial.standpoint")
    with qtbot.waitSignal(session.job_finished, timeout=LONG):
        session.ingest([papers / "b valley.txt"])
    better = tmp_path / "better.txt"
    better.write_text("Valley paper\n\nThe valley council had its statement set anew.\n")
    corpus = session.reading_corpus
    with qtbot.waitSignal(session.changed):
        session.replace_text(text_versions.plan(corpus, 1, text_versions.read(better)))
    plan = looked(papers / "b valley.txt")
    assert texts(plan, WHAT) == ["Older text of Valley paper"]
    assert small(plan, 0, WHAT) == (
        "The corpus has it as an older text of report 1. Will not be added twice."
    )
    (item,) = left_out(plan.plan)
    assert item.reason == "Already in the corpus as an older text of report 1, “Valley paper”."
