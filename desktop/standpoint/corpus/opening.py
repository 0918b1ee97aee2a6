# SPDX-License-Identifier: MIT
"""Opening a corpus: is it one, may it be written, and who holds it."""

from __future__ import annotations

import contextlib
import os
import shlex
import sqlite3
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from standpoint.corpus import copying, faults, rebuilding, schema
from standpoint.corpus.faults import plainly
from standpoint.errors import CorpusError, NotACorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from filelock import FileLock
    from sqlite_utils import Database

SUFFIX = ".standpoint"
_BUSY_SECONDS = 10.0
_GLANCE = 0.2
"""Who reads takes the lock for less than so many seconds, to see whether somebody writes."""
_NO_ROOM_FOR_A_LOG = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
)
"""What SQLite says where it cannot set up a write-ahead log: on read-only media and full disks."""

_NO_LOG = (
    *_NO_ROOM_FOR_A_LOG,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOLFS,
)
"""What it says in writing where a log cannot be used at all, as on some network shares."""

_BEING_MADE = "{} is being made by another window. Try again in a moment."
_NEVER_MADE = (
    "{} is empty: making it was interrupted. Import reports into it, or open it in the window."
)
_LEFT_BEHIND = (
    "{0} is empty: it was copied while it was open, without its {0}-wal, or making it was "
    "interrupted. If it is a copy, copy it again with File > Save a copy… or standpoint backup, or "
    "with its {0}-wal beside it; if it was new and empty, delete it and begin again."
)


_held_here: set[Path] = set()
"""The locks that this process holds: its own reading connections are no strangers."""


class OlderError(CorpusError):
    """A corpus is of an older format, and cannot be brought up to date where it is read."""


@dataclass(slots=True)
class Handle:
    """An open database and what is known of how it was opened.

    `reason` says why it is open for reading only; it is empty where it may be written.
    """

    path: Path
    db: Database
    reason: str = ""
    lock: FileLock | None = None
    _place: Path = field(init=False)
    _identity: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self._place = self.path.absolute()
        self._identity = _identity(self._place)

    @property
    def read_only(self) -> bool:
        """Return whether nothing can be written through this handle."""
        return self.lock is None

    def ensure_in_place(self) -> None:
        """Raise CorpusError where the file is no longer the one that was opened.

        SQLite would go on writing into a file that was moved or deleted, and nobody would find
        what was written.
        """
        try:
            in_place = _identity(self._place) == self._identity
        except FileNotFoundError:
            in_place = False
        if not in_place:
            raise CorpusError(
                f"{self.path.name} was moved, replaced or deleted while it was open, so nothing "
                "was changed. Save a copy to keep what is shown, then open that."
            )

    def close(self) -> None:
        """Fold the write-ahead log back, so that the corpus is one file again, and let go."""
        if self.lock is not None:
            with contextlib.suppress(sqlite3.Error):
                self.db.execute("PRAGMA optimize")
                self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.db.close()
        if self.lock is not None:
            _held_here.discard(Path(self.lock.lock_file))
            _unlock(self.lock)
            self.lock = None


def create(path: Path) -> Handle:
    """Make an empty corpus at `path` and open it for writing.

    Raises CorpusError where a file of that name exists or the folder cannot be written.
    """
    taken = f"{path.name} exists already. Choose another name."
    with plainly(path):
        if path.exists():
            raise CorpusError(taken)
        path.parent.stat()  # a missing folder is said to be missing; the lock would make it
        # The lock comes first: who has it may make the file, and take it away where that fails.
        lock = _locked(path, _GLANCE)
        if lock is None:
            raise CorpusError(_BEING_MADE.format(path.name))
        try:
            path.touch(exist_ok=False)
            try:
                return _writing(path, lock, may_be_empty=True)
            except BaseException:
                discard(path)
                raise
        except FileExistsError:
            _unlock(lock)
            raise CorpusError(taken) from None
        except BaseException:
            _unlock(lock)
            raise


def open_for_writing(path: Path, *, update: bool = True, may_be_empty: bool = True) -> Handle:
    """Open a corpus for writing, bringing an older one up to date where `update` says so.

    Otherwise `rebuilding.bring_up_to_date` must come before anything else is done with it. Falls
    back to reading where another window holds it or the medium does not allow writing; the
    handle's `reason` says so. Raises CorpusError where it is no corpus or of a newer format, or
    empty and may not be; DamagedError where it was one.
    """
    with _or_damaged(path), plainly(path):
        if not path.is_file():
            raise CorpusError(f"There is no corpus at {path}.")
        if not _may_be_written(path):
            return _reading(path, "The file or its folder may only be read.")
        lock = _locked(path, _GLANCE)
        if lock is None:
            return _reading(path, "Another window has this corpus open for writing.", held=True)
        try:
            may_be_empty = may_be_empty and path.suffix == SUFFIX
            return _writing(path, lock, may_be_empty=may_be_empty, update=update)
        except BaseException:
            _unlock(lock)
            raise


def open_for_reading(path: Path, *, older: bool = False) -> Handle:
    """Open a corpus for reading only. Raises CorpusError as open_for_writing does.

    One of an older format raises OlderError, unless `older` says that it is only to be copied.
    """
    with _or_damaged(path), plainly(path):
        if not path.is_file():
            raise CorpusError(f"There is no corpus at {path}.")
        return _reading(path, "Opened for reading.", held=_held_elsewhere(path), older=older)


@contextlib.contextmanager
def _or_damaged(path: Path) -> Iterator[None]:
    """Raise DamagedError where what is no corpus any more was one."""
    try:
        yield
    except NotACorpusError:
        from standpoint.corpus import recovering

        if not recovering.may_hold_a_corpus(path):
            raise
        raise faults.damaged(path) from None


def own_files(path: Path) -> frozenset[Path]:
    """Return where a corpus and what stands beside it while it is open lie."""
    real = path.resolve()
    beside = (real.with_name(real.name + ending) for ending in ("", "-wal", "-shm", "-journal"))
    return frozenset((*beside, _lock_file(path)))


def discard(path: Path) -> None:
    """Remove a corpus that could not be made, with all that stands beside it, but for the lock."""
    for file in own_files(path) - {_lock_file(path)}:
        with contextlib.suppress(OSError):
            file.unlink()


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _may_be_written(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)


def _lock_file(path: Path) -> Path:
    # One corpus has one lock, whatever links lead to it.
    real = path.resolve()
    return real.with_name(f".{real.name}.lock")


def _held_elsewhere(path: Path) -> bool:
    """Tell whether another program has the corpus open for writing."""
    lock_file = _lock_file(path)
    # Without its file nobody has the lock: then it is not even tried, lest a window that opens the
    # corpus at this moment finds it taken.
    if lock_file in _held_here or not lock_file.exists() or not _may_be_written(path):
        return False
    lock = _locked(path)
    if lock is None:
        return True
    _unlock(lock)
    return False


def _locked(path: Path, patience: float = 0) -> FileLock | None:
    """Take the operating system's lock on a file beside the corpus; None if someone has it.

    `patience` is how many seconds to wait for it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(_lock_file(path), timeout=patience, thread_local=False)
    try:
        lock.acquire(poll_interval=0.01)
    except Timeout:
        return None
    return lock


def _unlock(lock: FileLock) -> None:
    # Removed while still held; whoever opened it meanwhile sees an unlinked file and tries again.
    with contextlib.suppress(OSError):
        Path(lock.lock_file).unlink()
    lock.release()


def _writing(path: Path, lock: FileLock, may_be_empty: bool, *, update: bool = True) -> Handle:
    db = _database(path, "mode=rw")
    try:
        try:
            _refuse_strangers(path, db, may_be_empty)
            _mark_as_being_made(path, db)
            logged = _keeps_a_log(db)
        except sqlite3.OperationalError as error:
            if faults.kind(error) not in _NO_LOG:
                raise
            logged = False
        if not logged:
            db.close()
            _give_up_the_log(path)
            db = _database(path, "mode=rw")
            _refuse_strangers(path, db, may_be_empty)
        db.execute(f"PRAGMA synchronous={'NORMAL' if logged else 'FULL'}")
        db.execute("PRAGMA foreign_keys=ON")
        if update and rebuilding.older(db):
            copying.keep(db, path)
            for _ in rebuilding.bring_up_to_date(db):
                pass
    except BaseException:
        db.close()
        raise
    _held_here.add(_lock_file(path))
    return Handle(path, db, lock=lock)


def _keeps_a_log(db: Database) -> bool:
    """Have changes written to a log first; tell whether the disk allows one.

    Some network shares have no memory that two programs see, which such a log needs.
    """
    try:
        db.execute("PRAGMA journal_mode=WAL")
        # Only who writes finds out. Whether another program writes meanwhile is of no interest.
        db.execute("PRAGMA busy_timeout=0")
        db.execute("BEGIN IMMEDIATE")
        db.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if faults.kind(error) in _NO_LOG:
            return False
        if faults.kind(error) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
    finally:
        db.execute(f"PRAGMA busy_timeout={int(_BUSY_SECONDS * 1000)}")
    return str(db.execute("PRAGMA journal_mode").fetchone()[0]) == "wal"


def _give_up_the_log(path: Path) -> None:
    """Have changes written into the file at once, as a disk without room for a log wants it."""
    db = _database(path, "mode=rw")
    try:
        # What nobody else may read at the same time needs no memory that others see.
        db.execute("PRAGMA locking_mode=EXCLUSIVE")
        db.execute("PRAGMA journal_mode=DELETE")
    finally:
        db.close()


def _reading(path: Path, reason: str, *, held: bool = False, older: bool = False) -> Handle:
    # Only a connection that could write takes the files of the write-ahead log away again when it
    # is the last to leave; `query_only` keeps it from changing anything. While another program
    # writes, that is its to do: it may have lost its locks on the file and look as if it were gone.
    writable = _may_be_written(path) and not held
    db = _database(path, "mode=rw" if writable else "mode=ro")
    try:
        try:
            _refuse_strangers(path, db, held=held)
        except sqlite3.OperationalError as error:
            if faults.kind(error) not in _NO_ROOM_FOR_A_LOG:
                raise
            db.close()
            _refuse_changes_out_of_reach(path)
            db = _database(path, "mode=ro&immutable=1")
            _refuse_strangers(path, db)
        if not older:
            _refuse_older(path, db)
        db.execute("PRAGMA query_only=ON")
    except BaseException:
        db.close()
        raise
    return Handle(path, db, reason=reason)


def _refuse_changes_out_of_reach(path: Path) -> None:
    """Raise CorpusError where the newest changes lie in a log that cannot be read here."""
    real = path.resolve()
    log = real.with_name(f"{real.name}-wal")
    if log.exists() and log.stat().st_size:
        raise CorpusError(
            f"The newest changes of {path.name} lie in {log.name} and cannot be read in this "
            "folder. Copy both files to a folder that may be written, and open the copy."
        )


def _database(path: Path, how: str) -> Database:
    from sqlite_utils import Database

    # One handle may be made in one thread and closed in another; it is never used in two at once.
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path))}?{how}",
        uri=True,
        timeout=_BUSY_SECONDS,
        check_same_thread=False,
    )
    try:
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def _pragma(db: Database, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _refuse_strangers(
    path: Path, db: Database, may_be_empty: bool = False, *, held: bool = False
) -> None:
    """Raise CorpusError where the file is another program's, or a newer Standpoint's.

    One that is `held` by another window and still empty is a corpus in the making.
    """
    application, version = _pragma(db, "application_id"), _pragma(db, "user_version")
    empty = _holds_nothing(db)
    if empty and held:
        raise CorpusError(_BEING_MADE.format(path.name))
    if application != schema.APPLICATION_ID:
        if not empty or application or not (may_be_empty or path.suffix == SUFFIX):
            raise faults.no_corpus(path)
        own = not path.stat().st_size or version == _being_made_in(path)
        if not own or not may_be_empty:
            raise CorpusError((_NEVER_MADE if own else _LEFT_BEHIND).format(path.name))
    if version > schema.FORMAT:
        raise CorpusError(
            f"This corpus was made by a newer Standpoint (format {version}). Nothing was changed."
        )


def _holds_nothing(db: Database) -> bool:
    return not db.execute("SELECT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0]


def _mark_as_being_made(path: Path, db: Database) -> None:
    """Have an empty file say in itself in which place it is made a corpus.

    While it is open, all that it holds lies in its log. A copy of the file alone bears the mark of
    another place; where the making was killed, it bears its own.
    """
    if _holds_nothing(db):
        db.execute(f"PRAGMA user_version={_being_made_in(path)}")


def _being_made_in(path: Path) -> int:
    """Return what marks an empty file as this one: less than 0, as no format is.

    The device is no part of it: its number may be another once the disk is mounted anew.
    """
    _, number = _identity(path)
    return -1 - zlib.crc32(str(number).encode()) % (1 << 31)


def _refuse_older(path: Path, db: Database) -> None:
    """Raise OlderError where the tables are of an older format and cannot be migrated here."""
    if rebuilding.older(db):
        raise OlderError(
            f"{path.name} was made by an older Standpoint and must be brought up to date first. "
            f"Open it in the window or run standpoint check {shlex.quote(path.name)} once, where "
            "it may be written."
        )
