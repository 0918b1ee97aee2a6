# SPDX-License-Identifier: MIT
"""A damaged corpus in the window, a merge, and edits that were just made when a copy is saved."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from standpoint.corpus import faults, recovering, reposts, soundness
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.errors import DamagedError
from standpoint.model.progress import Progress
from standpoint.ui import filing as filing_module
from standpoint.ui.crash import CrashWatch
from standpoint.ui.rescue import DamagedDialog, OutcomeDialog


@pytest.fixture
def other(statements, tmp_path):
    """Another corpus with one statement of its own."""
    path = tmp_path / "other.standpoint"
    more = tmp_path / "ridge.txt"
    more.write_text("Ridge paper\n\nThe ridge asks for the unity of Syria.\n")
    with Corpus.create(path) as corpus:
        list(ingest(corpus, [more]))
    return path


def test_a_damaged_corpus_can_be_recovered_into_a_new_one_which_is_open_then(
    window, session, other, tmp_path, qtbot, monkeypatch
):
    content = bytearray(other.read_bytes())
    content[:4096] = bytes(4096)
    other.write_bytes(content)
    target = tmp_path / "New one.standpoint"
    monkeypatch.setattr(filing_module.Filing, "ask_recovered", lambda *_: target)
    assert not window.filing.open(other)
    dialog = window.rescue.dialog
    assert isinstance(dialog, DamagedDialog)
    assert window.notice.words().startswith("other.standpoint is damaged.")
    qtbot.mouseClick(dialog.recover, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.status.message() == "Recovered 1 report.")
    assert [report.title for report in session.reports()] == ["Ridge paper"]
    assert session.path == target
    assert window.windowTitle() == "New one — Standpoint"
    assert other.read_bytes() == content
    assert soundness.problems(session.reading_corpus) == []


def test_what_never_was_a_corpus_is_not_offered_for_recovery(window, tmp_path):
    letter = tmp_path / "letter.standpoint"
    letter.write_text("Dear all\n" * 600)
    assert not window.filing.open(letter)
    assert window.rescue.dialog is None


def test_a_copy_of_the_file_of_an_open_corpus_says_what_it_lacks_and_the_window_goes_on(
    filled, session, tmp_path
):
    copy = tmp_path / "stick.standpoint"
    with Corpus.create(tmp_path / "elsewhere.standpoint") as there:
        shutil.copy(there.path, copy)
    before = copy.read_bytes()
    assert not filled.filing.open(copy)
    assert filled.notice.words() == (
        "stick.standpoint is empty: it was copied while it was open, without its "
        "stick.standpoint-wal, or making it was interrupted. If it is a copy, copy it again with "
        "File > Save a copy… or standpoint backup, or with its stick.standpoint-wal beside it; if "
        "it was new and empty, delete it and begin again."
    )
    assert session.path != copy
    assert session.reports()
    assert copy.read_bytes() == before


def test_a_merge_shows_what_came_in_and_is_one_step_to_undo(filled, session, other, qtbot):
    before = [report.title for report in session.reports()]
    session.merge(other)
    qtbot.waitUntil(lambda: len(session.reports()) == len(before) + 1)
    qtbot.waitUntil(lambda: filled.status.message() == "From other.standpoint: 1 report.")
    session.undo.undo()
    qtbot.waitUntil(lambda: [report.title for report in session.reports()] == before)
    session.undo.redo()
    qtbot.waitUntil(lambda: len(session.reports()) == len(before) + 1)


def test_what_a_merge_has_to_tell_is_listed(filled, session, tmp_path, qtbot):
    copy = tmp_path / "same.standpoint"
    session.save_copy(copy)
    session.merge(copy)
    qtbot.waitUntil(lambda: isinstance(filled.rescue.dialog, OutcomeDialog))
    assert filled.rescue.dialog.list.item(0).text() == (
        "2 reports had the same text here and there."
    )


def test_a_copy_holds_the_edit_that_was_made_just_before(filled, session, tmp_path):
    (first, _) = session.reports()
    session.set_metadata({first.id: {"title": "Just now"}})
    session.save_copy(tmp_path / "copy.standpoint")
    with Corpus.read(tmp_path / "copy.standpoint") as copy:
        assert copy.report(first.id).title == "Just now"


def test_an_unsaved_corpus_takes_the_newest_edits_along_to_its_place(filled, session, tmp_path):
    (first, _) = session.reports()
    session.set_metadata({first.id: {"title": "Just now"}})
    assert filled.filing.save_copy(tmp_path / "kept.standpoint")
    assert session.reading_corpus.report(first.id).title == "Just now"


def test_where_an_unsaved_corpus_cannot_be_saved_it_stays_open(filled, session, tmp_path):
    before = session.path
    assert not filled.filing.save_copy(tmp_path / "nowhere" / "kept.standpoint")
    assert session.path == before
    assert len(session.reports()) == 2


def test_a_corpus_that_another_program_holds_says_so_and_the_window_goes_on(
    filled, session, tmp_path, qtbot, monkeypatch
):
    target = tmp_path / "kept.standpoint"
    assert filled.filing.save_copy(target)
    session._worker._hands.corpus.database.execute("PRAGMA busy_timeout=50")
    (first, _) = session.reports()
    with closing(sqlite3.connect(target, isolation_level=None)) as stranger:
        stranger.execute("BEGIN EXCLUSIVE")
        with qtbot.waitSignal(session.failed) as said:
            session.set_metadata({first.id: {"title": "Refused"}})
        assert said.args == [
            "kept.standpoint is in use by another program. Try again when it is closed."
        ]
        stranger.execute("ROLLBACK")
    session.set_metadata({first.id: {"title": "Taken"}})
    qtbot.waitUntil(lambda: session.reports([first.id])[0].title == "Taken")


def test_a_share_that_vanishes_is_said_and_what_is_shown_can_be_saved(
    filled, session, tmp_path, qtbot
):
    folder = tmp_path / "share"
    folder.mkdir()
    assert filled.filing.save_copy(folder / "kept.standpoint")
    (first, _) = session.reports()
    folder.rename(tmp_path / "gone")
    with qtbot.waitSignal(session.failed) as said:
        session.set_metadata({first.id: {"title": "Lost"}})
    assert "was moved, replaced or deleted while it was open" in said.args[0]
    assert filled.filing.save_copy(tmp_path / "rescued.standpoint")
    with Corpus.read(tmp_path / "rescued.standpoint") as rescued:
        assert len(rescued.reports()) == 2


def test_damage_in_the_middle_of_a_corpus_is_said_soon_after_it_was_opened(window, other, qtbot):
    with closing(sqlite3.connect(other)) as db:
        # A page that nothing reads while a corpus is opened.
        where = "SELECT rootpage - 1 FROM sqlite_master WHERE name = 'column_mapping'"
        ((page,),) = db.execute(where)
    content = bytearray(other.read_bytes())
    content[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
    other.write_bytes(content)
    assert window.filing.open(other)
    assert window.rescue.dialog is None
    qtbot.waitUntil(lambda: isinstance(window.rescue.dialog, DamagedDialog), timeout=15_000)
    assert window.notice.words().startswith("other.standpoint is damaged.")
    assert not window.filing.is_draft


def test_closing_a_corpus_ends_the_look_at_its_pages_and_leaves_one_file(window, other, qtbot):
    assert window.filing.open(other)
    window.rescue._begin_look()
    window.filing.close()
    assert window.rescue._thread is None
    assert [one.name for one in other.parent.glob("other.standpoint*")] == ["other.standpoint"]


@pytest.fixture
def long_recovery(monkeypatch):
    """Recoveries that go on until they are cancelled."""

    def recover(corpus, source):
        with corpus.changing():
            while True:
                yield Progress(1, 2, recovering.LABEL)

    monkeypatch.setattr(recovering, "recover", recover)


def test_a_cancelled_recovery_leaves_no_empty_corpus_and_opens_the_one_of_before(
    filled, session, other, tmp_path, qtbot, long_recovery
):
    mine = session.path
    target = tmp_path / "New one.standpoint"
    filled.rescue.recover(other, target)
    qtbot.waitUntil(lambda: target.exists() and session.busy)
    session.cancel()
    qtbot.waitUntil(lambda: session.path == mine)
    assert len(session.reports()) == 2
    assert not session.busy
    assert [file.name for file in tmp_path.glob("New one*") if "lock" not in file.name] == []


def test_a_window_closed_during_a_recovery_leaves_no_empty_corpus(
    window, session, other, tmp_path, qtbot, long_recovery
):
    target = tmp_path / "New one.standpoint"
    window.rescue.recover(other, target)
    qtbot.waitUntil(lambda: target.exists() and session.busy)
    session.close()
    assert not target.exists()


def test_where_nothing_can_be_recovered_no_empty_corpus_is_left(window, session, tmp_path, qtbot):
    letter = tmp_path / "letter.standpoint"
    letter.write_text("Dear all\n" * 600)
    target = tmp_path / "New one.standpoint"
    with qtbot.waitSignal(session.failed):
        window.rescue.recover(letter, target)
    qtbot.waitUntil(lambda: not session.busy)
    assert not target.exists()


def test_damage_that_is_met_while_reading_leads_to_recovery_once(filled, session, qtbot, qapp):
    watch = CrashWatch(qapp)
    for _ in range(2):
        watch.handle(DamagedError, faults.damaged(session.path), None)
        qtbot.waitUntil(lambda: isinstance(filled.rescue.dialog, DamagedDialog))
    assert len(filled.findChildren(DamagedDialog)) == 1
    assert "is damaged." in filled.notice.words()


def test_damage_that_an_edit_meets_leads_to_recovery(filled, session, qtbot, monkeypatch):
    def meet(corpus, value):
        raise faults.damaged(corpus.path)

    monkeypatch.setattr(reposts, "set_policy", meet)
    with qtbot.waitSignal(session.failed):
        session.set_repost_policy("once")
    qtbot.waitUntil(lambda: isinstance(filled.rescue.dialog, DamagedDialog))


def test_a_list_of_what_was_merged_is_read_without_scrolling_sideways(look, qtbot):
    told = "The actor of “Minutes of the hall” (report 6): here “River”, there “Harbour”. " * 2
    dialog = OutcomeDialog(look, "What was merged", "From a.standpoint: 3 reports.", [told] * 40)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.list.verticalScrollBar().maximum() > 0
    assert dialog.list.horizontalScrollBar().maximum() == 0
