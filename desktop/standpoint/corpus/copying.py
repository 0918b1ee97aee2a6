# SPDX-License-Identifier: MIT
"""Whole copies of a corpus: on demand, and before an older one is brought up to date."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from standpoint.corpus.faults import plainly
from standpoint.errors import CorpusError, DamagedError

if TYPE_CHECKING:
    from sqlite_utils import Database

KEPT = ".standpoint-backup"
"""The ending of a copy from before an update. Another one than a corpus's, so that nobody goes on
working in it by mistake; a corpus again once it is renamed."""

_HEADER = 100
"""So many bytes at the beginning of the file count its changes; they say nothing of its content."""

_STEP = 1 << 20  # bytes


def copy_whole(db: Database, target: Path) -> None:
    """Write a whole copy of an open corpus to `target`, which must not exist yet.

    Also while another connection writes: the copy is what was stored when it began. It is made
    beside its place and moved there when complete, so no half copy is ever seen.
    Raises CorpusError where the target exists or cannot be written.
    """
    taken = f"{target.name} exists already. Choose another name."
    with plainly(target):
        if os.path.lexists(target):
            raise CorpusError(taken)
        with _unfinished(db, target) as copied:
            try:
                _put_in_place(copied, target)
            except FileExistsError:
                raise CorpusError(taken) from None


def keep(db: Database, path: Path) -> Path | None:
    """Keep a corpus of an older format, as it is, in a copy beside it; return where.

    The caller holds the lock for writing. A copy that was kept before and holds the same is
    found again instead of being made twice; none is ever written over or taken away.
    None where there is nothing to keep. Raises CorpusError where the copy cannot be made.
    """
    if not db.execute("SELECT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0]:
        return None
    real = path.resolve()
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    stem = real.name.removesuffix(".standpoint")
    name = f"{stem} (format {version}, {datetime.now(UTC).date().isoformat()})"
    try:
        with plainly(path):
            _sweep(real.parent, stem)
            with _unfinished(db, real.with_name(f"{name}{KEPT}")) as copied:
                known = _same(copied, _kept(real.parent, stem, version))
                return known or _put_beside(copied, real.parent, name)
    except DamagedError:
        raise
    except CorpusError as error:
        raise CorpusError(
            f"{path.name} was not brought up to date, because no copy of it could be kept beside "
            f"it first. Nothing was changed. {error}"
        ) from error


def _put_beside(copied: Path, folder: Path, name: str) -> Path:
    """Let the copy stand under this name, or the next one that no file has."""
    number = 1
    while True:
        target = folder / f"{name}{'' if number == 1 else f' {number}'}{KEPT}"
        try:
            _put_in_place(copied, target)
        except FileExistsError:
            number += 1
        else:
            return target


def _kept(folder: Path, stem: str, version: int) -> list[Path]:
    """Return the copies that were kept of a corpus in this format, the newest first."""
    named = re.compile(rf"{re.escape(stem)} \(format {version}, [^)]*\)[ 0-9]*{re.escape(KEPT)}")
    return sorted((one for one in folder.iterdir() if named.fullmatch(one.name)), reverse=True)


def _same(copied: Path, kept: list[Path]) -> Path | None:
    for one in kept:
        with contextlib.suppress(OSError):
            if one.stat().st_size == copied.stat().st_size and _content_is_same(one, copied):
                return one
    return None


def _content_is_same(one: Path, other: Path) -> bool:
    with one.open("rb") as first, other.open("rb") as second:
        first.seek(_HEADER)
        second.seek(_HEADER)
        while True:
            some = first.read(_STEP)
            if some != second.read(_STEP):
                return False
            if not some:
                return True


def _sweep(folder: Path, stem: str) -> None:
    """Remove what a kill left of copies that were never finished; who calls holds the lock."""
    named = re.compile(
        rf"\.{re.escape(stem)} \(format \d+, [^)]*\){re.escape(KEPT)}"
        r"\.[0-9a-f]{8}\.unfinished(-journal)?"
    )
    for one in folder.iterdir():
        if named.fullmatch(one.name):
            with contextlib.suppress(OSError):
                one.unlink()


@contextlib.contextmanager
def _unfinished(db: Database, target: Path) -> Iterator[Path]:
    """Give a whole copy under a passing name beside `target`, and take that name away after."""
    # Not with_name: a name that is short enough must not become too long by being unfinished.
    mark = f".{secrets.token_hex(4)}.unfinished"
    name = f".{target.name}{mark}"
    if len(os.fsencode(name)) > 255:
        name = f".{mark}"
    unfinished = target.parent / name
    unfinished.touch(exist_ok=False)
    try:
        with contextlib.closing(sqlite3.connect(unfinished)) as copy:
            db.conn.backup(copy)
            # A copy may go to a place where no log can stand beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)
        unfinished.with_name(f"{name}-journal").unlink(missing_ok=True)


def _put_in_place(copied: Path, target: Path) -> None:
    """Give the copy its name for good. Raises FileExistsError where another file has it."""
    try:
        os.link(copied, target)
    except FileExistsError:
        raise
    except OSError:
        # Some disks know no second name for a file.
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        copied.rename(target)
    _store_names(target.parent)


def _store_names(folder: Path) -> None:
    """Have the disk write down which names stand in a folder, where systems can be asked to."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
