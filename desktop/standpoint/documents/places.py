# SPDX-License-Identifier: MIT
"""A place becomes a Document, or the list of the places in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from standpoint.documents import columns, reading
from standpoint.documents.containers import Archive, Members, Rows, Table
from standpoint.documents.formats import File
from standpoint.documents.registry import ARCHIVES, FORMATS, TABLES
from standpoint.errors import UnreadableError
from standpoint.model.places import ColumnMapping, Place, Unpacked
from standpoint.model.reports import Document

KnownMappings = Mapping[tuple[str, ...], ColumnMapping]
"""What people said that columns hold, by the names of all columns of a table."""

_SAMPLE = 5


@dataclass(frozen=True, slots=True)
class _Open:
    """An archive or a table that is open; the other of the two is None."""

    identity: tuple[int, int]
    members: Members | None = None
    rows: Rows | None = None


_opened: dict[tuple[Path, str], _Open] = {}
"""What this process read last, of one file only: its parts are read one after the other."""


def take(place: Place, known: KnownMappings | None = None) -> Document | Unpacked:
    """Return what a place holds: a document, or the places in it.

    Args:
        place: a file or a part of one.
        known: how tables are read of which the columns have these names.

    Raises:
        UnreadableError: it cannot become a report; the reason is whole sentences for the user.
    """
    if place.part:
        holder = _holder(_outer(place))
        if holder.rows is not None:
            return _row(place, holder.rows)
    file = _file(place)
    opened = _open(place, file)
    if opened is None:
        return reading.read_bytes(file.path, file.data)
    if opened.members is not None:
        return _members(place, opened.members)
    assert opened.rows is not None
    return _rows(place, opened.rows, known or {})


def _members(place: Place, members: Members) -> Unpacked:
    names = members.names()
    return Unpacked(place, tuple(_inside(place, name, place.mapping) for name in names))


def _rows(place: Place, rows: Rows, known: KnownMappings) -> Unpacked:
    mapping = place.mapping or known.get(rows.columns) or columns.guess(rows.columns)
    number = len(rows)
    parts = (_inside(place, str(row), mapping) for row in range(1, number + 1))
    sample = tuple(
        tuple(rows.row(row).get(column, "") for column in rows.columns)
        for row in range(1, min(_SAMPLE, number) + 1)
    )
    usable = tuple(parts) if mapping.usable else ()
    return Unpacked(place, usable, rows.columns, sample, mapping, number)


def _row(place: Place, rows: Rows) -> Document:
    last = place.part.rpartition("#")[2]
    if not last.isdecimal():
        raise UnreadableError(place.shown, "There is no such row in this table.")
    mapping = place.mapping or columns.guess(rows.columns)
    return columns.document(File(place.shown, b""), rows.row(int(last)), mapping)


def _inside(place: Place, name: str, mapping: ColumnMapping | None) -> Place:
    return Place(place.path, f"{place.part}#{name}" if place.part else name, mapping)


def _outer(place: Place) -> Place:
    return Place(place.path, place.part.rpartition("#")[0])


def _file(place: Place) -> File:
    """Return the bytes at a place. Raises UnreadableError."""
    if not place.part:
        return File(place.shown, reading.content(place.path))
    holder = _holder(_outer(place))
    if holder.members is None:
        raise UnreadableError(place.shown, "There is no such part of this file.")
    return File(place.shown, holder.members.data(place.part.rpartition("#")[2]))


def _holder(place: Place) -> _Open:
    """Return the archive or table at a place, opened now or before."""
    known = _opened.get((place.path, place.part))
    if known is not None and known.identity == _identity(place.path):
        return known
    opened = _open(place, _file(place))
    if opened is None:
        raise UnreadableError(place.shown, "There is no such part of this file.")
    return opened


def _open(place: Place, file: File) -> _Open | None:
    """Open an archive or a table and keep it; None for a file that is a report itself."""
    kind = _kind(file)
    if kind is None:
        return None
    identity = _identity(place.path)
    for key in [key for key in _opened if key[0] != place.path]:
        del _opened[key]
    if isinstance(kind, Archive):
        opened = _Open(identity, members=kind.open(file))
    else:
        opened = _Open(identity, rows=kind.open(file))
    _opened[place.path, place.part] = opened
    return opened


def _kind(file: File) -> Archive | Table | None:
    if any(kind.recognises(file.data) for kind in FORMATS):
        return None
    for archive in ARCHIVES:
        if archive.recognises(file.data):
            return archive
    return next((table for table in TABLES if table.recognises(file)), None)


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size
