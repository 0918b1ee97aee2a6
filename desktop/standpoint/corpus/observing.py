# SPDX-License-Identifier: MIT
"""What every report contributes to a chart, under a choice of which codings count."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from standpoint.analysis.salience import Observation
from standpoint.coding.overlaps import longest_apart
from standpoint.corpus import weighing
from standpoint.model import dates

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.model.reports import Report

Counted = Literal["suggested", "not-rejected", "confirmed"]
"""All suggestions; these and people's own codings, without rejected ones; confirmed ones only."""

Split = Literal["theme", "actor", "publisher"]

_Sentence = tuple[int, int, int, str, str]
"""Report, start, end, theme, facet."""


def observations(
    corpus: Corpus,
    counted: Counted = "not-rejected",
    split: Split = "theme",
    reports: Sequence[int] | None = None,
) -> list[Observation]:
    """Return one Observation for each report, with themes and facets as series.

    With a split by actor or publisher each series key is followed by "@" and the group, and a
    report counts only in its own group.
    """
    hits: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    coded: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for place, start, series, number in _counted(corpus, counted):
        hits[place][series] += number
        coded[place][series].add(start)
    searched = _Searched(corpus)
    read = cache(dates.parse)  # thousands of reports share some hundred dates
    found = []
    for report in corpus.reports(reports):
        group = "" if split == "theme" else getattr(report, split) or "not stated"
        suffix = f"@{group}" if group else ""
        found.append(
            Observation(
                report.id,
                read(report.date) if report.date else None,
                report.words,
                report.sentences,
                {key + suffix: number for key, number in hits.get(report.id, {}).items()},
                {key + suffix: len(starts) for key, starts in coded.get(report.id, {}).items()},
                frozenset(key + suffix for key in searched.series(report)),
                group,
            )
        )
    return found


class _Searched:
    """Which series the codebook looks for in a report; few languages and spans, so remembered."""

    def __init__(self, corpus: Corpus) -> None:
        self._coder = corpus.coder()
        self._known: dict[tuple[str | None, str | None], frozenset[str]] = {}

    def series(self, report: Report) -> frozenset[str]:
        """Return the themes, and `theme/facet`, that were looked for in this report."""
        key = (report.language, report.date)
        if key not in self._known:
            date = dates.parse(report.date) if report.date else None
            missing = self._coder.unsearched(report.language, date)
            found = set()
            for theme in self._coder.codebook.active():
                for facet in theme.facets:
                    if (theme.id, facet.id) not in missing:
                        found.add(f"{theme.id}/{facet.id}")
                        if facet.counts:
                            found.add(theme.id)
            self._known[key] = frozenset(found)
        return self._known[key]


def theme_counts(corpus: Corpus, counted: Counted = "not-rejected") -> dict[int, dict[str, int]]:
    """Return, per report, on how many of its sentences each theme counts, as in `observations`."""
    decided = set() if counted == "suggested" else {place[0] for place in _decided(corpus)}
    found: dict[int, dict[str, int]] = defaultdict(dict)
    # Most reports hold no decision: there a theme counts wherever it was found.
    for theme, reports in _found_in(corpus).items() if counted != "confirmed" else ():
        for report, number in reports.items():
            if report not in decided:
                found[report][theme] = number
    starts: dict[tuple[int, str], set[int]] = defaultdict(set)
    for report, start, series, _number in _counted(corpus, counted, decided) if decided else ():
        if "/" not in series:
            starts[report, series].add(start)
    for (report, theme), places in starts.items():
        found[report][theme] = len(places)
    return dict(found)


def _found_in(corpus: Corpus) -> dict[str, Counter[int]]:
    """Return for each theme on how many sentences of each report it was found."""
    counting = {
        (theme.id, facet.id)
        for theme in corpus.codebook().active()
        for facet in theme.facets
        if facet.counts
    }
    rules: dict[str, list[int]] = defaultdict(list)
    for rule, theme, facet in corpus.rows("SELECT id, theme, facet FROM rule"):
        if (theme, facet) in counting:
            rules[theme].append(rule)
    found = {}
    for theme, numbers in rules.items():
        # One number for report and sentence: told apart here twice as fast as by SQLite.
        rows = corpus.rows(
            "SELECT (report << 32) | sentence FROM mention "
            "WHERE rule IN (SELECT value FROM json_each(?)) AND toward_theme >= 0 "
            "AND report NOT IN (SELECT id FROM report WHERE deleted_at IS NOT NULL)",
            [json.dumps(numbers)],
        )
        found[theme] = Counter(place >> 32 for place in {row[0] for row in rows})
    return found


def sentences_by_rule(
    corpus: Corpus, reports: Sequence[int] | None = None
) -> dict[tuple[str, ...], int]:
    """Return in how many sentences each theme, facet and rule was found: see Corpus."""
    asked = "" if reports is None else "AND m.report IN (SELECT value FROM json_each(?)) "
    values = [] if reports is None else [json.dumps(list(reports))]
    found: dict[tuple[str, ...], int] = {}
    for columns, least in (
        ("rule.theme", 1),
        ("rule.theme, rule.facet", 0),
        ("rule.theme, rule.facet, rule.source", weighing.HIDDEN),
    ):
        rows = corpus.rows(
            # One number for report and sentence: told apart three times as fast as two.
            f"SELECT {columns}, count(DISTINCT (m.report << 32) | m.sentence) FROM rule "
            "JOIN mention AS m ON m.rule = rule.id "
            f"WHERE m.toward_theme >= {least} {asked}"
            "AND m.report NOT IN (SELECT id FROM report WHERE deleted_at IS NOT NULL) "
            f"GROUP BY {columns}",
            values,
        )
        found.update({tuple(row[:-1]): row[-1] for row in rows})
    return found


def _counted(
    corpus: Corpus, counted: Counted, reports: Collection[int] | None = None
) -> list[tuple[int, int, str, int]]:
    """Return (report, sentence start, series, mentions) of what counts, in all or these reports.

    `reports` must hold all in which something was decided.
    """
    decided = _decided(corpus)
    touched = {place[:4] for place in decided} if counted != "suggested" else set()
    facets = {
        (theme.id, facet.id): facet.counts
        for theme in corpus.codebook().active()
        for facet in theme.facets
    }
    found: list[tuple[int, int, str, int]] = []
    seen: set[_Sentence] = set()
    partly: dict[tuple[int, int, int, str], set[str]] = defaultdict(set)
    for report, start, stop, theme, facet, own, mentions in _mentioned(corpus, reports):
        if (theme, facet) not in facets:
            continue
        place = (report, start, stop, theme, facet)
        seen.add(place)
        if not _counts(decided.get(place), counted):
            continue
        found.append((report, start, f"{theme}/{facet}", own))
        if not facets[theme, facet]:
            continue
        if place[:4] in touched:
            partly[report, start, stop, theme].add(facet)
        else:
            found.append((report, start, theme, mentions))
    for (report, start, stop, theme), left in partly.items():
        # Which of overlapping mentions counts was settled before a person took one of them out.
        number = _apart(corpus, report, (start, stop), theme, left)
        found.append((report, start, theme, number))
    if counted != "suggested":
        found += _own(decided, seen, facets)
    return found


def _mentioned(
    corpus: Corpus, reports: Collection[int] | None
) -> list[tuple[int, int, int, str, str, int, int]]:
    """Return each sentence with a facet found in it, its mentions of facet and theme."""
    asked = "" if reports is None else "AND m.report IN (SELECT value FROM json_each(?)) "
    return corpus.rows(
        "SELECT m.report, s.start, s.stop, rule.theme, rule.facet, count(*), "
        "sum(m.toward_theme = 2) FROM mention AS m "
        "JOIN rule ON rule.id = m.rule "
        "JOIN sentence AS s ON s.report = m.report AND s.idx = m.sentence "
        "JOIN report ON report.id = m.report AND report.deleted_at IS NULL "
        f"WHERE m.toward_theme >= 0 {asked}"
        "GROUP BY m.report, m.sentence, rule.theme, rule.facet",
        [] if reports is None else [json.dumps(list(reports))],
    )


def _own(
    decided: Mapping[_Sentence, str],
    seen: set[_Sentence],
    facets: Mapping[tuple[str, str], bool],
) -> Iterator[tuple[int, int, str, int]]:
    """Yield people's own codings: they have no mention behind them and count as one."""
    for place, status in decided.items():
        report, start, _, theme, facet = place
        if place not in seen and status == "confirmed" and (theme, facet) in facets:
            yield report, start, f"{theme}/{facet}", 1
            if facets[theme, facet]:
                yield report, start, theme, 1


def _apart(
    corpus: Corpus, report: int, sentence: tuple[int, int], theme: str, facets: set[str]
) -> int:
    """Return how many mentions of these facets stand in a sentence, overlapping ones as one."""
    rows = corpus.rows(
        "SELECT m.start, m.stop, rule.facet FROM mention AS m JOIN rule ON rule.id = m.rule "
        "WHERE m.report = ? AND m.start >= ? AND m.stop <= ? AND rule.theme = ? "
        "AND m.toward_theme >= 0",
        [report, *sentence, theme],
    )
    return len(longest_apart([(a, z) for a, z, facet in rows if facet in facets]))


def _counts(status: str | None, counted: Counted) -> bool:
    match counted:
        case "suggested":
            return True
        case "not-rejected":
            return status != "rejected"
        case "confirmed":
            return status == "confirmed"


def _decided(corpus: Corpus) -> Mapping[_Sentence, str]:
    return {
        (made.report, made.start, made.end, made.theme, made.facet): made.status
        for made in corpus.decisions()
    }


def passages(
    corpus: Corpus, series: str, reports: Sequence[int], counted: Counted = "not-rejected"
) -> list[tuple[int, int]]:
    """Return (report, sentence start) of every sentence counted for a series in these reports.

    In the order of `reports`, then of the text: exactly those that `observations` counted.
    """
    theme = series.split("@", 1)[0]
    order = {report: number for number, report in enumerate(reports)}
    found = {
        (order[report], start)
        for report, start, key, _number in _counted(corpus, counted)
        if key == theme and report in order
    }
    return [(reports[number], start) for number, start in sorted(found)]
