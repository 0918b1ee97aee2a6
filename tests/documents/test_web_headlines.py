# SPDX-License-Identifier: MIT
"""A page whose title names a section has its headline as title, and the day beside it counts."""

from __future__ import annotations

import pytest

TEXT = (
    "<p>The council of the harbour town met and spoke for hours about the roads that lead to the "
    "valley and about the schools without a roof.</p><p>Its speaker said that nothing had been "
    "decided and that the talks would go on until all were heard.</p>"
)
HEAD = "Council rejects the deal on the roads"


def page(title, body, head=""):
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body>"


@pytest.mark.parametrize(
    "title",
    ["News", "Northern Towns", "Union of Northern Towns - press", "الأخبار", "Harbour Post | News"],
)
def test_the_only_heading_is_the_title_where_the_page_names_a_section(read, title):
    day = "<span class=date>3 May 2018</span>"
    document = read("a.html", page(title, f"<h1>{HEAD}</h1>{day}{TEXT}"))
    assert document.title == HEAD
    assert document.date == "2018-05-03"
    strengths = {one.strength for one in document.findings if one.field == "date"}
    assert strengths == {"likely"}
    assert document.text.startswith(HEAD)


def test_the_headline_that_the_page_states_is_the_title_where_it_names_a_section(read):
    data = '{"@type": "NewsArticle", "headline": "Council rejects the deal"}'
    head = f"<script type='application/ld+json'>{data}</script>"
    assert read("a.html", page("News", TEXT, head)).title == "Council rejects the deal"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Talks about the road", f"<header><h1>Harbour Post</h1></header>{TEXT}"),
        ("Talks about the road", f"<div class=logo><h1>Harbour Post</h1></div>{TEXT}"),
        ("Talks about the road", f"<h1><a href='/'>The Harbour Post Daily</a></h1>{TEXT}"),
        ("Road talks", f"<h1>The Harbour Post</h1><h2>Road talks</h2>{TEXT}"),
        ("Road talks", f"<h1>One thing on the road</h1>{TEXT}<h1>Another thing</h1>{TEXT}"),
        (
            "Council of the harbour holds talks about all roads to the valley",
            f"<h1>The Harbour Post</h1>{TEXT}",
        ),
    ],
)
def test_a_heading_with_the_name_of_the_site_is_no_title(read, title, body):
    assert read("a.html", page(title, body)).title == title


@pytest.mark.parametrize(
    "day",
    [
        "<div>3 May 2018 | Press office</div>",
        "<span>3 May 2018</span>",
        "<div><span>3 May 2018</span> <span>| 12 comments</span></div>",
        "<div><div>By the council</div><div>3 May 2018, 10:30</div></div>",
    ],
)
def test_a_day_in_a_short_line_beside_the_headline_is_likely(read, day):
    for body in (
        f"<h1>{HEAD}</h1>{day}{TEXT}",
        f"<div><div><h1>{HEAD}</h1></div>{day}</div>{TEXT}",
    ):
        document = read("a.html", page(HEAD, body))
        assert document.date == "2018-05-03"
        assert {one.strength for one in document.findings if one.field == "date"} == {"likely"}
        assert "3 May 2018" in document.text


def test_a_day_that_can_be_read_in_two_ways_beside_the_headline_is_said(read):
    document = read("a.html", page(HEAD, f"<h1>{HEAD}</h1><span>05/04/2018</span>{TEXT}"))
    assert document.date is None
    assert "“05/04/2018” can be read in two ways" in document.evidence["date"]


def test_pages_that_differ_in_that_line_alone_are_two_texts(read):
    texts = {
        read("a.html", page(HEAD, f"<h1>{HEAD}</h1><span>{day}</span>{TEXT}")).text
        for day in ("05/04/2018", "06/04/2018", "7 April 2018")
    }
    assert len(texts) == 3


@pytest.mark.parametrize(
    "beside",
    [
        "<div class=clock>3 May 2018</div>",
        "<div>Last updated: 3 May 2018</div>",
        "<div class=event-date>3 May 2018</div>",
        "<div class=related>3 May 2018</div>",
        "<div>Date: 3 May 2018</div><div>Venue: Harbour Hotel</div>",
        "<div><span>Time: 10:00</span><br><span>Date: 3 May 2018</span></div>",
        "<p>The council of the harbour met again and spoke of what had been decided before.</p>"
        "<div>3 May 2018</div>",
    ],
)
def test_other_days_near_the_headline_are_not_that_of_the_page(read, beside):
    document = read("a.html", page(HEAD, f"<h1>{HEAD}</h1>{beside}{TEXT}"))
    assert document.date is None
    assert not [one for one in document.findings if one.field == "date" and one.strength != "weak"]


@pytest.mark.parametrize("title", [HEAD, "News"])
def test_a_page_of_several_stories_is_not_dated_by_its_first(read, title):
    stories = "".join(f"<h2>Story {n}</h2><div>{n} May 2018</div>{TEXT}" for n in (1, 2, 3))
    assert read("a.html", page(title, f"<h1>{HEAD}</h1>{stories}")).date is None


def test_a_second_line_of_the_headline_may_stand_above_the_day(read):
    body = f"<h1>{HEAD}</h1><h2>No road is to be closed</h2><div>3 May 2018</div>{TEXT}"
    assert read("a.html", page(HEAD, body)).date == "2018-05-03"


STAMP = "<meta property=article:published_time content=2018-05-03T22:30:00Z>"


def test_the_day_beside_the_headline_holds_against_the_evening_in_greenwich(read):
    body = f"<h1>{HEAD}</h1><p class=date>4 May 2018</p>{TEXT}"
    for title in ("Northern Towns", HEAD):
        assert read("a.html", page(title, body, STAMP)).date == "2018-05-04"


def test_a_day_beside_the_headline_that_contradicts_the_stamp_is_said(read):
    for element in ("p class=date", "div", "span"):
        body = f"<h1>{HEAD}</h1><{element}>14 May 2018</{element.split()[0]}>{TEXT}"
        document = read("a.html", page("Northern Towns", body, STAMP))
        assert document.date == "2018-05-03"
        assert "says 2018-05-14" in document.evidence["date"]
