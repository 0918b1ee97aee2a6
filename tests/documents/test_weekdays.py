# SPDX-License-Identifier: MIT
"""A weekday that does not fit its day is noted and the day not taken, wherever both are stated."""

from __future__ import annotations

import pytest

from standpoint import documents
from standpoint.model.places import Place

BODY = "The council of the harbour town met and spoke for hours about the roads."


def _row(tmp_path, day):
    path = tmp_path / "a.csv"
    path.write_text(f'title,date,text\nTalks,"{day}",{BODY}\n')
    (part,) = documents.take(Place(path)).parts
    document = documents.take(part)
    documents.let_go()
    return document


@pytest.mark.parametrize(
    "day", ["Monday, 4 May 2021", "Mon 4 May 2021 10:30", "الإثنين 4 أيار 2021", "Mon, 04/05/2021"]
)
def test_a_wrong_weekday_is_noted_and_the_day_not_taken(read, tmp_path, day):
    for document in (
        read("a.txt", f"Title: Talks\nDate: {day}\n\n{BODY}\n"),
        read("a.md", f'---\ndate: "{day}"\n---\n{BODY}\n'),
        read("a.html", f"<meta name=date_published content='{day}'><p>{BODY}</p>"),
        _row(tmp_path, day),
    ):
        assert document.date is None
        assert not [one for one in document.findings if one.field == "date"]
        note = document.evidence["date"]
        assert "was a Tuesday: not used" in note or "two ways" in note


def test_a_weekday_that_fits_is_taken(read, tmp_path):
    day = "Tuesday, 4 May 2021"
    assert read("a.txt", f"Title: Talks\nDate: {day}\n\n{BODY}\n").date == "2021-05-04"
    assert read("a.md", f'---\ndate: "{day}"\n---\n{BODY}\n').date == "2021-05-04"
    assert _row(tmp_path, day).date == "2021-05-04"
