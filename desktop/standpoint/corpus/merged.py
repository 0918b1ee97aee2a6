# SPDX-License-Identifier: MIT
"""What came of a merge, in values and in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from standpoint.corpus.recovered import counted

_LISTED = ("decision", "marking", "memo", "link", "reviewed", "tag", "event", "figure")
_LISTED_TOO = (
    "furniture_line",
    "furniture_passage",
    "actor",
    "actor_name",
    "actor_refused",
    "column_mapping",
    "repost_said",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Both corpora say something of the same thing, and not the same: what is `here` stayed."""

    what: str
    here: str
    there: str

    def __str__(self) -> str:
        return f"{self.what}: here {self.here}, there {self.there}. The one here was kept."


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in from another corpus. Keys of the mappings are names of tables.

    Attributes:
        name: the other corpus.
        added: the ids of reports that came in.
        same: how many of its reports were here already, by their texts.
        brought: rows that came in with what people said.
        filled: per report, the fields that were empty here, with what they hold now.
        differences: what both say, and not alike.
        unknown: (theme, facet) that this codebook does not have, with how many words of people
            on them could not come along.
        unplaced: rows that have no place here, because the text is cut into sentences otherwise.
        rows: every row written, to take it back.
        nowhere: how many links that were kept with older texts name a report that did not come.
    """

    name: str
    added: tuple[int, ...] = ()
    same: int = 0
    brought: Mapping[str, int] = field(default_factory=dict)
    filled: Mapping[int, Mapping[str, str | None]] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    unknown: Mapping[tuple[str, str], int] = field(default_factory=dict)
    unplaced: Mapping[str, int] = field(default_factory=dict)
    rows: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    nowhere: int = 0

    @property
    def changed(self) -> bool:
        """Return whether anything came in."""
        return bool(self.added or self.rows or self.filled)

    def headline(self) -> str:
        """Return in one sentence what came in."""
        parts = [counted("report", len(self.added))] if self.added else []
        parts += [
            counted(table, number)
            for table in (*_LISTED, *_LISTED_TOO)
            if (number := self.brought.get(table, 0))
        ]
        if older := self.brought.get("body", 0):
            parts.append("1 older text" if older == 1 else f"{older:,} older texts")
        if self.filled:
            number = len(self.filled)
            parts.append("details of 1 report" if number == 1 else f"details of {number:,} reports")
        if not parts:
            return f"{self.name} holds nothing that is not here already."
        return f"From {self.name}: {', '.join(parts)}."

    def sentences(self) -> Iterator[str]:
        """Yield what was here already, what could not come along, and what differs."""
        if self.same:
            yield f"{counted('report', self.same)} had the same text here and there."
        for (theme, facet), number in sorted(self.unknown.items()):
            name = f"{theme}/{facet}" if facet else theme
            said = "1 coding" if number == 1 else f"{number:,} codings"
            yield f"{said} on {name} could not come along: this codebook does not have it."
        for table, number in self.unplaced.items():
            yield (
                f"{counted(table, number)} could not come along: the text is cut into sentences "
                "otherwise here."
            )
        if self.nowhere:
            links = "1 link" if self.nowhere == 1 else f"{self.nowhere:,} links"
            whose = "its other report" if self.nowhere == 1 else "their other reports"
            yield f"{links} kept with an older text could not come along: {whose} did not come."
        yield from map(str, self.differences)
