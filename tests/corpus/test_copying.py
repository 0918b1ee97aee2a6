# SPDX-License-Identifier: MIT
"""What a user may rely on of the copy that is kept before a corpus is brought up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from standpoint.corpus import copying, edits, schema, soundness, updating
from standpoint.corpus.corpus import Corpus
from standpoint.errors import CorpusError


def version(path):
    with closing(sqlite3.connect(path)) as database:
        return database.execute("PRAGMA user_version").fetchone()[0]


def everything(path):
    """Return every row of every table that is stored."""
    with closing(sqlite3.connect(path)) as database:
        tables = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        ).fetchall()
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables}


def kept(folder):
    return sorted(folder.glob("*.standpoint-backup"))


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_an_older_corpus_is_kept_as_it_was_beside_the_new_one(old, run):
    before = everything(old)
    with updating.open_as_it_is(old) as corpus:
        copy = run(updating.bring_up_to_date(corpus))
    assert [copy] == kept(old.parent)
    assert copy.name.startswith("Island (format 1, 20")
    assert (version(copy), everything(copy)) == (1, before)
    assert version(old) == schema.FORMAT
    assert updating.said_of(copy) == f"As it was before, it is kept in {copy.name}."


def test_a_copy_that_is_renamed_is_a_corpus_again(old, run, tmp_path):
    Corpus.open(old).close()
    (copy,) = kept(old.parent)
    with Corpus.open(copy.rename(tmp_path / "again.standpoint")) as corpus:
        assert len(corpus.reports()) == 4
        assert soundness.problems(corpus) == []


def test_a_corpus_of_this_format_is_opened_without_a_copy(old, path):
    Corpus.create(path).close()
    Corpus.open(path).close()
    assert kept(path.parent) == []


def test_no_other_file_is_written_over_by_the_copy(old):
    content = old.read_bytes()
    Corpus.open(old).close()
    (first,) = kept(old.parent)
    first.write_text("another thing")
    old.write_bytes(content)
    Corpus.open(old).close()
    assert first.read_text() == "another thing"
    assert [one.name for one in kept(old.parent) if one != first] == [
        first.name.replace(").", ") 2.")
    ]


def test_what_was_cancelled_is_kept_once_however_often_it_is_tried(old, run):
    for _ in range(3):
        with updating.open_as_it_is(old) as corpus:
            job = updating.bring_up_to_date(corpus)
            next(job)
            job.close()
    Corpus.open(old).close()
    assert len(kept(old.parent)) == 1


def test_what_changed_since_is_kept_in_another_copy(old):
    with updating.open_as_it_is(old) as corpus:
        copying.keep(corpus.database, old)
        corpus.database.execute("UPDATE report SET title = 'Other' WHERE id = 1")
        copying.keep(corpus.database, old)
    assert len(kept(old.parent)) == 2


def test_what_a_kill_left_of_an_unfinished_copy_is_cleared_away(old):
    left = old.with_name(".Island (format 1, 2026-01-02).standpoint-backup.0a1b2c3d.unfinished")
    left.write_bytes(b"half")
    other = old.with_name(".Island.standpoint-backup.notes")
    other.write_bytes(b"mine")
    Corpus.open(old).close()
    assert not left.exists()
    assert other.exists()


def test_without_room_for_the_copy_nothing_is_changed_and_one_sentence_says_so(old, monkeypatch):
    before = everything(old)

    class Full:
        """A connection to a file that cannot grow to more than three pages."""

        def __new__(cls, *arguments, **options):
            made = sqlite3.connect(*arguments, **options)
            made.execute("PRAGMA max_page_count=3")
            return made

    with updating.open_as_it_is(old) as corpus:
        monkeypatch.setattr(copying, "sqlite3", _WithConnect(Full))
        with pytest.raises(CorpusError, match=r"was not brought up to date.*Nothing was changed"):
            list(updating.bring_up_to_date(corpus))
    assert version(old) == 1
    assert everything(old) == before
    assert names(old.parent) == ["Island.standpoint"]


class _WithConnect:
    """The module sqlite3 with another way to connect."""

    def __init__(self, connect):
        self.connect = connect

    def __getattr__(self, name):
        return getattr(sqlite3, name)


def test_a_copy_is_whole_also_while_another_connection_writes(corpus, path, tmp_path, named):
    with Corpus.read(path) as reader, corpus.changing():
        edits.set_metadata(corpus, {named["Council"]: {"title": "Half done"}})
        soundness.backup(reader, tmp_path / "copy.standpoint")
    with Corpus.open(tmp_path / "copy.standpoint") as copy:
        assert "Half done" not in {report.title for report in copy.reports()}
        assert soundness.problems(copy) == []


def test_a_backup_never_takes_the_place_of_a_file_that_came_meanwhile(
    corpus, tmp_path, monkeypatch
):
    target = tmp_path / "mine.standpoint"
    whole = copying._put_in_place

    def late(copied, wanted):
        wanted.write_text("kept")
        whole(copied, wanted)

    monkeypatch.setattr(copying, "_put_in_place", late)
    with pytest.raises(CorpusError, match="exists already"):
        soundness.backup(corpus, target)
    assert target.read_text() == "kept"
    assert not [name for name in names(tmp_path) if "unfinished" in name]


def test_a_disk_that_knows_no_second_names_gets_its_copy_too(corpus, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    soundness.backup(corpus, tmp_path / "copy.standpoint")
    with Corpus.read(tmp_path / "copy.standpoint") as copy:
        assert len(copy.reports()) == 3
