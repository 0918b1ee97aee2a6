# SPDX-License-Identifier: MIT
"""A page that a browser saved in one file is read as the page that it is."""

from __future__ import annotations

import quopri

import pytest

WORDS = [
    "The council met the envoys on Monday in the harbour town and spoke for hours of the road.",
    "Its speaker said that nothing has been decided yet and that the talks will go on, بيان.",
]
PAGE = (
    "<!doctype html><html lang=en><head><title>Talks about the road</title></head><body>"
    "<nav><a href=/>Home</a></nav><article>" + "".join(f"<p>{words}</p>" for words in WORDS)
    + "</article></body></html>"
)  # fmt: skip
ADDRESS = "https://example.org/news/road"


def archive(page=PAGE, head="From: <Saved by Blink>", kind="text/html", charset="utf-8"):
    body = quopri.encodestring(page.encode(charset)).decode("ascii")
    return (
        f"{head}\nSnapshot-Content-Location: {ADDRESS}\nSubject: =?utf-8?Q?A_subject?=\n"
        "Date: Thu, 6 Jun 2024 10:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="XX"\n\n\n'
        f"--XX\nContent-Type: {kind}; charset={charset}\nContent-Transfer-Encoding: "
        f"quoted-printable\nContent-Location: {ADDRESS}\n\n{body}\n"
        "--XX\nContent-Type: text/css\nContent-Location: https://example.org/a.css\n\n"
        "p { color: SECRET }\n--XX\nContent-Type: text/html\nContent-Location: cid:frame\n\n"
        "<html><body><p>SECRET advertisement</p></body></html>\n--XX--\n"
    )


def test_the_page_itself_is_read_with_its_address(read):
    document = read("a.mhtml", archive())
    assert document.text == "\n\n".join(WORDS)
    assert (document.title, document.source) == ("Talks about the road", ADDRESS)
    assert document.language == "en"


def test_the_day_of_saving_is_weak(read):
    document = read("a.mht", archive())
    assert document.date is None
    assert [(f.value, f.strength) for f in document.findings if f.field == "date"] == [
        ("2024-06-06", "weak")
    ]


def test_the_subject_is_the_title_of_a_page_without_one(read):
    page = PAGE.replace("<title>Talks about the road</title>", "")
    assert read("a.mhtml", archive(page)).title == "A subject"


def test_a_page_in_an_old_encoding_is_read(read):
    assert read("a.mhtml", archive(charset="windows-1256")).text == "\n\n".join(WORDS)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a", "a.mhtml"])
@pytest.mark.parametrize(
    "head", ["From: <Saved by Blink>", "From: <Saved by Windows Internet Explorer 8>", "X-A: b"]
)
def test_it_is_known_whatever_its_name_and_browser(read, name, head):
    assert read(name, archive(head=head)).source == ADDRESS


def test_a_mail_with_a_page_in_it_is_a_mail(read):
    document = read("a.txt", archive(head="From: Rana <r@example.org>\nTo: all@example.org"))
    assert document.title == "A subject"


def test_an_archive_without_a_page_says_so(reason):
    assert reason("a.mhtml", archive(kind="image/png").replace("text/html\nCon", "image/gif\nCon")
                  ).startswith("There is no web page in this web archive.")  # fmt: skip
    assert reason("b.mhtml", "The council met.\n")
