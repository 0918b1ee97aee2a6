# SPDX-License-Identifier: MIT
"""What a caller may rely on when an import is planned from the command line."""

from __future__ import annotations

import pytest


@pytest.fixture
def more(folder):
    """The folder with a copy, an empty file and one that states its date."""
    (folder / "zcopy.txt").write_bytes((folder / "harvest.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "dated.md").write_text(
        "---\ntitle: On the bridge\ndate: 2021-03-04\nauthor: River Board\n---\n\n"
        "The board opened the bridge for traffic today.\n",
        encoding="utf-8",
    )
    return folder


def test_a_plan_tells_of_each_file_and_makes_no_corpus(tmp_path, more, standpoint):
    path = tmp_path / "none.standpoint"
    answer = standpoint("import", path, more, "--plan", "--json")
    assert answer.code == 1
    found = {row["path"].rpartition("/")[2]: row for row in answer.json}
    assert {name: row["status"] for name, row in found.items()} == {
        "council.txt": "new",
        "assembly.txt": "new",
        "harvest.txt": "new",
        "dated.md": "new",
        "zcopy.txt": "duplicate",
        "empty.txt": "failed",
    }
    assert found["zcopy.txt"]["same_as"].endswith("harvest.txt")
    assert found["zcopy.txt"]["share"] == 1.0
    assert found["empty.txt"]["reason"] == "This file is empty."
    dated = found["dated.md"]
    assert (dated["title"], dated["date"], dated["actor"]) == (
        "On the bridge",
        "2021-03-04",
        "River Board",
    )
    assert {one["field"]: one["strength"] for one in dated["findings"]}["date"] == "stated"
    assert list(dated) == [
        "path", "status", "title", "date", "actor", "publisher", "source", "language", "words",
        "reason", "same_as", "share", "share_estimated", "findings", "notes",
    ]  # fmt: skip
    assert not path.exists()
    assert [file.name for file in tmp_path.iterdir()] == ["in"]


def test_a_plan_knows_what_the_corpus_holds_and_leaves_it_as_it_was(corpus, more, standpoint):
    before = corpus.read_bytes()
    answer = standpoint("import", corpus, more, "--plan")
    assert answer.code == 1
    lines = answer.out.splitlines()
    assert lines[-1] == "1 of 6 files would be added. Nothing was stored."
    assert any(line.startswith("there already") and "council.txt" in line for line in lines)
    assert any(line.startswith("cannot") and "This file is empty." in line for line in lines)
    assert corpus.read_bytes() == before
    assert len(standpoint("reports", corpus, "--json").json) == 3


def test_a_plan_of_what_can_all_be_added_is_done(tmp_path, folder, standpoint):
    answer = standpoint("import", tmp_path / "none.standpoint", folder, "--plan")
    assert answer.code == 0
    assert answer.out.splitlines()[-1] == "3 of 3 files would be added. Nothing was stored."


def test_a_file_that_is_no_corpus_is_said_not_to_be_one(tmp_path, folder, standpoint):
    path = tmp_path / "letter.standpoint"
    path.write_text("Dear friend")
    answer = standpoint("import", path, folder, "--plan")
    assert (answer.code, answer.out) == (2, "")
    assert "letter.standpoint" in answer.err


def test_a_plan_in_words_says_who_speaks_and_where_that_was_found(tmp_path, more, standpoint):
    said = standpoint("import", tmp_path / "none.standpoint", more / "dated.md", "--plan").out
    (line,) = [line for line in said.splitlines() if "actor River Board" in line]
    assert line.startswith("    ")
    assert "front matter" in line


def test_importing_what_is_not_there_makes_no_corpus(tmp_path, standpoint):
    path = tmp_path / "none.standpoint"
    answer = standpoint("import", path, tmp_path / "nowhere")
    assert answer.code == 2
    assert "There is no such file or folder" in answer.err
    assert not path.exists()


def test_rows_of_a_table_are_counted_as_reports(tmp_path, standpoint):
    table = tmp_path / "speeches.csv"
    table.write_text("title,text\nOne,Ferries run again.\nTwo,\n", encoding="utf-8")
    target = tmp_path / "some.standpoint"
    planned = standpoint("import", target, table, "--plan")
    assert planned.out.splitlines()[-1] == "1 of 2 reports would be added. Nothing was stored."
    assert standpoint("import", target, table).out.splitlines()[0] == "1 of 2 reports added."
