# SPDX-License-Identifier: MIT
from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.closeness import ClosenessModel, StemFrequencies

SENTENCES = [
    ["council", "reject", "forc", "return", "refuge", "refuge"],
    ["refuge", "must", "return", "forc"],
    ["committe", "welcom", "resolut"],
    ["council", "welcom", "return"],
]
COUNTS = Counter(stem for sentence in SENTENCES for stem in set(sentence))
MODEL = ClosenessModel({"en": StemFrequencies(4, COUNTS), "ar": StemFrequencies(4, COUNTS)})


def test_a_stem_weighs_more_the_rarer_it_is():
    weigh = MODEL.by_language["en"].weight
    assert weigh("return") == pytest.approx(1.223144, abs=1e-6)
    assert weigh("refuge") == pytest.approx(1.510826, abs=1e-6)
    assert weigh("must") == pytest.approx(1.916291, abs=1e-6)
    assert weigh("unheard") > weigh("must")


def test_closeness_is_the_published_cosine():
    vectors = [MODEL.weigh(sentence, "en") for sentence in SENTENCES]
    found = [[MODEL.between(one, other) for other in vectors] for one in vectors]
    expected = [
        [1.0, 0.60725, 0.0, 0.380426],
        [0.60725, 1.0, 0.0, 0.194778],
        [0.0, 0.0, 1.0, 0.298815],
        [0.380426, 0.194778, 0.298815, 1.0],
    ]
    for line, wanted in zip(found, expected, strict=True):
        assert line == pytest.approx(wanted, abs=1e-5)


def test_shared_stems_come_with_the_heaviest_first():
    one, other = (MODEL.weigh(sentence, "en") for sentence in SENTENCES[:2])
    assert MODEL.shared(one, other) == ("refuge", "forc", "return")


@pytest.mark.parametrize(("one", "other"), [("en", "ar"), ("en", None), (None, None)])
def test_there_is_no_closeness_outside_one_known_language(one, other):
    a, b = MODEL.weigh(SENTENCES[0], one), MODEL.weigh(SENTENCES[0], other)
    assert MODEL.between(a, b) is None
    assert MODEL.shared(a, b) == ()


@pytest.mark.parametrize("language", ["en-GB", "en_GB"])
def test_the_region_of_a_language_makes_no_difference(language):
    one, other = MODEL.weigh(SENTENCES[0], language), MODEL.weigh(SENTENCES[1], "en")
    assert MODEL.between(one, other) == pytest.approx(0.60725, abs=1e-5)


def test_a_sentence_is_weighed_by_its_own_stems_without_function_words():
    vector = MODEL.vector("The council rejects the refugees’ forced return", "en")
    assert {"council", "reject", "forc", "return"} <= set(vector.weights)
    assert "the" not in vector.weights


def test_a_sentence_without_stems_is_close_to_nothing():
    empty = MODEL.weigh([], "en")
    assert MODEL.between(empty, empty) == 0
    assert MODEL.between(empty, MODEL.weigh(SENTENCES[0], "en")) == 0


def test_a_language_that_the_corpus_does_not_know_weighs_all_stems_alike():
    vector = MODEL.weigh(["a", "b", "c", "d"], "fr")
    assert set(vector.weights.values()) == {0.5}


_stems = st.lists(st.sampled_from(sorted(COUNTS)), max_size=12)


@settings(max_examples=100)
@given(_stems, _stems, st.randoms())
def test_closeness_is_symmetric_and_blind_to_word_order(one, other, random):
    shuffled = random.sample(one, len(one))
    a, b, c = (MODEL.weigh(stems, "en") for stems in (one, other, shuffled))
    assert MODEL.between(a, b) == MODEL.between(b, a) == MODEL.between(c, b)
    assert 0 <= MODEL.between(a, b) <= 1
    assert MODEL.shared(a, b) == MODEL.shared(b, a)
