# SPDX-License-Identifier: MIT
"""EPUB books: all their chapters in reading order, without the table of contents."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from standpoint.documents import (
    decoding,
    limits,
    name_order,
    office_properties,
    packages,
    source_lines,
    titles,
    web,
    web_text,
)
from standpoint.documents.formats import File, Format
from standpoint.documents.statements import Statements
from standpoint.model.reports import Document

_NOUN = "EPUB book"
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
# Fonts are scrambled in books that anybody may read.
_SCRAMBLED_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_LOCKED = (
    "This EPUB book is protected against copying (DRM), so its text cannot be read. "
    "Ask the publisher for a copy without protection, then add that."
)
_NO_TEXT = "There is no text in this EPUB book. Its pages may be pictures: run text recognition."
_TITLE = "title of the book"
_MOST_LINKED = 0.7
_DROPPED = web_text.NEVER_SHOWN | {"nav"}


@dataclass(frozen=True, slots=True)
class _Book:
    """The package document, the folder that it lies in, and its parts by their ids."""

    root: Any
    folder: str
    parts: dict[str, Any]


def read(file: File) -> Document:
    """Return the text of a whole book; paragraphs are parted by a blank line.

    Raises:
        UnreadableError: it is protected, damaged, too large when unpacked, or holds no text.
    """
    package = packages.Package(file, _NOUN)
    if _is_locked(package):
        raise file.unreadable(_LOCKED)
    book = _book(file, package)
    statements = Statements()
    blocks: list[str] = []
    missing = 0
    for name in _reading_order(book):
        if name in package:
            page = package.data(name)
            limits.check_tags(file, page)
            blocks += _chapter(file, page)
        else:
            missing += 1
    text = "\n\n".join(blocks)
    if not re.search(r"\w", text):
        raise file.unreadable(_NO_TEXT)
    if missing:
        parts = "one part is" if missing == 1 else f"{missing} parts are"
        statements.note("text", f"{parts} named in the book and not in the file")
    title = _describe(statements, book)
    source_lines.read_into(statements, text)
    return statements.document(file, title or titles.of_text(file, text), text)


def recognises(data: bytes) -> bool:
    """Return whether the bytes are an EPUB book, by the type that they state."""
    return packages.kind(data) == "application/epub+zip"


def _is_locked(package: packages.Package) -> bool:
    if "META-INF/sinf.xml" in package or "META-INF/license.lcpl" in package:
        return True
    if _ENCRYPTION not in package:
        return False
    methods = package.xml(_ENCRYPTION).iterfind(".//{*}EncryptedData/{*}EncryptionMethod")
    return any(method.get("Algorithm") not in _SCRAMBLED_FONTS for method in methods)


def _book(file: File, package: packages.Package) -> _Book:
    rootfile = package.xml(_CONTAINER).find(".//{*}rootfile[@full-path]")
    if rootfile is None:
        raise file.unreadable(
            "This EPUB book does not say where its text is. Download it again, then add it."
        )
    name = rootfile.get("full-path", "")
    root = package.xml(name)
    parts = {part.get("id", ""): part for part in root.iterfind(".//{*}manifest/{*}item")}
    return _Book(root, posixpath.dirname(name), parts)


def _reading_order(book: _Book) -> list[str]:
    """Return the names of the book's pages in order, without those that list its contents."""
    lists = {
        _located(book, reference.get("href", ""))
        for reference in book.root.iterfind(".//{*}guide/{*}reference")
        if reference.get("type", "").lower() in ("toc", "index")
    }
    starts = {
        _located(book, reference.get("href", ""))
        for reference in book.root.iterfind(".//{*}guide/{*}reference")
        if reference.get("type", "").lower() in ("text", "start")
    }
    order = []
    for item in book.root.iterfind(".//{*}spine/{*}itemref"):
        part = book.parts.get(item.get("idref", ""))
        if part is None or part.get("media-type", _PAGES[0]) not in _PAGES:
            continue
        name = _located(book, part.get("href", ""))
        is_list = "nav" in part.get("properties", "").split() or name in lists - starts
        if not is_list and name not in order:
            order.append(name)
    return order


def _located(book: _Book, address: str) -> str:
    path = unquote(address.partition("#")[0])
    return posixpath.normpath(posixpath.join(book.folder, path))


def _chapter(file: File, data: bytes) -> list[str]:
    source = decoding.decode(file.holding(data), web.declared(data)).text if data else ""
    page = web_text.parse(source, is_xhtml=True) if source.strip() else None
    body = None if page is None else page.find("body")
    return [] if body is None or _is_list_of_contents(body) else web_text.shown(body, _DROPPED)


def _is_list_of_contents(body: Any) -> bool:
    """Return whether a page is nearly all links into the book."""
    links = [
        "".join(link.text_content().split())
        for link in body.iter("a")
        if re.match(r"[^#:]+(?:#|$)", link.get("href") or "")
    ]
    letters = len("".join(body.text_content().split()))
    return len(links) > 1 and sum(map(len, links)) > _MOST_LINKED * letters


def _describe(statements: Statements, book: _Book) -> titles.Title | None:
    """Add what the book says of itself; return its title."""
    for element in book.root.iter(_DC + "date"):
        event = next((v for k, v in element.items() if k.rpartition("}")[2] == "event"), "")
        if event in ("", "publication", "original-publication"):
            statements.add_date(element.text, "date of the book")
    for element in book.root.iter(_DC + "publisher"):
        statements.add("publisher", element.text, "publisher of the book")
    written = [(element.text or "").strip() for element in book.root.iter(_DC + "creator")]
    authors = [name_order.ordered(one).names for one in written]
    statements.add("actor", ", ".join(filter(None, authors)), "author of the book", "likely")
    for element in book.root.iter(_DC + "source", _DC + "identifier"):
        statements.add("source", element.text, "address in the book")
    for element in book.root.iter(_DC + "language"):
        statements.add("language", element.text, "language of the book")
    title = book.root.findtext(f".//{_DC}title") or ""
    return None if office_properties.is_no_title(title) else titles.stated(title, _TITLE)


FORMAT = Format("an EPUB book", (".epub",), read, recognises, signed=True)
