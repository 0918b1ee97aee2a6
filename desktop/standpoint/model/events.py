# SPDX-License-Identifier: MIT
"""Events as a list of them holds them: when, what, of which kind, on which themes, from where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day

from standpoint.errors import EventError
from standpoint.model import dates
from standpoint.model.dates import ReportDate

CATEGORIES = {
    "un": "United Nations",
    "regional": "The region",
    "domestic": "Inside the country",
    "opposition": "Opposition",
    "talks": "Talks",
    "conflict": "Conflict",
    "donor": "Donors",
    "sanctions": "Sanctions",
    "humanitarian": "Relief",
    "justice": "Justice",
}
"""Categories with names for people, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """Something that happened. `date` is EDTF with both ends known; a span has a "/" in it.

    `themes` are ids of themes that it bears on. `id` is 0 for an event that came with the program;
    `made_at` is when an analyst's own was written down (UTC, ISO 8601).
    """

    date: str
    title: str
    category: str = ""
    themes: tuple[str, ...] = ()
    source: str = ""
    id: int = 0
    made_at: str = ""

    @property
    def when(self) -> ReportDate:
        """Return the date as it was read. Raises DateError where it is none."""
        return dates.parse(self.date)

    @property
    def first(self) -> day:
        """Return the first day that the event may lie on. Raises EventError, DateError."""
        return _bound(self.when.earliest, self.date)

    @property
    def last(self) -> day:
        """Return the last day that the event may lie on. Raises EventError, DateError."""
        return _bound(self.when.latest, self.date)

    @property
    def known_as(self) -> tuple[day, str]:
        """Return by what the same event is known again: its first day and its title."""
        return self.first, " ".join(self.title.split()).casefold()


def _bound(known: day | None, written: str) -> day:
    if known is None:
        raise EventError(
            f"“{written}” has no first or last day, so it has no place in a chart. "
            "Write a day, month or year, or both ends of a span."
        )
    return known


def category_name(category: str) -> str:
    """Return a category's name for people; one that is not known names itself."""
    return CATEGORIES.get(category, category) or "No category"


def category_of(written: str) -> str:
    """Return the id of a category that was written by id or name; an own one stays as it is."""
    plain = " ".join(written.split())
    known = {name.casefold(): each for each, name in CATEGORIES.items()}
    folded = plain.casefold()
    return folded if folded in CATEGORIES else known.get(folded, plain)


def date_between(start: str, end: str = "") -> str:
    """Return as EDTF when something was, from what was written of its first and last day.

    Both are read as people write dates; `end` may be empty.

    Raises:
        DateError: one cannot be read, can be read in two ways, or they run backwards.
        EventError: one has no day, month or year, so that it has no place in a chart.
    """
    first = _datable(start)
    if not end.strip():
        return first.edtf
    last = _datable(end)
    if "/" in first.edtf or "/" in last.edtf:
        raise EventError(f"“{start}” with an end, “{end}”: write a span once, or its two ends.")
    if first.edtf == last.edtf:
        return first.edtf
    return dates.parse(f"{first.edtf}/{last.edtf}").edtf


def _datable(written: str) -> ReportDate:
    if not written.strip():
        raise EventError("The date is missing. Write a day, month or year, such as June 2024.")
    found = dates.read_written(written)
    if not found.datable:
        _bound(None, written.strip())
    return found
