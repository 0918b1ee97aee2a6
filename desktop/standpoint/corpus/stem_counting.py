# SPDX-License-Identifier: MIT
"""Counting in how many sentences of stored reports each stem stands: here, or in processes."""

from __future__ import annotations

import contextlib
import json
from collections import Counter, defaultdict, deque
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from standpoint.corpus.pool import Pool, Task, Trouble
from standpoint.corpus.schema import THESE
from standpoint.errors import CorpusError
from standpoint.model.reports import Sentence

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

Counts = dict[str, dict[str, int]]
"""Of each language in how many sentences each stem stands, under "" how many sentences there are.
What has no language is left out."""

CHUNK = 100
"""So many reports are read and counted at once."""

_FEW = 1_000
"""Up to so many reports, a second, starting processes costs more than it brings.

With more they keep the window livelier: counting holds it up for 40 ms now and then.
"""

_WEIGHT = 30_000
"""What a chunk counts for in the pool, as in `finding`."""


def counted(corpus: Corpus, reports: Sequence[int]) -> Counts:
    """Count the stems of reports, whether they stand or were deleted."""
    # With it come all readers of files, which nobody needs who only closes a corpus.
    from standpoint.corpus import preparing

    asked = [json.dumps(list(reports))]
    units: dict[int, list[Sentence]] = defaultdict(list)
    for report, index, start, stop, paragraph, furniture in corpus.rows(
        f"SELECT report, idx, start, stop, paragraph, furniture FROM sentence WHERE report {THESE}"
        " ORDER BY report, idx",
        asked,
    ):
        units[report].append(Sentence(index, start, stop, paragraph, bool(furniture)))
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for report, language, text in corpus.rows(
        "SELECT r.id, r.language, b.text FROM report AS r "
        "JOIN body AS b ON b.report = r.id AND b.version = r.text_version "
        f"WHERE r.language IS NOT NULL AND r.id {THESE}",
        asked,
    ):
        found[language].update(preparing.stem_counts(text, units[report], language))
    return {language: dict(counts) for language, counts in found.items()}


def counted_in_all(
    corpus: Corpus, reports: Sequence[int], *, beside: bool
) -> Iterator[tuple[int, Counts] | None]:
    """Yield (reports done, what they add) chunk by chunk, and None now and then in a long wait.

    With `beside` many reports are counted in other processes, which read the corpus as it was last
    stored: only where nothing was changed since.
    """
    chunks = deque(reports[at : at + CHUNK] for at in range(0, len(reports), CHUNK))
    done = 0
    if beside and len(reports) > _FEW:
        with contextlib.closing(_beside(corpus.path, chunks)) as answers:
            for answer in answers:
                if answer is None:
                    yield None
                    continue
                chunk = chunks.popleft()
                done += len(chunk)
                yield done, counted(corpus, chunk) if isinstance(answer, Trouble) else answer
    # Few from the start, or what is left where no process can be started.
    while chunks:
        chunk = chunks.popleft()
        done += len(chunk)
        yield done, counted(corpus, chunk)


def _beside(
    path: Path, chunks: Sequence[Sequence[int]]
) -> Generator[Counts | Trouble | None, None, None]:
    """Yield what other processes count, chunk after chunk; end early where none can be started."""
    pool: Pool[Sequence[int], Counts] = Pool(start_counting, (path,), lambda _: _WEIGHT)
    tasks: deque[Task[Sequence[int], Counts]] = deque(map(Task, chunks))
    try:
        with contextlib.suppress(CorpusError):
            for task in pool.run(count_in_worker, tasks):
                yield None if task is None else task.result
    finally:
        pool.close()


_corpus: Corpus | None = None


def start_counting(path: Path) -> None:
    """Make a process ready that counts: open the corpus to read."""
    global _corpus  # noqa: PLW0603 - a worker process has nowhere else to keep it
    from standpoint.corpus.corpus import Corpus

    _corpus = Corpus.read(path)


def count_in_worker(reports: Sequence[int]) -> Counts:
    """Count these reports in a process that `start_counting` has made ready."""
    if _corpus is None:
        raise RuntimeError("start_counting has not run in this process")
    return counted(_corpus, reports)
