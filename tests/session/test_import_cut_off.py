# SPDX-License-Identifier: MIT
"""What is said where a kill ended an import in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from standpoint.corpus import soundness, under_way
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.preparing import InThisProcess

_IMPORT = """
import sys
from pathlib import Path
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.preparing import InThisProcess

class InSteps(InThisProcess):
    def prepare(self, wanted):
        for number, one in enumerate(super().prepare(wanted)):
            if number == 3:
                yield None
            yield one

with Corpus.create(Path(sys.argv[1])) as corpus:
    for progress in ingest(corpus, [Path(sys.argv[2])], InSteps(corpus.codebook())):
        if progress.done == 3:
            print("there", flush=True)
            sys.stdin.read()
"""


@pytest.fixture
def ten(tmp_path):
    """A folder with ten statements."""
    folder = tmp_path / "ten"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number}.txt").write_text(f"Point {number}: the council spoke of roads.\n")
    return folder


@pytest.fixture
def killed(tmp_path, ten):
    """A corpus whose first import was killed after three files."""
    path = tmp_path / "killed.standpoint"
    with subprocess.Popen(
        [sys.executable, "-c", _IMPORT, str(path), str(ten)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as importer:
        assert importer.stdout.readline() == "there\n"
        os.kill(importer.pid, signal.SIGKILL)
    return path


@pytest.fixture
def told(session, qtbot):
    """Open a corpus and return what is said when it is open."""

    def open_and_listen(path):
        said = []
        session.said.connect(lambda sentence, _: said.append(sentence))
        session.open(path)
        # What the kill left to be done is done first.
        qtbot.waitUntil(lambda: session.corpus is not None and not session.busy, timeout=30_000)
        return said

    return open_and_listen


def test_an_import_that_was_killed_is_told_once_and_what_to_do(session, told, killed):
    assert told(killed) == [
        "The last import was cut off at 3 of 10. Add the same files again; what is there is not "
        "added twice."
    ]
    session.close()
    assert told(killed) == []


def test_files_of_an_import_that_was_killed_are_added_again_and_none_twice(killed, ten):
    with Corpus.open(killed) as corpus:
        assert len(corpus.reports()) == 3
        for _ in ingest(corpus, [ten], InThisProcess(corpus.codebook())):
            pass
        assert len(corpus.reports()) == 10
        assert under_way.cut_off(corpus) == ""
        assert soundness.problems(corpus) == []


def test_an_import_that_was_cancelled_was_not_cut_off(told, tmp_path, ten):
    path = tmp_path / "cancelled.standpoint"
    with Corpus.create(path) as corpus:
        job = ingest(corpus, [ten], InThisProcess(corpus.codebook()))
        next(job)
        job.close()
        job = ingest(corpus, [ten], InThisProcess(corpus.codebook()))
        while not next(job).done:
            pass
        job.close()
    assert told(path) == []


def test_a_window_that_may_only_read_says_nothing_of_an_import_that_still_runs(told, tmp_path):
    path = tmp_path / "running.standpoint"
    with Corpus.create(path) as corpus:
        with corpus.changing():
            under_way.write(corpus, 3, 10)
        assert under_way.cut_off(corpus)
        assert told(path) == []
        assert under_way.cut_off(corpus)
