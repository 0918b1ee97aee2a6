# SPDX-License-Identifier: MIT
"""An alignment brought up to date: only what a change could touch is grouped and linked anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from standpoint.analysis.aligned import Alignment, Cell, PassageKey, Row
from standpoint.analysis.closeness import ClosenessModel, StemVector
from standpoint.analysis.linking import Linker
from standpoint.analysis.passages import Speech, together
from standpoint.model.codebook import Codebook, Theme
from standpoint.model.reports import HumanLink, Reading


@dataclass(frozen=True, slots=True)
class Known:
    """What an alignment was made of, and what is kept for the next time.

    `vectors` holds sentences as they were stemmed; it grows and may be shared.
    """

    readings: Mapping[int, Reading]
    codebook: Codebook
    closeness: ClosenessModel
    links: Sequence[HumanLink] = ()
    vectors: dict[PassageKey, StemVector] = field(default_factory=dict)


def realign(
    before: Alignment,
    known: Known,
    changed: Collection[int],
    links_before: Sequence[HumanLink] = (),
) -> Alignment:
    """Return what `align` would of the readings as they are now, in the same columns.

    Args:
        before: the alignment as it was.
        known: readings, codebook and people's links as they are now; texts, rules and sentences
            are as they were, only what people said of them is not.
        changed: the reports about which people said something else than before.
        links_before: people's links as they were.
    """
    other = set(known.links) ^ set(links_before)
    touched = {(link.theme, link.facet) for link in other}
    ends = {report for link in other for report in (link.report_a, link.report_b)}
    speech = _Heard(known)
    stale = set(changed) | ends
    rows = []
    for row in before.rows:
        theme = known.codebook.theme(row.theme)
        cells = tuple(
            _cell(cell, theme, row.facet, stale.intersection(cell.reports), speech)
            for cell in row.cells
        )
        if cells == row.cells and (row.theme, row.facet) not in touched:
            rows.append(row)
        elif _speaking(cells) == _speaking(row.cells) and (row.theme, row.facet) not in touched:
            rows.append(replace(row, cells=cells))
        else:
            rows.append(_linked(row, cells, known, before.limit))
    return replace(before, rows=tuple(rows))


class _Heard:
    """What reports say, heard when it is first asked for."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._speech: dict[int, Speech] = {}

    def cell(self, report: int, theme: Theme, facet: str) -> Cell:
        """Return what one report says on a facet."""
        if report not in self._speech:
            known = self._known
            self._speech[report] = Speech(known.readings[report], known.codebook, known.links)
        return self._speech[report].cell(theme, facet)


def _cell(cell: Cell, theme: Theme, facet: str, stale: Collection[int], speech: _Heard) -> Cell:
    """Return a cell with what its stale reports say now."""
    if not stale:
        return cell
    now = {report: speech.cell(report, theme, facet) for report in stale}
    kept = [passage for passage in cell.passages if passage.report not in stale]
    order = {report: place for place, report in enumerate(cell.reports)}
    new = [passage for found in now.values() for passage in found.passages]
    passages = tuple(sorted([*kept, *new], key=lambda one: (order[one.report], one.sentence)))
    if any(passage.status != "rejected" for passage in passages):
        return Cell(cell.reports, passages, unsearched=cell.unsearched)
    # How reports are silent together hangs on each of them.
    return together([speech.cell(report, theme, facet) for report in cell.reports])


def _speaking(cells: Sequence[Cell]) -> list[set[PassageKey]]:
    """Return what can be linked: a confirmed sentence is linked as it was when suggested."""
    return [{one.key for one in cell.passages if one.status != "rejected"} for cell in cells]


def _linked(row: Row, cells: tuple[Cell, ...], known: Known, limit: float) -> Row:
    speaking = {passage.report for cell in cells for passage in cell.passages}
    readings = [known.readings[report] for report in sorted(speaking)]
    linker = Linker(readings, known.closeness, limit, known.links, known.vectors)
    made, left_out = linker.links(row.theme, row.facet, cells)
    return replace(row, cells=cells, links=made, left_out=left_out)
