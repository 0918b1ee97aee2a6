# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from standpoint.ui.compare.filtering import (
    Filtered,
    nothing,
    places,
    result,
    sift,
    wanted,
)
from standpoint.ui.compare.rows import Filter


def spans(text, words):
    found = places(text, 0, len(text), wanted(words))
    return None if found is None else [text[a:b] for a, b in found]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("They returned; the Return was late.", "return", ["return", "Return"]),
        ("They returned late.", "late return", ["return", "late"]),
        ("They returned late.", "return early", None),
        ("The safe return of people", '"safe return"', ["safe return"]),
        ("The return was safe", "“safe return”", None),
        ("Café au lait", "CAFÉ", ["Café"]),
        ("It’s the council’s note", "council's note", ["council", "note"]),
        ("a tea 🕊️ and bread", "bread", ["bread"]),
        ("عودة اللاجئين إلى الديار", "الى", ["إلى"]),
        ("وَحْدَة البلاد", "وحده", ["وَحْدَة"]),
        ("شدد على الوحدة", "وحدة", ["وحدة"]),
        ("القرار ٢٢٥٤ كاملا", "2254", ["٢٢٥٤"]),
    ],
)
def test_a_sentence_holds_all_the_words_however_they_are_written(text, words, found):
    assert spans(text, words) == found


def test_places_are_offsets_into_the_stored_text():
    text = "First one. Second: naïve harbour."
    start = text.index("Second")
    assert places(text, start, len(text), wanted("Naïve")) == [(19, 24)]
    assert text[19:24] == "naïve"


@pytest.mark.parametrize("words", ["", "  ", '""', "\u200f"])
def test_a_filter_of_nothing_leaves_everything(world, words):
    found = sifted(world, Filter(words))
    assert found.left == found.all > 0
    assert not Filter("  ").active
    assert Filter(words, "confirmed").active


def sifted(world, filter_, **more):
    return sift(world.align([1, 2]), lambda number: world.readings[number].text, filter_, **more)


def test_only_sentences_with_the_words_are_left_and_each_is_counted_once(world):
    found = sifted(world, Filter("Resolution 2254"))
    assert {stop.facet for stop in found.stops} == {"number", "opposition", "un_resolutions"}
    assert (found.left, found.all) == (1, sifted(world, Filter()).all)
    assert result(Filter("Resolution 2254"), found) == (
        f"1 of {found.all} sentences holds “\u2068Resolution 2254\u2069”"
    )


def test_linked_and_only_here_part_the_sentences_of_each_facet_in_two(world):
    linked, alone = sifted(world, Filter("", "linked")), sifted(world, Filter("", "alone"))
    assert not linked.stops & alone.stops
    assert linked.stops | alone.stops == sifted(world, Filter()).stops


def test_the_state_filter_follows_what_a_person_decided(world):
    first = min(sifted(world, Filter("", "unreviewed")).stops, key=lambda s: s.passage)
    sentence = world.readings[1].sentences[first.passage[1]]
    key = (1, sentence.start, sentence.end, first.theme, first.facet)
    world.decisions[key] = "confirmed"
    assert sifted(world, Filter("", "confirmed")).stops == {first}
    assert first not in sifted(world, Filter("", "unreviewed")).stops
    world.decisions[key] = "rejected"
    assert not sifted(world, Filter("", "confirmed")).stops
    assert first not in sifted(world, Filter(), rejected=False).stops
    assert first in sifted(world, Filter(), rejected=True).stops


def test_a_sentence_coded_by_hand_is_found_as_such(world):
    plain = next(s for s in world.readings[1].sentences if "choir" in
                 world.readings[1].text[s.start : s.end])  # fmt: skip
    world.decisions[1, plain.start, plain.end, "unity", "society"] = "confirmed"
    found = sifted(world, Filter("", "by hand"))
    assert {(stop.facet, stop.passage) for stop in found.stops} == {("society", (1, plain.index))}


def test_themes_that_are_off_are_neither_left_nor_counted(world):
    whole = sifted(world, Filter())
    less = sifted(world, Filter(), off={"unity"})
    assert less.all < whole.all
    assert all(stop.theme != "unity" for stop in less.stops)


def test_an_empty_result_says_so_and_names_the_way_back():
    assert nothing(Filter("veto")) == (
        "No sentence holds “\u2068veto\u2069”. Press Esc to show all sentences."
    )
    assert nothing(Filter("", "confirmed")).startswith("No sentence is confirmed. ")
    assert nothing(Filter("a veto", "unreviewed")).startswith(
        "No sentence not yet reviewed holds all of “\u2068a veto\u2069”. "
    )
    assert nothing(Filter("", "alone")).startswith("Every sentence is linked. ")


def test_a_state_alone_is_said_without_words():
    assert result(Filter("", "unreviewed"), Filtered(frozenset(), 3, 31)) == (
        "3 of 31 sentences, not yet reviewed"
    )
    assert not result(Filter(), Filtered(frozenset(), 31, 31))
