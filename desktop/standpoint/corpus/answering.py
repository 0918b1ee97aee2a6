# SPDX-License-Identifier: MIT
"""A process beside the window's own that reads the corpus and answers what takes a moment.

A question is a generator function of this floor or of one below it; it is stepped from the window,
so that one which nobody waits for any more ends between two steps.
"""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from standpoint.corpus import reading_apart
from standpoint.corpus.confined import end_with, start_undisturbed
from standpoint.errors import StandpointError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from standpoint.corpus.corpus import Corpus

Question = Callable[..., Generator[Any, None, Any]]
"""Takes the corpus and further arguments, all of which can be sent to another process."""

_IDLE = 60.0
"""After so many seconds without a step the process that reads files for it is let go."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one step of a question brought.

    `kind`: "part" with what it yielded, "end" with what it returned, "failed" with a sentence,
    "broke" with a traceback.
    """

    kind: Literal["part", "end", "failed", "broke"]
    value: Any


_corpus: Corpus | None = None
_asked: dict[int, Generator[Any, None, Any]] = {}


class Answerer:
    """The process, as the program holds it: one step goes in, its answer comes out.

    A pipe of its own and no pool: a pool waits for ever for its own thread where its process ends
    while a large question is still being written to it, and an edited codebook is a large one.
    """

    def __init__(self, path: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._lifeline, self._held = context.Pipe(duplex=False)
        self._pipe, theirs = context.Pipe()
        # No daemon: those may not have the processes of their own that read files.
        self.process = context.Process(target=_serve, args=(path, theirs, self._lifeline))
        start_undisturbed(self.process)
        atexit.register(self.end)  # runs before Python waits for processes that are no daemons
        theirs.close()  # so that a step to a process that ended fails, and does not wait for it

    def take(self, step: Callable[..., Answer | None], *arguments: Any) -> Answer | None:
        """Return what a step answers. Raises EOFError or OSError where the process has ended."""
        self._pipe.send((step, arguments))
        answer: Answer | None = self._pipe.recv()
        return answer

    def end(self) -> None:
        """End the process, also in the middle of a step; another thread may wait for its answer."""
        atexit.unregister(self.end)
        self._held.close()
        self.process.join()

    def close(self) -> None:
        """Give back what is held of a process that has ended; nobody may wait for an answer."""
        atexit.unregister(self.end)
        for end in (self._held, self._lifeline, self._pipe):
            end.close()


def _serve(path: Path, pipe: Connection, lifeline: Connection) -> None:
    """Answer one step after the other until the program lets go."""
    start(path, lifeline)
    with contextlib.suppress(EOFError, OSError):
        while True:
            if not pipe.poll(_IDLE):
                reading_apart.let_go()
            step, arguments = pipe.recv()
            pipe.send(step(*arguments))


def start(path: Path, lifeline: Connection) -> None:
    """Make this process ready to answer: open the corpus to read, and step back."""
    global _corpus  # noqa: PLW0603 - a process has nowhere else to keep it
    from standpoint.corpus.corpus import Corpus

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with, args=(lifeline,), daemon=True).start()
    with contextlib.suppress(OSError, AttributeError):
        os.nice(5)
    _corpus = Corpus.read(path)


def ask(number: int, question: Question, arguments: tuple[Any, ...]) -> Answer:
    """Begin to answer a question and take the first step."""
    if _corpus is None:
        raise RuntimeError("start has not run in this process")
    _asked[number] = question(_corpus, *arguments)
    return go_on(number)


_FORGOTTEN = "The program that looks through the reports was started anew. Ask again."


def go_on(number: int) -> Answer:
    """Take the next step of a question; one that died with another process has failed."""
    if number not in _asked:
        return Answer("failed", _FORGOTTEN)
    try:
        return Answer("part", next(_asked[number]))
    except StopIteration as end:
        answer = Answer("end", end.value)
    except StandpointError as error:
        answer = Answer("failed", str(error))
    except Exception:
        answer = Answer("broke", traceback.format_exc())
    _asked.pop(number, None)
    return answer


def leave(number: int) -> None:
    """Give a question up."""
    asked = _asked.pop(number, None)
    if asked is not None:
        asked.close()
