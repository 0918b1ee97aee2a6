# SPDX-License-Identifier: MIT
"""Pages as real sites make them give the statement itself, without what stands around it."""

from __future__ import annotations

import pytest

HEAD = "Council speaks about the valley road"
WORDS = [
    "The council of the harbour town met on Monday and spoke for six hours about the road that "
    "leads down to the valley, which has been closed since the winter storms.",
    "Its speaker said that nothing has been decided and that the families who wait for a house "
    "will be asked before any work on the road begins in the spring.",
    "The envoys left the town in the evening; they will come back when the engineers have looked "
    "at the bridge, the two schools and the old mill above the river.",
]
ARABIC = [
    "عقد مجلس المدينة اجتماعه يوم الاثنين وتحدث ساعات طويلة عن الطريق المؤدي إلى الوادي الذي أغلق "
    "منذ عواصف الشتاء الماضي.",
    "وقال الناطق باسم المجلس إن شيئا لم يقرر بعد وإن العائلات التي تنتظر بيوتها ستسأل قبل أن يبدأ "
    "أي عمل على الطريق في الربيع.",
]
TEXT = "".join(f"<p>{words}</p>" for words in WORDS)
MENU = (
    "<ul><li><a href=/>SECRET Home</a></li><li><a href=/n>SECRET News</a></li>"
    "<li><a href=/c>SECRET Contact us</a></li></ul>"
)
COOKIES = (
    "<div id=cookie-notice role=dialog><p>SECRET We use cookies to make this site better. By going "
    "on you agree to our policy.</p><button>SECRET Accept</button></div>"
)
SHARE = (
    "<div class='sharedaddy sd-sharing-enabled'><h3>SECRET Share this:</h3><ul><li><a href=#>"
    "SECRET Twitter</a></li><li><a href=#>SECRET Facebook</a></li></ul></div>"
)
RELATED = (
    "<div id=jp-relatedposts class=jp-relatedposts><h3>SECRET Related</h3><p><a href=/x>SECRET "
    "Another statement of last year</a></p></div>"
)
COMMENTS = (
    "<div id=comments class=comments-area><h2>SECRET 2 thoughts</h2><ol class=comment-list>"
    "<li class=comment><p>SECRET I do not agree with any of it at all, not one bit.</p></li>"
    "</ol></div>"
)


def page(body, head="", root="lang=en"):
    title = f"<title>{HEAD} – The Harbour Post</title><meta property=og:title content='{HEAD}'>"
    return f"<!doctype html><html {root}><head>{title}{head}</head><body>{body}</body></html>"


KINDS = {
    "WordPress": (
        f"<header class=site-header><nav class=main-navigation>{MENU}</nav></header>"
        f"<main><article class='post hentry'><header class=entry-header><h1>{HEAD}</h1></header>"
        f"<div class=entry-content>{TEXT}{SHARE}{RELATED}</div></article>{COMMENTS}"
        f"</main><aside class=widget-area><h2>SECRET Recent posts</h2>{MENU}</aside>"
        f"<footer>SECRET All rights kept</footer>{COOKIES}"
    ),
    "Drupal": (
        f"<div id=page><div id=header>{MENU}</div><div id=main><div class=breadcrumb><a href=/>"
        f"SECRET Home</a> » <a href=/n>SECRET News</a></div><h1 class=title>{HEAD}</h1>"
        "<div class='node node-press-release'><div class='field field-name-body'>"
        f"<div class=field-items>{TEXT}</div></div></div></div><div id=sidebar-first>{MENU}</div>"
        "</div>"
    ),
    "a portal of a government": (
        f"<a class=skip-link href=#main>SECRET Skip to content</a><div role=navigation>{MENU}</div>"
        f"<div id=main role=main><h1>{HEAD}</h1><section class=press-body>{TEXT}</section></div>"
        f"<div role=contentinfo>SECRET Ministry of the Harbour {MENU}</div>"
    ),
    "paragraphs made of divisions": (
        f"<div class=top>{MENU}</div><div class=content><h1>{HEAD}</h1>"
        + "".join(f"<div>{words}</div>" for words in WORDS)
        + "</div>"
    ),
    "paragraphs made of breaks": (
        f"<table><tr><td width=150>{MENU}</td><td><h1>{HEAD}</h1><font size=2>"
        + "<br><br>".join(WORDS)
        + "</font></td></tr></table>"
    ),
    "breaks inside other elements": (
        f"<div>{MENU}</div><article><h1>{HEAD}</h1><div><span style='color:black'>"
        + "<br/>&nbsp;<br/>".join(WORDS)
        + "</span></div></article>"
    ),
    "a page for phones": (
        f"<amp-sidebar>{MENU}</amp-sidebar><article><h1>{HEAD}</h1>{TEXT}</article>"
        "<amp-consent><p>SECRET We and our partners store things on your device.</p></amp-consent>"
    ),
    "a page saved whole": (
        "<script>var secret = 'SECRET';</script><style>.SECRET {}</style>"
        "<iframe srcdoc='<p>SECRET</p>'>SECRET frame</iframe>"
        f"<noscript><div>SECRET Switch scripts on</noscript><nav>{MENU}</nav>"
        f"<article><h1>{HEAD}</h1>{TEXT}</article><div style='display: none'>SECRET pop-up</div>"
        "<div hidden>SECRET hidden</div>"
    ),
    "a page that hides its text until its script has run": (
        f"<nav>{MENU}</nav><div style='visibility:hidden'><article><h1>{HEAD}</h1>{TEXT}</article>"
        "</div>"
    ),
    "a page of tables": (
        f"<table><tr><td>{MENU}</td></tr><tr><td><h1>{HEAD}</h1>{TEXT}</td></tr></table>"
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_statement_comes_whole_under_its_headline_and_nothing_else(read, kind):
    document = read("a.html", page(KINDS[kind]))
    assert document.text.split("\n\n") == [HEAD, *WORDS]
    assert document.title == HEAD


def test_a_page_of_the_united_nations_keeps_its_numbers_and_quotes(read):
    body = (
        f"<nav>{MENU}</nav><main><h1>{HEAD}</h1>{TEXT}<blockquote><p>“We recall resolution 2254 "
        "and the promise that was given,” the envoy told those who had come.</p></blockquote>"
        "<ol><li>The first point is the road to the valley.</li><li>The second is the bridge.</li>"
        "</ol><table><tr><th>For</th><th>Against</th></tr><tr><td>12</td><td>3</td></tr></table>"
        "</main>"
    )
    blocks = read("a.html", page(body)).text.split("\n\n")
    assert blocks[:4] == [HEAD, *WORDS]
    assert blocks[4].startswith("“We recall resolution 2254")
    assert blocks[5:] == [
        *("The first point is the road to the valley.", "The second is the bridge."),
        *("For\tAgainst", "12\t3"),
    ]


def test_a_page_in_arabic_is_read_from_right_to_left(read):
    body = f"<nav>{MENU}</nav><article><h1>{HEAD}</h1><div dir=rtl>{'<br>'.join(ARABIC)}</div>"
    document = read("a.html", page(body, root="lang=ar dir=rtl"))
    assert document.text == f"{HEAD}\n\n{ARABIC[0]}\n{ARABIC[1]}"
    assert document.language == "ar"


def test_two_breaks_part_paragraphs_and_one_parts_lines(read):
    body = f"<article><p>{WORDS[0]}<br>{WORDS[1]}<br><br>{WORDS[2]}</p></article>"
    assert read("a.html", page(body)).text == f"{WORDS[0]}\n{WORDS[1]}\n\n{WORDS[2]}"


def test_where_a_word_may_be_broken_is_not_part_of_it(read):
    broken = TEXT.replace("families", "fami&shy;l\u200bies")
    body = f"<article>{broken}</article>"
    assert "families" in read("a.html", page(body)).text


def test_a_headline_is_not_said_twice(read):
    for body in (f"<h1>{HEAD}</h1>{TEXT}", f"<h1>{HEAD}.</h1><h2>{HEAD}</h2>{TEXT}"):
        text = read("a.html", page(f"<article>{body}</article>")).text
        assert text.count(HEAD) <= body.count(HEAD)


def test_a_heading_of_other_words_than_the_title_is_not_put_before_the_text(read):
    body = f"<header><h1>SECRET The Harbour Post</h1></header><article>{TEXT}</article>"
    assert read("a.html", page(body)).text.split("\n\n") == WORDS


def test_a_text_kept_in_lines_keeps_them(read):
    body = "<pre>The road is open.\nIt was shut.\n\nCome again.</pre>"
    assert read("a.html", f"<html><body>{body}").text == (
        "The road is open.\nIt was shut.\n\nCome again."
    )


def test_bytes_and_signs_that_are_no_letters_do_not_spoil_a_page(read):
    body = f"<article><h1>{HEAD}</h1>{TEXT}<p>A last\x03 line &#3; of words<br>\x01 here.</p>"
    data = page(body).encode().replace(b"</h1>", b"\0\0</h1>")
    blocks = read("a.html", data).text.split("\n\n")
    assert blocks[:4] == [HEAD, *WORDS]
    assert blocks[4] == "A last line of words\nhere."
