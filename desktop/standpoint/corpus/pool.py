# SPDX-License-Identifier: MIT
"""Processes that work through tasks and may die of them, one task at a time and no other.

A pipe to each process and no executor: an executor cannot tell which task killed or holds up a
process, and ends all of them with one.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from standpoint.corpus import confined
from standpoint.errors import CorpusError, StandpointError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

PATIENCE = 0.2
"""Seconds after which one that waits for a task gets a word, so that it can cancel."""

SECONDS = 120.0
"""So long one task may take."""

START_SECONDS = 120.0
"""So long a process may take to be ready: much on a machine that is busy, never for ever."""

_PASS_SECONDS = 1.0
"""A pass of the loop counts for no more time: in a longer one the program stood still or slept."""

_BYTES_AHEAD = 32_000_000
"""So much is worked on ahead of the task that is waited for; more would only fill memory."""

_TOGETHER = 16
_SMALL = 64_000
"""So many tasks, or so many bytes, go to a process at once: one by one the way costs more."""

_PIPE_HOLDS = 4_000
"""A message of so many bytes is sent off at once, also to a process that is not listening."""

_COULD_NOT_START = (
    "Standpoint could not start the processes that read files. Close other programs or restart "
    "the computer, then import again; what was added before stays."
)

Item = TypeVar("Item")
Result = TypeVar("Result")


class Trouble(Enum):
    """Why a task has no result: it killed two processes, took too long, or too much memory."""

    DIED = "died"
    LATE = "late"
    FULL = "full"


class _Word(Enum):
    """What a process says that is no result."""

    LISTENING = "listening"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a process cannot begin; `sentence` is for the user, empty for a fault of ours."""

    sentence: str


@dataclass(slots=True, eq=False)
class Task(Generic[Item, Result]):
    """One thing to do. `weight` is what it may take of memory, in bytes, roughly, if known."""

    item: Item
    weight: int | None = None
    result: Result | Trouble | None = None
    taken: int = 0
    suspect: bool = False

    @property
    def is_done(self) -> bool:
        """Return whether there is a result, or trouble."""
        return self.result is not None


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, as the program holds it. `messages` says how much of each is not answered yet.

    `since` is when it began what it is at, later by what it then spent in line for a processor;
    `in_line` is what of that is taken into account, None while that was not yet looked at.
    """

    process: SpawnProcess
    pipe: Connection
    held: Connection
    since: float
    in_line: float | None = None
    is_ready: bool = False
    answered: int = 0
    tasks: deque[Task[Any, Any]] = field(default_factory=deque)
    messages: deque[int] = field(default_factory=deque)

    def took_longer(self, seconds: float, now: float) -> bool:
        """Return whether it is at something for so long, beside what other programs took of it.

        Processes step back for them: on a busy computer one may hardly come to its turn.
        """
        process = self.process.pid or 0
        if self.in_line is None:
            # Not at once: of most tasks nobody need ask, since they are done by then.
            if now - self.since > min(_PASS_SECONDS, seconds / 4):
                self.in_line = confined.seconds_in_line(process)
        elif now - self.since > seconds:
            waited = confined.seconds_in_line(process)
            self.since = min(now, self.since + waited - self.in_line)
            self.in_line = waited
        return now - self.since > seconds

    def end(self) -> None:
        """End the process at once: it only reads, and nobody waits for it any more."""
        self.process.kill()
        self.process.join(5)  # one that waits for a vanished disk cannot even be killed
        self.pipe.close()
        self.held.close()


class Pool(Generic[Item, Result]):
    """Processes that are begun as they are needed, and anew when they end.

    Args:
        start: makes a process ready, called there with `arguments`.
        weigh: tells the weight of an item, asked shortly before it is begun.
        count: how many at most; None for all cores but one, of two both: the processes step back
            for the window.
        memory: so many bytes more than at its start each may take.
        seconds: so long one task may take.
    """

    def __init__(
        self,
        start: Callable[..., None],
        arguments: tuple[Any, ...],
        weigh: Callable[[Item], int],
        *,
        count: int | None = None,
        memory: int | None = None,
        seconds: float | None = None,
    ) -> None:
        self._context = multiprocessing.get_context("spawn")
        # Not among the arguments of the process: `start` would wait for ever for one that dies
        # before it has read them, where they are more than a pipe holds.
        self._start = pickle.dumps((start, arguments, memory or confined.MEMORY))
        self._weigh = weigh
        self._seconds = seconds or SECONDS
        cores = os.cpu_count() or 1
        self._count = count or (cores if cores <= 2 else cores - 1)
        self._workers: list[_Worker] = []
        self._again: deque[Task[Item, Result]] = deque()
        self._suspects: deque[Task[Item, Result]] = deque()
        self._waiting: deque[Task[Item, Result]] = deque()
        self._weight = 0
        self._failed_starts = 0
        self._reason = ""
        self._judged = time.monotonic()

    def run(
        self, work: Callable[[Item], Result], tasks: deque[Task[Item, Result]]
    ) -> Iterator[Task[Item, Result] | None]:
        """Yield the tasks in their order when they are done, and None now and then in long waits.

        More may be put at either end of `tasks` meanwhile. `work` is called in the processes; what
        it raises but MemoryError is a fault of ours and ends its process.

        Raises:
            CorpusError: no process can be started.
        """
        self._judged = told = time.monotonic()
        try:
            while tasks or self._waiting:
                self._hand_out(work, tasks)
                if self._waiting and self._waiting[0].is_done:
                    task = self._waiting.popleft()
                    self._weight -= (task.weight or 0) + task.taken
                    before = time.monotonic()
                    yield task
                    told = time.monotonic()
                    if told - before > 0.002:
                        self._listen(0)
                    continue
                self._listen(max(0.0, told + PATIENCE - time.monotonic()))
                if time.monotonic() >= told + PATIENCE:
                    yield None
                    told = time.monotonic()
        finally:
            self._forget()

    def close(self) -> None:
        """End the processes, also in the middle of a task that nobody waits for any more."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def processes(self) -> tuple[int, ...]:
        """Return the numbers by which the system knows the processes that are at work."""
        return tuple(worker.process.pid or 0 for worker in self._workers if worker.is_ready)

    def _forget(self) -> None:
        """Make ready for other tasks, whatever was left undone."""
        for worker in [worker for worker in self._workers if worker.tasks]:
            self._workers.remove(worker)
            worker.end()
        for queue in (self._again, self._suspects, self._waiting):
            queue.clear()
        self._weight = 0

    def _hand_out(self, work: Callable[[Item], Result], tasks: deque[Task[Item, Result]]) -> None:
        self._staff(len(tasks) + len(self._again) + len(self._suspects))
        for depth in (1, 2):  # each has one before any has the next one beside it
            for worker in list(self._workers):
                if worker.is_ready and len(worker.messages) < depth:
                    batch = self._batch(worker, tasks)
                    if batch:
                        self._send(worker, work, batch)

    def _staff(self, needed: int) -> None:
        """Start processes as far as there is something to do for them."""
        idle = [worker for worker in self._workers if not worker.tasks]
        if self._suspects and len(self._workers) == self._count and all(
            worker.answered for worker in self._workers
        ):  # fmt: skip
            for worker in idle[:1]:
                self._workers.remove(worker)
                worker.end()
                idle = idle[1:]
        while len(self._workers) < self._count and len(idle) < needed:
            begun = self._begin()
            if begun is None:
                self._could_not_start()
                continue
            self._workers.append(begun)
            idle.append(begun)

    def _begin(self) -> _Worker | None:
        """Start a process; None where the system does not let it."""
        ends: list[Connection] = []
        try:
            pipe, theirs = self._context.Pipe()
            ends += [pipe, theirs]
            lifeline, held = self._context.Pipe(duplex=False)
            ends += [lifeline, held]
            process = self._context.Process(target=_serve, args=(theirs, lifeline), daemon=True)
            confined.start_undisturbed(process)
        except OSError:
            for end in ends:
                end.close()
            return None
        # What only the process holds ends with it.
        theirs.close()
        lifeline.close()
        return _Worker(process, pipe, held, time.monotonic())

    def _could_not_start(self) -> None:
        """Count; after two in a row go on with what there is, or give up."""
        self._failed_starts += 1
        if self._failed_starts < 2:
            return
        self._count = sum(worker.is_ready for worker in self._workers)
        if not self._count:
            raise CorpusError(self._reason or _COULD_NOT_START)

    def _batch(self, worker: _Worker, tasks: deque[Task[Item, Result]]) -> list[Task[Item, Result]]:
        """Return what to send next, empty where nothing may be begun."""
        if self._suspects and not worker.answered and not worker.tasks:
            return [self._suspects.popleft()]
        batch: list[Task[Item, Result]] = []
        weight = 0
        while len(batch) < _TOGETHER:
            queue = self._again or tasks
            if not queue or not (self._again or self._has_room()):
                break
            own = queue[0].weight
            if own is None:
                own = queue[0].weight = self._weigh(queue[0].item)
            weight += own
            # A large one goes alone, and to a process that can begin it at once.
            if weight > _SMALL and (batch or worker.tasks):
                break
            if queue is tasks:
                self._weight += own
                self._waiting.append(tasks[0])
            batch.append(queue.popleft())
        return batch

    def _has_room(self) -> bool:
        if not self._waiting:
            return True
        most = 4 * _TOGETHER * (self._count + 1)
        return len(self._waiting) < most and self._weight < _BYTES_AHEAD

    def _send(
        self, worker: _Worker, work: Callable[[Item], Result], batch: list[Task[Item, Result]]
    ) -> None:
        message = pickle.dumps((work, [task.item for task in batch]))
        if worker.tasks and len(message) > _PIPE_HOLDS:
            self._again.extendleft(reversed(batch))
            return
        try:
            worker.pipe.send_bytes(message)
        except OSError:
            # It ended before: none of these was begun.
            self._again.extendleft(reversed(batch))
            self._lose(worker, Trouble.DIED)
            return
        if not worker.tasks:
            worker.since, worker.in_line = time.monotonic(), None
        worker.tasks.extend(batch)
        worker.messages.append(len(batch))

    def _listen(self, seconds: float) -> None:
        """Take what the processes say, and end those that take too long."""
        ends = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(ends), seconds):
            self._hear(ends[pipe])  # type: ignore[index]
        now = time.monotonic()
        away = now - self._judged - _PASS_SECONDS
        self._judged = now
        for worker in list(self._workers):
            if away > 0:
                worker.since = min(now, worker.since + away)
            # What it said meanwhile has been heard above.
            if worker.tasks and worker.took_longer(self._seconds, now):
                self._lose(worker, Trouble.LATE)
            elif not worker.is_ready and worker.took_longer(START_SECONDS, now):
                self._lose(worker, Trouble.DIED)

    def _hear(self, worker: _Worker) -> None:
        try:
            while True:
                said = worker.pipe.recv_bytes()
                self._take(worker, pickle.loads(said), len(said))
                if worker not in self._workers or not worker.pipe.poll():
                    return
        except (EOFError, OSError):
            self._lose(worker, Trouble.DIED)

    def _take(self, worker: _Worker, said: Any, size: int) -> None:
        if isinstance(said, _Refused):
            self._reason = said.sentence
        elif said is _Word.LISTENING:
            worker.pipe.send_bytes(self._start)
        elif said is _Word.READY:
            worker.is_ready = True
            self._failed_starts = 0
        elif said is Trouble.FULL:
            self._lose(worker, Trouble.FULL)
        else:
            task = worker.tasks.popleft()
            worker.messages[0] -= 1
            if not worker.messages[0]:
                worker.messages.popleft()
            worker.answered += 1
            worker.since, worker.in_line = time.monotonic(), None
            task.result, task.taken = said, size
            self._weight += size

    def _lose(self, worker: _Worker, trouble: Trouble) -> None:
        """Do without a process: the task that it was at is tried again or given up."""
        self._workers.remove(worker)
        worker.end()
        if not worker.is_ready:
            self._could_not_start()
            return
        if not worker.tasks:
            return
        first = worker.tasks.popleft()
        self._again.extendleft(reversed(worker.tasks))
        # Another program may have killed the process, or what it read before may have filled it.
        was_fresh = trouble is Trouble.FULL and not worker.answered
        if first.suspect or was_fresh or trouble is Trouble.LATE:
            first.result = trouble
        else:
            first.suspect = True
            self._suspects.append(first)


def _serve(pipe: Connection, lifeline: Connection) -> None:
    """Work through what comes in, in a process of the pool, until the program lets go."""
    confined.ignore_interrupts()
    confined.hang_on(lifeline)
    confined.step_back()
    confined.one_thread_each()
    with contextlib.suppress(EOFError, OSError):
        pipe.send(_Word.LISTENING)
        start, arguments, memory = pipe.recv()
        try:
            start(*arguments)
        except StandpointError as error:
            pipe.send(_Refused(str(error)))
            return
        confined.limit_memory(memory)
        pipe.send(_Word.READY)
        while True:
            work, items = pipe.recv()
            for item in items:
                try:
                    pipe.send(work(item))
                except MemoryError:
                    pipe.send(Trouble.FULL)
