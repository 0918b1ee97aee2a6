# SPDX-License-Identifier: MIT
"""Versions of the codebook in a corpus: every change is a new one, none is ever altered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from standpoint.coding import codebook_file

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
    _put(corpus, "codebook_version", str(version))


def draft(corpus: Corpus) -> Codebook | None:
    """Return the codebook as it was left in the middle of editing, None where nothing was.

    Its rules need not be readable.
    """
    rows = corpus.rows("SELECT value FROM info WHERE key = 'codebook_draft'")
    return codebook_file.read(rows[0][0], "draft", tried=True) if rows else None


def draft_began(corpus: Corpus) -> int | None:
    """Return the version that coded when the draft was first kept, None where there is no draft."""
    rows = corpus.rows("SELECT value FROM info WHERE key = 'codebook_draft_began'")
    return int(rows[0][0]) if rows else None


def keep_draft(corpus: Corpus, codebook: Codebook | None) -> None:
    """Keep a codebook that is being edited, or with None forget it."""
    from standpoint.coding import codebook_writing

    with corpus.changing():
        if codebook is None:
            corpus.database.execute(
                "DELETE FROM info WHERE key IN ('codebook_draft', 'codebook_draft_began')"
            )
            return
        if draft_began(corpus) is None:
            _put(corpus, "codebook_draft_began", str(corpus.codebook_version()))
        _put(corpus, "codebook_draft", codebook_writing.write(codebook))


def default_seen(corpus: Corpus) -> str | None:
    """Return the fingerprint of the default codebook that was last offered or taken."""
    rows = corpus.rows("SELECT value FROM info WHERE key = 'default_codebook'")
    return str(rows[0][0]) if rows else None


def see_default(corpus: Corpus, codebook: Codebook) -> None:
    """Remember that this default codebook was taken or looked at, so that it is not offered."""
    with corpus.changing():
        _put(corpus, "default_codebook", codebook.fingerprint())


def _put(corpus: Corpus, key: str, value: str) -> None:
    corpus.database.execute(
        "INSERT INTO info (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [key, value],
    )
