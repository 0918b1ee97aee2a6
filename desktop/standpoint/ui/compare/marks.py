# SPDX-License-Identifier: MIT
"""What is marked in a full text: coded sentences with themes, underlines with levels."""

from __future__ import annotations

from dataclasses import dataclass

from standpoint.model.reports import CodingStatus
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.rows import Stop


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence with what it is coded as: one stop per theme and facet, in codebook order."""

    sentence: int
    start: int
    end: int
    paragraph: int
    stops: tuple[Stop, ...]

    @property
    def themes(self) -> tuple[str, ...]:
        """Its themes, each once."""
        return tuple(dict.fromkeys(stop.theme for stop in self.stops))


@dataclass(frozen=True, slots=True)
class Underline:
    """A line under `text[start:end]` in a theme's ink; `level` 1 lies below one of level 0.

    A line `by_hand` is turned up at the ends of what a person marked; `ends` says at which of its
    two ends, for a marking may reach over several sentences.
    """

    start: int
    end: int
    theme: str
    level: int
    by_hand: bool = False
    ends: tuple[bool, bool] = (False, False)


def coded(comparison: Comparison, report: int) -> tuple[Coded, ...]:
    """Return the coded sentences of a report whose themes are on, in the text's order."""
    found: dict[int, Coded] = {}
    hidden: frozenset[CodingStatus] = frozenset({"rejected"})
    column = comparison.place(report)
    for row in comparison.alignment.rows:
        if not comparison.shows(row.theme):
            continue
        for passage in row.cells[column].passages:
            if passage.status in hidden or passage.report != report:
                continue
            before = found.get(passage.sentence)
            stops = (*(before.stops if before else ()), Stop(row.theme, row.facet, passage.key))
            found[passage.sentence] = Coded(
                passage.sentence, passage.start, passage.end, passage.paragraph, stops
            )
    return tuple(found[sentence] for sentence in sorted(found))


def underlines(comparison: Comparison, report: int) -> tuple[Underline, ...]:
    """Return the lines under what rules found and people marked, those of two themes apart."""
    column = comparison.place(report)
    spans: dict[tuple[int, int, str], tuple[bool, bool] | None] = {}
    marked = comparison.reading(report).markings
    for row in comparison.alignment.rows:
        if not comparison.shows(row.theme):
            continue
        mine = [made for made in marked if (made.theme, made.facet) == (row.theme, row.facet)]
        starts, stops = {made.start for made in mine}, {made.end for made in mine}
        for passage in row.cells[column].passages:
            if passage.status == "rejected" or passage.report != report:
                continue
            for start, end in passage.marked:
                spans[start, end, row.theme] = (start in starts, end in stops)
            for mention in passage.mentions:
                spans.setdefault((mention.start, mention.end, row.theme), None)
    lines: list[Underline] = []
    for start, end, theme in sorted(spans):
        taken = {line.level for line in lines
                 if line.end > start and line.start < end and line.theme != theme}  # fmt: skip
        level = next(level for level in range(len(taken) + 1) if level not in taken)
        ends = spans[start, end, theme]
        lines.append(Underline(start, end, theme, level, ends is not None, ends or (False, False)))
    return tuple(lines)
