# SPDX-License-Identifier: MIT
"""Which names may be one actor's, and who may speak in a report that does not say so.

Nothing is merged by itself: what is found is offered with its reason, and people decide. What they
refuse is not offered again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standpoint.analysis.actor_names import alike, is_acronym, key, sound
from standpoint.analysis.speaking import Named, Speakers
from standpoint.corpus import actors
from standpoint.model import dates
from standpoint.model.actors import Actor, Registry
from standpoint.model.progress import Progress

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

LABEL = "Looking for who speaks"
_STEP = 200  # reports
_OPENING = 1_000  # characters
_OFFICE = re.compile(
    r"(?:['’]s)?\s+(?:media|press|information|public relations)\s+"
    r"(?:office|department|center|centre|desk|unit|service|team)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name under which reports stand that may be another name of an actor.

    `reports` stand under `name`. `why` says in words what speaks for it. With `rivals` the name
    means several actors, and one must be chosen. An actor without an id is another name in use.
    """

    name: str
    actor: Actor
    why: str
    reports: tuple[int, ...]
    rivals: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaking:
    """A report that states no actor, and who its beginning or its publisher says may speak."""

    report: int
    named: tuple[Named, ...]


def suggestions(corpus: Corpus) -> tuple[Suggestion, ...]:
    """Return which names in use may be names of one actor, those of most reports first."""
    used = actors.in_use(corpus)
    search = _Search(actors.registry(corpus), used, actors.refusals(corpus))
    found = (search.listed(name) or search.spelled_alike(name) for name in used)
    return tuple(one for one in found if one is not None)


class _Search:
    """Looks for what a name may be another name of."""

    def __init__(
        self,
        known: Registry,
        used: Mapping[str, tuple[int, ...]],
        refused: frozenset[tuple[str, str]],
    ) -> None:
        self._used = used
        self._refused = refused
        self._meant = _meant(known)
        self._shown = {actor.shown for actor in known.actors}
        self._known = _Near(name for actor in known.actors for name in actor.all_names)
        self._others = _Near(used)

    def listed(self, name: str) -> Suggestion | None:
        """Return the actor among whose names this one is listed, unless it stands under it.

        What stands in brackets beside a name, and an office of its own, name the same actor.
        """
        if name in self._shown:
            return None
        for part in _parts(name):
            meant = [
                actor
                for actor in self._meant.get(_lookup(part), ())
                if (name, actor.id) not in self._refused
            ]
            if meant:
                why = f"listed as a name of {meant[0].label}"
                said = why if part == name else f"“{part}” in it is {why}"
                return Suggestion(name, meant[0], said, self._used[name], tuple(meant[1:]))
        return None

    def spelled_alike(self, name: str) -> Suggestion | None:
        """Return an actor, or a more frequent name in use, of a name that is spelled alike."""
        if name in self._shown:
            return None
        for other, why in self._known.like(name):
            actor = self._meant[_lookup(other)][0]
            if (name, actor.id) not in self._refused:
                return Suggestion(name, actor, f"“{other}”: {why}", self._used[name])
        for other, why in self._others.like(name):
            is_rarer = (len(self._used[other]), other) > (len(self._used[name]), name)
            if is_rarer and (name, other) not in self._refused:
                return Suggestion(name, Actor("", other), f"“{other}”: {why}", self._used[name])
        return None


def _parts(name: str) -> Iterator[str]:
    """Yield a name, then what is left of it without brackets and without an office."""
    yield name
    bare = re.sub(r"\s*[(\[].*?[)\]]", "", name).strip()
    for part in (bare, _OFFICE.sub("", bare).strip(), *re.findall(r"[(\[](.*?)[)\]]", name)):
        if part and part != name:
            yield part


def _lookup(name: str) -> str:
    return name if is_acronym(name) else key(name)


def _meant(known: Registry) -> dict[str, list[Actor]]:
    """Return the actors that each name can mean."""
    meant: dict[str, list[Actor]] = defaultdict(list)
    for actor in known.actors:
        for name in actor.all_names:
            if actor not in meant[_lookup(name)]:
                meant[_lookup(name)].append(actor)
    for collision in known.collisions:
        entry = meant[_lookup(collision.name)]
        entry += [
            actor for actor in map(known.get, collision.actors) if actor and actor not in entry
        ]
    return meant


class _Near:
    """Finds names that are spelled alike, among those of as many words and the same initials."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name in dict.fromkeys(names):
            self._names[_initials(name)].append(name)

    def like(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield names that are like this one, each with why."""
        for other in self._names.get(_initials(name), ()):
            why = alike(name, other)
            if why:
                yield other, why


def _initials(name: str) -> tuple[str, ...]:
    return tuple(sorted(word[:1] for word in sound(name).split()))


def speaking(
    corpus: Corpus, reports: Sequence[int] | None = None
) -> Generator[Progress, None, tuple[Speaking, ...]]:
    """Look for who may speak in the reports that state no actor, or in some of them.

    Nothing is stored: a person accepts it, with `edits.set_metadata`.
    """
    speakers = Speakers(actors.registry(corpus))
    rows = corpus.rows(
        "SELECT id FROM report WHERE deleted_at IS NULL AND actor IS NULL ORDER BY id"
    )
    asked = None if reports is None else set(reports)
    wanted = [row[0] for row in rows if asked is None or row[0] in asked]
    found: list[Speaking] = []
    for at in range(0, len(wanted), _STEP):
        yield Progress(at, len(wanted), LABEL)
        for report in corpus.reports(wanted[at : at + _STEP]):
            ((opening,),) = corpus.rows(
                f"SELECT substr(text, 1, {_OPENING}) FROM searchable WHERE id = ?", [report.id]
            )
            day = dates.parse(report.date) if report.date else None
            named = speakers.find(opening, report.publisher, report.source, day)
            if named:
                found.append(Speaking(report.id, named))
    yield Progress(len(wanted), len(wanted), LABEL)
    return tuple(found)
