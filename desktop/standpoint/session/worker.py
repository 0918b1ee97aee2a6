# SPDX-License-Identifier: MIT
"""One thread that owns the writing connection and runs jobs and edits one after another."""

from __future__ import annotations

import contextlib
import threading
import time
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
"""What an edit returns may be a generator of Progress: it is then run to its end at once."""
_PURGING = 1.0
"""So many seconds closing may spend on what was deleted."""
_SOON = 0.3
"""An edit that takes no more seconds says nothing of how far it is."""


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
        self.outdated = False
        self._tasks: deque[_Task] = deque()
        self._running: tuple[_Task, Generator[Progress, None, Any]] | None = None
        self._stopped: set[int] = set()

    def open(self) -> Corpus:
        """Open the corpus in this thread; raises CorpusError."""
        from standpoint.corpus import updating

        corpus = Corpus.create(self._path) if self._fresh else updating.open_as_it_is(self._path)
        try:
            self.outdated = updating.takes_a_while(corpus)
            if not self.outdated:
                for _ in updating.bring_up_to_date(corpus):
                    pass
        except BaseException:
            corpus.close()
            raise
        self.corpus = corpus
        return corpus

    def add(self, task: _Task) -> None:
        """Queue a task; callable from any thread, since a deque's append is atomic."""
        self._tasks.append(task)
        QMetaObject.invokeMethod(self, "turn", Qt.ConnectionType.QueuedConnection)

    def ask_to_cancel(self, number: int) -> None:
        """Stop a job after its present batch, or before it begins; callable from any thread."""
        self._stopped.add(number)

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
            self._guarded(task)
        self._tasks.extendleft(reversed(kept))

    def _step(self) -> None:
        assert self._running is not None
        task, generator = self._running
        if task.number in self._stopped:
            self._running = None
            self._stopped.discard(task.number)
            try:
                generator.close()
            except StandpointError as error:
                self.failed.emit(task.number, str(error))
            except Exception:
                self.broke.emit(task.number, traceback.format_exc())
            else:
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

    def _whole(self, task: _Task) -> Any:
        """Make an edit, and where it takes its time, tell now and then how far it is."""
        assert task.edit is not None
        assert self.corpus is not None
        result = task.edit(self.corpus)
        if not isinstance(result, Generator):
            return result
        soon = time.monotonic() + _SOON
        while True:
            try:
                progress = next(result)
            except StopIteration as end:
                return end.value
            if time.monotonic() > soon:
                self.progressed.emit(task.number, progress)

    def _guarded(self, task: _Task) -> None:
        try:
            result = self._whole(task)
        except StandpointError as error:
            self.failed.emit(task.number, str(error))
        except Exception:
            self.broke.emit(task.number, traceback.format_exc())
        else:
            self.done.emit(task.number, result)

    def close(self) -> tuple[list[str], list[str]]:
        """Roll an open batch back, finish waiting edits, drop what was deleted, close.

        Runs when the thread has ended. Returns what the world refused, and traces of our bugs.
        """
        refused: list[str] = []
        faults: list[str] = []
        if self.corpus is None:
            return refused, faults
        steps: list[Callable[[], Any]] = []
        if self._running is not None:
            # What it has still to settle may fail, as on a full disk; the edits come all the same.
            steps.append(self._running[1].close)
            self._running = None
        steps += [partial(self._whole, task) for task in self._tasks if task.edit is not None]
        self._tasks.clear()
        for step in steps:
            try:
                step()
            except StandpointError as error:
                refused.append(str(error))
            except Exception:
                faults.append(traceback.format_exc())
        try:
            self._purge(self.corpus)
        finally:
            self.corpus.close()
            self.corpus = None
        return refused, faults

    def _purge(self, corpus: Corpus) -> None:
        """Remove for good what was deleted; what fails or takes long stays hidden until next time.

        The window waits for it.
        """
        from standpoint.corpus import edits, updating

        if not corpus.read_only and not updating.is_older(corpus):
            with contextlib.suppress(StandpointError):
                edits.purge(corpus, _PURGING)


class Worker(QObject):
    """Runs jobs and edits on a corpus, in order, in a thread of its own.

    `progressed(task, Progress)` while a job or a long edit runs; then one of `done(task, result)`,
    `failed(task, sentence)` for what the world did, `broke(task, traceback)` for a bug of ours, or
    `cancelled(task)`. All arrive in the thread that made the worker.

    Where the corpus is `outdated`, `updating.bring_up_to_date` must be the first job, and must end
    before anything else is asked of it.
    """

    progressed = Signal(int, object)
    done = Signal(int, object)
    failed = Signal(int, str)
    broke = Signal(int, str)
    cancelled = Signal(int)

    def __init__(self, path: Path, fresh: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._hands = _Hands(path, fresh)
        corpus = self._hands.open()
        self.outdated = self._hands.outdated
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

    def wait_for_edits(self) -> None:
        """Wait until every edit that was asked for is stored; not while a job runs."""
        stored = threading.Event()
        self.edit(lambda _: stored.set())
        stored.wait()

    def cancel(self, number: int) -> None:
        """Stop the job of that number, also while it waits; batches that were stored stay."""
        self._hands.ask_to_cancel(number)

    def close(self) -> tuple[list[str], list[str]]:
        """Finish the present batch and the waiting edits, then close the corpus and the thread.

        Returns the sentences of what the world refused meanwhile, and the traces of our bugs.
        """
        self._thread.quit()
        self._thread.wait()
        return self._hands.close()
