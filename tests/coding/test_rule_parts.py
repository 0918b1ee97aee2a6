# SPDX-License-Identifier: MIT
"""A rule falls into parts while it is typed, however unfinished it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpoint.coding.codebook_file import default
from standpoint.coding.rule_parts import parts


def named(rule):
    return [(rule[part.start : part.end], part.kind) for part in parts(rule)]


def test_words_operators_parentheses_and_stars_are_told_apart():
    assert named('(unit* OR "common ground") NEAR/6 =FSA') == [
        ("(", "parenthesis"),
        ("unit", "word"),
        ("*", "wildcard"),
        ("OR", "operator"),
        ('"common ground"', "phrase"),
        (")", "parenthesis"),
        ("NEAR/6", "operator"),
        ("=FSA", "word"),
    ]


def test_a_phrase_with_a_choice_shows_its_choice():
    assert named('"unity of (the OR ) land"') == [
        ('"unity of', "phrase"),
        ("(", "parenthesis"),
        ("the", "phrase"),
        ("OR", "operator"),
        (")", "parenthesis"),
        ('land"', "phrase"),
    ]
    assert named('"2254 (2015)"') == [('"2254 (2015)"', "phrase")]


@pytest.mark.parametrize(
    ("rule", "strays"),
    [
        ("unity, 2,254", [","]),
        ('"free', ['"']),
        ("a|b", ["|"]),
        ("organi*ation", ["*"]),
        ("* a", ["*"]),
        ("وحدة، صف", ["،"]),
    ],
)
def test_signs_that_mean_nothing_where_they_stand_are_strays(rule, strays):
    assert [text for text, kind in named(rule) if kind == "stray"] == strays


@pytest.mark.parametrize("operator", ["NEAR", "NEAR/", "PRE", "OR", "AND", "NOT", "INSIDE"])
def test_an_operator_is_one_before_it_is_finished(operator):
    assert named(f"a {operator} b")[1] == (operator, "operator")


@given(st.text('ab "“”()*,|OR NEAR/6=وحدة\n'))
def test_whatever_is_typed_every_letter_belongs_to_exactly_one_part(rule):
    found = parts(rule)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {place for part in found for place in range(part.start, part.end)}
    outside = [place for place in range(len(rule)) if place not in covered]
    assert all(rule[place].isspace() for place in outside)


def test_rules_that_can_be_read_have_no_strays():
    for theme in default().themes:
        for facet in theme.facets:
            for rule in facet.rules:
                assert "stray" not in {part.kind for part in parts(rule.source)}, rule.source
