# SPDX-License-Identifier: MIT
"""Making anew what a corpus derives from its texts, when a newer format wants it otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standpoint.coding import codebook_file
from standpoint.coding.coder import Coder
from standpoint.corpus import furnishing, vocabulary, weighing
from standpoint.model import dates
from standpoint.model.reports import Sentence
from standpoint.text import repetition

if TYPE_CHECKING:
    from sqlite_utils import Database


def rebuild(db: Database) -> None:
    """Index and code every report anew where a migration asks for it; else do nothing.

    In one transaction, and the wish goes with it: after a kill the next one that opens does it.
    """
    asked = db.execute("SELECT value FROM info WHERE key = 'rebuild'").fetchall()
    if not asked:
        return
    everything = asked[0][0] == "all"
    with db.atomic():
        coder = _coder(db)
        reports = db.execute("SELECT id, language, date FROM report ORDER BY id").fetchall()
        for report, language, written in reports:
            ((text,),) = db.execute("SELECT text FROM searchable WHERE id = ?", [report]).fetchall()
            units = [
                Sentence(index, start, stop, paragraph, bool(furniture))
                for index, start, stop, paragraph, furniture in db.execute(
                    "SELECT idx, start, stop, paragraph, furniture FROM sentence "
                    "WHERE report = ? ORDER BY idx",
                    [report],
                )
            ]
            furnishing.store_lines(db, report, repetition.lines(text, units))
            if not everything:
                continue
            vocabulary.add(db, report, vocabulary.of_report(text, units))
            if coder is not None:
                hits = coder.find(text, units, language, dates.parse(written) if written else None)
                db.execute("DELETE FROM mention WHERE report = ?", [report])
                weighing.store(db, report, weighing.of(coder.codebook).weigh(hits))
        db.execute("DELETE FROM info WHERE key = 'rebuild'")


def _coder(db: Database) -> Coder | None:
    rows = db.execute(
        "SELECT source FROM codebook WHERE version = "
        "(SELECT CAST(value AS INTEGER) FROM info WHERE key = 'codebook_version')"
    ).fetchall()
    return Coder(codebook_file.read(rows[0][0], tried=True)) if rows else None
