# SPDX-License-Identifier: MIT
"""What a user may rely on when many reports are deleted at once, and brought back."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys

import pytest

from standpoint.corpus import (
    edits,
    furnishing,
    leaving,
    opening,
    recoding,
    reposts,
    soundness,
    stem_counting,
    tallies,
)
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest

_SAID = (
    "The union of towns asked for the unity of Syria.",
    "Nobody may send refugees back against their will, it said.",
    "It wants Resolution 2254 carried out by all sides.",
    "Farmers brought the olives in before the rain.",
    "The road over the pass was closed for a week.",
)
_TABLES = ("mention", "tally", "month", "series_month", "repost", "repeated_line", "sentence")
_REPORTS = 30


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """A corpus of thirty statements of three publishers, with lines that repeat, and reposts."""
    folder = tmp_path_factory.mktemp("leaving")
    for number in range(_REPORTS):
        said = [_SAID[(number + turn * 3) % len(_SAID)] for turn in range(1 + number % 4)]
        text = "\n\n".join([f"Note {number - number % 7 // 6}", *said * 3, "Printed in our hall"])
        (folder / f"{number:02}.txt").write_text(f"{text} {'.' * number}\n")
    place = folder / "c.standpoint"
    with Corpus.create(place) as corpus:
        for _ in ingest(corpus, [folder]):
            pass
        edits.set_metadata(
            corpus,
            {
                n: {
                    "date": ("2024-05", "2023-01/2023-04", None)[n % 3],
                    "publisher": ("Hall", "Pass", None)[n % 3],
                    "language": ("en", "ar", None)[n % 11 % 3],
                }
                for n in range(1, _REPORTS + 1)
            },
        )
        assert corpus.rows("SELECT 1 FROM repost")
        assert corpus.rows("SELECT 1 FROM repeated_line")
    return place


@pytest.fixture
def many(stored, tmp_path):
    """That corpus, to be changed."""
    place = tmp_path / "many.standpoint"
    with Corpus.read(stored) as corpus:
        soundness.backup(corpus, place)
    with Corpus.open(place) as corpus:
        yield corpus


def dump(corpus):
    """Return all that is counted and shown of a corpus."""
    live = "(SELECT id FROM report WHERE deleted_at IS NULL)"
    where = {"mention": "report", "tally": "report", "repost": "report", "sentence": "report"}
    found = {
        table: sorted(
            corpus.rows(
                f"SELECT * FROM {table} "
                + (f"WHERE {where[table]} IN {live}" if table in where else "")
            ),
            key=repr,
        )
        for table in _TABLES
    }
    for table in ("month", "series_month"):
        # A sum of fractions depends on their order.
        found[table] = [
            tuple(round(one, 9) if isinstance(one, float) else one for one in row)
            for row in found[table]
            if row[3]
        ]
    found["stem"] = stems_of(corpus)
    found["report"] = corpus.reports()
    return found


def stems_of(corpus):
    return {
        (language, stem): number
        for language, stem, number in corpus.rows("SELECT language, stem, sentences FROM stem")
        if number
    }


def is_counted_right(corpus):
    """Tell whether everything is what a fresh count of the reports that are there gives."""
    fresh = stem_counting.counted(corpus, [report.id for report in corpus.reports()])
    return (
        stems_of(corpus)
        == {
            (language, stem): number
            for language, counts in fresh.items()
            for stem, number in counts.items()
        }
        and tallies.otherwise(corpus) == 0
        and not furnishing.due(corpus)
        and not reposts.owed(corpus)
        and soundness.problems(corpus) == []
        and is_settled(corpus)
    )


def is_settled(corpus):
    """Tell whether comparing the lines of all publishers anew changes nothing."""
    before = dump(corpus)
    furnishing.settle_now(corpus, {one.publisher or one.actor for one in corpus.reports()})
    return dump(corpus) == before


def some(number, seed=1):
    return random.Random(seed).sample(range(1, _REPORTS + 1), number)


@pytest.mark.parametrize("number", [1, 4, 15, 16, 26, 30])
@pytest.mark.parametrize("known", [True, False])
def test_reports_that_come_back_leave_everything_as_it_was(many, run, number, known):
    before = dump(many)
    gone = some(number, number)
    left = run(leaving.delete(many, [*gone, 999, gone[0]]))
    assert left.reports == tuple(gone)
    assert many.number_of_reports() == _REPORTS - number
    assert is_counted_right(many)
    assert run(leaving.restore(many, gone, left if known else None)) == gone
    assert dump(many) == before
    assert is_counted_right(many)


def test_whatever_goes_and_comes_the_counts_are_those_of_a_fresh_count(many, run):
    chance = random.Random(6)
    for _ in range(6):
        reports = some(chance.choice([2, 9, 20, 30]), chance.random())
        if chance.random() < 0.6:
            run(leaving.delete(many, reports))
        else:
            run(leaving.restore(many, reports))
        assert is_counted_right(many)


_COUNCIL = (
    "The council of the northern towns met in the hall and asked every side for the unity of the "
    "land and for the return of all who had to leave their homes."
)
_FARMERS = (
    "A delegation of farmers and teachers came to the capital on foot and spoke at length about "
    "water and the price of bread near the river."
)


def publish(corpus, run, folder, bodies, publisher, foot):
    """Add reports with these bodies over the same foot, of one publisher; return their numbers."""
    before = {report.id for report in corpus.reports()}
    folder.mkdir()
    for number, body in enumerate(bodies):
        text = f"Note {'abcdefghij'[number] * 3}\n\n{body}\n\n{foot}\n"
        (folder / f"{publisher} {number}.txt").write_text(text)
    run(ingest(corpus, [folder]))
    added = sorted(report.id for report in corpus.reports() if report.id not in before)
    edits.set_metadata(corpus, {report: {"publisher": publisher} for report in added})
    return added


def test_a_foot_that_stood_in_copies_is_left_out_once_what_they_copied_is_gone(many, run, tmp_path):
    # Of each body there are four, so that all eight are copies and say nothing of habits.
    bodies = [_COUNCIL] * 4 + [_FARMERS] * 4
    added = publish(many, run, tmp_path / "hall", bodies, "Office", "Sent out by the office")
    assert not many.rows("SELECT 1 FROM repeated_line WHERE publisher = 'Office'")
    left = run(leaving.delete(many, [added[1], added[5]]))
    lines = many.rows("SELECT reports, furniture FROM repeated_line WHERE publisher = 'Office'")
    assert lines == [(6, 1)]
    assert is_counted_right(many)
    run(leaving.restore(many, left.reports, left))
    assert is_counted_right(many)


@pytest.mark.parametrize("number", range(1, 8))
def test_what_repeats_is_known_however_few_reports_of_a_publisher_are_left(
    many, run, tmp_path, number
):
    bodies = [f"{_SAID[n % 5]} Day {'abcdefgh'[n] * 2} of it." for n in range(7)]
    added = publish(many, run, tmp_path / "pass", bodies, "Office", "Sent out by the office")
    assert many.rows("SELECT 1 FROM repeated_line WHERE publisher = 'Office'")
    left = run(leaving.delete(many, added[:number]))
    assert is_counted_right(many)
    edits.restore(many, left.reports[1:])
    assert is_counted_right(many)


def test_publishers_of_whom_too_little_is_left_for_repeating_are_not_compared(
    many, run, tmp_path, monkeypatch
):
    few = publish(many, run, tmp_path / "few", _SAID[:4], "Few", "Sent out by the few")
    edits.delete(many, few[:2])
    looked = []
    look = furnishing.look
    monkeypatch.setattr(furnishing, "look", lambda c, one: looked.append(one) or look(c, one))
    run(leaving.delete(many, few[2:3]))
    assert looked == []
    assert is_counted_right(many)


def test_other_processes_count_what_this_one_counts(many, run, monkeypatch):
    alone = run(leaving.delete(many, range(1, 13)))
    run(leaving.restore(many, range(1, 13)))
    monkeypatch.setattr(stem_counting, "_FEW", 0)
    monkeypatch.setattr(stem_counting, "CHUNK", 5)
    beside = run(leaving.delete(many, range(1, 13)))
    assert beside.stems == alone.stems
    assert is_counted_right(many)


def test_where_no_process_can_be_started_the_reports_go_all_the_same(many, run, monkeypatch):
    monkeypatch.setattr(stem_counting, "_FEW", 0)
    # It refuses where a corpus exists.
    monkeypatch.setattr(stem_counting, "start_counting", opening.create)
    run(leaving.delete(many, range(1, 13)))
    assert is_counted_right(many)


def test_a_report_comes_back_coded_by_the_codebook_of_now(many, run):
    from dataclasses import replace

    from standpoint.coding import codebook_file, codebook_writing

    left = run(leaving.delete(many, range(1, 21)))
    book = many.codebook()
    fewer = replace(book, themes=tuple(one for one in book.themes if one.id != "refugees"))
    run(recoding.adopt(many, codebook_file.read(codebook_writing.write(fewer), "fewer")))
    run(leaving.restore(many, left.reports, left))
    assert is_counted_right(many)
    assert not list(many.mentions(theme="refugees"))
    assert list(many.mentions(theme="unity"))


def test_a_report_whose_text_came_in_again_stays_away_and_is_counted_once(many, run, stored):
    left = run(leaving.delete(many, range(1, 21)))
    run(ingest(many, [stored.parent / "02.txt"]))
    assert run(leaving.restore(many, left.reports, left)) == [*range(1, 3), *range(4, 21)]
    assert is_counted_right(many)


@pytest.mark.parametrize("number", [12, 22])
def test_progress_is_told_of_the_reports_that_go_and_come(many, run, monkeypatch, number):
    monkeypatch.setattr(stem_counting, "CHUNK", 3)
    for act in (leaving.delete, leaving.restore):
        told = list(act(many, range(1, number + 1)))
        assert {one.total for one in told} == {number}
        done = [one.done for one in told if one.done]
        assert done[0] < done[-1] == number


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_an_edit_that_is_broken_off_changes_nothing(many, monkeypatch, steps):
    monkeypatch.setattr(stem_counting, "CHUNK", 3)
    before = dump(many)
    job = leaving.delete(many, range(1, 13))
    for _ in range(steps):
        progress = next(job)
        assert progress.total == 12
    job.close()
    assert dump(many) == before


_KILLED = """
import os, signal, sys
from pathlib import Path
from standpoint.corpus import leaving, stem_counting
from standpoint.corpus.corpus import Corpus

stem_counting.CHUNK = 3
with Corpus.open(Path(sys.argv[1])) as corpus:
    if sys.argv[2] == "restore":
        for _ in leaving.delete(corpus, range(1, 13)):
            pass
    left = int(sys.argv[3])
    for _ in getattr(leaving, sys.argv[2])(corpus, range(1, 13)):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
@pytest.mark.parametrize("act", ["delete", "restore"])
@pytest.mark.parametrize("step", [2, 5])
def test_a_kill_in_the_middle_leaves_a_sound_corpus_without_the_edit(many, act, step):
    path = many.path
    many.close()
    ended = subprocess.run([sys.executable, "-c", _KILLED, path, act, str(step)], check=False)
    assert ended.returncode == -signal.SIGKILL
    with Corpus.open(path) as corpus:
        assert corpus.number_of_reports() == (_REPORTS if act == "delete" else _REPORTS - 12)
        assert is_counted_right(corpus)


def test_purging_many_leaves_a_sound_corpus_and_nothing_owed(many, run):
    reposts.set_policy(many, "once")
    pairs = many.rows("SELECT report, original FROM repost LIMIT 1")
    reposts.say(many, {pairs[0]: False})
    run(leaving.delete(many, some(20)))
    assert edits.purge(many) == 20
    assert is_counted_right(many)
    run(leaving.delete(many, range(1, _REPORTS + 1)))
    edits.purge(many)
    assert many.rows("SELECT 1 FROM report") == []
    assert not stems_of(many)
    assert soundness.problems(many) == []


def test_many_reports_go_and_come_in_as_many_statements_as_a_few(many, run):
    def statements(job):
        told = []
        many.database.conn.set_trace_callback(told.append)
        left = run(job)
        many.database.conn.set_trace_callback(None)
        return left, sum(not one.startswith("--") for one in told)

    few, going = statements(leaving.delete(many, [1, 2]))
    _, coming = statements(leaving.restore(many, few.reports, few))
    more, going_many = statements(leaving.delete(many, range(1, 31)))
    _, coming_many = statements(leaving.restore(many, more.reports, more))
    # What is written of stems and repeating lines depends on what the reports say.
    assert going_many < going + 300
    assert coming_many < coming + 300
