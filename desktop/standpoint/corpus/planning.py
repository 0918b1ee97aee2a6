# SPDX-License-Identifier: MIT
"""What an import would do, looked at without storing anything."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from sys import intern
from types import MappingProxyType
from typing import TYPE_CHECKING

from standpoint.corpus import planned_reposts, storing
from standpoint.corpus.ingest import Preparer, nothing_in, places_of, preparer_for, stands_for
from standpoint.corpus.preparing import Answer, Surveyed, Unreadable
from standpoint.model.findings import Finding
from standpoint.model.places import Place, Unpacked
from standpoint.model.plan import PlanItem, Planned, Twin
from standpoint.model.progress import Progress

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.documents import KnownMappings

LABEL = "Looking at the files"

_BATCH = 64
_BATCH_SECONDS = 0.25


_NO_NOTES: Mapping[str, str] = MappingProxyType({})
"""One for all items without notes: of 100,000 items each has a few words at most."""


def plan(
    corpus: Corpus,
    paths: Iterable[Path],
    preparer: Preparer | None = None,
    known: Sequence[PlanItem] = (),
    said: KnownMappings | None = None,
) -> Generator[Progress, None, tuple[PlanItem, ...]]:
    """Look at files and folders; yield Progress with what was seen (`Progress.planned`).

    Nothing is stored. `known` is what the same plan holds already: the positions of the new items
    begin behind it, a file that stands in it is not looked at again, and a text that it holds is
    a duplicate. `said` is how tables are read beside what the corpus keeps of that. Returns the new
    items in their order.
    """
    before = {item.place.path for item in known}
    places = [place for place in places_of(corpus, paths) if place.path not in before]
    return (yield from plan_places(corpus, places, preparer, known, said))


def plan_places(
    corpus: Corpus,
    places: Sequence[Place],
    preparer: Preparer | None = None,
    known: Sequence[PlanItem] = (),
    said: KnownMappings | None = None,
) -> Generator[Progress, None, tuple[PlanItem, ...]]:
    """Look at places, such as a table of which the columns are now known, as `plan` does."""
    total = len(places)
    items: list[PlanItem] = []
    before = len(known)
    seen = _texts(corpus, known)
    yield Progress(0, total, LABEL)
    own = preparer or preparer_for(corpus, places, said, only_look=True)
    due = time.monotonic() + _BATCH_SECONDS
    first, unpacked = 0, list[Unpacked]()
    try:
        for answered in own.survey(places):
            if answered is not None:
                place, answer = answered
                if isinstance(answer, Unpacked):
                    unpacked.append(answer)
                    total += stands_for(answer) - 1
                item = _item(corpus, place, answer, seen, before + len(items))
                if item is not None:
                    items.append(item)
            if answered is None or len(items) - first >= _BATCH or time.monotonic() > due:
                yield _told(items, first, unpacked, total, before)
                first, unpacked = len(items), []
                due = time.monotonic() + _BATCH_SECONDS
        yield _told(items, first, unpacked, total, before)
        told = planned_reposts.told(corpus, [*known, *items], before, own)
        while True:
            try:
                next(told)
            except StopIteration as end:
                changed: dict[int, PlanItem] = end.value
                break
            if time.monotonic() > due:
                yield Progress(len(items), max(total, len(items)), LABEL)
                due = time.monotonic() + _BATCH_SECONDS
    finally:
        if preparer is None:
            own.close()
    for position, item in changed.items():
        if position >= before:
            items[position - before] = item
        planned = Planned(position, (item,))
        yield Progress(len(items), max(total, len(items)), LABEL, planned=planned)
    return tuple(items)


def _texts(corpus: Corpus, known: Sequence[PlanItem]) -> dict[str, Twin]:
    """Return what stands for texts: a report that had one before, or an item of the plan."""
    seen = {
        sha256: Twin(one.title, report=one.report, older=True)
        for sha256, one in storing.older(corpus).items()
    }
    for position, item in enumerate(known):
        if item.sha256:
            seen.setdefault(item.sha256, Twin(item.place.shown, item=position))
    return seen


def _told(
    items: Sequence[PlanItem], first: int, unpacked: Sequence[Unpacked], total: int, before: int
) -> Progress:
    planned = Planned(before + first, tuple(items[first:]), tuple(unpacked))
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
        actor=_one(document.actor),
        publisher=_one(document.publisher),
        source=document.source,
        language=_one(answer.language),
        words=answer.words,
        furniture_lines=answer.furniture_lines,
        furniture_words=answer.furniture_words,
        sha256=answer.sha256,
        signature=answer.signature,
        findings=tuple(_kept(finding) for finding in document.findings),
        notes=_notes(document.evidence),
        twin=twin,
    )


def _one(value: str | None) -> str | None:
    """Return the same object for the same words: 100,000 items often say alike."""
    return intern(value) if value is not None else None


def _kept(finding: Finding) -> Finding:
    return replace(finding, value=intern(finding.value), where=intern(finding.where))


def _notes(evidence: Mapping[str, str]) -> Mapping[str, str]:
    if not evidence:
        return _NO_NOTES
    return {intern(about): intern(words) for about, words in evidence.items()}


def _same_text(corpus: Corpus, sha256: str, seen: dict[str, Twin]) -> Twin | None:
    known = corpus.rows(
        "SELECT id, title FROM report WHERE sha256 = ? AND deleted_at IS NULL", [sha256]
    )
    if known:
        return Twin(str(known[0][1]), report=int(known[0][0]))
    return seen.get(sha256)
