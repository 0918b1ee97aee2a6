# SPDX-License-Identifier: MIT
"""What is marked in what leaves is what is stored: to the character, whatever the characters."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from standpoint.analysis.aligned import Column
from standpoint.analysis.alignment import align
from standpoint.analysis.closeness import ClosenessModel
from standpoint.figures.comparison import Comparison, Contents
from standpoint.figures.comparison_docx import as_docx
from standpoint.figures.comparison_html import as_html
from standpoint.figures.comparison_pages import as_pdf
from standpoint.figures.comparison_words import shown_date
from standpoint.figures.control_signs import pictured
from standpoint.model.codebook import Codebook, Facet, Theme
from standpoint.model.reports import Decision, Marking, Memo, Mention, Reading, Report, Sentence

BOOK = Codebook("c", (Theme("t", "T", 1, "#0072B2", "circle", (Facet("f", "f"),)),))
WHEN = "2024-11-22T10:00:00+00:00"
SIGNS = (
    "\n", "\t", " ", "\u00a0", "\u00ad", "&", "<", ">", "<script>", "</p>", "]]>", '"', "'",
    "“", "”", "«", "»", "\u0301", "e\u0301", "👩\u200d👩\u200d👧", "🕊\ufe0f", "🏽", "\u200d",
    "\u200f", "\u200e", "\u2066", "\u2069", "ﷺ", "إنّ", "عودةَ", "\u0651", "\u064e", "ـ", "2254",
    "٢٢٥٤", "(a)", "\x00", "\x0c", "\x1f", "\x7f", "\x85", "\u2028", "\u2029", "\ufffe", "\ufdd0",
    "word", "الأرض",
)  # fmt: skip
_texts = st.lists(
    st.one_of(
        st.sampled_from(SIGNS),
        st.characters(exclude_categories=["Cs"], exclude_characters="\r"),
    ),
    min_size=1,
    max_size=30,
).map("".join)


@st.composite
def coded(draw, number=1):
    """Return a reading whose text is anything, with mentions, markings and memos anywhere."""
    text = draw(_texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=3)) | {0, len(text)})
    sentences = tuple(Sentence(i, a, b, 1) for i, (a, b) in enumerate(pairwise(cuts)))
    mentions, markings, decisions, memos = [], [], [], []
    for sentence in sentences:
        for kind in draw(st.lists(st.sampled_from(["mention", "marking", "memo"]), max_size=3)):
            ends = st.integers(sentence.start, sentence.end)
            a, b = sorted((draw(ends), draw(ends)))
            if a == b:
                continue
            if kind == "mention":
                mentions.append(Mention(number, sentence.index, a, b, "t", "f", "r", 1))
            elif kind == "memo":
                memos.append(Memo(number, a, b, "on <this> & that", WHEN))
            else:
                markings.append(Marking(number, a, b, "t", "f", WHEN))
                whole = (number, sentence.start, sentence.end, "t", "f", "confirmed", WHEN)
                decisions.append(Decision(*whole))
    language = draw(st.sampled_from(["en", "ar", None]))
    title = draw(st.sampled_from(["<script>alert(1)</script> & “t”", "عنوان 🕊️", "t\x0c"]))
    report = Report(number, title, "document", None, None, None, None, language, 1, 1, 0, "")
    return Reading(
        report, text, sentences, tuple(mentions), tuple(decisions),
        markings=tuple(markings), memos=tuple(memos),
    )  # fmt: skip


def made_of(reading):
    alignment = align([reading], BOOK, 1, ClosenessModel())
    return Comparison("c", alignment, (reading,), BOOK, date(2024, 1, 1))


def spans(reading):
    """Return which characters are marked, from what is stored and not from what is aligned."""
    found = set()
    for mark in (*reading.mentions, *reading.markings):
        found.update(range(mark.start, mark.end))
    return found


class Marked(HTMLParser):
    """The characters of each element of a class, each with whether it is marked."""

    def __init__(self, html, wanted):
        super().__init__(convert_charrefs=True)
        self.wanted, self.found, self._stack = wanted, [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        classes = (dict(attrs).get("class") or "").split()
        if tag not in {"meta", "br"}:
            self._stack.append((tag, classes))
        if self.wanted in classes:
            self.found.append([])

    def handle_endtag(self, tag):
        assert self._stack.pop()[0] == tag

    def handle_data(self, data):
        classes = [one for _tag, found in self._stack for one in found]
        if self.wanted in classes:
            self.found[-1] += [(sign, "mark" in classes) for sign in data]


@settings(max_examples=120, deadline=None)
@given(coded())
def test_html_holds_the_text_and_its_marks_to_the_character(reading):
    shown = reading.text.replace("\0", "␀")  # the one sign that no page may hold
    html = as_html(made_of(reading))
    (full,) = Marked(html, "full").found
    marked = spans(reading)
    assert full == [(sign, place in marked) for place, sign in enumerate(shown)]
    said = Marked(html, "passage").found
    whole = [
        [(shown[place], place in marked) for place in range(s.start, s.end)]
        for s in reading.sentences
        if marked.intersection(range(s.start, s.end))
    ]
    assert said == whole
    assert "<script" not in html


def runs_of(paragraphs):
    """Return the characters of paragraphs, a line end between two, and whether each is marked."""
    found = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            found.append(("\n", None))
        for run in paragraph.runs:
            properties = run._r.rPr
            line = None if properties is None else properties.find(qn("w:u"))
            thick = line is not None and line.get(qn("w:val")) == "thick"
            found += [(sign, thick) for sign in run.text]
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(coded())
def test_word_holds_the_text_and_its_marks_to_the_character(reading):
    written = as_docx(made_of(reading))
    document = docx.Document(BytesIO(written))
    prose = [p for p in document.paragraphs if p.style.name == "Body Text"]
    marked = spans(reading)
    shown = pictured(reading.text)
    assert len(shown) == len(reading.text)
    assert runs_of(prose) == [
        (sign, None if sign == "\n" else place in marked) for place, sign in enumerate(shown)
    ]
    with zipfile.ZipFile(BytesIO(written)) as parts:
        for name in parts.namelist():
            if name.endswith(".xml"):
                etree.fromstring(parts.read(name))
    noted = [m for m in reading.memos if reading.text[m.start : m.end].strip("\n")]
    assert len(list(document.comments)) >= len(noted)


def test_a_control_character_is_shown_by_its_picture_and_nothing_moves():
    assert pictured("a\x00b\tc\nd\re\x1f\x7f") == "a␀b\tc\nd␍e␟\x7f"
    assert pictured("\ufffe") == "\ufffd"


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\ufdd0", "\x00", "\x0c", "\x1b", "\ufffc"])
def test_no_sign_breaks_the_paper(qapp, digest, answer, compare, sign):
    broken = replace(answer, text=answer.text.replace("second circle", f"second{sign}circle"))
    pages = pypdf.PdfReader(BytesIO(as_pdf(compare(digest, broken)))).pages
    assert "answered: no family" in " ".join(pages[-1].extract_text().split())


def test_the_text_of_a_pdf_is_the_stored_text_with_its_quotation_marks(
    qapp, digest, answer, compare
):
    said = "“One”, ‘two’, it’s — three… non\u2011breaking; café, naïve: 100 % – done"
    text = answer.text + "\n" + said
    pages = pypdf.PdfReader(BytesIO(as_pdf(compare(digest, replace(answer, text=text))))).pages
    read = "".join(pages[-1].extract_text().split())
    assert "".join(text.split()) in read


def test_no_line_of_a_pdf_is_written_twice_where_a_page_ends(qapp, digest, answer, compare):
    lines = [f"Line {n} of many that say next to nothing of note." for n in range(160)]
    text = "\n".join([answer.text, *lines])
    pages = pypdf.PdfReader(BytesIO(as_pdf(compare(digest, replace(answer, text=text))))).pages
    read = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert [read.count(line) for line in lines] == [1] * len(lines)


def test_memos_stand_where_they_were_written(digest, answer, compare):
    memo = Memo(1, digest.text.index("No family"), digest.text.index(", they"), "Ask again 🕊️", WHEN)
    noted = replace(digest, memos=(memo,))
    html = as_html(compare(noted, answer))
    assert html.count('role="note"') == 2  # beside the passage and under the full text
    document = docx.Document(BytesIO(as_docx(compare(noted, answer))))
    assert [c.text for c in document.comments] == ["Ask again 🕊️"] * 2
    assert {c.author for c in document.comments} == {""}
    without = replace(compare(noted, answer), contents=Contents(memos=False))
    assert "Ask again" not in as_html(without)
    assert not list(docx.Document(BytesIO(as_docx(without))).comments)


def test_a_memo_on_a_sentence_that_stands_nowhere_is_not_lost(digest, answer, compare):
    noted = replace(digest, memos=(Memo(1, 2, 8, "On the opening", WHEN),))
    made = replace(compare(noted, answer), contents=Contents(texts="none"))
    for text in (
        as_html(made),
        "\n".join(p.text for p in docx.Document(BytesIO(as_docx(made))).paragraphs),
    ):
        assert "Memo on “digest”: On the opening" in text


@pytest.fixture
def grouped(digest, answer, arabic, compare):
    """Return a comparison of a circle's two reports, of two languages, with one report."""
    columns = (
        Column((digest.report, arabic.report), "The <circle>", "2 reports, 2024"),
        Column((answer.report,)),
    )
    made = compare(digest, arabic, answer)
    alignment = align(
        (digest, arabic, answer), made.codebook, 3, ClosenessModel(), 0.08, (), columns
    )
    return replace(made, alignment=alignment)


def test_of_an_actors_reports_each_passage_names_its_own(grouped, digest, arabic):
    html = as_html(grouped)
    assert "[1] A digest for trying, May–Jun 2024, ¶\u00a03" in html
    assert f"[2] \u2068خلاصة للتجربة\u2069, {shown_date(arabic.report)}, ¶\u00a0" in html
    assert "<bdi>The &lt;circle&gt;</bdi>" in html
    assert html.count('class="full"') == 1
    assert 'id="cite-2"' in html
    assert "1 of 2 reports was not searched" in html
    said = ["".join(sign for sign, _ in one) for one in Marked(html, "passage").found]
    for reading in (digest, arabic):
        for index in {m.sentence for m in reading.mentions}:
            sentence = reading.sentences[index]
            assert reading.text[sentence.start : sentence.end] in said


def test_full_texts_of_a_group_are_those_with_a_passage_where_wanted(grouped):
    wanted = replace(grouped, contents=Contents(texts="spoken"))
    assert [reading.report.id for reading in wanted.full_texts()] == [1, 3, 2]
    assert as_html(wanted).count('class="full"') == 3


def test_every_form_of_a_group_is_written(qapp, grouped):
    document = docx.Document(BytesIO(as_docx(grouped)))
    texts = [p.text for p in document.paragraphs]
    assert any(text.startswith("[2] Circle. “خلاصة للتجربة.") for text in texts)
    pages = pypdf.PdfReader(BytesIO(as_pdf(grouped))).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "3 reports in 2 columns compared by theme" in words
    assert "A number in square brackets" in words


def test_headings_tables_and_languages_of_the_document_are_real(grouped):
    written = as_docx(grouped)
    document = docx.Document(BytesIO(written))
    levels = [p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert {"Heading 1", "Heading 2", "Heading 3"} == set(levels)
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by, properties.language) == (
        "",
        "",
        "en-GB",
    )
    arabic = [
        run
        for table in document.tables for row in table.rows for cell in row.cells
        for p in cell.paragraphs for run in p.runs if "الأرض" in run.text
    ]  # fmt: skip
    assert arabic
    for run in arabic:
        assert run.font.rtl
        assert run._r.rPr.find(qn("w:lang")).get(qn("w:bidi")) == "ar"
    normal = document.styles["Normal"].element.rPr
    assert normal.find(qn("w:rFonts")).get(qn("w:cs")) == "Times New Roman"
