# SPDX-License-Identifier: MIT
"""Where sentences end, and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.text.sentences import split


def pieces(text, **how):
    return [text[each.start : each.end] for each in split(text, **how)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Congress heard Dr. Amal Haddad and A. Smith.",
        "Article 3 of Res. 2254, No. 5 on the list, cost 2.5 million.",
        "J. A. Smith and Gen. Salem met at 3 p.m. on Monday.",
        "It was the Acme Co. Board that paid Mr. Nasser Jr. again.",
        "“Will they come?” he asked.",
        "The United States (U.S.) Congress adjourned.",
        "1. The delegation left for Geneva.",
        "قال د. سامي إن القرار ٢٢٥٤ مهم.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(sentence):
    assert pieces(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentences",
    [
        ["They came.", "We left!", "Why?", "Nobody knows."],
        ["“We stay.”", "They said “no!”", "(It rained.)", "‘Fine.’", "He left."],
        ["It held talks in the city.", "(Source: Media Office)"],
        ["They flew to the U.S.", "The others stayed."],
        ["He waited...", "Then it came.", "So it is… ", "Yes."],
        ["It passed.[1]", "It failed.²", "End"],
        ["قال نعم.", "هل يعود؟", "لا؛", "لن يعود."],
        ["«انتهى الاجتماع.»", "وعاد الوفد."],
        ["It was plan B.", "The next one failed."],
    ],
)
def test_a_sentence_ends_with_its_closing_quotation_marks_and_brackets(sentences):
    text = " ".join(sentences)
    assert pieces(text) == [each.strip() for each in sentences]


def test_a_line_break_ends_a_paragraph():
    text = "A heading\n\n  First. Second\nThird.  \n \n"
    assert pieces(text) == ["A heading", "First.", "Second", "Third."]
    assert [each.paragraph for each in split(text)] == [1, 2, 2, 3]
    assert [each.index for each in split(text)] == [0, 1, 2, 3]


def test_in_a_hard_wrapped_text_only_a_blank_line_does():
    text = "One sentence that\nruns on. Another\none.\n \n\nA new\nparagraph"
    assert pieces(text, hard_wrapped=True) == [
        "One sentence that\nruns on.",
        "Another\none.",
        "A new\nparagraph",
    ]
    assert [each.paragraph for each in split(text, hard_wrapped=True)] == [1, 1, 2]


def test_an_empty_text_has_no_sentence():
    assert split("") == split(" \n\u00a0\n") == ()


texts = st.text(
    st.sampled_from("abA. .!?؟؛…”\")' \n\t\u00a0\u20281د“(*\u200f"), max_size=60
) | st.text(max_size=30)


@given(texts, st.booleans())
@settings(max_examples=500, deadline=None)
def test_sentences_cover_all_that_is_not_white_space_and_never_overlap(text, hard_wrapped):
    found = split(text, hard_wrapped=hard_wrapped)
    left = list(text)
    end = paragraph = 0
    for index, sentence in enumerate(found):
        assert sentence.index == index
        assert end <= sentence.start < sentence.end
        assert paragraph <= sentence.paragraph <= paragraph + 1
        piece = text[sentence.start : sentence.end]
        assert piece == piece.strip()
        if not hard_wrapped:
            assert "\n" not in piece
        end, paragraph = sentence.end, sentence.paragraph
        left[sentence.start : sentence.end] = " " * len(piece)
    assert "".join(left).strip() == ""
