# SPDX-License-Identifier: MIT
"""The signs beside a full text that say where a memo stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from standpoint.ui.compare import memo
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.pane import TextPane

SIZE = 16
BESIDE = 3


class Sign(QWidget):
    """A small sheet; its words are its tooltip."""

    def __init__(self, pane: TextPane, pressed: Callable[[int, int], None]) -> None:
        super().__init__(pane)
        self._pane, self._pressed = pane, pressed
        self.sentence = 0
        self.setFixedSize(SIZE, SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, sentence: int, words: str) -> None:
        """Stand for the memos of a sentence."""
        self.sentence = sentence
        self.setToolTip(words)
        self.setAccessibleName(self.tr("Memo: {}").format(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet."""
        del event
        painter = QPainter(self)
        image = self._pane.look.pixmap("sticky-note", "tx2", SIZE, self.devicePixelRatioF())
        painter.drawPixmap(self.rect(), image)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the sentence."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed(self._pane.report, self.sentence)


class MemoSigns(QObject):
    """Keeps a sign for each sentence in view that has a memo, at the end of its first line."""

    def __init__(
        self, pane: TextPane, comparison: Comparison, pressed: Callable[[int, int], None]
    ) -> None:
        super().__init__(pane)
        self._pane, self._comparison, self._pressed = pane, comparison, pressed
        self._signs: list[Sign] = []
        for signal in (pane.scrolled, pane.laid_out, comparison.selected, comparison.aligned,
                       pane.look.changed):  # fmt: skip
            signal.connect(self.place)

    @property
    def shown(self) -> list[Sign]:
        """The signs in view, from top to bottom."""
        return [sign for sign in self._signs if not sign.isHidden()]

    def place(self) -> None:
        """Stand beside the sentences in view."""
        if self._pane.report not in self._comparison.ids:
            return
        reading = self._comparison.reading(self._pane.report)
        seen: dict[int, list[str]] = {}
        for one in reading.memos:
            sentence = memo.sentence_of(reading, one)
            if sentence is not None and self._pane.in_view(self._pane.extent_in_text(sentence)):
                seen.setdefault(sentence, []).append(one.words)
        while len(self._signs) < len(seen):
            self._signs.append(Sign(self._pane, self._pressed))
        for sign in self._signs[len(seen) :]:
            sign.hide()
        x, width = self._pane.text_place()
        left = x - BESIDE - SIZE if self._pane.mirrored else x + width + BESIDE
        for sign, sentence in zip(self._signs, sorted(seen), strict=False):
            top = self._pane.extent(sentence).top
            line = self._pane.line_height(self._pane.mirrored)
            sign.say(sentence, "\n\n".join(seen[sentence]))
            sign.move(left, round(top + (line - SIZE) / 2))
            sign.show()
            sign.update()
