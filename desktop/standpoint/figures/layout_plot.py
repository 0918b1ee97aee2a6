# SPDX-License-Identifier: MIT
"""One plot on the page: grid, boxes for intervals, markers, lines that never cross a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standpoint.analysis.salience import Point
from standpoint.figures import wording
from standpoint.figures.chart import Figure, FigureSeries, Gap
from standpoint.figures.drawing import Line, Mark, Marker, Rect, Xy, hatch
from standpoint.figures.scale import Values
from standpoint.figures.style import Style, shortened
from standpoint.model.periods import Period

DASHED = (2.2, 1.6)
_NARROW_FRAME = 5.0
DASHES: tuple[tuple[float, ...], ...] = (
    (), (5.0, 1.8), (1.4, 1.4), (6.0, 1.6, 1.4, 1.6), (9.0, 2.0), (3.0, 1.2),
    (6.0, 1.4, 1.4, 1.4, 1.4, 1.4), (2.6, 2.6),
)  # fmt: skip
"""Dashes of lines, the first four those of a series' own `dash`."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a plot lies on the page, and what its corners mean."""

    left: float
    right: float
    top: float
    bottom: float
    highest: float = 1.0

    def y(self, value: float) -> float:
        """Return the height on the page of a value; those above the axis stand at its top."""
        share = min(value / self.highest, 1.0)
        return self.bottom - share * (self.bottom - self.top)

    @property
    def width(self) -> float:
        """Return the width in points."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Return the height on the page of the plot's middle."""
        return (self.top + self.bottom) / 2


def edges(periods: Sequence[Period], left: float, right: float) -> list[float]:
    """Return where periods begin on an axis true to the calendar, and where the last one ends."""
    if not periods:
        return [left, right]
    first, end = periods[0].start.toordinal(), periods[-1].end.toordinal() + 1
    scale = (right - left) / (end - first)
    starts = [left + (period.start.toordinal() - first) * scale for period in periods]
    return [*starts, right]


@dataclass(frozen=True, slots=True)
class Lane:
    """The part of every period that belongs to one series: `part` of `parts`, from the left."""

    part: int = 0
    parts: int = 1

    def of(self, left: float, right: float) -> tuple[float, float]:
        """Return where this lane begins and ends in a period, a little apart from the next."""
        pad = min((right - left) * 0.04, 2.0)
        if self.parts > 1:
            pad = min((right - left) * 0.1, 4.0)
        step = (right - left - 2 * pad) / self.parts
        start = left + pad + step * self.part
        return start, start + step * (0.92 if self.parts > 1 else 1.0)


def grid(box: Box, values: Values, style: Style) -> list[Mark]:
    """Return the lines across the plot and the labels of the value axis."""
    marks: list[Mark] = []
    for value, label in values.ticks:
        y = box.y(value)
        marks.append(Line(((box.left, y), (box.right, y)), style.chrome.line, 0.5))
        marks.append(style.text(box.left - 4, y + style.label * 0.35, label, anchor="right"))
    return marks


def intervals(
    figure: Figure, series: FigureSeries, box: Box, style: Style, lane: Lane = Lane()
) -> list[Mark]:
    """Return a box for each interval: tinted, or dashed where the period is thin."""
    marks: list[Mark] = []
    hue = style.hue(series)
    for point, left, right in _places(figure, series, box, lane):
        if point.low is not None and point.high is not None:
            top, bottom = box.y(point.high), box.y(point.low)
            if figure.is_thin(point):
                marks.append(_thin_interval(left, right, top, bottom, hue.base, point, box))
            else:
                marks.append(Rect(left, top, right - left, bottom - top, hue.t))
            if point.high > box.highest * (1 + 1e-9):
                words = wording.bound(point.high, figure.measure)
                marks += cut_arrow(left, right, point, hue.base, words, box, style)
        if point.approximate and point.value is not None:
            high = point.value if point.high is None else point.high
            low = 0.0 if point.low is None else point.low
            width = right - left if right - left < 5 else min(4.0, (right - left) * 0.45)
            marks += hatch(
                right - width, box.y(high), width, box.y(low) - box.y(high), style.chrome.strong
            )
    return marks


def _thin_interval(  # noqa: PLR0917
    left: float, right: float, top: float, bottom: float, colour: str, point: Point, box: Box
) -> Mark:
    """Return a dashed frame, open where it reaches beyond the axis; a line where it is narrow."""
    if right - left < _NARROW_FRAME:
        middle = (left + right) / 2
        return Line(((middle, top), (middle, bottom)), colour, 0.5, DASHED)
    if (point.high or 0.0) <= box.highest:
        return Rect(left, top, right - left, bottom - top, None, colour, 0.6, DASHED)
    corners = ((left, top), (left, bottom), (right, bottom), (right, top))
    return Line(corners, colour, 0.6, DASHED)


def cut_arrow(  # noqa: PLR0917
    left: float, right: float, point: Point, colour: str, words: str, box: Box, style: Style
) -> list[Mark]:
    """Return an arrow where an interval runs out at the top, and its end where there is room."""
    size = min(style.label * 0.3, (right - left) * 0.4)
    wide = style.width(words) + 2.5 * size
    y = box.top + style.label * 0.25
    low = y + style.label * 0.75
    middle = (left + right) / 2
    # Right of the marker where it stands as high as the arrow, else above it.
    beside = box.y(point.value or 0.0) < low + style.label * 0.5
    start = middle + style.label * 0.5 if beside else middle - wide / 2
    roomy = left + 3 <= start and start + wide + 3 <= right
    x = start + size if roomy else middle
    marks: list[Mark] = [
        Line(((x, low), (x, y)), colour, 0.7),
        Line(((x - size, y + size), (x, y), (x + size, y + size)), colour, 0.7),
    ]
    if roomy:
        marks.append(style.text(x + 1.5 * size, low, words))
    return marks


def dash_of(figure: Figure, series: FigureSeries) -> tuple[float, ...]:
    """Return a line's dash: its own, or one for each line where colours are printed as greys."""
    if figure.scheme == "grey" and figure.shared:
        return DASHES[figure.series.index(series) % len(DASHES)]
    return DASHES[series.dash % len(DASHES)]


def _places(
    figure: Figure, series: FigureSeries, box: Box, lane: Lane
) -> Iterator[tuple[Point, float, float]]:
    borders = edges(figure.periods, box.left, box.right)
    for point, left, right in zip(series.points, borders, borders[1:], strict=False):
        yield point, *lane.of(left, right)


def line(
    figure: Figure, series: FigureSeries, box: Box, style: Style, lane: Lane = Lane()
) -> list[Mark]:
    """Return the lines between neighbours and a marker for each point, open where it is thin."""
    hue = style.hue(series)
    places = list(_places(figure, series, box, lane))
    slot = box.width / max(len(places), 1)
    radius = min(max(slot * 0.11, 0.9), 2.7)
    weight = 1.2 if slot > 8 else 0.8
    at = {
        index: ((left + right) / 2, box.y(point.value))
        for index, (point, left, right) in enumerate(places)
        if point.value is not None
    }
    marks: list[Mark] = [
        Line(tuple(at[index] for index in run), hue.base, weight, dash_of(figure, series))
        for run in figure.runs(series)
        # One line is enough: the smooth one, where there is one.
        if not series.smooth
    ]
    for index, (x, y) in at.items():
        fill = style.chrome.base if figure.is_thin(series.points[index]) else hue.base
        marks.append(
            Marker(x, y, radius, series.shape, hue.base, fill, min(weight, 1.0) * 0.8,
                   figure.say(series, index) if style.says else "")
        )  # fmt: skip
    return marks


def gap_words(
    figure: Figure,
    gaps: Sequence[Gap],
    box: Box,
    style: Style,
    lines: Sequence[Sequence[Xy]] = (),
) -> list[Mark]:
    """Return the words that stand in stretches without value, where they have room.

    They stand in the middle of the plot, or further up or down, off `lines` that run through it.
    """
    marks: list[Mark] = []
    borders = edges(figure.periods, box.left, box.right)
    for gap in gaps:
        left, right = borders[gap.first], borders[gap.last + 1]
        tries = (gap.words, *_shorter(gap.words), "–")
        words = next((w for w in tries if style.width(w) + 2 <= right - left), "")
        if not words:
            continue
        half = style.width(words) / 2
        middle = (left + right) / 2
        if words == gap.words and words.startswith("valid"):
            middle = left + half + min(6.0, (right - left - 2 * half) / 2)
        y = _clear(box, style, lines, (middle - half, middle + half))
        ground = Rect(
            middle - half - 1, y - style.label * 0.6, 2 * half + 2, style.label * 1.2,
            style.chrome.base,
        )  # fmt: skip
        marks += [ground, style.text(middle, y + style.label * 0.35, words, anchor="middle")]
    return marks


def _clear(
    box: Box, style: Style, lines: Sequence[Sequence[Xy]], span: tuple[float, float]
) -> float:
    """Return the height of the plot furthest from all lines in a span; the middle without any."""
    near = [
        y for run in lines for x, y in run if span[0] - style.label <= x <= span[1] + style.label
    ]
    if not near or min(abs(y - box.middle) for y in near) > style.label:
        return box.middle
    room = style.label * 0.8
    tries = (box.middle, box.top + room, box.bottom - room)
    return max(tries, key=lambda height: min(abs(y - height) for y in near))


def _shorter(words: str) -> tuple[str, ...]:
    """Return shorter ways to say from when on a theme is valid; others cannot be shortened."""
    if not words.startswith("valid "):
        return ()
    since = words.removeprefix("valid ")
    return since, f"from {since[-4:]}"


def head(series: FigureSeries, x: float, right: float, baseline: float, style: Style) -> list[Mark]:
    """Return a series' marker and name, and what it leaves out if there is room for it."""
    hue = style.hue(series)
    radius = style.label * 0.36
    start = x + style.label * 1.35
    name = shortened(series.label, right - start, style.label, bold=True)
    end = start + style.width(name, bold=True)
    counted = series.counted if end + 6 + style.width(series.counted) <= right else ""
    ground = (end + 6 + style.width(counted) if counted else end) - x + 1
    marks: list[Mark] = [
        Rect(x, baseline - style.label * 0.8, ground, style.label * 1.05, style.chrome.base),
        Marker(x + radius + 1, baseline - radius, radius, series.shape, hue.base, hue.base, 0.5),
        style.text(start, baseline, name, colour=hue.ink, bold=True),
    ]
    if counted:
        marks.append(style.text(end + 6, baseline, counted, colour=style.chrome.tx3))
    return marks


def numbers(
    values: Sequence[float],
    figure: Figure,
    box: Box,
    top: float,
    style: Style,
    *,
    with_n: bool = True,
) -> list[Mark]:
    """Return how many reports each period has: as numbers, or as a strip of bars where narrow.

    Numbers of thin periods stand in italics with an asterisk. `with_n` False: something else
    stands before the row and says what it counts.
    """
    borders = edges(figure.periods, box.left, box.right)
    words = [numeral(number, figure.thin) for number in values]
    y = top + style.label * 0.85
    if not numbers_fit(values, figure, box.width, style):
        return _bars(values, figure, borders, top, style, before="n ≤ " if with_n else "≤ ")
    marks: list[Mark] = []
    for index, word in enumerate(words):
        left, right = borders[index], borders[index + 1]
        first = index == 0 and with_n
        named = first and style.width(f"n = {word}") + 2 <= right - left
        if first and not named:
            marks.append(style.text(box.left - 4, y, "n", anchor="right"))
        shown = f"n = {word}" if named else word
        half = style.width(shown) / 2
        middle = (left + right) / 2
        # Lines of events must not run through a number.
        marks.append(
            Rect(middle - half - 1, top, 2 * half + 2, style.label * 1.1, style.chrome.base)
        )
        italic = word.endswith("*")
        marks.append(style.text((left + right) / 2, y, shown, anchor="middle", italic=italic))
    return marks


def numeral(number: float, thin: int) -> str:
    """Return a number of reports, marked with an asterisk where it is thin but not nothing."""
    word = wording.amount(number)
    return f"{word}*" if 0 < number < thin - 1e-9 else word


def bears_star(figure: Figure, numbers: Sequence[float], width: float, style: Style) -> bool:
    """Return whether a row of numbers has one with an asterisk; a strip of bars has none."""
    if not numbers_fit(numbers, figure, width, style):
        return False
    return any(numeral(number, figure.thin).endswith("*") for number in numbers)


def numbers_fit(values: Sequence[float], figure: Figure, width: float, style: Style) -> bool:
    """Return whether numbers have room under their periods."""
    borders = edges(figure.periods, 0.0, width)
    return all(
        style.width(numeral(number, figure.thin)) + 2 <= right - left
        for number, left, right in zip(values, borders, borders[1:], strict=False)
    )


def _bars(
    values: Sequence[float],
    figure: Figure,
    borders: Sequence[float],
    top: float,
    style: Style,
    *,
    before: str,
) -> list[Mark]:
    """Return a strip of bars, its highest labelled at the left; thin periods in a lighter tone."""
    most = max(values, default=0.0)
    height = style.label * 1.1
    y = top + style.label * 0.85
    marks: list[Mark] = [
        style.text(borders[0] - 4, y, f"{before}{wording.amount(most)}", anchor="right"),
        Line(((borders[0], top + height), (borders[-1], top + height)), style.chrome.line, 0.5),
    ]
    for number, left, right in zip(values, borders, borders[1:], strict=False):
        if number <= 0:
            continue
        tall = max(height * number / most, 0.5)
        thin = number < figure.thin - 1e-9
        pad = min((right - left) * 0.1, 1.0)
        colour = style.chrome.line2 if thin else style.chrome.tx3
        marks.append(Rect(left + pad, top + height - tall, right - left - 2 * pad, tall, colour))
    return marks
