# SPDX-License-Identifier: MIT
"""Which items of an import's plan are reposts: told as the corpus will tell it once they are in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from standpoint.corpus import repost_finding
from standpoint.corpus.preparing import Surveyed
from standpoint.model import dates
from standpoint.model.plan import PlanItem, Twin
from standpoint.text.near import HASHES

if TYPE_CHECKING:
    from pathlib import Path

    from standpoint.analysis.near_duplicates import Compared, Overlap, Said
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.ingest import Preparer

MOST_READ = 4_000
"""Of more items that may be reposts the texts are not read again: shares are then estimated."""
_MOST_WORDS = 8_000_000
_IN_MEMORY = 512  # texts

Pair = tuple[int, int]
Comparing = Callable[[int, int], "Overlap"]


@dataclass(frozen=True, slots=True)
class _Text:
    """A report in the corpus, or an item of the plan, of which `item` is the position."""

    known_as: str
    earliest: str | None
    latest: str | None
    words: int
    signature: bytes
    report: int | None = None
    item: int | None = None


def told(
    corpus: Corpus, items: Sequence[PlanItem], first: int, preparer: Preparer
) -> Generator[None, None, dict[int, PlanItem]]:
    """Return by position the items of which something else is to be said now.

    The texts of those that may be reposts are read again and compared as after the import, with
    the dates that the plan found. An item that came before may turn out a repost of a later one
    with an earlier date. Yields now and then while texts are read.

    Args:
        corpus: what is there already.
        items: the whole plan, by position.
        first: items from this position on are new; what none of them touches stays as it was.
        preparer: reads the texts.
    """
    planned = [_of_item(at, item) for at, item in enumerate(items) if _may_be_repost(item)]
    fresh = sum(one.item is not None and one.item >= first for one in planned)
    if not fresh:
        return {}
    from standpoint.analysis import near_duplicates

    there = _reports(corpus)
    texts = [*there, *planned]
    hashes = near_duplicates.matrix([one.signature for one in texts])
    met: list[Pair] = [(one, two) for one, two in near_duplicates.candidates(hashes).tolist()]
    said, chosen = _said(corpus, there)
    reached = _reached([*met, *said.same], range(len(texts) - fresh, len(texts)))
    pairs = [pair for pair in met if pair[0] in reached]
    near = {one for pair in pairs for one in pair}
    exact = _few(items, [at for one in near if (at := texts[one].item) is not None])
    if exact:
        overlap = yield from _exactly(corpus, items, texts, near, preparer)
    else:
        overlap = _about(texts)
    order = sorted(reached, key=lambda one: _rank(texts[one], one))
    found = near_duplicates.originals(
        order, pairs, lambda one, other: overlap(one, other).repost, said
    )
    found = near_duplicates.led_by(found, [one for one in order if one in chosen])
    return _changed(items, texts, reached, found, overlap, about=not exact)


# What is compared ------------------------------------------------------------------------------


def _may_be_repost(item: PlanItem) -> bool:
    return item.status in {"new", "repost"} and len(item.signature) == 4 * HASHES


def _of_item(position: int, item: PlanItem) -> _Text:
    date = dates.parse(item.date) if item.date else None
    return _Text(
        item.place.shown,
        date.earliest.isoformat() if date and date.earliest else None,
        date.latest.isoformat() if date and date.latest else None,
        item.words + item.furniture_words,
        item.signature,
        item=position,
    )


def _reports(corpus: Corpus) -> list[_Text]:
    rows = corpus.rows(
        "SELECT title, earliest, latest, words + furniture_words, hashes, id FROM report "
        "JOIN signature ON report = id WHERE deleted_at IS NULL AND length(hashes) = ? ORDER BY id",
        [4 * HASHES],
    )
    return [_Text(*row) for row in rows]


def _rank(text: _Text, place: int) -> tuple[bool, str, str, int]:
    """Return what texts are ordered by, as `repost_finding.IN_ORDER` orders reports."""
    return text.earliest is None, text.earliest or "", text.latest or "", place


def _said(corpus: Corpus, there: Sequence[_Text]) -> tuple[Said, set[int]]:
    """Return people's words on what is there, and what they took as the original of its group."""
    from standpoint.analysis.near_duplicates import Said

    place = {one.report: at for at, one in enumerate(there)}
    words: dict[bool, list[Pair]] = {True: [], False: []}
    chosen = set()
    for one, other, same in repost_finding.said(corpus):
        if one not in place or other not in place:
            continue
        if one == other:
            chosen.add(place[one])
        else:
            words[bool(same)].append((place[one], place[other]))
    return Said(words[True], words[False]), chosen


def _reached(pairs: Iterable[Pair], begin: Iterable[int]) -> set[int]:
    """Return what hangs together with these over pairs, themselves among it."""
    near: dict[int, list[int]] = {}
    for one, other in pairs:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    reached: set[int] = set()
    waiting = list(begin)
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting += near.get(one, ())
    return reached


def _few(items: Sequence[PlanItem], near: Sequence[int]) -> bool:
    words = sum(items[at].words + items[at].furniture_words for at in near)
    return len(near) <= MOST_READ and words <= _MOST_WORDS


# Comparing -------------------------------------------------------------------------------------


def _exactly(
    corpus: Corpus,
    items: Sequence[PlanItem],
    texts: Sequence[_Text],
    near: Collection[int],
    preparer: Preparer,
) -> Generator[None, None, Comparing]:
    """Read the texts that may be reposts; return what compares two of them exactly."""
    from standpoint.analysis.near_duplicates import Compared, overlap

    wanted = [items[at].place for one in sorted(near) if (at := texts[one].item) is not None]
    read: dict[tuple[Path, str], str] = {}
    for answered in preparer.survey(wanted, whole=True):
        if answered is not None and isinstance(answered[1], Surveyed):
            read[answered[0].key] = answered[1].document.text
        yield

    @lru_cache(_IN_MEMORY)
    def compared(one: int) -> Compared:
        at = texts[one].item
        if at is not None:
            return Compared(read.get(items[at].place.key, ""))
        report = texts[one].report
        assert report is not None
        return Compared(repost_finding.own_text(corpus, report))

    return lambda one, other: overlap(compared(one), compared(other))


def _about(texts: Sequence[_Text]) -> Comparing:
    """Return what compares two texts by their signatures; each share may be .1 off."""
    from standpoint.analysis.near_duplicates import estimated

    def overlap(one: int, other: int) -> Overlap:
        here, there = texts[one], texts[other]
        return estimated(here.signature, there.signature, here.words, there.words)

    return overlap


# What comes of it ------------------------------------------------------------------------------


def _changed(
    items: Sequence[PlanItem],
    texts: Sequence[_Text],
    reached: Iterable[int],
    found: dict[int, int],
    overlap: Comparing,
    *,
    about: bool,
) -> dict[int, PlanItem]:
    changed: dict[int, PlanItem] = {}
    for one in sorted(reached):
        at = texts[one].item
        if at is None:
            continue
        item = replace(items[at], status="new", twin=None)
        if one in found:
            of = texts[found[one]]
            share = overlap(one, found[one]).of_first
            twin = Twin(of.known_as, share, report=of.report, item=of.item, about=about)
            item = replace(item, status="repost", twin=twin)
        if item != items[at]:
            changed[at] = item
    return changed
