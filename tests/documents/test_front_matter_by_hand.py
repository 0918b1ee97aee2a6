# SPDX-License-Identifier: MIT
"""Front matter that people wrote by hand counts line by line where it is no YAML."""

from __future__ import annotations

import pytest

BODY = "The council of the harbour town met and spoke for hours about the roads.\n"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Return: a plan", "Return: a plan"),
        ("title: [Draft] The roads", "[Draft] The roads"),
        ("title: @harbour on the roads", "@harbour on the roads"),
        ("title: `Roads` and schools", "`Roads` and schools"),
        ("title: %roads", "%roads"),
        ("title: *Roads* and schools", "*Roads* and schools"),
        ('title: "Roads" and schools', '"Roads" and schools'),
    ],
)
def test_a_value_that_is_no_yaml_is_plain_text_and_the_other_lines_count(read, line, title):
    block = f"{line}\ndate: 3 May 2017\nactor: [Council A, 'Council B']\nlanguage: en"
    document = read("a.md", f"---\n{block}\n---\n\n{BODY}")
    assert document.title == title
    assert (document.date, document.actor) == ("2017-05-03", "Council A, Council B")
    assert document.text == BODY.strip()
    assert "front matter" not in document.evidence


def test_a_line_that_cannot_be_read_is_named_and_the_others_count(read):
    document = read("a.md", f"---\ntitle: [The roads\ndate: 3 May 2017\n---\n\n{BODY}")
    assert document.date == "2017-05-03"
    assert document.text == BODY.strip()
    assert document.evidence["front matter"] == "“title: [The roads” cannot be read: not used"


def test_a_text_folded_over_lines_is_joined(read):
    block = "title: >-\n  The roads\n  of the valley\nsummary: who: pays\ndate: 3 May 2017"
    document = read("a.md", f"---\n{block}\n---\n\n{BODY}")
    assert (document.title, document.date) == ("The roads of the valley", "2017-05-03")


@pytest.mark.parametrize("end", ["", "\n---\n\nHarbour Post, page 3.\n"])
def test_front_matter_that_is_not_closed_is_read_and_said(read, end):
    document = read("a.md", f"---\ntitle: The roads: a plan\ndate: 3 May 2017\n\n{BODY}{end}")
    assert (document.title, document.date) == ("The roads: a plan", "2017-05-03")
    assert document.text.startswith(BODY.strip())
    assert "not closed" in document.evidence["front matter"]


@pytest.mark.parametrize("block", ["title: [The roads\n---\n", "title: The roads\n"])
def test_a_block_that_is_left_in_the_text_gives_no_title_and_is_noted(read, block):
    document = read("a.md", f"---\n{block}\n{BODY}")
    assert "title:" not in document.title
    assert "title: " in document.text
    assert "left in the text" in document.evidence["front matter"]


def test_words_among_the_lines_stay_in_the_text_and_the_lines_above_count(read):
    block = "title: The roads: a plan\ndate: 3 May 2017\nNobody paid for them."
    document = read("a.md", f"---\n{block}\n---\n\n{BODY}")
    assert (document.title, document.date) == ("The roads: a plan", "2017-05-03")
    assert "Nobody paid for them." in document.text
    assert "as far as they go" in document.evidence["front matter"]


def test_a_day_in_digits_alone_is_read(read):
    document = read("a.md", f"---\ndate: 20170503\n---\n{BODY}")
    assert document.date == "2017-05-03"
    assert read("a.txt", f"Title: Talks\nDate: 20170503\n\n{BODY}").date == "2017-05-03"
    assert read("b.md", f"---\ndate: 20171303\n---\n{BODY}").date is None
