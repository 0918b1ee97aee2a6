# SPDX-License-Identifier: MIT
"""A sentence can be tried on a codebook, and the answer says what finds it and what nearly does."""

from __future__ import annotations

import pytest

from standpoint.coding.codebook_file import default
from standpoint.coding.coder import Coder
from standpoint.coding.explaining import explain, obstacle
from standpoint.model.codebook import Codebook, Facet, Rule, Theme
from standpoint.text.sentences import split


def a_theme(name, *rules, language="en", active=True):
    facet = Facet("f", "of it", rules=tuple(Rule(language, rule) for rule in rules))
    return Theme(name, name.title(), 1, "#0072B2", "circle", (facet,), active=active)


def tried(rule, text, language="en"):
    return explain(Codebook("x", (a_theme("a", rule, language=language),)), text, language)


@pytest.mark.parametrize(
    ("rule", "text", "reason", "marked"),
    [
        (
            'unit* NOT INSIDE "United Nations"',
            "The United Nations came.",
            "NOT INSIDE takes away what stands in “United Nations”.",
            ["United"],
        ),
        (
            "return* NOT NEAR/3 detainee*",
            "They returned with the detainees.",
            "“detainees” stands within 3 words, which NOT NEAR rules out.",
            ["returned"],
        ),
        (
            "unity NEAR/2 ranks",
            "Unity is what all of our ranks want.",
            "5 words stand between; NEAR/2 allows 2.",
            ["Unity", "ranks"],
        ),
        (
            "forc* PRE/3 return*",
            "They returned by force.",
            "The words stand in the other order; PRE/3 keeps the order of the rule.",
            ["returned", "force"],
        ),
        ("=US", "Come with us.", "= asks for exactly these capitals: “US”.", ["us"]),
        (
            '"free Syria"',
            "They are free; Syria is not.",
            "A stop stands between the words of the phrase.",
            ["free; Syria"],
        ),
        (
            'council AND (x OR unit* NOT INSIDE "United Nations")',
            "The council of the United Nations.",
            "NOT INSIDE takes away what stands in “United Nations”.",
            ["United"],
        ),
        (
            "وحدة NOT INSIDE \"وحدة تنسيق\"",
            "استلمت وحدة تنسيق الخيام.",
            "NOT INSIDE takes away what stands in “وحدة تنسيق”.",
            ["وحدة"],
        ),
    ],
)  # fmt: skip
def test_what_nearly_fits_says_what_is_in_the_way(rule, text, reason, marked):
    language = "ar" if "وحدة" in text else "en"
    said = tried(rule, text, language)
    assert not said.found
    assert [one.reason for one in said.nearly] == [reason]
    assert [text[start:end] for start, end in said.nearly[0].marks] == marked


@pytest.mark.parametrize("rule", ["unity", "unity NEAR/2 ranks", '"common ground"', "=US"])
def test_a_sentence_without_the_words_says_nothing(rule):
    said = tried(rule, "The road is long and the wells are deep.")
    assert said.found == said.nearly == ()


def test_a_facet_that_is_found_is_not_nearly_found_as_well():
    codebook = Codebook("x", (a_theme("a", "unity", "=UNITY"), a_theme("b", "=UNITY")))
    said = explain(codebook, "We want unity.", "en")
    assert [one.theme for one in said.found] == ["a"]
    assert [one.theme for one in said.nearly] == ["b"]


def test_rules_of_another_language_and_broken_ones_are_passed_over():
    broken = a_theme("a", "unity NEAR", "unity")
    arabic = a_theme("b", "unity", language="ar")
    said = explain(Codebook("x", (broken, arabic)), "We want unity.", "en")
    assert [(one.theme, one.rule.source) for one in said.found] == [("a", "unity")]


def test_themes_that_are_off_come_last_and_say_so():
    codebook = Codebook("x", (a_theme("a", "unity", active=False), a_theme("b", "unity")))
    said = explain(codebook, "We want unity.", "en")
    assert [(one.theme, one.counted) for one in said.found] == [("b", True), ("a", False)]


def test_what_is_found_is_what_the_coder_finds():
    codebook = default()
    coder = Coder(codebook)
    for theme in codebook.active():
        for text in (*theme.examples, *theme.near_misses):
            language = "ar" if "\u0600" <= text[0] <= "\u06ff" else "en"
            coded = coder.code(text, split(text), language)
            said = explain(codebook, text, language).found
            assert {(hit.theme, hit.facet) for hit in coded} == {
                (one.theme, one.facet) for one in said if one.counted
            }


@pytest.mark.parametrize(
    ("rule", "short"),
    [
        ('unit* NOT INSIDE "United Nations"', "in the name “United Nations”"),
        ("united NOT NEAR/3 speaks", "near “speaks”"),
        ("united NEAR/1 harbour", "4 words between"),
        ("speaks PRE/3 nations", "in the other order"),
        ("=UNITED", "other capitals"),
    ],
)
def test_the_same_is_said_in_a_few_words_for_one_rule(rule, short):
    text = "The United Nations speaks at the harbour."
    assert obstacle(Rule("en", rule), text).short == short
    assert obstacle(Rule("en", rule), "Nothing of that kind.") is None
    assert obstacle(Rule("en", rule + " ("), text) is None
