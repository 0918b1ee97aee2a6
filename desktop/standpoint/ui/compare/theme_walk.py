# SPDX-License-Identifier: MIT
"""Walking the view by theme with the keyboard: from box to box, down a column or across."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from standpoint.ui.compare.placing import Box, Page
from standpoint.ui.compare.rows import Fold, Shown, Silent, Stop

if TYPE_CHECKING:
    from standpoint.ui.compare.theme_view import ThemeView


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


class Walk(QObject):
    """Where the keyboard stands in a view by theme, and where a key takes it.

    Signals: `opened(Stop)` when Enter asks for the full text; `picked(Stop)` when it takes the
    other end of a link; `stood_aside()` when it stands on what is no sentence.
    """

    opened = Signal(object)
    picked = Signal(object)
    stood_aside = Signal()

    def __init__(self, view: ThemeView) -> None:
        super().__init__(view)
        self._view = view
        self._comparison = view.comparison
        self.aside: Fold | Silent | None = None
        self.picking = False

    def press(self, key: Qt.Key) -> bool:
        """Do what a key asks for; return whether it asked for anything."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.cross(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(end(self._view.page, self.here(), first=key == Qt.Key.Key_Home))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Plus):
            self._collapse(collapsed=key == Qt.Key.Key_Minus)
        else:
            return False
        return True

    def here(self) -> Box | None:
        """Return the box on which the keyboard stands."""
        page = self._view.page
        if self.aside is not None:
            return next((box for box in page.boxes if box.thing == self.aside), None)
        stop = self._comparison.stop
        return page.by_stop.get(stop) if stop is not None else None

    def step(self, steps: int) -> None:
        """Go to the next or previous sentence, fold or silence of the column."""
        there = down(self._view.page, self.here(), steps)
        if there is None:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.minimum() if steps < 0 else bar.maximum())
        self._go(there)

    def cross(self, steps: int) -> None:
        """Go to the other report: to the linked sentence if there is one, else the nearest.

        A cut sentence is opened by → before it is left.
        """
        here = self.here()
        if here is None:
            self.step(1)
            return
        stop = here.thing.stop if isinstance(here.thing, Shown) else None
        if stop is not None and steps > 0 and self._view.unfold(stop):
            return
        links = self._comparison.links_of(stop) if stop is not None else []
        partners = [placed.stop(placed.other(stop.passage)) for placed in links if stop]
        self._go(across(self._view.page, here, steps, partners))

    def stand(self, thing: Fold | Silent) -> None:
        """Stand on what is no sentence."""
        self._comparison.select(None)
        self.aside = thing
        self.stood_aside.emit()

    def _go(self, box: Box | None) -> None:
        if box is None:
            return
        if isinstance(box.thing, Shown):
            self._comparison.select(box.thing.stop)
        elif isinstance(box.thing, (Fold, Silent)):
            self.stand(box.thing)
        self._view.show_box(box)

    def _enter(self) -> None:
        if isinstance(self.aside, Fold):
            key = self.aside.key
            self._comparison.toggle_fold(key)
            folds = (box.thing for box in self._view.page.boxes if isinstance(box.thing, Fold))
            self.aside = next((fold for fold in folds if fold.key == key), None)
            self.stood_aside.emit()
        elif self._comparison.stop is not None:
            (self.picked if self.picking else self.opened).emit(self._comparison.stop)

    def _collapse(self, *, collapsed: bool) -> None:
        stop = self._comparison.stop
        if stop is not None and (stop.theme in self._comparison.view.collapsed) != collapsed:
            self._comparison.toggle_collapsed(stop.theme)
