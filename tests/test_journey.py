# SPDX-License-Identifier: MIT
"""The whole way of an analyst, at the window: drop, compare, date, chart, export, come back."""

from __future__ import annotations

import csv
import io

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextBrowser

from standpoint.corpus import soundness
from standpoint.corpus.corpus import Corpus
from standpoint.session.session import Session
from standpoint.session.settings import Settings
from standpoint.ui.codebook.saving import SaveDialog
from standpoint.ui.look import Look
from standpoint.ui.metadata import MetadataDialog
from standpoint.ui.trends.export_dialog import ExportDialog
from standpoint.ui.window import MainWindow

COUNCIL = (
    "The council met in the harbour town 🌊. It wants Resolution 2254 carried out in full.\n"
    "Nobody may send refugees back by force, said the “council”.\n"
    "(Source: Council Press Desk)\n"
)
FORUM = (
    "Forum on the way ahead\n\n"
    "The forum asks that Resolution 2254 be carried out. It turned down normalization with the "
    "Assad regime.\n\n"
    "Refugees must not be sent back by force; their return has to be voluntary.\n"
)
ARABIC = "أكد المجلس على وحدة سوريا أرضاً وشعباً.\nوطالب بتطبيق القرار ٢٢٥٤.\n"


@pytest.fixture
def material(tmp_path):
    """A folder as analysts have them: three statements, a copy, an empty file and a picture."""
    folder = tmp_path / "material"
    folder.mkdir()
    (folder / "council.txt").write_bytes(COUNCIL.replace("\n", "\r\n").encode("utf-8-sig"))
    (folder / "forum.md").write_text(FORUM, encoding="utf-8")
    (folder / "مجلس.txt").write_text(ARABIC, encoding="utf-8")
    (folder / "council (copy).txt").write_text(COUNCIL, encoding="utf-8")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(32))
    return folder


@pytest.fixture
def open_window(qapp, qtbot, tmp_path):
    """Open the program's window as it is started, on the settings of this test."""
    windows, looks = [], []

    def open_():
        settings = Settings(tmp_path / "settings.ini")
        look = Look(settings)
        look.apply(qapp)
        window = MainWindow(Session(settings), look, settings)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        windows.append(window)
        looks.append(look)
        return window

    yield open_
    for window, look in zip(windows, looks, strict=True):
        window.session.close()
        window.deleteLater()
        # In the program a look lives as long as its windows; here it would follow the system on.
        look.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(600, 400), *held, plain))
    QApplication.sendEvent(window, QDropEvent(QPointF(600, 400), *held, plain))


def with_material(window, corpus, material, qtbot):
    """Make a new corpus in a window and drop the material on it; return the window."""
    window.filing.start(corpus)
    drop(window, material)
    add_planned(window, qtbot)
    activate(window, qtbot)
    return window


def add_planned(window, qtbot):
    """Wait until what was dropped is looked at, and press Enter in the plan."""
    qtbot.waitUntil(lambda: window.adding.dialog is not None, timeout=60_000)
    plan = window.adding.dialog
    qtbot.waitUntil(lambda: not plan.looking, timeout=60_000)
    with qtbot.waitSignal(window.session.job_finished, timeout=60_000):
        QTest.keyClick(plan.table, Qt.Key.Key_Return)


def in_dialog(kind, act):
    """Do something in the dialog of that kind, once it is open."""

    def when_open():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            try:
                act(dialog)
            except BaseException:
                dialog.reject()
                raise
        else:
            QTimer.singleShot(20, when_open)

    QTimer.singleShot(20, when_open)


def activate(window, qtbot):
    """Do what a window system does when a dialog has closed."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    qtbot.wait(50)
    window.windowHandle().requestActivate()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is window.windowHandle())


def test_from_dropped_files_to_printed_figures_and_back_again(
    open_window, material, tmp_path, qtbot
):
    key, ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
    corpus = tmp_path / "work.standpoint"

    # A new corpus, and files dropped on it.
    window = with_material(open_window(), corpus, material, qtbot)
    session = window.session
    assert window.notice.words() == "3 of 6 files added 1 repeats another, 2 cannot be read"
    by_language = {report.language: report for report in session.reports() if report.title}
    ids = {report.title.split()[0]: report.id for report in session.reports()}
    council, forum, arabic = ids["The"], ids["Forum"], by_language["ar"].id
    assert {report.date for report in session.reports()} == {None}

    # Two reports side by side by theme.
    window.library.select([council, forum])
    window.library.focus_list()
    QTest.keyClick(QApplication.focusWidget(), key.Key_Return)
    comparing = window.stage.workspace(0)
    assert set(comparing.report_ids()) == {council, forum}
    alignment = session.alignment([council, forum])
    assert alignment.common_themes() == ("resolution_2254", "refugees")
    assert any(row.links for row in alignment.rows)

    # The same two in full: what is shown is what is stored, to the character.
    QTest.keyClick(QApplication.focusWidget(), key.Key_T)
    assert comparing.view() == "text"
    shown = {
        pane.toPlainText() for pane in comparing.findChildren(QTextBrowser) if pane.isVisible()
    }
    assert {session.reading(i).text for i in (council, forum)} <= shown
    assert COUNCIL in shown

    # Dates, as people write them.
    def date(dialog):
        (field,) = (one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Date")
        QTest.keyClicks(field, "May to June 2024")
        QTest.keyClick(dialog, key.Key_Return)

    for report, act in ((council, date), (forum, None)):
        window.library.select([report])
        if act is None:
            session.set_metadata({report: {"date": "2024-06-12"}})
        else:
            in_dialog(MetadataDialog, act)
            QTest.keyClick(window, key.Key_F2)
        qtbot.waitUntil(lambda r=report: session.reports([r])[0].date is not None)
    assert session.reports([council])[0].date == "2024-05/2024-06"

    # How often each theme appears over time, and the passages behind a point.
    activate(window, qtbot)
    QTest.keyClick(window, key.Key_2, ctrl)
    assert window.stage.at == 1
    trends = window.stage.workspace(1)
    trends.left.set_choices(trends.choices.__class__(kind="month"))
    trends.refresh()
    figure = trends.figure
    assert [period.key for period in figure.periods] == ["2024-05", "2024-06"]
    assert figure.undated == 1
    refugees = next(one for one in figure.series if one.key == "refugees")
    assert refugees.points[1].numerator == pytest.approx(1 + 30 / 61)
    where = trends.chart.position(figure.series.index(refugees), 1)
    QTest.mouseClick(trends.chart.viewport(), Qt.MouseButton.LeftButton, pos=where)
    behind = trends.side.behind
    assert {passage.report for passage in behind.passages} == {council, forum}

    # The figure in every form, through the dialog.
    for form in ("png", "svg", "pdf", "csv"):
        target = tmp_path / f"figure.{form}"

        def export(dialog, target=target):
            dialog.set_path(target)
            QTest.keyClick(dialog.words.title, key.Key_Return)

        activate(window, qtbot)
        in_dialog(ExportDialog, export)
        QTest.keyClick(window, key.Key_E, ctrl)
        assert target.stat().st_size > 200
    table, _, notes = (tmp_path / "figure.csv").read_text(encoding="utf-8").partition("\n\n")
    rows = [row for row in csv.DictReader(io.StringIO(table)) if row["series"] == "refugees"]
    assert [row["period"] for row in rows] == ["2024-05", "2024-06"]
    assert "reports without usable date,1" in notes

    # Closed and opened again, all is as it was.
    window.show_workspace(0)
    window.close()
    assert sorted(f.name for f in tmp_path.glob("*.standpoint*")) == ["work.standpoint"]
    again = open_window()
    again.begin()
    qtbot.waitUntil(lambda: len(again.session.reports()) == 3)
    workspace = again.stage.workspace(0)
    qtbot.waitUntil(lambda: set(workspace.report_ids()) == {council, forum})
    assert workspace.view() == "text"
    assert again.stage.at == 0
    assert again.session.reports([council])[0].date == "2024-05/2024-06"
    assert again.session.reading(arabic).text == ARABIC
    again.close()
    with Corpus.read(corpus) as sound:
        assert soundness.problems(sound) == []


def test_from_a_rule_that_is_written_to_a_figure_that_names_its_version(
    open_window, material, tmp_path, qtbot
):
    key, ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
    corpus = tmp_path / "work.standpoint"
    window = with_material(open_window(), corpus, material, qtbot)
    session = window.session
    session.set_metadata({r.id: {"date": "2024-06-12"} for r in session.reports()})
    qtbot.waitUntil(lambda: all(r.date for r in session.reports()))

    # A rule is written over another: at once the sentence that it gains is seen.
    QTest.keyClick(window, key.Key_3, ctrl)
    codebook = window.stage.workspace(2)
    codebook.choose(("refugees", "situation", 0))
    editor = codebook.panel.editor
    editor.setFocus()
    editor.selectAll()
    written = "harbour NEAR/3 town"

    # Whoever types slowly is answered on the way, too: only the whole rule is of interest.
    def whole(preview):
        return preview.done and preview.question.rule == written

    with qtbot.waitSignal(
        session.previewer.answered, timeout=60_000, check_params_cb=whole
    ) as answered:
        QTest.keyClicks(editor, written)
    (gained,) = answered.args[0].gained
    assert gained.text.startswith("The council met in the harbour town")
    assert [gained.text[start:end] for start, end in gained.marks] == ["harbour town"]
    assert session.codebook_version() == 1

    # Closed in mid-edit and opened again, nothing typed is lost.
    window.close()
    window = open_window()
    window.begin()
    session = window.session
    qtbot.waitUntil(lambda: len(session.reports()) == 3)
    rule = session.draft.codebook.theme("refugees").facet("situation").rules[0]
    assert rule.source == written

    # Saved with a note, it codes, and every figure names the version.
    QTest.keyClick(window, key.Key_3, ctrl)

    def note(dialog):
        (field,) = [one for one in dialog.findChildren(QLineEdit) if one.isVisible()]
        QTest.keyClicks(field, "harbours")
        QTest.keyClick(field, key.Key_Return)

    in_dialog(SaveDialog, note)
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        QTest.keyClick(window, key.Key_S, ctrl)
    assert session.codebook_version() == 2
    assert session.versions()[-1].note == "harbours"
    activate(window, qtbot)
    QTest.keyClick(window, key.Key_2, ctrl)
    figure = window.stage.workspace(1).figure
    assert figure.codebook_version == 2
    assert any("codebook v2" in words for words in (figure.subtitle, *figure.notes))
    assert {mention.rule for mention in session.corpus.mentions(theme="refugees")} >= {written}
    window.close()
    with Corpus.read(corpus) as sound:
        assert soundness.problems(sound) == []
