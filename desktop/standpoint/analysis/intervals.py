# SPDX-License-Identifier: MIT
"""How sure a share, a rate or a difference of two is: 95 % intervals from few reports."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from standpoint.analysis.sums import Real

Z = 1.959964
"""The 97.5 % point of the normal distribution, as the worked examples round it."""


class Interval(NamedTuple):
    """A 95 % interval, both ends included."""

    low: float
    high: float


def wilson(k: float, n: float) -> Interval | None:
    """Return the score interval of the share k / n, clipped to 0 to 1; None where n is 0.

    `k` and `n` may be sums of date weights; the interval is then approximate.
    Source: Wilson 1927, J. Am. Stat. Assoc. 22:209; Newcombe 1998, Stat. Med. 17:857.
    """
    if n <= 0:
        return None
    p = min(max(k / n, 0.0), 1.0)
    middle = p + Z * Z / (2 * n)
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return Interval(
        0.0 if p == 0 else max((middle - half) / scale, 0.0),
        1.0 if p == 1 else min((middle + half) / scale, 1.0),
    )


def wilsons(k: Real, n: Real) -> tuple[Real, Real]:
    """Return the low and high ends of `wilson` for many shares at once; 0 to 1 where n is 0."""
    import numpy as np

    size = np.where(n > 0, n, 1.0)
    p = np.clip(k / size, 0.0, 1.0)
    middle = p + Z * Z / (2 * size)
    half = Z * np.sqrt(p * (1 - p) / size + Z * Z / (4 * size * size))
    scale = 1 + Z * Z / size
    low = np.where((p == 0) | (n <= 0), 0.0, np.maximum((middle - half) / scale, 0.0))
    high = np.where((p == 1) | (n <= 0), 1.0, np.minimum((middle + half) / scale, 1.0))
    return low, high


def garwood(hits: float, phi: float = 1.0) -> Interval:
    """Return the interval of an expected count of which `hits` were seen.

    Divide by words and multiply by 1,000 for a rate. `phi` is the dispersion of `pearson_phi`;
    under 1 it counts as 1, so that an interval is never narrower than Poisson's.
    Source: Garwood 1936, Biometrika 28:437, with real-valued degrees of freedom.
    """
    from scipy.special import gammaincinv

    scale = max(1.0, phi)
    x = hits / scale
    # The chi-square quantile with 2x degrees of freedom, halved, is a gamma quantile of shape x.
    low = float(gammaincinv(x, 0.025)) * scale if x > 0 else 0.0
    return Interval(low, float(gammaincinv(x + 1, 0.975)) * scale)


def garwoods(hits: Real, phi: Real) -> tuple[Real, Real]:
    """Return the low and high ends of `garwood` for many counts at once, arrays of one length."""
    import numpy as np
    from scipy.special import gammaincinv

    scale = np.maximum(1.0, phi)
    x = hits / scale
    low = np.where(x > 0, gammaincinv(np.maximum(x, 1e-300), 0.025) * scale, 0.0)
    return low.astype(np.float64), (gammaincinv(x + 1, 0.975) * scale).astype(np.float64)


def pearson_phi(
    hits: Sequence[float], words: Sequence[float], weights: Sequence[float] | None = None
) -> float:
    """Return the Pearson dispersion of mentions over reports: 1 where they fall evenly.

    Args:
        hits: mentions in each report.
        words: words of each report; reports without words leave the sum.
        weights: how much of each report counts (1 where not given).

    One report, or no mention at all, says nothing about clustering and gives 1.
    """
    shares = weights or [1.0] * len(hits)
    rows = [(x, w, s) for x, w, s in zip(hits, words, shares, strict=True) if w > 0 and s > 0]
    total = sum(w * s for _x, w, s in rows)
    rate = sum(x * s for x, _w, s in rows) / total if total else 0.0
    if len(rows) < 2 or rate == 0:
        return 1.0
    spread = sum(s * (x - rate * w) ** 2 / (rate * w) for x, w, s in rows)
    return spread / (sum(s for _x, _w, s in rows) * (len(rows) - 1) / len(rows))


def linearised_rate(hits: Sequence[float], words: Sequence[float]) -> tuple[float, Interval] | None:
    """Return the standard error of mentions per 1,000 words, and Student's interval.

    An option beside `garwood` with `pearson_phi`, which covers better with few reports. The lower
    end is clipped to 0. None under two reports.
    Source: Cochran 1977, Sampling Techniques, section 6.4 (ratio of sums).
    """
    from scipy.special import stdtrit

    n, total = len(hits), sum(words)
    if n < 2 or total <= 0:
        return None
    rate = sum(hits) / total
    squares = sum((x - rate * w) ** 2 for x, w in zip(hits, words, strict=True))
    error = math.sqrt(n / (n - 1) * squares) / total
    half = float(stdtrit(n - 1, 0.975)) * error
    return error * 1000, Interval(max(rate - half, 0.0) * 1000, (rate + half) * 1000)


@dataclass(frozen=True, slots=True)
class Effect:
    """A difference or a ratio of two sides with its interval, and the exact two-sided p-value.

    With fewer than five reports on a side show no p-value.
    """

    value: float
    interval: Interval
    p: float


def newcombe(k1: int, n1: int, k2: int, n2: int) -> Effect | None:
    """Return the difference of two shares, k1/n1 - k2/n2; None where a side has no report.

    Source: Newcombe 1998, Stat. Med. 17:873, method 10 (from two Wilson intervals); the p-value is
    Fisher's.
    """
    one, two = wilson(k1, n1), wilson(k2, n2)
    if one is None or two is None:
        return None
    p1, p2 = k1 / n1, k2 / n2
    low = p1 - p2 - math.hypot(p1 - one.low, two.high - p2)
    high = p1 - p2 + math.hypot(one.high - p1, p2 - two.low)
    return Effect(p1 - p2, Interval(low, high), _fisher(k1, n1, k2, n2))


def _fisher(k1: int, n1: int, k2: int, n2: int) -> float:
    """Return the exact two-sided p-value of two shares: all tables as improbable as the one seen.

    Source: Fisher 1935, The Design of Experiments; two-sided as Agresti 1992, Stat. Sci. 7:131.
    """
    both, whole = k1 + k2, _log_comb(n1 + n2, k1 + k2)
    first, last = max(0, both - n2), min(both, n1)
    logs = [_log_comb(n1, k) + _log_comb(n2, both - k) - whole for k in range(first, last + 1)]
    return _as_improbable(logs, logs[k1 - first])


def _log_comb(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def _as_improbable(logs: Sequence[float], seen: float) -> float:
    """Return the sum of all chances that are no greater than the one seen."""
    most = seen + 1e-7  # equal chances differ in their last digits
    return min(1.0, math.fsum(math.exp(chance) for chance in logs if chance <= most))


def rate_ratio(a: int, words_a: float, b: int, words_b: float) -> Effect | None:
    """Return how many times as often side a says it, per word, as side b.

    Given a + b, a is binomial; the interval is Clopper and Pearson's (1934), turned into a ratio.
    The high end is infinite where b is 0. None where nothing was said or a side has no words.
    """
    interval = clustered_ratio(a, words_a, b, words_b)
    if interval is None:
        return None
    return Effect(
        a / b * words_b / words_a if b else math.inf,
        interval,
        _binomial_p(a, a + b, words_a / (words_a + words_b)),
    )


def pooled_phi(
    here: tuple[Sequence[float], Sequence[float]], there: tuple[Sequence[float], Sequence[float]]
) -> float:
    """Return the Pearson dispersion of mentions over the reports of two sides, at least 1.

    Each side is (mentions, words) of its reports and keeps its own rate; one that says nothing, or
    has one report only, tells nothing of clustering.
    Source: McCullagh and Nelder 1989, Generalized Linear Models, section 6.2.
    """
    spread = freedom = 0.0
    for hits, words in (here, there):
        reports = sum(1 for w in words if w > 0)
        if reports > 1 and any(x and w > 0 for x, w in zip(hits, words, strict=True)):
            spread += pearson_phi(hits, words) * (reports - 1)
            freedom += reports - 1
    return max(1.0, spread / freedom) if freedom else 1.0


def clustered_ratio(
    a: int, words_a: float, b: int, words_b: float, phi: float = 1.0
) -> Interval | None:
    """Return the interval of `rate_ratio` for mentions that cluster inside reports.

    Clopper and Pearson's limits with an effective number of mentions, (a + b) / phi; with phi 1 or
    less they are those of `rate_ratio`. None where that is None.
    Source: Korn and Graubard 1998, Survey Methodology 24:193.
    """
    from scipy.special import betaincinv

    if a + b == 0 or words_a <= 0 or words_b <= 0:
        return None
    odds, scale = words_b / words_a, max(1.0, phi)
    x, y = a / scale, b / scale
    low = float(betaincinv(x, y + 1, 0.025)) if a else 0.0
    high = float(betaincinv(x + 1, y, 0.975)) if b else 1.0
    return Interval(low / (1 - low) * odds, high / (1 - high) * odds if high < 1 else math.inf)


def _binomial_p(k: int, n: int, p: float) -> float:
    """Return the exact two-sided p-value: all outcomes as improbable as the one seen."""
    logs = [_log_comb(n, i) + i * math.log(p) + (n - i) * math.log1p(-p) for i in range(n + 1)]
    return _as_improbable(logs, logs[k])
