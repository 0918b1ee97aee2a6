# SPDX-License-Identifier: MIT
"""When a web page was published, as its head, its JSON-LD and its marked times state it."""

from __future__ import annotations

import re
from typing import Any

from standpoint.documents import written_dates
from standpoint.documents.statements import Statements, is_date, one_line
from standpoint.documents.traces import shortened
from standpoint.model import findings
from standpoint.model.findings import Strength

# Made for the day of publication. Names for a change ("modified", "updated") and for the making
# of a page ("created") are none of these.
_META = (
    "article:published_time", "og:article:published_time", "og:published_time",
    "article:published", "datepublished", "date_published", "publication_date", "published_time",
    "citation_publication_date", "citation_online_date", "citation_date", "dc.date.issued",
    "dc.issued", "dcterms.issued", "dc.date.published", "prism.publicationdate",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
# Any date of the page: systems that keep pages write the day of the last change there as often.
_LOOSE_META = ("dc.date", "dcterms.date", "dc.terms.date", "date", "article.date", "created_date")
_PUBLISHED = re.compile(
    r"(?<![a-z])(?:date-?published|publish(?:ed)?(?:-?(?:date|on|at|time))?|pubdate|pub-date|"
    r"(?:entry|post|article|news|story|content|item)-?date|date-?posted|posted-on)(?![a-z])",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?<![a-z])(?:updated?|modified|changed|date-?modified|last-?mod)(?![a-z])", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?<![a-z])(?:clock|today|current-?(?:date|time)|date-?(?:now|today)|now|live-?date|"
    r"(?:top|header|site|nav)-?(?:bar-?)?(?:date|time))(?![a-z])",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?<![a-z])(?:related|recommended|sidebar|widget|latest|popular|trending|comments?|more-news|"
    r"read-?(?:more|also)|next-post|prev(?:ious)?-post|carousel|ticker|breaking)",
    re.IGNORECASE,
)
_EVENT = re.compile(r"(?<![a-z])(?:event|start|end|deadline|due)(?![a-z])", re.IGNORECASE)
_ARTICLE = re.compile(r"Article|BlogPosting|Report|PressRelease|Statement")
_LONGEST = 60
_MOST = 400
_LEVELS = 5


def of_this_page(articles: list[Any], page: Any, meta: dict[str, str]) -> list[dict[str, Any]]:
    """Return the JSON-LD nodes that describe this page and not one that it lists.

    Where several articles are described, those stay that bear the page's address or headline; if
    none does, nothing tells which is the page, and none stays.
    """
    named: list[Any] = []
    others: list[Any] = []
    for one in articles:
        is_named = _ARTICLE.search(str(one.get("@type"))[:200])
        (named if is_named else others).append(one)
    if len({(one_line(one.get("headline")), _address(one)) for one in named}) < 2:
        return [*named, *others]
    heads = {_plain(head.text_content()) for head in page.iterfind(".//h1")}
    heads |= {_plain(meta.get(name, "")) for name in ("og:title", "twitter:title")}
    canonical = {link.get("href") for link in page.iterfind(".//link[@rel='canonical']")}
    addresses = {_bare(address) for address in (*canonical, meta.get("og:url")) if address}
    own = [
        one
        for one in named
        if _bare(_address(one)) in addresses or _plain(one.get("headline")) in heads - {""}
    ]
    return [*own, *others]


def read_into(
    statements: Statements,
    page: Any,
    meta: dict[str, str],
    articles: list[dict[str, Any]],
    headline: str = "",
) -> None:
    """Add the days on which a page says that it was published, and note the clock in its head.

    `headline` is what is known as its title, where that is not in its head.
    """
    for name in _META:
        statements.add_date(meta.get(name), f"meta {name}")
    for article in articles:
        statements.add_date(article.get("datePublished"), "JSON-LD datePublished")
    for name in _LOOSE_META:
        statements.add_date(meta.get(name), f"meta {name}", "weak")
    times: dict[str, tuple[str, Strength]] = {}
    own: dict[str, tuple[str, Strength]] = {}
    for element in page.xpath(_TIMES)[:_MOST]:
        strength = _publication(element)
        written = _written(element)
        if strength and written:
            times.setdefault(written[:10], (written, strength))
            if _holds_heading(element):
                own.setdefault(written[:10], (written, strength))
        elif strength is None:
            _note_clock(statements, element)
    if not times and not own:
        _add_beside_headline(statements, page, [one_line(meta.get("og:title")), headline])
    # A page with several is a list of articles: none of them is surely its own.
    for chosen in (times, own):
        if len(chosen) == 1:
            written, strength = next(iter(chosen.values()))
            where = "publication time in the page"
            statements.add_date(
                written, where if strength == "stated" else f"{where}’s text", strength
            )
            break


_NAMED = "translate(concat(@class,' ',@id), 'DATEPUBLISHCKON', 'datepublishckon')"
_TIMES = (
    "//time | //*[@itemprop='datePublished'] | "
    f"//*[self::span or self::div or self::p or self::li or self::small or self::abbr]"
    f"[contains({_NAMED}, 'date') or contains({_NAMED}, 'publish') or contains({_NAMED}, 'posted')"
    f" or contains({_NAMED}, 'clock') or contains({_NAMED}, 'today')]"
)


_DATED = f".//time | .//*[self::span or self::div or self::p][contains({_NAMED}, 'date')]"


def _publication(element: Any) -> Strength | None:
    """Return how surely an element holds the day of publication, None where it does not."""
    called = marks(element)
    if _stands_beside(element) or _CHANGED.search(called) or _CLOCK.search(called):
        return None
    if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
        return "stated"
    if not _PUBLISHED.search(called):
        return None
    return "stated" if element.tag == "time" else "likely"


def marks(element: Any) -> str:
    """Return what an element is called, its class first, with hyphens between the words."""
    names = (element.get(name) or "" for name in ("class", "id", "itemprop"))
    return " ".join(names).replace("_", "-")


def _written(element: Any) -> str:
    """Return what an element writes as a date, "" where it cannot be read as one."""
    stated = element.get("datetime") or element.get("content")
    if stated:
        if not is_date(stated):
            return ""
        # A stamp in UTC may be of the evening before the day that the page shows.
        shown = written_dates.first(_shown(element))
        is_there = shown is not None and findings.is_local_day(one_line(stated), shown.edtf)
        return shown.edtf if shown is not None and is_there else one_line(stated)
    return _shown(element)


def _shown(element: Any) -> str:
    """Return the date that the words of an element are, "" for none."""
    words = one_line(element.text_content()[:400])
    if len(words) > _LONGEST:
        return ""
    if is_date(words):
        return words
    found = written_dates.first(words)
    return found.edtf if found is not None and found.is_day else ""


def _stands_beside(element: Any) -> bool:
    """Return whether an element stands in a menu, a side column or a list of other articles."""
    for above in element.iterancestors():
        if above.tag in ("aside", "nav", "footer"):
            return True
        # A frame may be named for the side column that stands in it, too.
        if _BESIDE.search(marks(above)[:200]) and above.find(".//h1") is None:
            return above.tag not in ("body", "html")
        if above.tag in ("article", "main", "body"):
            return False
    return False


def _add_beside_headline(statements: Statements, page: Any, known: list[str]) -> None:
    """Add the one day that is marked as a date right beside the headline of the page."""
    named = (e.text for e in page.iterfind(".//title"))
    titles = [one for one in map(_plain, (*known, *named)) if one]
    said = {e: _plain(e.text_content()) for e in page.iterfind(".//h1")}
    heads = [e for e, own in said.items() if any(_names(own, title) for title in titles)]
    for words in dict.fromkeys(said[head] for head in heads):
        # A headline may stand twice, for narrow and for wide screens.
        beside = [_days_around(head) for head in heads if said[head] == words]
        single = [min(days) for days in beside if len({day[:10] for day in days}) == 1]
        for day in {one[:10]: one for one in sorted(single, reverse=True)}.values():
            statements.add_date(day, "date beside the headline", "likely")
        if any(beside):
            return


def _days_around(head: Any) -> set[str]:
    """Return the days that are marked as dates in the nearest part of a page around a heading."""
    above = head
    for _ in range(_LEVELS):
        if above is None or above.tag in ("body", "html"):
            break
        days = {day for one in above.xpath(_DATED)[:_MOST] if (day := _day_beside(one))}
        if days:
            return days
        above = above.getparent()
    return set()


def _names(head: str, title: str) -> bool:
    """Return whether a heading is that of the title; a day may stand in it, too."""
    said, known = set(head.split()), set(title.split())
    common = len(said & known)
    return bool(head) and (head in title or (common > 2 and 2 * common >= len(said)))


def _day_beside(element: Any) -> str:
    called = marks(element)
    if _CHANGED.search(called) or _CLOCK.search(called) or _EVENT.search(called):
        return ""
    if element.tag != "time" and not re.search(r"(?i)(?<![a-z])date(?![a-z])", called):
        return ""
    return "" if _stands_beside(element) else _written(element)


def is_of_another_day(element: Any) -> bool:
    """Return whether an element is for a change, a clock, an event or what stands beside a text."""
    called = marks(element)
    others = (_CHANGED, _CLOCK, _EVENT, _BESIDE)
    return any(one.search(called) for one in others) or _stands_beside(element)


def is_of_another_thing(called: str) -> bool:
    """Return whether an element of that name is for what stands beside a text."""
    return _BESIDE.search(called) is not None


def _holds_heading(element: Any) -> bool:
    """Return whether an element stands in the article or section that the heading opens."""
    for above in element.iterancestors():
        if above.tag in ("article", "main", "section", "header") and above.tag != "body":
            if above.find(".//h1") is not None:
                return True
            if above.tag == "article":
                return False
    return False


def _note_clock(statements: Statements, element: Any) -> None:
    """Say that a day in the head of a page is not used: it is that of the saving."""
    in_head = any(above.tag in ("header", "nav") for above in element.iterancestors())
    if not (in_head or _CLOCK.search(marks(element))):
        return
    found = written_dates.first(one_line(element.text_content()[:200]))
    if found is not None and found.is_day and found.edtf and len(found.quote) < _LONGEST:
        shown = found.quote.removeprefix(found.weekday).strip(" ,،")
        statements.hint("date", f"page clock {shortened(shown)}, not used")


def _address(article: dict[str, Any]) -> str:
    main = article.get("mainEntityOfPage")
    known = main.get("@id") if isinstance(main, dict) else main
    return one_line(article.get("url")) or one_line(known)


def _bare(address: object) -> str:
    return re.sub(r"^https?://(?:www\.)?|[#?].*$|/$", "", one_line(address)).casefold() or "-"


def _plain(words: object) -> str:
    return " ".join(re.findall(r"\w+", one_line(words).casefold()))
