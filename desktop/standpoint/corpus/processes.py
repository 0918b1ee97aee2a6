# SPDX-License-Identifier: MIT
"""Preparing files in worker processes, so that the window's own process stays free."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

from standpoint.coding import codebook_file
from standpoint.coding.coder import Coder
from standpoint.corpus.preparing import Prepared, Unreadable, prepare_file

if TYPE_CHECKING:
    from standpoint.model.codebook import Codebook

_AHEAD = 128
"""So many files are prepared ahead of the one that is stored; more would only fill memory."""

_Result = Prepared | Unreadable

_coder: Coder | None = None
"""The coder of a worker process, made once when the process starts."""


def start_worker(codebook_source: str) -> None:
    """Make a worker process ready: compile the codebook, and step back behind the window."""
    global _coder  # noqa: PLW0603 - a worker process has nowhere else to keep it
    with contextlib.suppress(OSError, AttributeError):
        os.nice(10)
    _coder = Coder(codebook_file.read(codebook_source))


def prepare_in_worker(path: Path) -> _Result:
    """Prepare one file in a process that `start_worker` has made ready."""
    if _coder is None:
        raise RuntimeError("start_worker has not run in this process")
    return prepare_file(path, _coder)


class WorkerProcesses:
    """Prepares files in processes that may die without taking the window along."""

    def __init__(self, codebook: Codebook) -> None:
        self._source = codebook.source
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=max(1, (os.cpu_count() or 2) - 1),
            mp_context=multiprocessing.get_context("spawn"),
            initializer=start_worker,
            initargs=(self._source,),
        )

    def __call__(self, paths: Sequence[Path]) -> Iterable[_Result]:
        """Yield what became of each path, in order."""
        waiting: deque[tuple[Path, Future[_Result]]] = deque()
        following = iter(paths)
        while True:
            while len(waiting) < _AHEAD and (path := next(following, None)) is not None:
                waiting.append((path, self._submit(path)))
            if not waiting:
                return
            path, future = waiting.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                # Which file it was cannot be told from here: each that waits is tried alone.
                result = self._alone(path)
                waiting = deque((other, self._submit(other)) for other, _ in waiting)
            yield result

    def _submit(self, path: Path) -> Future[_Result]:
        try:
            return self._executor.submit(prepare_in_worker, path)
        except BrokenProcessPool:
            self._restart()
            return self._executor.submit(prepare_in_worker, path)

    def _alone(self, path: Path) -> _Result:
        self._restart()
        try:
            return self._executor.submit(prepare_in_worker, path).result()
        except BrokenProcessPool:
            self._restart()
            return Unreadable(str(path), "Reading it stopped the reader. The file may be damaged.")

    def _restart(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._start()

    def close(self) -> None:
        """Drop what has not begun and end the processes."""
        self._executor.shutdown(wait=True, cancel_futures=True)
