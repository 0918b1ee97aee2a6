# SPDX-License-Identifier: MIT
"""What counts as furniture, and what stays a sentence of the report."""

from __future__ import annotations

import pytest

from standpoint.text.furniture import mark
from standpoint.text.sentences import split
from standpoint.text.words import count


def furniture(text, title=None):
    return [
        text[each.start : each.end] for each in mark(text, split(text), title) if each.furniture
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Logo Wide",
        "Read Also: The Council Meets Again. What Next?",
        "(Source: The Council’s Press Office / 05.01.2017)",
        "Helpful keywords",
        "Source: Press Office",
        "Translated and edited by our desk",
        "Tags: talks, Geneva",
        "This article was translated and edited by our desk.",
        "The magazine has not verified the content of the piece.",
        "Responsibility for the information and views lies with its writer.",
        "* * *",
        "(المصدر: المكتب الإعلامي)",
        "اقرأ أيضاً: اجتماع جديد",
        "المصدر: وكالة الأنباء",
        "كلمات مفتاحية",
        "لا تعبّر هذه الآراء بالضرورة عن رأي الموقع، وهي لا تعبر بالضرورة عن سياسته.",
    ],
)
def test_a_line_of_the_page_is_furniture(line):
    text = f"The delegation met the mayor.\n{line}\nIt left at noon."
    assert " ".join(furniture(text)) == line


@pytest.mark.parametrize(
    "text",
    [
        "A Council for the North",
        "The source of the problem is money.",
        "He did not read also what they had signed.",
        "The novel was translated and edited by his sister.",
        "The envoy has not verified the ceasefire.",
        "They asked who bears responsibility for the information.",
        "Read the statement: it says nothing.",
        "Sources: the envoy met them twice, and nobody at the table knew what to say to him.",
        "مصدر القلق هو الوضع الأمني.",
    ],
)
def test_a_sentence_that_only_sounds_like_furniture_is_kept(text):
    assert furniture(text) == []


def test_a_source_in_brackets_behind_a_sentence_is_furniture_by_itself():
    text = "They held talks in the north. (Source: The Council’s Press Office)"
    assert furniture(text) == ["(Source: The Council’s Press Office)"]


def test_a_source_without_brackets_behind_a_sentence_is_furniture_too():
    assert furniture("عقد المجلس اجتماعاً. المصدر: المكتب الإعلامي") == ["المصدر: المكتب الإعلامي"]


def test_every_copy_of_a_repeated_headline_is_furniture():
    text = "A Council for the North?\nIt met.\nA council for  the North?\nA COUNCIL FOR THE NORTH?"
    assert len(furniture(text)) == 3


def test_a_heading_that_stands_once_is_a_sentence_even_when_it_is_the_title():
    assert furniture("A Council for the North\nIt met.", "A Council for the North") == []


def test_a_paragraph_pasted_twice_is_not_a_headline():
    paragraph = "The council met in the north and left again in the evening."
    assert furniture(f"{paragraph}\n{paragraph}") == []


def test_words_of_furniture_are_not_counted():
    text = "The SOC's cross-border plan – “works”.\n(Source: The Press Office)"
    assert count(text) == 9
    assert count(text, mark(text, split(text))) == 5
