# SPDX-License-Identifier: MIT
"""What the two panels of a comparison of two sides show of each theme: shares, then rates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from standpoint.analysis.contrast import Difference, Measured
from standpoint.analysis.intervals import Interval
from standpoint.figures import contrast_words
from standpoint.figures.contrast import ContrastFigure
from standpoint.figures.contrast_axis import Axis, of_differences, of_ratios


@dataclass(frozen=True, slots=True)
class Panel:
    """What one of the two panels shows of a row."""

    name: str
    head: str
    unit: str
    axis: Axis
    effect: Callable[[Difference], str]
    side: Callable[[Measured], str]
    value: Callable[[Difference], tuple[float, Interval] | None]
    missing: Callable[[Difference, tuple[str, str]], str]


def panels(figure: ContrastFigure) -> tuple[Panel, Panel]:
    """Return what the two panels show: shares, then rates."""
    rows = figure.contrast.rows
    return (
        Panel(
            "shares", "Difference in share of reports, percentage points", "reports, share",
            of_differences(rows), contrast_words.points, contrast_words.share, _difference,
            contrast_words.why_no_difference,
        ),
        Panel(
            "rates", "Ratio of mentions per 1,000 words, on a log axis",
            "mentions, per 1,000 words", of_ratios(rows), contrast_words.ratio,
            contrast_words.rate, _ratio, contrast_words.why_no_ratio,
        ),
    )  # fmt: skip


def _difference(row: Difference) -> tuple[float, Interval] | None:
    return None if row.difference is None else (row.difference.value, row.difference.interval)


def _ratio(row: Difference) -> tuple[float, Interval] | None:
    if row.ratio is None or row.ratio_interval is None:
        return None
    return row.ratio.value, row.ratio_interval
