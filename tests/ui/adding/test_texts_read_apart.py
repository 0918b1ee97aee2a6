# SPDX-License-Identifier: MIT
"""What a user may rely on where a file shown in the window hangs or kills what reads it."""

from __future__ import annotations

import sys
import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from standpoint.ui.texts.replacing import ReplaceTextDialog

LONG = 60_000

READER = """
import os, time
from standpoint import documents
from standpoint.corpus import confined, preparing, processes
from standpoint.corpus.known import Known

def start(*_):
    confined.forbid_reaching_out()

def take(wanted):
    name = wanted.place.path.name
    if "deadly" in name:
        os._exit(7)
    if "slow" in name:
        (wanted.place.path.parent / "reading").touch()
        time.sleep(600)
    return preparing.take_place(wanted.place, Known())

def begin(corpus):
    processes.take_in_worker = take
    processes.start_worker = start
    return
    yield
"""
DIED = "Reading it stopped the reader. The file may be damaged."


@pytest.fixture
def harmful(filled, session, tmp_path, monkeypatch, qtbot):
    """A folder whose files do harm by their names to what reads them for the window."""
    (tmp_path / "harmful_files_of_this_test.py").write_text(READER)
    monkeypatch.syspath_prepend(str(tmp_path))
    import harmful_files_of_this_test as harm

    begun = []
    session.background(harm.begin, done=begun.append, failed=begun.append)
    qtbot.waitUntil(lambda: begun == [None], timeout=LONG)
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("deadly.rtf", "slow.rtf", "sound.rtf"):
        words = f"The miller of {name} ground barley and wheat for the whole valley."
        (folder / name).write_text(rf"{{\rtf1 {words}\par}}")
    yield folder
    del sys.modules["harmful_files_of_this_test"]


def test_a_better_text_that_kills_its_reader_leaves_the_window_with_a_sentence(
    filled, session, harmful, qtbot
):
    (report, *_) = session.reports()
    filled.editing.replace_text(report, harmful / "deadly.rtf")
    assert filled.status.message() == "Reading “deadly.rtf”…"
    qtbot.waitUntil(lambda: DIED in filled.notice.words(), timeout=LONG)
    assert "deadly.rtf" in filled.notice.words()
    assert not filled.status.message()
    seen = []

    def look():
        (dialog,) = filled.findChildren(ReplaceTextDialog)
        seen.append(dialog._sentences())
        dialog.reject()

    timer = QTimer(filled, interval=50)
    timer.timeout.connect(lambda: filled.findChildren(ReplaceTextDialog) and look())
    timer.start()
    filled.editing.replace_text(report, harmful / "sound.rtf")
    qtbot.waitUntil(lambda: bool(seen), timeout=LONG)
    timer.stop()
    assert "come" in seen[0]


def test_the_window_answers_while_a_better_text_hangs_and_takes_another(
    filled, session, harmful, qtbot
):
    (report, *_) = session.reports()
    filled.editing.replace_text(report, harmful / "slow.rtf")
    qtbot.waitUntil((harmful / "reading").exists, timeout=LONG)
    begun = time.monotonic()
    QTest.qWait(1)
    filled.library.search.setFocus()
    assert time.monotonic() - begun < 2
    filled.editing.replace_text(report, harmful / "deadly.rtf")
    qtbot.waitUntil(lambda: DIED in filled.notice.words(), timeout=LONG)


def test_a_planned_file_that_kills_its_reader_shows_the_sentence_and_the_next_is_shown(
    looked, harmful, qtbot
):
    (harmful / "slow.rtf").unlink()
    plan = looked(harmful)
    assert [item.place.path.name for item in plan.plan.items] == ["deadly.rtf", "sound.rtf"]
    plan.table.select_rows([0], 0)
    qtbot.waitUntil(lambda: DIED in plan.detail.text.toPlainText(), timeout=LONG)
    plan.table.select_rows([1], 1)
    qtbot.waitUntil(
        lambda: "The miller of sound.rtf" in plan.detail.text.toPlainText(), timeout=LONG
    )
