# SPDX-License-Identifier: MIT
"""What a user may rely on from the processes that read files in the background."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from standpoint.coding import codebook_file
from standpoint.corpus import pool, processes, soundness
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.model.places import Place
from standpoint.model.plan import Wanted

# What the worker processes import instead: a reader that some files kill or hold up.
READER = """
import os, signal, time
from standpoint.corpus.processes import prepare_in_worker

def prepare(wanted):
    if "deadly" in wanted.place.path.name:
        os._exit(7)
    if "slow" in wanted.place.path.name:
        time.sleep(600)
    return prepare_in_worker(wanted)
"""


# The same, but it shares its processor with programs that leave it little.
CROWDED = """
import os, time
from standpoint.corpus.processes import prepare_in_worker

def prepare(wanted):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if "long" in wanted.place.path.name:
        begun = time.process_time()
        while time.process_time() < begun + 0.2:
            pass
    return prepare_in_worker(wanted)
"""


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """Let worker processes read with a reader that can be killed by the name of a file."""
    (tmp_path / "reader_of_this_test.py").write_text(READER)
    monkeypatch.syspath_prepend(str(tmp_path))
    import reader_of_this_test

    monkeypatch.setattr(processes, "prepare_in_worker", reader_of_this_test.prepare)
    yield
    del sys.modules["reader_of_this_test"]


@pytest.fixture
def many(tmp_path):
    """A folder with a hundred statements."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(100):
        (folder / f"{number:03}.txt").write_text(f"Number {number}: the unity of Syria counts.\n")
    return folder


@pytest.mark.usefixtures("reader")
def test_a_file_that_kills_its_reader_is_named_and_the_others_come_in(path, run, many):
    (many / "030 deadly.txt").write_text("Reading this ends the process.\n")
    (many / "031 deadly.txt").write_text("Reading this ends it as well.\n")
    with Corpus.create(path) as corpus:
        items = run(ingest(corpus, [many]))
        failed = {Path(item.path).name: item.reason for item in items if item.reason}
        assert failed == dict.fromkeys(
            ["030 deadly.txt", "031 deadly.txt"],
            "Reading it stopped the reader. The file may be damaged.",
        )
        assert len(corpus.reports()) == 100
        assert soundness.problems(corpus) == []


@pytest.mark.usefixtures("reader")
def test_an_import_can_be_cancelled_in_the_middle_of_a_file_that_takes_for_ever(path, many):
    (many / "040 slow.txt").write_text("Reading this takes ten minutes.\n")
    with Corpus.create(path) as corpus:
        job = ingest(corpus, [many])
        deadline = time.monotonic() + 60
        before = None
        while time.monotonic() < deadline:
            progress = next(job)
            if before is not None and progress.done == before.done == 40:
                break
            before = progress
        assert progress.done == 40
        begun = time.monotonic()
        job.close()
        assert time.monotonic() - begun < 20
        assert len(corpus.reports()) == 40
        assert soundness.problems(corpus) == []


def test_files_come_back_in_the_order_in_which_they_were_given(many):
    workers = processes.WorkerProcesses(codebook_file.default())
    try:
        files = sorted(many.iterdir(), reverse=True)
        wanted = [Wanted(Place(file)) for file in files]
        found = [one[0].shown for one in workers.prepare(wanted) if one is not None]
    finally:
        workers.close()
    assert found == [str(file) for file in files]


_IMPORT = """
import multiprocessing, sys
from pathlib import Path
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest

with Corpus.create(Path(sys.argv[1])) as corpus:
    for progress in ingest(corpus, [Path(sys.argv[2])]):
        if progress.done:
            workers = [child.pid for child in multiprocessing.active_children()]
            print(*workers, flush=True)
            sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
def test_no_process_stays_behind_when_the_program_is_killed(path, tmp_path, many):
    program = tmp_path / "program.py"
    program.write_text(f"if __name__ == '__main__':\n{_indented(_IMPORT)}")
    with subprocess.Popen(
        [sys.executable, str(program), str(path), str(many)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as importer:
        workers = [int(number) for number in importer.stdout.readline().split()]
        assert workers
        os.kill(importer.pid, signal.SIGKILL)
    deadline = time.monotonic() + 20
    while any(map(_is_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_is_alive, workers))


_STOPPED = """
import sys, time
from collections import deque
from standpoint.corpus import pool

def work(item):
    print("begun", flush=True)
    for _ in range(20):
        time.sleep(0.05)
    return item

if __name__ == "__main__":
    readers = pool.Pool(bool, (), len, count=1, seconds=3.0)
    for task in readers.run(work, deque([pool.Task("read")])):
        if task is not None:
            print(task.result, flush=True)
    readers.close()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs signals that stop a program")
def test_a_program_that_was_stopped_does_not_blame_the_file_it_was_at(tmp_path):
    program = tmp_path / "stopped.py"
    program.write_text(_STOPPED)
    with subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        try:
            assert running.stdout.readline() == "begun\n"
            os.killpg(running.pid, signal.SIGSTOP)
            time.sleep(3.5)
        finally:
            os.killpg(running.pid, signal.SIGCONT)
        assert running.stdout.readline() == "read\n"


def _indented(lines):
    return "".join(f"    {line}\n" for line in lines.splitlines())


def _is_alive(process):
    """Whether a process runs; one that has ended and that nobody has buried yet does not."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


@pytest.mark.usefixtures("reader")
@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="only Linux says it")
def test_a_busy_computer_blames_no_file(tmp_path, monkeypatch):
    (tmp_path / "crowded_reader_of_this_test.py").write_text(CROWDED)
    monkeypatch.syspath_prepend(str(tmp_path))
    import crowded_reader_of_this_test as crowded

    monkeypatch.setattr(processes, "prepare_in_worker", crowded.prepare)
    places = [tmp_path / name for name in ("1.txt", "2 long.txt", "3.txt")]
    for place in places:
        place.write_text("The unity of Syria counts.\n")
    here = min(os.sched_getaffinity(0))
    # They end by themselves where nobody is left to end them.
    busy = (
        f"import os, time\nos.sched_setaffinity(0, {{{here}}})\nuntil = time.monotonic() + 60\n"
        "while time.monotonic() < until: pass"
    )
    workers = processes.WorkerProcesses(codebook_file.default(), count=1, seconds=1)
    others = []
    try:
        answers = workers.prepare(Wanted(Place(place)) for place in places)
        seen = [next(one for one in answers if one is not None)]
        others += [subprocess.Popen([sys.executable, "-c", busy]) for _ in range(3)]
        seen += [one for one in answers if one is not None]
    finally:
        for other in others:
            other.kill()
            other.wait()
        workers.close()
    del sys.modules["crowded_reader_of_this_test"]
    assert [place.path.name for place, answer in seen] == [place.name for place in places]
    assert [getattr(answer, "reason", "") for _, answer in seen] == ["", "", ""]


def test_one_large_file_can_be_cancelled_too(path, tmp_path):
    large = tmp_path / "slow and large.txt"
    large.write_text("The unity of Syria counts.\n" * 40_000)
    with Corpus.create(path) as corpus:
        job = ingest(corpus, [large])
        assert [next(job).done for _ in range(3)] == [0, 0, 0]
        begun = time.monotonic()
        job.close()
        assert time.monotonic() - begun < 20


def test_files_that_are_large_are_not_all_kept_in_memory_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(pool, "_BYTES_AHEAD", 100)
    for number in range(10):
        (tmp_path / f"{number}.txt").write_text(f"{number} " + "The unity of Syria counts. " * 4)
    begun = []
    weigh = processes._weight
    monkeypatch.setattr(processes, "_weight", lambda one: begun.append(one) or weigh(one))
    workers = processes.WorkerProcesses(codebook_file.default())
    try:
        wanted = [Wanted(Place(file)) for file in sorted(tmp_path.glob("*.txt"))]
        results = (one for one in workers.prepare(wanted) if one is not None)
        next(results)
        assert len(begun) == 1
        next(results)
        assert len(begun) == 2
        assert len(list(results)) == 8
    finally:
        workers.close()
