# SPDX-License-Identifier: MIT
"""What programs and templates write for want of a title is none where the text has a better one."""

from __future__ import annotations

import io

import docx
import pytest

HEAD = "The weavers ask for light"
TEXT = (
    "The weavers of the upper town work four hours a day, as long as there is power. They want "
    "to know who gets the rest, and they want it in writing before the autumn fair."
)
PLACEHOLDERS = [
    *("Neues Dokument", "Unbenannt 1", "Dokument1", "Ohne Titel", "Vorlage Pressemitteilung"),
    *("Untitled Document", "Untitled document - Google Docs", "Document1", "New page", "Title"),
    *("Template", "Template press release 2019", "Press release template v2", "Exported Data"),
    *("Microsoft Word - letter.doc", "Untitled", "No title", "New Tab", "PowerPoint Presentation"),
    *("مستند جديد", "مستند1", "بدون عنوان", "صفحة جديدة", "قالب", "عنوان"),
    *("Nouveau document", "Document sans titre", "Sans nom 1", "Modèle de communiqué"),
    *("Yeni Belge", "Adsız 1", "Belge1", "Başlıksız doküman", "İsimsiz belge"),
]
TITLES = [
    *("Template for a peace without victors", "New page in the talks with the weavers"),
    *("Document 7 on the looms of the town", "Title to the land", "The exported data of the mill"),
    *("Sheet 5", "Page 12", "Document 3", "Slide 4"),
    *("مستند جديد حول المغازل", "Yeni belge tartışması", "Nouveau document de travail du conseil"),
]


def web(title, body=f"<h2>{HEAD}</h2><p>{TEXT}</p>"):
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head>"
        f"<body>{body}</body></html>"
    )


def word(title, *paragraphs):
    document = docx.Document()
    document.core_properties.title = title
    for words in paragraphs:
        document.add_paragraph(words)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("title", PLACEHOLDERS)
def test_the_heading_of_the_text_is_the_title_where_a_program_wrote_one(read, title):
    assert read("a.html", web(title)).title == HEAD
    assert read("a.docx", word(title, HEAD, TEXT)).title == HEAD
    assert read("a.md", f"---\ntitle: {title}\n---\n\n# {HEAD}\n\n{TEXT}\n").title == HEAD


@pytest.mark.parametrize("title", TITLES)
def test_a_title_that_begins_so_and_says_more_stays(read, title):
    assert read("a.html", web(title, f"<p>{TEXT}</p>")).title == title
    assert read("a.docx", word(title, TEXT)).title == title


def test_a_page_of_a_messenger_is_known_by_its_channel(read):
    body = f"<div class=head><div>Weavers’ channel</div></div><div class=text>{TEXT}</div>"
    assert read("a.html", web("Exported Data", body)).title == "Weavers’ channel"


SERVICE = [
    *("FOR IMMEDIATE RELEASE", "EMBARGOED until 12 June 2024, 10:00", "PRESS RELEASE"),
    *("Embargo: not for publication before noon", "Sperrfrist: 12. Juni 2024, 10 Uhr"),
    *("United Nations A/70/2015/77 Distr.: General", "S/2015/96", "Distr.: Limited"),
    *("Original: English", "للنشر الفوري", "Pour diffusion immédiate", "Zur sofortigen Freigabe"),
]


@pytest.mark.parametrize("line", SERVICE)
def test_a_line_for_editors_is_no_title_where_another_follows(read, line):
    assert read("a.txt", f"{line}\n\n{HEAD}\n\n{TEXT}\n").title == HEAD
    assert read("a.docx", word("", line, HEAD, TEXT)).title == HEAD
    assert read("a.html", web("Untitled", f"<p>{line}</p><p>{HEAD}</p><p>{TEXT}</p>")).title == HEAD


def test_a_head_of_several_such_lines_is_passed_over(read):
    head = "United Nations A/70/15 Distr.: General\n\n18 December 2015\n\nOriginal: English\n\n"
    assert read("a.txt", f"{head}{HEAD}\n\n{TEXT}\n").title == HEAD


def test_such_a_line_stays_the_title_where_nothing_else_could_be(read):
    assert read("a.txt", f"PRESS RELEASE\n\n{TEXT}\n").title == "PRESS RELEASE"


@pytest.mark.parametrize(
    "line",
    ["Embargo on arms must end", "For release of the weavers, open the mill", "United we ask"],
)
def test_a_headline_that_only_begins_so_is_one(read, line):
    assert read("a.txt", f"{line}\n\n{HEAD}\n\n{TEXT}\n").title == line


def test_a_quote_that_is_not_closed_gives_no_title_and_is_said(read):
    block = 'title: "Light for\ndate: 2018-06-01\ntags: [a, b'
    document = read("a.md", f"---\n{block}\n---\n# {HEAD}\n\n{TEXT}\n")
    assert (document.title, document.date) == (HEAD, "2018-06-01")
    assert '“title: "Light for” cannot be read' in document.evidence["front matter"]


@pytest.mark.parametrize(("shown", "strength"), [((HEAD, TEXT), "stated"), ((TEXT,), "likely")])
def test_a_title_of_properties_that_the_text_does_not_show_is_likely(read, shown, strength):
    document = read("a.docx", word(HEAD, *shown))
    assert document.title == HEAD
    assert [one.strength for one in document.findings if one.field == "title"] == [strength]


def test_so_it_is_in_a_pdf(read, make_pdf):
    lines = [(40, 700, 11, "The weavers of the upper town work four hours a day.")]
    document = read("a.pdf", make_pdf([lines], title=HEAD))
    assert [one.strength for one in document.findings if one.field == "title"] == ["likely"]


def test_the_line_right_above_place_and_day_is_the_title_of_an_old_page(read):
    menu = "<td><a href=a>Home</a><br><a href=b>Songs</a></td>"
    body = (
        f"<table><tr>{menu}<td><font size=5>{HEAD}</font><br><font size=2>Paris, 7 September 2019"
        f"</font><p>{TEXT}<p>We wait.</td></tr></table>"
    )
    document = read("a.html", web("Untitled Document", body))
    assert (document.title, document.date) == (HEAD, "2019-09-07")


@pytest.mark.parametrize(
    "head",
    [
        "<title>News | Portal</title><meta property='og:title' content='Portal'>",
        "<title>News</title>",
        "<title>Untitled</title>",
    ],
)
def test_the_headline_of_the_entry_is_the_title_where_no_main_heading_is(read, head):
    body = f"<h2 class=entry-title>{HEAD}</h2><p>12 Nov. 2019</p><p>{TEXT}</p><h2>More</h2>"
    document = read("a.html", f"<html><head>{head}</head><body>{body}")
    assert (document.title, document.date) == (HEAD, "2019-11-12")
