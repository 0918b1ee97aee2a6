# SPDX-License-Identifier: MIT
"""Where the objects of JSON lists begin and end in a file, found without holding it in memory."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

_OUTSIDE = re.compile(rb'["\[\]{}]')
_INSIDE = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_DEEPEST = 200
_LONGEST_KEY = 200
_QUOTE, _BACKSLASH = 0x22, 0x5C
_OPENING, _CLOSING = {0x7B: "{", 0x5B: "["}, {0x7D: "{", 0x5D: "["}


class NotJsonError(ValueError):
    """Brackets do not fit, lie too deep, or something stands outside of them."""


def _offsets() -> array[int]:
    return array("Q")


@dataclass(slots=True)
class Objects:
    """The objects of one list: the bytes from `starts[i]` up to `ends[i]`.

    `key` is where the list stands, "" for the outermost. `others` counts values in it that are no
    objects.
    """

    key: str
    starts: array[int] = field(default_factory=_offsets)
    ends: array[int] = field(default_factory=_offsets)
    others: int = 0


class Finder:
    """Goes through the bytes of a JSON file and notes the lists of objects in it.

    Only lists that lie in objects alone are noted: what lies in a list is a part of a report.
    `roots` are the outermost objects. What stands inside an object is not judged.

    Raises:
        NotJsonError: this is no JSON.
    """

    def __init__(self, chunks: Iterable[bytes], offset: int) -> None:
        self.lists: list[Objects] = []
        self.roots = Objects("")
        self._stack: list[str] = []
        self._keys: list[str] = []
        self._text = bytearray()
        self._list: Objects | None = None
        self._list_depth = 0
        self._start = self._root_start = 0
        in_string, rest = False, b""
        for new in chunks:
            chunk = rest + new
            in_string, rest = self._read(chunk, offset, in_string=in_string)
            offset += len(chunk) - len(rest)
        if self._stack or in_string:
            raise NotJsonError("its end is missing")
        if not self.lists and not self.roots.starts:
            raise NotJsonError("it holds no object")

    def _read(self, chunk: bytes, offset: int, *, in_string: bool) -> tuple[bool, bytes]:
        """Go through a piece; return whether it ends in a text, and what was not gone through."""
        at = 0
        while True:
            if in_string:
                inside = _INSIDE.match(chunk, at)
                end = inside.end() if inside else at
                if len(self._text) < _LONGEST_KEY:
                    self._text += chunk[at : min(end, at + _LONGEST_KEY)]
                if end == len(chunk) or chunk[end] == _BACKSLASH:
                    return True, chunk[end:]
                in_string, at = False, end + 1
            found = _OUTSIDE.search(chunk, at)
            stop = found.start() if found else len(chunk)
            self._between(chunk, at, stop)
            if found is None:
                return False, b""
            at = stop + 1
            sign = chunk[stop]
            if sign == _QUOTE:
                in_string = True
                self._text.clear()
                self._value()
            elif sign in _OPENING:
                self._open(_OPENING[sign], offset + stop)
            else:
                self._close(_CLOSING[sign], offset + stop)

    @property
    def _directly_in_list(self) -> bool:
        return self._list is not None and len(self._stack) == self._list_depth

    def _between(self, chunk: bytes, start: int, stop: int) -> None:
        if stop == start or (self._stack and not self._directly_in_list):
            return
        between = chunk[start:stop].strip(b" \t\r\n,")
        if between:
            self._value(between.count(b",") + 1)

    def _value(self, number: int = 1) -> None:
        if not self._stack:
            raise NotJsonError("something stands outside of all brackets")
        if self._list is not None and self._directly_in_list:
            self._list.others += number

    def _open(self, sign: str, at: int) -> None:
        if len(self._stack) >= _DEEPEST:
            raise NotJsonError("its brackets lie too deep")
        key = self._text.decode("utf-8", "replace") if self._stack else ""
        if not self._stack:
            self._root_start = at
        if self._directly_in_list:
            self._start = at
            if sign == "[":
                self._value()
        elif self._list is None and sign == "[":
            self._list = Objects(".".join([*self._keys[1:], key]))
            self._list_depth = len(self._stack) + 1
        self._stack.append(sign)
        self._keys.append(key)

    def _close(self, sign: str, at: int) -> None:
        if not self._stack or self._stack.pop() != sign:
            raise NotJsonError("its brackets do not fit")
        self._keys.pop()
        if self._list is not None:
            if self._directly_in_list and sign == "{":
                self._list.starts.append(self._start)
                self._list.ends.append(at + 1)
            elif len(self._stack) < self._list_depth:
                self.lists.append(self._list)
                self._list = None
        if not self._stack and sign == "{":
            self.roots.starts.append(self._root_start)
            self.roots.ends.append(at + 1)
