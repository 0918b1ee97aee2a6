# SPDX-License-Identifier: MIT
"""Writing prepared reports, many at once: one statement for each table and not for each report."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standpoint.corpus import weighing
from standpoint.corpus.codebooks import now
from standpoint.corpus.preparing import ReportRow, Rows
from standpoint.corpus.schema import THESE

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

_COLUMNS = ("id", "codebook_version", "added_at", *ReportRow._fields)
_REPORT = f"INSERT INTO report ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_SENTENCE = (
    "INSERT INTO sentence (report, idx, start, stop, paragraph, furniture, by_wording, line, apart)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Holder:
    """The report of which a text is the text, or with `older` one of the texts it had."""

    report: int
    title: str
    older: bool = False


def known(corpus: Corpus, contents: Sequence[str]) -> dict[str, Holder]:
    """Return the reports that hold the texts of these SHA-256, or held them before."""
    rows = corpus.rows(
        "SELECT sha256, report.id, title FROM json_each(?) AS asked "
        "CROSS JOIN report ON sha256 = asked.value AND deleted_at IS NULL",
        [json.dumps(list(contents))],
    )
    now = {content: Holder(int(report), title) for content, report, title in rows}
    return older(corpus, contents) | now


def older(corpus: Corpus, contents: Sequence[str] | None = None) -> dict[str, Holder]:
    """Return the reports that held texts before, of all such texts or of these SHA-256."""
    rows = corpus.rows(
        "SELECT kept.sha256, id, title FROM replaced_text AS kept "
        "JOIN report ON report.id = kept.report AND report.text_version != kept.version "
        f"WHERE deleted_at IS NULL{'' if contents is None else f' AND kept.sha256 {THESE}'} "
        "ORDER BY id DESC",
        [] if contents is None else [json.dumps(list(contents))],
    )
    return {content: Holder(int(report), title, older=True) for content, report, title in rows}


def next_id(corpus: Corpus) -> int:
    """Return the id that the next report gets; one that was deleted gives its id to no other."""
    rows = corpus.rows("SELECT seq FROM sqlite_sequence WHERE name = 'report'")
    return int(rows[0][0]) + 1 if rows else 1


def store(corpus: Corpus, prepared: Mapping[int, Rows]) -> None:
    """Write prepared reports under new ids with all that belongs to them but their stems.

    Call it inside `changing`. Each row is handed to SQLite by itself, which lets other threads
    run meanwhile.
    """
    run = corpus.database.conn.executemany
    made_at = now()
    version = corpus.codebook_version()
    run(_REPORT, [(key, version, made_at, *one.report) for key, one in prepared.items()])
    run(
        "INSERT INTO body (report, version, text, made_at) VALUES (?, 1, ?, ?)",
        [(key, one.text, made_at) for key, one in prepared.items()],
    )
    run(_SENTENCE, ((key, *row) for key, one in prepared.items() for row in one.sentences))
    weighing.store_all(corpus.database, {key: one.hits for key, one in prepared.items()})
    run(
        "INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)",
        [(key, one.report.title, one.text) for key, one in prepared.items()],
    )
    run(
        "INSERT INTO report_tokens (rowid, words) VALUES (?, ?)",
        [(key, one.vocabulary) for key, one in prepared.items()],
    )
    run(
        "INSERT INTO signature (report, hashes) VALUES (?, ?)",
        [(key, one.signature) for key, one in prepared.items() if one.signature],
    )
