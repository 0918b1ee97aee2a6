# SPDX-License-Identifier: MIT
"""Actors, tags and text versions of the open corpus: every change can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from standpoint.session import undo
from standpoint.session.changes import Changes
from standpoint.session.figured_corpus import FiguredCorpus

if TYPE_CHECKING:
    from standpoint.corpus.actor_suggestions import Suggestion
    from standpoint.corpus.actors import State
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.text_versions import Replacement, TextState, TextVersion
    from standpoint.model.actors import Actor, Registry
    from standpoint.session.worker import Edit

_TEXT = Changes(reports=True, codings=True, links=True, memos=True)


class CataloguedCorpus(FiguredCorpus):
    """The open corpus with its actors, tags and text versions."""

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

    def refuse_actors(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Say that names are not those actors' (ids, or other names in use). Undoable."""
        from standpoint.corpus import actors

        swap = undo.Swap(dict.fromkeys(pairs, True), actors.refuse)
        names = list(dict.fromkeys(name for name, _ in pairs))
        label = (
            f"Kept “{names[0]}” apart." if len(names) == 1 else f"Kept {len(names)} names apart."
        )
        self._push(label, swap.forth, swap.back, Changes(actors=True))

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
        self,
        reports: Sequence[int],
        add: Iterable[str] = (),
        remove: Iterable[str] = (),
        renamed: Mapping[str, str] | None = None,
    ) -> None:
        """Add tags to reports, take tags from them, rename tags (old → new). Undoable in one step.

        Raises CorpusError where a name cannot be a tag.
        """
        from standpoint.corpus import tag_changes

        wanted = tag_changes.wish(reports, add, remove, renamed)
        number = f"{len(reports):,} reports" if len(reports) != 1 else "1 report"
        label = f"Took tags from {number}."
        if wanted.add:
            label = f"Tagged {number}."
        elif not wanted.remove:
            names = list(wanted.renamed)
            label = f"Renamed tag “{names[0]}”." if len(names) == 1 else "Renamed tags."
        if wanted.add or wanted.remove or wanted.renamed:
            swap = undo.Swap(wanted, tag_changes.make)
            self._push(label, swap.forth, swap.back, Changes(tags=True))

    # Text versions -------------------------------------------------------------------------

    def text_versions(self, report: int) -> tuple[TextVersion, ...]:
        """Return the text versions of a report, oldest first."""
        from standpoint.corpus import text_versions

        return text_versions.versions(self.reading_corpus, report)

    def text_version(self, report: int, version: int) -> str:
        """Return one text of a report. Raises CorpusError where there is none of that number."""
        from standpoint.corpus import text_versions

        return text_versions.text(self.reading_corpus, report, version)

    def replace_text(self, replacement: Replacement) -> None:
        """Let a better text stand in a report's place. Undoable."""
        from standpoint.corpus import text_versions

        self._push(
            "Replaced the text of 1 report.",
            *_text_steps(
                replacement.report, lambda corpus: text_versions.replace_text(corpus, replacement)
            ),
            _TEXT,
        )

    def take_text_version(self, report: int, version: int) -> None:
        """Go back to another text version, with what people had said of it. Undoable.

        Says how many links have no place, because the reports at their other ends have other texts.
        """
        from standpoint.corpus import text_versions

        aside = len(text_versions.unplaced(self.reading_corpus, report, version))
        steps = _text_steps(report, lambda corpus: text_versions.take(corpus, report, version))
        more = ""
        if aside == 1:
            more = "1 link stays aside: the report at its other end has another text now."
        elif aside:
            more = f"{aside:,} links stay aside: the reports at their other ends have other texts."
        self._push(f"Took text version {version}.", *steps, _TEXT, more)


def _text_steps(report: int, first: Callable[[Corpus], TextState]) -> tuple[Edit, Edit]:
    """Return how a text comes into a report's place, by `first`, and how it goes again.

    Done again after it was undone, the report gets exactly the state that was undone.
    """
    from standpoint.corpus import text_versions

    before: list[TextState] = []
    undone: list[TextState] = []

    def forth(corpus: Corpus) -> None:
        before[:] = [text_versions.put(corpus, report, undone[0]) if undone else first(corpus)]

    def back(corpus: Corpus) -> None:
        undone[:] = [text_versions.put(corpus, report, before[0])]

    return forth, back
