# SPDX-License-Identifier: MIT
"""The headings of a web page that its main text lost, back in their places in it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from typing import Any

from standpoint.documents import date_lines, web_headlines, web_text

_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MAIN, _MARK = "\ue000", "\ue001"
_SIGNS = _MAIN + _MARK
_MOST = 300
_MOST_LINES = 3
_MOST_IN_A_ROW = 4
_LONGEST = 300
_LONGEST_LINE = 80
_OPENING = 200
_LINKED = 0.8
_OF_OTHERS = re.compile(
    r"(?:most (?:read|popular)|popular (?:posts|stories)|trending|(?:read|see|more) (?:more|also)|"
    r"related(?: \S+)?|more (?:on this|from|like this|stories).{0,20}|recommended.{0,20}|"
    r"(?:leave a (?:comment|reply)|comments|share(?: this)?|about us|thank you for subscribing|"
    r"(?:table of )?contents|in this article)|"
    r"meist ?gelesen|beliebte (?:posts|beiträge|artikel)|mehr zum thema|für dich empfohlen|"
    r"letzte (?:artikel|beiträge|kommentare)|das könnte .{0,30}|über uns|(?:haupt)?inhalt|"
    r"à lire aussi|les plus lus|sur le même sujet|en çok okunan(?:lar)?|ilgili haberler|"
    r"(?:ال)?[أا]كثر قراءة|مواضيع ذات صلة|اقر[أا] أيضا)[\s:!.…]*",
    re.IGNORECASE,
)
_FEWEST_LETTERS = 15
_BESIDE = web_text.NEVER_SHOWN | {"nav", "aside", "footer", "button"}


def restored(page: Any, title: str, chosen: list[str]) -> list[str]:
    """Return the blocks of a main text with the headings right above one of them.

    A headline that says more than the title of the page opens the text in any case.

    Args:
        page: the parsed page, without what is not shown.
        title: its title.
        chosen: the blocks of its main text.
    """
    if not chosen:
        return chosen
    found = list(_above(page, title, chosen))
    kept = {_plain(block) for block in chosen}
    blocks: list[str] = []
    for at, block in enumerate(chosen):
        for words in (words for place, words in found if place == at):
            if _plain(words) not in kept:
                blocks.append(words)
                kept.add(_plain(words))
        blocks.append(block)
    return blocks if (head := _further(page, title, kept, chosen)) is None else [head, *blocks]


def _above(page: Any, title: str, chosen: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the headings with the number of the block that each stands above."""
    openings = [_opening(block) for block in chosen]
    kept = set(chosen)
    waiting: list[str] = []
    lines = 0
    for marked in _marked(page, title):
        block = marked.lstrip(_SIGNS)
        if marked != block and block not in kept:
            waiting.append(marked)
            lines = 0
            continue
        if not waiting:
            continue
        at = _place(_opening(block), openings)
        if at is None and lines < _MOST_LINES and len(block) <= _LONGEST_LINE:
            lines += 1
            if not date_lines.is_date_line(block):
                # A main heading may stand above lines that are no part of the text.
                waiting = [one for one in waiting if one.startswith(_MAIN)]
            continue
        if at is not None and len(waiting) <= _MOST_IN_A_ROW:
            yield from ((at, one.lstrip(_SIGNS)) for one in waiting)
        waiting = []


def _marked(page: Any, title: str) -> list[str]:
    """Return all blocks that a page shows, its headings with a sign before them."""
    page = copy.deepcopy(page)
    heads = [head for head in page.iter(*_LEVELS) if not _is_beside(head, title)]
    for head in [head for head in heads[:_MOST] if not _leads_away(head)]:
        words = re.sub(f"[{_SIGNS}]", "", web_text.words(head))
        for part in list(head):
            head.remove(part)
        sign = _MAIN if head.tag == "h1" else _MARK
        is_one = (
            re.search(r"\w", words) and len(words) < _LONGEST and not _OF_OTHERS.fullmatch(words)
        )
        head.text = f"{sign}{words}" if is_one else ""
    return web_text.shown(page, _BESIDE)


def _is_beside(head: Any, title: str) -> bool:
    """Return whether a heading is that of the site, or stands in the head of the page."""
    if web_headlines.is_logo(head):
        return True
    above = [one.tag for one in head.iterancestors()]
    is_framed = "header" in above and not {"article", "main"} & set(above)
    return is_framed and not _shares(_plain(web_text.words(head)), _plain(title))


def _leads_away(head: Any) -> bool:
    """Return whether a heading is a link to another page of which nothing is said below it."""
    if head.tag == "h1":
        return False
    around = next(head.iterancestors("a"), None)
    linked = max(map(_letters, head.iter("a")), default=0)
    if around is None and linked < max(1, _LINKED * _letters(head)):
        return False
    above = (head if around is None else around).getparent()
    return above is None or _letters(above) < _letters(head) + _FEWEST_LETTERS


def _letters(element: Any) -> int:
    return len("".join(element.text_content().split()))


def _opening(block: str) -> str:
    return "".join(block[: 2 * _OPENING].split())[:_OPENING]


def _place(opening: str, openings: Sequence[str]) -> int | None:
    """Return the number of the block of a text that begins as another does."""
    if not opening:
        return None
    for at, one in enumerate(openings):
        shorter = min(len(one), len(opening))
        if one == opening or (shorter >= _FEWEST_LETTERS and one[:shorter] == opening[:shorter]):
            return at
    return None


def _further(page: Any, title: str, kept: set[str], chosen: Sequence[str]) -> str | None:
    """Return a headline with words of the title and others, if the text lacks it."""
    said = _plain(title)
    for words in web_headlines.headings(page):
        own = _plain(words)
        if own in kept or not _shares(own, said) or set(own.split()) <= set(said.split()):
            continue
        return None if any(own in _plain(block) for block in chosen[:6]) else words
    return None


def _shares(head: str, title: str) -> bool:
    """Return whether a heading goes on after the title, or has half of its words there."""
    if head and (f"{head} ".startswith(f"{title} ") or f" {head} " in f" {title} "):
        return bool(title)
    own, known = set(head.split()), set(title.split())
    common = len(own & known)
    return common > 2 and 2 * common >= len(own)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
