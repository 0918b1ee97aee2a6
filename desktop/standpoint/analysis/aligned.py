# SPDX-License-Identifier: MIT
"""What an alignment holds: rows of facets, columns of reports, passages and their links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from standpoint.model.reports import CodingStatus, Mention, Report, Silence
from standpoint.model.reposts import NO_REPOSTS, RepostPolicy

PassageKey = tuple[int, int]
"""(report id, sentence index)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that carries a facet: `text[start:end]` of its report.

    `mentions` are those of this theme and facet; a person's own coding may have none.
    `also` names the other facets of the same theme that the sentence carries. `marked` are the
    words that a person coded with this facet, as offsets like `start`, cut to the sentence.
    """

    report: int
    sentence: int
    start: int
    end: int
    paragraph: int
    mentions: tuple[Mention, ...]
    status: CodingStatus
    also: tuple[str, ...] = ()
    marked: tuple[tuple[int, int], ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Return what is underlined: where rules matched and what a person marked, in order."""
        found = {(mention.start, mention.end) for mention in self.mentions}
        return tuple(sorted(found.union(self.marked)))

    @property
    def key(self) -> PassageKey:
        """Return what identifies the passage in links."""
        return (self.report, self.sentence)


@dataclass(frozen=True, slots=True)
class Column:
    """The reports that stand in one column: one of them, or all of an actor under its `label`.

    Of several reports, `about` says in words which they are ("12 reports, 2023"), and `reposts`
    how many reposts are among them or were left out.
    """

    reports: tuple[Report, ...]
    label: str = ""
    about: str = ""
    reposts: RepostPolicy = NO_REPOSTS

    @property
    def ids(self) -> tuple[int, ...]:
        """Return the ids of its reports, in their order."""
        return tuple(report.id for report in self.reports)

    @property
    def language(self) -> str | None:
        """Return the language of its reports, None where they are of several."""
        spoken = {report.language for report in self.reports}
        return spoken.pop() if len(spoken) == 1 else None


@dataclass(frozen=True, slots=True)
class Cell:
    """What the reports of a column say on a facet, or how they are silent and, if unsearched, why.

    `unsearched` are the reports of the column in which nothing looked for the facet.
    """

    reports: tuple[int, ...]
    passages: tuple[Passage, ...]
    silence: Silence | None = None
    reason: str = ""
    unsearched: frozenset[int] = frozenset()

    @property
    def report(self) -> int:
        """Return the report of a column that has but one, else the first."""
        return self.reports[0]

    @property
    def speaks(self) -> bool:
        """Return whether a passage stands here that nobody rejected."""
        return any(passage.status != "rejected" for passage in self.passages)

    def searched(self, report: int) -> bool:
        """Return whether something looked for the facet in a report, or a person read it."""
        if len(self.reports) == 1:
            return self.silence != "not_searched"
        return report not in self.unsearched


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages of different columns on the same facet that speak to the same point.

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
    """One facet across all columns, links sorted by closeness, closest first.

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
    """All facets of the active themes across two or more columns, in codebook order."""

    codebook_version: int
    limit: float
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """Return the reports of all columns, from left to right."""
        return tuple(report for column in self.columns for report in column.reports)

    @property
    def grouped(self) -> bool:
        """Return whether a column stands for an actor's reports and not for one report."""
        return any(column.label for column in self.columns)

    @property
    def reposts(self) -> RepostPolicy:
        """Return how the reposts of actors' columns were counted, all together."""
        number = sum(column.reposts.number for column in self.columns)
        policies = {column.reposts.reposts for column in self.columns if column.reposts.number}
        return RepostPolicy(policies.pop(), number) if policies else NO_REPOSTS

    def counts(self, theme: str) -> tuple[int | None, ...]:
        """Return on how many sentences of each column a theme counts; None: not searched there.

        A sentence counts once. Facets that do not count toward the theme are left out here, as
        they are in every chart; their own lines say how often they were found.
        """
        rows = self._counting(theme)
        found: list[int | None] = []
        for column in range(len(self.columns)):
            cells = [row.cells[column] for row in rows]
            keys = {one.key for cell in cells for one in cell.passages if one.status != "rejected"}
            searched = any(cell.silence != "not_searched" for cell in cells)
            found.append(len(keys) if searched or keys else None)
        return tuple(found)

    def counts_of(self, theme: str, reports: Sequence[int]) -> tuple[int | None, ...]:
        """Return the same of single reports of the columns, in the order that is given."""
        rows = self._counting(theme)
        found: list[int | None] = []
        for report in reports:
            cells = [cell for row in rows for cell in row.cells if report in cell.reports]
            passages = [one for cell in cells for one in cell.passages if one.report == report]
            keys = {one.key for one in passages if one.status != "rejected"}
            searched = any(cell.searched(report) for cell in cells)
            found.append(len(keys) if searched or keys else None)
        return tuple(found)

    def _counting(self, theme: str) -> list[Row]:
        return [row for row in self.rows if row.theme == theme and row.counts]

    def common_themes(self) -> tuple[str, ...]:
        """Return the themes that count in at least two columns, in order."""
        themes = dict.fromkeys(row.theme for row in self.rows)
        return tuple(t for t in themes if sum(bool(number) for number in self.counts(t)) > 1)

    def common_beside(self) -> tuple[tuple[str, str], ...]:
        """Return the (theme, facet) on which two columns speak without counting toward the theme.

        Such a facet is "UN resolutions in general" beside the resolution by number.
        """
        return tuple(
            (row.theme, row.facet)
            for row in self.rows
            if not row.counts and sum(cell.speaks for cell in row.cells) > 1
        )
