# SPDX-License-Identifier: MIT
"""A chart as a value: everything that the screen draws and the export prints, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from standpoint.analysis.salience import DatePolicy, Measure, Point, Salience, Series
from standpoint.analysis.smoothing import Smooth, Smoothed, SmoothPoint
from standpoint.figures import smooth_words, wording
from standpoint.figures.drawing import SHAPES
from standpoint.model.codebook import Codebook, Theme
from standpoint.model.events import category_name
from standpoint.model.periods import Period, PeriodKind
from standpoint.model.reposts import NO_REPOSTS, RepostPolicy

Layout = Literal["panels", "together"]
Ground = Literal["light", "dark", "grey"]
Status = Literal["suggested", "not-rejected", "confirmed"]
Form = Literal["points", "lines", "bars", "heat"]
"""Points with a box for each interval; lines with bands; bars; a map of theme × period."""
LegendPlace = Literal["auto", "top", "bottom", "right", "none"]
"""Where several series in one plot are named: at their lines where that fits, else above."""

_DRAWN: dict[Form, wording.Drawn] = {"points": "boxes", "lines": "bands", "heat": "map"}
_EPSILON = 1e-9
_NO_THEME = "#5A5D63"
DASHES = 4
"""How many dashes of lines there are, the first of them solid."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, drawn through every panel: a line, or two where it lasted.

    `day` is its first day and `last` its last one where it is another. `edtf` is the date as it is
    known, empty for the day itself. `category` is what kind of event it is, `source` where it is
    written down.
    """

    day: date
    label: str
    last: date | None = None
    edtf: str = ""
    category: str = ""
    source: str = ""

    @property
    def end(self) -> date:
        """Return the last day."""
        return self.last or self.day

    @property
    def written(self) -> str:
        """Return the date as EDTF: "2015-12-18", "2019-10-30/2019-11-08", "2024-06"."""
        return self.edtf or self.day.isoformat()

    @property
    def when(self) -> str:
        """Return the date as people write it: "18 Dec 2015", "June 2024"."""
        return wording.dated(self.written)

    @property
    def described(self) -> str:
        """Return the event as a line: "18 Dec 2015: Resolution 2254 adopted (United Nations)"."""
        kind = f" ({category_name(self.category)})" if self.category else ""
        return f"{self.when}: {self.label}{kind}"


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """One line of the chart. Its colour says the theme; shape and dash tell series apart.

    `dash` counts from 0 (solid). `valid_from` is set where the theme was not looked for before.
    `counted` says in words what is left out of a theme, such as a facet that does not count.
    `smooth` is the smooth line through its reports, empty where there is none; `smoothed` says of
    how many dated reports it could be made.
    """

    key: str
    label: str
    colour: str
    shape: str
    points: tuple[Point, ...]
    dash: int = 0
    valid_from: date | None = None
    counted: str = ""
    smooth: tuple[SmoothPoint, ...] = ()
    smoothed: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Periods `first` to `last` (indices, inclusive) without a value, and why, in words."""

    first: int
    last: int
    words: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, ready to be drawn.

    `reports` counts the dated reports, `undated` those without usable date. `numbers` holds, for
    each period, how many reports it has. `notes` stand under the screen's plot and in the CSV;
    `caption` is what is printed: made from the rest, or the analyst's own. `thin` is the number of
    reports under which a period is drawn open and dashed. `refused` says why nothing was measured.
    `form` is how points are drawn, `legend` where several series in one plot are named.
    `subtitle` stands under the screen's title, `printed_subtitle` under that of the page.
    `smooth` is how the lines of series were smoothed, with the half width or bandwidth in days.
    `reposts` says how many dated reports of the range are reposts, and whether they were counted.
    """

    title: str
    subtitle: str
    caption: str
    measure: Measure
    kind: PeriodKind
    policy: DatePolicy
    periods: tuple[Period, ...]
    series: tuple[FigureSeries, ...]
    numbers: tuple[float, ...]
    reports: int
    undated: int
    notes: tuple[str, ...]
    left_out: tuple[tuple[str, int], ...]
    codebook_version: int
    status: Status
    filters: str = ""
    layout: Layout = "panels"
    scheme: Ground = "light"
    thin: int = 5
    events: tuple[Event, ...] = ()
    show_events: bool = True
    show_numbers: bool = True
    refused: str = ""
    form: Form = "points"
    legend: LegendPlace = "auto"
    printed_subtitle: str = ""
    smooth: Smooth = "none"
    smooth_days: int = 0
    reposts: RepostPolicy = NO_REPOSTS

    @property
    def one_plot(self) -> bool:
        """Return whether all series have one plot; a map always has."""
        return self.layout == "together" or self.form == "heat"

    @property
    def shared(self) -> bool:
        """Return whether several series stand in one plot; a map has a row for each."""
        return self.layout == "together" and len(self.series) > 1 and self.form != "heat"

    @property
    def stacked(self) -> bool:
        """Return whether bars stand on one another: only where their sum means something."""
        return self.form == "bars" and self.shared and not _beside(self)

    @property
    def drawn(self) -> wording.Drawn:
        """Return as what intervals are drawn."""
        if self.form == "bars":
            return "stack" if self.stacked else "whiskers"
        return _DRAWN.get(self.form, "boxes")

    @property
    def smoothed(self) -> bool:
        """Return whether a smooth line is drawn."""
        return any(point.value is not None for one in self.series for point in one.smooth)

    @property
    def empty(self) -> bool:
        """Return whether there is nothing to draw."""
        return not any(p.value is not None for series in self.series for p in series.points)

    @property
    def empty_sentence(self) -> str:
        """Return what stands in place of an empty plot: what is missing, and what waits."""
        if self.refused:
            return self.refused
        elsewhere = dict(self.left_out).get("reports outside the range", 0)
        return wording.empty(self.reports, self.undated, elsewhere, has_series=bool(self.series))

    def is_thin(self, point: Point) -> bool:
        """Return whether a point stands on fewer reports than the threshold."""
        return point.value is not None and point.reports < self.thin - _EPSILON

    def runs(self, series: FigureSeries) -> tuple[tuple[int, ...], ...]:
        """Return which points a line joins: neighbours that are neither thin nor gaps."""
        runs: list[list[int]] = [[]]
        for index, point in enumerate(series.points):
            if point.value is None or self.is_thin(point):
                runs.append([])
            else:
                runs[-1].append(index)
        return tuple(tuple(run) for run in runs if len(run) > 1)

    def gaps(self, series: FigureSeries) -> tuple[Gap, ...]:
        """Return the stretches without value, each with its words."""
        return _gaps(
            (index, self._why_empty(series, index))
            for index, point in enumerate(series.points)
            if point.value is None
        )

    def common_gaps(self) -> tuple[Gap, ...]:
        """Return the stretches in which no series has a value."""
        empty = {
            index
            for index in range(len(self.periods))
            if all(series.points[index].value is None for series in self.series)
        }
        return _gaps((index, self._why_all_empty(index)) for index in sorted(empty))

    def _why_all_empty(self, index: int) -> str:
        """Return why no series has a value: what holds for all, else what is true of the period."""
        reasons = {self._why_empty(series, index) for series in self.series}
        if len(reasons) == 1:
            return reasons.pop()
        return "not searched" if self.numbers[index] > _EPSILON else "no reports"

    def _why_empty(self, series: FigureSeries, index: int) -> str:
        if series.valid_from and self.periods[index].start < series.valid_from:
            return f"valid from {wording.day(series.valid_from)}"
        point = series.points[index]
        if point.reports > _EPSILON:
            return "no words"
        return "not searched" if point.dated > _EPSILON else "no reports"

    def own_numbers(self, series: FigureSeries) -> bool:
        """Return whether a series stands on other numbers of reports than the axis says."""
        # A group has its own reports also where it has none; a theme that was not searched has all.
        group = "@" in series.key
        return any(
            (group or point.value is not None) and abs(point.reports - number) > _EPSILON
            for point, number in zip(series.points, self.numbers, strict=True)
        )

    def shown_events(self) -> tuple[Event, ...]:
        """Return the events inside the range, in order; none where they are switched off."""
        if not self.show_events or not self.periods:
            return ()
        first, last = self.periods[0].start, self.periods[-1].end
        inside = (event for event in self.events if event.day <= last and first <= event.end)
        return tuple(sorted(inside, key=lambda event: (event.day, event.end)))

    def say(self, series: FigureSeries, index: int) -> str:
        """Return one point as a sentence, for a reader of the screen or of the file."""
        point, when = series.points[index], self.periods[index]
        if point.value is None:
            return f"{series.label} {wording.period(when)}, {self._why_empty(series, index)}"
        return wording.point(series.label, when, point, self.measure, self.thin)


def _gaps(empty: Iterable[tuple[int, str]]) -> tuple[Gap, ...]:
    """Join empty periods, (index, words) in order, that follow each other for the same reason."""
    found: list[Gap] = []
    for index, words in empty:
        if found and found[-1].last == index - 1 and found[-1].words == words:
            found[-1] = replace(found[-1], last=index)
        else:
            found.append(Gap(index, index, words))
    return tuple(found)


def figure(
    salience: Salience,
    codebook: Codebook,
    version: int,
    *,
    title: str | None = None,
    caption: str | None = None,
    layout: Layout | None = None,
    scheme: Ground = "light",
    status: Status = "not-rejected",
    thin: int = 5,
    events: Sequence[Event] = (),
    filters: str = "",
    labels: Mapping[str, str] | None = None,
    show_events: bool = True,
    show_numbers: bool = True,
    refused: str = "",
    by: str = "",
    form: Form = "points",
    legend: LegendPlace = "auto",
    smooth: Smooth = "none",
    smooth_days: int = 0,
    smoothed: Mapping[str, Smoothed] | None = None,
    reposts: RepostPolicy | None = None,
) -> Figure:
    """Build the chart of a measurement, with title, notes and caption that say what it counts.

    Args:
        salience: the measured series.
        codebook: gives labels, colours, shapes and validity of themes and facets.
        version: the codebook's version, as the caption names it.
        title: None for one made from the series and the range.
        caption: None for one made from everything else; an own caption is kept as it is, only the
            numbers of undated reports and of reposts are added where they are missing.
        layout: None for one panel each from two series on.
        scheme: light, dark, or light in greys of the same luminance.
        status: which codings were counted.
        thin: periods with fewer reports are marked as thin.
        events: what to lay over the chart; those outside the range are not drawn.
        filters: the filters of the library in words, empty for all reports.
        labels: other labels by series key.
        show_events: whether events are drawn.
        show_numbers: whether numbers of reports stand under the axis.
        refused: why nothing could be measured, to stand in place of the plot.
        by: what groups the series are split by, as the title names it.
        form: how points are drawn.
        legend: where several series in one plot are named.
        smooth: the smoothing that was asked for.
        smooth_days: its half width or bandwidth.
        smoothed: the smooth lines by series key, None where there can be none.
        reposts: how many reposts were counted or left out; None for no word of them.

    Returns:
        The figure. It can be empty, and then says why.
    """
    series = _series(salience.series, codebook, labels or {})
    lines = smoothed or {}
    series = tuple(
        replace(one, smooth=lines[one.key].points, smoothed=lines[one.key].reports)
        if one.key in lines
        else one
        for one in series
    )
    drawn = Figure(
        title=title or _title(series, codebook, salience.periods, by),
        subtitle="",
        caption="",
        measure=salience.measure,
        kind=salience.kind,
        policy=salience.policy,
        periods=salience.periods,
        series=series,
        numbers=salience.numbers,
        reports=salience.reports,
        undated=salience.undated,
        notes=(),
        left_out=salience.left_out,
        codebook_version=version,
        status=status,
        filters=filters,
        layout=layout or ("panels" if len(series) > 1 else "together"),
        scheme=scheme,
        thin=thin,
        events=tuple(events),
        show_events=show_events,
        show_numbers=show_numbers,
        refused=refused,
        form=form,
        legend=legend,
        smooth=smooth,
        smooth_days=smooth_days,
        reposts=reposts or NO_REPOSTS,
    )
    drawn = replace(drawn, subtitle=_subtitle(drawn), notes=_notes(drawn))
    return replace(drawn, caption=_caption(drawn, caption))


def recaption(drawn: Figure, *, title: str | None = None, caption: str | None = None) -> Figure:
    """Return the figure with another title or caption; None makes the caption anew."""
    renamed = replace(drawn, title=drawn.title if title is None else title)
    return replace(renamed, caption=_caption(renamed, caption))


def _series(
    measured: Sequence[Series], codebook: Codebook, labels: Mapping[str, str]
) -> tuple[FigureSeries, ...]:
    themes = {theme.id: theme for theme in codebook.themes}
    one_theme = len({one.key.partition("@")[0] for one in measured}) == 1
    made: list[FigureSeries] = []
    taken: set[tuple[str, str]] = set()
    signs: set[tuple[str, int]] = set()
    for one in measured:
        whole, _, group = one.key.partition("@")
        theme_id, _, facet_id = whole.partition("/")
        theme = themes.get(theme_id)
        colour = theme.colour if theme else _NO_THEME
        turn = _turn(theme, colour, taken)
        shape = _shape(theme, turn)
        dash = _dash(shape, turn, signs)
        taken.add((colour, shape))
        signs.add((shape, dash))
        made.append(
            FigureSeries(
                key=one.key,
                label=labels.get(one.key)
                or (group if group and one_theme else _label(theme, theme_id, facet_id, group)),
                colour=colour,
                shape=shape,
                points=one.points,
                dash=dash,
                valid_from=theme.valid_from if theme else None,
                counted=_counted(theme) if theme and not facet_id else "",
            )
        )
    return tuple(made)


def _title(
    series: Sequence[FigureSeries], codebook: Codebook, periods: Sequence[Period], by: str
) -> str:
    """Return a title: the theme's name where all series are of one theme."""
    whole = {one.key.partition("@")[0].partition("/")[0] for one in series}
    names = {theme.id: theme.label for theme in codebook.themes}
    labels = [names.get(key, key) for key in whole]
    # The only group of a theme is not what the chart is about.
    alone = len(series) == 1 and "@" not in series[0].key
    return wording.title([series[0].label] if alone else labels, periods, by)


def _label(theme: Theme | None, theme_id: str, facet_id: str, group: str) -> str:
    """Return the theme's name, and after a colon what of it: a facet, a group, or both."""
    facets = {facet.id: facet.label for facet in theme.facets} if theme else {}
    parts = [facets.get(facet_id, facet_id), group]
    named = ", ".join(part for part in parts if part)
    label = theme.label if theme else theme_id
    return f"{label}: {named}" if named else label


def _turn(theme: Theme | None, colour: str, taken: set[tuple[str, str]]) -> int:
    """Return how many shapes to go on until colour and shape together are new."""
    turns = range(len(SHAPES))
    return next((turn for turn in turns if (colour, _shape(theme, turn)) not in taken), len(taken))


def _dash(shape: str, turn: int, signs: set[tuple[str, int]]) -> int:
    """Return a dash with which the shape tells a series from all others without its colour."""
    dashes = [(turn + more) % DASHES for more in range(DASHES)]
    return next((dash for dash in dashes if (shape, dash) not in signs), dashes[0])


def _shape(theme: Theme | None, turn: int) -> str:
    """Return the theme's own shape, or the one that many turns after it."""
    own = theme.shape if theme and theme.shape in SHAPES else SHAPES[0]
    return SHAPES[(SHAPES.index(own) + turn) % len(SHAPES)]


def _counted(theme: Theme) -> str:
    left = [facet.label for facet in theme.facets if not facet.counts]
    return f"without {wording.listed(left)}" if left else ""


def _subtitle(drawn: Figure) -> str:
    parts = [
        wording.measure(drawn.measure, drawn.kind),
        wording.interval(drawn.measure, drawn.drawn),
        _smooth_width(drawn),
        f"{wording.count(drawn.reports, 'dated report')}, codebook v{drawn.codebook_version}",
    ]
    if drawn.filters:
        parts.append(drawn.filters)
    return ". ".join(part for part in parts if part) + "."


def _notes(drawn: Figure) -> tuple[str, ...]:
    notes = []
    if not drawn.empty:
        points = [point for one in drawn.series for point in one.points]
        if any(drawn.is_thin(point) for point in points):
            notes.append(wording.thin(drawn.thin, drawn.measure, drawn.drawn))
        if any(point.approximate and point.value is not None for point in points):
            notes.append(wording.approximate(drawn.policy))
        if any(gap.words == "no reports" for one in drawn.series for gap in drawn.gaps(one)):
            notes.append("A gap (–) is a period without reports, not 0.")
        notes += _form_notes(drawn)
        notes += _smooth_notes(drawn)
    notes += _own_notes(drawn)
    if drawn.policy == "certain":
        notes.append("Only reports whose date lies inside one period are counted.")
    own = {f"reports not searched for {one.key}" for one in drawn.series}
    notes += [wording.left_out(note, n) for note, n in drawn.left_out if note not in own]
    if said := wording.reposts_note(drawn.reposts):
        notes.append(said)
    if drawn.undated:
        notes.append(f"{wording.undated(drawn.undated)} not in this figure.")
    return tuple(notes)


def _form_notes(drawn: Figure) -> list[str]:
    """Return what must be known of the form: why bars are not stacked, too many in one plot."""
    if not drawn.shared:
        return []
    notes = []
    if drawn.form == "bars" and (reason := _beside(drawn)):
        notes.append(wording.BESIDE[reason])
    if len(drawn.series) > wording.MANY_IN_ONE:
        notes.append(wording.many(len(drawn.series)))
    return notes


def _smooth_width(drawn: Figure) -> str:
    """Return how lines were smoothed, for a subtitle; empty where none is drawn."""
    if drawn.smooth == "none" or not drawn.smoothed:
        return ""
    return f"Smooth lines: {smooth_words.width(drawn.smooth, drawn.smooth_days)}"


def _smooth_notes(drawn: Figure) -> list[str]:
    """Return how lines were smoothed and what stands behind them, or why there are none."""
    if drawn.smooth == "none":
        return []
    if reason := smooth_words.never(drawn.measure, drawn.form):
        return [reason]
    notes = []
    if drawn.smoothed:
        lines = [one.smooth for one in drawn.series]
        notes.append(smooth_words.note(drawn.smooth, drawn.smooth_days, lines))
    return notes + smooth_words.missing(drawn)


def _beside(drawn: Figure) -> str:
    """Return why bars cannot be stacked, a key of `wording.BESIDE`; empty where they can."""
    parts = {_theme_and_group(one) for one in drawn.series}
    # Facets of a theme are found apart, so that one place can be counted for two of them.
    if len(parts) < len(drawn.series):
        return "part"
    if drawn.measure in {"share", "sentences"}:
        return "group" if len({theme for theme, _ in parts}) == 1 else drawn.measure
    return "group" if drawn.measure == "rate" and not _one_denominator(drawn) else ""


def _theme_and_group(one: FigureSeries) -> tuple[str, str]:
    what, _, group = one.key.partition("@")
    return what.partition("/")[0], group


def _one_denominator(drawn: Figure) -> bool:
    """Return whether all series that have a value in a period divide by the same number."""
    for index in range(len(drawn.periods)):
        points = (one.points[index] for one in drawn.series)
        below = [point.denominator for point in points if point.value is not None]
        if below and max(below) - min(below) > _EPSILON:
            return False
    return True


def _own_notes(drawn: Figure) -> list[str]:
    """Return what must be known of each series; what holds for all groups of a theme, once."""
    if not any("@" in one.key for one in drawn.series):
        return [said for one in drawn.series if (said := _own_note(drawn, one))]
    notes = []
    themes: dict[str, list[FigureSeries]] = {}
    for one in drawn.series:
        themes.setdefault(one.key.partition("@")[0], []).append(one)
    for those in themes.values():
        parts = max((_standing(drawn, one) for one in those), key=len)
        name = those[0].label.rpartition(": ")[0] if len(themes) > 1 else ""
        if parts:
            said = "; ".join(parts)
            notes.append(f"{name}: {said}." if name else f"{said[:1].upper()}{said[1:]}.")
    missed = [f"{one.label} {number:,}" for one in drawn.series if (number := _missed(drawn, one))]
    if missed:
        notes.append(f"Reports not searched: {', '.join(missed)}.")
    return notes


def _standing(drawn: Figure, one: FigureSeries) -> list[str]:
    """Return what holds of a theme in every group: since when it is valid, what is left out."""
    parts = []
    if one.valid_from and any(gap.words.startswith("valid") for gap in drawn.gaps(one)):
        parts.append(f"valid from {wording.day(one.valid_from)}")
    if one.counted:
        parts.append(one.counted)
    return parts


def _missed(drawn: Figure, one: FigureSeries) -> int:
    """Return how many reports were not searched for a series."""
    return dict(drawn.left_out).get(f"reports not searched for {one.key}", 0)


def _own_note(drawn: Figure, one: FigureSeries) -> str:
    """Return what must be known of one series: its validity, its facets, who was not searched."""
    parts = _standing(drawn, one)
    if missed := _missed(drawn, one):
        parts.append(f"{wording.count(missed, 'report')} not searched for it")
    return f"{one.label}: {'; '.join(parts)}." if parts else ""


def _caption(drawn: Figure, own: str | None) -> str:
    undated = f"{wording.undated(drawn.undated)} left out." if drawn.undated else ""
    if own is not None:
        said = wording.undated(drawn.undated).rpartition(" ")[0]
        whole = own if not undated or said in own else f"{own} {undated}".strip()
        reposts = wording.reposts(drawn.reposts)
        return whole if not reposts or reposts in whole else f"{whole} {reposts}.".strip()
    return wording.caption(
        measure=drawn.measure,
        kind=drawn.kind,
        reports=drawn.reports,
        undated=undated,
        notes=drawn.notes[: -1 if drawn.undated else None],
        filters=drawn.filters,
        version=drawn.codebook_version,
        status=drawn.status,
        drawn=drawn.drawn,
    )
