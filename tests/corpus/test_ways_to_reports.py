# SPDX-License-Identifier: MIT
"""What concerns one report or one publisher takes no more work where there are many others."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager

import pytest

from standpoint.corpus import bringing_reports, furnishing, furniture_switches, storing
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest

FEW, MANY = 30, 600


@pytest.fixture(scope="module")
def corpora(tmp_path_factory):
    """A small corpus and one of twenty times as many reports, each of a publisher of its own."""
    home = tmp_path_factory.mktemp("ways")
    for number in (FEW, MANY):
        folder = home / str(number)
        folder.mkdir()
        for at in range(number):
            text = f"Report {at} asks for unity of Syria.\n(Source: Desk {at})\n"
            (folder / f"{at}.txt").write_text(text)
    with Corpus.create(home / "few.standpoint") as few, Corpus.create(
        home / "many.standpoint"
    ) as many:  # fmt: skip
        for corpus, number in ((few, FEW), (many, MANY)):
            for _ in ingest(corpus, [home / str(number)]):
                pass
            assert len(set(publishers(corpus))) == number
        yield few, many


def publishers(corpus):
    return [row[0] for row in corpus.rows("SELECT publisher FROM report")]


@contextmanager
def statistics(corpus, there):
    """SQLite knows after a corpus was closed once how much is in its tables, and not before."""
    if there:
        corpus.database.execute("ANALYZE")
    yield
    if there:
        corpus.database.execute("DELETE FROM sqlite_stat1")
        corpus.database.execute("ANALYZE sqlite_master")


def work(corpus, act):
    """How many steps SQLite takes."""
    steps = 0

    def count():
        nonlocal steps
        steps += 1

    corpus.database.conn.set_progress_handler(count, 1)
    act(corpus)
    corpus.database.conn.set_progress_handler(None, 0)
    return steps


def find_a_text(corpus):
    ((content,),) = corpus.rows("SELECT sha256 FROM report WHERE id = 7")
    assert storing.known(corpus, [content])[content].report == 7
    assert not storing.known(corpus, [hashlib.sha256(b"another").hexdigest()])


def find_who_holds_a_text(corpus):
    ((content,),) = corpus.rows("SELECT sha256 FROM report WHERE id = 7")
    asked = json.dumps([content])
    assert corpus.rows(bringing_reports.HOLDERS, [asked, asked]) == [(7,)]


def compare_lines(corpus):
    with corpus.changing():
        furnishing.look(corpus, "Desk 7")
    assert furniture_switches.wanted(corpus, "Desk 7") == []


@pytest.mark.parametrize("known", [False, True], ids=["new corpus", "closed before"])
@pytest.mark.parametrize("act", [find_a_text, find_who_holds_a_text, compare_lines])
def test_many_other_reports_make_no_more_work(corpora, act, known):
    took = []
    for corpus in corpora:
        with statistics(corpus, known):
            took.append(work(corpus, act))
    assert 0 < took[1] < 2 * took[0]
