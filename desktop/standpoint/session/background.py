# SPDX-License-Identifier: MIT
"""Questions to the corpus that take a moment: answered beside the window, one step at a time."""

from __future__ import annotations

import contextlib
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from standpoint.corpus.answering import Answer, Answerer, Question
    from standpoint.corpus.rule_preview import RulePreview, RuleQuestion

_DIED = "The program that looks through the reports stopped. Ask again to start it anew."


@dataclass(slots=True)
class _Asked:
    """Who waits for a question, and what to do with each answer."""

    part: Callable[[Any], None] | None
    done: Callable[[Any], None] | None
    failed: Callable[[str], None] | None


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of a question on its way to the process."""

    number: int
    take: Callable[..., Answer | None]
    arguments: tuple[Any, ...]


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
        self._steps: SimpleQueue[_Step | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._answerer: Answerer | None = None
        self._closing = False
        self._changing = threading.Lock()
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
        from standpoint.corpus import answering

        if self._asked.pop(number, None) is not None:
            self._submit(number, answering.leave, number)

    def waits_for(self, number: int) -> bool:
        """Return whether a question has not been answered to its end."""
        return number in self._asked

    def close(self) -> None:
        """End the process, also in the middle of an answer; nothing can be asked after it."""
        self._asked.clear()
        with self._changing:
            self._closing = True
            if self._answerer is not None:
                self._answerer.end()
        if self._thread is not None:
            self._steps.put(None)
            self._thread.join()

    @property
    def process(self) -> BaseProcess | None:
        """Return the process that answers, None before the first question reached it."""
        return self._answerer.process if self._answerer is not None else None

    def _submit(self, number: int, step: Callable[..., Answer | None], *arguments: Any) -> None:
        if self._closing:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._answer_all, daemon=True)
            self._thread.start()
        self._steps.put(_Step(number, step, arguments))

    def _answer_all(self) -> None:
        """Take step after step to the process; runs in a thread of its own."""
        while (step := self._steps.get()) is not None:
            answer = self._answer(step)
            if answer is not None and not self._closing:
                with contextlib.suppress(RuntimeError):  # the window has gone meanwhile
                    self._stepped.emit(step.number, answer)
        if self._answerer is not None:
            self._answerer.close()

    def _answer(self, step: _Step) -> Answer | None:
        from standpoint.corpus.answering import Answer

        try:
            answerer = self._living()
            return answerer.take(step.take, *step.arguments) if answerer is not None else None
        except (EOFError, OSError):
            return Answer("failed", _DIED)
        except Exception:
            return Answer("broke", traceback.format_exc())

    def _living(self) -> Answerer | None:
        """Return a process that can be asked, a new one where the last has died."""
        from standpoint.corpus.answering import Answerer

        with self._changing:
            if self._closing:
                return None
            if self._answerer is not None and not self._answerer.process.is_alive():
                self._answerer.close()
                self._answerer = None
            if self._answerer is None:
                self._answerer = Answerer(self._path)
            return self._answerer

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
