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
    "day", ["Monday, 4 May 2021", "Mon 4 May 2021 10:30", "الإثنين 4 أيار 2021", "Sun, 04/05/2021"]
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


def _mail(day):
    return (
        f"From: Harbour Council <a@example.org>\nSubject: Talks\nDate: {day}\n"
        f"Message-ID: <1@example.org>\n\n{BODY}\n"
    )


@pytest.mark.parametrize(
    ("day", "was"),
    [
        ("Sat, 12 May 2017 10:00:00 +0200", "“Sat, 12 May 2017” was a Friday: not used"),
        ("sat, 12 may 2017 23:50:00 -0700 (PDT)", "was a Friday: not used"),
        ("Saturday, 12 May 2017 10:00 +0000", "was a Friday: not used"),
        ("Sat, 12 May 17 10:00:00 +0200", "was a Friday: not used"),
    ],
)
def test_a_wrong_weekday_in_the_head_of_a_mail_is_noted_and_the_day_not_taken(read, day, was):
    document = read("a.eml", _mail(day))
    assert document.date is None
    assert not [one for one in document.findings if one.field == "date"]
    assert "date of the mail: " in document.evidence["date"]
    assert was in document.evidence["date"]


@pytest.mark.parametrize(
    "day",
    ["Fri, 12 May 2017 23:50:00 -0700", "Fri, 12 May 2017 00:10:00 +0300", "12 May 2017 10:00 GMT",
     "Fri, 12 May 17 10:00:00 +0200", "Fri May 12 10:00:00 2017"],
)  # fmt: skip
def test_a_mail_is_of_the_day_that_its_weekday_fits(read, day):
    assert read("a.eml", _mail(day)).date == "2017-05-12"
