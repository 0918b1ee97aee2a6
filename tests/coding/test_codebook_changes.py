# SPDX-License-Identifier: MIT
"""What differs between two codebooks, and the sentences that say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from standpoint.coding import codebook_editing as edit
from standpoint.coding.change_sentences import describe
from standpoint.coding.codebook_changes import Change, changes
from standpoint.coding.codebook_file import read
from standpoint.model.codebook import Rule

BOOK = read("""\
name = "Valley"

[[theme]]
id = "water"
label = "Water"
colour = "#0072B2"
definition = "Wells."
examples = ["The well is dry."]

[[theme.facet]]
id = "wells"
label = "wells"
rules.en = ['well NEAR/3 (dug OR dig)', 'borehole', 'cistern', 'spring*']
rules.ar = ['بئر']

[[theme.facet]]
id = "pipes"
label = "pipes"
rules.en = ['pipe*']

[[theme]]
id = "roads"
label = "Roads"
colour = "#D55E00"

[[theme.facet]]
id = "general"
label = "in general"
rules.en = ['road*']
""")


def said(new, old=BOOK):
    return [describe(change, new, old) for change in changes(old, new)]


def test_nothing_differs_between_a_codebook_and_itself():
    assert changes(BOOK, replace(BOOK, source="")) == ()


def test_a_rule_with_small_edits_changed_and_keeps_before_and_after():
    new = edit.set_rule(BOOK, "water", "wells", 0, Rule("en", "well NEAR/5 (dug OR dig)"))
    assert changes(BOOK, new) == (
        Change(
            "changed", "water", "wells", "well NEAR/5 (dug OR dig)", "en", "rule",
            "well NEAR/3 (dug OR dig)", "well NEAR/5 (dug OR dig)",
        ),
    )  # fmt: skip
    assert said(new) == [
        "In “Water”, “wells”, the English rule “well NEAR/3 (dug OR dig)” now reads "
        "“well NEAR/5 (dug OR dig)”."
    ]


def test_a_rule_that_became_another_was_removed_and_added():
    new = edit.set_rule(BOOK, "water", "wells", 1, Rule("en", "quarry"))
    assert [(each.kind, each.rule) for each in changes(BOOK, new)] == [
        ("added", "quarry"),
        ("removed", "borehole"),
    ]
    assert said(new)[1] == "In “Water”, “wells”, the English rule “borehole” was removed."


def test_a_rule_that_went_to_another_place_or_facet_moved():
    down = edit.move_rule(BOOK, "water", "wells", 0, 3)
    assert [(each.kind, each.before, each.after) for each in changes(BOOK, down)] == [
        ("moved", "1", "4")
    ]
    across = edit.add_rule(
        edit.remove_rule(BOOK, "water", "wells", 1), "roads", "general", Rule("en", "borehole")
    )
    assert said(across) == [
        "In “Roads”, “in general”, the English rule “borehole” came from “Water”, “wells”."
    ]


def test_where_a_rule_came_from_has_its_label_though_the_facet_is_gone():
    labelled = edit.set_facet(BOOK, "water", "pipes", label="water pipes")
    across = edit.add_rule(labelled, "roads", "general", Rule("en", "pipe*"))
    assert said(edit.remove_facet(across, "water", "pipes"), labelled) == [
        "Facet “water pipes” of “Water” was removed.",
        "In “Roads”, “in general”, the English rule “pipe*” came from “Water”, “water pipes”.",
    ]


def test_a_note_and_a_rule_in_another_language_are_told_as_such():
    new = edit.set_rule(BOOK, "water", "wells", 1, Rule("en", "borehole", "deep ones"))
    new = edit.add_rule(new, "water", "wells", Rule("ar", "ينبوع"))
    assert said(new) == [
        "In “Water”, “wells”, the note on the English rule “borehole” is now “deep ones”.",
        "In “Water”, “wells”, the Arabic rule “ينبوع” is new.",
    ]


def test_of_a_long_rule_the_sentence_shows_what_differs():
    words = " OR ".join(f"word{number}" for number in range(60))
    old = edit.add_rule(BOOK, "roads", "general", Rule("en", words))
    new = edit.set_rule(
        old, "roads", "general", 1, Rule("en", words.replace("word40", "path OR word40"))
    )
    assert said(new, old) == [
        "In “Roads”, “in general”, the English rule “… word37 OR word38 OR word39 OR word40 OR "
        "word41 OR word42 OR …” now reads “… word37 OR word38 OR word39 OR path OR word40 OR "
        "word41 OR word42 OR …”."
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"label": "Waters"}, "The theme “Water” is now called “Waters”."),
        ({"active": False}, "Theme “Water” was switched off."),
        ({"key": 7}, "The key of theme “Water” is now “7”; before it was “1”."),
        (
            {"definition": "Wells and springs."},
            "The definition of theme “Water” is now “Wells and springs”; before it was “Wells”.",
        ),
        ({"definition": ""}, "The definition of theme “Water” was taken away; it was “Wells”."),
        (
            {"valid_from": date(2019, 5, 1)},
            "The first valid day of theme “Water” is now “2019-05-01”.",
        ),
        ({"examples": ("A.", "B.")}, "The examples of theme “Water” changed: 2 new, 1 removed."),
        ({"near_misses": ("A.",)}, "The near misses of theme “Water” changed: 1 new."),
    ],
)
def test_a_changed_field_of_a_theme_is_one_sentence(fields, sentence):
    assert said(edit.set_theme(BOOK, "water", **fields)) == [sentence]


def test_entries_that_came_went_or_moved_are_one_sentence_each():
    new, bridges = edit.add_theme(edit.move_theme(BOOK, "roads", 0), "Bridges")
    new = edit.add_rule(new, bridges, "general", Rule("en", "bridge*"))
    new, _ = edit.add_facet(new, "roads", "of stone")
    new = edit.remove_facet(new, "water", "pipes")
    new = edit.set_facet(replace(new, name="Hills"), "water", "wells", counts=False)
    assert said(new) == [
        "The codebook is now called “Hills”; before it was “Valley”.",
        "Theme “Roads” moved from place 2 to place 1.",
        "Facet “of stone” of “Roads” is new.",
        "Facet “wells” of “Water” no longer counts toward its theme.",
        "Facet “pipes” of “Water” was removed.",
        "Theme “Bridges” is new, with 1 rule.",
    ]
    assert said(edit.remove_theme(BOOK, "roads")) == ["Theme “Roads” was removed."]


def test_a_theme_with_a_new_id_is_still_the_same():
    new = edit.set_theme(BOOK, "water", id="springs")
    assert [(each.kind, each.field) for each in changes(BOOK, new)] == [("changed", "id")]


def test_changes_back_are_the_changes_there_turned_round():
    new = edit.set_theme(edit.remove_rule(BOOK, "water", "wells", 2), "roads", label="Streets")
    there, back = changes(BOOK, new), changes(new, BOOK)
    turned = {"added": "removed", "removed": "added"}
    assert sorted((turned.get(e.kind, e.kind), e.rule, e.after, e.before) for e in there) == sorted(
        (e.kind, e.rule, e.before, e.after) for e in back
    )
