# SPDX-License-Identifier: MIT
"""Events over a chart: labels that never overlap, or letters with a list in the caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase

from standpoint.figures.chart import Event, Figure
from standpoint.figures.drawing import Line, Mark, Rect
from standpoint.figures.style import Style
from standpoint.model.events import CATEGORIES, category_name

Dash = tuple[float, ...]
DASHES: tuple[tuple[Dash, str], ...] = (
    ((0.8, 1.4), "dotted"),
    ((3.2, 1.6), "dashed"),
    ((7.0, 1.8), "long dashes"),
    ((4.5, 1.3, 0.8, 1.3), "dash and dot"),
    ((0.8, 3.4), "wide dots"),
    ((4.5, 1.3, 0.8, 1.3, 0.8, 1.3), "dash and two dots"),
)
"""What tells categories of events apart, with the words for it; colour tells themes."""

_LANES = 3
_TRIES = 1500
_GAP = 2.5
_BETWEEN = 5.0
_OVER = 4.0
"""So far a label may stand out of its plot, at either side."""
_APART = 0.4
"""Between two letters, of the size of type."""
_BAR = 1.2
NARROWEST_SPAN = 2.2
"""Points under which the two lines of a span would run into one."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label in a lane counted from the top; `right` when it stands right of its line."""

    text: str
    lane: int
    right: bool
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Span:
    """Where an event lies on a plot from `start` to `end`; `lines` are its lines, two at most."""

    start: float
    end: float
    lines: tuple[float, ...]
    dash: Dash = DASHES[0][0]

    @property
    def lasts(self) -> bool:
        """Return whether it is wide enough to be seen as a span."""
        return self.end - self.start >= NARROWEST_SPAN

    @property
    def at(self) -> float:
        """Return where its letter stands."""
        return self.start if self.lasts else (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Events:
    """The events of one column of panels: where they stand, `at`, with their labels."""

    at: tuple[float, ...]
    labels: tuple[Label, ...]
    keyed: bool
    spans: tuple[Span, ...] = ()

    @property
    def lanes(self) -> int:
        """Return how many lanes the labels take."""
        return 1 + max((label.lane for label in self.labels), default=-1)


def fitted(figure: Figure, left: float, right: float, style: Style) -> Events:
    """Return the events with names where they have room, else with letters, else none."""
    for keyed in (False, True):
        found = place(figure, left, right, style, keyed=keyed)
        if found is not None:
            return found
    return Events((), (), keyed=True)


def sentences(figure: Figure, *, keyed: bool) -> tuple[str, ...]:
    """Return what a caption must say of a figure's events: what letters mean, and what lines."""
    shown = figure.shown_events()
    said = (listed(shown) if keyed else "", by_line(shown))
    return tuple(sentence for sentence in said if sentence)


def listed(events: Sequence[Event]) -> str:
    """Return the events as a sentence for the caption, with the letters that stand on the chart."""
    if not events:
        return ""
    each = (f"{letter(i)} {e.label}, {e.when}" for i, e in enumerate(events))
    return f"Events: {'; '.join(each)}."


def by_line(events: Sequence[Event]) -> str:
    """Return which line stands for which category; nothing where all are of one."""
    found = _categories(events)
    if len(found) < 2:
        return ""
    last = len(DASHES) - 1
    named = [f"{category_name(c)} {DASHES[i][1]}" for i, c in enumerate(found[:last])]
    if len(found) > last:
        rest = category_name(found[last]) if len(found) == last + 1 else "all others"
        named.append(f"{rest} {DASHES[last][1]}")
    return f"Lines of events: {', '.join(named)}."


def _categories(events: Sequence[Event]) -> list[str]:
    """Return the categories of events, in the order of their lines."""
    order = list(CATEGORIES)
    found = {event.category for event in events}
    return sorted(found, key=lambda c: (order.index(c) if c in order else len(order), c))


def letter(index: int) -> str:
    """Return the key of an event: a to z, then aa, ab and so on."""
    more, last = divmod(index, len(ascii_lowercase))
    return (letter(more - 1) if more else "") + ascii_lowercase[last]


def spans(
    figure: Figure, left: float, right: float, narrowest: float = NARROWEST_SPAN
) -> tuple[Span, ...]:
    """Return where the events of a figure stand over a plot from `left` to `right`.

    An event that is less than `narrowest` wide has one line.
    """
    shown = figure.shown_events()
    if not shown:
        return ()
    found = _categories(shown)
    dashes = {
        category: DASHES[min(index, len(DASHES) - 1)][0] for index, category in enumerate(found)
    }
    first = figure.periods[0].start.toordinal()
    scale = (right - left) / (figure.periods[-1].end.toordinal() + 1 - first)
    return tuple(
        _span(event, first, scale, (left, right), dashes[event.category], narrowest)
        for event in shown
    )


def _span(  # noqa: PLR0917
    event: Event,
    first: int,
    scale: float,
    limits: tuple[float, float],
    dash: Dash,
    narrowest: float,
) -> Span:
    """Return where an event stands: in the middle of its day, or from its first to its last."""
    left, right = limits
    if event.end == event.day:
        x = left + (event.day.toordinal() + 0.5 - first) * scale
        return Span(x, x, (x,), dash)
    begins = left + (event.day.toordinal() - first) * scale
    ends = left + (event.end.toordinal() + 1 - first) * scale
    start, end = max(begins, left), min(ends, right)
    if end - start < narrowest:
        return Span(start, end, ((start + end) / 2,), dash)
    inside = [x for x in (begins, ends) if left - 1e-6 <= x <= right + 1e-6]
    return Span(start, end, tuple(inside), dash)


def place(figure: Figure, left: float, right: float, style: Style, *, keyed: bool) -> Events | None:
    """Return lines and labels of the events over a plot from `left` to `right`.

    None where their full names find no room and keys are not asked for.
    """
    found = spans(figure, left, right)
    if not found:
        return Events((), (), keyed=False)
    at = tuple(span.at for span in found)
    limits = (left - _OVER, right + _OVER)
    if keyed:
        return Events(at, _keys(at, limits, style), keyed=True, spans=found)
    names = [event.label for event in figure.shown_events()]
    spots = _search(found, tuple(style.width(name) for name in names), limits)
    if spots is None:
        return None
    labels = tuple(Label(name, *spot) for name, spot in zip(names, spots, strict=True))
    return Events(at, labels, keyed=False, spans=found)


_Spot = tuple[int, bool, float, float]


@lru_cache(maxsize=64)
def _search(
    at: tuple[Span, ...], widths: tuple[float, ...], limits: tuple[float, float]
) -> tuple[_Spot, ...] | None:
    """Return a lane and a side for each label, by depth-first search, or None."""
    if sum(widths) + _BETWEEN * (len(widths) - _LANES) > _LANES * (limits[1] - limits[0]):
        return None
    chosen: list[_Spot] = []
    tries = 0

    def go(index: int) -> bool:
        nonlocal tries
        if index == len(at):
            return True
        for spot in _spots(at[index], widths[index], limits):
            tries += 1
            if tries > _TRIES:
                return False
            if _free(at, chosen, spot):
                chosen.append(spot)
                if go(index + 1):
                    return True
                chosen.pop()
        return False

    return tuple(chosen) if go(0) else None


def _spots(span: Span, width: float, limits: tuple[float, float]) -> list[_Spot]:
    """Return where a label could stand: beside its lines or, where that is wide, between them."""
    starts = [(True, span.end + _GAP), (False, span.start - _GAP - width)]
    if span.end - span.start >= width + 2 * _GAP:
        starts.append((True, span.start + _GAP))
    every = [
        (lane, right, start, start + width) for lane in range(_LANES) for right, start in starts
    ]
    return [spot for spot in every if spot[2] >= limits[0] and spot[3] <= limits[1]]


def _free(at: Sequence[Span], chosen: Sequence[_Spot], spot: _Spot) -> bool:
    """Tell whether a label for the next event meets no label and no line of those before it."""
    lane, _, start, end = spot
    own = at[len(chosen)].lines
    for other, (taken, _, begins, ends) in zip(at, chosen, strict=False):
        if taken == lane and start < ends + _BETWEEN and begins < end + _BETWEEN:
            return False
        # A line runs from its own lane down, through every lane below it.
        if taken <= lane and any(start - 1 < x < end + 1 for x in other.lines):
            return False
        if lane <= taken and any(begins - 1 < x < ends + 1 for x in own):
            return False
    return True


@lru_cache(maxsize=64)
def _keys(at: tuple[float, ...], limits: tuple[float, float], style: Style) -> tuple[Label, ...]:
    """Return a letter over each line; neighbours too close for two share one: "c–e"."""
    made: list[tuple[int, Label]] = []
    for index in range(len(at)):
        first, label = index, _key(index, index, at, limits, style)
        while made and made[-1][1].end + style.label * _APART > label.start:
            first = made.pop()[0]
            label = _key(first, index, at, limits, style)
        made.append((first, label))
    return tuple(label for _, label in made)


def _key(
    first: int, last: int, at: Sequence[float], limits: tuple[float, float], style: Style
) -> Label:
    text = letter(first) if first == last else f"{letter(first)}–{letter(last)}"
    width = style.width(text)
    middle = (at[first] + at[last]) / 2
    start = max(min(middle - width / 2, limits[1] - width), limits[0])
    return Label(text, 0, right=True, start=start, end=start + width)


def through(
    found: Sequence[Span], top: float, bottom: float, style: Style, width: float = 0.6
) -> list[Mark]:
    """Return the lines of events through a plot from `top` to `bottom`."""
    return [
        Line(((x, top), (x, bottom)), style.chrome.strong, width, span.dash)
        for span in found
        for x in span.lines
    ]


def draw(events: Events, top: float, bottom: float, style: Style) -> list[Mark]:
    """Return lines down to `bottom` and labels in lanes from `top`, bars under them for spans."""
    marks: list[Mark] = []
    for index, span in enumerate(events.spans):
        lane = 1 if events.keyed else events.labels[index].lane
        start = top + lane * style.row + (0 if events.keyed else 1)
        marks += through([span], start, bottom, style)
    foot = top + events.lanes * style.row
    marks += [
        Rect(span.start, foot - _BAR, span.end - span.start, _BAR, style.chrome.strong)
        for span in events.spans
        if span.lasts
    ]
    for label in events.labels:
        y = top + label.lane * style.row + style.label
        marks.append(style.text(label.start, y, label.text))
    return marks
