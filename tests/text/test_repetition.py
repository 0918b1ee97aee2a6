# SPDX-License-Identifier: MIT
"""Which lines of a publisher are furniture because they come back, and which never are."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.text import furniture
from standpoint.text.repetition import (
    FEWEST,
    Placed,
    key,
    least,
    lines,
    repeated,
)
from standpoint.text.sentences import split

SUBJECTS = ("The delegate", "A mediator", "The choir", "One farmer", "The envoy", "A teacher")
VERBS = ("praised", "weighed", "opened", "left", "described", "counted")
OBJECTS = ("the bridge", "the harvest", "a ledger", "the ferry", "two letters", "the orchard")


def body(number, lines_of=5):
    """Return a text of its own for each number."""
    pick = random.Random(number)
    return [
        f"{pick.choice(SUBJECTS)} {pick.choice(VERBS)} {pick.choice(OBJECTS)} on day {number} "
        f"of week {place}, {pick.choice(OBJECTS)} too."
        for place in range(lines_of)
    ]


def placed(texts):
    """Return texts as `repeated` takes them, and each line's key by its words."""
    reports, keys = {}, {}
    for number, text in enumerate(texts):
        units = furniture.mark(text, split(text))
        found = {line.sentence: line for line in lines(text, units)}
        for line in found.values():
            unit = units[line.sentence]
            keys[text[unit.start : unit.end]] = line.key
        reports[number] = [
            Placed(
                found[unit.index].key if unit.index in found else 0,
                unit.paragraph,
                unit.end - unit.start,
                unit.index in found and found[unit.index].apart,
                unit.furniture,
            )
            for unit in units
        ]
    return reports, keys


def furniture_of(texts):
    """Return the sentences that repetition makes furniture."""
    reports, keys = placed(texts)
    found = repeated(reports, len(texts))
    return {words for words, line in keys.items() if line in found and found[line].furniture}


def with_lines(number, head=(), middle=(), foot=()):
    own = body(number, 10)
    return "\n\n".join([*head, *own[:5], *middle, *own[5:], *foot]) + "\n"


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ((), ("Bread, seed and water for every valley",)),
        (("Press release",), ()),
        (("بيان صحفي",), ()),
        ((), ("About the Valley Desk: It was set up by four towns. It has no office.",)),
        ((), ("Write to the desk: desk at valley dot example", "Phone: 555 01")),
        (("Statement",), ()),
    ],
    ids=["slogan", "label", "Arabic label", "about us", "address", "one word"],
)
def test_a_line_around_the_text_of_most_reports_is_furniture(head, foot):
    found = furniture_of([with_lines(n, head=head, foot=foot) for n in range(8)])
    spoken = " ".join((*head, *foot))
    assert found
    assert all(words in spoken for words in found)
    assert sum(map(len, found)) >= len(spoken.replace(" ", "")) - 2


def test_a_dateline_is_known_though_each_has_its_own_day():
    months = ("June", "July", "August", "March")
    texts = [
        with_lines(n, head=(f"Harbour, {n + 3} {months[n % 4]} 20{10 + n}",)) for n in range(8)
    ]
    assert len(furniture_of(texts)) == 8


def test_an_arabic_dateline_is_known_in_both_kinds_of_digits():
    assert key("الميناء، ٢٧ تموز ٢٠٢١") == key("الميناء: 3 كانون الأول 2019")


def test_numbers_that_are_no_dates_keep_lines_apart():
    assert key("Resolution 2254") != key("Resolution 2118")
    assert key("Resolution No. 2254") != key("Resolution No. 2118")
    assert key("Press release No. 112") == key("Press Release no. 7.")


def test_a_heading_in_the_middle_of_the_text_is_furniture():
    assert furniture_of([with_lines(n, middle=("What comes next",)) for n in range(8)]) == {
        "What comes next"
    }


def test_a_sentence_that_comes_back_in_the_middle_of_the_text_is_the_report():
    formula = "Both sides spoke about the latest news from the valley."
    assert furniture_of([with_lines(n, middle=(formula,)) for n in range(12)]) == set()


def test_a_sentence_that_comes_back_among_new_ones_of_its_paragraph_is_the_report():
    texts = [
        with_lines(n, foot=(f"{body(n + 500, 1)[0]} The council will go on with its work.",))
        for n in range(12)
    ]
    assert furniture_of(texts) == set()


def test_in_a_text_without_line_breaks_the_run_at_its_end_is_furniture():
    texts = [" ".join([*body(n, 9), "Follow the desk on the air.", "Write us."]) for n in range(8)]
    assert furniture_of(texts) == {"Follow the desk on the air.", "Write us."}


def test_three_reports_are_no_habit():
    assert furniture_of([with_lines(n, head=("Press release",)) for n in range(3)]) == set()


def test_a_line_in_fewer_than_a_tenth_of_many_reports_is_no_habit():
    texts = [with_lines(n, head=("Press release",) if n < 5 else ()) for n in range(60)]
    assert furniture_of(texts) == set()
    texts = [with_lines(n, head=("Press release",) if n < 6 else ()) for n in range(60)]
    assert furniture_of(texts) == {"Press release"}


def test_copies_of_one_statement_do_not_make_it_furniture():
    one = with_lines(1)
    texts = [one + f"Copy taken on evening {n} by the night desk\n" for n in range(6)]
    assert furniture_of([*texts, *(with_lines(n + 10) for n in range(6))]) == set()


def test_how_many_reports_make_a_habit_never_falls_as_reports_come_in():
    needed = [least(number) for number in range(200)]
    assert needed == sorted(needed)
    assert needed[0] == FEWEST
    assert needed[199] == 20


WORDS = st.text(alphabet="abgو١2 .:'-", max_size=30)


@given(WORDS)
def test_case_signs_and_gaps_do_not_part_two_lines(words):
    assert key(words) == key(f"  {words.upper()} ") == key(words.replace(" ", "  "))


@given(WORDS)
def test_a_key_fits_into_the_database_and_is_zero_only_for_nothing(words):
    found = key(words)
    assert -(2**63) <= found < 2**63
    assert (found == 0) == (not any(letter.isalnum() for letter in words))


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), max_size=14), st.data())
@settings(max_examples=150)
def test_what_repeats_does_not_depend_on_the_order_of_reports(sheets, data):
    texts = ["\n\n".join(f"line {letter} of all" for letter in sheet) or "none" for sheet in sheets]
    shuffled = data.draw(st.permutations(texts))
    assert furniture_of(texts) == furniture_of(shuffled)


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), max_size=14))
@settings(max_examples=150)
def test_only_lines_in_enough_reports_are_furniture_and_their_number_is_never_overstated(sheets):
    texts = ["\n\n".join(f"line {letter} of all" for letter in sheet) or "none" for sheet in sheets]
    reports, _ = placed(texts)
    for line, one in repeated(reports, len(texts)).items():
        holding = sum(any(each.key == line for each in found) for found in reports.values())
        assert one.reports <= holding
        assert not one.furniture or one.reports >= least(len(texts))
