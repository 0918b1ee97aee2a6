# SPDX-License-Identifier: MIT
"""What a rule finds in a corpus while it is being written, beside what the saved one finds."""

from __future__ import annotations

import contextlib
import json
import time
from collections import defaultdict
from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from standpoint.coding.rule_finder import RuleFinder
from standpoint.corpus import finding, vocabulary
from standpoint.errors import RuleError
from standpoint.model import dates, periods
from standpoint.model.codebook import Codebook, Rule
from standpoint.model.dates import ReportDate
from standpoint.model.reports import Report
from standpoint.text.language import plain

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

MOST_SHOWN = 200
"""So many gained, lost and kept sentences each are shown; all are counted."""

_MOST_KEPT = 4_000
"""So many texts stay in memory while a rule is being written."""

_FIRST = 0.1
_LATER = 1.0
"""Seconds after which a first and every later answer goes out, although more is to come."""

Place = tuple[int, int]
"""A report and the index of a sentence in it."""


@dataclass(frozen=True, slots=True)
class RuleQuestion:
    """A rule as it is being written, and where it is to be tried.

    `saved` is the rule as it stands in the saved codebook, None for a new one. `codebook` is the
    codebook as it is being edited. `reports` limits where; None is all.
    """

    theme: str
    facet: str
    language: str
    saved: str | None
    rule: str
    codebook: Codebook
    reports: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence that a rule finds: `text` is the sentence, `marks` are offsets into it.

    `start` and `end` are code points of the report; `still` are the (theme, facet) that the
    sentence carries by other rules; `decision` is what a person said of this rule's facet.
    """

    report: int
    title: str
    date: str | None
    sentence: int
    paragraph: int
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]
    still: tuple[tuple[str, str], ...] = ()
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class RulePreview:
    """What the rule finds now and what the saved one found, in `searched` of `of` reports.

    `found` and `saved` count sentences; both rules find those that are the `same`. `years`, with
    the theme's share of reports `now` and `before` as fractions, None where no report is of that
    year, over all `dated` reports that the theme is looked for in. Fewer than all reports are
    looked at until `done`.
    """

    question: RuleQuestion
    found: int
    saved: int
    gained: tuple[FoundSentence, ...]
    lost: tuple[FoundSentence, ...]
    gained_number: int
    lost_number: int
    same_number: int
    searched: int
    of: int
    years: tuple[int, ...] = ()
    now: tuple[float | None, ...] = ()
    before: tuple[float | None, ...] = ()
    dated: int = 0
    seconds: float = 0.0
    done: bool = True
    same: tuple[FoundSentence, ...] = ()


_Hits = dict[int, dict[int, list[tuple[int, int]]]]
"""Report → sentence → where in the report a rule matches."""


def preview(corpus: Corpus, question: RuleQuestion) -> Generator[RulePreview, None, None]:
    """Yield what is known so far, the last answer being done; close it when nobody waits.

    Raises RuleError where the rule cannot be read.
    """
    began = time.perf_counter()
    finder = RuleFinder(Rule(question.language, question.rule))
    kept = _kept(corpus, question)
    new = kept.narrowed(finder)
    every = sorted(new | kept.candidates, key=kept.order.__getitem__)
    answers = _Answers(corpus, question, kept)
    due = began + _FIRST
    # Where only the saved rule can match, one look is enough for all that is typed.
    for place, report in enumerate(every, start=1):
        if report not in new and report in kept.looked:
            continue
        one = kept.text(report, every[place : place + finding.CHUNK])
        if one is None:
            continue
        if report in new and (hits := _by_sentence(finder, one)):
            answers.now[report] = hits
        kept.find(one)
        if time.perf_counter() > due and place < len(every):
            due = time.perf_counter() + _LATER
            seconds = time.perf_counter() - began
            yield replace(answers.of(every[:place]), of=len(every), seconds=seconds)
    answer = answers.charted(answers.of(every))
    yield replace(answer, seconds=time.perf_counter() - began, done=True)


def _by_sentence(finder: RuleFinder, one: finding.Stored) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for sentence, start, end in finder.find(one.text, one.sentences):
        found.setdefault(sentence, []).append((start, end))
    return found


class _Kept:
    """What stays the same while one rule is being written: kept from question to question.

    Attributes:
        order: the reports that the theme searches in this language, with their place in the list.
        candidates: those in which the saved rule may match.
        saved: where it does.
        looked: the candidates in which that is known.
    """

    def __init__(self, corpus: Corpus, question: RuleQuestion) -> None:
        self._corpus = corpus
        theme = question.codebook.theme(question.theme)
        self._reports = [one for one in corpus.reports() if theme.covers(_date(one))]
        wanted = None if question.reports is None else set(question.reports)
        self.order = {
            one.id: place
            for place, one in enumerate(self._reports)
            if plain(one.language) == question.language and (wanted is None or one.id in wanted)
        }
        self.saved: _Hits = {}
        self.candidates: frozenset[int] = frozenset()
        self.looked: set[int] = set()
        self._texts: dict[int, finding.Stored] = {}
        self._ahead: dict[int, finding.Stored] = {}
        self._finder: RuleFinder | None = None
        with contextlib.suppress(RuleError):
            if question.saved is not None:
                self._finder = RuleFinder(Rule(question.language, question.saved))
                self.candidates = self.narrowed(self._finder)
        self.others = _others(corpus, question)
        counting = {
            language
            for facet in theme.facets
            if facet.counts
            for language in (*facet.languages(), question.language)
        }
        self._weights = [
            (one.id, periods.weights(date, "year"))
            for one in self._reports
            if plain(one.language) in counting and (date := _date(one)) and date.datable
        ]

    def narrowed(self, finder: RuleFinder) -> frozenset[int]:
        """Return the searched reports in which a rule may match."""
        holding = vocabulary.holding(self._corpus, finder.wanted)
        return frozenset(self.order) if holding is None else holding & self.order.keys()

    def text(self, report: int, following: Sequence[int]) -> finding.Stored | None:
        """Return a report with its text; `following` are likely to be asked for next.

        None is one that was deleted meanwhile.

        The first thousands are kept, so that a rule is tried anew without reading them again.
        """
        for texts in (self._texts, self._ahead):
            if report in texts:
                return texts[report]
        wanted = [report, *(one for one in following if one not in self._texts)]
        self._ahead = {one.report: one for one in finding.stored(self._corpus, wanted)}
        if len(self._texts) < _MOST_KEPT:
            self._texts.update(self._ahead)
        return self._ahead.get(report)

    def find(self, one: finding.Stored) -> None:
        """Look for the saved rule in a report, once."""
        if one.report in self.looked or one.report not in self.candidates:
            return
        self.looked.add(one.report)
        if self._finder is not None and (hits := _by_sentence(self._finder, one)):
            self.saved[one.report] = hits

    def shares(self, reports: Collection[int]) -> dict[int, float | None]:
        """Return, by year, the share of dated reports that are among these."""
        totals: dict[str, float] = defaultdict(float)
        within: dict[str, float] = defaultdict(float)
        for report, weights in self._weights:
            for year, weight in weights.items():
                totals[year] += weight
                if report in reports:
                    within[year] += weight
        if not totals:
            return {}
        years = [int(year) for year in totals]
        return {
            year: within[f"{year:04}"] / totals[f"{year:04}"] if f"{year:04}" in totals else None
            for year in range(min(years), max(years) + 1)
        }

    @property
    def dated(self) -> int:
        """Return how many dated reports the theme is looked for in."""
        return len(self._weights)


_latest: list[tuple[tuple[object, ...], _Kept]] = []


def _kept(corpus: Corpus, question: RuleQuestion) -> _Kept:
    (version,) = corpus.rows("PRAGMA data_version")[0]
    theme = question.codebook.theme(question.theme)
    key = (
        *(corpus.path, version, question.theme, question.facet, question.language),
        *(question.saved, question.reports, theme.valid_from, theme.valid_to, theme.active),
        *((facet.id, facet.counts, facet.languages()) for facet in theme.facets),
    )
    if not _latest or _latest[0][0] != key:
        _latest[:] = [(key, _Kept(corpus, question))]
    return _latest[0][1]


def _date(report: Report) -> ReportDate | None:
    return _read(report.date) if report.date else None


_read = cache(dates.parse)


def _others(corpus: Corpus, question: RuleQuestion) -> frozenset[int]:
    """Return the reports that carry the theme without this rule, rejected codings left out."""
    counting = {
        facet.id for facet in question.codebook.theme(question.theme).facets if facet.counts
    }
    rejected: set[tuple[int, int, str]] = set()
    confirmed: set[tuple[int, int, str]] = set()
    for one in corpus.decisions():
        if one.theme == question.theme and one.facet in counting:
            place = (one.report, one.start, one.facet)
            (rejected if one.status == "rejected" else confirmed).add(place)
    found = {report for report, _, _ in confirmed}
    rows = corpus.rows(
        "SELECT DISTINCT m.report, s.start, rule.facet, rule.source FROM rule "
        "JOIN mention AS m ON m.rule = rule.id "
        "JOIN sentence AS s ON s.report = m.report AND s.idx = m.sentence WHERE rule.theme = ?",
        [question.theme],
    )
    own = (question.facet, question.saved)
    found.update(
        report
        for report, start, facet, source in rows
        if (facet, source) != own and facet in counting and (report, start, facet) not in rejected
    )
    return frozenset(found)


class _Answers:
    """Puts answers together from what has been found so far."""

    def __init__(self, corpus: Corpus, question: RuleQuestion, kept: _Kept) -> None:
        self._corpus = corpus
        self._question = question
        self._kept = kept
        self.now: _Hits = {}
        self._known: dict[Place, FoundSentence] = {}

    def _shown(self, places: Sequence[Place], hits: _Hits) -> tuple[FoundSentence, ...]:
        """Return what is shown of sentences; what an earlier answer showed is not read again."""
        new = [place for place in places if place not in self._known]
        self._known.update(_shown(self._corpus, self._question, new, hits))
        return tuple(self._known[place] for place in places if place in self._known)

    def of(self, looked: Sequence[int]) -> RulePreview:
        """Return what is known when these reports have been looked at."""
        new = _places(self.now, looked)
        old = _places(self._kept.saved, looked)
        gained = [place for place in new if place not in old]
        lost = [place for place in old if place not in new]
        return RulePreview(
            question=self._question,
            found=len(new),
            saved=len(old),
            gained=self._shown(gained[:MOST_SHOWN], self.now),
            lost=self._shown(lost[:MOST_SHOWN], self._kept.saved),
            gained_number=len(gained),
            lost_number=len(lost),
            same_number=len(old) - len(lost),
            same=self._shown([place for place in new if place in old][:MOST_SHOWN], self.now),
            searched=len(looked),
            of=len(looked),
            done=False,
        )

    def charted(self, answer: RulePreview) -> RulePreview:
        """Add the theme's share of reports by year, with the rule as it is and as it was."""
        kept, question = self._kept, self._question
        counts = question.codebook.theme(question.theme).facet(question.facet).counts
        rejected = _rejected(self._corpus, question)
        now, before = (
            kept.shares(
                kept.others
                | {
                    report
                    for report, units in hits.items()
                    if counts and any((report, unit) not in rejected for unit in units)
                }
            )
            for hits in (self.now, kept.saved)
        )
        return replace(
            answer,
            years=tuple(now),
            now=tuple(now.values()),
            before=tuple(before.values()),
            dated=kept.dated,
        )


def _places(hits: _Hits, reports: Sequence[int]) -> dict[Place, None]:
    """Return the sentences with a hit in these reports, in their order."""
    return {
        (report, unit): None
        for report in reports
        if report in hits
        for unit in sorted(hits[report])
    }


def _rejected(corpus: Corpus, question: RuleQuestion) -> frozenset[Place]:
    """Return the sentences of which a person said that they do not carry the facet."""
    rows = corpus.rows(
        "SELECT d.report, s.idx FROM decision AS d "
        "JOIN sentence AS s ON s.report = d.report AND s.start = d.start "
        "WHERE d.theme = ? AND d.facet = ? AND d.status = 'rejected'",
        [question.theme, question.facet],
    )
    return frozenset((report, unit) for report, unit in rows)


def _shown(
    corpus: Corpus, question: RuleQuestion, places: Sequence[Place], hits: _Hits
) -> dict[Place, FoundSentence]:
    """Return these sentences with all that is shown of them, but for reports deleted meanwhile."""
    if not places:
        return {}
    reports = list(dict.fromkeys(report for report, _ in places))
    heads = {
        row[0]: row[1:]
        for row in corpus.rows(
            "SELECT id, title, date FROM report WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(reports)],
        )
    }
    texts = {one.report: one for one in finding.stored(corpus, reports)}
    still = _still(corpus, question, reports)
    said = {
        (one.report, one.start): one.status
        for one in corpus.decisions()
        if (one.theme, one.facet) == (question.theme, question.facet)
    }
    shown = {}
    for report, index in places:
        if report not in texts or report not in heads:
            continue
        unit = texts[report].sentences[index]
        title, date = heads[report]
        shown[report, index] = FoundSentence(
            report=report,
            title=title,
            date=date,
            sentence=index,
            paragraph=unit.paragraph,
            start=unit.start,
            end=unit.end,
            text=texts[report].text[unit.start : unit.end],
            marks=tuple((a - unit.start, b - unit.start) for a, b in hits[report][index]),
            still=tuple(still.get((report, index), ())),
            decision=said.get((report, unit.start)),
        )
    return shown


def _still(
    corpus: Corpus, question: RuleQuestion, reports: Sequence[int]
) -> dict[Place, dict[tuple[str, str], None]]:
    """Return what sentences of these reports carry by other rules than this one."""
    own = (question.theme, question.facet, question.saved)
    still: dict[Place, dict[tuple[str, str], None]] = defaultdict(dict)
    for report, index, *rule in corpus.rows(
        "SELECT m.report, m.sentence, rule.theme, rule.facet, rule.source FROM mention AS m "
        "JOIN rule ON rule.id = m.rule WHERE m.report IN (SELECT value FROM json_each(?))",
        [json.dumps(reports)],
    ):
        if tuple(rule) != own:
            still[report, index][rule[0], rule[1]] = None
    return still
