# SPDX-License-Identifier: MIT
"""Words looked for in all texts as one types, and the text around them for what comes into view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from standpoint.ui.library.source import Source

if TYPE_CHECKING:
    from standpoint.corpus.searching import Found

TYPING_PAUSE = 120
"""Milliseconds after the last letter before it is looked."""


class WordSearch(QObject):
    """Looks through texts beside the window; what was asked before is given up.

    Signals: `due()` when nobody typed for a moment; `found(words, holding, best)`, the reports
    that hold all the words, None where there are no words, and the best of them first;
    `read()` when snippets came.
    """

    due = Signal()
    found = Signal(str, object, object)
    read = Signal()

    def __init__(self, source: Source, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._words = ""
        self._snippets: dict[int, str] = {}
        self._unread: dict[int, None] = {}
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self.due)
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read)

    @property
    def snippets(self) -> Mapping[int, str]:
        """The text around the words, of the reports that came into view."""
        return self._snippets

    def typed(self) -> None:
        """Wait for a pause; what was asked before is given up at once."""
        self._source.leave_search()
        self._pause.start()

    def leave(self) -> None:
        """Wait no longer, and look for nothing any more."""
        self._pause.stop()
        self._source.leave_search()

    def forget(self) -> None:
        """Forget the snippets of other words, and those still to be read."""
        self._snippets, self._unread = {}, {}

    def look(self, words: str, *, best_first: bool) -> None:
        """Look for words beside the window."""
        self._pause.stop()
        if _are_enough(words):
            self._source.find_text_beside(words, self._take, best_first=best_first)
        else:
            self._give(words, None, ())

    def look_now(self, words: str, *, best_first: bool) -> None:
        """Look for words while the window waits, such as for Enter."""
        self._pause.stop()
        if _are_enough(words):
            self._source.leave_search()
            self._take(self._source.find_text(words, best_first=best_first))
        else:
            self._give(words, None, ())

    def _take(self, found: Found) -> None:
        self._give(found.words, found.holding, found.best)

    def _give(self, words: str, holding: frozenset[int] | None, best: tuple[int, ...]) -> None:
        self.forget()
        self.found.emit(words, holding, best)

    def want_snippets(self, words: str, reports: Sequence[int]) -> None:
        """Read the text around words in reports that come into view, after the paint."""
        self._words = words
        self._unread |= dict.fromkeys(one for one in reports if one not in self._snippets)
        if self._unread:
            self._reading.start()

    def _read(self) -> None:
        wanted, self._unread = list(self._unread), {}
        found = self._source.snippets(self._words, wanted)
        self._snippets |= {report: found.get(report, "") for report in wanted}
        self.read.emit()


def _are_enough(words: str) -> bool:
    """Return whether words are long enough to be looked for in texts."""
    return len(words.strip()) > 1
