# SPDX-License-Identifier: MIT
"""What the head of a web page states: title, date, author, publisher, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from standpoint.documents import titles
from standpoint.documents.statements import Statements, is_date, one_line

_DATE_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date_published", "publication_date", "citation_publication_date", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "date",
)  # fmt: skip
_AUTHOR_META = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author")
_PUBLISHER_META = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher")
_ARTICLES = re.compile(r"Article|BlogPosting|Report|PressRelease|WebPage|CreativeWork|Statement")
_PUBLISHED_TIME = re.compile(
    r"\b(?:publish(?:ed)?|pubdate|entry-date|post-date|article-date)\b", re.IGNORECASE
)
_CHANGED_TIME = re.compile(r"\b(?:updated?|modified|changed)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s+(?:[-–—|·•»«:]|::|\|\|)\s+")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_WEAK = "(weak: who wrote the page is not always whose report it is)"


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
    articles = list(_linked_data(page))
    _read_date(statements, page, meta, articles)
    for name in _PUBLISHER_META:
        statements.add("publisher", meta.get(name), f"meta {name}")
    for article in articles:
        statements.add("publisher", _name_of(article.get("publisher")), "JSON-LD publisher")
    for name in _AUTHOR_META:
        statements.add("actor", meta.get(name), f"meta {name} {_WEAK}")
    for article in articles:
        statements.add("actor", _name_of(article.get("author")), f"JSON-LD author {_WEAK}")
    for link in page.iterfind(".//link[@rel='canonical']"):
        statements.add("source", link.get("href"), "canonical link")
    statements.add("source", meta.get("og:url"), "meta og:url")
    saved = _SAVED_FROM.search(opening)
    statements.add("source", saved[1] if saved else None, "address that the browser saved it from")
    _read_language(statements, page, meta)
    return _title(page, meta, articles, statements["publisher"])


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
        names = [name for name in map(_name_of, value[:10]) if name]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _read_date(
    statements: Statements, page: Any, meta: dict[str, str], articles: list[dict[str, Any]]
) -> None:
    for name in _DATE_META:
        statements.add_date(meta.get(name), f"meta {name}")
    for article in articles:
        statements.add_date(article.get("datePublished"), "JSON-LD datePublished")
    times: dict[str, str] = {}
    for element in page.xpath("//time | //*[@itemprop='datePublished']"):
        if _is_publication(element):
            written = element.get("datetime") or element.get("content") or element.text_content()
            if is_date(written or ""):
                times.setdefault(one_line(written)[:10], written)
    # A page with several is a list of articles: none of them is surely its own.
    if len(times) == 1:
        statements.add_date(next(iter(times.values())), "publication time in the page")


def _is_publication(element: Any) -> bool:
    if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
        return True
    marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}".replace("_", "-")
    return bool(_PUBLISHED_TIME.search(marks)) and not _CHANGED_TIME.search(marks)


def _read_language(statements: Statements, page: Any, meta: dict[str, str]) -> None:
    root = page.getroottree().getroot()
    statements.add("language", root.get("lang") or root.get("xml:lang"), "html lang")
    if statements["language"] is None:
        statements.add("language", meta.get("og:locale"), "meta og:locale")


def _title(
    page: Any, meta: dict[str, str], articles: list[dict[str, Any]], site: str | None
) -> titles.Title | None:
    heads = [one_line(head.text_content()) for head in page.iterfind(".//h1")]
    headlines = [one_line(article.get("headline")) for article in articles]
    for name in ("og:title", "twitter:title", "citation_title", "dc.title"):
        if meta.get(name):
            words = _without_site(meta[name], site, heads + headlines)
            return titles.stated(words, f"meta {name}")
    element = page.find(".//title")
    if element is not None and one_line(element.text_content()):
        words = one_line(element.text_content())
        return titles.stated(_without_site(words, site, heads + headlines), "title of the page")
    if len(heads) == 1:
        return titles.stated(heads[0], "heading of the page")
    return titles.stated(headlines[0], "JSON-LD headline") if headlines else None


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
