# SPDX-License-Identifier: MIT
"""What the library is narrowed to: words and facets, and how many reports each facet holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from standpoint.model.codebook import Theme
from standpoint.model.reports import Report
from standpoint.ui.library.model import language_name, year_of

Facet = Literal["actor", "publisher", "year", "theme", "language"]
FACETS: tuple[Facet, ...] = ("actor", "publisher", "year", "theme", "language")
NONE = ""
"""Stands for reports that state nothing on a facet."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Words, and per facet the values of which a report must have one.

    `holding` are the reports whose text holds the words; None while there are no words.
    """

    words: str = ""
    holding: frozenset[int] | None = None
    chosen: Mapping[Facet, frozenset[str]] = field(default_factory=dict)

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words.strip()) or any(self.chosen.values())

    def toggled(self, facet: Facet, value: str) -> Filter:
        """Return the filter with one value of a facet switched."""
        values = self.chosen.get(facet, frozenset()) ^ {value}
        return replace(self, chosen={**self.chosen, facet: values})

    def takes(self, report: Report, found: Mapping[str, int]) -> bool:
        """Return whether a report is shown."""
        for facet, wanted in self.chosen.items():
            if wanted and wanted.isdisjoint(values_of(report, facet, found)):
                return False
        if self.words.strip():
            in_text = self.holding is not None and report.id in self.holding
            return in_text or _in_fields(report, self.words)
        return True


def values_of(report: Report, facet: Facet, found: Mapping[str, int]) -> frozenset[str]:
    """Return what a report has on a facet; `NONE` where it states nothing."""
    if facet == "theme":
        return frozenset(found) or frozenset({NONE})
    if facet == "year":
        year = year_of(report.date)
        return frozenset({NONE if year is None else str(year)})
    if facet == "actor" and report.actor:
        return frozenset(name.strip() for name in report.actor.split(",") if name.strip())
    value = {
        "actor": report.actor,
        "publisher": report.publisher,
        "language": report.language,
    }[facet]
    return frozenset({value or NONE})


def counts(
    reports: Sequence[Report], found: Mapping[int, Mapping[str, int]], facet: Facet
) -> list[tuple[str, int]]:
    """Return the values of a facet and how many reports have each, in the order to offer them.

    Years come newest first; the rest by number, then by name; reports without a value come last.
    """
    counted: Counter[str] = Counter()
    for report in reports:
        counted.update(values_of(report, facet, found.get(report.id, {})))
    values = list(counted.items())
    if facet == "year":
        values.sort(key=lambda pair: pair[0], reverse=True)
    else:
        values.sort(key=lambda pair: (-pair[1], pair[0].casefold()))
    values.sort(key=lambda pair: pair[0] == NONE)
    return values


def label(facet: Facet, value: str, themes: Sequence[Theme]) -> str:
    """Return how a value of a facet is called on screen."""
    if value == NONE:
        return {
            "actor": "No actor",
            "publisher": "No publisher",
            "year": "Undated",
            "theme": "No theme found",
            "language": "Unknown language",
        }[facet]
    if facet == "theme":
        return next((theme.label for theme in themes if theme.id == value), value)
    if facet == "language":
        return language_name(value)
    return value


def said(narrowed: Filter, themes: Sequence[Theme]) -> str:
    """Return a filter in words, as a figure states it: "Actor: Council; “harbour”"."""
    parts = [
        f"{facet.capitalize()}: {', '.join(sorted(label(facet, v, themes) for v in values))}"
        for facet, values in narrowed.chosen.items()
        if values
    ]
    if narrowed.words.strip():
        parts.append(f"“{narrowed.words.strip()}”")
    return "; ".join(parts)


def _in_fields(report: Report, words: str) -> bool:
    hay = f"{report.title}\n{report.actor or ''}\n{report.publisher or ''}".casefold()
    return all(word in hay for word in words.casefold().split())
