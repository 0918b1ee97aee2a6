# SPDX-License-Identifier: MIT
"""What one report says on each facet, by rules and by people, and how it is silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from standpoint.analysis.aligned import Cell, Passage
from standpoint.model.codebook import Codebook, Theme
from standpoint.model.reports import (
    CodingStatus,
    Decision,
    HumanLink,
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
        report = self._reading.report.id
        if any(passage.status != "rejected" for passage in passages):
            return Cell(report, passages)
        silence, reason = self._silence(theme.id, facet)
        return Cell(report, passages, silence, reason)

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
        )

    def _silence(self, theme: str, facet: str) -> tuple[Silence, str]:
        """A person who read the report knows more than rules that did not search it."""
        if theme in self._reading.reviewed:
            return "reviewed", ""
        reason = self._reading.unsearched.get((theme, facet))
        return ("none_found", "") if reason is None else ("not_searched", reason)


def _linked_ends(report: int, links: Sequence[HumanLink]) -> Iterator[tuple[str, str, int, int]]:
    """Yield (theme, facet, start, end) of each sentence of a report that a person linked."""
    for link in links:
        if link.linked and link.report_a == report:
            yield link.theme, link.facet, link.start_a, link.end_a
        if link.linked and link.report_b == report:
            yield link.theme, link.facet, link.start_b, link.end_b
