# SPDX-License-Identifier: MIT
"""Markup in the cells of tables, as web systems export it, read as that of a page."""

from __future__ import annotations

import html
import re

from standpoint.documents import limits, web_text
from standpoint.documents.formats import File

_TAG = (
    r"(?:p|div|br|hr|b|i|u|em|strong|a|span|ul|ol|li|h[1-6]|blockquote|table|tr|td|th|tbody|thead|"
    r"img|figure|figcaption|section|article|sup|sub|font|center|pre|code|small|script|style)"
)
_MARKUP = re.compile(rf"(?i)</{_TAG}\s*>|<(?:br|hr|img)\b[^<>]*>|<p(?:\s[^<>]*)?>")
_ENTITY = re.compile(
    r"&(?:#\d{1,6}|#x[\da-fA-F]{1,5}|amp|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip);"
)


def text(file: File, cell: str) -> str:
    """Return the paragraphs of a cell without markup, "" where nothing else is in it.

    Raises:
        UnreadableError: there are too many tags in it.
    """
    if "<" not in cell or not _MARKUP.search(cell):
        return cell
    limits.check_tags(file, cell)
    page = web_text.parse(cell)
    return "" if page is None else "\n\n".join(web_text.shown(page, web_text.NEVER_SHOWN))


def line(file: File, cell: str) -> str:
    """Return a cell of one line, such as a title, without tags and entities. Raises as `text`."""
    plain = " ".join(text(file, cell).split("\n\n"))
    return html.unescape(plain) if _ENTITY.search(plain) else plain
