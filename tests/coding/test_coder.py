# SPDX-License-Identifier: MIT
"""What the coder reports of a text: hits in their places, and what it did not look for."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from standpoint.coding.coder import Coder
from standpoint.errors import RuleError
from standpoint.model.codebook import Codebook, Facet, Rule, Theme
from standpoint.model.dates import parse as edtf
from standpoint.model.reports import Sentence
from standpoint.text.furniture import mark
from standpoint.text.sentences import split


def theme(theme_id, facets, **more):
    made = tuple(
        Facet(name, name, rules=tuple(Rule(language, rule) for language, rule in rules))
        for name, rules in facets.items()
    )
    return Theme(theme_id, theme_id, 1, "#000000", "circle", made, **more)


def coder(facets, **more):
    return Coder(Codebook("test", (theme("unity", facets, **more),)))


def hits(made, text, language="en", when=None, hard_wrapped=False):
    sentences = mark(text, split(text, language, hard_wrapped))
    found = made.code(text, sentences, language, when)
    return [(hit.sentence, text[hit.start : hit.end], hit.facet) for hit in found]


def test_a_hit_is_exactly_the_matched_words_in_the_stored_text():
    made = coder({"land": [("en", "Syria PRE/3 integrity")]})
    text = "It’s about “Syria’s\nterritorial\u00a0in\u00adtegrity”, they said."
    assert hits(made, text, hard_wrapped=True) == [
        (0, "Syria’s\nterritorial\u00a0in\u00adtegrity", "land")
    ]


def test_offsets_count_code_points_beyond_the_first_plane_too():
    made = coder({"land": [("en", "unity")]})
    assert hits(made, "😀 𝐔𝐧𝐢𝐭𝐲 and unity 😀") == [(0, "𝐔𝐧𝐢𝐭𝐲", "land"), (0, "unity", "land")]


def test_a_word_whose_first_letter_is_two_characters_is_a_hit_to_its_end():
    made = coder({"land": [("en", "élan"), ("en", '"of all"')]})
    assert hits(made, "An E\u0301lan of … all") == [(0, "E\u0301lan", "land")]


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("unity", "'Unity' of the peoples'", ["Unity"]),
        ("unity", "unity'5 and 5'unity", ["unity"]),
        ("unity", "unityوحدة", ["unity"]),
        ("2254", "$2254, $ 2254, 2254%, 2,254, 2254.5, 2254th", []),
        ("2254", "(2254), 2254. No.2254, S/2254/5, '2254' و2254", ["2254"] * 6),
        ('"one people"', "one      people, one —— people, one, people", None),
        ('"one people"', "one. people, one (people), one ; people", []),
        ('"one people"', "one\npeople", []),
        ('"U.S. envoy"', "A U.S. envoy, a US envoy", ["U.S. envoy"]),
        ('"resolution 2254"', "resolution 2254, resolution 2,254", ["resolution 2254"]),
        ('"=One people"', "One people, one people", ["One people"]),
        ("*unity", "5unity, disunity", ["5unity", "disunity"]),
    ],
)
def test_words_stand_alone_whatever_signs_are_beside_them(rule, text, found):
    wanted = text.split(", ", 2) if found is None else found
    assert [hit[1] for hit in hits(coder({"land": [("en", rule)]}), text)] == wanted


def test_what_a_coder_finds_does_not_depend_on_what_it_read_before():
    made = coder({"land": [("en", "peace NEAR/3 talks"), ("en", '"peace talks" OR unit*')]})
    text = "Peace and talks, unity and peace talks."
    before = hits(made, text)
    for _ in range(30):
        hits(made, "Peace, peace and again peace in the unit. " * 100)
    assert hits(made, text) == before == hits(coder({"land": [("en", "peace")]}), "") + before


def test_hits_of_one_facet_that_overlap_count_once_and_the_longest_stays():
    made = coder({"land": [("en", "unity"), ("en", '"unity of Syria"'), ("en", '"of Syria now"')]})
    found = hits(made, "The unity of Syria now, the unity.")
    assert found == [(0, "unity of Syria", "land"), (0, "unity", "land")]


def test_hits_of_two_facets_may_overlap_and_all_are_sorted_by_their_place():
    made = coder({"people": [("en", '"of Syria"')], "land": [("en", '"unity of Syria"')]})
    found = hits(made, "The unity of Syria. Sons of Syria.")
    assert [hit[1:] for hit in found] == [
        ("unity of Syria", "land"),
        ("of Syria", "people"),
        ("of Syria", "people"),
    ]
    assert [hit[0] for hit in found] == [0, 0, 1]


def test_a_rule_does_not_reach_over_the_end_of_a_sentence():
    made = coder({"land": [("en", "unity NEAR/5 Syria")]})
    assert hits(made, "They want unity. Syria waits.") == []
    assert hits(made, "They want unity\nSyria waits") == []
    assert hits(made, "They want unity\nof Syria", hard_wrapped=True) == [
        (0, "unity\nof Syria", "land")
    ]


def test_furniture_is_not_coded():
    made = coder({"land": [("en", "unity")]})
    assert hits(made, "Read Also: Unity now\nNo word of it.\n(Source: Unity Office)") == []


def test_only_the_rules_of_the_report_s_language_are_applied():
    made = coder({"land": [("en", "unity"), ("ar", "وحدة")]})
    text = "unity وحدة"
    assert [hit[1] for hit in hits(made, text, "en")] == ["unity"]
    assert [hit[1] for hit in hits(made, text, "en-GB")] == ["unity"]
    assert [hit[1] for hit in hits(made, text, "ar")] == ["وحدة"]
    assert hits(made, text, "fr") == hits(made, text, None) == []


def test_a_facet_without_rules_in_the_report_s_language_is_not_searched():
    made = coder({"land": [("en", "unity"), ("ar", "وحدة")], "people": [("en", "people")]})
    assert made.unsearched("en") == {}
    assert made.unsearched("ar") == {("unity", "people"): "language"}
    assert set(made.unsearched(None).values()) == {"language"}
    assert len(made.unsearched("tr")) == 2


@pytest.mark.parametrize(
    ("when", "searched"),
    [
        ("2015-12-17", False),
        ("2015-12-18", True),
        ("2015-12", True),
        ("2015", True),
        ("2014", False),
        ("2024-12-08", True),
        ("2024-12-09", False),
        ("2025", False),
        ("2010/2011", False),
        (None, True),
    ],
)
def test_a_theme_searches_reports_that_may_fall_into_its_dates(when, searched):
    made = coder(
        {"land": [("en", "unity")]}, valid_from=date(2015, 12, 18), valid_to=date(2024, 12, 8)
    )
    report_date = edtf(when) if when else None
    assert bool(hits(made, "unity", when=report_date)) is searched
    assert made.unsearched("en", report_date) == ({} if searched else {("unity", "land"): "dates"})


def test_a_theme_that_is_switched_off_is_neither_searched_nor_reported_as_unsearched():
    made = coder({"land": [("en", "unity")]}, active=False)
    assert hits(made, "unity") == []
    assert made.unsearched("ar") == {}


def test_a_hit_says_which_rule_found_it_as_it_is_written():
    made = coder({"land": [("en", "Unit* NOT INSIDE “United Nations”")]})
    text = "unity"
    (hit,) = made.code(text, [Sentence(0, 0, 5, 1)], "en")
    assert hit.rule == "Unit* NOT INSIDE “United Nations”"
    assert hit.theme == "unity"


def test_a_coder_can_be_handed_to_another_process():
    made = pickle.loads(pickle.dumps(coder({"land": [("en", "unity")]})))
    assert hits(made, "unity") == [(0, "unity", "land")]


def test_a_rule_that_cannot_be_read_is_refused_when_it_first_codes():
    with pytest.raises(RuleError):
        hits(coder({"land": [("en", "unity NEAR")]}), "unity")


def test_find_returns_every_hit_of_every_rule_in_the_order_of_place_and_codebook():
    made = Coder(
        Codebook(
            "test",
            (
                theme("b", {"z": [("en", "unit*"), ("en", "unity")], "y": [("en", "unity")]}),
                theme("a", {"x": [("en", '"the unity"'), ("en", "unity NEAR/2 Syria")]}),
            ),
        )
    )
    text = "The unity of Syria."
    found = made.find(text, split(text, "en", False), "en")
    assert [(text[hit.start : hit.end], hit.theme, hit.facet, hit.rule) for hit in found] == [
        ("The unity", "a", "x", '"the unity"'),
        ("unity", "b", "z", "unit*"),
        ("unity", "b", "z", "unity"),
        ("unity", "b", "y", "unity"),
        ("unity of Syria", "a", "x", "unity NEAR/2 Syria"),
    ]


def test_a_coder_of_some_themes_finds_what_the_whole_one_finds_of_them():
    made = Coder(Codebook("test", tuple(theme(name, {"f": [("en", name)]}) for name in "abcd")))
    text = "a b c d a"
    split_text = split(text, "en", False)
    some = made.only(["c", "a", "unknown"])
    expected = [hit for hit in made.code(text, split_text, "en") if hit.theme in "ac"]
    assert some.code(text, split_text, "en") == expected
    assert some.codebook is made.codebook
    assert set(some.unsearched("ar")) == {("a", "f"), ("c", "f")}
    assert made.only(["a", "c"]) is some
    assert made.only("dcba") is made
    assert pickle.loads(pickle.dumps(some)).code(text, split_text, "en") == expected
    assert some.only(["a"]) is made.only(["a"])
    assert made.only([]).code(text, split_text, "en") == []


def test_a_coder_of_some_themes_does_not_read_the_rules_of_others():
    broken = theme("b", {"f": [("en", "unity NEAR")]})
    made = Coder(Codebook("test", (theme("a", {"f": [("en", "unity")]}), broken)))
    assert hits(made.only(["a"]), "unity") == [(0, "unity", "f")]
    with pytest.raises(RuleError):
        hits(made, "unity")


def test_an_empty_report_and_an_empty_codebook_have_no_hits():
    assert hits(coder({"land": [("en", "unity")]}), "") == []
    assert hits(Coder(Codebook("empty", ())), "unity") == []
