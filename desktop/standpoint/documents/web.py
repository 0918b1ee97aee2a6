# SPDX-License-Identifier: MIT
"""Saved web pages: their main text without menus, and what their head states."""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator
from typing import Any

from standpoint.documents import decoding, source_lines, titles, web_statements
from standpoint.documents.formats import File, Format
from standpoint.documents.statements import Statements
from standpoint.model.reports import Document

_NO_TEXT = (
    "No text was found in this web page. If the page builds itself by script, "
    "copy its text into a .txt file, then add that."
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
_BREAK = "\v"
_BLOCKS = frozenset((
    "p", "head", "list", "item", "quote", "table", "row", "cell", "code", "div", "section",
    "article", "main", "body", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd",
    "tr", "td", "th", "tbody", "thead", "h1", "h2", "h3", "h4", "h5", "h6", "figure",
    "figcaption", "address",
))  # fmt: skip
_NO_WORDS = frozenset((
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form",
    "button", "select", "svg", "title",
))  # fmt: skip


def read(file: File) -> Document:
    """Return the main text of a web page, its paragraphs parted by a blank line.

    Nothing is fetched: no picture, script, style or entity from elsewhere.

    Raises:
        UnreadableError: it is no web page, or no text was found in it.
    """
    statements = Statements()
    decoded = decoding.decode(file, _declared(file.data[:4096]))
    if decoded.note:
        statements.note("encoding", decoded.note)
    # Pages saved as one file carry their pictures inside.
    source = _EMBEDDED.sub("", decoded.text)
    if len(source) > _LARGEST:
        raise file.unreadable(_TOO_LARGE)
    if not _MARKUP.search(source):
        raise file.unreadable(_NO_PAGE.format(suffix=file.suffix))
    page = _page(source)
    if page is None:
        raise file.unreadable(_NO_TEXT)
    title = web_statements.read_into(statements, page, source[:2000])
    text = _main_text(page)
    if not text:
        raise file.unreadable(_NO_TEXT)
    source_lines.read_into(statements, text)
    return statements.document(file, title or titles.of_text(file, text), text)


def recognises(data: bytes) -> bool:
    """Return whether the file begins as web pages do, also in UTF-16."""
    opening = data[:2048].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    return _OPENING.match(opening.decode("latin-1").lstrip("ÿþ")) is not None


def _declared(head: bytes) -> str | None:
    found = _CHARSET.search(head) or _XML_CHARSET.search(head)
    return found[1].decode("ascii") if found else None


def _page(text: str) -> Any:
    """Parse the page; scripts stay for what they state, nothing is run or loaded."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _main_text(page: Any) -> str:
    import trafilatura
    from lxml import etree

    # It logs pages that it finds little in; the sentence for the user is ours.
    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    body = page.find("body")
    shown_page = copy.deepcopy(page)
    etree.strip_elements(shown_page, "script", "style", "noscript", "template", with_tail=False)
    found = trafilatura.bare_extraction(shown_page, include_comments=False, include_tables=True)
    main = getattr(found, "body", None)
    chosen = [] if main is None else _tidy(_blocks(main))
    if len(chosen) > 1:
        return "\n\n".join(chosen)
    # It passes over pages of a few words, or runs them together into one paragraph.
    shown = _tidy(_blocks(page if body is None else body))
    if not chosen:
        return "\n\n".join(shown)
    letters = _letters(chosen[0])
    parted = [block for block in shown if _letters(block) in letters]
    is_whole = sum(len(_letters(block)) for block in parted) >= 0.95 * len(letters)
    return "\n\n".join(parted if is_whole else chosen)


def _letters(block: str) -> str:
    return "".join(block.split())


def _blocks(element: Any) -> Iterator[str]:
    """Yield the paragraphs, headings, items and rows below `element` in order."""
    words = element.text or ""
    for part in element:
        if not isinstance(part.tag, str) or part.tag in _NO_WORDS:
            pass
        elif part.tag in ("row", "tr"):
            yield words
            words = ""
            yield "\t".join(" ".join(_tidy(_blocks(cell))) for cell in part)
        elif part.tag in _BLOCKS:
            yield words
            words = ""
            yield from _blocks(part)
        else:
            words += _BREAK if part.tag in ("lb", "br") else "".join(_blocks(part))
        words += part.tail or ""
    yield words


def _tidy(blocks: Iterator[str]) -> list[str]:
    """Return the blocks that hold words, with single spaces and no empty lines."""
    lines = (re.sub("[ \r\n\f]+", " ", block).split(_BREAK) for block in blocks)
    tidied = ("\n".join(filter(None, (line.strip() for line in block))) for block in lines)
    return [block for block in tidied if block]


FORMAT = Format("a web page", (".html", ".htm", ".xhtml"), read, recognises)
