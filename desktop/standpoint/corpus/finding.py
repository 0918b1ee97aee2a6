# SPDX-License-Identifier: MIT
"""Running a coder over stored reports: here, or in processes beside the window's own."""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, overload

from standpoint.coding.coder import Coder, Hit
from standpoint.corpus.pool import Pool, Task, Trouble
from standpoint.corpus.schema import THESE
from standpoint.errors import CorpusError
from standpoint.model import dates
from standpoint.model.reports import Sentence

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.model.codebook import Codebook
    from standpoint.model.dates import ReportDate

Found = list[tuple[int, list[Hit]]]
"""For each report, in order, all hits in it."""

CHUNK = 64
"""So many reports are read and coded at once."""

_FEW = 5_000
"""Up to so many reports, a second of coding one rule, starting processes costs more than it brings.

On two cores they bring nothing but a livelier window, and wait long where other programs work.
"""

_WEIGHT = 30_000
"""What a chunk counts for in the pool: a process has a few at once, so that none runs dry."""

_date = lru_cache(maxsize=10_000)(dates.parse)  # thousands of reports share some hundred dates


class StoredSentences(Sequence[Sentence]):
    """The sentences of a report, each made when it is asked for: most are only passed over.

    Args:
        rows: index, start, end, paragraph and furniture of each, in order.
    """

    __slots__ = ("_rows", "starts")

    def __init__(self, rows: Sequence[tuple[int, int, int, int, int]]) -> None:
        self._rows = rows
        self.starts = [row[1] for row in rows]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Sentence: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Sentence]: ...

    def __getitem__(self, at: int | slice) -> Sentence | Sequence[Sentence]:
        if isinstance(at, slice):
            return StoredSentences(self._rows[at])
        index, start, end, paragraph, furniture = self._rows[at]
        return Sentence(index, start, end, paragraph, bool(furniture))


@dataclass(frozen=True, slots=True)
class Stored:
    """All of a report that a coder looks at."""

    report: int
    language: str | None
    date: ReportDate | None
    text: str
    sentences: StoredSentences


def stored(corpus: Corpus, reports: Sequence[int]) -> list[Stored]:
    """Return these reports in their order; deleted ones are left out."""
    wanted = json.dumps(list(reports))
    texts = {
        row[0]: row
        for row in corpus.rows(
            "SELECT r.id, r.language, r.date, b.text FROM report AS r "
            "JOIN body AS b ON b.report = r.id AND b.version = r.text_version "
            f"WHERE r.id {THESE} AND r.deleted_at IS NULL",
            [wanted],
        )
    }
    rows = corpus.rows(
        "SELECT report, idx, start, stop, paragraph, furniture FROM sentence "
        f"WHERE report {THESE} ORDER BY report, idx",
        [wanted],
    )
    units: dict[int, list[tuple[int, int, int, int, int]]] = defaultdict(list)
    for row in rows:
        units[row[0]].append(row[1:])
    return [
        Stored(
            report,
            language,
            _date(date) if date else None,
            text,
            StoredSentences(units[report]),
        )
        for report, language, date, text in (texts[one] for one in reports if one in texts)
    ]


def find(corpus: Corpus, coder: Coder, reports: Sequence[int]) -> Found:
    """Return all hits of a coder in these reports, in their order; deleted ones are left out."""
    return [
        (one.report, coder.find(one.text, one.sentences, one.language, one.date))
        for one in stored(corpus, reports)
    ]


def find_in_all(
    corpus: Corpus, coder: Coder, reports: Sequence[int]
) -> Iterator[tuple[int, Found] | None]:
    """Yield (reports done, hits) chunk by chunk, and None now and then in a long wait.

    Many reports are coded in other processes, which read the corpus as it was last stored: call it
    before what is being changed can touch texts, sentences, languages or dates.
    """
    chunks = deque(reports[at : at + CHUNK] for at in range(0, len(reports), CHUNK))
    done = 0
    if len(reports) > _FEW:
        with CodingProcesses(corpus.path, coder.codebook) as processes:
            for found in processes.results(chunks):
                if found is None:
                    yield None
                    continue
                chunk = chunks.popleft()
                done += len(chunk)
                hits = find(corpus, coder, chunk) if isinstance(found, Trouble) else found
                yield done, hits
    # Few from the start, or what is left where no process can be started.
    while chunks:
        chunk = chunks.popleft()
        done += len(chunk)
        yield done, find(corpus, coder, chunk)


class CodingProcesses:
    """Codes stored reports in processes that read the corpus themselves.

    Args:
        path: the corpus.
        codebook: what is looked for.
        seconds: so long one chunk may take; None for what `pool` says.
    """

    def __init__(self, path: Path, codebook: Codebook, seconds: float | None = None) -> None:
        self._pool: Pool[Sequence[int], Found] = Pool(
            start_coding, (path, codebook), lambda _: _WEIGHT, seconds=seconds
        )

    def __enter__(self) -> CodingProcesses:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def processes(self) -> tuple[int, ...]:
        """Return the numbers by which the system knows the processes that are at work."""
        return self._pool.processes()

    def results(self, chunks: Iterable[Sequence[int]]) -> Iterator[Found | Trouble | None]:
        """Yield the hits of each chunk in order, or why there are none; None in long waits.

        It ends early where no process can be started.
        """
        tasks: deque[Task[Sequence[int], Found]] = deque(map(Task, chunks))
        running = self._pool.run(find_in_worker, tasks)
        with contextlib.closing(running), contextlib.suppress(CorpusError):  # type: ignore[type-var]
            for task in running:
                yield None if task is None else task.result


_coder: Coder | None = None
_corpus: Corpus | None = None


def start_coding(path: Path, codebook: Codebook) -> None:
    """Make a process ready that codes: open the corpus to read."""
    global _coder, _corpus  # noqa: PLW0603 - a worker process has nowhere else to keep it
    from standpoint.corpus.corpus import Corpus

    _coder = Coder(codebook)
    _corpus = Corpus.read(path)


def find_in_worker(reports: Sequence[int]) -> Found:
    """Code these reports in a process that `start_coding` has made ready."""
    if _coder is None or _corpus is None:
        raise RuntimeError("start_coding has not run in this process")
    return find(_corpus, _coder, reports)
