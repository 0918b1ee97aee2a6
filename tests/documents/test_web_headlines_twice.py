# SPDX-License-Identifier: MIT
"""A page that bears its headline twice is dated by the day beside either of them."""

from __future__ import annotations

import pytest

from standpoint.model.findings import contradictions

TEXT = (
    "<p>The council of the harbour town met and spoke for hours about the roads that lead to the "
    "valley, the schools without a roof and the families that wait for a house in the hills.</p>"
    "<p>Its speaker said that nothing had been decided and that the talks would go on, since "
    "nobody had left the room before the end of the day.</p>"
)
HEAD = "Council rejects the deal on the roads"
DAY = "<div class=info><span>3 May 2018</span> <span>12 views</span></div>"
DATED = "<span class=entry-meta-date>3 May 2018</span>"
OTHERS = "<ul>" + "".join(f"<li><span class=date>{day} May 2018</span></li>" for day in (1, 2))


def page(title, body):
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"


BODIES = [
    f"<h1 class=small>{HEAD}</h1><h1 class=wide>{HEAD}</h1>{DAY}{TEXT}",
    f"<article><h1 class=small>{HEAD}</h1><h1 class=wide>{HEAD}</h1>{DAY}{TEXT}</article>",
    f"<article><div><h1>{HEAD}</h1></div><div><h1>{HEAD}</h1></div>{DAY}{TEXT}</article>",
    f"<div class=hero><h1>{HEAD}</h1></div><article><h1>{HEAD}</h1>{DAY}{TEXT}</article>",
    f"<div class=hero><h1>{HEAD}</h1>{DAY}</div><article><h1>{HEAD}</h1>{TEXT}</article>",
    f"<div class=hero><h1>{HEAD}</h1></div><article><h1>{HEAD}</h1>{DATED}{TEXT}</article>",
    f"<div><div><h1>{HEAD}</h1></div>{OTHERS}</ul></div>"
    f"<article><h1>{HEAD}</h1>{DATED}{TEXT}</article>",
]


@pytest.mark.parametrize("title", [HEAD, f"{HEAD} | Harbour Post", "News", "Harbour Post | News"])
@pytest.mark.parametrize("body", BODIES)
def test_the_day_beside_a_headline_that_stands_twice_dates_the_page(read, title, body):
    document = read("a.html", page(title, body))
    assert document.title == HEAD
    assert document.date == "2018-05-03"


@pytest.mark.parametrize(
    "body",
    [
        f"<div><h1>{HEAD}</h1><p>2 May 2018</p></div><article><h1>{HEAD}</h1>{DAY}{TEXT}</article>",
        f"<h1>{HEAD}</h1>{TEXT}<h1>Another story of the town</h1>{DAY}{TEXT}",
        f"<h1>One story of the town</h1>{DATED}{TEXT}<h1>Another story</h1>{DATED}{TEXT}",
    ],
)
def test_days_of_other_headlines_and_days_that_differ_date_nothing(read, body):
    assert read("a.html", page("News", body)).date is None
    assert read("a.html", page(HEAD, body)).date is None


def test_two_days_beside_the_same_headline_are_both_shown(read):
    other = "<span class=entry-meta-date>4 May 2018</span>"
    body = f"<div><h1>{HEAD}</h1>{DATED}</div><article><h1>{HEAD}</h1>{other}{TEXT}</article>"
    document = read("a.html", page(HEAD, body))
    assert document.date is None
    found = {one.value for one in contradictions(document.findings, "date")}
    assert found == {"2018-05-03", "2018-05-04"}
