# SPDX-License-Identifier: MIT
"""Several days in a place made for a date are taken; those that a text speaks of are not."""

from __future__ import annotations

import pytest

from standpoint import documents
from standpoint.model.places import Place

BODY = "The council of the harbour town met and spoke for hours about the roads of the valley.\n"
DAYS = "2017-05-12/2017-05-15"
WRITTEN = [
    "12 May 2017 – 15 May 2017",
    "from 12 to 15 May 2017",
    "12-15 May 2017",
    "12/05/2017 - 15/05/2017",
    "05/12/2017 – 05/15/2017",
    "12.05.2017-15.05.2017",
    "12.–15.05.2017",
    "12.5. - 15.5.2017",
    "from 12/05/2017 to 15/05/2017",
    "2017/05/12 - 2017/05/15",
    "2017-05-12T00:00:00Z/2017-05-15T23:59:00Z",
    "Friday, 12 May 2017 – Monday, 15 May 2017",
    "Fri 12/05/2017 to Mon 15/05/2017",
    "من 12 إلى 15 أيار 2017",
    "من ١٢ إلى ١٥ أيار ٢٠١٧",
    "من ١٢/٠٥/٢٠١٧ إلى ١٥/٠٥/٢٠١٧",
    "من يوم الجمعة 12 أيار/مايو 2017 إلى يوم الإثنين 15 أيار/مايو 2017",
    "12 - 15 Mayıs 2017",
    "12. bis 15. Mai 2017",
    "du 12 au 15 mai 2017",
]
REFUSED = [
    ("15 – 12 May 2017", "ends before it begins"),
    ("15/05/2017 - 12/05/2017", "ends before it begins"),
    ("15-12.05.2017", "ends before it begins"),
    ("من 15 إلى 12 أيار 2017", "ends before it begins"),
    ("05/06/2017 - 07/06/2017", "can be read in two ways"),
    ("12 May 2017 – 15 May 2399", "yet to come"),
    ("Saturday 12 May 2017 – Monday 15 May 2017", "begins on a Friday"),
    ("Friday 12 – Tuesday 15 May 2017", "ends on a Monday"),
    ("12/05/2017 - Tue 15/05/2017", "ends on a Monday"),
    ("13/05/2017 - 05/15/2017", "cannot be read as a date"),
    ("since 12 May 2017", "has no end"),
]


def _rows(tmp_path, *days):
    path = tmp_path / "a.csv"
    rows = "".join(f'Talks {n},"{day}",{BODY}' for n, day in enumerate(days))
    path.write_text(f"title,date,text\n{rows}", encoding="utf-8")
    found = [documents.take(part) for part in documents.take(Place(path)).parts]
    documents.let_go()
    return found


def _in_fields(read, tmp_path, day):
    return (
        read("a.md", f'---\ndate: "{day}"\n---\n{BODY}'),
        read("b.txt", f"Talks about the road\nDate: {day}\n\n{BODY}"),
        read("c.txt", f"Title: Talks\nDate: {day}\n\n{BODY}"),
        read("d.txt", f"محادثات الميناء\nالتاريخ: {day}\n\n{BODY}"),
        *_rows(tmp_path, day),
    )


@pytest.mark.parametrize("written", WRITTEN)
def test_days_from_to_are_taken_where_a_date_is_asked_for(read, tmp_path, written):
    for document in _in_fields(read, tmp_path, written):
        assert (document.date, document.evidence["date"].count(";")) == (DAYS, 0)
        (found,) = [one for one in document.findings if one.field == "date"]
        assert found.strength == "stated"


@pytest.mark.parametrize(("written", "why"), REFUSED)
def test_days_that_cannot_be_meant_so_are_refused_with_the_reason(read, tmp_path, written, why):
    for document in _in_fields(read, tmp_path, written):
        assert document.date is None
        assert not [
            one for one in document.findings if one.field == "date" and one.strength != "weak"
        ]
        said = document.evidence["date"]
        assert why in said or "can be two spans" in said or "stands in the text" in said


@pytest.mark.parametrize("written", [one for one in WRITTEN if "T00" not in one])
def test_days_that_a_text_speaks_of_are_not_its_date(read, written):
    for text in (
        f"Talks about the road\n\nThe council met {written} in the hall. {BODY}\n{BODY}",
        f"Talks about the road\n\nFestival: {written}\n\n{BODY}\n{BODY}",
        f"Workshop on the roads\n{written}\n\n{BODY}\n{BODY}",
    ):
        assert read("a.txt", text).date is None


def test_days_of_an_invitation_are_of_the_event(read):
    lines = "Talks about the road\n\nDate: 12 May 2017 – 15 May 2017\nVenue: the old hall\n\n"
    assert read("a.txt", f"{lines}{BODY}").date is None


def test_the_column_decides_whether_the_day_stands_first(tmp_path):
    both = "05/06/2017 - 07/06/2017"
    first, *others = _rows(tmp_path, both, "20/06/2017 - 23/06/2017", "28/05/2017 - 03/06/2017")
    assert first.date == "2017-06-05/2017-06-07"
    assert [one.date for one in others] == ["2017-06-20/2017-06-23", "2017-05-28/2017-06-03"]
    (alone,) = _rows(tmp_path, both)
    assert alone.date is None
    assert "can be two spans" in alone.evidence["date"]
    assert {one.value for one in alone.findings if one.field == "date"} == {
        "2017-06-05/2017-06-07",
        "2017-05-06/2017-07-06",
    }


def test_a_cell_with_two_days_is_not_taken_for_its_first(tmp_path):
    for written in ("28/05/2017 and 30/05/2017", "2017-05-12 10:00; 2017-05-15 12:00"):
        (document,) = _rows(tmp_path, written)
        assert document.date is None
        assert "cannot be read as a date" in document.evidence["date"]


def test_a_span_that_runs_backwards_in_one_order_is_not_taken_and_decides_for_no_row(tmp_path):
    span = "05/12/2017 - 06/01/2017"
    first, other = _rows(tmp_path, span, "03/04/2017")
    assert (first.date, other.date) == (None, None)
    assert "two ways" in first.evidence["date"]
    *others, slip = _rows(tmp_path, "13/05/2017", "14/05/2017", "3/4/2017", span)
    assert [one.date for one in others] == ["2017-05-13", "2017-05-14", "2017-04-03"]
    assert slip.date is None
    assert "ends before it begins" in slip.evidence["date"]
    (backwards,) = _rows(tmp_path, "05/06/2017 - 07/06/2016")
    assert backwards.date is None
    assert "ends before it begins" in backwards.evidence["date"]


def test_a_day_with_the_hours_of_a_calendar_is_that_day_and_decides_for_its_column(tmp_path):
    hours = "13/05/2017 10:00 - 13/05/2017 12:00"
    first, second, third = _rows(tmp_path, hours, "12/05/2017 10:00 - 12/05/2017 12:00", "3/4/2017")
    assert (first.date, second.date, third.date) == ("2017-05-13", "2017-05-12", "2017-04-03")
    first, second = _rows(
        tmp_path, "13/05/2017 10:00 - 15/05/2017 12:00", "13/05/2017 - 13/05/2017"
    )
    assert (first.date, second.date) == (DAYS.replace("12", "13"), "2017-05-13")
    (alone,) = _rows(tmp_path, "12/05/2017 10:00 - 12/05/2017 12:00")
    assert alone.date is None
    assert {one.value for one in alone.findings if one.field == "date"} == {
        "2017-05-12",
        "2017-12-05",
    }
    (alone,) = _rows(tmp_path, "2017-05-12 10:00 - 2017-05-12 12:00")
    assert alone.date == "2017-05-12"
