# SPDX-License-Identifier: MIT
"""A point of a figure in a full sentence, with all that makes it more or less sure."""

from __future__ import annotations

from standpoint.analysis.salience import Point
from standpoint.figures import wording
from standpoint.figures.chart import Figure, FigureSeries


def tell(figure: Figure, series: FigureSeries, index: int) -> str:
    """Return a point as whoever rests the pointer on it is told.

    "Unity 2023: 6 of 14 reports, 43 %, 95 % interval 21–67 %." What is thin or approximately dated
    is said, and why a period has no value.
    """
    point = series.points[index]
    head = f"{series.label} {wording.period(figure.periods[index])}"
    if point.value is None:
        empty = (gap.words for gap in figure.gaps(series) if gap.first <= index <= gap.last)
        return f"{head}: {next(empty, '–')}."
    said = [wording.fraction(point, figure.measure)]
    if figure.measure != "count":
        said.append(wording.value(point.value, figure.measure))
    said += _interval(figure, point)
    sure = []
    if figure.is_thin(point):
        sure.append(f"Thin: fewer than {wording.count(figure.thin, 'report')}.")
    if point.approximate:
        sure.append("Some of these reports are dated only approximately.")
    return " ".join([f"{head}: {', '.join(said)}.", *sure])


def _interval(figure: Figure, point: Point) -> list[str]:
    if point.low is None or point.high is None:
        return []
    low, high = (wording.bound(end, figure.measure) for end in (point.low, point.high))
    unit = "\u00a0%" if figure.measure in {"share", "sentences"} else ""
    return [f"95\u00a0% interval {low}–{high}{unit}"]
