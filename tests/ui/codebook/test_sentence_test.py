# SPDX-License-Identifier: MIT
"""A sentence can be tried on the codebook as it is being edited."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from standpoint.model.codebook import Codebook, Facet, Rule, Theme
from standpoint.ui.codebook.sentence_test import MOST_SHOWN, Marked, SentenceTest, language_of


def theme(name, *rules, active=True):
    facet = Facet("f", "of the land", rules=tuple(Rule(code, rule) for code, rule in rules))
    return Theme(name, name.title(), 1, "#0072B2", "circle", (facet,), active=active)


class Draft:
    """A codebook that changes."""

    def __init__(self):
        self.codebook = Codebook(
            "x",
            (
                theme("unity", ("en", 'unit* NOT INSIDE "United Nations"'), ("ar", "وحدة")),
                theme("camps", ("en", "tents"), active=False),
            ),
        )

    def __call__(self):
        """Return it as it is now."""
        return self.codebook


@pytest.fixture
def draft():
    return Draft()


@pytest.fixture
def dialog(look, draft, qtbot):
    made = SentenceTest(look, draft)
    qtbot.addWidget(made)
    made.show()
    return made


def said(dialog):
    return [
        label.text() for label in dialog.results.findChildren(QLabel) if label.isVisibleTo(dialog)
    ]


def test_an_empty_field_says_what_will_stand_there(dialog):
    assert dialog.summary.text() == "What the codebook makes of it will stand here."


def test_typing_says_what_finds_the_sentence_and_marks_the_words(dialog, qtbot):
    qtbot.keyClicks(dialog.field, "They want unity.")
    qtbot.waitUntil(lambda: dialog.summary.text() == "Found as 1 facet")
    assert "Unity › of the land" in said(dialog)
    assert [m.accessibleName() for m in dialog.results.findChildren(Marked)] == ["unity"]


def test_what_nearly_finds_it_says_what_is_in_the_way(dialog):
    dialog.show_sentence("The United Nations came.")
    assert dialog.summary.text() == "No English rule finds this"
    words = " ".join(said(dialog))
    assert "Nearly found" in words
    assert "takes away what stands in “United Nations”." in words


def test_arabic_is_known_by_its_letters_and_runs_from_the_right(dialog):
    dialog.show_sentence("نريد وحدة البلاد.")
    assert dialog.summary.text() == "Found as 1 facet"
    option = dialog.field.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    dialog.language.setCurrentIndex(1)
    dialog.try_now()
    assert dialog.summary.text() == "No English rule finds this"


def test_a_theme_that_is_off_is_named_and_not_counted(dialog):
    dialog.show_sentence("The tents are here.")
    assert dialog.summary.text() == "No English rule finds this"
    assert "Camps › of the land" in said(dialog)
    assert "The theme is switched off: this is not counted." in " ".join(said(dialog))


def test_the_codebook_is_tried_as_it_is_now(dialog, draft):
    dialog.show_sentence("The ranks are closed.")
    assert dialog.summary.text() == "No English rule finds this"
    draft.codebook = Codebook("x", (theme("unity", ("en", "ranks")),))
    dialog.try_now()
    assert dialog.summary.text() == "Found as 1 facet"


def test_of_very_many_rules_the_first_are_shown(dialog, draft):
    draft.codebook = Codebook(
        "x", (theme("unity", *[("en", f"a{n}* OR unity") for n in range(100, 145)]),)
    )
    dialog.show_sentence("They want unity.")
    assert len(dialog.results.findChildren(Marked)) == MOST_SHOWN
    assert "and 5 more" in said(dialog)


def test_escape_closes_it(dialog, qtbot):
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("text", "language"),
    [("", "en"), ("unity", "en"), ("وحدة", "ar"), ("UN: وحدة الصف", "ar"), ("2254", "en")],
)
def test_the_language_is_told_by_the_letters(text, language):
    assert language_of(text) == language
