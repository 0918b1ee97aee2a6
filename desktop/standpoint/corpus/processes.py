# SPDX-License-Identifier: MIT
"""Preparing files in worker processes, so that the window's own process stays free."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

from standpoint.coding import codebook_file
from standpoint.coding.coder import Coder
from standpoint.corpus.preparing import Answer, prepare_wanted, survey_place, unreadable
from standpoint.documents import KnownMappings
from standpoint.model.places import Place, Unpacked
from standpoint.model.plan import Wanted

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from standpoint.model.codebook import Codebook

_AHEAD = 128
_BYTES_AHEAD = 32_000_000
"""So much is prepared ahead of the file that is stored; more would only fill memory."""

_DIED = "Reading it stopped the reader. The file may be damaged."

PATIENCE = 0.2
"""Seconds after which one that waits for a file gets a word, so that it can cancel."""

_coder: Coder | None = None
"""The coder of a worker process, made once when the process starts."""

_known: KnownMappings = {}
"""How tables are read, as people said."""


def start_worker(codebook_source: str, known: KnownMappings, lifeline: Connection) -> None:
    """Make a worker process ready: compile the codebook, and step back behind the window.

    The process ends with its `lifeline`, whose other end the program holds: it must not outlive
    the program, whatever ended that, nor work on when it is no longer waited for.
    """
    global _coder, _known  # noqa: PLW0603 - a worker process has nowhere else to keep it
    # Ctrl+C reaches every process of a terminal; what it means is the program's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with, args=(lifeline,), daemon=True).start()
    with contextlib.suppress(OSError, AttributeError):
        os.nice(10)
    _coder = Coder(codebook_file.read(codebook_source, tried=True))
    _known = known


def end_with(lifeline: Connection) -> None:
    """End this process when the other end of `lifeline` is closed; runs in a thread."""
    with contextlib.suppress(OSError):
        lifeline.poll(None)
    os._exit(1)


def prepare_in_worker(wanted: Wanted) -> Answer:
    """Prepare what is wanted in a process that `start_worker` has made ready."""
    if _coder is None:
        raise RuntimeError("start_worker has not run in this process")
    return prepare_wanted(wanted, _coder, _known)


def survey_in_worker(wanted: Wanted) -> Answer:
    """Look at one place in a process that `start_worker` has made ready."""
    return survey_place(wanted.place, _known)


def size(path: Path) -> int:
    """Return how many bytes a file has, 0 for one that is not there."""
    with contextlib.suppress(OSError, ValueError):
        return path.stat().st_size
    return 0


class WorkerProcesses:
    """Prepares places in processes that may die without taking the window along."""

    def __init__(self, codebook: Codebook, known: KnownMappings | None = None) -> None:
        self._source = codebook.source
        self._known = known or {}
        self._context = multiprocessing.get_context("spawn")
        self._lifeline, self._held = self._context.Pipe(duplex=False)
        self._unfinished = 0
        self._work: Callable[[Wanted], Answer] = prepare_in_worker
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=max(1, (os.cpu_count() or 2) - 1),
            mp_context=self._context,
            initializer=start_worker,
            initargs=(self._source, self._known, self._lifeline),
        )

    def prepare(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Place, Answer] | None]:
        """Yield each place with what became of it, in order; None while one takes its time.

        What a place holds, if several, is prepared after those that were begun already.
        """
        self._work = prepare_in_worker
        return self._run(wanted)

    def survey(self, places: Iterable[Place]) -> Iterator[tuple[Place, Answer] | None]:
        """Yield each place with what was seen there, in the order of `prepare`."""
        self._work = survey_in_worker
        return self._run(map(Wanted, places))

    def _run(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Place, Answer] | None]:
        waiting: deque[tuple[Wanted, Future[Answer]]] = deque()
        ahead = 0
        following = deque(wanted)
        while following or waiting:
            while following and len(waiting) < _AHEAD and (ahead < _BYTES_AHEAD or not waiting):
                one = following.popleft()
                ahead += size(one.place.path)
                waiting.append((one, self._submit(one)))
            self._unfinished = len(waiting)
            one, future = waiting.popleft()
            ahead -= size(one.place.path)
            yield from self._while_it_runs(future)
            try:
                answer = future.result()
            except BrokenProcessPool:
                # Which file it was cannot be told from here: each that waits is tried alone.
                answer = yield from self._alone(one)
                waiting = deque((other, self._again(other, held)) for other, held in waiting)
            if isinstance(answer, Unpacked):
                following.extendleft(map(Wanted, reversed(answer.parts)))
            yield one.place, answer
        self._unfinished = 0

    def _while_it_runs(self, future: Future[Answer]) -> Iterator[None]:
        while not wait([future], timeout=PATIENCE).done:
            yield None

    def _submit(self, wanted: Wanted) -> Future[Answer]:
        try:
            return self._executor.submit(self._work, wanted)
        except BrokenProcessPool:
            self._restart()
            return self._executor.submit(self._work, wanted)

    def _again(self, wanted: Wanted, future: Future[Answer]) -> Future[Answer]:
        is_whole = future.done() and not future.cancelled() and future.exception() is None
        return future if is_whole else self._submit(wanted)

    def _alone(self, wanted: Wanted) -> Generator[None, None, Answer]:
        self._restart()
        future = self._executor.submit(self._work, wanted)
        yield from self._while_it_runs(future)
        try:
            return future.result()
        except BrokenProcessPool:
            self._restart()
            return unreadable(
                wanted.place, "Reading it stopped the reader. The file may be damaged."
            )

    def _restart(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._start()

    def close(self) -> None:
        """End the processes, also in the middle of a file that nobody waits for any more."""
        if self._unfinished:
            self._held.close()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._held.close()
        self._lifeline.close()
