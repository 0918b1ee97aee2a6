# SPDX-License-Identifier: MIT
"""What a script may rely on from each verb: shapes, exit codes, one sentence on failure."""

from __future__ import annotations

import csv
import io
import json

import pytest

from standpoint.cli.verbs import VERBS
from standpoint.corpus.corpus import Corpus


def test_every_verb_explains_itself(standpoint):
    for verb in VERBS:
        answer = standpoint(verb, "--help")
        assert answer.code == 0
        assert "Usage: standpoint" in answer.out
    assert all(verb in standpoint("--help").out for verb in VERBS)


def test_import_tells_as_json_what_became_of_each_file(standpoint, tmp_path, folder):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nno more")
    (folder / "empty.docx").write_bytes(b"")
    answer = standpoint("import", tmp_path / "a.standpoint", folder, "--json")
    assert answer.code == 1
    rows = {row["path"].rsplit("/", 1)[-1]: row for row in answer.json}
    assert list(rows["council.txt"]) == [
        "path", "status", "report", "reason", "title", "date", "date_strength", "date_where",
        "actor", "notes",
    ]  # fmt: skip
    assert {name: row["status"] for name, row in rows.items()} == {
        "assembly.txt": "imported",
        "broken.pdf": "failed",
        "council.txt": "imported",
        "empty.docx": "failed",
        "harvest.txt": "imported",
    }
    assert rows["broken.pdf"]["report"] is None
    assert rows["broken.pdf"]["reason"]


def test_importing_again_reports_duplicates_and_changes_nothing(standpoint, corpus, folder):
    before = standpoint("reports", corpus, "--json").json
    answer = standpoint("import", corpus, folder, "--json")
    assert answer.code == 0
    assert {row["status"] for row in answer.json} == {"duplicate"}
    assert {row["report"] for row in answer.json} == {row["id"] for row in before}
    assert standpoint("reports", corpus, "--json").json == before


def test_reports_have_the_documented_fields(standpoint, corpus):
    rows = standpoint("reports", corpus, "--json").json
    assert set(rows[0]) == {
        "id", "title", "date", "actor", "publisher", "source", "language", "words", "sentences",
        "sha256",
    }  # fmt: skip
    assert {row["date"] for row in rows} == {None}
    assert {row["language"] for row in rows} == {"en"}


def test_set_writes_metadata_and_takes_it_away_again(standpoint, corpus, ids):
    answer = standpoint("set", corpus, ids["Council"], ids["Harvest"], "--date", "2024-05/2024-06")
    assert answer.code == 0
    rows = {row["id"]: row for row in standpoint("reports", corpus, "--json").json}
    assert rows[ids["Council"]]["date"] == rows[ids["Harvest"]]["date"] == "2024-05/2024-06"
    assert standpoint("set", corpus, ids["Council"], "--date", "").code == 0
    rows = {row["id"]: row for row in standpoint("reports", corpus, "--json").json}
    assert rows[ids["Council"]]["date"] is None


def test_set_refuses_what_is_no_date_in_one_sentence_and_changes_nothing(standpoint, corpus, ids):
    answer = standpoint("set", corpus, ids["Council"], "--date", "soon", "--actor", "Council")
    assert (answer.code, answer.out) == (2, "")
    assert "soon" in answer.err
    assert standpoint("reports", corpus, "--json").json[0]["actor"] is None


def test_a_language_without_rules_is_said_to_be_searched_for_nothing(standpoint, corpus, ids):
    answer = standpoint("set", corpus, ids["Council"], "--language", "fr")
    assert answer.code == 0
    assert "Codebook v1 has no rules for fr" in answer.err
    answer = standpoint("set", corpus, ids["Council"], "--language", "en")
    assert (answer.code, answer.err) == (0, "")


def test_a_date_can_be_set_as_people_write_it(standpoint, corpus, ids):
    standpoint("set", corpus, ids["Council"], "--date", "about June 2024")
    rows = {row["id"]: row for row in standpoint("reports", corpus, "--json").json}
    assert rows[ids["Council"]]["date"] == "2024-06~"


def test_set_on_a_report_that_is_not_there(standpoint, corpus, ids):
    assert standpoint("set", corpus, 99, "--actor", "X").code == 2
    some = standpoint("set", corpus, ids["Council"], 99, "--actor", "X")
    assert some.code == 1
    assert "has no report 99" in some.err


def test_mentions_stand_where_they_say(standpoint, corpus):
    rows = standpoint("mentions", corpus, "--format", "json").json
    assert set(rows[0]) == {
        "report", "theme", "facet", "rule", "start", "end", "text", "sentence_start",
        "sentence_end", "codebook_version",
    }  # fmt: skip
    with Corpus.read(corpus) as opened:
        for row in rows:
            text = opened.text(row["report"])
            assert text[row["start"] : row["end"]] == row["text"]
            assert row["sentence_start"] <= row["start"] < row["end"] <= row["sentence_end"]
    table = list(csv.DictReader(io.StringIO(standpoint("mentions", corpus).out)))
    assert [row["text"] for row in table] == [row["text"] for row in rows]


def test_mentions_can_be_narrowed(standpoint, corpus, ids):
    rows = standpoint("mentions", corpus, "--theme", "unity", "--format", "json").json
    assert {row["theme"] for row in rows} == {"unity"}
    rows = standpoint("mentions", corpus, "--report", ids["Harvest"], "--format", "json").json
    assert rows == []
    refused = standpoint("mentions", corpus, "--theme", "wheat")
    assert refused.code == 2
    assert "unity, resolution_2254" in refused.err


def test_compare_writes_json_of_the_documented_shape(standpoint, corpus, ids, tmp_path):
    target = tmp_path / "out.json"
    answer = standpoint("compare", corpus, ids["Council"], ids["Assembly"], "--output", target)
    assert answer.code == 0
    assert "In common: Refugees." in answer.out
    found = json.loads(target.read_text(encoding="utf-8"))
    assert set(found) == {"codebook_version", "reports", "rows"}
    assert [report["id"] for report in found["reports"]] == [ids["Council"], ids["Assembly"]]
    with Corpus.read(corpus) as opened:
        for row in found["rows"]:
            for cell in row["cells"]:
                assert (cell["silence"] is None) == bool(cell["sentences"])
                for sentence in cell["sentences"]:
                    text = opened.text(cell["report"])
                    assert text[sentence["start"] : sentence["end"]] == sentence["text"]


@pytest.mark.parametrize("form", ["html", "docx", "pdf", "png"])
def test_compare_writes_every_form(standpoint, corpus, ids, tmp_path, form):
    target = tmp_path / f"out.{form}"
    assert standpoint("compare", corpus, *list(ids.values())[:2], "--output", target).code == 0
    assert target.stat().st_size > 500


def test_compare_says_when_there_is_no_common_theme(standpoint, corpus, ids, tmp_path):
    answer = standpoint(
        "compare", corpus, ids["Council"], ids["Harvest"], "--output", tmp_path / "out.json"
    )
    assert answer.code == 0
    assert "These reports have no theme in common." in answer.out


def test_compare_refuses_one_report_unknown_reports_and_unknown_endings(
    standpoint, corpus, ids, tmp_path
):
    one = ids["Council"]
    for arguments, said in (
        ((one, "--output", tmp_path / "a.html"), "two reports"),
        ((one, 99, "--output", tmp_path / "a.html"), "no report 99"),
        ((one, ids["Harvest"], "--output", tmp_path / "a.xyz"), "xyz"),
    ):
        answer = standpoint("compare", corpus, *arguments)
        assert answer.code == 2
        assert said in answer.err
    assert not list(tmp_path.glob("a.*"))


@pytest.mark.parametrize("form", ["png", "svg", "pdf", "csv"])
def test_a_chart_without_dates_is_written_all_the_same(standpoint, corpus, tmp_path, form):
    target = tmp_path / f"out.{form}"
    answer = standpoint("chart", corpus, "--output", target)
    assert answer.code == 0
    assert "3 reports" in answer.out
    if form in ("svg", "csv"):
        assert "reports without usable date" in target.read_text(encoding="utf-8")


def chart_rows(target):
    table, _, notes = target.read_text(encoding="utf-8").partition("\n\n")
    return list(csv.DictReader(io.StringIO(table))), dict(csv.reader(io.StringIO(notes)))


def test_a_chart_puts_dates_into_the_right_bins(standpoint, corpus, ids, tmp_path):
    standpoint("set", corpus, ids["Council"], "--date", "2024-05/2024-06")
    standpoint("set", corpus, ids["Assembly"], "--date", "2024-06-12")
    target = tmp_path / "out.csv"
    answer = standpoint("chart", corpus, "--theme", "refugees", "--output", target)
    assert answer.code == 0
    rows, notes = chart_rows(target)
    columns = "series,period,start,end,measure,value,low,high,numerator,denominator"
    assert ",".join(rows[0]) == columns + ",reports,approximate"
    assert [row["period"] for row in rows] == ["2024-05", "2024-06"]
    assert float(rows[0]["denominator"]) == pytest.approx(31 / 61, abs=1e-4)
    assert float(rows[1]["denominator"]) == pytest.approx(1 + 30 / 61, abs=1e-4)
    assert float(rows[1]["value"]) == 1.0
    assert notes["reports without usable date"] == "1"


def test_a_chart_can_leave_imprecise_dates_out(standpoint, corpus, ids, tmp_path):
    standpoint("set", corpus, ids["Council"], "--date", "2024-05/2024-06")
    standpoint("set", corpus, ids["Assembly"], "--date", "2024-06-12")
    target = tmp_path / "out.csv"
    standpoint("chart", corpus, "--dates", "certain", "--measure", "count", "--output", target)
    rows, _ = chart_rows(target)
    assert {row["period"] for row in rows} == {"2024-06"}


def test_a_chart_split_by_actor_has_a_series_for_each(standpoint, corpus, ids, tmp_path):
    standpoint("set", corpus, ids["Council"], "--date", "2024-05", "--actor", "Council")
    standpoint("set", corpus, ids["Assembly"], "--date", "2024-06", "--actor", "Assembly")
    target = tmp_path / "out.csv"
    standpoint("chart", corpus, "--theme", "refugees", "--by", "actor", "--output", target)
    rows, _ = chart_rows(target)
    assert {row["series"] for row in rows} >= {"refugees@Council", "refugees@Assembly"}


def test_an_actor_none_of_whose_reports_was_searched_stays_in_the_chart(
    standpoint, corpus, ids, tmp_path
):
    standpoint("set", corpus, ids["Council"], "--date", "2024-05", "--actor", "London")
    standpoint(
        "set", corpus, ids["Assembly"], "--date", "2024-06", "--actor", "Paris", "--language", "fr"
    )
    standpoint("set", corpus, ids["Harvest"], "--actor", "London")
    target = tmp_path / "out.csv"
    standpoint("chart", corpus, "--theme", "refugees", "--by", "actor", "--output", target)
    rows, notes = chart_rows(target)
    paris = {row["period"]: row["value"] for row in rows if row["series"] == "refugees@Paris"}
    assert paris == {"2024-05": "", "2024-06": ""}
    assert notes["reports not searched for refugees@Paris"] == "1"


def test_a_chart_has_the_events_of_its_themes_unless_told_otherwise(
    standpoint, corpus, ids, tmp_path
):
    standpoint("set", corpus, ids["Council"], "--date", "2015")
    standpoint("set", corpus, ids["Assembly"], "--date", "2016")
    target = tmp_path / "out.svg"
    question = ("chart", corpus, "--theme", "resolution_2254", "--period", "year")
    standpoint(*question, "--output", target)
    plain = tmp_path / "plain.svg"
    standpoint(*question, "--no-events", "--output", plain)
    assert len(target.read_text(encoding="utf-8")) > len(plain.read_text(encoding="utf-8"))


def test_a_chart_of_an_unknown_theme_is_refused_by_name(standpoint, corpus, tmp_path):
    answer = standpoint("chart", corpus, "--theme", "wheat", "--output", tmp_path / "a.csv")
    assert answer.code == 2
    assert "There is no theme wheat." in answer.err
    assert not (tmp_path / "a.csv").exists()


def test_codebook_goes_out_and_comes_in_as_a_new_version(standpoint, corpus, tmp_path):
    target = tmp_path / "codebook.toml"
    assert standpoint("codebook", corpus, "export", target).code == 0
    before = standpoint("mentions", corpus).out
    assert standpoint("codebook", corpus, "import", target).code == 0
    assert standpoint("mentions", corpus).out == before
    target.write_text(target.read_text(encoding="utf-8") + "\n# A remark.\n", encoding="utf-8")
    answer = standpoint("recode", corpus, "--codebook", target)
    assert answer.code == 0
    assert "codebook v2" in answer.out
    versions = standpoint("codebook", corpus, "versions").out.splitlines()
    assert [line[:4] for line in versions] == ["  v1", "* v2"]


def test_a_bad_codebook_is_refused_and_the_old_one_stays(standpoint, corpus, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text('name = "Bad"\n[[theme]\n', encoding="utf-8")
    answer = standpoint("codebook", corpus, "import", bad)
    assert answer.code == 2
    assert "bad.toml" in answer.err
    assert len(standpoint("codebook", corpus, "versions").out.splitlines()) == 1


def test_check_and_backup(standpoint, corpus, tmp_path):
    assert standpoint("check", corpus).out.strip() == "trial.standpoint is sound: 3 reports."
    assert standpoint("backup", corpus, tmp_path / "copy.standpoint").code == 0
    assert standpoint("check", tmp_path / "copy.standpoint").code == 0
    again = standpoint("backup", corpus, tmp_path / "copy.standpoint")
    assert again.code == 2
    assert "exists already" in again.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["reports"], ["check"], ["mentions"], ["recode"], ["set", 1, "--actor", "X"],
        ["codebook", "versions"], ["chart", "--output", "a.csv"],
        ["compare", 1, 2, "--output", "a.html"], ["backup", "b.standpoint"],
    ],
)  # fmt: skip
def test_a_corpus_that_is_not_there_gets_one_sentence(standpoint, tmp_path, arguments, monkeypatch):
    monkeypatch.chdir(tmp_path)
    missing = tmp_path / "none.standpoint"
    answer = standpoint(arguments[0], missing, *arguments[1:])
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_corpus_that_a_window_holds_is_not_written(standpoint, corpus, folder):
    with Corpus.open(corpus):
        answer = standpoint("import", corpus, folder)
        assert answer.code == 2
        assert "Another window has this corpus open for writing" in answer.err
        assert standpoint("reports", corpus).code == 0


def test_self_test_passes(standpoint):
    answer = standpoint("self-test")
    assert answer.code == 0, answer.err
    assert answer.out.strip().endswith("Standpoint works here.")


def test_compare_tells_what_all_share_from_what_only_some_do(standpoint, corpus, ids, tmp_path):
    (tmp_path / "four.txt").write_text("The forum wants unity of Syria and care for refugees.\n")
    standpoint("import", corpus, tmp_path / "four.txt")
    four = max(row["id"] for row in standpoint("reports", corpus, "--json").json)
    answer = standpoint(
        "compare", corpus, ids["Council"], ids["Assembly"], four, "--output", tmp_path / "o.json"
    )
    assert answer.out.splitlines()[:2] == [
        "In all: Refugees.",
        "In at least two, not all: Unity.",
    ]


def test_an_import_says_as_json_what_it_took_of_each_report_and_where_its_date_was_found(
    tmp_path, standpoint
):
    (tmp_path / "in").mkdir()
    head = "---\ntitle: Roads\ndate: 2024-06-12\nactor: Harbour Forum\n---\n\n"
    (tmp_path / "in" / "a.md").write_text(f"{head}The hall met.\n", encoding="utf-8")
    (tmp_path / "in" / "b.md").write_text("The other hall met as well.\n", encoding="utf-8")
    (tmp_path / "in" / "c.md").write_text("The other hall met as well.\n", encoding="utf-8")
    rows = standpoint("import", tmp_path / "x.standpoint", tmp_path / "in", "--json").json
    keys = ("title", "date", "date_strength", "actor")
    assert [rows[0][key] for key in keys] == ["Roads", "2024-06-12", "stated", "Harbour Forum"]
    assert "date" in rows[0]["date_where"]
    assert rows[1]["title"]
    assert [rows[1][key] for key in (*keys[1:], "date_where")] == [None] * 4
    assert (rows[2]["status"], rows[2]["title"]) == ("duplicate", None)


def test_an_import_counts_files_also_where_it_looks_for_reposts(tmp_path, standpoint):
    folder = tmp_path / "several"
    folder.mkdir()
    text = "The council met in spring and spoke of wheat, of roads and of the olive harvest. "
    for number in range(3):
        (folder / f"{number}.txt").write_text(text * 3 + f"Number {number}.\n")
    answer = standpoint("import", tmp_path / "new.standpoint", folder)
    assert (answer.code, answer.out.splitlines()[0]) == (0, "3 of 3 files added.")
