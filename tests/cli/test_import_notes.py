# SPDX-License-Identifier: MIT
"""What a caller is told of what an import did not read, or read and did not use."""

from __future__ import annotations

import json

import pytest

_TWO_WAYS = "“03/04/2022” can be read in two ways: not used"


@pytest.fixture
def doubtful(tmp_path):
    """A folder with a doubtful day, a row with a day that is none, and a plain file."""
    made = tmp_path / "doubtful"
    made.mkdir()
    (made / "days.txt").write_text(
        "Ferries again\n\n03/04/2022\n\nThe ferries run again after a long winter.\n",
        encoding="utf-8",
    )
    (made / "plain.txt").write_text("Wheat\n\nThe wheat came in early.\n", encoding="utf-8")
    (made / "rows.csv").write_text(
        "date,text\n2016-02-30,The bridge was painted by the school.\n"
        "2016-03-01,The bell was hung again.\n",
        encoding="utf-8",
    )
    return made


def by_name(answer):
    return {row["path"].rpartition("/")[2]: row for row in answer.json}


@pytest.mark.parametrize("how", [["--plan", "--json"], ["--json"]])
def test_json_names_what_was_not_used(tmp_path, doubtful, standpoint, how):
    rows = by_name(standpoint("import", tmp_path / "a.standpoint", doubtful, *how))
    assert rows["days.txt"]["notes"] == {"date": _TWO_WAYS}
    assert rows["plain.txt"]["notes"] == {}
    assert "“2016-02-30”" in rows["rows.csv#1"]["notes"]["date"]
    assert rows["rows.csv#2"]["notes"] == {}


def test_a_plan_in_words_says_what_is_not_used(tmp_path, doubtful, standpoint):
    lines = standpoint("import", tmp_path / "a.standpoint", doubtful, "--plan").out.splitlines()
    assert f"{'':<15}note: date: {_TWO_WAYS}" in lines
    assert sum(line.strip().startswith("note: ") for line in lines) == 2
    assert not any("to check" in line for line in lines)


def test_a_few_files_with_a_note_are_named_with_it(tmp_path, doubtful, standpoint):
    answer = standpoint("import", tmp_path / "a.standpoint", doubtful)
    lines = answer.out.splitlines()
    assert lines[0] == "4 of 4 reports added."
    assert lines[1] == "2 files or reports have a note:"
    assert f"  {doubtful / 'days.txt'}: date: {_TWO_WAYS}" in lines
    assert answer.code == 0


def test_many_files_with_a_note_are_counted(tmp_path, standpoint):
    made = tmp_path / "many"
    made.mkdir()
    for number in range(12):
        text = f"Ferry {number}\n\n03/04/2022\n\nFerry {number} runs again after winter.\n"
        (made / f"{number}.txt").write_text(text, encoding="utf-8")
    lines = standpoint("import", tmp_path / "a.standpoint", made).out.splitlines()
    assert lines[1:] == [
        "12 files have a note: look with --plan, or in the details of each report."
    ]


@pytest.mark.parametrize("how", [["--plan", "--json"], ["--json"]])
def test_what_a_table_holds_beside_is_told_with_its_first_row(tmp_path, standpoint, how):
    posts = [{"text": f"The boats of day {day} left the harbour."} for day in (1, 2, 3)]
    held = {"posts": posts, "users": [{"id": 1}, {"id": 2}]}
    path = tmp_path / "boats.json"
    path.write_text(json.dumps(held), encoding="utf-8")
    rows = standpoint("import", tmp_path / "a.standpoint", path, *how).json
    told = [row["notes"].get("file") for row in rows]
    assert "users" in told[0]
    assert told[1:] == [None, None]
    said = standpoint("import", tmp_path / "b.standpoint", path).out.splitlines()
    assert said[1] == "1 file has a note:"
    assert said[2] == f"  {path}: {told[0]}"


def test_a_file_without_anything_to_check_says_nothing_more(tmp_path, doubtful, standpoint):
    answer = standpoint("import", tmp_path / "a.standpoint", doubtful / "plain.txt")
    assert answer.out == "1 of 1 file added.\n"


@pytest.fixture
def to_look_at(tmp_path):
    """A folder with four things to check, and with a page that names its encoding."""
    made = tmp_path / "looked"
    made.mkdir()
    files = {
        "2019-05-04 ferries.txt": "Ferries again\n\nThe ferries run again after a long winter.\n",
        "two.md": "---\ntitle: Two\ndate: 2020-01-02\npublished: 2021-03-04\n---\nThe bell rang.\n",
        "names.csv": "1,2016-03-01,The bell of the harbour school was hung again by the smith.\n",
        "more.csv": "headline,when it was,text\nBridge,May 2016,The bridge was painted again.\n",
        "plain.txt": "Wheat\n\nThe wheat came in early.\n",
    }
    for name, words in files.items():
        (made / name).write_text(words, encoding="utf-8")
    page = "<meta charset=windows-1252><h1>Café</h1><p>The café in the harbour is open again.</p>"
    (made / "page.html").write_bytes(page.encode("cp1252"))
    return made


def test_a_plan_and_an_import_count_alike_what_is_there_and_what_is_to_check(
    tmp_path, to_look_at, standpoint
):
    corpus = tmp_path / "a.standpoint"
    planned = standpoint("import", corpus, to_look_at, "--plan").out.splitlines()
    assert planned[-2:] == [
        "4 files or reports have something to check.",
        "5 of 6 reports would be added. Nothing was stored.",
    ]
    assert sum(line.strip().startswith("to check: ") for line in planned) == 4
    assert not any("as the file says" in line for line in planned)
    assert len(standpoint("import", corpus, to_look_at, "--plan", "--json").json) == 6
    lines = standpoint("import", corpus, to_look_at).out.splitlines()
    assert lines[:2] == ["5 of 6 reports added.", "4 files or reports have something to check:"]
    checked = [line.rpartition("/")[2] for line in lines[2:6]]
    assert [line.partition(":")[0] for line in sorted(checked)] == [
        *("2019-05-04 ferries.txt", "more.csv#1", "names.csv", "two.md"),
    ]
    assert "2019-05-04 is taken from file name, not stated" in " ".join(checked)


def test_a_table_that_waits_is_one_file_of_one(tmp_path, to_look_at, standpoint):
    said = standpoint("import", tmp_path / "a.standpoint", to_look_at / "names.csv").out
    assert said.splitlines()[0] == "0 of 1 file added."
