# SPDX-License-Identifier: MIT
"""The headline of a web page where its title names a section, and the days right beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from standpoint.documents import date_lines, days_of_events, titles, web_dates, web_text
from standpoint.documents.statements import Statements, one_line
from standpoint.documents.traces import shortened

_PARTS = re.compile(r"\s+(?:[-–—|·•»«:]|::|\|\|)\s+")
_SECTIONS = frozenset((
    "news", "latest news", "home", "home page", "homepage", "press", "press release",
    "press releases", "press room", "media", "media center", "media centre", "statements",
    "articles", "publications", "documents", "archive", "reports", "blog", "updates", "opinion",
    "الأخبار", "أخبار", "بيانات", "البيانات", "تصريحات", "مقالات", "تقارير", "الرئيسية",
    "الصفحة الرئيسية", "المكتب الإعلامي", "أرشيف", "haberler", "aktuelles", "actualités",
))  # fmt: skip
_LONGEST_SECTION = 6
_LONGEST_NAME = 4
_FEWEST_WORDS = 3
_LOGO = re.compile(
    r"(?<![a-z])(?:logo|brand(?:ing)?|masthead|site-?(?:title|name|header|branding)|blog-?title)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"(?<![a-z])(?:entry|post|article|story|node|news|page)-?(?:title|headline)(?![a-z])|"
    r"(?<![a-z])headline(?![a-z])",
    re.IGNORECASE,
)
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:(?:index|home|default)\.\w+|#.*)?", re.IGNORECASE)
_LONGEST_LINE = 80
# "Submitted by editor2 on Fri, 03/08/2019": what Drupal writes below a headline.
_PUT_IN = re.compile(
    r"(?:submitted|posted|published|written|created|added) by [^\n]{1,50}? on:?\s+|"
    r"(?:eingereicht|gespeichert|verfasst|geschrieben|veröffentlicht) von [^\n]{1,50}? am\s+|"
    r"(?:soumis|proposé|publié|écrit) par [^\n]{1,50}? le\s+|"
    r"[^\n]{1,50}? tarafından\s+|"
    r"(?:[أا]رسلت?|[أا]ضيفت?|نشرت?|كتبت?) (?:بواسطة|من قبل) [^\n]{1,50}? (?:في|بتاريخ)\s+",
    re.IGNORECASE,
)
_MOST_LINES = 4
_OF_WHO = re.compile(r"(?<![a-z])(?:submitted|posted|byline|node-?info|meta|author)(?![a-z])", re.I)
_LEVELS = 3
_ENDS = ("body", "html", "article", "main", "td")
_TOP = 6


def headings(page: Any) -> list[str]:
    """Return the words of the main headings of a page, each once, without the name of its site."""
    words = (web_text.words(head) for head in _heads(page))
    return list({_plain(one): one for one in words}.values())


def _of_entry(page: Any) -> list[str]:
    """Return the heading that is named as that of the entry, where a page has no main heading."""
    named = [one for one in page.iter("h2", "h3") if _ENTRY.search(web_dates.marks(one))]
    words = (web_text.words(one) for one in named)
    return list({_plain(one): one for one in words}.values())


def of_entry(page: Any) -> titles.Title | None:
    """Return the one heading that is named as that of the entry, None for none or several."""
    heads = [] if headings(page) else _of_entry(page)
    return titles.stated(heads[0], "heading of the page") if len(heads) == 1 else None


def names_section(title: str, site: str | None) -> bool:
    """Return whether a title has a word for a section of a site in it, or is the site's name."""
    if site and _plain(title) == _plain(site):
        return True
    return any(one.casefold() in _SECTIONS for one in _PARTS.split(title))


def instead_of(title: str, page: Any, headlines: Sequence[str]) -> titles.Title | None:
    """Return the headline of a page whose `title` only names a section or the site, else None.

    It is the one that the page states in JSON-LD, else the only main heading.

    Args:
        title: what the title of the page says.
        page: the parsed page.
        headlines: those in JSON-LD.
    """
    is_section = names_section(title, None)
    if len(re.findall(r"\w+", title)) > (_LONGEST_SECTION if is_section else _LONGEST_NAME):
        return None
    heads = [words for words in headings(page) or _of_entry(page) if _plain(words)]
    stated = {_plain(one): one for one in headlines if _plain(one)}
    if len(stated) == 1:
        heads, where = list(stated.values()), "JSON-LD headline"
    else:
        where = "heading of the page"
    # Some pages bear their headline twice, for narrow and for wide screens.
    every = {_plain(web_text.words(head)) for head in page.iterfind(".//h1")}
    if len(heads) != 1 or len(every) > 1:
        return None
    own, said = _plain(heads[0]), _plain(title)
    others = {_plain(web_text.words(one)) for one in page.iter("h2", "h3", "h4")}
    if own in said or said in own or said in others:
        return None
    fewest = _FEWEST_WORDS - is_section
    return titles.stated(heads[0], where) if len(own.split()) >= fewest else None


def with_days(statements: Statements, page: Any, title: str, blocks: list[str]) -> list[str]:
    """Return the blocks of a page with the days right beside its headline, where they are left out.

    One that the page states anyway is not of need in the text.
    """
    stated = {
        one.value for one in statements.findings if one.field == "date" and one.strength == "stated"
    }
    heads = [one for one in _heads(page) if _plain(web_text.words(one)) == _plain(title)]
    if not heads or not _plain(title):
        return blocks
    at = next((n for n, one in enumerate(blocks[:_TOP]) if _plain(title) in _plain(one)), -1)
    near = _plain(" ".join(blocks[: at + _TOP]))
    lines = [
        line
        for line, day in dict(chain.from_iterable(map(_days_beside, heads))).items()
        if day not in stated and _plain(line) not in near
    ]
    if not lines and not stated:
        _note_put_in(statements, page)
    return [*blocks[: at + 1], *lines, *blocks[at + 1 :]]


def _note_put_in(statements: Statements, page: Any) -> None:
    """Say that a page has a line on who put it in and when, but not beside its headline."""
    for element in page.iter("span", "div", "p", "footer"):
        if not _OF_WHO.search(web_dates.marks(element)):
            continue
        line = one_line(element.text_content()[:400])
        opening = _PUT_IN.match(line)
        found = date_lines.read(line[opening.end() :], first=False) if opening else None
        if found is not None and len(line) <= _LONGEST_LINE:
            where = "stands in the page, not beside its headline: not used"
            statements.hint("date", f"“{shortened(found.quote)}” {where}")
            return


def _heads(page: Any) -> list[Any]:
    return [head for head in page.iterfind(".//h1") if not is_logo(head)]


def is_logo(head: Any) -> bool:
    """Return whether a heading is that of the site: in its head, or a way to its first page."""
    if any(_HOME.fullmatch(link.get("href") or "-") for link in head.iter("a")):
        return True
    for above in (head, *head.iterancestors()):
        if above.tag in ("article", "main", "body"):
            return False
        if above.tag in ("nav", "aside", "footer") or _LOGO.search(web_dates.marks(above)[:200]):
            return True
        if above.tag == "a" and _HOME.fullmatch(above.get("href") or "-"):
            return True
    return False


def _days_beside(head: Any) -> Iterator[tuple[str, str]]:
    """Yield the short lines right before and after a heading that are a day, each with its day."""
    around = [*_before(head), *_after(head)]
    for at, whole in enumerate(around):
        line = _PUT_IN.sub("", whole, 1)
        found = date_lines.read(line, first=False)
        labels = days_of_events.labels_around(around, at)
        if len(labels) > 1 and days_of_events.is_invitation(labels):
            continue
        if found is None or found.refused or found.kind not in ("line", "labelled"):
            continue
        if found.date.is_day:
            rest = line.replace(found.quote, "", 1)
            # How many have read or answered it differs from copy to copy.
            yield (found.quote if re.search(r"\d", rest) else line), found.date.edtf


def _before(head: Any) -> list[str]:
    above = head.getparent()
    if above is None or above.tag in ("body", "html"):
        return []
    for sibling in head.itersiblings(preceding=True):
        words = _lines(sibling)
        if words:
            return words if len(words) == 1 and len(words[0]) <= _LONGEST_LINE else []
    return []


def _after(head: Any) -> list[str]:
    found = [one_line(head.tail)] if one_line(head.tail) else []
    own = _plain(web_text.words(head))
    current = head
    for _ in range(_LEVELS):
        for sibling in current.itersiblings():
            if _opens_another(sibling, own):
                return found
            for line in _lines(sibling):
                if _plain(line) == own:
                    continue
                if _is_text(line) or len(found) >= _MOST_LINES:
                    return found
                found.append(line)
            if one_line(sibling.tail):
                found.append(one_line(sibling.tail)[: _LONGEST_LINE + 1])
        current = current.getparent()
        if current is None or current.tag in _ENDS:
            break
    return [line for line in found if len(line) <= _LONGEST_LINE]


def _opens_another(element: Any, head: str) -> bool:
    """Return whether a heading below is one of several: each may have a day of its own.

    One with the words of the headline, `head`, is none.
    """
    root = element.getroottree().getroot()
    parts = element.iter("h1", "h2", "h3", "h4")
    others = (part for part in parts if _plain(web_text.words(part)) != head)
    return any(len(list(root.iter(part.tag))) > 1 for part in others)


def _is_text(line: str) -> bool:
    sentence = line.endswith((".", "؟", "!", "?", "…")) and len(line.split()) > _LONGEST_SECTION
    return sentence or len(line) > _LONGEST_LINE


def _lines(element: Any) -> list[str]:
    """Return the lines that an element shows; none where it or a part of it is of other days."""
    if not isinstance(element.tag, str) or any(
        isinstance(part.tag, str) and web_dates.is_of_another_day(part) for part in element.iter()
    ):
        return []
    shown = web_text.shown(element, web_text.NEVER_SHOWN)
    return [line for block in shown for line in block.split("\n")]


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
