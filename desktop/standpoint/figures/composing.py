# SPDX-License-Identifier: MIT
"""From a question to a chart: which series and events it has, the same wherever it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from standpoint.analysis.observations import Observation, Observations, columns
from standpoint.analysis.salience import DatePolicy, Measure, Salience, measure, number_within
from standpoint.analysis.smoothing import MOST_DAYS, Smooth, Smoothed, usual_days
from standpoint.analysis.smoothing import smooth as smooth_lines
from standpoint.figures import events, smooth_words
from standpoint.figures.chart import (
    Event,
    Figure,
    Form,
    Ground,
    Layout,
    LegendPlace,
    Status,
    figure,
)
from standpoint.model.codebook import Codebook
from standpoint.model.events import DatedEvent
from standpoint.model.periods import PeriodKind
from standpoint.model.reposts import RepostPolicy, Reposts

EventChoice = Literal["none", "themes", "all"]
GroupKind = Literal["actor", "publisher"]

MOST_GROUPS = 12
"""So many groups have room in a chart; the others are left out, and the chart says so."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a chart is to show.

    `series` are theme ids and `theme/facet`; with `by` each is split by actor or publisher, and the
    observations must be split so too. `events` lays events over the chart: none, those that bear on
    its themes, or all; known ones of these categories (none named: of every one), and the
    analyst's own. `filters` says in words which reports were let through. `title` and
    `layout` are None for the usual ones. `smooth` lays a smooth line through the reports of each
    series; `smooth_days` is the half width of its window or the bandwidth of its kernel, 0 for
    what suits the period. `reposts` says whether a text counts once where it was published again.
    """

    series: tuple[str, ...]
    measure: Measure = "share"
    kind: PeriodKind = "month"
    policy: DatePolicy = "allocate"
    status: Status = "not-rejected"
    by: GroupKind | None = None
    start: date | None = None
    end: date | None = None
    events: EventChoice = "themes"
    event_categories: tuple[str, ...] = ()
    own_events: bool = True
    thin: int = 5
    layout: Layout | None = None
    scheme: Ground = "light"
    filters: str = ""
    title: str | None = None
    form: Form = "points"
    legend: LegendPlace = "auto"
    smooth: Smooth = "none"
    smooth_days: int = 0
    reposts: Reposts = "all"

    def width(self) -> int:
        """Return the half width or bandwidth in days; 0 where nothing is smoothed."""
        if self.smooth == "none":
            return 0
        return min(max(self.smooth_days, 0), MOST_DAYS) or usual_days(self.smooth, self.kind)


def compose(
    question: Question,
    observations: Observations | Sequence[Observation],
    codebook: Codebook,
    version: int,
    own: Sequence[DatedEvent] = (),
    *,
    repeats: Observations | None = None,
) -> Figure:
    """Measure what is asked and build its chart.

    Args:
        question: what to show.
        observations: what every report contributes, under the question's status and split, in
            columns or one by one.
        codebook: gives labels, colours and validity.
        version: the codebook's number, as the caption names it.
        own: the analyst's own events, of which the question says whether they are shown.
        repeats: the reports, with their dates, that are left out where reposts count once; they are
            among the observations.

    Raises:
        RangeError: the range has more periods than a chart can hold.
    """
    of = observations if isinstance(observations, Observations) else columns(observations)
    of = counted(question, of, repeats)
    keys, groups = _keys(question, of)
    salience = measure(
        of,
        keys,
        question.measure,
        question.kind,
        question.policy,
        question.start,
        question.end,
    )
    lines = smoothed(question, of, salience)
    said = ". ".join(part for part in (groups, _several(question, salience, of)) if part)
    return _figure(
        question, salience, codebook, version, said, own=own, lines=lines, repeats=repeats
    )


def counted(
    question: Question, observations: Observations, repeats: Observations | None
) -> Observations:
    """Return the observations without what is left out where reposts count once."""
    if question.reposts == "all" or repeats is None or not len(repeats):
        return observations
    return observations.without(repeats.reports.tolist())


def compose_measured(
    question: Question,
    salience: Salience,
    codebook: Codebook,
    version: int,
    own: Sequence[DatedEvent] = (),
    *,
    repeats: Observations | None = None,
) -> Figure:
    """Build the chart of what was measured already, as `compose` would; nothing is smoothed.

    Where the question counts reposts once, `repeats` were left out of the measurement.
    """
    return _figure(question, salience, codebook, version, own=own, repeats=repeats)


def smoothed(
    question: Question, observations: Observations, salience: Salience
) -> Mapping[str, Smoothed] | None:
    """Return the smooth line of each series of a measurement; None where there can be none."""
    if question.smooth == "none" or smooth_words.never(question.measure, question.form):
        return None
    return smooth_lines(
        observations,
        [one.key for one in salience.series],
        question.measure,
        question.kind,
        question.policy,
        salience.periods,
        question.smooth,
        question.width(),
    )


def refused(question: Question, sentence: str, codebook: Codebook, version: int) -> Figure:
    """Return an empty chart in place of one that cannot be measured; `sentence` says why."""
    nothing = Salience(question.measure, question.kind, question.policy, (), (), 0, 0)
    return _figure(question, nothing, codebook, version, refused=sentence)


def _figure(  # noqa: PLR0917
    question: Question,
    salience: Salience,
    codebook: Codebook,
    version: int,
    said: str = "",
    refused: str = "",
    own: Sequence[DatedEvent] = (),
    lines: Mapping[str, Smoothed] | None = None,
    repeats: Observations | None = None,
) -> Figure:
    return figure(
        salience,
        codebook,
        version,
        title=question.title,
        layout=question.layout if len(salience.series) > 1 else None,
        scheme=question.scheme,
        status=question.status,
        thin=question.thin,
        events=_events(question, own),
        show_events=question.events != "none",
        filters=". ".join(part for part in (question.filters, said) if part),
        refused=refused,
        by=question.by or "",
        form=question.form,
        legend=question.legend,
        smooth=question.smooth,
        smooth_days=question.width(),
        smoothed=lines,
        reposts=_reposts(question, salience, repeats),
    )


def _several(question: Question, salience: Salience, of: Observations) -> str:
    """Return a sentence on the reports of the range that count for several groups drawn."""
    if not of.also or not salience.periods:
        return ""
    drawn = {one.key.partition("@")[2] for one in salience.series}
    places = [at for at in sorted(of.also) if len(drawn.intersection(of.groups_at(at))) > 1]
    start = salience.periods[0].start if question.start else None
    end = salience.periods[-1].end if question.end else None
    several = of.of([int(of.reports[at]) for at in places])
    number = number_within(several, question.kind, question.policy, start, end) if places else 0
    if not number:
        return ""
    if number == 1:
        return f"1 report has several of these {question.by}s and counts for each"
    return f"{number:,} reports have several of these {question.by}s and count for each"


def _reposts(question: Question, salience: Salience, repeats: Observations | None) -> RepostPolicy:
    """Return how many reposts of the range were counted or left out."""
    if repeats is None or not len(repeats) or not salience.periods:
        return RepostPolicy(question.reposts, 0)
    start = salience.periods[0].start if question.start else None
    end = salience.periods[-1].end if question.end else None
    number = number_within(repeats, question.kind, question.policy, start, end)
    return RepostPolicy(question.reposts, number)


def _keys(question: Question, observations: Observations) -> tuple[list[str], str]:
    """Return the keys of what to draw, and what to say of the groups left out."""
    if question.by is None:
        return list(question.series), ""
    number = observations.numbers()
    # A filter may leave nothing of a group.
    there = [group for group in number if number[group]]
    groups = sorted(there, key=lambda group: (-number[group], group))
    said = ""
    if len(groups) > MOST_GROUPS:
        said = f"The {MOST_GROUPS} {question.by}s with most reports, of {len(groups):,}"
    return [f"{key}@{group}" for key in question.series for group in groups[:MOST_GROUPS]], said


def _events(question: Question, own: Sequence[DatedEvent]) -> tuple[Event, ...]:
    """Return the events to choose from; those of the themes stay at hand while none is shown."""
    themes = {key.partition("/")[0].partition("@")[0] for key in question.series}
    found = events.chosen(
        own,
        question.own_events,
        question.event_categories,
        None if question.events == "all" else themes,
    )
    return tuple(events.drawn(event) for event in found)
