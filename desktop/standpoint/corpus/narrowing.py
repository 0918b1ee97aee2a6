# SPDX-License-Identifier: MIT
"""Which reports are let through: conditions on words and facets, put to the reports there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from standpoint.corpus import reposts as reposts_
from standpoint.corpus import tags
from standpoint.corpus.listing import Listing, listing
from standpoint.errors import DateError
from standpoint.model import dates
from standpoint.model.actors import stated_names
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
    listed = listing(corpus)
    ids = listed.column("id")
    return [ids[row] for row in rows_taken(listed, ready, found)]


def rows_taken(
    listed: Listing,
    filter_: Filter,
    found: Mapping[int, Mapping[str, int]],
    hays: Sequence[str] | None = None,
) -> list[int]:
    """Return the rows of those of the listed reports that a filter lets through, in order.

    `found` counts, per report, its sentences by theme; `hays` are the listing's `field_words`,
    where the caller has kept them. As `Filter.takes` says it of each, but what many reports share
    is looked at once.
    """
    rows: Iterable[int] = range(len(listed))
    for facet, wanted in filter_.chosen.items():
        if wanted and facet in _FIELD_OF:
            column = listed.column(_FIELD_OF[facet])
            taken = {v for v in set(column) if not wanted.isdisjoint(_of_field(facet, v))}
            rows = [row for row in rows if column[row] in taken]
        elif wanted:
            ids, grouped, tagged = listed.column("id"), filter_.grouped, filter_.tagged
            meets = _meets(facet, wanted, found, grouped, tagged)
            rows = [row for row in rows if meets(ids[row])]
    words = filter_.words.casefold().split()
    if words:
        ids, holding = listed.column("id"), filter_.holding or frozenset()
        hays = field_words(listed) if hays is None else hays
        rows = [
            row for row in rows if ids[row] in holding or all(word in hays[row] for word in words)
        ]
    return list(rows)


def _meets(
    facet: Facet,
    wanted: frozenset[str],
    found: Mapping[int, Mapping[str, int]],
    grouped: Mapping[int, str],
    tagged: Mapping[int, frozenset[str]],
) -> Callable[[int], bool]:
    """Return what tells of a report by its id whether it has one of these values on a facet."""
    nothing: Mapping[str, int] = {}
    return lambda report: (
        not wanted.isdisjoint(
            _of_report(report, facet, found.get(report, nothing), grouped, tagged)
        )
    )


def field_words(listed: Listing) -> list[str]:
    """Return of each report the words of its title, actor and publisher, in small letters."""
    columns = (listed.column(name) for name in ("title", "actor", "publisher"))
    return [
        f"{title}\n{actor or ''}\n{publisher or ''}".casefold()
        for title, actor, publisher in zip(*columns, strict=True)
    ]


_FIELD_OF: dict[Facet, str] = {
    "actor": "actor",
    "publisher": "publisher",
    "language": "language",
    "year": "date",
}


def values_counted(
    listed: Listing,
    facet: Facet,
    found: Mapping[int, Mapping[str, int]],
    grouped: Mapping[int, str] | None = None,
    tagged: Mapping[int, frozenset[str]] | None = None,
) -> Counter[str]:
    """Return how many of the listed reports have each value of a facet."""
    counted: Counter[str] = Counter()
    if facet in _FIELD_OF:
        for value, number in Counter(listed.column(_FIELD_OF[facet])).items():
            for each in _of_field(facet, value):
                counted[each] += number
        return counted
    nothing: Mapping[str, int] = {}
    together = Counter(
        _of_report(report, facet, found.get(report, nothing), grouped or {}, tagged or {})
        for report in listed.column("id")
    )
    for values, number in together.items():
        for each in values:
            counted[each] += number
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
    if facet in _FIELD_OF:
        return _of_field(facet, getattr(report, _FIELD_OF[facet]))
    return _of_report(report.id, facet, found, grouped or {}, tagged or {})


def _of_report(
    report: int,
    facet: Facet,
    found: Mapping[str, int],
    grouped: Mapping[int, str],
    tagged: Mapping[int, frozenset[str]],
) -> frozenset[str]:
    if facet == "reposts":
        return frozenset({grouped.get(report, NONE)})
    has = tagged.get(report) if facet == "tag" else frozenset(found)
    return has or _NOTHING


def _of_field(facet: Facet, value: str | None) -> frozenset[str]:
    if facet == "year":
        year = year_of(value)
        return _NOTHING if year is None else frozenset({str(year)})
    if facet == "actor" and value:
        return frozenset(stated_names(value)) or _NOTHING
    return frozenset({value or NONE})


_NOTHING = frozenset({NONE})


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
