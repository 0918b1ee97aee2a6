# SPDX-License-Identifier: MIT
"""The day of a saved page is read where pages show it, and not where it is that of others."""

from __future__ import annotations

import pytest

TEXT = (
    "<p>The council of the harbour town met and spoke for hours about the roads that lead to the "
    "valley and about the schools without a roof.</p><p>Its speaker said that nothing had been "
    "decided and that the talks would go on until all were heard.</p>"
)
HEAD = "<title>Talks about the road - Harbour Council</title>"


def page(body, head=""):
    return f"<!doctype html><html><head>{HEAD}{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("day", "where"),
    [
        ("<time class=entry-date datetime=2019-07-13 pubdate>Sa 13 Jul 2019</time>", "in the page"),
        ("<time class=datetime datetime=2019-07-13>13. Juli 2019</time>", "beside the headline"),
        ("<time datetime=2019-07-13>13 July</time>", "beside the headline"),
        ("<span class=meta--date>13.07.2019</span>", "beside the headline"),
    ],
)
def test_a_day_beside_the_headline_is_that_of_the_page(read, day, where):
    body = (
        f"<div class='content sidebar'><header><h1>Talks about the road</h1>{day}</header>"
        f"<article>{TEXT}</article></div>"
        "<div class=comments><time pubdate datetime=2019-08-01>1 August</time></div>"
    )
    document = read("a.html", page(body))
    assert document.date == "2019-07-13"
    assert where in document.evidence["date"]


def test_a_day_in_the_headline_itself_is_read(read):
    head = (
        "<h1><time class=datetime datetime=2022-02-01>1. Februar 2022</time> Talks about the road"
    )
    assert read("a.html", page(f"<main>{head}</h1>{TEXT}</main>")).date == "2022-02-01"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Talks about the road</h1><time class=updated datetime=2019-07-13>then</time>",
        "<h1>Talks about the road</h1><time datetime=2019-07-13></time>"
        "<time datetime=2019-07-20></time>",
        "<header><h1>Weather of today</h1><time datetime=2019-07-13></time></header>",
    ],
)
def test_a_day_of_something_else_beside_a_heading_is_not_taken(read, body):
    assert read("a.html", page(f"<main>{body}{TEXT}</main>")).date is None


def test_the_day_that_a_page_shows_holds_against_the_evening_in_greenwich(read):
    head = "<meta property=article:published_time content=2023-11-01T23:01:00Z>"
    day = "<time class=story__date datetime=2023-11-01T23:01:00Z>02 Novembre 2023</time>"
    document = read("a.html", page(f"<main><h1>Talks about the road</h1>{day}{TEXT}</main>", head))
    assert document.date == "2023-11-02"
    assert "says" not in document.evidence["date"]


def test_a_day_in_parts_of_an_address_is_only_shown(read):
    head = "<link rel=canonical href=http://harbour.example/2013/valley/8/3/road/index.html>"
    document = read("a.html", page(TEXT, head))
    assert document.date is None
    assert [(one.value, one.strength) for one in document.findings if one.field == "date"] == [
        ("2013-08-03", "weak")
    ]
