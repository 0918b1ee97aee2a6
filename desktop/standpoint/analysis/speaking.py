# SPDX-License-Identifier: MIT
"""Whose report it may be: an actor whom its publisher, its address or its first words name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from standpoint.analysis.actor_names import is_acronym
from standpoint.analysis.spoken_about import is_only_spoken_about
from standpoint.model import dates
from standpoint.model.actors import Actor, Registry
from standpoint.model.dates import ReportDate
from standpoint.text.folding import fold

_OPENING = 600
_SUBJECT = 90
"""Who speaks stands near the beginning of the first sentence; later names are spoken about."""

# Nobody calls itself so.
_NAMED_BY_OTHERS = re.compile(r"(?i)\bregime\b|نظام|عصابة")

_PREFIXES = "(?:[وفبلك]|ال|وال|بال|لل)?"
Where = Literal["publisher", "address", "first words"]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor whom a report names in a place where those stand whose report it is.

    `quote` is the name as it is written there. `rivals` are other actors of the same name who were
    there at the time; with any of them a person must choose.
    """

    actor: Actor
    where: Where
    quote: str
    rivals: tuple[Actor, ...] = ()


class Speakers:
    """Looks for actors of a registry in what a report says at its beginning and of itself.

    Acronyms count with their capitals, all other names however they are written. One word that
    stands in the names of several actors, such as "Union", is no evidence of any.
    """

    def __init__(self, registry: Registry) -> None:
        named = [(name, actor) for actor in registry.actors for name in actor.all_names]
        for collision in registry.collisions:
            actors = filter(None, map(registry.get, collision.actors))
            named += [(collision.name, actor) for actor in actors]
        shared = _shared_words(named)
        self._acronyms: dict[str, list[Actor]] = defaultdict(list)
        self._names: dict[str, list[Actor]] = defaultdict(list)
        for name, actor in named:
            if _NAMED_BY_OTHERS.search(name):
                continue
            short = is_acronym(name)
            if not short and _bare(name) in shared:
                continue
            meant = self._acronyms[name] if short else self._names[fold(name).text.strip()]
            if actor not in meant:
                meant.append(actor)
        self._find_acronyms = _pattern(self._acronyms)
        self._find_names = _pattern(self._names)

    def find(
        self,
        text: str,
        publisher: str | None = None,
        source: str | None = None,
        day: ReportDate | None = None,
    ) -> tuple[Named, ...]:
        """Return who may speak, by publisher and address first, each actor once.

        What a publisher who is no actor brings speaks about others, so its first words say nothing.

        Args:
            text: the report; only its beginning is looked at.
            publisher: as the report states it.
            source: its address.
            day: its date, by which actors of one name are told apart.
        """
        found: dict[str, Named] = {}
        stated: tuple[tuple[Where, str], ...] = (
            ("publisher", publisher or ""),
            ("address", _host(source)),
        )
        for where, words in stated:
            for _, quote, actors in self._names_in(words):
                _add(found, where, quote, actors, day)
        beginning = text[:_OPENING].lstrip()
        opening = beginning[:_SUBJECT]
        if not publisher or found:
            for start, quote, actors in self._names_in(opening):
                # What stands behind a name says what it is part of, wherever the opening ends.
                if not is_only_spoken_about(beginning, start, start + len(quote)):
                    _add(found, "first words", quote, actors, day)
                break
        return tuple(found.values())

    def _names_in(self, words: str) -> Iterator[tuple[int, str, list[Actor]]]:
        """Yield the names in some words, in their order, the longest at each place."""
        hits = [(*found.span(1), self._acronyms[found[1]]) for found in self._find_acronyms(words)]
        folded = fold(words)
        for found in self._find_names(folded.text):
            hits.append((*folded.original(*found.span(1)), self._names[found[1]]))
        last = 0
        for start, end, actors in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if start >= last:
                last = end
                yield start, words[start:end], actors


def _bare(name: str) -> str:
    return fold(name).text.strip().removeprefix("the ")


def _shared_words(named: Iterable[tuple[str, Actor]]) -> frozenset[str]:
    """Return the words that stand in the names of several actors: alone they name none of them.

    There are many unions, and few of them are an actor's.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    for name, actor in named:
        for word in [] if is_acronym(name) else _bare(name).split():
            bearers[word].add(actor.id)
    return frozenset(word for word, actors in bearers.items() if len(actors) > 1)


def _add(
    found: dict[str, Named], where: Where, quote: str, actors: list[Actor], day: ReportDate | None
) -> None:
    fitting = [actor for actor in actors if _existed(actor, day)] or actors
    found.setdefault(fitting[0].id, Named(fitting[0], where, quote, tuple(fitting[1:])))


def _pattern(names: dict[str, list[Actor]]) -> Callable[[str], Iterator[re.Match[str]]]:
    longest_first = "|".join(map(re.escape, sorted(filter(None, names), key=len, reverse=True)))
    return re.compile(rf"(?<!\w){_PREFIXES}({longest_first or '(?!)'})(?!\w)").finditer


def _host(source: str | None) -> str:
    """Return the name of the site in an address, without its country and "www"."""
    found = re.match(r"https?://(?:www\.)?([^/:?#]+)", source or "")
    return " ".join(found[1].split(".")[:-1]) if found else ""


def _existed(actor: Actor, day: ReportDate | None) -> bool:
    if not actor.valid or day is None or day.earliest is None or day.latest is None:
        return True
    span = dates.parse(actor.valid)
    first, last = span.earliest or date.min, span.latest or date.max
    return first <= day.latest and day.earliest <= last
