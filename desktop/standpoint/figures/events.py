# SPDX-License-Identifier: MIT
"""Events to lay over a chart: those that came with the program, and the analyst's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache

from standpoint.corpus import event_table
from standpoint.figures.chart import Event
from standpoint.files import data
from standpoint.model.events import CATEGORIES, DatedEvent

OWN = "own"
"""Stands among categories for the analyst's own events."""


@cache
def known() -> tuple[DatedEvent, ...]:
    """Return the events of `data/events`, in the order of their first days."""
    name = "events/syria.csv"
    return in_order(event_table.read(data(name).read_bytes(), name).events)


def in_order(events: Iterable[DatedEvent]) -> tuple[DatedEvent, ...]:
    """Return events in the order of their first days."""
    return tuple(sorted(events, key=lambda event: (event.first, event.last)))


def categories() -> tuple[str, ...]:
    """Return the categories that known events have, in the order in which they are offered."""
    there = {event.category for event in known()}
    return (*(c for c in CATEGORIES if c in there), *sorted(there - CATEGORIES.keys()))


def bearing_on(
    themes: Collection[str], among: Iterable[DatedEvent] | None = None
) -> tuple[DatedEvent, ...]:
    """Return the events, all known ones unless said, that bear on one of these themes.

    An analyst's own event that names no theme bears on every one.
    """
    wanted = set(themes)
    return tuple(
        event
        for event in (known() if among is None else among)
        if not wanted.isdisjoint(event.themes) or (event.id and not event.themes and wanted)
    )


def chosen(
    own: Iterable[DatedEvent],
    own_wanted: bool,
    wanted: Collection[str],
    themes: Collection[str] | None = None,
) -> tuple[DatedEvent, ...]:
    """Return the events that a chart is to show.

    Args:
        own: the analyst's own.
        own_wanted: whether they are shown.
        wanted: the categories of known events that are shown; empty for all.
        themes: only events that bear on one of these; None for all.
    """
    found = [event for event in known() if not wanted or event.category in wanted]
    if own_wanted:
        found += own
    return in_order(found if themes is None else bearing_on(themes, found))


def drawn(event: DatedEvent) -> Event:
    """Return an event as a chart draws it."""
    first, last = event.first, event.last
    return Event(
        first,
        event.title,
        None if last == first else last,
        event.date,
        event.category,
        event.source,
    )
