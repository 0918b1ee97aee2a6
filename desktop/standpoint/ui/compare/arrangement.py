# SPDX-License-Identifier: MIT
"""How a comparison by theme is arranged: alignment and view in, blocks from top to bottom out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from standpoint.analysis import share
from standpoint.analysis.alignment import Alignment, Link, Passage, PassageKey, Row
from standpoint.model.codebook import Codebook, Theme
from standpoint.ui.compare import filtering, share_words, wording
from standpoint.ui.compare.groups import MOST, Group, closest, linked_groups
from standpoint.ui.compare.naming import Names, names
from standpoint.ui.compare.rows import (
    FOLD_ABOVE,
    LINKED_FIRST,
    LINKED_MORE,
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
    Told,
    View,
    visible,
)


def lay_out(
    alignment: Alignment,
    codebook: Codebook,
    view: View,
    kept: Collection[Stop] | None = None,
) -> tuple[Block, ...]:
    """Return the blocks of a comparison from top to bottom.

    Args:
        alignment: facets across columns.
        codebook: labels and order of themes and facets.
        view: what is off, folded and opened.
        kept: what a filter leaves; None where nothing is filtered.
    """
    return Arranger(alignment, codebook).lay_out(view, kept)


class Arranger:
    """Arranges one alignment again and again; a theme anew only when something of it changed.

    Args:
        alignment: facets across columns.
        codebook: labels and order of themes and facets.
    """

    def __init__(self, alignment: Alignment, codebook: Codebook) -> None:
        self.alignment = alignment
        self.codebook = codebook
        self._names = names(alignment)
        self._remark = _remark(alignment)
        self._rows = {
            theme.id: tuple(row for row in alignment.rows if row.theme == theme.id)
            for theme in codebook.active()
        }
        self._known: dict[tuple[str, bool], tuple[object, list[Block]]] = {}

    def lay_out(self, view: View, kept: Collection[Stop] | None = None) -> tuple[Block, ...]:
        """Return the blocks from top to bottom; see the function of this name."""
        if self.alignment.rows and all(theme in view.off for theme in self._rows):
            return (Remark("", wording.ALL_OFF),)
        if kept is not None and not kept:
            return (Remark("", filtering.nothing(view.filter)),)
        blocks: list[Block] = list(self._remark) if kept is None else []
        for theme in self.codebook.active():
            if self._rows[theme.id] and theme.id not in view.off:
                blocks += self._blocks(theme, view, kept)
        return tuple(blocks)

    def _blocks(self, theme: Theme, view: View, kept: Collection[Stop] | None) -> list[Block]:
        state = (
            theme.id in view.collapsed,
            theme.id in view.silent,
            frozenset(key for key in view.opened if key[0] == theme.id),
            view.rejected,
            view.order,
            kept,
        )
        place = (theme.id, kept is None)  # a filter that is taken away leaves what stood before
        before = self._known.get(place)
        if before is not None and before[0] == state:
            return before[1]
        rows = self._rows[theme.id]
        made = _ThemeLayout(self.alignment, theme, rows, view, self._names, kept).blocks()
        self._known[place] = (state, made)
        return made


def _remark(alignment: Alignment) -> tuple[Block, ...]:
    """Return what is said above all themes where the columns have none in common."""
    if len(alignment.columns) < 2 or alignment.common_themes():
        return ()
    words = wording.no_common_theme(len(alignment.columns), grouped=alignment.grouped)
    return (Remark("", words),)


@dataclass(slots=True)
class _ThemeLayout:
    """One theme's blocks; keeps which sentence stands where."""

    alignment: Alignment
    theme: Theme
    rows: tuple[Row, ...]
    view: View
    names: Names
    kept: Collection[Stop] | None
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
        if not spoken:
            return self._unspoken()
        collapsed = self.theme.id in self.view.collapsed
        head = ThemeHead(self.theme, self._summary(), collapsed, self._told())
        if collapsed:
            return [head]
        blocks: list[Block] = [head]
        for row in self.rows:
            if row in spoken:
                blocks += self._facet(row)
        if self.kept is None:
            silent = [row for row in self.rows if row not in spoken]
            blocks += self._silences(silent, whole_theme=False)
        return blocks

    def _unspoken(self) -> list[Block]:
        """Return a theme of which nothing is shown: one line, and behind it each silence."""
        hidden = self._all()
        if hidden:
            words = f"none of {wording.counted(len(hidden), 'sentence')} shown"
            return [ThemeHead(self.theme, words, collapsed=True, silent=True, folds=False)]
        opened = self.theme.id in self.view.silent
        head = ThemeHead(self.theme, self._silence(), collapsed=not opened, silent=True)
        if not opened:
            return [head]
        columns = tuple((self._silent_theme(c),) for c in range(len(self.alignment.columns)))
        band = Band(self.theme.id, "", columns)
        return [head, band, *self._silences(self.rows, whole_theme=True)]

    def _all(self, column: int | None = None) -> set[PassageKey]:
        """Return the theme's sentences, in a column or in all, whatever is filtered."""
        places = range(len(self.alignment.columns)) if column is None else (column,)
        return {
            passage.key
            for row in self.rows
            for place in places
            for passage in visible(row, place, rejected=self.view.rejected)
        }

    def _told(self) -> tuple[Told, ...]:
        if self.kept is None:
            return tuple(map(share_words.told, share.of_theme(self.alignment, self.theme.id)))
        return tuple(
            share_words.told_left(
                len({p.key for row in self.rows for p in self._passages(row, column)}),
                len(self._all(column)),
            )
            for column in range(len(self.alignment.columns))
        )

    def _facet_told(self, row: Row) -> tuple[Told, ...]:
        if self.kept is None:
            return tuple(map(share_words.told, share.of_facet(self.alignment, row)))
        return tuple(
            share_words.told_left(
                len(self._passages(row, column)),
                len(visible(row, column, rejected=self.view.rejected)),
            )
            for column in range(len(row.cells))
        )

    def _speaks(self, row: Row) -> bool:
        return any(self._passages(row, column) for column in range(len(row.cells)))

    def _passages(self, row: Row, column: int) -> tuple[Passage, ...]:
        found = visible(row, column, rejected=self.view.rejected)
        if self.kept is None:
            return found
        return tuple(p for p in found if Stop(row.theme, row.facet, p.key) in self.kept)

    def _links(self, place: int) -> list[Link]:
        return self.linked[place]

    def _shown_links(self, row: Row) -> list[Link]:
        there = {
            p.key
            for column in range(len(row.cells))
            for p in self._passages(row, column)
            if p.status != "rejected"
        }
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
        if self.kept is not None:
            shown = {p.key for row in self.rows for c in range(len(row.cells))
                     for p in self._passages(row, c)}  # fmt: skip
            return f"{len(shown):,} of {wording.counted(len(self._all()), 'sentence')}"
        pairs = {frozenset((link.a, link.b)) for links in self.linked for link in links}
        only: list[set[PassageKey]] = [set() for _ in self.alignment.columns]
        for row in self.rows:
            for column, found in enumerate(only):
                found |= {p.key for p in visible(row, column) if p.key not in self.ends}
        alone = {column: len(found) for column, found in enumerate(only)}
        each = "actor" if self.alignment.grouped else "report"
        said = wording.summary(len(pairs), alone, dict(enumerate(self.names.columns)), each)
        return said or "rejected codings only"

    def _silence(self) -> str:
        """Return how the columns are silent on the whole theme, in one line."""
        said = [self._silence_of_theme(column) for column in range(len(self.alignment.columns))]
        both = wording.all_of_them(len(said))
        if len(set(said)) > 1:
            return ", ".join(
                f"{how} in {wording.isolated(name)}"
                for how, name in zip(said, self.names.columns, strict=True)
            )
        if said[0] == "no passage found":
            return f"silent in {both}"
        return f"reviewed: silent in {both}" if "reviewed" in said[0] else f"{said[0]} in {both}"

    def _silence_of_theme(self, column: int) -> str:
        cells = [row.cells[column] for row in self.rows]
        said = {self._silence_of(row, column) for row in self.rows}
        if len(said) == 1 or all(cell.silence == "not_searched" for cell in cells):
            return self._silence_of(self.rows[0], column)
        return "no passage found, some facets not searched"

    def _silent_theme(self, column: int) -> Silent:
        """Return a column's silence on a whole theme, with the facets that it concerns."""
        speech = [row for row in self.rows if row.cells[column].silence != "not_searched"]
        made = self._silent((speech or self.rows)[0], column)
        labels = ", ".join(self.theme.facet(row.facet).label for row in speech)
        return replace(made, detail=labels) if speech and not made.detail else made

    def _facet(self, row: Row) -> list[Block]:
        facet = self.theme.facet(row.facet)
        told = self._facet_told(row)
        # Else two linked passages would stand under a theme of which none is counted.
        label = facet.label if facet.counts else f"{facet.label}, not counted"
        blocks: list[Block] = [FacetLine(row.theme, row.facet, label, told)]
        place = self.rows.index(row)
        bands, linked_here = self._bands(row, place)
        rest = tuple(
            self._rest(row, place, column, linked_here) for column in range(len(row.cells))
        )
        if not bands or any(rest):
            bands.append(Band(row.theme, row.facet, rest))
        return [*blocks, *_lifted(bands)]

    def _bands(self, row: Row, place: int) -> tuple[list[Band], set[PassageKey]]:
        """Return a band for each group of sentences linked with one another."""
        links = [
            link for link in self._links(place) if frozenset((link.a, link.b)) not in self.standing
        ]
        self.standing |= {frozenset((link.a, link.b)) for link in links}
        passages = {p.key: p for c in range(len(row.cells)) for p in self._passages(row, c)}
        bands = []
        most = MOST if self.alignment.grouped else None
        groups = linked_groups(links, self.view.order, self.rank, most)
        for group in self._unfolded(row, groups):
            if isinstance(group, Fold):
                empty: tuple[tuple[Item, ...], ...] = ((),) * (len(row.cells) - 1)
                bands.append(Band(row.theme, row.facet, ((group,), *empty)))
                continue
            ends = sorted(group.ends, key=self.rank)
            columns = tuple(
                tuple(
                    self._shown(row, passages[key], place, group)
                    for key in ends
                    if self.places[key[0]] == column
                )
                for column in range(len(row.cells))
            )
            bands.append(Band(row.theme, row.facet, columns, group.links))
        return bands, _ends(links)

    def _unfolded(self, row: Row, groups: list[Group]) -> Iterator[Group | Fold]:
        """Yield the first groups of linked sentences, then folds with what opened ones held.

        Two reports have few; of two actors nobody reads hundreds one below the other.
        """
        if not self.alignment.grouped or len(groups) <= LINKED_FIRST + FOLD_ABOVE:
            yield from groups
            return
        yield from groups[:LINKED_FIRST]
        rest, number = groups[LINKED_FIRST:], 1
        while rest:
            key = (row.theme, row.facet, -number)
            opened = key in self.view.opened
            hides = {
                end: place // LINKED_MORE + 1
                for place, group in enumerate(rest)
                for end in group.ends
            }
            yield Fold(key, self._linked_words(rest, opened=opened), opened, hides)
            if not opened:
                return
            yield from rest[:LINKED_MORE]
            rest, number = rest[LINKED_MORE:], number + 1

    def _linked_words(self, groups: Sequence[Group], *, opened: bool) -> str:
        """Return "474 more linked groups, .21 and less"."""
        words = f"{len(groups):,} more linked {'group' if len(groups) == 1 else 'groups'}"
        if self.view.order == "closeness" and not opened:
            nearest = closest(groups[0])
            words += f", {wording.closeness(nearest)} and less" if nearest <= 1 else ""
        return words

    def _shown(self, row: Row, passage: Passage, place: int, group: Group | None = None) -> Shown:
        remarks = []
        if self.homes.get(passage.key) == place:
            labels = [self.theme.facet(facet).label for facet in passage.also]
            remarks += [f"also {label}" for label in labels]
        if group is not None:
            remarks += self._undrawn(passage, group)
        remarks += self._hidden(row, passage)
        stop = Stop(row.theme, row.facet, passage.key)
        of = self.names.prints.get(passage.report, "")
        return Shown(stop, passage, group is not None, ", ".join(remarks), of)

    def _undrawn(self, passage: Passage, group: Group) -> list[str]:
        """Return how the links of a sentence are said that no line shows, the closest by name."""
        loose = [link for link in group.loose if passage.key in (link.a, link.b)]
        far = [link for link in group.links if self._is_far(passage, link)] + loose
        said = [self._far(passage, link) for link in (far[:1] if loose else far)]
        if len(far) > len(said):
            said.append(f"and with {len(far) - len(said):,} more")
        return said

    def _hidden(self, row: Row, passage: Passage) -> list[str]:
        """Return how the links are said whose other end a filter hides."""
        if self.kept is None:
            return []
        others = [link.b if link.a == passage.key else link.a for link in row.links
                  if passage.key in (link.a, link.b)]  # fmt: skip
        away = [key for key in others if Stop(row.theme, row.facet, key) not in self.kept]
        if not away or passage.status == "rejected":
            return []
        if len(away) > 1 or away[0][0] in self.names.prints:
            return [f"linked with {wording.counted(len(away), 'sentence')} not shown"]
        return [f"linked with {wording.paragraphs([self.paragraphs[away[0]]])}, not shown"]

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
            away = len(visible(row, column, rejected=self.view.rejected))
            if away:
                return (Elsewhere(f"{wording.counted(away, 'sentence')} not shown"),)
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
        words = f"{len(rest):,} more" if self.kept is not None else f"{len(rest):,} more only here"
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
