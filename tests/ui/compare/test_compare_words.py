# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.alignment import Link
from standpoint.ui.compare import wording
from standpoint.ui.compare.excerpt import Excerpt, cut, set_line


def machine(value):
    return Link((1, 0), (2, 0), value, (), "machine")


@pytest.mark.parametrize(
    ("value", "shown"), [(0.0912, ".09"), (0.25, ".25"), (1.0, "1.00"), (0.0, ".00")]
)
def test_closeness_has_two_digits_and_no_leading_zero(value, shown):
    assert wording.closeness(value) == shown


def test_what_lies_under_the_limit_never_reads_as_the_limit():
    assert wording.closeness(0.0796, 0.08) == ".07"
    assert wording.closeness(0.07, 0.08) == ".07"
    assert wording.closeness(0.0849, 0.08) == ".08"


def test_a_link_by_a_person_is_said_to_be_by_you():
    assert wording.link_label(Link((1, 0), (2, 0), 0.3, (), "human")) == "you"
    assert wording.link_label(machine(0.3)) == ".30"


def test_a_closeness_is_explained_in_words():
    assert "just above the limit of .08" in wording.closeness_in_words(machine(0.0849), 0.08)
    assert "far above" in wording.closeness_in_words(machine(0.4), 0.08)
    assert wording.closeness_in_words(machine(None), 0.08) == (
        "No closeness: different languages share no words."
    )


def test_the_line_under_a_title_says_whose_report_it_is(world):
    report = replace(world.readings[1].report, words=1808, furniture_words=4)
    assert wording.about(report) == "Harbour Forum · undated · The Daily Sheet · 1,808 words"
    assert wording.about(report, furniture=True).endswith("1,808 words · 4 words of furniture")
    arabic = world.readings[3].report
    assert wording.about(arabic).endswith("· Arabic")
    assert "Jun 2024" in wording.about(replace(report, date="2024-06"))


def test_a_date_that_cannot_be_read_is_shown_as_it_stands(world):
    assert wording.shown_date(replace(world.readings[1].report, date="soon")) == "soon"


LONG = (
    "Before anything else was said the chair of the meeting thanked the cooks, the drivers and "
    "the caretakers of the hall, then turned to the harbour dues and to the ferry that has not "
    "run since the spring flood, and only then to the vote."
)


def test_a_long_sentence_is_cut_around_what_was_found():
    at = LONG.index("harbour dues")
    excerpt = cut(LONG, 0, len(LONG), [(at, at + 12)])
    assert excerpt.cut_start
    assert excerpt.cut_end
    shown = set_line(LONG, excerpt).text
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "harbour dues" in shown


def test_a_short_sentence_is_never_cut():
    assert cut("One plain line.", 0, 15, [(4, 9)]) == Excerpt(0, 15)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_what_was_found_stays_in_the_excerpt_and_lies_where_it_is_drawn(data):
    words = st.sampled_from(["unity", "🕊️", "وحدة", "e\u0301te\u0301", "a\u00a0b", "of", "–", "\n"])
    text = " ".join(data.draw(st.lists(words, min_size=1, max_size=90)))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    excerpt = cut(text, 0, len(text), [(start, end)])
    assert excerpt.start <= start
    assert end <= excerpt.end
    line = set_line(text, excerpt, "¶\u00a04")
    first, last = line.span(start, end)
    drawn = line.text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le")
    assert drawn == text[start:end].replace("\n", " ")
    assert (
        line.text.encode("utf-16-le")[2 * line.tail :]
        .decode("utf-16-le")
        .endswith("¶\u00a04\u2069")
    )


def test_a_span_outside_the_excerpt_is_not_drawn():
    line = set_line(LONG, Excerpt(50, 100, cut_start=True, cut_end=True))
    assert line.span(0, 20) is None
    assert line.span(90, 140) is not None
