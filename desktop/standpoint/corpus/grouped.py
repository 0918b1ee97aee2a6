# SPDX-License-Identifier: MIT
"""Hundreds of reports aligned beside the window, and what people said of them since."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standpoint.model.reports import Decision, HumanLink, Marking, Memo, Reading

if TYPE_CHECKING:
    from standpoint.analysis.aligned import Alignment, Column
    from standpoint.corpus.corpus import Corpus

_AT_ONCE = 40
"""So many reports are read between two steps."""


@dataclass(frozen=True, slots=True)
class Read:
    """Some reports that were read, and how many of all there are by now.

    `links` come with the first step: people's links by which the reports will be aligned.
    """

    done: int
    total: int
    readings: tuple[Reading, ...] = ()
    links: tuple[HumanLink, ...] | None = None


def align(
    corpus: Corpus, columns: Sequence[Column], limit: float
) -> Generator[Read, None, Alignment]:
    """Read the reports of columns a few at a time, then align them; the readings pass by.

    Raises CorpusError where one of them is no longer there.
    """
    from standpoint.analysis import alignment

    ids = [report for column in columns for report in column.ids]
    readings: list[Reading] = []
    links = corpus.links(ids)
    yield Read(0, len(ids), links=links)
    for start in range(0, len(ids), _AT_ONCE):
        some = tuple(corpus.reading(report) for report in ids[start : start + _AT_ONCE])
        readings += some
        yield Read(len(readings), len(ids), some)
    return alignment.align(
        readings,
        corpus.codebook(),
        corpus.codebook_version(),
        corpus.closeness(),
        limit,
        links,
        columns,
    )


def as_said_now(corpus: Corpus, readings: Mapping[int, Reading]) -> dict[int, Reading]:
    """Return those of the readings of which people say something else now, as they are now.

    Only what people say is read anew: decisions, markings, memos, themes reviewed as silent.
    """
    decisions: dict[int, list[Decision]] = defaultdict(list)
    for decision in corpus.decisions():
        decisions[decision.report].append(decision)
    among = "WHERE report IN (SELECT value FROM json_each(?))"
    ids = [json.dumps(list(readings))]
    markings: dict[int, list[Marking]] = defaultdict(list)
    for row in corpus.rows(
        f"SELECT report, start, stop, theme, facet, made_at FROM marking {among} "
        "ORDER BY report, start, stop, theme, facet",
        ids,
    ):
        markings[row[0]].append(Marking(*row))
    memos: dict[int, list[Memo]] = defaultdict(list)
    for row in corpus.rows(
        f"SELECT report, start, stop, words, made_at FROM memo {among} "
        "ORDER BY report, start, stop",
        ids,
    ):
        memos[row[0]].append(Memo(*row))
    reviewed: dict[int, set[str]] = defaultdict(set)
    for report, theme in corpus.rows(f"SELECT report, theme FROM reviewed {among}", ids):
        reviewed[report].add(theme)
    changed = {}
    for report, reading in readings.items():
        now = replace(
            reading,
            decisions=tuple(decisions[report]),
            markings=tuple(markings[report]),
            memos=tuple(memos[report]),
            reviewed=frozenset(reviewed[report]),
        )
        if now != reading:
            changed[report] = now
    return changed
