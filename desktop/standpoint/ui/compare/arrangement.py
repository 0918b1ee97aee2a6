# SPDX-License-Identifier: MIT
"""How a comparison by theme is arranged: alignment and view in, blocks from top to bottom out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from standpoint.analysis.alignment import Alignment, Link, Passage, PassageKey, Row
from standpoint.model.codebook import Codebook, Theme
from standpoint.ui.compare import wording
from standpoint.ui.compare.groups import linked_groups
from standpoint.ui.compare.rows import (
    FOLD_ABOVE,
    Band,
    Block,
    Elsewhere,
    FacetLine,
    Fold,
    Item,
    Remark,
    Shown,
    Silent,
    Stop,
    ThemeHead,
    View,
    visible,
)


def lay_out(alignment: Alignment, codebook: Codebook, view: View) -> tuple[Block, ...]:
    """Return the blocks of a comparison from top to bottom.

    Args:
        alignment: facets across reports.
        codebook: labels and order of themes and facets.
        view: what is off, folded and opened.
    """
    blocks: list[Block] = []
    if alignment.rows and all(theme.id in view.off for theme in codebook.active()):
        return (Remark("", wording.ALL_OFF),)
    if len(alignment.reports) > 1 and not alignment.common_themes():
        blocks.append(Remark("", wording.no_common_theme(len(alignment.reports))))
    for theme in codebook.active():
        rows = tuple(row for row in alignment.rows if row.theme == theme.id)
        if rows and theme.id not in view.off:
            blocks += _ThemeLayout(alignment, theme, rows, view).blocks()
    return tuple(blocks)


@dataclass(slots=True)
class _ThemeLayout:
    """One theme's blocks; keeps which sentence stands where."""

    alignment: Alignment
    theme: Theme
    rows: tuple[Row, ...]
    view: View
    names: Mapping[int, str] = field(init=False)
    order: Mapping[int, int] = field(init=False)
    homes: dict[PassageKey, int] = field(default_factory=dict)
    standing: set[frozenset[PassageKey]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.names = wording.short_names(self.alignment.reports)
        self.order = {report.id: place for place, report in enumerate(self.alignment.reports)}

    def blocks(self) -> list[Block]:
        self._find_homes()
        spoken = [row for row in self.rows if self._speaks(row)]
        collapsed = self.theme.id in self.view.collapsed
        head = ThemeHead(self.theme, self._summary(), collapsed)
        if collapsed:
            return [head]
        blocks: list[Block] = [head]
        for row in self.rows:
            if row in spoken:
                blocks += self._facet(row)
        silent = [row for row in self.rows if row not in spoken]
        blocks += self._silences(silent, whole_theme=not spoken)
        return blocks

    def _speaks(self, row: Row) -> bool:
        return any(self._passages(row, column) for column in range(len(row.cells)))

    def _passages(self, row: Row, column: int) -> tuple[Passage, ...]:
        return visible(row, column, rejected=self.view.rejected)

    def _links(self, row: Row) -> list[Link]:
        there = {p.key for column in range(len(row.cells)) for p in visible(row, column)}
        return [link for link in row.links if link.a in there and link.b in there]

    def _find_homes(self) -> None:
        """A sentence stands at the first facet where it is linked, else at its first facet."""
        for linked in (True, False):
            for place, row in enumerate(self.rows):
                ends = {key for link in self._links(row) for key in (link.a, link.b)}
                for column in range(len(row.cells)):
                    for passage in self._passages(row, column):
                        if not linked or passage.key in ends:
                            self.homes.setdefault(passage.key, place)

    def _summary(self) -> str:
        pairs = {frozenset((link.a, link.b)) for row in self.rows for link in self._links(row)}
        linked = {key for pair in pairs for key in pair}
        only: dict[int, set[PassageKey]] = {report.id: set() for report in self.alignment.reports}
        for row in self.rows:
            for column in range(len(row.cells)):
                for passage in visible(row, column):
                    if passage.key not in linked:
                        only[passage.report].add(passage.key)
        said = wording.summary(len(pairs), {r: len(keys) for r, keys in only.items()}, self.names)
        if said:
            return said
        cells = [cell for row in self.rows for cell in row.cells]
        if any(cell.silence == "not_searched" for cell in cells):
            return "no passage"
        return f"silent in {wording.all_of_them(len(self.alignment.reports))}"

    def _facet(self, row: Row) -> list[Block]:
        facet = self.theme.facet(row.facet)
        counts = " · ".join(self._cell_count(row, column) for column in range(len(row.cells)))
        blocks: list[Block] = [FacetLine(row.theme, row.facet, facet.label, counts)]
        place = self.rows.index(row)
        bands, linked_here = self._bands(row, place)
        rest = tuple(
            self._rest(row, place, column, linked_here) for column in range(len(row.cells))
        )
        if not bands or any(rest):
            bands.append(Band(row.theme, row.facet, rest))
        return [*blocks, *_lifted(bands)]

    def _cell_count(self, row: Row, column: int) -> str:
        if row.cells[column].silence == "not_searched":
            return "not searched"
        return f"{len(visible(row, column)):,}"

    def _bands(self, row: Row, place: int) -> tuple[list[Band], set[PassageKey]]:
        """Return a band for each group of sentences linked with one another."""
        links = [
            link for link in self._links(row) if frozenset((link.a, link.b)) not in self.standing
        ]
        self.standing |= {frozenset((link.a, link.b)) for link in links}
        passages = {p.key: p for c in range(len(row.cells)) for p in self._passages(row, c)}
        bands = []
        for group in linked_groups(links, self.view.order):
            ends = {key for link in group for key in (link.a, link.b)}
            columns = tuple(
                tuple(
                    self._shown(row, passages[key], place, group)
                    for key in sorted(ends)
                    if key[0] == cell.report
                )
                for cell in row.cells
            )
            bands.append(Band(row.theme, row.facet, columns, tuple(group)))
        return bands, {key for link in links for key in (link.a, link.b)}

    def _shown(self, row: Row, passage: Passage, place: int, links: Sequence[Link] = ()) -> Shown:
        remarks = []
        if self.homes.get(passage.key) == place:
            labels = [self.theme.facet(facet).label for facet in passage.also]
            remarks += [f"also {label}" for label in labels]
        if len(self.order) > 2:
            remarks += [self._far(passage, link) for link in links if self._is_far(passage, link)]
        stop = Stop(row.theme, row.facet, passage.key)
        return Shown(stop, passage, bool(links), ", ".join(remarks))

    def _is_far(self, passage: Passage, link: Link) -> bool:
        if passage.key not in (link.a, link.b):
            return False
        return abs(self.order[link.a[0]] - self.order[link.b[0]]) > 1

    def _far(self, passage: Passage, link: Link) -> str:
        """Return how a link is said that no line can show, as another column lies between."""
        other = link.b if link.a == passage.key else link.a
        place = self.order[other[0]]
        for row in self.rows:
            for found in row.cells[place].passages:
                if found.key == other:
                    sign = wording.paragraphs([found.paragraph])
                    name = wording.isolated(self.names[other[0]])
                    return f"linked with {sign} in {name} {_by(link)}".rstrip()
        return ""

    def _rest(
        self, row: Row, place: int, column: int, linked_here: set[PassageKey]
    ) -> tuple[Item, ...]:
        """Return what a cell holds beside its linked sentences."""
        passages = self._passages(row, column)
        if not passages:
            return (self._silent(row, column),)
        items: list[Item] = []
        alone = [p for p in passages if p.key not in linked_here]
        here = [p for p in alone if self.homes[p.key] == place]
        items += self._alone(row, place, column, here, linked=len(alone) < len(passages))
        for below in (True, False):
            there = [p for p in alone if self.homes[p.key] != place
                     and (self.homes[p.key] > place) == below]  # fmt: skip
            if there:
                items.append(Elsewhere(self._elsewhere(there, below=below)))
        return tuple(items)

    def _elsewhere(self, passages: Sequence[Passage], *, below: bool) -> str:
        where = "below" if below else "above"
        ends = {k for row in self.rows for link in self._links(row) for k in (link.a, link.b)}
        linked = "linked " if all(p.key in ends for p in passages) else ""
        numbers = dict.fromkeys(passage.paragraph for passage in passages)
        return f"{wording.paragraphs(list(numbers))} too, {linked}{where}"

    def _alone(
        self, row: Row, place: int, column: int, here: Sequence[Passage], *, linked: bool
    ) -> list[Item]:
        """Return unlinked sentences, folded above five; a cell never holds a fold alone."""
        shown = [self._shown(row, passage, place) for passage in here]
        if len(shown) <= FOLD_ABOVE:
            return list(shown)
        first = 0 if linked else FOLD_ABOVE
        key = (row.theme, row.facet, row.cells[column].report)
        opened = key in self.view.opened
        rest = here[first:]
        words = f"{len(rest):,} more only here"
        if not opened:
            words += f": {wording.paragraphs([p.paragraph for p in rest])}"
        return [*shown[:first], Fold(key, words, opened), *(shown[first:] if opened else [])]

    def _silent(self, row: Row, column: int) -> Silent:
        cell = row.cells[column]
        report = self.alignment.reports[column]
        version = self.alignment.codebook_version
        words, detail = wording.silence(cell, version, report.language)
        if not detail and self.theme.facet(row.facet).counts:
            detail = self._weaker(row, column)
        return Silent(
            row.theme, row.facet, cell.report, words, detail, cell.silence != "not_searched"
        )

    def _weaker(self, row: Row, column: int) -> str:
        """Return where a silent report speaks of the theme's weaker tier, which does not count."""
        place = self.rows.index(row)
        for other, candidate in enumerate(self.rows):
            facet = self.theme.facet(candidate.facet)
            if not facet.counts and self._passages(candidate, column):
                where = "below" if other > place else "above"
                return f"Speaks of {wording.theme_facet(self.theme, facet)}, {where}"
        return ""

    def _silences(self, rows: Sequence[Row], *, whole_theme: bool) -> list[Block]:
        """Return one line for all facets on which every report is silent in the same way."""
        patterns: dict[tuple[str, ...], list[str]] = {}
        for row in rows:
            pattern = tuple(self._silence_of(row, column) for column in range(len(row.cells)))
            patterns.setdefault(pattern, []).append(self.theme.facet(row.facet).label)
        blocks: list[Block] = []
        for pattern, labels in patterns.items():
            facets = ", ".join(labels)
            if set(pattern) == {"no passage found"}:
                if whole_theme:
                    continue  # the theme's header says it
                words = f"Silent in {wording.all_of_them(len(pattern))}: {facets}"
            elif len(set(pattern)) == 1:
                said = pattern[0][0].upper() + pattern[0][1:]
                words = f"{said} in {wording.all_of_them(len(pattern))}: {facets}"
            else:
                said = ", ".join(
                    f"{how} in {wording.isolated(self.names[report.id])}"
                    for how, report in zip(pattern, self.alignment.reports, strict=True)
                )
                words = f"{said[0].upper()}{said[1:]}: {facets}"
            blocks.append(Remark(self.theme.id, words))
        return blocks

    def _silence_of(self, row: Row, column: int) -> str:
        cell = row.cells[column]
        if cell.silence == "not_searched":
            return f"not searched ({cell.reason or 'language'})"
        return "reviewed as silent" if cell.silence == "reviewed" else "no passage found"


def _by(link: Link) -> str:
    return "by you" if link.origin == "human" else wording.link_label(link)


def _lifted(bands: list[Band]) -> list[Band]:
    """Level what a column says unlinked, or its silence, with the facet's first band.

    That is where the eye looks for it, as long as no linked sentence of the column stands there.
    """
    if len(bands) < 2:
        return bands
    first, last = bands[0], bands[-1]
    free = {i for i in range(len(last.columns)) if not any(b.columns[i] for b in bands[:-1])}
    if not any(last.columns[i] for i in free):
        return bands
    columns = tuple(last.columns[i] if i in free else c for i, c in enumerate(first.columns))
    rest = tuple(() if i in free else c for i, c in enumerate(last.columns))
    bands[0] = Band(first.theme, first.facet, columns, first.links)
    bands[-1:] = [Band(last.theme, last.facet, rest)] if any(rest) else []
    return bands
