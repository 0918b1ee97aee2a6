# SPDX-License-Identifier: MIT
"""Texts that scroll together: the one that a person scrolls leads, the others follow its links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from standpoint.ui.compare.comparison import Comparison, Placed
from standpoint.ui.compare.following import Knot, Sight, Tie, follow, path
from standpoint.ui.compare.pane import TextPane

BY_A_PERSON = 1.0
SELECTED = 3.0
"""By so much such a link outweighs one of the machine, which weighs 1 and its closeness."""


class Follower:
    """Lets the other texts follow while one of them is scrolled by hand.

    Nothing follows a text that the program moves: to a link, to a sentence, at another zoom.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._panes: tuple[TextPane, ...] = ()
        self._values: dict[TextPane, int] = {}
        self._exact: dict[TextPane, float] = {}
        self._ways: dict[tuple[int, int], tuple[tuple[Sight, Sight], tuple[Knot, ...]]] = {}
        self.together = True
        self._moving = False
        for news in (comparison.aligned, comparison.viewed, comparison.selected):
            news.connect(self.forget)

    def watch(self, panes: Sequence[TextPane]) -> None:
        """Follow these texts from now on."""
        for pane in panes:
            if pane not in self._panes:
                pane.scrolled.connect(partial(self._on_scrolled, pane))
                pane.laid_out.connect(self.forget)
        self._panes = tuple(panes)
        self._exact.clear()
        self.forget()
        self._remember()

    def forget(self) -> None:
        """Look anew which passages answer which, and where they lie."""
        self._ways.clear()

    @contextmanager
    def still(self) -> Iterator[None]:
        """Move texts one by one without the others following."""
        before, self._moving = self._moving, True
        try:
            yield
        finally:
            self._moving = before
            self._remember()

    def _remember(self) -> None:
        self._values = {pane: pane.verticalScrollBar().value() for pane in self._panes}

    def _on_scrolled(self, pane: TextPane) -> None:
        if self._moving or pane not in self._values:
            return
        before, after = self._values[pane], pane.verticalScrollBar().value()
        with self.still():
            if self.together and pane.in_hand and before != after:
                for other in self._panes:
                    if other is not pane:
                        self._move(pane, other, before, after)

    def _move(self, pane: TextPane, other: TextPane, before: int, after: int) -> None:
        bar = other.verticalScrollBar()
        exact = self._exact.get(other, 0.0)
        if round(exact) != bar.value():
            exact = float(bar.value())
        sight = _sight(other)
        exact = sight.held(follow(self.way(pane, other), before, after, exact))
        self._exact[other] = exact
        bar.setValue(round(exact))

    def way(self, pane: TextPane, other: TextPane) -> tuple[Knot, ...]:
        """Return the way on which a text follows another one."""
        sights = _sight(pane), _sight(other)
        key = (pane.report, other.report)
        kept = self._ways.get(key)
        if kept is None or kept[0] != sights:
            kept = (sights, path(self._ties(pane, other), *sights))
            self._ways[key] = kept
        return kept[1]

    def _ties(self, pane: TextPane, other: TextPane) -> list[Tie]:
        """Return the links between two texts, of themes that are on."""
        chosen = self._comparison.emphasised()
        ties = []
        for placed in self._comparison.links(shown=True):
            ends = {placed.link.a[0]: placed.link.a[1], placed.link.b[0]: placed.link.b[1]}
            led, follows = ends.get(pane.report), ends.get(other.report)
            if led is not None and follows is not None:
                weight = _weight(placed) + (SELECTED if placed in chosen else 0.0)
                ties.append(Tie(pane.extent_in_text(led), other.extent_in_text(follows), weight))
        return ties


def _weight(placed: Placed) -> float:
    by_a_person = BY_A_PERSON if placed.link.origin == "human" else 0.0
    return 1.0 + (placed.link.closeness or 0.0) + by_a_person


def _sight(pane: TextPane) -> Sight:
    return Sight(float(pane.viewport().height()), float(pane.verticalScrollBar().maximum()))
