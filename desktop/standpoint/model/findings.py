# SPDX-License-Identifier: MIT
"""What was found out about a report before anybody said it: values with their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Found = Literal["title", "date", "actor", "publisher", "source", "language"]
Strength = Literal["stated", "likely", "weak"]
"""How far a finding carries.

"stated": the document says so of itself, in a place made for it. "likely": it stands where such
values stand, as a dateline or in the file's name. "weak": it says something else that often goes
along, as the day on which a file was saved; it is shown and never taken by itself.
"""
STRENGTHS: tuple[Strength, ...] = ("stated", "likely", "weak")


@dataclass(frozen=True, slots=True)
class Finding:
    """One value that was found for a field of a report.

    `value` is as the field keeps it (EDTF for a date), `where` says in words where it was found
    ("front matter “date”"), `quote` holds the words as they stand there, if they are others.
    """

    field: Found
    value: str
    where: str
    strength: Strength = "stated"
    quote: str = ""

    def as_values(self) -> list[str]:
        """Return the finding as a row of JSON."""
        return [self.field, self.value, self.where, self.strength, self.quote]


def from_values(kept: object) -> tuple[Finding, ...]:
    """Return findings from rows of JSON; a row that is none is passed over."""
    rows: list[Any] = kept if isinstance(kept, list) else []
    return tuple(
        Finding(*row)
        for row in rows
        if isinstance(row, list) and len(row) == 5 and all(isinstance(part, str) for part in row)
    )


def of(findings: Iterable[Finding], field: Found) -> tuple[Finding, ...]:
    """Return the findings of one field, the strongest first, otherwise in their order."""
    mine = [finding for finding in findings if finding.field == field]
    return tuple(sorted(mine, key=lambda finding: STRENGTHS.index(finding.strength)))
