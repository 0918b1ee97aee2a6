# SPDX-License-Identifier: MIT
"""Sentences near to coded ones: exactly those that the pairwise closeness puts first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.closeness import ClosenessModel, StemFrequencies
from standpoint.analysis.nearness import FEWEST_STEMS, LEAST, NEAREST, Nearest

MODEL = ClosenessModel(
    {
        "en": StemFrequencies(
            40, {"camp": 9, "tent": 4, "winter": 5, "aid": 12, "road": 3, "olive": 2}
        )
    }
)


def nearest_of(coded, others, most=200, model=MODEL):
    """Run over sentences given as stems; report numbers tell them apart."""
    nearest = Nearest(model, "en", most)
    for number, stems in enumerate(coded):
        nearest.add_coded((number, 0, 9), f"facet {number}", stems)
    for number, stems in enumerate(others, start=1000):
        nearest.offer((number, 5, 9), stems)
    return nearest.found()


def test_a_sentence_is_ranked_by_its_nearest_coded_sentences_and_says_which_is_the_nearest():
    coded = [["winter", "camp", "tent"], ["camp", "aid"], ["olive", "road"], ["road", "tent"]]
    (near,) = nearest_of(coded, [["winter", "camp", "aid"]])
    one = MODEL.weigh(["winter", "camp", "aid"], "en")
    each = sorted((MODEL.between(one, MODEL.weigh(stems, "en")) for stems in coded), reverse=True)
    assert near.closeness == pytest.approx(each[0])
    assert near.mean == pytest.approx(sum(each[:NEAREST]) / NEAREST)
    assert (near.report, near.start, near.end) == (1000, 5, 9)
    assert near.nearest == (1, 0, 9)
    assert near.facet == "facet 1"
    assert near.shared == ("camp", "aid")


def test_what_shares_nothing_or_has_too_few_words_is_not_offered():
    coded = [["winter", "camp", "tent"]]
    assert nearest_of(coded, [["olive", "road", "wheat"], ["camp"], ["camp", "tent"]]) == ()
    assert nearest_of([], [["winter", "camp", "tent"]]) == ()


def test_of_sentences_with_the_same_words_only_the_first_is_offered():
    twice = [["winter", "camp", "aid"], ["winter", "camp", "aid"]]
    assert [near.report for near in nearest_of([["winter", "camp", "tent"]], twice)] == [1000]


STEMS = st.lists(
    st.sampled_from(["camp", "tent", "winter", "aid", "road", "olive", "wheat", "2254"]),
    min_size=1,
    max_size=6,
)


@given(
    st.lists(STEMS, min_size=1, max_size=8),
    st.lists(STEMS, max_size=20, unique_by=tuple),
    st.integers(1, 6),
)
@settings(max_examples=80)
def test_passing_over_what_cannot_be_near_loses_nothing(coded, others, most):
    vectors = [MODEL.weigh(stems, "en") for stems in coded]
    slow = []
    for number, stems in enumerate(others, start=1000):
        if len(set(stems)) >= FEWEST_STEMS:
            one = MODEL.weigh(stems, "en")
            each = sorted((MODEL.between(one, other) for other in vectors), reverse=True)[:NEAREST]
            slow.append((round(sum(each) / len(each), 6), number))
    slow = sorted((entry for entry in slow if entry[0] >= LEAST), key=lambda e: (-e[0], e[1]))
    fast = nearest_of(coded, others, most)
    assert [round(near.mean, 6) for near in fast] == pytest.approx(
        [mean for mean, _ in slow[:most]]
    )
    assert all((round(near.mean, 6), near.report) in slow for near in fast)
