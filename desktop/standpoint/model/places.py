# SPDX-License-Identifier: MIT
"""Where a report is read from: a file, or a part of one, such as a row or a packed file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROLES = ("text", "title", "date", "actor", "publisher", "source", "language")
"""What a column of a table can hold; `text` may be spread over several columns."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which columns of a table hold what: role → names of columns, the main one first.

    A column that stands under no role is not read.
    """

    roles: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        unknown = set(self.roles) - set(ROLES)
        if unknown:
            raise ValueError(f"not a role of a column: {', '.join(sorted(unknown))}")

    def columns(self, role: str) -> tuple[str, ...]:
        """Return the columns that hold this, () for none."""
        return self.roles.get(role, ())

    @property
    def usable(self) -> bool:
        """Return whether a column holds the text, without which no row is a report."""
        return bool(self.columns("text"))


@dataclass(frozen=True, slots=True)
class Place:
    """A file, or with `part` one packed file or row of it; `mapping` says how to read rows.

    A part of a part is written with another "#": `colleague.zip#table.csv#12`.
    """

    path: Path
    part: str = ""
    mapping: ColumnMapping | None = None

    @property
    def shown(self) -> str:
        """Return the place as text to store and show: a name need not be valid Unicode."""
        path = os.fsencode(self.path).decode("utf-8", "replace")
        return f"{path}#{self.part}" if self.part else path


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What was found in a file that holds several reports: an archive or a table.

    `parts` are the places in it, in order. A table has `columns`, a few rows of `sample` for
    people to look at, and in `mapping` how it is read; where that is not `usable`, somebody has
    to say first which column holds the text, and `parts` is empty though there are `rows` rows.
    """

    place: Place
    parts: tuple[Place, ...]
    columns: tuple[str, ...] = ()
    sample: tuple[tuple[str, ...], ...] = ()
    mapping: ColumnMapping | None = None
    rows: int = 0
