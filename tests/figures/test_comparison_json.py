# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from dataclasses import replace

from standpoint.analysis.aligned import Column
from standpoint.analysis.alignment import align
from standpoint.analysis.closeness import ClosenessModel
from standpoint.figures.comparison import Contents, as_json, statement, write


def test_json_has_the_shape_that_scripts_rely_on(digest, answer, compare):
    made = as_json(compare(digest, answer))
    assert list(made) == ["codebook_version", "reports", "rows"]
    assert made["codebook_version"] == 3
    assert made["reports"] == [
        {"id": 1, "title": "A digest for trying: first part"},
        {"id": 2, "title": "An answer to it"},
    ]
    assert [(row["theme"], row["facet"]) for row in made["rows"]] == [
        ("unity", "territory"),
        ("unity", "society"),
        ("refugees", "return"),
        ("resolution_2254", "number"),
        ("resolution_2254", "general"),
    ]
    for row in made["rows"]:
        assert list(row) == ["theme", "facet", "cells", "links"]
        for cell in row["cells"]:
            assert list(cell) == ["report", "silence", "sentences"]


def test_every_sentence_of_the_json_is_the_stored_text(digest, answer, arabic, compare):
    texts = {r.report.id: r.text for r in (digest, answer, arabic)}
    found = [
        (cell["report"], said)
        for row in as_json(compare(digest, answer, arabic))["rows"]
        for cell in row["cells"]
        for said in cell["sentences"]
    ]
    assert len(found) == 7
    for report, said in found:
        assert said["text"] == texts[report][said["start"] : said["end"]]


def test_a_link_names_both_sentences_by_their_offsets(digest, answer, compare):
    (link,) = as_json(compare(digest, answer))["rows"][2]["links"]
    assert list(link) == ["a", "b", "closeness", "shared", "origin"]
    a, b = link["a"], link["b"]
    assert digest.text[a["start"] : a["end"]].startswith("No family is to be sent back")
    assert answer.text[b["start"] : b["end"]].startswith("The second circle")
    assert (a["report"], b["report"], link["origin"]) == (1, 2, "machine")
    assert 0.08 <= link["closeness"] <= 1
    assert {"forc", "sent"} <= set(link["shared"])


def test_a_link_between_languages_has_no_closeness(digest, arabic, compare, link_by_hand):
    by_hand = link_by_hand("unity", "territory", digest, 1, arabic, 1)
    (link,) = as_json(compare(digest, arabic, links=[by_hand]))["rows"][0]["links"]
    assert (link["origin"], link["closeness"], link["shared"]) == ("human", None, [])


def test_silence_says_what_is_known(digest, answer, arabic, compare):
    reviewed = replace(answer, reviewed=frozenset({"unity"}))
    rows = as_json(compare(digest, reviewed, arabic))["rows"]
    assert [cell["silence"] for cell in rows[0]["cells"]] == [None, "reviewed", None]
    assert [cell["silence"] for cell in rows[2]["cells"]] == [None, None, "not_searched"]
    assert [cell["silence"] for cell in rows[3]["cells"]] == [None, "none_found", None]


def test_a_rejected_passage_is_not_in_the_json(digest, answer, compare, decide):
    rejected = replace(digest, decisions=(decide(digest, 2, "refugees", "return", "rejected"),))
    cell = as_json(compare(rejected, answer))["rows"][2]["cells"][0]
    assert cell == {"report": 1, "silence": "none_found", "sentences": []}


def test_reports_without_a_common_theme_are_said_to_have_none(digest, answer, arabic, compare):
    assert statement(compare(answer, arabic)) is None
    only_number = replace(arabic, mentions=arabic.mentions[1:])
    assert statement(compare(answer, only_number)) == (
        "These two reports have no theme in common. Their texts can still be read side by side."
    )


def test_the_json_file_is_utf_8_with_its_letters_readable(digest, arabic, compare, tmp_path):
    file = tmp_path / "c.json"
    write(compare(digest, arabic), file)
    text = file.read_bytes().decode("utf-8")
    assert "الأرض واحدة" in text
    assert text.endswith("}\n")
    assert json.loads(text) == as_json(compare(digest, arabic))


def test_of_groups_each_cell_has_its_reports_and_each_sentence_its_own(
    digest, arabic, answer, compare
):
    made = compare(digest, arabic, answer)
    columns = (
        Column((digest.report, arabic.report), "Circle", "2 reports"),
        Column((answer.report,)),
    )
    aligned = align((digest, arabic, answer), made.codebook, 3, ClosenessModel(), columns=columns)
    found = as_json(replace(made, alignment=aligned))
    assert list(found) == ["codebook_version", "reports", "columns", "reposts", "rows"]
    assert found["reposts"] is None
    assert found["columns"][0] == {"label": "Circle", "about": "2 reports", "reports": [1, 3]}
    circle, other = found["rows"][0]["cells"]
    assert (circle["report"], circle["reports"]) == (None, [1, 3])
    assert (other["report"], other["reports"]) == (2, [2])
    texts = {r.report.id: r.text for r in (digest, arabic)}
    assert [said["report"] for said in circle["sentences"]] == [1, 3]
    for said in circle["sentences"]:
        assert said["text"] == texts[said["report"]][said["start"] : said["end"]]


def test_themes_that_are_left_out_are_not_in_the_json(digest, answer, compare):
    made = replace(compare(digest, answer), contents=Contents(off=frozenset({"unity"})))
    assert {row["theme"] for row in as_json(made)["rows"]} == {"refugees", "resolution_2254"}
    assert made.left_out() == ("Unity",)
