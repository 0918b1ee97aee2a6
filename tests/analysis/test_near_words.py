# SPDX-License-Identifier: MIT
"""What a reader may rely on where the words that two nearly equal texts do not share are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpoint.analysis import near_words
from standpoint.text.folding import fold


def marked(one, other):
    here, there = near_words.differing(one, other)
    return [one[a:b] for a, b in here], [other[a:b] for a, b in there]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("اجتمع المجلس في حلب", "اِجْتَمَعَ المَجْلِسُ في حَلَب"),
        ("اجتمع المجلس", "اجتمع المجلـــس"),
        ("إلى أحمد وآمال", "الى احمد وامال"),
        ("هذه المدرسة على النهر", "هذه المدرسه علي النهر"),
        ("في ١٢ آذار", "في 12 آذار"),
        ("السلام\u200fعليكم", "السلامعليكم"),
        ("café on the mole", "cafe\u0301 on the mole"),
        ("The mill’s wheel", "the MILL'S wheel."),
        ("coop\u00aderation", "cooperation"),
    ],
)
def test_the_same_words_written_otherwise_are_not_marked(one, other):
    assert marked(one, other) == ([], [])


def test_a_marked_word_is_marked_with_all_its_signs():
    one, other = "قالَ المُجَلِّسُ ذلك", "قال النَّادِي ذلك"
    assert marked(one, other) == (["المُجَلِّسُ"], ["النَّادِي"])


def test_words_behind_signs_that_fold_to_nothing_stand_where_they_are():
    assert marked("شَـــرَكَ ــ بَيْت كبير", "شرك بيت صغير") == (["كبير"], ["صغير"])


_ODD = "abC ßﷺﷲ½ﬁ'’-.\nاأإىيةه\u064e\u0651\u0640\u200f\u00ad\u0301٣3"
_SIGNS = st.text(st.sampled_from(_ODD) | st.characters(), max_size=40)


@given(_SIGNS, _SIGNS)
def test_stretches_stand_in_order_and_what_is_left_of_both_texts_is_the_same(one, other):
    kept = []
    for text, found in zip((one, other), near_words.differing(one, other), strict=True):
        at = 0
        for start, end in found:
            assert at <= start < end <= len(text)
            at = end
        kept.append(found)
    for text, found in zip((one, other), kept, strict=True):
        for start, end in found:
            # Each begins and ends with a word, and no letter of that word is left outside.
            assert near_words.differing(text[start:end], "")[0] == [(0, end - start)]
            assert fold(text[start:end]).text.strip()


@given(_SIGNS)
def test_a_text_does_not_differ_from_itself_and_differs_from_nothing_as_a_whole(text):
    assert near_words.differing(text, text) == ([], [])
    whole, _ = near_words.differing(text, "")
    outside = "".join(
        text[a:b]
        for a, b in zip(
            [0, *(b for _, b in whole)], [*(a for a, _ in whole), len(text)], strict=True
        )
    )
    assert near_words.differing(outside, "")[0] == []
