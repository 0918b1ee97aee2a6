# SPDX-License-Identifier: MIT
"""How often themes appear with one side and with another: two actors, publishers or periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from standpoint.analysis.intervals import (
    Effect,
    Interval,
    clustered_ratio,
    garwood,
    newcombe,
    pearson_phi,
    pooled_phi,
    rate_ratio,
    wilson,
)
from standpoint.analysis.permuting import Permutation, false_discovery, permutation
from standpoint.errors import ContrastError

if TYPE_CHECKING:
    from standpoint.analysis.observations import Observations
    from standpoint.analysis.salience import DatePolicy
    from standpoint.analysis.sums import Mask, Whole

LEAST_REPORTS = 5
"""With fewer searched reports on a side there is no p-value, and the row is thin."""
NO_P = f"fewer than {LEAST_REPORTS} reports on one side: no p-value"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: a group, a period, or a group in a period.

    `group` is an actor or publisher as the observations are split, None for reports of all.
    `first` and `last` are days, None where the period is open there; both None: no period.
    """

    label: str
    group: str | None = None
    first: date | None = None
    last: date | None = None

    @property
    def dated(self) -> bool:
        """Return whether the side has a period."""
        return self.first is not None or self.last is not None

    @property
    def reach(self) -> tuple[str | None, date | None, date | None]:
        """Return what the side holds, whatever it is called."""
        return self.group, self.first, self.last


@dataclass(frozen=True, slots=True)
class Measured:
    """What one side says on a theme.

    `reports` were searched for it, `speaking` of them carry it, with `mentions` in `words`;
    `unsearched` reports of the side were not searched. `share` (0 to 1) has Wilson's interval,
    `rate` (per 1,000 words) Garwood's scaled by `phi`. Both are None where nothing was searched.
    """

    reports: int
    speaking: int
    mentions: int
    words: int
    unsearched: int
    share: float | None
    share_interval: Interval | None
    rate: float | None
    rate_interval: Interval | None
    phi: float
    report_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A theme on both sides, first minus second and first over second.

    `difference` is of shares, with Newcombe's interval and Fisher's p in its Effect. `ratio` is of
    rates, its plain interval exact for mentions that fall independently; `ratio_interval` is the
    same widened by `phi`, the dispersion of mentions over reports on both sides. `p` and `q` belong
    to the difference, `test` and `test_q` to the rates; None with fewer than five searched reports
    on a side, and `no_p` says so.
    """

    key: str
    a: Measured
    b: Measured
    difference: Effect | None
    ratio: Effect | None
    ratio_interval: Interval | None
    phi: float
    p: float | None = None
    q: float | None = None
    test: Permutation | None = None
    test_q: float | None = None
    no_p: str = ""

    @property
    def thin(self) -> bool:
        """Return whether a side has fewer than five searched reports."""
        return min(self.a.reports, self.b.reports) < LEAST_REPORTS


@dataclass(frozen=True, slots=True)
class Counted:
    """One side as it was counted: its reports, and how many words they have."""

    side: Side
    reports: tuple[int, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two sides theme by theme. `left_out` lists (note, number of reports), none of them 0."""

    a: Counted
    b: Counted
    rows: tuple[Difference, ...]
    left_out: tuple[tuple[str, int], ...]
    policy: DatePolicy


def contrast(
    observations: Observations,
    side_a: Side,
    side_b: Side,
    series: Sequence[str],
    policy: DatePolicy = "allocate",
) -> Contrast:
    """Compare how often themes appear on two sides.

    A report belongs to a period only if all its possible days lie inside; `policy` "widen" reaches
    one unit further around approximate dates, "certain" leaves them out. A report that belongs to
    both sides is counted in neither.

    Args:
        observations: what every report contributes, split by what the sides name.
        side_a: the first side, from which the other one is taken away.
        side_b: the second side.
        series: theme ids and `theme/facet`.
        policy: how imprecise dates are read.

    Raises:
        ContrastError: the sides are the same, one has no report, or a theme is not known.
    """
    _refuse(observations, side_a, side_b, series)
    once = _once(observations)
    here, there = (_inside(observations, side, policy) & once for side in (side_a, side_b))
    both = here & there
    here, there = here & ~both, there & ~both
    _refuse_empty(side_a, side_b, bool(here.any()), bool(there.any()), bool(both.any()))
    rows = [_difference(observations, key, here, there) for key in dict.fromkeys(series)]
    return Contrast(
        _counted(observations, side_a, here),
        _counted(observations, side_b, there),
        tuple(_with_q(rows)),
        _left_out(observations, (side_a, side_b), here | there, both, once, policy),
        policy,
    )


def compared(
    observations: Observations, sides: Sequence[Side], policy: DatePolicy = "allocate"
) -> frozenset[int]:
    """Return the reports that belong to one of two sides and not to both."""
    import numpy as np

    here, there = (_inside(observations, side, policy) for side in sides)
    ids = [set(observations.reports[np.asarray(mask)].tolist()) for mask in (here, there)]
    return frozenset(ids[0] ^ ids[1])


# Who belongs where --------------------------------------------------------------------------


def _once(of: Observations) -> Mask:
    """Return which rows are the first of their report."""
    import numpy as np

    first = np.zeros(len(of), bool)
    first[np.unique(of.reports, return_index=True)[1]] = True
    return first


def _grouped(of: Observations, side: Side) -> Mask:
    import numpy as np

    from standpoint.analysis.sums import in_group

    return np.ones(len(of), bool) if side.group is None else in_group(of, side.group)


def _inside(of: Observations, side: Side, policy: DatePolicy) -> Mask:
    """Return which reports belong to a side: all their days lie in its period."""
    import numpy as np

    from standpoint.analysis.sums import spans

    found = _grouped(of, side)
    if not side.dated:
        return found
    first, last = spans(of, policy)
    found = found & (of.first > 0)
    if policy == "certain":
        found &= ~of.vague
    if side.first is not None:
        found &= first >= side.first.toordinal()
    if side.last is not None:
        found &= last <= side.last.toordinal()
    return np.asarray(found)


def _touches(of: Observations, side: Side) -> Mask:
    """Return which dated reports of a side's group have a day in its period, by strict bounds."""
    import numpy as np

    found = _grouped(of, side) & (of.first > 0)
    if side.first is not None:
        found &= of.last >= side.first.toordinal()
    if side.last is not None:
        found &= of.first <= side.last.toordinal()
    return np.asarray(found)


def _left_out(  # noqa: PLR0917
    of: Observations,
    sides: tuple[Side, Side],
    counted: Mask,
    both: Mask,
    once: Mask,
    policy: DatePolicy,
) -> tuple[tuple[str, int], ...]:
    """Return what is not counted though its group is compared, and why."""
    dated = [side for side in sides if side.dated]
    notes = [("reports that belong to both sides, counted in neither", int(both.sum()))]
    if dated:
        of_sides = once & ~counted & ~both
        grouped = of_sides & (_grouped(of, sides[0]) | _grouped(of, sides[1]))
        undated = grouped & (of.first == 0)
        vague = grouped & of.vague & ~undated if policy == "certain" else grouped & False
        grouped &= ~vague
        partly = grouped & (_touches(of, dated[0]) | _touches(of, dated[-1]))
        outside = grouped & ~undated & ~partly
        which = "the period" if len({side.reach[1:] for side in dated}) == 1 else "the periods"
        notes += [
            ("reports without usable date", int(undated.sum())),
            ("reports with imprecise date", int(vague.sum())),
            (f"reports whose date does not lie wholly inside {which}", int(partly.sum())),
            (f"reports outside {which}", int(outside.sum())),
        ]
    return tuple((note, number) for note, number in notes if number)


def _counted(of: Observations, side: Side, chosen: Mask) -> Counted:
    return Counted(side, tuple(map(int, of.reports[chosen])), int(of.words[chosen].sum()))


def _refuse(of: Observations, a: Side, b: Side, series: Sequence[str]) -> None:
    if a.reach == b.reach:
        raise ContrastError(f"Both sides are {a.label}. Choose two different ones.")
    for side in (a, b):
        if side.first and side.last and side.first > side.last:
            raise ContrastError(
                f"The period of {side.label} ends before it begins. Write the earlier date first."
            )
    if not series:
        raise ContrastError("No theme is chosen. Choose one or more.")
    known = {*of.hits, *of.searched}
    unknown = [key for key in series if key not in known] if len(of) else []
    if unknown:
        there = ", ".join(sorted(key for key in known if "/" not in key))
        raise ContrastError(f"There is no theme {unknown[0]}. There are {there or 'none'}.")


def _refuse_empty(a: Side, b: Side, has_a: bool, has_b: bool, shared: bool) -> None:
    missing = [side for side, there in ((a, has_a), (b, has_b)) if not there]
    if not missing:
        return
    names = " and ".join(side.label for side in missing)
    if shared:
        raise ContrastError(
            f"{names}: every report belongs to both sides. Choose sides that do not overlap."
        )
    if any(side.dated for side in missing):
        raise ContrastError(
            f"{names}: no report lies wholly inside. Choose a longer period or another one."
        )
    raise ContrastError(f"{names}: no report. Choose another one.")


# What they say ------------------------------------------------------------------------------


def _difference(of: Observations, key: str, here: Mask, there: Mask) -> Difference:
    """Return one theme on both sides, without q."""
    import numpy as np

    searched = of.searched.get(key, np.zeros(len(of), bool))
    places = [(side & searched).nonzero()[0] for side in (here, there)]
    missed = [int((side & ~searched).sum()) for side in (here, there)]
    a, b = (_measured(of, key, at, n) for at, n in zip(places, missed, strict=True))
    counts = [_hits(of, key, at) for at in places]
    phi = pooled_phi(counts[0], counts[1])
    found = Difference(
        key,
        a,
        b,
        newcombe(a.speaking, a.reports, b.speaking, b.reports),
        rate_ratio(a.mentions, a.words, b.mentions, b.words),
        clustered_ratio(a.mentions, a.words, b.mentions, b.words, phi),
        phi,
    )
    if found.thin:
        return replace(found, no_p=NO_P)
    rates = [[1000 * x / w for x, w in zip(*side, strict=True) if w] for side in counts]
    p = found.difference.p if found.difference else None
    test = permutation(rates[0], rates[1]) if a.mentions + b.mentions else None
    return replace(found, p=p, test=test)


def _hits(of: Observations, key: str, places: Whole) -> tuple[list[int], list[int]]:
    """Return mentions and words of each report at some places."""
    hits = of.hits.get(key)
    counted = [0] * len(places) if hits is None else [int(x) for x in hits[places]]
    return counted, [int(words) for words in of.words[places]]


def _measured(of: Observations, key: str, places: Whole, missed: int) -> Measured:
    """Return what the reports at some places, all searched, say on a theme."""
    hits, words = _hits(of, key, places)
    coded = of.coded.get(key)
    sentences = [0] * len(hits) if coded is None else [int(x) for x in coded[places]]
    speaking = sum(bool(x or s) for x, s in zip(hits, sentences, strict=True))
    reports, mentions, length = len(hits), sum(hits), sum(words)
    phi = max(1.0, pearson_phi(hits, words))
    expected = garwood(mentions, phi)
    scale = 1000 / length if length else 0.0
    return Measured(
        reports,
        speaking,
        mentions,
        length,
        missed,
        speaking / reports if reports else None,
        wilson(speaking, reports),
        mentions * scale if length else None,
        Interval(expected.low * scale, expected.high * scale) if length else None,
        phi,
        tuple(int(report) for report in of.reports[places]),
    )


def _with_q(rows: Sequence[Difference]) -> list[Difference]:
    """Return the rows with q over those that have a p, for each of both tests."""
    shares = false_discovery([row.p for row in rows if row.p is not None])
    rates = false_discovery([row.test.p for row in rows if row.test is not None])
    of_share, of_rate = iter(shares), iter(rates)
    return [
        replace(
            row,
            q=None if row.p is None else next(of_share),
            test_q=None if row.test is None else next(of_rate),
        )
        for row in rows
    ]
