# SPDX-License-Identifier: MIT
"""What folding promises: words compare as readers compare them, and every place maps back."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from standpoint.text.folding import fold, keep_case
from standpoint.text.tokens import WORD, word_or_stop, words

LETTERS = (
    "abSsIİıßﬁéÉe\u0301 \n\t'’.,-_—“”\"()²½٢٥۴$%"
    "أإآٱىئؤةاويهكقرسل\u0640\u064b\u0651\u0670\u0654"
    "\u00a0\u00ad\u200b\u200f\u2011\ufeff\ufdfa\ufe70\U0001f600\U0001d400"
)
texts = st.text(st.sampled_from(LETTERS), max_size=40) | st.text(max_size=20)


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Syria’s Unity", "syria unity"),
        ("the SOC's (SOC)’s U.N.’s", "the soc (soc) u.n."),
        ("parties’ views don’t", "parties' views don't"),
        ("re-admission re\u2011admission", "re admission re admission"),
        ("Resolution\u00a02254", "resolution 2254"),
        ("nor\u00admali\u200bzation", "normalization"),
        ("territorial\nintegrity", "territorial integrity"),
        ("“unity” „unity“ «unity»", '"unity" "unity" "unity"'),
        ("cafe\u0301 İstanbul STRASSE ﬁne", "café istanbul strasse fine"),
        ("Resolution 2254¹", "resolution 2254 "),
        ("قرار_2254", "قرار 2254"),
        ("القرار ٢٢٥٤ و۲۲۵۴", "القرار 2254 و2254"),
        ("أَحمَدُ إلى آخر ٱلشّئون فؤاد وحدة", "احمد الي اخر الشيون فواد وحده"),
        ("التـطبـيع\u200f مع", "التطبيع مع"),
        ("نعم؟ لا؛", "نعم? لا;"),
    ],
)
def test_words_that_readers_take_for_the_same_fold_to_the_same(written, compared):
    assert fold(written).text == compared


def test_a_found_word_maps_back_to_all_of_its_letters_and_nothing_else():
    text = "They said: “Syria’s u\u00adnity — وَحْدَةُ ٢٢٥٤.”"
    folded = fold(text)
    found = {
        match.group(): text[slice(*folded.original(*match.span()))]
        for match in WORD.finditer(folded.text)
    }
    assert found == {
        "they": "They",
        "said": "said",
        "syria": "Syria",
        "unity": "u\u00adnity",
        "وحده": "وَحْدَةُ",
        "2254": "٢٢٥٤",
    }


@given(texts)
@example("a\u0301's \u0301\u0301")
@example("\ufdfa\u200f")
@settings(max_examples=400, deadline=None)
def test_every_place_of_a_folded_text_maps_back_in_order_and_inside_the_text(text):
    folded = fold(text)
    starts, ends = folded.starts, folded.ends
    assert len(starts) == len(ends) == len(folded.text)
    assert list(starts) == sorted(starts)
    assert list(ends) == sorted(ends)
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        assert 0 <= start < end <= len(text)
        assert folded.original(place, place + 1) == (start, end)
        assert folded.starts[folded.position(start)] == start


@given(texts)
@settings(max_examples=400, deadline=None)
def test_what_stands_where_a_word_was_found_folds_to_that_word(text):
    folded = fold(text)
    for match in WORD.finditer(folded.text):
        start, end = folded.original(*match.span())
        assert match.group() in fold(text[start:end]).text
        before, after = match.start() - 1, match.end()
        whole_letters = (before < 0 or folded.ends[before] <= start) and (
            after == len(folded.text) or folded.starts[after] >= end
        )
        if whole_letters:
            assert words(fold(text[start:end]).text) == [match.group()]


@given(texts)
@settings(max_examples=200, deadline=None)
def test_a_folded_text_stays_as_it_is_when_folded_again(text):
    once = fold(text).text
    if "'s" not in once:
        assert fold(once).text == once


@given(texts)
@settings(max_examples=200, deadline=None)
def test_pieces_of_a_text_fold_as_they_do_inside_it(text):
    for piece in text.split(" "):
        assert fold(piece).text in fold(text).text


def test_case_is_kept_where_a_word_is_searched_as_written():
    assert keep_case("USA") == "USA"
    assert keep_case("Da’esh") == "Da'esh"
    assert keep_case("Cafe\u0301") == "Café"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2254 2,254 22540 2254th", ["2254", "2,254", "22540", "2254th"]),
        ("$2,254 $2254 2254% 2.254", ["$2,254", "$2254", "2254%", "2.254"]),
        ("S/RES/2254 (2015)", ["s", "res", "2254", "2015"]),
        ("2118, 2254 and 2336.", ["2118", "2254", "and", "2336"]),
        ("2118,2254", ["2118", "2254"]),
        ("2254.5km", ["2254.5km"]),
        ("القرارين ٢١١٨ و٢٢٥٤", ["القرارين", "2118", "و", "2254"]),
        ("القرار2254م", ["القرار", "2254", "م"]),
        ("12.06.2024 10:30", ["12.06.2024", "10", "30"]),
    ],
)
def test_a_number_is_one_word_with_all_that_hangs_on_it(text, numbers):
    assert words(fold(text).text) == numbers


@given(st.text(st.sampled_from("aZ09'$% ,.()-_:;\"\n"), max_size=30))
@settings(max_examples=300, deadline=None)
def test_words_of_a_plain_text_are_the_same_however_they_are_sought(text):
    def sought(written):
        pattern = word_or_stop(written)
        return [(match.span(), match.group(1)) for match in pattern.finditer(written)]

    assert sought(text) == [found for found in sought(f"{text} \u00e9") if found[0][1] <= len(text)]


@given(texts)
@settings(max_examples=300, deadline=None)
def test_a_text_folds_the_same_beside_a_letter_that_the_press_does_not_use(text):
    plain, beside = fold(text), fold(f"{text} ก")
    assert beside.text == f"{plain.text} ก"
    assert beside.starts[:-2] == plain.starts
    assert beside.ends[:-2] == plain.ends
