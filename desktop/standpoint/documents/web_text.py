# SPDX-License-Identifier: MIT
"""The text of HTML: paragraphs, headings, items and rows in the order in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from standpoint.documents import table_rows

_BREAK = "\v"
_MANY_COMMENTS = 5_000
_EMPTY_LINE = re.compile(r"\v[ \u00a0]*\v")
_BLOCKS = frozenset((
    "p", "head", "list", "item", "quote", "table", "row", "cell", "code", "div", "section",
    "article", "main", "body", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd",
    "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "h1", "h2", "h3", "h4", "h5", "h6",
    "figure", "figcaption", "address", "center", "hr", "header", "footer", "aside", "hgroup",
    "details", "summary", "fieldset", "form", "nav", "html",
))  # fmt: skip
NEVER_SHOWN = frozenset((
    "script", "style", "noscript", "template", "select", "svg", "title", "object", "iframe",
    "audio", "video", "canvas", "rt", "rp", "noframes",
))  # fmt: skip
"""Elements whose words no reader of a page sees."""
BESIDE_THE_TEXT = NEVER_SHOWN | {"nav", "header", "footer", "aside", "form", "button"}
"""Those and what frames the text of a page: menus, heads, feet and margins."""
_EMPTY = re.compile(
    r"<((?!(?:br|hr|img|meta|link|input|col|area|base|embed|source|track|wbr|param)\b)"
    r"[a-zA-Z][\w:-]*)((?:\s[^<>]*?)?)\s*/>"
)


# Taken out of the source: one that is not closed inside would swallow the page.
_UNSCRIPTED = re.compile(r"<noscript\b.*?</noscript\s*>", re.DOTALL | re.IGNORECASE)
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f]|&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
# Where a word may be broken is not part of it.
_BETWEEN_LETTERS = re.compile("[\u00ad\u200b\u2060\ufeff]")


def parse(text: str, *, is_xhtml: bool = False) -> Any:
    """Return the root of a page, an lxml element, or None where there is none.

    Scripts stay in it for what they state; nothing is run or loaded. In XHTML, elements may be
    closed where they open.
    """
    from lxml import etree, html

    text = _CONTROLS.sub("", _UNSCRIPTED.sub("", text))
    if is_xhtml:
        text = _EMPTY.sub(r"<\1\2></\1>", text)
    # What is read of a page does not change by it; time grows with the square of very many.
    has_many = text.count("<!--") > _MANY_COMMENTS
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_pis=True, remove_comments=has_many
    )
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def shown(element: Any, dropped: frozenset[str] = BESIDE_THE_TEXT) -> list[str]:
    """Return the paragraphs, headings, items and rows below `element` in order."""
    return _tidy(_blocks(element, dropped))


def words(element: Any) -> str:
    """Return what an element shows, as one line."""
    return " ".join(" ".join(shown(element, NEVER_SHOWN)).split())


def _blocks(element: Any, dropped: frozenset[str]) -> Iterator[str]:
    keeps_lines = element.tag == "pre"
    words = _spaced(element.text, keeps_lines=keeps_lines)
    for part in element:
        if not isinstance(part.tag, str) or part.tag in dropped:
            pass
        elif part.tag in ("row", "tr"):
            yield words
            words = ""
            yield from table_rows.blocks([shown(cell, dropped) for cell in part])
        elif part.tag in _BLOCKS:
            yield words
            words = ""
            yield from _blocks(part, dropped)
        elif part.tag in ("lb", "br"):
            words += _BREAK
        else:
            # An inline element may wrongly hold blocks, as links around whole paragraphs do.
            first, *others = _blocks(part, dropped)
            words += first
            if others:
                yield words
                yield from others[:-1]
                words = others[-1]
        words += _spaced(part.tail, keeps_lines=keeps_lines)
    yield words


def _spaced(words: str | None, *, keeps_lines: bool) -> str:
    """White space in markup is one space; only cells of a row are parted by a tab."""
    if not words:
        return ""
    if keeps_lines:
        words = words.replace("\n", _BREAK)
    return re.sub("[ \t\r\n\f]+", " ", _BETWEEN_LETTERS.sub("", words))


def _tidy(blocks: Iterator[str]) -> list[str]:
    """Return the blocks that hold words, with single spaces and no empty lines."""
    parted = (part for block in blocks for part in _EMPTY_LINE.split(block))
    lines = (re.sub(" +", " ", block).split(_BREAK) for block in parted)
    tidied = ("\n".join(filter(None, (line.strip() for line in block))) for block in lines)
    return [block for block in tidied if block]
