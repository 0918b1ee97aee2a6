# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from standpoint.figures.colours import hue
from standpoint.figures.comparison_docx import as_docx


@pytest.fixture
def opened(compare):
    def make(*readings, **settings):
        return docx.Document(BytesIO(as_docx(compare(*readings, **settings))))

    return make


def style(paragraph):
    return paragraph.style.name


def full_text(document, title):
    """Return the text below the heading of a report's full text."""
    lines = None
    for paragraph in document.paragraphs:
        if style(paragraph) == "Heading 2":
            if lines is not None:
                break
            if paragraph.text == title:
                lines = []
        elif lines is not None and style(paragraph) == "Body Text":
            lines.append(paragraph.text)
    return "\n".join(lines or [])


def test_the_full_texts_are_the_stored_texts_to_the_character(digest, answer, arabic, opened):
    document = opened(digest, answer, arabic)
    for reading in (digest, answer, arabic):
        assert full_text(document, reading.report.title) == reading.text


def test_themes_and_facets_are_real_headings_and_tables(digest, answer, opened):
    document = opened(digest, answer)
    headings = [(style(p), p.text) for p in document.paragraphs if style(p).startswith("Heading")]
    assert ("Heading 2", "Refugees") in headings
    assert ("Heading 3", "return  1 · 1") in headings
    assert document.paragraphs[0].text == "Digests <side> by side"
    # One for the counts, one for each facet on which a report speaks.
    assert len(document.tables) == 1 + 4


def test_linked_passages_stand_in_one_row(digest, answer, opened):
    rows = [row for table in opened(digest, answer).tables for row in table.rows]
    cells = next(row.cells for row in rows if row.cells[0].text.startswith("No family"))
    assert cells[2].text.startswith("The second circle")
    assert cells[1].text.startswith(".")
    assert "shared: " in cells[1].text


def test_with_three_reports_links_stand_below_their_passages(digest, answer, arabic, opened):
    document = opened(digest, answer, arabic)
    section = document.sections[0]
    assert section.page_width > section.page_height
    texts = [row.cells[0].text for table in document.tables for row in table.rows]
    assert any("A digest for trying ¶\u00a04 – An answer to it ¶\u00a01" in text for text in texts)


def test_what_a_rule_found_is_underlined_in_its_themes_colour(digest, answer, opened):
    ink = hue("#009E73", "light").ink[1:]
    marked = [
        run.text
        for table in opened(digest, answer).tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run._r.rPr is not None
        and run._r.rPr.find(qn("w:u")) is not None
        and run._r.rPr.find(qn("w:u")).get(qn("w:color")) == ink
    ]
    assert "".join(marked) == "sent back by force" * 2


def test_arabic_paragraphs_and_runs_read_from_right_to_left(digest, arabic, opened):
    document = opened(digest, arabic)
    cells = [p for t in document.tables for r in t.rows for c in r.cells for p in c.paragraphs]
    turned = 0
    for paragraph in [*document.paragraphs, *cells]:
        properties = paragraph._p.pPr
        bidi = properties is not None and properties.find(qn("w:bidi")) is not None
        if "قال الضيوف" in paragraph.text:
            turned += 1
            assert bidi
            said = [run for run in paragraph.runs if "الضيوف" in run.text]
            assert all(run.font.rtl for run in said)
        if paragraph.text.startswith("Guests"):
            assert not bidi
    assert turned == 3


def test_the_document_says_what_it_is_and_when_it_was_made(digest, answer, opened):
    document = opened(digest, answer)
    properties = document.core_properties
    assert properties.title == "Digests <side> by side"
    assert properties.created.date() == date(2024, 11, 22)
    words = "\n".join(p.text for p in document.paragraphs)
    assert "codebook v3 · 22 Nov 2024" in words
    assert "Digest House, May–Jun 2024." in words


def test_control_characters_of_a_damaged_text_do_not_stop_the_document(digest, answer, compare):
    broken = replace(answer, text=answer.text.replace("one", "o\x0c\x01"))
    document = docx.Document(BytesIO(as_docx(compare(digest, broken))))
    assert full_text(document, "An answer to it").endswith("Its land is o␌␁.")
