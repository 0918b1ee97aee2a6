# SPDX-License-Identifier: MIT
"""What the rule language means, and what it says when it is not understood."""

from __future__ import annotations

import pytest

from standpoint.coding.matching import finder, spans
from standpoint.coding.rules import parse
from standpoint.coding.sentence_words import Words
from standpoint.errors import RuleError
from standpoint.text.folding import fold


def found(rule, sentence, language="en"):
    folded = fold(sentence)
    words = Words(sentence, folded, 0, len(folded.text))
    hits = spans(finder(parse(rule, language)).hits(words))
    return [sentence[slice(*words.stored(first, last))] for first, last in hits]


@pytest.mark.parametrize(
    ("rule", "sentence", "hits"),
    [
        ("unity", "UNITY, the community’s unity", ["UNITY", "unity"]),
        ("Syria", "Syria’s unity", ["Syria"]),
        ("=US", "Help us, US", ["US"]),
        ("=Union", "The union, the Union", ["Union"]),
        ('="Free Syria"', "free Syria, Free Syria", ["Free Syria"]),
        ("normaliz*", "normalizing normalization normal", ["normalizing", "normalization"]),
        ("*ization", "normalization organizations", ["normalization"]),
        ("*mal*", "abnormality formal small", ["abnormality", "formal", "small"]),
        ("cross-border", "cross border, cross-\nborder", ["cross border", "cross-\nborder"]),
        ("re-admi*", "re-admission, re\u2011admitted", ["re-admission", "re\u2011admitted"]),
        ("don't", "They don’t", ["don’t"]),
        ("2254", "2254 2,254 22540 2254th $2254 2254", ["2254", "2254"]),
        ("2,254", "2,254 2254", ["2,254"]),
        ("“common ground”", "common ground", ["common ground"]),
        ("«common ground»", "common ground", ["common ground"]),
    ],
)
def test_words_are_whole_words_in_whatever_way_they_are_typed(rule, sentence, hits):
    assert found(rule, sentence) == hits


@pytest.mark.parametrize("stop", [*".;:!?()“”«؟؛", '"'])
def test_a_phrase_does_not_cross_a_stop(stop):
    assert found('"free Syria"', f"free {stop} Syria") == []
    assert found('"free Syria"', f"free{stop}Syria") == []


@pytest.mark.parametrize("gap", [" ", "\n", "-", "\u00a0", " – ", ", ", " ‘", "/", " \u200f"])
def test_a_phrase_crosses_every_other_gap(gap):
    sentence = f"a free{gap}Syria"
    assert found('"free Syria"', sentence) == [f"free{gap}Syria"]


def test_a_phrase_crosses_a_stop_that_the_rule_itself_writes():
    assert found("S/RES/2254", "S/RES/2254 (2015)") == ["S/RES/2254"]
    assert found('"2254 (2015)"', "S/RES/2254 (2015)") == ["2254 (2015"]
    assert found("U.S.", "the U.S. envoy, the US envoy") == ["U.S"]
    assert found('"U.S. envoy"', "the U.S. envoy") == ["U.S. envoy"]


def test_alternatives_inside_a_phrase_stand_for_each_other():
    rule = '"unity of (the OR all OR ) (land OR people of Syria)"'
    sentence = "unity of the land; unity of all people of Syria; unity of land; unity of some land"
    assert found(rule, sentence) == [
        "unity of the land",
        "unity of all people of Syria",
        "unity of land",
    ]


def test_near_counts_the_words_between_in_either_order():
    assert found("a NEAR/2 b", "a x x b x x x a") == ["a x x b"]
    assert found("a NEAR/2 b", "b x, x a") == ["b x, x a"]
    assert found("a NEAR/2 b", "a. b") == ["a. b"]


def test_pre_keeps_the_order():
    assert found("a PRE/2 b", "b a x b a") == ["a x b"]


def test_of_hits_that_hold_each_other_only_the_shortest_is_found():
    assert found("a NEAR/5 b", "a a x b b") == ["a x b"]
    assert found("a AND b", "a a x b b a") == ["a x b", "b a"]


def test_a_word_cannot_stand_for_two_in_near_but_can_in_and():
    assert found("unit* NEAR/3 unity", "unity") == []
    assert found("unit* AND unity", "unity") == ["unity"]


def test_a_third_word_may_stand_in_the_gap_of_two():
    rule = 'return NEAR/6 "Arab League" NEAR/8 Syria'
    sentence = "The return of Syria to the Arab League"
    assert found(rule, sentence) == ["return of Syria to the Arab League"]


def test_not_inside_drops_words_inside_a_name_and_keeps_the_others():
    rule = 'unit* NOT INSIDE ("United Nations" OR "National Unity Front")'
    assert found(rule, "The United Nations and the National Unity Front seek unity") == ["unity"]
    longer = '"United Nations resolution" NOT INSIDE "United Nations"'
    assert found(longer, "a United Nations resolution") == ["United Nations resolution"]


def test_not_inside_reaches_into_both_sides_of_near():
    rule = 'normaliz* NEAR/6 (regime OR Assad) NOT INSIDE "normalized prices"'
    assert found(rule, "normalized prices under the Assad regime") == []
    assert found(rule, "normalized prices, then normalized the regime") == ["normalized the regime"]


def test_not_near_drops_hits_with_the_other_word_close_by():
    rule = "return* NOT NEAR/3 detainee*"
    assert found(rule, "return of the detainees") == []
    assert found(rule, "detainees who may hope to return") == ["return"]
    assert found("refugee* NOT NEAR/2 Palestin*", "Palestine refugees") == []


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("a OR b AND c", "a OR (b AND c)"),
        ("a AND b NEAR/3 c", "a AND (b NEAR/3 c)"),
        ("a NEAR/3 b NOT NEAR/2 c", "(a NEAR/3 b) NOT NEAR/2 c"),
        ("a NEAR/3 b PRE/2 c", "(a NEAR/3 b) PRE/2 c"),
        ("a OR b NOT INSIDE c", "a OR (b NOT INSIDE c)"),
        ("a AND b NOT INSIDE c", "a AND (b NOT INSIDE c)"),
        ("a NOT INSIDE b NOT NEAR/2 c", "(a NOT INSIDE b) NOT NEAR/2 c"),
        ("a AND b AND c", "(a AND b) AND c"),
    ],
)
def test_near_binds_tightest_then_not_then_and_then_or(short, long):
    assert parse(short, "en") == parse(long, "en")


@pytest.mark.parametrize(
    "word",
    [
        "لاجئين",
        "اللاجئين",
        "واللاجئين",
        "لِلّاجئين",
        "للاجئين",
        "ولاجئين",
        "باللاجئين",
        "كلاجئين",
        "فاللاجئين",
    ],
)
def test_arabic_conjunctions_prepositions_and_the_article_may_stand_before_a_word(word):
    assert found("لاجئين", f"عن {word} هنا", "ar") == [word]


def test_arabic_clitics_have_their_limits():
    assert found("القرار", "للقرار وبالقرار القرار قرار") == ["للقرار", "وبالقرار", "القرار"]
    assert found("=القرار", "للقرار وبالقرار القرار") == ["القرار"]
    assert found("وحدة", "موحدة وحدة وحدات") == ["وحدة"]
    assert found("وحد*", "موحدة والوحدة وحدات") == ["والوحدة", "وحدات"]
    assert found('"وحدة الأراضي"', "لوَحدةِ الاراضى") == ["لوَحدةِ الاراضى"]
    assert found("2254", "القرارين ٢١١٨ و٢٢٥٤ وقرار_2254") == ["٢٢٥٤", "2254"]


@pytest.mark.parametrize(
    ("rule", "column", "said"),
    [
        ("", 1, "empty"),
        ("   ", 1, "empty"),
        ("unity NEAR regime", 7, "NEAR needs a distance. Write NEAR/6 for at most six words"),
        ("unity PRE/x regime", 7, "PRE needs a distance"),
        ("NEAR", 1, "NEAR needs a distance"),
        ("unity NEAR/0 regime", 7, "NEAR/0 leaves no room"),
        ("unity NEAR/900 regime", 7, "100 words are the most"),
        ("unity NEAR/6", 13, "Behind NEAR/6 something is missing"),
        ("unity OR", 9, "Behind OR something is missing"),
        ("OR unity", 1, "Before OR something is missing"),
        ("unity OR AND vision", 10, "Between OR and AND something is missing"),
        ("()", 2, "something is missing"),
        ("unity AND NOT party", 7, "Leave AND out"),
        ("unity NOT party", 7, "NOT needs INSIDE or NEAR/6"),
        ("NOT INSIDE party", 1, "NOT limits what stands before it"),
        ("unity INSIDE party", 7, "INSIDE needs NOT"),
        ("unity NOT NEAR/3 a NEAR/2 b", 20, "parentheses"),
        ("unity NOT INSIDE unity", 7, "can match nothing"),
        ("Syrian refugees", 8, "An operator is missing here"),
        ("unity or vision", 7, "Write OR in capitals"),
        ("unity, vision", 6, "“,” means nothing"),
        ("unity|vision", 6, "“|” means nothing"),
        ("unity AND (a OR b", 11, "This parenthesis is not closed"),
        ("unity)", 6, "No parenthesis is open"),
        ('unity AND "a b', 11, "no partner"),
        ('""', 1, "no word between"),
        ('"?!"', 1, "no word between"),
        ('"a (b OR !) c"', 10, "no letter or digit"),
        ("un*", 3, "three letters"),
        ("a OR *ty", 6, "three letters"),
        ('"the re* way"', 8, "three letters"),
        ("*", 1, "three letters"),
        ("organi*ation", 7, "start or the end"),
        ("=", 1, "no letter or digit"),
        ("وح*", 3, "three letters"),
        ("وحدة NEAR الشعب", 6, "NEAR needs a distance"),
    ],
)
def test_a_rule_that_cannot_be_read_names_the_column_and_what_was_expected(rule, column, said):
    with pytest.raises(RuleError) as caught:
        parse(rule, "en")
    assert caught.value.column == column
    assert said in caught.value.sentence


def test_a_phrase_that_stands_for_too_many_is_refused():
    alternatives = "(" + " OR ".join("abcdefghijklmnop") + ")"
    with pytest.raises(RuleError, match="256 phrases"):
        parse(f'"{alternatives} {alternatives}"', "en")
