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
_TITLE_KEYS = ("title", "headline")
_KNOWN = {
    *(*_TITLE_KEYS, *_DATE_KEYS, *_ACTOR_KEYS),
    *(*_PUBLISHER_KEYS, *_SOURCE_KEYS, *_LANGUAGE_KEYS),
}
_ENTRY = re.compile(r"(?P<key>[^\W\d][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*)|$)")
_SYNTAX = ("[", "{", "*", "&", "!", "|", ">")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
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
    title = _first(entries, _TITLE_KEYS)
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
        if key == "source":
            statements.add_source(value, where)
        else:
            statements.add("source", value, where)


def _entries(fence: str, inside: str) -> dict[str, object] | None:
    """Return the entries with lower-case keys, None where the block is no list of entries."""
    read = _toml(inside) if fence == "+++" else _yaml(inside)
    if isinstance(read, dict):
        return {_key(key): value for key, value in read.items()}
    return _line_by_line(inside) if fence == "---" else None


def _key(written: object) -> str:
    return str(written).strip().lower().replace("-", "_")


def _line_by_line(inside: str) -> dict[str, object] | None:
    """Return the entries of a block that people wrote by hand and that is no YAML.

    Such as "title: Aid: what is missing", with a colon that wants quotation marks. None where
    a line is neither an entry, nor an item or the rest of one, where a value is meant as more than
    words, or no entry is of use.
    """
    entries: dict[str, list[str]] = {}
    last: list[str] | None = None
    for line in inside.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry, item = _ENTRY.match(line), _ITEM.match(line)
        found = entry or item
        value = (found["value"] or "") if found else ""
        if value.startswith(_SYNTAX):
            return None
        if entry is not None:
            last = entries.setdefault(_key(entry["key"]), [])
            last += [_unquoted(value)] if value else []
        elif last is None or not (item or line[0].isspace()):
            return None
        elif item is not None:
            last.append(_unquoted(value))
        else:
            last[-1:] = [" ".join((*last[-1:], line.strip()))]
    return dict(entries) if entries.keys() & _KNOWN else None


def _unquoted(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


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
