# SPDX-License-Identifier: MIT
"""A place becomes a Document, or the list of the places in it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from threading import get_ident
from typing import TypeVar

from standpoint.documents import columns, containers, date_columns, reading, row_documents
from standpoint.documents.containers import Archive, Members, Rows, Source, Table
from standpoint.documents.formats import File
from standpoint.documents.registry import ARCHIVES, FORMATS, TABLES
from standpoint.errors import UnreadableError
from standpoint.model.places import ColumnMapping, Place, Unpacked
from standpoint.model.reports import Document

KnownMappings = Mapping[tuple[str, ...], ColumnMapping]
"""What people said that columns hold, by the names of all columns of a table."""

_SAMPLE = 5
_JUDGED = 200
_DEEPEST = 3
_NO_PART = "There is no such part of this file."
_TOO_DEEP = "This archive lies in archives that lie in others. Unpack them, then add the files."

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class _Open:
    """An archive or a table that is open; the other of the two is None."""

    place: Place
    identity: tuple[int, int]
    kind: Archive | Table
    members: Members | None = None
    rows: Rows | None = None

    def close(self) -> None:
        for held in (self.members, self.rows):
            if held is not None:
                held.close()


_opened: dict[int, list[_Open]] = {}
"""What each thread read last, of one file only, each one inside the one before it.

Threads cannot share a position in a file. By their numbers, since Qt's threads keep no
`threading.local` from one call of Python to the next.
"""


def take(place: Place, known: KnownMappings | None = None) -> Document | Unpacked:
    """Return what a place holds: a document, or the places in it.

    The archive or table that a part lies in stays open for the next part; see `let_go`.

    Args:
        place: a file or a part of one.
        known: how tables are read of which the columns have these names.

    Raises:
        UnreadableError: it cannot become a report; the reason is whole sentences for the user.
    """
    if place.part:
        holder = _holder(place.outer)
        if holder.rows is not None:
            return _row(place, holder)
    found = _open(place)
    if isinstance(found, File):
        return reading.read_file(found)
    if found.members is not None:
        return Unpacked(place, tuple(_inside(place, found.members.names(), place.mapping)))
    return _table(place, found, known or {})


def tables(places: Iterable[Place]) -> Iterator[Unpacked]:
    """Yield the tables among files and in the archives among them; others are passed over."""
    waiting = list(places)[::-1]
    while waiting:
        place = waiting.pop()
        try:
            if place.part and _holder(place.outer).rows is not None:
                continue
            found = _open(place)
            if isinstance(found, File):
                continue
            if found.members is not None:
                waiting += list(_inside(place, found.members.names(), None))[::-1]
            else:
                yield _table(place, found, {})
        except UnreadableError:
            continue  # an import says why


def let_go() -> None:
    """Close what this thread has still open; reading another part opens it again."""
    _keep(0)


def _keep(number: int) -> None:
    mine = _mine()
    while len(mine) > number:
        mine.pop().close()
    if not mine:
        del _opened[get_ident()]


def _mine() -> list[_Open]:
    return _opened.setdefault(get_ident(), [])


def _inside(place: Place, names: Iterable[str], mapping: ColumnMapping | None) -> Iterator[Place]:
    return (place.inside(name, mapping) for name in names)


def _table(place: Place, opened: _Open, known: KnownMappings) -> Unpacked:
    rows = opened.rows
    assert rows is not None
    return _guarded(place, opened.kind.name, lambda: _unpacked(place, rows, known))


def _unpacked(place: Place, rows: Rows, known: KnownMappings) -> Unpacked:
    judged = list(islice(rows.each(), _JUDGED))
    mapping = place.mapping or known.get(rows.columns) or columns.guess(rows.columns, judged)
    if not rows.heads and place.mapping is None and rows.columns not in known:
        mapping = replace(mapping, guessed=frozenset(mapping.roles))
    keys = rows.keys()
    if len(keys) > containers.MOST_ROWS:
        raise UnreadableError(place.shown, containers.too_long(len(keys)))
    parts: tuple[Place, ...] = ()
    if mapping.usable:
        mapping = replace(mapping, day_first=date_columns.day_first(rows, mapping))
        parts = tuple(_inside(place, keys, mapping))
    sample = tuple(
        tuple(row.get(column, "") for column in rows.columns) for row in judged[:_SAMPLE]
    )
    is_said = place.mapping is not None or rows.columns in known
    not_read = () if is_said else columns.not_read(rows.columns, judged, mapping)
    about = rows.heads, rows.notes, rows.unread, not_read
    return Unpacked(place, parts, rows.columns, sample, mapping, len(keys), *about)


def _row(place: Place, holder: _Open) -> Document:
    rows = holder.rows
    assert rows is not None
    try:
        row = _guarded(place, holder.kind.name, lambda: rows.row(place.name))
        mapping = place.mapping or columns.guess(rows.columns, list(islice(rows.each(), _JUDGED)))
        return row_documents.document(File.at(place), row, mapping, rows.encoding)
    except UnreadableError as error:
        raise UnreadableError(place.shown, error.reason) from error


def _holder(place: Place) -> _Open:
    """Return the archive or table at a place, opened now or before."""
    for known in _mine():
        if (known.place.path, known.place.part) == (place.path, place.part):
            if known.identity == _identity(place):
                return known
            break
    opened = _open(place)
    if isinstance(opened, File):
        raise UnreadableError(place.shown, _NO_PART)
    return opened


def _open(place: Place) -> _Open | File:
    """Open an archive or a table and keep it, or return the bytes of a report.

    Raises:
        UnreadableError: it cannot be read.
    """
    identity = _identity(place)
    file: File | None
    if place.part:
        holder = _holder(place.outer)
        if holder.members is None:
            raise UnreadableError(place.shown, _NO_PART)
        _keep(_mine().index(holder) + 1)
        file = _member(place, holder)
        source = Source(file, len(file.data))
    else:
        source, file = _on_disk(place)
    kind = _kind(source, file)
    if kind is None:
        return file if file is not None else File.at(place, reading.content(place.path))
    del file
    if not place.part:
        _keep(0)
    opened = _guarded(place, kind.name, lambda: _opening(place, identity, kind, source))
    _mine().append(opened)
    return opened


def _opening(
    place: Place, identity: tuple[int, int], kind: Archive | Table, source: Source
) -> _Open:
    if isinstance(kind, Table):
        return _Open(place, identity, kind, rows=kind.open(source))
    if place.depth >= _DEEPEST:
        raise UnreadableError(place.shown, _TOO_DEEP)
    return _Open(place, identity, kind, members=kind.open(source, place.depth))


def _member(place: Place, holder: _Open) -> File:
    members = holder.members
    assert members is not None
    try:
        data = _guarded(place, holder.kind.name, lambda: members.data(place.name))
        return File.at(place, data)
    except UnreadableError as error:
        raise UnreadableError(place.shown, error.reason) from error


def _on_disk(place: Place) -> tuple[Source, File | None]:
    """Return a file on disk to be opened, and all its bytes where a document can be so large."""
    size = reading.size(place.path)
    if size > containers.LARGEST:
        raise UnreadableError(place.shown, reading.too_large(size, containers.LARGEST))
    if size > reading.LARGEST:
        head = reading.content(place.path, containers.HEAD)
        return Source(File.at(place, head), size, place.path), None
    data = reading.content(place.path)
    source = Source(File.at(place, data[: containers.HEAD]), len(data), place.path)
    return source, File.at(place, data)


def _kind(source: Source, file: File | None) -> Archive | Table | None:
    """Return which kind of file with several reports this is; None for all others."""
    if not source.head or (file and any(kind.recognises(file.data) for kind in FORMATS)):
        return None
    for table in TABLES:
        if table.recognises(source):
            return table
    if file and any(kind.signed and file.suffix in kind.suffixes for kind in FORMATS):
        return None  # one that is damaged is named by its ending
    return next((archive for archive in ARCHIVES if archive.recognises(source)), None)


def _identity(place: Place) -> tuple[int, int]:
    try:
        status = place.path.stat()
    except (OSError, ValueError) as error:
        raise reading.refused(place.path, error) from error
    return status.st_mtime_ns, status.st_size


def _guarded(place: Place, name: str, work: Callable[[], _Answer]) -> _Answer:
    """Do what libraries may fail at. Raises UnreadableError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return work()
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:
        reason = reading.failure(name.partition(" ")[2], error)
        raise UnreadableError(place.shown, reason) from error
