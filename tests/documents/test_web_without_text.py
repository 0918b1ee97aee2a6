# SPDX-License-Identifier: MIT
"""A saved page without a text is refused or said to be one; it does not pass for a report."""

from __future__ import annotations

import json

import pytest

from standpoint.model import checking

LONG = (
    "The ferrymen of the lower lake have tied up their boats. The new toll takes a third of what "
    "a crossing brings, and nobody asked them before it came. They will row the sick and the "
    "children without a fare until the toll is gone."
)


def page(title, body, head=""):
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}"
        f"</head><body>{body}</body></html>"
    )


def looked_at(document):
    return checking.reasons(document.evidence, document.findings, {}).get("web page", "")


@pytest.mark.parametrize(
    "waits",
    [
        "<div id=root><div class=spinner>Loading…</div></div><script>load()</script>",
        "<div id=__next><p>Loading, please wait...</p></div>",
        "<p>You need to enable JavaScript to run this app.</p>",
        "<p>جار التحميل…</p>",
        "<p>Yükleniyor...</p>",
    ],
)
def test_a_page_that_only_waits_for_its_script_is_refused(reason, waits):
    assert reason("a.html", page("The ferrymen", waits)).startswith("No text was found in this")


def test_a_frame_for_other_pages_is_refused_and_gives_no_tags_for_text(reason):
    frames = (
        "<html><head><title>Ferrymen</title></head><frameset cols='1,2'><frame src=m.html>"
        "<noframes><body>Your browser shows no frames.</body></noframes></frameset></html>"
    )
    assert reason("a.html", frames).startswith("This web page only holds frames for others")


@pytest.mark.parametrize("words", ["Contact us", "Photo of the lake", "The ferrymen strike"])
def test_a_page_of_hardly_a_sentence_is_to_be_checked(read, words):
    document = read("a.html", page("The ferrymen", f"<h1>The ferrymen</h1><p>{words}</p>"))
    many = len(document.text.split())
    assert looked_at(document) == f"hardly any text: {many} words"


def test_one_word_is_said_as_one(read):
    assert looked_at(read("a.html", page("", "<p>Soon</p>"))) == "hardly any text: 1 word"


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Page not found | Lake News", "404"),
        ("404 Not Found", "Not Found"),
        ("Lake News", "Seite nicht gefunden"),
        ("Page introuvable - Lake News", "Erreur 404"),
        ("Sayfa bulunamadı", "Hata 404"),
        ("الصفحة غير موجودة", "خطأ 404"),
        ("Access denied", "Access denied"),
        ("Just a moment...", "Lake News"),
    ],
)
def test_an_error_page_is_to_be_checked(read, title, head):
    body = f"<h1>{head}</h1><p>What you asked for is not here. Try the search or the start.</p>"
    assert looked_at(read("a.html", page(title, body))) == "looks like an error page"


@pytest.mark.parametrize(
    "words",
    [
        "We and our 90 partners store cookies on your device and use personal data for "
        "advertising. You may accept or reject all at any time.",
        "Wir verwenden Cookies und bitten um Ihre Einwilligung. Mehr steht in der "
        "Datenschutzerklärung. Alle akzeptieren oder ablehnen.",
        "Nous utilisons des cookies avec votre consentement, pour la publicité. Voir la politique "
        "de confidentialité.",
    ],
)
def test_a_notice_on_cookies_is_to_be_checked(read, words):
    document = read("a.html", page("Before you go on", f"<h1>Your choice</h1><p>{words}</p>"))
    assert looked_at(document) == "looks like a notice on cookies"


def test_a_part_that_a_browser_saved_beside_a_page_is_to_be_checked(read, tmp_path):
    (tmp_path / "Ferrymen_files").mkdir()
    body = "<p>Boats for hire by the lake: book before the summer ends, with oars and a lamp.</p>"
    document = read("Ferrymen_files/ad.html", page("Ad", body))
    assert looked_at(document) == "looks like a part of a saved page: see the folder"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("The ferrymen", LONG),
        ("Bodies not found in the lake", LONG),
        ("The ferrymen", f"{LONG} They want privacy for the sick, not cookies from the council."),
    ],
)
def test_a_report_is_none_of_these(read, title, words):
    assert not looked_at(read("a.html", page(title, f"<h1>{title}</h1><p>{words}</p>")))


def linked(body, **more):
    data = {"@type": "NewsArticle", "headline": "The ferrymen strike", "articleBody": body, **more}
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


@pytest.mark.parametrize(
    "body", [LONG, "".join(f"<p>{one}.</p>" for one in LONG.rstrip(".").split(". "))]
)
def test_the_text_that_a_page_states_is_read_where_it_shows_none(read, body):
    document = read("a.html", page("The ferrymen", "<p>Loading…</p>", linked(body)))
    assert document.text.split() == LONG.split()
    assert document.evidence["text"] == "JSON-LD articleBody: the page itself shows hardly any"
    assert not looked_at(document)


def test_the_text_that_a_page_states_does_not_take_the_place_of_what_it_shows(read):
    shown = page("The ferrymen", f"<article><p>{LONG}</p></article>", linked(f"{LONG} And more."))
    assert read("a.html", shown).text == LONG


def test_texts_of_several_articles_are_those_of_none(reason):
    both = linked(LONG) + linked(f"Other words. {LONG}", headline="The fishers")
    assert reason("a.html", page("Lake News", "<p>Loading…</p>", both)).startswith("No text")
