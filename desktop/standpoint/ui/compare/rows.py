# SPDX-License-Identifier: MIT
"""The comparison by theme as values: which blocks stand under one another, and what each holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from standpoint.analysis.alignment import Alignment, Link, Passage, PassageKey, Row
from standpoint.model.codebook import Theme

FOLD_ABOVE = 5
"""So many unlinked sentences stand unfolded in a cell."""
LINKED_FIRST, LINKED_MORE = 12, 40
"""So many groups of linked sentences of actors stand unfolded; so many more each fold opens."""

FoldKey = tuple[str, str, int]
"""(theme, facet, first report of the column) of a fold; less than 0 for one of linked sentences.

-1 is the first such fold of a facet, -2 stands behind it, and so on.
"""
Order = Literal["closeness", "text"]
State = Literal["all", "unreviewed", "confirmed", "by hand", "linked", "alone"]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a sentence must hold and in which state it must be to be shown.

    Args:
        words: every one of them must stand in the sentence; words in quotation marks together.
        state: what a person or a link made of the sentence.
    """

    words: str = ""
    state: State = "all"

    @property
    def active(self) -> bool:
        """Return whether it leaves anything out."""
        return self.state != "all" or bool(self.words.strip())


@dataclass(frozen=True, slots=True)
class View:
    """What the analyst has switched, folded and opened.

    Args:
        off: themes switched off.
        collapsed: themes of which only the header stands.
        opened: folds that were opened.
        rejected: whether rejected codings are shown.
        order: whether linked groups stand by closeness or as in the text.
        filter: which sentences are shown.
        silent: themes on which every column is silent and that were opened all the same.
    """

    off: frozenset[str] = frozenset()
    collapsed: frozenset[str] = frozenset()
    opened: frozenset[FoldKey] = frozenset()
    rejected: bool = False
    order: Order = "closeness"
    filter: Filter = field(default_factory=Filter)
    silent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stop:
    """What can be selected: a sentence on a facet, in its report's column."""

    theme: str
    facet: str
    passage: PassageKey

    @property
    def report(self) -> int:
        """Return the report that it stands in."""
        return self.passage[0]


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence in a cell. `linked` sentences stand in full; `remark` follows in small print.

    `of` tells its report from the others of its column: "12 Jun 2024".
    """

    stop: Stop
    passage: Passage
    linked: bool
    remark: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """Sentences behind one line: "8 more only here: ¶ 6, 7".

    `hides` tells of linked sentences behind it how many folds lead to each, this one counted.
    """

    key: FoldKey
    words: str
    open: bool
    hides: Mapping[PassageKey, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Silent:
    """A silent cell: its line, and under it an explanation that may be empty.

    `report` is the first of the column; `several` says that it is not the only one, so that nobody
    can have reviewed the cell as one report.
    """

    theme: str
    facet: str
    report: int
    words: str
    detail: str
    searched: bool
    several: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where sentences of this cell stand instead: "¶ 6 too, linked below"."""

    words: str


Item = Shown | Fold | Silent | Elsewhere


@dataclass(frozen=True, slots=True)
class Told:
    """What a column is told to hold of a theme or facet: in full, in short, and as it is spoken."""

    full: str
    short: str
    spoken: str


@dataclass(frozen=True, slots=True)
class ThemeHead:
    """A theme's header; it sticks while its facets scroll.

    `told` has a word for each column; without any the header is one line. `folds` says whether
    there is anything to open: not where a filter left nothing.
    """

    theme: Theme
    summary: str
    collapsed: bool
    told: tuple[Told, ...] = ()
    silent: bool = False
    folds: bool = True


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A facet with what each column is told to hold of it."""

    theme: str
    facet: str
    label: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """What stands level: per column its items, and the links between them."""

    theme: str
    facet: str
    columns: tuple[tuple[Item, ...], ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A line across all columns. `theme` is empty for what concerns the whole comparison."""

    theme: str
    words: str


Block = ThemeHead | FacetLine | Band | Remark


@dataclass(frozen=True, slots=True)
class Counts:
    """A theme's distinct sentences per column or text, None where it was not searched at all."""

    theme: str
    per_column: tuple[int | None, ...]

    def words(self) -> str:
        """Return "2 · 10", with "?" for a column that was not searched."""
        return " · ".join("?" if n is None else f"{n:,}" for n in self.per_column)


def visible(row: Row, column: int, *, rejected: bool = False) -> tuple[Passage, ...]:
    """Return the passages of a cell that the analyst has not rejected, or all of them."""
    passages = row.cells[column].passages
    return passages if rejected else tuple(p for p in passages if p.status != "rejected")


def count(alignment: Alignment, theme: str, texts: Sequence[int] = ()) -> Counts:
    """Return on how many sentences of each column a theme counts; each counts once.

    With `texts`, of each of these reports of the columns instead.
    """
    counts = alignment.counts_of(theme, texts) if texts else alignment.counts(theme)
    return Counts(theme, counts)
