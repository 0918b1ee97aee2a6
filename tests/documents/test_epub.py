# SPDX-License-Identifier: MIT
"""A book is read whole in its reading order, without its lists of contents."""

from __future__ import annotations

import io
import zipfile

import pytest

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
PAGE = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{}</body></html>'
META = (
    "<dc:title>The open road</dc:title><dc:creator>Rana Haddad</dc:creator>"
    "<dc:creator>Sami Darwish</dc:creator><dc:publisher>Harbour Press</dc:publisher>"
    "<dc:date>2024-06-05</dc:date><dc:language>en-GB</dc:language>"
    "<dc:identifier>https://example.org/book</dc:identifier>"
)


def epub(pages, meta=META, properties=None, guide="", **members):
    """Pack a book; `pages` holds the bodies of its pages by their names, in reading order."""
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml" '
        f'properties="{(properties or {}).get(name, "")}"/>'
        for name in sorted(pages)
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in pages)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        packed.writestr("META-INF/container.xml", CONTAINER)
        packed.writestr(
            "OEBPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
            f"<metadata>{meta}</metadata><manifest>{items}</manifest><spine>{spine}</spine>"
            f"<guide>{guide}</guide></package>",
        )
        for name, body in pages.items():
            packed.writestr(f"OEBPS/text/{name}.xhtml", PAGE.format(body))
        for name, content in members.items():
            packed.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def test_chapters_come_in_reading_order(read):
    book = epub({"z": "<h1>One</h1><p>First words.</p>", "a": "<h1>Two</h1><p>Last words.</p>"})
    assert read("a.epub", book).text == "One\n\nFirst words.\n\nTwo\n\nLast words."


def test_heads_of_chapters_and_notes_in_margins_are_text(read):
    body = "<header><h1>One</h1></header><p>Words.</p><aside><p>A note.</p></aside>"
    assert read("a.epub", epub({"a": body})).text == "One\n\nWords.\n\nA note."


def test_empty_elements_of_xhtml_swallow_nothing(read):
    body = '<a id="x"/><p>One <b/>two<br/>three &nbsp;&eacute;</p><script/><p>Four</p>'
    assert read("a.epub", epub({"a": body})).text == "One two\nthree \xa0é\n\nFour"


def test_lists_of_contents_are_dropped(read):
    links = "".join(f"<p><a href='{name}.xhtml#x'>Chapter {name}</a></p>" for name in "abc")
    pages = {
        "nav": f"<nav>{links}</nav>",
        "toc": "<h1>Contents</h1><p>Chapter a, 5</p>",
        "list": links,
        "a": "<nav><p>Chapter a</p></nav><p>The road is open.</p>",
    }
    guide = '<reference type="toc" href="text/toc.xhtml"/>'
    book = epub(pages, properties={"nav": "nav"}, guide=guide)
    assert read("a.epub", book).text == "The road is open."


def test_what_the_book_states_is_taken(read):
    document = read("a.epub", epub({"a": "<p>The road is open.</p>"}))
    assert document.title == "The open road"
    assert (document.date, document.publisher) == ("2024-06-05", "Harbour Press")
    assert document.actor == "Rana Haddad, Sami Darwish"
    assert (document.source, document.language) == ("https://example.org/book", "en")
    assert next(f.strength for f in document.findings if f.field == "actor") == "likely"


def test_the_day_on_which_a_book_was_converted_is_no_date(read):
    meta = '<dc:date opf:event="conversion">2019-08-23</dc:date>'
    assert read("a.epub", epub({"a": "<p>The road is open.</p>"}, meta)).date is None


def encrypted(algorithm):
    return (
        '<encryption xmlns="urn:x" xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
        f'<e:EncryptionMethod Algorithm="{algorithm}"/></e:EncryptedData></encryption>'
    )


def test_a_protected_book_says_so(reason):
    book = epub(
        {"a": "<p>x</p>"},
        **{"META-INF__encryption.xml": encrypted("http://www.w3.org/2001/04/xmlenc#aes128-cbc")},
    )
    assert reason("a.epub", book).startswith("This EPUB book is protected against copying (DRM)")


def test_scrambled_fonts_protect_no_text(read):
    font = {"META-INF__encryption.xml": encrypted("http://www.idpf.org/2008/embedding")}
    assert read("a.epub", epub({"a": "<p>The road.</p>"}, **font)).text == "The road."


def test_a_part_that_is_missing_is_noted(read):
    book = epub({"a": "<p>The road is open.</p>", "b": "<p>x</p>"})
    short = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(short, "w") as new:
        for name in old.namelist():
            if not name.endswith("b.xhtml"):
                new.writestr(name, old.read(name))
    document = read("a.epub", short.getvalue())
    assert document.text == "The road is open."
    assert document.evidence["text"] == "one part is named in the book and not in the file"


@pytest.mark.parametrize("name", ["a.txt", "a.zip", "a"])
def test_it_is_known_whatever_its_name(read, name):
    assert read(name, epub({"a": "<p>The road.</p>"})).text == "The road."


def test_a_book_without_text_says_so(reason):
    assert "no text in this EPUB book" in reason("a.epub", epub({"a": "<img src='a.png'/>"}))


def test_a_book_that_does_not_say_where_its_text_is(reason):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", "application/epub+zip")
    assert "lacks the part “META-INF/container.xml”" in reason("a.epub", stream.getvalue())


def test_names_that_climb_out_of_the_book_lead_nowhere(reason):
    book = epub({"../../../../etc/passwd": "<p>x</p>"})
    assert reason("a.epub", book)
