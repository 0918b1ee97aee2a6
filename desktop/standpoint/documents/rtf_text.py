# SPDX-License-Identifier: MIT
"""The text of RTF: its control words walked group by group.

striprtf knows the code pages of fonts; its own text leaves out footnotes, keeps what was deleted
and writes addresses of links into the text, so the groups are walked here (Rich Text Format
specification 1.9.1).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from standpoint.documents import table_rows

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,40})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}]+)|\\",
    re.DOTALL,
)
_SKIPPED = frozenset((
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr",
    "headerf", "footer", "footerl", "footerr", "footerf", "pntext", "listtext", "nonshppict",
    "shprslt", "sp", "objdata", "fldinst", "xe", "tc", "rxe", "txe", "bkmkstart", "bkmkend",
    "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "private", "comment",
    "annotation", "atnid", "atnauthor", "listtable", "listoverridetable", "revtbl", "filetbl",
    "nonesttables", "upr", "template", "mmathPr", "falt", "panose", "pnseclvl", "datafield",
))  # fmt: skip
_KEPT_THOUGH_STARRED = frozenset(("footnote", "shpinst", "shptxt", "ud", "fldrslt", "result"))
_SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e",
    "rtlmark": "\u200f", "nestcell": "\t",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
_BREAKS = frozenset(("par", "sect", "page", "column", "nestrow"))
_OLD_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_DAYS = {"creatim": "created", "revtim": "changed"}


@dataclass(slots=True)
class Content:
    """Blocks of text in order, and what the file says of itself; days as ISO dates or ""."""

    blocks: list[str] = field(default_factory=list)
    title: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    pictures: int = 0


def content(data: bytes) -> Content:
    """Return what an RTF file holds: its text, then its footnotes and endnotes."""
    walk = _Walk()
    at = 0
    while at < len(data):
        found = _TOKEN.match(data, at)
        if found is None:
            break
        at = found.end()
        word, number, hexed, symbol, brace, plain = found.groups()
        if word == b"bin" and number:
            at += max(int(number), 0)
        elif word:
            walk.word(word.decode("ascii"), int(number) if number else None)
        elif hexed:
            walk.bytes(bytes.fromhex(hexed.decode("ascii")))
        elif symbol:
            walk.symbol(symbol)
        elif brace:
            walk.brace(is_open=brace == b"{")
        elif plain:
            walk.bytes(plain.replace(b"\r", b"").replace(b"\n", b""))
    return walk.end()


class _Flow:
    """Paragraphs as they come; those in a table wait until their row is whole."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.in_table = False
        self._pieces: list[str] = []
        self._cell: list[str] = []
        self._cells: list[list[str]] = []
        self._hanging: list[str] = []

    def add(self, words: str) -> None:
        self._pieces.append(words)

    def hang(self, blocks: list[str]) -> None:
        """Keep the paragraphs of a box until the paragraph that it hangs on is whole."""
        self._hanging += blocks

    def end_paragraph(self) -> None:
        joined = "".join(self._pieces).encode("utf-16-le", "surrogatepass")
        words = _tidy(joined.decode("utf-16-le", "replace"))
        self._pieces.clear()
        if self.in_table:
            self._cell += [words] if words else []
            return
        self.end_row()
        self.blocks += [words] if words else []
        self.blocks += self._hanging
        self._hanging = []

    def end_cell(self) -> None:
        self.in_table = True
        self.end_paragraph()
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        cells = [*self._cells, self._cell]
        self._cells, self._cell = [], []
        self.blocks += table_rows.blocks(cells)

    def end(self) -> list[str]:
        self.in_table = False
        self.end_paragraph()
        return self.blocks


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces; `place` is the destination, "" for the text."""

    flow: _Flow
    place: str = ""
    skipped: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int = -1
    fallback: int = 1


class _Walk:
    """Follows the groups of a file. Words are decoded once their code page is sure."""

    def __init__(self) -> None:
        self._main = _Flow()
        self._notes: list[_Flow] = []
        self._found = Content()
        self._facts: dict[str, list[str]] = {}
        self._days: dict[str, dict[str, int]] = {}
        self._group = _Group(self._main)
        self._stack: list[_Group] = []
        self._waiting = bytearray()
        self._starred = False
        self._opened = False
        self._to_skip = 0
        self._page = "cp1252"
        self._default_font = -1
        self._fonts: dict[int, str] = {}
        self._charsets = _charsets()

    def brace(self, *, is_open: bool) -> None:
        self._settle()
        self._starred = False
        self._opened = is_open
        self._to_skip = 0
        if is_open:
            self._stack.append(self._group)
        elif self._stack:
            inner, self._group = self._group, self._stack.pop()
            if inner.flow is not self._group.flow and inner.place == "shptxt":
                self._group.flow.hang(inner.flow.end())

    def symbol(self, symbol: bytes) -> None:
        opened, self._opened = self._opened, False
        if symbol == b"*":
            # Programs also write it inside groups, where it means nothing.
            self._starred = opened
        elif symbol in b"\r\n":
            self.word("par", None)
        elif self._to_skip:
            self._to_skip -= 1
        elif symbol in _SYMBOLS:
            self._say(_SYMBOLS[symbol])

    def bytes(self, data: bytes) -> None:
        if self._to_skip and data:
            cut = min(self._to_skip, len(data))
            self._to_skip -= cut
            data = data[cut:]
        self._opened = self._opened and not data
        if data and (not self._group.skipped or self._group.place in ("title", "author")):
            self._starred = False
            self._waiting += data

    def word(self, word: str, number: int | None) -> None:
        group = self._group
        starred, self._starred, self._opened = self._starred, False, False
        if word == "u" and number is not None:
            self._say(_unit(number))
            self._to_skip = group.fallback
            return
        if word in _SIGNS:
            if self._to_skip:
                self._to_skip -= 1
            else:
                self._say(_SIGNS[word])
            return
        self._settle()
        if starred or word in _SKIPPED or word in _KEPT_THOUGH_STARRED:
            self._enter(word, starred=starred)
        elif group.place in _DAYS:
            self._days.setdefault(group.place, {})[word] = number or 0
        elif group.skipped:
            self._describe(word, number)
        elif word in _BREAKS:
            group.flow.end_paragraph()
        elif word in ("cell", "row", "intbl", "trowd", "pard"):
            self._lay_out(word)
        else:
            self._format(word, number)

    def end(self) -> Content:
        self._settle()
        self._found.blocks = self._main.end()
        for note in self._notes:
            self._found.blocks += note.end()
        self._found.title = _tidy("".join(self._facts.get("title", [])))
        self._found.author = _tidy("".join(self._facts.get("author", [])))
        self._found.created = _day(self._days.get("creatim", {}))
        self._found.changed = _day(self._days.get("revtim", {}))
        return self._found

    def _enter(self, word: str, *, starred: bool) -> None:
        """A control word says where the words of its group belong."""
        if word == "pict":
            self._found.pictures += 1
        if word == "ud" and self._group.place == "upr":
            self._group = self._stack[-2] if len(self._stack) > 1 else _Group(self._main)
        elif self._group.skipped:
            self._group = replace(self._group, place=word)
        elif word == "footnote":
            self._notes.append(_Flow())
            self._group = replace(self._group, flow=self._notes[-1], place=word)
        elif word == "shptxt":
            self._group = replace(self._group, flow=_Flow(), place=word)
        elif word not in _KEPT_THOUGH_STARRED and (starred or word in _SKIPPED):
            self._group = replace(self._group, place=word, skipped=True)

    def _describe(self, word: str, number: int | None) -> None:
        """Read the table of fonts and the properties of the file."""
        place = self._group.place
        if place == "info" and (word in _DAYS or word in ("title", "author")):
            self._group = replace(self._group, place=word)
        elif place == "fonttbl" and word == "f" and number is not None:
            self._group = replace(self._group, font=number)
        elif place == "fonttbl" and word == "fcharset" and number is not None:
            page = self._charsets.get(number)
            if page is not None and number > 2:
                self._fonts[self._group.font] = page
        elif place == "fonttbl" and word == "cpg" and number is not None:
            self._fonts.setdefault(self._group.font, f"cp{number}")

    def _lay_out(self, word: str) -> None:
        flow = self._group.flow
        if word == "cell":
            flow.end_cell()
        elif word == "row":
            flow.end_row()
        elif word == "pard":
            flow.in_table = False
        else:
            flow.in_table = True

    def _format(self, word: str, number: int | None) -> None:
        if word == "ansicpg" and number is not None:
            self._page = f"cp{number}"
        elif word in _OLD_PAGES:
            self._page = _OLD_PAGES[word]
        elif word == "deff" and number is not None:
            self._default_font = number
        elif word == "f" and number is not None:
            self._group = replace(self._group, font=number)
        elif word == "uc":
            self._group = replace(self._group, fallback=max(number or 0, 0))
        elif word == "v":
            self._group = replace(self._group, hidden=number != 0)
        elif word == "deleted":
            self._group = replace(self._group, deleted=number != 0)
        elif word == "plain":
            self._group = replace(self._group, hidden=False, deleted=False, font=self._default_font)

    def _say(self, words: str) -> None:
        self._settle()
        self._to_skip = 0
        group = self._group
        if group.skipped:
            if group.place in ("title", "author"):
                self._facts.setdefault(group.place, []).append(words)
        elif not group.hidden and not group.deleted:
            group.flow.add(words)

    def _settle(self) -> None:
        """Decode the bytes that wait: those of one letter may stand in several tokens."""
        if self._waiting:
            data = bytes(self._waiting)
            self._waiting.clear()
            # What is to be skipped after a letter's number is already cut off.
            kept, self._to_skip = self._to_skip, 0
            font = self._group.font if self._group.font >= 0 else self._default_font
            self._say(_decoded(data, self._fonts.get(font, self._page)))
            self._to_skip = kept


def _charsets() -> Mapping[int, str]:
    from striprtf import striprtf

    return striprtf.charset_map


def _decoded(data: bytes, page: str) -> str:
    try:
        codecs.lookup(page)
    except LookupError:
        page = "cp1252"
    return data.decode(page, "replace").replace("\0", "")


def _unit(number: int) -> str:
    """Return the UTF-16 unit of a Unicode escape, which is signed in files of 16 bits."""
    return chr(number % 0x10000) if number < 0 else chr(number) if number < 0x110000 else "\ufffd"


def _tidy(words: str) -> str:
    lines = (re.sub(r"[ \f\v]+", " ", line).strip() for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def _day(parts: dict[str, int]) -> str:
    year, month, day = parts.get("yr", 0), parts.get("mo", 0), parts.get("dy", 0)
    if not (1980 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{year:04}-{month:02}-{day:02}"
