# SPDX-License-Identifier: MIT
"""What a script may rely on when it says which columns of a table hold what."""

from __future__ import annotations

import csv
import zipfile

import pytest

ROWS = [
    {"Nr": "1", "Wording": "The council wants the camps to be safe.", "Issued on": "2021-03-04"},
    {"Nr": "2", "Wording": "The assembly turned down every offer.", "Issued on": "2021-05-06"},
]


@pytest.fixture
def table(tmp_path):
    """A table of which no name says what a column holds."""
    path = tmp_path / "export.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(ROWS[0]))
        writer.writeheader()
        writer.writerows(ROWS)
    return path


def test_a_table_without_a_known_text_is_not_guessed_at(standpoint, tmp_path, table):
    answer = standpoint("import", tmp_path / "a.standpoint", table, "--json")
    assert answer.code == 1
    (row,) = answer.json
    assert row["status"] == "failed"
    assert "--column text=NAME" in row["reason"]
    assert "“Nr”, “Wording”, “Issued on”" in row["reason"]


def test_said_columns_are_read_and_kept_for_the_next_time(standpoint, tmp_path, table):
    corpus = tmp_path / "a.standpoint"
    said = ("--column", "text=Wording", "--column", "date=Issued on")
    answer = standpoint("import", corpus, table, *said, "--json")
    assert answer.code == 0
    assert [row["path"] for row in answer.json] == [f"{table}#1", f"{table}#2"]
    reports = standpoint("reports", corpus, "--json").json
    assert {row["date"] for row in reports} == {"2021-03-04", "2021-05-06"}
    table.write_text(
        "Nr,Wording,Issued on\n3,A third statement that is new.,2022-01-02\n", encoding="utf-8"
    )
    again = standpoint("import", corpus, table, "--json")
    assert [row["status"] for row in again.json] == ["imported"]


def test_a_plan_uses_said_columns_and_keeps_nothing(standpoint, tmp_path, table):
    corpus = tmp_path / "a.standpoint"
    answer = standpoint("import", corpus, table, "--column", "text=Wording", "--plan", "--json")
    assert answer.code == 0
    assert [row["status"] for row in answer.json] == ["new", "new"]
    assert not corpus.exists()


def test_a_wrong_column_is_refused_with_those_that_there_are(standpoint, tmp_path, table):
    corpus = tmp_path / "a.standpoint"
    answer = standpoint("import", corpus, table, "--column", "text=Wordings")
    assert answer.code == 2
    assert "export.csv has no column “Wordings”. It has “Nr”, “Wording”, “Issued on”" in answer.err
    assert not corpus.exists()


@pytest.mark.parametrize("written", ["Wording", "words=Wording", "text:Wording"])
def test_what_no_column_can_hold_is_refused(standpoint, tmp_path, table, written):
    answer = standpoint("import", tmp_path / "a.standpoint", table, "--column", written)
    assert answer.code == 2
    assert "ROLE is text, title" in answer.err


def test_columns_without_a_table_are_refused(standpoint, tmp_path, folder):
    answer = standpoint("import", tmp_path / "a.standpoint", folder, "--column", "text=Wording")
    assert answer.code == 2
    assert "no table" in answer.err


def test_a_text_may_be_spread_and_a_known_column_left_out(standpoint, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("lead_in,rest,date\nFirst words.,Then more.,2020-01-02\n", encoding="utf-8")
    packed = tmp_path / "t.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(table, "inside.csv")
    corpus = tmp_path / "a.standpoint"
    said = ("--column", "text=lead_in", "--column", "text=rest", "--column", "date=")
    assert standpoint("import", corpus, packed, *said).code == 0
    (report,) = standpoint("reports", corpus, "--json").json
    assert (report["words"], report["date"]) == (4, None)


def test_mentions_as_csv_hold_nothing_that_a_spreadsheet_runs(standpoint, tmp_path):
    (tmp_path / "t.txt").write_text(
        "On return\n\nThey spoke of +refugees, =refugees and @refugees today.\n", encoding="utf-8"
    )
    corpus = tmp_path / "a.standpoint"
    assert standpoint("import", corpus, tmp_path / "t.txt").code == 0
    answer = standpoint("mentions", corpus, "--format", "csv")
    cells = [cell for line in csv.reader(answer.out.splitlines()) for cell in line]
    assert "refugees" in cells
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_a_column_that_no_table_has_is_named_with_those_that_are_there(tmp_path, standpoint):
    table = tmp_path / "one.csv"
    table.write_text("title,text,datum\nOn wheat,The wheat came in late this year.,2020-05-06\n")
    answer = standpoint("import", tmp_path / "c.standpoint", table, "--column", "text=Nope")
    assert answer.code == 2
    assert "has no column “Nope”. It has “title”, “text”, “datum”" in answer.err


def test_a_table_without_names_is_read_by_the_numbers_of_its_columns(standpoint, tmp_path):
    table = tmp_path / "x.csv"
    table.write_text(
        "1,2021-03-04,The council wants the camps to be safe before the winter comes.\n"
        "2,2021-05-06,The assembly turned down every offer that was made to it there.\n",
        encoding="utf-8",
    )
    corpus = tmp_path / "a.standpoint"
    said = ("--column", "text=column 3", "--column", "date=column 2")
    planned = standpoint("import", corpus, table, *said, "--plan")
    assert "2 of 2 reports would be added." in planned.out
    answer = standpoint("import", corpus, table, *said)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("2 of 2 reports added.")
    reports = standpoint("reports", corpus, "--json").json
    assert {row["date"] for row in reports} == {"2021-03-04", "2021-05-06"}
    # What is said of numbered columns is said of this table alone.
    table.write_text("7,The third statement,2022-02-03\n8,The fourth one,2022-02-04\n", "utf-8")
    assert standpoint("import", corpus, table).code == 1
