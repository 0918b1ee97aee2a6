# SPDX-License-Identifier: MIT
"""Which of all hits are mentions, and how each counts toward its theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from standpoint.coding.coder import Hit
from standpoint.coding.overlaps import longest_apart
from standpoint.model.codebook import Codebook

if TYPE_CHECKING:
    from sqlite_utils import Database

HIDDEN = -1
"""Weight of a hit that a longer one of its facet stands over."""


class CodedHit(NamedTuple):
    """A hit and how it counts toward its theme.

    `toward_theme`: 2 as a mention of the theme, 1 not as a mention of its own, because a longer one
    of the theme overlaps it, but its sentence counts; 0 where its facet does not count. HIDDEN is
    no mention: a longer one of the same facet stands over it. It is kept to tell what a rule finds,
    and comes forth when the longer one goes.
    """

    hit: Hit
    toward_theme: int


class Scales:
    """Weighs the hits of reports by one codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._order: dict[tuple[str, str, str], int] = {}
        self._counting: set[tuple[str, str]] = set()
        for theme in codebook.themes:
            for facet in theme.facets:
                if facet.counts:
                    self._counting.add((theme.id, facet.id))
                for rule in facet.rules:
                    self._order.setdefault((theme.id, facet.id, rule.source), len(self._order))

    def weigh(self, hits: Iterable[Hit]) -> tuple[CodedHit, ...]:
        """Say how each hit of a report counts; `hits` are all that the rules found.

        Of overlapping hits of a facet the longest is the mention; of equally long ones the first,
        and at one place the one whose rule stands first in the codebook. The same goes for the
        mentions of a theme among its facets that count.
        """
        found = sorted(hits, key=self._place)
        facets: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for hit in found:
            facets[hit.theme, hit.facet].append((hit.start, hit.end))
        mentions = {facet: longest_apart(spans) for facet, spans in facets.items()}
        themes: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for facet, spans in mentions.items():
            if facet in self._counting:
                themes[facet[0]].extend(spans)
        left = {theme: longest_apart(spans) for theme, spans in themes.items()}
        return tuple(
            CodedHit(hit, self._weight(hit, mentions[hit.theme, hit.facet], left)) for hit in found
        )

    def _place(self, hit: Hit) -> tuple[int, int, int]:
        return hit.start, hit.end, self._order.get((hit.theme, hit.facet, hit.rule), 0)

    def _weight(
        self, hit: Hit, mentions: set[tuple[int, int]], left: dict[str, set[tuple[int, int]]]
    ) -> int:
        """Weigh one hit and take its place: what two rules or facets find there is one mention."""
        span = (hit.start, hit.end)
        if span not in mentions:
            return HIDDEN
        mentions.discard(span)
        if (hit.theme, hit.facet) not in self._counting:
            return 0
        if span not in left[hit.theme]:
            return 1
        left[hit.theme].discard(span)
        return 2


_latest: list[Scales] = []


def of(codebook: Codebook) -> Scales:
    """Return the scales of a codebook, kept while reports are weighed by the same one."""
    if not _latest or _latest[0].codebook is not codebook:
        _latest[:] = [Scales(codebook)]
    return _latest[0]


HitRow = tuple[int, int, int, int, str, str, str]
"""A hit as it is stored: start, end, sentence, weight, theme, facet, rule."""


def rows(hits: Iterable[CodedHit]) -> list[HitRow]:
    """Return hits as they are stored."""
    return [
        (hit.start, hit.end, hit.sentence, weight, hit.theme, hit.facet, hit.rule)
        for hit, weight in hits
    ]


def store_all(db: Database, found: Mapping[int, Sequence[HitRow]]) -> None:
    """Write what was found in several reports and the rules that found it."""
    named = {row[4:] for hits in found.values() for row in hits}
    if not named:
        return
    db.conn.executemany(
        "INSERT OR IGNORE INTO rule (theme, facet, source) VALUES (?, ?, ?)", sorted(named)
    )
    known = db.execute("SELECT theme, facet, source, id FROM rule").fetchall()
    numbers = {tuple(rule): number for *rule, number in known}
    db.conn.executemany(
        "INSERT OR IGNORE INTO mention (report, start, stop, sentence, toward_theme, rule) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        ((report, *row[:4], numbers[row[4:]]) for report, hits in found.items() for row in hits),
    )


def store(db: Database, report: int, hits: Iterable[CodedHit]) -> None:
    """Write what was found in one report and the rules that found it."""
    rows = [
        (report, hit.start, hit.end, hit.sentence, weight, hit.theme, hit.facet, hit.rule)
        for hit, weight in hits
    ]
    if not rows:
        return
    db.conn.executemany(
        "INSERT OR IGNORE INTO rule (theme, facet, source) VALUES (?, ?, ?)",
        sorted({row[5:] for row in rows}),
    )
    db.conn.executemany(
        "INSERT OR IGNORE INTO mention (report, start, stop, sentence, toward_theme, rule) "
        "VALUES (?, ?, ?, ?, ?, "
        "(SELECT id FROM rule WHERE theme = ? AND facet = ? AND source = ?))",
        rows,
    )
