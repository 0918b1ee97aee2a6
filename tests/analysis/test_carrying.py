# SPDX-License-Identifier: MIT
"""What a user may rely on when a better text takes the place of another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standpoint.analysis.carrying import Carrying
from standpoint.text.sentences import split


def carrying(old, new):
    return Carrying(old, split(old, "en"), new, split(new, "en"))


def test_words_are_found_again_where_their_sentence_is_the_same():
    old = "A first line.\n\nThe unity of Syria counts. Nobody may go."
    new = "Headline\n\nA first line! The  unity of\u00a0Syria counts. Somebody may go."
    found = carrying(old, new)
    start = old.index("unity of Syria")
    begin, end = found.place(start, start + len("unity of Syria"))
    assert new[begin:end] == "unity of\u00a0Syria"
    assert found.place(old.index("Nobody"), old.index("Nobody") + 6) is None


def test_a_sentence_that_moved_is_found_where_it_stands_once():
    old = "Alpha is here. Beta is there. Gamma is gone."
    new = "Gamma is gone. Alpha is here. Beta is there."
    found = carrying(old, new)
    assert {old[a:b]: new[c:d] for (a, b), (c, d) in found.sentences.items()} == {
        one: one for one in ("Alpha is here.", "Beta is there.", "Gamma is gone.")
    }


def test_one_of_two_equal_sentences_that_moved_is_not_guessed():
    old = "Same words. Other words stand here. And here."
    new = "Something new. Same words. Same words."
    starts = sorted(new[c:d] for c, d in carrying(old, new).sentences.values())
    assert starts == ["Same words."]
    found = carrying("Tail one. Same words.", "Same words. x. Same words. Tail one.")
    assert len(found.sentences) <= 2


def test_words_over_two_sentences_need_both_and_what_lies_between():
    old = "One is said. Two is said. Three is said."
    whole = carrying(old, "One is said. Two is said. Three is said. Four.")
    assert whole.place(4, 20) == (4, 19)
    parted = carrying(old, "One is said. Between. Two is said. Three is said.")
    assert parted.place(4, 20) is None


WORDS = st.lists(
    st.sampled_from(["The unity counts.", "Refugees go home.", "وحدة سوريا مهمة.", "No."]),
    max_size=8,
)


@given(WORDS, WORDS)
def test_what_is_carried_is_always_the_same_words(one, other):
    old, new = " ".join(one), "  ".join(other)
    found = carrying(old, new)
    for (a, b), (c, d) in found.sentences.items():
        assert old[a:b].split() == new[c:d].split()
        assert found.place(a, b) == (c, d)
        assert found.place(a + 1, b - 1) == (c + 1, d - 1)
    assert len(set(found.sentences.values())) == len(found.sentences)


def test_the_sentences_of_a_passage_are_those_that_lie_wholly_in_it():
    old = "One is said. Two is said. Three is said."
    found = carrying(old, old)
    assert [old[a:b] for a, b in found.within(4, 30)] == ["Two is said."]
    assert len(found.within(0, len(old))) == 3
