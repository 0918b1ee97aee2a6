# SPDX-License-Identifier: MIT
"""What an alignment holds: rows of facets, cells of reports, passages and their links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from standpoint.model.reports import CodingStatus, Mention, Report, Silence

PassageKey = tuple[int, int]
"""(report id, sentence index)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that carries a facet: `text[start:end]` of its report.

    `mentions` are those of this theme and facet; a person's own coding may have none.
    `also` names the other facets of the same theme that the sentence carries.
    """

    report: int
    sentence: int
    start: int
    end: int
    paragraph: int
    mentions: tuple[Mention, ...]
    status: CodingStatus
    also: tuple[str, ...] = ()

    @property
    def key(self) -> PassageKey:
        """Return what identifies the passage in links."""
        return (self.report, self.sentence)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says on one facet, or how it is silent and, if not searched, why."""

    report: int
    passages: tuple[Passage, ...]
    silence: Silence | None = None
    reason: str = ""

    @property
    def speaks(self) -> bool:
        """Return whether a passage stands here that nobody rejected."""
        return any(passage.status != "rejected" for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages of different reports on the same facet that speak to the same point.

    `closeness` is a TF-IDF cosine from 0 to 1, None between languages; never a probability.
    `shared` holds the stems that both have, heaviest first.
    """

    a: PassageKey
    b: PassageKey
    closeness: float | None
    shared: tuple[str, ...]
    origin: Literal["machine", "human"]


@dataclass(frozen=True, slots=True)
class Row:
    """One facet across all reports, links sorted by closeness, closest first.

    `left_out` holds, for each passage that has one, its nearest under the limit; a link that is
    the nearest of both its passages stands once. `counts` is False for a facet that does not count
    toward its theme.
    """

    theme: str
    facet: str
    cells: tuple[Cell, ...]
    links: tuple[Link, ...]
    left_out: tuple[Link, ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Alignment:
    """All facets of the active themes across two or more reports, in codebook order."""

    codebook_version: int
    limit: float
    reports: tuple[Report, ...]
    rows: tuple[Row, ...]

    def common_themes(self) -> tuple[str, ...]:
        """Return the themes on which at least two reports speak, in order.

        They speak to a theme together when each has a passage, not rejected, on a facet that
        counts toward it; or when both have one on the same facet, whether it counts or not.
        So a resolution by number and "UN resolutions" in general are not yet a common theme.
        """
        together: dict[str, bool] = {}
        counted: dict[str, set[int]] = {}
        for row in self.rows:
            speaking = {cell.report for cell in row.cells if cell.speaks}
            together[row.theme] = together.get(row.theme, False) or len(speaking) > 1
            if row.counts:
                counted.setdefault(row.theme, set()).update(speaking)
        return tuple(
            theme for theme, same in together.items() if same or len(counted.get(theme, ())) > 1
        )
