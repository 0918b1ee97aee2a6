# SPDX-License-Identifier: MIT
"""What an analyst may rely on while a rule is being typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from standpoint.ui.codebook.rule_colours import pair, place_of
from standpoint.ui.codebook.rule_editor import ARABIC_LINE, LINE, MOST_LINES, RuleEditor

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(look, qtbot):
    made = RuleEditor(look)
    qtbot.addWidget(made)
    made.resize(400, 60)
    made.show()
    made.show_rule("unity OR unif*", "en", "#0072B2")
    return made


def cursor_at(editor, place):
    cursor = editor.textCursor()
    cursor.setPosition(place)
    editor.setTextCursor(cursor)


def colours(editor):
    """The words of the first line with their colour and weight."""
    block = editor.document().begin()
    return {
        block.text()[one.start : one.start + one.length]: (
            one.format.foreground().color().name().upper(),
            one.format.fontWeight() > 500,
        )
        for one in block.layout().formats()
    }


def test_words_stand_in_the_ink_of_the_theme_and_operators_are_bold(editor, look):
    editor.show_rule('(unity OR "one voice") NEAR/6 camps', "en", "#009E73")
    ink = look.hue("#009E73").ink.upper()
    found = colours(editor)
    assert found["unity"] == found['"one voice"'] == found["camps"] == (ink, False)
    assert found["NEAR/6"] == (look.colour("tx").name().upper(), True)
    assert found["("][0] == look.colour("tx2").name().upper()


def test_every_key_tells_the_rule_even_where_it_cannot_be_read(editor, qtbot):
    told = []
    editor.edited.connect(told.append)
    cursor_at(editor, len("unity OR unif*"))
    qtbot.keyClicks(editor, " NEAR")
    assert told == [("unity OR unif* NEAR")[:n] for n in range(15, 20)]
    assert editor.error.column == 16


def test_showing_a_rule_tells_nothing_and_keeps_the_cursor_where_it_is_the_same(editor):
    told = []
    editor.edited.connect(told.append)
    cursor_at(editor, 5)
    editor.show_rule("unity OR unif*", "en", "#0072B2")
    assert editor.textCursor().position() == 5
    editor.show_rule("union", "en", "#0072B2")
    assert (told, editor.toPlainText(), editor.source) == ([], "union", "union")


def test_a_screen_reader_hears_the_error_and_its_mend(editor):
    editor.write("unity NEAR regime")
    assert editor.accessibleName() == "Rule"
    assert "Column 7: NEAR needs a distance." in editor.accessibleDescription()
    assert "Alt Enter: Insert /6." in editor.accessibleDescription()
    editor.write("unity NEAR/6 regime")
    assert editor.accessibleDescription() == ""


def test_alt_enter_asks_for_the_mend_which_is_one_step_to_undo(editor, qtbot):
    editor.fix_wanted.connect(editor.accept_fix)
    editor.write("\U0001d54a NEAR regime")
    qtbot.keyClick(editor, Qt.Key.Key_Return, ALT)
    assert editor.source == "\U0001d54a NEAR/6 regime"
    editor.write("unity NEAR regime")
    qtbot.keyClick(editor, Qt.Key.Key_Return, ALT)
    assert editor.source == "unity NEAR/6 regime"
    editor.undo()
    assert editor.source == "unity NEAR regime"


def test_enter_leaves_a_readable_rule_and_leads_to_the_mistake_of_another(editor, qtbot):
    left = []
    editor.entered.connect(lambda: left.append(editor.source))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert left == ["unity OR unif*"]
    editor.write("unity NEAR regime")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert left == ["unity OR unif*"]
    assert editor.textCursor().position() == 6
    assert "\n" not in editor.source


def test_shift_enter_breaks_the_line(editor, qtbot):
    cursor_at(editor, 5)
    qtbot.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    assert editor.source == "unity\n OR unif*"
    assert editor.error is None


def test_escape_and_f1_are_handed_on(editor, qtbot):
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    with qtbot.waitSignal(editor.help_wanted):
        qtbot.keyClick(editor, Qt.Key.Key_F1)


def test_it_grows_with_its_text_up_to_six_lines(editor, qtbot):
    low = editor.height()
    assert LINE <= low < 2 * LINE
    editor.write("\n".join(["unity OR"] * 3 + ["unity"]))
    qtbot.waitUntil(lambda: editor.height() == low + 3 * LINE)
    editor.write("\n".join(["unity OR"] * 20 + ["unity"]))
    qtbot.waitUntil(lambda: editor.height() == low + (MOST_LINES - 1) * LINE)


def test_an_arabic_rule_runs_from_the_right(editor):
    editor.show_rule("(توحيد OR توحد) NEAR/4 صفوف", "ar", "#0072B2")
    option = editor.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    assert editor.document().begin().blockFormat().lineHeight() == ARABIC_LINE
    assert editor.error is None
    editor.show_rule("unity", "en", "#0072B2")
    option = editor.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.LeftToRight


def test_setting_the_lines_is_no_step_to_undo(editor):
    editor.show_rule("وحدة", "ar", "#0072B2")
    editor.show_rule("unity", "en", "#0072B2")
    assert not editor.document().isUndoAvailable()


def test_typing_over_a_whole_rule_with_parentheses_is_quiet(editor, qtbot):
    editor.show_rule("(unity OR unite) NEAR/6 (ranks OR camps)", "en", "#0072B2")
    cursor_at(editor, len(editor.source))
    editor.selectAll()
    qtbot.keyClicks(editor, "a)")
    editor.show_rule("(b OR c)", "en", "#0072B2")
    assert editor.source == "(b OR c)"


def test_whoever_takes_undo_over_keeps_it(editor):
    editor.setUndoRedoEnabled(False)
    editor.show_rule("union", "en", "#0072B2")
    assert not editor.isUndoRedoEnabled()


@pytest.mark.parametrize(
    ("place", "marked"),
    [(0, (0, 16)), (1, (0, 16)), (3, (3, 10)), (11, (3, 10)), (17, (0, 16)), (6, None)],
)
def test_the_parenthesis_at_the_cursor_shows_its_partner(place, marked):
    assert pair("(a (b OR c) OR d) NEAR", place) == marked


def test_the_cursor_beside_a_parenthesis_lays_a_ground_under_both(editor):
    editor.write("(a OR b) AND c")
    cursor_at(editor, 8)
    marks = editor.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["(", ")"]
    cursor_at(editor, 11)
    assert editor.extraSelections() == []


@pytest.mark.parametrize(
    ("rule", "column", "part"),
    [
        ("unity NEAR regime", 7, "NEAR"),
        ("a OR un*", 8, "un*"),
        ("unity OR", 9, "OR"),
        ('a OR "b c', 6, '"'),
        ("", 1, ""),
    ],
)
def test_the_wave_lies_under_the_part_at_the_column(rule, column, part):
    start, end = place_of(rule, column)
    assert rule[start:end] == part


def test_a_mistake_is_waved_under_and_framed_in_the_colour_of_errors(editor, look):
    def red():
        image = editor.grab().toImage()
        wrong = look.colour("err")
        return sum(
            image.pixelColor(x, y) == QColor(wrong)
            for x in range(image.width())
            for y in range(image.height())
        )

    assert red() == 0
    editor.write("unity NEAR regime")
    framed = red()
    assert framed > 2 * (editor.width() + editor.height()) * 0.8


def test_colours_follow_the_scheme(editor, look):
    look.set_preference("dark")
    assert colours(editor)["unity"][0] == look.hue("#0072B2").ink.upper()
