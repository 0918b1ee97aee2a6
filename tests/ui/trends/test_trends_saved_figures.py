# SPDX-License-Identifier: MIT
"""Saved figures in Trends: saved, changed, opened, renamed and deleted, each undone with a step."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from standpoint.cli.program import run
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.narrowing import Filter, reports
from standpoint.corpus.saved_figures import StoredFigure, put
from standpoint.figures.bundle import CONTENTS
from standpoint.figures.export import ExportOptions
from standpoint.session.session import Session
from standpoint.session.settings import Settings
from standpoint.ui.trends.choices import Choices
from standpoint.ui.trends.export_dialog import ExportDialog
from standpoint.ui.trends.saved_name import SavedNameDialog
from standpoint.ui.trends.saved_remaking import Remaking
from standpoint.ui.trends.workspace import TrendsWorkspace

COUNCIL = Filter(chosen={"actor": frozenset({"Council"})})


@pytest.fixture
def saved(trends):
    return trends.saved


@pytest.fixture
def names(session, qtbot):
    """Wait until exactly these figures are saved."""

    def until(*wanted):
        qtbot.waitUntil(lambda: [one.name for one in session.saved_figures()] == [*wanted])

    return until


def choose(trends, **fields):
    trends.take_choices(replace(trends.choices, **fields))


def narrow(trends, session, filter_):
    trends.set_reports(reports(session.reading_corpus, filter_), "Actor: Council", filter_)
    trends.refresh()


def test_a_figure_is_saved_and_what_differs_from_it_is_called_changed(trends, saved, names, qtbot):
    assert saved.strip.name.text() == "Not saved"
    assert not saved.save_changes.isEnabled()
    saved.save_as("Unity & peace")
    names("Unity & peace")
    qtbot.waitUntil(saved.rename.isEnabled)
    assert saved.strip.name.text() == "Unity & peace"
    assert saved.strip.state.text() == ""
    choose(trends, measure="rate")
    assert saved.strip.state.text() == "changed"
    assert saved.save_changes.text() == "Save changes to “Unity && peace”"
    saved.save_changes.trigger()
    qtbot.waitUntil(lambda: not saved.changed)
    assert saved.strip.state.text() == ""


def test_each_act_says_its_undo_and_undo_takes_it_back(trends, saved, session, names, qtbot):
    said = []
    session.said.connect(lambda words, undoable: said.append((words, undoable)))
    saved.save_as("One")
    names("One")
    qtbot.waitUntil(saved.rename.isEnabled)
    saved.rename_to("Two")
    names("Two")
    qtbot.waitUntil(lambda: saved.delete.text() == "Delete “Two”")
    saved.delete_open()
    names()
    assert said == [
        ("Saved figure “One”.", True),
        ("Renamed figure to “Two”.", True),
        ("Deleted figure “Two”.", True),
    ]
    qtbot.waitUntil(lambda: saved.strip.name.text() == "Not saved")
    session.undo.undo()
    names("Two")
    qtbot.waitUntil(lambda: saved.strip.name.text() == "Two")
    session.undo.undo()
    names("One")
    qtbot.waitUntil(lambda: saved.strip.name.text() == "One")
    session.undo.undo()
    names()
    qtbot.waitUntil(lambda: saved.strip.name.text() == "Not saved")
    session.undo.redo()
    names("One")
    qtbot.waitUntil(lambda: saved.strip.name.text() == "One")


def test_opening_a_figure_brings_settings_filter_and_page(trends, saved, session, names, qtbot):
    choose(trends, measure="rate", kind="month", split="actor", theme="refugees")
    narrow(trends, session, COUNCIL)
    before = trends.figure
    saved.save_as("Council")
    names("Council")
    choose(trends, measure="share", kind="year", split="theme")
    trends.set_reports(None)
    trends.refresh()
    heard, narrowed = [], []
    trends.said.connect(heard.append)
    trends.narrow_asked.connect(narrowed.append)
    saved.open("Council")
    assert trends.figure == before
    assert trends.left.measure.currentData() == "rate"
    assert "Opened “Council”." in heard
    assert narrowed == [COUNCIL]
    assert not saved.changed


def test_a_figure_of_the_window_is_the_one_of_the_command_line(
    trends, saved, session, names, tmp_path, qtbot
):
    choose(trends, measure="rate", kind="quarter", split="actor", theme="unity", thin=3, end="2023")
    narrow(trends, session, COUNCIL)
    dialog = ExportDialog(trends._look, trends.figure, session.settings)
    qtbot.addWidget(dialog)
    dialog.words.title.setText('Our title, "quoted"')
    dialog.set_path(tmp_path / "window.csv")
    dialog._export()
    saved.exported(dialog.options(), dialog.kind)
    saved.save_as("Council / unity")
    names("Council / unity")
    path = session.path
    session.close()
    call = ["chart", path, "--saved", "council / UNITY", "--output", tmp_path / "c.csv"]
    assert run([str(part) for part in call]) == 0
    assert (tmp_path / "c.csv").read_bytes() == (tmp_path / "window.csv").read_bytes()
    assert "Our title" in (tmp_path / "c.csv").read_text(encoding="utf-8")


def test_an_open_figure_counts_new_reports_and_its_made_caption_says_so(
    trends, saved, session, names, qtbot, tmp_path
):
    saved.save_as("Trend")
    names("Trend")
    before = trends.figure
    file = tmp_path / "new.txt"
    file.write_text("New\n\nRefugees need protection from forced return now.\n", encoding="utf-8")
    with qtbot.waitSignal(session.job_finished, timeout=10_000):
        session.ingest([file])
    new = max(report.id for report in session.reports())
    session.set_metadata({new: {"date": "2024-01-05", "actor": "Council"}})
    qtbot.waitUntil(lambda: trends.figure.reports == before.reports + 1)
    assert trends.figure.periods[-1].key == "2024"
    assert not saved.changed
    assert trends.figure.caption != before.caption


def test_what_was_exported_is_saved_and_begins_the_next_export(
    trends, saved, session, names, qtbot
):
    dialog = ExportDialog(trends._look, trends.figure, session.settings)
    qtbot.addWidget(dialog)
    dialog.format.set_current(1)
    dialog.size_.set_size(89, 110, 600)
    dialog.words.title.setText("Ours")
    dialog.words.subtitled.setChecked(True)
    dialog.words.caption.setPlainText("Written by hand.")
    dialog.parts.set_ground("grey")
    saved.exported(dialog.options(), dialog.kind)
    saved.save_as("Paper")
    names("Paper")
    settings = json.loads(session.saved_figure("Paper").settings)["page"]
    assert (settings["file"], settings["width_mm"], settings["dpi"]) == ("svg", 89, 600)
    assert (settings["title"], settings["caption"]) == ("Ours", "Written by hand.")
    assert settings["subtitle_made"]
    assert settings["events"] is None
    again = ExportDialog(trends._look, trends.figure, session.settings, begun=saved.begun())
    qtbot.addWidget(again)
    assert again.kind == "svg"
    assert again.options() == dialog.options()
    assert again.words.own_caption() == "Written by hand."


def test_a_made_title_and_caption_are_not_kept(trends, saved, session, qtbot):
    dialog = ExportDialog(trends._look, trends.figure, session.settings)
    qtbot.addWidget(dialog)
    saved.exported(dialog.options(), dialog.kind)
    kept = saved.now().options
    assert (kept.title, kept.caption, kept.events, kept.numbers) == (None, None, None, None)


def test_a_theme_that_is_gone_is_said_and_no_other_stands_in_its_place(
    trends, saved, session, names
):
    choose(trends, split="actor", theme="unity")
    saved.save_as("Gone")
    names("Gone")
    path = session.path
    session.close()
    with Corpus.open(path) as corpus:
        stored = corpus.rows("SELECT settings FROM figure")[0][0].replace('"unity"', '"peace"')
        put(corpus, {"Gone": StoredFigure("Gone", stored, "", "")})
    session.open(path)
    heard = []
    trends.said.connect(heard.append)
    saved.open("Gone")
    assert heard[-1] == (
        "“Gone” names theme peace, which is not in this corpus now; what is left without it is "
        "shown."
    )
    assert trends.figure.series == ()
    assert trends.figure.empty_sentence == "No theme is chosen."


def test_an_actor_that_is_gone_is_said_and_leaves_what_is_left(
    trends, saved, session, names, qtbot
):
    both = Filter(chosen={"actor": frozenset({"Council", "Union"})})
    narrow(trends, session, both)
    saved.save_as("Both")
    names("Both")
    heard = []
    trends.said.connect(heard.append)
    saved.open("Both")
    assert "names actor Union, which is not in this corpus now" in heard[-1]
    assert trends.figure.reports == 4


def test_a_damaged_figure_is_told_and_the_others_still_open(trends, saved, session, names, qtbot):
    saved.save_as("Whole")
    names("Whole")
    path = session.path
    session.close()
    with Corpus.open(path) as corpus:
        put(corpus, {"Torn": StoredFigure("Torn", "{", "", "")})
    session.open(path)
    heard = []
    trends.failed.connect(heard.append)
    saved._fill_list()
    assert [action.text() for action in saved.list.actions()] == ["Torn", "Whole"]
    saved.list.actions()[0].trigger()
    assert len(heard) == 1
    assert "The settings of the figure “Torn” are damaged" in heard[0]
    saved.list.actions()[1].trigger()
    assert saved.strip.name.text() == "Whole"


def test_figures_of_the_command_line_kept_to_some_themes_are_said_and_let_go(
    trends, saved, session, names
):
    choose(trends, series=("unity", "refugees"))
    assert [one.key for one in trends.figure.series] == ["unity", "refugees"]
    assert saved.strip.only.text() == "Only Unity and Refugees"
    saved.strip.all.click()
    assert len(trends.figure.series) > 2
    assert not saved.strip.only.isVisible()
    choose(trends, series=("unity",))
    trends.left._choose("split", "actor")
    assert trends.choices.series == ()


def test_a_corpus_for_reading_lists_and_opens_but_saves_nothing_and_says_so(
    trends, saved, session, names, look, qtbot, tmp_path
):
    saved.save_as("Trend")
    names("Trend")
    second = Session(Settings(tmp_path / "other.ini"))
    second.open(session.path)
    other = TrendsWorkspace(second, look)
    for widget in (other, other.left, other.side):
        qtbot.addWidget(widget)
    assert not other.saved.save.isEnabled()
    first = other.saved.strip.menu.actions()[0]
    assert first.isVisible()
    assert first.text() == "Nothing can be saved: the corpus is open for reading."
    assert not first.isEnabled()
    other.saved.open("Trend")
    assert other.saved.strip.name.text() == "Trend"
    assert not other.saved.delete.isEnabled()
    second.close()


def test_the_open_figure_is_still_open_when_the_corpus_comes_back(trends, saved, session, names):
    saved.save_as("Trend")
    names("Trend")
    path = session.path
    saved.open("Trend")
    session.close()
    assert saved.strip.name.text() == "Not saved"
    session.open(path)
    assert saved.strip.name.text() == "Trend"


@pytest.mark.parametrize("name", ["a/b", 'the "big" one', "اللاجئون", "🕊️", "n" * 200])
def test_any_name_can_be_typed_saved_and_opened(trends, saved, look, names, qtbot, name):
    dialog = SavedNameDialog(look, "", (), trends)
    qtbot.addWidget(dialog)
    assert not dialog.act.isEnabled()
    dialog.field.setText(name)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == SavedNameDialog.DialogCode.Accepted
    saved.save_as(dialog.name())
    names(name)
    saved.open(name)
    assert saved.open_name == name


def test_a_name_that_differs_in_case_alone_replaces_and_is_not_taken_for_renaming(look, qtbot):
    dialog = SavedNameDialog(look, "New", ("Trend",))
    qtbot.addWidget(dialog)
    assert dialog.act.text() == "Save figure"
    dialog.field.setText(" TREND ")
    assert dialog.act.text() == "Replace figure"
    assert "saved as “Trend” already" in dialog.told.text()
    renaming = SavedNameDialog(look, "One", ("One", "Trend"), renames=True)
    qtbot.addWidget(renaming)
    renaming.field.setText("trend")
    assert not renaming.act.isEnabled()
    renaming.field.setText("ONE")
    assert renaming.act.isEnabled()


def test_all_figures_are_remade_in_a_folder_one_after_the_other(
    trends, saved, session, names, qtbot, tmp_path
):
    saved.save_as("One")
    names("One")
    saved._page = saved._page.exported(trends.figure, ExportOptions(width_mm=89), "svg")
    saved.save_as("Two")
    names("One", "Two")
    session.save_figure(
        replace(saved.now(), name="Wrong", choices=Choices(start="1000", kind="day"))
    )
    names("One", "Two", "Wrong")
    (tmp_path / "out").mkdir()
    remaking = Remaking(session, tmp_path / "out")
    assert remaking.there() == []
    said, failed = [], []
    remaking.said.connect(said.append)
    remaking.failed.connect(failed.append)
    with qtbot.waitSignal(remaking.ended, timeout=60_000):
        remaking.begin()
    assert {file.name for file in (tmp_path / "out").iterdir()} == {"One.pdf", "Two.svg"}
    assert said[0] == "Remaking 1 of 3: One"
    assert said[-1] == "Remade 2 figures in out."
    assert "“Wrong” was not written." in failed[0]
    assert len(Remaking(session, tmp_path / "out").there()) == 2


def test_a_bundle_of_what_is_shown_is_written_and_a_refusal_is_told(
    trends, saved, session, tmp_path
):
    narrow(trends, session, COUNCIL)
    said, failed = [], []
    trends.said.connect(said.append)
    trends.failed.connect(failed.append)
    saved.files.write_bundle(tmp_path / "out")
    assert said[-1] == "Exported the bundle out."
    assert (tmp_path / "out" / CONTENTS).is_file()
    left = (tmp_path / "out" / "reports left out.csv").read_text(encoding="utf-8")
    assert left.count("filtered out") == 5
    saved.files.write_bundle(tmp_path)
    assert "holds other files" in failed[0]


def test_the_menu_of_the_window_offers_what_the_strip_offers(trends, saved):
    for _ in range(2):
        saved.strip.menu.aboutToShow.emit()
        saved.list.aboutToShow.emit()
    offered = {action.text() for action in trends.menu_actions()}
    strip = {one.text() for one in saved.strip.menu.actions() if one.isVisible()}
    assert strip <= offered
    assert saved.save.shortcut().toString() == "Ctrl+Shift+S"
