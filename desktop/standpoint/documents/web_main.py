# SPDX-License-Identifier: MIT
"""Which blocks of a page are its main text: by trafilatura, checked against where words stand."""

from __future__ import annotations

import copy
import logging
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from standpoint.documents import web_boxes, web_headings, web_text

_BESIDE = re.compile(
    r"(?i)cookie\S*|\S*cookie-?(?:banner|notice|bar|consent|law|info)\S*|onetrust\S*|gdpr\S*|"
    r"sharedaddy|addtoany\S*|addthis\S*|sharethis\S*|shar(?:e|ing)-?(?:bar|buttons?|links?|icons?|"
    r"tools?|list|this)|social-?(?:share|sharing|links|icons|media|bar|buttons)|"
    r"jp-relatedposts|yarpp\S*|related-?(?:posts?|articles?|news|stories|links)|"
    r"skip-?link\S*|screen-reader-text|sr-only|visually-?hidden"
)
_NO_TEXT = ("script", "style", "noscript", "template", "del", "noframes")
_BESIDE_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar",
))  # fmt: skip
_BESIDE_TAGS = frozenset(("amp-sidebar", "amp-consent", "amp-user-notification", "dialog"))
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_HOLDERS = frozenset(("div", "section", "article", "main", "td", "body", "center", "font", "span"))
_PARAGRAPHS = frozenset(("p", "blockquote", "li", "pre", "dd"))
_WITH_WORDS = (*_PARAGRAPHS, "div", "td", "th", "dt", "h1", "h2", "h3", "h4", "h5", "h6")
_MOST_BESIDE = 0.4
_LEAST_WORDS = 25
_FAR_LESS = 0.3
_LITTLE = 500
_LINKS = 0.5
_MUCH_HIDDEN = 0.4
_TOO_LITTLE = 0.6
_MARK = "\u2424"
# Beyond so many, the time of trafilatura and of its last resort, jusText, grows with the square.
_MOST_ELEMENTS = 30_000
_MOST_BLOCKS = 3_000


def blocks(page: Any, title: str = "") -> list[str]:
    """Return the blocks of a page that are its main text, its headline first.

    Args:
        page: the parsed page.
        title: what the page states as its title; a headline of these words is part of the text.
    """
    from lxml import etree

    whole_page = copy.deepcopy(page)
    etree.strip_elements(whole_page, *_NO_TEXT, with_tail=False)
    web_boxes.keep(whole_page)
    page = copy.deepcopy(whole_page)
    _strip(page)
    headline = _headline(page, title)
    chosen = _extracted(page)
    if _letters(page) < _MUCH_HIDDEN * _letters(whole_page):
        # A page may hide its text until its script has run.
        unstripped = _extracted(whole_page)
        if _weight(chosen) < _TOO_LITTLE * _weight(unstripped):
            page, chosen = whole_page, unstripped
    body = page.find("body")
    whole = page if body is None else body
    if len(chosen) < 2:
        chosen = _parted(chosen, whole)
    denser = _densest(whole)
    if _weight(chosen) < min(_LITTLE, _FAR_LESS * _weight(denser)):
        chosen = denser
    chosen = web_headings.restored(page, title, chosen)
    if headline and headline not in chosen[:6] and not _is_begun_by(chosen, headline):
        chosen = [headline, *chosen]
    return chosen


def _strip(page: Any) -> None:
    """Take out what is not shown, and frames around the text that say what they are."""
    total = _letters(page)
    for part in list(page.iter("*")):
        is_frame = part.getparent() is not None and (_is_hidden(part) or _is_beside(part))
        if is_frame and _letters(part) < _MOST_BESIDE * total:
            part.drop_tree()


def _is_hidden(part: Any) -> bool:
    return part.get("hidden") is not None or bool(_HIDDEN.search(part.get("style") or ""))


def _is_beside(part: Any) -> bool:
    if part.tag in ("html", "body", "article", "main", "p", "h1"):
        return False
    if part.tag in _BESIDE_TAGS or part.get("role") in _BESIDE_ROLES:
        return True
    return any(map(_BESIDE.fullmatch, f"{part.get('class', '')} {part.get('id', '')}".split()))


def _letters(element: Any) -> int:
    return len("".join(element.text_content().split()))


def _weight(chosen: list[str]) -> int:
    return sum(len("".join(block.split())) for block in chosen)


def _extracted(page: Any) -> list[str]:
    import trafilatura

    if sum(1 for _ in page.iter("*")) > _MOST_ELEMENTS:
        return []
    has_many = sum(1 for _ in page.iter(*_WITH_WORDS)) > _MOST_BLOCKS
    # It logs pages that it finds little in; the sentence for the user is ours.
    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    marked = copy.deepcopy(page)
    # It loses line breaks inside other elements; a sign for them comes through.
    for line_break in list(marked.iter("br")):
        line_break.tail = f" {_MARK} {line_break.tail or ''}"
        line_break.drop_tag()
    found = trafilatura.bare_extraction(
        marked, fast=has_many, include_comments=False, include_tables=True
    )
    main = getattr(found, "body", None)
    return [] if main is None else list(_unmarked(web_text.shown(main)))


def _unmarked(marked: list[str]) -> Iterator[str]:
    """Two breaks part paragraphs, one parts lines."""
    for block in marked:
        for paragraph in re.split(rf"(?:\s*{_MARK}){{2,}}\s*", block):
            words = re.sub(rf"[ \n]*{_MARK}[ \n]*", "\n", paragraph).strip()
            if words:
                yield words


def _parted(chosen: list[str], whole: Any) -> list[str]:
    """Part what was passed over or run together into one paragraph: pages of a few words."""
    shown = web_text.shown(whole)
    if not chosen:
        return shown
    letters = "".join(chosen[0].split())
    parted = [block for block in shown if "".join(block.split()) in letters]
    return parted if _weight(parted) >= 0.95 * len(letters) else chosen


def _densest(whole: Any) -> list[str]:
    """Return the blocks of the element that holds most running text.

    Each paragraph counts for the element that it stands in and half for the one around that
    (Readability, Arc90 2009).
    """
    scores: dict[Any, float] = defaultdict(float)
    for part in whole.iter("*"):
        length = _running(part)
        holder = part.getparent() if part.tag in _PARAGRAPHS else part
        if length < _LEAST_WORDS or holder is None:
            continue
        scores[holder] += length
        around = holder.getparent()
        if around is not None:
            scores[around] += length / 2
    if not scores:
        return []
    best = max(scores, key=lambda holder: scores[holder])
    return web_text.shown(best)


def _running(part: Any) -> int:
    """Return how many letters of running text stand in a paragraph, or loose in a holder."""
    if part.tag in _PARAGRAPHS:
        linked = sum(_letters(link) for link in part.iter("a"))
        length = _letters(part)
        return length if linked <= _LINKS * length else 0
    if part.tag not in _HOLDERS:
        return 0
    loose = [part.text or "", *(child.tail or "" for child in part)]
    return len("".join("".join(loose).split()))


def _headline(page: Any, title: str) -> str:
    """Return the heading whose words are the title of the page."""
    wanted = _plain(title)
    if not wanted:
        return ""
    for heading in page.iter("h1", "h2"):
        words = web_text.words(heading)
        if _plain(words) == wanted:
            return words
    return ""


def _is_begun_by(chosen: list[str], headline: str) -> bool:
    return any(_plain(headline) in _plain(block) for block in chosen[:6])


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().casefold()
