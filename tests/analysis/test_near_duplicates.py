# SPDX-License-Identifier: MIT
"""Which texts are told to be reposts, which are not, and which of a group is the original."""

from __future__ import annotations

import random
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis import near_duplicates
from standpoint.analysis.near_duplicates import (
    Compared,
    Said,
    candidates,
    estimated,
    matrix,
    originals,
    overlap,
)
from standpoint.text.near import HASHES, signature

_NOUNS = ["bridge", "market", "school", "council", "harbour", "bakery", "road", "village", "well"]
_VERBS = ["opened", "closed", "repaired", "welcomed", "refused", "discussed", "visited", "left"]
_ENDS = "before winter;after a long talk;with the help of drivers;for all who live there;again"


def statement(seed: int, sentences: int = 14) -> str:
    """Return a made text of some 12 words a sentence."""
    picked = random.Random(seed)
    return " ".join(
        f"The {picked.choice(_NOUNS)} committee {picked.choice(_VERBS)} the "
        f"{picked.choice(_NOUNS)} near the {picked.choice(_NOUNS)} and "
        f"{picked.choice(_VERBS)} the {picked.choice(_NOUNS)} {picked.choice(_ENDS.split(';'))}."
        for _ in range(sentences)
    )


TEXT = statement(1)


def same(one: str, other: str) -> bool:
    found = overlap(Compared(one), Compared(other))
    assert found.repost == overlap(Compared(other), Compared(one)).repost
    return found.repost


def sentences(text: str) -> list[str]:
    return [f"{one}." for one in text.rstrip(".").split(". ")]


@pytest.mark.parametrize(
    "other",
    [
        f"Another headline over the same words\n\n{TEXT}",
        f"{TEXT}\r\n\r\nRead more on our page. Share this with your friends.",
        TEXT.upper().replace(". ", ".\r\n"),
        " ".join(sentences(TEXT)[:10]),
        " ".join([*sentences(TEXT)[:9], *sentences(statement(2))[:3], *sentences(TEXT)[12:]]),
    ],
    ids=["headline", "line below", "case and line ends", "shortened", "a fifth changed"],
)
def test_a_text_in_another_dress_is_a_repost(other: str) -> None:
    assert same(TEXT, other)


def test_arabic_with_and_without_marks_is_the_same() -> None:
    plain = (
        "اجتمع مجلس الحي يوم الاثنين واتفق على فتح البئرين من جديد وشكر السائقين على عملهم الطيب"
    )
    assert same(plain, plain.replace("مجلس", "مَجْلِس").replace("الحي", "الحـــيّ") + " .")


def test_an_excerpt_in_a_digest_of_many_is_no_repost_of_it() -> None:
    digest = "\n\n".join([statement(5), TEXT, statement(6)])
    found = overlap(Compared(TEXT), Compared(digest))
    assert found.of_first > 0.95
    assert not found.repost


def test_other_statements_are_no_reposts() -> None:
    assert not any(same(TEXT, statement(seed)) for seed in range(2, 40))


_TEMPLATE = (
    "{city}, {day}. The Relief Office regrets to say that a convoy was stopped near {city} on "
    "{day}. {dead} people lost their lives and {hurt} were hurt when the road was hit. The office "
    "sends its condolences to the families and asks all sides to keep the roads free, to let the "
    "wounded out and to give those who bring food and medicine a safe way in and out of the town. "
    "It calls on the committee of guarantors to look into what happened in {city} and to publish "
    "what it finds within {weeks} days, and it thanks the volunteers who came at once to help."
)


def test_statements_that_fill_in_one_template_are_no_reposts() -> None:
    picked = random.Random(3)
    cities = ["Almar", "Bet Hadir", "Kefr Toun", "Sarin", "Dar Wadi"]
    made = [
        _TEMPLATE.format(
            city=cities[place],
            day=f"{picked.randint(1, 28)} {month} 20{12 + place}",
            dead=picked.randint(1, 40) + 50 * place,
            hurt=picked.randint(41, 90) + 50 * place,
            weeks=10 + place,
        )
        for place, month in enumerate(["March", "May", "June", "July", "April"])
    ]
    for place, one in enumerate(made):
        assert not any(same(one, other) for other in made[:place])
    # What tells them apart are the numbers and the dates: most of their words are the same.
    assert overlap(Compared(made[0]), Compared(made[3])).numbers.otherwise > 1


def test_one_corrected_number_does_not_make_another_text() -> None:
    counted = "In all 40 tents, 12 wells, 7 roads, 90 lamps and 31 carts were counted."
    long = f"{TEXT} {counted} {statement(9, 4)}"
    assert same(long, long.replace("12 wells", "13 wells"))
    assert not same(long, long.replace("12 wells", "13 wells").replace("31", "33"))


def test_texts_of_a_few_words_are_never_reposts() -> None:
    assert not same("No comment from the council today", "No comment from the council today.")


# Candidates ---------------------------------------------------------------------------------


def test_texts_that_are_reposts_meet_as_candidates() -> None:
    texts = [TEXT, statement(3), f"Headline. {TEXT}", statement(4), " ".join(sentences(TEXT)[:9])]
    hashes = matrix([signature(text) for text in texts])
    assert {(0, 2), (0, 4)} <= set(map(tuple, candidates(hashes).tolist()))
    assert [1, 3] not in candidates(hashes).tolist()


def test_no_text_has_no_candidates() -> None:
    assert candidates(matrix([])).shape == (0, 2)
    assert candidates(matrix([signature(TEXT)])).shape == (0, 2)


def test_thousands_that_are_alike_give_few_candidates() -> None:
    picked = np.random.default_rng(2)
    one = picked.integers(0, 2**32, HASHES, dtype=np.uint32)
    alike = np.tile(one, (5000, 1))
    assert len(candidates(alike)) <= 2 * len(alike)
    other = picked.integers(0, 2**32, alike.shape, dtype=np.uint32)
    partly = np.where(picked.random(alike.shape) < 0.75, alike, other)
    found = candidates(partly)
    assert len(found) <= 2 * 21 * len(partly)
    assert len(set(found[:, 1].tolist())) > 4950


def test_an_estimate_is_near_the_exact_share() -> None:
    part = " ".join(sentences(TEXT)[:10])
    exact = overlap(Compared(part), Compared(TEXT))
    words = len(part.split()), len(TEXT.split())
    found = estimated(signature(part), signature(TEXT), *words)
    assert abs(found.of_first - exact.of_first) < 0.2
    assert abs(found.of_second - exact.of_second) < 0.2
    assert estimated(signature(TEXT), signature(statement(2)), *words[1:] * 2).of_first < 0.3


# Groups -------------------------------------------------------------------------------------


def always(_text: int, _original: int) -> bool:
    return True


def test_the_earliest_of_a_group_is_the_original() -> None:
    assert originals([7, 3, 5], [(3, 7), (5, 3)], always) == {3: 7, 5: 7}


def test_a_chain_of_small_changes_does_not_tie_unlike_texts() -> None:
    near = {(2, 1), (3, 2), (4, 3)}
    found = originals([1, 2, 3, 4], near, lambda text, original: (text, original) in near)
    assert found == {2: 1, 4: 3} or found == {2: 1}
    assert all(original not in found for original in found.values())


def test_two_originals_that_meet_only_in_a_later_text_are_one() -> None:
    assert originals([24, 6, 10], [(6, 10), (10, 24)], always) == {6: 24, 10: 24}


def test_what_people_say_wins_over_the_check() -> None:
    said = Said(same=[(9, 1)], apart=[(2, 1)])
    assert originals([1, 2, 3, 9], [(1, 2), (1, 3)], always, said) == {3: 1, 9: 1}


def test_two_that_people_tie_bring_their_reposts_along() -> None:
    said = Said(same=[(4, 2)])
    assert originals([1, 2, 3, 4, 5], [(4, 5)], always, said) == {4: 2, 5: 2}


def test_what_people_said_of_texts_that_are_gone_changes_nothing() -> None:
    assert originals([1, 2], [], always, Said(same=[(1, 8)], apart=[(8, 2)])) == {}


_PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] != p[1]))


@settings(max_examples=150, deadline=None)
@given(_PAIRS, _PAIRS, _PAIRS, st.permutations(range(10)))
def test_no_original_is_a_repost_and_every_repost_comes_later(near, same, apart, order) -> None:
    found = originals(
        order, near, lambda text, original: (text + original) % 3 > 0, Said(same, apart)
    )
    rank = {text: place for place, text in enumerate(order)}
    for text, original in found.items():
        assert original not in found
        assert rank[original] < rank[text]
    for one, other in same:
        assert found.get(one, one) == found.get(other, other)
    for one, other in apart:
        tied = same and found.get(one, one) == found.get(other, other)
        assert tied or found.get(one) != other


def test_signatures_are_read_as_they_are_stored() -> None:
    assert matrix([struct.pack("<64I", *range(64))])[0].tolist() == list(range(64))
    assert near_duplicates.HASHES == HASHES
