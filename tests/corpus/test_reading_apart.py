# SPDX-License-Identifier: MIT
"""What a user may rely on where one file is read for its text: it takes nothing else along."""

from __future__ import annotations

import os
import sys
import zipfile

import pytest

from standpoint.cli.program import run as main
from standpoint.corpus import openings, processes, reading_apart, text_versions
from standpoint.errors import UnreadableError
from standpoint.model.places import Place

READER = """
import os, time
from standpoint import documents
from standpoint.corpus import confined, preparing
from standpoint.corpus.known import Known

def start(*_):
    confined.forbid_reaching_out()

def take(wanted):
    name = wanted.place.path.name
    if "deadly" in name:
        os._exit(7)
    if "slow" in name:
        time.sleep(600)
    if "greedy" in name:
        held = bytearray(10**9)
    found = preparing.take_place(wanted.place, Known())
    return preparing.unreadable(wanted.place, str(os.getpid())) if "pid" in name else found
"""

HARM = {
    "deadly.rtf": "Reading it stopped the reader. The file may be damaged.",
    "slow.rtf": "Reading it took more than 3 seconds and was stopped. Split it, or save it in "
    "another format, then add that.",
    "greedy.rtf": "Reading it needs more memory than Standpoint has for one file. Split it, then "
    "add the parts.",
}


@pytest.fixture
def harmful(tmp_path, monkeypatch):
    """Let files that are no plain text be read by a reader that does harm by their names."""
    (tmp_path / "harmful_taker_of_this_test.py").write_text(READER)
    monkeypatch.syspath_prepend(str(tmp_path))
    import harmful_taker_of_this_test as harm

    monkeypatch.setattr(processes, "take_in_worker", harm.take)
    monkeypatch.setattr(processes, "start_worker", harm.start)
    monkeypatch.setattr(processes.pool, "SECONDS", 3.0)
    monkeypatch.setattr(processes.confined, "MEMORY", 600_000_000)
    for name in HARM:
        (tmp_path / name).write_text(r"{\rtf1 Wheat was sold on the market.\par}")
    yield tmp_path
    reading_apart.let_go()
    del sys.modules["harmful_taker_of_this_test"]


def finished(steps):
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.mark.parametrize("name", HARM)
def test_a_better_text_that_does_harm_has_its_sentence(harmful, name):
    with pytest.raises(UnreadableError) as caught:
        text_versions.read(harmful / name)
    assert caught.value.reason == HARM[name]


def test_texts_that_do_harm_are_shown_as_their_sentences_beside_others(corpus, harmful):
    (harmful / "sound.rtf").write_text(r"{\rtf1 Olives were sold on the market.\par}")
    texts = [Place(harmful / name) for name in ("deadly.rtf", "sound.rtf", "greedy.rtf")]
    dead, sound, full = finished(openings.openings(corpus, texts))
    assert dead == f"{harmful / 'deadly.rtf'}: {HARM['deadly.rtf']}"
    assert sound == "Olives were sold on the market."
    assert full == f"{harmful / 'greedy.rtf'}: {HARM['greedy.rtf']}"


def test_who_waits_for_a_text_can_give_it_up_and_look_at_another(corpus, harmful):
    (harmful / "sound.rtf").write_text(r"{\rtf1 Olives were sold on the market.\par}")
    slow = openings.openings(corpus, [Place(harmful / "slow.rtf")])
    next(slow)
    slow.close()
    (sound,) = finished(openings.openings(corpus, [Place(harmful / "sound.rtf")]))
    assert sound == "Olives were sold on the market."


def test_files_looked_at_one_by_one_are_read_by_one_other_process(harmful):
    read_by = set()
    for number in range(3):
        file = harmful / f"pid {number}.rtf"
        file.write_text(r"{\rtf1 Olives were sold on the market.\par}")
        with pytest.raises(UnreadableError) as caught:
            finished(reading_apart.document(Place(file)))
        read_by.add(int(caught.value.reason))
    assert len(read_by) == 1
    assert os.getpid() not in read_by


def test_a_row_of_a_table_and_a_packed_file_are_read_elsewhere(corpus, tmp_path):
    (tmp_path / "rows.csv").write_text("title,text\nOne,Wheat was sold.\nTwo,Olives were sold.\n")
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as packed:
        packed.writestr("inner.txt", "Barley was sold.\n")
    texts = [Place(tmp_path / "rows.csv", "2"), Place(tmp_path / "packed.zip", "inner.txt")]
    try:
        assert finished(openings.openings(corpus, texts)) == (
            "Olives were sold.",
            "Barley was sold.",
        )
    finally:
        reading_apart.let_go()


def test_a_small_plain_text_needs_no_other_process(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a process was started")

    monkeypatch.setattr(processes, "WorkerProcesses", refuse)
    (tmp_path / "plain.txt").write_text("Wheat was sold on the market.\n")
    assert text_versions.read(tmp_path / "plain.txt").text == "Wheat was sold on the market.\n"


def test_the_command_says_what_a_deadly_text_did(corpus, named, harmful, capsys):
    path, report = corpus.path, named["Council"]
    corpus.close()
    assert main(["replace", str(path), str(report), str(harmful / "deadly.rtf")]) == 2
    assert HARM["deadly.rtf"] in capsys.readouterr().err
