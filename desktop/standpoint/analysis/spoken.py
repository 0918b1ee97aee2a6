# SPDX-License-Identifier: MIT
"""What each column of an alignment says on a theme, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable

from standpoint.analysis.aligned import Alignment, Passage, PassageKey
from standpoint.analysis.word_difference import Said
from standpoint.model.reports import Reading


def spoken(
    alignment: Alignment, reading: Callable[[int], Reading], theme: str, facet: str | None = None
) -> tuple[tuple[Said, ...], ...]:
    """Return the sentences of each column on a theme, in the order of its reports and texts.

    Rejected ones are left out; a sentence stands once, however many facets it carries. Without a
    facet those that do not count toward the theme are left out too, as in every chart.

    Args:
        alignment: the columns.
        reading: returns a report as it is read.
        theme: its id.
        facet: of the theme, None for all that count.
    """
    rows = [
        row
        for row in alignment.rows
        if row.theme == theme and (row.facet == facet or (facet is None and row.counts))
    ]
    columns = []
    for place, column in enumerate(alignment.columns):
        order = {report: number for number, report in enumerate(column.ids)}
        found: dict[PassageKey, list[Passage]] = {}
        for row in rows:
            for passage in row.cells[place].passages:
                if passage.status != "rejected":
                    found.setdefault(passage.key, []).append(passage)
        keys = sorted(found, key=lambda key: (order[key[0]], key[1]))
        columns.append(tuple(_said(found[key], reading(key[0])) for key in keys))
    return tuple(columns)


def _said(passages: list[Passage], reading: Reading) -> Said:
    first = passages[0]
    found = dict.fromkeys(
        (mention.start - first.start, mention.end - first.start, mention.rule)
        for passage in passages
        for mention in passage.mentions
    )
    return Said(
        first.report,
        first.sentence,
        reading.text[first.start : first.end],
        reading.report.language,
        tuple(found),
    )
