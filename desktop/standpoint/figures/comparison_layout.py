# SPDX-License-Identifier: MIT
"""What stands beside what on paper: themes, facets, linked passages level with each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from standpoint.analysis import shared_words
from standpoint.analysis.alignment import Cell, Column, Link, Passage, PassageKey, Row
from standpoint.figures import comparison_words as words
from standpoint.figures.comparison import Comparison
from standpoint.figures.comparison_runs import Run, marks, runs
from standpoint.model.codebook import Facet, Theme
from standpoint.model.reports import Memo, Reading, Report


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it is printed.

    `place` says where it stands and `remarks` how it is coded, both in small print after it;
    `memos` are those that touch it, numbered as in `runs`. `number` is that of its report in the
    list of citations, None where its column names the report.
    """

    passage: Passage
    report: Report
    runs: tuple[Run, ...]
    place: str
    remarks: tuple[str, ...]
    memos: tuple[Memo, ...] = ()
    number: int | None = None

    @property
    def small(self) -> str:
        """Return what follows the passage in small print."""
        return ", ".join([self.place, *self.remarks])


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link in words: between which passages, how close, by which words.

    `label` is a closeness or says that a person linked them; `note` may be empty. `shared` are
    the heaviest words.
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

    `silences` says per column how it is silent on the facet, or how many of its reports nothing
    searched; empty for one of which there is nothing to say.
    """

    columns: tuple[tuple[Shown, ...], ...]
    links: tuple[LinkLine, ...]
    silences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacetPart:
    """A facet: its count per column, and its levels from the closest link down."""

    facet: Facet
    counts: str
    levels: tuple[Level, ...]

    @property
    def linked(self) -> bool:
        """Return whether any passages of the facet are linked."""
        return any(level.links for level in self.levels)


@dataclass(frozen=True, slots=True)
class ThemePart:
    """A theme; `counts` are distinct sentences per column, None where it was not searched.

    `silent` names the facets on which every column is silent.
    """

    theme: Theme
    counts: tuple[int | None, ...]
    summary: str
    facets: tuple[FacetPart, ...]
    silent: str

    @property
    def linked(self) -> bool:
        """Return whether any passages of the theme are linked."""
        return any(facet.linked for facet in self.facets)


def parts(comparison: Comparison) -> tuple[ThemePart, ...]:
    """Return every theme of a comparison as it is printed, in codebook order."""
    return _Setting(comparison).parts()


def unplaced(
    comparison: Comparison, themes: Iterable[ThemePart]
) -> tuple[tuple[str, Memo, str], ...]:
    """Return the memos that neither a passage nor a full text carries.

    Each with where it stands, such as "Harbour council, 12 Jun 2024, ¶ 4", and the words it is on.
    """
    placed = {
        memo
        for theme in themes
        for facet in theme.facets
        for level in facet.levels
        for column in level.columns
        for shown in column
        for memo in shown.memos
    }
    full = {reading.report.id for reading in comparison.full_texts()}
    found = []
    for reading in comparison.readings:
        report = reading.report
        for memo in comparison.memos(report.id) if report.id not in full else ():
            if memo not in placed:
                parts_ = [s.paragraph for s in reading.sentences if s.end > memo.start]
                place = words.place(report, parts_[0] if parts_ else 1)
                found.append((place, memo, reading.text[memo.start : memo.end]))
    return tuple(found)


class _Setting:
    """The comparison with what is looked up for each passage of it."""

    def __init__(self, comparison: Comparison) -> None:
        self._of = comparison
        self._alignment = comparison.shown()
        self._columns = self._alignment.columns
        self._readings: Mapping[int, Reading] = comparison.by_report()
        self._names = words.column_names(self._columns)
        self._place = {
            report: place for place, column in enumerate(self._columns) for report in column.ids
        }
        self._numbers = {
            report.id: number for number, report in enumerate(self._alignment.reports, 1)
        }
        self._memos = {report: comparison.memos(report) for report in self._readings}

    def parts(self) -> tuple[ThemePart, ...]:
        by_theme: dict[str, list[Row]] = {}
        for row in self._alignment.rows:
            by_theme.setdefault(row.theme, []).append(row)
        return tuple(self._theme(theme, rows) for theme, rows in by_theme.items())

    def _theme(self, theme_id: str, rows: Sequence[Row]) -> ThemePart:
        theme = self._of.codebook.theme(theme_id)
        linked = {key for row in rows for link in row.links for key in (link.a, link.b)}
        alone = {
            place: len({p.key for row in rows for p in _spoken(row.cells[place])} - linked)
            for place in range(len(self._columns))
        }
        facets, silent = [], []
        for row in rows:
            facet = theme.facet(row.facet)
            if all(cell.silence in ("none_found", "reviewed") for cell in row.cells):
                silent.append(facet.label)
            else:
                facets.append(self._facet(theme, facet, row))
        return ThemePart(
            theme,
            self._alignment.counts(theme_id),
            words.summary(
                len({frozenset((link.a, link.b)) for row in rows for link in row.links}),
                alone,
                dict(enumerate(self._names)),
                "column" if self._alignment.grouped else "report",
            ),
            tuple(facets),
            words.silent_in_all(len(self._columns), silent),
        )

    def _facet(self, theme: Theme, facet: Facet, row: Row) -> FacetPart:
        numbers = [
            None if cell.silence == "not_searched" else len(_spoken(cell)) for cell in row.cells
        ]
        label = words.counts(numbers) + ("" if facet.counts else ", not counted toward the theme")
        return FacetPart(facet, label, self._levels(theme, row))

    def _levels(self, theme: Theme, row: Row) -> tuple[Level, ...]:
        """Return the groups of passages that links hold together, closest first, then the rest."""
        stems: dict[PassageKey, set[str]] = {}
        for link in row.links:
            for key in (link.a, link.b):
                stems.setdefault(key, set()).update(link.shared)
        shown = {
            passage.key: self._shown(theme, passage, stems.get(passage.key, ()))
            for cell in row.cells
            for passage in _spoken(cell)
        }
        groups = _held_together(row.links)
        alone = shown.keys() - {key for keys, _links in groups for key in keys}
        if alone or not groups:
            groups.append((alone, []))
        # A silent column is silent on the whole facet: its words stand once, at the top.
        said = tuple(
            self._silence(cell, column)
            for cell, column in zip(row.cells, self._columns, strict=True)
        )
        nothing = ("",) * len(said)
        return tuple(
            Level(
                _columns(row, shown, keys),
                tuple(self._line(link) for link in links),
                nothing if number else said,
            )
            for number, (keys, links) in enumerate(groups)
        )

    def _silence(self, cell: Cell, column: Column) -> str:
        """Return how a cell is silent, and why in the same breath; or what was not searched."""
        said = words.silence(cell, self._alignment.codebook_version, column.language)
        return ". ".join(part for part in said if part) or words.unsearched(cell)

    def _shown(self, theme: Theme, passage: Passage, stems: Iterable[str]) -> Shown:
        reading = self._readings[passage.report]
        start, end = passage.start, passage.end
        shared = shared_words.occurrences(
            reading.text, start, end, reading.report.language, set(stems)
        )
        touching = tuple(
            memo for memo in self._memos[passage.report] if memo.start < end and start < memo.end
        )
        number = self._number(passage.report)
        return Shown(
            passage,
            reading.report,
            runs(reading.text, start, end, marks(theme.id, [passage]), shared, touching),
            words.source(reading.report, number, passage.paragraph),
            words.remarks(passage, theme),
            touching,
            number,
        )

    def _number(self, report: int) -> int | None:
        """Return a report's number among the citations where its column does not name it."""
        column = self._columns[self._place[report]]
        return self._numbers[report] if column.label else None

    def _line(self, link: Link) -> LinkLine:
        """Name both ends in the order of the columns."""
        one, other = sorted((link.a, link.b), key=lambda key: self._place[key[0]])
        texts, places = [], []
        for report, index in (one, other):
            reading = self._readings[report]
            sentence = reading.sentences[index]
            texts.append(reading.text[sentence.start : sentence.end])
            places.append(self._end(report, sentence.paragraph))
        language = self._readings[one[0]].report.language
        return LinkLine(
            one,
            other,
            " – ".join(places),
            *words.link_words(link, self._alignment.limit),
            tuple(
                shared_words.shown(stem, texts[0], texts[1], language)
                for stem in link.shared[: words.SHARED_SHOWN]
            ),
            link.origin == "human",
        )

    def _end(self, report: int, paragraph: int) -> str:
        """Return one end of a link: "¶ 4", with a number where that does not tell it apart."""
        place, number = f"¶\u00a0{paragraph}", self._number(report)
        if number is not None:
            place = f"[{number}] {place}"
        return place if len(self._columns) == 2 else f"{self._names[self._place[report]]} {place}"


def _spoken(cell: Cell) -> tuple[Passage, ...]:
    return tuple(passage for passage in cell.passages if passage.status != "rejected")


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
