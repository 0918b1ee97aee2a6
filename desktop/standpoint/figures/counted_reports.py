# SPDX-License-Identifier: MIT
"""Which reports a figure counted, in which periods and with what weight, and which it left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standpoint.analysis.observations import Observations
from standpoint.figures.chart import Figure, FigureSeries
from standpoint.figures.table import number
from standpoint.model import dates
from standpoint.model.reports import Report
from standpoint.text.formulas import harmless

if TYPE_CHECKING:
    from standpoint.analysis.sums import Placed
    from standpoint.coding.coder import Coder

_REPORT = (
    "id", "title", "date", "actor", "publisher", "source", "language", "words", "sentences",
    "sha256",
)  # fmt: skip
COUNTED_HEADER = (*_REPORT, "periods", "not_searched_for")
LEFT_OUT_HEADER = (*_REPORT, "reason")
_FOUND = ("mentions", "sentences")
_WHY = {"language": "no rule in its language", "dates": "outside the dates of the theme"}


@dataclass(frozen=True, slots=True)
class CountedReport:
    """A report that stands in a figure.

    `periods` are (key, weight) in order, the weights summing to 1 where all of it lies in the
    range; `unsearched` are (label of a series, why) for which it was not searched. `found` holds
    mentions and coded sentences for each of the listing's `keys`, None where it was not searched.
    """

    report: Report
    periods: tuple[tuple[str, float], ...]
    unsearched: tuple[tuple[str, str], ...] = ()
    found: tuple[tuple[int, int] | None, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOutReport:
    """A report that stands in no number of a figure, and why."""

    report: Report
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Every report of a corpus, as a figure took it; `keys` are its themes and facets."""

    counted: tuple[CountedReport, ...]
    left_out: tuple[LeftOutReport, ...]
    keys: tuple[str, ...] = ()


def listing(
    figure: Figure,
    reports: Sequence[Report],
    observed: Observations,
    coder: Coder,
    repeats: Collection[int] = frozenset(),
) -> Listing:
    """Tell of every report whether and where a figure counted it.

    Args:
        figure: the figure.
        reports: all of the corpus.
        observed: what the figure was measured from; reports that are missing were filtered out.
        coder: knows why a report was not searched.
        repeats: reposts that were left out.
    """
    from standpoint.analysis import salience, sums

    chosen = sums.usable(observed, figure.kind, figure.policy)
    placed = salience.placed(observed, figure.kind, figure.policy, figure.periods)
    inside = _by_place(figure, placed)
    place_of = {report: place for place, report in enumerate(observed.reports.tolist())}
    counted: list[CountedReport] = []
    left: list[LeftOutReport] = []
    for report in reports:
        place = place_of.get(report.id)
        if place is None:
            why = "repost, counted once" if report.id in repeats else "filtered out"
            left.append(LeftOutReport(report, why))
        elif not observed.first[place]:
            left.append(LeftOutReport(report, "no usable date"))
        elif not chosen[place]:
            left.append(LeftOutReport(report, "no certain date"))
        elif place not in inside:
            left.append(LeftOutReport(report, "outside the range"))
        else:
            _take(
                figure, observed, coder, place, CountedReport(report, inside[place]), counted, left
            )
    return Listing(tuple(counted), tuple(left), _keys(figure))


def _keys(figure: Figure) -> tuple[str, ...]:
    """Return the themes and facets of a figure, whatever groups they are split into."""
    return tuple(dict.fromkeys(one.key.partition("@")[0] for one in figure.series))


def _found(
    figure: Figure, observed: Observations, place: int
) -> tuple[tuple[int, int] | None, ...]:
    """Return mentions and coded sentences of a report for each key, None where not searched."""
    found: list[tuple[int, int] | None] = []
    for key in _keys(figure):
        searched = observed.searched.get(key)
        hits, coded = observed.hits.get(key), observed.coded.get(key)
        if searched is None or not searched[place]:
            found.append(None)
        else:
            found.append(
                (
                    0 if hits is None else int(hits[place]),
                    0 if coded is None else int(coded[place]),
                )
            )
    return tuple(found)


def _by_place(figure: Figure, placed: Placed) -> dict[int, tuple[tuple[str, float], ...]]:
    """Return the periods of each report that lies in the range, by its place, in order."""
    found: dict[int, tuple[tuple[str, float], ...]] = {}
    entries = zip(placed.row.tolist(), placed.period.tolist(), placed.weight.tolist(), strict=True)
    for row, period, weight in entries:
        found[row] = (*found.get(row, ()), (figure.periods[period].key, weight))
    return found


def _take(  # noqa: PLR0917
    figure: Figure,
    observed: Observations,
    coder: Coder,
    place: int,
    found: CountedReport,
    counted: list[CountedReport],
    left: list[LeftOutReport],
) -> None:
    """Put a report of the range where it belongs: searched for something that is drawn, or not."""
    groups = {"", *observed.groups_at(place)}
    series = [one for one in figure.series if one.key.partition("@")[2] in groups]
    if not series:
        left.append(LeftOutReport(found.report, "of a group that is not drawn"))
        return
    missed = [one for one in series if not _searched(observed, one, place)]
    why = _reasons(coder, found.report) if missed else {}
    unsearched = tuple((one.label, _why(why, one)) for one in missed)
    if len(missed) == len(series):
        reasons = ", ".join(dict.fromkeys(reason for _, reason in unsearched))
        left.append(LeftOutReport(found.report, f"not searched: {reasons}"))
    else:
        numbers = _found(figure, observed, place)
        counted.append(CountedReport(found.report, found.periods, unsearched, numbers))


def _searched(observed: Observations, series: FigureSeries, place: int) -> bool:
    column = observed.searched.get(series.key.partition("@")[0])
    return column is not None and bool(column[place])


def _reasons(coder: Coder, report: Report) -> Mapping[tuple[str, str], str]:
    return coder.unsearched(report.language, dates.parse(report.date) if report.date else None)


def _why(reasons: Mapping[tuple[str, str], str], series: FigureSeries) -> str:
    theme, _, facet = series.key.partition("@")[0].partition("/")
    found = (why for (one, part), why in reasons.items() if one == theme and facet in {"", part})
    return _WHY.get(next(found, ""), "not searched")


def counted_csv(found: Listing) -> str:
    """Return the reports that were counted as CSV, harmless in a spreadsheet."""
    return _csv(
        (*COUNTED_HEADER, *(f"{key} {what}" for key in found.keys for what in _FOUND)),
        (
            (
                *_cells(one.report),
                "; ".join(f"{key} {number(weight)}" for key, weight in one.periods),
                "; ".join(f"{label}: {why}" for label, why in one.unsearched),
                *(str(n) for pair in one.found for n in pair or ("", "")),
            )
            for one in found.counted
        ),
    )


def left_out_csv(found: Listing) -> str:
    """Return the reports that were left out as CSV, each with the reason."""
    return _csv(LEFT_OUT_HEADER, ((*_cells(one.report), one.reason) for one in found.left_out))


def _cells(report: Report) -> tuple[str, ...]:
    return tuple("" if (v := getattr(report, name)) is None else str(v) for name in _REPORT)


def _csv(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for line in lines:
        writer.writerow([harmless(" ".join(cell.split())) for cell in line])
    return out.getvalue()
