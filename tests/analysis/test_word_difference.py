# SPDX-License-Identifier: MIT
"""Difference of words: worked numbers, what it is told by, and what it must not depend on."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.aligned import Alignment, Cell, Column, Passage, Row
from standpoint.analysis.spoken import spoken
from standpoint.analysis.word_difference import Said, fisher, score, word_difference
from standpoint.model.reports import Mention, Reading, Report, Sentence


def said(*texts, language="en", first=1, found=()):
    """Return sentences, each in a report of its own."""
    return [Said(first + n, 0, text, language, tuple(found)) for n, text in enumerate(texts)]


def by_key(made):
    return {word.key: word for word in made.words}


def slowly(here, there, key):
    """Return the score of a word as equations 15, 16, 20 and 22 have it, one step at a time."""
    sides = [[word for text in side for word in text.lower().split()] for side in (here, there)]
    n1, n2 = (len(side) for side in sides)
    y1, y2 = (sum(word == key for word in side) for side in sides)
    background = sides[0] + sides[1]
    a0 = len(background)
    a = a0 * (sum(word == key for word in background) / len(background))
    omega1 = (y1 + a) / (n1 + a0 - y1 - a)
    omega2 = (y2 + a) / (n2 + a0 - y2 - a)
    delta = math.log(omega1) - math.log(omega2)
    variance = 1 / (y1 + a) + 1 / (y2 + a)
    return delta / math.sqrt(variance)


def test_scores_are_as_worked_by_hand():
    # 8 of 100 words against 4 of 200: a = 12, a0 = 300.
    # delta = ln(20 / 380) - ln(16 / 484) = .465057; variance = 1/20 + 1/16 = .1125
    value, delta = score((8, 4), (100, 200))
    assert delta == pytest.approx(0.465057, abs=1e-6)
    assert value == pytest.approx(0.465057 / math.sqrt(0.1125), abs=1e-5)
    # Never there: 3 of 100 against 0 of 200: a = 3. ln(6 / 394) - ln(3 / 497), 1/6 + 1/3 = .5
    value, delta = score((3, 0), (100, 200))
    assert delta == pytest.approx(0.925386, abs=1e-6)
    assert value == pytest.approx(0.925386 / math.sqrt(0.5), abs=1e-5)


def test_the_list_has_the_counts_and_scores_of_a_slow_computation():
    here = ["one table for all", "one list and one voice", "all keep one voice"]
    there = ["two tables stand here", "all sides keep two lists", "a voice for two"]
    made = word_difference(said(*here), said(*there, first=10))
    words = by_key(made)
    assert (words["one"].here, words["one"].there) == (4, 0)
    assert (words["one"].reports_here, words["one"].reports_there) == (3, 0)
    assert (made.here.words, made.there.words) == (13, 13)
    for key, word in words.items():
        assert word.score == pytest.approx(slowly(here, there, key)), key
    assert [made.words[0].key, made.words[-1].key] == ["one", "two"]
    assert made.rate(words["one"], here=True) == pytest.approx(1000 * 4 / 13)


def test_a_word_never_used_there_stands_above_one_used_there_once():
    never, _ = score((30, 0), (2_000, 2_000))
    once, _ = score((30, 1), (2_000, 2_000))
    assert never > once > 0


def test_case_possessive_and_typography_make_no_other_word():
    made = word_difference(said("The council’s aim; COUNCIL'S way."), said("A Council met."))
    assert by_key(made)["council"].here == 2
    assert by_key(made)["council"].there == 1


def test_numbers_are_words_of_their_own():
    made = word_difference(said("Resolution 2254 and 2,254 tents"), said("A resolution"))
    assert by_key(made)["2254"].here == 1
    assert by_key(made)["2,254"].here == 1


def test_a_word_is_shown_as_it_is_mostly_written():
    made = word_difference(
        said("Return is a right.", "A return to Aleppo.", "They return from ALEPPO to Aleppo."),
        said("Nothing."),
    )
    assert made.written("return") == "return"
    assert made.written("aleppo") == "Aleppo"


def test_arabic_signs_and_clitics_do_not_part_a_word():
    made = word_difference(
        said("وَحدةُ البلاد", "والبلاد وحدة", language="ar"),
        said("للبلاد حق", "في البلاد", language="ar", first=9),
    )
    words = by_key(made)
    assert (words["البلاد"].here, words["البلاد"].there) == (2, 2)
    assert words["وحده"].here == 2
    assert made.written("البلاد") == "البلاد"
    assert words["في"].function_word
    (passage, spans), *_ = made.passages("البلاد")[1:]
    assert [passage.text[a:b] for a, b in spans] == ["والبلاد"]


def test_words_by_which_the_rules_found_a_sentence_are_marked():
    text = "No refugees may be sent back, refugees said."
    rule = "refugee* NEAR/6 (sent OR returned) NOT NEAR/3 birds"
    found = [(3, 23, rule)]
    assert text[3:23] == "refugees may be sent"
    made = by_key(word_difference(said(text, found=found), said("Quiet here.")))
    assert made["refugees"].by_rule == 1
    assert made["sent"].by_rule == 1
    assert made["may"].by_rule == made["back"].by_rule == 0


def test_a_rule_that_can_no_longer_be_read_marks_all_that_it_found():
    made = word_difference(said("a joined front", found=[(2, 14, "NEAR/")]), said("other"))
    assert {word.key for word in made.words if word.by_rule} == {"joined", "front"}


def test_function_words_are_told_apart():
    words = by_key(word_difference(said("of the camps"), said("the tents")))
    assert [words[key].function_word for key in ("the", "of", "camps")] == [True, True, False]


def test_sides_without_a_common_language_are_not_compared():
    made = word_difference(said("one land"), said("أرض واحدة", language="ar", first=5))
    assert made.language is None
    assert made.words == ()
    assert (made.here.left_out, made.there.left_out) == (1, 1)


def test_sentences_in_other_languages_are_left_out_and_counted():
    mixed = [*said("one land", "one roof"), *said("أرض", language="ar", first=5)]
    made = word_difference(mixed, said("two lands", language="en-GB", first=9))
    assert made.language == "en"
    assert (made.here.sentences, made.here.left_out, made.there.left_out) == (2, 1, 0)


def test_a_silent_side_leaves_nothing_to_compare():
    made = word_difference(said("one land"), [])
    assert (made.words, made.here.words, made.there.words) == ((), 2, 0)
    assert word_difference([], []).language is None


def test_no_probability_is_given_under_five_reports_a_side():
    text = "many camps need roofs and doors " * 5
    made = word_difference(said(*[text] * 5), said(*[text] * 4, first=20))
    assert made.few_reports
    assert made.probability(made.words[0]) is None
    made = word_difference(said(*[text] * 5), said(*["only tents stood"] * 5, first=20))
    assert not made.few_reports
    # All of 5 against none of 5: 2 of the 252 ways to choose 5 reports of 10.
    assert made.probability(by_key(made)["camps"]) == pytest.approx(2 / 252)


def test_few_words_are_said_to_be_few():
    made = word_difference(said(*["short"] * 6), said(*["words"] * 6, first=20))
    assert made.few
    assert not made.few_reports


@pytest.mark.parametrize(
    ("counts", "expected"),
    # The tea of Fisher 1935, and the twins in R's manual.
    [((3, 4, 1, 4), 34 / 70), ((10, 13, 2, 17), 0.0005367), ((0, 5, 0, 7), 1.0)],
)
def test_fishers_test_has_the_known_values(counts, expected):
    assert fisher(*counts) == pytest.approx(expected, rel=1e-3)


def test_passages_hold_the_word_and_where_it_stands():
    made = word_difference(said("Camps, camps.", "No tents"), said("A camp. Camps.", first=7))
    found = made.passages("camps")
    assert [(one.report, spans) for one, spans in found] == [
        (1, ((0, 5), (7, 12))),
        (7, ((8, 13),)),
    ]
    assert made.passages("nobody") == []


WORDS = st.sampled_from(["land", "roof", "the", "door", "well", "2254", "Aleppo"])
SIDES = st.lists(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=6)


@given(SIDES, SIDES)
@settings(max_examples=60, deadline=None)
def test_changing_sides_turns_every_score_round(one, other):
    there = by_key(word_difference(said(*other), said(*one, first=50)))
    for word in word_difference(said(*one), said(*other, first=50)).words:
        turned = there[word.key]
        assert turned.score == pytest.approx(-word.score, abs=1e-9)
        assert (turned.here, turned.there) == (word.there, word.here)


@given(SIDES, st.integers(1, 4))
@settings(max_examples=40, deadline=None)
def test_a_word_at_the_same_rate_on_both_sides_scores_nothing(one, times):
    made = word_difference(said(*one), said(*one * times, first=50))
    assert all(word.score == 0 for word in made.words)


@given(SIDES, SIDES, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_sentences_changes_nothing(one, other, chance: random.Random):
    here, there = said(*one), said(*other, first=50)
    before = word_difference(here, there)
    chance.shuffle(here)
    chance.shuffle(there)
    after = word_difference(here, there)
    assert after.words == before.words
    assert [after.written(w.key) for w in after.words] == [
        before.written(w.key) for w in before.words
    ]


@given(st.integers(0, 9), st.integers(1, 9), st.integers(0, 9), st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_the_probability_is_what_counting_every_table_gives(one, first, other, second):
    one, other = min(one, first), min(other, second)
    ways = {
        k: math.comb(first, k) * math.comb(second, one + other - k)
        for k in range(first + 1)
        if 0 <= one + other - k <= second
    }
    as_rare = sum(n for n in ways.values() if n <= ways[one])
    assert fisher(one, first, other, second) == pytest.approx(
        float(Fraction(as_rare, sum(ways.values())))
    )


# What the columns of an alignment say ----------------------------------------------------------


def report(number, text="One land. Two roofs. No seam."):
    sentences = tuple(
        Sentence(n, start, end, 1) for n, (start, end) in enumerate(((0, 9), (10, 20), (21, 29)))
    )
    made = Report(number, "t", "document", None, "A", "P", None, "en", 6, 3, 0, f"{number:064}")
    return Reading(made, text, sentences, (), ())


def passage(number, sentence, facet, status="suggested", rule="one"):
    span = ((0, 9), (10, 20), (21, 29))[sentence]
    mention = Mention(number, sentence, span[0], span[0] + 3, "unity", facet, rule, 3)
    return Passage(number, sentence, *span, 1, (mention,), status)


@pytest.fixture
def alignment():
    readings = {number: report(number) for number in (1, 2, 3)}
    columns = (
        Column((readings[1].report,)),
        Column((readings[3].report, readings[2].report), "Actor", "2 reports"),
    )
    rows = (
        Row("unity", "land", (
            Cell((1,), (passage(1, 0, "land"), passage(1, 1, "land", "rejected"))),
            Cell((3, 2), (passage(2, 1, "land"), passage(3, 2, "land"))),
        ), ()),
        Row("unity", "roof", (
            Cell((1,), (passage(1, 0, "roof", rule="two"),)), Cell((3, 2), ())), ()),
        Row("unity", "aside", (
            Cell((1,), (passage(1, 2, "aside"),)), Cell((3, 2), ())), (), counts=False),
    )  # fmt: skip
    return Alignment(3, 0.08, columns, rows), readings


def test_a_sentence_counts_once_and_a_rejected_one_never(alignment):
    aligned, readings = alignment
    here, there = spoken(aligned, readings.__getitem__, "unity")
    assert [one.text for one in here] == ["One land."]
    assert here[0].found == ((0, 3, "one"), (0, 3, "two"))
    assert [(one.report, one.text) for one in there] == [(3, "No seam."), (2, "Two roofs.")]


def test_a_facet_that_does_not_count_is_compared_only_when_asked_for(alignment):
    aligned, readings = alignment
    here, there = spoken(aligned, readings.__getitem__, "unity", "aside")
    assert [one.text for one in here] == ["No seam."]
    assert there == ()
