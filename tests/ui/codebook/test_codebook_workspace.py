# SPDX-License-Identifier: MIT
"""What an analyst may rely on when reading and editing the codebook in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit

from standpoint.ui.codebook import drafted

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def undo(window, qtbot):
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Z, CTRL)


def theme(session, name="boats"):
    return session.draft.codebook.theme(name)


# Reading ------------------------------------------------------------------------------------------


def test_each_line_says_in_how_many_sentences_it_is_found(desk, lines):
    assert lines(desk) == [
        ("Boats", "5"),
        ("  large ones", "5"),
        ("    ferr*", "3"),
        ("    steamer OR freighter", "2"),
        ("    سفينة", "0"),
        ("  small ones", "(1)"),
        ("    dinghy", "1"),
        ("Weather", "2"),
        ("  wind", "2"),
        ("    storm", "2"),
        ("Switched off", "1"),
        ("  Birds", ""),
        ("    gulls", ""),
        ("      gull*", ""),
    ]


def test_a_rule_says_in_words_what_it_supplies(desk):
    index = desk.left.model.at(("boats", "large", 0))
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "“ferr*” supplies 3 of 5 sentences." in tip
    desk.choose(("boats", "large"))
    assert "ferr*: Supplies 3 of 5 sentences" in desk.rules.lines()
    assert "سفينة: Finds no sentence" in desk.rules.lines()


def test_numbers_follow_the_corpus(desk, session, tmp_path, lines, qtbot):
    (tmp_path / "more.txt").write_text(
        "The ferry came back to the harbour in the morning.\n", encoding="utf-8"
    )
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([tmp_path / "more.txt"])
    assert ("    ferr*", "4") in lines(desk)


def test_the_selected_reports_are_those_that_are_counted(desk, window, session, lines):
    noon, night = (r.id for r in session.reports() if r.title.startswith(("The ferry", "Two")))
    window.library.select([noon, night])
    window.show_workspace(0)
    window.show_workspace(2)
    assert ("    ferr*", "2") in lines(desk)
    assert "Counted in the 2 selected reports." in desk.left.foot.text()
    assert desk.panel.scope == "selected"


def test_the_filter_keeps_what_holds_the_words_and_the_way_to_it(desk, press, lines):
    press(desk.left.field, "freight")
    assert [label for label, _ in lines(desk)] == [
        "Boats",
        "  large ones",
        "    steamer OR freighter",
    ]
    press(desk.left.field, Qt.Key.Key_Escape)
    assert len(lines(desk)) == 14
    press(desk.left.field, "whale")
    assert "Nothing here for “whale”." in said(desk.left)


def test_with_nothing_open_the_default_codebook_is_there_to_read(window, qtbot):
    window.show_workspace(2)
    workspace = window.stage.workspace(2)
    assert workspace.left.model.index(0, 0).data() == "Unity"
    assert "Open a corpus to edit its own." in said(workspace.left)
    assert not workspace.bar.save.isEnabled()
    assert not workspace.left.add.isEnabled()
    qtbot.keyClick(workspace.left.tree, Qt.Key.Key_Delete)
    assert workspace.left.model.index(0, 0).data() == "Unity"


# The tree's keys ----------------------------------------------------------------------------------


def test_a_facet_is_removed_by_key_and_comes_back_by_undo(desk, window, session, press, qtbot):
    desk.choose(("boats", "small"))
    press(desk.left.tree, Qt.Key.Key_Delete)
    assert [facet.id for facet in theme(session).facets] == ["large"]
    assert window.status.message() == "Facet “small ones” removed."
    assert window.status.offers_undo()
    undo(window, qtbot)
    assert [facet.id for facet in theme(session).facets] == ["large", "small"]
    assert desk.place == ("boats", "small"), "what came back is current"


def test_the_last_facet_of_a_theme_cannot_be_removed(desk, session, press):
    desk.choose(("weather", "wind"))
    press(desk.left.tree, Qt.Key.Key_Delete)
    assert [facet.id for facet in theme(session, "weather").facets] == ["wind"]


def test_a_rule_is_doubled_and_moved_by_key(desk, session, press):
    desk.choose(("boats", "large", 0))
    press(desk.left.tree, (Qt.Key.Key_D, CTRL))
    assert [r.source for r in theme(session).facet("large").rules][:2] == ["ferr*", "ferr*"]
    press(desk.left.tree, (Qt.Key.Key_Down, ALT))
    assert desk.place == ("boats", "large", 2)
    press(desk.left.tree, (Qt.Key.Key_Down, ALT))
    assert desk.place == ("boats", "large", 2), "rules of one language stand together"


def test_space_switches_a_theme_off_and_on(desk, session, press, lines):
    desk.choose(("weather",))
    press(desk.left.tree, Qt.Key.Key_Space)
    assert not theme(session, "weather").active
    assert ("  Weather", "") in lines(desk)
    press(desk.left.tree, Qt.Key.Key_Space)
    assert theme(session, "weather").active


def test_f2_types_over_a_label_and_does_not_open_the_details_of_reports(
    desk, session, press, qtbot
):
    desk.choose(("boats", "large"))
    press(desk.left.tree, Qt.Key.Key_F2)
    (editor,) = desk.left.tree.viewport().findChildren(QLineEdit)
    qtbot.keyClicks(editor, "big ones")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: theme(session).facet("large").label == "big ones")


def test_a_drop_moves_a_theme(desk, session):
    desk.entry_actions.drop(("weather",), ("boats", "large", 0), False)
    assert [t.id for t in session.draft.codebook.themes] == ["weather", "boats", "birds"]
    desk.entry_actions.drop(("weather",), ("boats",), True)
    assert [t.id for t in session.draft.codebook.themes] == ["boats", "weather", "birds"]


def test_a_new_rule_waits_for_its_words(desk, session, press, window):
    desk.choose(("boats", "large"))
    desk.entry_actions.actions["new_ar"].trigger()
    assert desk.place == ("boats", "large", 3)
    assert window.focusWidget() is desk.panel.editor
    press(desk.panel.editor, "قارب")
    assert theme(session).facet("large").rules[3].source == "قارب"
    assert theme(session).facet("large").rules[3].language == "ar"


# The form -----------------------------------------------------------------------------------------


def test_what_is_typed_in_a_field_is_undone_as_one_step(desk, session, window, press, qtbot):
    desk.choose(("boats",))
    field = desk.form.prose["definition"]
    field.moveCursor(QTextCursor.MoveOperation.End)
    press(field, " And what sinks.")
    assert theme(session).definition == "What floats. And what sinks."
    assert desk.left.head._detail.text() == "version 1" or session.draft.edited
    undo(window, qtbot)
    assert theme(session).definition == "What floats."
    assert field.words() == "What floats."
    assert not session.draft.edited


def test_two_themes_of_one_name_are_refused_under_the_field(desk, session, press):
    desk.choose(("boats",))
    desk.form.label.selectAll()
    press(desk.form.label, "Weather")
    assert theme(session).label == "Weathe", "the last good value stays"
    assert "called “Weather” already" in desk.form.said.text()
    assert desk.form.label.text() == "Weather", "what was typed stays to be mended"
    press(desk.form.label, "s")
    assert theme(session).label == "Weathers"
    assert desk.form.said.text() == ""


def test_a_day_is_written_as_people_write_it_and_read_back(desk, session, press):
    desk.choose(("boats",))
    press(desk.form.valid_from.field, "December 2024")
    assert str(theme(session).valid_from) == "2024-12-01"
    assert desk.form.valid_from.said.text() == "from 1 Dec 2024"
    press(desk.form.valid_to.field, "some day")
    assert theme(session).valid_to is None
    assert desk.form.valid_to.said.isVisible()


def test_a_theme_that_ends_before_it_begins_is_refused(desk, session, press):
    desk.choose(("boats",))
    press(desk.form.valid_from.field, "2024")
    press(desk.form.valid_to.field, "2020-05-05")
    assert "would end before it begins" in desk.form.valid_to.said.text()
    assert theme(session).valid_to is None or theme(session).valid_to.year == 2024


def test_examples_say_whether_the_rules_of_the_draft_find_them(desk, session):
    desk.choose(("boats",))
    desk.form.try_sentences()
    first, second = (row.said.text() for row in desk.form.examples.rows())
    assert (first, second) == ("", "No rule finds this example.")
    (miss,) = (row.said.text() for row in desk.form.near_misses.rows())
    assert miss == "Found, though it is a near-miss: “large ones” by ferr*."
    desk.entry_actions.set_rule(("boats", "small", 0), "dinghy OR raft")
    desk.form.try_sentences()
    assert desk.form.examples.summary.text() == "2 of 2 right"


def test_an_example_is_added_and_taken_out(desk, session, press, qtbot):
    desk.choose(("boats",))
    qtbot.mouseClick(desk.form.examples.add, Qt.MouseButton.LeftButton)
    press(desk.form.examples.rows()[2].field, "The steamer is late.")
    assert theme(session).examples[2] == "The steamer is late."
    qtbot.mouseClick(desk.form.examples.rows()[0].cross, Qt.MouseButton.LeftButton)
    assert theme(session).examples == ("A raft was seen.", "The steamer is late.")


def test_tab_walks_the_form_from_top_to_bottom(desk, window, press, qtbot):
    desk.choose(("boats",))
    press(desk.form.label)
    walked = []
    for _ in range(24):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        walked.append(window.focusWidget())
    rows = desk.form.examples.rows()
    wanted = [
        desk.form.prose["definition"],
        desk.form.prose["close_but_no"],
        desk.form.valid_from.field,
        desk.form.colour,
        desk.form.on,
        rows[0].field,
        rows[0].cross,
        rows[1].field,
        desk.form.examples.add,
        desk.form.near_misses.rows()[0].field,
    ]
    places = [walked.index(widget) for widget in wanted]
    assert places == sorted(places)


def test_an_id_changes_only_while_no_version_knows_it(desk, session, press):
    desk.choose(("boats",))
    assert desk.form.id.isReadOnly()
    from standpoint.coding import codebook_editing

    codebook, new = codebook_editing.add_theme(session.draft.codebook, "Fish")
    session.draft.put(codebook, "Theme added.")
    desk.choose((new,))
    assert not desk.form.id.isReadOnly()
    desk.form.id.selectAll()
    press(desk.form.id, "cod")
    assert [t.id for t in session.draft.codebook.themes][-1] == "cod"
    assert desk.place == ("cod",)


def test_colour_key_and_shape_go_into_the_draft(desk, session):
    desk.choose(("boats",))
    desk.form.colour.chosen.emit("#915C46")
    desk.form.shape.chosen.emit("star")
    desk.form.key.chosen.emit(7)
    made = theme(session)
    assert (made.colour, made.shape, made.key) == ("#915C46", "star", 7)
    model = desk.form.key.model()
    assert not model.item(1).isEnabled(), "key 2 is Weather's"


# The rule -----------------------------------------------------------------------------------------


def test_a_rule_is_typed_previewed_and_undone(desk, session, window, press, lines, qtbot):
    desk.choose(("boats", "large", 1))
    desk.panel.editor.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.waitSignal(
        desk.asking.answered, timeout=60_000, check_params_cb=lambda p: p.done and p.found == 3
    ):
        press(desk.panel.editor, " OR dinghy")
    assert desk.panel.preview.gained_number == 1
    assert ("    steamer OR freighter OR dinghy", "3") in lines(desk)
    undo(window, qtbot)
    assert theme(session).facet("large").rules[1].source == "steamer OR freighter"
    assert desk.panel.editor.source == "steamer OR freighter"
    assert ("    steamer OR freighter", "2") in lines(desk)


def test_a_rule_that_cannot_be_read_is_marked_and_keeps_the_draft_from_being_saved(
    desk, session, window, press, qtbot
):
    desk.choose(("boats", "large", 0))
    desk.panel.editor.moveCursor(QTextCursor.MoveOperation.End)
    press(desk.panel.editor, " NEAR boat")
    tip = Qt.ItemDataRole.ToolTipRole
    qtbot.waitUntil(lambda: "Column 7" in desk.left.model.at(desk.place).data(tip))
    desk.choose(("weather",))
    qtbot.keyClick(desk.left.tree, Qt.Key.Key_S, CTRL)
    assert desk.place == ("boats", "large", 0), "it goes where the mistake is"
    assert "Not saved." in window.notice.words()
    assert session.codebook_version() == 1


def test_the_saved_rule_comes_back(desk, session, press, qtbot):
    desk.choose(("boats", "large", 0))
    press(desk.panel.editor, "quay OR ")
    assert desk.bar.back.isEnabled()
    qtbot.mouseClick(desk.bar.back, Qt.MouseButton.LeftButton)
    assert theme(session).facet("large").rules[0].source == "ferr*"
    assert not session.draft.edited


def test_a_rule_changes_its_language_and_its_note(desk, session, press):
    desk.choose(("boats", "large", 0))
    press(desk.panel.form.note, "all kinds of them")
    assert theme(session).facet("large").rules[0].note == "all kinds of them"
    desk.panel.language_changed.emit("ar")
    rules = theme(session).facet("large").rules
    assert [(r.language, r.source) for r in rules][-1] == ("ar", "ferr*")
    assert desk.place == ("boats", "large", len(rules) - 1)


# Around it ----------------------------------------------------------------------------------------


def test_the_status_bar_says_what_is_edited(desk, window, session, press, qtbot):
    desk.choose(("boats", "large", 0))
    press(desk.panel.editor, "quay OR ")
    qtbot.waitUntil(lambda: window.status._codebook.text() == "Codebook v1, 1 rule edited")
    assert desk.left.head._detail.text() == "version 1, edited"


def test_no_two_actions_of_the_window_have_one_key_while_the_codebook_is_shown(desk, window):
    def keys():
        found = [
            (key.toString(), action.text())
            for name in ("File", "Edit", "View", "Report", "Codebook", "Help")
            for action in window.actions_._menus[name].actions()
            for key in action.shortcuts()
        ]
        assert len({key for key, _ in found}) == len(found)
        return dict(found)

    assert keys()["Ctrl+S"].startswith("Save as version")
    window.show_workspace(0)
    assert keys()["Ctrl+S"].startswith("Save a")
    assert window.actions_["save"].shortcut() == QKeySequence("Ctrl+S")


def test_the_form_folds_into_a_tab_in_a_narrow_window(desk, window, qtbot):
    window.resize(1280, 800)
    qtbot.waitUntil(desk.tabs.isVisible)
    desk.choose(("boats",))
    assert desk.form.isVisible()
    assert not desk.panel.isVisible()
    desk.choose(("boats", "large", 0))
    assert desk.panel.isVisible()
    assert not desk.form.isVisible()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not desk.tabs.isVisible())
    assert desk.panel.isVisible()
    assert desk.form.isVisible()


def test_an_edited_draft_is_there_again_when_the_corpus_is_opened_again(
    desk, session, press, harbour
):
    desk.choose(("boats", "large", 0))
    press(desk.panel.editor, "quay OR ")
    session.close()
    session.open(harbour)
    assert theme(session).facet("large").rules[0].source == "quay OR ferr*"
    assert desk.left.head._detail.text() == "version 1, edited"
    assert "Your changes stay with this corpus" in desk.left.foot.text()


@pytest.mark.parametrize("place", [("boats",), ("boats", "large"), ("boats", "large", 1)])
def test_what_is_current_stays_current_while_something_else_is_edited(desk, session, place):
    desk.choose(place)
    desk.entry_actions.set_fields(("weather",), {"definition": "What blows."}, "Edited.")
    assert desk.place in {place, ("weather",)}
    assert drafted.stands(session.draft.codebook, desk.place)
