# SPDX-License-Identifier: MIT
"""A report looked at once gives what each count gives by itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.text import furniture, language, near, repetition, sentences, stems, tokens, words
from standpoint.text.compared import Compared
from standpoint.text.folding import fold
from standpoint.text.remembered import Remembered

_WRITTEN = (
    "the of Council's don't SOC’s cross-border -- ' '' a'-b 2,254 $5 $ 5 3.14 x² ½ _a_ U.S. Mr. "
    "(Source: b) source : c d: translated responsibility وحدة الْقَرَار لاجئين ٢٢٥٤ عـــودة "
    "e\u0301 a\u200fb i\u00adj \u0301z лето İstanbul ß ﬁn\n \n\n . ! ؟ . \u2028 \t"
)
_PIECES = st.sampled_from(_WRITTEN.split(" "))
_TEXTS = st.lists(st.tuples(_PIECES, st.sampled_from(["", " ", " ", ". ", "\n"])), max_size=40).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


@settings(max_examples=120, deadline=None)
@given(_TEXTS)
def test_words_found_once_are_those_of_each_sentence_and_of_the_whole_text(text):
    units = sentences.split(text)
    compared = Compared(text, units)
    assert compared.all_words == tokens.words(fold(text).text)
    for unit, said in zip(units, compared.words, strict=True):
        assert said == tokens.words(fold(text[unit.start : unit.end]).text)


@settings(max_examples=80, deadline=None)
@given(_TEXTS)
def test_everything_made_from_them_is_what_it_is_without_them(text):
    units = sentences.split(text)
    compared = Compared(text, units)
    assert language.detect(text, lambda: compared.all_words) == language.detect(text)
    assert near.signature(text, compared.apart) == near.signature(text)
    assert repetition.lines(text, units, compared) == repetition.lines(text, units)
    marked = furniture.mark(text, units, "the of", compared.folded)
    assert marked == furniture.mark(text, units, "the of")
    for spoken in ("en", "ar", "fr"):
        each = [set(stems.stems(text[unit.start : unit.end], spoken)) for unit in units]
        assert list(stems.by_sentence(compared, spoken)) == each


@settings(max_examples=80, deadline=None)
@given(_TEXTS)
def test_words_of_report_and_furniture_add_up_to_those_of_the_text(text):
    units = furniture.mark(text, sentences.split(text))
    counted, left_out = words.counted_apart(text, units)
    assert counted == words.count(text, units)
    assert counted + left_out == words.count(text)


def test_a_sum_over_a_gap_is_one_word_also_where_a_sentence_ends_in_it():
    text = "It costs $\n5 more."
    assert "$ 5" in Compared(text, sentences.split(text)).all_words


def test_what_is_remembered_of_words_stays_small_and_right():
    asked: list[str] = []

    def work(word: str) -> str:
        asked.append(word)
        return word.upper()

    remembered = Remembered(work, most=3)
    assert [remembered[word] for word in "abacda"] == list("ABACDA")
    assert asked == ["a", "b", "c", "d", "a"]
    assert len(remembered) <= 3
