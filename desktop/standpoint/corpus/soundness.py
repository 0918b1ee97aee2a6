# SPDX-License-Identifier: MIT
"""Is a corpus sound, and a copy of it that certainly is whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING

from standpoint.coding.coder import Hit
from standpoint.corpus import (
    copying,
    finding,
    hand_coding,
    months,
    notes,
    preparing,
    reposts,
    tallies,
    weighing,
)
from standpoint.errors import CorpusError
from standpoint.model.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from standpoint.corpus.corpus import Corpus


LABEL = "Checking"

_BATCH = 64  # reports


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
        for done, report in enumerate(reports):
            if done % _BATCH == 0:
                yield Progress(done, total, LABEL)
            found += _report_problems(corpus, report)
        if not found:
            otherwise = 0
            for done in range(0, len(reports), _BATCH):
                yield Progress(len(reports) + done, total, LABEL)
                otherwise += _coded_otherwise(corpus, reports[done : done + _BATCH])
            found += _said_of_codings(corpus, otherwise)
        if not found and (tallies.otherwise(corpus) or months.otherwise(corpus)):
            found.append("The stored counts are not those of the mentions. Recode the corpus.")
        if not found and reposts.otherwise(corpus):
            found.append("The stored reposts are not those of the texts. Look for reposts again.")
        yield Progress(total, total, LABEL)
    except CorpusError as error:
        found.append(str(error))
    return found


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


def _report_problems(corpus: Corpus, report: int) -> list[str]:
    found = []
    rows = corpus.rows(
        "SELECT r.sha256, b.text FROM report AS r LEFT JOIN body AS b "
        "ON b.report = r.id AND b.version = r.text_version WHERE r.id = ?",
        [report],
    )
    ((sha256, text),) = rows
    if text is None:
        return [f"The text of report {report} is not there."]
    if sha256 != preparing.content(text):
        found.append(f"The text of report {report} is not the one that was stored.")
    units = corpus.sentences(report)
    last = 0
    for unit in units:
        if not last <= unit.start < unit.end <= len(text):
            found.append(f"Sentence {unit.index} of report {report} lies outside its text.")
        last = unit.end
    spans = {unit.index: (unit.start, unit.end) for unit in units}
    for said, start, end in _by_hand(corpus, report):
        if not 0 <= start < end <= len(text):
            found.append(f"A {said} in report {report} lies outside its text.")
    for sentence, begin, stop, theme in corpus.rows(
        "SELECT m.sentence, m.start, m.stop, rule.theme FROM mention AS m "
        "JOIN rule ON rule.id = m.rule WHERE m.report = ? ORDER BY m.start",
        [report],
    ):
        start, end = spans.get(sentence, (0, 0))
        if not start <= begin < stop <= end:
            found.append(f"A mention of {theme} in report {report} lies outside its text.")
    return found


def _by_hand(corpus: Corpus, report: int) -> Iterator[tuple[str, int, int]]:
    for marking in hand_coding.markings(corpus, report):
        yield "coding by hand", marking.start, marking.end
    for memo in hand_coding.memos(corpus, report):
        yield "memo", memo.start, memo.end


def _coded_otherwise(corpus: Corpus, reports: Sequence[int]) -> int:
    """Return of how many reports the stored mentions are not what their codebook finds."""
    coder = corpus.coder()
    scales = weighing.of(coder.codebook)
    otherwise = 0
    for one in finding.stored(corpus, reports):
        hits = coder.find(one.text, one.sentences, one.language, one.date)
        stored = corpus.rows(
            "SELECT m.sentence, m.start, m.stop, rule.theme, rule.facet, rule.source, "
            "m.toward_theme FROM mention AS m JOIN rule ON rule.id = m.rule WHERE m.report = ?",
            [one.report],
        )
        otherwise += {(Hit(*row[:6]), row[6]) for row in stored} != set(scales.weigh(hits))
    return otherwise


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
