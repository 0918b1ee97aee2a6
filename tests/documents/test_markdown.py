# SPDX-License-Identifier: MIT
"""Markdown becomes the text that a reader sees; front matter becomes what is known of it."""

from __future__ import annotations

import pytest

BODY = "The council met at noon.\n"


def front(block, body=BODY):
    return f"---\n{block}\n---\n\n{body}"


def test_front_matter_states_title_date_actor_publisher_source_and_language(read):
    block = (
        "title: Talks about the road\ndate: 2024-06-05\nactor: Harbour Council\n"
        "publisher: The Harbour Post\nurl: https://example.org/1\nlanguage: en"
    )
    document = read("a.md", front(block))
    assert document.title == "Talks about the road"
    assert document.title_origin == "document"
    assert document.date == "2024-06-05"
    assert document.actor == "Harbour Council"
    assert document.publisher == "The Harbour Post"
    assert document.source == "https://example.org/1"
    assert document.language == "en"
    assert document.text == "The council met at noon."
    assert document.evidence["date"] == "front matter “date”"


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2024-06", "2024-06"),
        ("2024-06~", "2024-06~"),
        ("2024", "2024"),
        ("2024-05/2024-06", "2024-05/2024-06"),
        ("2024-06-05 23:30:00 +0300", "2024-06-05"),
        ("2024-06-05T23:30:00.000Z", "2024-06-05"),
        ('"5 June 2024"', "2024-06-05"),
        ("Wed, 05 Jun 2024 09:00:00 GMT", "2024-06-05"),
        ("May to June 2024", "2024-05/2024-06"),
        ("05.06.2024", "2024-06-05"),
        ("٥ حزيران ٢٠٢٤", "2024-06-05"),
    ],
)
def test_a_date_is_read_as_people_and_programs_write_it(read, written, edtf):
    assert read("a.md", front(f"date: {written}")).date == edtf


@pytest.mark.parametrize("written", ["soon", "2024-13-45", "05/06/2024", "Wednesday", "[1, 2]"])
def test_a_date_that_cannot_be_read_leaves_the_report_undated_with_a_note(read, written):
    document = read("a.md", front(f"title: The road\ndate: {written}"))
    assert document.date is None
    assert document.title == "The road"
    assert "cannot be read as a date" in document.evidence["date"]


@pytest.mark.parametrize("written", ["", "~", "null", "undated", "0001-01-01T00:00:00"])
def test_a_date_that_says_nothing_leaves_the_report_undated(read, written):
    document = read("a.md", front(f"title: The road\ndate: {written}"))
    assert document.date is None
    assert "date" not in document.evidence


def test_of_two_dates_that_differ_none_is_taken_and_both_are_seen(read):
    document = read("a.md", front("date: 2024-06-05\npublished: 2024-06-07"))
    assert document.date is None
    assert document.evidence["date"] == (
        "front matter “date” says 2024-06-05, front matter “published” says 2024-06-07: choose one"
    )


def test_the_body_comes_before_the_person_who_wrote_for_it(read):
    document = read("a.md", front("author: Rana Haddad\norganisation: Harbour Council"))
    assert document.actor == "Harbour Council"
    assert "Rana Haddad" in document.evidence["actor"]


def test_several_authors_are_one_actor(read):
    block = "authors:\n  - Rana Haddad\n  - name: Omar Saleh"
    assert read("a.md", front(block)).actor == "Rana Haddad, Omar Saleh"


def test_a_source_that_is_no_address_is_the_publisher(read):
    document = read("a.md", front("source: The Harbour Post"))
    assert (document.publisher, document.source) == ("The Harbour Post", None)


@pytest.mark.parametrize(
    ("written", "language"),
    [("en-GB", "en"), ("AR", "ar"), ("no", "no"), ("Arabic", "ar"), ("gibberish words", None)],
)
def test_a_language_is_its_code(read, written, language):
    body = "عقد المجلس اجتماعه.\n" if language == "ar" else BODY
    assert read("a.md", front(f"lang: {written}", body)).language == language


def test_a_language_that_the_script_contradicts_is_not_used(read):
    document = read("a.md", front("lang: en", "عقد المجلس اجتماعه الأول أمس.\n"))
    assert document.language is None
    assert "Arabic script" in document.evidence["stated language"]


@pytest.mark.parametrize(
    "block", ["title: [unclosed", "title: {a", "\ttitle: x", "title: *none", "title: &x: y"]
)
def test_broken_front_matter_stays_in_the_text_with_a_note(read, block):
    document = read("a.md", front(block))
    assert block.strip() in document.text
    assert "The council met at noon." in document.text


def test_broken_front_matter_is_noted(read):
    document = read("a.md", front("title: [unclosed"))
    assert document.evidence["front matter"] == "cannot be read and was left in the text"


def test_rules_around_a_first_paragraph_are_no_front_matter(read):
    document = read("a.md", "---\nThe council met.\n---\n\nIt left at six.\n")
    assert document.text == "The council met.\n\nIt left at six."
    assert "front matter" not in document.evidence


def test_front_matter_runs_nothing_and_grows_to_nothing(read):
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    block = f"{bomb}title: !!python/object/apply:os.getcwd []\nauthor: *i\ndate: 2024"
    document = read("a.md", front(block))
    assert document.date == "2024"
    assert document.actor is None


def test_toml_front_matter_is_read_too(read):
    document = read("a.md", f'+++\ntitle = "The road"\ndate = 2024-06-05\n+++\n{BODY}')
    assert (document.title, document.date) == ("The road", "2024-06-05")


def test_nothing_but_front_matter_is_no_report(reason):
    assert reason("a.md", "---\ntitle: The road\n---\n") == "There is no text in this file."


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# The road\n\nIt is open.\n", "The road\n\nIt is open."),
        ("The road\n========\nIt is open.", "The road\n\nIt is open."),
        ("## Aims ##\n", "Aims"),
        ("One line\nand the next.", "One line and the next."),
        ("A line  \nbroken by hand", "A line\nbroken by hand"),
        (
            "A **bold** and *plain* __word__ and _one_ ~~more~~.",
            "A bold and plain word and one more.",
        ),
        ("See [the words](https://example.org/a_(b)) here.", "See the words here."),
        ("See [the words][1].\n\n[1]: https://example.org", "See the words."),
        ("He said [sic] so [and so].", "He said [sic] so [and so]."),
        ("![a picture](x.png) Words.", "Words."),
        ("<https://example.org/x>", "https://example.org/x"),
        ("- one\n- two\n  goes on\n* three", "one\n\ntwo goes on\n\nthree"),
        ("1. one\n2. two", "1. one\n\n2. two"),
        ("- [x] done", "done"),
        ("> quoted\n> words\n\nplain", "quoted words\n\nplain"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a\tb\n1\t2"),
        ("```\ncode * here\n```", "code * here"),
        ("Use `a * b` twice * 3", "Use a * b twice * 3"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("Not \\*bold\\*", "Not *bold*"),
        ("Fish &amp; chips&nbsp;now", "Fish & chips\u00a0now"),
        ("a<br>b <b>c</b> <!-- hidden\n\nnote --> d", "a\nb c  d"),
        ("Words[^1].\n\n[^1]: A note.", "Words.\n\nA note."),
        ("one\n\n***\n\ntwo", "one\n\ntwo"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
    ],
)
def test_markup_goes_and_words_stay(read, markdown, text):
    assert read("a.md", markdown).text == text


def test_long_lines_are_paragraphs_also_without_blank_lines(read):
    line = "The council met and spoke about the roads that lead to the valley and the schools. " * 2
    document = read("a.md", f"{line.strip()}\n{line.strip()}\n")
    assert document.text == f"{line.strip()}\n{line.strip()}"
    assert not document.hard_wrapped


@pytest.mark.parametrize(
    "markdown", ["Lead.\n\n# The *open* road\n\nWords.", "## The open road\n\nWords."]
)
def test_a_heading_is_the_title(read, markdown):
    document = read("a.md", markdown)
    assert (document.title, document.title_origin) == ("The open road", "document")


def test_without_any_heading_the_first_words_are_the_title(read):
    assert read("a.md", BODY).title_origin == "first words"


@pytest.mark.parametrize("sign", ["*a ", "[", "**", "`", "<!--", "![", "_a ", "~~a", "# ", "<a "])
def test_endless_markup_takes_no_endless_time(read, sign):
    document = read("a.md", "Words. " + sign * 20_000)
    assert document.text.startswith("Words.")


def test_front_matter_with_a_colon_in_a_title_is_read_as_people_mean_it(read):
    block = (
        "title: Aid: what is missing\n"
        'publisher: "Valley Desk"\n'
        "date: 2023-05-07\n"
        "# a remark\n"
        "authors:\n"
        "  - Council: the south\n"
        "  - Assembly"
    )
    document = read("a.md", front(block))
    assert document.title == "Aid: what is missing"
    assert (document.publisher, document.date) == ("Valley Desk", "2023-05-07")
    assert document.actor == "Council: the south, Assembly"
    assert "Valley Desk" not in document.text


def test_lines_between_rules_that_are_no_front_matter_stay_in_the_text(read):
    document = read("a.md", "---\nAsked: who pays: you\nNobody knows.\n---\n\nIt ends.\n")
    assert "Nobody knows." in document.text
