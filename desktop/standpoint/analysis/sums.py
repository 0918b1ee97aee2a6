# SPDX-License-Identifier: MIT
"""Reports placed into periods by their dates, and what they add up to there.

Everything that a measure needs of a series in a period is a sum over reports, each weighted by how
much of it falls into the period. So sums of different reports can be added, and a stored sum can
stand for the reports it was made of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from standpoint.model.periods import Period, PeriodKind

if TYPE_CHECKING:
    from standpoint.analysis.observations import Observations
    from standpoint.analysis.salience import DatePolicy

Real = NDArray[np.float64]
Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]

_SUMMED = (
    "reports", "speaking", "hits", "coded", "words", "sentences",
    "worded", "worded_weight", "worded_hits", "squares", "vague",
)  # fmt: skip


@dataclass(slots=True)
class Sums:
    """Sums over the reports of one series, an entry for each of n periods.

    `reports` (weighted) were searched, `speaking` of them carry the series; `hits`, `coded`,
    `words` and `sentences` are theirs. `worded` counts reports with words (unweighted),
    `worded_weight` and `worded_hits` are their weights and hits, `squares` is the sum of
    hits² / words. `vague` counts reports that are not certain to lie in the period.
    """

    reports: Real
    speaking: Real
    hits: Real
    coded: Real
    words: Real
    sentences: Real
    worded: Real
    worded_weight: Real
    worded_hits: Real
    squares: Real
    vague: Real

    @classmethod
    def none(cls, periods: int) -> Sums:
        """Return the sums over no report."""
        return cls(*(np.zeros(periods) for _ in _SUMMED))

    def add(self, other: Sums) -> None:
        """Take in the sums over other reports, of the same periods."""
        for name in _SUMMED:
            column = getattr(self, name)
            column += getattr(other, name)

    def take(self, other: Sums) -> None:
        """Take out the sums over some of these reports, of the same periods."""
        for name in _SUMMED:
            column = getattr(self, name)
            column -= getattr(other, name)

    def phi(self) -> Real:
        """Return the Pearson dispersion of mentions over reports in each period, 1 at least.

        Written out from Σ s (x − r w)² / (r w) with r = Σ s x / Σ s w, as `intervals.pearson_phi`
        computes it of single reports.
        """
        words = self.words
        rate = np.divide(self.worded_hits, words, out=np.zeros_like(words), where=words > 0)
        usable = (self.worded >= 2) & (rate > 0)
        safe = np.where(usable, rate, 1.0)
        spread = self.squares / safe - 2 * self.worded_hits + safe * words
        freedom = self.worded_weight * (self.worded - 1) / np.maximum(self.worded, 1)
        phi = np.divide(spread, freedom, out=np.ones_like(words), where=usable & (freedom > 0))
        return np.maximum(phi, 1.0)


@dataclass(slots=True)
class Placed:
    """Reports in periods, m entries in the order of periods, then of reports.

    `row` holds places in the observations, `period` places in the periods, `weight` how much of
    the report falls there, `vague` whether it is not certain to. `inside` are the places of reports
    with at least one entry, `partly` how many of them reach out of the range.
    """

    row: Whole
    period: Whole
    weight: Real
    vague: Mask
    inside: Whole
    partly: int
    periods: int
    offsets: Whole = field(init=False)

    def __post_init__(self) -> None:
        self.offsets = np.searchsorted(self.period, np.arange(self.periods + 1))

    def total(self, values: Real | Whole | Mask | float, weight: Real | None = None) -> Real:
        """Return the sum of each entry's value in each period, by these weights or its own."""
        weighted = (self.weight if weight is None else weight) * values
        return _binned(self.period, weighted, self.periods)


def _binned(period: Whole, values: Real | Whole | Mask, periods: int) -> Real:
    """Return the sum of values in each period; numpy gives whole numbers where there are none."""
    return np.bincount(period, values, periods).astype(np.float64)


def usable(observations: Observations, kind: PeriodKind, policy: DatePolicy) -> Mask:
    """Return which reports the policy lets into a chart, among those that have a date."""
    dated = observations.first > 0
    if policy != "certain":
        return np.asarray(dated)
    return np.asarray(dated & ~observations.vague & _one_period(observations, kind))


def spans(observations: Observations, policy: DatePolicy) -> tuple[Whole, Whole]:
    """Return the first and last possible day of each report under a policy, as ordinals."""
    first, last = observations.first, observations.last
    if policy == "widen" and observations.around:
        first, last = first.copy(), last.copy()
        for place, (start, end) in observations.around.items():
            first[place], last[place] = start, end
    return first, last


def _one_period(observations: Observations, kind: PeriodKind) -> Mask:
    """Return which reports' possible days lie in one period."""
    first, last = observations.first, observations.last
    if kind == "day":
        return np.asarray(first == last)
    if kind == "week":  # ordinal 1 is a Monday
        return np.asarray((first - 1) // 7 == (last - 1) // 7)
    # Ordinal 1 is also day 1 of year 1, which is where numpy counts from, too.
    one, two = (_months(days) for days in (first, last))
    length = {"month": 1, "quarter": 3, "year": 12}[kind]
    return np.asarray(one // length == two // length)


def _months(days: Whole) -> Whole:
    """Return the month of each ordinal as a number that grows by one a month, from 0 in a year."""
    epoch = 719_163  # date(1970, 1, 1).toordinal()
    months = (days - epoch).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.asarray(months + 1970 * 12)


def place(
    observations: Observations,
    chosen: Mask,
    policy: DatePolicy,
    found: Sequence[Period],
    spread: Callable[[int, int], dict[str, float]],
) -> Placed:
    """Place the chosen reports into periods.

    Args:
        observations: all reports.
        chosen: which of them are to be placed.
        policy: how imprecise dates are read.
        found: the periods of the range, in order.
        spread: (first, last) ordinal → weight by period key, for dates over several periods.
    """
    first, last = spans(observations, policy)
    rows = chosen.nonzero()[0]
    if not found or not len(rows):
        nothing = np.zeros(0, np.int64)
        return Placed(nothing, nothing, np.zeros(0), np.zeros(0, bool), nothing, 0, len(found))
    starts = np.array([period.start.toordinal() for period in found], np.int64)
    end = found[-1].end.toordinal()
    begins = np.searchsorted(starts, first[rows], "right") - 1
    ends = np.searchsorted(starts, last[rows], "right") - 1
    single = (begins == ends) & (begins >= 0) & (last[rows] <= end)
    row, period = [rows[single]], [begins[single]]
    weight, sure = [np.ones(int(single.sum()))], [~observations.vague[rows[single]]]
    number = {one.key: index for index, one in enumerate(found)}
    others = rows[~single]
    # Many reports share few spans, such as a month or a year: each span is spread once.
    whole = np.stack((first[others], last[others]), axis=1)
    different, of_span = np.unique(whole, axis=0, return_inverse=True)
    for which, span in enumerate(different.tolist()):
        parts = spread(*span)
        if parts:
            with_it = others[of_span.ravel() == which]
            row.append(np.repeat(with_it, len(parts)))
            period.append(np.tile([number[key] for key in parts], len(with_it)))
            weight.append(np.tile(list(parts.values()), len(with_it)))
            sure.append(np.zeros(len(parts) * len(with_it), bool))
    every = [np.concatenate(column) for column in (row, period, weight, sure)]
    if len(every[0]) == int(single.sum()):
        # In the order of reports already: a stable sort by period is ten times as fast.
        order = np.argsort(every[1].astype(np.int16), kind="stable")
        inside = every[0]
    else:
        order = np.lexsort((every[0], every[1]))
        inside = np.unique(every[0])
    out = (first[inside] < starts[0]) | (last[inside] > end)
    return Placed(
        every[0][order],
        every[1][order],
        every[2][order],
        ~every[3][order],
        inside,
        int(out.sum()),
        len(found),
    )


def sums(observations: Observations, placed: Placed, key: str) -> tuple[Sums, Mask]:
    """Return the sums of one series, and which entries were searched for it.

    A key `theme@group` is of that group's reports only.
    """
    whole, at, group = key.partition("@")
    row = placed.row
    nothing = np.zeros(len(observations), np.int64)
    searched = observations.searched.get(whole)
    mask = np.zeros(len(row), bool) if searched is None else searched[row]
    if at:
        mask &= in_group(observations, group)[row]
    weight = placed.weight * mask
    hits = observations.hits.get(whole, nothing)[row]
    coded = observations.coded.get(whole, nothing)[row]
    words = observations.words[row]
    worded = mask & (words > 0)
    weight_worded = placed.weight * worded
    return Sums(
        placed.total(1.0, weight),
        placed.total((hits > 0) | (coded > 0), weight),
        placed.total(hits, weight),
        placed.total(coded, weight),
        placed.total(words, weight),
        placed.total(observations.sentences[row], weight),
        placed.total(worded, worded.astype(np.float64)),
        placed.total(1.0, weight_worded),
        placed.total(hits, weight_worded),
        placed.total(hits * hits / np.maximum(words, 1), weight_worded),
        placed.total(placed.vague, mask.astype(np.float64)),
    ), mask


def in_group(observations: Observations, group: str) -> Mask:
    """Return which reports belong to a group, none where it is not known."""
    if group not in observations.groups:
        return np.zeros(len(observations), bool)
    place = observations.groups.index(group)
    found = np.asarray(observations.group == place)
    found[[at for at, groups in observations.also.items() if place in groups]] = True
    return found
