# SPDX-License-Identifier: MIT
"""What tells bars of one colour apart, and all bars where there is no colour: their pattern."""

from __future__ import annotations

from dataclasses import replace

from standpoint.figures.chart import Figure
from standpoint.figures.colours import Hue
from standpoint.figures.drawing import Line, Mark, Rect, hatch
from standpoint.figures.layout_plot import DASHED
from standpoint.figures.style import Style

PATTERNS = 12
_STEP = 3.2
_LEAST = 3.0
"""Points of width or height under which lines in a bar cannot be seen."""
_LINES = (
    "",
    "",
    "down",
    "across",
    "upright",
    "both",
    "across",
    "down",
    "both",
    "upright",
    "x",
    "x",
)


def pattern(figure: Figure, series: int) -> int:
    """Return the pattern of a series in a shared plot, from 0 (solid) to 11.

    Bars of different colours are all solid; of several with one colour each has its own, and so
    has every bar where colours are printed as greys.
    """
    if not figure.shared:
        return 0
    if figure.scheme == "grey":
        return series % PATTERNS
    colour = figure.series[series].colour
    return sum(one.colour == colour for one in figure.series[:series]) % PATTERNS


def framed(box: Rect, number: int, hue: Hue, style: Style) -> list[Mark]:
    """Return a thin bar of a figure in greys: its own grey, with a dashed outline around it.

    A lighter grey would be that of another series.
    """
    rim = min(1.6, box.width * 0.2, box.height * 0.2)
    inner = replace(
        box, x=box.x + rim, y=box.y + rim, width=box.width - 2 * rim, height=box.height - 2 * rim
    )
    dash = DASHED if box.width > _LEAST else ()
    outline = Rect(box.x, box.y, box.width, box.height, None, style.chrome.tx2, 0.6, dash)
    return [*filled(inner, number, hue, style), outline]


def filled(box: Rect, number: int, hue: Hue, style: Style, *, thin: bool = False) -> list[Mark]:
    """Return a bar with its pattern; a thin one lighter, with a dashed outline.

    `box` gives the place and what it says. Even patterns stand on the hue, odd ones on a tint.
    """
    ground = style.chrome.base
    strong = number % 2 == 0
    if thin:
        fill = hue.t if strong else ground
        lines = hue.base
    else:
        fill = hue.base if strong else hue.s
        lines = ground if strong else hue.base
    outline = None if strong and not thin else hue.base
    weight = 0.6 if box.width > _LEAST else 0.35
    dash = DASHED if thin and box.width > _LEAST else ()
    marks: list[Mark] = [
        Rect(box.x, box.y, box.width, box.height, fill, outline, weight, dash, box.says)
    ]
    if box.width >= _LEAST and box.height >= _LEAST:
        marks += _strokes(_LINES[number], box, lines)
    return marks


def _strokes(kind: str, box: Rect, colour: str) -> list[Line]:
    found: list[Line] = []
    if kind in {"down", "x"}:
        found += _mirrored(hatch(box.x, box.y, box.width, box.height, colour), box)
    if kind == "x":
        found += hatch(box.x, box.y, box.width, box.height, colour)
    if kind in {"across", "both"}:
        found += [
            Line(((box.x, y), (box.x + box.width, y)), colour, 0.5)
            for y in _steps(box.y, box.y + box.height)
        ]
    if kind in {"upright", "both"}:
        found += [
            Line(((x, box.y), (x, box.y + box.height)), colour, 0.5)
            for x in _steps(box.x, box.x + box.width)
        ]
    return found


def _mirrored(lines: tuple[Line, ...], box: Rect) -> list[Line]:
    turn = 2 * box.x + box.width
    return [
        Line(tuple((turn - x, y) for x, y in line.points), line.colour, line.width)
        for line in lines
    ]


def _steps(start: float, end: float) -> list[float]:
    number = int((end - start) / _STEP)
    first = start + ((end - start) - (number - 1) * _STEP) / 2
    return [first + i * _STEP for i in range(number)]
