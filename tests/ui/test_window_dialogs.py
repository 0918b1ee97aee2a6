# SPDX-License-Identifier: MIT
"""Dialogs around the window: metadata, help, notices, shortcuts, and what happens at a fault."""

from __future__ import annotations

import re
import sys

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from standpoint.errors import CorpusError
from standpoint.model.progress import ImportItem, Progress
from standpoint.session.changes import ImportSummary
from standpoint.ui import crash
from standpoint.ui.about import About, notices
from standpoint.ui.actions import MENUS
from standpoint.ui.adding import intake
from standpoint.ui.crash_dialog import CrashDialog
from standpoint.ui.find import unmarked
from standpoint.ui.help import HelpWindow, pages
from standpoint.ui.memory import numbers
from standpoint.ui.metadata import MetadataDialog, read_back
from standpoint.ui.shortcuts import SHEET, ShortcutSheet
from standpoint.ui.status import StatusBar, time_left

Key = Qt.Key


# Metadata -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("June 2024", "Jun 2024, the whole month; stored as 2024-06"),
        ("27/6/2024", "27 Jun 2024, that day; stored as 2024-06-27"),
        ("2024", "2024, the whole year; stored as 2024"),
        ("winter 2023/24", "winter 2023, 1 Dec 2023 to 29 Feb 2024; stored as 2023-24"),
        ("Q2 2024", "Apr–Jun 2024, some time in this span; stored as 2024-04/2024-06"),
        ("about June 2024", "about Jun 2024, the whole month; stored as 2024-06~"),
        ("perhaps 2013", "perhaps 2013, the whole year; stored as 2013?"),
        ("12 حزيران 2024", "12 Jun 2024, that day; stored as 2024-06-12"),
        (
            "from June 2024",
            "from Jun 2024, open, so that it stands in no chart; stored as 2024-06/..",
        ),
        ("", "No date: it can be compared, but stands in no chart."),
        ("undated", "No date: it can be compared, but stands in no chart."),
    ],
)
def test_a_date_is_read_back_as_it_was_understood(written, understood):
    assert read_back(written) == (understood, True)


@pytest.mark.parametrize(
    "written", ["12/6/2024", "next week", "31 June 2024", "منتصف 2019", "12 رمضان 1438", "5/6/17"]
)
def test_a_date_that_cannot_be_read_is_answered_with_a_sentence(written):
    words, good = read_back(written)
    assert not good
    assert words.endswith((".", "?"))


@pytest.fixture
def two(shelf):
    return shelf.listed[0], shelf.listed[4]


def test_a_dialog_on_many_reports_changes_only_what_was_filled_in(look, shelf, two, qtbot):
    dialog = MetadataDialog(look, two, shelf.listed)
    qtbot.addWidget(dialog)
    assert "title" not in dialog._fields
    assert dialog._fields["actor"].placeholderText() == "different values"
    dialog._fields["publisher"].setText("  Press   office ")
    assert dialog.changes() == {1: {"publisher": "Press office"}, 5: {"publisher": "Press office"}}


def test_a_dialog_that_was_left_alone_changes_nothing(look, shelf, two, qtbot):
    for reports in (two, two[:1]):
        dialog = MetadataDialog(look, reports, shelf.listed)
        qtbot.addWidget(dialog)
        assert dialog.changes() == {}


def test_a_title_that_the_analyst_gives_is_the_analysts(look, shelf, qtbot):
    dialog = MetadataDialog(look, [shelf.listed[5]], shelf.listed)
    qtbot.addWidget(dialog)
    dialog._fields["title"].setText("On the common paper")
    assert dialog.changes() == {6: {"title": "On the common paper", "title_origin": "analyst"}}


def test_a_field_that_is_emptied_is_unset_but_a_title_is_not(look, shelf, qtbot):
    dialog = MetadataDialog(look, [shelf.listed[0]], shelf.listed)
    qtbot.addWidget(dialog)
    for name in ("title", "date", "actor"):
        dialog._fields[name].clear()
    assert dialog.changes() == {1: {"date": None, "actor": None}}


def test_a_date_that_cannot_be_read_cannot_be_saved(look, shelf, qtbot):
    dialog = MetadataDialog(look, [shelf.listed[0]], shelf.listed)
    qtbot.addWidget(dialog)
    dialog.show()
    field = dialog._fields["date"]
    field.clear()
    QTest.keyClicks(field, "12/6/2024")
    assert not dialog.save.isEnabled()
    QTest.keyClick(field, Key.Key_Return)
    assert dialog.isVisible()
    field.clear()
    QTest.keyClicks(field, "12.6.2024")
    QTest.keyClick(field, Key.Key_Return)
    assert not dialog.isVisible()


def test_the_language_of_a_report_can_be_set(look, shelf, qtbot):
    dialog = MetadataDialog(look, [shelf.listed[0]], shelf.listed)
    qtbot.addWidget(dialog)
    dialog._language.setCurrentIndex(dialog._language.findData("ar"))
    assert dialog.changes() == {1: {"language": "ar"}}


# What an import says --------------------------------------------------------------------------


def item(status, name="paper.txt", reason=None):
    return ImportItem(f"/papers/{name}", status, 1 if status != "failed" else None, reason)


@pytest.mark.parametrize(
    ("statuses", "cancelled", "head", "rest"),
    [
        ("iiiiiidff", False, "6 of 9 files added", "1 repeats another, 2 cannot be read"),
        ("ii", False, "2 files added", ""),
        ("i", False, "1 file added", ""),
        ("d", False, "No file added", "1 repeats another"),
        ("ddf", False, "0 of 3 files added", "2 repeat others, 1 cannot be read"),
        ("", False, "No files found", ""),
        ("iii", True, "Stopped: 3 files added", ""),
    ],
)
def test_an_import_is_summed_up_in_a_line(statuses, cancelled, head, rest):
    kinds = {"i": "imported", "d": "duplicate", "f": "failed"}
    summary = ImportSummary(tuple(item(kinds[one]) for one in statuses), 0.42, cancelled)
    assert (intake.headline(summary), intake.detail(summary)) == (head, rest)


def test_rows_of_a_table_are_called_reports_and_not_files():
    rows = [item("imported", f"speeches.csv#{row}") for row in (1, 2)]
    assert intake.headline(ImportSummary(tuple(rows), 0.4)) == "2 reports added"
    rows.append(item("failed", "speeches.csv#3", "This row has no text."))
    assert intake.headline(ImportSummary(tuple(rows), 0.4)) == "2 of 3 reports added"


def test_the_list_of_an_import_can_be_narrowed_and_copied(look, qtbot):
    summary = ImportSummary(
        (
            item("imported", "one.txt"),
            item("duplicate", "two.txt", "Same text as “One”."),
            item("failed", "three.pdf", "No text in this PDF."),
        ),
        1.0,
    )
    dialog = intake.IntakeDialog(look, summary)
    qtbot.addWidget(dialog)
    dialog.show()
    segment = dialog.choice.findChildren(type(dialog.choice._group.buttons()[0]))[-1]
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert dialog.list.as_text() == "/papers/three.pdf\tNo text in this PDF."
    QTest.keySequence(dialog.list, QKeySequence.StandardKey.Copy)
    assert QApplication.clipboard().text() == dialog.list.as_text()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "less than 1 s left"), (40, "40 s left"), (99, "99 s left"), (300, "5 min left")],
)
def test_the_time_left_is_said_in_few_words(seconds, words):
    assert time_left(seconds) == words


def test_the_status_bar_says_how_far_a_job_is_and_lets_it_be_cancelled(look, qtbot, monkeypatch):
    bar = StatusBar(look)
    qtbot.addWidget(bar)
    bar.resize(1200, 25)
    bar.show()
    now = iter([100.0, 118.0])
    monkeypatch.setattr("standpoint.ui.status.time.monotonic", lambda: next(now))
    bar.begin("Adding")
    bar.advance(Progress(3120, 10_000, "Adding"))
    assert bar.message() == "Adding 3,120 of 10,000, 40 s left"
    with qtbot.waitSignal(bar.cancel_asked):
        QTest.mouseClick(bar._cancel, Qt.MouseButton.LeftButton)
    bar.end()
    assert bar._cancel.isHidden()


# Find, memory -------------------------------------------------------------------------------


def test_found_words_keep_their_places_when_their_marks_are_taken_out():
    text, spans = unmarked("the ⟦olive⟧ grove … and ⟦olives⟧")
    assert text == "the olive grove … and olives"
    assert [text[a:b] for a, b in spans] == ["olive", "olives"]


@pytest.mark.parametrize(
    ("kept", "ids"), [("3 5", [3, 5]), ("", []), (None, []), ("3 x", [3]), (["3"], [])]
)
def test_what_was_remembered_wrongly_is_forgotten(kept, ids):
    assert numbers(kept) == ids


# Help, notices, shortcuts -----------------------------------------------------------------------


def test_help_opens_at_its_first_page_finds_words_and_follows_links(look, qtbot):
    window = HelpWindow(look)
    qtbot.addWidget(window)
    window.show()
    assert window.index.count() == len(pages()) > 3
    window.open_page("")
    assert window.index.currentRow() == 0
    QTest.keyClicks(window.field, "Wilson")
    assert 0 < window.index.count() < len(pages())
    window.field.setText("xyzzy")
    assert "Nothing for “xyzzy”" in window.reader.toPlainText()
    window.reader.anchorClicked.emit(QUrl("dates.md"))
    assert window.index.currentItem().text() == "Dates"


@pytest.mark.parametrize("part", ["index", "reader", "field"])
def test_esc_closes_the_help_from_each_of_its_parts(look, qtbot, part):
    window = HelpWindow(look)
    qtbot.addWidget(window)
    window.show()
    QTest.keyClick(getattr(window, part), Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_esc_in_the_help_empties_the_search_first(look, qtbot):
    window = HelpWindow(look)
    qtbot.addWidget(window)
    window.show()
    QTest.keyClicks(window.field, "Wilson")
    QTest.keyClick(window.field, Qt.Key.Key_Escape)
    assert (window.field.text(), window.isVisible()) == ("", True)
    QTest.keyClick(window.field, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_help_fetches_nothing(look, qtbot):
    window = HelpWindow(look)
    qtbot.addWidget(window)
    window.reader.setHtml('<img src="https://example.org/picture.png">words')
    assert window.reader.loadResource(2, QUrl("file:///etc/hostname")) is None
    assert "words" in window.reader.toPlainText()


def test_about_holds_every_licence_that_asks_for_it(look, qtbot):
    dialog = About(look)
    qtbot.addWidget(dialog)
    texts = dict(notices())
    assert "LGPL" in texts["Notices"]
    assert texts["Fonts"].count("SIL OPEN FONT LICENSE Version 1.1") >= 5
    assert "ISC" in texts["Icons"]
    assert "Notices" in dialog.text.toPlainText()


def test_the_sheet_names_every_key_of_the_menus(look, qtbot):
    dialog = ShortcutSheet(look)
    qtbot.addWidget(dialog)
    dialog.show()
    listed = {
        key.replace("−", "-").replace("Ctrl ", "Ctrl+").replace("Shift ", "Shift+")
        for groups in SHEET
        for _, rows in groups
        for keys, _ in rows
        for key in keys.split(", ")
    }
    asked = {entry.keys[0] for entries in MENUS.values() for entry in entries if entry.keys}
    rest = {"Ctrl+W", "Ctrl+Q", "Ctrl+Shift+I", "Ctrl+?"}
    assert asked - rest <= listed


def test_no_key_is_given_twice(window):
    keys = [
        key.toString()
        for entries in MENUS.values()
        for entry in entries
        if entry.keys
        for key in window.actions_[entry.name].shortcuts()
    ]
    assert len(keys) == len(set(keys))
    assert not window.findChildren(QShortcut)


def test_menus_speak_plainly():
    for entries in MENUS.values():
        for entry in entries:
            assert not re.search(r"!|oops|success|please", entry.words, re.IGNORECASE)


# A fault of the program's own ---------------------------------------------------------------------


@pytest.fixture
def watch(qapp):
    made = crash.install(qapp)
    made._before = lambda *_: None  # what pytest-qt would collect as a failure of the test
    yield made
    made.remove()


def test_a_fault_is_shown_with_details_to_copy_and_the_program_goes_on(
    window, watch, qtbot, monkeypatch
):
    shown = []

    def look_at(dialog):
        shown.append(dialog.text.toPlainText())
        dialog.copy()
        return 0

    monkeypatch.setattr(CrashDialog, "exec", look_at)
    fault = ZeroDivisionError("a fault made for this test")
    sys.excepthook(type(fault), fault, fault.__traceback__)
    assert "ZeroDivisionError: a fault made for this test" in shown[0]
    assert "Standpoint" in shown[0]
    assert QApplication.clipboard().text() == shown[0]
    assert window.isVisible()


def test_what_the_world_refuses_is_said_in_the_window_and_is_no_fault(window, watch, monkeypatch):
    monkeypatch.setattr(CrashDialog, "exec", lambda _: pytest.fail("no fault of the program"))
    refusal = CorpusError("The disk is full. Make room and try again.")
    sys.excepthook(type(refusal), refusal, None)
    assert window.notice.words() == "The disk is full. Make room and try again."
