# SPDX-License-Identifier: MIT
"""The pages of a database file, read without SQLite, so that a damaged page costs only itself.

The format is the one that https://sqlite.org/fileformat2.html lays down.
"""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

INNER_INDEX, INNER_TABLE, LEAF_INDEX, LEAF_TABLE = 2, 5, 10, 13
_KINDS = (INNER_INDEX, INNER_TABLE, LEAF_INDEX, LEAF_TABLE)
_MAGIC = b"SQLite format 3\0"
_SIZES = (4096, 512, 1024, 2048, 8192, 16384, 32768, 65536)
_LOOKED_AT = 4_000
"""So many pages tell which size they are of."""

Value = int | float | str | bytes | None


class UnreadableCellError(Exception):
    """A row cannot be read, or not as it was written; `before` is what comes before the damage."""

    def __init__(self, before: bytes = b"") -> None:
        super().__init__()
        self.before = before


@dataclass(frozen=True, slots=True)
class Node:
    """One page of a tree: its kind, where its cells begin, and its last child (0 in a leaf)."""

    number: int
    kind: int
    content: bytes
    cells: tuple[int, ...]
    last_child: int

    def children(self) -> Iterator[int]:
        """Yield the numbers of the pages below this one, in order."""
        if self.kind in (INNER_INDEX, INNER_TABLE):
            for at in self.cells:
                yield int.from_bytes(self.content[at : at + 4])
            yield self.last_child


@dataclass(slots=True)
class Tree:
    """What could be read of one table or index.

    `holes` counts pages that cannot be read, `spoilt` rows of which a part cannot; `cut` has, of
    those, the values up to the damage, the last one perhaps cut short.
    """

    cut: list[list[Value]] = field(default_factory=list)
    rows: list[tuple[int | None, list[Value]]] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    holes: int = 0
    spoilt: int = 0


class Pages:
    """The pages of a file as its last complete transaction left them, numbered from 1.

    Use it as a context manager. Raises OSError where the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        self._newer: dict[int, bytes] = {}
        self._head = self._read(0, 100)
        self.bytes = self._file.seek(0, 2)
        self.size = self._page_size()
        self._usable = self.size - self._reserved()
        with contextlib.suppress(OSError):
            self._newer = _log(path.with_name(f"{path.name}-wal"), self.size)
        self.count = max([-(-self.bytes // self.size), *self._newer])
        first = self.raw(1)
        self._head_is_sound = first[:16] == _MAGIC
        encoding = int.from_bytes(first[56:60]) if self._head_is_sound else 1
        self._encoding = {2: "utf-16-le", 3: "utf-16-be"}.get(encoding, "utf-8")

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _read(self, at: int, size: int) -> bytes:
        try:
            self._file.seek(at)
            return self._file.read(size)
        except OSError:
            # A sector that the disk cannot read any more.
            return b""

    def raw(self, number: int) -> bytes:
        """Return the bytes of a page, none where it lies outside the file or cannot be read."""
        if number in self._newer:
            return self._newer[number]
        found = self._read((number - 1) * self.size, self.size) if number > 0 else b""
        return found if len(found) == self.size else b""

    def node(self, number: int) -> Node | None:
        """Return a page of a tree, None where it is none that can be read."""
        return _node(self.raw(number), number, self._usable)

    def free(self) -> tuple[set[int], bool]:
        """Return the pages in which nothing stands any more, and whether all of them are known."""
        first = self.raw(1)
        found: set[int] = set()
        trunk = int.from_bytes(first[32:36]) if self._head_is_sound else 0
        wanted = int.from_bytes(first[36:40]) if self._head_is_sound else -1
        while trunk and trunk not in found:
            found.add(trunk)
            content = self.raw(trunk)
            number = int.from_bytes(content[4:8])
            if not content or number > self._usable // 4 - 2:
                return found, False
            found.update(struct.unpack_from(f">{number}I", content, 8))
            trunk = int.from_bytes(content[:4])
        return found, len(found) == wanted

    def tree(self, root: int, *, rows: bool = True) -> Tree:
        """Return what can be read of the tree below a page; without `rows` only its pages."""
        found = Tree()
        waiting = [root]
        index: bool | None = None
        while waiting:
            number = waiting.pop()
            node = self.node(number) if number not in found.pages else None
            is_index = node is not None and node.kind in (INNER_INDEX, LEAF_INDEX)
            if node is None or (index is not None and is_index != index):
                found.holes += 1
                continue
            index = is_index
            found.pages.add(number)
            waiting.extend(reversed([*node.children()]))
            if rows:
                self.read_rows(node, found)
        return found

    def read_rows(self, node: Node, into: Tree) -> None:
        """Add the rows that stand on one page."""
        if node.kind == INNER_TABLE:
            return
        for at in node.cells:
            try:
                into.rows.append(self._cell(node, at))
            except UnreadableCellError as error:
                into.spoilt += 1
                into.cut.append(self._values_before(error.before))
            except (IndexError, struct.error, UnicodeDecodeError):
                into.spoilt += 1

    def _cell(self, node: Node, at: int) -> tuple[int | None, list[Value]]:
        content = node.content
        if node.kind == INNER_INDEX:
            at += 4
        length, at = _varint(content, at)
        row = None
        if node.kind == LEAF_TABLE:
            row, at = _varint(content, at)
            row -= (row >> 63) << 64
        return row, self._record(self._payload(content, at, length, node.kind))

    def _payload(self, content: bytes, at: int, length: int, kind: int) -> bytes:
        usable = self._usable
        most = usable - 35 if kind == LEAF_TABLE else (usable - 12) * 64 // 255 - 23
        if length <= most:
            if at + length > usable:
                raise UnreadableCellError
            return content[at : at + length]
        if length > self.count * usable:
            raise UnreadableCellError
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
        parts = [content[at : at + here]]
        following = int.from_bytes(content[at + here : at + here + 4])
        left, seen = length - here, set()
        while left > 0:
            page = self.raw(following)
            if not page or following in seen:
                # The page before led here, so it may be the damaged one.
                raise UnreadableCellError(b"".join(parts[:-1]))
            seen.add(following)
            parts.append(page[4 : 4 + min(left, usable - 4)])
            left -= usable - 4
            following = int.from_bytes(page[:4])
        if following:
            raise UnreadableCellError
        return b"".join(parts)

    def _record(self, payload: bytes) -> list[Value]:
        head, at = _varint(payload, 0)
        types = []
        while at < head:
            kind, at = _varint(payload, at)
            types.append(kind)
        values: list[Value] = []
        at = head
        for kind in types:
            value, at = self._value(payload, kind, at)
            values.append(value)
        if at != len(payload):
            raise UnreadableCellError
        return values

    def _values_before(self, payload: bytes) -> list[Value]:
        """Return the values of a record that breaks off, the last text as far as it goes."""
        values: list[Value] = []
        with contextlib.suppress(UnreadableCellError, IndexError, UnicodeDecodeError):
            head, place = _varint(payload, 0)
            at = head
            while place < head:
                kind, place = _varint(payload, place)
                if kind >= 13 and kind % 2 and at + (kind - 12) // 2 > len(payload):
                    values.append(payload[at:].decode(self._encoding, "ignore"))
                    break
                value, at = self._value(payload, kind, at)
                values.append(value)
        return values

    def _value(self, payload: bytes, kind: int, at: int) -> tuple[Value, int]:
        if kind >= 12:
            end = at + (kind - 12) // 2
            some = payload[at:end]
            if len(some) != end - at:
                raise UnreadableCellError
            return (some.decode(self._encoding) if kind % 2 else some), end
        if kind in (0, 8, 9):
            return (None if kind == 0 else kind - 8), at
        size = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}.get(kind)
        if size is None or at + size > len(payload):
            raise UnreadableCellError
        some = payload[at : at + size]
        number = struct.unpack(">d", some)[0] if kind == 7 else int.from_bytes(some, signed=True)
        return number, at + size

    # The head of the file -----------------------------------------------------------------------

    def _page_size(self) -> int:
        """Return the size of pages: what the head says, unless the pages themselves tell better."""
        said = int.from_bytes(self._head[16:18])
        said = 65536 if said == 1 else said
        plausible = {size: self._nodes(size) for size in _SIZES}
        best = max(plausible, key=lambda size: plausible[size])
        if self._head[:16] == _MAGIC and plausible.get(said, -1) * 2 >= plausible[best]:
            return said
        return best

    def _nodes(self, size: int) -> int:
        """Return of how many pages of that size it looks as if they were such."""
        found = 0
        for number in range(1, min(self.bytes // size, _LOOKED_AT) + 1):
            node = _node(self._read((number - 1) * size, size), number, size)
            # Cells are laid down from the end of a page: on one of half the size none lies here.
            found += node is not None and bool(node.cells) and max(node.cells) > size // 2
        return found

    def _reserved(self) -> int:
        return self._head[20] if self._head[:16] == _MAGIC and self._head[20] < 64 else 0


def _node(content: bytes, number: int, usable: int) -> Node | None:
    head = 100 if number == 1 else 0
    if len(content) < usable or content[head] not in _KINDS:
        return None
    kind = content[head]
    cells = int.from_bytes(content[head + 3 : head + 5])
    inner = kind in (INNER_INDEX, INNER_TABLE)
    first = head + (12 if inner else 8)
    if first + 2 * cells > usable:
        return None
    places = struct.unpack_from(f">{cells}H", content, first)
    if places and (min(places) < first + 2 * cells or max(places) > usable - 3):
        return None
    last = int.from_bytes(content[head + 8 : head + 12]) if inner else 0
    return Node(number, kind, content, places, last)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(9):
        byte = content[at + place]
        if place == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    raise UnreadableCellError


def _log(path: Path, size: int) -> dict[int, bytes]:
    """Return the newest pages of the write-ahead log, up to its last complete transaction."""
    stored: dict[int, bytes] = {}
    with path.open("rb") as log:
        head = log.read(32)
        if len(head) < 32 or head[:4] not in (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"):
            return {}
        order = ">" if head[3] & 1 else "<"
        if int.from_bytes(head[8:12]) != size:
            return {}
        check = _check(head[:24], (0, 0), order)
        if check != struct.unpack(">2I", head[24:32]):
            return {}
        waiting: dict[int, bytes] = {}
        while len(frame := log.read(24 + size)) == 24 + size:
            check = _check(frame[24:], _check(frame[:8], check, order), order)
            if frame[8:16] != head[16:24] or check != struct.unpack(">2I", frame[16:24]):
                break
            waiting[int.from_bytes(frame[:4])] = frame[24:]
            if frame[4:8] != b"\0\0\0\0":
                stored.update(waiting)
                waiting = {}
    return stored


def _check(content: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    one, two = before
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for at in range(0, len(words), 2):
        one = one + words[at] + two & 0xFFFFFFFF
        two = two + words[at + 1] + one & 0xFFFFFFFF
    return one, two
