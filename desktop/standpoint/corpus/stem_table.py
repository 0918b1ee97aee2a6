# SPDX-License-Identifier: MIT
"""In how many sentences of the corpus each stem stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


class Stems:
    """In how many sentences stems stand, gathered over some reports and then written at once.

    Most stems of a report stand in others too, so that this is far less to write.
    """

    def __init__(self) -> None:
        self._changes: dict[str, Counter[str]] = {}

    def add(self, language: str | None, stems: Mapping[str, int], sign: int = 1) -> None:
        """Add (`sign` 1) or take away (-1) a report's stems."""
        if language is None:
            return
        changes = self._changes.setdefault(language, Counter())
        for stem, number in stems.items():
            changes[stem] += sign * number

    def add_listed(self, language: str | None, stems: str) -> None:
        """Add a report's stems, listed one a line as often as there are sentences with them."""
        if language is not None and stems:
            self._changes.setdefault(language, Counter()).update(stems.split("\n"))

    def write(self, db: Database) -> None:
        """Write the changes. Call it inside `changing`."""
        db.conn.executemany(
            "INSERT INTO stem (language, stem, sentences) VALUES (?, ?, ?) "
            "ON CONFLICT (language, stem) DO UPDATE SET sentences = sentences + excluded.sentences",
            [
                (language, stem, number)
                for language, changes in self._changes.items()
                for stem, number in sorted(changes.items())
            ],
        )
