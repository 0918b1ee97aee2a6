# SPDX-License-Identifier: MIT
"""Saving a version, comparing and bringing back, files in and out: in the window, by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextBrowser

from standpoint.coding.exchange import write_foreign
from standpoint.ui import file_dialogs
from standpoint.ui.codebook.exchange import BringInDialog, NotesDialog
from standpoint.ui.codebook.naming import NameDialog
from standpoint.ui.codebook.saving import DiscardDialog, SaveDialog
from standpoint.ui.codebook.sentence_test import SentenceTest
from standpoint.ui.codebook.versions import NewerDefaultDialog, VersionsDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def in_dialog(qtbot):
    """Do something in the next dialog of a kind, as a person would while it is open."""
    failures = []

    def do(kind, act):
        def find(tries=200):
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                if tries:
                    QTimer.singleShot(20, lambda: find(tries - 1))
                return
            try:
                act(dialog)
            except BaseException as error:
                failures.append(error)
            if dialog.isVisible():
                dialog.reject()

        QTimer.singleShot(0, find)

    yield do
    if failures:
        raise failures[0]


def sources(session, facet="large"):
    return [r.source for r in session.draft.codebook.theme("boats").facet(facet).rules]


def edit(desk, press, words=" OR barge"):
    desk.choose(("boats", "large", 1))
    desk.panel.editor.moveCursor(QTextCursor.MoveOperation.End)
    press(desk.panel.editor, words)


def save(desk, session, in_dialog, qtbot, note="barges, too"):
    def fill(dialog):
        qtbot.keyClicks(dialog.field, note)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    desk.window().activateWindow()
    qtbot.waitUntil(desk.window().isActiveWindow)
    in_dialog(SaveDialog, fill)
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        qtbot.keyClick(desk.panel.editor, Qt.Key.Key_S, CTRL)


def test_ctrl_s_saves_a_version_with_its_note_and_says_what_was_coded(
    desk, session, window, press, in_dialog, qtbot
):
    seen = []
    edit(desk, press)
    in_dialog(SaveDialog, lambda dialog: seen.append(dialog.list.toPlainText()))
    qtbot.keyClick(desk.panel.editor, Qt.Key.Key_S, CTRL)
    assert "A rule of “large ones” reads otherwise." in seen[0]
    assert "steamer OR freighter OR barge" in seen[0]
    assert session.codebook_version() == 1, "closing the dialog saves nothing"
    save(desk, session, in_dialog, qtbot)
    assert session.codebook_version() == 2
    assert session.versions()[-1].note == "barges, too"
    assert not session.draft.edited
    qtbot.waitUntil(lambda: window.status.message().startswith("Saved as version 2."))
    assert desk.bar.save.text() == "Save as version 3…"
    assert not desk.bar.save.isEnabled()


def test_a_version_is_compared_and_brought_back(desk, session, window, press, in_dialog, qtbot):
    edit(desk, press)
    save(desk, session, in_dialog, qtbot)
    seen = []

    def look(dialog):
        seen.append([dialog.list.item(n).text() for n in range(dialog.list.count())])
        seen.append(dialog.changes.toPlainText())
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        seen.append(dialog.restore.text())
        qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)

    in_dialog(VersionsDialog, look)
    qtbot.mouseClick(desk.form.history, Qt.MouseButton.LeftButton)
    names, changes, restore = seen
    assert names == ["Version 2, codes now", "Version 1"]
    assert "steamer OR freighter OR barge" in changes
    assert restore == "Bring version 1 back"
    assert sources(session)[1] == "steamer OR freighter"
    assert session.codebook_version() == 2, "nothing is coded until it is saved"
    assert window.status.offers_undo()
    session.undo.undo()
    assert sources(session)[1] == "steamer OR freighter OR barge"


def test_a_version_is_exported_as_it_was_saved(desk, session, tmp_path):
    dialog = VersionsDialog(session, desk._look, desk)
    dialog.write(tmp_path / "one.toml")
    assert (tmp_path / "one.toml").read_text(encoding="utf-8") == session.versions()[0].source
    failed = []
    dialog.failed.connect(failed.append)
    dialog.write(tmp_path / "nowhere" / "one.toml")
    assert "cannot be written" in failed[0]
    dialog.deleteLater()


def test_all_changes_are_discarded_after_they_were_shown(desk, session, press, in_dialog, qtbot):
    edit(desk, press)
    in_dialog(DiscardDialog, lambda dialog: None)
    qtbot.mouseClick(desk.bar.discard, Qt.MouseButton.LeftButton)
    assert session.draft.edited, "closing the dialog keeps them"
    in_dialog(DiscardDialog, lambda dialog: dialog.accept())
    qtbot.mouseClick(desk.bar.discard, Qt.MouseButton.LeftButton)
    assert not session.draft.edited
    session.undo.undo()
    assert sources(session)[1] == "steamer OR freighter OR barge"


def test_an_empty_theme_is_not_saved(desk, session, window, qtbot):
    from standpoint.coding import codebook_editing

    codebook, new = codebook_editing.add_theme(session.draft.codebook, "Fish")
    session.draft.put(codebook, "Theme added.")
    desk.choose(("boats",))
    desk.keeping.save()
    assert window.notice.words().startswith("Not saved. Theme “Fish” is empty.")
    assert desk.place == (new,)
    assert session.codebook_version() == 1


def test_saving_waits_while_reports_are_added(desk, session, press, tmp_path, qtbot):
    edit(desk, press)
    (tmp_path / "more.txt").write_text("The barge is late.\n", encoding="utf-8")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([tmp_path / "more.txt"])
        assert not desk.bar.save.isEnabled()
        assert "Wait until" in desk.bar.save.toolTip()
    assert desk.bar.save.isEnabled()


def test_a_new_theme_and_facet_are_asked_for_by_name(desk, session, in_dialog, qtbot):
    def clash(dialog):
        qtbot.keyClicks(dialog.field, "weather")
        assert not dialog.add.isEnabled()
        assert "called “weather” already" in dialog.said.text()
        qtbot.keyClicks(dialog.field, " reports")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    in_dialog(NameDialog, clash)
    desk.entry_actions.actions["new_theme"].trigger()
    assert desk.place == ("weather_reports",)

    def name(dialog):
        qtbot.keyClicks(dialog.field, "of the sea")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    in_dialog(NameDialog, name)
    desk.entry_actions.actions["new_facet"].trigger()
    assert desk.place == ("weather_reports", "of_the_sea")
    assert session.draft.codebook.theme("weather_reports").facet("of_the_sea").rules == ()


def test_a_dictionary_is_added_to_the_draft_or_takes_its_place(
    desk, session, window, tmp_path, in_dialog, qtbot
):
    path = tmp_path / "fish.yml"
    path.write_text("fish:\n  - cod*\n  - herring\n", encoding="utf-8")
    seen = []

    def add(dialog):
        seen.append((dialog.words.text(), dialog.add.text()))
        qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    exchange = desk.offers.files()
    in_dialog(BringInDialog, add)
    exchange.bring_in(path)
    assert seen[0][1] == "Add 1 theme"
    assert [t.label.lower() for t in session.draft.codebook.themes][-1] == "fish"
    assert window.status.message() == "The themes of fish.yml were added to the draft."
    session.undo.undo()
    assert len(session.draft.codebook.themes) == 3
    in_dialog(BringInDialog, lambda d: qtbot.mouseClick(d.replace, Qt.MouseButton.LeftButton))
    exchange.bring_in(path)
    assert [t.label.lower() for t in session.draft.codebook.themes] == ["fish"]
    session.undo.undo()
    assert len(session.draft.codebook.themes) == 3


def test_a_file_that_cannot_be_read_changes_nothing(desk, session, window, tmp_path):
    path = tmp_path / "broken.toml"
    path.write_text("[[theme]\n", encoding="utf-8")
    desk.offers.files().bring_in(path)
    assert "line 1" in window.notice.words()
    assert "Nothing was changed." in window.notice.words()
    assert not session.draft.edited


def test_themes_that_both_have_cannot_be_added_but_can_replace(
    desk, session, tmp_path, in_dialog, qtbot
):
    path = tmp_path / "same.toml"
    path.write_text(session.versions()[0].source, encoding="utf-8")
    seen = []
    in_dialog(
        BringInDialog,
        lambda d: seen.append((d.add.isEnabled(), d.replace.isEnabled(), d.clash.text())),
    )
    desk.offers.files().bring_in(path)
    assert seen[0] == (
        False,
        True,
        "It can replace the draft, but not be added to it: both have a theme “Boats”.",
    )


def test_a_dictionary_that_comes_back_keeps_what_its_format_cannot_hold(
    desk, session, tmp_path, in_dialog, qtbot
):
    before = session.draft.codebook
    path = tmp_path / "back.csv"
    write_foreign(before, path)
    with path.open("a", encoding="utf-8") as file:
        file.write("Fish,,,cod*,\nFish,,,قارب,\n")
    seen = []

    def replace(dialog):
        seen.extend((dialog.words.text(), dialog.clash.text()))
        qtbot.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)

    in_dialog(BringInDialog, replace)
    desk.offers.files().bring_in(path)
    assert "1 rule with Arabic letters is for Arabic reports (ar)" in seen[0]
    assert seen[1].endswith("If it replaces the draft: Counts now: Fish.")
    assert session.draft.codebook.themes[:-1] == before.themes


def test_the_file_is_named_after_the_corpus(desk, session, tmp_path, monkeypatch):
    asked = []

    def ask(_parent, _title, where, _filters):
        asked.append(Path(where))
        return "", ""

    monkeypatch.setattr(file_dialogs, "save_file", ask)
    desk.offers.files().ask_file_out()
    assert asked[0].name == f"{session.path.stem} codebook.toml"
    missing = tmp_path / "Documents"
    monkeypatch.setattr("standpoint.ui.codebook.exchange.export_folder", lambda _: missing)
    desk.offers.files().ask_file_out()
    assert asked[1].parent.is_dir(), "or the folder's name would stand as the file's"


def test_the_codebook_is_handed_on_and_what_the_format_lacks_is_listed(
    desk, window, tmp_path, in_dialog
):
    exchange = desk.offers.files()
    exchange.hand_on(tmp_path / "out.toml")
    assert "Codebook v1 written to out.toml." in window.status.message()
    seen = []

    def read(dialog):
        seen.extend(view.toPlainText() for view in dialog.findChildren(QTextBrowser))

    in_dialog(NotesDialog, read)
    exchange.hand_on(tmp_path / "out.yml")
    assert (tmp_path / "out.yml").exists()
    assert seen
    assert seen[0]


def test_a_newer_default_is_offered_compared_and_taken_only_if_wished(
    desk, session, in_dialog, qtbot
):
    strip = desk.left.strip
    assert strip.isVisible(), "this corpus was not made from the program's default"
    seen = []
    in_dialog(NewerDefaultDialog, lambda dialog: seen.append(dialog.windowTitle()))
    qtbot.mouseClick(strip.compare, Qt.MouseButton.LeftButton)
    assert seen
    assert not session.draft.edited
    qtbot.mouseClick(strip.later, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()
    qtbot.waitUntil(lambda: session.newer_default() is None)


def test_a_sentence_is_tested_on_the_draft(desk, session, press, in_dialog, qtbot):
    edit(desk, press)
    seen = []

    def type_one(dialog):
        qtbot.keyClicks(dialog.field, "A barge passed.")
        qtbot.waitUntil(lambda: "1" in dialog.summary.text())
        seen.append(dialog.summary.text())

    in_dialog(SentenceTest, type_one)
    qtbot.mouseClick(desk.bar.trial, Qt.MouseButton.LeftButton)
    assert seen


def test_a_corpus_that_cannot_be_written_is_readable_and_says_why(window, session, harbour, qtbot):
    from standpoint.corpus.corpus import Corpus

    with Corpus.open(harbour):
        session.open(harbour)
        window.show_workspace(2)
        desk = window.stage.workspace(2)
        assert desk.left.head._detail.text() == "version 1, to read"
        assert session.read_only_reason in desk.left.foot.text()
        desk.choose(("boats", "large", 0))
        assert desk.panel.editor.isReadOnly()
        qtbot.keyClicks(desk.panel.editor, "x")
        qtbot.keyClick(desk.left.tree, Qt.Key.Key_Delete)
        assert not session.draft.edited
        assert desk.form.prose["definition"].isReadOnly()
        assert not desk.bar.save.isEnabled()
        session.close()
