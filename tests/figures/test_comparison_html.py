# SPDX-License-Identifier: MIT
from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.alignment import align
from standpoint.analysis.closeness import ClosenessModel
from standpoint.figures.colours import hue
from standpoint.figures.comparison import Comparison
from standpoint.figures.comparison_html import as_html
from standpoint.model.codebook import Codebook, Facet, Theme
from standpoint.model.reports import Mention, Reading, Report, Sentence

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Element:
    def __init__(self, tag, attributes, parent=None):
        self.tag, self.attributes, self.parent = tag, dict(attributes), parent
        self.children = []

    @property
    def text(self):
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    @property
    def classes(self):
        return self.attributes.get("class", "").split()

    def all(self, tag=None, of_class=None):
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if tag in (None, child.tag) and (of_class is None or of_class in child.classes):
                    found.append(child)
                found += child.all(tag, of_class)
        return found


class Tree(HTMLParser):
    """Reads a page as a browser does, and fails on a tag that does not close."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("root", {})
        self.feed(html)
        self.close()
        assert self.here is self.root, f"<{self.here.tag}> is not closed"

    def handle_starttag(self, tag, attrs):
        made = Element(tag, attrs, self.here)
        self.here.children.append(made)
        if tag not in VOID:
            self.here = made

    def handle_endtag(self, tag):
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def page(comparison):
    return Tree(as_html(comparison)).root


def test_the_full_texts_are_the_stored_texts_to_the_character(digest, answer, arabic, compare):
    full = page(compare(digest, answer, arabic)).all(of_class="full")
    assert [element.text for element in full] == [digest.text, answer.text, arabic.text]


def test_what_is_underlined_in_the_full_texts_is_what_the_rules_found(digest, arabic, compare):
    full = page(compare(digest, arabic)).all(of_class="full")
    for element, reading in zip(full, (digest, arabic), strict=True):
        marked = [mark.text for mark in element.all(of_class="mark")]
        assert marked == [reading.text[m.start : m.end] for m in reading.mentions]


def test_every_passage_is_the_stored_sentence_to_the_character(digest, arabic, compare):
    said = [element.text for element in page(compare(digest, arabic)).all(of_class="passage")]
    assert said == [
        reading.text[reading.sentences[i].start : reading.sentences[i].end]
        for reading, i in [(digest, 1), (arabic, 1), (digest, 2), (digest, 3), (arabic, 1)]
    ]


def test_the_page_needs_no_script_no_other_file_and_no_network(digest, answer, compare):
    html = as_html(compare(digest, answer))
    assert not re.search(r"<script|<link|<img|<iframe|\bsrc=|url\(|@import|\bon\w+=", html)
    assert "\n<style>" in html


def test_markup_in_titles_and_texts_stays_text(digest, answer, compare):
    root = page(compare(digest, answer))
    assert root.all("h1")[0].text == "Digests <side> by side"
    assert root.all("title")[0].text == "Digests <side> by side"
    assert not root.all("side")
    assert not root.all("whole")


def test_linked_passages_stand_level_with_their_closeness_and_shared_words(digest, answer, compare):
    root = page(compare(digest, answer))
    row = next(row for row in root.all("tr") if row.all(of_class="link"))
    left, between, right = row.all("td")
    assert left.text.startswith("No family is to be sent back")
    assert right.text.startswith("The second circle")
    (label,) = between.all(of_class="closeness")
    assert re.fullmatch(r"\.\d\d", label.text)
    assert "shared: " in between.text
    for cell in (left, right):
        assert {"sent", "force"} <= {word.text for word in cell.all(of_class="shared")}


def test_closeness_never_poses_as_a_probability(digest, answer, compare):
    words = page(compare(digest, answer)).all("body")[0].text
    assert not re.search(r"%|\b0\.\d|[Ss]imilarity|[Pp]robability", words)


def test_silence_is_said_in_words(digest, answer, arabic, compare):
    reviewed = replace(answer, reviewed=frozenset({"unity"}))
    said = {p.text for p in page(compare(digest, reviewed, arabic)).all(of_class="silent")}
    assert said == {
        "Reviewed: silent",
        "No passage found by codebook v3",
        "Not searched: language. Codebook v3 has no Arabic rule for this facet. "
        "This says nothing about the report.",
    }


def test_facets_on_which_all_are_silent_stand_in_one_line(digest, answer, compare):
    words = page(compare(digest, answer)).text
    assert "Silent in both: in general" in words
    assert "Silent in all: in general" in page(compare(digest, answer, digest)).text


def test_reports_without_a_common_theme_say_so_and_keep_their_texts(answer, arabic, compare):
    only_number = replace(arabic, mentions=arabic.mentions[1:])
    root = page(compare(answer, only_number))
    assert root.all(of_class="statement")[0].text.startswith(
        "These two reports have no theme in common."
    )
    assert len(root.all(of_class="full")) == 2


def test_arabic_reads_from_right_to_left_wherever_it_stands(digest, arabic, compare):
    root = page(compare(digest, arabic))
    turned = [e for e in root.all() if e.attributes.get("lang") == "ar"]
    assert {e.tag for e in turned} >= {"th", "td", "h2", "div"}
    assert {e.attributes["dir"] for e in turned} == {"rtl"}
    assert all(e.attributes["dir"] == "ltr" for e in root.all(of_class="full")[:1])


def test_a_text_of_unknown_language_finds_its_own_direction(digest, answer, compare):
    unknown = replace(answer, report=replace(answer.report, language=None))
    assert page(compare(digest, unknown)).all(of_class="full")[1].attributes["dir"] == "auto"


def test_a_persons_link_between_languages_says_why_it_has_no_closeness(
    digest, arabic, compare, link_by_hand
):
    by_hand = link_by_hand("unity", "territory", digest, 1, arabic, 1)
    (link,) = page(compare(digest, arabic, links=[by_hand])).all(of_class="link")
    assert "linked by a person" in link.text
    assert "No closeness: different languages share no words." in link.text


def test_reports_are_cited_with_codebook_and_date(digest, answer, compare):
    words = page(compare(digest, answer)).text
    assert (
        "Circle. “A digest for trying: first part.” Digest House, May–Jun 2024. "
        "https://example.org/digest?a=1&b=2." in words
    )
    assert "Circle. “An answer to it.” Digest House, undated." in words
    assert "2 reports compared by theme · codebook v3 · 22 Nov 2024" in words


def test_confirmed_and_hand_made_codings_are_told_from_suggestions(digest, answer, compare, decide):
    decisions = (
        decide(digest, 2, "refugees", "return", "confirmed"),
        decide(digest, 1, "unity", "society", "confirmed"),
    )
    words = page(compare(replace(digest, decisions=decisions), answer)).text
    assert "¶\u00a04, confirmed" in words
    assert "¶\u00a03, coded by a person, also of the territory" in words


def test_rejected_codings_are_not_shown_but_counted(digest, answer, compare, decide):
    decisions = (decide(digest, 2, "refugees", "return", "rejected"),)
    root = page(compare(replace(digest, decisions=decisions), answer))
    assert "sent back by force" not in [m.text for m in root.all(of_class="full")[0].all()]
    assert "Not shown: 1 coding that a person rejected." in root.text


def test_furniture_is_pale_and_never_coded(digest, answer, compare):
    (pale,) = page(compare(digest, answer)).all(of_class="full")[0].all(of_class="furniture")
    assert pale.text == "Read also: more digests"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_themes_have_their_colours_on_light_and_on_dark(digest, answer, compare, scheme):
    html = as_html(compare(digest, answer))
    assert hue("#009E73", scheme).ink in html
    dark = html.index("prefers-color-scheme: dark")
    assert (html.index(hue("#009E73", scheme).ink) > dark) == (scheme == "dark")


def test_two_themes_on_one_word_are_both_underlined(digest, answer, compare):
    first = digest.mentions[1]
    twice = replace(
        digest, mentions=(*digest.mentions, replace(first, theme="unity", facet="society"))
    )
    marks = page(compare(twice, answer)).all(of_class="full")[0].all(of_class="mark")
    assert [m.text for m in marks].count("sent back by force") == 2


THEME = Theme("t", "T", 1, "#0072B2", "circle", (Facet("f", "f"),))
_letters = st.one_of(
    st.sampled_from("\n\t &<>\"'`\u00a0\u0301\u200f🕊🏽ا"),
    st.characters(exclude_categories=["Cs", "Cc"]),
)


@st.composite
def _coded_texts(draw):
    text = draw(st.text(_letters, min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)) | {0, len(text)})
    sentences = tuple(Sentence(i, a, b, 1) for i, (a, b) in enumerate(pairwise(cuts)))
    mentions = []
    for sentence in sentences:
        ends = st.integers(sentence.start, sentence.end)
        a, b = sorted((draw(ends), draw(ends)))
        if a < b and draw(st.booleans()):
            mentions.append(Mention(1, sentence.index, a, b, "t", "f", "r", 1))
    return text, sentences, tuple(mentions)


@settings(max_examples=80)
@given(_coded_texts())
def test_any_text_stays_itself_with_its_marks_where_they_were(coded):
    text, sentences, mentions = coded
    report = Report(1, "t", "document", None, None, None, None, "en", 1, 1, 0, "")
    reading = Reading(report, text, sentences, mentions)
    book = Codebook("c", (THEME,))
    made = Comparison(
        "c", align([reading], book, 1, ClosenessModel()), (reading,), book, date(2024, 1, 1)
    )
    (full,) = page(made).all(of_class="full")
    assert full.text == text
    assert [m.text for m in full.all(of_class="mark")] == [text[m.start : m.end] for m in mentions]
