# SPDX-License-Identifier: MIT
"""The analyst's own events: read, added, changed, taken away, and put back as they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from standpoint.corpus.codebooks import now
from standpoint.errors import EventError
from standpoint.model.events import DatedEvent

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus


def own(corpus: Corpus) -> tuple[DatedEvent, ...]:
    """Return the analyst's own events, in the order of their first days."""
    rows = corpus.rows("SELECT date, title, category, themes, source, id, made_at FROM event")
    return tuple(sorted(map(_event, rows), key=lambda event: (event.first, event.id)))


def _event(row: Sequence[Any]) -> DatedEvent:
    date, title, category, themes, source, number, made_at = row
    listed = tuple(theme for theme in themes.split(";") if theme)
    return DatedEvent(date, title, category, listed, source, number, made_at)


def add(corpus: Corpus, events: Sequence[DatedEvent]) -> dict[int, DatedEvent]:
    """Write new events down; return them by the ids that they got.

    Raises EventError or DateError where one has no title or no place in time, ReadOnlyError where
    the corpus is open for reading only, CorpusError where the file cannot be written.
    """
    added: dict[int, DatedEvent] = {}
    with corpus.changing():
        table = corpus.database.table("event")
        for event in events:
            row = _row(replace(event, made_at=event.made_at or now()))
            number = int(str(table.insert(row).last_pk))
            added[number] = replace(event, id=number, made_at=row["made_at"])
    return added


def put(corpus: Corpus, wanted: Mapping[int, DatedEvent | None]) -> dict[int, DatedEvent | None]:
    """Let events stand under these ids, None for none; return what stood there.

    What is returned, put in its turn, takes it back: an event keeps its id. Raises as `add`.
    """
    before: dict[int, DatedEvent | None] = {}
    with corpus.changing():
        there = {event.id: event for event in own(corpus)}
        for number, event in wanted.items():
            old = there.get(number)
            before[number] = old
            corpus.database.execute("DELETE FROM event WHERE id = ?", [number])
            if event is not None:
                made_at = event.made_at or (old.made_at if old else "") or now()
                row = {"id": number, **_row(replace(event, made_at=made_at))}
                corpus.database.table("event").insert(row)
    return before


def _row(event: DatedEvent) -> dict[str, str]:
    """Return the columns of an event. Raises EventError, DateError."""
    if not event.title.strip():
        raise EventError("The title is missing. Write in a few words what happened.")
    _ = event.first, event.last  # refuses what has no place in time
    return {
        "date": event.when.edtf,
        "title": event.title,
        "category": event.category,
        "themes": ";".join(event.themes),
        "source": event.source,
        "made_at": event.made_at,
    }


def new_among(
    events: Iterable[DatedEvent], there: Iterable[DatedEvent]
) -> tuple[tuple[DatedEvent, ...], int]:
    """Return the events that are not there yet, each once, and how many others there were.

    Two events are the same where first day and title are.
    """
    known = {event.known_as for event in there}
    new: list[DatedEvent] = []
    repeated = 0
    for event in events:
        if event.known_as in known:
            repeated += 1
        else:
            known.add(event.known_as)
            new.append(event)
    return tuple(new), repeated
