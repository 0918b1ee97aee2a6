# SPDX-License-Identifier: MIT
"""Themes, facets and rules: what a codebook says. How a rule matches lives in `coding`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standpoint.model.dates import ReportDate


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the rule language, for reports in `language` ("en", "ar")."""

    language: str
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A sub-theme. `counts` False: shown and linked, but not counted toward its theme."""

    id: str
    label: str
    definition: str = ""
    counts: bool = True
    rules: tuple[Rule, ...] = ()

    def languages(self) -> frozenset[str]:
        """Return the languages in which this facet has rules."""
        return frozenset(rule.language for rule in self.rules)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with its entry form. `key` is its digit 1-9; validity bounds are inclusive.

    `colour` is the base hue as "#RRGGBB", `shape` the marker that says the same without colour.
    """

    id: str
    label: str
    key: int
    colour: str
    shape: str
    facets: tuple[Facet, ...]
    definition: str = ""
    full_definition: str = ""
    include: str = ""
    exclude: str = ""
    typical: str = ""
    atypical: str = ""
    close_but_no: str = ""
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    active: bool = True

    def covers(self, date: ReportDate | None) -> bool:
        """Tell whether a report of that date may fall into the dates for which this is defined."""
        if date is None:
            return True
        too_early = self.valid_from and date.latest and date.latest < self.valid_from
        too_late = self.valid_to and date.earliest and date.earliest > self.valid_to
        return not (too_early or too_late)

    def facet(self, facet_id: str) -> Facet:
        """Return the facet of that id. Raises KeyError where there is none."""
        for facet in self.facets:
            if facet.id == facet_id:
                return facet
        raise KeyError(facet_id)


@dataclass(frozen=True, slots=True)
class Codebook:
    """Themes in their order. `source` is the TOML text it was read from, comments and all."""

    name: str
    themes: tuple[Theme, ...]
    source: str = ""

    def theme(self, theme_id: str) -> Theme:
        """Return the theme of that id. Raises KeyError where there is none."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)

    def active(self) -> tuple[Theme, ...]:
        """Return the themes that are switched on, in order."""
        return tuple(theme for theme in self.themes if theme.active)

    def fingerprint(self) -> str:
        """Return the SHA-256 of the source, to tell whether two versions are the same."""
        return hashlib.sha256(self.source.encode("utf-8")).hexdigest()
