# SPDX-License-Identifier: MIT
"""What an analyst may rely on while a dialog shows the folder in which the open corpus lies."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from standpoint.corpus import edits
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.ui import file_dialogs

ASK = {
    "open a file": lambda place: file_dialogs.open_file(None, "Open", str(place), "All (*)"),
    "open files": lambda place: file_dialogs.open_files(None, "Open", str(place), "All (*)"),
    "save": lambda place: file_dialogs.save_file(None, "Save", str(place / "x.toml"), "All (*)"),
}


def locks(path):
    """Return how many locks this process has on a file, as the system lists them."""
    inode = str(path.stat().st_ino)
    lines = Path("/proc/locks").read_text(encoding="utf-8").splitlines()
    mine = [line.split() for line in lines if str(os.getpid()) in line.split()]
    return sum(fields[5].endswith(f":{inode}") for fields in mine)


@pytest.fixture
def corpus(tmp_path):
    """A corpus with a report, open for writing and with a log beside it."""
    statement = tmp_path / "statement.txt"
    statement.write_text("The council spoke for the unity of Syria.\n", encoding="utf-8")
    with Corpus.create(tmp_path / "trial.standpoint") as made:
        for _ in ingest(made, [statement]):
            pass
        yield made


def give_up(seen):
    """Close the dialog that is open, once it has listed its folder."""
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog))
    seen.append(dialog.directory().absolutePath())
    dialog.reject()


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux lists its locks there")
@pytest.mark.parametrize("how", ASK)
def test_the_open_corpus_keeps_its_locks_while_its_folder_is_shown(qapp, corpus, tmp_path, how):
    before = locks(corpus.path)
    seen = []
    QTimer.singleShot(700, lambda: give_up(seen))
    assert not any(ASK[how](tmp_path))
    assert seen == [str(tmp_path)]
    assert before == locks(corpus.path) > 0


def test_another_program_that_reads_leaves_the_log_of_a_window_alone(corpus):
    """Even of one that has lost its locks, as by any library that opens and closes the file."""
    edits.set_closeness_limit(corpus, 0.5)
    with corpus.path.open("rb"):
        pass
    subprocess.run(
        [sys.executable, "-m", "standpoint", "reports", str(corpus.path)], check=True,
        capture_output=True, timeout=60,
    )  # fmt: skip
    assert Path(f"{corpus.path}-wal").exists()
    assert corpus.closeness_limit() == 0.5
    edits.set_closeness_limit(corpus, 0.25)
    with Corpus.read(corpus.path) as beside:
        assert beside.closeness_limit() == 0.25


@pytest.mark.parametrize("start", [".", "inside"])
@pytest.mark.parametrize("end", ["", "/"])
def test_the_folder_that_is_written_is_the_one_that_is_taken(qapp, tmp_path, start, end):
    inside = tmp_path / "inside"
    inside.mkdir()

    def write():
        shown = (w for w in QApplication.topLevelWidgets() if w.isVisible())
        dialog = next(w for w in shown if isinstance(w, QFileDialog))
        dialog.findChild(QLineEdit).setText(f"{inside}{end}")
        dialog.accept()

    QTimer.singleShot(700, write)
    assert file_dialogs.folder(None, "Folder", str(tmp_path / start)) == str(inside)
