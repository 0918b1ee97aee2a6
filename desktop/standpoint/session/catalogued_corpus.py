# SPDX-License-Identifier: MIT
"""Who speaks in the open corpus, and how its reports are tagged: every change can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from standpoint.session import undo
from standpoint.session.changes import Changes
from standpoint.session.figured_corpus import FiguredCorpus

if TYPE_CHECKING:
    from standpoint.corpus.actor_suggestions import Suggestion
    from standpoint.corpus.actors import State
    from standpoint.model.actors import Actor, Registry


class CataloguedCorpus(FiguredCorpus):
    """The open corpus with its actors and tags."""

    # Actors --------------------------------------------------------------------------------

    def actors(self) -> Registry:
        """Return the actors that are known: the shipped ones and the analyst's own."""
        from standpoint.corpus import actors

        return actors.registry(self._corpus) if self._corpus else actors.shipped()

    def actor_names(self) -> dict[str, tuple[int, ...]]:
        """Return the names under which reports stand, the most frequent first."""
        from standpoint.corpus import actors

        return actors.in_use(self._corpus) if self._corpus else {}

    def actor_suggestions(self) -> tuple[Suggestion, ...]:
        """Return which names in use may be another name of an actor."""
        from standpoint.corpus import actor_suggestions

        return actor_suggestions.suggestions(self._corpus) if self._corpus else ()

    def keep_actor(self, actor: Actor) -> None:
        """Let an actor be as given; one without an id is new. Undoable.

        Raises ActorError or DateError where it cannot be kept so.
        """
        from dataclasses import replace

        from standpoint.corpus import actors

        actors.check(actor)
        new = replace(actor, id=actor.id or actors.new_id(self.reading_corpus, actor.label))
        self._put_actors(f"Kept actor “{new.shown}”.", {new.id: new})

    def delete_actor(self, actor: Actor) -> None:
        """Take an actor away from the known ones; reports keep their names. Undoable."""
        self._put_actors(f"Deleted actor “{actor.shown}”.", {actor.id: "deleted"})

    def restore_actor(self, actor: str) -> None:
        """Let an actor be again as the program ships it. Undoable."""
        self._put_actors("Actor as it was shipped.", {actor: "shipped"})

    def _put_actors(self, label: str, wanted: Mapping[str, State]) -> None:
        from standpoint.corpus import actors

        swap = undo.Swap(wanted, actors.put)
        self._push(label, swap.forth, swap.back, Changes(actors=True))

    def rename_actors(self, names: Mapping[str, str]) -> None:
        """Let reports that stand under some names stand under others (old → new). Undoable."""
        from standpoint.corpus import actors

        values = actors.renaming(self.reading_corpus, names)
        if values:
            number = f"{len(values):,} reports" if len(values) > 1 else "1 report"
            self.set_metadata(values, f"Renamed the actor of {number}.")

    def refuse_actor(self, name: str, actor: str) -> None:
        """Say that a name is not this actor's (an id, or another name in use). Undoable."""
        from standpoint.corpus import actors

        swap = undo.Swap({(name, actor): True}, actors.refuse)
        self._push(f"Kept “{name}” apart.", swap.forth, swap.back, Changes(actors=True))

    # Tags ----------------------------------------------------------------------------------

    def tags(self) -> dict[str, int]:
        """Return the tags with the number of reports that have each."""
        from standpoint.corpus import tags

        return tags.in_use(self._corpus) if self._corpus else {}

    def tags_of_reports(self) -> dict[int, frozenset[str]]:
        """Return the tags of every report that has some."""
        from standpoint.corpus import tags

        return tags.by_report(self._corpus) if self._corpus else {}

    def tag(
        self, reports: Sequence[int], add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> None:
        """Add tags to reports and take tags from them. Undoable.

        Raises CorpusError where a name cannot be a tag.
        """
        from standpoint.corpus import tags

        wanted = tags.changed(self.reading_corpus, reports, add, remove)
        number = f"{len(wanted):,} reports" if len(wanted) > 1 else "1 report"
        self._put_tags(f"Tagged {number}." if add else f"Took tags from {number}.", wanted)

    def rename_tag(self, name: str, new: str) -> None:
        """Rename a tag on all reports; a name in use takes both. Undoable. Raises CorpusError."""
        from standpoint.corpus import tags

        self._put_tags(f"Renamed tag “{name}”.", tags.renamed(self.reading_corpus, name, new))

    def _put_tags(self, label: str, wanted: Mapping[int, Iterable[str]]) -> None:
        from standpoint.corpus import tags

        swap = undo.Swap(wanted, tags.put)
        self._push(label, swap.forth, swap.back, Changes(tags=True))
