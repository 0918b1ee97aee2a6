# SPDX-License-Identifier: MIT
"""The table of reports says what rows and screen readers need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from standpoint.ui.library.model import META, ReportsModel, year_of
from standpoint.ui.library.shown import ShownReports


@pytest.fixture
def model(qapp, shelf, themes):
    made = ReportsModel()
    made.set_reports(shelf.reports(), shelf.theme_counts(), themes)
    return made


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2024-05-24", 2024),
        ("2024", 2024),
        ("2022~", 2022),
        ("2023-12/2024-01", 2024),
        ("2024-06?", 2024),
        (None, None),
        ("", None),
        ("no date at all", None),
    ],
)
def test_a_report_stands_under_the_last_year_of_its_date_or_is_undated(date, year):
    assert year_of(date) == year


def test_the_models_keep_the_contract_of_qt(model):
    shown = ShownReports(model)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(one, fatal) for one in (model, shown)]
    shown.show_rows([0, 2, 3])
    model.set_reports(model.reports[:2], {}, model.themes)
    assert testers


def test_the_second_line_says_date_and_actor_or_for_undated_reports_their_length(model):
    lines = [model.index(row, 0).data(META) for row in range(7)]
    assert lines[0] == "24 May 2024 · Council"
    assert lines[3] == "about 2022 · Council · Arabic"
    assert lines[4] == "Forum · 294 words"
    assert lines[5] == "Council · 1 word"


def test_a_screen_reader_hears_title_date_and_themes(model):
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Council on the talks in spring, 24 May 2024")
    assert spoken.endswith("Unity, Refugees")
    silent = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert silent.endswith("no theme found")


def test_columns_hold_what_a_wide_table_shows(model, shelf):
    model.added = shelf.added
    model.set_tags({1: frozenset({"to read", "Geneva"})})
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == [
        "Council on the talks in spring",
        "24 May 2024",
        "Council",
        "",
        "English",
        120,
        "Unity, Refugees",
        "Geneva, to read",
        "2 Jan 2026",
        "1.txt",
    ]
    assert model.headerData(5, Qt.Orientation.Horizontal) == "Words"


def test_reports_that_only_changed_keep_their_rows(model, shelf, themes, qtbot):
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_reports(shelf.reports(), {1: {"unity": 9}}, themes)
    assert model.found(1) == {"unity": 9}
