# SPDX-License-Identifier: MIT
"""The title of a text that states none: a heading in it, else its first words, else its name."""

from __future__ import annotations

import pytest

LONG = (
    "The council of the harbour town met on the second day of the week and spoke for hours about "
    "the roads that lead to the valley. Nobody left before the talks came to their end."
)


def test_a_short_first_line_before_a_blank_line_is_the_title(read):
    document = read("a.txt", f"Talks about the valley road\n\n{LONG}\n")
    assert document.title == "Talks about the valley road"
    assert document.title_origin == "document"


def test_the_title_is_a_copy_and_stays_in_the_text(read):
    text = f"Talks about the valley road\n\n{LONG}\n"
    assert read("a.txt", text).text == text


def test_a_short_first_line_before_a_long_paragraph_is_the_title(read):
    assert read("a.txt", f"Talks about the valley road\n{LONG}\n").title_origin == "document"


def test_a_headline_that_repeats_comes_before_the_chrome_of_a_site(read):
    headline = "Roads, Roofs and Winter: What Does the Council Want?"
    text = f"Menu Wide\n\n{headline}\n\nA summary of the talks.\n{headline}\n{headline}\n\n{LONG}\n"
    document = read("a.txt", text)
    assert document.title == headline
    assert document.title_origin == "document"
    assert "repeats" in document.evidence["title"]


def test_a_date_or_an_address_at_the_top_is_no_title(read):
    text = f"12 June 2024\n\nhttps://example.org/1\n\nTalks about the valley road\n\n{LONG}\n"
    document = read("a.txt", text)
    assert document.title == "Talks about the valley road"
    assert document.date == "2024-06-12"


@pytest.mark.parametrize("line", ["The council met.", "The council said:", "Roads, roofs,"])
def test_a_line_that_is_a_sentence_is_no_heading(read, line):
    assert read("a.txt", f"{line}\n\n{LONG}\n").title_origin == "first words"


def test_without_a_heading_the_first_words_stand_for_the_title(read):
    document = read("a.txt", LONG)
    assert document.title == "The council of the harbour town met on the second…"
    assert document.title_origin == "first words"


def test_a_file_of_one_short_line_is_its_own_title(read):
    assert read("a.txt", "Talks about the road").title == "Talks about the road"


def test_an_arabic_heading_is_a_title(read):
    document = read("a.txt", "بيان المجلس حول الطرق\n\nعقد المجلس اجتماعه الأول أمس.\n")
    assert document.title == "بيان المجلس حول الطرق"


def test_a_file_without_words_has_its_name_for_a_title(read):
    document = read("Table 7.txt", "12 34\n56 78\n")
    assert (document.title, document.title_origin) == ("Table 7", "file name")


def test_a_dot_inside_a_name_is_no_ending(read):
    assert read("Statement No. 5", "12\n").title == "Statement No. 5"
