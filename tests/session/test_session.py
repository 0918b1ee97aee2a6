# SPDX-License-Identifier: MIT
"""What every screen may rely on from the open corpus."""

from __future__ import annotations

import os
import sys
import time

import pytest

from standpoint.corpus.corpus import Corpus
from standpoint.errors import CorpusError
from standpoint.session.changes import Changes
from standpoint.session.session import Session


@pytest.fixture
def filled(session, files, tmp_path, qtbot):
    """A session with the two files in it."""
    session.create(tmp_path / "trial.standpoint")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest(files)
    return session


def names(session):
    return sorted(report.title for report in session.reports())


def test_an_import_tells_what_became_of_each_file(session, files, tmp_path, qtbot):
    session.create(tmp_path / "trial.standpoint")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    told = []
    session.progressed.connect(told.append)
    with qtbot.waitSignal(session.job_finished, timeout=60_000) as finished:
        session.ingest([tmp_path / "in"])
    summary = finished.args[0]
    assert [item.status for item in summary.items] == ["failed", "imported", "imported"]
    assert told[0].total == told[-1].done == 3
    assert names(session) == ["One", "Two"]


def test_an_import_can_be_undone_and_done_again(filled, qtbot):
    with qtbot.waitSignal(filled.changed):
        filled.undo.undo()
    assert names(filled) == []
    with qtbot.waitSignal(filled.changed):
        filled.undo.redo()
    assert names(filled) == ["One", "Two"]


def test_every_edit_can_be_undone_to_the_start(filled, qtbot):
    def state():
        return [filled.reading(report.id) for report in filled.reports()]

    start = state()
    first, second = (reading.report.id for reading in start)
    unit = start[0].sentences[1]
    row = next(row for row in filled.alignment([first, second]).rows if row.facet == "number")
    edits = [
        lambda: filled.set_metadata({first: {"date": "2024-05", "actor": "Body"}}),
        lambda: filled.decide(
            first, unit.start, unit.end, "resolution_2254", "number", status="rejected"
        ),
        lambda: filled.link(
            row.cells[0].passages[0],
            row.cells[1].passages[0],
            "resolution_2254",
            "number",
            linked=False,
        ),
        lambda: filled.set_reviewed(second, "normalization", silent=True),
        lambda: filled.delete([first]),
    ]
    for edit in edits:
        with qtbot.waitSignal(filled.changed):
            edit()
    assert names(filled) != ["One", "Two"]
    for _ in edits:
        with qtbot.waitSignal(filled.changed):
            filled.undo.undo()
    assert state() == start
    assert filled.reading_corpus.links([first, second]) == ()


def test_an_edit_is_stored_when_the_window_closes_at_once(filled, tmp_path):
    report = filled.reports()[0].id
    filled.set_metadata({report: {"actor": "Body"}})
    filled.close()
    with Corpus.read(tmp_path / "trial.standpoint") as corpus:
        assert corpus.report(report).actor == "Body"


def test_a_deleted_report_is_gone_for_good_after_closing(filled, tmp_path, qtbot):
    with qtbot.waitSignal(filled.changed):
        filled.delete([filled.reports()[0].id])
    filled.close()
    with Corpus.read(tmp_path / "trial.standpoint") as corpus:
        assert len(corpus.reports()) == 1
        assert corpus.rows("SELECT count(*) FROM report") == [(1,)]


def test_cancelling_keeps_what_was_stored_and_says_so(session, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr("standpoint.corpus.ingest._BATCH", 40)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(f"Report {number} on unity in Syria.\n" * 30)
    session.create(tmp_path / "trial.standpoint")

    def stop(progress):
        if progress.done:
            session.cancel()

    session.progressed.connect(stop)
    with qtbot.waitSignal(session.job_finished, timeout=60_000) as finished:
        session.ingest([folder])
    summary = finished.args[0]
    assert summary.cancelled
    assert 0 < len(session.reports()) == len(summary.of("imported")) < 300


def test_an_edit_made_during_an_import_does_not_wait_for_its_end(session, tmp_path, qtbot):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(f"Report {number} on unity in Syria.\n" * 30)
    session.create(tmp_path / "trial.standpoint")
    order = []
    session.progressed.connect(lambda p: order.append(p.done))
    session.changed.connect(lambda changes: order.append("edited" if not changes.reports else ""))

    def edit(progress):
        if progress.done and session.busy and not session.undo.count():
            session.set_reviewed(session.reports()[0].id, "unity", silent=True)

    session.progressed.connect(edit)
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([folder])
    assert order.index("edited") < order.index(400)


def test_a_file_that_is_no_corpus_leaves_the_open_one_open(filled, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(CorpusError, match="is not a corpus"):
        filled.open(tmp_path / "letter.txt")
    assert names(filled) == ["One", "Two"]


def test_a_second_window_reads_and_refuses_edits_in_words(filled, settings, tmp_path, qtbot):
    second = Session(settings)
    try:
        second.open(tmp_path / "trial.standpoint")
        assert second.read_only
        with qtbot.waitSignal(second.failed) as failed:
            second.delete([1])
        assert failed.args[0].startswith("trial cannot be changed. Another window")
        assert names(second) == ["One", "Two"]
    finally:
        second.close()


def test_the_sample_opens_as_a_copy_that_stays(session, qtbot):
    session.open_sample()
    assert len(session.reports()) >= 24
    assert session.pairs_in_common()
    report = session.reports()[0].id
    with qtbot.waitSignal(session.changed):
        session.set_metadata({report: {"actor": "Somebody"}})
    session.close()
    session.open_sample()
    assert session.reports([report])[0].actor == "Somebody"


def test_recent_corpora_come_back_newest_first_without_those_that_are_gone(
    session, settings, tmp_path
):
    for name in ("a", "b", "c"):
        session.create(tmp_path / f"{name}.standpoint")
    session.close()
    (tmp_path / "b.standpoint").unlink()
    assert [path.stem for path in settings.recent()] == ["c", "a"]


def test_what_is_remembered_of_a_corpus_comes_back_with_it(session, tmp_path):
    session.create(tmp_path / "a.standpoint")
    session.remember("comparison", [1, 2])
    session.create(tmp_path / "b.standpoint")
    assert session.remembered("comparison") is None
    session.open(tmp_path / "a.standpoint")
    assert [int(one) for one in session.remembered("comparison")] == [1, 2]


def test_closing_in_mid_import_leaves_a_corpus_that_opens(session, tmp_path, qtbot):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(f"Report {number} on unity in Syria.\n" * 30)
    session.create(tmp_path / "trial.standpoint")
    with qtbot.waitSignal(session.progressed, timeout=60_000):
        session.ingest([folder])
    started = time.monotonic()
    session.close()
    assert time.monotonic() - started < 30
    with Corpus.open(tmp_path / "trial.standpoint") as corpus:
        assert not corpus.read_only


def test_a_cancel_counts_also_while_the_import_waits_behind_an_edit(filled, tmp_path, qtbot):
    folder = tmp_path / "more"
    folder.mkdir()
    for number in range(24):
        (folder / f"{number:02}.txt").write_text(f"Report {number} on unity in Syria.\n")
    filled._submit(lambda _: time.sleep(0.3), Changes())
    with qtbot.waitSignal(filled.job_finished, timeout=60_000) as finished:
        filled.ingest([folder])
        filled.cancel()
    assert finished.args[0].cancelled
    assert names(filled) == ["One", "Two"]


def test_an_edit_that_fails_while_closing_is_said(filled, qtbot):
    def refuse(_):
        raise CorpusError("The disk of trial.standpoint is full.")

    filled._submit(lambda _: time.sleep(0.2), Changes())
    filled._submit(refuse, Changes())
    with qtbot.waitSignal(filled.failed) as failed:
        filled.close()
    assert failed.args[0] == "The disk of trial.standpoint is full."


def test_an_import_that_closing_ends_is_told_as_stopped(session, tmp_path, qtbot):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number:03}.txt").write_text(f"Report {number} on unity in Syria.\n" * 30)
    session.create(tmp_path / "trial.standpoint")
    with qtbot.waitSignal(session.progressed, timeout=60_000):
        session.ingest([folder])
    with qtbot.waitSignal(session.job_finished) as finished:
        session.create(tmp_path / "other.standpoint")
    assert finished.args[0].cancelled
    assert not session.busy
    assert names(session) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_corpus_whose_name_is_no_unicode_is_remembered_like_any_other(session, tmp_path):
    odd = tmp_path / os.fsdecode(b"caf\xe9.standpoint")
    session.create(odd)
    session.remember("theme", "unity")
    session.close()
    session.open(odd)
    assert session.remembered("theme") == "unity"


def test_with_nothing_open_there_is_nothing_to_chart(session):
    assert len(session.observations()) == 0
