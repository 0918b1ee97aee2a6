# SPDX-License-Identifier: MIT
"""Corpora as files: saved, opened again as they were left, refused in plain words."""

from __future__ import annotations

import shutil
import time

import pytest
from PySide6.QtCore import Qt

from standpoint.corpus.corpus import Corpus
from standpoint.session.session import Session
from standpoint.ui import drafts, filing
from standpoint.ui.window import MainWindow


def test_an_unsaved_corpus_moves_to_the_place_it_is_given(filled, session, tmp_path):
    draft = session.path
    target = tmp_path / "Talks.standpoint"
    assert filled.filing.save_copy(target)
    assert session.path == target
    assert not filled.filing.is_draft
    assert not draft.exists()
    assert filled.windowTitle() == "Talks — Standpoint"
    assert len(session.reports()) == 2


def test_a_saved_corpus_is_copied_and_stays_open(filled, session, tmp_path):
    filled.filing.save_copy(tmp_path / "Talks.standpoint")
    assert filled.filing.save_copy(tmp_path / "Copy.standpoint")
    assert session.path == tmp_path / "Talks.standpoint"
    with Corpus.read(tmp_path / "Copy.standpoint") as copy:
        assert len(copy.reports()) == 2


def test_what_is_no_corpus_is_refused_in_words_and_the_open_one_stays(filled, session, tmp_path):
    (tmp_path / "letter.standpoint").write_text("Not a corpus at all, but a letter.")
    before = session.path
    assert not filled.filing.open(tmp_path / "letter.standpoint")
    assert session.path == before
    assert filled.notice.isVisible()
    assert "letter.standpoint" in filled.notice.words()


def test_a_corpus_that_another_window_writes_opens_for_reading_and_says_so(
    filled, session, tmp_path, look, settings, qtbot
):
    filled.filing.save_copy(tmp_path / "Talks.standpoint")
    second = Session(settings)
    other = MainWindow(second, look, settings)
    qtbot.addWidget(other)
    other.show()
    other.filing.open(tmp_path / "Talks.standpoint")
    assert second.read_only
    assert other.notice.words().startswith("Open for reading only")
    assert not other.actions_["add"].isEnabled()
    other.library.select([second.reports()[0].id])
    assert not other.actions_["delete"].isEnabled()
    assert not other.actions_["details"].isEnabled()
    other.close()


def test_the_last_window_comes_back_as_it_was(filled, session, tmp_path, look, settings, qtbot):
    filled.filing.save_copy(tmp_path / "Talks.standpoint")
    ids = [report.id for report in session.reports()]
    filled.resize(800, 640)
    filled.library.select(ids)
    filled.compare(ids)
    filled.actions_["right"].trigger()
    filled.close()
    assert session.path is None

    again = Session(settings)
    window = MainWindow(again, look, settings)
    qtbot.addWidget(window)
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: again.path is not None)
    assert again.path == tmp_path / "Talks.standpoint"
    assert window.size().height() == 640
    assert window.library.selection() == ids
    qtbot.waitUntil(lambda: window.comparison() == ids)
    assert not window.stage.right.isVisible()
    window.close()


def test_an_unsaved_corpus_with_reports_comes_back_and_an_empty_one_leaves_no_file(
    filled, session, look, settings, qtbot
):
    draft = session.path
    filled.close()
    assert draft.exists()
    again = Session(settings)
    window = MainWindow(again, look, settings)
    qtbot.addWidget(window)
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: again.path == draft)
    window.library.select([report.id for report in again.reports()])
    with qtbot.waitSignal(again.changed):
        window.editing.delete()
    window.close()
    assert not draft.exists()
    assert list(drafts.folder().iterdir()) == []


def test_recent_corpora_are_offered_in_the_menu_and_on_the_first_page(filled, session, tmp_path):
    filled.filing.save_copy(tmp_path / "Talks.standpoint")
    filled.filing.fill_recent(filled.actions_.recent)
    assert filled.actions_.recent.actions()[0].text() == "Talks"
    filled.filing.close()
    names = [label.text() for label in filled.welcome.findChildren(_link()) if label.isVisible()]
    assert "Talks" in names


def test_a_corpus_that_was_taken_away_is_not_offered(filled, session, tmp_path):
    filled.filing.save_copy(tmp_path / "Talks.standpoint")
    filled.filing.close()
    shutil.move(tmp_path / "Talks.standpoint", tmp_path / "elsewhere.standpoint")
    filled.filing.fill_recent(filled.actions_.recent)
    assert "Talks" not in [a.text() for a in filled.actions_.recent.actions()]


def test_the_codebook_is_written_as_it_is(filled, session, tmp_path):
    filled.offers.files().hand_on(tmp_path / "codebook.toml")
    assert (tmp_path / "codebook.toml").read_text("utf-8") == session.codebook().source
    assert filled.status.message() == "Codebook v1 written to codebook.toml."


def test_a_place_that_cannot_be_written_is_named(filled, tmp_path):
    filled.offers.files().hand_on(tmp_path / "no such folder" / "codebook.toml")
    assert "codebook.toml could not be written" in filled.notice.words()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_window_opens_in_both_directions(look, session, settings, qtbot, direction):
    window = MainWindow(session, look, settings)
    qtbot.addWidget(window)
    window.setLayoutDirection(direction)
    window.show()
    assert not window.grab().isNull()


def many(folder, number):
    folder.mkdir()
    for each in range(number):
        words = f"Paper {each}\n\nThe harbour council met for the day numbered {each}.\n"
        (folder / f"{each}.txt").write_text(words, encoding="utf-8")
    return folder


def test_reports_that_are_stored_while_the_window_closes_are_kept(
    window, session, tmp_path, monkeypatch
):
    window.filing.ensure_open()
    session.ingest([many(tmp_path / "in", 20)])
    draft, leave = session.path, session.close

    def stored():
        with Corpus.read(draft) as corpus:
            return len(corpus.reports())

    def close_late():
        until = time.monotonic() + 20
        while not stored() and time.monotonic() < until:
            time.sleep(0.01)
        leave()

    monkeypatch.setattr(session, "close", close_late)
    window.close()
    assert stored() == 20


def test_what_is_being_added_to_is_not_saved_until_all_is_in(window, session, tmp_path, qtbot):
    target = tmp_path / "Talks.standpoint"
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        window.filing.ensure_open()
        session.ingest([many(tmp_path / "in", 20)])
        draft = session.path
        assert not window.actions_["save"].isEnabled()
        assert not window.filing.save_copy(target)
        words = f"{draft.stem} cannot be saved while reports are being added to it."
        assert window.notice.words() == words
        assert session.path == draft
        assert not target.exists()
    assert window.actions_["save"].isEnabled()
    assert window.filing.save_copy(target)
    assert len(session.reports()) == 20
    assert list(drafts.folder().iterdir()) == []


def test_an_unsaved_corpus_goes_with_all_that_stands_beside_it(tmp_path):
    draft = drafts.new_path()
    beside = [f"{draft.name}-wal", f"{draft.name}-shm", f".{draft.name}.lock"]
    for name in (draft.name, *beside, "Other.standpoint"):
        (draft.parent / name).write_bytes(b"")
    drafts.discard(draft)
    assert [file.name for file in draft.parent.iterdir()] == ["Other.standpoint"]


def test_an_unsaved_corpus_that_another_window_fills_is_left_alone(
    window, session, look, settings, qtbot
):
    window.filing.ensure_open()
    draft = session.path
    second = Session(settings)
    other = MainWindow(second, look, settings)
    qtbot.addWidget(other)
    other.filing.open(draft)
    assert second.read_only
    other.close()
    assert draft.exists()


def _link():
    from standpoint.ui.look import LinkButton

    return LinkButton


def test_a_late_window_is_on_the_screen_before_its_parts_are_built(
    look, session, settings, qtbot, tmp_path
):
    window = MainWindow(session, look, settings, late=True)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    assert not hasattr(window, "library")
    window.begin(tmp_path / "Talks.standpoint")
    qtbot.waitUntil(lambda: session.path == tmp_path / "Talks.standpoint")
    qtbot.waitUntil(window.welcome.isVisible)
    qtbot.waitUntil(lambda: window.stage.left.width() == 223)
    window.close()


def test_docks_come_back_as_wide_as_they_were(filled, session, look, settings, qtbot):
    ids = [report.id for report in session.reports()]
    filled.compare(ids)
    qtbot.waitUntil(lambda: filled.stage.right.width() == 251)
    filled.stage.left.widen(200)
    qtbot.waitUntil(lambda: filled.stage.left.width() == 200)
    filled.close()
    again = Session(settings)
    window = MainWindow(again, look, settings, late=True)
    qtbot.addWidget(window)
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: again.path is not None and window.comparison() == ids)
    qtbot.waitUntil(lambda: window.stage.left.width() == 200)
    assert window.stage.right.width() == 251
    window.close()


def test_a_late_window_can_be_closed_before_it_was_built(look, session, settings, qtbot):
    window = MainWindow(session, look, settings, late=True)
    qtbot.addWidget(window)
    window.show()
    window.close()
    assert not window.isVisible()


@pytest.mark.parametrize("there", [True, False])
def test_a_new_corpus_is_proposed_in_documents_and_at_home_where_there_is_no_such_folder(
    window, tmp_path, monkeypatch, there
):
    documents = tmp_path / "Documents"
    if there:
        documents.mkdir()
    asked = []
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(filing.Path, "home", lambda: tmp_path)
    monkeypatch.setattr(
        filing.QStandardPaths, "writableLocation", staticmethod(lambda _: str(documents))
    )
    monkeypatch.setattr(
        filing.file_dialogs, "save_file", lambda *given: (asked.append(given[2]), ("", ""))[1]
    )
    window.filing.ask_new()
    place = documents if there else tmp_path
    assert asked == [str(place / "New corpus.standpoint")]


def test_what_changes_a_report_is_grey_where_no_report_is_meant_or_none_may_be_changed(
    filled, session, tmp_path, look, settings, qtbot
):
    verbs = ("replace_text", "text_versions", "tags", "details")
    first = session.reports()[0].id
    filled.library.select([])
    assert not [verb for verb in verbs if filled.actions_[verb].isEnabled()]
    filled.library.select([first])
    assert all(filled.actions_[verb].isEnabled() for verb in verbs)
    assert not filled.actions_["repost_of"].isEnabled()
    assert not filled.actions_["not_repost"].isEnabled()
    filled.library.select([report.id for report in session.reports()])
    assert filled.actions_["repost_of"].isEnabled()
    assert not filled.actions_["replace_text"].isEnabled()
    filled.filing.save_copy(tmp_path / "Talks.standpoint")
    other = MainWindow(Session(settings), look, settings)
    qtbot.addWidget(other)
    other.show()
    other.filing.open(tmp_path / "Talks.standpoint")
    other.library.select([first])
    assert not [verb for verb in verbs if other.actions_[verb].isEnabled()]
