# SPDX-License-Identifier: MIT
"""Edits of a codebook: each gives a new one, and none that could not be read again."""

from __future__ import annotations

from datetime import date

import pytest

from standpoint.coding import codebook_editing as edit
from standpoint.coding.codebook_file import default, read
from standpoint.errors import CodebookError
from standpoint.model.codebook import Codebook, Rule

BOOK = read("""\
[[theme]]
id = "water"
label = "Water"
key = 2
colour = "#0072B2"

[[theme.facet]]
id = "wells"
label = "wells"
rules.en = ['well*', 'borehole']
rules.ar = ['بئر', 'آبار']

[[theme.facet]]
id = "pipes"
label = "pipes"
rules.en = ['pipe*']

[[theme]]
id = "roads"
label = "Roads"
colour = "#D55E00"
key = 3

[[theme.facet]]
id = "general"
label = "in general"
rules.en = ['road*']
""")


def wells(codebook):
    return [rule.source for rule in codebook.theme("water").facet("wells").rules]


def test_a_new_theme_differs_from_all_that_are_switched_on():
    codebook = default()
    codebook, fifth = edit.add_theme(codebook, "Lamps")
    assert (codebook.theme(fifth).colour, codebook.theme(fifth).shape) == ("#915C46", "plus")
    codebook, sixth = edit.add_theme(codebook, "Ropes")
    shown = [theme for theme in codebook.active() if theme.id != sixth]
    assert codebook.theme(sixth).colour not in {theme.colour for theme in shown}
    assert codebook.theme(sixth).shape not in {theme.shape for theme in shown}


def test_a_new_theme_has_what_it_needs_and_takes_what_is_free():
    codebook, theme = edit.add_theme(BOOK, "  Bridges & Fords ", 1)
    new = codebook.theme(theme)
    assert [each.id for each in codebook.themes] == ["water", "bridges_fords", "roads"]
    assert (new.label, new.key, new.shape, new.active) == ("Bridges & Fords", 1, "square", True)
    assert new.colour == "#009E73"
    assert [(facet.id, facet.rules) for facet in new.facets] == [("general", ())]
    assert codebook.source == BOOK.source


@pytest.mark.parametrize(
    ("label", "identity"),
    [("Éloge", "eloge"), ("اللاجئون", "theme"), ("2254", "theme_2254"), ("Water!", "water_2")],
)
def test_an_id_is_made_from_any_name(label, identity):
    assert edit.add_theme(BOOK, label)[1] == identity


def test_the_tenth_theme_is_switched_off():
    codebook = Codebook("x", ())
    for number in range(10):
        codebook, _ = edit.add_theme(codebook, f"Theme {number}")
    assert [theme.active for theme in codebook.themes] == [True] * 9 + [False]
    assert [theme.key for theme in codebook.themes][:9] == list(range(1, 10))
    last = codebook.themes[-1].id
    with pytest.raises(CodebookError, match="Nine themes are switched on already"):
        edit.set_theme(codebook, last, active=True)
    freed = edit.set_theme(codebook, codebook.themes[3].id, active=False)
    assert edit.set_theme(freed, last, active=True).theme(last).key == 4


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"label": "ROADS "}, "Another theme is called “ROADS” already."),
        ({"label": "  "}, "A theme needs a name."),
        ({"id": "roads"}, "Another theme has the id “roads” already."),
        ({"id": "Wa ter"}, "The id “Wa ter” has other signs"),
        ({"key": 3}, "Another theme has the key 3 already."),
        ({"key": 10}, "The key of a theme is a digit"),
        ({"colour": "blue"}, "The colour “BLUE” is not of the form"),
        ({"shape": "blob"}, "“blob” is no shape."),
        ({"valid_from": date(2020, 1, 2), "valid_to": date(2020, 1, 1)}, "would end before it"),
    ],
)
def test_values_that_clash_are_refused_with_a_sentence(fields, said):
    with pytest.raises(CodebookError) as caught:
        edit.set_theme(BOOK, "water", **fields)
    assert said in caught.value.sentence


def test_facets_are_named_once_and_the_last_one_stays():
    codebook, facet = edit.add_facet(BOOK, "roads", "of gravel")
    assert facet == "of_gravel"
    with pytest.raises(CodebookError, match="Another facet is called “OF GRAVEL” already"):
        edit.add_facet(codebook, "roads", "OF GRAVEL")
    with pytest.raises(CodebookError, match="Another facet is called"):
        edit.set_facet(codebook, "roads", "general", label="of gravel")
    alone = edit.remove_facet(codebook, "roads", "general")
    with pytest.raises(CodebookError, match="This is the only facet of “Roads”"):
        edit.remove_facet(alone, "roads", "of_gravel")
    with pytest.raises(CodebookError, match="This is the only theme"):
        edit.remove_theme(edit.remove_theme(BOOK, "water"), "roads")


def test_rules_stay_together_by_language():
    assert wells(edit.add_rule(BOOK, "water", "wells", Rule("en", "spring"), 4)) == [
        "well*", "borehole", "spring", "بئر", "آبار",
    ]  # fmt: skip
    assert wells(edit.add_rule(BOOK, "water", "wells", Rule("ar", "ينبوع"), 0)) == [
        "well*", "borehole", "ينبوع", "بئر", "آبار",
    ]  # fmt: skip
    assert wells(edit.add_rule(BOOK, "water", "wells", Rule("fr", " puits "))) == [
        "well*", "borehole", "بئر", "آبار", "puits",
    ]  # fmt: skip
    assert wells(edit.move_rule(BOOK, "water", "wells", 0, 3)) == [
        "borehole", "well*", "بئر", "آبار",
    ]  # fmt: skip
    assert wells(edit.set_rule(BOOK, "water", "wells", 0, Rule("ar", "x"))) == [
        "borehole", "x", "بئر", "آبار",
    ]  # fmt: skip


def test_entries_move_to_the_place_that_is_named():
    assert [t.id for t in edit.move_theme(BOOK, "water", 1).themes] == ["roads", "water"]
    moved = edit.move_facet(BOOK, "water", "pipes", 0).theme("water")
    assert [facet.id for facet in moved.facets] == ["pipes", "wells"]


@pytest.mark.parametrize(
    "act",
    [
        lambda: edit.set_theme(BOOK, "air", label="x"),
        lambda: edit.set_facet(BOOK, "water", "taps", label="x"),
        lambda: edit.remove_theme(BOOK, "air"),
        lambda: edit.add_rule(BOOK, "water", "taps", Rule("en", "x")),
        lambda: edit.remove_rule(BOOK, "water", "wells", 4),
        lambda: edit.set_rule(BOOK, "water", "wells", -1, Rule("en", "x")),
        lambda: edit.move_rule(BOOK, "water", "wells", 0, 4),
        lambda: edit.move_theme(BOOK, "water", 2),
    ],
)
def test_what_is_not_there_is_a_key_or_an_index_error(act):
    with pytest.raises((KeyError, IndexError)):
        act()
