# SPDX-License-Identifier: MIT
"""What a user may rely on where disks, shares, programs and people are in the way."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from standpoint.corpus import edits, opening, soundness, updating
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.preparing import InThisProcess
from standpoint.errors import CorpusError

LONG = "Ridge paper\n\n" + "\n".join(
    f"Wheat and olives came to market {number}." for number in range(6_000)
)


def all_of(corpus):
    tables = ("report", "body", "sentence", "mention", "decision", "info", "codebook")
    return {name: corpus.rows(f"SELECT * FROM {name}") for name in tables}


def full(corpus):
    """Let the file of a corpus not grow any more."""
    pages = corpus.rows("PRAGMA page_count")[0][0]
    corpus.database.execute(f"PRAGMA max_page_count={pages}")


def room(corpus):
    corpus.database.execute("PRAGMA max_page_count=1000000")


@pytest.mark.parametrize("act", ["import", "edit", "undo"])
def test_a_full_disk_changes_nothing_and_work_goes_on_when_there_is_room(
    corpus, tmp_path, run, act
):
    long = tmp_path / "long.txt"
    long.write_text(LONG)
    ids = [report.id for report in corpus.reports()]
    if act == "undo":
        edits.delete(corpus, ids)
    acts = {
        "import": lambda: run(ingest(corpus, [long])),
        "edit": lambda: edits.set_metadata(corpus, {ids[0]: {"title": "Long " * 90_000}}),
        "undo": lambda: (
            edits.restore(corpus, ids)
            and edits.set_metadata(corpus, {ids[0]: {"source": "Long " * 90_000}})
        ),
    }
    full(corpus)
    before = all_of(corpus)
    with pytest.raises(CorpusError, match=r"The disk of trial\.standpoint is full"):
        acts[act]()
    if act != "undo":
        assert all_of(corpus) == before
    room(corpus)
    acts[act]()
    assert soundness.problems(corpus) == []


def test_a_full_disk_in_an_update_leaves_the_older_corpus_as_it_was(old, run):
    with updating.open_as_it_is(old) as corpus:
        full(corpus)
        with pytest.raises(CorpusError, match="is full"):
            run(updating.bring_up_to_date(corpus))
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
    with Corpus.open(old) as corpus:
        assert soundness.problems(corpus) == []


def test_where_no_log_can_stand_changes_go_into_the_file_itself(corpus, path, tmp_path, run):
    corpus.close()
    # As a network share: the memory that two programs see cannot be made.
    path.with_name(f"{path.name}-shm").mkdir()
    more = tmp_path / "more.txt"
    more.write_text("Ridge\n\nThe ridge asks for the unity of Syria.\n")
    with Corpus.open(path) as share, Corpus.read(path) as reader:
        assert not share.read_only
        run(ingest(share, [more]))
        assert len(reader.reports()) == 4
        assert soundness.problems(share) == []
    assert not path.with_name(f"{path.name}-wal").exists()
    path.with_name(f"{path.name}-shm").rmdir()
    with Corpus.open(path) as again:
        assert len(again.reports()) == 4


def test_a_corpus_that_another_program_holds_is_refused_in_words(corpus, path, monkeypatch):
    corpus.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute("PRAGMA journal_mode=DELETE")
        stranger.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.05)
        with pytest.raises(CorpusError, match=r"trial\.standpoint is in use by another program"):
            Corpus.open(path)
        stranger.execute("ROLLBACK")
    with Corpus.open(path) as found:
        assert len(found.reports()) == 3


@pytest.mark.parametrize(
    "name", ["a b'c\"d.standpoint", "50% #1?.standpoint", "مجلس.standpoint", "a&b;c.standpoint"]
)
def test_a_corpus_may_have_an_odd_name(corpus, tmp_path, name):
    if sys.platform == "win32" and set(name) & set('"?'):
        pytest.skip("no such names on Windows")
    target = tmp_path / name
    soundness.backup(corpus, target)
    with Corpus.open(target) as found:
        assert not found.read_only
        assert len(found.reports()) == 3


def test_a_folder_and_a_picture_are_no_corpora(tmp_path):
    picture = tmp_path / "photo.standpoint"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    with pytest.raises(CorpusError, match="is not a corpus"):
        Corpus.open(picture)
    with pytest.raises(CorpusError, match="There is no corpus at"):
        Corpus.open(tmp_path)


def _fill_with_copies(corpus, disk):
    for number in range(9):
        soundness.backup(corpus, disk / f"{number}.standpoint")


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root may mount")
def test_a_disk_that_is_really_full_loses_nothing(statements, tmp_path, run):
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk],
        check=False,
        capture_output=True,
    )
    if made.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        path = disk / "small.standpoint"
        with Corpus.create(path) as corpus:
            run(ingest(corpus, statements))
            before = all_of(corpus)
            long = tmp_path / "long.txt"
            long.write_text(LONG * 5)
            for act in (
                lambda: run(ingest(corpus, [long], InThisProcess(corpus.codebook()))),
                lambda: edits.set_metadata(corpus, {1: {"title": "Long " * 400_000}}),
            ):
                with pytest.raises(CorpusError, match=r"is full|cannot be reached"):
                    act()
                assert all_of(corpus) == before
            with contextlib.suppress(OSError):
                (disk / "filler").write_bytes(bytes(300_000))
            with pytest.raises(CorpusError, match="is full"):
                _fill_with_copies(corpus, disk)
            assert not [one for one in disk.iterdir() if "unfinished" in one.name]
        with Corpus.read(path) as corpus:
            assert all_of(corpus) == before
    finally:
        subprocess.run(["umount", "-l", disk], check=False)


KILLED = """
import sys
from pathlib import Path
from standpoint.corpus import edits, recoding
from standpoint.corpus.corpus import Corpus
corpus = Corpus.open(Path(sys.argv[1]))
print("go", flush=True)
while True:
    ids = [report.id for report in corpus.reports()]
    edits.set_metadata(corpus, {one: {"title": f"T{one}", "date": "2024-01"} for one in ids})
    edits.restore(corpus, edits.delete(corpus, ids[:1]))
    list(recoding.recode(corpus))
"""


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_at_any_moment_leaves_a_corpus_that_is_sound(corpus, path, tmp_path, seed):
    corpus.close()
    copy = shutil.copyfile(path, tmp_path / "killed.standpoint")
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(copy)], stdout=subprocess.PIPE
    ) as worker:
        worker.stdout.readline()
        time.sleep(random.Random(seed).random() * 0.3)
        worker.kill()
    with Corpus.open(copy) as found:
        assert not found.read_only
        assert 2 <= len(found.reports()) <= 3
        assert soundness.problems(found) == []
