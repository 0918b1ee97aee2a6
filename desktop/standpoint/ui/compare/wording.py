# SPDX-License-Identifier: MIT
"""What the comparison says on screen; what it says on paper too comes from `figures`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from standpoint.analysis.alignment import Cell, Link, Passage
from standpoint.figures import comparison_words as paper
from standpoint.figures.comparison_words import (
    counted,
    language_name,
    no_common_theme,
    short_names,
    shown_date,
)
from standpoint.model.codebook import Facet, Theme
from standpoint.model.reports import CodingStatus, Report

__all__ = [
    "about", "all_of_them", "closeness", "closeness_in_words", "counted", "isolated",
    "language_name", "link_label", "no_common_theme", "paragraphs", "short_names", "shown_date",
    "silence", "status_words", "summary", "theme_facet",
]  # fmt: skip

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PREPOSITIONS = ("of ", "with ", "by ", "in ", "to ", "against ", "for ", "from ", "on ")


def closeness(value: float, limit: float = 0.0) -> str:
    """Return a closeness with two digits and no leading zero; under `limit` cut, not rounded."""
    return paper.closeness(value, limit)


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


def isolated(name: str) -> str:
    """Return a name that keeps its own direction inside a sentence of the other one."""
    return f"\u2068{name}\u2069" if _RIGHT_TO_LEFT.search(name) else name


def about(report: Report, *, furniture: bool = False) -> str:
    """Return the line under a title: "SOC · its publisher · undated · 808 words".

    `furniture` adds how many words are left out of the counts. A language other than English is
    named.
    """
    parts = [part for part in (report.actor, report.publisher) if part]
    parts += [shown_date(report), counted(report.words, "word")]
    if report.language and report.language != "en":
        parts.append(language_name(report.language))
    if furniture and report.furniture_words:
        parts.append(f"{counted(report.furniture_words, 'word')} of furniture")
    return " · ".join(parts)


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


def summary(links: int, only: Mapping[int, int], names: Mapping[int, str]) -> str:
    """Return a theme's sentence: "2 linked, 1 only in Consultative meeting".

    Args:
        links: links of the theme.
        only: per report, sentences without a link.
        names: short names of the reports, all of them.
    """
    parts = [f"{links:,} linked"] if links else []
    counts = {report: number for report, number in only.items() if number}
    if len(counts) == len(names) > 1 and len(set(counts.values())) == 1:
        parts.append(f"{next(iter(counts.values())):,} only in each report")
    else:
        parts += [
            f"{number:,} only in {isolated(names[report])}" for report, number in counts.items()
        ]
    return ", ".join(parts)


def all_of_them(number: int) -> str:
    """Return "both" for two reports, "all" for more, "it" for one."""
    return {1: "it", 2: "both"}.get(number, "all")


def silence(cell: Cell, version: int, language: str | None) -> tuple[str, str]:
    """Return how a silent cell is said: a line, and an explanation that may be empty."""
    if cell.silence == "reviewed":
        return "Reviewed: silent", ""
    if cell.silence != "not_searched":
        return f"No passage found by codebook v{version}", ""
    reason = cell.reason or "language"
    if reason == "language":
        named = f" {language_name(language)}" if language else ""
        rule = f"no{named} rule for this facet" if language else "no rule for its language"
        why = f"Codebook v{version} has {rule}."
    elif reason == "dates":
        why = "The report lies outside this theme's dates."
    else:
        why = ""
    return f"Not searched: {reason}", f"{why} This says nothing about the report.".strip()


def status_words(status: CodingStatus, passage: Passage) -> str:
    """Return where a coding stands, in words."""
    if status == "confirmed":
        return "Confirmed" if passage.mentions else "Coded by hand"
    if status == "rejected":
        return "Rejected, not counted"
    return "Suggested by a rule, not yet reviewed"


def paragraphs(numbers: Sequence[int]) -> str:
    """Return "¶ 6, 7, 12" with no break between the sign and its first number."""
    return "¶\u00a0" + ", ".join(str(number) for number in numbers)
