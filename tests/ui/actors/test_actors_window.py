# SPDX-License-Identifier: MIT
"""What a user may rely on in the window of actors."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from standpoint.session.session import Session
from standpoint.session.settings import Settings
from standpoint.ui.actors.dialog import DECIDE, KNOWN, SPEAK, USED, ActorsWindow
from standpoint.ui.actors.form import ActorForm
from standpoint.ui.actors.name import ActorNameDialog

REPORTS = {
    "a.md": "---\nactor: Etilaf\n---\nThe unity of the country counts.\n",
    "b.md": "---\nactor: Etilaf, Hadi Albahra\n---\nRefugees must be safe at home.\n",
    "c.md": "---\nactor: SNC\n---\nNobody may divide the land.\n",
    "d.txt": "The Syrian Negotiations Commission left the room without a word.\n",
    "e.txt": "Farmers brought in wheat.\n",
}


@pytest.fixture
def session(qapp, tmp_path, qtbot):
    """A corpus with five reports."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    made = Session(Settings(tmp_path / "settings.ini"))
    made.create(tmp_path / "trial.standpoint")
    with qtbot.waitSignal(made.job_finished):
        made.ingest([folder])
    yield made
    made.close()


@pytest.fixture
def window(session, look, qtbot):
    """The window over it."""
    made = ActorsWindow(look, session)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.done(0)


@pytest.fixture
def real_keys(window, qtbot):
    """Send a key to the window itself, which gives it to what has the focus."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return lambda key: QTest.keyClick(window.windowHandle(), key)


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def changed(session, qtbot, act):
    with qtbot.waitSignal(session.changed):
        act()


def names(window):
    return [row.name for row in window.decide.table.listed.rows]


def answer(dialog_class, act):
    """Answer the dialog that opens next."""

    def answered():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, dialog_class)
        act(dialog)

    QTimer.singleShot(0, answered)


def test_names_to_decide_on_stand_first_with_their_reports_and_reasons(window):
    assert window.stack.currentIndex() == DECIDE
    rows = {row.name: row for row in window.decide.table.listed.rows}
    assert set(rows) == {"Etilaf", "Hadi Albahra", "SNC"}
    assert len(rows["Etilaf"].reports) == 2
    assert rows["SNC"].rivals


def test_enter_renames_and_ctrl_z_takes_it_back(window, session, qtbot):
    window.decide.table.choose_row(names(window).index("Etilaf"))
    changed(session, qtbot, lambda: press(window.decide.table, Qt.Key.Key_Return))
    assert set(session.actor_names()) == {"Syrian Opposition Coalition", "Hadi Albahra", "SNC"}
    assert "Etilaf" not in names(window)
    assert window.said.text() == "Renamed the actor of 2 reports."
    changed(
        session, qtbot, lambda: press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    )
    assert "Etilaf" in names(window)


def test_a_name_of_several_actors_is_not_renamed_by_one_key(window, session):
    window.decide.table.choose_row(names(window).index("SNC"))
    press(window.decide.table, Qt.Key.Key_Return)
    assert not window.decide.take.isEnabled()
    assert window.decide.take_other.isEnabled()
    assert "SNC" in session.actor_names()


def test_enter_acts_on_the_row_that_looks_chosen_when_the_window_opens(
    window, session, qtbot, real_keys
):
    first = names(window)[0]
    window.decide.table.choose_row(0)
    changed(session, qtbot, lambda: real_keys(Qt.Key.Key_Return))
    assert first not in names(window)


def test_enter_acts_on_the_chosen_row_of_a_list_that_was_clicked(window, session, real_keys):
    button = window.pages.findChildren(QAbstractButton)[USED]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.stack.currentIndex() == USED
    asked = []
    answer(ActorNameDialog, lambda dialog: (asked.append(dialog.name()), dialog.reject()))
    real_keys(Qt.Key.Key_Return)
    assert asked == [window.used.table.listed.rows[0].name]


def test_in_use_a_listed_name_says_whose_it_may_be(window):
    rows = {row.name: row.known_as for row in window.used.table.listed.rows}
    assert rows["Etilaf"] == "may be Syrian Opposition Coalition"
    assert rows["SNC"].startswith("may be ")
    assert " or " in rows["SNC"]


def test_what_is_kept_apart_is_not_shown_again(window, session, qtbot):
    window.decide.table.choose_row(names(window).index("Hadi Albahra"))
    changed(session, qtbot, lambda: press(window.decide.table, Qt.Key.Key_Delete))
    assert "Hadi Albahra" not in names(window)
    assert "Hadi Albahra" in session.actor_names()


def test_a_name_in_use_is_renamed_by_hand(window, session, qtbot):
    window.show_page(USED)
    row = [row.name for row in window.used.table.listed.rows].index("SNC")
    window.used.table.choose_row(row)

    def write(dialog):
        dialog.field.setText("Syrian, Council")
        assert not dialog.act.isEnabled()
        dialog.field.setText(" Syrian  National Council ")
        press(dialog.field, Qt.Key.Key_Return)

    answer(ActorNameDialog, write)
    changed(session, qtbot, lambda: press(window.used.table, Qt.Key.Key_F2))
    assert "Syrian National Council" in session.actor_names()
    assert [row.name for row in window.used.table.selected] == ["Syrian National Council"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_one_enter_takes_a_name_that_is_offered_as_well(window, session, qtbot):
    window.show_page(USED)
    assert window.used.table.choose("SNC")
    seen = []

    def write(dialog):
        dialog.field.clear()
        QTest.keyClicks(dialog.field, "Hadi Albahra")
        popup = dialog.field.completer().popup()
        seen.append(popup.isVisible())
        press(popup if popup.isVisible() else dialog.field, Qt.Key.Key_Return)

    answer(ActorNameDialog, write)
    changed(session, qtbot, lambda: press(window.used.table, Qt.Key.Key_F2))
    assert seen == [True]
    assert "SNC" not in session.actor_names()


def test_who_may_speak_is_looked_for_when_asked_and_set_on_demand_only(window, session, qtbot):
    window.show_page(SPEAK)
    qtbot.waitUntil(lambda: bool(window.speak.table.listed.rows), timeout=60_000)
    (row,) = window.speak.table.listed.rows
    assert (row.actor.id, row.quote, len(row.reports)) == (
        "snc_neg",
        "Syrian Negotiations Commission",
        1,
    )
    assert "Syrian Negotiations Commission" not in session.actor_names()
    window.speak.table.choose_row(0)
    changed(session, qtbot, lambda: press(window.speak.table, Qt.Key.Key_Return))
    assert session.actor_names()["Syrian Negotiations Commission"] == row.reports


def test_an_actor_is_added_changed_and_deleted(window, session, qtbot):
    window.show_page(KNOWN)

    def write(form):
        assert not form.save.isEnabled()
        form.label.setText("Village Council")
        form.names.setPlainText("VC\nمجلس القرية\n")
        form.valid.setText("sometime")
        assert not form.save.isEnabled()
        form.valid.setText("2014/..")
        press(form.label, Qt.Key.Key_Return)

    answer(ActorForm, write)
    changed(session, qtbot, window.known.add.click)
    (own,) = (actor for actor in session.actors().actors if actor.own)
    assert (own.label, set(own.names), own.valid) == (
        "Village Council",
        {"VC", "مجلس القرية"},
        "2014/..",
    )
    window.search.setText("مجلس القرية")
    window.known.table.choose_row(0)
    changed(session, qtbot, lambda: press(window.known.table, Qt.Key.Key_Delete))
    assert session.actors().get(own.id) is None


def test_words_in_the_field_narrow_the_list_and_rows_can_be_copied(window):
    window.show_page(USED)
    window.search.setText("hadi")
    assert [row.name for row in window.used.table.listed.rows] == ["Hadi Albahra"]
    window.used.table.choose_row(0)
    press(window.used.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Hadi Albahra\t1\tmay be Hadi al-Bahra"


def test_what_no_name_holds_is_said(window):
    window.show_page(USED)
    window.search.setText("nobody at all")
    assert window.hint.text() == "No name here holds “nobody at all”."
    window.search.clear()
    assert window.hint.text() == "The names under which reports stand."


def test_esc_in_the_field_empties_it_and_then_closes_the_window(window):
    window.search.setFocus()
    QTest.keyClicks(window.search, "hadi")
    press(window.search, Qt.Key.Key_Escape)
    assert (window.search.text(), window.isVisible()) == ("", True)
    press(window.search, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_click_on_a_head_sorts_by_number_and_not_by_letters(window, session, qtbot):
    window.show_page(USED)
    window.used.table.listed.sort(1, Qt.SortOrder.DescendingOrder)
    assert [len(row.reports) for row in window.used.table.listed.rows] == [2, 1, 1]
