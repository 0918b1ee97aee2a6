# SPDX-License-Identifier: MIT
"""Walking the view by theme with the keyboard: from box to box, down a column or across."""

from __future__ import annotations

from collections.abc import Iterable

from standpoint.ui.compare.placing import Box, Page
from standpoint.ui.compare.rows import Stop


def down(page: Page, here: Box | None, steps: int) -> Box | None:
    """Return the next or previous box of the column, None at its end.

    From nowhere the walk begins at the top of the first column that holds something.
    """
    if here is None:
        columns = sorted({box.column for box in page.boxes if box.column >= 0})
        stops = next((found for c in columns if (found := page.stops(c))), [])
        return stops[0 if steps > 0 else -1] if stops else None
    stops = page.stops(here.column)
    place = stops.index(here) + steps
    return stops[place] if 0 <= place < len(stops) else None


def end(page: Page, here: Box | None, *, first: bool) -> Box | None:
    """Return the first or last box of the column."""
    stops = page.stops(here.column if here is not None else 0)
    return stops[0 if first else -1] if stops else None


def across(page: Page, here: Box, steps: int, partners: Iterable[Stop]) -> Box | None:
    """Return the box in the next column: a partner if there is one, else the nearest.

    Args:
        page: where everything lies.
        here: where the walk stands.
        steps: 1 to the right, -1 to the left.
        partners: what the sentence is linked with, closest first.
    """
    last = max((box.column for box in page.boxes), default=0)
    linked = [box for stop in partners if (box := page.by_stop.get(stop)) is not None]
    column = here.column + steps
    while 0 <= column <= last:
        partner = next((box for box in linked if box.column == column), None)
        stops = page.stops(column)
        if partner is not None or stops:
            return partner or min(stops, key=lambda box: abs(box.y - here.y))
        column += steps
    return None
