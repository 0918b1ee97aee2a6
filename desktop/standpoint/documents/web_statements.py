# SPDX-License-Identifier: MIT
"""What the head of a web page states: title, date, author, publisher, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from standpoint.documents import (
    bylines,
    name_order,
    outlets,
    titles,
    web_dates,
    web_headlines,
    written_dates,
)
from standpoint.documents.statements import Statements, one_line
from standpoint.model.findings import Strength

_AUTHOR_META = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author")
_PUBLISHER_META = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher")
_ARTICLES = re.compile(r"Article|BlogPosting|Report|PressRelease|WebPage|CreativeWork|Statement")
_PARTS = re.compile(r"\s+(?:[-–—|·•»«:]|::|\|\|)\s+")
_LONGEST_HEADING = 250
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")


def read_into(statements: Statements, page: Any, opening: str) -> titles.Title | None:
    """Read a page's own statements into `statements`.

    Args:
        statements: where they are gathered.
        page: the parsed page, an lxml element.
        opening: the beginning of the file, where browsers note what they saved it from.

    Returns:
        The title without the site's name, or None where the page states none.
    """
    statements.is_page = True
    meta = _meta(page)
    described = articles(page)
    _read_names(statements, page, meta, described)
    title = _title(page, meta, described, statements["publisher"])
    web_dates.read_into(statements, page, meta, described, title.text if title else "")
    for link in page.iterfind(".//link[@rel='canonical']"):
        statements.add("source", link.get("href"), "canonical link")
    statements.add("source", meta.get("og:url"), "meta og:url")
    saved = _SAVED_FROM.search(opening)
    statements.add("source", saved[1] if saved else None, "address that the browser saved it from")
    _read_language(statements, page, meta)
    return title


def articles(page: Any) -> list[dict[str, Any]]:
    """Return what a page describes in JSON-LD of itself, not of others that it lists."""
    return web_dates.of_this_page(list(_linked_data(page)), page, _meta(page))


def titles_of(page: Any) -> list[str]:
    """Return what a page calls itself in its head, and its main headings."""
    said = (one_line(element.text_content()) for element in page.iterfind(".//title"))
    return [*said, *web_headlines.headings(page)]


def _read_names(
    statements: Statements, page: Any, meta: dict[str, str], articles: list[dict[str, Any]]
) -> None:
    """Add publisher and author; a person who writes for a publisher speaks for nobody."""
    host = _host(page, meta)
    others = {bylines.bare(name) for name in _titles_and_sections(page, meta, articles)} - {""}
    site = bylines.bare(host.rpartition(".")[0].rpartition(".")[2])
    named = [(meta.get(name), f"meta {name}") for name in _PUBLISHER_META]
    named += [(_name_of(one.get("publisher")), "JSON-LD publisher") for one in articles]
    for name, where in named:
        # A section or the title of the page stands there now and then.
        plain = bylines.bare(name or "")
        if plain not in others or plain in bylines.bare(host) or (len(site) > 3 and site in plain):
            statements.add("publisher", name, where)
    authors = [(meta.get(name), f"meta {name}") for name in _AUTHOR_META]
    authors += [(_name_of(one.get("author")), "JSON-LD author") for one in articles]
    heading = one_line(page.findtext(".//title"))
    for name, where in authors:
        if name and statements["publisher"] is None and outlets.is_outlet(name, heading, {site}):
            statements.add("publisher", name, where, "likely")
    publisher = statements["publisher"]
    own = {bylines.bare(one) for one in (publisher, host, host.rpartition(".")[0]) if one}
    for name, where in authors:
        who = bylines.joined(name_order.ordered(name or "").names, own)
        strength: Strength = "weak" if publisher and not bylines.is_body(who) else "likely"
        statements.add("actor", who, where, strength)


def _titles_and_sections(
    page: Any, meta: dict[str, str], articles: list[dict[str, Any]]
) -> Iterator[str]:
    yield from (text for name, text in meta.items() if re.search(r"title$|section$", name))
    yield from (one_line(element.text_content()) for element in page.iterfind(".//title"))
    for article in articles:
        sections = article.get("articleSection")
        for section in sections[:20] if isinstance(sections, list) else [sections]:
            yield one_line(section)
        yield one_line(article.get("headline"))


def _host(page: Any, meta: dict[str, str]) -> str:
    links = (link.get("href") for link in page.iterfind(".//link[@rel='canonical']"))
    for address in (*links, meta.get("og:url")):
        found = re.match(r"(?i)https?://(?:www\.)?([^/:?#]+)", one_line(address))
        if found:
            return found[1]
    return ""


def _meta(page: Any) -> dict[str, str]:
    """Return the first content of each named meta element, names in lower case."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = one_line(element.get("content"))
        if content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(page: Any) -> Iterator[dict[str, Any]]:
    """Yield the articles that the page describes in JSON-LD, not those that it lists."""
    for script in page.iterfind(".//script[@type='application/ld+json']"):
        source = script.text or ""
        if len(source) > 1_000_000:
            continue
        try:
            read = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        nodes = read if isinstance(read, list) else [read]
        for node in nodes:
            graph = node.get("@graph") if isinstance(node, dict) else None
            for item in graph if isinstance(graph, list) else [node]:
                if isinstance(item, dict) and _ARTICLES.search(str(item.get("@type"))[:200]):
                    yield item


def _name_of(value: object) -> str | None:
    if isinstance(value, list):
        names = [name_order.ordered(name).names for name in map(_name_of, value[:10]) if name]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _read_language(statements: Statements, page: Any, meta: dict[str, str]) -> None:
    root = page.getroottree().getroot()
    statements.add("language", root.get("lang") or root.get("xml:lang"), "html lang")
    statements.add("language", meta.get("og:locale"), "meta og:locale", "likely")


def _title(
    page: Any, meta: dict[str, str], articles: list[dict[str, Any]], site: str | None
) -> titles.Title | None:
    heads = web_headlines.headings(page)
    headlines = [one_line(article.get("headline")) for article in articles]
    element = page.find(".//title")
    named = "" if element is None else one_line(element.text_content())
    for name in ("og:title", "twitter:title", "citation_title", "dc.title"):
        words = _without_site(meta.get(name, ""), site, heads + headlines)
        stated = titles.stated(words, f"meta {name}")
        if stated is not None:
            is_section = web_headlines.names_section(words, site) or (
                web_headlines.names_section(named, site) and words in _PARTS.split(named)
            )
            instead = web_headlines.instead_of(words, page, headlines) if is_section else None
            return instead or _longer(words, heads) or stated
    words = _without_site(named, site, heads + headlines)
    stated = titles.stated(words, "title of the page")
    if stated is not None:
        instead = web_headlines.instead_of(words, page, headlines)
        return instead or _longer(words, heads) or stated
    if len(heads) == 1:
        return titles.stated(heads[0], "heading of the page")
    own = titles.stated(headlines[0], "JSON-LD headline") if headlines else None
    return own or web_headlines.of_entry(page)


def _longer(title: str, heads: list[str]) -> titles.Title | None:
    """Return the only main heading where it begins with the title and goes on.

    Behind a sign that parts them, or with a day, stands what is beside the headline.
    """
    if len(heads) != 1 or len(heads[0]) > _LONGEST_HEADING:
        return None
    known = re.findall(r"\w+", title)
    found = re.match(
        r"\W*" + r"\W+".join(map(re.escape, known)) + r"(?=\W)", heads[0], re.IGNORECASE
    )
    rest = heads[0][found.end() :] if found and known else ""
    if not re.search(r"\w", rest) or re.match(r"[\s:,]*[|•·/]", rest) or written_dates.first(rest):
        return None
    return titles.stated(heads[0], "heading of the page")


def _without_site(title: str, site: str | None, heads: list[str]) -> str:
    """Drop the site's name from either end, where the page says what it is or shows the rest."""
    for head in heads:
        if head and head != title and _parted(title, head):
            return head
    if not site:
        return title
    parts = _PARTS.split(title)
    for name in (parts[-1], parts[0]):
        if len(parts) > 1 and name.casefold() == site.casefold():
            bare = title[: -len(name)] if name is parts[-1] else title[len(name) :]
            return bare.strip(" \t-–—|·•»«:")
    return title


def _parted(title: str, head: str) -> bool:
    """Return whether `title` is `head` with something set apart before or after it."""
    for rest in (title.removeprefix(head), title.removesuffix(head)):
        if rest != title and re.match(r"\s*[-–—|·•»«:]\s|.*\s[-–—|·•»«:]\s*$", rest):
            return True
    return False
