# SPDX-License-Identifier: MIT
"""Events over a chart: labels that never overlap, or letters with a list in the caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from standpoint.figures import wording
from standpoint.figures.chart import Event, Figure
from standpoint.figures.drawing import Line, Mark
from standpoint.figures.style import Style

_DOTTED = (0.8, 1.4)
_LANES = 3
_TRIES = 4000
_GAP = 2.5


@dataclass(frozen=True, slots=True)
class Label:
    """One label in a lane counted from the top; `right` when it stands right of its line."""

    text: str
    lane: int
    right: bool
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Events:
    """The events of one column of panels: lines at `at`, with their labels."""

    at: tuple[float, ...]
    labels: tuple[Label, ...]
    keyed: bool

    @property
    def lanes(self) -> int:
        """Return how many lanes the labels take."""
        return 1 + max((label.lane for label in self.labels), default=-1)


def listed(events: Sequence[Event]) -> str:
    """Return the events as a sentence for the caption, with the letters that stand on the chart."""
    if not events:
        return ""
    each = (f"{letter(i)} {e.label}, {wording.day(e.day)}" for i, e in enumerate(events))
    return f"Events: {'; '.join(each)}."


def letter(index: int) -> str:
    """Return the key of an event: a to z, then numbers from 27."""
    return ascii_lowercase[index] if index < 26 else str(index + 1)


def place(figure: Figure, left: float, right: float, style: Style, *, keyed: bool) -> Events | None:
    """Return lines and labels of the events over a plot from `left` to `right`.

    None where their full names find no room and keys are not asked for.
    """
    events = figure.shown_events()
    if not events:
        return Events((), (), keyed=False)
    first = figure.periods[0].start.toordinal()
    end = figure.periods[-1].end.toordinal() + 1
    scale = (right - left) / (end - first)
    at = tuple(left + (event.day.toordinal() + 0.5 - first) * scale for event in events)
    if keyed:
        return Events(at, _keys(at, style), keyed=True)
    found = _search(at, [style.width(event.label) for event in events], (left, right))
    if found is None:
        return None
    labels = tuple(Label(event.label, *spot) for event, spot in zip(events, found, strict=True))
    return Events(at, labels, keyed=False)


_Spot = tuple[int, bool, float, float]


def _search(
    at: Sequence[float], widths: Sequence[float], limits: tuple[float, float]
) -> list[_Spot] | None:
    """Return a lane and a side for each label, by depth-first search, or None."""
    chosen: list[_Spot] = []
    tries = 0

    def spots(index: int) -> list[_Spot]:
        x, width = at[index], widths[index]
        both = [(lane, True, x + _GAP, x + _GAP + width) for lane in range(_LANES)] + [
            (lane, False, x - _GAP - width, x - _GAP) for lane in range(_LANES)
        ]
        inside = [s for s in both if s[2] >= limits[0] - 4 and s[3] <= limits[1] + 4]
        return sorted(inside, key=lambda s: (s[0], not s[1]))

    def free(index: int, spot: _Spot) -> bool:
        lane, _, start, end = spot
        for other, taken in enumerate(chosen):
            if taken[0] == lane and start < taken[3] + 5 and taken[2] < end + 5:
                return False
            # A line runs from its own lane down, through every lane below it.
            if taken[0] <= lane and start - 1 < at[other] < end + 1:
                return False
            if lane <= taken[0] and taken[2] - 1 < at[index] < taken[3] + 1:
                return False
        return True

    def go(index: int) -> bool:
        nonlocal tries
        if index == len(at):
            return True
        for spot in spots(index):
            tries += 1
            if tries > _TRIES:
                return False
            if free(index, spot):
                chosen.append(spot)
                if go(index + 1):
                    return True
                chosen.pop()
        return False

    return chosen if go(0) else None


def _keys(at: Sequence[float], style: Style) -> tuple[Label, ...]:
    """Return a letter over each line; neighbours too close for two share one: "c–e"."""
    groups = [(i, i) for i in range(len(at))]
    while True:
        labels = [_key(a, b, at, style) for a, b in groups]
        close = next(
            (i for i in range(len(labels) - 1) if labels[i].end + 2 > labels[i + 1].start),
            None,
        )
        if close is None:
            return tuple(labels)
        groups[close : close + 2] = [(groups[close][0], groups[close + 1][1])]


def _key(first: int, last: int, at: Sequence[float], style: Style) -> Label:
    text = letter(first) if first == last else f"{letter(first)}–{letter(last)}"
    middle = (at[first] + at[last]) / 2
    half = style.width(text) / 2
    return Label(text, 0, right=True, start=middle - half, end=middle + half)


def draw(events: Events, top: float, bottom: float, style: Style) -> list[Mark]:
    """Return dotted lines down to `bottom` and labels in lanes from `top`."""
    marks: list[Mark] = []
    for index, x in enumerate(events.at):
        lane = 1 if events.keyed else events.labels[index].lane
        start = top + lane * style.row + (0 if events.keyed else 1)
        marks.append(Line(((x, start), (x, bottom)), style.chrome.strong, 0.6, _DOTTED))
    for label in events.labels:
        y = top + label.lane * style.row + style.label
        marks.append(style.text(label.start, y, label.text))
    return marks
