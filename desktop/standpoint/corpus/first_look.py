# SPDX-License-Identifier: MIT
"""A quick look at the pages of a corpus that opens: damage in the middle says nothing by itself."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from standpoint.corpus import faults
from standpoint.corpus.corpus import Corpus
from standpoint.errors import DamagedError, StandpointError

AT_ONCE = 8_000_000
"""A file of so many bytes is looked at in less than 0.3 s."""


def refuse_damaged(corpus: Corpus) -> None:
    """Raise DamagedError where a page of the file is not as it was written.

    Texts are not compared with their checksums: that is `soundness.look_over`'s to do.
    """
    if corpus.rows("PRAGMA quick_check(1)") != [("ok",)]:
        raise faults.damaged(corpus.path)


def is_quick(path: Path) -> bool:
    """Tell whether the look takes no time that one would notice."""
    return path.stat().st_size <= AT_ONCE


class Look:
    """One look through a connection of its own, which another thread can end at any time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._corpus: Corpus | None = None
        self._ended = False
        self._changing = threading.Lock()

    def take(self) -> str:
        """Return what is to be said of damage, nothing where none was seen or it was ended."""
        try:
            with Corpus.read(self._path) as corpus:
                with self._changing:
                    if self._ended:
                        return ""
                    self._corpus = corpus
                try:
                    refuse_damaged(corpus)
                finally:
                    with self._changing:
                        self._corpus = None
        except DamagedError as error:
            return str(error)
        except (StandpointError, sqlite3.OperationalError):
            # Interrupted, moved or held: whoever reads next says so.
            return ""
        return ""

    def end(self) -> None:
        """Stop looking; callable from any thread."""
        with self._changing:
            self._ended = True
            if self._corpus is not None:
                self._corpus.database.conn.interrupt()
