# SPDX-License-Identifier: MIT
"""Where each heading, key, value and list item of a TOML text stands, comments and blanks kept.

A TOML reader gives values without places, and one that keeps layout (tomlkit) gives neither places
nor a comment that stays with its list item. These few spans serve both: errors that name line and
column, and edits that change nothing else. The text must be valid TOML, as `tomllib` has found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"(?:\d{4}-\d\d-\d\d (?=\d))?[^\s,\]}#=]+")
_KEY = re.compile(r"""\s*("(?:\\.|[^"\\\n])*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*""")
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*\n\s*|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """`[[theme]]` or `[theme.facet.rules]`: its names, and the lines that it takes."""

    names: tuple[str, ...]
    listed: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """`key = value`: `start` and `end` bound its lines, `value_start` and `value_end` the value.

    `names` are the parts of the key, `inside` those of the last table heading in the same text.
    """

    names: tuple[str, ...]
    inside: tuple[str, ...]
    start: int
    key_start: int
    value_start: int
    value_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: `lead` stands before it, `behind` is the comment on its own line."""

    lead: str
    start: int
    end: int
    behind: str


def statements(text: str) -> Iterator[Heading | Statement]:
    """Yield the headings and keys of a valid TOML text with LF line ends, in their order."""
    at = 0
    inside: tuple[str, ...] = ()
    while at < len(text):
        begin = _skip(_BLANK, text, at)
        if begin >= len(text) or text[begin] in "\n#":
            at = _line_end(text, begin)
        elif text[begin] == "[":
            listed = text.startswith("[[", begin)
            inside, after = _names(text, begin + 1 + listed)
            end = _line_end(text, after)
            yield Heading(inside, listed, at, end)
            at = end
        else:
            names, after = _names(text, begin)
            value = _skip(_BLANK, text, after + 1)
            value_end = skip_value(text, value)
            end = _line_end(text, value_end)
            yield Statement(names, inside, at, begin, value, value_end, end)
            at = end


def items(text: str, start: int) -> tuple[list[Item], str, bool]:
    """Return the items of the list that opens at `start`.

    Also returns what stands between the last of them and the bracket that closes the list, and
    whether a comma stands behind the last.
    """
    found: list[Item] = []
    at = start + 1
    comma = False
    while True:
        value = _skip(_GAP, text, at)
        if text[value] == "]":
            return found, text[at:value], comma
        end = skip_value(text, value)
        after = _skip(_GAP, text, end)
        comma = text[after] == ","
        before_comma = _comment_on_line(text, end)
        behind = before_comma or (_comment_on_line(text, after + 1) if comma else "")
        found.append(Item(text[at:value], value, end, behind))
        at = after + 1 if comma else end
        at += len(behind) if not (comma and before_comma) else 0


def table_value(text: str, start: int, key: str) -> int | None:
    """Return where the value of a key of the table on one line that opens at `start` stands."""
    at = start + 1
    while True:
        at = _skip(_GAP, text, at)
        if text[at] == "}":
            return None
        names, after = _names(text, at)
        value = _skip(_BLANK, text, after + 1)
        if names == (key,):
            return value
        at = _skip(_GAP, text, skip_value(text, value))
        at += text[at] == ","


def skip_value(text: str, at: int) -> int:
    """Return where the value ends that starts at `at`."""
    string = _STRING.match(text, at)
    if string:
        return string.end()
    if text[at] not in "[{":
        return _skip(_BARE, text, at)
    depth = 0
    while True:
        sign = text[at]
        string = _STRING.match(text, at)
        if string:
            at = string.end()
        elif sign == "#":
            at = text.index("\n", at)
        else:
            depth += (sign in "[{") - (sign in "]}")
            at += 1
        if not depth:
            return at


def inside_string(text: str, start: int, wanted: int) -> int:
    """Return where in `text` the sign number `wanted` of the string that opens at `start` stands.

    Escapes count as the one sign that they stand for.
    """
    quotes = text[start : start + 3]
    long = quotes in ('"""', "'''")
    at = start + (3 if long else 1)
    if long and text.startswith("\n", at):
        at += 1
    if quotes[0] == "'":
        return at + wanted
    while True:
        escape = _ESCAPE.match(text, at)
        if escape and "\n" in escape.group():  # a line that goes on below stands for no sign
            at = escape.end()
            continue
        if not wanted:
            return at
        at = escape.end() if escape else at + 1
        wanted -= 1


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Return the line and the column of a place, both from 1."""
    before = text.rfind("\n", 0, at) + 1
    return text.count("\n", 0, at) + 1, at - before + 1


def _comment_on_line(text: str, at: int) -> str:
    """Return the comment that follows on the same line, with the blanks before it."""
    begin = _skip(_BLANK, text, at)
    if text.startswith("#", begin):
        return text[at : text.index("\n", begin)]
    return ""


def _names(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """Return the parts of a dotted key and where it ends."""
    import tomllib

    names: list[str] = []
    while True:
        match = _KEY.match(text, at)
        if match is None:
            return tuple(names), at
        written = match.group(1)
        if written[0] == '"' and "\\" in written:
            written = str(tomllib.loads(f"a = {written}")["a"])
        elif written[0] in "\"'":
            written = written[1:-1]
        names.append(written)
        at = match.end()
        if not text.startswith(".", at):
            return tuple(names), at
        at += 1


def _line_end(text: str, at: int) -> int:
    """Return where the next line starts, or the end of the text."""
    return text.find("\n", at) + 1 or len(text)


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
