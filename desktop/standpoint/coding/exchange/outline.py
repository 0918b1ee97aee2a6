# SPDX-License-Identifier: MIT
"""Themes and facets of a foreign file, on their way to a codebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from standpoint.coding import codebook_editing as edit
from standpoint.coding.codebook_writing import by_language, with_source
from standpoint.coding.exchange.brought import Brought, Note, refused
from standpoint.errors import CodebookError
from standpoint.model.codebook import Codebook, Facet, Rule, Theme

GENERAL = "in general"
"""The facet of what a foreign file says of a theme without naming a facet."""


@dataclass(slots=True)
class Branch:
    """A category of a foreign file: its name, where it stood, its rules, what is below it."""

    label: str
    line: int | None = None
    rules: list[Rule] = field(default_factory=list)
    below: list[Branch] = field(default_factory=list)
    colour: str = ""
    texts: dict[str, str] = field(default_factory=dict)


def brought(name: str, branches: Sequence[Branch], notes: Sequence[Note], file: str) -> Brought:
    """Return a codebook of the categories: the first level are themes, the second facets.

    What is deeper becomes a facet named by its path. Themes get the colours, shapes and keys that
    are free; a codebook has keys for nine themes, so further ones are switched off, and so are
    themes without a rule.

    Args:
        name: the codebook's name.
        branches: the first level.
        notes: what could not be read so far.
        file: how the user knows the file, for errors.

    Raises:
        CodebookError: where two categories have one name, or there is none.
    """
    if not branches:
        raise refused(file, "there is no theme in it.")
    said = list(notes)
    themes: list[Theme] = []
    _unlike(branches, file)
    for branch in branches:
        themes.append(_theme(branch, themes, said, file))
    return Brought(with_source(Codebook(name, tuple(themes))), tuple(said))


def _unlike(branches: Sequence[Branch], file: str) -> None:
    """Refuse categories side by side of which one has no name, or two have the same."""
    seen: dict[str, Branch] = {}
    for branch in branches:
        label = branch.label.strip().casefold()
        if not label:
            raise refused(file, "a category has no name.", branch.line)
        if label in seen:
            line = seen[label].line
            there = f", in line {line}" if line else ""
            raise refused(
                file,
                f"another category is called “{branch.label}” already{there}. "
                "Give one of them another name.",
                branch.line,
            )
        seen[label] = branch


def _theme(branch: Branch, before: Sequence[Theme], notes: list[Note], file: str) -> Theme:
    parts = list(_flat(branch, "", notes))
    _unlike(parts, file)
    own = next((part for part in parts if part.label.strip().casefold() == GENERAL), None)
    if own is not None:
        own.rules[:0] = branch.rules
    elif branch.rules or not parts:
        own = Branch(GENERAL, branch.line, branch.rules)
        parts.insert(0, own)
    facets: list[Facet] = []
    taken = {"general"}
    for part in parts:
        label = part.label.strip()
        identity = "general" if part is own else edit.new_id(label, "facet", taken)
        taken.add(identity)
        definition = part.texts.get("definition", "")
        facets.append(Facet(identity, label, definition, rules=_once(part.rules)))
    book, identity = edit.add_theme(Codebook("", tuple(before)), branch.label)
    new = book.theme(identity)
    fields: dict[str, Any] = {"colour": branch.colour.upper() or new.colour, **branch.texts}
    on = new.active and any(facet.rules for facet in facets)
    return replace(new, facets=tuple(facets), active=on, **fields)


def _once(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    return by_language(dict.fromkeys(rules))


def _flat(branch: Branch, path: str, notes: list[Note]) -> Iterator[Branch]:
    """Yield all that is below a category, named by its path."""
    for part in branch.below:
        label = f"{path} / {part.label.strip()}" if path else part.label
        if path:
            notes.append(
                Note(
                    f"“{part.label}” is deeper than facets go; it became the facet “{label}”.",
                    f"line {part.line}" if part.line else branch.label,
                )
            )
        own = [rule for each in part.below if each.label == GENERAL for rule in each.rules]
        deeper = [each for each in part.below if each.label != GENERAL]
        whole = replace(part, label=label, rules=[*part.rules, *own], below=deeper)
        if whole.rules or whole.texts or not deeper:
            yield whole
        yield from _flat(whole, label, notes)


def shared(present: Codebook, new: Codebook) -> tuple[str, ...]:
    """Return the names of the themes that both codebooks have, whatever the capitals."""
    known = {theme.label.casefold() for theme in present.themes}
    return tuple(theme.label for theme in new.themes if theme.label.casefold() in known)


def added(present: Codebook, new: Codebook) -> tuple[Codebook, tuple[Note, ...]]:
    """Return the present codebook with the themes of another behind its own.

    Ids, keys and colours that are taken change; with more than nine themes the further ones are
    switched off. Comments of the present codebook stay.

    Raises:
        CodebookError: where a theme of each has the same name.
    """
    notes: list[Note] = []
    found = present
    for label in shared(present, new):
        raise CodebookError(
            f"Both codebooks have a theme “{label}”. Rename one of the two. Nothing was done."
        )
    for theme in new.themes:
        ids = {each.id for each in found.themes}
        colours = {each.colour for each in found.themes}
        found, identity = edit.add_theme(found, theme.label)
        fresh = found.theme(identity)
        if any(facet.rules for facet in theme.facets) and not fresh.active:
            notes.append(
                Note("Nine themes are switched on already; this one is switched off.", theme.label)
            )
        made = replace(
            theme,
            id=identity if theme.id in ids else theme.id,
            key=fresh.key,
            active=theme.active and fresh.active,
            colour=fresh.colour if theme.colour in colours else theme.colour,
            shape=fresh.shape,
        )
        found = replace(found, themes=(*found.themes[:-1], made))
    return with_source(found), tuple(notes)
