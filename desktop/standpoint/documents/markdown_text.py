# SPDX-License-Identifier: MIT
"""Markdown reduced to the text that a reader sees: paragraphs, headings, items, cells.

Covers CommonMark's blocks, pipe tables, footnotes and struck-out text. Words are never dropped;
addresses of links, pictures and comments are.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

# A line longer than editors wrap is a paragraph of its own, also without a blank line after it.
_LONGEST_WRAPPED = 120

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(\S.*))?$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[^`]*$")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ ]?)+")
_BULLET = re.compile(r"[ \t]*[-*+•][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_NUMBER = re.compile(r"[ \t]*\d{1,3}[.)][ \t]+(?=\S)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*\S+(?:[ \t]+[\"'(].*[\"')])?[ \t]*$")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\n]+\]:[ \t]*")


@dataclass(slots=True)
class Reduced:
    """The text, and its headings as (level, words) in order."""

    text: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)


def reduce(markdown: str) -> Reduced:
    """Return what a reader sees of `markdown`; paragraphs are parted by one blank line."""
    reader = _Reader(_definitions(markdown))
    for line in _without_comments(markdown).split("\n"):
        reader.take(line)
    reader.end_block()
    return Reduced("\n\n".join(reader.blocks), reader.headings)


def _without_comments(markdown: str) -> str:
    kept, at = [], 0
    while (start := markdown.find("<!--", at)) >= 0 and (end := markdown.find("-->", start)) >= 0:
        kept.append(markdown[at:start])
        at = end + 3
    return "".join(kept) + markdown[at:]


def _without_closing(words: str) -> str:
    """Drop the signs that may close a heading: "## Aims ##"."""
    bare = words.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else words


def _definitions(markdown: str) -> frozenset[str]:
    lines = markdown.split("\n")
    return frozenset(found[1].casefold() for line in lines if (found := _DEFINITION.match(line)))


class _Reader:
    """Goes through the lines once; `block` holds the lines of the block that is open."""

    def __init__(self, definitions: frozenset[str]) -> None:
        self.blocks: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self._definitions = definitions
        self._block: list[str] = []
        self._table = False
        self._fence = ""

    def take(self, line: str) -> None:
        """Take the next line."""
        if self._fence or _FENCE.match(line):
            self._take_fenced(line)
            return
        line = _QUOTE.sub("", line, count=1) if _QUOTE.match(line) else line
        if not line.strip():
            self.end_block()
        elif heading := _HEADING.match(line.rstrip()):
            self.end_block()
            self._add_heading(len(heading[1]), _without_closing(heading[2] or ""))
        elif self._block and not self._table and (under := _UNDERLINE.match(line)):
            words, self._block = " ".join(self._block), []
            self._add_heading(1 if under[1][0] == "=" else 2, words)
        elif _RULE.match(line) or _DEFINITION.match(line):
            self.end_block()
        elif _is_row(line, self._table, self._block):
            self._take_row(line)
        else:
            self._take_words(line)

    def end_block(self) -> None:
        """Close the paragraph, item or table that is open."""
        text = "\n".join(self._block) if self._table else self._inline(_joined(self._block))
        if text.strip():
            self.blocks.append(text.strip())
        self._block, self._table = [], False

    def _add_heading(self, level: int, words: str) -> None:
        words = self._inline(words).strip()
        if words:
            self.headings.append((level, words))
            self.blocks.append(words)

    def _take_fenced(self, line: str) -> None:
        found = _FENCE.match(line)
        if not self._fence and found:
            self.end_block()
            self._fence = found[1]
        elif found and found[1].startswith(self._fence):
            self._fence = ""
        elif line.strip():
            self.blocks.append(line.strip())

    def _take_row(self, line: str) -> None:
        if not self._table:
            header, self._block = self._block, []
            self._table = True
            self._block = [self._row(cells) for cells in header]
        if not _TABLE_RULE.match(line):
            self._block.append(self._row(line))

    def _row(self, line: str) -> str:
        cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
        return "\t".join(self._inline(cell.strip()) for cell in cells)

    def _take_words(self, line: str) -> None:
        if self._table:
            self.end_block()
        item = _BULLET.match(line) or _FOOTNOTE.match(line)
        if item:
            self.end_block()
            line = line[item.end() :]
        elif _NUMBER.match(line):
            # The number stays: it is what a text refers to ("point 3").
            self.end_block()
        self._block.append(line.lstrip())

    def _inline(self, text: str) -> str:
        return inline(text, self._definitions)


def _is_row(line: str, in_table: bool, block: list[str]) -> bool:
    if in_table:
        return "|" in line
    starts = len(block) == 1 and "|" in block[0] and "|" in line
    return starts and _TABLE_RULE.match(line) is not None


def _joined(lines: list[str]) -> str:
    """Join the lines of a paragraph; a hard break or a very long line keeps its end."""
    text = ""
    for number, line in enumerate(lines):
        hard = line.endswith(("  ", "\\"))
        words = line.rstrip(" \t\\") if hard else line.rstrip()
        text += words
        if number + 1 < len(lines):
            text += "\n" if hard or len(line) > _LONGEST_WRAPPED else " "
    return text


# No paragraph of a report has so many; only a file made to keep a program busy.
_MOST_MARKS = 2_000
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HELD = re.compile("\ue000(\\d+)\ue001")
_CODE = re.compile(r"(?<!`)(`{1,9})(?!`)(.{1,2000}?)(?<!`)\1(?!`)")
_IMAGE = re.compile(
    r"!\[[^\]\n]{0,500}\](?:\([^()\n]{0,2000}(?:\([^()\n]*\))?[^()\n]*\)|\[[^\]\n]*\])"
)
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){1,1000})\]\([^()\n]{0,2000}(?:\([^()\n]*\))?[^()\n]*\)"
)
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,1000})\](?:\[([^\[\]\n]{0,200})\])?")
_MARK = re.compile(r"\[\^[^\]\s]{1,100}\]")
_BARE = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]{0,1000})?/?>")
_EMPHASIS = (
    re.compile(r"(?<!\*)\*\*(?=\S)(.{1,2000}?)(?<=\S)\*\*"),
    re.compile(r"(?<!\*)\*(?=[^\s*])(.{1,2000}?)(?<=[^\s*])\*(?!\*)"),
    re.compile(r"(?<!\w)__(?=\S)(.{1,2000}?)(?<=\S)__(?!\w)"),
    re.compile(r"(?<!\w)_(?=[^\s_])(.{1,2000}?)(?<=[^\s_])_(?!\w)"),
    re.compile(r"~~(?=\S)(.{1,2000}?)(?<=\S)~~"),
)


def inline(text: str, definitions: frozenset[str] = frozenset()) -> str:
    """Return one block without emphasis, addresses, tags and escapes."""
    held: list[str] = []

    def hold(words: str) -> str:
        held.append(words)
        return f"\ue000{len(held) - 1}\ue001"

    def reference(found: re.Match[str]) -> str:
        name = found[2] or found[1]
        return found[1] if name.casefold() in definitions else found[0]

    text = text.replace("\ue000", "").replace("\ue001", "")
    text = _CODE.sub(lambda found: hold(found[2].strip()), text)
    text = _ESCAPED.sub(lambda found: hold(found[1]), text)
    text = _MARK.sub("", _IMAGE.sub("", text))
    text = _BARE.sub(lambda found: hold(found[1].removeprefix("mailto:")), text)
    text = _REFERENCE.sub(reference, _LINK.sub(r"\1", text))
    text = _TAG.sub("", _BREAK.sub("\n", text))
    if sum(map(text.count, "*_~")) < _MOST_MARKS:
        for emphasis in _EMPHASIS:
            text = emphasis.sub(r"\1", text)
    text = html.unescape(text).replace("\r", "\n")
    return _HELD.sub(lambda found: held[int(found[1])], text)
