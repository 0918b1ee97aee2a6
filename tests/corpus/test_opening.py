# SPDX-License-Identifier: MIT
"""What a user may rely on when a corpus is opened."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import threading

import pytest

from standpoint.corpus import opening, schema
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
    with pytest.raises(CorpusError, match=r"newer Standpoint \(format \d+\)\. Nothing was changed"):
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


def test_a_reader_that_looks_whether_somebody_writes_makes_no_writer_a_reader(
    corpus, path, monkeypatch
):
    from filelock import FileLock

    # A busy computer may let go of it late.
    monkeypatch.setattr(opening, "_GLANCE", 30)
    corpus.close()
    glance = FileLock(path.with_name(f".{path.name}.lock"), thread_local=False)
    glance.acquire()
    leaving = threading.Timer(0.05, glance.release)
    leaving.start()
    with Corpus.open(path) as found:
        assert not found.read_only
    leaving.join()


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


def beside(path):
    return sorted(file.name for file in path.parent.iterdir() if file.is_file())


def test_after_reading_a_corpus_is_still_one_file(corpus, path):
    corpus.close()
    with Corpus.read(path) as found:
        assert len(found.reports()) == 3
    assert beside(path) == [path.name]


def import_and_die(path, file):
    """Leave a corpus as a kill does, its newest changes in the log beside it."""
    program = (
        "import os, sys; from pathlib import Path\n"
        "from standpoint.corpus.corpus import Corpus; from standpoint.corpus.ingest import ingest\n"
        "corpus = Corpus.create(Path(sys.argv[1]))\n"
        "list(ingest(corpus, [Path(sys.argv[2])])); os._exit(9)"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(path), str(file)], check=False)
    assert ended.returncode == 9
    assert f"{path.name}-wal" in beside(path)


def test_reading_after_a_kill_makes_a_corpus_one_file_again(path, statements):
    import_and_die(path, statements[0])
    with Corpus.read(path) as found:
        assert len(found.reports()) == 1
    assert not {f"{path.name}-wal", f"{path.name}-shm"} & set(beside(path))


def test_what_is_open_for_reading_cannot_be_written_by_any_means(corpus, path):
    corpus.close()
    with Corpus.read(path) as found, pytest.raises(sqlite3.OperationalError, match="readonly"):
        found.database.execute("DELETE FROM report")


def test_nothing_is_left_beside_a_file_that_was_refused(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all")
    for use in (Corpus.open, Corpus.create, Corpus.read):
        with pytest.raises(CorpusError):
            use(letter)
    assert beside(letter) == ["letter.txt"]


def test_nothing_is_left_of_a_corpus_that_could_not_be_made(path, monkeypatch):
    from standpoint.corpus import codebooks

    def full(*_, **__):
        raise CorpusError("The disk is full.")

    monkeypatch.setattr(codebooks, "save", full)
    with pytest.raises(CorpusError, match="full"):
        Corpus.create(path)
    assert beside(path) == []


def test_a_log_that_a_deleted_corpus_left_does_not_come_back_in_a_new_one(path, statements):
    import_and_die(path, statements[0])
    path.unlink()
    with Corpus.create(path) as new:
        assert new.reports() == []


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved on Windows")
@pytest.mark.parametrize("fate", ["deleted", "moved", "replaced"])
def test_nothing_is_written_into_a_corpus_that_is_no_longer_in_its_place(
    corpus, path, tmp_path, named, fate
):
    from standpoint.corpus import edits, soundness

    if fate == "deleted":
        path.unlink()
    else:
        path.rename(tmp_path / "elsewhere.standpoint")
    if fate == "replaced":
        path.write_bytes(b"something else")
    with pytest.raises(CorpusError, match=r"trial\.standpoint was moved, replaced or deleted"):
        edits.set_metadata(corpus, {named["Council"]: {"title": "New"}})
    soundness.backup(corpus, tmp_path / "copy.standpoint")
    with Corpus.read(tmp_path / "copy.standpoint") as kept:
        assert len(kept.reports()) == 3
        assert soundness.problems(kept) == []


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_corpus_opened_through_a_link_is_the_same_corpus(corpus, path, tmp_path):
    link = tmp_path / "links" / "other.standpoint"
    link.parent.mkdir()
    link.symlink_to(path)
    with Corpus.open(link) as second:
        assert second.read_only
    corpus.close()
    with Corpus.open(link) as alone:
        assert not alone.read_only
    assert beside(link) == ["other.standpoint"]
    assert beside(path) == [path.name]


def test_a_corpus_that_another_window_is_making_is_not_called_a_strangers(path):
    from filelock import FileLock

    path.touch()
    with (
        FileLock(path.with_name(f".{path.name}.lock")),
        pytest.raises(CorpusError, match="being made by another window"),
    ):
        Corpus.open(path)
    path.unlink()
    with (
        FileLock(path.with_name(f".{path.name}.lock")),
        pytest.raises(CorpusError, match="being made by another window"),
    ):
        Corpus.create(path)
    assert not path.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_corpus_may_have_a_name_that_is_no_unicode(tmp_path):
    from pathlib import Path

    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9 #1?.standpoint"))
    Corpus.create(odd).close()
    with Corpus.open(odd) as found:
        assert not found.read_only


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CorpusError, match=r"There is no folder .*nowhere for a\.standpoint"):
        Corpus.create(tmp_path / "nowhere" / "a.standpoint")


def test_a_name_that_is_too_long_is_said_to_be_too_long(tmp_path):
    with pytest.raises(CorpusError, match="is too long"):
        Corpus.create(tmp_path / ("a" * 244 + ".standpoint"))


@pytest.fixture
def as_guest(tmp_path_factory):
    """Run something as a user who may read here and write nowhere; return what it returns."""
    if sys.platform == "win32":
        pytest.skip("users are others on Windows")

    def run(folder, work):
        if os.geteuid() != 0:
            folder.chmod(0o555)
            try:
                return work()
            finally:
                folder.chmod(0o755)
        for parent in (folder, *folder.parents):
            if parent.stat().st_uid == 0 and not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o055)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
                said = str(work())
            except BaseException as error:
                said = f"{type(error).__name__}: {error}"
            finally:
                # Whatever happens, it must not go on with the tests.
                with contextlib.suppress(BaseException):
                    os.write(writing, said.encode())
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as answer:
            said = answer.read()
        os.waitpid(child, 0)
        return said

    return run


def test_a_guest_reads_a_corpus_in_a_folder_that_may_only_be_read(corpus, path, as_guest):
    corpus.close()

    def look():
        with Corpus.open(path) as found:
            return f"{len(found.reports())} {found.read_only} {found.read_only_reason}"

    assert as_guest(path.parent, look) == "3 True The file or its folder may only be read."


def test_changes_that_a_guest_cannot_reach_are_said_and_not_left_out(corpus, path, as_guest):
    # As a kill leaves it, copied to a disk that may only be read.
    place = path.parent / "disk"
    place.mkdir()
    for ending in ("", "-wal"):
        copy = place / (path.name + ending)
        copy.write_bytes(path.with_name(path.name + ending).read_bytes())
    corpus.close()

    def look():
        try:
            Corpus.open(place / path.name).close()
        except CorpusError as error:
            return str(error)

    said = as_guest(place, look)
    assert f"lie in {path.name}-wal and cannot be read in this folder" in said


def test_a_corpus_whose_making_was_killed_says_so_where_it_is_read_and_opens_where_it_is_written(
    path,
):
    path.touch()
    with pytest.raises(CorpusError, match="is empty: making it was interrupted"):
        Corpus.read(path)
    with Corpus.open(path) as corpus:
        assert not corpus.read_only
    with Corpus.read(path) as corpus:
        assert corpus.read_only
