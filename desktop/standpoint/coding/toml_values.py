# SPDX-License-Identifier: MIT
"""Writing texts, lists and rules as TOML, in the quotation marks and lines that they had before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standpoint.coding.toml_layout import Item, items
from standpoint.model.codebook import Rule

WIDTH = 100
INDENT = "  "
_OTHER_SIGNS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LAST_LINE = re.compile(r"\n[ \t]*\Z")
_WORD = re.compile(r" *[^ ]+| +\Z")
_FIRST_GAP = re.compile(r"'''(\n[ \t]*)")
_LAST_GAP = re.compile(r"(\n[ \t]*)'''\Z")


def text(value: str, before: str = "", room: int = WIDTH) -> str:
    """Return a text of the entry form in double quotes; a long one runs over several lines.

    Args:
        value: the text.
        before: how the value that it replaces was written; its kind of quotation mark stays.
        room: how many signs may stand on one line.
    """
    if before.startswith("'''") or (before.startswith("'") and "\n" not in value):
        return literal(value, before)
    if "\n" in value or len(value) + 2 > room or before.startswith('"""'):
        return _long(value)
    return _basic(value)


def literal(value: str, before: str = "") -> str:
    """Return a rule in single quotes, so that double quotes inside it stay as they are."""
    if _OTHER_SIGNS.search(value) or "'''" in value or value.endswith("'"):
        return _basic(value)
    if before.startswith('"') and "\n" not in value:
        return _basic(value)
    if "\n" in value or before.startswith("'''"):
        gap = "\n" + INDENT if "\n" in value else ""
        opening, ending = _FIRST_GAP.match(before), _LAST_GAP.search(before)
        start = opening.group(1) if opening else gap
        return f"'''{start}{value}{ending.group(1) if ending else gap}'''"
    return f"'''{value}'''" if "'" in value else f"'{value}'"


def rule(value: Rule, before: str = "") -> str:
    """Return a rule as an item of a list; with a note it is a table on one line."""
    if not value.note:
        return literal(value.source, "" if before.startswith("{") else before)
    return f"{{ rule = {_in_table(value.source)}, note = {_basic(value.note)} }}"


def _in_table(source: str) -> str:
    """Return a rule for a table on one line, where texts of several lines are hard to read."""
    return _basic(source) if "\n" in source else literal(source)


def listed(written: Sequence[str], was: Sequence[int | None], before: str = "") -> str:
    """Return a list of values that are written already.

    Args:
        written: the items.
        was: for each the index of the item of `before` whose comments and line it keeps, if any.
        before: the list as it was written, if it was there.
    """
    found, closing, comma = items(before, 0) if before.startswith("[") else ([], "", True)
    if not any("\n" in gap for gap in [*(item.lead + item.behind for item in found), closing]):
        return _fresh(written, on_one_line=len(found) > 1 or len(written) < 2)
    made = _laid_out(written, was, found, closing, comma)
    return made if written or "#" in made else "[]"


def _fresh(written: Sequence[str], *, on_one_line: bool) -> str:
    """Return a list without comments, on one line where it fits."""
    line = f"[{', '.join(written)}]"
    if not written or ("\n" not in line and on_one_line and len(line) < WIDTH - 10):
        return line
    return "[\n" + "".join(f"{INDENT}{each},\n" for each in written) + "]"


def _laid_out(
    written: Sequence[str],
    was: Sequence[int | None],
    found: Sequence[Item],
    closing: str,
    comma: bool,
) -> str:
    """Return a list whose items bring the comments along that stood above and behind them."""
    above, own = _comments(found, {index for index in was if index is not None})
    indent = next((_LAST_LINE.findall(lead)[-1] for lead in own if "\n" in lead), "\n" + INDENT)
    parts = [above[0]]
    breaks = False  # whether the item before ends in a comment, which only a new line ends
    for number, (value, index) in enumerate(zip(written, was, strict=True)):
        lead = indent if index is None else above[index + 1] + own[index]
        if not lead.startswith("\n"):
            lead = indent if breaks or parts[-1].endswith("\n") else lead or " " * bool(number)
        behind = "" if index is None else found[index].behind
        stop = "," if comma or number < len(written) - 1 else ""
        parts.append(f"{lead}{value}{stop}{behind}")
        breaks = bool(behind)
    rest = above[-1] + closing
    if breaks and "\n" not in rest:
        rest = "\n"
    return f"[{''.join(parts)}{rest}]"


def _comments(found: Sequence[Item], kept: set[int]) -> tuple[list[str], list[str]]:
    """Part the lines above the items into those that stand by themselves and an item's own.

    An item's own comment stands directly above it. What a blank line parts from the item stays in
    the list when the item goes: returned for the list's start, each item and the list's end.
    """
    above, own = [""], []
    carried = ""
    for index, item in enumerate(found):
        standing, mine = _divided(item.lead)
        own.append(mine)
        if index == 0 and "#" in standing:
            above[0], standing = standing, ""
        above.append(carried + standing)
        carried = ""
        if index not in kept:
            carried = above[-1] if "#" in above[-1] else ""
    return [*above, carried], own


def _divided(lead: str) -> tuple[str, str]:
    first, *lines = lead.split("\n")
    if not lines:
        return "", lead
    at = len(lines) - 1
    while at and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    standing = ["", *([INDENT + first.strip()] if first.strip() else []), *lines[:at]]
    return "\n".join(standing), "\n" + "\n".join(lines[at:])


def _long(value: str) -> str:
    """Return a text over several lines; a backslash at a line's end joins it with the next."""
    escaped = _OTHER_SIGNS.sub(_escape, value.replace("\\", "\\\\")).replace('"""', '""\\"')
    if escaped.endswith('"'):
        escaped = f'{escaped[:-1]}\\"'
    return '"""\n' + "\n".join(_wrapped(line) for line in escaped.split("\n")) + '"""'


def _wrapped(line: str) -> str:
    rows: list[str] = []
    row = ""
    for word in _WORD.findall(line):
        # More than one blank at a row's start would be lost.
        if row and len(row) + len(word) > WIDTH - 2 and word[0] == " " and word[1:2].strip():
            rows.append(f"{row} \\")
            row = word[1:]
        else:
            row += word
    return "\n".join([*rows, row])


def _basic(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{_OTHER_SIGNS.sub(_escape, escaped)}"'


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04X}"
