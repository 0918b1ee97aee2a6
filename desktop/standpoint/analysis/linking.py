# SPDX-License-Identifier: MIT
"""Which passages on one facet speak to the same point: by closeness, and by people's word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from standpoint.analysis.aligned import Cell, Link, Passage, PassageKey
from standpoint.analysis.closeness import ClosenessModel, StemVector
from standpoint.model.reports import HumanLink, Reading

Pair = tuple[PassageKey, PassageKey]
"""Two passages of different columns, the smaller key first."""

MANY = 4_000
"""From so many pairs on, those that count are picked out before they are measured."""


class Linker:
    """Links passages of the readings, facet by facet; each sentence is stemmed once."""

    def __init__(
        self,
        readings: Sequence[Reading],
        closeness: ClosenessModel,
        limit: float,
        links: Sequence[HumanLink],
        vectors: dict[PassageKey, StemVector] | None = None,
    ) -> None:
        """Take what is to be linked; `vectors` keeps stemmed sentences for another linker."""
        self._readings = {reading.report.id: reading for reading in readings}
        self._sentences = {
            (reading.report.id, sentence.index): sentence
            for reading in readings
            for sentence in reading.sentences
        }
        self._closeness = closeness
        self._limit = limit
        self._vectors: dict[PassageKey, StemVector] = {} if vectors is None else vectors
        self._decided = self._by_facet(links)

    def links(
        self, theme: str, facet: str, cells: Sequence[Cell]
    ) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
        """Return the links of a row, closest first, and the nearest left out under the limit.

        The lesser (report, sentence) is always end `a` of a link, whatever the order of the cells.
        """
        spoken = [
            [passage for passage in cell.passages if passage.status != "rejected"] for cell in cells
        ]
        columns = {report: place for place, cell in enumerate(cells) for report in cell.reports}
        present = {passage.key for passages in spoken for passage in passages}
        decided = {
            pair: word
            for pair, word in self._decided.get((theme, facet), {}).items()
            if present.issuperset(pair) and columns[pair[0][0]] != columns[pair[1][0]]
        }
        measured: dict[Pair, float] = {}
        linked: set[Pair] = set()
        for one, other in combinations(spoken, 2):
            close = dict(self._measure(one, other, decided))
            measured |= close
            linked |= {pair for pair in _nearest(close) if close[pair] >= self._limit}
        linked -= decided.keys()
        by_people = {pair for pair, word in decided.items() if word}
        made = [self._link(pair, measured.get(pair), human=False) for pair in linked]
        made += [self._link(pair, self._between(pair), human=True) for pair in by_people]
        under = {
            pair: near
            for pair, near in measured.items()
            if near < self._limit and pair not in decided
        }
        left_out = [self._link(pair, under[pair], human=False) for pair in _best_of_each(under)]
        return _closest_first(made), _closest_first(left_out)

    def _by_facet(
        self, links: Sequence[HumanLink]
    ) -> Mapping[tuple[str, str], Mapping[Pair, bool]]:
        """Return people's links (True) and unlinks (False); the last word on a pair holds."""
        index = {
            (report, sentence.start, sentence.end): number
            for (report, number), sentence in self._sentences.items()
        }
        found: dict[tuple[str, str], dict[Pair, bool]] = defaultdict(dict)
        for link in sorted(links, key=lambda made: made.made_at):
            one = index.get((link.report_a, link.start_a, link.end_a))
            other = index.get((link.report_b, link.start_b, link.end_b))
            if one is not None and other is not None:
                pair = _pair((link.report_a, one), (link.report_b, other))
                found[link.theme, link.facet][pair] = link.linked
        return found

    def _measure(
        self, passages: Sequence[Passage], others: Sequence[Passage], decided: Collection[Pair]
    ) -> Iterator[tuple[Pair, float]]:
        """Yield the pairs of two columns that share a stem, with their closeness.

        Of very many pairs only those that can matter are yielded. Of many, few share a stem: a
        list of those that hold it leads from each stem to them.
        """
        if len(passages) * len(others) > MANY:
            yield from self._pick(passages, others, decided)
            return
        holding: dict[tuple[str | None, str], list[PassageKey]] = defaultdict(list)
        for other in others:
            vector = self._vector(other.key)
            for stem in vector.weights:
                holding[vector.language, stem].append(other.key)
        for one in passages:
            vector = self._vector(one.key)
            near = {key for stem in vector.weights for key in holding[vector.language, stem]}
            for key in sorted(near):
                pair = _pair(one.key, key)
                close = self._between(pair)
                if close:
                    yield pair, close

    def _pick(
        self, passages: Sequence[Passage], others: Sequence[Passage], decided: Collection[Pair]
    ) -> Iterator[tuple[Pair, float]]:
        from standpoint.analysis.likely_pairs import likely_pairs

        keys, their = [one.key for one in passages], [one.key for one in others]
        places = {key: place for place, key in enumerate(keys)}
        theirs = {key: place for place, key in enumerate(their)}
        fixed = [
            (places[one], theirs[other])
            for pair in decided
            for one, other in (pair, pair[::-1])
            if one in places and other in theirs
        ]
        vectors = [self._vector(key) for key in keys]
        for one, other in likely_pairs(
            vectors, [self._vector(key) for key in their], self._limit, fixed
        ):
            pair = _pair(keys[one], their[other])
            close = self._between(pair)
            if close:
                yield pair, close

    def _between(self, pair: Pair) -> float | None:
        return self._closeness.between(self._vector(pair[0]), self._vector(pair[1]))

    def _vector(self, key: PassageKey) -> StemVector:
        if key not in self._vectors:
            reading, sentence = self._readings[key[0]], self._sentences[key]
            text = reading.text[sentence.start : sentence.end]
            self._vectors[key] = self._closeness.vector(text, reading.report.language)
        return self._vectors[key]

    def _link(self, pair: Pair, close: float | None, *, human: bool) -> Link:
        shared = self._closeness.shared(self._vector(pair[0]), self._vector(pair[1]))
        return Link(*pair, close, shared, "human" if human else "machine")


def _pair(one: PassageKey, other: PassageKey) -> Pair:
    return (one, other) if one <= other else (other, one)


def _nearest(close: Mapping[Pair, float]) -> set[Pair]:
    """Return the pairs in which either is the other's nearest; equals all count as nearest."""
    best: dict[PassageKey, float] = defaultdict(float)
    for pair, near in close.items():
        for key in pair:
            best[key] = max(best[key], near)
    return {pair for pair, near in close.items() if near in (best[pair[0]], best[pair[1]])}


def _best_of_each(under: Mapping[Pair, float]) -> set[Pair]:
    """Return each passage's closest pair; among equals the first in the texts."""
    best: dict[PassageKey, Pair] = {}
    for pair, _near in sorted(under.items(), key=lambda item: (-item[1], item[0])):
        for key in pair:
            best.setdefault(key, pair)
    return set(best.values())


def _closest_first(links: Iterable[Link]) -> tuple[Link, ...]:
    """Sort by closeness; links between languages, which have none, stand last."""
    return tuple(
        sorted(
            links, key=lambda link: (link.closeness is None, -(link.closeness or 0), link.a, link.b)
        )
    )
