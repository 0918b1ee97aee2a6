# SPDX-License-Identifier: MIT
"""What somebody who edits a codebook for the first time may rely on, by real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel

from standpoint.coding import codebook_editing as editing
from standpoint.session.session import Session
from standpoint.ui.codebook.form_marks import ColourButton
from standpoint.ui.codebook.tree_model import UNCOUNTED
from standpoint.ui.window import MainWindow
from standpoint.ui.workspace import CODEBOOK, COMPARE, TRENDS

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def opened_again(window, look, settings, qtbot):
    """Close the window and open the program once more, as it starts: painted first, then built."""
    sessions = []

    def open_again(width):
        window.resize(width, 700)
        window.close()
        sessions.append(Session(settings))
        made = MainWindow(sessions[-1], look, settings, late=True)
        qtbot.addWidget(made)
        made.resize(width, 700)
        with qtbot.waitExposed(made):
            made.show()
        made.begin()
        qtbot.waitUntil(lambda: made._built and made.stage.at == CODEBOOK, timeout=10_000)
        qtbot.wait(50)
        return made

    yield open_again
    for session in sessions:
        session.close()


def test_a_start_in_the_codebook_leaves_the_library_its_width(
    desk, window, opened_again, settings, qtbot
):
    window.show_workspace(COMPARE)
    window.stage.left.widen(230)
    window.show_workspace(CODEBOOK)
    assert desk.isVisible()
    again = opened_again(780)
    for number in (TRENDS, COMPARE):
        again.show_workspace(number)
        qtbot.wait(20)
        assert again.stage.left.width() <= 231
    assert again.stage.left.width() == 230
    again.show_workspace(CODEBOOK)
    again.remember()
    assert int(settings.get("window/left_width")) == 230


def test_a_remembered_width_that_takes_the_window_from_the_rest_is_not_taken_up(window, settings):
    settings.set("window/left_width", 560)
    window.resize(1440, 900)
    window.stage.size_docks(settings)
    assert window.stage.left.wanted == 267
    settings.set("window/left_width", 330)
    window.stage.size_docks(settings)
    assert window.stage.left.wanted == 330


def test_space_on_a_rule_or_facet_leaves_the_theme_on(desk, session, press):
    for place in (("boats", "large", 0), ("boats", "large")):
        desk.choose(place)
        press(desk.left.tree, Qt.Key.Key_Space)
        assert session.draft.codebook.theme("boats").active
        assert "Space" not in desk.entry_actions.actions["switch"].text()
    desk.choose(("boats",))
    assert "Space" in desk.entry_actions.actions["switch"].text()
    press(desk.left.tree, Qt.Key.Key_Space)
    assert not session.draft.codebook.theme("boats").active


def test_what_no_saved_version_has_is_not_counted_and_the_foot_says_of_what_the_numbers_are(
    desk, session, lines
):
    saved = session.draft.codebook
    codebook, lamps = editing.add_theme(saved, "Lamps")
    codebook, _ = editing.add_facet(codebook, "weather", "on the quay")
    session.draft.put(codebook, "Theme and facet added")
    desk._show_settled()
    shown = dict(lines(desk))
    assert (shown["Lamps"], shown["  on the quay"]) == ("–", "–")
    assert (shown["Weather"], shown["  wind"]) == ("2", "2")
    tip = desk.left.model.at((lamps,)).data(Qt.ItemDataRole.ToolTipRole)
    assert UNCOUNTED in tip
    assert "Themes and facets: as saved in version 1." in desk.left.foot.text()
    session.undo.undo()
    assert "as saved" not in desk.left.foot.text()
    session.undo.redo()
    codebook = editing.add_rule(codebook, lamps, "general", editing.Rule("en", "lantern*"))
    session.draft.put(codebook, "Rule added")
    desk.choose((lamps,))
    heads = [label.text() for label in desk.rules.area.widget().findChildren(QLabel)]
    assert heads[-2:] == ["in general", "–"]


def test_a_search_says_of_how_many_rules_it_shows_some(desk, press):
    desk.choose(("boats", "large"))
    press(desk.left.field, "steamer")
    desk.choose(("boats", "large"))
    desk.column.show_entry(("boats", "large"), desk.left.model)
    assert desk.rules.head._title.text() == "1 of 3 rules"
    desk.left.field.clear()
    desk.choose(("boats", "large"))
    assert desk.rules.head._title.text() == "3 rules"


def test_undo_takes_back_a_fix_alone_and_then_what_was_typed(desk, session, window, press, qtbot):
    desk.choose(("boats", "large", 0))
    editor = desk.panel.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    press(editor, " NEAR boat")
    qtbot.keyClick(editor, Qt.Key.Key_Return, ALT)
    assert editor.source == "ferr* NEAR/6 boat"
    press(editor, "s")
    for wanted in ("ferr* NEAR/6 boat", "ferr* NEAR boat", "ferr*"):
        qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
        assert editor.source == wanted


def test_a_long_note_is_shown_from_its_beginning_and_a_long_id_in_full_by_its_tooltip(
    desk, session
):
    codebook, new = editing.add_theme(session.draft.codebook, "Humanitarian help by sea and land")
    session.draft.put(codebook, "Theme added")
    desk.entry_actions.set_note(("boats", "large", 0), "All of them, large and small. " * 9)
    desk.choose(("boats", "large", 0))
    assert desk.panel.form.note.cursorPosition() == 0
    desk.choose((new,))
    assert desk.form.id.toolTip() == new == "humanitarian_help_by_sea_and_land"


def test_a_refused_save_is_not_denied_by_the_time_of_the_last_saved_change(
    desk, session, window, press, qtbot
):
    window.status.saved("Saved 20:36")
    session.draft.put(editing.add_theme(session.draft.codebook, "Lamps")[0], "Theme added")
    qtbot.keyClick(desk.left.tree, Qt.Key.Key_S, CTRL)
    assert window.notice.words().startswith("Not saved.")
    assert not window.status._saved.isVisible()


def test_a_menu_writes_every_key_in_one_way(desk, window):
    menu = window.actions_._menus["Codebook"]
    menu.aboutToShow.emit()
    keys = {action.text().partition("\t")[2] for action in menu.actions()}
    assert {"Ctrl S", "Ctrl D", "F2"} <= keys
    assert not any("+" in key for key in keys)
    file = window.actions_._menus["File"]
    file.aboutToShow.emit()
    assert window.actions_["open"].text().endswith("\tCtrl O")
    assert "\t" not in window.actions_["save"].text(), "the codebook has this key now"
    window.show_workspace(TRENDS)
    file.aboutToShow.emit()
    assert window.actions_["save"].text().endswith("\tCtrl S")


def test_the_palette_says_which_colours_other_themes_have(look, qtbot):
    button = ColourButton(look)
    qtbot.addWidget(button)
    button.show_colour("#D55E00", {"#0072B2": "Boats"})
    words = {action.data(): action.text() for action in button.menu().actions()}
    assert words["#0072B2"] == "Blue   used by Boats"
    assert words["#D55E00"] == "Vermilion"
