# SPDX-License-Identifier: MIT
"""Coding reports again: after a change of codebook, language or date."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from standpoint.coding.coder import Coder, Hit
from standpoint.coding.rule_finder import RuleFinder
from standpoint.corpus import codebooks, finding, furnishing, vocabulary, weighing
from standpoint.model import dates
from standpoint.model.progress import Progress
from standpoint.text.language import plain

if TYPE_CHECKING:
    from datetime import date

    from standpoint.corpus.corpus import Corpus
    from standpoint.model.codebook import Codebook, Rule, Theme

_CODING = "Coding"

_WEIGHED_AT_ONCE = 500


def recode_report(corpus: Corpus, report: int, version: int | None = None) -> None:
    """Find the mentions of one report anew, with the current codebook or that version.

    Sentences, decisions and links stay as they are. Call it inside `changing`.
    """
    rows = corpus.rows("SELECT language, date FROM report WHERE id = ?", [report])
    spoken, written = rows[0]
    number = corpus.codebook_version() if version is None else version
    coder = corpus.coder(number)
    hits = coder.find(
        corpus.text(report),
        corpus.sentences(report),
        spoken,
        dates.parse(written) if written else None,
    )
    _replace(corpus, report, hits, coder.codebook)


def recode_reports(corpus: Corpus, reports: Sequence[int]) -> None:
    """Find the mentions of some reports anew, with the current codebook. Call it in `changing`."""
    coder = corpus.coder()
    scales = weighing.of(coder.codebook)
    found = finding.find(corpus, coder, reports)
    corpus.database.execute(
        "DELETE FROM mention WHERE report IN (SELECT value FROM json_each(?))",
        [json.dumps([report for report, _ in found])],
    )
    weighing.store_all(
        corpus.database, {report: weighing.rows(scales.weigh(hits)) for report, hits in found}
    )


def recode(
    corpus: Corpus, version: int | None = None, reports: Sequence[int] | None = None
) -> Generator[Progress, None, int]:
    """Code all reports (or `reports`) again and make `version` the one that codes.

    All in one transaction: closing the generator before its end leaves the old version whole.
    Returns how many reports were coded. Raises CorpusError where the corpus cannot be written.
    """
    number = corpus.codebook_version() if version is None else version
    with corpus.changing():
        wanted = list(_all_reports(corpus) if reports is None else reports)
        coder = corpus.coder(number)
        yield Progress(0, len(wanted), _CODING)
        done = 0
        for answer in finding.find_in_all(corpus, coder, wanted):
            if answer is not None:
                done, found = answer
                for report, hits in found:
                    _replace(corpus, report, hits, coder.codebook)
            yield Progress(done, len(wanted), _CODING)
        codebooks.make_current(corpus, number)
        furnishing.review(corpus)
    return len(wanted)


def recode_with(
    corpus: Corpus, codebook: Codebook, note: str = ""
) -> Generator[Progress, None, int]:
    """Save a codebook as a new version and code all reports anew with it, whole or not at all."""
    with corpus.changing():
        version = codebooks.save(corpus, codebook, note)
        return (yield from recode(corpus, version))


@dataclass(frozen=True, slots=True)
class Adopted:
    """A codebook that codes now: its version, and how many reports it codes otherwise."""

    version: int
    reports: int


def adopt(corpus: Corpus, codebook: Codebook, note: str = "") -> Generator[Progress, None, Adopted]:
    """Save a codebook as a new version and let it code; only what it changes is coded again.

    The result is what coding all reports anew would give. All in one transaction: closing the
    generator before its end leaves the old version whole. `codebook.source` is what is stored.
    Raises RuleError where a rule cannot be read, CorpusError where the corpus cannot be written.
    """
    with corpus.changing():
        change = _Change(corpus.codebook(), codebook)
        # First, while other connections still see what is coded: texts do not change here.
        candidates = _candidates(corpus, change.added)
        yield Progress(0, len(candidates), _CODING)
        version = codebooks.save(corpus, codebook, note)
        touched = _take_away(corpus, change)
        done = 0
        for answer in finding.find_in_all(corpus, change.coder, candidates):
            if answer is not None:
                done, found = answer
                _add(corpus, found, touched)
            yield Progress(done, len(candidates), _CODING)
        yield from _weigh(corpus, codebook, touched)
        codebooks.make_current(corpus, version)
        furnishing.review(corpus, change.coder, frozenset(candidates))
        draft = codebooks.draft(corpus)
        if draft is not None and draft.themes == codebook.themes:
            codebooks.keep_draft(corpus, None)
    return Adopted(version, len(touched))


def _all_reports(corpus: Corpus) -> list[int]:
    return [
        row[0] for row in corpus.rows("SELECT id FROM report WHERE deleted_at IS NULL ORDER BY id")
    ]


def _replace(corpus: Corpus, report: int, hits: Iterable[Hit], codebook: Codebook) -> None:
    corpus.database.execute("DELETE FROM mention WHERE report = ?", [report])
    weighing.store(corpus.database, report, weighing.of(codebook).weigh(hits))


_Searched = tuple[str, "date | None", "date | None", str, str, str]
"""Theme, its validity, facet, language and source of a rule that is searched."""


class _Change:
    """What of two codebooks codes otherwise.

    Attributes:
        removed: (theme, facet, source) → the languages of rules that search no longer.
        added: the rules that search now and did not before.
        reweighed: themes of which the hits stay, but not how they count.
        coder: finds what the added rules find.
    """

    def __init__(self, old: Codebook, new: Codebook) -> None:
        before, after = _searched(old), _searched(new)
        self.removed: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for key in before.keys() - after.keys():
            theme, _, _, facet, language, source = key
            self.removed[theme, facet, source].add(language)
        gained = after.keys() - before.keys()
        self.added = [rule for key, rule in after.items() if key in gained]
        self.reweighed = {
            theme.id
            for theme in new.active()
            if theme.id in {one.id for one in old.active()}
            and _weighed_otherwise(old.theme(theme.id), theme)
        }
        self.coder = Coder(_with_rules(new, gained))


def _searched(codebook: Codebook) -> dict[_Searched, Rule]:
    return {
        (theme.id, theme.valid_from, theme.valid_to, facet.id, rule.language, rule.source): rule
        for theme in codebook.active()
        for facet in theme.facets
        for rule in facet.rules
    }


def _weighed_otherwise(old: Theme, new: Theme) -> bool:
    """Tell whether hits that both find count otherwise: another order, or other facets count."""
    counted = {facet.id: facet.counts for facet in old.facets}
    if any(counted.get(facet.id, facet.counts) != facet.counts for facet in new.facets):
        return True
    before, after = _in_order(old), _in_order(new)
    return [rule for rule in before if rule in after] != [rule for rule in after if rule in before]


def _in_order(theme: Theme) -> dict[tuple[str, str], None]:
    return {(facet.id, rule.source): None for facet in theme.facets for rule in facet.rules}


def _with_rules(codebook: Codebook, wanted: Collection[_Searched]) -> Codebook:
    """Return the codebook with only these rules."""

    def left(theme: Theme) -> Theme:
        place = (theme.id, theme.valid_from, theme.valid_to)
        return replace(
            theme,
            facets=tuple(
                replace(
                    facet,
                    rules=tuple(
                        rule
                        for rule in facet.rules
                        if (*place, facet.id, rule.language, rule.source) in wanted
                    ),
                )
                for facet in theme.facets
            ),
        )

    return replace(codebook, themes=tuple(map(left, codebook.active())))


def _candidates(corpus: Corpus, rules: Sequence[Rule]) -> list[int]:
    """Return the reports in which one of these rules can find something at all."""
    if not rules:
        return []
    found: dict[str, set[int] | None] = {}
    for rule in rules:
        holding = vocabulary.holding(corpus, RuleFinder(rule).wanted)
        known = found.setdefault(rule.language, set())
        if known is not None:
            found[rule.language] = None if holding is None else known | holding
    wanted = cache(lambda language: found.get(plain(language), set()))  # thousands speak one
    return [
        report
        for report, language in corpus.rows(
            "SELECT id, language FROM report WHERE deleted_at IS NULL ORDER BY id"
        )
        if (those := wanted(language)) is None or report in those
    ]


_Touched = dict[int, set[str]]
"""Reports, with the themes of which something was found or is no longer."""


def _take_away(corpus: Corpus, change: _Change) -> _Touched:
    """Remove what rules found that search no longer; return what that touches."""
    touched: _Touched = defaultdict(set)
    for (theme, facet, source), languages in change.removed.items():
        rows = corpus.rows(
            "SELECT DISTINCT m.report, report.language, m.rule FROM rule "
            "JOIN mention AS m ON m.rule = rule.id JOIN report ON report.id = m.report "
            "WHERE rule.theme = ? AND rule.facet = ? AND rule.source = ?",
            [theme, facet, source],
        )
        gone = [(report, rule) for report, spoken, rule in rows if plain(spoken) in languages]
        corpus.database.conn.executemany("DELETE FROM mention WHERE report = ? AND rule = ?", gone)
        for report, _ in gone:
            touched[report].add(theme)
    for theme in change.reweighed:
        for (report,) in corpus.rows(
            "SELECT DISTINCT m.report FROM rule JOIN mention AS m ON m.rule = rule.id "
            "WHERE rule.theme = ?",
            [theme],
        ):
            touched[report].add(theme)
    return touched


def _add(corpus: Corpus, found: finding.Found, touched: _Touched) -> None:
    for report, hits in found:
        if hits:
            hidden = (weighing.CodedHit(hit, weighing.HIDDEN) for hit in hits)
            weighing.store(corpus.database, report, hidden)
            touched[report].update(hit.theme for hit in hits)


def _weigh(
    corpus: Corpus, codebook: Codebook, touched: _Touched
) -> Generator[Progress, None, None]:
    """Say anew how the hits of these themes count, some reports at a time."""
    scales = weighing.of(codebook)
    rules = {row[0]: row[1:] for row in corpus.rows("SELECT id, theme, facet, source FROM rule")}
    reports = list(touched)
    for at in range(0, len(reports), _WEIGHED_AT_ONCE):
        changed: list[tuple[int, ...]] = []
        rows = corpus.rows(
            "SELECT report, sentence, start, stop, rule, toward_theme FROM mention "
            "WHERE report IN (SELECT value FROM json_each(?)) ORDER BY report",
            [json.dumps(reports[at : at + _WEIGHED_AT_ONCE])],
        )
        for report, group in groupby(rows, key=itemgetter(0)):
            stored = {
                Hit(*row[1:4], *rules[row[4]]): row[4:]
                for row in group
                if rules[row[4]][0] in touched[report]
            }
            changed += [
                (weight, report, hit.start, hit.end, stored[hit][0])
                for hit, weight in scales.weigh(stored)
                if weight != stored[hit][1]
            ]
        corpus.database.conn.executemany(
            "UPDATE mention SET toward_theme = ? "
            "WHERE report = ? AND start = ? AND stop = ? AND rule = ?",
            changed,
        )
        yield Progress(min(at + _WEIGHED_AT_ONCE, len(reports)), len(reports), "Counting")
