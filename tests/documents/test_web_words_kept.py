# SPDX-License-Identifier: MIT
"""No word of the article of a saved page is lost: headlines, headings, boxes, signatures."""

from __future__ import annotations

import pytest

BAKERS = [
    "The bakers of the old quarter have shut their ovens for a week.",
    "Flour came twice this month, they say, and was wet both times.",
    "They will open again when the mill is dry.",
]
TEXT = "".join(f"<p>{words}</p>" for words in BAKERS)


def page(title, body):
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title></head>"
        f"<body>{body}</body></html>"
    )


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Statement", "Statement: the ovens are cold"),
        ("Bread now", "Bread now: the quarter must eat"),
        ("Basın açıklaması", "Basın açıklaması: Fırınlar soğuk"),
        ("The bakers of the old…", "The bakers of the old quarter strike"),
    ],
)
def test_a_headline_that_goes_on_after_the_title_is_the_title_and_opens_the_text(read, title, head):
    document = read("a.html", page(title, f"<h1>{head}</h1>{TEXT}"))
    assert document.title == head
    assert document.text.split("\n\n") == [head, *BAKERS]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Bakers: The ovens are cold", "The ovens are cold"),
        ("Cold ovens in the old quarter", "The ovens of the quarter are cold"),
        ("Press room of the bakers", "The ovens are cold"),
    ],
)
def test_a_headline_of_other_words_than_the_title_opens_the_text(read, title, head):
    document = read("a.html", page(title, f"<article><h1>{head}</h1>{TEXT}</article>"))
    assert document.text.split("\n\n") == [head, *BAKERS]


def test_the_headings_of_the_parts_of_a_short_page_stay_above_them(read):
    parts = "".join(
        f"<div class=update><time datetime=2024-12-0{n}>{n} Dec 2024</time><h2>Hour {word}</h2>"
        f"<p>{words}</p></div>"
        for n, (word, words) in enumerate(zip(("one", "two", "three"), BAKERS, strict=True), 1)
    )
    text = read("a.html", page("Bakers", f"<h1>Bakers</h1>{parts}")).text
    assert text.split("\n\n") == [
        *("Bakers", "Hour one", BAKERS[0], "Hour two", BAKERS[1], "Hour three", BAKERS[2])
    ]


def test_the_headlines_of_a_list_of_statements_stay_above_their_first_words(read):
    teasers = "".join(
        f"<div class=teaser><h3><a href=/{n}>{head}</a></h3><time datetime=2023-08-0{n}>2023-08-0"
        f"{n}</time><p>{words}</p><a href=/{n}>Read more</a></div>"
        for n, (head, words) in enumerate(
            zip(("Of flour", "Of the mill", "Of ovens"), BAKERS, strict=True), 1
        )
    )
    text = read("a.html", page("Archive of the bakers", f"<h1>Statements</h1>{teasers}")).text
    for head, words in zip(("Of flour", "Of the mill", "Of ovens"), BAKERS, strict=True):
        assert f"{head}\n\n{words}" in text


@pytest.mark.parametrize(
    "heading",
    [
        "<h3>SECRET Related</h3><ul><li><a href=/1>SECRET Of the fishers</a></li></ul>",
        "<h3>SECRET Share this</h3><p><a href=/1>SECRET one</a> <a href=/2>SECRET two</a></p>",
        "<h3>SECRET Leave a reply</h3><form><label>SECRET Name</label><input></form>",
    ],
)
def test_headings_of_what_is_no_part_of_the_text_do_not_come_back(read, heading):
    body = f"<article><h1>The ovens</h1>{TEXT}</article><div>{heading}</div>"
    assert read("a.html", page("The ovens", body)).text.split("\n\n") == ["The ovens", *BAKERS]


def test_the_name_of_the_site_does_not_stand_above_the_text(read):
    body = f"<div id=logo><h1>SECRET Quarter Post</h1></div><article><h2>The ovens</h2>{TEXT}"
    text = read("a.html", page("The ovens – SECRET Quarter Post", body)).text
    assert text.split("\n\n") == ["The ovens", *BAKERS]


def test_a_box_and_a_signature_inside_the_article_are_part_of_it(read):
    body = (
        f"<article><h1>The ovens</h1>{TEXT}<aside><p>“Wet flour is glue,” an old baker says.</p>"
        "</aside><p>The mill is silent.</p><footer>Signed, the guild of bakers</footer></article>"
    )
    assert read("a.html", page("The ovens", body)).text.split("\n\n") == [
        *("The ovens", *BAKERS, "“Wet flour is glue,” an old baker says."),
        *("The mill is silent.", "Signed, the guild of bakers"),
    ]


@pytest.mark.parametrize(
    "beside",
    [
        "<aside><h3>SECRET More</h3><ul><li><a href=/1>SECRET Of the fishers</a></li></ul></aside>",
        "<aside class=related-posts><p>SECRET You may like our story of the fishers.</p></aside>",
        "<aside class=newsletter><p>SECRET Get our letter.</p><form><input></form></aside>",
        "<footer class=entry-footer>SECRET Posted in <a href=/c>SECRET Bread</a></footer>",
        "<footer class=entry-meta>SECRET Posted on <time datetime=2020-01-01>1 Jan</time></footer>",
    ],
)
def test_links_and_boxes_for_other_things_inside_the_article_stay_out(read, beside):
    body = f"<article><h1>The ovens</h1>{TEXT}{beside}</article>"
    assert read("a.html", page("The ovens", body)).text.split("\n\n") == ["The ovens", *BAKERS]


def test_margin_and_foot_of_the_page_itself_stay_out(read):
    around = "<aside><p>SECRET The weather is fine.</p></aside><footer>SECRET All rights</footer>"
    body = f"<article><h1>The ovens</h1>{TEXT}</article>{around}"
    assert read("a.html", page("The ovens", body)).text.split("\n\n") == ["The ovens", *BAKERS]


def test_what_was_deleted_is_no_text_and_what_was_put_in_its_place_is(read):
    body = f"<article><h1>The ovens</h1>{TEXT}<p>They pay <del>SECRET ten</del><ins>two</ins>.</p>"
    assert read("a.html", page("The ovens", body)).text.endswith("\n\nThey pay two.")


def test_words_of_neighbouring_blocks_are_not_glued(read):
    body = (
        f"<article><h1>The ovens</h1>{TEXT}<div>A house</div>of loose words<address>Mill lane 3"
        "</address><hgroup>Late news</hgroup><p>The mill is silent.</p></article>"
    )
    blocks = read("a.html", page("The ovens", body)).text.split("\n\n")
    assert "of loose words" in blocks
    assert "Mill lane 3" in blocks


def test_links_to_other_articles_between_the_paragraphs_stay_out(read):
    away = "<div class=r><a href=/1><img src=1.png><h3>SECRET Of the fishers</h3></a></div>"
    body = f"<article><h1>The ovens</h1>{away.join(f'<p>{words * 5}</p>' for words in BAKERS)}"
    assert "SECRET" not in read("a.html", page("The ovens", body)).text


def test_a_list_of_headings_above_the_text_stays_out(read):
    heads = "".join(f"<h4>SECRET Story {n}</h4>" for n in range(5))
    body = f"<div>{heads}</div><article><h2>The ovens</h2>{TEXT}</article>"
    assert "SECRET" not in read("a.html", page("The ovens", body)).text


def test_a_main_heading_above_a_few_lines_that_are_no_text_opens_it(read):
    lines = "<div><a href=/1>SECRET Print</a></div><div><a href=/2>SECRET Send</a></div>"
    body = f"<div><h1>No flour, no bread</h1>{lines}</div><article>{TEXT * 4}</article>"
    text = read("a.html", page("Guild of the quarter", body)).text
    assert text.startswith(f"No flour, no bread\n\n{BAKERS[0]}")


@pytest.mark.parametrize("rest", ["3 May 2019 • Bakers, Press", "| Quarter Post", "· Bread"])
def test_what_is_set_apart_in_the_headline_is_no_part_of_the_title(read, rest):
    body = f"<h1>The ovens are cold <small>{rest}</small></h1>{TEXT}"
    assert read("a.html", page("The ovens are cold", body)).title == "The ovens are cold"


def test_the_lines_of_a_headline_are_not_glued(read):
    body = f"<h1>The ovens<br>are cold<span><div>in the quarter</div></span></h1>{TEXT}"
    document = read("a.html", page("The ovens", body))
    assert document.title == "The ovens are cold in the quarter"
    assert document.text.startswith("The ovens are cold in the quarter\n\n")
