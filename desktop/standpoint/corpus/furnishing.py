# SPDX-License-Identifier: MIT
"""What in the stored reports is furniture: by its wording, by repetition, by a person's word.

A person's word on a passage comes first, then a person's word on a line of a publisher, then the
wording, then repetition. A line that carries a theme never becomes furniture by repetition alone.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from standpoint.corpus import furniture_switches
from standpoint.corpus.codebooks import now
from standpoint.corpus.furniture_spellings import carrying, spellings
from standpoint.corpus.furniture_switches import OF_THEM, PUBLISHER, STANDS
from standpoint.model.progress import Progress
from standpoint.text import repetition

if TYPE_CHECKING:
    from sqlite_utils import Database

    from standpoint.coding.coder import Coder
    from standpoint.corpus.corpus import Corpus

MOST_LINES = 500
"""So many repeating lines of one publisher are kept, those in most reports."""

_SAMPLE = 2_000
"""Among more reports, where a line stands is looked up in so many of them, evenly taken."""

_BATCH = 500  # reports
_TOGETHER = 0.2
"""After so many seconds what was done for publishers is stored: there can be thousands of them."""
_LABEL = "Comparing lines"
Word = bool | None
"""A person's word: furniture, no furniture, or nothing said."""


def store_lines(db: Database, report: int, lines: Iterable[repetition.Line]) -> None:
    """Write what the sentences of a report, which are stored already, are known by in others."""
    db.conn.executemany(
        "UPDATE sentence SET line = ?, apart = ? WHERE report = ? AND idx = ?",
        [(line.key, int(line.apart), report, line.sentence) for line in lines],
    )


# Looking for what repeats ---------------------------------------------------------------------


def owe(corpus: Corpus, publishers: Iterable[str | None]) -> None:
    """Remember that lines of these publishers (see PUBLISHER) must be compared anew.

    `settle` does it; where a kill comes between, the next one that opens the corpus does. Call it
    inside `changing`.
    """
    _owe(corpus, {*due(corpus), *(publisher or "" for publisher in publishers)})


def _owe(corpus: Corpus, publishers: Collection[str]) -> None:
    corpus.database.execute("DELETE FROM info WHERE key = 'furniture_due'")
    if publishers:
        corpus.database.execute(
            "INSERT INTO info (key, value) VALUES ('furniture_due', ?)",
            [json.dumps(sorted(publishers))],
        )


def due(corpus: Corpus) -> list[str]:
    """Return the publishers (see PUBLISHER) of which lines must still be compared."""
    rows = corpus.rows("SELECT value FROM info WHERE key = 'furniture_due'")
    if rows and rows[0][0] == "*":
        return _publishers(corpus)
    return list(json.loads(rows[0][0])) if rows else []


def _publishers(corpus: Corpus) -> list[str]:
    rows = corpus.rows(
        f"SELECT DISTINCT {PUBLISHER} FROM report WHERE deleted_at IS NULL ORDER BY 1"
    )
    return [row[0] for row in rows]


def settle(corpus: Corpus) -> Generator[Progress, None, int]:
    """Compare the lines of publishers that `owe` named, and switch what that makes furniture.

    Some publishers at a time are one transaction with all that follows from it: words, sentences,
    stems, mentions. Returns how many reports were touched.
    """
    touched = done = 0
    while owed := due(corpus):
        settled: set[str] = set()
        until = time.monotonic() + _TOGETHER
        with corpus.changing():
            for publisher in owed:
                touched += yield from _settle(corpus, publisher)
                settled.add(publisher)
                if time.monotonic() > until:
                    break
            _owe(corpus, set(due(corpus)) - settled)
        done += len(settled)
        yield Progress(done, done + len(owed) - len(settled), _LABEL)
    return touched


def _settle(corpus: Corpus, publisher: str) -> Generator[Progress, None, int]:
    look(corpus, publisher)
    switches = furniture_switches.wanted(corpus, publisher)
    reports = [list(group) for _, group in groupby(switches, key=lambda one: one.report)]
    for at in range(0, len(reports), _BATCH):
        batch = reports[at : at + _BATCH]
        furniture_switches.apply(corpus, [one for report in batch for one in report])
        yield Progress(at + len(batch), len(reports), _LABEL)
    return len(reports)


def settle_now(corpus: Corpus, publishers: Iterable[str | None] = ()) -> None:
    """Do at once what is owed, and these publishers; inside `changing` all is one transaction."""
    named = set(publishers)
    if named:
        with corpus.changing():
            owe(corpus, named)
    for _ in settle(corpus):
        pass


def look(corpus: Corpus, publisher: str) -> None:
    """Find the repeating lines of a publisher anew. Call it inside `changing`."""
    rows = corpus.rows(
        "SELECT s.line, count(DISTINCT s.report) AS n, max(s.by_wording) "
        f"FROM {OF_THEM} CROSS JOIN sentence AS s ON s.report = report.id "
        f"WHERE {STANDS} AND s.line != 0 "
        "GROUP BY s.line HAVING n >= ? ORDER BY n DESC, s.line LIMIT ?",
        [publisher, repetition.FEWEST, MOST_LINES],
    )
    standing = {line: count for line, count, _ in rows}
    by_wording = {line: known for line, _, known in rows}
    found = _repeating(corpus, publisher, standing)
    written = spellings(corpus, publisher, found)
    coded = carrying(corpus.coder(), written) | _coded_by_people(corpus, publisher)
    corpus.database.execute("DELETE FROM repeated_line WHERE publisher = ?", [publisher])
    corpus.database.conn.executemany(
        "INSERT INTO repeated_line "
        "(publisher, line, reports, furniture, coded, by_wording, languages, example) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                publisher,
                line,
                standing[line],
                int(one.furniture),
                int(line in coded),
                by_wording[line],
                json.dumps(list(dict.fromkeys(language for _, language in written[line]))),
                next(iter(written[line]))[0],
            )
            for line, one in found.items()
        ],
    )


def _repeating(
    corpus: Corpus, publisher: str, standing: Mapping[int, int]
) -> dict[int, repetition.Repeated]:
    """Tell which of the lines that stand in so many reports repeat, and which are furniture."""
    ((number,),) = corpus.rows(f"SELECT count(*) FROM {OF_THEM} WHERE {STANDS}", [publisher])
    holding = _holding(corpus, publisher, standing)
    sampled = holding[:: -(-len(holding) // _SAMPLE)] if holding else []
    found = repetition.repeated(
        _placed(corpus, sampled),
        number,
        None if len(sampled) == len(holding) else standing,
    )
    return {
        line: one
        for line, one in found.items()
        if line in standing and one.reports >= repetition.FEWEST
    }


def _holding(corpus: Corpus, publisher: str, lines: Collection[int]) -> list[int]:
    if not lines:
        return []
    rows = corpus.rows(
        f"SELECT DISTINCT s.report FROM {OF_THEM} CROSS JOIN sentence AS s ON s.report = report.id "
        f"WHERE {STANDS} AND s.line IN (SELECT value FROM json_each(?)) ORDER BY s.report",
        [publisher, json.dumps(list(lines))],
    )
    return [row[0] for row in rows]


def _placed(corpus: Corpus, reports: Sequence[int]) -> dict[int, list[repetition.Placed]]:
    rows = corpus.rows(
        "SELECT report, line, paragraph, stop - start, apart, by_wording FROM sentence "
        "WHERE report IN (SELECT value FROM json_each(?)) ORDER BY report, idx",
        [json.dumps(list(reports))],
    )
    return {
        report: [
            repetition.Placed(line, paragraph, length, bool(apart), bool(known))
            for _, line, paragraph, length, apart, known in group
        ]
        for report, group in groupby(rows, key=lambda row: row[0])
    }


def _coded_by_people(corpus: Corpus, publisher: str) -> set[int]:
    """Return the lines of which a person confirmed a coding or linked one."""
    places = (
        "SELECT report AS there, start AS first FROM decision WHERE status = 'confirmed' "
        "UNION SELECT report_a, start_a FROM link WHERE linked "
        "UNION SELECT report_b, start_b FROM link WHERE linked"
    )
    rows = corpus.rows(
        f"SELECT DISTINCT s.line FROM ({places}) JOIN report ON report.id = there "
        f"JOIN sentence AS s ON s.report = there AND s.start = first WHERE {STANDS}",
        [publisher],
    )
    return {row[0] for row in rows}


def review(
    corpus: Corpus, added: Coder | None = None, candidates: Collection[int] | None = None
) -> None:
    """After a change of codebook, let no line be furniture by repetition that carries a theme now.

    Call it inside `changing`, when the new codebook codes already. `added` finds what only the new
    codebook finds, in no other reports than the `candidates`; with them a line that carried
    nothing needs no more than that.
    """
    known: dict[str, dict[int, bool]] = {}
    for publisher, line, coded in corpus.rows(
        "SELECT publisher, line, coded FROM repeated_line WHERE furniture"
    ):
        known.setdefault(publisher, {})[line] = bool(coded)
    for publisher, lines in known.items():
        coded_before = {line for line, coded in lines.items() if coded}
        plain = lines.keys() - coded_before
        carries = carrying(corpus.coder(), spellings(corpus, publisher, coded_before))
        if added is None:
            carries |= carrying(corpus.coder(), spellings(corpus, publisher, plain))
        elif candidates is None or candidates:
            carries |= carrying(added, spellings(corpus, publisher, plain, candidates))
        carries |= _coded_by_people(corpus, publisher) & lines.keys()
        changed = carries ^ coded_before
        corpus.database.conn.executemany(
            "UPDATE repeated_line SET coded = ? WHERE publisher = ? AND line = ?",
            [(int(line in carries), publisher, line) for line in sorted(changed)],
        )
        if changed:
            furniture_switches.apply(corpus, furniture_switches.wanted(corpus, publisher))


# A person's word ------------------------------------------------------------------------------


def set_passages(
    corpus: Corpus, report: int, words: Mapping[tuple[int, int], Word]
) -> dict[tuple[int, int], Word]:
    """Say of passages (start, stop) of a report whether they are furniture; None takes it back.

    Returns what a person had said before of the same passages. Nothing happens to a report that is
    gone.
    """
    before: dict[tuple[int, int], Word] = {}
    with corpus.changing():
        rows = corpus.rows("SELECT sha256 FROM report WHERE id = ?", [report])
        for (start, stop), furniture in words.items() if rows else ():
            place = [rows[0][0], start, stop]
            where = "sha256 = ? AND start = ? AND stop = ?"
            said = corpus.rows(f"SELECT furniture FROM furniture_passage WHERE {where}", place)
            before[start, stop] = bool(said[0][0]) if said else None
            corpus.database.execute(f"DELETE FROM furniture_passage WHERE {where}", place)
            if furniture is not None:
                corpus.database.execute(
                    "INSERT INTO furniture_passage (sha256, start, stop, furniture, made_at) "
                    "VALUES (?, ?, ?, ?, ?)",
                    [*place, int(furniture), now()],
                )
        if before:
            publisher = corpus.rows(f"SELECT {PUBLISHER} FROM report WHERE id = ?", [report])[0][0]
            furniture_switches.apply(corpus, furniture_switches.wanted(corpus, publisher, report))
    return before


def set_line(
    corpus: Corpus, publisher: str | None, line: int, furniture: Word, example: str = ""
) -> Word:
    """Say of a line in all reports of a publisher, also of later ones, whether it is furniture.

    None takes it back. `line` is `repetition.Line.key`, `example` the line as it is shown where no
    report holds it. Returns what a person had said before. What was said of single passages stays.
    """
    place = [publisher or "", line]
    with corpus.changing():
        said = corpus.rows(
            "SELECT furniture, example FROM furniture_line WHERE publisher = ? AND line = ?", place
        )
        corpus.database.execute(
            "DELETE FROM furniture_line WHERE publisher = ? AND line = ?", place
        )
        if furniture is not None:
            shown = example or (said[0][1] if said else "")
            corpus.database.execute(
                "INSERT INTO furniture_line (publisher, line, furniture, example, made_at) "
                "VALUES (?, ?, ?, ?, ?)",
                [*place, int(furniture), shown, now()],
            )
        furniture_switches.apply(corpus, furniture_switches.wanted(corpus, publisher or ""))
    return bool(said[0][0]) if said else None
