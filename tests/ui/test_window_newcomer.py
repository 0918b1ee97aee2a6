# SPDX-License-Identifier: MIT
"""What somebody who opens the window for the first time may rely on, by real keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRect, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from standpoint.model.progress import Progress
from standpoint.model.reports import Report
from standpoint.ui import file_dialogs, memory
from standpoint.ui.choosing import Choosing, title_rooms
from standpoint.ui.library.filtering import Filter
from standpoint.ui.library.model import ReportsModel
from standpoint.ui.look import Choice, SearchField
from standpoint.ui.metadata import MetadataDialog, read_back
from standpoint.ui.overview import about
from standpoint.ui.shortcuts import ShortcutSheet
from standpoint.ui.trends.workspace import TrendsWorkspace

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier


def report(number, title, date=None, actor=None, publisher=None):
    """Return a report as lists show it."""
    return Report(number, title, "document", date, actor, publisher, None, "en", 9, 1, 0, title)


def test_the_banner_of_an_import_goes_when_the_import_is_undone(filled, session, qtbot):
    assert filled.notice.isVisible()
    with qtbot.waitSignal(session.changed):
        filled.actions_["undo"].trigger()
    assert not filled.notice.isVisible()
    assert filled.status.message().startswith("Undone: ")
    assert not filled.status.offers_undo()


def test_an_import_says_that_it_reads_until_the_first_files_are_added(filled, session):
    filled.adding.began.emit()
    session.job_started.emit("Adding")
    session.progressed.emit(Progress(0, 1_611, "Adding"))
    assert filled.status.message() == "Reading 1,611 files…"
    session.progressed.emit(Progress(0, 1, "Adding"))
    assert filled.status.message() == "Reading 1 file…"
    session.progressed.emit(Progress(19, 1_611, "Adding"))
    assert filled.status.message().startswith("Adding 19 of 1,611")
    session.job_finished.emit(None)


def test_an_import_done_again_is_not_called_undone(filled, session, qtbot):
    with qtbot.waitSignal(session.changed):
        filled.actions_["undo"].trigger()
    with qtbot.waitSignal(session.changed):
        filled.actions_["redo"].trigger()
    assert len(session.reports()) == 2
    assert filled.status.message() == "Done again: Added 2 reports."
    assert filled.status.offers_undo()


@pytest.mark.parametrize(
    ("key", "modifiers", "own"),
    [
        (Key.Key_E, Ctrl, False),
        (Key.Key_I, Ctrl, False),
        (Key.Key_1, Ctrl, False),
        (Key.Key_C, Ctrl, True),
        (Key.Key_Z, Ctrl, True),
        (Key.Key_Left, Ctrl, True),
        (Key.Key_Slash, Qt.KeyboardModifier.NoModifier, True),
    ],
)
def test_a_search_field_keeps_the_keys_of_editing_only(look, qtbot, key, modifiers, own):
    field = SearchField(look, "Words")
    qtbot.addWidget(field)
    text = chr(key) if key < 128 and modifiers != Ctrl else ""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
    event.accept()  # as a system does whose fields know this key
    QApplication.sendEvent(field, event)
    assert event.isAccepted() == own


def test_the_cross_and_esc_empty_a_search(filled, qtbot):
    search = filled.library.search
    cross = search.findChild(QToolButton)
    assert not cross.isVisible()
    for empty in (
        lambda: QTest.mouseClick(cross, Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(search, Key.Key_Escape),
    ):
        QTest.keyClicks(search, "valley")
        qtbot.waitUntil(lambda: filled.library.head._detail.text() == "1 of 2 reports")
        assert cross.isVisible()
        empty()
        assert not search.text()
        qtbot.waitUntil(lambda: filled.library.head._detail.text() == "2 reports")
        assert not cross.isVisible()


def test_a_search_that_is_cleared_with_the_filter_has_no_cross_any_more(filled):
    QTest.keyClicks(filled.library.search, "valley")
    filled.library.set_filter(Filter())
    assert not filled.library.search.text()
    assert not filled.library.search.findChild(QToolButton).isVisible()


def test_trends_shows_only_what_the_filter_lets_through_from_the_first_moment(
    filled, qtbot, monkeypatch
):
    shown = []
    draw = TrendsWorkspace.refresh
    monkeypatch.setattr(
        TrendsWorkspace, "refresh", lambda self: (shown.append(self._reports), draw(self))
    )
    filled.stage.workspace(1)
    QTest.keyClicks(filled.library.search, "valley")
    filled.actions_["trends"].trigger()  # before the pause that typing waits for is over
    valley = [r.id for r in filled.library.model.reports if r.title == "Valley paper"]
    assert shown
    assert {tuple(ids or ()) for ids in shown} == {tuple(valley)}


def test_a_window_opens_no_larger_than_the_screen_less_its_frame(window):
    window.resize(1440, 900)
    memory.fit(window, QRect(0, 0, 1280, 800), 40)
    assert (window.width(), window.height()) == (1240, 760)


def test_a_date_in_arabic_that_cannot_be_read_leaves_the_sentence_in_its_own_direction(look, qtbot):
    said, good = read_back("في صباح يوم من حزيران")
    assert not good
    assert said.startswith("“\u2068")
    dialog = MetadataDialog(look, [report(1, "Paper")], [])
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog._fields["date"].setText(
        "في صباح يوم طويل جدا من أيام شهر حزيران من تلك السنة البعيدة " * 2
    )
    QApplication.processEvents()
    answer = dialog._answer
    assert answer.height() >= answer.heightForWidth(answer.width())


@pytest.mark.parametrize(("date", "field"), [(None, "date"), ("2024-05", "title")])
def test_details_begin_at_the_date_that_is_missing(look, qtbot, date, field):
    dialog = MetadataDialog(look, [report(1, "Paper", date)], [])
    qtbot.addWidget(dialog)
    assert dialog.focusWidget() is dialog._fields[field]


def test_each_menu_opens_with_alt_and_a_letter_of_its_own(window):
    titles = [menu.menuAction().text() for menu in window.actions_._menus.values()]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(letters)) == len(titles) == 8


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_list_to_choose_from_has_a_frame(look, qtbot):
    choice = Choice(look, "Language")
    choice.addItems(["Arabic", "English", "French"])
    qtbot.addWidget(choice)
    view = choice.view()
    choice.show()
    choice.showPopup()
    QApplication.processEvents()
    corner = view.grab().toImage().pixelColor(0, view.height() // 2)
    choice.hidePopup()
    assert corner.name() == look.colour("line2").name()


def test_the_sheet_of_shortcuts_shows_its_last_row_whole(look, qtbot):
    sheet = ShortcutSheet(look)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    area = sheet.findChild(type(sheet.body.itemAt(1).widget()))
    room = sheet.screen().availableGeometry().height()
    assert sheet.height() < room
    if room > 720:
        assert not area.verticalScrollBar().isVisible()


def _asked(monkeypatch, name):
    asked = []
    monkeypatch.setattr(file_dialogs, name, lambda *a, **k: (asked.append(a[2]), ("", ""))[1])
    return asked


def test_a_new_corpus_is_offered_a_place_in_documents_not_beside_the_sample(
    window, session, monkeypatch, tmp_path, qtbot
):
    from pathlib import Path

    asked = _asked(monkeypatch, "save_file")
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", staticmethod(lambda _: str(documents)))
    hidden = session._own_folder() / "Sample.standpoint"
    assert window.filing.start(hidden)
    window.filing.ask_new()
    assert Path(asked[-1]).parent == Path(documents)
    assert window.filing.start(tmp_path / "mine.standpoint")
    assert window.filing.open(hidden)
    window.filing.ask_new()
    assert Path(asked[-1]).parent == tmp_path


def test_an_export_begins_in_the_folder_of_the_last_one(filled, monkeypatch, tmp_path):
    from standpoint.ui.compare import leaving
    from standpoint.ui.compare.leaving_dialog import LeavingDialog
    from standpoint.ui.workspace import COMPARE

    filled.offers.files().hand_on(tmp_path / "codebook.toml")
    places = []

    def look_and_leave():
        (dialog,) = filled.findChildren(LeavingDialog)
        places.append(dialog.path.parent)
        dialog.reject()

    QTimer.singleShot(0, look_and_leave)
    compare = filled.stage.workspace(COMPARE)
    assert leaving.ask(compare.comparison, filled.look, filled) is None
    asked = _asked(monkeypatch, "save_file")
    filled.offers.hand_on()
    assert places == [tmp_path]
    assert [place.startswith(str(tmp_path)) for place in asked] == [True]


def test_a_title_of_a_pair_leaves_room_for_what_is_known_of_its_report():
    assert title_rooms(200, 100, 400) == (200, 100)
    assert title_rooms(900, 100, 400) == (300, 100)
    assert title_rooms(900, 300, 300) == (200, 100)
    assert title_rooms(100, 900, 400) == (100, 300)


def test_a_pair_says_of_each_report_what_is_known_of_it():
    dated = report(1, "Title", "2024-06-12", "Harbour Forum", "Evening Post")
    assert about(dated) == "12 Jun 2024 · Harbour Forum"
    assert about(report(1, "Title", None, None, "Evening Post")) == (
        "undated · Evening Post · 9 words"
    )
    assert about(report(1, "Title")) == "undated · 9 words"


def test_a_title_that_is_cut_ends_in_three_dots_not_four(look, qtbot):
    page = Choosing(look)
    qtbot.addWidget(page)
    page.show_selection(["A paper of the harbour council on the way back of those who left"])
    assert "…</span></b>" not in page._lead.text()
    assert "…</b></span> Select one more." in page._lead.text()


def test_a_tooltip_names_the_publisher_once(shelf):
    model = ReportsModel()
    model.set_reports([report(1, "Paper", publisher="Harbour press")], {}, ())
    said = model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert said.count("Harbour press") == 1
