# SPDX-License-Identifier: MIT
"""What stays the same from question to question while one rule is being written."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from standpoint.coding.rule_finder import RuleFinder
from standpoint.corpus import finding, vocabulary
from standpoint.errors import RuleError
from standpoint.model import dates, periods
from standpoint.model.codebook import Rule
from standpoint.text.language import plain

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.rule_preview import RuleQuestion
    from standpoint.model.codebook import Codebook, Theme
    from standpoint.model.dates import ReportDate
    from standpoint.model.reports import Report

_MOST_KEPT = 4_000
"""So many texts stay in memory while a rule is being written."""

Hits = dict[int, dict[int, list[tuple[int, int]]]]
"""Report → sentence → where in the report a rule matches."""


def by_sentence(finder: RuleFinder, one: finding.Stored) -> dict[int, list[tuple[int, int]]]:
    """Return where a rule matches in a report, sentence by sentence."""
    found: dict[int, list[tuple[int, int]]] = {}
    for sentence, start, end in finder.find(one.text, one.sentences):
        found.setdefault(sentence, []).append((start, end))
    return found


class SavedRule:
    """What stays the same while one rule is being written: kept from question to question.

    Attributes:
        order: the reports that the theme searches in this language, with their place in the list:
            first those that were asked about.
        asked: those that were asked about.
        candidates: those in which the saved rule may match.
        saved: where it does.
        looked: the candidates in which that is known.
        before: the reports that carry the theme by the saved codebook.
        others: the reports that carry it by the edited codebook without this rule.
    """

    def __init__(self, corpus: Corpus, question: RuleQuestion) -> None:
        self._corpus = corpus
        theme = question.codebook.theme(question.theme)
        self._reports = [one for one in corpus.reports() if theme.covers(_date(one))]
        spoken = [one.id for one in self._reports if plain(one.language) == question.language]
        wanted = set(spoken if question.reports is None else question.reports)
        self.asked = wanted.intersection(spoken)
        ordered = sorted(spoken, key=lambda report: report not in wanted)
        self.order = {report: place for place, report in enumerate(ordered)}
        self.saved: Hits = {}
        self.candidates: frozenset[int] = frozenset()
        self.looked: set[int] = set()
        self._texts: dict[int, finding.Stored] = {}
        self._ahead: dict[int, finding.Stored] = {}
        self._finder: RuleFinder | None = None
        with contextlib.suppress(RuleError):
            if question.saved is not None:
                self._finder = RuleFinder(Rule(question.language, question.saved))
                self.candidates = self.narrowed(self._finder)
        self.before, self.others = self._carrying(question)
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
        """Return a report with its text, None for one that was deleted meanwhile.

        `following` are likely to be asked for next. The first thousands are kept, so that a rule is
        tried anew without reading them again.
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
        if self._finder is not None and (hits := by_sentence(self._finder, one)):
            self.saved[one.report] = hits

    def _carrying(self, question: RuleQuestion) -> tuple[frozenset[int], frozenset[int]]:
        """Return the reports of `before` and `others`; rejected codings carry nothing."""
        saved = _theme(self._corpus.codebook(), question.theme)
        edited = _theme(question.codebook, question.theme)
        decided = {
            (one.report, one.start, one.facet): one.status
            for one in self._corpus.decisions()
            if one.theme == question.theme
        }
        counted = _counting(saved)
        by_saved, by_edited = _rules(saved).keys(), _other_rules(question)
        stay = by_edited.keys() & by_saved
        before, others = (
            {place[0] for place, said in decided.items() if said == "confirmed" and place[2] in of}
            for of in (counted, _counting(edited))
        )
        for report, start, facet, source in self._corpus.rows(
            "SELECT DISTINCT m.report, s.start, rule.facet, rule.source FROM rule "
            "JOIN mention AS m ON m.rule = rule.id "
            "JOIN sentence AS s ON s.report = m.report AND s.idx = m.sentence WHERE rule.theme = ?",
            [question.theme],
        ):
            if decided.get((report, start, facet)) == "rejected":
                continue
            if facet in counted:
                before.add(report)
            if (facet, source) in stay:
                others.add(report)
        for facet, source in by_edited.keys() - stay:
            others |= self._holding(source, by_edited[facet, source], facet, decided)
        return frozenset(before), frozenset(others)

    def _holding(
        self,
        source: str,
        languages: Collection[str],
        facet: str,
        decided: Mapping[tuple[int, int, str], str],
    ) -> set[int]:
        """Return the reports in which another edited rule finds what nobody rejected."""
        found: set[int] = set()
        for language in languages:
            try:
                finder = RuleFinder(Rule(language, source))
            except RuleError:
                continue
            holding = vocabulary.holding(self._corpus, finder.wanted)
            reports = [
                one.id
                for one in self._reports
                if plain(one.language) == language and (holding is None or one.id in holding)
            ]
            for at in range(0, len(reports), finding.CHUNK):
                for one in finding.stored(self._corpus, reports[at : at + finding.CHUNK]):
                    starts = [one.sentences[index].start for index in by_sentence(finder, one)]
                    if any(decided.get((one.report, at, facet)) != "rejected" for at in starts):
                        found.add(one.report)
        return found

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


_latest: list[tuple[tuple[object, ...], SavedRule]] = []


def saved_rule(corpus: Corpus, question: RuleQuestion) -> SavedRule:
    """Return what is kept of the saved rule of a question, begun anew when something changed."""
    (version,) = corpus.rows("PRAGMA data_version")[0]
    theme = question.codebook.theme(question.theme)
    key = (
        *(corpus.path, version, question.theme, question.facet, question.language),
        *(question.saved, question.reports, theme.valid_from, theme.valid_to, theme.active),
        *((facet.id, facet.counts, facet.languages()) for facet in theme.facets),
        *sorted(_other_rules(question)),
    )
    if not _latest or _latest[0][0] != key:
        _latest[:] = [(key, SavedRule(corpus, question))]
    return _latest[0][1]


def _date(report: Report) -> ReportDate | None:
    return _read(report.date) if report.date else None


_read = cache(dates.parse)


def _theme(codebook: Codebook, theme: str) -> Theme | None:
    """Return a theme that is switched on, None where there is none of that id."""
    return next((one for one in codebook.active() if one.id == theme), None)


def _counting(theme: Theme | None) -> frozenset[str]:
    return frozenset(facet.id for facet in theme.facets if facet.counts) if theme else frozenset()


def _rules(theme: Theme | None) -> dict[tuple[str, str], set[str]]:
    """Return (facet, rule) of all that counts toward a theme, with the languages of the rule."""
    found: dict[tuple[str, str], set[str]] = {}
    for facet in theme.facets if theme else ():
        for rule in facet.rules if facet.counts else ():
            found.setdefault((facet.id, rule.source), set()).add(rule.language)
    return found


def _other_rules(question: RuleQuestion) -> dict[tuple[str, str], set[str]]:
    """Return the rules of the edited theme but for the one that is being written."""
    found = _rules(_theme(question.codebook, question.theme))
    for source in (question.saved, question.rule):
        found.pop((question.facet, source or ""), None)
    return found
