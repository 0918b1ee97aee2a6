# SPDX-License-Identifier: MIT
"""What kinds of file hold several reports: archives of files, and tables of which rows are reports.

A new kind is a module with an `Archive` or a `Table`, a line in `registry` and a test.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from standpoint.documents.formats import File


class Members(Protocol):
    """The files in an open archive."""

    def names(self) -> Sequence[str]:
        """Return the names of the files in it, in the order in which people count."""
        ...

    def data(self, name: str) -> bytes:
        """Return what one of them holds. Raises UnreadableError."""
        ...


class Rows(Protocol):
    """The rows of an open table."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns, no two alike."""
        ...

    def __len__(self) -> int:
        """Return how many rows there are, without the heads of the columns."""
        ...

    def row(self, number: int) -> Mapping[str, str]:
        """Return what stands in a row, by column. Rows are counted from 1.

        Raises:
            UnreadableError: there is no such row, or it cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True)
class Archive:
    """A kind of file that packs other files. Fields as those of `Format`."""

    name: str
    suffixes: tuple[str, ...]
    open: Callable[[File], Members]
    recognises: Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of file of which each row is a report. Fields as those of `Format`.

    `recognises` sees the file, since a table in plain letters is told by its ending, too.
    """

    name: str
    suffixes: tuple[str, ...]
    open: Callable[[File], Rows]
    recognises: Callable[[File], bool]
