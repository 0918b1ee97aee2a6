# SPDX-License-Identifier: MIT
"""Actors are told apart and reports tagged without a window."""

from __future__ import annotations

import pytest


@pytest.fixture
def stated(corpus, ids, standpoint):
    council, assembly, harvest = (ids[name] for name in ("Council", "Assembly", "Harvest"))
    standpoint("set", corpus, council, "--actor", "Etilaf, Hadi Albahra")
    standpoint("set", corpus, assembly, "--actor", "Etilaf")
    standpoint("set", corpus, harvest, "--publisher", "Media Office of the HNC")
    return corpus


def test_names_are_listed_suggested_renamed_and_kept_apart(stated, ids, standpoint):
    council, assembly, harvest = (ids[name] for name in ("Council", "Assembly", "Harvest"))
    assert standpoint("actors", stated, "--json").json == [
        {"name": "Etilaf", "reports": sorted([council, assembly])},
        {"name": "Hadi Albahra", "reports": [council]},
    ]
    rows = standpoint("actors", stated, "suggest", "--json").json
    assert [(row["name"], row["actor"], row["reports"]) for row in rows] == [
        ("Etilaf", "Syrian Opposition Coalition", sorted([council, assembly])),
        ("Hadi Albahra", "Hadi al-Bahra", [council]),
        (None, "Syrian Negotiations Commission", [harvest]),
    ]
    apart = standpoint("actors", stated, "apart", "Hadi Albahra", "Hadi al-Bahra")
    assert apart.out == "Kept “Hadi Albahra” apart from “Hadi al-Bahra”.\n"
    renamed = standpoint("actors", stated, "rename", "Etilaf", "Syrian Opposition Coalition")
    assert renamed.out == "Renamed the actor of 2 reports.\n"
    left = standpoint("actors", stated, "suggest").out
    assert left == (
        f"report {harvest} may be by Syrian Negotiations Commission: “HNC” in its publisher\n"
    )


@pytest.mark.parametrize("new", ["", "One, Two"])
def test_a_name_that_cannot_be_one_changes_nothing(stated, standpoint, new):
    answer = standpoint("actors", stated, "rename", "Etilaf", new)
    assert (answer.code, answer.out) == (2, "")
    assert "Nothing was done." in answer.err


def test_a_name_that_nobody_has_is_told(stated, standpoint):
    answer = standpoint("actors", stated, "rename", "Nobody", "Somebody")
    assert answer.code == 2
    assert "No report stands under “Nobody”." in answer.err


def test_reports_are_tagged_listed_and_untagged(corpus, ids, standpoint):
    council, assembly = ids["Council"], ids["Assembly"]
    assert standpoint("tag", corpus).out.startswith("No tags yet.")
    answer = standpoint("tag", corpus, council, assembly, "--add", "to read", "--add", "Geneva")
    assert (answer.code, answer.out) == (0, "Tagged 2 reports.\n")
    standpoint("tag", corpus, council, "--remove", "geneva")
    assert standpoint("tag", corpus, "--json").json == [
        {"tag": "Geneva", "reports": [assembly]},
        {"tag": "to read", "reports": sorted([council, assembly])},
    ]


def test_a_report_that_is_not_there_is_told_and_the_others_are_tagged(corpus, ids, standpoint):
    council = ids["Council"]
    answer = standpoint("tag", corpus, council, 999, "--add", "seen")
    assert (answer.code, answer.out) == (1, "Tagged 1 report.\n")
    assert "has no report 999" in answer.err
    assert standpoint("tag", corpus, 999, "--add", "seen").code == 2


def test_tagging_without_saying_what_or_whom_changes_nothing(corpus, ids, standpoint):
    council = ids["Council"]
    assert standpoint("tag", corpus, council).code == 2
    assert standpoint("tag", corpus, "--add", "x").code == 2
    assert standpoint("tag", corpus, council, "--add", "a, b").code == 2
    assert standpoint("tag", corpus, "--json").json == []


def test_removing_a_tag_that_nobody_has_says_so(corpus, ids, standpoint):
    answer = standpoint("tag", corpus, next(iter(ids.values())), "--remove", "nowhere")
    assert answer.code == 1
    assert answer.err.strip() == "None of these reports had the tag “nowhere”."
