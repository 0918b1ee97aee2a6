# SPDX-License-Identifier: MIT
"""What a user may rely on when a corpus is opened."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys

import pytest

from standpoint.corpus import schema
from standpoint.corpus.corpus import Corpus
from standpoint.errors import CorpusError, ReadOnlyError


def test_a_new_corpus_carries_the_mark_and_format_of_standpoint(path):
    Corpus.create(path).close()
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
        assert db.execute("PRAGMA user_version").fetchone()[0] == schema.FORMAT
    db.close()


def test_format_counts_the_migrations(path):
    Corpus.create(path).close()
    db = sqlite3.connect(path)
    applied = db.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0]
    db.close()
    assert applied == schema.FORMAT


def test_after_closing_a_corpus_is_one_file(corpus, path):
    corpus.close()
    beside = [file.name for file in path.parent.iterdir() if file.is_file()]
    assert beside == [path.name]


def test_a_corpus_from_a_newer_version_is_refused_and_left_as_it_was(path):
    Corpus.create(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version={schema.FORMAT + 6}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(CorpusError, match=r"newer Standpoint \(format 7\)\. Nothing was changed"):
        Corpus.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"Just a letter.\n" * 100, b"", b"SQLite format 3\x00 no"])
def test_a_file_that_is_no_corpus_is_refused_and_left_as_it_was(tmp_path, content):
    other = tmp_path / "letter.txt"
    other.write_bytes(content)
    with pytest.raises(CorpusError, match=r"letter\.txt is not a corpus"):
        Corpus.open(other)
    assert other.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path):
    other = tmp_path / "photos.standpoint"
    db = sqlite3.connect(other)
    db.execute("CREATE TABLE photo (id)")
    db.close()
    with pytest.raises(CorpusError, match="is not a corpus"):
        Corpus.open(other)


def test_a_missing_corpus_is_said_to_be_missing(path):
    with pytest.raises(CorpusError, match="There is no corpus at"):
        Corpus.open(path)
    assert not path.exists()


def test_creating_never_writes_over_a_file(path):
    path.write_text("kept")
    with pytest.raises(CorpusError, match="exists already"):
        Corpus.create(path)
    assert path.read_text() == "kept"


def test_a_second_window_reads_and_says_why(corpus, path):
    with Corpus.open(path) as second:
        assert second.read_only
        assert second.read_only_reason == "Another window has this corpus open for writing."
        assert len(second.reports()) == 3


def test_a_second_process_reads_and_says_why(corpus, path):
    program = (
        "import sys; from pathlib import Path; from standpoint.corpus.corpus import Corpus\n"
        "print(Corpus.open(Path(sys.argv[1])).read_only_reason)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert "open for writing" in said.stdout


def test_the_lock_goes_with_the_window(corpus, path):
    corpus.close()
    with Corpus.open(path) as again:
        assert not again.read_only


def test_what_is_open_for_reading_refuses_edits_in_words(corpus, path):
    from standpoint.corpus import edits

    with Corpus.open(path) as second, pytest.raises(ReadOnlyError, match="cannot be changed"):
        edits.delete(second, [1])


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_corpus_in_a_read_only_folder_can_be_read(corpus, path):
    corpus.close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Corpus.open(path) as found:
            assert found.read_only
            assert len(found.reports()) == 3
    finally:
        path.parent.chmod(0o755)


def test_a_damaged_corpus_is_said_to_be_damaged(corpus, path):
    corpus.close()
    content = bytearray(path.read_bytes())
    content[4096 : len(content)] = b"\x5a" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(CorpusError, match="damaged"), Corpus.open(path) as found:
        found.reports()


def test_a_kill_between_making_the_file_and_its_tables_leaves_a_corpus_that_opens(path):
    path.touch()
    with Corpus.open(path) as found:
        assert found.reports() == []
        assert found.codebook_version() == 1
