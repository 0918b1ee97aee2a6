# SPDX-License-Identifier: MIT
"""Switching sentences to furniture and back, with all that is counted of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from standpoint.corpus import weighing
from standpoint.corpus.stem_table import Stems
from standpoint.model import dates
from standpoint.model.reports import Sentence
from standpoint.text import stems, words

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

PUBLISHER = "coalesce(report.publisher, report.actor, '')"
"""Whose habits a report has: its publisher's; where none is stated, its actor's."""

STANDS = f"report.deleted_at IS NULL AND {PUBLISHER} = ?"
"""What picks the reports of one of them."""

OF_THEM = "report INDEXED BY report_by_publisher"
"""The reports, to be picked by STANDS and by nothing else: there can be thousands of publishers."""

BY_WORDING, BY_REPETITION, BY_PERSON = 1, 2, 3
"""Origins of furniture, as they are stored; 0 is no furniture."""


class Switch(NamedTuple):
    """A sentence of which the origin changes from `before` to `after`."""

    report: int
    sentence: int
    start: int
    stop: int
    before: int
    after: int


def wanted(corpus: Corpus, publisher: str, report: int | None = None) -> list[Switch]:
    """Return what must change in the reports of a publisher (see PUBLISHER), or in one of them.

    It follows from the wording, from `repeated_line`, and from what people said.
    """
    repeating = {
        row[0]: BY_REPETITION
        for row in corpus.rows(
            "SELECT line FROM repeated_line WHERE publisher = ? AND furniture AND NOT coded",
            [publisher],
        )
    }
    said = {
        line: BY_PERSON if furniture else 0
        for line, furniture in corpus.rows(
            "SELECT line, furniture FROM furniture_line WHERE publisher = ?", [publisher]
        )
    }
    reports, where = OF_THEM, STANDS
    asked: list[object] = [publisher]
    if report is not None:
        reports, where, asked = "report", f"{where} AND report.id = ?", [publisher, report]
    passages = _passages(corpus, where, asked)
    rows = corpus.rows(
        "SELECT s.report, s.idx, s.start, s.stop, s.furniture, s.by_wording, s.line "
        f"FROM {reports} CROSS JOIN sentence AS s ON s.report = report.id WHERE {where} "
        "AND (s.furniture != s.by_wording OR s.line IN (SELECT value FROM json_each(?)) "
        "OR s.report IN (SELECT value FROM json_each(?))) ORDER BY s.report, s.idx",
        [*asked, json.dumps([*repeating, *said]), json.dumps(list(passages))],
    )
    found = []
    for place, index, start, stop, before, by_wording, line in rows:
        after = said.get(line, BY_WORDING if by_wording else repeating.get(line, 0))
        for first, last, furniture in passages.get(place, ()):
            if first <= start and stop <= last:
                after = BY_PERSON if furniture else 0
        if after != before:
            found.append(Switch(place, index, start, stop, before, after))
    return found


def _passages(
    corpus: Corpus, where: str, asked: Sequence[object]
) -> dict[int, list[tuple[int, int, int]]]:
    """Return, per report, what people said of its passages, in the order in which they did."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for report, start, stop, furniture in corpus.rows(
        "SELECT report.id, p.start, p.stop, p.furniture FROM furniture_passage AS p "
        f"JOIN report ON report.sha256 = p.sha256 WHERE {where} ORDER BY p.made_at, p.start",
        asked,
    ):
        found.setdefault(report, []).append((start, stop, furniture))
    return found


def apply(corpus: Corpus, switches: Iterable[Switch]) -> None:
    """Switch sentences, and bring words, sentences, stems and mentions to what follows from it.

    Only the switched sentences are looked at: hits never reach beyond their sentence, and every
    count is a sum over sentences. Call it inside `changing`.
    """
    frequencies = Stems()
    for report, group in groupby(switches, key=lambda switch: switch.report):
        _apply(corpus, report, list(group), frequencies)
    frequencies.write(corpus.database)


def _apply(corpus: Corpus, report: int, switches: Sequence[Switch], frequencies: Stems) -> None:
    db = corpus.database
    db.conn.executemany(
        "UPDATE sentence SET furniture = ? WHERE report = ? AND idx = ?",
        [(switch.after, report, switch.sentence) for switch in switches],
    )
    out = [switch for switch in switches if switch.after and not switch.before]
    back = [switch for switch in switches if switch.before and not switch.after]
    if not out and not back:
        return
    ((language, date, text),) = corpus.rows(
        "SELECT r.language, r.date, b.text FROM report AS r "
        "JOIN body AS b ON b.report = r.id AND b.version = r.text_version WHERE r.id = ?",
        [report],
    )
    moved = 0
    for sign, switched in ((-1, out), (1, back)):
        for switch in switched:
            said = text[switch.start : switch.stop]
            moved += sign * _words(said)
            frequencies.add(language, dict.fromkeys(("", *_stems(said, language)), 1), sign)
    db.execute(
        "UPDATE report SET words = words + ?, furniture_words = furniture_words - ?, "
        "sentences = sentences + ? WHERE id = ?",
        [moved, moved, len(back) - len(out), report],
    )
    db.conn.executemany(
        "DELETE FROM mention WHERE report = ? AND sentence = ?",
        [(report, switch.sentence) for switch in out],
    )
    if back:
        coder = corpus.coder()
        written = dates.parse(date) if date else None
        hits = [
            hit._replace(start=hit.start + one.start, end=hit.end + one.start)
            for one in back
            for hit in coder.find(
                text[one.start : one.stop],
                [Sentence(one.sentence, 0, one.stop - one.start, 1)],
                language,
                written,
            )
        ]
        weighing.store(db, report, weighing.of(coder.codebook).weigh(hits))


@lru_cache(maxsize=2_000)
def _words(said: str) -> int:
    return words.count(said)


@lru_cache(maxsize=2_000)
def _stems(said: str, language: str | None) -> tuple[str, ...]:
    return tuple(set(stems.stems(said, language)))
