# SPDX-License-Identifier: MIT
"""What is said of a draft: which rule was which, what is counted as edited, what undo leads to."""

from __future__ import annotations

import pytest

from standpoint.coding import codebook_editing as editing
from standpoint.coding.codebook_changes import changes
from standpoint.model.codebook import Codebook, Facet, Rule, Theme
from standpoint.ui.codebook import drafted, trying
from standpoint.ui.codebook.changes_list import ChangesList, marked
from standpoint.ui.codebook.entries import entries
from standpoint.ui.codebook.form_fields import day
from standpoint.ui.codebook.saving import recoded

RULES = (Rule("en", "ferry OR ferries"), Rule("en", "raft"), Rule("ar", "سفينة"))


@pytest.fixture
def saved():
    """Two themes, one of them with three rules."""
    facet = Facet("large", "large ones", rules=RULES)
    return Codebook(
        "harbour",
        (
            Theme("boats", "Boats", 1, "#0072B2", "circle", (facet,)),
            Theme("weather", "Weather", 2, "#D55E00", "square", (Facet("wind", "wind"),)),
        ),
    )


def rewrite(codebook, number, source, language="en"):
    return editing.set_rule(codebook, "boats", "large", number, Rule(language, source))


def test_a_rule_that_was_written_anew_is_still_the_rule_of_its_place(saved):
    draft = rewrite(saved, 0, "quay AND mooring")
    assert drafted.saved_rule(saved, draft, ("boats", "large", 0)) == RULES[0]


def test_a_rule_is_known_where_it_went(saved):
    draft = editing.move_rule(saved, "boats", "large", 0, 1)
    assert drafted.saved_rule(saved, draft, ("boats", "large", 1)) == RULES[0]


def test_a_rule_that_was_added_is_no_saved_one(saved):
    draft = editing.add_rule(saved, "boats", "large", Rule("en", "dinghy"), 1)
    assert drafted.saved_rule(saved, draft, ("boats", "large", 1)) is None
    assert drafted.saved_rule(saved, draft, ("boats", "large", 2)) == RULES[1]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda book: rewrite(book, 0, "quay AND mooring"), "1 rule edited"),
        (lambda book: rewrite(rewrite(book, 0, "quay"), 1, "hull"), "2 rules edited"),
        (lambda book: editing.set_theme(book, "boats", definition="Floats."), "1 theme edited"),
        (
            lambda book: editing.set_facet(rewrite(book, 1, "hull"), "boats", "large", label="big"),
            "1 rule and 1 facet edited",
        ),
        (lambda book: editing.add_theme(book, "Lamps")[0], "1 theme added"),
        (
            lambda book: editing.add_rule(
                editing.add_theme(book, "Lamps")[0], "boats", "large", Rule("en", "raft")
            ),
            "1 rule and 1 theme added",
        ),
        (
            lambda book: editing.add_theme(rewrite(book, 1, "hull"), "Lamps")[0],
            "1 rule edited, 1 theme added",
        ),
        (lambda book: book, ""),
    ],
)
def test_the_status_bar_counts_what_is_edited(saved, edit, said):
    assert drafted.counted(changes(saved, edit(saved))) == said


def test_a_rule_written_anew_is_one_change_with_both_wordings(saved):
    found = drafted.compared(saved, rewrite(saved, 0, "quay AND mooring")).changes
    assert [(c.kind, c.before, c.after) for c in found] == [
        ("changed", "ferry OR ferries", "quay AND mooring")
    ]


def test_a_rule_that_is_not_written_yet_is_told_as_such(saved, look, qtbot):
    draft = editing.add_rule(saved, "boats", "large", Rule("en", ""), 1)
    shown = ChangesList(look)
    qtbot.addWidget(shown)
    shown.show_difference(drafted.compared(saved, draft))
    assert "A new rule in “large ones” is not written yet." in shown.toPlainText()


def test_words_of_a_codebook_are_shown_as_they_are_written(saved, look, qtbot):
    draft = editing.set_theme(saved, "boats", definition="<img src='x'>")
    shown = ChangesList(look)
    qtbot.addWidget(shown)
    shown.show_difference(drafted.compared(saved, draft))
    assert "<img src='x'>" in shown.toPlainText()


def test_a_changed_rule_shows_what_went_and_what_came():
    before, after = marked("ferry OR <raft", "ferry OR barge")
    assert before == "ferry OR <s>&lt;raft</s>"
    assert after == "ferry OR <u>barge</u>"


def test_of_a_long_rule_only_what_changed_is_shown_with_its_neighbours():
    words = " OR ".join(f"word{n}" for n in range(60))
    before, after = marked(f"{words} OR raft", f"{words} OR barge")
    assert before.startswith("… OR word")
    assert before.endswith("<s>raft</s>")
    assert len(after) < 80


def test_undo_leads_to_what_it_changed(saved):
    assert drafted.touched(saved, rewrite(saved, 1, "hull")) == [("boats", "large", 1)]
    draft, new = editing.add_facet(saved, "weather", "rain")
    assert drafted.touched(saved, draft) == [("weather", new)]
    assert drafted.touched(draft, saved) == [("weather",)]
    assert drafted.touched(saved, saved) == []


def test_what_will_be_coded_again_is_said_in_words(saved):
    reports, names = {"en": 41, "ar": 3}, {"en": "English", "ar": "Arabic"}
    found = changes(saved, rewrite(saved, 0, "quay"))
    assert "41 English reports" in recoded(found, reports, names)
    found = changes(saved, editing.set_theme(saved, "boats", definition="Floats."))
    assert recoded(found, reports, names) == "No rule is changed: no report is coded again."
    found = changes(saved, editing.set_theme(saved, "boats", active=False))
    assert "coded again" in recoded(found, reports, names)


def test_filter_words_are_found_in_labels_rules_and_notes(saved):
    draft = editing.set_rule(saved, "boats", "large", 1, Rule("en", "raft", "seen in spring"))

    def found(words):
        return [e.label for top in entries(draft, words) for e in top.walk()]

    assert found("SPRING") == ["Boats", "large ones", "raft"]
    assert found("weather") == ["Weather", "wind"]
    assert found("nothing of the kind") == []


def test_a_bound_is_the_first_or_the_last_day_of_what_was_written():
    assert str(day("December 2024", "first")) == "2024-12-01"
    assert str(day("December 2024", "last")) == "2024-12-31"
    assert day("  ", "first") is None


def test_a_sentence_is_tried_by_the_rules_of_its_script(saved):
    theme = saved.theme("boats")
    assert [hit.rule for hit in trying.hits(theme, "وصلت سفينة إلى الميناء.")] == ["سفينة"]
    assert trying.hits(theme, "A raft.")[0].rule == "raft"


def test_rules_that_cannot_be_read_do_not_keep_the_others_from_being_tried(saved):
    theme = rewrite(saved, 0, "ferry NEAR").theme("boats")
    assert trying.verdicts(theme, ["A raft.", "A ferry."], wanted=True) == [
        "",
        "No rule finds this example.",
    ]
    assert list(trying.unread(rewrite(saved, 0, "ferry NEAR"), ())) == [("boats", "large", 0)]
