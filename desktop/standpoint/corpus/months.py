# SPDX-License-Identifier: MIT
"""Sums by theme and month, kept current by the file itself, so that a chart reads no report.

They hold what rules found in reports whose date lies in one month. What does not fit into such a
sum is measured report by report and added: dates over several months, what people decided, and
months in which a theme begins or ends to be valid.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from standpoint.corpus import month_triggers, observing
from standpoint.model.periods import Period, PeriodKind, period_of, periods
from standpoint.text.language import plain

if TYPE_CHECKING:
    from standpoint.analysis.observations import Observations
    from standpoint.analysis.salience import DatePolicy, Measure, Salience
    from standpoint.analysis.sums import Real, Sums
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.observing import Counted

MOST_APART = 4_000
"""With more reports that must be measured one by one, measuring all of them is as fast."""


Known = dict[
    tuple["DatePolicy", "Counted", frozenset[int], tuple[int, int]],
    tuple["Observations", "Observations"],
]
"""Reports measured one by one, and those of them that stored sums hold too: the latest asked for,
by how they count and by the state that the corpus was in."""


def salience(  # noqa: PLR0917
    corpus: Corpus,
    series: Sequence[str],
    measure: Measure,
    kind: PeriodKind,
    policy: DatePolicy,
    counted: Counted = "not-rejected",
    start: date | None = None,
    end: date | None = None,
    known: Known | None = None,
    without: frozenset[int] = frozenset(),
) -> Salience | None:
    """Measure all reports as `analysis.salience.measure` does, from the stored sums.

    `report_ids` of a point are looked up when asked for. What had to be read of single reports is
    left in `known` and taken from there while the corpus stays as it is. The reports in `without`,
    such as reposts, are taken out of the sums.

    Returns:
        None where the sums do not help: by day or week, with too many reports that must be measured
        one by one, or with a range that `measure` refuses.
    """
    if kind not in {"month", "quarter", "year"} or any("@" in key for key in series):
        return None
    stored = _Stored(corpus, series, kind, policy, counted, without)
    if stored.too_many:
        return None
    kept = known if known is not None else {}
    key = (policy, counted, without, corpus.state())
    if key not in kept:
        kept.clear()
        kept[key] = stored.apart(), stored.counted_twice()
    return stored.salience(measure, start, end, *kept[key])


def otherwise(corpus: Corpus) -> bool:
    """Tell whether a stored sum is not what the reports add up to."""
    for table, made, columns in (
        ("month", month_triggers.MONTHS, 7),
        ("series_month", month_triggers.SERIES_MONTHS, 6),
    ):
        stored = corpus.rows(f"SELECT * FROM {table} WHERE reports > 0")
        if {row[:columns] for row in stored} != {row[:columns] for row in corpus.rows(made)}:
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Month:
    """A row of `month`: reports of one language whose date lies in the month of this first day."""

    day: date
    vague: bool
    language: str
    reports: int
    words: int
    sentences: int
    worded: int


class _Stored:
    """What is stored of some series, and which reports must be measured one by one beside it."""

    def __init__(  # noqa: PLR0917
        self,
        corpus: Corpus,
        series: Sequence[str],
        kind: PeriodKind,
        policy: DatePolicy,
        counted: Counted,
        without: frozenset[int],
    ) -> None:
        self._corpus = corpus
        self._without = without
        self._series = series
        self._kind: PeriodKind = kind
        self._policy: DatePolicy = policy
        self._counted: Counted = counted
        self._split = self._validity()
        self._undated = self._spanning = 0
        self._months: list[_Month] = []
        for month, vague, language, reports, *rest in self._summed_months():
            if not month:
                self._undated += reports
            elif month == "*":
                self._spanning += reports
            else:
                day = date.fromisoformat(f"{month}-01")
                self._months.append(_Month(day, bool(vague), plain(language), reports, *rest))
        self._decided = (
            [] if counted == "suggested" else corpus.rows("SELECT DISTINCT report FROM decision")
        )
        dropped = sum(one.reports for one in self._months if self._drops(one.day, one.vague))
        self.too_many = dropped + self._spanning + len(self._decided) > MOST_APART

    def _summed_months(self) -> list[tuple[Any, ...]]:
        """Return the sums of each month, without what is taken out."""
        stored = self._corpus.rows(
            "SELECT month, vague, language, reports, words, sentences, worded FROM month "
            "WHERE reports > 0"
        )
        taken = {row[:3]: row[3:] for row in self._taken(month_triggers.MONTHS)}
        left = [
            (*row[:3], *(a - b for a, b in zip(row[3:], taken.get(row[:3], (0,) * 4), strict=True)))
            for row in stored
        ]
        return [row for row in left if row[3]]

    def _taken(self, made: str) -> list[tuple[Any, ...]]:
        """Return what a sum is made of, over the reports that are taken out."""
        if not self._without:
            return []
        among = "IS NULL AND report.id IN (SELECT value FROM json_each(?)) GROUP"
        ids = json.dumps(sorted(self._without))
        return self._corpus.rows(made.replace("IS NULL GROUP", among), [ids])

    @cached_property
    def _taken_series(self) -> dict[tuple[int, str, bool], tuple[Any, ...]]:
        return {
            (series, month, bool(vague)): tuple(rest)
            for series, month, vague, *rest in self._taken(month_triggers.SERIES_MONTHS)
        }

    def _validity(self) -> set[date]:
        """Return the first days of the months in which a theme begins or ends to be valid."""
        found = set()
        for theme in self._corpus.codebook().active():
            if theme.valid_from and theme.valid_from.day > 1:
                found.add(theme.valid_from.replace(day=1))
            if theme.valid_to and (theme.valid_to + timedelta(days=1)).day > 1:
                found.add(theme.valid_to.replace(day=1))
        return found

    def _drops(self, day: date, vague: bool) -> bool:
        """Tell whether the reports of a stored sum are measured one by one instead."""
        return day in self._split or (vague and self._policy == "widen")

    def apart(self) -> Observations:
        """Return the reports that must be measured one by one."""
        kept = "SELECT id FROM report WHERE deleted_at IS NULL AND "
        asked: list[tuple[str, tuple[str, ...]]] = []
        if self._spanning:
            # Left to itself SQLite walks through all that are not deleted.
            over = kept.replace("report", "report INDEXED BY report_over_months")
            asked.append((f"{over} substr(earliest, 1, 7) <> substr(latest, 1, 7)", ()))
        for day in self._split:
            bounds = (day.isoformat(), period_of(day, "month").end.isoformat())
            asked.append((f"{kept} latest BETWEEN ? AND ?", bounds))
        if self._policy == "widen" and any(one.vague for one in self._months):
            asked.append((f"{kept} date GLOB '*[~?%]*'", ()))
        found = {report for (report,) in self._decided}
        for sql, arguments in asked:
            found |= {report for (report,) in self._corpus.rows(sql, arguments)}
        one_by_one = sorted(found - self._without)
        return observing.observations(self._corpus, self._counted, reports=one_by_one)

    def salience(
        self,
        measure: Measure,
        start: date | None,
        end: date | None,
        true: Observations,
        base: Observations,
    ) -> Salience | None:
        """Add to the stored sums what is `apart`, take out what is in both; None if too long."""
        from standpoint.analysis import salience as measuring
        from standpoint.analysis import sums

        stored = self._kept()
        found = self._range(stored, true, start, end)
        if found is None:
            return None
        apart = measuring.placed(true, self._kind, self._policy, found)
        twice = measuring.placed(base, self._kind, self._policy, found)
        parts = _Parts(found, stored)
        chosen = measuring.number_usable(true, self._kind, self._policy)
        chosen += sum(one.reports for one in stored)
        chosen -= measuring.number_usable(base, self._kind, self._policy)
        inside = parts.inside + len(apart.inside) - len(twice.inside)
        dated = self._spanning + sum(one.reports for one in self._months)
        missed: list[tuple[str, int]] = []
        series: list[measuring.Series] = []
        everything = parts.reports + apart.total(1.0) - twice.total(1.0)
        # Of the same periods, whatever comes into the corpus until somebody asks.
        bounds = (found[0].start, found[-1].end) if found else (start, end)
        full = _Later(self, measure, *bounds)
        for place, key in enumerate(self._series):
            summed, number = self._sums(parts, key)
            summed.add(sums.sums(true, apart, key)[0])
            summed.take(sums.sums(base, twice, key)[0])
            number += measuring.missed(true, apart, key) - measuring.missed(base, twice, key)
            missed.append((f"reports not searched for {key}", number))
            ids = partial(full.ids, place)
            series.append(
                measuring.Series(key, measuring.points(found, summed, measure, everything, ids))
            )
        notes = [
            ("reports with imprecise date", dated - chosen),
            ("reports outside the range", chosen - inside),
            ("reports partly outside the range", apart.partly),
            *missed,
        ]
        return measuring.Salience(
            measure,
            self._kind,
            self._policy,
            found,
            tuple(series),
            inside,
            self._undated,
            tuple((note, number) for note, number in notes if number),
            tuple(map(float, everything)),
        )

    def _kept(self) -> list[_Month]:
        """Return the stored sums that hold under the policy."""
        certain = self._policy == "certain"
        return [
            one
            for one in self._months
            if not self._drops(one.day, one.vague) and not (certain and one.vague)
        ]

    def counted_twice(self) -> Observations:
        """Return as rules found them the reports measured one by one that stored sums hold too."""
        counted: Counted = "suggested" if self._counted != "confirmed" else "confirmed"
        reports = [report for (report,) in self._decided if report not in self._without]
        of = observing.stored(self._corpus, counted, reports)
        if not len(of):
            return of
        firsts = [date.fromordinal(day) if day else None for day in of.first.tolist()]
        lasts = [date.fromordinal(day) if day else None for day in of.last.tolist()]
        held = [
            first is not None
            and last is not None
            and (first.year, first.month) == (last.year, last.month)
            and not self._drops(first.replace(day=1), vague)
            for first, last, vague in zip(firsts, lasts, of.vague.tolist(), strict=True)
        ]
        return of.only(held)

    def _range(
        self, stored: Sequence[_Month], true: Observations, start: date | None, end: date | None
    ) -> tuple[Period, ...] | None:
        """Return the periods from the first report to the last, or None where they are too many."""
        from standpoint.analysis import salience as measuring

        if start and end and end < start:
            return None
        first, last = measuring.ends(true, self._kind, self._policy)
        months = sorted(one.day for one in stored)
        if months:
            final = period_of(months[-1], "month").end
            first, last = min(first or months[0], months[0]), max(last or final, final)
        first, last = start or first or end, end or last or start
        if first is None or last is None:
            return ()
        if measuring.length(first, last, self._kind) > measuring.MOST_PERIODS:
            return None
        return periods(first, last, self._kind)

    def _sums(self, parts: _Parts, key: str) -> tuple[Sums, int]:
        """Return the stored sums of a series, and how many reports were not searched for it."""
        whole, _, facet = key.partition("/")
        theme = next((one for one in self._corpus.codebook().active() if one.id == whole), None)
        languages = {
            language
            for one in (theme.facets if theme else ())
            if (one.id == facet if facet else one.counts)
            for language in one.languages()
        }
        first = theme.valid_from if theme and theme.valid_from else date.min
        last = theme.valid_to if theme and theme.valid_to else date.max
        searched = [one.language in languages and first <= one.day <= last for one in parts.months]
        summed = parts.denominators(searched)
        if self._counted != "confirmed":
            parts.add_found(summed, self._found(whole, facet))
        missed = sum(
            one.reports for one, looked in zip(parts.months, searched, strict=True) if not looked
        )
        return summed, missed

    def _found(self, theme: str, facet: str) -> list[tuple[date, bool, int, int, int, float]]:
        """Return the stored numerators of a series: month, vague, reports, hits, coded, squares."""
        rows = self._corpus.rows(
            "SELECT series.id, month, vague, s.reports, hits, coded, squares FROM series_month AS "
            "s JOIN series ON series.id = s.series "
            "WHERE series.theme = ? AND series.facet = ? AND s.reports > 0 AND month > '*'",
            [theme, facet],
        )
        found = []
        for series, month, vague, *sums in rows:
            taken = self._taken_series.get((series, month, bool(vague)), (0, 0, 0, 0.0))
            reports, hits, coded, squares = (a - b for a, b in zip(sums, taken, strict=True))
            if reports:
                day = date.fromisoformat(f"{month}-01")
                found.append((day, bool(vague), reports, hits, coded, squares))
        return found

    def measured(self, measure: Measure, start: date | None, end: date | None) -> Salience:
        """Measure the same of every report, one by one."""
        from standpoint.analysis import salience as measuring

        whole = observing.observations(self._corpus, self._counted)
        return measuring.measure(
            whole.without(self._without) if self._without else whole,
            self._series,
            measure,
            self._kind,
            self._policy,
            start,
            end,
        )


class _Later:
    """Finds out which reports stand behind a point, when somebody asks for the first one."""

    def __init__(
        self, stored: _Stored, measure: Measure, start: date | None, end: date | None
    ) -> None:
        self._measured = partial(stored.measured, measure, start, end)
        self._known: Salience | None = None

    def ids(self, series: int, period: int) -> Sequence[int]:
        """Return the reports of a period of a series, by their places."""
        if self._known is None:
            self._known = self._measured()
        return self._known.series[series].points[period].report_ids


class _Parts:
    """Stored sums put into the periods of a chart."""

    def __init__(self, found: Sequence[Period], stored: Sequence[_Month]) -> None:
        import numpy as np

        self._number = {
            (month.year, month.month): place
            for place, period in enumerate(found)
            for month in (one.start for one in periods(period.start, period.end, "month"))
        }
        self._size = len(found)
        self.months = [one for one in stored if self._place(one.day) is not None]
        self._kept = {(one.day, one.vague) for one in self.months}
        self.inside = sum(one.reports for one in self.months)
        self._places = np.array([self._place(one.day) for one in self.months], np.int64)
        self._columns = np.array(
            [
                (one.reports, one.words, one.sentences, one.worded, one.reports * one.vague)
                for one in self.months
            ],
            np.float64,
        ).reshape(-1, 5)
        self.reports = self._summed([True] * len(self.months))[0]

    def _place(self, day: date) -> int | None:
        return self._number.get((day.year, day.month))

    def _summed(self, searched: Sequence[bool]) -> list[Real]:
        """Return each column summed over the months that were searched, by period."""
        import numpy as np

        mask = np.array(searched, bool)
        places = self._places[mask]
        return [
            np.bincount(places, column[mask], self._size).astype(np.float64)
            for column in self._columns.T
        ]

    def denominators(self, searched: Sequence[bool]) -> Sums:
        """Return the sums over the months that were searched, without what was found there."""
        from standpoint.analysis.sums import Sums

        reports, words, sentences, worded, vague = self._summed(searched)
        summed = Sums.none(self._size)
        summed.reports, summed.words, summed.sentences = reports, words, sentences
        summed.worded, summed.worded_weight, summed.vague = worded, worded.copy(), vague
        return summed

    def add_found(
        self, summed: Sums, found: Sequence[tuple[date, bool, int, int, int, float]]
    ) -> None:
        """Add what was found in the months that count."""
        for day, vague, reports, hits, coded, squares in found:
            if (day, vague) in self._kept:
                place = self._place(day)
                summed.speaking[place] += reports
                summed.hits[place] += hits
                summed.worded_hits[place] += hits
                summed.coded[place] += coded
                summed.squares[place] += squares
