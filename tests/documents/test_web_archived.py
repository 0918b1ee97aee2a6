# SPDX-License-Identifier: MIT
"""A page kept by a web archive is read as it was, and the line of who put it in dates it."""

from __future__ import annotations

import pytest

HEAD = "We keep the lighthouse"
TEXT = (
    "<p>The keepers of the northern light have lit it every evening since the storm, and they will "
    "go on without pay until the port office answers their three letters.</p><p>A lamp that is "
    "dark for one night, they write, costs more than a year of oil.</p>"
)
TOOLBAR = (
    "<div id=wm-ipp-base lang=en><div id=wm-ipp><div>SECRET 12 captures</div><div>9 Feb 2018 - 12 "
    "Aug 2020</div><table><tr><td>SECRET Jul</td><td>AUG</td></tr></table></div></div>"
)
MARKED = f"<!-- BEGIN WAYBACK TOOLBAR INSERT -->{TOOLBAR}<!-- END WAYBACK TOOLBAR INSERT -->"
CANONICAL = (
    "<link rel=canonical href='https://web.archive.org/web/20200812093015/http://light.example/s'>"
)


def page(title, body, head=""):
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


@pytest.mark.parametrize("bar", [MARKED, TOOLBAR, f"{MARKED}<div id=donato>SECRET Give</div>"])
def test_the_bar_of_a_web_archive_is_no_part_of_the_page(read, bar):
    body = f"{bar}<div id=wrap><h1>{HEAD}</h1><p><i>5 February 2018</i></p>{TEXT}</div>"
    document = read("a.html", page(f"Keepers: {HEAD}", body, CANONICAL))
    assert document.text.startswith(f"{HEAD}\n\n5 February 2018\n\nThe keepers")
    assert "SECRET" not in document.text
    assert document.date == "2018-02-05"
    assert all("2020" not in one.value for one in document.findings if one.field == "date")
    assert "archive.org" not in (document.publisher or "")


def test_a_bar_that_is_not_closed_takes_nothing_along(read):
    body = f"<!-- BEGIN WAYBACK TOOLBAR INSERT --><h1>{HEAD}</h1>{TEXT}"
    assert read("a.html", page(HEAD, body)).text.startswith(HEAD)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Submitted by editor2 on Fri, 03/08/2019 - 09:10", "2019-03-08"),
        ("Submitted by editor2 on Sat, 03/08/2019 - 09:10", "2019-08-03"),
        ("Submitted by The Press Desk on 8 March 2019", "2019-03-08"),
        ("Posted by editor2 on Friday, March 8, 2019", "2019-03-08"),
        ("Eingereicht von redaktion am 8. März 2019", "2019-03-08"),
        ("Soumis par redaction le 8 mars 2019", "2019-03-08"),
    ],
)
def test_the_line_of_who_put_a_page_in_dates_it_where_it_stands_at_its_head(read, line, day):
    body = (
        f"<div id=main><h1>{HEAD}</h1><div class=node><span class=submitted>{line}</span>"
        f"<div class=content>{TEXT}</div></div></div>"
    )
    document = read("a.html", page(f"{HEAD} | Light House", body))
    assert document.date == day
    assert {one.strength for one in document.findings if one.field == "date"} == {"likely"}
    assert "editor2" not in document.text


def test_such_a_line_that_can_be_read_in_two_ways_is_said(read):
    line = "<span class=submitted>Submitted by editor2 on 03/08/2019 - 09:10</span>"
    document = read("a.html", page(HEAD, f"<h1>{HEAD}</h1><div>{line}</div>{TEXT}"))
    assert document.date is None
    assert "“03/08/2019” can be read in two ways" in document.evidence["date"]


def test_such_a_line_elsewhere_is_said_and_not_used(read):
    line = "<div class=submitted>Submitted by editor2 on Fri, 03/08/2019 - 09:10</div>"
    document = read("a.html", page(HEAD, f"<h1>{HEAD}</h1>{TEXT}<div>{line}</div>"))
    assert document.date is None
    assert (
        "“Fri, 03/08/2019” stands in the page, not beside its headline: not used"
        in (document.evidence["date"])
    )


@pytest.mark.parametrize(
    ("day", "date"),
    [
        ("Friday, 03/08/2019", "2019-03-08"),
        ("Saturday, 03/08/2019", "2019-08-03"),
        ("الجمعة 03/08/2019", "2019-03-08"),
        ("Tuesday, 05/05/2020", "2020-05-05"),
    ],
)
def test_a_weekday_decides_between_two_ways_of_reading_a_day(read, day, date):
    assert read("a.txt", f"{HEAD}\n{day}\n\n{TEXT[3:190]}\n").date == date


@pytest.mark.parametrize("day", ["Monday, 03/08/2019", "Friday, 02/08/2019, 08/02/2019"])
def test_a_weekday_that_fits_neither_way_leaves_the_day_undated(read, day):
    document = read("a.txt", f"{HEAD}\n{day}\n\n{TEXT[3:190]}\n")
    if day.startswith("Monday"):
        assert document.date is None
