# SPDX-License-Identifier: MIT
"""What an analyst sees and does in Trends: one figure, three ways to read it, all led back."""

from __future__ import annotations

import contextlib
import csv
import io

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from standpoint.figures import wording
from standpoint.figures.export import render
from standpoint.figures.telling import tell
from standpoint.ui.trends.behind import counted_in
from standpoint.ui.trends.choices import Choices
from standpoint.ui.trends.dating import DatesDialog
from standpoint.ui.trends.room import LEAST_TABLE
from standpoint.ui.trends.workspace import TrendsWorkspace

LEFT = Qt.MouseButton.LeftButton


def series_named(trends, key):
    return next(i for i, s in enumerate(trends.figure.series) if s.key == key)


def period_named(trends, key):
    return next(i for i, p in enumerate(trends.figure.periods) if p.key == key)


def click(trends, series, index):
    QTest.mouseClick(trends.chart.viewport(), LEFT, pos=trends.chart.position(series, index))


def choose(box, value):
    """Choose an entry as a person does: open the list, walk, press Enter."""
    box.setFocus()
    target = box.findData(value)
    key = Qt.Key.Key_Down if target > box.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(target - box.currentIndex())):
        QTest.keyClick(box, key)


def test_chart_table_and_csv_show_the_same_numbers(trends):
    figure = trends.figure
    rows = list(csv.DictReader(io.StringIO(render(figure, "csv").decode().split("\n\n")[0])))
    assert trends.chart.figure is figure
    for row in rows:
        series = series_named(trends, row["series"])
        index = period_named(trends, row["period"])
        point = figure.series[series].points[index]
        cell = trends.model.cell_of(series, index)
        if row["value"] == "":
            assert cell.data() == "–"
            continue
        assert float(row["value"]) == pytest.approx(point.value, abs=1e-6)
        counted, value, interval = cell.data().rsplit(" ", 2)
        assert counted == f"{point.numerator:.0f}/{point.denominator:.0f}"
        assert value.replace("\u00a0%", "") == f"{point.value * 100:.0f}"
        assert interval == f"{point.low * 100:.0f}–{point.high * 100:.0f}"


def test_a_click_on_a_point_lists_exactly_the_passages_counted(trends, session):
    series, index = series_named(trends, "unity"), period_named(trends, "2023")
    click(trends, series, index)
    point = trends.figure.series[series].points[index]
    found = trends.side.behind
    assert len(found.reports) == point.numerator
    assert len(found.reports) + len(found.silent) == len(point.report_ids)
    assert found.head == "Unity, 2023"
    assert "4 of 5 reports, 4 passages" in found.detail
    for passage in found.passages:
        text = session.reading(passage.report).text
        assert text[passage.start : passage.start + len(passage.text)] == passage.text
        assert "unity of Syria" in passage.text
        assert passage.marks
    shown = [trends.side.list.passages.index(r, 0).data() for r in range(10)]
    assert {p.text for p in found.passages} <= set(shown)


def test_every_point_leads_to_as_many_reports_as_it_counts(trends):
    figure = trends.figure
    for number, series in enumerate(figure.series):
        for index, point in enumerate(series.points):
            trends.show_passages(number, index)
            found = trends.side.behind
            assert {report.id for report, _ in found.reports} <= set(point.report_ids)
            assert len(found.reports) == round(point.numerator)


def test_a_count_is_the_number_of_marks_behind_it(trends):
    choose(trends.left.measure, "count")
    assert trends.figure.measure == "count"
    for number, series in enumerate(trends.figure.series):
        for index, point in enumerate(series.points):
            trends.show_passages(number, index)
            marks = sum(len(p.marks) for p in trends.side.behind.passages)
            assert marks == round(point.numerator)


def test_arrow_keys_walk_the_points_and_enter_lists_the_passages(trends, qtbot):
    said = []
    trends.hinted.connect(said.append)
    chart = trends.chart
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    last = len(trends.figure.periods) - 1
    assert chart.current == (0, last)
    assert said[-1].startswith("Unity 2023, 4 of 5 reports, 80\u00a0%, ")
    assert chart.accessibleDescription() == said[-1]
    assert trends.side.behind is None
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.current == (0, last - 1)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.current == (1, last - 1)
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Up)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert trends.side.behind.head == "Unity, 2023"
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.current is None
    assert said[-1] == trends.hint


def test_the_table_and_the_chart_have_one_selection(trends):
    click(trends, 0, 1)
    assert trends.model.point_of(trends.table.currentIndex()) == (0, 1)
    trends.table.setFocus()
    QTest.keyClick(trends.table, Qt.Key.Key_Down)
    assert trends.chart.current == (0, 0)
    QTest.keyClick(trends.table, Qt.Key.Key_Right)
    assert trends.chart.current == (1, 0)
    QTest.keyClick(trends.table, Qt.Key.Key_Return)
    assert trends.side.behind.head.endswith("2022")


def test_a_click_beside_every_point_chooses_nothing(trends):
    corner = QPoint(2, trends.chart.height() - 3)
    QTest.mouseClick(trends.chart.viewport(), LEFT, pos=corner)
    assert trends.chart.current is None


def test_the_undated_are_counted_under_the_plot(trends):
    assert trends.undated.isVisible()
    assert trends.undated.text() == "2 reports without usable date"


def test_a_date_that_is_set_moves_a_report_into_the_figure(trends, session, qtbot):
    waiting = [report for report in session.reports() if report.date is None]
    dialog = DatesDialog(trends._look, waiting, trends)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.save.isEnabled()
    QTest.keyClicks(dialog.fields[0], "June 2021")
    assert dialog.save.text() == "Set 1 date"
    QTest.keyClicks(dialog.fields[1], "12/6/2024")
    assert not dialog.save.isEnabled()
    dialog.fields[1].clear()
    QTest.keyClick(dialog.fields[0], Qt.Key.Key_Return)
    assert dialog.result() == DatesDialog.DialogCode.Accepted
    with qtbot.waitSignal(session.changed, timeout=5000):
        session.set_metadata(dialog.changes())
    qtbot.waitUntil(lambda: trends.figure.undated == 1)
    assert trends.figure.periods[0].key == "2021"
    assert trends.undated.text() == "1 report without usable date"


def test_without_dates_the_plot_is_empty_and_says_what_waits(trends, session, qtbot):
    dated = {r.id: {"date": None} for r in session.reports() if r.date}
    with qtbot.waitSignal(session.changed, timeout=5000):
        session.set_metadata(dated)
    qtbot.waitUntil(lambda: trends.figure.empty)
    assert trends.empty.isVisible()
    assert trends.empty.text() == "No dated reports. 9 reports wait for a date."
    assert trends.set_dates.isVisible()
    assert not trends.chart.isVisible()
    assert trends.undated.text() == "9 reports without usable date"


def test_settings_change_the_figure_by_key(trends):
    choose(trends.left.kind, "month")
    assert trends.figure.kind == "month"
    choose(trends.left.measure, "rate")
    assert trends.figure.measure == "rate"
    assert "1,000 words" in trends.subtitle.text()
    choose(trends.left.policy, "certain")
    assert trends.figure.policy == "certain"
    choose(trends.left.events, "none")
    assert trends.figure.shown_events() == ()


def test_a_range_is_taken_as_people_write_it(trends):
    field = trends.left.start
    field.setFocus()
    QTest.keyClicks(field, "January 2023")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [period.key for period in trends.figure.periods] == ["2023"]
    assert "2 reports outside the range left out." in trends.notes.text()


def test_a_range_that_cannot_be_read_is_said_and_changes_nothing(trends):
    before = trends.figure
    field = trends.left.end
    field.setFocus()
    QTest.keyClicks(field, "one fine day")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert trends.left.wrong.isVisible()
    assert trends.left.wrong.text()
    assert trends.figure is before


def test_a_theme_is_split_by_actor_and_by_facet(trends):
    choose(trends.left.split, "actor")
    assert [s.label for s in trends.figure.series] == ["Assembly", "Council", "not stated"]
    assert trends.left.theme.isVisible()
    choose(trends.left.split, "facet")
    assert all(s.key.startswith("unity/") for s in trends.figure.series)
    click(trends, 0, period_named(trends, "2023"))
    assert trends.side.behind is not None


def test_panels_and_together_are_a_click_apart(trends, qtbot):
    assert trends.figure.layout == "panels"
    together = trends.left.layout_.findChildren(type(trends.left.layout_).__mro__[1])
    buttons = [w for w in together if getattr(w, "text", str)() == "Together"]
    QTest.mouseClick(buttons[0], LEFT)
    assert trends.figure.layout == "together"
    click(trends, 1, period_named(trends, "2023"))
    assert trends.chart.current[1] == period_named(trends, "2023")


def test_the_thin_threshold_is_typed(trends):
    assert trends.figure.is_thin(trends.figure.series[0].points[0])
    field = trends.left.thin
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2")
    assert trends.figure.thin == 2
    assert not trends.figure.is_thin(trends.figure.series[0].points[0])


def test_choices_are_there_again_when_the_corpus_is_opened_again(trends, session, look, qtbot):
    choose(trends.left.kind, "quarter")
    again = TrendsWorkspace(session, look)
    for widget in (again, again.left, again.side):
        qtbot.addWidget(widget)
    assert again.choices.kind == "quarter"
    assert again.figure.kind == "quarter"


def test_only_reports_that_a_filter_lets_through_are_drawn(trends, session, qtbot):
    council = [r.id for r in session.reports() if r.actor == "Council"]
    trends.set_reports(council, "Actor: Council")
    qtbot.waitUntil(lambda: trends.figure.reports == 4)
    assert "Actor: Council" in trends.subtitle.text()
    assert trends.left.reports.text() == "4 of 9"
    trends.set_reports(None)
    qtbot.waitUntil(lambda: trends.figure.reports == 7)


def test_a_rejected_coding_leaves_chart_and_list(trends, session, qtbot):
    series, index = series_named(trends, "normalization"), period_named(trends, "2023")
    click(trends, series, index)
    assert len(trends.side.behind.passages) == 2
    first = trends.side.behind.passages[0]
    mention = next(m for m in session.reading(first.report).mentions if m.theme == "normalization")
    with qtbot.waitSignal(session.changed, timeout=5000):
        session.decide(
            first.report, first.start, first.start + len(first.text), "normalization",
            mention.facet, status="rejected",
        )  # fmt: skip
    qtbot.waitUntil(lambda: trends.figure.series[series].points[index].numerator == 1)
    assert len(trends.side.behind.passages) == 1


def test_passages_open_compare_and_copy(trends, qtbot):
    click(trends, series_named(trends, "unity"), period_named(trends, "2023"))
    behind = trends.side.behind
    with qtbot.waitSignal(trends.compare_asked) as asked:
        QTest.mouseClick(trends.side.compare, LEFT)
    assert asked.args == [[report.id for report, _ in behind.reports][:4]]
    QTest.mouseClick(trends.side.copy, LEFT)
    copied = QApplication.clipboard().text()
    assert all(passage.text in copied for passage in behind.passages)
    trends.side.list.setFocus()
    QTest.keyClick(trends.side.list, Qt.Key.Key_Down)
    QTest.keyClick(trends.side.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(trends.read_asked) as read:
        QTest.keyClick(trends.side.list, Qt.Key.Key_Return)
    assert read.args == [behind.passages[0].report, behind.passages[0].start]


def test_the_figure_is_copied_as_an_image(trends):
    trends.copy_image()
    picture = QApplication.clipboard().image()
    assert picture.width() == round(183 / 25.4 * 300)


def test_the_numbers_are_copied_with_tabs(trends):
    trends.table.setFocus()
    QTest.keyClick(trends.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Year", "Reports", "Unity"]
    assert lines[1].startswith("2023\t5\t")


def test_a_pointer_that_rests_is_told_the_point_in_words(trends):
    index = period_named(trends, "2023")
    where = trends.chart.position(0, index)
    assert trends.chart.words_at(where) == tell(trends.figure, trends.figure.series[0], index)


def test_remembered_choices_that_make_no_sense_are_passed_over():
    from standpoint.ui.trends.choices import from_text

    assert from_text("not json") == Choices()
    assert from_text('["a"]') == Choices()
    assert from_text('{"measure": "guess", "kind": "month", "thin": "x"}') == Choices(kind="month")
    assert from_text(Choices(kind="week", thin=3).as_text()) == Choices(kind="week", thin=3)


def test_high_contrast_and_dark_draw_the_same_figure_in_their_colours(trends, look, qtbot):
    grounds = set()
    for scheme in ("light", "dark", "high contrast"):
        look.set_preference(scheme)
        qtbot.wait(10)
        picture = trends.chart.grab().toImage()
        grounds.add(picture.pixelColor(picture.width() - 2, picture.height() - 2).name())
    assert len(grounds) == 2


def test_twelve_groups_scroll_and_keep_their_height(trends, session, qtbot):
    names = [f"Body {number}" for number in range(9)]
    values = {r.id: {"actor": name} for r, name in zip(session.reports(), names, strict=True)}
    with qtbot.waitSignal(session.changed, timeout=5000):
        session.set_metadata(values)
    choose(trends.left.split, "actor")
    qtbot.waitUntil(lambda: len(trends.figure.series) == 9)
    qtbot.waitUntil(lambda: trends.chart.height() >= 9 * 60)
    assert trends.area.verticalScrollBar().maximum() > 0


def test_a_mistyped_year_is_named_until_it_is_mended(trends, session, look, qtbot):
    (wrong,) = [report.id for report in session.reports() if report.date == "2022-03-01"]
    choose(trends.left.kind, "day")
    assert not trends.figure.empty
    session.set_metadata({wrong: {"date": "0224-03-01"}})
    qtbot.waitUntil(lambda: trends.figure.empty)
    assert trends.empty.isVisible()
    assert trends.empty.text().startswith("The earliest report is dated 1 Mar 0224")
    again = TrendsWorkspace(session, look)
    assert again.figure.empty
    again.deleteLater()
    session.set_metadata({wrong: {"date": "2022-03-01"}})
    qtbot.waitUntil(lambda: not trends.figure.empty)


@pytest.mark.parametrize(
    ("choices", "options"),
    [
        (Choices(), {}),
        (Choices(split="actor", theme="refugees", kind="month", start="2023"),
         {"split": "actor", "themes": ("refugees",), "period": "month", "start": "2023"}),
        (Choices(split="facet", theme="refugees", measure="rate", events="none"),
         {"facets": "refugees", "unit": "rate", "no_events": True}),
    ],
)  # fmt: skip
def test_the_command_line_draws_the_figure_that_the_window_shows(trends, session, choices, options):
    from standpoint.cli.charting import chart, draw

    usual = chart.make_context("chart", ["-", "--output", "chart.png", "--period", "year"]).params
    asked = {**usual, **options}
    if asked["facets"]:
        theme = session.codebook().theme(asked["facets"])
        asked["facets"] = tuple(f"{theme.id}/{facet.id}" for facet in theme.facets)
    trends.left.set_choices(choices)
    trends.refresh()
    drawn = draw(session.reading_corpus, **asked)
    assert [series.key for series in drawn.series] == [s.key for s in trends.figure.series]
    assert drawn == trends.figure


def test_what_is_said_of_a_point_follows_the_filter_before_its_passages_are_listed(
    trends, session, qtbot
):
    series, index = series_named(trends, "unity"), period_named(trends, "2023")
    trends.chart.set_current((series, index))
    assert "4 of 5 reports" in trends.side.detail.text()
    council = [r.id for r in session.reports() if r.actor == "Council"]
    trends.set_reports(council, "Actor: Council")
    qtbot.waitUntil(lambda: trends.figure.reports == 4)
    assert "2 of 2 reports" in trends.side.detail.text()


def test_passages_follow_their_point_when_an_earlier_year_comes_in(trends, session, qtbot):
    click(trends, series_named(trends, "unity"), period_named(trends, "2022"))
    waiting = next(report.id for report in session.reports() if report.date is None)
    with qtbot.waitSignal(session.changed, timeout=5000):
        session.set_metadata({waiting: {"date": "2021"}})
    qtbot.waitUntil(lambda: trends.figure.periods[0].key == "2021")
    series, index = trends.chart.current
    assert (trends.figure.series[series].key, trends.figure.periods[index].key) == ("unity", "2022")
    assert trends.side.behind.head == "Unity, 2022"


def test_a_point_that_is_gone_leaves_nothing_beside_the_chart(trends):
    click(trends, series_named(trends, "unity"), period_named(trends, "2023"))
    choose(trends.left.kind, "month")
    assert trends.chart.current is None
    assert trends.side.behind is None
    assert not trends.side.head.isVisible()
    trends.chart.set_current((0, 0))
    trends.chart.setFocus()
    QTest.keyClick(trends.chart, Qt.Key.Key_Escape)
    assert not trends.side.head.isVisible()
    assert not trends.table.currentIndex().isValid()


class _Painted(QObject):
    """Which part of a widget was painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, widget, event):
        if event.type() == QEvent.Type.Paint:
            self.region += event.region()
        return False


@pytest.mark.parametrize(("box", "value"), [("measure", "rate"), ("kind", "month")])
def test_another_figure_is_painted_over_the_whole_chart(trends, qtbot, box, value):
    viewport = trends.chart.viewport()

    def whole():
        return viewport.visibleRegion().subtracted(painted.region).isEmpty()

    painted = _Painted(viewport)
    trends.chart.set_current((0, 0))
    qtbot.waitUntil(whole)
    painted.region = QRegion()
    choose(getattr(trends.left, box), value)
    qtbot.waitUntil(whole)
    qtbot.wait(50)
    # Nor is a part of a later change painted alone.
    painted.region = QRegion()
    trends.chart.set_current((1, 0))
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    assert whole()


def test_a_single_report_is_read_and_not_compared(trends, qtbot):
    click(trends, series_named(trends, "unity"), period_named(trends, "2022"))
    (report,) = [report.id for report, _ in trends.side.behind.reports]
    assert trends.side.read.text() == "Read this report"
    assert not trends.side.compare.isVisible()
    with qtbot.waitSignal(trends.read_asked) as asked:
        QTest.mouseClick(trends.side.read, LEFT)
    assert asked.args == [report, trends.side.behind.passages[0].start]
    click(trends, series_named(trends, "unity"), period_named(trends, "2023"))
    assert trends.side.compare.isVisible()
    assert not trends.side.read.isVisible()


def test_by_day_a_report_dated_by_its_month_is_a_part_and_never_none(trends):
    choose(trends.left.kind, "day")
    cells = [
        str(trends.model.index(row, column).data())
        for row in range(trends.model.rowCount())
        for column in range(1, trends.model.columnCount())
    ]
    assert "0.03*" in cells
    assert any(cell.startswith("0.03/0.03 100") for cell in cells)
    assert not any(cell == "0*" or cell.startswith("0/0 ") for cell in cells)


def test_the_notes_say_which_intervals_are_cut(trends):
    assert wording.CUT not in trends.notes.text()
    choose(trends.left.measure, "rate")
    assert trends.chart.cuts
    assert wording.CUT in trends.notes.text()
    choose(trends.left.measure, "count")
    assert wording.CUT not in trends.notes.text()


def test_split_by_actor_the_title_names_the_theme_and_the_numbers_their_reports(trends):
    choose(trends.left.split, "actor")
    assert trends.title.text().startswith("Unity by actor, ")
    head = trends.model.headerData(1, Qt.Orientation.Horizontal)
    assert head == "All reports"
    assert [p.numbers.series for p in trends.chart._panels] == [(0,), (1,), (2,)]
    choose(trends.left.split, "theme")
    assert trends.model.headerData(1, Qt.Orientation.Horizontal) == "Reports"


def test_a_passage_is_confirmed_and_rejected_where_it_is_listed(trends, session, qtbot):
    point = (series_named(trends, "unity"), period_named(trends, "2023"))
    trends.show_passages(*point)
    before = [passage.text for passage in trends.side.behind.passages]
    assert len(before) > 1
    trends.side.list.setCurrentIndex(trends.side.list.passages.index(1, 0))
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(trends.side.list, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: trends.side.behind.passages[0].confirmed)
    assert trends.side.list.currentIndex().row() == 1
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(trends.side.list, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: len(trends.side.behind.passages) == len(before) - 1)
    for _ in range(2):
        with qtbot.waitSignal(session.changed):
            session.undo.undo()
    qtbot.waitUntil(lambda: [one.text for one in trends.side.behind.passages] == before)
    assert not any(passage.confirmed for passage in trends.side.behind.passages)


def test_the_table_gives_the_chart_the_height_that_its_panels_need(trends, qtbot):
    def lack():
        return trends.chart.minimumSizeHint().height() - trends.area.viewport().height()

    trends.resize(880, 660)
    qtbot.waitUntil(lambda: lack() <= 0)
    small = trends.splitter.sizes()[1]
    assert small >= LEAST_TABLE
    trends.resize(880, 900)
    qtbot.waitUntil(lambda: trends.splitter.sizes()[1] > small + 40)
    assert lack() <= 0
    trends.resize(880, 660)
    qtbot.waitUntil(lambda: trends.splitter.sizes()[1] == small)
    assert lack() <= 0


def test_the_table_keeps_the_height_that_it_was_given_by_hand(trends, qtbot):
    trends.resize(880, 620)
    qtbot.waitUntil(lambda: trends.room._lent > 0)
    handle = trends.splitter.handle(1)
    QTest.mousePress(handle, LEFT, pos=handle.rect().center())
    QTest.mouseMove(handle, handle.rect().center() - QPoint(0, 90))
    QTest.mouseRelease(handle, LEFT, pos=handle.rect().center() - QPoint(0, 90))
    high = trends.splitter.sizes()[1]
    trends.refresh()
    qtbot.wait(30)
    assert trends.splitter.sizes()[1] == high > LEAST_TABLE + 60


def test_a_facet_that_a_person_rejected_is_not_confirmed_with_the_rest(trends, session, qtbot):
    codebook = session.codebook()
    by_place = {}
    for report in session.reports():
        for mention in session.reading(report.id).mentions:
            if codebook.theme(mention.theme).facet(mention.facet).counts:
                place = (report.id, mention.sentence, mention.theme)
                by_place.setdefault(place, set()).add(mention.facet)
    (report, sentence, theme), facets = next(
        (place, found) for place, found in by_place.items() if len(found) > 1
    )
    unit = session.reading(report).sentences[sentence]
    gone = sorted(facets)[0]
    with qtbot.waitSignal(session.changed):
        session.decide(report, unit.start, unit.end, theme, gone, status="rejected")
    for status, left in (("not-rejected", facets - {gone}), ("suggested", facets)):
        found, _ = counted_in(session, theme, [report], status)
        (passage,) = [one for one in found[0][1] if one.start == unit.start]
        assert {facet for _, facet in passage.facets} == left


def test_a_click_lists_what_is_there_also_when_nobody_told_the_chart(trends, session, qtbot):
    """As in a long import, which stores batch by batch and tells of them when it is done."""
    import sqlite3

    waiting = next(report.id for report in session.reports() if report.date is None)
    series, index = series_named(trends, "unity"), period_named(trends, "2023")
    before = trends.figure.series[series].points[index].reports
    day = "2023-02-03"
    with contextlib.closing(sqlite3.connect(session.path)) as beside, beside:
        sql = "UPDATE report SET date = ?, earliest = ?, latest = ? WHERE id = ?"
        beside.execute(sql, (day, day, day, waiting))
    trends.show_passages(series, index)
    series, index = trends.chart.current
    assert trends.figure.series[series].points[index].reports == before + 1
    assert len(trends.side.behind.reports) + len(trends.side.behind.silent) == before + 1


def test_the_periods_are_named_at_the_foot_of_a_chart_that_scrolls(trends, qtbot):
    qtbot.waitUntil(trends.foot.isHidden)
    trends.resize(880, 430)
    bar = trends.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and trends.foot.isVisible())
    room = trends.area.viewport().height()
    assert trends.foot.geometry().bottom() == room - 1
    names = trends.foot.grab().toImage()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(trends.foot.isHidden)
    start, end = trends.chart.axis_span
    assert end - 2 <= room + bar.value()
    axis = trends.area.viewport().grab().toImage()
    # What stood at the foot is the axis itself, to the pixel, but for the line above it.
    for y in range(2, end - start - 3):
        line = start - bar.value() + y
        assert [names.pixel(x, y + 1) for x in range(0, names.width() - 20, 3)] == [
            axis.pixel(x, line) for x in range(0, names.width() - 20, 3)
        ]
