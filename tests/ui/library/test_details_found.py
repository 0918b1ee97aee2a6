# SPDX-License-Identifier: MIT
"""What the details of reports say of what was found in them, and how it is taken."""

from __future__ import annotations

import pytest

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
