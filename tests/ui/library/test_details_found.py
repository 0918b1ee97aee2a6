# SPDX-License-Identifier: MIT
"""What the details of reports say of what was found in them, and how it is taken."""

from __future__ import annotations

import re

import pytest

from standpoint.corpus import evidence
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.model.findings import Finding
from standpoint.ui.look import LinkButton, Words
from standpoint.ui.metadata import MetadataDialog


@pytest.fixture
def found():
    return {
        1: (
            Finding("date", "2024-05-24", "front matter “date”"),
            Finding("date", "2024-05-30", "file name", "likely"),
        ),
        5: (Finding("date", "2021-02-03", "dateline", "likely"),),
        6: (Finding("date", "2020-01-01", "the day on which the file was saved", "weak"),),
    }


def links(dialog):
    return {one.text(): one for one in dialog.findChildren(LinkButton)}


def test_below_a_field_stands_where_its_value_was_found_and_what_else_was(
    look, shelf, found, qtbot
):
    dialog = MetadataDialog(look, shelf.listed[:1], shelf.listed, None, found)
    qtbot.addWidget(dialog)
    said = " ".join(one.text() for one in dialog.findChildren(Words))
    assert "front matter “date”" in said
    assert "likely, not stated" in said
    links(dialog)["Take it"].click()
    assert dialog.changes() == {1: {"date": "2024-05-30"}}


def test_several_reports_get_the_dates_that_were_found_in_them(look, shelf, found, qtbot):
    dialog = MetadataDialog(look, shelf.listed[4:], shelf.listed, None, found)
    qtbot.addWidget(dialog)
    links(dialog)["Take the dates that were found (1 of 3)"].click()
    assert dialog.changes() == {5: {"date": "2021-02-03"}}, "a weak finding is not taken"


def test_why_a_report_has_no_date_and_what_was_not_read_is_said(look, shelf, qtbot, tmp_path):
    told = "“03/04/2022” can be read in two ways: not used"
    (tmp_path / "days.txt").write_text(
        "Ferries again\n\n03/04/2022\n\nThe ferries run again after winter.\n", encoding="utf-8"
    )
    with Corpus.create(tmp_path / "a.standpoint") as corpus:
        for _ in ingest(corpus, [tmp_path / "days.txt"]):
            pass
        (report,) = corpus.reports()
        remarks = evidence.remarks(corpus, [report.id])
    remarks[report.id]["text"] = "not read: the attachment “map.pdf”"
    dialog = MetadataDialog(look, [report], [report], None, {}, remarks=remarks)
    qtbot.addWidget(dialog)
    said = [re.sub("[\u2066-\u2069]", "", one.text()) for one in dialog.findChildren(Words)]
    assert f"When it came in: {told}" in said
    assert "Text: not read: the attachment “map.pdf”" in said


def test_of_a_date_that_was_found_nothing_is_said_twice(look, shelf, found, qtbot):
    remarks = {1: {"date": "file name says 2024-05-30"}}
    dialog = MetadataDialog(look, shelf.listed[:1], shelf.listed, None, found, remarks=remarks)
    qtbot.addWidget(dialog)
    assert not any("When it came in" in one.text() for one in dialog.findChildren(Words))
