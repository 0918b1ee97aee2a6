# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from standpoint.analysis.shared_words import occurrences, shown


def found(text, language, *stems):
    return [text[a:b] for a, b in occurrences(text, 0, len(text), language, set(stems))]


def test_shared_words_are_found_where_they_stand():
    text = "Refugees return. They returned, as a refugee’s right."
    assert found(text, "en", "refuge", "return") == ["Refugees", "return", "returned", "refugee"]


def test_only_the_asked_part_of_a_text_is_searched():
    text = "return return return"
    assert occurrences(text, 7, 13, "en", {"return"}) == ((7, 13),)
    assert occurrences(text, 0, 20, "en", ()) == ()


@pytest.mark.parametrize("number", ["2254", "٢٢٥٤"])
def test_numbers_are_shared_words_too(number):
    assert found(f"القرار {number} نافذ", "ar", "2254") == [number]


def test_a_stem_reads_as_the_word_where_both_have_it():
    assert shown("return", "A Return home", "they return", "en") == "Return"


def test_a_stem_reads_as_a_beginning_where_the_words_differ():
    assert shown("coordin", "coordinated work", "Coordination body", "en") == "coordinat-"


def test_words_with_vowel_signs_are_found_whole_though_their_stem_has_none():
    text = "وقُدِّمَ الشايُ في خيمةٍ كبيرة"
    spans = occurrences(text, 0, len(text), "ar", {"قدم", "خيم"})
    assert [text[start:end] for start, end in spans] == ["وقُدِّمَ", "خيمةٍ"]
