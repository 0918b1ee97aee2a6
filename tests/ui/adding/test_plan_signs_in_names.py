# SPDX-License-Identifier: MIT
"""What a user may rely on in the plan where names of files and titles have a “#” or a “/”."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from standpoint.ui.adding import wording

ROW = "{} growers asked the valley council for water, for roads and for a new mill this year."


@pytest.fixture
def folder(tmp_path):
    """Files in a folder, a table and an archive with a sign in each name."""
    made = tmp_path / "press #1"
    made.mkdir()
    (made / "a#b.txt").write_text(ROW.format("Olive"))
    (made / "copy.txt").write_text(ROW.format("Olive"))
    (made / "talks.csv").write_text(f"one;two\n1;{ROW.format('Wheat')}\n2;{ROW.format('Fig')}\n")
    (made / "talks.csv#1").write_text("A note of its own on the bridge over the river.\n")
    with zipfile.ZipFile(made / "x#1.zip", "w") as packed:
        packed.writestr("c#d.txt", ROW.format("Barley"))
    return made


def test_files_are_shown_with_their_whole_names(looked, folder):
    plan = looked(folder).plan
    names = [wording.file_name(plan.items[row]) for row in plan.rows()]
    assert sorted(names) == [
        "a#b.txt", "copy.txt", "talks.csv", "talks.csv#1", "x#1.zip#c%23d.txt",
    ]  # fmt: skip
    copy = names.index("copy.txt")
    assert wording.cell(plan, copy, wording.WHAT).first == "Same text as a#b.txt"


def test_reading_a_table_anew_takes_no_file_along_that_is_named_like_its_rows(looked, folder):
    plan = looked(folder).plan
    row = next(r for r in plan.rows() if plan.status(r) == "table")
    note = next(r for r in plan.rows() if plan.items[r].place.path.name == "talks.csv#1")
    assert plan.table_of(note) is None
    plan.drop_table(plan.table_of(row))
    assert plan.is_there(note)
    assert plan.ticked(note)
    assert not plan.is_there(row)


def test_a_title_with_a_slash_is_named_in_full(filled, looked, statements, session, qtbot):
    report = next(one.id for one in session.reports() if one.title == "Harbour paper")
    with qtbot.waitSignal(session.changed):
        session.set_metadata({report: {"title": "Olives/wheat: a year"}})
    plan = looked(statements[0]).plan
    assert wording.cell(plan, 0, wording.WHAT).first == "Same text as Olives/wheat: a year"


def test_all_rows_of_a_table_in_an_archive_with_signs_come_in_once(looked, session, folder, qtbot):
    rows = f"title;text\nOne;{ROW.format('Fig')}\nTwo;{ROW.format('Plum')}"
    with zipfile.ZipFile(folder / "y#2.zip", "w") as packed:
        packed.writestr("t#1.csv", rows)
    plan = looked(folder / "y#2.zip")
    assert len(list(plan.plan.rows())) == 2
    qtbot.waitUntil(plan.add.isEnabled)
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        QTest.keyClick(plan.table, Qt.Key.Key_Return)
    paths = sorted(one[0].path for one in map(session.text_versions, (1, 2)))
    assert [path.removeprefix(f"{folder}/") for path in paths] == [
        "y#2.zip#t%231.csv#1", "y#2.zip#t%231.csv#2",
    ]  # fmt: skip
    again = looked(folder / "y#2.zip").plan
    assert {again.status(row) for row in again.rows()} == {"duplicate"}
