# SPDX-License-Identifier: MIT
"""What every screen may rely on while many reports are deleted or an import is undone."""

from __future__ import annotations

import pytest

from standpoint.corpus import soundness, stem_counting
from standpoint.corpus.corpus import Corpus
from standpoint.session import worker

_REPORTS = 40


@pytest.fixture
def filled(session, tmp_path, qtbot, monkeypatch):
    """A session with forty statements, of which every step of a deletion is told."""
    folder = tmp_path / "forty"
    folder.mkdir()
    for number in range(_REPORTS):
        (folder / f"{number:02}.txt").write_text(
            f"Point {number}\n\nThe hall asks for the unity of Syria, {number} times.\n"
        )
    session.create(tmp_path / "trial.standpoint")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([folder])
    qtbot.waitUntil(lambda: len(session.reports()) == _REPORTS)
    # 0 is too late where the clock stands still between two looks.
    monkeypatch.setattr(worker, "_SOON", -1)
    monkeypatch.setattr(stem_counting, "CHUNK", 5)
    return session


@pytest.fixture
def told(filled):
    """What is told of jobs and edits, in order."""
    heard = []
    filled.job_started.connect(heard.append)
    filled.edit_started.connect(lambda: heard.append("started"))
    filled.progressed.connect(lambda one: heard.append((one.label, one.done, one.total)))
    filled.edit_ended.connect(lambda: heard.append("ended"))
    return heard


def ids(session):
    return sorted(report.id for report in session.reports())


def test_a_long_deletion_tells_how_far_it_is_and_when_it_is_over(filled, told, qtbot):
    with qtbot.waitSignal(filled.changed):
        filled.delete(range(1, 16))
    assert told[:2] == ["started", ("Deleting", 5, 15)]
    assert told[-2:] == [("Deleting", 15, 15), "ended"]
    assert ids(filled) == [*range(16, _REPORTS + 1)]
    assert not filled.busy


def test_it_is_undone_and_done_again_as_often_as_one_likes(filled, told, qtbot):
    before = filled.reports()
    weights = filled.closeness()
    with qtbot.waitSignal(filled.changed):
        filled.delete(range(1, 16))
    gone = filled.closeness()
    for _ in range(2):
        with qtbot.waitSignal(filled.changed):
            filled.undo.undo()
        assert filled.reports() == before
        assert filled.closeness() == weights
        with qtbot.waitSignal(filled.changed):
            filled.undo.redo()
        assert ids(filled) == [*range(16, _REPORTS + 1)]
        assert filled.closeness() == gone
    assert told.count("started") == told.count("ended")
    assert soundness.problems(filled.reading_corpus) == []


def test_an_import_is_undone_with_progress(filled, told, qtbot, tmp_path):
    with qtbot.waitSignal(filled.changed):
        filled.undo.undo()
    assert ids(filled) == []
    with qtbot.waitSignal(filled.changed):
        filled.undo.redo()
    assert ids(filled) == [*range(1, _REPORTS + 1)]
    assert told[0] == "started"
    assert told[-1] == "ended"
    filled.close()
    with Corpus.open(tmp_path / "trial.standpoint") as corpus:
        assert soundness.problems(corpus) == []
        assert corpus.number_of_reports() == _REPORTS


def test_what_is_asked_for_meanwhile_is_done_after_it_in_order(filled, qtbot):
    filled.delete(range(1, 16))
    filled.set_metadata({20: {"title": "Later"}})
    filled.undo.undo()
    filled.undo.undo()
    filled.set_metadata({3: {"title": "Third"}})
    qtbot.waitUntil(lambda: "Third" in {one.title for one in filled.reports([3])}, timeout=20_000)
    assert ids(filled) == [*range(1, _REPORTS + 1)]
    assert filled.reading(20).report.title == "Point 19"


def test_of_an_edit_nothing_is_told_while_there_is_a_job(filled, told, qtbot, tmp_path):
    (tmp_path / "new.txt").write_text("New\n\nThe ridge asks for roads.\n")
    with qtbot.waitSignal(filled.job_finished, timeout=60_000):
        filled.delete(range(1, 16))
        filled.ingest([tmp_path / "new.txt"])
    assert told[0] == "Adding"
    assert "started" not in told
    assert {one[0] for one in told if isinstance(one, tuple)} <= {"Adding", "Looking for reposts"}
    assert len(ids(filled)) == _REPORTS - 15 + 1


def test_a_deletion_that_closing_meets_is_stored(filled, tmp_path, qtbot):
    filled.delete(range(1, 16))
    filled.close()
    with Corpus.open(tmp_path / "trial.standpoint") as corpus:
        assert corpus.number_of_reports() == _REPORTS - 15
        assert soundness.problems(corpus) == []


def test_a_deletion_that_the_world_refuses_is_said_and_nothing_is_gone(
    filled, told, qtbot, monkeypatch
):
    from standpoint.corpus import leaving
    from standpoint.errors import CorpusError

    def full(*_args, **_how):
        raise CorpusError("The disk is full.")

    monkeypatch.setattr(leaving, "_settle", full)
    with qtbot.waitSignal(filled.failed) as said:
        filled.delete(range(1, 16))
    assert said.args == ["The disk is full."]
    assert ids(filled) == [*range(1, _REPORTS + 1)]
    qtbot.waitUntil(lambda: told[-1] == "ended")
    assert not filled.undo.canUndo()
