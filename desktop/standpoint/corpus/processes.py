# SPDX-License-Identifier: MIT
"""Preparing files in worker processes, so that the window's own process stays free."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from standpoint.coding import codebook_file
from standpoint.coding.coder import Coder
from standpoint.corpus import confined, pool
from standpoint.corpus.known import Known
from standpoint.corpus.pool import Pool, Task, Trouble
from standpoint.corpus.preparing import (
    TOO_MUCH_MEMORY,
    Answer,
    Unreadable,
    prepare,
    prepare_wanted,
    survey,
    survey_place,
    take_place,
    unreadable,
)
from standpoint.model.places import Place, Unpacked
from standpoint.model.plan import Wanted
from standpoint.model.reports import Document

if TYPE_CHECKING:
    from standpoint.model.codebook import Codebook

_coder: Coder | None = None
"""The coder of a worker process, made once when the process starts."""

_known = Known()
"""How tables are read, as people said, and whose names are looked for."""


def start_worker(codebook_source: str, known: Known) -> None:
    """Make a worker process ready: compile the codebook if there is one, and close every way out.

    Without a codebook (an empty text) it only looks at places.

    Raises:
        CodebookError: the codebook cannot be used.
    """
    global _coder, _known  # noqa: PLW0603 - a worker process has nowhere else to keep it
    _known = known
    # What is loaded with the first text must not be laid to the charge of the first file.
    ready = Document("", "Ready", "document", "Ready. The unity of Syria counts for all.")
    if codebook_source:
        _coder = Coder(codebook_file.read(codebook_source, tried=True))
        prepare(ready, _coder)
    else:
        survey(ready)
    confined.forbid_reaching_out()


def prepare_in_worker(wanted: Wanted) -> Answer:
    """Prepare what is wanted in a process that `start_worker` has made ready."""
    if _coder is None:
        raise RuntimeError("start_worker has not run in this process")
    return _within_memory(prepare_wanted(wanted, _coder, _known))


def survey_in_worker(wanted: Wanted) -> Answer:
    """Look at one place in a process that `start_worker` has made ready."""
    return _within_memory(survey_place(wanted.place, _known))


def read_in_worker(wanted: Wanted) -> Answer:
    """Do the same and keep the text that reposts are told by."""
    return _within_memory(survey_place(wanted.place, _known, whole=True))


def take_in_worker(wanted: Wanted) -> Answer:
    """Read one place and do no more in a process that `start_worker` has made ready."""
    return _within_memory(take_place(wanted.place, _known))


def _within_memory(answer: Answer) -> Answer:
    """Return the answer. Raises MemoryError again, so that the pool starts a fresh process."""
    if isinstance(answer, Unreadable) and answer.reason == TOO_MUCH_MEMORY:
        raise MemoryError
    return answer


def size(path: Path) -> int:
    """Return how many bytes a file has, 0 for one that is not there."""
    with contextlib.suppress(OSError, ValueError):
        return path.stat().st_size
    return 0


_FEW = 24
_LITTLE = 1_000_000
"""Up to so many files and bytes worker processes cost more than they bring: 0.2 to 0.8 s."""

_PLAIN = frozenset(("", ".txt", ".text", ".md", ".markdown", ".csv", ".tsv"))
_MARKED = (b"<", b"PK", b"%PDF", b"{\\rtf", b"MIME-Version")


def may_be_read_here(places: Sequence[Place]) -> bool:
    """Return whether these places need no worker processes: a few plain texts that are not large.

    Reading them can neither hang nor fill nor kill the process that does it.
    """
    are_few = len(places) <= _FEW and sum(size(place.path) for place in places) <= _LITTLE
    return are_few and all(map(_is_plain, places))


def _is_plain(place: Place) -> bool:
    """Return whether a place is a file of plain letters, which no library in C takes apart.

    Any other may kill or fill the process that reads it, however small it is.
    """
    if place.part or place.path.suffix.lower() not in _PLAIN:
        return False
    try:
        with place.path.open("rb") as file:
            head = file.read(1024)
    except (OSError, ValueError):
        return True  # it will only be named as one that cannot be read
    opening = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return b"\0" not in head and not opening.startswith(_MARKED) and b"%PDF-" not in head


def _weight(wanted: Wanted) -> int:
    return size(wanted.place.path)


class WorkerProcesses:
    """Prepares places in processes that may die without taking the window along.

    Args:
        codebook: what is looked for; None where places are only looked at, which starts sooner.
        known: how tables are read, as people said, and whose names are looked for.
        count: how many processes at most; None for as many as `Pool` takes.
        memory: so many bytes one file may take; None for what `confined` says.
        seconds: so long one file may take; None for what `pool` says.
    """

    def __init__(
        self,
        codebook: Codebook | None,
        known: Known | None = None,
        count: int | None = None,
        memory: int | None = None,
        seconds: float | None = None,
    ) -> None:
        self._seconds = seconds or pool.SECONDS
        self._pool: Pool[Wanted, Answer] = Pool(
            start_worker,
            (codebook.source if codebook else "", known or Known()),
            _weight,
            count=count,
            memory=memory,
            seconds=self._seconds,
        )

    def prepare(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Place, Answer] | None]:
        """Yield each place with what became of it, in order; None while one takes its time.

        What a place holds, if several, is prepared after those that were begun already.

        Raises:
            CorpusError: no process can be started.
        """
        return self._run(prepare_in_worker, wanted)

    def survey(
        self, places: Iterable[Place], *, whole: bool = False
    ) -> Iterator[tuple[Place, Answer] | None]:
        """Yield each place with what was seen there, in the order of `prepare`.

        The text comes along only if it is wanted `whole`, without its furniture by wording.
        """
        return self._run(read_in_worker if whole else survey_in_worker, map(Wanted, places))

    def take(self, places: Iterable[Place]) -> Generator[tuple[Place, Answer] | None, None, None]:
        """Yield each place with the document that stands there, in the order of `prepare`."""
        yield from self._run(take_in_worker, map(Wanted, places))

    def processes(self) -> tuple[int, ...]:
        """Return the numbers by which the system knows the processes that are at work."""
        return self._pool.processes()

    def close(self) -> None:
        """End the processes, also in the middle of a file that nobody waits for any more."""
        self._pool.close()

    def _run(
        self, work: Callable[[Wanted], Answer], wanted: Iterable[Wanted]
    ) -> Iterator[tuple[Place, Answer] | None]:
        tasks: deque[Task[Wanted, Answer]] = deque(map(Task, wanted))
        running = self._pool.run(work, tasks)
        with contextlib.closing(running):  # type: ignore[type-var]
            for task in running:
                if task is None:
                    yield None
                    continue
                place, answer = task.item.place, task.result
                if isinstance(answer, Trouble):
                    answer = unreadable(place, self._why(answer))
                assert answer is not None
                if isinstance(answer, Unpacked):
                    each = (task.weight or 0) // max(1, len(answer.parts))
                    tasks.extendleft(Task(Wanted(part), each) for part in reversed(answer.parts))
                yield place, answer

    def _why(self, trouble: Trouble) -> str:
        match trouble:
            case Trouble.DIED:
                return "Reading it stopped the reader. The file may be damaged."
            case Trouble.FULL:
                return TOO_MUCH_MEMORY
            case Trouble.LATE:
                return (
                    f"Reading it took more than {_duration(self._seconds)} and was stopped. "
                    "Split it, or save it in another format, then add that."
                )


def _duration(seconds: float) -> str:
    minutes = seconds / 60
    if minutes >= 1:
        return "1 minute" if minutes == 1 else f"{minutes:g} minutes"
    return f"{seconds:g} seconds"
