# SPDX-License-Identifier: MIT
"""Events of one's own come in, go out and are laid over a chart without a window."""

from __future__ import annotations

import pytest

TABLE = (
    "Start;End;Event;Type;Topics\n"
    "18 May 2016;20 May 2016;A congress of three days;talks;Unity\n"
    "June 2017;;مؤتمر في الصيف;;\n"
    "12/6/2018;;Nobody knows which month;;\n"
)


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "events.csv"
    made.write_text(TABLE, encoding="utf-8-sig")
    return made


@pytest.fixture
def filled(corpus, file, standpoint):
    standpoint("events", corpus, "import", file)
    return corpus


@pytest.fixture
def dated(filled, ids, standpoint):
    for number, (name, number_) in enumerate(ids.items()):
        assert name
        standpoint("set", filled, number_, "--date", f"{2015 + number}-03-01")
    return filled


def test_an_import_tells_the_bad_row_and_keeps_the_rest(corpus, file, standpoint):
    answer = standpoint("events", corpus, "import", file)
    assert answer.code == 1
    assert answer.out == "Added 2 events.\n"
    assert answer.err.startswith("events.csv, row 4: “12/6/2018” can be read in two ways.")
    again = standpoint("events", corpus, "import", file)
    assert again.out == "Added 0 events. 2 already there.\n"
    rows = standpoint("events", corpus, "list", "--json").json
    assert rows == standpoint("events", corpus, "--json").json
    assert rows[0] == {
        "id": 1, "date": "2016-05-18/2016-05-20", "title": "A congress of three days",
        "category": "talks", "themes": ["unity"], "source": "", "own": True,
    }  # fmt: skip


def test_what_came_with_the_program_does_not_come_in_again(corpus, tmp_path, standpoint):
    known = tmp_path / "known.csv"
    known.write_text("date,title\n2015-12-18,resolution 2254 ADOPTED\n", encoding="utf-8")
    answer = standpoint("events", corpus, "import", known)
    assert (answer.code, answer.out) == (0, "Added 0 events. 1 already there.\n")


def test_without_events_the_list_says_how_to_get_some(corpus, standpoint):
    assert standpoint("events", corpus).out.startswith("No events of your own.")
    assert standpoint("events", corpus, "list", "--json").json == []
    every = standpoint("events", corpus, "list", "--all", "--json").json
    assert len(every) == 41
    assert {row["own"] for row in every} == {False}


def test_an_export_can_be_imported_into_another_corpus(filled, tmp_path, folder, standpoint):
    out = tmp_path / "out.csv"
    assert standpoint("events", filled, "export", out).out == f"Wrote 2 events to {out}.\n"
    other = tmp_path / "other.standpoint"
    standpoint("import", other, folder)
    assert standpoint("events", other, "import", out).code == 0
    assert standpoint("events", other).out == standpoint("events", filled).out


def test_a_corpus_is_never_overwritten_by_an_export(filled, standpoint):
    before = filled.read_bytes()
    answer = standpoint("events", filled, "export", filled)
    assert answer.code == 2
    assert "is a corpus" in answer.err
    assert filled.read_bytes() == before


def test_events_are_removed_by_their_ids_all_or_none(filled, standpoint):
    answer = standpoint("events", filled, "remove", 1, 9)
    assert answer.code == 2
    assert answer.err == ("There is no event 9. See standpoint events CORPUS. Nothing was done.\n")
    assert standpoint("events", filled, "remove", 1).out == "Removed 1 event.\n"
    assert [row["id"] for row in standpoint("events", filled, "--json").json] == [2]


def test_a_file_that_is_no_table_of_events_changes_nothing(corpus, tmp_path, standpoint):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("one,two\n1,2\n")
    answer = standpoint("events", corpus, "import", wrong)
    assert answer.code == 2
    assert answer.err.startswith("wrong.csv has no column date and no column title.")


def drawn(standpoint, corpus, tmp_path, *options):
    out = tmp_path / "chart.csv"
    answer = standpoint("chart", corpus, "--output", out, "--period", "year", *options)
    assert answer.code == 0, answer.err
    lines = out.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("event,") for line in lines if line.startswith("event,")]


def test_a_chart_lists_the_events_that_were_asked_for(dated, tmp_path, standpoint):
    own = ["2016-05-18/2016-05-20 A congress of three days", "2017-06 مؤتمر في الصيف"]
    everything = drawn(standpoint, dated, tmp_path, "--events", "all")
    assert set(own) < set(everything)
    themes = drawn(standpoint, dated, tmp_path, "--theme", "unity")
    assert set(own) < set(themes)
    assert len(themes) < len(everything)
    assert drawn(standpoint, dated, tmp_path, "--event-category", "own") == own
    talks = drawn(standpoint, dated, tmp_path, "--events", "all", "--event-category", "talks")
    assert talks == ["2015-11-14 Vienna statement of the Support Group"]
    assert drawn(standpoint, dated, tmp_path, "--events", "none") == []
    assert drawn(standpoint, dated, tmp_path, "--no-events") == []


def test_a_category_that_is_not_known_is_refused(dated, tmp_path, standpoint):
    answer = standpoint(
        "chart", dated, "--output", tmp_path / "x.csv", "--event-category", "weather"
    )
    assert answer.code == 2
    assert answer.err.startswith("There is no category of events weather. There are un, regional")


def test_a_theme_that_the_codebook_has_not_is_told(corpus, tmp_path, standpoint):
    table = tmp_path / "more.csv"
    table.write_text("date,title,themes\n2020-01-02,One,Refugees\n2020-01-03,Two,Fish\n")
    answer = standpoint("events", corpus, "import", table)
    assert answer.code == 0
    assert "The codebook has no theme Fish; such events are shown with All only." in answer.out
    assert "Refugees" not in answer.out
