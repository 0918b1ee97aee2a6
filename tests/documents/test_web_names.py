# SPDX-License-Identifier: MIT
"""Who wrote a page, who published it: sections, sites and offices are nobody's names."""

from __future__ import annotations

import pytest

TEXT = (
    "<h1>Talks about the road</h1><p>The council of the harbour town met and spoke for hours "
    "about the roads that lead to the valley and about the schools without a roof.</p>"
)


def page(author, site="", more=""):
    return (
        f'<html><head><title>Talks about the road</title><meta name=author content="{author}">'
        f'<meta property="og:site_name" content="{site}">{more}</head>'
        f"<body><main>{TEXT}</main></body></html>"
    )


def actors(document):
    return [(one.value, one.strength) for one in document.findings if one.field == "actor"]


def test_a_person_beside_a_publisher_is_weak_and_a_body_is_likely(read):
    assert actors(read("a.html", page("Rana Haddad", "Post"))) == [("Rana Haddad", "weak")]
    assert actors(read("a.html", page("Rana Haddad"))) == [("Rana Haddad", "likely")]
    assert actors(read("a.html", page("Road Council", "Post"))) == [("Road Council", "likely")]


def test_several_authors_are_joined_by_commas_without_the_site(read):
    document = read("a.html", page("Rana Haddad, Sami Nour, and Dana Aziz, POST", "Post"))
    assert actors(document) == [("Rana Haddad, Sami Nour, Dana Aziz", "weak")]


@pytest.mark.parametrize("author", ["NEWSROOM", "Post.example staff", "THE POST", "News Desk"])
def test_offices_and_the_site_itself_are_no_authors(read, author):
    assert actors(read("a.html", page(author, "The Post"))) == []


@pytest.mark.parametrize("site", ["U.S.", "Talks about the road", "Valley news"])
def test_sections_and_titles_are_no_publishers(read, site):
    more = '<meta property="article:section" content="Valley News">'
    assert read("a.html", page("", site, more)).publisher is None


def test_a_publisher_that_the_address_names_stays_one(read):
    more = (
        '<meta property="article:section" content="Harbour News">'
        '<link rel=canonical href="https://www.harbour.example/a">'
    )
    assert read("a.html", page("", "Harbour News", more)).publisher == "Harbour News"
