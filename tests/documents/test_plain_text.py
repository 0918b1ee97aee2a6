# SPDX-License-Identifier: MIT
"""Plain text is kept as it is; what it says of itself is taken, nothing else."""

from __future__ import annotations

import pytest

BODY = "The delegates met at noon. They spoke about schools.\n\nThey left at six.\n"


def test_the_stored_text_is_the_file_and_nothing_else(read):
    text = "  First\tline \n\n\nNo\u00a0break, e\u0301 combined, \U0001f54a dove, \u200f mark.  \n"
    assert read("a.txt", text).text == text


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_become_line_feeds(read, end):
    assert read("a.txt", BODY.replace("\n", end)).text == BODY


def test_a_file_without_a_date_stays_undated(read):
    document = read("report.txt", "On Wednesday 5 June the council met.\n")
    assert document.date is None
    assert document.evidence["date"] == "“On Wednesday 5 June” has no year"


def test_nothing_is_stated_by_a_text_that_states_nothing(read):
    document = read("a.txt", BODY)
    assert (document.actor, document.publisher, document.source, document.language) == (None,) * 4
    assert document.evidence == {}


@pytest.mark.parametrize(
    ("line", "publisher", "date"),
    [
        ("(Source: The Harbour Council’s Press Desk)", "The Harbour Council’s Press Desk", None),
        ("(Source: Harbour Press Office / 05.01.2017)", "Harbour Press Office", "2017-01-05"),
        ("(Source: Harbour Press Office / 5 January 2017)", "Harbour Press Office", "2017-01-05"),
        ("(Source: Harbour Press Office, June 5, 2017)", "Harbour Press Office", "2017-06-05"),
        ("(المصدر: مكتب الميناء الصحفي / 27 تموز 2021)", "مكتب الميناء الصحفي", "2021-07-27"),
        ("(المصدر: مكتب الميناء / ٠٥.٠١.٢٠١٧)", "مكتب الميناء", "2017-01-05"),
        ("Source: Harbour News Agency", "Harbour News Agency", None),
        ("(Source: Committee of 2016)", "Committee of 2016", None),
        ("(Source: Harbour Press Office / 2016)", "Harbour Press Office", "2016"),
        ("(Source: Harbour Press Office, 2016)", "Harbour Press Office", "2016"),
        ("(Source: Harbour Press Office / about 2016)", "Harbour Press Office", "2016~"),
        ("(Source: Law Office of the Harbour / 2016)", "Law Office of the Harbour", "2016"),
    ],
)
def test_a_source_line_at_the_end_states_publisher_and_date(read, line, publisher, date):
    document = read("a.txt", f"{BODY}{line}\n")
    assert document.publisher == publisher
    assert document.date == date
    assert document.text.endswith(f"{line}\n")
    assert document.evidence["publisher"] == "source line at the end"


def test_a_source_line_may_close_the_last_paragraph(read):
    document = read("a.txt", "The delegates left at six. (Source: Harbour Press Desk)")
    assert document.publisher == "Harbour Press Desk"


def test_an_ambiguous_date_in_a_source_line_is_not_read(read):
    document = read("a.txt", f"{BODY}(Source: Harbour Press Office / 05/06/2017)")
    assert document.publisher == "Harbour Press Office"
    assert document.date is None
    assert "05/06/2017" in document.evidence["date"]


@pytest.mark.parametrize(
    ("line", "publisher", "number"),
    [
        ("(Source: Security Council / 2254)", "Security Council", "2254"),
        ("(Source: Security Council, 1701)", "Security Council", "1701"),
        ("Source: Security Council – 2099", "Security Council", "2099"),
        ("(Source: Security Council Resolution / 1973)", "Security Council Resolution", "1973"),
        ("(Source: Harbour Council, Decree No. / 2012)", "Harbour Council, Decree No.", "2012"),
        ("(المصدر: قرار مجلس الأمن / ٢٢٥٤)", "قرار مجلس الأمن", "٢٢٥٤"),
        ("(Source: Security Council / about 2254)", "Security Council", "about 2254"),
    ],
)
def test_a_number_that_need_not_be_a_year_dates_no_report(read, line, publisher, number):
    document = read("a.txt", f"{BODY}{line}\n")
    assert document.date is None
    assert document.publisher == publisher
    assert f"“{number}”" in document.evidence["date"]


def test_an_address_in_a_source_line_is_the_source(read):
    document = read("a.txt", f"{BODY}Source: https://example.org/statement/1")
    assert document.source == "https://example.org/statement/1"
    assert document.publisher is None


def test_a_source_that_is_spoken_of_inside_the_text_states_nothing(read):
    text = "Source: an envoy\n" + "\n".join(f"The council met for hour {i}." for i in range(9))
    assert read("a.txt", text).publisher is None


WRAPPED = """\
The council of the harbour town met on the second day of the week and spoke
for some hours about the roads that lead to the valley, the schools that have
no roof and the families that wait for a house. Nobody left before the end of
the talks, which came late.

On the next day the mayor said that the roads come first, because without any
roads there is neither a roof nor a house, and that the council will meet once
more before the winter.
"""


def test_a_text_that_a_program_broke_into_lines_is_hard_wrapped(read):
    assert read("a.txt", WRAPPED).hard_wrapped


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED.replace("\n\n", "\x00").replace("\n", " ").replace("\x00", "\n"),
        "Points of the day\n- roads and bridges\n- schools\n- houses for the families\n- winter\n",
        "\n".join(f"The council met on day {i} and spoke about the roads again." for i in range(9)),
        "One line only, which is rather long and goes on and on until it has ended.\n",
    ],
    ids=["paragraph per line", "list", "sentence per line", "one line"],
)
def test_lines_that_mean_something_are_not_hard_wrapped(read, text):
    assert not read("a.txt", text).hard_wrapped
