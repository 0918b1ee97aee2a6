# SPDX-License-Identifier: MIT
"""Making anew what a corpus derives from its texts, when a newer format wants it otherwise."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from standpoint.coding import codebook_file
from standpoint.coding.coder import Coder
from standpoint.corpus import furnishing, schema, tallies, vocabulary, weighing
from standpoint.model import dates
from standpoint.model.progress import Progress
from standpoint.model.reports import Sentence
from standpoint.text import repetition

if TYPE_CHECKING:
    from sqlite_utils import Database

LABEL = "Bringing the corpus up to date"
"""What is said while a corpus of an older format is made one of this format."""

_BATCH = 20  # reports


def older(db: Database) -> bool:
    """Return whether a corpus is of an older format, or empty."""
    return int(db.execute("PRAGMA user_version").fetchone()[0]) < schema.FORMAT


def bring_up_to_date(db: Database) -> Generator[Progress, None, None]:
    """Make a corpus of an older format, or an empty one, one of this format.

    In one transaction: closing the generator before its end, or a kill, leaves the file as it was.
    """
    if not older(db):
        return
    with db.atomic():
        db.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        schema.migrations().apply(db)
        yield from _rebuild(db)
        tallies.renew(db)
        db.execute(f"PRAGMA user_version={schema.FORMAT}")


def _rebuild(db: Database) -> Generator[Progress, None, None]:
    """Index and code every report anew where a migration asks for it; else do nothing."""
    asked = db.execute("SELECT value FROM info WHERE key = 'rebuild'").fetchall()
    if not asked:
        return
    everything = asked[0][0] == "all"
    coder = _coder(db)
    reports = db.execute("SELECT id, language, date FROM report ORDER BY id").fetchall()
    for done, (report, language, written) in enumerate(reports):
        if done % _BATCH == 0:
            yield Progress(done, len(reports), LABEL)
        ((text,),) = db.execute("SELECT text FROM searchable WHERE id = ?", [report]).fetchall()
        units = _sentences(db, report)
        furnishing.store_lines(db, report, repetition.lines(text, units))
        if not everything:
            continue
        vocabulary.add(db, report, vocabulary.of_report(text, units))
        if coder is not None:
            hits = coder.find(text, units, language, dates.parse(written) if written else None)
            db.execute("DELETE FROM mention WHERE report = ?", [report])
            weighing.store(db, report, weighing.of(coder.codebook).weigh(hits))
    db.execute("DELETE FROM info WHERE key = 'rebuild'")
    yield Progress(len(reports), len(reports), LABEL)


def _sentences(db: Database, report: int) -> list[Sentence]:
    return [
        Sentence(index, start, stop, paragraph, bool(furniture))
        for index, start, stop, paragraph, furniture in db.execute(
            "SELECT idx, start, stop, paragraph, furniture FROM sentence "
            "WHERE report = ? ORDER BY idx",
            [report],
        )
    ]


def _coder(db: Database) -> Coder | None:
    rows = db.execute(
        "SELECT source FROM codebook WHERE version = "
        "(SELECT CAST(value AS INTEGER) FROM info WHERE key = 'codebook_version')"
    ).fetchall()
    return Coder(codebook_file.read(rows[0][0], tried=True)) if rows else None
