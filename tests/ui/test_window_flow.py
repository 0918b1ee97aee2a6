# SPDX-License-Identifier: MIT
"""From an empty window to a comparison: what an analyst may rely on, by real drops and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from standpoint.ui.library.filtering import Filter
from standpoint.ui.look import LinkButton, PushButton
from standpoint.ui.metadata import MetadataDialog
from standpoint.ui.workspace import COMPARE

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier


def drop(window, *paths):
    """Drag files over a window and drop them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(600, 400), action, data, button, plain)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(600, 400), action, data, button, plain)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def add_planned(window, session, qtbot):
    """Wait until the files are looked at, and press Enter in the plan."""
    qtbot.waitUntil(lambda: window.adding.dialog is not None, timeout=60_000)
    dialog = window.adding.dialog
    qtbot.waitUntil(lambda: not dialog.looking, timeout=60_000)
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        QTest.keyClick(dialog.table, Key.Key_Return)


def press(parent, words):
    """Click the visible button with these words."""
    buttons = [
        button
        for kind in (PushButton, LinkButton, QPushButton)
        for button in parent.findChildren(kind)
        if button.text() == words and button.isVisible()
    ]
    assert buttons, words
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def in_dialog(act, wanted=MetadataDialog):
    """Do something in the dialog that opens next, once it is open."""

    def when_open():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, wanted):
            act(dialog)
        else:
            QTimer.singleShot(20, when_open)

    QTimer.singleShot(20, when_open)


def test_an_empty_window_says_what_to_do_first(window):
    assert window.windowTitle() == "New corpus — Standpoint"
    assert window.welcome.isVisible()
    assert window.library.head.accessibleName() == "Library"
    shown = [b.text() for b in window.welcome.findChildren(PushButton) if b.isVisible()]
    assert shown == ["Choose files…", "Open the sample", "Open a corpus…"]
    assert not window.actions_["save"].isEnabled()
    assert not window.actions_["details"].isEnabled()


def test_files_dropped_on_the_window_become_reports_of_an_unsaved_corpus(
    window, statements, session, qtbot
):
    assert drop(window, *statements)
    add_planned(window, session, qtbot)
    assert [r.title for r in session.reports()] == ["Harbour paper", "Valley paper"]
    assert window.filing.is_draft
    assert window.choosing.isVisible()
    assert window.notice.words() == "2 files added"
    assert window.status.message().startswith("2 reports added in ")
    assert window.status.offers_undo()


def test_a_folder_that_is_dropped_tells_of_each_file_that_was_left_out(
    window, statements, session, qtbot
):
    folder = statements[0].parent
    (folder / "empty.txt").write_bytes(b"")
    (folder / "again.txt").write_bytes(statements[0].read_bytes())
    drop(window, folder)
    add_planned(window, session, qtbot)
    assert window.notice.words() == "2 of 4 files added 1 repeats another, 1 cannot be read"
    seen = []

    def read(dialog):
        seen.append(dialog.list.as_text())
        press(dialog, "Copy this list")
        press(dialog, "Close")

    from standpoint.ui.adding.intake import IntakeDialog

    in_dialog(read, IntakeDialog)
    press(window.notice, "Show what was left out")
    lines = seen[0].splitlines()
    assert len(lines) == 4
    assert any("empty.txt" in line and len(line.split("\t")[1]) > 10 for line in lines)
    assert QApplication.clipboard().text() == seen[0]


def test_what_is_no_file_is_not_taken(window):
    data = QMimeData()
    data.setText("words from another program")
    event = QDragEnterEvent(
        QPoint(600, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()


def test_an_import_is_taken_back_by_the_link_in_the_status_bar(window, statements, session, qtbot):
    drop(window, *statements)
    add_planned(window, session, qtbot)
    with qtbot.waitSignal(session.changed):
        press(window.status, "Undo")
    assert session.reports() == []
    assert window.welcome.isVisible()


def test_two_reports_are_compared_with_enter_and_left_again(filled, qtbot):
    filled.library.focus_list()
    view = QApplication.focusWidget()
    QTest.keyClick(view, Key.Key_Space)
    QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Space)
    assert "Two are selected" in _words(filled.choosing)
    QTest.keyClick(view, Key.Key_Return)
    assert len(filled.comparison()) == 2
    assert filled.stage.open_workspace() is not None
    filled.actions_["close_comparison"].trigger()
    assert filled.choosing.isVisible()


def test_details_are_those_of_the_row_at_which_the_keys_are_not_of_what_is_hidden(
    filled, session, qtbot
):
    read, other = (report.id for report in session.reports())
    filled.library.select([read])
    filled.library.focus_list()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    filled.read_selected()
    filled.library.set_filter(Filter(words=session.reports([other])[0].title))
    qtbot.waitUntil(lambda: filled.library.shown_reports() == [other])
    filled.library.focus_list()
    assert (filled.library.picked(), filled.library.selection()) == ([read], [])
    assert filled.editing.meant() == [other]
    filled.library.search.take_focus()
    assert filled.editing.meant() == []
    filled.stage.workspace(COMPARE).full_text.panes[0].setFocus()
    assert filled.editing.meant() == [read]


def test_a_pair_that_is_offered_opens_with_a_click(filled):
    from standpoint.ui.choosing import _PairRow

    rows = [row for row in filled.choosing.findChildren(_PairRow) if row.isVisible()]
    QTest.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    assert len(filled.comparison()) == 2


def test_many_reports_get_one_date_as_people_write_it(filled, session, qtbot):
    filled.library.select([report.id for report in session.reports()])
    read_backs = []

    def fill(dialog):
        field = dialog._fields["date"]
        field.clear()
        QTest.keyClicks(field, "about June 2024")
        read_backs.append(dialog._answer.text())
        QTest.keyClick(field, Key.Key_Return)

    in_dialog(fill)
    with qtbot.waitSignal(session.changed):
        filled.actions_["details"].trigger()
    assert read_backs == ["about Jun 2024, the whole month; stored as 2024-06~"]
    assert {report.date for report in session.reports()} == {"2024-06~"}
    assert filled.status.message() == "Edited 2 reports."
    with qtbot.waitSignal(session.changed):
        press(filled.status, "Undo")
    assert {report.date for report in session.reports()} == {None}


def test_deleted_reports_come_back_with_undo(filled, session, qtbot):
    filled.library.select([session.reports()[0].id])
    view = filled.library.undated
    view.setFocus()
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(view, Key.Key_Delete)
    assert len(session.reports()) == 1
    assert filled.actions_["undo"].isEnabled()
    with qtbot.waitSignal(session.changed):
        filled.actions_["undo"].trigger()
    assert len(session.reports()) == 2


def test_words_are_found_in_all_reports_and_enter_opens_the_report(filled, qtbot):
    filled.actions_["find"].trigger()
    field = filled.bar.field
    assert field.hasFocus()
    QTest.keyClicks(field, "lighthouse")
    qtbot.waitUntil(filled.found.isVisible)
    assert filled.found.list.model().rowCount() == 1
    QTest.keyClick(field, Key.Key_Return)
    assert len(filled.comparison()) == 1
    assert filled.found.isHidden()


def test_words_that_nobody_uses_are_said_not_to_be_there(filled, qtbot):
    filled.actions_["find"].trigger()
    QTest.keyClicks(filled.bar.field, "veto")
    qtbot.waitUntil(filled.found.isVisible)
    assert filled.found._words.text() == "Nothing for “veto” in 2 reports."


def test_a_word_that_more_than_500_reports_hold_narrows_to_all_of_them(
    window, session, tmp_path, qtbot
):
    for number in range(521):
        words = f"Paper {number}\n\nThe {'harbour' if number else 'valley'} council met twice.\n"
        (tmp_path / f"{number}.txt").write_text(words, encoding="utf-8")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        window.filing.ensure_open()
        session.ingest(sorted(tmp_path.glob("*.txt")))
    library = window.library
    library.search.setText("harbour")
    qtbot.waitUntil(lambda: len(library.shown_reports()) == 520)
    assert library.filter.holding == frozenset(library.shown_reports())

    window.actions_["find"].trigger()
    QTest.keyClicks(window.bar.field, "harbour")
    qtbot.waitUntil(window.found.isVisible)
    assert window.found.list.model().rowCount() == 500
    assert window.found._words.text() == "The best 500 of 520 reports"


def test_keys_lead_through_panes_and_docks(filled):
    filled.library.focus_list()
    filled.actions_["next_pane"].trigger()
    assert filled.choosing.isAncestorOf(QApplication.focusWidget())
    filled.actions_["pane_before"].trigger()
    assert filled.library.isAncestorOf(QApplication.focusWidget())
    filled.actions_["left"].trigger()
    assert filled.stage.left.isHidden()
    filled.actions_["filter"].trigger()
    assert filled.stage.left.isVisible()
    assert filled.library.search.hasFocus()


def test_a_slash_typed_into_a_field_stays_there(filled):
    filled.bar.field.setFocus()
    QTest.keyClicks(filled.bar.field, "a/b")
    assert filled.bar.field.text() == "a/b"
    filled.library.focus_list()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Slash)
    assert filled.library.search.hasFocus()


def _words(page):
    from standpoint.ui.look import Lines

    return " ".join(label.text() for label in page.findChildren(Lines))


@pytest.mark.parametrize("scheme", ["dark", "high contrast"])
def test_the_window_changes_its_colours_while_it_is_open(filled, scheme):
    before = filled.grab().toImage()
    for action in filled.actions_.schemes.actions():
        if action.data() == scheme:
            action.trigger()
            assert action.isChecked()
    assert filled.look.preference == scheme
    assert filled.grab().toImage() != before


def test_the_undo_in_the_status_bar_undoes_only_what_it_names(filled, session, qtbot):
    first, second = (report.id for report in session.reports())
    for report, actor in ((first, "Council"), (second, "Forum")):
        with qtbot.waitSignal(session.changed):
            session.set_metadata({report: {"actor": actor}})
    assert filled.status.offers_undo()
    with qtbot.waitSignal(session.changed):
        filled.actions_["undo"].trigger()
    assert not filled.status.offers_undo()
    assert filled.status.message() == "Undone: Edited 1 report."
    assert session.reports([first])[0].actor == "Council"


def test_three_reports_take_the_room_of_the_docks_in_a_narrow_window(
    filled, session, tmp_path, qtbot
):
    third = tmp_path / "third.txt"
    third.write_text("A third statement\n\nRefugees must be safe.\n", encoding="utf-8")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([third])
    ids = [report.id for report in session.reports()]
    filled.resize(1280, 800)
    filled.compare(ids[:2])
    assert filled.stage.left.isVisible()
    filled.compare(ids)
    assert not filled.stage.left.isVisible()
    QTest.keyClick(filled, Key.Key_F9)
    assert filled.stage.left.isVisible()
    filled.compare(ids[:2])
    filled.compare(ids)
    assert filled.stage.left.isVisible()
