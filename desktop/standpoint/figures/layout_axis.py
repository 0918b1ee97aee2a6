# SPDX-License-Identifier: MIT
"""The period axis under a plot: ticks, names in one or two rows, numbers of reports."""

from __future__ import annotations

from dataclasses import dataclass

from standpoint.figures.chart import Figure
from standpoint.figures.drawing import Line, Mark
from standpoint.figures.layout_plot import Box, edges, numbers
from standpoint.figures.scale import Name, names
from standpoint.figures.style import Style

_TICK = 3.0


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows of names the axis has, and whether numbers of reports follow."""

    names: int
    numbers: bool

    def height(self, style: Style) -> float:
        """Return the height in points of the axis below the plot."""
        return _TICK + 2 + (self.names + self.numbers) * style.row


def rows(figure: Figure, width: float, style: Style, *, with_numbers: bool) -> Rows:
    """Return which rows the axis of a plot of that width has."""
    if not figure.periods:
        return Rows(0, numbers=False)
    found = names(figure.periods, edges(figure.periods, 0.0, width), style.width)
    return Rows(bool(found.fine) + bool(found.coarse), with_numbers)


def axis(figure: Figure, box: Box, style: Style, *, with_numbers: bool) -> list[Mark]:
    """Return everything below the bottom line of a plot."""
    if not figure.periods:
        return []
    borders = edges(figure.periods, box.left, box.right)
    found = names(figure.periods, borders, style.width)
    marks = _ticks(borders, found.breaks, box, style)
    y = box.bottom + _TICK + 2
    if found.fine:
        year = figure.kind == "year"
        marks += _names(found.fine, borders, y, style, style.chrome.tx if year else None)
        y += style.row
    if found.coarse:
        marks += _names(found.coarse, borders, y, style, style.chrome.tx)
        y += style.row
    if with_numbers:
        marks += numbers(figure.numbers, figure, box, y, style)
    return marks


def _ticks(borders: list[float], breaks: tuple[int, ...], box: Box, style: Style) -> list[Mark]:
    colour = style.chrome.strong
    marks: list[Mark] = [Line(((box.left, box.bottom), (box.right, box.bottom)), colour, 0.6)]
    crowded = box.width / (len(borders) - 1) < 3.5
    for index, x in enumerate(borders):
        opens = index in breaks or index in {0, len(borders) - 1}
        if crowded and not opens:
            continue
        length = _TICK + 2 if opens and breaks else _TICK
        marks.append(Line(((x, box.bottom), (x, box.bottom + length)), colour, 0.5))
    return marks


def _names(
    found: tuple[Name, ...], borders: list[float], top: float, style: Style, colour: str | None
) -> list[Mark]:
    y = top + style.label * 0.85
    return [
        style.text(
            (borders[name.first] + borders[name.last + 1]) / 2,
            y,
            name.text,
            anchor="middle",
            colour=colour,
        )
        for name in found
    ]
