# SPDX-License-Identifier: MIT
"""Suggested terms: what stands out becomes a rule that finds exactly what it says it finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.candidate_terms import CodedSentences
from standpoint.analysis.suggested_terms import Rest, suggest
from standpoint.coding.rule_finder import RuleFinder
from standpoint.coding.rules import parse
from standpoint.model.codebook import Rule
from standpoint.model.reports import Sentence
from standpoint.text.folding import fold

RULE = Rule("en", "refugee*")
WITH = [
    "Refugees fear refoulement at every crossing",
    "The council wants an end to refoulement of refugees",
    "No refugee asked for refoulement, said Mona",
    "Refoulement of a refugee breaks the law",
    "A refugee may wait for years in a winter camp",
    "Each winter camp holds many refugees",
    "Refugees left the winter camps in spring",
]
WITHOUT = [
    "Another case of refoulement was heard in court",
    "The winter camp was closed by the mayor",
    *["Farmers sold wheat and olives on the market", "The choir sang in the harbour"] * 10,
    *["Wheat prices fell on the market", "A bridge was opened for traffic"] * 10,
]


def run(coded, rest, rule=RULE, language="en", names=(), rules=None):
    """Suggest terms of texts: each is a report of one sentence; `rule` says what is found."""
    finder = RuleFinder(rule)
    one = CodedSentences(language, names)
    for number, text in enumerate(coded):
        sentence = Sentence(0, 0, len(text), 1)
        one.hear(fold(text).text.split())
        found = [(start, end) for _, start, end in finder.find(text, [sentence])]
        one.add(number, text, fold(text), sentence, found)
    candidates = one.candidates()
    others = Rest(language, candidates)
    for number, text in enumerate(rest, start=1000):
        others.add(number, fold(text).text, Sentence(0, 0, len(text), 1))
    return suggest(one, candidates, others, [rule] if rules is None else rules)


def holding(rule, texts, language="en"):
    """In how many texts a rule finds something."""
    finder = RuleFinder(Rule(language, rule))
    return sum(bool(finder.find(text, [Sentence(0, 0, len(text), 1)])) for text in texts)


def test_a_word_of_the_theme_is_offered_with_what_it_finds_on_both_sides():
    found = {one.rule: one for one in run(WITH, WITHOUT)}
    one = found["refoulement"]
    assert (one.within, one.elsewhere) == (4, 1)
    assert (one.reports_within, one.reports_elsewhere) == (4, 1)
    assert one.keyness.score > 0
    assert one.keyness.log_ratio > 1
    assert not one.name


def test_words_side_by_side_are_offered_as_a_phrase_in_their_forms():
    found = {one.rule: one for one in run(WITH, WITHOUT)}
    one = found['"winter (camp OR camps)"']
    assert (one.within, one.elsewhere) == (3, 1)
    # The single words stand nowhere else, so they are not offered beside it.
    assert not {"winter", "camp*", "camp OR camps"} & set(found)


def test_examples_are_places_of_the_theme_and_gains_are_places_without_it():
    one = next(one for one in run(WITH, WITHOUT) if one.rule == "refoulement")
    assert [report for report, _, _ in one.examples] == [0, 1, 2, 3]
    assert [WITHOUT[report - 1000] for report, _, _ in one.gains] == [WITHOUT[0]]


def test_a_term_that_a_rule_of_the_theme_finds_already_is_left_out():
    assert "refugee" not in " ".join(one.rule for one in run(WITH, WITHOUT))
    both = [RULE, Rule("en", 'refoulement NOT INSIDE "refoulement fund"')]
    assert "refoulement" not in {one.rule for one in run(WITH, WITHOUT, rules=both)}


def test_function_words_numbers_months_and_actors_are_no_terms():
    texts = [
        "On 3 May 2024 refugees met the Harbour Council about tents",
        "On 4 May 2024 refugees gave the Harbour Council many tents back",
        "On 5 May 2024 refugees told the Harbour Council of tents again",
    ]
    rules = " ".join(one.rule for one in run(texts, WITHOUT, names=["Harbour Council"])).lower()
    assert "tents" in rules
    for left_out in ("about", "2024", "may", "harbour", "council", "the"):
        assert left_out not in rules.split()


def test_a_term_of_one_report_is_marked():
    text = "Refugees need quilts. Refugees got quilts today. No refugee sold quilts"
    one = CodedSentences("en")
    for number, start, end in ((0, 0, 21), (1, 22, 48), (2, 49, len(text))):
        one.add(7, text, fold(text), Sentence(number, start, end, 1), ())
    candidates = one.candidates()
    rest = Rest("en", candidates)
    for number, other in enumerate(WITHOUT):
        rest.add(number, fold(other).text, Sentence(0, 0, len(other), 1))
    quilts = next(found for found in suggest(one, candidates, rest) if found.rule == "quilts")
    assert quilts.one_report
    assert quilts.within == 3
    assert not any(found.one_report for found in run(WITH, WITHOUT))


def test_a_wildcard_stands_only_where_every_word_with_that_beginning_belongs():
    coded = ["Refugees fled shelling", "They shelled a refugee camp", "A refugee saw them shell us"]
    rest = ["Shells fell on the harbour"] * 3 + ["Wheat was sold", "Olives were sold"] * 20
    assert "shell*" in {one.rule for one in run(coded, rest)}
    with_another = [*rest, "A shellfish was sold"]
    rules = {one.rule for one in run(coded, with_another)}
    assert "shell OR shelled OR shelling" in rules
    assert "shell*" not in rules


def test_what_always_stands_between_the_same_words_is_a_copy_and_no_pattern():
    copied = ["Refugees, in a conflict that has lasted long, need help"] * 6
    found = run([*WITH, *copied], WITHOUT)
    assert "lasted" not in " ".join(one.rule for one in found)


def test_a_name_is_marked_as_one():
    texts = [
        "Then refugees went on to Qamra by bus",
        "Many a refugee saw Qamra again",
        "They drove refugees from Qamra",
    ]
    found = {one.rule: one for one in run([*WITH, *texts], WITHOUT)}
    assert found["Qamra"].name


def test_arabic_terms_are_grouped_without_clitics_and_find_them_all_the_same():
    rule = Rule("ar", "لاجئين")
    coded = [
        "ندد البيان بترحيل اللاجئين من الميناء",
        "رفض المجلس الترحيل الذي يهدد اللاجئين",
        "خاف اللاجئون والترحيل قريب من اللاجئين",
        "قال إن ترحيل اللاجئين يخالف القانون",
    ]
    rest = ["باع الفلاحون القمح في السوق", "غنت الجوقة في القرية"] * 12
    rest += ["سمع القاضي قضية ترحيل أخرى", "ذكر الترحيل في الصحف"]
    found = {one.rule: one for one in run(coded, rest, rule, "ar")}
    assert "ترحيل" in found
    assert (found["ترحيل"].within, found["ترحيل"].elsewhere) == (4, 2)


WORDS = st.sampled_from(
    [
        *("camp", "camps", "camping", "tent", "tents", "return", "returned", "returning"),
        *("border", "borders", "bread", "OR", "near", "NEAR", "Geneva", "visit", "of", "to"),
        *("the", "2254", "and", "law", "lawful,", "safe.", "aid?", "(aid)", "winter's"),
    ]
)
TEXTS = st.lists(st.lists(WORDS, min_size=2, max_size=8).map(" ".join), min_size=2, max_size=14)


@given(TEXTS, TEXTS)
@settings(max_examples=80)
def test_every_suggestion_is_a_rule_and_finds_as_many_sentences_elsewhere_as_it_says(coded, rest):
    for one in run([f"A refugee: {text}" for text in coded], rest + WITHOUT):
        parse(one.rule, one.language)
        assert holding(one.rule, rest + WITHOUT) == one.elsewhere
        assert one.within <= holding(one.rule, [f"A refugee: {text}" for text in coded])
        assert one.within >= 2


ARABIC = st.sampled_from(
    [
        *("العودة", "عودة", "وعودة", "للعودة", "بالعودة", "طوعية", "الطوعية", "مخيم", "المخيم"),
        *("مخيمات", "والمخيمات", "في", "من", "إلى", "وحدة", "الحق", "لاجئ"),
    ]
)
ARABIC_TEXTS = st.lists(
    st.lists(ARABIC, min_size=2, max_size=7).map(" ".join), min_size=2, max_size=9
)


@given(ARABIC_TEXTS, ARABIC_TEXTS)
@settings(max_examples=60)
def test_every_arabic_suggestion_finds_as_many_sentences_elsewhere_as_it_says(coded, rest):
    others = rest + ["باع الفلاحون القمح", "غنت الجوقة"] * 8
    for one in run(coded, others, Rule("ar", "لاجئ"), "ar"):
        assert holding(one.rule, others, "ar") == one.elsewhere


@pytest.mark.parametrize("language", ["en", "ar", "fr"])
def test_no_sentences_give_no_terms(language):
    assert run([], WITHOUT, language=language) == ()
