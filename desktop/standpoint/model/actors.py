# SPDX-License-Identifier: MIT
"""Actors: who speaks, under which names, and which names mean several of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


def stated_names(stated: str | None) -> tuple[str, ...]:
    """Return the names of the actors in what a report states, which commas part, each once."""
    names = (name.strip() for name in (stated or "").split(","))
    return tuple(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True, slots=True)
class Actor:
    """One organisation or person, known by an id that never changes.

    `label` is the full name, `short` the one under which reports stand; `names` are all others, in
    any language. `valid` is EDTF, empty where nothing is known, ".." where an end is open. An
    actor that is `own` was added or changed by the analyst.
    """

    id: str
    label: str
    short: str = ""
    names: tuple[str, ...] = ()
    valid: str = ""
    notes: str = ""
    own: bool = False

    @property
    def shown(self) -> str:
        """Return the name under which reports of this actor stand."""
        return self.short or self.label

    @property
    def all_names(self) -> tuple[str, ...]:
        """Return every name once, the one that is shown first."""
        return tuple(dict.fromkeys(name for name in (self.shown, self.label, *self.names) if name))


@dataclass(frozen=True, slots=True)
class Collision:
    """A name that means several actors, or other things as well; never merged by itself."""

    name: str
    actors: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Registry:
    """All actors that are known, and the names that must be kept apart."""

    actors: tuple[Actor, ...] = ()
    collisions: tuple[Collision, ...] = ()
    _by_id: dict[str, Actor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {actor.id: actor for actor in self.actors})

    def get(self, actor: str) -> Actor | None:
        """Return the actor of an id, None where there is none."""
        return self._by_id.get(actor)

    def replaced(self, own: Sequence[Actor], without: Sequence[str] = ()) -> Registry:
        """Return this registry with the analyst's own actors, and without those taken away."""
        changed = {actor.id: actor for actor in own}
        kept = [changed.pop(actor.id, actor) for actor in self.actors if actor.id not in without]
        return Registry((*kept, *changed.values()), self.collisions)
