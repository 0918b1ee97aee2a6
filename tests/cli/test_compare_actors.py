# SPDX-License-Identifier: MIT
from __future__ import annotations

import json

import pytest


@pytest.fixture
def actors(standpoint, corpus, ids):
    for title, actor, date in (
        ("Council", "Harbour Forum", "2023-05-04"),
        ("Assembly", "River Committee", "2024-02"),
        ("Harvest", "River Committee", "2019"),
    ):
        answer = standpoint("set", corpus, ids[title], "--actor", actor, "--date", date)
        assert answer.code == 0
    return ("--actor", "Harbour Forum", "--actor", "River Committee")


def test_all_reports_of_actors_are_written_side_by_side(standpoint, corpus, actors, tmp_path):
    target = tmp_path / "c.json"
    assert standpoint("compare", corpus, *actors, "--output", target).code == 0
    written = json.loads(target.read_text(encoding="utf-8"))
    assert len(written["reports"]) == 3
    assert all(len(row["cells"]) == 2 for row in written["rows"])


def test_a_period_leaves_out_what_lies_outside_it(standpoint, corpus, actors, ids, tmp_path):
    target = tmp_path / "c.json"
    period = ("--from", "2020", "--to", "June 2024")
    assert standpoint("compare", corpus, *actors, *period, "--output", target).code == 0
    written = json.loads(target.read_text(encoding="utf-8"))
    assert [one["id"] for one in written["reports"]] == [ids["Council"], ids["Assembly"]]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--actor", "River Comittee"), "No report names the actor River Comittee. There are "),
        (("--to", "2021"), "Harbour Forum: no report in this period."),
        (("--from", "2024", "--to", "2021"), "The period ends before it begins."),
    ],
)
def test_what_cannot_be_gathered_is_refused_in_a_sentence(
    standpoint, corpus, actors, tmp_path, more, said
):
    answer = standpoint("compare", corpus, *actors, *more, "--output", tmp_path / "c.html")
    assert answer.code == 2
    assert answer.err.startswith(said)
    assert list(tmp_path.glob("c.*")) == []


def test_ids_and_actors_are_not_mixed(standpoint, corpus, actors, ids, tmp_path):
    asked = (ids["Council"], ids["Assembly"], *actors, "--output", tmp_path / "c.html")
    answer = standpoint("compare", corpus, *asked)
    assert answer.code == 2
    assert "either reports by their ids or actors" in answer.err


def test_a_report_of_two_actors_is_one_of_each_and_told_where_both_are_compared(
    standpoint, corpus, actors, ids, tmp_path
):
    both = "Harbour Forum, Lake Union"
    assert standpoint("set", corpus, ids["Council"], "--actor", both).code == 0
    lake = ("--actor", "Lake Union", "--actor", "River Committee")
    answer = standpoint("compare", corpus, *lake, "--output", tmp_path / "c.json")
    assert answer.code == 0
    written = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert ids["Council"] in {one["id"] for one in written["reports"]}
    answer = standpoint("compare", corpus, *actors, *lake[:2], "--output", tmp_path / "d.json")
    assert answer.code == 2
    assert "Harbour Forum and Lake Union: no report in this period. 1 report has" in answer.err
    answer = standpoint("compare", corpus, "--actor", both, *lake, "--output", tmp_path / "d.json")
    assert f"No report names the actor {both}. There are River Committee, Harbour" in answer.err
