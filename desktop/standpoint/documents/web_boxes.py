# SPDX-License-Identifier: MIT
"""Boxes, signatures and addresses inside the article of a web page, which are part of its text."""

from __future__ import annotations

import re
from typing import Any

from standpoint.documents import web_dates

_OTHER = re.compile(
    r"(?<![a-z])(?:ad|ads|advert\S*|author|bio|byline|cat(?:egor\S*)?|comments?|cta|donate|"
    r"entry-(?:footer|meta|utility)|infobox|more|meta|nav\S*|newsletter|pagination|post-(?:footer|"
    r"info|meta|tags)|promo\S*|shar\S*|sidebar|social\S*|sponsor\S*|subscri\S*|tags?|toc|widget)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_BESIDE_ROLES = ("complementary", "navigation", "contentinfo")
_FIELDS = ("form", "input", "button", "time", "iframe", "nav")
_MOST_LINKED = 0.3
_LONGEST = 1_500


def keep(page: Any) -> None:
    """Make of each such part of a parsed page an element that is read as running text.

    Margins and feet of the page itself, and those in an article that hold links, fields or a time,
    stay what they are.
    """
    for part in list(page.iter("aside", "footer")):
        if _is_text(part):
            part.tag = "blockquote" if part.tag == "aside" else "div"
    for part in page.iter("address", "hgroup"):
        part.tag = "div"


def _is_text(part: Any) -> bool:
    article = next(part.iterancestors("article"), None)
    if article is None or next(part.iterancestors("nav", "aside", "footer"), None) is not None:
        return False
    called = web_dates.marks(part)[:200]
    if _OTHER.search(called) or web_dates.is_of_another_thing(called):
        return False
    if part.get("role") in _BESIDE_ROLES or next(part.iter(*_FIELDS), None) is not None:
        return False
    letters = _letters(part)
    linked = sum(_letters(link) for link in part.iter("a"))
    return 0 < letters <= _LONGEST and linked <= _MOST_LINKED * letters


def _letters(element: Any) -> int:
    return len("".join(element.text_content().split()))
