# SPDX-License-Identifier: MIT
"""What an analyst may rely on while a rule is written beside what it finds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from standpoint.corpus.rule_preview import FoundSentence, RulePreview, RuleQuestion
from standpoint.model.codebook import Codebook, Facet, Rule, Theme
from standpoint.ui.codebook.preview_words import Reach, in_force
from standpoint.ui.codebook.rule_panel import RulePanel
from standpoint.ui.codebook.rule_status import as_code

CAMPS = Facet("camps", "of the camps")
THEME = Theme("unity", "Unity", 1, "#0072B2", "circle", (CAMPS,))
CODEBOOK = Codebook("x", (THEME,))
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def answer(rule, found=6, saved=12, gained=1, lost=2, language="en", **more):
    def sentence(number):
        text = f"Number {number} asks for unity at the harbour."
        start = text.index("unity")
        marks = ((start, start + 5),)
        return FoundSentence(
            1, "Harbour paper", None, number, number, 100 * number, 150, text, marks
        )

    return RulePreview(
        question=RuleQuestion("unity", "camps", language, "unit*", rule, CODEBOOK),
        found=found,
        saved=saved,
        gained=tuple(map(sentence, range(gained))),
        lost=tuple(map(sentence, range(50, 50 + lost))),
        gained_number=gained,
        lost_number=lost,
        same_number=max(saved - lost, 0),
        searched=5,
        of=5,
        **more,
    )


class Asked:
    """What a panel told, in order."""

    def __init__(self, panel):
        self.questions, self.edits, self.all = [], [], []
        panel.question_wanted.connect(self.questions.append)
        panel.edited.connect(self.edits.append)


@pytest.fixture
def panel(look, qtbot):
    made = RulePanel(look)
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.asked = Asked(made)
    made.set_scopes(5, 49, "selected")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_rule(THEME, CAMPS, 1, 7, Rule("en", "unit*", "wide"), "unit*")
    return made


def typed(panel, qtbot, words):
    panel.editor.setFocus()
    panel.editor.selectAll()
    qtbot.keyClicks(panel.editor, words)


def message(panel):
    """Head and words in the place of the list; None while the list is there."""
    if panel.pages.currentIndex() == 0:
        return None
    return panel.waits.text(), panel.waits_detail.text()


def test_it_says_which_rule_it_is_and_asks_for_its_preview_at_once(panel):
    assert (panel.title.text(), panel.place.text()) == ("Rule 1 of 7", "in Unity › of the camps")
    assert panel.form.note.text() == "wide"
    assert panel.asked.questions == ["unit*"]
    assert panel.asked.edits == []
    assert not panel.form.saved_words.isVisible()


def test_the_preview_is_asked_for_once_behind_the_last_key(panel, qtbot):
    typed(panel, qtbot, "unity")
    assert panel.asked.edits[-1] == "unity"
    assert panel.asked.questions == ["unit*"]
    qtbot.waitUntil(lambda: len(panel.asked.questions) > 1)
    assert panel.asked.questions == ["unit*", "unity"]
    assert panel.form.saved_words.text() == "unit*"


def test_a_rule_that_cannot_be_read_is_told_but_not_asked_about(panel, qtbot):
    panel.show_preview(answer("unit*"))
    typed(panel, qtbot, "unity NEAR regime")
    qtbot.wait(250)
    assert panel.asked.edits[-1] == "unity NEAR regime"
    assert "unity NEAR regime" not in panel.asked.questions
    assert panel.status.headline.text() == "Column 7: NEAR needs a distance."
    assert panel.status.words().endswith("at most six words between, in either order.")
    assert panel.status.fix.text() == "Insert /6"
    assert message(panel) == (
        "Preview waits for a rule that can be read",
        "The saved rule stays in force: 12 sentences in the 5 selected reports.",
    )
    assert not panel.chart.isVisible()


def test_the_mend_is_done_by_key_and_by_click(panel, qtbot):
    typed(panel, qtbot, "unity NEAR regime")
    qtbot.keyClick(panel.editor, Qt.Key.Key_Return, ALT)
    assert panel.editor.source == "unity NEAR/6 regime"
    typed(panel, qtbot, "unity, vision")
    qtbot.mouseClick(panel.status.fix, Qt.MouseButton.LeftButton)
    assert panel.editor.source == "unity OR vision"
    assert panel.editor.hasFocus()
    assert panel.asked.edits[-1] == "unity OR vision"


def test_an_error_without_an_obvious_mend_says_what_to_write(panel, qtbot):
    typed(panel, qtbot, "un*")
    assert not panel.status.fix.isVisible()
    assert panel.status.words() == "Column 3: Write at least three letters before *."


def test_a_new_rule_says_what_to_write_and_is_not_wrong_before_something_is_typed(panel, qtbot):
    panel.show_rule(THEME, CAMPS, 8, 8, Rule("en", ""), None)
    assert panel.status.words().startswith("Write what to look for: words,")
    assert not panel.status.fix.isVisible()
    assert panel.form.saved_label.text() == "new, not saved yet"
    assert message(panel)[1] == "The rule is new: nothing is looked for until it can be read."
    typed(panel, qtbot, "unity")
    panel.show_preview(answer("unity", saved=0))
    assert panel.status.words() == "Valid. Finds 6 sentences."


def test_the_answer_says_what_the_rule_finds_and_what_the_saved_one_did(panel, qtbot):
    panel.show_preview(answer("unit*", found=12, gained=0, lost=0))
    assert panel.status.words() == "Valid. Finds 12 sentences, as saved."
    typed(panel, qtbot, "unity")
    panel.show_preview(answer("unity"))
    assert panel.status.words() == "Valid. Finds 6 sentences; the saved rule finds 12."
    assert message(panel) is None
    panel.show_preview(answer("unity", done=False))
    assert panel.status.words().endswith("Looked at 5 of 5 reports so far.")


def test_the_old_answer_stays_dimmed_until_the_next_and_a_late_one_is_dropped(panel, qtbot):
    panel.show_preview(answer("unit*"))
    before = [line.text for line in panel.list.lines.rows()]
    typed(panel, qtbot, "unity")
    assert [line.text for line in panel.list.lines.rows()] == before
    assert panel.list.painting.dimmed
    panel.show_preview(answer("unit", gained=0))
    assert panel.list.painting.dimmed
    panel.show_preview(answer("unity", gained=3))
    assert not panel.list.painting.dimmed
    assert panel.list.lines.rows()[0].text == "3 sentences gained"


def test_the_same_rule_shown_again_while_typing_disturbs_nothing(panel, qtbot):
    panel.show_preview(answer("unit*"))
    typed(panel, qtbot, "unity")
    panel.show_rule(THEME, CAMPS, 1, 7, Rule("en", "unity", "wide"), "unit*")
    assert panel.preview is not None
    assert panel.editor.textCursor().position() == 5
    assert panel.asked.questions == ["unit*"]
    panel.show_rule(THEME, CAMPS, 2, 7, Rule("en", "ranks"), "ranks")
    assert panel.preview is None
    assert panel.asked.questions == ["unit*", "ranks"]


def test_undo_from_outside_keeps_the_cursor_at_what_changed_and_the_list_dimmed(panel):
    panel.show_rule(THEME, CAMPS, 1, 7, Rule("en", "unity OR ranks"), "unit*")
    panel.show_preview(answer("unity OR ranks"))
    panel.show_rule(THEME, CAMPS, 1, 7, Rule("en", "unity OR one OR ranks"), "unit*")
    assert panel.editor.textCursor().position() in {12, 16}
    assert panel.list.painting.dimmed
    assert panel.asked.questions[-1] == "unity OR one OR ranks"
    assert panel.asked.edits == []


@pytest.mark.parametrize(
    ("prepare", "head", "words"),
    [
        (
            lambda p: p.show_preview(answer("unit*", found=4, saved=4, gained=0, lost=0)),
            "Nothing gained, nothing lost",
            "The rule finds the same 4 sentences as before.",
        ),
        (
            lambda p: p.show_preview(answer("unit*", found=0, saved=0, gained=0, lost=0)),
            "",
            "No sentence found in the 5 selected reports.",
        ),
        (lambda p: p.set_scopes(0, 0), "", "No reports yet. What the rule finds in them will"),
        (
            lambda p: (
                p.show_rule(THEME, CAMPS, 1, 1, Rule("ar", "وحدة"), "وحدة"),
                p.set_searchable(0),
            ),
            "",
            "No report in Arabic here. This rule looks only at Arabic reports.",
        ),
        (lambda p: p.show_failure("The corpus is closed."), "No preview", "The corpus is closed."),
        (lambda p: p.show_nothing(), "", "Choose a rule at the left to see what it finds."),
    ],
)
def test_where_there_is_nothing_to_list_it_says_why(panel, prepare, head, words):
    prepare(panel)
    found = message(panel)
    assert found[0] == head
    assert found[1].startswith(words)


def test_a_theme_that_is_off_and_a_name_that_limits_nothing_are_remarked_upon(panel):
    off = replace(THEME, active=False)
    panel.show_rule(off, CAMPS, 1, 1, Rule("en", 'unity NOT INSIDE "United Nations"'), None)
    said = panel.status.words()
    assert "Unity is switched off: its rules look for nothing until it is on." in said
    assert "NOT INSIDE changes nothing here" in said


def test_where_to_look_can_be_chosen_and_asks_again(panel, qtbot):
    scopes = []
    panel.scope_changed.connect(scopes.append)
    box = panel.form.scope
    assert [box.itemText(i) for i in range(2)] == ["5 selected reports", "All 49 reports"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert (scopes, panel.scope) == (["all"], "all")
    assert panel.asked.questions == ["unit*", "unit*"]
    panel.set_scopes(0, 1)
    assert [box.itemText(i) for i in range(box.count())] == ["The only report"]
    assert panel.scope == "all"


def test_language_and_note_are_told(panel, qtbot):
    told = []
    panel.language_changed.connect(told.append)
    panel.note_changed.connect(told.append)
    panel.form.language.setFocus()
    qtbot.keyClick(panel.form.language, Qt.Key.Key_Down)
    panel.form.note.setFocus()
    panel.form.note.clear()
    qtbot.keyClicks(panel.form.note, "x")
    assert told == ["ar", "x"]


def test_ctrl_arrows_walk_the_sentences_from_within_the_editor(panel, qtbot):
    panel.show_preview(answer("unit*", gained=2))
    panel.editor.setFocus()
    qtbot.keyClick(panel.editor, Qt.Key.Key_Down, CONTROL)
    first = panel.list.currentIndex().row()
    qtbot.keyClick(panel.editor, Qt.Key.Key_Down, CONTROL)
    assert (first, panel.list.currentIndex().row()) == (1, 2)
    qtbot.keyClick(panel.editor, Qt.Key.Key_Up, CONTROL)
    assert panel.list.currentIndex().row() == 1
    assert panel.editor.hasFocus()


def test_enter_goes_to_the_first_sentence_and_escape_back(panel, qtbot):
    panel.show_preview(answer("unit*"))
    panel.editor.setFocus()
    qtbot.keyClick(panel.editor, Qt.Key.Key_Return)
    assert panel.list.hasFocus()
    assert panel.list.chosen is not None
    decided = []
    panel.decided.connect(lambda *args: decided.append(args[1:]))
    qtbot.keyClick(panel.list, "X")
    assert decided == [("unity", "camps", "rejected")]
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert panel.editor.hasFocus()
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.editor, Qt.Key.Key_Escape)


def test_single_letters_typed_into_the_rule_decide_nothing(panel, qtbot):
    panel.show_preview(answer("unit*"))
    decided = []
    panel.decided.connect(decided.append)
    typed(panel, qtbot, "cx")
    assert decided == []
    assert panel.editor.source == "cx"


def test_f1_and_the_buttons_ask_for_help_and_for_the_test(panel, qtbot):
    for act in (
        lambda: qtbot.keyClick(panel.editor, Qt.Key.Key_F1),
        lambda: qtbot.mouseClick(panel.help, Qt.MouseButton.LeftButton),
    ):
        with qtbot.waitSignal(panel.help_wanted):
            act()
    with qtbot.waitSignal(panel.test_wanted):
        qtbot.mouseClick(panel.test, Qt.MouseButton.LeftButton)


def test_tab_walks_from_the_rule_through_its_fields(panel, qtbot):
    panel.show_preview(answer("unit*"))
    panel.editor.setFocus()
    walked = []
    for _ in range(5):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        walked.append(panel.focusWidget())
    assert walked[:3] == [panel.form.scope, panel.form.language, panel.form.note]
    assert panel.list in walked
    assert isinstance(panel.form.note, QLineEdit)


def test_words_of_the_rule_language_stand_in_its_face():
    said = as_code('Write NEAR/6 or NOT INSIDE "…" & more')
    assert said.count("<span") == 2
    assert "&amp; more" in said


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        (Reach(1, 9, only_selected=True), "the selected report"),
        (Reach(5, 9, only_selected=True), "the 5 selected reports"),
        (Reach(5, 1200), "all 1,200 reports"),
        (Reach(0, 1), "the only report"),
    ],
)
def test_where_the_preview_looks_is_said_in_words(reach, words):
    assert reach.words() == words
    assert in_force(answer("x", saved=1), reach, new=False).endswith(f"1 sentence in {words}.")
