# SPDX-License-Identifier: MIT
"""A merge on the undo stack: in the order in which things are stored, whatever is edited in it."""

from __future__ import annotations

import pytest

from standpoint.corpus import edits
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest


@pytest.fixture
def files(tmp_path):
    made = []
    for number in range(1, 40):
        made.append(tmp_path / f"{number}.txt")
        words = f"In year {number} many refugees returned to town number {number}. " * 20
        made[-1].write_text(f"Report {number}\n\n{words}\n", encoding="utf-8")
    return made


def corpus_of(path, files):
    with Corpus.create(path) as made:
        for _ in ingest(made, files):
            pass
    return path


@pytest.fixture
def opened(session, tmp_path, files):
    session.open(corpus_of(tmp_path / "mine.standpoint", files[:1]))
    return session


@pytest.fixture
def other(tmp_path, files):
    path = corpus_of(tmp_path / "other.standpoint", files)
    with Corpus.open(path) as there:
        (first,) = [report.id for report in there.reports() if report.title == "Report 1"]
        edits.set_metadata(there, {first: {"actor": "From there"}})
    return path


def actor(session):
    return next(report.actor for report in session.reports() if report.title == "Report 1")


def test_what_is_edited_while_a_merge_runs_is_undone_before_the_merge(opened, other, qtbot):
    (report,) = [one.id for one in opened.reports()]
    opened.merge(other)
    opened.set_metadata({report: {"actor": "Typed here"}})
    qtbot.waitUntil(lambda: not opened.busy and actor(opened) == "Typed here", timeout=60_000)
    opened.undo.undo()
    qtbot.waitUntil(lambda: actor(opened) == "From there", timeout=60_000)
    opened.undo.undo()
    qtbot.waitUntil(lambda: len(opened.reports()) == 1 and actor(opened) is None, timeout=60_000)
    opened.undo.redo()
    opened.undo.redo()
    qtbot.waitUntil(
        lambda: len(opened.reports()) == 39 and actor(opened) == "Typed here", timeout=60_000
    )


def test_a_merge_that_is_undone_while_it_runs_brings_nothing(opened, other, qtbot):
    opened.merge(other)
    opened.undo.undo()
    qtbot.waitUntil(lambda: not opened.busy, timeout=60_000)
    opened.set_metadata({opened.reports()[0].id: {"actor": "Later"}})
    qtbot.waitUntil(lambda: actor(opened) == "Later", timeout=60_000)
    assert len(opened.reports()) == 1


def test_a_merge_that_is_cancelled_leaves_no_step_to_undo(opened, other, qtbot):
    opened.merge(other)
    opened.cancel()
    qtbot.waitUntil(lambda: not opened.busy, timeout=60_000)
    assert len(opened.reports()) == 1
    assert not opened.undo.canUndo()


def test_a_merge_that_brings_nothing_leaves_no_step_to_undo(opened, tmp_path, files, qtbot):
    same = corpus_of(tmp_path / "same.standpoint", files[:1])
    with qtbot.waitSignal(opened.merged, timeout=60_000):
        opened.merge(same)
    assert not opened.undo.canUndo()
