# SPDX-License-Identifier: MIT
"""How a comparison by theme is arranged: alignment and view in, blocks from top to bottom out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from standpoint.analysis.alignment import Alignment, Link, Passage, PassageKey, Row
from standpoint.model.codebook import Codebook, Theme
from standpoint.ui.compare import wording
from standpoint.ui.compare.groups import linked_groups
from standpoint.ui.compare.naming import Names, names
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
        alignment: facets across columns.
        codebook: labels and order of themes and facets.
        view: what is off, folded and opened.
    """
    blocks: list[Block] = []
    if alignment.rows and all(theme.id in view.off for theme in codebook.active()):
        return (Remark("", wording.ALL_OFF),)
    if len(alignment.columns) > 1 and not alignment.common_themes():
        words = wording.no_common_theme(len(alignment.columns), grouped=alignment.grouped)
        blocks.append(Remark("", words))
    called = names(alignment)
    for theme in codebook.active():
        rows = tuple(row for row in alignment.rows if row.theme == theme.id)
        if rows and theme.id not in view.off:
            blocks += _ThemeLayout(alignment, theme, rows, view, called).blocks()
    return tuple(blocks)


@dataclass(slots=True)
class _ThemeLayout:
    """One theme's blocks; keeps which sentence stands where."""

    alignment: Alignment
    theme: Theme
    rows: tuple[Row, ...]
    view: View
    names: Names
    places: dict[int, int] = field(init=False)
    ranks: dict[int, int] = field(init=False)
    homes: dict[PassageKey, int] = field(default_factory=dict)
    standing: set[frozenset[PassageKey]] = field(default_factory=set)
    linked: list[list[Link]] = field(default_factory=list)
    ends: set[PassageKey] = field(default_factory=set)
    paragraphs: dict[PassageKey, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        columns = self.alignment.columns
        self.places = {one: place for place, column in enumerate(columns) for one in column.ids}
        self.ranks = {report.id: rank for rank, report in enumerate(self.alignment.reports)}
        self.linked = [self._shown_links(row) for row in self.rows]
        self.ends = _ends(link for links in self.linked for link in links)
        self.paragraphs = {
            passage.key: passage.paragraph
            for row in self.rows
            for cell in row.cells
            for passage in cell.passages
        }

    def rank(self, key: PassageKey) -> tuple[int, int]:
        """Return what sorts passages by column, report and text."""
        return self.ranks[key[0]], key[1]

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

    def _links(self, place: int) -> list[Link]:
        return self.linked[place]

    def _shown_links(self, row: Row) -> list[Link]:
        there = {p.key for column in range(len(row.cells)) for p in visible(row, column)}
        return [link for link in row.links if link.a in there and link.b in there]

    def _find_homes(self) -> None:
        """A sentence stands at the first facet where it is linked, else at its first facet."""
        for linked in (True, False):
            for place, row in enumerate(self.rows):
                ends = _ends(self._links(place))
                for column in range(len(row.cells)):
                    for passage in self._passages(row, column):
                        if not linked or passage.key in ends:
                            self.homes.setdefault(passage.key, place)

    def _summary(self) -> str:
        pairs = {frozenset((link.a, link.b)) for links in self.linked for link in links}
        only: list[set[PassageKey]] = [set() for _ in self.alignment.columns]
        for row in self.rows:
            for column, found in enumerate(only):
                found |= {p.key for p in visible(row, column) if p.key not in self.ends}
        alone = {column: len(found) for column, found in enumerate(only)}
        each = "actor" if self.alignment.grouped else "report"
        said = wording.summary(len(pairs), alone, dict(enumerate(self.names.columns)), each)
        if said:
            return said
        cells = [cell for row in self.rows for cell in row.cells]
        if any(cell.silence == "not_searched" for cell in cells):
            return "no passage"
        return f"silent in {wording.all_of_them(len(self.alignment.columns))}"

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
            link for link in self._links(place) if frozenset((link.a, link.b)) not in self.standing
        ]
        self.standing |= {frozenset((link.a, link.b)) for link in links}
        passages = {p.key: p for c in range(len(row.cells)) for p in self._passages(row, c)}
        bands = []
        for group in linked_groups(links, self.view.order, self.rank):
            ends = sorted(_ends(group), key=self.rank)
            columns = tuple(
                tuple(
                    self._shown(row, passages[key], place, group)
                    for key in ends
                    if self.places[key[0]] == column
                )
                for column in range(len(row.cells))
            )
            bands.append(Band(row.theme, row.facet, columns, tuple(group)))
        return bands, _ends(links)

    def _shown(self, row: Row, passage: Passage, place: int, links: Sequence[Link] = ()) -> Shown:
        remarks = []
        if self.homes.get(passage.key) == place:
            labels = [self.theme.facet(facet).label for facet in passage.also]
            remarks += [f"also {label}" for label in labels]
        if len(self.names.columns) > 2:
            remarks += [self._far(passage, link) for link in links if self._is_far(passage, link)]
        stop = Stop(row.theme, row.facet, passage.key)
        of = self.names.prints.get(passage.report, "")
        return Shown(stop, passage, bool(links), ", ".join(remarks), of)

    def _is_far(self, passage: Passage, link: Link) -> bool:
        if passage.key not in (link.a, link.b):
            return False
        return abs(self.places[link.a[0]] - self.places[link.b[0]]) > 1

    def _far(self, passage: Passage, link: Link) -> str:
        """Return how a link is said that no line can show, as another column lies between."""
        other = link.b if link.a == passage.key else link.a
        sign = wording.paragraphs([self.paragraphs[other]])
        name = wording.isolated(self.names.reports[other[0]])
        return f"linked with {sign} in {name} {_by(link)}".rstrip()

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
        unsearched = wording.unsearched(row.cells[column])
        return (*items, Elsewhere(unsearched)) if unsearched else tuple(items)

    def _elsewhere(self, passages: Sequence[Passage], *, below: bool) -> str:
        where = "below" if below else "above"
        linked = "linked " if all(p.key in self.ends for p in passages) else ""
        if passages[0].report in self.names.prints:
            said = wording.counted(len(passages), "sentence")
        else:
            numbers = dict.fromkeys(passage.paragraph for passage in passages)
            said = wording.paragraphs(list(numbers))
        return f"{said} too, {linked}{where}"

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
        if not opened and not self.names.prints.get(rest[0].report):
            words += f": {wording.paragraphs([p.paragraph for p in rest])}"
        return [*shown[:first], Fold(key, words, opened), *(shown[first:] if opened else [])]

    def _silent(self, row: Row, column: int) -> Silent:
        cell = row.cells[column]
        version = self.alignment.codebook_version
        several = len(cell.reports) > 1
        words, detail = wording.silence(cell, version, self.alignment.columns[column].language)
        if not detail and self.theme.facet(row.facet).counts:
            detail = self._weaker(row, column)
        return Silent(
            row.theme,
            row.facet,
            cell.report,
            words,
            detail,
            cell.silence != "not_searched",
            several,
        )

    def _weaker(self, row: Row, column: int) -> str:
        """Return where a silent column speaks of the theme's weaker tier, which does not count."""
        place = self.rows.index(row)
        for other, candidate in enumerate(self.rows):
            facet = self.theme.facet(candidate.facet)
            if not facet.counts and self._passages(candidate, column):
                where = "below" if other > place else "above"
                return f"Speaks of {wording.theme_facet(self.theme, facet)}, {where}"
        return ""

    def _silences(self, rows: Sequence[Row], *, whole_theme: bool) -> list[Block]:
        """Return one line for all facets on which every column is silent in the same way."""
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
                    f"{how} in {wording.isolated(name)}"
                    for how, name in zip(pattern, self.names.columns, strict=True)
                )
                words = f"{said[0].upper()}{said[1:]}: {facets}"
            blocks.append(Remark(self.theme.id, words))
        return blocks

    def _silence_of(self, row: Row, column: int) -> str:
        cell = row.cells[column]
        if cell.silence == "not_searched":
            return f"not searched ({cell.reason or 'language'})"
        return "reviewed as silent" if cell.silence == "reviewed" else "no passage found"


def _ends(links: Iterable[Link]) -> set[PassageKey]:
    return {key for link in links for key in (link.a, link.b)}


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
