# SPDX-License-Identifier: MIT
"""A rule that is refused because it can match nothing matches nothing, and any other can."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.coding.emptiness import can_limit, matches_nothing, takes
from standpoint.coding.expressions import Both, Either, Near, NotInside, NotNear, Phrase, Word
from standpoint.coding.matching import finder
from standpoint.coding.rules import parse, remarks
from standpoint.coding.sentence_words import Words
from standpoint.errors import RuleError
from standpoint.text.folding import fold

VOCABULARY = ("unity", "units", "community", "وحده", "الوحده", "2254")
FILLERS = ("x", "yy", "zzz")
WORDS = (
    Word("unity"),
    Word("unity", "Unity"),
    Word("unit", open_end=True),
    Word("nity", open_start=True),
    Word("unit", open_start=True, open_end=True),
    Word("units"),
    Word("وحده"),
    Word("وحد", open_end=True),
    Word("2254"),
)


def hits(expression, sentence):
    folded = fold(sentence)
    return finder(expression).hits(Words(sentence, folded, 0, len(folded.text)))


def a_term(random, choice):
    if random.random() < 0.7:
        return random.choice(choice)
    number = random.choice((2, 2, 3))
    crosses = tuple(random.random() < 0.3 for _ in range(number - 1))
    return Phrase(tuple(random.choices(choice, k=number)), crosses)


def an_expression(random, choice, depth=3, *, limits=True):
    if depth == 0 or random.random() < 0.3:
        return a_term(random, choice)
    kinds = ["either", "both", "near"] + ["inside", "inside", "away", "away"] * limits
    kind = random.choice(kinds)
    # What keeps apart and what holds together is told only where they stand side by side.
    inner = limits and kind != "near"
    left = an_expression(random, choice, depth - 1, limits=inner)
    if kind in ("inside", "away"):
        # A limit names words and phrases.
        right = Either(tuple(a_term(random, choice) for _ in range(random.randint(1, 3))))
    else:
        right = an_expression(random, choice, depth - 1, limits=inner)
    match kind:
        case "either":
            return Either((left, right))
        case "both":
            return Both(left, right)
        case "near":
            return Near(left, right, random.randint(1, 3), random.random() < 0.4)
        case "inside":
            return NotInside(left, right)
        case _:
            return NotNear(left, right, random.randint(1, 3))


def a_sentence(random):
    pieces = []
    for word in random.choices(VOCABULARY + FILLERS, k=random.randint(1, 9)):
        pieces += [random.choice((word, word.capitalize())), random.choice((" ", " ", "; "))]
    return "".join(pieces)


def a_witness(random, expression):
    """Return words that hold a hit of each side at places that may fit."""
    match expression:
        case Word(text, written):
            before = random.choice(("", "comm")) if expression.open_start else ""
            behind = random.choice(("", "ies")) if expression.open_end else ""
            return before + random.choice((written or text, text)) + behind
        case Phrase(words, crosses):
            said = a_witness(random, words[0])
            for word, crossing in zip(words[1:], crosses, strict=True):
                # Where a phrase may cross a stop, one that does may be the only hit that is left.
                said += (random.choice((" ", "; ")) if crossing else " ") + a_witness(random, word)
            return said
        case Either(parts):
            return a_witness(random, random.choice(parts))
        case Both(left, right) | Near(left, right):
            most = expression.distance if isinstance(expression, Near) else 12
            sides = [a_witness(random, left), a_witness(random, right)]
            if random.random() < 0.5:
                sides.reverse()
            between = random.choices(FILLERS, k=random.choice((0, most, random.randint(0, most))))
            return " ".join([sides[0], *between, sides[1]])
        case NotInside(hit) | NotNear(hit):
            return a_witness(random, hit)


@given(st.integers(0, 2**32))
@settings(max_examples=200, deadline=None)
def test_what_is_said_to_match_nothing_matches_nothing(seed):
    random = Random(seed)
    for _ in range(12):
        expression = an_expression(random, random.sample(WORDS, 2))
        if matches_nothing(expression):
            for _ in range(10):
                sentence = a_sentence(random)
                assert not hits(expression, sentence)
                assert not hits(expression, f"{a_witness(random, expression)} {sentence}")
            return


@given(st.integers(0, 2**32))
@settings(max_examples=200, deadline=None)
def test_what_is_accepted_can_match_some_sentence(seed):
    random = Random(seed)
    expression = an_expression(random, random.sample(WORDS, 3), 2)
    if matches_nothing(expression):
        return
    assert any(hits(expression, a_witness(random, expression)) for _ in range(300)), expression


@given(st.integers(0, 2**32))
@settings(max_examples=200, deadline=None)
def test_a_name_that_is_said_to_limit_nothing_takes_no_hit_away(seed):
    random = Random(seed)
    choice = random.sample(WORDS, 3)
    hit = an_expression(random, choice, 1, limits=False)
    name = an_expression(random, choice, 1, limits=False)
    if not can_limit(hit, name):
        for _ in range(10):
            sentence = f"{a_witness(random, name)} {a_sentence(random)} {a_witness(random, hit)}"
            assert set(hits(NotInside(hit, name), sentence)) == set(hits(hit, sentence))


@given(st.sampled_from(WORDS), st.sampled_from(WORDS), st.integers(0, 2**32))
def test_a_word_that_takes_another_fits_wherever_that_one_fits(wide, narrow, seed):
    sentence = a_sentence(Random(seed))
    if takes(wide, narrow) and hits(narrow, sentence):
        assert set(hits(narrow, sentence)) <= set(hits(wide, sentence))


@pytest.mark.parametrize(
    ("rule", "column"),
    [
        ("unity NOT INSIDE unity", 7),
        ("unity NOT INSIDE unit*", 7),
        ("unity NOT INSIDE *nity", 7),
        ("=Unity NOT INSIDE unity", 8),
        ('"free Syria" NOT INSIDE "free Syri*"', 14),
        ("(a OR b) NOT INSIDE (b OR a)", 10),
        ('(unity OR "Unity Party") NOT INSIDE (unity OR "unity party")', 26),
        ("normaliz* NEAR/6 Assad NOT INSIDE Assad", 24),
        ("unity NOT NEAR/3 unity", 7),
        ("unity NOT NEAR/3 unit*", 7),
        ('"unity party" NOT NEAR/3 party', 15),
        ("unity NEAR/3 party NOT NEAR/5 party", 20),
        ("(unity NOT NEAR/5 party) NEAR/3 party", 26),
        ("party PRE/2 (unity NOT NEAR/5 party)", 7),
        ("وحدة NOT INSIDE وحدة", 6),
        ("unity NEAR/0 party", 7),
        ("un* OR party", 3),
    ],
)
def test_a_rule_that_can_match_nothing_is_refused_with_its_reason(rule, column):
    with pytest.raises(RuleError) as caught:
        parse(rule, "en")
    assert caught.value.column == column
    assert any(
        words in caught.value.sentence
        for words in ("can match nothing", "no room for a word", "three letters")
    )


@pytest.mark.parametrize(
    "rule",
    [
        "unity AND unity",
        "unity NEAR/3 unity",
        "unity NOT INSIDE =Unity",
        "unit* NOT INSIDE unity",
        'unity NOT INSIDE "Unity Party"',
        '"Unity Party" NOT INSIDE "National Unity Party"',
        '"free Syria" NOT INSIDE "free. Syria today"',
        "(a OR b) NOT INSIDE a",
        "unity NEAR/6 party NOT INSIDE (unity NEAR/1 house)",
        "unit* NOT NEAR/3 unity",
        "(unity NOT NEAR/3 party) NEAR/5 party",
        "(unity NOT NEAR/50 party) AND party",
    ],
)
def test_a_rule_that_looks_so_but_can_match_is_read(rule):
    parse(rule, "en")


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ('unity NOT INSIDE "United Nations"', [7]),
        ('unit* NOT INSIDE "United Nations"', []),
        ('unity NOT INSIDE ("United Nations" OR "Unity Party")', []),
        ('"unity party" NOT INSIDE party', [15]),
        ("unity NOT INSIDE (council NEAR/4 party)", []),
        ('(a OR b NOT INSIDE "c d") AND e', [9]),
        ('وحدة NOT INSIDE "الوحدة الوطنية"', []),
        ('وحدة NOT INSIDE "لجنة تنسيق"', [6]),
    ],
)
def test_a_name_that_holds_none_of_the_words_is_remarked_upon(rule, columns):
    assert [remark.column for remark in remarks(rule)] == columns
