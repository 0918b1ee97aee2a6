# SPDX-License-Identifier: MIT
"""Coding reports again: after a change of codebook, language or date."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from standpoint.corpus import codebooks, ingest, preparing
from standpoint.model import dates
from standpoint.model.progress import Progress

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

_STEP = 50


def recode_report(corpus: Corpus, report: int, version: int | None = None) -> None:
    """Find the mentions of one report anew, with the current codebook or that version.

    Sentences, decisions and links stay as they are. Call it inside `atomic`.
    """
    rows = corpus.rows("SELECT language, date FROM report WHERE id = ?", [report])
    spoken, written = rows[0]
    number = corpus.codebook_version() if version is None else version
    coder = corpus.coder(number)
    hits = coder.code(
        corpus.text(report),
        corpus.sentences(report),
        spoken,
        dates.parse(written) if written else None,
    )
    corpus.database.execute("DELETE FROM mention WHERE report = ?", [report])
    ingest.store_hits(corpus.database, report, preparing.weigh(coder.codebook, hits))
    corpus.database.execute("UPDATE report SET codebook_version = ? WHERE id = ?", [number, report])


def recode(
    corpus: Corpus, version: int | None = None, reports: Sequence[int] | None = None
) -> Generator[Progress, None, int]:
    """Code all reports (or `reports`) again and make `version` the one that codes.

    All in one transaction: closing the generator before its end leaves the old version whole.
    Returns how many reports were coded. Raises CorpusError where the corpus cannot be written.
    """
    number = corpus.codebook_version() if version is None else version
    with corpus.changing():
        wanted = (
            [row[0] for row in corpus.rows("SELECT id FROM report ORDER BY id")]
            if reports is None
            else list(reports)
        )
        yield Progress(0, len(wanted), "Coding")
        for done, report in enumerate(wanted, start=1):
            recode_report(corpus, report, number)
            if done % _STEP == 0:
                yield Progress(done, len(wanted), "Coding")
        codebooks.make_current(corpus, number)
    yield Progress(len(wanted), len(wanted), "Coding")
    return len(wanted)
