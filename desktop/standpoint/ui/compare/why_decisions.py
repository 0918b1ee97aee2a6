# SPDX-License-Identifier: MIT
"""What people decided about what is selected, and when: for the Why panel."""

from __future__ import annotations

from dataclasses import dataclass

from standpoint.analysis.alignment import Passage
from standpoint.model.reports import Marking
from standpoint.ui.compare import wording
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.moments import since
from standpoint.ui.compare.rows import Stop

QUOTED = 120
"""Letters shown of words that a person marked."""


def coding(comparison: Comparison, stop: Stop, passage: Passage) -> str:
    """Return "Confirmed, 22 Nov 2026, 14:32": where a coding stands and since when."""
    status = wording.status_words(passage.status, passage)
    place = (passage.start, passage.end, stop.theme, stop.facet)
    for decision in comparison.reading(stop.report).decisions:
        if (decision.start, decision.end, decision.theme, decision.facet) == place:
            return since(status, decision.made_at)
    return status


def marked(comparison: Comparison, stop: Stop, passage: Passage) -> list[Marking]:
    """Return the words of a sentence that a person coded on its facet, in order."""
    return [
        made
        for made in comparison.reading(stop.report).markings
        if (made.theme, made.facet) == (stop.theme, stop.facet)
        and made.start < passage.end
        and passage.start < made.end
    ]


def quote(comparison: Comparison, made: Marking) -> str:
    """Return the words that a person marked, the middle left out of long ones."""
    words = comparison.reading(made.report).text[made.start : made.end]
    if len(words) <= QUOTED:
        return words
    half = QUOTED // 2
    return f"{words[:half].rsplit(' ', 1)[0]} … {words[-half:].split(' ', 1)[-1]}"


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A link that a person took away: both passages, and when."""

    here: Passage
    there: Passage
    made_at: str


def unlinked(comparison: Comparison, stop: Stop) -> list[Unlinked]:
    """Return the links of a sentence on its facet that a person took away."""
    here = comparison.passage(stop)
    if here is None:
        return []
    found = []
    for made in comparison.session.reading_corpus.links(comparison.ids):
        ends = {(made.report_a, made.start_a), (made.report_b, made.start_b)}
        mine = (here.report, here.start)
        if made.linked or (made.theme, made.facet) != (stop.theme, stop.facet) or mine not in ends:
            continue
        there = next((_at(comparison, stop, *end) for end in ends if end != mine), None)
        if there is not None:
            found.append(Unlinked(here, there, made.made_at))
    return sorted(found, key=lambda one: comparison.rank(one.there.key))


def _at(comparison: Comparison, stop: Stop, report: int, start: int) -> Passage | None:
    if report not in comparison.ids:
        return None
    for sentence in comparison.reading(report).sentences:
        if sentence.start == start:
            return comparison.passage_of(stop.theme, stop.facet, (report, sentence.index))
    return None
