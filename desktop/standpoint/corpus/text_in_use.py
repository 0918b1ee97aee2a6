# SPDX-License-Identifier: MIT
"""Which of its texts a report stands with: all that is derived from one, taken out and put in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from standpoint.corpus import edits, furnishing, preparing, recoding, vocabulary
from standpoint.model.reports import Document, Sentence

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.preparing import Prepared


def switch(corpus: Corpus, report: int, version: int) -> None:
    """Take out all that is derived from the text of a report, and put in that of another.

    Call it inside `changing`; `replaced_text` says where that text came from.
    """
    db = corpus.database
    rows = corpus.rows(
        "SELECT sha256, path, hard_wrapped FROM replaced_text WHERE report = ? AND version = ?",
        [report, version],
    )
    sha256, path, hard_wrapped = rows[0]
    old = corpus.text(report)
    units = corpus.sentences(report)
    edits.unindex(corpus, [report])
    edits.count_stems(corpus, [report], -1)
    vocabulary.remove(db, report, vocabulary.of_report(old, units))
    for table in ("sentence", "mention", "signature"):
        db.execute(f"DELETE FROM {table} WHERE report = ?", [report])
    ((text,),) = corpus.rows(
        "SELECT text FROM body WHERE report = ? AND version = ?", [report, version]
    )
    document = Document(path, "", "document", text, hard_wrapped=bool(hard_wrapped))
    new = prepared(corpus, report, document)
    db.table("report").update(
        report,
        {
            "text_version": version,
            "sha256": sha256,
            "path": path,
            "hard_wrapped": hard_wrapped,
            "words": new.words,
            "sentences": sum(not unit.furniture for unit in new.sentences),
            "furniture_words": new.furniture_words,
        },
    )
    _store(corpus, report, new)


def prepared(corpus: Corpus, report: int, document: Document) -> Prepared:
    """Prepare a text of a report with what is known of that."""
    found = corpus.report(report)
    known = replace(document, title=found.title, date=found.date, language=found.language)
    return preparing.prepare(known, corpus.coder())


def _store(corpus: Corpus, report: int, prepared: Prepared) -> None:
    db = corpus.database
    db.conn.executemany(
        "INSERT INTO sentence (report, idx, start, stop, paragraph, furniture, by_wording) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        list(_rows(report, prepared.sentences)),
    )
    furnishing.store_lines(db, report, prepared.lines)
    recoding.recode_report(corpus, report)
    vocabulary.add(db, report, prepared.vocabulary)
    edits.index(corpus, [report])
    edits.count_stems(corpus, [report], 1)
    if prepared.signature:
        db.execute(
            "INSERT INTO signature (report, hashes) VALUES (?, ?)", [report, prepared.signature]
        )


def _rows(report: int, units: Iterable[Sentence]) -> Iterable[tuple[int, ...]]:
    for unit in units:
        dim = int(unit.furniture)
        yield report, unit.index, unit.start, unit.end, unit.paragraph, dim, dim
