# SPDX-License-Identifier: MIT
"""A row that adds up a table is no report, and a report on totals is one."""

from __future__ import annotations

import pytest

from standpoint import documents
from standpoint.errors import UnreadableError
from standpoint.model.places import Place

PROSE = "The council wants the roads to the north to be open again before the winter comes here."
TOTAL = "This row is a total of the table, not a report."


@pytest.fixture
def last_row(tmp_path):
    """Write a table with one report and a last line; return that, or why it is no report."""

    def take(line, head="title,date,text"):
        path = tmp_path / "t.csv"
        path.write_text(f'{head}\nRoads,2021-05-03,"{PROSE}"\n{line}\n', encoding="utf-8")
        *_, last = documents.take(Place(path)).parts
        try:
            return documents.take(last)
        except UnreadableError as error:
            return error.reason

    yield take
    documents.let_go()


@pytest.mark.parametrize(
    "line",
    ["Total,,2", '"Total",2021-12-31,"2 reports"', "المجموع,,2", "الإجمالي,,٢ تقارير", "Sum,,4",
     "Grand total:,,", "TOTAL,,12.5 %", ",Total,2", "مجموع,,"],
)  # fmt: skip
def test_a_row_that_adds_up_is_no_report_and_says_so(last_row, line):
    assert last_row(line) == TOTAL


def test_a_total_may_stand_in_the_column_of_the_text(last_row):
    assert last_row("Total,2021-12-31,2", head="text,date,number") == TOTAL


@pytest.mark.parametrize(
    "line",
    [f'Total,2021-12-31,"{PROSE}"', 'Total,,"2 reports came in"', "Totally closed,,2 roads",
     '"Total war, again",,4'],
)  # fmt: skip
def test_a_report_that_is_called_total_is_one(last_row, line):
    assert last_row(line) != TOTAL
