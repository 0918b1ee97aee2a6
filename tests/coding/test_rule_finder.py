# SPDX-License-Identifier: MIT
"""What one rule alone finds, and which words it says that a text must hold."""

from __future__ import annotations

import pytest

from standpoint.coding.expressions import Pointer
from standpoint.coding.rule_finder import AllOf, AnyOf, RuleFinder, askable
from standpoint.errors import RuleError
from standpoint.model.codebook import Rule
from standpoint.model.reports import Sentence
from standpoint.text.furniture import mark
from standpoint.text.sentences import split


def whole(text):
    return Pointer(text, starts=True, ends=True)


def beginning(text):
    return Pointer(text, starts=True, ends=False)


def wanted(rule, language="en"):
    return RuleFinder(Rule(language, rule)).wanted


def found(rule, text, language="en"):
    sentences = mark(text, split(text, language, False))
    hits = RuleFinder(Rule(language, rule)).find(text, sentences)
    return [(index, text[start:end]) for index, start, end in hits]


def test_hits_are_given_with_their_sentence_and_may_overlap():
    text = "They met. The Unity of Syria, the unity of the land."
    assert found('unit* OR "unity of Syria"', text) == [
        (1, "Unity"),
        (1, "Unity of Syria"),
        (1, "unity"),
    ]


def test_furniture_is_skipped():
    assert found("unity", "Unity is near.\nRead Also: Unity now") == [(0, "Unity")]


def test_the_index_is_the_sentence_s_own_where_only_some_are_given():
    finder = RuleFinder(Rule("en", "unity"))
    assert finder.find("A word. Our unity.", [Sentence(1, 8, 18, 1)]) == [(1, 12, 17)]


def test_a_rule_that_cannot_be_read_is_refused():
    with pytest.raises(RuleError):
        RuleFinder(Rule("en", "unity NEAR"))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("Unity", whole("unity")),
        ("=Unity", whole("unity")),
        ("unit*", beginning("unit")),
        ("*nity", Pointer("nity", starts=False, ends=True)),
        ("*nit*", Pointer("nit", starts=False, ends=False)),
        ("2,254", whole("2,254")),
        ('"one people"', AllOf((whole("one"), whole("people")))),
        ("re-admit*", AllOf((whole("re"), beginning("admit")))),
        ("one OR people", AnyOf((whole("one"), whole("people")))),
        ("one NEAR/3 people", AllOf((whole("one"), whole("people")))),
        ("one AND people", AllOf((whole("one"), whole("people")))),
        ('one NOT INSIDE "one people"', whole("one")),
        ("one NOT NEAR/2 people", whole("one")),
    ],
)
def test_the_wanted_words_are_those_without_which_a_rule_does_not_match(rule, words):
    assert wanted(rule) == words


def test_an_arabic_word_may_be_wanted_in_any_form_with_clitics():
    forms = wanted("القرار", "ar")
    assert isinstance(forms, AnyOf)
    assert {whole("القرار"), whole("للقرار"), whole("والقرار")} <= set(forms.parts)
    openings = wanted("لاجئ*", "ar")
    assert {beginning("لاجي"), beginning("اللاجي")} <= set(openings.parts)
    assert askable(forms) == forms


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        ("*nity", None),
        ("one OR *nity", None),
        ("one NEAR/3 *nity", whole("one")),
        ("one AND two AND *nity", AllOf((whole("one"), whole("two")))),
        ("*nity AND *lands", None),
        ("(one OR *nity) AND two", whole("two")),
    ],
)
def test_what_starts_anywhere_in_a_word_is_not_asked_of_an_index(rule, asked):
    assert askable(wanted(rule)) == asked
