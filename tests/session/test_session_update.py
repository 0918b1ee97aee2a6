# SPDX-License-Identifier: MIT
"""A window that opens a corpus of an older format: it shows progress, and nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from standpoint.corpus import schema, soundness, updating


def version(path):
    with closing(sqlite3.connect(path)) as database:
        return database.execute("PRAGMA user_version").fetchone()[0]


def tables(path):
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT name, sql FROM sqlite_master ORDER BY 1").fetchall()


@pytest.fixture
def heard(session):
    """What the session says, in order."""
    said = []
    session.job_started.connect(lambda label: said.append(("started", label)))
    session.progressed.connect(lambda progress: said.append(("progress", progress.label)))
    session.job_finished.connect(lambda summary: said.append(("finished", summary)))
    session.opened.connect(lambda: said.append(("opened", session.name)))
    session.said.connect(lambda sentence, _: said.append(("said", sentence)))
    session.failed.connect(lambda sentence: said.append(("failed", sentence)))
    return said


def test_an_older_corpus_is_brought_up_to_date_with_progress_and_is_open_then(
    session, old, gate, heard, qtbot
):
    session.open(old)
    assert session.busy
    assert session.corpus is None
    assert session.reports() == []
    assert heard == [("opened", ""), ("started", "Bringing the corpus up to date")]
    qtbot.waitUntil(lambda: ("progress", "Bringing the corpus up to date") in heard)
    gate.set()
    qtbot.waitUntil(lambda: heard[-1] == ("opened", "Island"))
    assert ("finished", None) in heard
    assert not session.busy
    assert not session.read_only
    assert len(session.reports()) == 4
    assert session.settings.recent() == [old]
    assert soundness.problems(session.reading_corpus) == []
    session.delete([session.reports()[0].id])
    qtbot.waitUntil(lambda: len(session.reports()) == 3)


def test_cancelling_leaves_the_older_corpus_as_it_was_and_it_can_be_opened_again(
    session, old, gate, heard, qtbot
):
    before = tables(old)
    session.open(old)
    qtbot.waitUntil(lambda: ("progress", "Bringing the corpus up to date") in heard)
    session.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not session.busy)
    assert session.corpus is None
    assert heard[-1] == ("said", "Island was not brought up to date and is not open.")
    assert (version(old), tables(old)) == (1, before)
    session.open(old)
    qtbot.waitUntil(lambda: heard[-1] == ("opened", "Island"))
    assert len(session.reports()) == 4


def test_closing_the_window_meanwhile_leaves_the_older_corpus_as_it_was(
    session, old, gate, heard, qtbot
):
    before = tables(old)
    session.open(old)
    qtbot.waitUntil(lambda: ("progress", "Bringing the corpus up to date") in heard)
    gate.set()
    session.close()
    if version(old) == 1:  # else the worker was quicker, and all of it is stored
        assert tables(old) == before
    else:
        assert version(old) == schema.FORMAT
    assert not session.busy
    session.open(old)
    qtbot.waitUntil(lambda: heard[-1] == ("opened", "Island"))
    assert len(session.reports()) == 4


def test_another_corpus_can_be_opened_meanwhile(session, old, gate, heard, qtbot, tmp_path):
    session.open(old)
    qtbot.waitUntil(lambda: ("progress", "Bringing the corpus up to date") in heard)
    gate.set()
    session.create(tmp_path / "Other.standpoint")
    assert session.name == "Other"
    assert not session.busy
    qtbot.wait(50)
    assert session.name == "Other"


def test_an_older_corpus_with_a_fault_is_named_and_not_open(
    session, old, heard, qtbot, monkeypatch
):
    from standpoint.errors import CorpusError

    def refuse(corpus):
        yield from ()
        raise CorpusError("There is no room left on the disk.")

    monkeypatch.setattr(updating, "bring_up_to_date", refuse)
    session.open(old)
    qtbot.waitUntil(lambda: heard[-1] == ("failed", "There is no room left on the disk."))
    assert session.corpus is None
    assert not session.busy
    assert version(old) == 1


def test_a_corpus_of_this_format_is_open_at_once(session, old, heard):
    from standpoint.corpus.corpus import Corpus

    Corpus.open(old).close()
    session.open(old)
    assert heard == [("opened", "Island")]
    assert len(session.reports()) == 4
