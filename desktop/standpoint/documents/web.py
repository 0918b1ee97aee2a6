# SPDX-License-Identifier: MIT
"""Saved web pages: their main text without menus, and what their head states."""

from __future__ import annotations

import re
from typing import Any

from standpoint.documents import (
    decoding,
    limits,
    source_lines,
    titles,
    web_archived,
    web_headlines,
    web_main,
    web_statements,
    web_text,
    web_without_text,
)
from standpoint.documents.formats import File, Format
from standpoint.documents.statements import Statements
from standpoint.model.reports import Document

_NO_TEXT = (
    "No text was found in this web page. If the page builds itself by script, "
    "copy its text into a .txt file, then add that."
)
_ONLY_FRAMES = (
    "This web page only holds frames for others. Open the page in its frame by itself, save it, "
    "then add that."
)
_NO_PAGE = "This is not a web page, though its name ends in {suffix}. Rename it to end in .txt."
_LARGEST = 20_000_000
_TOO_LARGE = "This web page is too large. Copy its text into a .txt file, then add that."
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{1,100};base64,[A-Za-z0-9+/=]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:-]{2,40})")
_OPENING = re.compile(
    r"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*(?:<!doctype\s+html|<html[\s>])", re.DOTALL | re.IGNORECASE
)
_MARKUP = re.compile(r"<(?:[a-z][a-z0-9]*[\s/>]|!--|!doctype)", re.IGNORECASE)


def read(file: File) -> Document:
    """Return the main text of a web page, its paragraphs parted by a blank line.

    Nothing is fetched: no picture, script, style or entity from elsewhere.

    Raises:
        UnreadableError: it is no web page, or no text was found in it.
    """
    return read_into(Statements(), file)


def read_into(
    statements: Statements, file: File, charset: str | None = None, title: str = ""
) -> Document:
    """Return the main text of a web page that stands in another file, such as a web archive.

    Args:
        statements: what that file states already.
        file: the bytes of the page, under the name of the file.
        charset: the encoding that the other file states for it.
        title: the title that the other file states, for a page without one.

    Raises:
        UnreadableError: as `read`.
    """
    decoded = decoding.decode(_without_gaps(file), charset or declared(file.data))
    if decoded.note:
        statements.note("encoding", decoded.note)
    # Pages saved as one file carry their pictures inside.
    source = web_archived.without_bar(_EMBEDDED.sub("", decoded.text))
    if len(source) > _LARGEST:
        raise file.unreadable(_TOO_LARGE)
    if not _MARKUP.search(source):
        raise file.unreadable(_NO_PAGE.format(suffix=file.suffix))
    limits.check_tags(file, source)
    page = web_text.parse(source)
    if page is None:
        raise file.unreadable(_NO_TEXT)
    web_archived.strip(page)
    stated = web_statements.read_into(statements, page, source[:2000])
    text = _text(statements, page, stated.text if stated else "")
    if not text:
        raise file.unreadable(_ONLY_FRAMES if web_without_text.is_frame(page) else _NO_TEXT)
    remark = web_without_text.remark(file.path, web_statements.titles_of(page), text)
    if remark:
        statements.note(web_without_text.ABOUT, remark)
    source_lines.read_into(statements, text)
    stated = stated or titles.stated(title, "title in the file")
    return statements.document(file, stated or titles.of_text(file, text), text)


def _text(statements: Statements, page: Any, headline: str) -> str:
    """Return the main text of a page; what it states as such where it shows none."""
    blocks = web_main.blocks(page, headline)
    text = "\n\n".join(web_headlines.with_days(statements, page, headline, blocks))
    waits = web_without_text.shows_none(text)
    if waits or web_without_text.has_little(text):
        said = web_without_text.stated(web_statements.articles(page))
        if said:
            statements.note("text", web_without_text.FROM_LINKED_DATA)
            return "\n\n".join(said)
    return "" if waits else text


def recognises(data: bytes) -> bool:
    """Return whether the file begins as web pages do, also in UTF-16."""
    opening = data[:2048].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    return _OPENING.match(opening.decode("latin-1").lstrip("ÿþ")) is not None


def declared(page: bytes) -> str | None:
    """Return the encoding that a page names in its head, if it does."""
    found = _CHARSET.search(page[:4096]) or _XML_CHARSET.search(page[:4096])
    return found[1].decode("ascii") if found else None


def _without_gaps(file: File) -> File:
    """Some servers leave NUL bytes in a page, which are no letters in any encoding of one byte."""
    gaps = file.data.count(b"\0")
    if 0 < gaps < len(file.data) / 100:
        return file.holding(file.data.replace(b"\0", b""))
    return file


FORMAT = Format("a web page", (".html", ".htm", ".xhtml"), read, recognises)
