# SPDX-License-Identifier: MIT
"""The block of `key: value` lines at the top of a Markdown file, as YAML or TOML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from standpoint.documents.statements import Statements, one_line
from standpoint.documents.traces import shortened

_LONGEST = 65_536
_BLOCK = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>.*?)^(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_DATE_KEYS = ("date", "published", "publication_date", "date_published", "datepublished", "pubdate")
_ACTOR_KEYS = (
    *("actor", "actors", "organisation", "organization", "organisations", "organizations"),
    *("author", "authors", "byline", "writer", "speaker", "speakers"),
)
_PUBLISHER_KEYS = ("publisher", "outlet", "site_name", "publication", "site")
_SOURCE_KEYS = ("source", "url", "source_url", "canonical", "canonical_url", "link")
_LANGUAGE_KEYS = ("language", "lang", "locale")
_TITLE_KEYS = ("title", "headline")
_GROUPS = ("params", "extra", "metadata", "meta")
"""Under these, programs that make pages keep what they have no key of their own for."""
_DATE_GROUPS = ("dates", "date")
_DATE_PARTS = (*_DATE_KEYS, "publication", "issued", "released")
_KNOWN = {
    *(*_TITLE_KEYS, *_DATE_KEYS, *_ACTOR_KEYS),
    *(*_PUBLISHER_KEYS, *_SOURCE_KEYS, *_LANGUAGE_KEYS),
}
_ENTRY = re.compile(r"(?P<key>[^\W\d][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*)|$)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
_LIST = re.compile(r"\[(?P<items>[^\[\]]*)\]")
# A value that goes on below, and one that was meant as more than words.
_FOLDED = re.compile(r"[|>][+-]?\d?")
_SYNTAX = re.compile(r"\[[^\]]*$|[{&!|>].*|\*\w+|\"[^\"]*")
_FEWEST = 2
"""So many entries make front matter of lines that no rule closes."""
_NOTHING = ("", "~", "null", "none", "true", "false")


@dataclass(frozen=True, slots=True)
class Read:
    """The title that a block states, "" for none, the text, and what of it is below the block.

    They differ where a block cannot be read: it stays in the text and is no title of it.
    """

    title: str
    text: str
    below: str


@dataclass(frozen=True, slots=True)
class _Lines:
    """The entries of lines, those lines that cannot be read, and how many lines all are."""

    entries: dict[str, list[str]]
    unread: list[str]
    length: int


def read_into(statements: Statements, text: str) -> Read:
    """Read the block into `statements`.

    A block that cannot be read stays in the text, and a note says so.
    """
    found = _BLOCK.match(text[: _LONGEST + 10])
    if found is not None and found["inside"].strip():
        below = text[found.end() :].lstrip("\n")
        entries = _entries(statements, found["fence"], found["inside"])
        if entries is not None:
            return Read(_state(statements, entries), below, below)
        opened = _as_far_as_lines_go(statements, text)
        if opened is not None:
            return opened
        if re.match(r"\s*[\w-]+\s*[:=]", found["inside"]):
            statements.note("front matter", "cannot be read and was left in the text")
            return Read("", text, below)
        return Read("", text, text)
    return _as_far_as_lines_go(statements, text) or Read("", text, text)


def _as_far_as_lines_go(statements: Statements, text: str) -> Read | None:
    """Read the entries below a rule where no other closes them, None where there are none."""
    opened = re.match(r"---[ \t]*\n", text)
    lines = _line_by_line(text[opened.end() : _LONGEST], is_open=True) if opened else None
    if opened is None or lines is None or not lines.entries.keys() & _KNOWN:
        return None
    below = "\n".join(text[opened.end() :].split("\n")[lines.length :]).lstrip("\n")
    if len(lines.entries.keys() & _KNOWN) < _FEWEST:
        statements.note("front matter", "is not closed by “---” and was left in the text")
        return Read("", text, below)
    statements.note(
        "front matter", "is not closed by “---” below its lines: read as far as they go"
    )
    return Read(_state(statements, lines.entries), below, below)


def _state(statements: Statements, entries: Mapping[str, object]) -> str:
    """Add what the entries state and return the title."""
    for key in _DATE_KEYS:
        statements.add_date(_first(entries, (key,)), f"front matter “{key}”")
    for key in _ACTOR_KEYS:
        statements.add("actor", _people(entries.get(key)), f"front matter “{key}”")
    for key in _PUBLISHER_KEYS:
        statements.add("publisher", _first(entries, (key,)), f"front matter “{key}”")
    _sources(statements, entries)
    for key in _LANGUAGE_KEYS:
        statements.add("language", _first(entries, (key,)), f"front matter “{key}”")
    _state_groups(statements, entries)
    return _first(entries, _TITLE_KEYS)


def _state_groups(statements: Statements, entries: Mapping[str, object]) -> None:
    """Add the date and the actor that stand one level down, where the top states none."""
    said = {one.field for one in statements.findings}
    groups = [(group, _DATE_KEYS) for group in _GROUPS]
    for group, keys in (*((one, _DATE_PARTS) for one in _DATE_GROUPS), *groups):
        inside = _group(entries, group)
        for key in keys if "date" not in said else ():
            statements.add_date(_first(inside, (key,)), f"front matter “{group}.{key}”")
    for group in _GROUPS if "actor" not in said else ():
        inside = _group(entries, group)
        for key in _ACTOR_KEYS:
            statements.add("actor", _people(inside.get(key)), f"front matter “{group}.{key}”")


def _group(entries: Mapping[str, object], name: str) -> Mapping[str, object]:
    inside = entries.get(name)
    return {_key(key): value for key, value in inside.items()} if isinstance(inside, dict) else {}


def _sources(statements: Statements, entries: Mapping[str, object]) -> None:
    for key in _SOURCE_KEYS:
        value = _first(entries, (key,))
        where = f"front matter “{key}”"
        if key == "source":
            statements.add_source(value, where)
        else:
            statements.add("source", value, where)


def _entries(statements: Statements, fence: str, inside: str) -> Mapping[str, object] | None:
    """Return the entries with lower-case keys, None where the block is no list of entries."""
    read = _toml(inside) if fence == "+++" else _yaml(inside)
    if isinstance(read, dict):
        return {_key(key): value for key, value in read.items()}
    lines = _line_by_line(inside) if fence == "---" else None
    if lines is None or not lines.entries.keys() & _KNOWN:
        return None
    for line in lines.unread:
        statements.note("front matter", f"“{shortened(line)}” cannot be read: not used")
    return lines.entries


def _key(written: object) -> str:
    return str(written).strip().lower().replace("-", "_")


def _line_by_line(inside: str, *, is_open: bool = False) -> _Lines | None:
    """Return the entries of a block that people wrote by hand and that is no YAML.

    Such as "title: Aid: what is missing", with a colon that wants quotation marks. None where
    a line is neither an entry, nor an item or the rest of one; if the block is open, it ends there
    or at an empty line.
    """
    entries: dict[str, list[str]] = {}
    unread: list[str] = []
    last: list[str] | None = None
    lines = inside.split("\n")
    for number, line in enumerate(lines):
        if not line.strip() or line.lstrip().startswith("#"):
            if is_open and not line.strip():
                return _Lines(entries, unread, number)
            continue
        entry, item = _ENTRY.match(line), _ITEM.match(line)
        if entry is None and (last is None or not (item or line[0].isspace())):
            return _Lines(entries, unread, number) if is_open else None
        found = entry or item
        value = (found["value"] or "").strip() if found else ""
        if _SYNTAX.fullmatch(value) and not _FOLDED.fullmatch(value):
            unread.append(line.strip())
            last = [] if entry is not None else last
        elif entry is not None:
            last = entries.setdefault(_key(entry["key"]), [])
            last += _values(value)
        elif last is not None:
            rest = _values(value) if item else [" ".join((*last[-1:], line.strip()))]
            last[len(last) if item else -1 :] = rest
    return _Lines(entries, unread, len(lines))


def _values(value: str) -> list[str]:
    """Return the words of a value, several where it is a list in brackets."""
    if not value or _FOLDED.fullmatch(value):
        return []
    listed = _LIST.fullmatch(value)
    parts = listed["items"].split(",") if listed else [value]
    return [one for part in parts if (one := _unquoted(part))]


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


def _people(value: object) -> str:
    """Return who is named, as one line; in a list a comma belongs to the name of one."""
    if not isinstance(value, list):
        return _as_line(value)
    return "; ".join(filter(None, map(_item_as_line, value[:20])))


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
