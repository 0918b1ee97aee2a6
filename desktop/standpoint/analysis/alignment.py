# SPDX-License-Identifier: MIT
"""Reports aligned by theme and facet, with links between sentences that make the same point."""

from __future__ import annotations

from collections.abc import Sequence

from standpoint.analysis.aligned import (
    Alignment,
    Cell,
    Column,
    Link,
    Passage,
    PassageKey,
    Row,
)
from standpoint.analysis.closeness import ClosenessModel
from standpoint.analysis.linking import Linker
from standpoint.analysis.passages import Speech, together
from standpoint.model.codebook import Codebook
from standpoint.model.reports import HumanLink, Reading

__all__ = [
    "LIMIT",
    "Alignment",
    "Cell",
    "Column",
    "Link",
    "Passage",
    "PassageKey",
    "Row",
    "align",
]

LIMIT = 0.08
"""The least closeness of a machine link; on 153 judged pairs: precision .69, recall .74."""


def align(  # noqa: PLR0917
    readings: Sequence[Reading],
    codebook: Codebook,
    version: int,
    closeness: ClosenessModel,
    limit: float = LIMIT,
    links: Sequence[HumanLink] = (),
    columns: Sequence[Column] = (),
) -> Alignment:
    """Group the reports' sentences by theme and facet, and link those that speak to one point.

    Every facet of every active theme is a row, in codebook order, and every column a cell in it.
    Inside a facet two sentences of two columns are linked when one is the other's nearest in that
    column, at `limit` or above; equals are all linked. A person's link or unlink outranks the
    machine. Sentences of different languages are linked by people only. The order of the columns
    is the order of the cells and changes nothing else; reports of one column are never linked.

    Args:
        readings: the reports to compare, each once.
        codebook: the codebook that the mentions come from.
        version: its version, kept in the result.
        closeness: the stem frequencies of the corpus.
        limit: the least closeness of a machine link, from 0 to 1.
        links: what people linked and unlinked, in any reports.
        columns: which reports stand together; without any, each reading has a column of its own.
            Every report in them must be among the readings.
    """
    columns = tuple(columns) or tuple(Column((reading.report,)) for reading in readings)
    speech = {reading.report.id: Speech(reading, codebook, links) for reading in readings}
    linker = Linker(readings, closeness, limit, links)
    rows = []
    for theme in codebook.active():
        for facet in theme.facets:
            cells = tuple(
                together([speech[report].cell(theme, facet.id) for report in column.ids])
                for column in columns
            )
            made, left_out = linker.links(theme.id, facet.id, cells)
            rows.append(Row(theme.id, facet.id, cells, made, left_out, facet.counts))
    return Alignment(version, limit, tuple(columns), tuple(rows))
