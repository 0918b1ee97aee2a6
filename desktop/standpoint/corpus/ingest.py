# SPDX-License-Identifier: MIT
"""Bringing documents into a corpus, batch by batch, each batch whole or not at all."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from standpoint import documents
from standpoint.corpus import furnishing, known, opening, reposts, storing, under_way
from standpoint.corpus.preparing import Answer, InThisProcess, Prepared, Rows, Unreadable, rows
from standpoint.corpus.processes import WorkerProcesses, may_be_read_here
from standpoint.corpus.stem_table import Stems
from standpoint.errors import StandpointError
from standpoint.model.places import Place, Unpacked
from standpoint.model.plan import NO_TEXT_COLUMN, NOT_READ, Wanted
from standpoint.model.progress import ImportItem, Progress

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus


class Preparer(Protocol):
    """Reads places, here or in other processes."""

    def prepare(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Place, Answer] | None]:
        """Yield each place with what became of it, and now and then None in long waits."""
        ...

    def survey(
        self, places: Iterable[Place], *, whole: bool = False
    ) -> Iterator[tuple[Place, Answer] | None]:
        """Yield each place with what was seen there, likewise, if `whole` with its text."""
        ...

    def close(self) -> None:
        """End what was started for it."""
        ...


LABEL = "Adding"
"""What is said while reports come in."""

_BATCH = 500
_BATCH_LETTERS = 4_000_000
_BATCH_SECONDS = 0.5
"""A batch is stored at so many files or letters or after this time, so that slow files show
progress too. Large batches bring each common stem once for many reports, and leave the full-text
indexes less to merge."""

_PAGES_IN_MEMORY = -64_000
_USUAL_PAGES_IN_MEMORY = -2_000
"""What SQLite keeps in memory while reports come in, and otherwise (`cache_size`, in -kB)."""


def ingest(
    corpus: Corpus,
    paths: Iterable[Path],
    preparer: Preparer | None = None,
    *,
    workers: int | None = None,
    said: documents.KnownMappings | None = None,
) -> Generator[Progress, None, tuple[ImportItem, ...]]:
    """Bring files and folders into the corpus; yield Progress after each batch and in long waits.

    Each batch is one transaction, so closing the generator or a kill loses at most the open batch.
    What a kill cut off is told by `under_way.cut_off`.
    A file that cannot be read is named with its reason and stops nothing. The same text twice is
    known by its content and stored once. `said` is how tables are read beside what the corpus
    keeps of that. Returns what became of every file, in order.

    Raises CorpusError where the corpus cannot be written.
    """
    wanted = [Wanted(place) for place in places_of(corpus, paths)]
    return (yield from add(corpus, wanted, preparer, workers=workers, said=said))


def add(
    corpus: Corpus,
    wanted: Sequence[Wanted],
    preparer: Preparer | None = None,
    *,
    workers: int | None = None,
    said: documents.KnownMappings | None = None,
) -> Generator[Progress, None, tuple[ImportItem, ...]]:
    """Bring planned places into the corpus, as `ingest` does, with what the analyst set by hand."""
    total = len(wanted)
    items: list[ImportItem] = []
    yield Progress(0, total, LABEL)
    own = preparer or preparer_for(corpus, [one.place for one in wanted], said, workers=workers)
    try:
        corpus.rows(f"PRAGMA cache_size = {_PAGES_IN_MEMORY}")
        if wanted:
            with corpus.changing():
                under_way.write(corpus, 0, total)
        for batch in _batches(own.prepare(wanted)):
            unpacked = [one for _, one in batch if isinstance(one, Unpacked)]
            total += sum(map(stands_for, unpacked)) - len(unpacked)
            stored = _store_batch(corpus, batch, len(items), total)
            items.extend(stored)
            notes = tuple((one.place.shown, words) for one in unpacked for words in left(one))
            yield Progress(len(items), total, LABEL, stored, notes=notes)
        for _ in furnishing.settle(corpus):
            yield Progress(len(items), total, LABEL)
        yield from reposts.settle(corpus)
    except GeneratorExit:
        # What came in before a cancel is as whole as after an import.
        furnishing.settle_now(corpus)
        raise
    except BaseException:
        _settle_what_can_be(corpus)
        raise
    finally:
        corpus.rows(f"PRAGMA cache_size = {_USUAL_PAGES_IN_MEMORY}")
        with contextlib.suppress(StandpointError):
            under_way.forget(corpus)
        if preparer is None:
            own.close()
    return tuple(items)


def _settle_what_can_be(corpus: Corpus) -> None:
    """Let what came in before an error be as whole as after an import, as far as that goes.

    What fails here stays owed, and is done by the next one that opens the corpus: it must not hide
    what ended the import.
    """
    for settle in (furnishing.settle_now, reposts.settle_now):
        with contextlib.suppress(Exception):
            settle(corpus)


def preparer_for(
    corpus: Corpus,
    places: Sequence[Place],
    said: documents.KnownMappings | None = None,
    *,
    workers: int | None = None,
    only_look: bool = False,
) -> Preparer:
    """Return what reads these places: this process for a few plain texts, others for the rest.

    `said` is how tables are read beside what the corpus keeps of that. `workers` says how many
    processes at most, None for as many as `Pool` takes. What will `only_look` starts sooner and can
    only survey.
    """
    taught = known.of(corpus, said)
    if may_be_read_here(places):
        return InThisProcess(corpus.codebook(), taught)
    return WorkerProcesses(None if only_look else corpus.codebook(), taught, workers)


def places_of(corpus: Corpus, paths: Iterable[Path]) -> list[Place]:
    """Return the files meant; a corpus that lies in a folder is not brought into itself."""
    given = list(paths)
    own = opening.own_files(corpus.path)
    names = {path.name for path in own}
    return [
        Place(file)
        for file in documents.find(given)
        if file.name not in names or file in given or file.resolve() not in own
    ]


def unseen(corpus: Corpus, paths: Iterable[Path], seen: frozenset[Path]) -> list[Wanted]:
    """Return what is wanted of files and folders but for files that a plan holds already."""
    given = list(paths)
    return [Wanted(place) for place in places_of(corpus, given) if place.path not in seen]


def _batches(
    results: Iterable[tuple[Place, Answer] | None],
) -> Iterator[list[tuple[Place, Answer]]]:
    """Gather results by number and time; an empty list where there is nothing yet."""
    batch: list[tuple[Place, Answer]] = []
    letters = 0
    due = time.monotonic() + _BATCH_SECONDS
    for result in results:
        if result is not None:
            batch.append(result)
            letters += len(result[1].text) if isinstance(result[1], Rows) else 0
        is_full = len(batch) == _BATCH or letters > _BATCH_LETTERS
        if result is None or is_full or time.monotonic() > due:
            yield batch
            batch, letters = [], 0
            due = time.monotonic() + _BATCH_SECONDS
    if batch:
        yield batch


def _store_batch(
    corpus: Corpus, batch: Sequence[tuple[Place, Answer]], before: int, total: int
) -> tuple[ImportItem, ...]:
    """Store a batch whole or not at all; `before` is how many of `total` went before."""
    if not batch:
        return ()
    stems = Stems()
    with corpus.changing():
        contents = [one.report.sha256 for _, one in batch if isinstance(one, Rows)]
        holders = storing.known(corpus, contents)
        number = storing.next_id(corpus)
        new: dict[int, Rows] = {}
        items: list[ImportItem] = []
        for place, one in batch:
            item = _item(place, one, holders, number)
            if item is not None:
                items.append(item)
            if isinstance(one, Rows) and item is not None and item.status == "imported":
                holders[one.report.sha256] = storing.Holder(number, one.report.title)
                new[number] = one
                stems.add_listed(one.report.language, one.stems)
                number += 1
        storing.store(corpus, new)
        stems.write(corpus.database)
        if new:
            said = (one.report for one in new.values())
            furnishing.owe(corpus, {one.publisher or one.actor for one in said})
        under_way.write(corpus, before + len(items), total)
    return tuple(items)


def _item(
    place: Place, prepared: Answer, holders: Mapping[str, storing.Holder], number: int
) -> ImportItem | None:
    """Return what becomes of one answer; None where only the parts of a place are of interest.

    Args:
        place: where it was found.
        prepared: the answer.
        holders: the reports that hold texts, or held them before, by the SHA-256 of the texts.
        number: the id that it gets if it is new.
    """
    name = place.shown
    if isinstance(prepared, Unreadable):
        return ImportItem(name, "failed", None, prepared.reason)
    if isinstance(prepared, Unpacked):
        why = nothing_in(prepared)
        return ImportItem(name, "failed", None, why) if why else None
    assert isinstance(prepared, Rows)
    if prepared.report.sha256 in holders:
        holder = holders[prepared.report.sha256]
        why = f"Same text as “{holder.title}”."
        if holder.older:
            which = f"report {holder.report}, “{holder.title}”"
            why = f"Already in the corpus as an older text of {which}."
        return ImportItem(name, "duplicate", holder.report, why)
    return ImportItem(name, "imported", number, None)


def left(unpacked: Unpacked) -> tuple[str, ...]:
    """Return what an archive or a table holds that does not come in though it can be read."""
    if not unpacked.parts:
        return ()
    names = ", ".join(f"“{name}”" for name in unpacked.not_read)
    return (*unpacked.notes, *([f"{NOT_READ} {names}."] if names else []))


def stands_for(unpacked: Unpacked) -> int:
    """Return how many items an archive or a table is: its parts, and itself where it fails."""
    return len(unpacked.parts) + bool(nothing_in(unpacked))


def nothing_in(unpacked: Unpacked) -> str:
    """Return what does not come out of an archive or a table and why, empty where all does."""
    if unpacked.parts:
        return " ".join(unpacked.unread)
    if not unpacked.columns:
        return "There is no file in this archive."
    if not unpacked.rows:
        return "This table has no rows below the names of its columns."
    suggested = unpacked.mapping.columns("text") if unpacked.mapping else ()
    names = ", ".join(f"“{name}”" for name in unpacked.columns[:12])
    return " ".join(
        (
            NO_TEXT_COLUMN,
            *(f"It may be “{name}”." for name in suggested[:1]),
            "" if unpacked.heads else "No row names the columns.",
            "Say it when you add the table in the window, or with --column text=NAME.",
            f"It has {names}{'' if len(unpacked.columns) <= 12 else ' and more'}.",
        )
    ).replace("  ", " ")


def store(corpus: Corpus, prepared: Prepared) -> int:
    """Write one prepared report with everything that belongs to it but its stems; return its id.

    Call it inside `changing`.
    """
    report = storing.next_id(corpus)
    storing.store(corpus, {report: rows(prepared)})
    return report
