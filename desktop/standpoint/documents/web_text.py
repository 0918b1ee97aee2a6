# SPDX-License-Identifier: MIT
"""The text of HTML: its blocks in order, and those of them that are a page's main text."""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator
from typing import Any

from standpoint.documents import table_rows

_BREAK = "\v"
_BLOCKS = frozenset((
    "p", "head", "list", "item", "quote", "table", "row", "cell", "code", "div", "section",
    "article", "main", "body", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd",
    "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "h1", "h2", "h3", "h4", "h5", "h6",
    "figure", "figcaption", "address", "center", "hr", "header", "footer", "aside", "hgroup",
    "details", "summary", "fieldset", "form", "nav", "html",
))  # fmt: skip
NEVER_SHOWN = frozenset((
    "script", "style", "noscript", "template", "select", "svg", "title", "object", "iframe",
    "audio", "video", "canvas", "rt", "rp",
))  # fmt: skip
"""Elements whose words no reader of a page sees."""
BESIDE_THE_TEXT = NEVER_SHOWN | {"nav", "header", "footer", "aside", "form", "button"}
"""Those and what frames the text of a page: menus, heads, feet and margins."""
_EMPTY = re.compile(
    r"<((?!(?:br|hr|img|meta|link|input|col|area|base|embed|source|track|wbr|param)\b)"
    r"[a-zA-Z][\w:-]*)((?:\s[^<>]*?)?)\s*/>"
)


def parse(text: str, *, is_xhtml: bool = False) -> Any:
    """Return the root of a page, an lxml element, or None where there is none.

    Scripts stay in it for what they state; nothing is run or loaded. In XHTML, elements may be
    closed where they open.
    """
    from lxml import etree, html

    if is_xhtml:
        text = _EMPTY.sub(r"<\1\2></\1>", text)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def shown(element: Any, dropped: frozenset[str] = BESIDE_THE_TEXT) -> list[str]:
    """Return the paragraphs, headings, items and rows below `element` in order."""
    return _tidy(_blocks(element, dropped))


def main(page: Any) -> list[str]:
    """Return the blocks of a page that are its main text, without menus and margins."""
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
    chosen = [] if main is None else shown(main)
    if len(chosen) > 1:
        return chosen
    # It passes over pages of a few words, or runs them together into one paragraph.
    whole = shown(page if body is None else body)
    if not chosen:
        return whole
    letters = _letters(chosen[0])
    parted = [block for block in whole if _letters(block) in letters]
    is_whole = sum(len(_letters(block)) for block in parted) >= 0.95 * len(letters)
    return parted if is_whole else chosen


def _letters(block: str) -> str:
    return "".join(block.split())


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
    return re.sub("[ \t\r\n\f]+", " ", words)


def _tidy(blocks: Iterator[str]) -> list[str]:
    """Return the blocks that hold words, with single spaces and no empty lines."""
    lines = (re.sub(" +", " ", block).split(_BREAK) for block in blocks)
    tidied = ("\n".join(filter(None, (line.strip() for line in block))) for block in lines)
    return [block for block in tidied if block]
