# SPDX-License-Identifier: MIT
"""How much of a column speaks to a theme: sentences of a report, or reports of an actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from standpoint.analysis.aligned import Alignment, Cell, Column, Row

LEAST_REPORTS = 5
"""Of fewer reports no percentage is told: one more would move it by twenty points or more."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many speak: `part` of `whole`, counted in sentences or in reports.

    `whole` leaves out furniture and, of reports, the `unsearched` ones. Where nothing was searched
    and nobody coded anything, both are 0 and `searched` is False.
    """

    part: int
    whole: int
    unit: Literal["sentences", "reports"]
    searched: bool = True
    unsearched: int = 0

    @property
    def percent(self) -> int | None:
        """Return the share in whole per cent, halves up; None where it would say nothing.

        That is where nothing was searched, and below five reports.
        """
        if not self.searched or not self.whole:
            return None
        if self.unit == "reports" and self.whole < LEAST_REPORTS:
            return None
        return (200 * self.part + self.whole) // (2 * self.whole)


def of_theme(alignment: Alignment, theme: str) -> tuple[Share, ...]:
    """Return for each column how much of it speaks to a theme; each sentence counts once.

    Facets that do not count toward the theme are left out, as in every chart.
    """
    rows = [row for row in alignment.rows if row.theme == theme and row.counts]
    return tuple(_share(alignment.columns[c], [row.cells[c] for row in rows])
                 for c in range(len(alignment.columns)))  # fmt: skip


def of_facet(alignment: Alignment, row: Row) -> tuple[Share, ...]:
    """Return for each column how much of it speaks to a facet."""
    return tuple(
        _share(column, [cell]) for column, cell in zip(alignment.columns, row.cells, strict=True)
    )


def _share(column: Column, cells: Sequence[Cell]) -> Share:
    spoken = {
        passage.key for cell in cells for passage in cell.passages if passage.status != "rejected"
    }
    if not column.label:
        searched = bool(spoken) or any(cell.silence != "not_searched" for cell in cells)
        whole = column.reports[0].sentences
        return Share(len(spoken), whole, "sentences", searched) if searched else _nothing(column)
    speaking = {report for report, _ in spoken}
    # A report counts as searched when one of the theme's facets was looked for in it; one in which
    # a person found something counts as well.
    everywhere = [cell.unsearched for cell in cells]
    unsearched = frozenset.intersection(*everywhere) - speaking if everywhere else frozenset()
    whole = len(column.reports) - len(unsearched)
    if not whole:
        return _nothing(column)
    return Share(len(speaking), whole, "reports", unsearched=len(unsearched))


def _nothing(column: Column) -> Share:
    unit: Literal["sentences", "reports"] = "reports" if column.label else "sentences"
    return Share(0, 0, unit, searched=False, unsearched=len(column.reports))
