# SPDX-License-Identifier: MIT
"""The page of the view by theme: sentences set for their columns, kept per width and zoom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import ceil
from time import perf_counter

from PySide6.QtCore import QRectF, Qt

from standpoint.analysis.alignment import Passage, PassageKey
from standpoint.ui.compare import filtering, fonts, memo, wording
from standpoint.ui.compare.arrangement import Arranger
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.excerpt import Excerpt, cut, set_line
from standpoint.ui.compare.placing import REMARK, Box, Column, Page, place
from standpoint.ui.compare.rows import Block, Item, Remark, Shown, Silent, Stop
from standpoint.ui.compare.sentence import LINE, SetSentence
from standpoint.ui.look import faces

BEFORE_TEXT = 34.0
AFTER_TEXT = 14.0
ABOVE_TEXT = 5.0
BELOW_TEXT = 6.0
FOLD = 32.0
DETAIL_LINE = 18.0
AT_ONCE = 80
"""So many sentences are set while somebody waits; the height of the others is guessed at first."""
_LETTER = 6.9
"""Pixels that a letter of a sentence takes on average, with what is lost at the ends of lines."""
_SMALL_PRINT = 0.8
_TOGETHER = 34
"""Small print of at most so many letters is not broken."""


class ThemeLayout:
    """Measures and keeps what is set; a sentence is set anew only when its width or words change.

    Args:
        comparison: what is compared.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._kept: dict[tuple[object, ...], SetSentence] = {}
        self._texts: dict[int, str] = {}
        self._zoom = 1.0
        self._whole: Collection[Stop] = ()
        self._wanted: tuple[str, ...] = ()
        self._marks: dict[tuple[PassageKey, tuple[str, ...]], list[tuple[int, int]]] = {}
        self.guest: Stop | None = None
        self._arranger = Arranger(comparison.alignment, comparison.codebook)
        self._blocks: tuple[Block, ...] = ()
        self._across: tuple[Column, ...] = ()
        self._patience = 0
        self._heights: dict[Stop, float] = {}
        self.estimated: dict[Stop, tuple[Shown, float]] = {}

    def forget(self) -> None:
        """Set everything anew: other texts or another size."""
        self._kept.clear()
        self._texts.clear()
        self._marks.clear()

    def page(self, across: Sequence[Column], zoom: float, whole: Collection[Stop]) -> Page:
        """Return the page; `whole` are the cut sentences that were opened.

        The selected sentence is shown even where the filter leaves it out: what was just confirmed
        does not go from under the eyes. It is `guest` then.
        """
        self._zoom, self._whole = zoom, whole
        comparison = self._comparison
        texts = {report: comparison.reading(report).text for report in comparison.ids}
        if any(self._texts.get(report, text) is not text for report, text in texts.items()):
            self.forget()  # another corpus, or a better text of a report
        self._texts |= texts
        view = comparison.view
        self._wanted = filtering.wanted(view.filter.words)
        kept: frozenset[Stop] | None = None
        self.guest = None
        if view.filter.active:
            kept = comparison.filtered().stops
            if comparison.stop is not None and comparison.stop not in kept:
                self.guest = comparison.stop
                kept |= {comparison.stop}
        alignment, codebook = comparison.alignment, comparison.codebook
        if self._arranger.alignment is not alignment or self._arranger.codebook is not codebook:
            self._arranger = Arranger(alignment, codebook)
        self._blocks = self._arranger.lay_out(view, kept)
        if across != self._across:
            self._across = tuple(across)
            self._kept.clear()  # no column is as wide as before
        self._patience = AT_ONCE
        self._heights, self.estimated = {}, {}
        return self.again()

    def again(self) -> Page:
        """Return the same page with what was set since in its right height."""
        made = place(self._blocks, self._across, self._measure)
        self._patience = 0
        return made

    def guessed(self, boxes: Iterable[Box]) -> list[Stop]:
        """Return the sentences among boxes whose height is a guess."""
        if not self.estimated:
            return []
        stops = [box.thing.stop for box in boxes if isinstance(box.thing, Shown)]
        return [stop for stop in stops if stop in self.estimated]

    def settle(self, stops: Iterable[Stop]) -> bool:
        """Set sentences whose height is a guess; return whether one was wrong."""
        return sum(self._set(stop) for stop in stops) > 0

    def _set(self, stop: Stop) -> bool:
        shown, width = self.estimated.pop(stop)
        before, found = self._heights[stop], self.sentence(shown, width).height
        self._heights[stop] = found
        return found != before

    def settle_some(self, seconds: float) -> bool:
        """Set sentences that nobody sees for so long; return whether some are left."""
        end = perf_counter() + seconds
        while self.estimated and perf_counter() < end:
            self._set(next(iter(self.estimated)))
        return bool(self.estimated)

    def found(self, passage: Passage) -> list[tuple[int, int]]:
        """Return where the filter's words stand in a passage, in code points of its text."""
        if not self._wanted:
            return []
        key = (passage.key, self._wanted)
        if key not in self._marks:
            text = self._comparison.reading(passage.report).text
            spans = filtering.places(text, passage.start, passage.end, self._wanted)
            self._marks[key] = spans or []
        return self._marks[key]

    def _measure(self, item: Item | Remark, width: float) -> float:
        if isinstance(item, Shown):
            return ABOVE_TEXT + self._height(item, width) + BELOW_TEXT
        if isinstance(item, Silent):
            detail = self.detail_height(item.detail, width)
            return ABOVE_TEXT + LINE * self._zoom + detail + BELOW_TEXT
        if isinstance(item, Remark):
            lines = self.detail_height(item.words, width)
            return max(float(REMARK), lines + 10) + (24.0 if not item.theme else 0.0)
        return FOLD

    def _height(self, shown: Shown, width: float) -> float:
        """Return how high a sentence stands; a guess where too many are to be set at once."""
        known = self._heights.get(shown.stop)
        if known is None:
            known = self._heights[shown.stop] = self._new_height(shown, width)
        return known

    def _new_height(self, shown: Shown, width: float) -> float:
        if self._patience <= 0:
            excerpt = self.excerpt(shown)
            if self._key(shown, excerpt, width) not in self._kept:
                self.estimated[shown.stop] = (shown, width)
                return self._guess(shown, excerpt, width)
        return self.sentence(shown, width).height

    def _guess(self, shown: Shown, excerpt: Excerpt, width: float) -> float:
        language = self._comparison.reading(shown.stop.report).report.language
        extra = faces.ARABIC_EXTRA_LINE if faces.right_to_left(language) else 0.0
        letters = (
            excerpt.end - excerpt.start + _SMALL_PRINT * (4 + len(shown.of) + len(shown.remark))
        )
        room = max(width - BEFORE_TEXT - AFTER_TEXT, 40.0)
        lines = ceil(letters * _LETTER * self._zoom / room)
        return max(lines, 1) * (LINE + extra) * self._zoom

    def _key(self, shown: Shown, excerpt: Excerpt, width: float) -> tuple[object, ...]:
        return (
            shown.stop,
            excerpt,
            shown.remark,
            shown.of,
            self._noted(shown),
            round(width),
            self._zoom,
        )

    def _noted(self, shown: Shown) -> str:
        """Return "memo" for the small print of a sentence that somebody wrote about."""
        passage = shown.passage
        reading = self._comparison.reading(passage.report)
        number = len(memo.touching(reading, passage.start, passage.end))
        return wording.counted(number, "memo") if number > 1 else "memo" * number

    def sentence(self, shown: Shown, width: float) -> SetSentence:
        """Return a sentence set for a column of this width."""
        excerpt = self.excerpt(shown)
        key = self._key(shown, excerpt, width)
        found = self._kept.get(key)
        if found is None:
            self._patience -= 1
            reading = self._comparison.reading(shown.stop.report)
            sign = wording.paragraphs([shown.passage.paragraph])
            of = wording.isolated(shown.of) if shown.of else ""
            parts = (sign, of, shown.remark, self._noted(shown))
            small = ", ".join(part for part in parts if part)
            if len(small) <= _TOGETHER:
                small = small.replace(" ", "\u00a0")
            line = set_line(reading.text, excerpt, small)
            room = width - BEFORE_TEXT - AFTER_TEXT
            found = SetSentence(line, room, reading.report.language, self._zoom)
            self._kept[key] = found
        return found

    def excerpt(self, shown: Shown) -> Excerpt:
        """Return what is shown of a sentence: all of it where it is linked or was opened."""
        passage = shown.passage
        if shown.linked or shown.stop in self._whole:
            return Excerpt(passage.start, passage.end)
        text = self._comparison.reading(passage.report).text
        found = [*passage.spans, *self.found(passage)]
        return cut(text, passage.start, passage.end, found)

    def detail_height(self, words: str, width: float) -> float:
        """Return how high small words stand in a column of this width."""
        if not words:
            return 0.0
        room = QRectF(0, 0, width - BEFORE_TEXT - AFTER_TEXT, 10_000)
        rect = fonts.metrics(13).boundingRect(room, Qt.TextFlag.TextWordWrap.value, words)
        return float(round(rect.height() / DETAIL_LINE + 0.3)) * DETAIL_LINE
