# SPDX-License-Identifier: MIT
"""What an import would do, looked at without storing anything."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from standpoint.corpus.ingest import Preparer, nothing_in, places_of, preparer_for
from standpoint.corpus.preparing import Answer, Surveyed, Unreadable
from standpoint.model.places import Place, Unpacked
from standpoint.model.plan import PlanItem, Planned, Twin
from standpoint.model.progress import Progress

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

LABEL = "Looking at the files"

_BATCH = 64
_BATCH_SECONDS = 0.25


def plan(
    corpus: Corpus, paths: Iterable[Path], preparer: Preparer | None = None
) -> Generator[Progress, None, tuple[PlanItem, ...]]:
    """Look at files and folders; yield Progress with what was seen (`Progress.planned`).

    Nothing is stored. Returns all items in their order.
    """
    return (yield from plan_places(corpus, places_of(corpus, paths), preparer))


def plan_places(
    corpus: Corpus, places: Sequence[Place], preparer: Preparer | None = None
) -> Generator[Progress, None, tuple[PlanItem, ...]]:
    """Look at places, such as a table of which the columns are now known, as `plan` does."""
    total = len(places)
    items: list[PlanItem] = []
    seen: dict[str, Twin] = {}
    yield Progress(0, total, LABEL)
    own = preparer or preparer_for(corpus, places)
    due = time.monotonic() + _BATCH_SECONDS
    first, unpacked = 0, list[Unpacked]()
    try:
        for answered in own.survey(places):
            if answered is not None:
                place, answer = answered
                if isinstance(answer, Unpacked):
                    unpacked.append(answer)
                    total += len(answer.parts) - 1
                item = _item(corpus, place, answer, seen, len(items))
                if item is not None:
                    items.append(item)
            if answered is None or len(items) - first >= _BATCH or time.monotonic() > due:
                yield _told(items, first, unpacked, total)
                first, unpacked = len(items), []
                due = time.monotonic() + _BATCH_SECONDS
        yield _told(items, first, unpacked, total)
    finally:
        if preparer is None:
            own.close()
    return tuple(items)


def _told(
    items: Sequence[PlanItem], first: int, unpacked: Sequence[Unpacked], total: int
) -> Progress:
    planned = Planned(first, tuple(items[first:]), tuple(unpacked))
    return Progress(len(items), max(total, len(items)), LABEL, planned=planned)


def _item(
    corpus: Corpus, place: Place, answer: Answer, seen: dict[str, Twin], position: int
) -> PlanItem | None:
    if isinstance(answer, Unreadable):
        return PlanItem(place, "failed", answer.reason)
    if isinstance(answer, Unpacked):
        reason = nothing_in(answer)
        return PlanItem(place, "failed", reason) if reason else None
    assert isinstance(answer, Surveyed)
    document = answer.document
    twin = _same_text(corpus, answer.sha256, seen)
    seen.setdefault(answer.sha256, Twin(place.shown, item=position))
    return PlanItem(
        place,
        "duplicate" if twin else "new",
        title=document.title,
        title_origin=document.title_origin,
        date=document.date,
        actor=document.actor,
        publisher=document.publisher,
        source=document.source,
        language=answer.language,
        words=answer.words,
        furniture_lines=answer.furniture_lines,
        furniture_words=answer.furniture_words,
        sha256=answer.sha256,
        signature=answer.signature,
        findings=document.findings,
        notes=document.evidence,
        twin=twin,
    )


def _same_text(corpus: Corpus, sha256: str, seen: dict[str, Twin]) -> Twin | None:
    known = corpus.rows(
        "SELECT id, title FROM report WHERE sha256 = ? AND deleted_at IS NULL", [sha256]
    )
    if known:
        return Twin(str(known[0][1]), report=int(known[0][0]))
    return seen.get(sha256)
