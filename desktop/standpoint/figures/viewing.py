# SPDX-License-Identifier: MIT
"""A part of a figure, from one period to another: the same numbers, fewer of them."""

from __future__ import annotations

from dataclasses import replace

from standpoint.figures.chart import Figure, FigureSeries


def part(figure: Figure, first: int, last: int) -> Figure:
    """Return a figure's periods `first` to `last` (indices, inclusive), nothing measured anew.

    Title, notes, caption and counts stay those of the whole figure; events outside the part are
    not drawn, as `Figure.shown_events` goes by the periods. Smooth lines stay whole: they are cut
    at the ends of the axis where they are drawn. All periods give the figure itself.
    """
    if first <= 0 and last >= len(figure.periods) - 1:
        return figure
    cut = slice(max(first, 0), last + 1)

    def shortened(one: FigureSeries) -> FigureSeries:
        return replace(one, points=one.points[cut])

    return replace(
        figure,
        periods=figure.periods[cut],
        numbers=figure.numbers[cut],
        series=tuple(shortened(one) for one in figure.series),
    )
