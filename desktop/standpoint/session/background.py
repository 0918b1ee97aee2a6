# SPDX-License-Identifier: MIT
"""Questions to the corpus that take a moment: answered beside the window, one step at a time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from pathlib import Path

    from standpoint.corpus.answering import Answer, Question
    from standpoint.corpus.rule_preview import RulePreview, RuleQuestion

_DIED = "The program that looks through the reports stopped. Ask again to start it anew."


@dataclass(slots=True)
class _Asked:
    """Who waits for a question, and what to do with each answer."""

    part: Callable[[Any], None] | None
    done: Callable[[Any], None] | None
    failed: Callable[[str], None] | None


class Ticket:
    """A question that was asked; it can be given up."""

    def __init__(self, background: Background, number: int) -> None:
        self._background = background
        self._number = number

    def cancel(self) -> None:
        """Give the question up; nothing of it is answered any more."""
        self._background.leave(self._number)

    @property
    def open(self) -> bool:
        """Return whether an answer is still to come."""
        return self._background.waits_for(self._number)


class Background(QObject):
    """Asks a process that reads the corpus, started with the first question.

    Signals: `broke(traceback)` for a bug of ours in an answer.
    """

    broke = Signal(str)
    _stepped = Signal(int, object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._executor: ProcessPoolExecutor | None = None
        self._asked: dict[int, _Asked] = {}
        self._last = 0
        self._stepped.connect(self._on_stepped)

    def ask(
        self,
        question: Question,
        *arguments: Any,
        part: Callable[[Any], None] | None = None,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> Ticket:
        """Ask a generator function of the corpus: `part` gets what it yields, `done` its result.

        `failed` gets one sentence. All three are called in the window's thread.
        """
        from standpoint.corpus import answering

        self._last += 1
        number = self._last
        self._asked[number] = _Asked(part, done, failed)
        self._submit(number, answering.ask, number, question, arguments)
        return Ticket(self, number)

    def leave(self, number: int) -> None:
        """Give a question up."""
        from concurrent.futures import BrokenExecutor

        from standpoint.corpus import answering

        if self._asked.pop(number, None) is not None and self._executor is not None:
            with contextlib.suppress(BrokenExecutor):
                self._executor.submit(answering.leave, number)

    def waits_for(self, number: int) -> bool:
        """Return whether a question has not been answered to its end."""
        return number in self._asked

    def close(self) -> None:
        """End the process, also in the middle of an answer."""
        self._asked.clear()
        self._end()

    def _end(self) -> None:
        if self._executor is not None:
            self._held.close()
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._lifeline.close()
            self._executor = None

    def _start(self) -> ProcessPoolExecutor:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        from standpoint.corpus import answering

        context = multiprocessing.get_context("spawn")
        self._lifeline, self._held = context.Pipe(duplex=False)
        return ProcessPoolExecutor(
            max_workers=1,
            mp_context=context,
            initializer=answering.start,
            initargs=(self._path, self._lifeline),
        )

    def _submit(self, number: int, step: Callable[..., Answer], *arguments: Any) -> None:
        from concurrent.futures import BrokenExecutor

        if self._executor is None:
            self._executor = self._start()
        try:
            future = self._executor.submit(step, *arguments)
        except BrokenExecutor:
            self._end()
            self._executor = self._start()
            future = self._executor.submit(step, *arguments)
        future.add_done_callback(partial(self._tell, number))

    def _tell(self, number: int, future: Future[Answer]) -> None:
        """Carry an answer from the executor's thread into the window's."""
        from standpoint.corpus.answering import Answer

        if future.cancelled():
            return
        error = future.exception()
        answer = Answer("failed", _DIED) if error is not None else future.result()
        with contextlib.suppress(RuntimeError):  # the window has gone meanwhile
            self._stepped.emit(number, answer)

    def _on_stepped(self, number: int, answer: Answer) -> None:
        from standpoint.corpus import answering

        asked = self._asked.get(number)
        if asked is None:
            return
        if answer.kind == "part":
            # First what is shown, then the next step: whoever is told may give the question up.
            if asked.part is not None:
                asked.part(answer.value)
            if number in self._asked:
                self._submit(number, answering.go_on, number)
            return
        del self._asked[number]
        if answer.kind == "end" and asked.done is not None:
            asked.done(answer.value)
        elif answer.kind == "failed" and asked.failed is not None:
            asked.failed(answer.value)
        elif answer.kind == "broke":
            self.broke.emit(answer.value)


class Previewer(QObject):
    """Asks what a rule finds while it is being written; only the latest question counts.

    Signals: `answered(RulePreview)`, several times until it is done; `failed(sentence)`.
    """

    answered = Signal(object)
    failed = Signal(str)

    def __init__(self, background: Callable[[], Background], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._ticket: Ticket | None = None

    @property
    def waiting(self) -> bool:
        """Return whether an answer is still to come."""
        return self._ticket is not None and self._ticket.open

    def ask(self, question: RuleQuestion) -> None:
        """Ask what a rule finds; the question before is given up."""
        from standpoint.corpus import previewing

        self.leave()
        self._ticket = self._background().ask(
            previewing.preview,
            question,
            part=self._on_answer,
            failed=self.failed.emit,
        )

    def _on_answer(self, answer: RulePreview) -> None:
        if answer.done:
            self.leave()
        self.answered.emit(answer)

    def leave(self) -> None:
        """Wait no longer."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
