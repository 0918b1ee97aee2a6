# SPDX-License-Identifier: MIT
"""`chart --smooth` lays a line through the reports where there can be one, and else says why."""

from __future__ import annotations

import csv
import io

import pytest

SPOKEN = "The council spoke for the unity of Syria."
SILENT = "Farmers brought in wheat and olives this year."


@pytest.fixture
def dozen(standpoint, tmp_path):
    """A corpus of twelve statements, one a month of 2021."""
    path = tmp_path / "dozen.standpoint"
    files = []
    for month in range(1, 13):
        files.append(tmp_path / f"{month:02}.txt")
        said = SPOKEN if month % 2 else SILENT
        files[-1].write_text(f"Statement {month:02}\n\n{said} Number {month}.\n", encoding="utf-8")
    assert standpoint("import", path, *files).code == 0
    for report in standpoint("reports", path, "--json").json:
        month = report["title"].split()[-1]
        assert standpoint("set", path, report["id"], "--date", f"2021-{month}-10").code == 0
    return path


@pytest.fixture
def draw(standpoint, dozen, tmp_path):
    """Return a function that draws unity as CSV and gives its answer and its three tables."""
    target = tmp_path / "out.csv"

    def call(*options):
        answer = standpoint(
            "chart", dozen, "--output", target, "--theme", "unity", "--no-events", *options
        )
        text = target.read_text(encoding="utf-8") if target.exists() else ""
        tables = [list(csv.reader(io.StringIO(table))) for table in text.split("\n\n")]
        return answer, tables

    return call


def notes(tables):
    return {row[0]: row[1] for row in tables[1][1:]}


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("window", "moving window of ±45 days, ratio of sums."),
        ("kernel", "Gaussian kernel with a bandwidth of 30 days, ratio of sums."),
    ],
)
def test_the_smooth_line_is_a_third_table_and_the_header_stays(draw, method, said):
    answer, tables = draw("--smooth", method)
    assert (answer.code, answer.err) == (0, "")
    assert ",".join(tables[0][0]) == (
        "series,period,start,end,measure,value,low,high,numerator,denominator,reports,approximate"
    )
    assert len(tables) == 3
    assert tables[2][0] == ["series", "day", "smoothed", "effective_n"]
    first, *_, last = tables[2][1:]
    assert (first[:2], last[:2]) == (["unity", "2021-01-10"], ["unity", "2021-12-10"])
    assert all(0 <= float(row[2]) <= 1 and float(row[3]) > 0 for row in tables[2][1:])
    assert notes(tables)["smoothing"] == said


def test_without_smoothing_the_tables_are_as_before(draw):
    _, tables = draw()
    assert len(tables) == 2
    assert "smoothing" not in notes(tables)


def test_the_width_can_be_given_in_days(draw):
    _, tables = draw("--smooth", "window", "--smooth-days", "400")
    assert {row[2:4] == ["0.5", "12"] for row in tables[2][1:]} == {True}
    assert "±400 days" in notes(tables)["smoothing"]


def test_too_few_reports_have_no_line_and_a_sentence_says_so(draw):
    answer, tables = draw("--smooth", "window", "--from", "2021-06")
    assert answer.code == 0
    assert "Smoothing needs 10 dated reports; Unity has 7." in answer.out
    assert len(tables) == 2
    assert notes(tables)["smoothing"] == "Smoothing needs 10 dated reports; unity has 7."


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--smooth", "window", "--measure", "count"), "no denominator"),
        (("--smooth", "kernel", "--form", "bars"), "not over bars"),
        (("--smooth", "kernel", "--form", "heat"), "not over a map"),
        (("--smooth-days", "30"), "--smooth-days needs --smooth"),
        (("--smooth", "window", "--smooth-days", "0"), "0"),
        (("--smooth", "loess"), "loess"),
    ],
)
def test_a_smoothing_that_cannot_be_is_refused_and_nothing_is_written(
    draw, tmp_path, options, said
):
    answer, _ = draw(*options)
    assert answer.code == 2
    assert said in answer.err
    assert not (tmp_path / "out.csv").exists()


def test_a_saved_figure_keeps_its_smoothing_and_another_method_has_its_own_width(
    standpoint, dozen, draw
):
    saved = ("--theme", "unity", "--smooth", "kernel", "--smooth-days", "77", "--no-events")
    assert standpoint("figures", dozen, "save", "Unity over 2021", *saved).code == 0
    _, tables = draw("--saved", "Unity over 2021")
    assert "bandwidth of 77 days" in notes(tables)["smoothing"]
    _, tables = draw("--saved", "Unity over 2021", "--smooth", "window")
    assert "±45 days" in notes(tables)["smoothing"]
    answer, tables = draw("--saved", "Unity over 2021", "--form", "bars")
    assert answer.code == 0
    assert "not over bars" in notes(tables)["smoothing"]


def test_approximate_dates_one_unit_wider_are_a_policy_that_the_table_names(
    standpoint, dozen, draw
):
    report = standpoint("reports", dozen, "--json").json[0]["id"]
    standpoint("set", dozen, report, "--date", "2021-01~")
    _, narrow = draw()
    _, wide = draw("--dates", "widen")
    assert narrow[0][1][1] == "2021-01"
    assert wide[0][1][1] == "2020-12"
    assert "one unit wider" in notes(wide)["date policy"]
