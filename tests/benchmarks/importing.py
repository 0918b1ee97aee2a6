# SPDX-License-Identifier: MIT
"""Bring a folder into a new corpus in a fresh process, and say what that took.

    importing.py ours CORPUS FOLDER
    importing.py plain DATABASE FOLDER

"ours" is the import of the program with the small codebook and the worker processes that it has;
"plain" reads the same files, hashes and stores their texts and puts them into a full-text index,
in one process and nothing more. It prints JSON: {"seconds", "imported", "writer": seconds of the
processor in this process, "reader": those in the processes that it started, "peak" and "workers":
the most memory of this process and of those that it started, together, in MB, "bytes": size of the
file}.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import threading
import time
from pathlib import Path

import small_codebook
from coding_race import peak

from standpoint.coding.codebook_writing import with_source
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.documents import find

_BATCH = 1_000


def ours(path: Path, folder: Path) -> int:
    """Import the folder as the program does; return how many reports came in."""
    codebook = with_source(small_codebook.codebook(small_codebook.WITH_OPERATORS))
    imported = 0
    with Corpus.create(path, codebook) as corpus:
        for step in ingest(corpus, [folder]):
            imported += sum(item.status == "imported" for item in step.items)
    return imported


def plain(path: Path, folder: Path) -> int:
    """Read, hash, store and index the same texts."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=NORMAL")
    database.execute("CREATE TABLE body (id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, text TEXT)")
    database.execute(
        "CREATE VIRTUAL TABLE words USING fts5(text, content='body', content_rowid='id')"
    )
    files = find([folder])
    for first in range(0, len(files), _BATCH):
        rows = []
        for number, file in enumerate(files[first : first + _BATCH], start=first + 1):
            data = file.read_bytes()
            rows.append((number, hashlib.sha256(data).hexdigest(), data.decode("utf-8")))
        with database:
            database.executemany("INSERT OR IGNORE INTO body VALUES (?, ?, ?)", rows)
            database.executemany(
                "INSERT INTO words (rowid, text) VALUES (?, ?)",
                [(number, text) for number, _, text in rows],
            )
    database.close()
    return len(files)


class Watch(threading.Thread):
    """Looks at the memory of the processes that this one started, twice a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0.0

    def run(self) -> None:
        """Look until the process ends; elsewhere than on Linux there is nothing to see."""
        children = Path("/proc/self/task")
        while children.exists():
            found = 0
            for task in children.iterdir():
                for child in _words(task / "children"):
                    found += _resident(Path("/proc") / child / "status")
            self.most = max(self.most, found / 1e3)
            time.sleep(0.5)


def _words(path: Path) -> list[str]:
    try:
        return path.read_text().split()
    except OSError:
        return []


def _resident(status: Path) -> int:
    try:
        lines = status.read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def main() -> None:
    """Do what the arguments say and print what it took."""
    way = {"ours": ours, "plain": plain}[sys.argv[1]]
    path, folder = Path(sys.argv[2]), Path(sys.argv[3])
    watch = Watch()
    watch.start()
    started, worked = time.perf_counter(), time.process_time()
    imported = way(path, folder)
    said = {
        "seconds": time.perf_counter() - started,
        "writer": time.process_time() - worked,
        "reader": os.times().children_user + os.times().children_system,
        "imported": imported,
        "peak": peak(),
        "workers": watch.most,
        "bytes": path.stat().st_size,
    }
    sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main()
