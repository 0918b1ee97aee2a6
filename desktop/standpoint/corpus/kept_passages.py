# SPDX-License-Identifier: MIT
"""What a person left out of a report's text or took back into it, carried into another text of it.

It belongs to a text (SHA-256), not to a report: with an older text it stands again by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from standpoint.corpus.kept_links import Row

if TYPE_CHECKING:
    from standpoint.analysis.carrying import Carrying, Span
    from standpoint.corpus.corpus import Corpus

COLUMNS = ("start", "stop", "furniture", "made_at")


def of(corpus: Corpus, report: int) -> tuple[Row, ...]:
    """Return what people said of passages of the text that a report has now."""
    return tuple(
        corpus.rows(
            "SELECT p.start, p.stop, p.furniture, p.made_at FROM furniture_passage AS p "
            "JOIN report ON report.sha256 = p.sha256 WHERE report.id = ? "
            "ORDER BY p.made_at, p.start",
            [report],
        )
    )


def write(corpus: Corpus, report: int, rows: Iterable[Row]) -> None:
    """Let this be said of the text that a report has now; of one passage the last word stands.

    Call it inside `changing`; furniture is to be settled afterwards.
    """
    corpus.database.conn.executemany(
        "INSERT INTO furniture_passage (sha256, start, stop, furniture, made_at) "
        "SELECT sha256, ?, ?, ?, ? FROM report WHERE id = ? "
        "ON CONFLICT (sha256, start, stop) DO UPDATE SET furniture = excluded.furniture, "
        "made_at = excluded.made_at WHERE excluded.made_at >= made_at",
        [(*row, report) for row in rows],
    )


def carried(row: Row, carrying: Carrying) -> tuple[list[Row], list[Span]]:
    """Return a word on a passage at its places in a better text, and what of it stands nowhere.

    Where not the whole passage stands there, each of its sentences goes by itself.
    """
    start, stop = int(str(row[0])), int(str(row[1]))
    whole = carrying.sentences.get((start, stop)) or carrying.place(start, stop)
    if whole is not None:
        return [(*whole, *row[2:])], []
    places = {span: carrying.sentences.get(span) for span in carrying.within(start, stop)}
    stand: list[Row] = [(*place, *row[2:]) for place in places.values() if place is not None]
    if not stand:
        return [], [(start, stop)]
    return stand, [span for span, place in places.items() if place is None]
