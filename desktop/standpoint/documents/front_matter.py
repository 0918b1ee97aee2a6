# SPDX-License-Identifier: MIT
"""The block of `key: value` lines at the top of a Markdown file, as YAML or TOML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from standpoint.documents.statements import Statements, one_line

_LONGEST = 65_536
_BLOCK = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>.*?)^(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_DATE_KEYS = ("date", "published", "publication_date", "date_published", "datepublished", "pubdate")
_ACTOR_KEYS = ("actor", "organisation", "organization", "author", "authors", "speaker")
_PUBLISHER_KEYS = ("publisher", "outlet", "site_name", "publication", "site")
_SOURCE_KEYS = ("source", "url", "source_url", "canonical", "canonical_url", "link")
_LANGUAGE_KEYS = ("language", "lang", "locale")
_NOTHING = ("", "~", "null", "none", "true", "false")


def read_into(statements: Statements, text: str) -> tuple[str, str]:
    """Read the block into `statements`.

    Returns:
        The title that it states, "" for none, and the text without the block. A block that cannot
        be read stays in the text, and a note says so.
    """
    found = _BLOCK.match(text[: _LONGEST + 10])
    if found is None or not found["inside"].strip():
        return "", text
    entries = _entries(found["fence"], found["inside"])
    if entries is None:
        if re.match(r"\s*[\w-]+\s*[:=]", found["inside"]):
            statements.note("front matter", "cannot be read and was left in the text")
        return "", text
    title = _first(entries, ("title", "headline"))
    for key in _DATE_KEYS:
        statements.add_date(_first(entries, (key,)), f"front matter “{key}”")
    for key in _ACTOR_KEYS:
        statements.add("actor", _first(entries, (key,)), f"front matter “{key}”")
    for key in _PUBLISHER_KEYS:
        statements.add("publisher", _first(entries, (key,)), f"front matter “{key}”")
    _sources(statements, entries)
    for key in _LANGUAGE_KEYS:
        statements.add("language", _first(entries, (key,)), f"front matter “{key}”")
    return title, text[found.end() :].lstrip("\n")


def _sources(statements: Statements, entries: Mapping[str, object]) -> None:
    for key in _SOURCE_KEYS:
        value = _first(entries, (key,))
        where = f"front matter “{key}”"
        if key == "source" and value and not value.lower().startswith("http"):
            statements.add("publisher", value, where)
        else:
            statements.add("source", value, where)


def _entries(fence: str, inside: str) -> dict[str, object] | None:
    """Return the entries with lower-case keys, None where the block is no list of entries."""
    read = _toml(inside) if fence == "+++" else _yaml(inside)
    if not isinstance(read, dict):
        return None
    return {str(key).strip().lower().replace("-", "_"): value for key, value in read.items()}


def _yaml(inside: str) -> object:
    import yaml

    try:
        # BaseLoader builds nothing but strings, lists and mappings: a date stays as it is
        # written, a broken one ends nothing, and "no" remains the code of Norwegian.
        return yaml.load(inside, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _toml(inside: str) -> object:
    import tomllib

    try:
        return tomllib.loads(inside)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return None


def _first(entries: Mapping[str, object], keys: tuple[str, ...]) -> str:
    """Return the value of the first key that has one, as one line; lists are joined by commas."""
    for key in keys:
        line = _as_line(entries.get(key))
        if line.lower() not in _NOTHING:
            return line
    return ""


def _as_line(value: object) -> str:
    # One level only: YAML can nest a list in itself.
    items = value[:20] if isinstance(value, list) else [value]
    return ", ".join(filter(None, map(_item_as_line, items)))


def _item_as_line(item: object) -> str:
    if isinstance(item, dict):
        item = item.get("name")
    if item is None or isinstance(item, list | dict | bool):
        return ""
    return one_line(str(item))
