# SPDX-License-Identifier: MIT
"""Opening a corpus: is it one, may it be written, and who holds it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from standpoint.corpus import schema
from standpoint.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from filelock import FileLock
    from sqlite_utils import Database

SUFFIX = ".standpoint"
_BUSY_SECONDS = 10.0


@contextlib.contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the file into one sentence.

    Raises CorpusError for what the world did (full, locked, damaged, gone); anything else that
    SQLite raises is a bug of ours and passes through.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        sentence = _sentence(path, error)
        if sentence is None:
            raise
        raise CorpusError(sentence) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise CorpusError(f"{path.name} cannot be used: {reason}.") from error


_SENTENCES = {
    sqlite3.SQLITE_NOTADB: "{} is not a corpus. Choose a file that Standpoint made.",
    sqlite3.SQLITE_CORRUPT: "{} is damaged. Open a backup, or run standpoint check on it.",
    sqlite3.SQLITE_FULL: "The disk of {} is full. Nothing was changed; make room and try again.",
    sqlite3.SQLITE_BUSY: "{} is in use by another program. Try again when it is closed.",
    sqlite3.SQLITE_LOCKED: "{} is in use by another program. Try again when it is closed.",
    sqlite3.SQLITE_READONLY: "{} may only be read. Nothing was changed.",
    sqlite3.SQLITE_CANTOPEN: "{} cannot be opened. Is its folder there, and may it be read?",
    sqlite3.SQLITE_IOERR: "{} cannot be reached. Is its disk or network share still there?",
}


def _sentence(path: Path, error: sqlite3.DatabaseError) -> str | None:
    """Say what happened to the file, or None where it is not the world's fault."""
    known = _SENTENCES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return known.format(path.name) if known else None


@dataclass(slots=True)
class Handle:
    """An open database and what is known of how it was opened.

    `reason` says why it is open for reading only; it is empty where it may be written.
    """

    path: Path
    db: Database
    reason: str = ""
    lock: FileLock | None = None

    @property
    def read_only(self) -> bool:
        """Return whether nothing can be written through this handle."""
        return self.lock is None

    def close(self) -> None:
        """Fold the write-ahead log back, so that the corpus is one file again, and let go."""
        if self.lock is not None:
            with contextlib.suppress(sqlite3.Error):
                self.db.execute("PRAGMA optimize")
                self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.db.close()
        if self.lock is not None:
            # Removed while still held; whoever opened it meanwhile sees an unlinked file and
            # tries again.
            with contextlib.suppress(OSError):
                Path(self.lock.lock_file).unlink()
            self.lock.release()
            self.lock = None


def create(path: Path) -> Handle:
    """Make an empty corpus at `path` and open it for writing.

    Raises CorpusError where a file of that name exists or the folder cannot be written.
    """
    with plainly(path):
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            raise CorpusError(f"{path.name} exists already. Choose another name.") from None
        try:
            return open_for_writing(path, fresh=True)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def open_for_writing(path: Path, *, fresh: bool = False) -> Handle:
    """Open a corpus for writing, bringing an older one up to date.

    Falls back to reading where another window holds it or the medium does not allow writing; the
    handle's `reason` says so. With `fresh` the file is one that `create` has just made. Raises
    CorpusError where it is no corpus or of a newer format.
    """
    with plainly(path):
        if not path.is_file():
            raise CorpusError(f"There is no corpus at {path}.")
        if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
            return _reading(path, "The file or its folder may only be read.")
        lock = _locked(path)
        if lock is None:
            return _reading(path, "Another window has this corpus open for writing.")
        try:
            return _writing(path, lock, fresh or path.suffix == SUFFIX)
        except BaseException:
            lock.release()
            raise


def open_for_reading(path: Path) -> Handle:
    """Open a corpus for reading only. Raises CorpusError as open_for_writing does."""
    with plainly(path):
        if not path.is_file():
            raise CorpusError(f"There is no corpus at {path}.")
        return _reading(path, "Opened for reading.")


def _locked(path: Path) -> FileLock | None:
    """Take the operating system's lock on a file beside the corpus; None if someone has it."""
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock


def _writing(path: Path, lock: FileLock, may_be_empty: bool) -> Handle:
    db = _database(path, f"file:{quote(str(path))}?mode=rw")
    try:
        _refuse_strangers(path, db, may_be_empty)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute("PRAGMA foreign_keys=ON")
        if _pragma(db, "user_version") < schema.FORMAT:
            # First, so that a kill in mid-migration leaves a file that is still known as ours.
            db.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
            schema.migrations().apply(db)
            db.execute(f"PRAGMA user_version={schema.FORMAT}")
    except BaseException:
        db.close()
        raise
    return Handle(path, db, lock=lock)


def _reading(path: Path, reason: str) -> Handle:
    address = f"file:{quote(str(path))}?mode=ro"
    db = _database(path, address)
    try:
        try:
            _refuse_strangers(path, db)
        except sqlite3.OperationalError:
            # A write-ahead log cannot be set up on read-only media; the file alone can be read.
            db.close()
            db = _database(path, address + "&immutable=1")
            _refuse_strangers(path, db)
        _refuse_older(path, db)
    except BaseException:
        db.close()
        raise
    return Handle(path, db, reason=reason)


def _database(path: Path, address: str) -> Database:
    from sqlite_utils import Database

    # One handle may be made in one thread and closed in another; it is never used in two at once.
    connection = sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS, check_same_thread=False)
    try:
        return Database(connection, execute_plugins=False)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise CorpusError(_sentence(path, error) or str(error)) from error


def _pragma(db: Database, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _refuse_strangers(path: Path, db: Database, may_be_empty: bool = False) -> None:
    """Raise CorpusError where the file is another program's, or a newer Standpoint's."""
    application, version = _pragma(db, "application_id"), _pragma(db, "user_version")
    empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    fresh = empty and application == 0 and may_be_empty
    if application != schema.APPLICATION_ID and not fresh:
        raise CorpusError(f"{path.name} is not a corpus. Choose a file that Standpoint made.")
    if version > schema.FORMAT:
        raise CorpusError(
            f"This corpus was made by a newer Standpoint (format {version}). Nothing was changed."
        )


def _refuse_older(path: Path, db: Database) -> None:
    """Raise CorpusError where the tables are of an older format and cannot be migrated here."""
    if _pragma(db, "user_version") < schema.FORMAT:
        raise CorpusError(
            f"{path.name} was made by an older Standpoint and must be brought up to date first. "
            "Open it once where it may be written."
        )
