# SPDX-License-Identifier: MIT
"""The page of the view by theme: sentences set for their columns, kept per width and zoom."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, Qt

from standpoint.analysis.alignment import Passage, PassageKey
from standpoint.ui.compare import filtering, fonts, memo, wording
from standpoint.ui.compare.arrangement import lay_out
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.excerpt import Excerpt, cut, set_line
from standpoint.ui.compare.placing import REMARK, Column, Page, place
from standpoint.ui.compare.rows import Item, Remark, Shown, Silent, Stop
from standpoint.ui.compare.sentence import LINE, SetSentence

BEFORE_TEXT = 34.0
AFTER_TEXT = 14.0
ABOVE_TEXT = 5.0
BELOW_TEXT = 6.0
FOLD = 32.0
DETAIL_LINE = 18.0
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
        blocks = lay_out(comparison.alignment, comparison.codebook, view, kept)
        return place(blocks, across, self._measure)

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
            return ABOVE_TEXT + self.sentence(item, width).height + BELOW_TEXT
        if isinstance(item, Silent):
            detail = self.detail_height(item.detail, width)
            return ABOVE_TEXT + LINE * self._zoom + detail + BELOW_TEXT
        if isinstance(item, Remark):
            lines = self.detail_height(item.words, width)
            return max(float(REMARK), lines + 10) + (24.0 if not item.theme else 0.0)
        return FOLD

    def _noted(self, shown: Shown) -> str:
        """Return "memo" for the small print of a sentence that somebody wrote about."""
        passage = shown.passage
        reading = self._comparison.reading(passage.report)
        number = len(memo.touching(reading, passage.start, passage.end))
        return wording.counted(number, "memo") if number > 1 else "memo" * number

    def sentence(self, shown: Shown, width: float) -> SetSentence:
        """Return a sentence set for a column of this width."""
        excerpt = self.excerpt(shown)
        key = (shown.stop, excerpt, shown.remark, shown.of, self._noted(shown), round(width), self._zoom)
        found = self._kept.get(key)
        if found is None:
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
