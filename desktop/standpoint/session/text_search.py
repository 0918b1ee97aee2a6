# SPDX-License-Identifier: MIT
"""Looking for words in all texts beside the window: only what was asked last is answered."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from standpoint.errors import CorpusError, StandpointError

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.searching import Found

_Asked = tuple[int, str, bool]


class TextSearch(QObject):
    """A thread with a connection of its own, which is stopped when something else is asked.

    Signals: `failed(sentence)`.
    """

    failed = Signal(str)
    _answered = Signal(int, object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._asked: SimpleQueue[_Asked | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._corpus: Corpus | None = None
        self._last = 0
        self._done: Callable[[Found], None] | None = None
        self._answered.connect(self._tell)

    def ask(self, words: str, done: Callable[[Found], None], *, best_first: bool) -> None:
        """Look for words; `done` gets what was found, unless something else is asked before."""
        self.leave()
        self._done = done
        if self._thread is None:
            self._thread = threading.Thread(target=self._answer_all, daemon=True)
            self._thread.start()
        self._asked.put((self._last, words, best_first))

    def leave(self) -> None:
        """Give up what is being looked for."""
        self._last += 1
        self._done = None
        self._interrupt()

    def close(self) -> None:
        """End the thread; nothing can be asked after it."""
        self.leave()
        if self._thread is not None:
            self._asked.put(None)
            # What was asked right before may have begun since.
            while self._thread.is_alive():
                self._interrupt()
                self._thread.join(0.02)

    def _interrupt(self) -> None:
        corpus = self._corpus
        if corpus is not None:
            with contextlib.suppress(Exception):  # it may be closed meanwhile
                corpus.database.conn.interrupt()

    def _answer_all(self) -> None:
        from standpoint.corpus.corpus import Corpus

        try:
            with Corpus.read(self._path) as corpus:
                self._corpus = corpus
                while (asked := self._asked.get()) is not None:
                    self._answer(corpus, asked)
                self._corpus = None
        except StandpointError as error:
            self._send(self._last, error)

    def _answer(self, corpus: Corpus, asked: _Asked) -> None:
        from standpoint.corpus import searching

        number, words, best_first = asked
        if number != self._last:
            return
        try:
            self._send(number, searching.find(corpus, words, best_first=best_first))
        except Exception as error:
            if number == self._last:
                sentence = "The texts could not be looked through. Type the words again."
                known = isinstance(error, StandpointError)
                self._send(number, error if known else CorpusError(sentence))

    def _send(self, number: int, answer: object) -> None:
        with contextlib.suppress(RuntimeError):  # the window has gone meanwhile
            self._answered.emit(number, answer)

    def _tell(self, number: int, answer: Found | StandpointError) -> None:
        done = self._done
        if number != self._last or done is None:
            return
        self._done = None
        if isinstance(answer, StandpointError):
            self.failed.emit(str(answer))
        else:
            done(answer)
