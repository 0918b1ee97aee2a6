# SPDX-License-Identifier: MIT
"""What the file of a corpus can suffer, each with the sentence that the user reads."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from typing import TYPE_CHECKING

from standpoint.errors import CorpusError, DamagedError, NotACorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = "The disk of {name} is full. Make room on it, then try again."
_IN_USE = "{name} is in use by another program. Try again when it is closed."
_NO_FOLDER = "There is no folder {folder} for {name}. Make it, or choose another."
_NOT_ALLOWED = "You are not allowed to use {name} in {folder}. Choose another place or a copy."

_DAMAGED = "{name} is damaged. Open a backup of it, or recover what can be read into a new corpus."
_NO_CORPUS = "{name} is not a corpus. Choose a file that Standpoint made."

_OF_SQLITE = {
    sqlite3.SQLITE_NOTADB: _NO_CORPUS,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_READONLY: "{name} may only be read. Nothing was changed.",
    sqlite3.SQLITE_CANTOPEN: "{name} cannot be opened. Is its folder there, and may it be read?",
    sqlite3.SQLITE_IOERR: "{name} cannot be reached. Is its disk or network share still there?",
}

_OF_SYSTEM = {
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: "{name} lies on a disk that may only be read. Choose another place or a copy.",
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.ENAMETOOLONG: "The name {name} is too long for this disk. Choose a shorter one.",
}


@contextlib.contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the file into one sentence.

    Raises CorpusError for what the world did (full, locked, gone), DamagedError where the file
    itself is damaged, NotACorpusError where it is no database; anything else that SQLite raises is
    a bug of ours and passes through.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        sentence = said_by_sqlite(path, error)
        if sentence is None:
            raise
        if kind(error) == sqlite3.SQLITE_CORRUPT:
            raise damaged(path) from error
        stranger = kind(error) == sqlite3.SQLITE_NOTADB
        raise (NotACorpusError if stranger else CorpusError)(sentence) from error
    except OSError as error:
        words = _OF_SYSTEM.get(error.errno or 0, "{name} cannot be used: {reason}.")
        reason = error.strerror or str(error)
        raise CorpusError(_filled(words, path, reason)) from error


def damaged(path: Path) -> DamagedError:
    """Return what is raised where the file of a corpus is damaged."""
    return DamagedError(_filled(_DAMAGED, path), str(path))


def no_corpus(path: Path) -> NotACorpusError:
    """Return what is raised where a file is no corpus."""
    return NotACorpusError(_filled(_NO_CORPUS, path))


def said_by_sqlite(path: Path, error: sqlite3.DatabaseError) -> str | None:
    """Say what happened to the file, or None where it is not the world's fault."""
    words = _OF_SQLITE.get(kind(error))
    return _filled(words, path) if words else None


def kind(error: sqlite3.DatabaseError) -> int:
    """Return SQLite's primary result code, 0 where the error has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _filled(words: str, path: Path, reason: str = "") -> str:
    return words.format(name=path.name, folder=path.parent, reason=reason)
