# SPDX-License-Identifier: MIT
"""What in the stored reports is furniture: by its wording, by repetition, by a person's word.

A person's word on a passage comes first, then a person's word on a line of a publisher, then the
wording, then repetition. A line that carries a theme never becomes furniture by repetition alone.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from standpoint.coding.coder import Coder
from standpoint.corpus import furniture_switches
from standpoint.corpus.codebooks import now
from standpoint.corpus.furniture_switches import PUBLISHER, STANDS
from standpoint.model.progress import Progress
from standpoint.model.reports import Sentence
from standpoint.text import repetition

if TYPE_CHECKING:
    from sqlite_utils import Database

    from standpoint.corpus.corpus import Corpus

MOST_LINES = 500
"""So many repeating lines of one publisher are kept, those in most reports."""

_SAMPLE = 2_000
"""Among more reports, where a line stands is looked up in so many of them, evenly taken."""

_BATCH = 500  # reports
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
    _owe(corpus, {*_due(corpus), *(publisher or "" for publisher in publishers)})


def _owe(corpus: Corpus, publishers: Collection[str]) -> None:
    corpus.database.execute("DELETE FROM info WHERE key = 'furniture_due'")
    if publishers:
        corpus.database.execute(
            "INSERT INTO info (key, value) VALUES ('furniture_due', ?)",
            [json.dumps(sorted(publishers))],
        )


def _due(corpus: Corpus) -> list[str]:
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

    Each publisher is one transaction with all that follows from it: words, sentences, stems,
    mentions. Returns how many reports were touched.
    """
    touched = 0
    for publisher in _due(corpus):
        with corpus.changing():
            look(corpus, publisher)
            switches = furniture_switches.wanted(corpus, publisher)
            reports = [list(group) for _, group in groupby(switches, key=lambda one: one.report)]
            for at in range(0, len(reports), _BATCH):
                batch = reports[at : at + _BATCH]
                furniture_switches.apply(corpus, [one for report in batch for one in report])
                yield Progress(at + len(batch), len(reports), "Comparing lines")
            _owe(corpus, set(_due(corpus)) - {publisher})
        touched += len(reports)
    return touched


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
    number = int(corpus.rows(f"SELECT count(*) FROM report WHERE {STANDS}", [publisher])[0][0])
    rows = corpus.rows(
        "SELECT s.line, count(DISTINCT s.report) AS n, max(s.by_wording) FROM report "
        f"JOIN sentence AS s ON s.report = report.id WHERE {STANDS} AND s.line != 0 "
        "GROUP BY s.line HAVING n >= ? ORDER BY n DESC, s.line LIMIT ?",
        [publisher, repetition.FEWEST, MOST_LINES],
    )
    standing = {line: count for line, count, _ in rows}
    by_wording = {line: known for line, _, known in rows}
    holding = _holding(corpus, publisher, standing)
    sampled = holding[:: -(-len(holding) // _SAMPLE)] if holding else []
    found = repetition.repeated(
        _placed(corpus, sampled),
        number,
        None if len(sampled) == len(holding) else standing,
    )
    found = {line: one for line, one in found.items() if line in standing}
    by_hand = _coded_by_people(corpus, publisher)
    examples = _examples(corpus, publisher, found)
    coder = corpus.coder()
    db = corpus.database
    db.execute("DELETE FROM repeated_line WHERE publisher = ?", [publisher])
    db.conn.executemany(
        "INSERT INTO repeated_line "
        "(publisher, line, reports, furniture, coded, by_wording, languages, example) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                publisher,
                line,
                standing[line],
                int(one.furniture),
                int(line in by_hand or _carries_theme(coder, *examples[line])),
                by_wording[line],
                json.dumps(examples[line][1]),
                examples[line][0],
            )
            for line, one in found.items()
            if one.reports >= repetition.FEWEST
        ],
    )


def _holding(corpus: Corpus, publisher: str, lines: Collection[int]) -> list[int]:
    if not lines:
        return []
    rows = corpus.rows(
        "SELECT DISTINCT s.report FROM report JOIN sentence AS s ON s.report = report.id "
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


def _examples(
    corpus: Corpus, publisher: str, lines: Collection[int]
) -> dict[int, tuple[str, list[str | None]]]:
    """Return each line as it stands in a report, and the languages of all that hold it."""
    rows = corpus.rows(
        "SELECT s.line, json_group_array(DISTINCT report.language), min(s.report), s.start, s.stop "
        f"FROM report JOIN sentence AS s ON s.report = report.id WHERE {STANDS} "
        "AND s.line IN (SELECT value FROM json_each(?)) GROUP BY s.line",
        [publisher, json.dumps(list(lines))],
    )
    return {
        line: (corpus.text(report)[start:stop], json.loads(languages))
        for line, languages, report, start, stop in rows
    }


def _carries_theme(coder: Coder, words: str, languages: Iterable[str | None]) -> bool:
    """Tell whether a rule of an active theme finds something in a line, in any language."""
    whole = [Sentence(0, 0, len(words), 1)]
    return any(coder.find(words, whole, language) for language in languages)


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


def review(corpus: Corpus, added: Coder | None = None) -> None:
    """After a change of codebook, let no line be furniture by repetition that carries a theme now.

    Call it inside `changing`, when the new codebook codes already. `added` finds what only the new
    codebook finds; with it a line that carried nothing needs no more than that.
    """
    changed: dict[str, None] = {}
    by_hand: dict[str, set[int]] = {}
    for publisher, line, coded, languages, example in corpus.rows(
        "SELECT publisher, line, coded, languages, example FROM repeated_line WHERE furniture"
    ):
        if publisher not in by_hand:
            by_hand[publisher] = _coded_by_people(corpus, publisher)
        coder = corpus.coder() if added is None or coded else added
        carries = line in by_hand[publisher] or _carries_theme(
            coder, example, json.loads(languages)
        )
        if carries != bool(coded):
            corpus.database.execute(
                "UPDATE repeated_line SET coded = ? WHERE publisher = ? AND line = ?",
                [int(carries), publisher, line],
            )
            changed[publisher] = None
    for publisher in changed:
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


def set_passage(corpus: Corpus, report: int, start: int, stop: int, furniture: Word) -> Word:
    """Say of one passage of a report whether it is furniture; return what was said before."""
    return set_passages(corpus, report, {(start, stop): furniture}).get((start, stop))


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
