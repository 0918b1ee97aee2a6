# SPDX-License-Identifier: MIT
"""Preparing files in worker processes, so that the window's own process stays free."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

from standpoint.coding import codebook_file
from standpoint.coding.coder import Coder
from standpoint.corpus.preparing import Prepared, Unreadable, prepare_file, unreadable

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from standpoint.model.codebook import Codebook

_AHEAD = 128
_BYTES_AHEAD = 32_000_000
"""So much is prepared ahead of the file that is stored; more would only fill memory."""

PATIENCE = 0.2
"""Seconds after which one that waits for a file gets a word, so that it can cancel."""

_Result = Prepared | Unreadable

_coder: Coder | None = None
"""The coder of a worker process, made once when the process starts."""


def start_worker(codebook_source: str, lifeline: Connection) -> None:
    """Make a worker process ready: compile the codebook, and step back behind the window.

    The process ends with its `lifeline`, whose other end the program holds: it must not outlive
    the program, whatever ended that, nor work on when it is no longer waited for.
    """
    global _coder  # noqa: PLW0603 - a worker process has nowhere else to keep it
    # Ctrl+C reaches every process of a terminal; what it means is the program's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with, args=(lifeline,), daemon=True).start()
    with contextlib.suppress(OSError, AttributeError):
        os.nice(10)
    _coder = Coder(codebook_file.read(codebook_source, tried=True))


def end_with(lifeline: Connection) -> None:
    """End this process when the other end of `lifeline` is closed; runs in a thread."""
    with contextlib.suppress(OSError):
        lifeline.poll(None)
    os._exit(1)


def prepare_in_worker(path: Path) -> _Result:
    """Prepare one file in a process that `start_worker` has made ready."""
    if _coder is None:
        raise RuntimeError("start_worker has not run in this process")
    return prepare_file(path, _coder)


def size(path: Path) -> int:
    """Return how many bytes a file has, 0 for one that is not there."""
    with contextlib.suppress(OSError, ValueError):
        return path.stat().st_size
    return 0


class WorkerProcesses:
    """Prepares files in processes that may die without taking the window along."""

    def __init__(self, codebook: Codebook) -> None:
        self._source = codebook.source
        self._context = multiprocessing.get_context("spawn")
        self._lifeline, self._held = self._context.Pipe(duplex=False)
        self._unfinished = 0
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=max(1, (os.cpu_count() or 2) - 1),
            mp_context=self._context,
            initializer=start_worker,
            initargs=(self._source, self._lifeline),
        )

    def __call__(self, paths: Sequence[Path]) -> Iterable[_Result | None]:
        """Yield what became of each path, in order; None while one takes its time."""
        waiting: deque[tuple[Path, Future[_Result]]] = deque()
        ahead = 0
        following = deque(paths)
        while following or waiting:
            while following and len(waiting) < _AHEAD and (ahead < _BYTES_AHEAD or not waiting):
                path = following.popleft()
                ahead += size(path)
                waiting.append((path, self._submit(path)))
            self._unfinished = len(waiting)
            path, future = waiting.popleft()
            ahead -= size(path)
            yield from self._while_it_runs(future)
            try:
                result = future.result()
            except BrokenProcessPool:
                # Which file it was cannot be told from here: each that waits is tried alone.
                result = yield from self._alone(path)
                waiting = deque((other, self._again(other, held)) for other, held in waiting)
            yield result
        self._unfinished = 0

    def _while_it_runs(self, future: Future[_Result]) -> Iterator[None]:
        while not wait([future], timeout=PATIENCE).done:
            yield None

    def _submit(self, path: Path) -> Future[_Result]:
        try:
            return self._executor.submit(prepare_in_worker, path)
        except BrokenProcessPool:
            self._restart()
            return self._executor.submit(prepare_in_worker, path)

    def _again(self, path: Path, future: Future[_Result]) -> Future[_Result]:
        is_whole = future.done() and not future.cancelled() and future.exception() is None
        return future if is_whole else self._submit(path)

    def _alone(self, path: Path) -> Generator[None, None, _Result]:
        self._restart()
        future = self._executor.submit(prepare_in_worker, path)
        yield from self._while_it_runs(future)
        try:
            return future.result()
        except BrokenProcessPool:
            self._restart()
            return unreadable(path, "Reading it stopped the reader. The file may be damaged.")

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
