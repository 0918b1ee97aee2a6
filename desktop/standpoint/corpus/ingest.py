# SPDX-License-Identifier: MIT
"""Bringing documents into a corpus, batch by batch, each batch whole or not at all."""

from __future__ import annotations

import json
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from standpoint import documents
from standpoint.corpus import column_mappings, furnishing, opening, reposts, vocabulary, weighing
from standpoint.corpus.codebooks import now
from standpoint.corpus.preparing import Answer, InThisProcess, Prepared, Unreadable
from standpoint.corpus.processes import WorkerProcesses, size
from standpoint.corpus.stem_table import Stems
from standpoint.model import dates
from standpoint.model.places import Place, Unpacked
from standpoint.model.plan import Wanted
from standpoint.model.progress import ImportItem, Progress

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus


class Preparer(Protocol):
    """Reads places, here or in other processes."""

    def prepare(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Place, Answer] | None]:
        """Yield each place with what became of it, and now and then None in long waits."""
        ...

    def survey(self, places: Iterable[Place]) -> Iterator[tuple[Place, Answer] | None]:
        """Yield each place with what was seen there, likewise."""
        ...

    def close(self) -> None:
        """End what was started for it."""
        ...


_BATCH = 64
_BATCH_SECONDS = 0.5
"""A batch is stored at so many files or after this time, so that slow files show progress too."""

_FEW = 24
_LITTLE = 1_000_000
"""Up to so many files and bytes worker processes cost more than they bring: 0.2 to 0.8 s."""


def ingest(
    corpus: Corpus, paths: Iterable[Path], preparer: Preparer | None = None
) -> Generator[Progress, None, tuple[ImportItem, ...]]:
    """Bring files and folders into the corpus; yield Progress after each batch and in long waits.

    Each batch is one transaction, so closing the generator or a kill loses at most the open batch.
    A file that cannot be read is named with its reason and stops nothing. The same text twice is
    known by its content and stored once. Returns what became of every file, in order.

    Raises CorpusError where the corpus cannot be written.
    """
    wanted = [Wanted(place) for place in places_of(corpus, paths)]
    return (yield from add(corpus, wanted, preparer))


def add(
    corpus: Corpus, wanted: Sequence[Wanted], preparer: Preparer | None = None
) -> Generator[Progress, None, tuple[ImportItem, ...]]:
    """Bring planned places into the corpus, as `ingest` does, with what the analyst set by hand."""
    total = len(wanted)
    items: list[ImportItem] = []
    yield Progress(0, total, "Adding")
    own = preparer or preparer_for(corpus, [one.place for one in wanted])
    try:
        for batch in _batches(own.prepare(wanted)):
            total += sum(len(one.parts) - 1 for _, one in batch if isinstance(one, Unpacked))
            stored = _store_batch(corpus, batch)
            items.extend(stored)
            yield Progress(len(items), total, "Adding", stored)
        for _ in furnishing.settle(corpus):
            yield Progress(len(items), total, "Adding")
        yield from reposts.settle(corpus)
    except GeneratorExit:
        # What came in before a cancel is as whole as after an import.
        furnishing.settle_now(corpus)
        raise
    finally:
        if preparer is None:
            own.close()
    return tuple(items)


def preparer_for(corpus: Corpus, places: Sequence[Place]) -> Preparer:
    """Return what reads these places: this process for a few, others for many."""
    known = column_mappings.all_known(corpus)
    if len(places) > _FEW or sum(size(place.path) for place in places) > _LITTLE:
        return WorkerProcesses(corpus.codebook(), known)
    return InThisProcess(corpus.codebook(), known)


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


def _batches(
    results: Iterable[tuple[Place, Answer] | None],
) -> Iterator[list[tuple[Place, Answer]]]:
    """Gather results by number and time; an empty list where there is nothing yet."""
    batch: list[tuple[Place, Answer]] = []
    due = time.monotonic() + _BATCH_SECONDS
    for result in results:
        if result is not None:
            batch.append(result)
        if result is None or len(batch) == _BATCH or time.monotonic() > due:
            yield batch
            batch = []
            due = time.monotonic() + _BATCH_SECONDS
    if batch:
        yield batch


def _store_batch(corpus: Corpus, batch: Sequence[tuple[Place, Answer]]) -> tuple[ImportItem, ...]:
    if not batch:
        return ()
    stems = Stems()
    with corpus.changing():
        items = tuple(
            item for place, one in batch if (item := _store(corpus, place, one, stems)) is not None
        )
        stems.write(corpus.database)
        new = [one.document for _, one in batch if isinstance(one, Prepared)]
        if any(item.status == "imported" for item in items):
            furnishing.owe(corpus, {one.publisher or one.actor for one in new})
    return items


def _store(corpus: Corpus, place: Place, prepared: Answer, stems: Stems) -> ImportItem | None:
    """Store one answer; None for a place of which only the parts are of interest."""
    name = place.shown
    if isinstance(prepared, Unreadable):
        return ImportItem(name, "failed", None, prepared.reason)
    if isinstance(prepared, Unpacked):
        why = nothing_in(prepared)
        return ImportItem(name, "failed", None, why) if why else None
    assert isinstance(prepared, Prepared)
    known = corpus.rows(
        "SELECT id, title FROM report WHERE sha256 = ? AND deleted_at IS NULL", [prepared.sha256]
    )
    if known:
        return ImportItem(name, "duplicate", int(known[0][0]), f"Same text as “{known[0][1]}”.")
    report = store(corpus, prepared)
    stems.add(prepared.language, prepared.stems)
    return ImportItem(name, "imported", report, None)


def nothing_in(unpacked: Unpacked) -> str:
    """Return why nothing comes out of an archive or a table, empty where something does."""
    if unpacked.parts:
        return ""
    if not unpacked.columns:
        return "There is no file in this archive."
    if not unpacked.rows:
        return "This table has no rows below the names of its columns."
    names = ", ".join(f"“{name}”" for name in unpacked.columns[:8])
    return f"Which column holds the text is not known. Say it, then add it again. It has {names}."


def store(corpus: Corpus, prepared: Prepared) -> int:
    """Write one prepared report with everything that belongs to it but its stems; return its id.

    Call it inside `changing`.
    """
    db = corpus.database
    document = prepared.document
    made_at = now()
    row = _report_row(prepared, corpus.codebook_version(), made_at)
    report = int(str(db.table("report").insert(row).last_pk))
    db.execute(
        "INSERT INTO body (report, version, text, made_at) VALUES (?, 1, ?, ?)",
        [report, document.text, made_at],
    )
    db.conn.executemany(
        "INSERT INTO sentence "
        "(report, idx, start, stop, paragraph, furniture, by_wording, line, apart) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        list(_sentence_rows(report, prepared)),
    )
    weighing.store(db, report, prepared.hits)
    db.execute(
        "INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)",
        [report, document.title, document.text],
    )
    vocabulary.add(db, report, prepared.vocabulary)
    if prepared.signature:
        db.execute(
            "INSERT INTO signature (report, hashes) VALUES (?, ?)", [report, prepared.signature]
        )
    return report


def _report_row(prepared: Prepared, version: int, made_at: str) -> dict[str, object]:
    document = prepared.document
    date = dates.parse(document.date) if document.date else None
    return {
        "title": document.title,
        "title_origin": document.title_origin,
        "date": date.edtf if date else None,
        "earliest": date.earliest.isoformat() if date and date.earliest else None,
        "latest": date.latest.isoformat() if date and date.latest else None,
        "actor": document.actor,
        "publisher": document.publisher,
        "source": document.source,
        "language": prepared.language,
        "hard_wrapped": int(document.hard_wrapped),
        "words": prepared.words,
        "sentences": sum(not unit.furniture for unit in prepared.sentences),
        "furniture_words": prepared.furniture_words,
        "codebook_version": version,
        "sha256": prepared.sha256,
        "path": document.path,
        "evidence": json.dumps(dict(document.evidence), ensure_ascii=False),
        "findings": json.dumps([one.as_values() for one in document.findings], ensure_ascii=False),
        "added_at": made_at,
    }


def _sentence_rows(report: int, prepared: Prepared) -> Iterator[tuple[int, ...]]:
    lines = {line.sentence: line for line in prepared.lines}
    for unit in prepared.sentences:
        line = lines.get(unit.index)
        place = (report, unit.index, unit.start, unit.end, unit.paragraph)
        dim = int(unit.furniture)
        yield (*place, dim, dim, line.key if line else 0, int(line.apart) if line else 0)
