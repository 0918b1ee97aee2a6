# SPDX-License-Identifier: MIT
"""Smoothing as an analyst chooses it: a line where enough reports stand, else a reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from standpoint.analysis.smoothing import usual_days
from standpoint.corpus import edits
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.figures.drawing import Line, Marker
from standpoint.figures.layout_plot import Box
from standpoint.session.session import Session
from standpoint.session.settings import Settings
from standpoint.ui.look import Look
from standpoint.ui.trends.choices import Choices, from_text
from standpoint.ui.trends.items import printed_box
from standpoint.ui.trends.settings import SettingsPane
from standpoint.ui.trends.workspace import TrendsWorkspace

BOX = Box(60, 800, 20, 120)
SPOKEN = "It stands for the unity of Syria."
SILENT = "The library opened a reading room for children."


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A corpus of fourteen dated statements over two years."""
    folder = tmp_path_factory.mktemp("smoothing")
    paths = []
    for number in range(14):
        paths.append(folder / f"{number}.txt")
        said = SPOKEN if number % 3 else SILENT
        text = f"Statement {number}\n\nNote {number} of the day. {said}\n"
        paths[-1].write_text(text, encoding="utf-8")
    path = folder / "many.standpoint"
    with Corpus.create(path) as corpus:
        for _ in ingest(corpus, paths):
            pass
        known = {report.title: report.id for report in corpus.reports()}
        edits.set_metadata(
            corpus,
            {
                known[f"Statement {number}"]: {
                    "date": f"{2022 + number // 7}-{number % 7 + 2:02}-15"
                }
                for number in range(14)
            },
        )
    return path


@pytest.fixture
def workspace(qapp, qtbot, many, tmp_path):
    """The workspace on the fourteen statements, by year."""
    path = tmp_path / "many.standpoint"
    path.write_bytes(many.read_bytes())
    settings = Settings(tmp_path / "own.ini")
    session = Session(settings)
    session.open(path)
    look = Look(settings)
    look.apply(qapp)
    made = TrendsWorkspace(session, look)
    for widget in (made, made.left, made.side):
        qtbot.addWidget(widget)
    made.resize(880, 700)
    made.left.resize(240, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.left.show()
    yield made
    session.close()


def choose(box, value):
    """Choose an entry as a person does: open the list, walk, press Enter."""
    box.setFocus()
    target = box.findData(value)
    key = Qt.Key.Key_Down if target > box.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(target - box.currentIndex())):
        QTest.keyClick(box, key)


def write(field, text):
    field.selectAll()
    QTest.keyClicks(field, text)


def test_a_smoothing_is_chosen_and_drawn_on_screen_with_every_point(workspace):
    choose(workspace.left.smooth, "window")
    figure = workspace.figure
    assert (figure.smooth, figure.smooth_days) == ("window", usual_days("window", "year"))
    unity = next(i for i, s in enumerate(figure.series) if s.key == "unity")
    assert figure.series[unity].smooth
    item = next(i for i in workspace.chart.scene().items() if getattr(i, "series", None) == (unity,)
                and hasattr(i, "shown") and hasattr(i, "_marks"))  # fmt: skip
    over = item.shown.plot(unity, BOX).over(unity)
    lines = [mark for mark in over if isinstance(mark, Line)]
    markers = [mark for mark in over if isinstance(mark, Marker)]
    assert len(lines) == 1
    assert len(markers) == 2
    left, right = lines[0].points[0][0], lines[0].points[-1][0]
    assert printed_box(BOX).left < left < right < printed_box(BOX).right
    assert "Smooth lines: moving window of ±548 days" in workspace.notes.text()
    assert "Smooth lines: moving window of ±548 days" in workspace.subtitle.text()


def test_the_days_are_written_into_the_field_and_the_line_follows(workspace):
    left = workspace.left
    assert not left.smoothing.isVisible()
    choose(left.smooth, "kernel")
    assert left.smoothing.days.text() == "365"
    assert "365 days" in left.smoothing.hint.text()
    write(left.smoothing.days, "90")
    assert workspace.figure.smooth_days == 90
    assert left.choices.smooth_days == 90
    assert "not drawn over 180 days" in left.smoothing.hint.text().lower()


def test_another_method_begins_with_the_days_that_suit_it(workspace):
    choose(workspace.left.smooth, "kernel")
    write(workspace.left.smoothing.days, "90")
    choose(workspace.left.smooth, "window")
    assert workspace.figure.smooth_days == 548
    choose(workspace.left.kind, "month")
    assert workspace.figure.smooth_days == usual_days("window", "month")
    assert workspace.left.smoothing.days.text() == str(usual_days("window", "month"))


def test_a_count_and_bars_cannot_be_smoothed_and_the_pane_says_so(workspace):
    left = workspace.left
    choose(left.smooth, "window")
    choose(left.measure, "count")
    assert not left.smooth.isEnabled()
    assert not left.smoothing.days.isVisible()
    assert "no denominator" in left.smoothing.hint.text()
    assert not workspace.figure.smoothed
    choose(left.measure, "share")
    assert workspace.figure.smoothed
    choose(left.form, "bars")
    assert "not over bars" in left.smoothing.hint.text()
    assert not workspace.figure.smoothed
    choose(left.form, "lines")
    assert left.smooth.isEnabled()
    assert workspace.figure.smoothed


def test_too_few_reports_have_no_line_and_one_sentence(trends):
    choose(trends.left.smooth, "kernel")
    assert not trends.figure.smoothed
    assert "Smoothing needs 10 dated reports; Unity has 7, " in trends.left.smoothing.hint.text()
    assert "Smoothing needs 10 dated reports; Unity has 7, " in trends.notes.text()


def test_approximate_dates_can_be_spread_wider_and_the_chart_says_so(trends):
    choose(trends.left.kind, "month")
    narrow = next(s for s in trends.figure.series if s.key == "unity").points
    choose(trends.left.policy, "widen")
    wide = next(s for s in trends.figure.series if s.key == "unity").points
    assert trends.figure.policy == "widen"
    assert len(wide) == len(narrow) + 1  # September 2023 has a part of "about August" now.
    assert "one unit further" in trends.notes.text()
    assert "one unit further" in trends.figure.caption


def test_the_choice_of_a_smoothing_is_remembered_and_read_back():
    kept = Choices(smooth="kernel", smooth_days=45)
    assert from_text(kept.as_text()) == kept
    for odd in ('{"smooth": "loess"}', '{"smooth_days": -3}', '{"smooth_days": 1e9}',
                '{"smooth_days": 99999}', '{"smooth_days": true}'):  # fmt: skip
        assert from_text(odd) == Choices()


def test_the_pane_shows_a_smoothing_that_was_kept(qapp, qtbot, look):
    pane = SettingsPane(look)
    qtbot.addWidget(pane)
    pane.resize(240, 900)
    pane.show()
    pane.set_choices(Choices(smooth="window", smooth_days=200))
    assert pane.smooth.currentData() == "window"
    assert pane.smoothing.days.text() == "200"
    assert "200 days before and after" in pane.smoothing.hint.text()
