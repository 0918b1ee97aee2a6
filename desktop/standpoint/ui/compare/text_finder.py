# SPDX-License-Identifier: MIT
"""Finds words in all texts that are shown, walks from place to place, and marks them there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from standpoint.ui.compare.comparison import Comparison, Placed
from standpoint.ui.compare.find_bar import FindBar
from standpoint.ui.compare.finding import Hit, nearest, pattern, spans
from standpoint.ui.compare.pane import TextPane
from standpoint.ui.compare.ruler import OverviewRuler

Shown = Callable[[], tuple[tuple[TextPane, OverviewRuler], ...]]


class TextFinder(QObject):
    """Searches as one types, in all texts at once, and brings the place nearest to what is read.

    A place in a linked passage brings what it is linked with along; else other texts stay.
    `switched()` says that the bar was opened or closed.
    """

    switched = Signal()

    def __init__(
        self,
        comparison: Comparison,
        bar: FindBar,
        shown: Shown,
        bring: Callable[[TextPane, int, Placed | None], None],
    ) -> None:
        super().__init__(bar)
        self._comparison = comparison
        self._bar = bar
        self._shown = shown
        self._bring = bring
        self._hits: list[Hit] = []
        self._current: int | None = None
        self._from: tuple[int, int] = (0, 0)
        self._before: QWidget | None = None
        bar.sought.connect(self.look_for)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.close)

    @property
    def open(self) -> bool:
        """Whether the bar is open."""
        return not self._bar.isHidden()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What was found, from left to right and from top to bottom."""
        return tuple(self._hits)

    @property
    def hit(self) -> Hit | None:
        """The place that is shown."""
        return self._hits[self._current] if self._current is not None and self._hits else None

    def begin(self) -> None:
        """Open the bar and let one type; selected words of a text are looked for at once."""
        focused = QApplication.focusWidget()
        panes = [pane for pane, _ in self._shown()]
        if not self.open:
            self._before = focused
        pane = next((pane for pane in panes if pane is focused), panes[0] if panes else None)
        if pane is not None:
            self._from = (panes.index(pane), pane.first_in_view())
            start, end = pane.selected_span()
            words = pane.reading.text[start:end]
            if words.strip() and "\n" not in words and len(words) <= 80:
                self._from = (self._from[0], start)
                self._bar.field.show_words(words)
        self._bar.show()
        self._bar.field.take_focus()
        self.switched.emit()
        self.look_for()

    def close(self) -> None:
        """Close the bar, take the marks away and give the keyboard back."""
        if not self.open:
            return
        self._bar.hide()
        self._show([], None)
        panes = [pane for pane, _ in self._shown()]
        hit = self.hit
        there = [pane for pane in panes if hit is not None and pane.report == hit.report]
        back = there or [pane for pane in panes if pane is self._before] or panes[:1]
        self._hits, self._current = [], None
        if back:
            back[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.switched.emit()

    def look_for(self) -> None:
        """Find the words of the field in all texts and go to the place nearest to what is read."""
        self._search()
        if self._hits:
            columns = {pane.report: place for place, (pane, _) in enumerate(self._shown())}
            self._current = nearest(
                self._hits, lambda hit: (columns[hit.report], hit.start) >= self._from
            )
        self._tell()
        self._go()

    def refresh(self) -> None:
        """Find the same words again: other texts are shown, or they are laid out anew."""
        if self.open:
            hit = self.hit
            self._search()
            if self._hits:
                self._current = self._hits.index(hit) if hit in self._hits else 0
            self._tell()

    def _search(self) -> None:
        sought = pattern(self._bar.words(), whole=self._bar.whole.isChecked())
        self._current = None
        self._hits = [
            Hit(pane.report, *span)
            for pane, _ in (self._shown() if sought is not None else ())
            for span in (spans(pane.reading.text, sought) if sought is not None else ())
        ]

    def step(self, steps: int) -> None:
        """Go to the next or previous place; after the last comes the first."""
        if not self.open:
            self.begin()
            return
        if self._hits:
            current = self._current if self._current is not None else -1
            self._current = (current + steps) % len(self._hits)
            self._tell()
            self._go()

    def _tell(self) -> None:
        self._show(self._hits, self.hit)
        counts = []
        for pane, _ in self._shown():
            number = sum(hit.report == pane.report for hit in self._hits)
            counts.append((self._comparison.name(pane.report), number))
        current = self._current if self._hits else 0
        self._bar.show_counts(current if self._bar.words().strip() else None, counts)

    def _show(self, hits: list[Hit], current: Hit | None) -> None:
        for pane, ruler in self._shown():
            mine = [hit.span for hit in hits if hit.report == pane.report]
            here = current is not None and current.report == pane.report
            pane.set_found(mine, current.span if current is not None and here else None)
            ruler.set_hits([start for start, _ in mine])

    def _go(self) -> None:
        hit = self.hit
        if hit is None:
            return
        pane = next(pane for pane, _ in self._shown() if pane.report == hit.report)
        columns = [pane.report for pane, _ in self._shown()]
        self._from = (columns.index(hit.report), hit.start)
        sentence = next((s.index for s in pane.reading.sentences if s.end > hit.start), None)
        linked = None
        for placed in self._comparison.links(shown=True):
            if (hit.report, sentence) in placed.ends():
                best = linked.link.closeness or 0.0 if linked is not None else -1.0
                linked = placed if (placed.link.closeness or 0.0) > best else linked
        self._bring(pane, hit.start, linked)
