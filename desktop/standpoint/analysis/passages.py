# SPDX-License-Identifier: MIT
"""What a report, or several together, say on each facet, and how they are silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from standpoint.analysis.aligned import Cell, Passage
from standpoint.model.codebook import Codebook, Theme
from standpoint.model.reports import (
    CodingStatus,
    Decision,
    HumanLink,
    Marking,
    Mention,
    Reading,
    Sentence,
    Silence,
)


class Speech:
    """One report's coded sentences by theme and facet. Furniture never speaks.

    People's decisions and links name a sentence by its offsets. A sentence that a person linked
    speaks to that facet even where no rule says so (any more), unless a person rejected it there;
    a link is no decision on the coding, which stays suggested.
    """

    def __init__(
        self, reading: Reading, codebook: Codebook, links: Sequence[HumanLink] = ()
    ) -> None:
        self._reading = reading
        self._sentences = {s.index: s for s in reading.sentences if not s.furniture}
        self._by_offsets = {(s.start, s.end): s.index for s in self._sentences.values()}
        self._facets = {(theme.id, facet.id) for theme in codebook.themes for facet in theme.facets}
        self._mentions: dict[tuple[str, str], dict[int, list[Mention]]] = defaultdict(dict)
        self._status: dict[tuple[str, str], dict[int, CodingStatus]] = defaultdict(dict)
        self._marked = _marked(reading.markings, self._sentences.values())
        for mention in sorted(reading.mentions, key=lambda m: (m.start, m.end)):
            self._suggest(mention)
        for decision in sorted(reading.decisions, key=lambda made: made.made_at):
            self._decide(decision)
        for theme, facet, start, end in _linked_ends(reading.report.id, links):
            index = self._by_offsets.get((start, end))
            if index is not None and (theme, facet) in self._facets:
                self._status[theme, facet].setdefault(index, "suggested")

    def _suggest(self, mention: Mention) -> None:
        place = (mention.theme, mention.facet)
        if mention.sentence in self._sentences and place in self._facets:
            self._mentions[place].setdefault(mention.sentence, []).append(mention)
            self._status[place][mention.sentence] = "suggested"

    def _decide(self, decision: Decision) -> None:
        place = (decision.theme, decision.facet)
        index = self._by_offsets.get((decision.start, decision.end))
        if index is not None and place in self._facets:
            self._status[place][index] = decision.status

    def cell(self, theme: Theme, facet: str) -> Cell:
        """Return the report's passages on a facet in the order of the text, or its silence.

        Rejected passages stay in the cell but are no speech. A rejection of what no rule suggests
        any more shows nothing.
        """
        place = (theme.id, facet)
        mentions = self._mentions.get(place, {})
        passages = tuple(
            self._passage(self._sentences[index], status, mentions.get(index, ()), theme, facet)
            for index, status in sorted(self._status.get(place, {}).items())
            if status != "rejected" or index in mentions
        )
        reports = (self._reading.report.id,)
        reason = self._reading.unsearched.get(place, "")
        unsearched = frozenset(reports) if reason else frozenset()
        if any(passage.status != "rejected" for passage in passages):
            return Cell(reports, passages, unsearched=unsearched)
        if theme.id in self._reading.reviewed:
            # A person who read the report knows more than rules that did not search it.
            return Cell(reports, passages, "reviewed", unsearched=unsearched)
        silence: Silence = "not_searched" if reason else "none_found"
        return Cell(reports, passages, silence, reason, unsearched)

    def _passage(
        self,
        sentence: Sentence,
        status: CodingStatus,
        mentions: Sequence[Mention],
        theme: Theme,
        facet: str,
    ) -> Passage:
        also = (
            other.id
            for other in theme.facets
            if other.id != facet
            and self._status.get((theme.id, other.id), {}).get(sentence.index, "rejected")
            != "rejected"
        )
        return Passage(
            self._reading.report.id,
            sentence.index,
            sentence.start,
            sentence.end,
            sentence.paragraph,
            tuple(mentions),
            status,
            tuple(also),
            self._marked.get((theme.id, facet, sentence.index), ()),
        )


def together(cells: Sequence[Cell]) -> Cell:
    """Return what several reports say on a facet as one cell, report after report.

    They are silent together: reviewed where a person found each of them silent, not searched where
    nothing searched any of them.
    """
    if len(cells) == 1:
        return cells[0]
    reports = tuple(report for cell in cells for report in cell.reports)
    passages = tuple(passage for cell in cells for passage in cell.passages)
    unsearched = frozenset(report for cell in cells for report in cell.unsearched)
    silences = {cell.silence for cell in cells}
    if None in silences:
        return Cell(reports, passages, unsearched=unsearched)
    if silences == {"reviewed"}:
        return Cell(reports, passages, "reviewed", unsearched=unsearched)
    if "none_found" in silences:
        return Cell(reports, passages, "none_found", unsearched=unsearched)
    reason = next(cell.reason for cell in cells if cell.silence == "not_searched")
    return Cell(reports, passages, "not_searched", reason, unsearched)


def _marked(
    markings: Iterable[Marking], sentences: Iterable[Sentence]
) -> dict[tuple[str, str, int], tuple[tuple[int, int], ...]]:
    """Return by theme, facet and sentence what a person marked of it."""
    found: dict[tuple[str, str, int], list[tuple[int, int]]] = defaultdict(list)
    ordered = sorted(markings, key=lambda made: (made.start, made.end))
    if ordered:
        for sentence in sentences:
            for made in ordered:
                start, end = max(made.start, sentence.start), min(made.end, sentence.end)
                if start < end:
                    found[made.theme, made.facet, sentence.index].append((start, end))
    return {place: tuple(spans) for place, spans in found.items()}


def _linked_ends(report: int, links: Sequence[HumanLink]) -> Iterator[tuple[str, str, int, int]]:
    """Yield (theme, facet, start, end) of each sentence of a report that a person linked."""
    for link in links:
        if link.linked and link.report_a == report:
            yield link.theme, link.facet, link.start_a, link.end_a
        if link.linked and link.report_b == report:
            yield link.theme, link.facet, link.start_b, link.end_b
