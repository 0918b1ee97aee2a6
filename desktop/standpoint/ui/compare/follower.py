# SPDX-License-Identifier: MIT
"""Texts that scroll together: the one that is scrolled leads, the others come level with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from standpoint.ui.compare.comparison import Comparison, Placed
from standpoint.ui.compare.following import Tie, leader, shift
from standpoint.ui.compare.pane import TextPane


class Follower:
    """Holds linked passages level while one of the texts is scrolled."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._panes: tuple[TextPane, ...] = ()
        self._values: dict[TextPane, int] = {}
        self._leading: dict[tuple[int, int], object] = {}
        self._together = True
        self._moving = False

    def watch(self, panes: Sequence[TextPane]) -> None:
        """Follow these texts from now on."""
        for pane in panes:
            if pane not in self._panes:
                pane.scrolled.connect(partial(self._on_scrolled, pane))
        self._panes = tuple(panes)
        self._leading.clear()
        self._remember()

    def set_together(self, together: bool) -> None:
        """Let the texts scroll together, or each alone."""
        self._together = together
        self._leading.clear()

    def lead(self, placed: Placed) -> None:
        """Let a link lead that was just brought level."""
        a, b = sorted(key[0] for key in placed.ends())
        self._leading[a, b] = _key(placed)

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
        moved = pane.verticalScrollBar().value() - self._values[pane]
        with self.still():
            for other in self._panes if self._together and moved else ():
                if other is not pane:
                    self._level(pane, other, moved)

    def _level(self, pane: TextPane, other: TextPane, moved: int) -> None:
        pair = (min(pane.report, other.report), max(pane.report, other.report))
        height = float(pane.viewport().height())
        tie = leader(self._ties(pane, other), self._leading.get(pair), height)
        self._leading[pair] = tie.key if tie is not None else None
        bar = other.verticalScrollBar()
        bar.setValue(bar.value() + round(shift(tie, moved)))

    def _ties(self, pane: TextPane, other: TextPane) -> list[Tie]:
        """Return the links between two texts whose passage in the first is in view.

        The selected ones come first.
        """
        chosen = self._comparison.emphasised()
        found: list[Tie] = []
        for placed in self._comparison.text_links():
            ends = {placed.link.a[0]: placed.link.a[1], placed.link.b[0]: placed.link.b[1]}
            led, follows = ends.get(pane.report), ends.get(other.report)
            if led is None or follows is None or not pane.in_view(pane.extent_in_text(led)):
                continue
            tie = Tie(_key(placed), pane.extent(led), other.extent(follows))
            found.insert(0 if placed in chosen else len(found), tie)
        return found


def _key(placed: Placed) -> object:
    return (placed.theme, placed.facet, placed.ends())
