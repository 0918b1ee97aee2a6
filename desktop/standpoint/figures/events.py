# SPDX-License-Identifier: MIT
"""Events that came with the program, to lay over a chart."""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from standpoint.figures.chart import Event
from standpoint.files import data


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event with its category and the themes that it bears on."""

    event: Event
    category: str
    themes: frozenset[str]


def known() -> tuple[KnownEvent, ...]:
    """Return the events of `data/events` whose day is known, in order of their days."""
    found = []
    for row in csv.DictReader(data("events/syria.csv").read_text(encoding="utf-8").splitlines()):
        if row["precision"] != "day":
            continue
        event = Event(date.fromisoformat(row["date"]), row["title"])
        themes = frozenset(theme for theme in row["themes"].split(";") if theme)
        found.append(KnownEvent(event, row["category"], themes))
    return tuple(sorted(found, key=lambda one: one.event.day))


def bearing_on(themes: Collection[str]) -> tuple[Event, ...]:
    """Return the events that bear on one of these themes."""
    return tuple(one.event for one in known() if not one.themes.isdisjoint(themes))
