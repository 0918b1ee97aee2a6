# SPDX-License-Identifier: MIT
"""The lines of the tree: themes, their facets, their rules; and which of them hold some words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from standpoint.model.codebook import Codebook, Facet, Rule, Theme

Place = tuple[str | int, ...]
"""Where something stands: (theme id,), (theme id, facet id) or (theme id, facet id, number)."""

SHORT = 48


def shortened(source: str) -> str:
    """Return a rule in one short line, to name it in a sentence."""
    flat = " ".join(source.split())
    return flat if len(flat) <= SHORT else flat[: SHORT - 1].rstrip() + "…"


def sentences(number: int) -> str:
    """Return "1 sentence" or "12 sentences"."""
    return "1 sentence" if number == 1 else f"{number:,} sentences"


@dataclass(eq=False, slots=True)
class Entry:
    """One line of the tree: a theme, a facet, a rule, or (without theme) the group of those off."""

    theme: Theme | None
    facet: Facet | None = None
    rule: Rule | None = None
    number: int = 0
    parent: Entry | None = None
    row: int = 0
    below: list[Entry] = field(default_factory=list)
    looks: tuple[object, ...] = ()
    place: Place = ()
    """Where it stands; it stays the same while its words change."""

    def __post_init__(self) -> None:
        """Say where it stands."""
        parts: list[str | int] = [] if self.theme is None else [self.theme.id]
        if self.facet is not None:
            parts.append(self.facet.id)
        if self.rule is not None:
            parts.append(self.number)
        self.place = tuple(parts)

    @property
    def label(self) -> str:
        """Return what the tree shows."""
        if self.rule is not None:
            return " ".join(self.rule.source.split()) or "not written yet"
        if self.facet is not None:
            return self.facet.label
        return self.theme.label if self.theme is not None else "Switched off"

    @property
    def key(self) -> tuple[str, ...]:
        """Return what its number is known by."""
        if self.theme is None:
            return ()
        parts = [self.theme.id]
        if self.facet is not None:
            parts.append(self.facet.id)
        if self.rule is not None:
            parts.append(self.rule.source)
        return tuple(parts)

    def shape(self) -> tuple[object, ...]:
        """Return what must be equal for two trees to differ in words and numbers only."""
        return (self.place, tuple(entry.shape() for entry in self.below))

    def walk(self) -> Iterator[Entry]:
        """Yield this line and all below it, in order."""
        yield self
        for entry in self.below:
            yield from entry.walk()


def entries(codebook: Codebook, words: str = "") -> list[Entry]:
    """Return the themes with everything below them; those switched off in a group at the end.

    With `words`, only the lines that hold them (in any case), what stands below such a line, and
    what leads to one.
    """
    made = [_theme(theme) for theme in codebook.themes]
    wanted = words.casefold().strip()
    if wanted:
        made = [kept for top in made if (kept := _narrowed(top, wanted)) is not None]
    on = [top for top in made if top.theme is not None and top.theme.active]
    off = [top for top in made if top.theme is not None and not top.theme.active]
    if off:
        on.append(Entry(None, below=off))
    _number(on, None)
    return on


def _theme(theme: Theme) -> Entry:
    top = Entry(theme)
    for facet in theme.facets:
        middle = Entry(theme, facet)
        middle.below = [Entry(theme, facet, rule, n) for n, rule in enumerate(facet.rules)]
        top.below.append(middle)
    return top


def _narrowed(entry: Entry, wanted: str) -> Entry | None:
    note = entry.rule.note if entry.rule is not None else ""
    if wanted in entry.label.casefold() or wanted in note.casefold():
        return entry
    below = [kept for each in entry.below if (kept := _narrowed(each, wanted)) is not None]
    if not below:
        return None
    entry.below = below
    return entry


def _number(below: list[Entry], parent: Entry | None) -> None:
    for row, entry in enumerate(below):
        entry.row, entry.parent = row, parent
        _number(entry.below, entry)
