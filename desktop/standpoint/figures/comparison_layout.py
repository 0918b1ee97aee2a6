# SPDX-License-Identifier: MIT
"""What stands beside what on paper: themes, facets, linked passages level with each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standpoint.analysis import shared_words
from standpoint.analysis.alignment import Cell, Link, Passage, PassageKey, Row
from standpoint.figures import comparison_words as words
from standpoint.figures.comparison import Comparison
from standpoint.figures.comparison_runs import Run, runs
from standpoint.model.codebook import Facet, Theme


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it is printed; `remarks` follow it in small print."""

    passage: Passage
    runs: tuple[Run, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link in words: between which passages, how close, by which words.

    `label` is a closeness or says that a person linked them; `note` may be empty.
    """

    a: PassageKey
    b: PassageKey
    places: str
    label: str
    note: str
    shared: tuple[str, ...]
    human: bool

    def details(self) -> tuple[str, ...]:
        """Return what stands in small print under the label, line by line."""
        lines = [self.places, self.note, words.shared(self.shared) if self.shared else ""]
        return tuple(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Level:
    """What stands level: passages per column, and the links between them (none: "only here").

    `silences` says per column how the report is silent on the facet; empty for one that speaks.
    """

    columns: tuple[tuple[Shown, ...], ...]
    links: tuple[LinkLine, ...]
    silences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacetPart:
    """A facet: its count per report, and its levels from the closest link down."""

    facet: Facet
    counts: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class ThemePart:
    """A theme; `counts` are distinct sentences per report, None where it was not searched.

    `silent` names the facets on which every report is silent.
    """

    theme: Theme
    counts: tuple[int | None, ...]
    summary: str
    facets: tuple[FacetPart, ...]
    silent: str


def parts(comparison: Comparison) -> tuple[ThemePart, ...]:
    """Return every active theme of a comparison as it is printed, in codebook order."""
    by_theme: dict[str, list[Row]] = {}
    for row in comparison.alignment.rows:
        by_theme.setdefault(row.theme, []).append(row)
    return tuple(_theme(comparison, theme, rows) for theme, rows in by_theme.items())


def _theme(comparison: Comparison, theme_id: str, rows: Sequence[Row]) -> ThemePart:
    theme = comparison.codebook.theme(theme_id)
    reports = comparison.alignment.reports
    linked = {key for row in rows for link in row.links for key in (link.a, link.b)}
    spoken = [
        {passage.key for row in rows for passage in _spoken(row.cells[column])}
        for column in range(len(reports))
    ]
    facets, silent = [], []
    for row in rows:
        facet = theme.facet(row.facet)
        if all(cell.silence in ("none_found", "reviewed") for cell in row.cells):
            silent.append(facet.label)
        else:
            facets.append(_facet(comparison, theme, facet, row))
    return ThemePart(
        theme,
        comparison.alignment.counts(theme_id),
        words.summary(
            len({frozenset((link.a, link.b)) for row in rows for link in row.links}),
            {report.id: len(keys - linked) for report, keys in zip(reports, spoken, strict=True)},
            words.short_names(reports),
        ),
        tuple(facets),
        words.silent_in_all(len(reports), silent),
    )


def _facet(comparison: Comparison, theme: Theme, facet: Facet, row: Row) -> FacetPart:
    numbers = [None if cell.silence == "not_searched" else len(_spoken(cell)) for cell in row.cells]
    label = words.counts(numbers) + ("" if facet.counts else ", not counted toward the theme")
    return FacetPart(facet, label, _levels(comparison, theme, row))


def _spoken(cell: Cell) -> tuple[Passage, ...]:
    return tuple(passage for passage in cell.passages if passage.status != "rejected")


def _levels(comparison: Comparison, theme: Theme, row: Row) -> tuple[Level, ...]:
    """Return the groups of passages that links hold together, closest first, then the rest."""
    shown = {
        passage.key: _shown(comparison, theme, row, passage)
        for cell in row.cells
        for passage in _spoken(cell)
    }
    groups = _held_together(row.links)
    alone = shown.keys() - {key for keys, _links in groups for key in keys}
    if alone or not groups:
        groups.append((alone, []))
    levels = []
    for number, (keys, links) in enumerate(groups):
        silences = (
            # A silent report is silent on the whole facet: its words stand once, at the top.
            "" if number else _silence(cell, comparison.alignment.codebook_version, language)
            for cell, language in zip(row.cells, _languages(comparison), strict=True)
        )
        levels.append(
            Level(
                _columns(row, shown, keys),
                tuple(_line(comparison, link) for link in links),
                tuple(silences),
            )
        )
    return tuple(levels)


def _silence(cell: Cell, version: int, language: str | None) -> str:
    """Return how a silent cell is said, and why in the same breath; empty for one that speaks."""
    return ". ".join(part for part in words.silence(cell, version, language) if part)


def _languages(comparison: Comparison) -> list[str | None]:
    return [reading.report.language for reading in comparison.readings]


def _held_together(links: Iterable[Link]) -> list[tuple[set[PassageKey], list[Link]]]:
    """Join links that share a passage, in the order of the links."""
    groups: list[tuple[set[PassageKey], list[Link]]] = []
    for link in links:
        touched = [group for group in groups if group[0] & {link.a, link.b}]
        if not touched:
            groups.append(({link.a, link.b}, [link]))
            continue
        first = touched[0]
        for other in touched[1:]:
            first[0].update(other[0])
            first[1].extend(other[1])
            groups.remove(other)
        first[0].update((link.a, link.b))
        first[1].append(link)
    return groups


def _columns(
    row: Row, shown: dict[PassageKey, Shown], keys: Iterable[PassageKey]
) -> tuple[tuple[Shown, ...], ...]:
    wanted = set(keys)
    return tuple(
        tuple(shown[passage.key] for passage in cell.passages if passage.key in wanted)
        for cell in row.cells
    )


def _shown(comparison: Comparison, theme: Theme, row: Row, passage: Passage) -> Shown:
    reading = comparison.reading(passage.report)
    stems = {stem for link in row.links if passage.key in (link.a, link.b) for stem in link.shared}
    shared = shared_words.occurrences(
        reading.text, passage.start, passage.end, reading.report.language, stems
    )
    return Shown(
        passage,
        runs(reading.text, passage.start, passage.end, passage.mentions, shared),
        words.remarks(passage, theme),
    )


def _line(comparison: Comparison, link: Link) -> LinkLine:
    """Name both ends in the order of the columns."""
    order = [reading.report.id for reading in comparison.readings]
    one, other = sorted((link.a, link.b), key=lambda key: order.index(key[0]))
    names = words.short_names(comparison.alignment.reports)
    texts, places = [], []
    for report, number in (one, other):
        reading = comparison.reading(report)
        sentence = next(s for s in reading.sentences if s.index == number)
        texts.append(reading.text[sentence.start : sentence.end])
        place = f"¶\u00a0{sentence.paragraph}"
        places.append(place if len(order) == 2 else f"{names[report]} {place}")
    language = comparison.reading(one[0]).report.language
    return LinkLine(
        one,
        other,
        " – ".join(places),
        *words.link_words(link, comparison.alignment.limit),
        tuple(shared_words.shown(stem, texts[0], texts[1], language) for stem in link.shared),
        link.origin == "human",
    )
