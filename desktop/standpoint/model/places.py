# SPDX-License-Identifier: MIT
"""Where a report is read from: a file, or a part of one, such as a row or a packed file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

ROLES = ("text", "title", "date", "actor", "publisher", "source", "language")
"""What a column of a table can hold; `text` may be spread over several columns."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which columns of a table hold what: role → names of columns, the main one first.

    A column that stands under no role is not read. Roles in `guessed` are a suggestion that
    somebody should look at; a text that is only guessed is not read. `day_first` says of columns
    with dates such as 03/04/2020 which number is the day, where the column as a whole decides it.
    """

    roles: Mapping[str, tuple[str, ...]]
    guessed: frozenset[str] = frozenset()
    day_first: Mapping[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = set(self.roles) - set(ROLES)
        if unknown:
            raise ValueError(f"not a role of a column: {', '.join(sorted(unknown))}")

    def columns(self, role: str) -> tuple[str, ...]:
        """Return the columns that hold this, () for none."""
        return self.roles.get(role, ())

    @property
    def usable(self) -> bool:
        """Return whether a column surely holds the text, without which no row is a report."""
        return bool(self.columns("text")) and "text" not in self.guessed


@dataclass(frozen=True, slots=True)
class Place:
    """A file, or with `part` one packed file or row of it; `mapping` says how to read rows.

    A part of a part is written behind another "#": `colleague.zip#table.csv#12`. A "#" that
    belongs to the name of a packed file is written %23.
    """

    path: Path
    part: str = ""
    mapping: ColumnMapping | None = None

    @property
    def shown(self) -> str:
        """Return the place as text to store and show: a name need not be valid Unicode."""
        path = os.fsencode(self.path).decode("utf-8", "replace")
        return f"{path}#{self.part}" if self.part else path

    def inside(self, name: str, mapping: ColumnMapping | None = None) -> Place:
        """Return the place of a packed file of that name, or of a row of that number."""
        written = escaped(name)
        return Place(self.path, f"{self.part}#{written}" if self.part else written, mapping)

    @property
    def key(self) -> tuple[Path, str]:
        """Return what no other place has; what is `shown` may be the name of a file as well."""
        return self.path, self.part

    def holds(self, other: Place) -> bool:
        """Return whether another place is this one or lies in it."""
        if self.path != other.path:
            return False
        return self.part in ("", other.part) or other.part.startswith(f"{self.part}#")

    @property
    def outer(self) -> Place:
        """Return the place that this is a part of."""
        return replace(self, part=self.part.rpartition("#")[0], mapping=None)

    @property
    def name(self) -> str:
        """Return the name of this part in the place that it is a part of, "" for a file."""
        return _ESCAPE.sub(lambda found: "#%"[found[1] == "5"], self.part.rpartition("#")[2])

    @property
    def depth(self) -> int:
        """Return how many files or tables this lies in: 0 for a file on disk."""
        return self.part.count("#") + 1 if self.part else 0


_ESCAPE = re.compile("%2([35])")


def escaped(name: str) -> str:
    """Return the name of a packed file without "#"; `Place.name` takes it back.

    A percent sign stays as it is, but where it would be taken for the sign of an escape.
    """
    return re.sub("%(?=2[35])", "%25", name).replace("#", "%23")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What was found in a file that holds several reports: an archive or a table.

    `parts` are the places in it, in order. A table has `columns`, a few rows of `sample` for
    people to look at, and in `mapping` how it is read; where that is not `usable`, somebody has
    to say first which column holds the text, and `parts` is empty though there are `rows` rows.
    `heads` is False where no row names the columns. `notes` are sentences on what else is in the
    file, `unread` on what could be reports and is not read. `not_read` are columns under no role
    that could hold a date, an actor or a publisher, where one of these has no column and nobody
    said how the table is read.
    """

    place: Place
    parts: tuple[Place, ...]
    columns: tuple[str, ...] = ()
    sample: tuple[tuple[str, ...], ...] = ()
    mapping: ColumnMapping | None = None
    rows: int = 0
    heads: bool = True
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    not_read: tuple[str, ...] = ()
