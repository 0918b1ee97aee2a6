# SPDX-License-Identifier: MIT
"""Whatever a file holds, reading it ends in a document or in a sentence."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from standpoint import documents
from standpoint.errors import UnreadableError

NAMES = ["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a", "a.csv"]


def check(name, data):
    try:
        document = documents.read_bytes(name, data)
    except UnreadableError as error:
        assert error.reason.endswith(".")  # noqa: PT017
        assert not error.reason.startswith(" ")  # noqa: PT017
        return
    assert document.text.strip()
    assert document.title.strip()
    assert "\r" not in document.text
    for words in (document.text, document.title, document.actor, document.publisher,
                  document.source, document.language, str(document.evidence)):  # fmt: skip
        (words or "").encode()


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60)
@given(data=st.binary(max_size=400))
@example(data=b"%PDF-1.4")
@example(data=b"PK\x03\x04")
@example(data=b"---\n[\n---\n")
@example(data=b"\xff\xfe")
@example(data=b"<html")
@example(data=b'---\ntitle: "A \\ud800 day"\nauthor: "B \\udfff"\n---\nThe road is open.\n')
@example(
    data=b'<html><script type="application/ld+json">{"@type": "NewsArticle", "headline": "A \\ud800'
    b' day", "author": {"name": "B \\udc00"}}</script><p>The road to the north is open.</p>'
)
def test_any_bytes_end_in_a_document_or_a_sentence(name, data):
    check(name, data)


PIECES = [
    *("<p>", "</p>", "<table>", "<tr>", "<td", ">", "<title>", "<!--", "-->", "&amp;", "&#0;"),
    *("<script type='application/ld+json'>", "{", "}", "[", "](", "**", "# ", "|", "---", "```"),
    *("> ", "`", "1.", "date: ", "(Source: ", "/ 05.01.2017)", "\n", " ", "word", "é", "ع"),
    *(
        "\ufeff",
        "\u202e",
        "\x0c",
        '"headline": "',
        "\\ud800",
        "&#xD800;",
        "title: ",
        '"',
        "author: ",
    ),
]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@settings(max_examples=120)
@given(text=MARKUP)
def test_any_markup_ends_in_a_document_or_a_sentence(name, text):
    check(name, text.encode())


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@settings(max_examples=60)
@given(text=st.text(max_size=200))
def test_any_text_ends_in_a_document_or_a_sentence(name, text):
    check(name, text.encode())


def broken(whole, at, junk):
    at = int(at * len(whole))
    return whole[:at] + junk + whole[at + len(junk) :]


@pytest.fixture(scope="module")
def word_file():
    document = docx.Document()
    document.add_heading("The road", 1)
    document.add_table(2, 2).cell(0, 0).text = "Open"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@settings(max_examples=60)
@given(at=st.floats(0, 1), junk=st.binary(min_size=1, max_size=8))
def test_a_word_file_with_broken_bytes_ends_in_a_document_or_a_sentence(word_file, at, junk):
    check("a.docx", broken(word_file, at, junk))


def test_a_pdf_with_broken_bytes_ends_in_a_document_or_a_sentence(make_pdf):
    whole = make_pdf([[(72, 700, 11, "The road is open.")], ["picture"]], title="The open road")

    @settings(max_examples=150)
    @given(at=st.floats(0, 1), junk=st.binary(min_size=1, max_size=8))
    def with_broken_bytes(at, junk):
        check("a.pdf", broken(whole, at, junk))

    with_broken_bytes()
