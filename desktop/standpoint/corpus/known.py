# SPDX-License-Identifier: MIT
"""What people taught a corpus about the files that come in: how tables are read, who speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from standpoint.analysis.speaking import Named, Speakers
from standpoint.corpus import actors, column_mappings
from standpoint.documents import KnownMappings
from standpoint.model import dates
from standpoint.model.actors import Registry
from standpoint.model.findings import Finding
from standpoint.model.reports import Document

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

_PLACES = {
    "publisher": "named in the publisher",
    "address": "named in the address",
    "first words": "named in the first words",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is sent to the processes that read files.

    `mappings` says how tables are read, by the names of their columns; `registry` whose names are
    looked for where a document does not say whose it is.
    """

    mappings: KnownMappings = field(default_factory=dict)
    registry: Registry = field(default_factory=Registry)

    def who_may_speak(self, document: Document) -> Document:
        """Return a document with findings on who may speak, if it does not say so itself.

        They are weak, so that a person takes them or leaves them; of a name that means several
        actors there is one finding for each.
        """
        if document.actor is not None or not self.registry.actors:
            return document
        day = dates.parse(document.date) if document.date else None
        named = _speakers(self.registry).find(
            document.text, document.publisher, document.source, day
        )
        if not named:
            return document
        found = (finding for one in named for finding in _findings(one))
        return replace(document, findings=(*document.findings, *found))


_made: list[tuple[Registry, Speakers]] = []


def _speakers(registry: Registry) -> Speakers:
    """Return what looks for a registry's actors; this process makes it once."""
    # Threads read in this process, too: each returns what it made or found, whoever made it last.
    for made, speakers in _made:
        if made is registry:
            return speakers
    speakers = Speakers(registry)
    _made[:] = [(registry, speakers)]
    return speakers


def _findings(named: Named) -> Iterator[Finding]:
    for actor in (named.actor, *named.rivals):
        yield Finding("actor", actor.shown, _PLACES[named.where], "weak", named.quote)


def of(corpus: Corpus, said: KnownMappings | None = None) -> Known:
    """Return what is known in a corpus; `said` is how tables are read beside what it keeps."""
    mappings: KnownMappings = {**column_mappings.all_known(corpus), **(said or {})}
    return Known(mappings, actors.registry(corpus))
