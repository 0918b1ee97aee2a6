# SPDX-License-Identifier: MIT
"""What a user may rely on where a file hangs, fills memory or kills what reads it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from standpoint.coding import codebook_file
from standpoint.corpus import processes, soundness
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.preparing import Unreadable
from standpoint.errors import CorpusError
from standpoint.model.places import ColumnMapping, Place
from standpoint.model.plan import Wanted

# What the worker processes import instead: the name of a file says what reading it does.
READER = """
import os, re, sys, time
from pathlib import Path
from standpoint import documents
from standpoint.corpus import confined
from standpoint.corpus.preparing import Surveyed, unreadable

def start(*_):
    # Without what coding loads: processes start again and again in these tests.
    confined.forbid_reaching_out()

def prepare(wanted):
    name = wanted.place.path.name
    if "deadly" in name:
        os._exit(7)
    if "slow" in name:
        time.sleep(600)
    if "short" in name:
        time.sleep(0.5)
    if "stubborn" in name:  # keeps the interpreter to itself
        (wanted.place.path.parent.parent / "reading").touch()
        re.match("(a|aa)+b", "a" * 60)
    if "greedy" in name:
        held = bytearray(10**9)
    if "once" in name:
        mark = wanted.place.path.parent.parent / "was here"
        if not mark.exists():
            mark.touch()
            os._exit(7)
    if "modules" in name:
        return unreadable(wanted.place, " ".join(sys.modules))
    return Surveyed(documents.read(wanted.place.path), "", None, 1, 0, 0, b"")

def refuse(*_):
    raise SystemExit(3)
"""

START = processes.start_worker

LATE = (
    "Reading it took more than 5 seconds and was stopped. Split it, or save it in another format, "
    "then add that."
)
FULL = (
    "Reading it needs more memory than Standpoint has for one file. Split it, then add the parts."
)
DIED = "Reading it stopped the reader. The file may be damaged."


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """Let worker processes read with a reader that does harm by the name of a file."""
    (tmp_path / "harmful_reader_of_this_test.py").write_text(READER)
    monkeypatch.syspath_prepend(str(tmp_path))
    import harmful_reader_of_this_test as harmful

    monkeypatch.setattr(processes, "prepare_in_worker", harmful.prepare)
    monkeypatch.setattr(processes, "start_worker", harmful.start)
    yield harmful
    del sys.modules["harmful_reader_of_this_test"]


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "files"
    made.mkdir()
    for number in range(40):
        (made / f"{number:03}.txt").write_text(f"Number {number}: the unity of Syria counts.\n")
    return made


@pytest.fixture
def workers():
    """Make worker processes and end them."""
    made = []

    def make(**settings):
        made.append(processes.WorkerProcesses(codebook_file.default(), **settings))
        return made[-1]

    yield make
    for one in made:
        one.close()


def wanted(folder):
    return [Wanted(Place(file)) for file in sorted(folder.iterdir())]


def outcomes(workers, folder):
    """What became of each file, by name, and each exactly once and in order."""
    found = [one for one in workers.prepare(wanted(folder)) if one is not None]
    names = [place.path.name for place, _ in found]
    assert names == sorted(file.name for file in folder.iterdir())
    return {place.path.name: getattr(answer, "reason", "") for place, answer in found}


@pytest.mark.usefixtures("reader")
def test_each_file_that_does_harm_fails_alone_with_its_sentence(folder, workers):
    harm = {
        "004 stubborn.txt": LATE,
        "010 deadly.txt": DIED,
        "020 greedy.txt": FULL,
    }
    for name in harm:
        (folder / name).write_text("Reading this does harm.\n")
    found = outcomes(workers(count=2, seconds=5, memory=600_000_000), folder)
    assert {name: reason for name, reason in found.items() if reason} == harm


@pytest.mark.usefixtures("reader")
def test_a_file_comes_in_though_its_reader_was_killed_once(folder, workers):
    (folder / "007 once.txt").write_text("The reader of this is killed by another program.\n")
    assert not any(outcomes(workers(), folder).values())


@pytest.mark.usefixtures("reader")
def test_time_is_counted_for_each_file_and_not_for_those_read_before_it(folder, workers):
    for file in sorted(folder.iterdir())[12:]:
        file.unlink()
    for file in folder.iterdir():
        file.rename(file.with_name(f"{file.stem} short.txt"))
    begun = time.monotonic()
    assert not any(outcomes(workers(count=1, seconds=5), folder).values())
    assert time.monotonic() - begun > 5


@pytest.mark.usefixtures("reader")
def test_one_that_waits_gets_a_word_so_that_it_can_cancel(folder, workers):
    (folder / "000 slow.txt").write_text("Reading this takes ten minutes.\n")
    results = workers(count=1, seconds=60).prepare(wanted(folder))
    assert next(results) is None
    waits = []
    for _ in range(4):
        begun = time.monotonic()
        assert next(results) is None
        waits.append(time.monotonic() - begun)
    assert min(waits) < 1
    results.close()


@pytest.mark.usefixtures("reader")
def test_the_processes_can_be_used_again_after_one_run_was_left(folder, workers):
    (folder / "000 slow.txt").write_text("Reading this takes ten minutes.\n")
    used = workers(seconds=60)
    left = used.prepare(wanted(folder))
    next(left)
    left.close()
    (folder / "000 slow.txt").unlink()
    assert len(outcomes(used, folder)) == 40


def test_readers_bring_no_window_along(folder, workers, reader, monkeypatch):
    monkeypatch.setattr(processes, "start_worker", START)
    (folder / "000 modules.txt").write_text("Says what is loaded.\n")
    modules = outcomes(workers(), folder)["000 modules.txt"].split()
    assert "standpoint.corpus.preparing" in modules
    assert not [name for name in modules if name.split(".")[0] in ("PySide6", "pyqtgraph")]


def test_readers_that_cannot_begin_end_the_import_with_a_sentence(
    path, folder, monkeypatch, reader
):
    monkeypatch.setattr(processes, "start_worker", reader.refuse)
    with Corpus.create(path) as corpus:
        with pytest.raises(CorpusError, match="could not start the processes that read files"):
            for _ in ingest(corpus, [folder]):
                pass
        assert soundness.problems(corpus) == []


def test_a_system_that_lets_no_process_begin_ends_the_import_with_a_sentence(
    folder, workers, monkeypatch
):
    used = workers()

    def refuse(*_, **__):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(used._pool._context.Process, "_Popen", staticmethod(refuse))
    with pytest.raises(CorpusError, match="could not start"):
        list(used.prepare(wanted(folder)))


@pytest.mark.skipif(os.name == "nt", reason="there is no such program")
@pytest.mark.parametrize("known", [None, {("text",) * 200_000: ColumnMapping({})}])
def test_readers_that_end_before_they_listen_do_not_hold_the_import_up(
    folder, workers, known, monkeypatch
):
    program = shutil.which("false")
    monkeypatch.setattr("multiprocessing.spawn._python_exe", os.fsencode(program))
    begun = time.monotonic()
    with pytest.raises(CorpusError, match="could not start"):
        list(workers(known=known).prepare(wanted(folder)))
    assert time.monotonic() - begun < 60


def test_a_codebook_that_cannot_be_used_is_named(folder):
    class Broken:
        source = "format = 99\n"

    used = processes.WorkerProcesses(Broken())
    try:
        with pytest.raises(CorpusError) as caught:
            list(used.prepare(wanted(folder)))
    finally:
        used.close()
    assert "start the processes" not in str(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
@pytest.mark.usefixtures("reader")
def test_all_files_come_in_while_readers_are_killed_one_after_the_other(folder, workers):
    for number in range(40, 140):
        (folder / f"{number:03}.txt").write_text(f"Number {number}: refugees want to return.\n" * 9)
    used = workers(count=1)
    killed, found = [], []
    for one in used.prepare(wanted(folder)):
        if one is None:
            continue
        found.append(one)
        if len(found) in (20, 80):
            killed += used.processes()
            for process in used.processes():
                os.kill(process, signal.SIGKILL)
    assert killed
    assert [place.path.name for place, _ in found] == sorted(f.name for f in folder.iterdir())
    assert [answer for _, answer in found if isinstance(answer, Unreadable)] == []


_HOLDER = """
import sys
from pathlib import Path
from standpoint.coding import codebook_file
from standpoint.corpus import processes
import harmful_reader_of_this_test as harmful
from standpoint.model.places import Place
from standpoint.model.plan import Wanted

if __name__ == "__main__":
    processes.prepare_in_worker = harmful.prepare
    processes.start_worker = harmful.start
    used = processes.WorkerProcesses(codebook_file.default())
    for step in used.prepare([Wanted(Place(Path(sys.argv[1])))]):
        print(*used.processes(), "", flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
def test_a_reader_that_hangs_in_a_library_does_not_outlive_the_program(tmp_path, reader):
    import subprocess

    file = tmp_path / "texts" / "stubborn.txt"
    file.parent.mkdir()
    file.write_text("Reading this keeps the interpreter to itself.\n")
    (tmp_path / "holder.py").write_text(_HOLDER)
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(
        [sys.executable, tmp_path / "holder.py", file],
        stdout=subprocess.PIPE, text=True, env=environment,
    ) as program:  # fmt: skip
        at = []
        while not at:
            at = program.stdout.readline().split()
        while not (tmp_path / "reading").exists():
            program.stdout.readline()
        os.kill(program.pid, signal.SIGKILL)
    deadline = time.monotonic() + 60
    while _runs(at[0]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(at[0])


def _runs(process):
    try:
        state = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"
