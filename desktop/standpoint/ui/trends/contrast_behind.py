# SPDX-License-Identifier: MIT
"""The passages behind one theme of two sides: exactly those that were counted on both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standpoint.figures import wording
from standpoint.figures.chart import FigureSeries
from standpoint.figures.contrast import ContrastFigure
from standpoint.ui.trends.behind import Behind, Passage, counted_in

if TYPE_CHECKING:
    from standpoint.model.reports import Report
    from standpoint.session.session import Session


def behind(session: Session, figure: ContrastFigure, row: int) -> Behind:
    """Return what a theme was counted from, the first side's reports before the second's."""
    one = figure.rows[row]
    measured = one.measured
    found: list[tuple[Report, tuple[Passage, ...]]] = []
    silent: list[Report] = []
    for side in (measured.a, measured.b):
        with_it, without = counted_in(session, measured.key, side.report_ids, figure.status)
        found += with_it
        silent += without
    first, second = figure.names
    said = figure.say(one).partition(". ")[2]
    return Behind(
        FigureSeries(measured.key, one.label, one.colour, one.shape, ()),
        f"{one.label}: {first}, {second}",
        said,
        tuple(found),
        tuple(silent),
        f"{wording.count(len(silent), 'report')} of both sides without the theme",
    )
