# SPDX-License-Identifier: MIT
"""What stands behind a point: exactly the passages that were counted, and the silent reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standpoint.coding.overlaps import longest_apart
from standpoint.figures import wording
from standpoint.figures.chart import Figure, FigureSeries
from standpoint.model import dates

if TYPE_CHECKING:
    from standpoint.corpus.observing import Counted
    from standpoint.model.codebook import Codebook
    from standpoint.model.reports import Reading, Report, Sentence
    from standpoint.session.session import Session


@dataclass(frozen=True, slots=True)
class Passage:
    """A counted sentence. `marks` are the mentions in it, as places in `text`.

    `facets` are the (theme, facet) for which it was counted.
    """

    report: int
    start: int
    text: str
    marks: tuple[tuple[int, int], ...]
    confirmed: bool
    language: str | None
    facets: tuple[tuple[str, str], ...] = ()

    @property
    def end(self) -> int:
        """Return where the sentence ends in its report."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Behind:
    """A point with everything that it was counted from."""

    series: FigureSeries
    head: str
    detail: str
    reports: tuple[tuple[Report, tuple[Passage, ...]], ...]
    silent: tuple[Report, ...]
    silent_words: str

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return all passages, in the order of their reports."""
        return tuple(passage for _, found in self.reports for passage in found)

    def as_text(self) -> str:
        """Return head, reports and passages as plain text, each with its source."""
        lines = [f"{self.head}. {self.detail}"]
        for report, found in self.reports:
            lines += ["", f"{report.title} ({source(report)})"]
            lines += [f"- {passage.text}" for passage in found]
        return "\n".join(lines) + "\n"


def source(report: Report) -> str:
    """Return date and actor of a report as they stand under its title."""
    when = dates.show(dates.parse(report.date)) if report.date else "undated"
    return " · ".join(part for part in (when, report.actor or report.publisher) if part)


def behind(session: Session, figure: Figure, series: int, index: int) -> Behind:
    """Return what a point of a figure was counted from, in the order of its reports' dates."""
    one, period = figure.series[series], figure.periods[index]
    point = one.points[index]
    found, silent = counted_in(session, one.key, point.report_ids, figure.status)
    when = wording.period(period)
    number = sum(len(passages) for _, passages in found)
    return Behind(
        one,
        f"{one.label}, {when}",
        _detail(figure, series, index, number),
        tuple(found),
        silent,
        f"{wording.count(len(silent), 'report')} of {when} without the theme",
    )


def counted_in(
    session: Session, key: str, reports: Sequence[int], status: Counted
) -> tuple[list[tuple[Report, tuple[Passage, ...]]], tuple[Report, ...]]:
    """Return some reports by date, each with its passages counted for a series, and the silent."""
    known = {report.id: report for report in session.reports(reports)}
    order = sorted(reports, key=lambda i: (known[i].date or "", i))
    starts: dict[int, list[int]] = defaultdict(list)
    for report, start in session.passages(key, order, status):
        starts[report].append(start)
    codebook = session.codebook()
    found = [
        (known[i], _passages(session.reading(i), key, starts[i], codebook, status))
        for i in order
        if i in starts
    ]
    return found, tuple(known[i] for i in order if i not in starts)


def _detail(figure: Figure, series: int, index: int, passages: int) -> str:
    point = figure.series[series].points[index]
    if point.value is None:
        return figure.say(figure.series[series], index).partition(", ")[2].capitalize() + "."
    said = f"{wording.fraction(point, figure.measure)}, {wording.count(passages, 'passage')}."
    if figure.measure != "count":
        said += f" {_VALUES[figure.measure]} {wording.value(point.value, figure.measure)}"
        if point.low is not None and point.high is not None:
            low, high = (wording.bound(x, figure.measure) for x in (point.low, point.high))
            unit = "\u00a0%" if figure.measure in {"share", "sentences"} else ""
            said += f", interval {low} to {high}{unit}"
        said += "."
    if point.approximate:
        said += " Some of these reports are dated only approximately."
    return said


_VALUES = {"share": "Share", "rate": "Rate", "sentences": "Share"}


def _passages(
    reading: Reading, key: str, starts: Sequence[int], codebook: Codebook, status: Counted
) -> tuple[Passage, ...]:
    theme, _, facet = key.partition("@")[0].partition("/")
    counted = {
        f.id for t in codebook.themes if t.id == theme for f in t.facets if f.counts or facet
    }
    wanted = {facet} if facet else counted
    by_start = {sentence.start: sentence for sentence in reading.sentences}
    confirmed = {
        decision.start
        for decision in reading.decisions
        if decision.theme == theme and decision.facet in wanted and decision.status == "confirmed"
    }
    return tuple(
        _passage(
            reading,
            by_start[start],
            theme,
            _facets_counted(reading, start, theme, wanted, status),
            confirmed=start in confirmed,
        )
        for start in starts
        if start in by_start
    )


def _facets_counted(
    reading: Reading, start: int, theme: str, facets: set[str], status: Counted
) -> set[str]:
    """Return the facets for which a sentence counts, after what a person decided on each."""
    if status == "suggested":
        return facets
    decided = {
        made.facet: made.status
        for made in reading.decisions
        if (made.start, made.theme) == (start, theme)
    }
    if status == "confirmed":
        return {facet for facet in facets if decided.get(facet) == "confirmed"}
    return {facet for facet in facets if decided.get(facet) != "rejected"}


def _passage(
    reading: Reading, sentence: Sentence, theme: str, facets: set[str], *, confirmed: bool
) -> Passage:
    found = [
        mention
        for mention in reading.mentions
        if mention.sentence == sentence.index and mention.theme == theme
        if mention.facet in facets
    ]
    # A person's own coding has no mention behind it.
    decided = [
        made.facet
        for made in reading.decisions
        if (made.start, made.theme, made.status) == (sentence.start, theme, "confirmed")
        if made.facet in facets
    ]
    places = [(one.start - sentence.start, one.end - sentence.start) for one in found]
    return Passage(
        reading.report.id,
        sentence.start,
        reading.text[sentence.start : sentence.end],
        tuple(sorted(longest_apart(places))),
        confirmed,
        reading.report.language,
        tuple((theme, facet) for facet in sorted({*decided, *(one.facet for one in found)})),
    )
