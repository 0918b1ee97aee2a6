# SPDX-License-Identifier: MIT
"""Versions of the codebook in a corpus: every change is a new one, none is ever altered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.model.codebook import Codebook


def now() -> str:
    """Return the time in UTC as ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def save(corpus: Corpus, codebook: Codebook, note: str) -> int:
    """Store a codebook as the newest version and return its number; reports are not recoded.

    The same source as the newest version gives that version's number again.
    """
    with corpus.changing():
        newest = corpus.rows(
            "SELECT version, fingerprint FROM codebook ORDER BY version DESC LIMIT 1"
        )
        if newest and newest[0][1] == codebook.fingerprint():
            version = int(newest[0][0])
        else:
            version = int(newest[0][0]) + 1 if newest else 1
            corpus.database.execute(
                "INSERT INTO codebook (version, source, fingerprint, note, made_at) "
                "VALUES (?, ?, ?, ?, ?)",
                [version, codebook.source, codebook.fingerprint(), note, now()],
            )
        if not corpus.codebook_version():
            make_current(corpus, version)
    return version


def make_current(corpus: Corpus, version: int) -> None:
    """Let this version be the one that codes."""
    corpus.database.execute(
        "INSERT INTO info (key, value) VALUES ('codebook_version', ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [str(version)],
    )
