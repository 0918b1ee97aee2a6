# SPDX-License-Identifier: MIT
"""JSON: a list of objects, or lines that are objects; each object is a report."""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from standpoint.documents import columns, json_values, signatures
from standpoint.documents.containers import Source, Table
from standpoint.documents.encoded import Encoded
from standpoint.documents.json_objects import Finder, NotJsonError, Objects

_LINES = (".jsonl", ".ndjson")
_NAMED_OTHERWISE = (".txt", ".text", ".csv", ".log", ".dat", ".geojson", "")
_LARGEST_OBJECT = 100_000_000
_BEGINS = re.compile(rb'\s*(?:\[\s*\{\s*"|\{\s*"[^"\r\n]{1,100}"\s*:)')
_NO_JSON = (
    "This is no whole JSON file: {why}. Save it again in the program that it comes from, then add "
    "it."
)
_SEVERAL = (
    "This JSON file holds several lists, {names}, and it is not known which of them are reports. "
    "Save that list as a file of its own, then add it."
)
_BAD_ROW = "This row is no JSON object. Mend it in the file, then add it again."


class _Json:
    """Objects are known by the offsets of their bytes; only one is in memory at a time."""

    heads = True
    unread: tuple[str, ...] = ()

    def __init__(self, source: Source) -> None:
        self._file = source.file
        self._encoded = Encoded(source)
        self.encoding = self._encoded.note
        self._numbers: Sequence[int] = ()
        notes: list[str] = []
        try:
            if _is_lines(source):
                self._found = self._by_line()
            else:
                self._found = self._by_brackets(notes)
        except NotJsonError as error:
            self.close()
            raise self._file.unreadable(_NO_JSON.format(why=error)) from error
        except BaseException:
            self.close()
            raise
        if self._found.others:
            values = "1 value" if self._found.others == 1 else f"{self._found.others:,} values"
            self.unread = (f"Not read: {values} in the list that are no objects.",)
        self.notes = tuple(notes)

    def _by_line(self) -> Objects:
        found, numbers = Objects(""), array("Q")
        start = self._encoded.start
        for number, (end, line) in enumerate(self._encoded.raw_lines(start), 1):
            if line.strip():
                found.starts.append(start)
                found.ends.append(end)
                numbers.append(number)
            start = end
        self._numbers = numbers
        return found

    def _by_brackets(self, notes: list[str]) -> Objects:
        finder = Finder(self._encoded.chunks(self._encoded.start), self._encoded.start)
        if len(finder.roots.starts) > 1 or (
            finder.roots.starts and self._is_report(finder.roots, finder.lists)
        ):
            return finder.roots
        lists = [one for one in finder.lists if one.starts]
        if len(lists) > 1:
            likely = [one for one in lists if columns.guess(*self._looked_at(one)).usable]
            if len(likely) != 1:
                names = ", ".join(f"“{one.key}”" for one in lists[:6])
                raise self._file.unreadable(_SEVERAL.format(names=names))
            names = ", ".join(f"“{one.key}”" for one in lists if one is not likely[0])
            notes.append(f"Not read, as they hold no text of reports: {names}.")
            lists = likely
        if not lists and not finder.roots.starts:
            raise NotJsonError("no object is in its list")
        return lists[0] if lists else finder.roots

    def _is_report(self, roots: Objects, lists: Sequence[Objects]) -> bool:
        """Return whether the outermost object has a text itself, beside its lists."""
        if roots.ends[0] - roots.starts[0] > _LARGEST_OBJECT:
            return False
        try:
            row = self._object(roots.starts[0], roots.ends[0])
        except (ValueError, RecursionError):
            return False
        inner = tuple(f"{one.key}." for one in lists)
        own = [name for name in row if not name.startswith(inner)]
        return columns.guess(own).usable

    def _looked_at(self, found: Objects) -> tuple[tuple[str, ...], list[Mapping[str, str]]]:
        rows = list(islice(self._rows(found), 20))
        return json_values.columns(rows), rows

    def _object(self, start: int, end: int) -> Mapping[str, str]:
        """Return an object as a row. Raises ValueError, also for other values."""
        if end - start > _LARGEST_OBJECT:
            raise ValueError("too large")
        value: Any = json.loads(self._encoded.read(start, end))
        if not isinstance(value, dict):
            raise ValueError("no object")  # noqa: TRY004 - one kind of error for one kind of row
        return json_values.flat(value)

    def _rows(self, found: Objects) -> Iterator[Mapping[str, str]]:
        for start, end in zip(found.starts, found.ends, strict=True):
            try:
                yield self._object(start, end)
            except (ValueError, RecursionError):
                continue

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return json_values.columns(self.each())

    def keys(self) -> Sequence[str]:
        return [str(number) for number in self._numbers or range(1, len(self._found.starts) + 1)]

    def row(self, key: str) -> Mapping[str, str]:
        at = self._position(key)
        if at is None:
            raise self._file.unreadable(f"This file has no object {key}.")
        try:
            return self._object(self._found.starts[at], self._found.ends[at])
        except (ValueError, RecursionError) as error:
            raise self._file.unreadable(_BAD_ROW) from error

    def _position(self, key: str) -> int | None:
        number = int(key) if key.isdecimal() and len(key) < 12 else 0
        if not self._numbers:
            return number - 1 if 1 <= number <= len(self._found.starts) else None
        at = bisect_left(self._numbers, number)
        there = at < len(self._numbers) and self._numbers[at] == number
        return at if there else None

    def each(self) -> Iterator[Mapping[str, str]]:
        return self._rows(self._found)

    def close(self) -> None:
        self._encoded.close()


def _is_lines(source: Source) -> bool:
    """Return whether each line is an object, whatever the file's name says."""
    head = source.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"["):
        return False
    first, _, rest = head.partition(b"\n")
    if source.file.suffix in _LINES:
        return first.strip() != b"{"
    if not rest.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def recognises(source: Source) -> bool:
    """Return whether this is JSON by its name, or begins as nothing else does."""
    if source.file.suffix in TABLE.suffixes:
        return signatures.foreign(source.head) is None
    head = source.head.removeprefix(b"\xef\xbb\xbf")
    return source.file.suffix in _NAMED_OTHERWISE and _BEGINS.match(head) is not None


TABLE = Table("a JSON file", (".json", *_LINES), _Json, recognises)
