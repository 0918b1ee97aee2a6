# SPDX-License-Identifier: MIT
"""What counts as a word, in whatever way it is written: the denominator of every rate."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.model.reports import Sentence
from standpoint.text.words import count


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("the harbour council", 3),
        ("a cross-border paper of the council's", 6),
        ("the envoy’s boat", 3),
        ("resolution 2,254 of 2015", 5),
        ("a wide – very wide – harbour", 5),
        ("وَحْدَةُ سُورِيَّا", 2),
        ("وحدة سوريا", 2),
        ("وحـــدة سوريا", 2),
        ("الأولى ـــ الثانية", 2),
        (unicodedata.normalize("NFD", "résumé de la réunion"), 4),
        ("the har\u00adbour coun\u00adcil", 3),
        ("می\u200cخواهم", 1),
        ("\u200fوحدة\u200f (UN\u200e) \u202bسوريا\u202c", 3),
        ("\ufeffharbour", 1),
        ("harbour\u200bcouncil", 2),
        ("cross\u00ad-border", 1),
        ("שָׁלוֹם", 1),
        ("हिन्दी में", 2),
        (" \u0301 \u00ad ", 0),
    ],
)
def test_a_word_counts_once_however_its_letters_are_written(text, number):
    assert count(text) == number


@settings(max_examples=200)
@given(st.text(alphabet="aé1 -'’.,ةسو_\n", max_size=60))
def test_a_text_without_marks_is_counted_by_the_pattern_of_the_method(text):
    assert count(text) == len(re.findall(r"\w+(?:['’\-]\w+)*", text))


def test_words_of_given_sentences_are_counted_with_their_marks_and_without_furniture():
    text = "وَحْدَةُ سُورِيَّا. تَابِعُونَا هُنَا."
    end = text.index(".") + 1
    said = Sentence(0, 0, end, 1)
    furniture = Sentence(1, end + 1, len(text), 1, furniture=True)
    assert count(text, [said, furniture]) == 2
    assert count(text) == 4
