# SPDX-License-Identifier: MIT
"""Which reports are let through: conditions on words and facets, put to the reports there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from standpoint.corpus import reposts as reposts_
from standpoint.corpus import tags
from standpoint.errors import DateError
from standpoint.model import dates
from standpoint.model.reports import Report

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

Facet = Literal["actor", "publisher", "year", "theme", "language", "tag", "reposts"]
FACETS: tuple[Facet, ...] = (
    "actor",
    "publisher",
    "year",
    "theme",
    "language",
    "tag",
    "reposts",
)
NONE = ""
"""Stands for reports that state nothing on a facet."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Words, and per facet the values of which a report must have one.

    `holding` are the reports whose text holds the words; None while there are no words. `grouped`
    says of reports in a group of reposts whether they are its "original" or a "repost", `tagged`
    which tags reports have. `unknown` are conditions that a later version of the program set: they
    hold nothing back here, and are kept.
    """

    words: str = ""
    holding: frozenset[int] | None = None
    chosen: Mapping[Facet, frozenset[str]] = field(default_factory=dict)
    grouped: Mapping[int, str] = field(default_factory=dict, compare=False)
    tagged: Mapping[int, frozenset[str]] = field(default_factory=dict, compare=False)
    unknown: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words.strip()) or any(self.chosen.values())

    def toggled(self, facet: Facet, value: str) -> Filter:
        """Return the filter with one value of a facet switched."""
        values = self.chosen.get(facet, frozenset()) ^ {value}
        return replace(self, chosen={**self.chosen, facet: values})

    def takes(self, report: Report, found: Mapping[str, int]) -> bool:
        """Return whether a report is let through; `found` counts its sentences by theme."""
        for facet, wanted in self.chosen.items():
            if not wanted:
                continue
            has = values_of(report, facet, found, self.grouped, self.tagged)
            if wanted.isdisjoint(has):
                return False
        if self.words.strip():
            in_text = self.holding is not None and report.id in self.holding
            return in_text or _in_fields(report, self.words)
        return True

    def as_values(self) -> dict[str, Any]:
        """Return the conditions as JSON has them, without the reports that they let through."""
        kept: dict[str, Any] = {f: sorted(self.chosen[f]) for f in FACETS if self.chosen.get(f)}
        words = {"words": self.words.strip()} if self.words.strip() else {}
        return {**self.unknown, **kept, **words}


def from_values(kept: object) -> Filter:
    """Return a filter from JSON's values; what is missing or unknown sets no condition."""
    if not isinstance(kept, dict):
        return Filter()
    chosen: dict[Facet, frozenset[str]] = {}
    for facet in FACETS:
        values = kept.get(facet)
        if isinstance(values, list) and any(isinstance(value, str) for value in values):
            chosen[facet] = frozenset(value for value in values if isinstance(value, str))
    words = kept.get("words")
    unknown = {name: value for name, value in kept.items() if name not in {*FACETS, "words"}}
    return Filter(words if isinstance(words, str) else "", None, chosen, unknown=unknown)


def prepared(corpus: Corpus, filter_: Filter) -> Filter:
    """Return a filter that knows which texts of this corpus hold its words."""
    several = len(filter_.words.strip()) > 1
    grouped = reposts_.places(corpus) if filter_.chosen.get("reposts") else {}
    tagged = tags.by_report(corpus) if filter_.chosen.get("tag") else {}
    holding = corpus.holding(filter_.words) if several else None
    return replace(filter_, holding=holding, grouped=grouped, tagged=tagged)


def reports(corpus: Corpus, filter_: Filter) -> list[int] | None:
    """Return the reports that a filter lets through now, newest first; None for all of them."""
    if not filter_.narrows:
        return None
    ready = prepared(corpus, filter_)
    found = corpus.theme_counts() if ready.chosen.get("theme") else {}
    listed = corpus.reports()
    return [listed[row].id for row in rows_taken(listed, ready, found)]


def rows_taken(
    listed: Sequence[Report], filter_: Filter, found: Mapping[int, Mapping[str, int]]
) -> list[int]:
    """Return the rows of those of the listed reports that a filter lets through, in order.

    `found` counts, per report, its sentences by theme. As `Filter.takes` says it of each, but what
    many reports share is looked at once.
    """
    rows: Iterable[int] = range(len(listed))
    for facet, wanted in filter_.chosen.items():
        if wanted:
            verdict = _verdict(facet, wanted, filter_, found)
            rows = [row for row in rows if verdict(listed[row])]
    if filter_.words.strip():
        words, holding = filter_.words, filter_.holding or frozenset()
        rows = [row for row in rows if listed[row].id in holding or _in_fields(listed[row], words)]
    return list(rows)


def _verdict(
    facet: Facet, wanted: frozenset[str], filter_: Filter, found: Mapping[int, Mapping[str, int]]
) -> Callable[[Report], bool]:
    """Return what tells of a report whether it has one of these values on a facet."""
    if facet in {"theme", "reposts", "tag"}:
        grouped, tagged, nothing = filter_.grouped, filter_.tagged, {}  # type: ignore[var-annotated]
        return lambda report: (
            not wanted.isdisjoint(
                values_of(report, facet, found.get(report.id, nothing), grouped, tagged)
            )
        )
    field_of = _FIELD_OF[facet]
    known: dict[str | None, bool] = {}

    def tell(report: Report) -> bool:
        value = field_of(report)
        if value not in known:
            known[value] = not wanted.isdisjoint(values_of(report, facet, {}))
        return known[value]

    return tell


_FIELD_OF: dict[Facet, Callable[[Report], str | None]] = {
    "actor": attrgetter("actor"),
    "publisher": attrgetter("publisher"),
    "language": attrgetter("language"),
    "year": attrgetter("date"),
}


def values_counted(
    listed: Sequence[Report],
    facet: Facet,
    found: Mapping[int, Mapping[str, int]],
    grouped: Mapping[int, str] | None = None,
    tagged: Mapping[int, frozenset[str]] | None = None,
) -> Counter[str]:
    """Return how many of the listed reports have each value of a facet."""
    counted: Counter[str] = Counter()
    if facet in _FIELD_OF:
        field_of = _FIELD_OF[facet]
        first = {field_of(report): report for report in listed}
        for value, number in Counter(map(field_of, listed)).items():
            for each in values_of(first[value], facet, {}):
                counted[each] += number
        return counted
    nothing: dict[str, int] = {}
    for report in listed:
        counted.update(values_of(report, facet, found.get(report.id, nothing), grouped, tagged))
    return counted


def values_of(
    report: Report,
    facet: Facet,
    found: Mapping[str, int],
    grouped: Mapping[int, str] | None = None,
    tagged: Mapping[int, frozenset[str]] | None = None,
) -> frozenset[str]:
    """Return what a report has on a facet; `NONE` where it states nothing.

    `found` counts its sentences by theme, `grouped` says which reports are in a group of reposts,
    `tagged` which tags reports have.
    """
    if facet == "reposts":
        return frozenset({(grouped or {}).get(report.id, NONE)})
    if facet == "tag":
        return (tagged or {}).get(report.id) or frozenset({NONE})
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


@lru_cache(maxsize=20_000)
def year_of(date: str | None) -> int | None:
    """Return the year under which a report stands, None for one without a usable date."""
    if not date:
        return None
    if len(date) in {4, 7, 10} and date[:4].isdigit() and date[-1].isdigit():
        return int(date[:4])
    try:
        latest = dates.parse(date).latest
    except DateError:
        return None
    return latest.year if latest else None


def _in_fields(report: Report, words: str) -> bool:
    hay = f"{report.title}\n{report.actor or ''}\n{report.publisher or ''}".casefold()
    return all(word in hay for word in words.casefold().split())
