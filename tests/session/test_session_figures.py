# SPDX-License-Identifier: MIT
"""Saving, renaming and deleting figures in the open corpus, each taken back with one step."""

from __future__ import annotations

import json

import pytest

from standpoint.corpus.corpus import Corpus
from standpoint.corpus.saved_figures import get
from standpoint.corpus.saved_figures import read as rows_of
from standpoint.errors import CorpusError
from standpoint.figures.choices import Choices
from standpoint.figures.saved import SavedFigure, read
from standpoint.session.changes import Changes
from standpoint.session.session import Session
from standpoint.session.settings import Settings


@pytest.fixture
def opened(qapp, tmp_path):
    path = tmp_path / "trial.standpoint"
    Corpus.create(path).close()
    made = Session(Settings(tmp_path / "settings.ini"))
    made.open(path)
    yield made
    made.close()


@pytest.fixture
def wait(qtbot, opened):
    def until(*names):
        qtbot.waitUntil(lambda: [one.name for one in opened.saved_figures()] == list(names))

    return until


def test_a_figure_is_saved_undone_and_saved_again(opened, wait, qtbot):
    heard, changes = [], []
    opened.said.connect(lambda words, undoable: heard.append((words, undoable)))
    opened.changed.connect(changes.append)
    assert opened.save_figure(SavedFigure(" Trend ", Choices(measure="rate"))) == "Trend"
    wait("Trend")
    qtbot.waitUntil(lambda: changes == [Changes(figures=True)])
    assert heard == [("Saved figure “Trend”.", True)]
    opened.undo.undo()
    wait()
    opened.undo.redo()
    wait("Trend")
    assert read(opened.saved_figure("TREND")).choices.measure == "rate"


def test_saving_over_a_figure_is_a_change_and_undo_brings_the_old_settings(opened, wait, qtbot):
    opened.save_figure(SavedFigure("Trend", Choices(measure="rate")))
    wait("Trend")
    heard = []
    opened.said.connect(lambda words, _: heard.append(words))
    assert opened.save_figure(SavedFigure("TREND", Choices(measure="count"))) == "Trend"
    qtbot.waitUntil(lambda: read(opened.saved_figure("trend")).choices.measure == "count")
    qtbot.waitUntil(lambda: heard == ["Saved changes to “Trend”."])
    opened.undo.undo()
    qtbot.waitUntil(lambda: read(opened.saved_figure("trend")).choices.measure == "rate")
    wait("Trend")


def test_renaming_and_deleting_are_undone_in_their_order(opened, wait):
    opened.save_figure(SavedFigure("One"))
    wait("One")
    assert opened.rename_figure("one", "Two") == "Two"
    wait("Two")
    opened.delete_figure("TWO")
    wait()
    opened.undo.undo()
    wait("Two")
    opened.undo.undo()
    wait("One")
    opened.undo.redo()
    wait("Two")


def test_a_taken_name_is_refused_before_anything_is_done(opened, wait):
    for name in ("One", "Two"):
        opened.save_figure(SavedFigure(name))
    wait("One", "Two")
    steps = opened.undo.count()
    with pytest.raises(CorpusError, match="already"):
        opened.rename_figure("One", "two")
    assert opened.undo.count() == steps


def test_what_a_newer_version_wrote_is_kept_when_changes_are_saved(opened, wait, qtbot):
    opened.save_figure(SavedFigure("Trend"))
    wait("Trend")
    path = opened.path
    opened.close()
    with Corpus.open(path) as corpus:
        old = json.loads(get(corpus, "Trend").settings)
        old |= {"format": 9, "sound": {"on": True}}
        old["choices"]["perspective"] = "bird"
        with corpus.changing():
            corpus.database.execute("UPDATE figure SET settings = ?", [json.dumps(old)])
    opened.open(path)
    opened.save_figure(SavedFigure("Trend", Choices(measure="rate")))
    qtbot.waitUntil(lambda: read(opened.saved_figure("Trend")).choices.measure == "rate")
    kept = json.loads(opened.saved_figure("Trend").settings)
    assert (kept["format"], kept["sound"]) == (9, {"on": True})
    assert kept["choices"]["perspective"] == "bird"


def test_a_corpus_that_another_window_holds_takes_no_figure_and_says_so(opened, tmp_path, qtbot):
    second = Session(Settings(tmp_path / "other.ini"))
    second.open(opened.path)
    heard = []
    second.failed.connect(heard.append)
    second.save_figure(SavedFigure("Trend"))
    assert len(heard) == 1
    assert "cannot be changed" in heard[0]
    second.close()
    with Corpus.read(opened.path) as corpus:
        assert rows_of(corpus) == []
