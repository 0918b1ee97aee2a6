# SPDX-License-Identifier: MIT
"""The two panels of a comparison of two sides: a row for each theme, effect and both sides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from standpoint.figures import contrast_words
from standpoint.figures.colours import hue
from standpoint.figures.contrast import ContrastFigure, ContrastRow
from standpoint.figures.contrast_axis import Axis
from standpoint.figures.contrast_panels import Panel, panels
from standpoint.figures.drawing import Anchor, Layer, Line, Mark, Marker, Rect
from standpoint.figures.style import Style, shortened, wrap

DASHED = (2.2, 1.6)
_WIDE = 50.0
"""Widths of a label's size from which name and numbers stand beside the plot, not above it."""
_ROOMY = 60.0
"""The same from which names of sides have more room."""
_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a theme's row lies on the page, in points from its top."""

    key: str
    top: float
    bottom: float


class Forest:
    """Both panels below each other; sizes in the unit of the style.

    Where there is room, a row is: name, plot, effect, first side, second side. In a narrow column
    name and effect stand above the plot.
    """

    def __init__(self, figure: ContrastFigure, style: Style, left: float, right: float) -> None:
        self._figure, self._style = figure, style
        self._left, self._right = left, right
        self._panels = panels(figure)
        self._wide = (right - left) / style.label >= _WIDE
        self._columns()
        self._line = style.label * (2.5 if self._wide else 3.7)

    def _columns(self) -> None:
        """Settle where plot, effect and sides stand; both panels share it."""
        style, rows = self._style, [row.measured for row in self._figure.rows]
        inner = self._right - self._left
        sides = [style.width(panel.side(one)) for panel in self._panels
                 for row in rows for one in (row.a, row.b)]  # fmt: skip
        effects = [style.width(panel.effect(row)) for panel in self._panels for row in rows]
        most = style.label * (9 if inner / style.label >= _ROOMY else 7.5)
        names = [min(style.width(name, bold=True), most) for name in self._figure.names]
        side = max([*sides, *names, style.label * 5]) + _GAP
        self._side = self._right - side, side
        self._first = self._right - side
        self._start = self._left
        self._effect = self._right - 2 * side
        self._end = self._effect - _GAP / 2
        if self._wide:
            widest = max((style.width(row.label, bold=True) for row in self._figure.rows),
                         default=0.0)  # fmt: skip
            self._start += min(widest + style.label * 1.35 + _GAP, inner * 0.24)
            self._end = self._effect - max([*effects, style.label * 5], default=0.0) - 2 * _GAP
        self._width = side - _GAP

    # Height -------------------------------------------------------------------------------

    @property
    def natural(self) -> float:
        """Return how high both panels are."""
        return sum(self._height(panel) for panel in self._panels) + self._style.label * 1.4

    def _height(self, panel: Panel) -> float:
        rows = len(self._figure.rows) * self._line
        lines = 2 if self._directions_fit() else 3
        return self._head_height(panel) + rows + self._style.row * lines + 4

    def _head_height(self, panel: Panel) -> float:
        return (
            max(len(self._title(panel)), self._name_lines + self._unit_lines) * (self._style.row)
            + 4
        )

    def _title(self, panel: Panel) -> list[str]:
        room = self._effect - self._left - _GAP / 2
        if self._wide:
            room -= self._style.width(_effect_head(panel)) + 2 * _GAP
        return wrap(panel.head, room, self._style.label, "sans", bold=True)

    def _names(self) -> list[list[str]]:
        """Return what the sides are called, each on three lines at most."""
        label = self._style.label
        found = []
        for name in self._figure.names:
            lines = wrap(name, self._width, label, "sans", bold=True)
            if len(lines) > 3:
                rest = " ".join(lines[2:])
                lines = [*lines[:2], shortened(rest, self._width, label, bold=True)]
            found.append(lines)
        return found

    @property
    def _name_lines(self) -> int:
        return max(len(lines) for lines in self._names())

    def _units(self, panel: Panel) -> list[str]:
        return wrap(panel.unit, self._width, self._style.label, "sans")

    @property
    def _unit_lines(self) -> int:
        return max(len(self._units(panel)) for panel in self._panels)

    # Drawing ------------------------------------------------------------------------------

    def draw(self, top: float) -> tuple[tuple[Layer, ...], tuple[Place, ...]]:
        """Return the layers of both panels from `top` down, and where the rows of themes lie."""
        layers, places = [], []
        for panel in self._panels:
            marks, found = self._panel(panel, top)
            layers.append(Layer(panel.name, tuple(marks)))
            places += found
            top += self._height(panel) + self._style.label * 1.4
        return tuple(layers), tuple(places)

    def _panel(self, panel: Panel, top: float) -> tuple[list[Mark], list[Place]]:
        marks = self._head(panel, top)
        first = top + self._head_height(panel)
        last = first + len(self._figure.rows) * self._line
        marks += self._grid(panel, first, last)
        places = []
        for number, row in enumerate(self._figure.rows):
            start = first + number * self._line
            marks += self._row(panel, row, start)
            places.append(Place(row.measured.key, start, start + self._line))
        marks += self._foot(panel, last)
        return marks, places

    def _head(self, panel: Panel, top: float) -> list[Mark]:
        """Return the panel's name, and the sides over their numbers, all ending on one line."""
        style, chrome = self._style, self._style.chrome
        below = top + self._head_height(panel) - 4
        marks: list[Mark] = []
        title = self._title(panel)
        for number, line in enumerate(title):
            y = below - (len(title) - number - 1) * style.row - style.label * 0.45
            marks.append(style.text(self._left, y, line, colour=chrome.tx, bold=True))
        rights = (self._first, self._right)
        units = self._units(panel)
        for right, lines in zip(rights, self._names(), strict=True):
            every = [(line, True) for line in lines] + [(line, False) for line in units]
            for number, (line, bold) in enumerate(every):
                y = below - (len(every) - number - 1) * style.row - style.label * 0.45
                colour = chrome.tx if bold else chrome.tx3
                marks.append(style.text(right, y, line, colour=colour, bold=bold, anchor="right"))
        if self._wide:
            y = below - style.label * 0.45
            words = _effect_head(panel)
            right = self._effect - _GAP
            marks.append(style.text(right, y, words, colour=chrome.tx3, anchor="right"))
        return marks

    def _x(self, place: float) -> float:
        pad = self._style.label * 1.2
        left, right = self._start + pad, self._end - pad
        return (left + right) / 2 + min(max(place, -1.0), 1.0) * (right - left) / 2

    def _grid(self, panel: Panel, first: float, last: float) -> list[Mark]:
        chrome = self._style.chrome
        marks: list[Mark] = [
            Line(((self._left, y), (self._right, y)), chrome.line, 0.5)
            for y in (first + i * self._line for i in range(len(self._figure.rows) + 1))
        ]
        for place, _ in panel.axis.ticks:
            x, middle = self._x(place), abs(place) < 1e-9
            for top, bottom in self._stretches(first, last):
                marks.append(
                    Line(((x, top), (x, bottom)), chrome.tx2 if middle else chrome.line,
                         0.8 if middle else 0.5)
                )  # fmt: skip
        return marks

    def _stretches(self, first: float, last: float) -> list[tuple[float, float]]:
        """Return where the lines of the axis run: not through names that stand above the plot."""
        if self._wide:
            return [(first, last)]
        above = self._line - self._style.label * 2.2
        rows = range(len(self._figure.rows))
        return [(first + i * self._line + above, first + (i + 1) * self._line) for i in rows]

    def _foot(self, panel: Panel, y: float) -> list[Mark]:
        """Return ticks with their labels, and which way each side has more."""
        style = self._style
        marks: list[Mark] = []
        for place, _ in panel.axis.ticks:
            x = self._x(place)
            marks.append(Line(((x, y), (x, y + 3)), style.chrome.strong, 0.5))
        for place, label in self._labels(panel.axis):
            at = y + 4 + style.label * 0.85
            marks.append(style.text(self._x(place), at, label, anchor="middle"))
        below = y + 4 + style.row + style.label * 0.85
        left, right = self._directions()
        if not self._directions_fit():
            more = right.removesuffix(" →")
            lines = (left, f"→ {more}")
            room = self._right - self._left
            return marks + [
                style.text(self._left, below + i * style.row, shortened(line, room, style.label))
                for i, line in enumerate(lines)
            ]
        middle, gap = self._x(0), style.label * 0.6
        marks.append(style.text(middle - gap, below, left, anchor="right"))
        marks.append(style.text(middle + gap, below, right))
        return marks

    def _labels(self, axis: Axis) -> list[tuple[float, str]]:
        """Return the labels of an axis that have room beside each other."""
        ticks = list(axis.ticks)
        for found in (ticks, [ticks[0], ticks[len(ticks) // 2], ticks[-1]]):
            ends = [(self._x(at), self._style.width(label) / 2) for at, label in found]
            if all(a + half + 2 <= b - other for (a, half), (b, other) in pairwise(ends)):
                return found
        return [ticks[len(ticks) // 2]]

    def _directions(self) -> tuple[str, str]:
        first, second = self._figure.names
        return f"← more in {second}", f"more in {first} →"

    def _directions_fit(self) -> bool:
        """Return whether the words on either side of no difference have room on one line."""
        left, right = self._directions()
        middle, gap = self._x(0), self._style.label * 0.6
        end = self._effect - _GAP if self._wide else self._right
        return (
            self._style.width(left) <= middle - gap - self._left
            and self._style.width(right) <= end - middle - gap
        )

    def _row(self, panel: Panel, row: ContrastRow, top: float) -> list[Mark]:
        style, measured = self._style, row.measured
        centre = top + self._line / 2 if self._wide else top + self._line - style.label * 1.2
        baseline = centre + style.label * 0.35
        name = baseline if self._wide else top + style.label * 1.15
        effect = panel.effect(measured)
        marks = self._name(row, name, effect)
        right = self._effect - _GAP if self._wide else self._right
        marks.append(style.text(right, name, effect, colour=style.chrome.tx, anchor="right",
                                italic=row.thin))  # fmt: skip
        for edge, one in ((self._first, measured.a), (self._right, measured.b)):
            marks.append(style.text(edge, baseline, panel.side(one), anchor="right",
                                    italic=row.thin))  # fmt: skip
        return marks + self._plot(panel, row, centre)

    def _name(self, row: ContrastRow, baseline: float, effect: str) -> list[Mark]:
        style = self._style
        colours = hue(row.colour, style.scheme)
        radius = style.label * 0.36
        x = self._left + style.label * 1.35
        end = self._start if self._wide else self._right - style.width(effect)
        label = shortened(row.label, end - _GAP / 2 - x, style.label, bold=True)
        return [
            Marker(self._left + radius + 1, baseline - radius, radius, row.shape, colours.base,
                   colours.base, 0.5),
            style.text(x, baseline, label, colour=colours.ink, bold=True),
        ]  # fmt: skip

    def _plot(self, panel: Panel, row: ContrastRow, y: float) -> list[Mark]:
        """Return the interval with its marker, or in words why there is none."""
        style = self._style
        found = panel.value(row.measured)
        if found is None:
            words = panel.missing(row.measured, self._figure.names)
            room = self._x(1) - self._x(-1)
            middle = (self._x(-1) + self._x(1)) / 2
            said = shortened(words, room, style.label)
            half, high = style.width(said) / 2 + 2, style.label * 1.3
            return [
                Rect(middle - half, y - high / 2, 2 * half, high, style.chrome.base),
                style.text(middle, y + style.label * 0.35, said, anchor="middle",
                           colour=style.chrome.tx3),
            ]  # fmt: skip
        value, ends = found
        base = hue(row.colour, style.scheme).base
        low, high = panel.axis.place(ends.low), panel.axis.place(ends.high)
        marks: list[Mark] = [
            Line(((self._x(low), y), (self._x(high), y)), base, style.label * 0.17,
                 DASHED if row.thin else ())
        ]  # fmt: skip
        place = panel.axis.place(value)
        # Where the whole interval is off the axis, its far end alone has an arrow.
        if low <= 1 + 1e-9:
            marks += self._end_mark(low, y, base, ends.low, -1, value)
        if high >= -1 - 1e-9:
            marks += self._end_mark(high, y, base, ends.high, 1, value)
        if abs(place) <= 1 + 1e-9:
            fill = style.chrome.base if row.thin else base
            says = self._figure.say(row) if style.says else ""
            marks.append(Marker(self._x(place), y, style.label * 0.4, row.shape, base, fill,
                                style.label * 0.12, says))  # fmt: skip
        return marks

    def _end_mark(  # noqa: PLR0917
        self, place: float, y: float, colour: str, end: float, way: int, value: float
    ) -> list[Mark]:
        """Return a stroke at an end of an interval; where it is off the axis an arrow, in words."""
        style = self._style
        x, size = self._x(place), style.label * 0.3
        if abs(place) <= 1 + 1e-9:
            return [Line(((x, y - size), (x, y + size)), colour, style.label * 0.12)]
        tip = x + way * style.label * 0.9
        arrow: list[Mark] = [
            Line(((x, y), (tip, y)), colour, style.label * 0.12),
            Line(((tip - way * size, y - size), (tip, y), (tip - way * size, y + size)), colour,
                 style.label * 0.12),
        ]  # fmt: skip
        words = "without end" if end == value else f"to {contrast_words.times(end)}"
        said = shortened(words, abs(tip - self._x(0)) - style.label * 0.4, style.label)
        where: Anchor = "right" if way > 0 else "left"
        # In a narrow column the theme's name stands above the line.
        y += -style.label * 0.5 if self._wide else style.label * 1.0
        wide = style.width(said) + 2
        ground = Rect(
            tip - wide + 1 if way > 0 else tip - 1, y - style.label * 0.75, wide,
            style.label * 0.95, style.chrome.base,
        )  # fmt: skip
        said_there = style.text(tip, y, said, anchor=where, colour=style.chrome.tx2)
        return [ground, *arrow, said_there]


def _effect_head(panel: Panel) -> str:
    what = "difference" if panel.name == "shares" else "ratio"
    return f"{what}, 95\u00a0% interval"
