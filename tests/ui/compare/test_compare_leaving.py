# SPDX-License-Identifier: MIT
"""Exporting the comparison from the window: what is asked, previewed, written, remembered."""

from __future__ import annotations

import struct
from dataclasses import replace

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from standpoint.analysis.aligned import Column
from standpoint.model.reports import Memo
from standpoint.ui.compare import leaving
from standpoint.ui.compare.leaving_dialog import LeavingDialog
from standpoint.ui.compare.leaving_options import KINDS, Options, recall

Key = Qt.Key


class Memory(dict):
    """Keeps what is set, as the settings do."""

    def set(self, key, value):
        self[key] = value


@pytest.fixture
def memory():
    return Memory()


@pytest.fixture
def ask(qtbot, look, workspace, memory, tmp_path):
    """Return a function that opens the dialog on reports of the small world."""

    def make(ids=(1, 2), off=(), memos=(), columns=()):
        workspace.compare(ids)
        for theme in off:
            workspace.comparison.toggle(theme)
        value = leaving.value(workspace.comparison)
        first, *others = value.readings
        value = replace(value, readings=(replace(first, memos=tuple(memos)), *others))
        if columns:
            alignment = replace(value.alignment, columns=columns)
            value = replace(value, alignment=alignment)
        dialog = LeavingDialog(look, value, memory, tmp_path)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return make


def press(qtbot, dialog, words):
    """Click the segment or button of that name, as a user does."""
    from PySide6.QtWidgets import QAbstractButton

    (button,) = [b for b in dialog.findChildren(QAbstractButton) if b.text() == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(qtbot, dialog, kind):
    press(qtbot, dialog, kind.upper())
    assert dialog.kind == kind


@pytest.mark.parametrize("kind", KINDS)
def test_enter_writes_the_format_that_is_chosen(ask, qtbot, tmp_path, kind):
    dialog = ask()
    choose(qtbot, dialog, kind)
    assert dialog.act.text() == f"Export {kind.upper()}"
    qtbot.keyClick(dialog, Key.Key_Return)
    assert dialog.written is not None
    assert dialog.written.parent == tmp_path
    assert dialog.written.suffix == f".{kind}"
    assert dialog.written.stat().st_size > 500


def test_a_file_that_is_there_is_replaced_only_when_it_is_asked_for_again(ask, qtbot):
    dialog = ask()
    dialog.path.write_text("notes of years", encoding="utf-8")
    dialog.act.click()
    assert dialog.written is None
    assert dialog.path.read_text(encoding="utf-8") == "notes of years"
    assert "is there already" in dialog.problem.text()
    dialog.act.click()
    assert dialog.written == dialog.path
    assert dialog.path.read_bytes() != b"notes of years"


def test_esc_writes_nothing(ask, qtbot, tmp_path):
    dialog = ask()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.written is None
    assert list(tmp_path.glob("*.html")) == []


def test_what_is_chosen_stands_there_the_next_time(ask, qtbot, memory):
    dialog = ask()
    choose(qtbot, dialog, "png")
    press(qtbot, dialog, "150")
    choose(qtbot, dialog, "pdf")
    press(qtbot, dialog, "Letter")
    press(qtbot, dialog, "Full texts")
    qtbot.keyClick(dialog, Key.Key_Return)
    assert recall(memory) == Options("pdf", "Letter", 150, texts=False)
    again = ask()
    assert again.kind == "pdf"
    assert not again.texts.isChecked()
    assert again.preview.accessibleDescription().startswith("Page 1 of ")


def test_what_cannot_be_read_of_the_last_time_is_as_at_first(memory):
    for key in ("format", "page", "dpi"):
        memory.set(f"compare/export/{key}", "nonsense")
    assert recall(memory) == Options()


def test_themes_switched_off_stay_behind_unless_they_are_wanted(ask, qtbot, tmp_path):
    dialog = ask(off=["refugees"])
    assert "Not shown: Refugees." in dialog.method.text()
    before = dialog.preview.shown.copy()
    dialog.everything.click()
    assert "Not shown" not in dialog.method.text()
    assert dialog.preview.shown != before
    dialog.everything.click()
    qtbot.keyClick(dialog, Key.Key_Return)
    page = dialog.written.read_text(encoding="utf-8")
    assert "Not shown: Refugees." in page
    assert 'class="chip">3<' not in page


def test_without_a_theme_switched_off_nothing_is_asked_of_it(ask):
    assert not ask().everything.isVisible()


def test_the_preview_follows_the_title_and_the_paper(ask, qtbot):
    dialog = ask()
    choose(qtbot, dialog, "pdf")
    first = dialog.preview.shown.copy()
    dialog.title.setText("Another head")
    qtbot.waitUntil(lambda: dialog.preview.shown != first)
    second = dialog.preview.shown.copy()
    press(qtbot, dialog, "Letter")
    assert dialog.preview.shown.size() != second.size()


def test_the_preview_is_what_the_picture_will_be(ask, qtbot):
    dialog = ask()
    choose(qtbot, dialog, "png")
    press(qtbot, dialog, "150")
    qtbot.keyClick(dialog, Key.Key_Return)
    written = QImage(str(dialog.written))
    shown = dialog.preview.shown
    assert shown.width() < written.width()
    part = written.copy(
        0, 0, written.width(), round(shown.height() * written.width() / shown.width())
    )
    small = part.scaled(24, 24, mode=Qt.TransformationMode.SmoothTransformation)
    same = shown.scaled(24, 24, mode=Qt.TransformationMode.SmoothTransformation)
    apart = [
        abs(small.pixelColor(x, y).lightness() - same.pixelColor(x, y).lightness())
        for x in range(24) for y in range(24)
    ]  # fmt: skip
    assert sum(apart) / len(apart) < 6


def test_a_picture_is_as_wide_as_its_dpi_says(ask, qtbot):
    widths = []
    for dpi in ("150", "300"):
        dialog = ask()
        choose(qtbot, dialog, "png")
        press(qtbot, dialog, dpi)
        assert f"{round(183 / 25.4 * int(dpi)):,}\u00a0×" in dialog.about.text()
        qtbot.keyClick(dialog, Key.Key_Return)
        widths.append(struct.unpack(">I", dialog.written.read_bytes()[16:20])[0])
        dialog.written.unlink()
    assert widths[1] == pytest.approx(2 * widths[0], abs=1)


def test_memos_are_offered_where_there_are_some_and_leave_as_comments(ask, qtbot):
    assert not ask().memos.isEnabled()
    dialog = ask(memos=[Memo(1, 0, 20, "Look this up 🕊️", "2024-11-22T10:00:00+00:00")])
    assert dialog.memos.isEnabled()
    choose(qtbot, dialog, "docx")
    qtbot.keyClick(dialog, Key.Key_Return)
    comments = [comment.text for comment in docx.Document(str(dialog.written)).comments]
    assert comments == ["Look this up 🕊️"]


def test_of_actors_the_full_texts_are_asked_for_apart(ask, session):
    reports = session.reports([1, 2])
    columns = (
        Column((reports[0],), "Harbour Forum", "1 report, undated"),
        Column((reports[1],), "River Committee", "1 report, undated"),
    )
    dialog = ask(columns=columns)
    assert dialog.texts.text() == "Full texts of reports with passages"
    assert not dialog.texts.isChecked()


def test_a_folder_that_cannot_be_written_is_said_and_the_dialog_stays(ask, qtbot, tmp_path):
    dialog = ask()
    (tmp_path / "in_the_way").write_text("x")
    dialog.set_path(tmp_path / "in_the_way" / "c.html")
    qtbot.keyClick(dialog, Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.written is None
    assert "c.html" in dialog.problem.text()


def test_a_name_without_a_known_ending_gets_that_of_the_format(ask, tmp_path):
    dialog = ask()
    dialog.set_path(tmp_path / "of 12.5. paper")
    assert dialog.path.name == f"of 12.5. paper.{dialog.kind}"
    dialog.set_path(tmp_path / "c.PDF")
    assert (dialog.kind, dialog.path.name) == ("pdf", "c.PDF")
