# SPDX-License-Identifier: MIT
"""Lines such as "Title: …" at the top of a text state what they name."""

from __future__ import annotations

import pytest

from standpoint.text import furniture, sentences

BODY = "\n\nThe council of the harbour town met and spoke for hours about the roads.\n"
HEAD = "Title: The roads of the valley\nDate: 17 June 2020\nAuthor: Council of Elders\n"


def test_header_lines_state_title_date_actor_and_publisher(read):
    document = read("a.txt", HEAD + "Source: harbour.example" + BODY)
    assert document.title == "The roads of the valley"
    assert (document.date, document.actor) == ("2020-06-17", "Council of Elders")
    assert document.publisher == "harbour.example"
    strengths = {
        one.field: one.strength for one in document.findings if one.where.startswith("line “")
    }
    assert strengths.pop("publisher") == "likely"
    assert set(strengths.values()) == {"stated"}
    assert document.text.startswith("Title: The roads")


def test_a_header_may_be_arabic_and_give_an_address(read):
    head = "العنوان: طرق الوادي\nالتاريخ: 17 حزيران 2020\nالمصدر: https://harbour.example/a"
    document = read("a.txt", head + "\n\nاجتمع المجلس وتحدث طويلا عن الطرق والمدارس.\n")
    assert document.title == "طرق الوادي"
    assert (document.date, document.source) == ("2020-06-17", "https://harbour.example/a")


def test_a_day_in_a_header_that_can_be_read_in_two_ways_is_noted(read):
    document = read("a.txt", "Title: The roads\nDate: 9/10/2020" + BODY)
    assert document.date is None
    assert "can be read in two ways" in document.evidence["date"]


@pytest.mark.parametrize(
    "text",
    [
        "Title: alone among the lines of a text" + BODY,
        "Warning: the road is closed\nDate: nobody knows it" + BODY,
        "Date: 5 May 2020\nDate: 6 May 2020" + BODY,
    ],
)
def test_lines_that_are_no_header_stay_lines_of_the_text(read, text):
    assert not [one for one in read("a.txt", text).findings if one.where.startswith("line “")]


def test_the_lines_of_a_header_are_furniture(read):
    text = HEAD + "Source: harbour.example" + BODY
    units = furniture.mark(text, sentences.split(text, "en"))
    assert [text[one.start : one.end] for one in units if not one.furniture] == [BODY.strip()]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Title: The roads of the valley", "The roads of the valley"),
        ("**Headline:** The roads of the valley", "The roads of the valley"),
        ("العنوان: طرق الوادي", "طرق الوادي"),
    ],
)
def test_a_line_with_the_title_alone_gives_it_without_its_label(read, line, title):
    document = read("a.txt", line + BODY)
    assert document.title == title
    assert document.text.startswith(line)
    wrapped = f"{line}\nThe council of the harbour town met and spoke for hours of the roads.\n"
    assert read("a.txt", wrapped).title == title


@pytest.mark.parametrize(
    "head",
    [
        "Publisher: Harbour Post",
        "The roads of the valley\nPublisher: Harbour Post\nDate: 17 June 2020",
        "The roads of the valley\n\nPublisher: Harbour Post",
        "The roads of the valley\n\nPublished by: Harbour Post",
        "طرق الوادي\nالناشر: Harbour Post",
    ],
)
def test_a_line_with_the_publisher_states_it_also_below_a_title(read, head):
    document = read("a.txt", head + BODY)
    assert document.publisher == "Harbour Post"
    assert document.title != "Publisher: Harbour Post"


@pytest.mark.parametrize(
    "text",
    [
        "The roads" + BODY * 3 + "\n\nPublisher: Harbour Post" + BODY,
        "The publisher: a portrait of a man who printed the papers of the harbour" + BODY,
        "Publisher: nobody knows who it was, and the council says that it will not ask." + BODY,
    ],
)
def test_words_on_a_publisher_in_a_text_state_none(read, text):
    assert read("a.txt", text).publisher is None
