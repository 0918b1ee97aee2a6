# SPDX-License-Identifier: MIT
"""Which items of an import's plan seem to be reposts: told by signatures, before texts are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standpoint.model.plan import PlanItem, Twin
from standpoint.text.near import HASHES

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus


def marked(corpus: Corpus, items: Sequence[PlanItem], first: int = 0) -> dict[int, PlanItem]:
    """Return by position the new items that seem to be reposts, of a report or an earlier item.

    The share is estimated, about .1 off; after the import texts are compared exactly.

    Args:
        corpus: what is there already.
        items: the whole plan, by position.
        first: only items from this position on are told.
    """
    new = [
        position
        for position, item in enumerate(items)
        if item.status in {"new", "repost"} and len(item.signature) == 4 * HASHES
    ]
    if not any(position >= first for position in new):
        return {}
    from standpoint.analysis import near_duplicates

    there = corpus.rows(
        "SELECT id, title, words + furniture_words, hashes FROM report "
        "JOIN signature ON report = id WHERE deleted_at IS NULL AND length(hashes) = ? ORDER BY id",
        [4 * HASHES],
    )
    signatures = [row[3] for row in there] + [items[position].signature for position in new]
    lengths = [row[2] for row in there] + [
        items[position].words + items[position].furniture_words for position in new
    ]
    near: dict[int, list[int]] = defaultdict(list)
    for earlier, later in near_duplicates.candidates(near_duplicates.matrix(signatures)).tolist():
        near[later].append(earlier)
    found: dict[int, PlanItem] = {}
    originals: dict[int, int] = {}
    for place in sorted(near):
        if place < len(there):
            continue
        position = new[place - len(there)]
        best: tuple[float, int] | None = None
        for other in {originals.get(one, one) for one in near[place]}:
            overlap = near_duplicates.estimated(
                signatures[place], signatures[other], lengths[place], lengths[other]
            )
            if overlap.repost and (best is None or (overlap.of_first, -other) > best):
                best = overlap.of_first, -other
        if best is None:
            continue
        share, other = best[0], -best[1]
        originals[place] = other
        if other < len(there):
            twin = Twin(str(there[other][1]), share, report=int(there[other][0]))
        else:
            of = new[other - len(there)]
            twin = Twin(items[of].place.shown, share, item=of)
        if position >= first:
            found[position] = replace(items[position], status="repost", twin=twin)
    return found
