# SPDX-License-Identifier: MIT
"""A map of theme × period: a row for each series, cells tinted by their value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from standpoint.analysis.salience import Point
from standpoint.figures import wording
from standpoint.figures.chart import Figure, FigureSeries, Gap
from standpoint.figures.drawing import Line, Mark, Marker, Rect, Text, hatch
from standpoint.figures.layout_plot import DASHED, Box, edges
from standpoint.figures.painting import text_width
from standpoint.figures.scale import Steps, steps
from standpoint.figures.style import Style, told_apart
from standpoint.figures.tints import ink, tint

_WIDE = 6.0
"""Points of a cell over which it stands apart from its neighbours and bears signs of its own."""
_MOST_NAME = 0.34
_SWATCH = 22.0
_SMALLER = 0.88


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a map on a page: what is common to all of them."""

    figure: Figure
    box: Box
    style: Style
    borders: tuple[float, ...]
    steps: Steps
    type: float | None = None
    """Points of the values' type, None where they have no room."""
    star: bool = False
    """Whether values of thin periods have room for an asterisk beside their italics."""

    @property
    def wide(self) -> bool:
        """Return whether cells stand apart from one another."""
        return self.box.width / max(len(self.figure.periods), 1) > _WIDE

    @property
    def row(self) -> float:
        """Return the height of a row."""
        return (self.box.bottom - self.box.top) / max(len(self.figure.series), 1)

    def cell(self, series: int, index: int) -> Rect:
        """Return where a cell stands."""
        apart = 0.5 if self.wide else 0.0
        space = min(self.row * 0.06, 1.0)
        left, right = self.borders[index] + apart, self.borders[index + 1] - apart
        top = self.box.top + series * self.row
        return Rect(left, top + space, right - left, self.row - 2 * space)

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the series and the period of the cell at a place of the page."""
        box = self.box
        inside = box.left <= x < box.right and box.top <= y < box.bottom
        if not inside or not self.figure.periods:
            return None
        index = min(bisect_right(self.borders, x) - 1, len(self.figure.periods) - 1)
        return min(int((y - box.top) / self.row), len(self.figure.series) - 1), index


def cells(figure: Figure, box: Box, style: Style, whole: Figure | None = None) -> Cells:
    """Return the cells of a map that fills a box; tinted as in the `whole` it is a part of."""
    borders = tuple(edges(figure.periods, box.left, box.right))
    found = Cells(figure, box, style, borders, steps(whole or figure))
    if not found.wide:
        return found
    for star, smaller in ((True, 1.0), (True, _SMALLER), (False, _SMALLER)):
        size = style.label * smaller
        small = replace(style, label=size)
        if found.row >= size * 1.2 and all(
            small.width(value(figure, point, star=star)) + 1.8 <= borders[i + 1] - borders[i]
            for one in figure.series
            for i, point in enumerate(one.points)
            if point.value is not None
        ):
            return replace(found, type=size, star=star)
    return found


def value(figure: Figure, point: Point, *, star: bool = True) -> str:
    """Return what stands in a cell; the scale says the unit, an asterisk a thin period."""
    if point.value is None:
        return "–"
    thin = "*" if star and figure.is_thin(point) else ""
    if figure.measure in {"share", "sentences"}:
        return wording.percent(point.value) + thin
    number = f"{point.value:.1f}" if figure.measure == "rate" else wording.amount(point.value)
    return number + thin


def row(of: Cells, series: int) -> list[Mark]:
    """Return the cells of a series and what stands in its gaps."""
    figure, style = of.figure, of.style
    one = figure.series[series]
    marks: list[Mark] = []
    for index, point in enumerate(one.points):
        if point.value is not None:
            says = figure.say(one, index) if style.says else ""
            marks += _cell(of, one, point, replace(of.cell(series, index), says=says))
    for gap in figure.gaps(one):
        marks += _gap(of, series, gap)
    return marks


def _cell(of: Cells, one: FigureSeries, point: Point, place: Rect) -> Iterator[Mark]:
    style, chrome = of.style, of.style.chrome
    hue = style.hue(one)
    step = of.steps.of(point.value or 0.0)
    fill = tint(one.colour, chrome, step, of.steps.number)
    thin = of.figure.is_thin(point)
    if not of.wide:
        # A narrow cell has no room for a frame; a thin one is lower instead. Neighbours overlap by
        # a hair, or the ground would shine through between them.
        lower = place.height * 0.27 if thin else 0.0
        yield replace(
            place, y=place.y + lower, height=place.height - 2 * lower, width=place.width + 0.2,
            fill=fill,
        )  # fmt: skip
        if point.approximate:
            yield from hatch(
                place.x, place.y, place.width, min(3.0, place.height * 0.3), chrome.strong
            )
        return
    frame = hue.ink if thin else (chrome.line2 if step == 0 else None)
    inner = replace(
        place, x=place.x + 0.3, y=place.y + 0.3, width=place.width - 0.6, height=place.height - 0.6
    )
    yield replace(
        inner, fill=fill, stroke=frame, line=0.7 if thin else 0.4, dash=DASHED if thin else ()
    )
    colour = ink(fill, chrome)
    if point.approximate:
        yield from _corner(of, point, inner, colour)
    if of.type is not None:
        yield Text(
            place.x + place.width / 2,
            place.y + place.height / 2 + of.type * 0.35,
            value(of.figure, point, star=of.star),
            of.type,
            colour,
            italic=thin,
            anchor="middle",
        )


def _corner(of: Cells, point: Point, place: Rect, colour: str) -> Iterator[Mark]:
    """Return the hatched corner of a cell of approximate dates, beside its value."""
    size = min(6.0, place.width * 0.35, place.height * 0.45)
    if of.type is not None:
        words = text_width(value(of.figure, point, star=of.star), of.type)
        beside, above = (place.width - words) / 2, place.height / 2 - of.type * 0.4
        size = min(size, beside + above - 0.5)
    x, y = place.x + place.width, place.y
    for part in (1.0, 0.62, 0.24):
        yield Line(((x - size * part, y), (x, y + size * part)), colour, 0.5)


def _gap(of: Cells, series: int, gap: Gap) -> Iterator[Mark]:
    """Return a gap's words where they have room, else a dash, else a line along it."""
    style = of.style
    first, last = of.cell(series, gap.first), of.cell(series, gap.last)
    left, right = first.x, last.x + last.width
    y = first.y + first.height / 2
    small = replace(style, label=of.type or style.label * _SMALLER)
    shorter = (gap.words.removeprefix("valid "),) if gap.words.startswith("valid ") else ()
    tall = first.height >= small.label * 1.1
    words = next(
        (w for w in (gap.words, *shorter) if tall and small.width(w) + 4 <= right - left), ""
    )
    middle = (left + right) / 2
    if words:
        yield _words(middle, y, words, small)
        return
    if of.wide and tall:
        for index in range(gap.first, gap.last + 1):
            place = of.cell(series, index)
            yield _words(place.x + place.width / 2, y, "–", small)
        return
    yield Line(((left, y), (right, y)), style.chrome.strong, 0.5)


def _words(x: float, y: float, words: str, style: Style) -> Text:
    colour = style.chrome.tx3
    return style.text(x, y + style.label * 0.35, words, colour=colour, anchor="middle")


def name_room(figure: Figure, width: float, style: Style) -> float:
    """Return the room left of a map for the names of its rows, where all of them fit or are cut."""
    longest = max((style.width(one.label, bold=True) for one in figure.series), default=0.0)
    return min(longest + style.label * 1.35, width * _MOST_NAME) + 6


def names(figure: Figure, left: float, box: Box, style: Style) -> list[Mark]:
    """Return marker and name of each row, from `left` to the map in its box."""
    marks: list[Mark] = []
    radius = style.label * 0.36
    row_height = (box.bottom - box.top) / max(len(figure.series), 1)
    start = left + style.label * 1.35
    labels = [one.label for one in figure.series]
    told = told_apart(labels, box.left - 5 - start, style.label)
    for number, (one, name) in enumerate(zip(figure.series, told, strict=True)):
        hue = style.hue(one)
        y = box.top + (number + 0.5) * row_height
        marks += [
            Marker(left + radius + 1, y, radius, one.shape, hue.base, hue.base, 0.5),
            style.text(start, y + style.label * 0.35, name, colour=hue.ink, bold=True),
        ]
    return marks


def scale_height(style: Style) -> float:
    """Return the height of the scale of tints with its numbers."""
    return style.label * 0.95 + style.row


def scale(figure: Figure, outer: float, box: Box, style: Style) -> list[Mark]:
    """Return the steps of the tints with their numbers, and what is counted.

    The steps stand at the top of `box`, what is counted before them: from `outer` on where it has
    room left of the box, else inside.
    """
    left, right, top = box.left, box.right, box.top
    chrome = style.chrome
    found = steps(figure)
    hues = {one.colour for one in figure.series}
    # As light as in every row; with several hues the greys speak for all of them.
    colour = hues.pop() if len(hues) == 1 else chrome.tx3
    tall = style.label * 0.95
    y = top + tall + style.label
    unit = wording.unit(figure.measure)
    x, room = left, style.width(unit) + 6
    said: list[Mark] = []
    if room > left - outer and room + (found.number + 1.5) * _SWATCH <= right - left:
        x += room
    if x > left or room <= left - outer:
        baseline = top + style.label * 0.82
        said.append(style.text(x - 6, baseline, unit, colour=chrome.tx3, anchor="right"))
    wide = min(_SWATCH, (right - x) / (found.number + 1.8))
    zero = wide * 0.6
    end = x + zero + 4 + wide * found.number
    marks: list[Mark] = [
        Rect(left - 1, top - 1, end + 10 - left, scale_height(style), chrome.base),
        *said,
        Rect(x, top, zero, tall, tint(colour, chrome, 0, found.number), chrome.line2, 0.4),
        style.text(x + zero / 2, y, "0", anchor="middle"),
    ]
    x += zero + 4
    for step, (_, label) in enumerate(found.bounds, 1):
        marks.append(Rect(x, top, wide, tall, tint(colour, chrome, step, found.number)))
        x += wide
        # The number stands under the step's end, its unit after it.
        number = label.removesuffix(" %")
        shown = label if step == found.number else number
        marks.append(style.text(x - style.width(number) / 2, y, shown))
    return marks
