# SPDX-License-Identifier: MIT
"""What a rule finds in a corpus while it is being written, beside what the saved one finds."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standpoint.coding.rule_finder import RuleFinder
from standpoint.corpus import finding
from standpoint.corpus.rule_preview import FoundSentence, RulePreview, RuleQuestion
from standpoint.corpus.saved_rule import Hits, SavedRule, by_sentence, saved_rule
from standpoint.model.codebook import Rule

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

MOST_SHOWN = 200
"""So many gained, lost and kept sentences each are shown; all are counted."""

_FIRST = 0.1
_LATER = 1.0
"""Seconds after which a first and every later answer goes out, although more is to come."""

Place = tuple[int, int]
"""A report and the index of a sentence in it."""


def preview(corpus: Corpus, question: RuleQuestion) -> Generator[RulePreview, None, None]:
    """Yield what is known so far, the last answer being done; close it when nobody waits.

    Raises RuleError where the rule cannot be read.
    """
    began = time.perf_counter()
    finder = RuleFinder(Rule(question.language, question.rule))
    kept = saved_rule(corpus, question)
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
        if report in new and (hits := by_sentence(finder, one)):
            answers.now[report] = hits
        kept.find(one)
        if time.perf_counter() > due and place < len(every):
            due = time.perf_counter() + _LATER
            seconds = time.perf_counter() - began
            asked = len(kept.asked.intersection(every))
            yield replace(answers.of(every[:place]), of=asked, seconds=seconds)
    answer = answers.charted(answers.of(every))
    yield replace(answer, seconds=time.perf_counter() - began, done=True)


class _Answers:
    """Puts answers together from what has been found so far."""

    def __init__(self, corpus: Corpus, question: RuleQuestion, kept: SavedRule) -> None:
        self._corpus = corpus
        self._question = question
        self._kept = kept
        self.now: Hits = {}
        self._known: dict[Place, FoundSentence] = {}

    def _shown(self, places: Sequence[Place], hits: Hits) -> tuple[FoundSentence, ...]:
        """Return what is shown of sentences; what an earlier answer showed is not read again."""
        new = [place for place in places if place not in self._known]
        self._known.update(_shown(self._corpus, self._question, new, hits))
        return tuple(self._known[place] for place in places if place in self._known)

    def of(self, looked: Sequence[int]) -> RulePreview:
        """Return what is known when these reports have been looked at, of those asked about."""
        looked = [report for report in looked if report in self._kept.asked]
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
        theme = question.codebook.theme(question.theme)
        rejected = _rejected(self._corpus, question)
        found = {
            report
            for report, units in self.now.items()
            if any((report, unit) not in rejected for unit in units)
        }
        counts = theme.active and theme.facet(question.facet).counts
        now = kept.shares(kept.others | found if counts else kept.others)
        before = kept.shares(kept.before)
        return replace(
            answer,
            years=tuple(now),
            now=tuple(now.values()),
            before=tuple(before.values()),
            dated=kept.dated,
        )


def _places(hits: Hits, reports: Sequence[int]) -> dict[Place, None]:
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
    corpus: Corpus, question: RuleQuestion, places: Sequence[Place], hits: Hits
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
