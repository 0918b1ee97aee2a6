# SPDX-License-Identifier: MIT
"""Is a corpus sound, and a copy of it that certainly is whole."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from standpoint.corpus import (
    copying,
    finding,
    months,
    notes,
    preparing,
    reposts,
    tallies,
    weighing,
)
from standpoint.corpus.schema import THESE
from standpoint.errors import CorpusError
from standpoint.model.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from standpoint.corpus.corpus import Corpus


LABEL = "Checking"

_BATCH = 64  # reports
_TEXTS = (
    "SELECT r.id, r.sha256, b.text FROM report AS r LEFT JOIN body AS b "
    f"ON b.report = r.id AND b.version = r.text_version WHERE r.id {THESE} ORDER BY r.id"
)
_OUTSIDE = (
    "SELECT m.report, rule.theme FROM mention AS m JOIN rule ON rule.id = m.rule "
    "LEFT JOIN sentence AS s ON s.report = m.report AND s.idx = m.sentence "
    f"WHERE m.report {THESE} AND NOT (coalesce(s.start, 0) <= m.start AND m.start < m.stop "
    "AND m.stop <= coalesce(s.stop, 0)) ORDER BY m.report, m.start"
)
_MENTIONS = (
    "SELECT m.report, m.sentence, m.start, m.stop, rule.theme, rule.facet, rule.source, "
    f"m.toward_theme FROM mention AS m JOIN rule ON rule.id = m.rule WHERE m.report {THESE}"
)


def problems(corpus: Corpus) -> list[str]:
    """Return what `look_over` finds, all at once."""
    job = look_over(corpus)
    while True:
        try:
            next(job)
        except StopIteration as end:
            found: list[str] = end.value
            return found


def look_over(corpus: Corpus) -> Generator[Progress, None, list[str]]:
    """Return one sentence for each thing that is wrong; an empty list means the corpus is sound.

    Looks at the file's pages, its references, its full-text index, at what an import knew and
    people noted, and at every report: the text against its checksum, sentences inside the text and
    in order, mentions inside their sentence, codings by hand and memos inside the text.
    Where all that is sound, every report is coded again and compared with what is stored.
    """
    found: list[str] = []
    try:
        reports = [row[0] for row in corpus.rows("SELECT id FROM report ORDER BY id")]
        total = 2 * len(reports)
        yield Progress(0, total, LABEL)
        found += [f"The file is damaged: {row[0]}." for row in _bad_pages(corpus)]
        found += [
            f"A row of {table} belongs to nothing."
            for table, *_ in corpus.rows("PRAGMA foreign_key_check")
        ]
        found += _full_text(corpus)
        found += notes.problems(corpus)
        for done in range(0, len(reports), _BATCH):
            yield Progress(done, total, LABEL)
            found += _problems_in(corpus, reports[done : done + _BATCH])
        if not found:
            for done, said in _coded_otherwise(corpus, reports):
                yield Progress(len(reports) + done, total, LABEL)
                found += said
        if not found and (tallies.otherwise(corpus) or months.otherwise(corpus)):
            found.append("The stored counts are not those of the mentions. Recode the corpus.")
        if not found:
            wrong = yield from _shown_as(reposts.otherwise(corpus), Progress(total, total, LABEL))
            if wrong:
                found.append(
                    "The stored reposts are not those of the texts. Look for reposts again with "
                    f"“standpoint reposts {corpus.path.name} --again”."
                )
        yield Progress(total, total, LABEL)
    except CorpusError as error:
        found.append(str(error))
    return found


def _shown_as(job: Generator[None, None, bool], shown: Progress) -> Generator[Progress, None, bool]:
    """Run a job that says nothing of its progress; return what it returns."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            return bool(end.value)
        yield shown


def _bad_pages(corpus: Corpus) -> list[tuple[str]]:
    rows = corpus.rows("PRAGMA integrity_check")
    return [(str(row[0]).rstrip("."),) for row in rows if row[0] != "ok"]


def _full_text(corpus: Corpus) -> list[str]:
    if corpus.read_only:
        return []
    found = []
    for index, rank, what in (
        ("report_words", 1, "The index for finding words does not match the texts."),
        ("report_tokens", 0, "The index that leads rules to reports is damaged."),
    ):
        try:
            with corpus.database.atomic():
                corpus.database.execute(
                    f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', {rank})"
                )
        except sqlite3.DatabaseError:
            found.append(what)
    return found


def _problems_in(corpus: Corpus, reports: Sequence[int]) -> list[str]:
    """Return what is wrong in these reports, report by report."""
    wanted = [json.dumps(list(reports))]
    units: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for report, *unit in corpus.rows(
        f"SELECT report, idx, start, stop FROM sentence WHERE report {THESE} ORDER BY report, idx",
        wanted,
    ):
        units[report].append((unit[0], unit[1], unit[2]))
    by_hand: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    for said, table in (("coding by hand", "marking"), ("memo", "memo")):
        for report, start, end in corpus.rows(
            f"SELECT report, start, stop FROM {table} WHERE report {THESE} ORDER BY start, stop",
            wanted,
        ):
            by_hand[report].append((said, start, end))
    outside: dict[int, list[str]] = defaultdict(list)
    for report, theme in corpus.rows(_OUTSIDE, wanted):
        outside[report].append(f"A mention of {theme} in report {report} lies outside its text.")
    found = []
    for report, sha256, text in corpus.rows(_TEXTS, wanted):
        if text is None:
            found.append(f"The text of report {report} is not there.")
            continue
        found += _text_problems(report, sha256, text, units[report], by_hand[report])
        found += outside[report]
    return found


def _text_problems(
    report: int,
    sha256: str,
    text: str,
    units: Sequence[tuple[int, int, int]],
    by_hand: Sequence[tuple[str, int, int]],
) -> Iterator[str]:
    """Say what is wrong with a text, its sentences and what people marked in it."""
    if sha256 != preparing.content(text):
        yield f"The text of report {report} is not the one that was stored."
    last = 0
    for index, start, end in units:
        if not last <= start < end <= len(text):
            yield f"Sentence {index} of report {report} lies outside its text."
        last = end
    for said, start, end in by_hand:
        if not 0 <= start < end <= len(text):
            yield f"A {said} in report {report} lies outside its text."


def _coded_otherwise(
    corpus: Corpus, reports: Sequence[int]
) -> Generator[tuple[int, list[str]], None, None]:
    """Code the reports again; yield how many are done, and at last what is to be said of them."""
    otherwise: list[int] = []
    done = 0
    for some in finding.find_in_all(corpus, corpus.coder(), reports):
        if some is not None:
            done, found = some
            otherwise += _differing(corpus, found)
        yield done, []
    # Somebody may have changed a report between its coding there and its reading here.
    now = _differing(corpus, finding.find(corpus, corpus.coder(), otherwise))
    yield len(reports), _said_of_codings(corpus, len(now))


def _differing(corpus: Corpus, found: finding.Found) -> list[int]:
    """Return the reports of which the stored mentions are not what was found."""
    scales = weighing.of(corpus.coder().codebook)
    stored: dict[int, set[tuple[Any, ...]]] = defaultdict(set)
    for report, *row in corpus.rows(_MENTIONS, [json.dumps([report for report, _ in found])]):
        stored[report].add(tuple(row))
    return [
        report
        for report, hits in found
        if stored[report] != {(*hit, weight) for hit, weight in scales.weigh(hits)}
    ]


def _said_of_codings(corpus: Corpus, otherwise: int) -> list[str]:
    if not otherwise:
        return []
    reports_are = "1 report is" if otherwise == 1 else f"{otherwise:,} reports are"
    version = corpus.codebook_version()
    return [f"{reports_are} coded otherwise than codebook v{version} codes now. Recode the corpus."]


def backup(corpus: Corpus, target: Path) -> None:
    """Write a whole copy of the corpus to `target`, which must not exist yet.

    Also while another connection writes, or where the corpus was moved or deleted meanwhile.
    Raises CorpusError where the target exists or cannot be written.
    """
    copying.copy_whole(corpus.database, target)
