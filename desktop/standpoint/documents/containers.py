# SPDX-License-Identifier: MIT
"""What kinds of file hold several reports: archives of files, and tables of which rows are reports.

A new kind is a module with an `Archive` or a `Table`, a line in `registry` and a test.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from standpoint.documents.formats import File

HEAD = 65_536
"""So many bytes of the beginning of a file are looked at to tell its kind."""

LARGEST = 2_000_000_000
"""The most bytes that an archive or a table on disk may have."""

MOST_ROWS = 1_000_000
"""The most rows that a table may have."""


@dataclass(frozen=True, slots=True)
class Source:
    """An archive or a table to be opened: a file on disk, or what lay packed, in memory.

    `file.data` is the beginning of it, or the whole of what lies in memory.
    """

    file: File
    size: int
    disk: Path | None = None

    @property
    def head(self) -> bytes:
        """Return the first bytes."""
        return self.file.data[:HEAD]

    def stream(self) -> BinaryIO:
        """Open it to read; who opens it closes it. Raises OSError."""
        return self.disk.open("rb") if self.disk is not None else io.BytesIO(self.file.data)


class Members(Protocol):
    """The files in an open archive."""

    def names(self) -> Sequence[str]:
        """Return the names of the files in it, no two alike, in the order in which people count."""
        ...

    def data(self, name: str) -> bytes:
        """Return what one of them holds. Raises UnreadableError."""
        ...

    def close(self) -> None:
        """Give back what is held open."""
        ...


class Rows(Protocol):
    """The rows of an open table, each known by its number as people count below the heads.

    The first row below them is "1"; empty rows count and are left out. A row of a further sheet
    has its name before the number, as in "Sheet 2!14".
    """

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns, no two alike."""
        ...

    @property
    def heads(self) -> bool:
        """Return whether a row names the columns; where not, they are numbered."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """Return sentences on what else is in the file."""
        ...

    @property
    def unread(self) -> tuple[str, ...]:
        """Return sentences on what could be reports and is not read."""
        ...

    @property
    def encoding(self) -> str | None:
        """Return what had to be told of how letters are stored, if anything."""
        ...

    def keys(self) -> Sequence[str]:
        """Return the numbers of the rows that hold something, in order.

        Raises:
            UnreadableError: they are so many that counting them out would fill the memory.
        """
        ...

    def row(self, key: str) -> Mapping[str, str]:
        """Return what stands in a row, by column.

        Raises:
            UnreadableError: there is no such row, or it cannot be read.
        """
        ...

    def each(self) -> Iterator[Mapping[str, str]]:
        """Yield the rows one after the other, those that cannot be read left out."""
        ...

    def close(self) -> None:
        """Give back what is held open."""
        ...


@dataclass(frozen=True, slots=True)
class Archive:
    """A kind of file that packs other files. Fields as those of `Format`.

    `open` takes with the source how deep it lies: 0 on disk, 1 packed in another archive.
    """

    name: str
    suffixes: tuple[str, ...]
    open: Callable[[Source, int], Members]
    recognises: Callable[[Source], bool]


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of file of which each row is a report. Fields as those of `Format`."""

    name: str
    suffixes: tuple[str, ...]
    open: Callable[[Source], Rows]
    recognises: Callable[[Source], bool]


def too_long(rows: int) -> str:
    """Return the sentence on a table of more than `MOST_ROWS` rows."""
    return (
        f"This table has {rows:,} rows; the limit is {MOST_ROWS:,}. Split it, then add the parts."
    )
