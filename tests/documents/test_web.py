# SPDX-License-Identifier: MIT
"""A saved web page gives its main text and what its head states, without any network."""

from __future__ import annotations

import json

import pytest

MAIN = (
    "<p>The council met the envoys on Monday in the harbour town, and <a href='/a'>spoke about "
    "the road</a> for six hours before it rose.</p>"
    "<p>Its speaker said that “nothing has been decided” &amp; that the talks go on.</p>"
)
FIRST = (
    "The council met the envoys on Monday in the harbour town, and spoke about the road "
    "for six hours before it rose."
)
SECOND = "Its speaker said that “nothing has been decided” & that the talks go on."


def page(head="", body=MAIN, root="lang=en"):
    return (
        f"<!doctype html><html {root}><head><meta charset=utf-8>{head}</head><body>"
        f"<nav><ul><li><a href=/>Home of the site</a></li></ul></nav>"
        f"<article>{body}</article><footer>All rights are kept.</footer></body></html>"
    )


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


def linked(**node):
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_the_main_text_keeps_its_paragraphs_and_loses_the_menu(read):
    assert read("a.html", page()).text == f"{FIRST}\n\n{SECOND}"


def test_headings_items_and_tables_stay_in_their_order(read):
    body = (
        f"<h1>The road</h1>{MAIN}<h2>Points</h2><ul><li>The first point is the road.</li>"
        f"<li>The second is the school.</li></ul>{MAIN.replace('Monday', 'Friday')}"
        "<table><tr><th>Name</th><th>Role</th></tr><tr><td>Rana</td><td>Speaker</td></tr></table>"
    )
    blocks = read("a.html", page(body=body)).text.split("\n\n")
    assert blocks[0] == "The road"
    assert blocks[3:6] == ["Points", "The first point is the road.", "The second is the school."]
    assert blocks[-2:] == ["Name\tRole", "Rana\tSpeaker"]


def test_a_page_of_a_few_words_keeps_its_paragraphs(read):
    document = read(
        "a.html", "<html><body><h1>Road</h1><p>It is <b>open</b>.</p><p>Come.</p></body>"
    )
    assert document.text == "Road\n\nIt is open.\n\nCome."


def test_a_line_break_stays_a_line_break(read):
    body = MAIN.replace("rose.</p>", "rose.<br>It was late.</p>")
    assert f"{FIRST}\nIt was late." in read("a.html", page(body=body)).text


def test_everything_that_the_head_states_is_taken(read):
    head = (
        "<title>Talks about the road - The Harbour Post</title>"
        + meta("og:site_name", "The Harbour Post")
        + meta("article:published_time", "2024-06-05T23:30:00+03:00")
        + '<meta name="author" content="Rana Haddad">'
        + '<link rel="canonical" href="https://example.org/road">'
    )
    document = read("a.html", page(head, root="lang=en-GB"))
    assert document.title == "Talks about the road"
    assert document.title_origin == "document"
    assert document.date == "2024-06-05"
    assert document.publisher == "The Harbour Post"
    assert document.actor is None
    assert [(one.value, one.strength) for one in document.findings if one.field == "actor"] == [
        ("Rana Haddad", "weak")
    ]
    assert document.source == "https://example.org/road"
    assert document.language == "en"
    assert document.evidence["date"] == "meta article:published_time"


def test_linked_data_states_them_too(read):
    head = linked(
        **{
            "@type": "NewsArticle",
            "headline": "Talks about the road",
            "datePublished": "2024-06-05T08:00:00Z",
            "author": [{"@type": "Organization", "name": "Harbour Council"}],
            "publisher": {"name": "The Harbour Post"},
        }
    )
    document = read("a.html", page(head))
    assert document.title == "Talks about the road"
    assert (document.date, document.actor) == ("2024-06-05", "Harbour Council")
    assert document.publisher == "The Harbour Post"


def test_linked_data_in_a_graph_is_found_and_a_list_of_others_is_not(read):
    article = {"@type": "WebPage", "datePublished": "2024-06-05"}
    listed = {"@type": "ItemList", "itemListElement": [{"datePublished": "2020-01-01"}]}
    document = read("a.html", page(linked(**{"@graph": [listed, article]})))
    assert document.date == "2024-06-05"


@pytest.mark.parametrize("script", ["{broken", "[" * 100_000, "null", '{"@type": 5}', "[[]]"])
def test_broken_linked_data_is_passed_over(read, script):
    head = f'<script type="application/ld+json">{script}</script>'
    assert read("a.html", page(head)).text == f"{FIRST}\n\n{SECOND}"


def test_dates_that_contradict_each_other_are_both_seen_and_none_is_taken(read):
    head = meta("article:published_time", "2024-06-05") + linked(
        **{"@type": "Article", "datePublished": "2024-06-04"}
    )
    document = read("a.html", page(head))
    assert document.date is None
    assert document.evidence["date"] == (
        "meta article:published_time says 2024-06-05, JSON-LD datePublished says 2024-06-04: "
        "choose one"
    )


@pytest.mark.parametrize(
    "mark", ["class='entry-date published'", "itemprop=datePublished", "pubdate"]
)
def test_a_time_that_is_clearly_of_publication_dates_the_page(read, mark):
    body = f"<time {mark} datetime='2024-03-02T10:00:00'>2 March</time>{MAIN}"
    assert read("a.html", page(body=body)).date == "2024-03-02"


@pytest.mark.parametrize(
    "time",
    [
        "<time>Sunday, 27 April, 2025</time>",
        "<time class='clock' datetime='2025-04-27'>now</time>",
        "<time class='published updated' datetime='2025-04-27'>now</time>",
        "<p>Sunday, 27 April, 2025 • AR • TR</p>",
    ],
)
def test_the_clock_of_a_page_is_no_date(read, time):
    assert read("a.html", page(body=time + MAIN)).date is None


def test_of_several_articles_in_linked_data_only_that_of_the_page_counts(read):
    def article(day, headline):
        return {"@type": "NewsArticle", "headline": headline, "datePublished": f"2024-01-0{day}"}

    several = [article(1, "Another road"), article(2, "The open road")]
    head = linked(**{"@graph": several})
    assert read("a.html", page(head, f"<h1>The open road</h1>{MAIN}")).date == "2024-01-02"
    assert read("a.html", page(head, f"<h1>Something else</h1>{MAIN}")).date is None


@pytest.mark.parametrize(
    "head",
    [
        meta("article:modified_time", "2024-01-02"),
        meta("og:updated_time", "2024-01-02"),
        meta("dcterms.modified", "2024-01-02"),
        meta("date", "2024-01-02"),
        meta("dc.date", "2024-01-02"),
        linked(**{"@type": "NewsArticle", "dateModified": "2024-01-02"}),
        linked(**{"@type": "NewsArticle", "dateCreated": "2024-01-02"}),
        linked(**{"@type": "Event", "startDate": "2024-01-02", "datePublished": "2024-01-02"}),
        linked(**{"@type": "NewsArticle", "comment": {"datePublished": "2024-01-02"}}),
    ],
)
def test_a_change_or_a_beginning_is_no_publication(read, head):
    assert read("a.html", page(head)).date is None


@pytest.mark.parametrize(
    ("name", "written", "date"),
    [
        ("citation_publication_date", "2024/01/02", "2024-01-02"),
        ("DC.date.issued", "2024-01", "2024-01"),
        ("DCTERMS.issued", "2024-01-02T10:00", "2024-01-02"),
        ("og:published_time", "Tue, 02 Jan 2024 10:00:00 +0300", "2024-01-02"),
    ],
)
def test_other_vocabularies_are_known(read, name, written, date):
    assert read("a.html", page(meta(name, written))).date == date


def test_the_same_moment_in_two_time_zones_is_the_day_of_the_place(read):
    head = meta("article:published_time", "2024-06-04T21:30:00+00:00") + linked(
        **{"@type": "Article", "datePublished": "2024-06-05T00:30:00+03:00"}
    )
    document = read("a.html", page(head))
    assert document.date == "2024-06-05"
    assert document.evidence["date"] == "JSON-LD datePublished"


@pytest.mark.parametrize("mark", ["post-date", "entry-date", "date-published"])
def test_a_day_that_is_only_shown_is_likely(read, mark):
    body = f"<span class='{mark}'>27 تموز، 2021</span>{MAIN}"
    document = read("a.html", page(body=body))
    assert document.date == "2021-07-27"
    assert [one.strength for one in document.findings if one.field == "date"] == ["likely"]


def test_the_days_of_related_articles_are_passed_over(read):
    beside = (
        "<aside><time class='entry-date' datetime='2020-01-01'>x</time></aside>"
        "<div class='related-posts'><time class='entry-date' datetime='2020-02-02'>x</time></div>"
    )
    own = "<time class='entry-date' datetime='2024-03-02'>2 March</time>"
    assert read("a.html", page(body=own + MAIN + beside)).date == "2024-03-02"
    assert read("a.html", page(body=MAIN + beside)).date is None


def test_the_clock_in_the_head_of_a_page_is_said_not_to_be_used(read):
    head = "<header><span class='header-date'>Sunday, 27 April, 2025</span></header>"
    document = read("a.html", page().replace("<article>", f"{head}<article>"))
    assert document.date is None
    assert document.evidence["date"] == "page clock 27 April, 2025, not used"


@pytest.mark.parametrize("site", ["WordPress", "Just another WordPress site", "@harbour", "Home"])
def test_the_name_of_a_program_publishes_nothing(read, site):
    assert read("a.html", page(meta("og:site_name", site))).publisher is None


def test_a_list_of_articles_has_no_date(read):
    body = "".join(
        f"<h2>Story {day}</h2><time itemprop=datePublished datetime=2024-01-0{day}></time>{MAIN}"
        for day in (1, 2, 3)
    )
    assert read("a.html", page(body=body)).date is None


@pytest.mark.parametrize("content", ["soon", "2024-13-45", "05/06/2024"])
def test_a_stated_date_that_cannot_be_read_is_noted(read, content):
    document = read("a.html", page(meta("article:published_time", content)))
    assert document.date is None
    assert content in document.evidence["date"]


@pytest.mark.parametrize(
    ("title", "site", "heading", "expected"),
    [
        ("Talks about the road | Harbour Post", "Harbour Post", "", "Talks about the road"),
        ("Harbour Post » Talks about the road", "Harbour Post", "", "Talks about the road"),
        ("Talks – about the road – Post", "", "Talks – about the road", "Talks – about the road"),
        ("Talks about the road - Post", "", "", "Talks about the road - Post"),
        ("Harbour Post", "Harbour Post", "", "Harbour Post"),
        ("بيان المجلس | موقع الميناء", "موقع الميناء", "", "بيان المجلس"),
    ],
)
def test_the_name_of_the_site_leaves_the_title(read, title, site, heading, expected):
    head = f"<title>{title}</title>" + (meta("og:site_name", site) if site else "")
    body = (f"<h1>{heading}</h1>" if heading else "") + MAIN
    assert read("a.html", page(head, body, root="")).title == expected


@pytest.mark.parametrize(
    "name",
    [
        *("admin", "https://example.org/people", "press@example.org", "Super User", "superuser"),
        *("Administrator", "webmaster", "Site Admin", "editor2", "root", "User", "WordPress"),
        *("المدير", "مدير الموقع", "الإدارة", "المحرر", "إدارة الموقع"),
    ],
)
def test_an_author_field_that_names_nobody_is_no_actor(read, name):
    stated = (
        f'<script type="application/ld+json">{{"@type": "Article", "author": "{name}"}}</script>'
    )
    for head in (f'<meta name="author" content="{name}">', stated):
        document = read("a.html", page(head))
        assert [one for one in document.findings if one.field == "actor"] == []
    assert (
        read("a.txt", f"Harbour reopened\n\nBy: {name}\n\nBoats came back today.\n").actor is None
    )


@pytest.mark.parametrize("name", ["Users' Council", "Editors Union", "إدارة المعابر"])
def test_a_body_whose_name_begins_like_an_account_is_an_actor(read, name):
    assert read("a.html", page(f'<meta name="author" content="{name}">')).actor == name


def test_an_address_must_be_one(read):
    assert read("a.html", page('<link rel="canonical" href="/road">')).source is None
    assert read("a.html", page('<link rel="canonical" href="javascript:x()">')).source is None


def test_the_address_that_a_browser_saved_it_from_is_the_source(read):
    comment = "<!-- saved from url=(0024)https://example.org/road -->\n"
    document = read("a.html", page().replace("<html", comment + "<html", 1))
    assert document.source == "https://example.org/road"


def test_a_language_that_the_script_contradicts_is_not_used(read):
    body = "<p>عقد المجلس اجتماعه الأول أمس في الميناء لبحث ملف الطرق والمدارس.</p>" * 2
    assert read("a.html", page(body=body)).language is None


@pytest.mark.parametrize("charset", ["windows-1252", "ISO-8859-1"])
def test_the_declared_encoding_is_used(read, charset):
    text = page().replace("charset=utf-8", f"charset={charset}")
    assert read("a.html", text.encode("cp1252")).text == f"{FIRST}\n\n{SECOND}"


def test_an_arabic_page_in_its_old_encoding_is_read(read):
    body = "<p>عقد المجلس اجتماعه الأول أمس في الميناء لبحث ملف الطرق والمدارس.</p>"
    text = page(body=body).replace(
        "charset=utf-8", 'http-equiv=x content="text/html; charset=windows-1256"'
    )
    assert "ملف الطرق والمدارس." in read("a.html", text.encode("cp1256")).text


def test_a_wrong_declaration_does_not_spoil_utf8(read):
    text = page().replace("charset=utf-8", "charset=iso-8859-1")
    assert read("a.html", text).text == f"{FIRST}\n\n{SECOND}"


def test_a_page_in_utf16_is_read(read):
    assert read("a.html", page().encode("utf-16")).text == f"{FIRST}\n\n{SECOND}"


def test_an_entity_from_elsewhere_is_not_fetched(read, tmp_path):
    (tmp_path / "secret.txt").write_text("SECRET WORDS")
    text = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    text += f"<html><body><p>Before &x; after.</p>{MAIN}</body></html>"
    assert "SECRET" not in read("a.html", text).text


def test_scripts_styles_and_hidden_templates_are_no_text(read):
    body = (
        f"<script>var words = 1;</script><style>p {{}}</style>{MAIN}<noscript>Switch on.</noscript>"
    )
    assert read("a.html", page(body=body)).text == f"{FIRST}\n\n{SECOND}"


def test_a_page_with_its_pictures_inside_is_read(read):
    picture = "<img src='data:image/png;base64," + "QUJD" * 6_000_000 + "'>"
    assert read("a.html", page(body=picture + MAIN)).text == f"{FIRST}\n\n{SECOND}"


def test_a_page_beyond_the_limit_is_refused(reason):
    assert reason("a.html", page(body="<p>word</p>" * 2_000_000)).startswith(
        "This web page is too large."
    )


def test_a_page_without_text_says_so(reason):
    words = reason("a.html", "<html><head><title>x</title></head><body><div id=app></div></body>")
    assert words.startswith("No text was found in this web page.")


def test_words_without_any_markup_are_no_page(reason):
    assert reason("a.html", "The council met.").startswith("This is not a web page")


def test_a_page_nested_without_end_does_not_end_the_program(read, reason):
    text = "<html><body>" + "<div>" * 60_000 + "<p>deep</p>"
    assert reason("a.html", text)
    assert "flat" in read("b.html", "<html><body>" + "<p>flat words</p>" * 2_000).text
