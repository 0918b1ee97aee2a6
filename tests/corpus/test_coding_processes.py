# SPDX-License-Identifier: MIT
"""What a user may rely on where processes that code stored reports hang or end."""

from __future__ import annotations

import os
import shutil
import signal
import sys

import pytest

from standpoint.corpus import finding
from standpoint.corpus.finding import CodingProcesses, Trouble
from standpoint.corpus.ingest import ingest
from standpoint.corpus.preparing import InThisProcess

SLOW = """
import time
from standpoint.corpus.finding import find_in_worker

def find(reports):
    if reports[0] == 3:
        time.sleep(600)
    return find_in_worker(reports)
"""


@pytest.fixture
def reports(corpus, tmp_path, monkeypatch):
    """The reports of a corpus, each a chunk of its own, all of them for other processes."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"Number {number}: the unity of Syria counts.\n")
    for _ in ingest(corpus, [folder], InThisProcess(corpus.codebook())):
        pass
    monkeypatch.setattr(finding, "_FEW", 0)
    monkeypatch.setattr(finding, "CHUNK", 1)
    return [report.id for report in corpus.reports()]


def hits(corpus, reports):
    """What is found in each report, with every report counted as done once and in order."""
    steps = [one for one in finding.find_in_all(corpus, corpus.coder(), reports) if one]
    assert [done for done, _ in steps] == list(range(1, len(reports) + 1))
    return [pair for _, found in steps for pair in found]


def test_other_processes_find_what_this_one_finds(corpus, reports):
    assert hits(corpus, reports) == finding.find(corpus, corpus.coder(), reports)


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
def test_all_reports_are_coded_though_the_processes_are_killed(corpus, reports):
    answers = []
    with CodingProcesses(corpus.path, corpus.codebook()) as processes:
        for found in processes.results([[one] for one in reports]):
            if found is None:
                continue
            answers += found
            if len(answers) == 4:
                killed = processes.processes()
                for process in killed:
                    os.kill(process, signal.SIGKILL)
    assert killed
    assert answers == finding.find(corpus, corpus.coder(), reports)


@pytest.mark.skipif(os.name == "nt", reason="there is no such program")
def test_reports_are_coded_here_where_no_process_begins(corpus, reports, monkeypatch):
    program = shutil.which("false")
    monkeypatch.setattr("multiprocessing.spawn._python_exe", os.fsencode(program))
    assert hits(corpus, reports) == finding.find(corpus, corpus.coder(), reports)


def test_a_chunk_that_takes_too_long_is_given_back_and_the_others_are_coded(
    corpus, reports, tmp_path, monkeypatch
):
    (tmp_path / "slow_finder_of_this_test.py").write_text(SLOW)
    monkeypatch.syspath_prepend(str(tmp_path))
    import slow_finder_of_this_test as slow

    monkeypatch.setattr(finding, "find_in_worker", slow.find)
    with CodingProcesses(corpus.path, corpus.codebook(), seconds=8) as processes:
        found = [one for one in processes.results([[one] for one in reports]) if one is not None]
    del sys.modules["slow_finder_of_this_test"]
    assert isinstance(found[2], Trouble)
    assert len(found) == len(reports)
    expected = finding.find(corpus, corpus.coder(), reports)
    assert [one for one in found[3:] if one not in ([hit] for hit in expected)] == []
