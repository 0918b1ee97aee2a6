# SPDX-License-Identifier: MIT
"""Suggestions from a corpus for a theme: terms for its rules, and sentences near to coded ones.

Both are jobs that only read; texts pass by a few at a time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from standpoint.analysis.candidate_terms import CodedSentences
from standpoint.analysis.nearness import Near, Nearest
from standpoint.analysis.suggested_terms import Rest, Suggestion, suggest
from standpoint.corpus.schema import THESE
from standpoint.files import data
from standpoint.model import dates
from standpoint.model.progress import Progress
from standpoint.model.reports import Sentence
from standpoint.text.folding import fold
from standpoint.text.language import plain
from standpoint.text.stems import stems
from standpoint.text.tokens import words

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.model.codebook import Theme

_CHUNK = 64
"""So many reports are read at once."""

_LABEL = "Reading"


def terms(
    corpus: Corpus,
    theme: str,
    facet: str | None,
    language: str,
    reports: Sequence[int] | None = None,
) -> Generator[Progress, None, tuple[Suggestion, ...]]:
    """Return terms that stand out in the sentences of a theme or facet, the best first.

    Args:
        corpus: is only read.
        theme: the id of the theme.
        facet: the id of a facet, or None for all facets that count toward the theme.
        language: of the reports that are read ("en", "ar").
        reports: only these, or None for all.
    """
    scope = _Scope(corpus, theme, facet, language, reports)
    total = len(scope.coded) + len(scope.reports)
    carrying = CodedSentences(language, _actors())
    done = 0
    yield Progress(done, total, _LABEL)
    for read in _hear(corpus, scope, carrying):
        done += read
        yield Progress(done, total, _LABEL)
    candidates = carrying.candidates()
    yield Progress(done, total, _LABEL)
    rest = Rest(language, candidates)
    for read in _search_rest(corpus, scope, rest) if candidates else ():
        done += read
        yield Progress(done, total, _LABEL)
    rules = () if scope.theme is None else [r for f in scope.theme.facets for r in f.rules]
    return suggest(carrying, candidates, rest, rules)


def _hear(corpus: Corpus, scope: _Scope, carrying: CodedSentences) -> Iterator[int]:
    """Gather the sentences that carry the theme; yield how many more reports were read."""
    for chunk in _chunks(sorted(scope.coded)):
        for report, text, sentences in _read(corpus, chunk):
            folded = fold(text)
            carrying.hear(words(folded.text))
            for sentence in sentences:
                if sentence.index in scope.coded[report]:
                    found = scope.found[report].get(sentence.index, ())
                    carrying.add(report, text, folded, sentence, found)
        yield len(chunk)


def _search_rest(corpus: Corpus, scope: _Scope, rest: Rest) -> Iterator[int]:
    """Gather the sentences that do not carry it; yield how many more reports were read."""
    for chunk in _chunks(scope.reports):
        for report, text, sentences in _read(corpus, chunk):
            folded = fold(text)
            left_out = scope.carrying.get(report, {})
            for sentence in sentences:
                if sentence.index not in left_out:
                    start, end = folded.position(sentence.start), folded.position(sentence.end)
                    rest.add(report, folded.text[start:end], sentence)
        yield len(chunk)


def near(
    corpus: Corpus, theme: str, facet: str | None, language: str, most: int = 200
) -> Generator[Progress, None, tuple[Near, ...]]:
    """Return the sentences without a theme that are nearest to those with it, the nearest first.

    A sentence that carries any facet of the theme, or was rejected there, is left out. The
    arguments are as for `terms`; `most` is the greatest number of sentences.
    """
    scope = _Scope(corpus, theme, facet, language, None)
    total = len(scope.coded) + len(scope.reports)
    nearest = Nearest(corpus.closeness(), language, most)
    done = 0
    yield Progress(done, total, _LABEL)
    for chunk in _chunks(sorted(scope.coded)):
        for report, text, sentences in _read(corpus, chunk):
            for sentence in sentences:
                facets = scope.coded[report].get(sentence.index)
                if facets:
                    place = (report, sentence.start, sentence.end)
                    nearest.add_coded(place, facets[0], stems(_said(text, sentence), language))
        done += len(chunk)
        yield Progress(done, total, _LABEL)
    for chunk in _chunks(scope.reports if scope.coded else []):
        for report, text, sentences in _read(corpus, chunk):
            left_out = scope.carrying.get(report, {})
            rejected: set[int] = scope.rejected.get(report, set())
            for sentence in sentences:
                if sentence.index not in left_out and sentence.start not in rejected:
                    place = (report, sentence.start, sentence.end)
                    nearest.offer(place, stems(_said(text, sentence), language))
        done += len(chunk)
        yield Progress(done, total, _LABEL)
    return nearest.found()


def coded(corpus: Corpus, theme: str, facet: str | None, language: str) -> int:
    """Return how many sentences carry a theme or facet in a language."""
    scope = _Scope(corpus, theme, facet, language, None)
    return sum(len(sentences) for sentences in scope.coded.values())


def _said(text: str, sentence: Sentence) -> str:
    return text[sentence.start : sentence.end]


def _actors() -> Iterator[str]:
    """Yield every name of an actor that is known."""
    import tomllib

    known = tomllib.loads(data("actors/syria.toml").read_text(encoding="utf-8"))
    for actor in known["actor"]:
        yield actor["label"]
        yield from actor["aliases"]
        yield from actor["arabic"]


def _chunks(reports: Sequence[int]) -> Iterator[Sequence[int]]:
    return (reports[at : at + _CHUNK] for at in range(0, len(reports), _CHUNK))


def _read(
    corpus: Corpus, reports: Sequence[int]
) -> Iterator[tuple[int, str, tuple[Sentence, ...]]]:
    """Yield id, text and sentences of reports, without furniture."""
    wanted = [json.dumps(list(reports))]
    texts = dict(corpus.rows(f"SELECT id, text FROM searchable WHERE id {THESE}", wanted))
    rows = corpus.rows(
        "SELECT report, idx, start, stop, paragraph FROM sentence "
        f"WHERE report {THESE} AND NOT furniture ORDER BY report, idx",
        wanted,
    )
    for report, group in groupby(rows, key=lambda row: row[0]):
        yield report, texts[report], tuple(Sentence(*row[1:]) for row in group)


class _Scope:
    """Which sentences carry a theme, by rules that were not rejected and by people.

    Attributes:
        coded: report, sentence, and the facets asked about that it carries.
        carrying: the same with any facet of the theme.
        found: report, sentence, and where rules of the theme matched.
        rejected: report, and where sentences start whose coding a person rejected.
    """

    def __init__(
        self,
        corpus: Corpus,
        theme: str,
        facet: str | None,
        language: str,
        reports: Sequence[int] | None,
    ) -> None:
        self._corpus = corpus
        known = {entry.id: entry for entry in corpus.codebook().themes}
        self.theme: Theme | None = known.get(theme)
        counting = {one.id for one in self.theme.facets if one.counts} if self.theme else set()
        self._asked = counting if facet is None else {facet}
        self._language = language
        self._only = None if reports is None else set(reports)
        self.coded: dict[int, dict[int, list[str]]] = defaultdict(dict)
        self.carrying: dict[int, dict[int, list[str]]] = defaultdict(dict)
        self.found: dict[int, dict[int, list[tuple[int, int]]]] = defaultdict(dict)
        self.rejected: dict[int, set[int]] = defaultdict(set)
        self._gather(theme)

    @cached_property
    def reports(self) -> list[int]:
        """The reports of the language to which the theme applies by its dates, in order."""
        rows = self._corpus.rows(
            "SELECT id, language, date FROM report WHERE deleted_at IS NULL ORDER BY id"
        )
        return [
            report
            for report, spoken, written in rows
            if plain(spoken) == self._language
            and (self._only is None or report in self._only)
            and self._applies(written)
        ]

    def _applies(self, written: str | None) -> bool:
        date = dates.parse(written) if written else None
        return self.theme is None or self.theme.covers(date)

    def _gather(self, theme: str) -> None:
        """Read mentions and decisions. A hidden hit lies in a sentence that a longer one codes."""
        decided: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
        for made in self._corpus.decisions():
            if made.theme == theme:
                decided[made.report, made.start][made.facet] = made.status
                if made.status == "rejected" and made.facet in self._asked:
                    self.rejected[made.report].add(made.start)
        here = set(self.reports)
        rows = self._corpus.rows(
            "SELECT m.report, m.sentence, s.start, m.start, m.stop, rule.facet FROM mention AS m "
            "JOIN rule ON rule.id = m.rule AND rule.theme = ? "
            "JOIN sentence AS s ON s.report = m.report AND s.idx = m.sentence AND NOT s.furniture "
            "ORDER BY m.report, m.sentence, m.start",
            [theme],
        )
        for report, index, begin, start, stop, facet in rows:
            if report in here:
                self.found[report].setdefault(index, []).append((start, stop))
                if decided.get((report, begin), {}).get(facet) != "rejected":
                    self._carries(report, index, facet)
        self._gather_people(theme, here)

    def _gather_people(self, theme: str, here: set[int]) -> None:
        rows = self._corpus.rows(
            "SELECT d.report, s.idx, d.facet FROM decision AS d JOIN sentence AS s "
            "ON s.report = d.report AND s.start = d.start AND s.stop = d.stop AND NOT s.furniture "
            "WHERE d.theme = ? AND d.status = 'confirmed'",
            [theme],
        )
        for report, index, facet in rows:
            if report in here:
                self._carries(report, index, facet)

    def _carries(self, report: int, index: int, facet: str) -> None:
        for kept in (self.carrying, self.coded) if facet in self._asked else (self.carrying,):
            facets = kept[report].setdefault(index, [])
            if facet not in facets:
                facets.append(facet)
