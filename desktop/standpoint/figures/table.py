# SPDX-License-Identifier: MIT
"""The numbers of a chart as rows: what the screen's table, the CSV and the chart share."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from standpoint.analysis.salience import Point
from standpoint.figures import smooth_words, wording
from standpoint.figures.chart import Figure, FigureSeries
from standpoint.text.formulas import harmless

HEADER = (
    "series", "period", "start", "end", "measure", "value", "low", "high", "numerator",
    "denominator", "reports", "approximate",
)  # fmt: skip


SMOOTH_HEADER = ("series", "day", "smoothed", "effective_n")
"""The third table: what the smooth lines are on each of their days."""


@dataclass(frozen=True, slots=True)
class Row:
    """One point with the series that it belongs to; `index` is its place in that series."""

    series: FigureSeries
    index: int
    point: Point


def rows(figure: Figure) -> tuple[Row, ...]:
    """Return every point, series by series, periods in order, gaps included."""
    return tuple(
        Row(series, index, point)
        for series in figure.series
        for index, point in enumerate(series.points)
    )


def notes(figure: Figure) -> tuple[tuple[str, str], ...]:
    """Return what a reader of the numbers must know, as (note, value)."""
    known = [
        ("reports without usable date", str(figure.undated)),
        ("dated reports", str(figure.reports)),
        ("title", figure.title),
        ("drawn as", _FORM[figure.form]),
        ("measure", wording.measure(figure.measure, figure.kind)),
        ("unit", _UNIT[figure.measure]),
        ("interval", wording.method(figure.measure)),
        ("period", figure.kind),
        ("date policy", _POLICY[figure.policy]),
        ("codings counted", wording.status(figure.status)),
        ("codebook version", str(figure.codebook_version)),
        ("filters", figure.filters or "none"),
        ("marked as thin, under", str(figure.thin)),
    ]
    if said := wording.reposts(figure.reposts):
        known.append(("reposts", said))
    if figure.smooth != "none":
        known.append(("smoothing", _smoothing(figure)))
    known += [(note, str(number)) for note, number in figure.left_out]
    known += [(series.key, series.counted) for series in figure.series if series.counted]
    known += [
        (f"{series.key} valid from", series.valid_from.isoformat())
        for series in figure.series
        if series.valid_from
    ]
    known += [("event", f"{event.written} {event.label}") for event in figure.shown_events()]
    if figure.empty:
        known.append(("empty", figure.empty_sentence))
    if figure.printed_subtitle:
        known.append(("subtitle", figure.printed_subtitle))
    return (*known, ("caption", figure.caption))


_FORM = {
    "points": "points with intervals",
    "lines": "lines with bands",
    "bars": "bars",
    "heat": "map of theme and period",
}
_UNIT = {
    "share": "fraction of reports, 0 to 1",
    "sentences": "fraction of sentences, 0 to 1",
    "rate": "mentions per 1,000 words",
    "count": "mentions",
}
_POLICY = {
    "allocate": "imprecise dates spread over their span by days",
    "widen": "imprecise dates spread over their span by days, those marked ~ one unit wider on "
    "either side",
    "certain": "certain dates only",
}


def csv_text(figure: Figure) -> str:
    """Return the CSV: a row for each point, a blank line, then notes as (note, value).

    Where lines are smoothed, another blank line and a row for each of their days; `smoothed` and
    `effective_n` are empty where the line has a gap.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for row in rows(figure):
        writer.writerow(_cells(figure, row))
    out.write("\n")
    writer.writerow(("note", "value"))
    for note, value in notes(figure):
        writer.writerow((_line(note), _line(value)))
    if figure.smoothed:
        out.write("\n")
        writer.writerow(SMOOTH_HEADER)
        writer.writerows(_smooth_rows(figure))
    return out.getvalue()


def _smooth_rows(figure: Figure) -> Iterator[tuple[str, ...]]:
    for one in figure.series:
        for point in one.smooth:
            there = point.value is not None
            day = date.fromordinal(point.day).isoformat()
            behind = number(point.effective if there else None)
            yield _line(one.key), day, number(point.value), behind


def _smoothing(figure: Figure) -> str:
    """Return how lines were smoothed, or why there are none."""
    if figure.smooth == "none":
        return "none"
    if reason := smooth_words.never(figure.measure, figure.form):
        return reason
    short = [smooth_words.few(one.key, one.smoothed) for one in figure.series if not one.smooth]
    if figure.smoothed:
        short.insert(0, f"{smooth_words.csv_method(figure.smooth, figure.smooth_days)}.")
    return " ".join(short)


def _cells(figure: Figure, row: Row) -> tuple[str, ...]:
    point = row.point
    return (
        _line(row.series.key),
        point.period.key,
        point.period.start.isoformat(),
        point.period.end.isoformat(),
        figure.measure,
        number(point.value),
        number(point.low),
        number(point.high),
        number(point.numerator),
        number(point.denominator),
        number(point.reports),
        "true" if point.approximate else "false",
    )


def number(value: float | None) -> str:
    """Return a number with up to six decimal places, and nothing where there is none."""
    if value is None:
        return ""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _line(text: str) -> str:
    """Return free text on one line, harmless in a spreadsheet."""
    return harmless(" ".join(text.split()))
