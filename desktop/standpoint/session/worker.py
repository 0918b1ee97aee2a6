# SPDX-License-Identifier: MIT
"""One thread that owns the writing connection and runs jobs and edits one after another."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMetaObject, QObject, Qt, QThread, Signal, Slot

from standpoint.corpus.corpus import Corpus
from standpoint.errors import StandpointError
from standpoint.model.progress import Progress

Job = Callable[[Corpus], Generator[Progress, None, Any]]
Edit = Callable[[Corpus], Any]


@dataclass(frozen=True, slots=True)
class _Task:
    number: int
    job: Job | None = None
    edit: Edit | None = None


class _Hands(QObject):
    """Lives in the worker's thread. Steps a job's generator; edits run between two batches."""

    progressed = Signal(int, object)
    done = Signal(int, object)
    failed = Signal(int, str)
    broke = Signal(int, str)
    cancelled = Signal(int)

    def __init__(self, path: Path, fresh: bool) -> None:
        super().__init__()
        self._path = path
        self._fresh = fresh
        self.corpus: Corpus | None = None
        self._tasks: deque[_Task] = deque()
        self._running: tuple[_Task, Generator[Progress, None, Any]] | None = None
        self._cancel = False

    def open(self) -> Corpus:
        """Open the corpus in this thread; raises CorpusError."""
        self.corpus = Corpus.create(self._path) if self._fresh else Corpus.open(self._path)
        return self.corpus

    def add(self, task: _Task) -> None:
        """Queue a task; callable from any thread, since a deque's append is atomic."""
        self._tasks.append(task)
        QMetaObject.invokeMethod(self, "turn", Qt.ConnectionType.QueuedConnection)

    def ask_to_cancel(self) -> None:
        """Stop the running job after its present batch; callable from any thread."""
        self._cancel = True

    @Slot()
    def turn(self) -> None:
        """Do one piece of work and come back for the next."""
        if self.corpus is None:
            return
        if self._running is None or not self._in_transaction():
            self._take_edits()
        if self._running is None and self._tasks:
            task = self._tasks.popleft()
            if task.job is not None:
                self._cancel = False
                self._running = (task, task.job(self.corpus))
        if self._running is not None:
            self._step()
        if self._running is not None or self._tasks:
            QMetaObject.invokeMethod(self, "turn", Qt.ConnectionType.QueuedConnection)

    def _in_transaction(self) -> bool:
        return self.corpus is not None and self.corpus.database.conn.in_transaction

    def _take_edits(self) -> None:
        """Run waiting edits; behind a waiting job they keep their place unless a job runs."""
        assert self.corpus is not None
        kept: deque[_Task] = deque()
        while self._tasks:
            task = self._tasks.popleft()
            if task.edit is None:
                kept.append(task)
                if self._running is None:
                    break
                continue
            self._guarded(task, partial(task.edit, self.corpus))
        self._tasks.extendleft(reversed(kept))

    def _step(self) -> None:
        assert self._running is not None
        task, generator = self._running
        if self._cancel:
            self._running = None
            self._cancel = False
            try:
                generator.close()
            finally:
                self.cancelled.emit(task.number)
            return
        try:
            progress = next(generator)
        except StopIteration as end:
            self._running = None
            self.done.emit(task.number, end.value)
        except StandpointError as error:
            self._running = None
            self.failed.emit(task.number, str(error))
        except Exception:
            self._running = None
            self.broke.emit(task.number, traceback.format_exc())
        else:
            self.progressed.emit(task.number, progress)

    def _guarded(self, task: _Task, work: Callable[[], Any]) -> None:
        try:
            result = work()
        except StandpointError as error:
            self.failed.emit(task.number, str(error))
        except Exception:
            self.broke.emit(task.number, traceback.format_exc())
        else:
            self.done.emit(task.number, result)

    def close(self) -> None:
        """Roll an open batch back, finish waiting edits, drop what was deleted, close."""
        from standpoint.corpus import edits

        if self._running is not None:
            self._running[1].close()
            self._running = None
        for task in tuple(self._tasks):
            if task.edit is not None and self.corpus is not None:
                self._guarded(task, partial(task.edit, self.corpus))
        self._tasks.clear()
        if self.corpus is not None:
            try:
                if not self.corpus.read_only:
                    edits.purge(self.corpus)
            except StandpointError:
                pass  # what was deleted stays hidden and is removed another time
            finally:
                self.corpus.close()
                self.corpus = None


class Worker(QObject):
    """Runs jobs and edits on a corpus, in order, in a thread of its own.

    `progressed(task, Progress)` while a job runs; then one of `done(task, result)`,
    `failed(task, sentence)` for what the world did, `broke(task, traceback)` for a bug of ours, or
    `cancelled(task)`. All arrive in the thread that made the worker.
    """

    progressed = Signal(int, object)
    done = Signal(int, object)
    failed = Signal(int, str)
    broke = Signal(int, str)
    cancelled = Signal(int)

    def __init__(self, path: Path, fresh: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hands = _Hands(path, fresh)
        corpus = self._hands.open()
        self.read_only = corpus.read_only
        self.read_only_reason = corpus.read_only_reason
        self._last = 0
        self._thread = QThread()
        self._thread.setObjectName("corpus writer")
        self._hands.moveToThread(self._thread)
        for name in ("progressed", "done", "failed", "broke", "cancelled"):
            getattr(self._hands, name).connect(getattr(self, name))
        self._thread.start()

    def run(self, job: Job) -> int:
        """Queue a job and return its number."""
        self._last += 1
        self._hands.add(_Task(self._last, job=job))
        return self._last

    def edit(self, edit: Edit) -> int:
        """Queue an edit, which runs at the next gap between two batches; return its number."""
        self._last += 1
        self._hands.add(_Task(self._last, edit=edit))
        return self._last

    def cancel(self) -> None:
        """Stop the running job; batches that were stored stay."""
        self._hands.ask_to_cancel()

    def close(self) -> None:
        """Finish the present batch or edit, then close the corpus and the thread."""
        self._thread.quit()
        self._thread.wait()
        self._hands.close()
