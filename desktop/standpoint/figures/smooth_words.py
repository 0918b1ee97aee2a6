# SPDX-License-Identifier: MIT
"""The words of a smooth line: how it was made, what stands behind it, and why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from standpoint.analysis.salience import Measure
from standpoint.analysis.smoothing import LEAST_REPORTS, Method, SmoothPoint
from standpoint.figures.wording import amount, count

if TYPE_CHECKING:
    from standpoint.figures.chart import Figure

_NAMES: dict[Method, str] = {"window": "moving window", "kernel": "Gaussian kernel"}


def never(measure: Measure, form: str) -> str:
    """Return why nothing can be smoothed, as a sentence; empty where it can.

    `form` is how the points are drawn.
    """
    if measure == "count":
        return (
            "A number of mentions is not smoothed, since it has no denominator. "
            "Choose mentions per 1,000 words."
        )
    if form not in {"points", "lines"}:
        drawn = {"bars": "bars", "heat": "a map"}.get(form, form)
        return f"Smooth lines are drawn over points and lines, not over {drawn}."
    return ""


def hint(method: Method, days: int) -> str:
    """Return what a method does with a width, for the one who chooses it."""
    if method == "window":
        return (
            f"Around each day the reports of {count(days, 'day')} before and after: pooled, then "
            "divided. An empty window is a gap."
        )
    return (
        f"Nearer reports weigh more, by a bell curve of {count(days, 'day')}: pooled, then "
        f"divided. Not drawn over {count(2 * days, 'day')} from a report."
    )


def few(label: str, reports: int) -> str:
    """Return why a series has no smooth line."""
    return f"Smoothing needs {LEAST_REPORTS} dated reports; {label} has {reports}."


def missing(figure: Figure) -> list[str]:
    """Return a sentence on the series that have too few reports for a smooth line."""
    if figure.smooth == "none" or never(figure.measure, figure.form):
        return []
    lacking = [one for one in figure.series if not one.smooth]
    if not lacking:
        return []
    first = few(lacking[0].label, lacking[0].smoothed).removesuffix(".")
    others = [f", {one.label} {one.smoothed}" for one in lacking[1:]]
    return [f"{first}{''.join(others)}."]


def width(method: Method, days: int) -> str:
    """Return a method with its width: "moving window of ±548 days"."""
    how = {"window": f"of ±{days:,} days", "kernel": f"with a bandwidth of {days:,} days"}[method]
    said = f"{_NAMES[method]} {how}"
    return said.removesuffix("s") if days == 1 else said


def effective(lines: Iterable[Iterable[SmoothPoint]]) -> tuple[float, float] | None:
    """Return the least and the greatest effective number of reports, None where nothing stands."""
    found = [point.effective for line in lines for point in line if point.value is not None]
    return (min(found), max(found)) if found else None


def behind(method: Method, lines: Iterable[Iterable[SmoothPoint]]) -> str:
    """Return how many reports stand behind the lines: "5 to 31 reports"; empty for nothing."""
    ends = effective(lines)
    if ends is None:
        return ""
    low, high = map(amount, ends)
    number = count(ends[1], "report") if low == high else f"{low} to {count(ends[1], 'report')}"
    return number if method == "window" else f"an effective number of {number}"


def note(method: Method, days: int, lines: Iterable[Iterable[SmoothPoint]]) -> str:
    """Return what must be known of the lines that were drawn."""
    far = ""
    if method == "kernel":
        far = f", not drawn over {count(2 * days, 'day')} from a report"
    return (
        f"Smooth lines: {width(method, days)}, ratio of sums; {behind(method, lines)} behind each "
        f"day{far}. They have no intervals; those drawn are of the points."
    )


def method_note(method: Method, days: int, lines: Iterable[Iterable[SmoothPoint]]) -> str:
    """Return how the lines were made, as a methods section says it."""
    if method == "window":
        said = (
            f"The lines are a moving average by date, not by row: for each day, numerators and "
            f"denominators of all reports from {count(days, 'day')} before to "
            f"{count(days, 'day')} after it were added up and then divided. Where no report "
            "lies in the window, or less than half of one by its possible days, the line has a gap."
        )
    else:
        said = (
            f"The lines are a kernel estimate: for each day, numerators and denominators of all "
            f"reports were weighted by a Gaussian curve of their distance in days (bandwidth "
            f"{count(days, 'day')}), added up and then divided (Nadaraya 1964, Watson 1964). They "
            f"are not drawn where the nearest report is more than {count(2 * days, 'day')} away. "
            "The effective number of reports is the square of the sum of the weights over the sum "
            "of their squares (Kish 1965)."
        )
    return (
        f"{said} A report that is not dated by its day is spread evenly over its possible days. "
        f"{behind(method, lines).capitalize()} stand behind each day of the lines. A series with "
        f"fewer than {LEAST_REPORTS} dated reports was not smoothed. The lines have no intervals "
        "of their own, and neighbouring days share reports: they help the eye, and the points "
        "with their intervals are the measurement."
    )


def csv_method(method: Method, days: int) -> str:
    """Return the method for a table's notes."""
    return f"{width(method, days)}, ratio of sums"
