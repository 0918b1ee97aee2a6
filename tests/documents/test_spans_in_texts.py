# SPDX-License-Identifier: MIT
"""Several days, months and seasons where dates of reports stand are read or at least named."""

from __future__ import annotations

import pytest

BODY = (
    "The council of the harbour town met and spoke for hours about the roads that lead to the "
    "valley, the schools without a roof and the families that wait for a house in the hills.\n\n"
    "Its speaker said that nothing had been decided and that the talks would go on, since nobody "
    "had left the room before the end and all sides had put their wishes on the table by then.\n"
)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Geneva, 5-7 May 2017 — The council met.", "2017-05-05/2017-05-07"),
        ("GENEVA (5–7 May 2017) – The council met.", "2017-05-05/2017-05-07"),
        ("Geneva, 5-7 May 2017", "2017-05-05/2017-05-07"),
        ("Istanbul, May 5–7, 2017 – The council met.", "2017-05-05/2017-05-07"),
        ("5-7 May 2017", "2017-05-05/2017-05-07"),
        ("5 to 7 May 2017", "2017-05-05/2017-05-07"),
        ("28 Feb - 3 March 2017", "2017-02-28/2017-03-03"),
        ("5-7 أيار 2017", "2017-05-05/2017-05-07"),
        ("دمشق، ٥-٧ أيار ٢٠١٧ – عقد المجلس اجتماعه.", "2017-05-05/2017-05-07"),
        ("Press release – 5-7 May 2017", "2017-05-05/2017-05-07"),
    ],
)
def test_a_span_stands_for_the_day_of_a_dateline_or_a_line(read, line, date):
    document = read("a.txt", f"{line}\n\n{BODY}")
    assert document.date == date
    assert [one.strength for one in document.findings if one.field == "date"] == ["likely"]


@pytest.mark.parametrize(
    "line",
    [
        "On 5-7 May 2017 shells fell on the harbour town.",
        "5-7 May 2017 was a time of talks.",
        "Resolution 2254, 5-7 May 2017",
        "Festival: 5-7 May 2017",
        "5-7 May 2999",
        "12-5 June 2020",
        "5/7 May 2017",
        "5 and 6 May 2017",
    ],
)
def test_a_span_that_is_none_or_is_spoken_of_is_named_and_not_taken(read, line):
    document = read("a.txt", f"{line}\n\n{BODY}")
    assert document.date is None
    assert not [one for one in document.findings if one.field == "date" and one.strength != "weak"]
    assert "May 2" in document.evidence["date"] or "June 2" in document.evidence["date"]


def test_days_of_a_meeting_yield_to_the_day_of_the_dateline(read):
    head = "Talks about the road\n5-7 May 2017\n\nIstanbul, 8 May 2017 — The council met."
    document = read("a.txt", f"{head}\n\n{BODY}")
    assert document.date == "2017-05-08"
    assert "5-7 May 2017" in [one.quote for one in document.findings if one.field == "date"]


def test_a_chronology_of_spans_is_not_dated_by_its_first(read):
    text = "Events\n\n" + "".join(f"{days} May 2017\n{BODY}\n" for days in ("2-3", "5-7", "9-11"))
    document = read("a.txt", text)
    assert document.date is None
    assert "lines bear different dates" in document.evidence["date"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Geneva, May 2017", "“May 2017” names no day"),
        ("Spring 2017", "“Spring 2017” names no day"),
        ("Summer of 2017", "“Summer of 2017” names no day"),
        ("ربيع 2017", "“ربيع 2017” names no day"),
        ("5/7 May 2017", "“5/7 May 2017” holds several days"),
        ("5-7.05.2017", "“5-7.05.2017” holds several days"),
        ("2017-05-05/2017-05-07", "“2017-05-05/2017-05-07” holds several days"),
        ("The harbour paper of winter 2016-2017", "“winter 2016-2017” names no day"),
    ],
)
def test_what_names_no_day_is_said_with_its_words(read, line, words):
    document = read("a.txt", f"{line}\n\n{BODY}")
    assert document.date is None
    assert words in document.evidence["date"]


@pytest.mark.parametrize("above", ["Workshop on the roads", "مؤتمر الميناء الثالث"])
def test_the_days_of_a_meeting_that_the_line_above_names_are_only_shown(read, above):
    for line in ("5-7 May 2017", "Geneva, 5-7 May 2017"):
        document = read("a.txt", f"{above}\n{line}\n\n{BODY}")
        assert document.date is None
        assert "may be the day of" in document.evidence["date"]
    closing = f"Final statement of the conference\n5-7 May 2017\n\n{BODY}"
    assert read("a.txt", closing).date == "2017-05-05/2017-05-07"
