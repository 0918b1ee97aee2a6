# SPDX-License-Identifier: MIT
"""A day that a line gives for an event does not date the report; it is said that it was seen."""

from __future__ import annotations

import pytest

from standpoint import documents
from standpoint.model.places import Place

BODY = (
    "The council of the harbour town met and spoke for hours about the roads that lead to the "
    "valley, the schools without a roof and the families that wait for a house in the hills.\n\n"
    "Its speaker said that nothing had been decided and that the talks would go on, since nobody "
    "had left the room before the end and all sides had put their wishes on the table by then.\n"
)


def taken(document):
    return [one for one in document.findings if one.field == "date" and one.strength != "weak"]


@pytest.mark.parametrize(
    "head",
    [
        "Ten years since\n18 March 2011",
        "In memory of the victims of\n\n18 March 2011",
        "Deadline for applications:\n3 May 2018",
        "The shelling on\n3 May 2018",
        "منذ انطلاق الثورة في\n18 آذار 2011",
        "الموعد النهائي للتسجيل:\n3 أيار 2018",
        "Tenth anniversary\n18 March 2011",
        "في الذكرى السنوية الخامسة\n18 آذار 2011",
        "Harbour Council Resolution 2254\n18 December 2015",
        "قرار مجلس الميناء رقم 12\n18 آذار 2015",
        "Closing date\n3 May 2018",
    ],
)
def test_a_day_that_goes_on_from_the_line_above_dates_no_report(read, head):
    for text in (f"{head}\n\n{BODY}", f"{BODY}\n{head}\n"):
        document = read("a.txt", text)
        assert document.date is None
        assert not taken(document)
        assert "above it: not used" in document.evidence["date"]


@pytest.mark.parametrize(
    "above",
    [
        "Talks about the road",
        "Press release:",
        "Statement of the Harbour Council on the resolution of the assembly",
        "بيان بمناسبة الذكرى العاشرة",
        "On the road",
        "Talks on Resolution 2254",
        "المجلس يرفض القرار 12",
        "Date:",
        "تاريخ النشر:",
    ],
)
def test_a_day_below_a_title_or_a_label_still_dates_the_report(read, above):
    document = read("a.txt", f"{above}\n18 March 2021\n\n{BODY}")
    assert document.date == "2021-03-18"


def test_a_day_of_an_event_does_not_stand_against_the_dateline(read):
    text = f"Ten years since\n18 March 2011\n\nIstanbul, 12 May 2021 — It met.\n\n{BODY}"
    assert read("a.txt", text).date == "2021-05-12"


@pytest.mark.parametrize(
    "lines",
    [
        "Date: 9 June 2016\nTime: 10:00\nVenue: Harbour Hotel",
        "Date: 9 June 2016\nPlace: Harbour Hotel",
        "Venue: Harbour Hotel\nDate: 9 June 2016",
        "Title: Round table\nDate: 9 June 2016\nTime: 10:00\nPlace: Harbour Hotel",
        "التاريخ: 9 حزيران 2016\nالزمان: العاشرة صباحا\nالمكان: فندق الميناء",
    ],
)
def test_the_day_of_an_invitation_is_that_of_the_event(read, lines):
    for text in (
        f"{lines}\n\n{BODY}",
        f"Invitation to a round table\n\n{lines}\n\n{BODY}",
        f"{BODY}\n{lines}\n",
    ):
        document = read("a.txt", text)
        assert document.date is None
        assert not taken(document)
        assert "of an event" in document.evidence["date"]


@pytest.mark.parametrize(
    "lines",
    [
        "Title: Talks\nDate: 9 June 2016\nPlace: Damascus",
        "Date: 9 June 2016\nTime: 10:00\nSource: Harbour Post",
        "Date: 9 June 2016\nAuthor: Rana Haddad\nLocation: Damascus",
    ],
)
def test_a_place_or_a_clock_among_the_lines_of_a_report_changes_nothing(read, lines):
    assert read("a.txt", f"{lines}\n\n{BODY}").date == "2016-06-09"


@pytest.mark.parametrize("day", ["1970-01-01", "1900-01-01", "1 January 1970", "1899-12-30"])
def test_the_day_that_programs_write_for_none_is_noted_and_not_taken(read, day):
    for name, text in {
        "a.md": f"---\ndate: {day}\n---\n{BODY}",
        "b.txt": f"Title: Talks\nDate: {day}\n\n{BODY}",
        "a.html": f"<meta property='article:published_time' content='{day}'><p>{BODY}</p>",
    }.items():
        document = read(name, text)
        assert document.date is None, name
        assert "stands for no date" in document.evidence["date"], name


def test_a_mail_from_the_first_day_of_computers_has_no_date(read):
    mail = (
        "Return-Path: <a@harbour.example>\nReceived: from a by b; Thu, 1 Jan 1970 00:00:00 +0000\n"
        "From: Rana <a@harbour.example>\nDate: Thu, 1 Jan 1970 00:00:00 +0000\n"
        f"Message-ID: <1@harbour.example>\nSubject: Talks\n\n{BODY}"
    )
    document = read("a.eml", mail)
    assert document.date is None
    assert "stands for no date" in document.evidence["date"]


@pytest.mark.parametrize("day", ["1970-01-01", "19700101", "01/01/1970", "1900-01-01 00:00:00"])
def test_a_cell_with_such_a_day_is_noted_and_not_taken(tmp_path, day):
    path = tmp_path / "a.csv"
    path.write_text(f"title,date,text\nTalks,{day},The council met and spoke of the roads.\n")
    (part,) = documents.take(Place(path)).parts
    document = documents.take(part)
    documents.let_go()
    assert document.date is None
    assert "stands for no date" in document.evidence["date"]
