# SPDX-License-Identifier: MIT
"""What the comparison says on screen; what it says on paper too comes from `figures`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from standpoint.analysis.alignment import Link, Passage
from standpoint.figures.comparison_words import (
    about,
    closeness,
    column_about,
    column_names,
    column_title,
    counted,
    language_name,
    no_common_theme,
    shortened,
    shown_date,
    silence,
    summary,
    unsearched,
)
from standpoint.model.codebook import Facet, Theme
from standpoint.model.reports import CodingStatus
from standpoint.text.direction import isolated

__all__ = [
    "about", "all_of_them", "closeness", "closeness_in_words", "column_about", "column_names",
    "column_title", "counted", "isolated",
    "language_name", "link_label", "no_common_theme", "paragraphs",
    "shortened", "shown_date", "silence", "status_words", "summary", "theme_facet", "unsearched",
]  # fmt: skip

ALL_OFF = "All themes are switched off. Press a digit, or click a theme above."
"""What stands where no theme is on."""
_PREPOSITIONS = ("of ", "with ", "by ", "in ", "to ", "against ", "for ", "from ", "on ")


def link_label(link: Link) -> str:
    """Return what a link's line carries: "you" for a person's, else its closeness."""
    if link.origin == "human":
        return "you"
    return "" if link.closeness is None else closeness(link.closeness)


def closeness_in_words(link: Link, limit: float) -> str:
    """Return what a closeness means, for the tooltip of a link."""
    if link.closeness is None:
        return "No closeness: different languages share no words."
    if link.origin == "human" and link.closeness < limit:
        return f"Linked by you. The machine measured {closeness(link.closeness, limit)}."
    over = link.closeness / limit if limit > 0 else 9.0
    if over < 1.25:
        meaning = f"just above the limit of {closeness(limit)}"
    elif over < 2.5:
        meaning = f"above the limit of {closeness(limit)}"
    else:
        meaning = f"far above the limit of {closeness(limit)}"
    return f"Closeness {closeness(link.closeness)}, {meaning}: how many rare words both share."


def theme_facet(theme: Theme, facet: Facet) -> str:
    """Return "unity of the opposition", "UN resolutions in general": a facet read with its theme.

    A facet's label that begins with a small word continues the theme's name.
    """
    if not facet.label.startswith(_PREPOSITIONS):
        return facet.label
    first = theme.label.split()[0]
    plain = theme.label.isascii() and not re.search(r"\d", theme.label) and first[1:].islower()
    name = theme.label[0].lower() + theme.label[1:] if plain else theme.label
    return f"{name} {facet.label}"


def all_of_them(number: int) -> str:
    """Return "both" for two reports, "all" for more, "it" for one."""
    return {1: "it", 2: "both"}.get(number, "all")


def status_words(status: CodingStatus, passage: Passage) -> str:
    """Return where a coding stands, in words."""
    if status == "confirmed":
        return "Confirmed" if passage.mentions else "Coded by hand"
    if status == "rejected":
        return "Rejected, not counted"
    if not passage.mentions:
        return "Linked by hand, not yet reviewed"
    return "Suggested by a rule, not yet reviewed"


def paragraphs(numbers: Sequence[int]) -> str:
    """Return "¶ 6, 7, 12 twice" with no break between the sign and its first number."""
    said = []
    for number, times in Counter(numbers).items():
        often = {1: "", 2: "\u00a0twice"}.get(times, f"\u00a0{times}\u00a0times")
        said.append(f"{number}{often}")
    return "¶\u00a0" + ", ".join(said)
