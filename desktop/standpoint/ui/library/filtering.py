# SPDX-License-Identifier: MIT
"""What the library can be narrowed to: how many reports each value of a facet has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from standpoint.corpus.listing import Listing
from standpoint.corpus.narrowing import (
    FACETS,
    NONE,
    Facet,
    Filter,
    field_words,
    rows_taken,
    values_counted,
    values_of,
)
from standpoint.figures.filter_words import label, said
from standpoint.model.reports import Report

__all__ = [
    "FACETS",
    "NONE",
    "Facet",
    "Filter",
    "counts",
    "field_words",
    "label",
    "rows_taken",
    "said",
    "values_of",
]


def counts(
    reports: Sequence[Report],
    found: Mapping[int, Mapping[str, int]],
    facet: Facet,
    grouped: Mapping[int, str] | None = None,
    tagged: Mapping[int, frozenset[str]] | None = None,
) -> list[tuple[str, int]]:
    """Return the values of a facet and how many reports have each, in the order to offer them.

    Years come newest first; the rest by number, then by name; reports without a value come last.
    """
    listed = Listing.of(reports)
    values = list(values_counted(listed, facet, found, grouped, tagged).items())
    if facet == "year":
        values.sort(key=lambda pair: pair[0], reverse=True)
    else:
        values.sort(key=lambda pair: (-pair[1], pair[0].casefold()))
    values.sort(key=lambda pair: pair[0] == NONE)
    return values
