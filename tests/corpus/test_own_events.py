# SPDX-License-Identifier: MIT
"""The analyst's own events are kept, and come in and go out as tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from standpoint.coding import codebook_file
from standpoint.corpus import event_table, events
from standpoint.corpus.corpus import Corpus
from standpoint.errors import DateError, EventError, ReadOnlyError
from standpoint.files import data
from standpoint.model.events import DatedEvent, date_between

FOUNDED = DatedEvent("2012-11-11", "A body is founded", "opposition", ("unity",), "Its own paper")
ROUND = DatedEvent("2019-10-30/2019-11-08", "First round", "talks")
SUMMER = DatedEvent("2024-06", "مؤتمر في الصيف", "our own kind", ("refugees", "unity"))


@pytest.fixture
def corpus(path):
    with Corpus.create(path) as made:
        yield made


def table(text, name="events.csv", encoding="utf-8"):
    return event_table.read(text.encode(encoding), name, codebook_file.default())


def test_events_are_kept_in_the_file_in_the_order_of_their_days(corpus, path):
    added = events.add(corpus, [SUMMER, FOUNDED, ROUND])
    assert sorted(added) == [1, 2, 3]
    with Corpus.read(path) as read:
        kept = events.own(read)
    assert [replace(event, id=0, made_at="") for event in kept] == [FOUNDED, ROUND, SUMMER]
    assert all(event.made_at for event in kept)
    assert (kept[2].first, kept[2].last) == (date(2024, 6, 1), date(2024, 6, 30))


def test_what_was_taken_away_or_changed_comes_back_under_its_id(corpus):
    events.add(corpus, [FOUNDED, ROUND])
    before = events.own(corpus)
    taken = events.put(corpus, {1: None})
    assert [event.id for event in events.own(corpus)] == [2]
    events.add(corpus, [SUMMER])
    events.put(corpus, taken)
    assert events.own(corpus)[:2] == before
    assert [event.id for event in events.own(corpus)] == [1, 2, 3]
    changed = events.put(corpus, {2: replace(ROUND, title="A round")})
    assert [event.title for event in events.own(corpus)][1] == "A round"
    assert events.own(corpus)[1].made_at == before[1].made_at
    events.put(corpus, changed)
    assert events.own(corpus)[:2] == before


@pytest.mark.parametrize(
    "wrong", [DatedEvent("from June", "x"), DatedEvent("2024/..", "x"), DatedEvent("2024", " ")]
)
def test_an_event_without_title_or_place_in_time_is_refused_and_nothing_is_stored(corpus, wrong):
    with pytest.raises((EventError, DateError)):
        events.add(corpus, [FOUNDED, wrong])
    assert events.own(corpus) == ()


def test_a_corpus_that_is_open_for_reading_is_not_changed(corpus, path):
    with Corpus.read(path) as read, pytest.raises(ReadOnlyError):
        events.add(read, [FOUNDED])


def test_the_list_that_came_with_the_program_can_be_read_row_by_row():
    found = event_table.read(data("events/syria.csv").read_bytes(), "syria.csv")
    assert len(found.events) == 41
    assert found.bad == ()
    by_title = {event.title: event for event in found.events}
    assert by_title["Resolution 2254 adopted"].date == "2015-12-18"
    assert by_title["Brussels VII conference"].date == "2023-06-14/2023-06-15"
    assert by_title["Protest movement begins in Suwayda"].date == "2023-08-17~"


def test_a_table_that_was_written_is_read_the_same():
    more = (*([FOUNDED, ROUND, SUMMER]), DatedEvent("2023-08-17~", "About then"),
            DatedEvent("2024-21", "In spring"), DatedEvent("2024-05-03/2024-07", "Uneven ends"),
            DatedEvent("2024?", "Perhaps", source="=1+1"))  # fmt: skip
    written = event_table.write(more)
    assert written.startswith(b"\xef\xbb\xbfdate,end_date,precision,title,category,themes,source\n")
    found = event_table.read(written, "back.csv")
    assert found.events == more
    assert found.bad == ()


def test_what_a_spreadsheet_would_run_is_made_harmless():
    rows = event_table.write([DatedEvent("2024", "=cmd()", "+x", (), "@y")]).decode("utf-8-sig")
    assert "'=cmd()" in rows
    assert "'+x" in rows
    assert "'@y" in rows


@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_divider_and_mark_is_read(divider, encoding):
    rows = [["Date", "TITLE", "Type"], ["18 December 2015", '"A, resolution; adopted"', "UN"]]
    found = table("\r\n".join(divider.join(row) for row in rows), encoding=encoding)
    assert found.events == (DatedEvent("2015-12-18", "A, resolution; adopted", "un"),)


def test_letters_of_an_old_encoding_are_told():
    rows = (
        "date;title;source\n2014-01-22;Conférence de Montreux, première journée;Le Matin, Genève\n"
        "2014-01-23;La délégation répond à l’émissaire;déclaration publiée à Genève\n"
    )
    found = table(rows, encoding="cp1252")
    assert found.events[0].title == "Conférence de Montreux, première journée"
    assert "cp1252" in found.note
    arabic = (
        "التاريخ;الحدث\n2024-06-10;اجتماع هيئة التفاوض في جنيف\n2024-06-11;بيان ختامي عن الحل\n"
    )
    assert table(arabic, encoding="cp1256").events[0].title == "اجتماع هيئة التفاوض في جنيف"


def test_headers_may_be_written_in_other_words_and_other_columns_are_passed_over():
    found = table(
        "Start,End,Event,Kind,Topics,URL,confidence\n"
        "May 2023,,Talks,talks,Refugees; unity,https://example.org,A\n"
        "2023-06-14,2023-06-15,Conference,Donors,my own theme,,B\n"
    )
    assert found.events == (
        DatedEvent("2023-05", "Talks", "talks", ("refugees", "unity"), "https://example.org"),
        DatedEvent("2023-06-14/2023-06-15", "Conference", "donor", ("my own theme",)),
    )


def test_dates_are_read_as_people_write_them_or_as_edtf_alone():
    found = table(
        "date,event\n2019-10-30/2019-11-08,a\nJune 2024,b\nabout 17 August 2023,c\n2021,d\n"
        "١٢ حزيران ٢٠٢٤,e\n2024-22,f\n"
    )
    assert [event.date for event in found.events] == [
        "2019-10-30/2019-11-08", "2024-06", "2023-08-17~", "2021", "2024-06-12", "2024-22",
    ]  # fmt: skip


def test_the_precision_says_how_much_of_a_date_is_meant():
    found = table(
        "date,end_date,precision,title\n2024-06-15,,month,a\n2024-01-01,2025-01-01,year,b\n"
        "2023-08-17,,approx,c\n2023-08-17,,day,d\n2023-08,,day,e\n2024-01-01,,fortnight,f\n"
    )
    assert [event.date for event in found.events] == [
        "2024-06", "2024/2025", "2023-08-17~", "2023-08-17", "2023-08",
    ]  # fmt: skip
    assert str(found.bad[0]) == (
        "Row 7: The precision “fortnight” is not known. Write day, month, year or approximate."
    )


def test_bad_rows_are_told_with_their_number_and_the_others_come_in():
    found = table(
        'date,title,end\n2024-01-01,"one\non two lines",\n\n12/6/2024,ambiguous,\n2024-02-30,no,\n'
        ",without a date,\n2024-03-01,,\n2024-05-01,backwards,2024-04-01\nfrom May 2024,open,\n"
        "undated,never,\n2024-04-01,last,\n"
    )
    assert [event.title for event in found.events] == ["one on two lines", "last"]
    assert [bad.row for bad in found.bad] == [4, 5, 6, 7, 8, 9, 10]
    reasons = [bad.reason for bad in found.bad]
    assert "can be read in two ways" in reasons[0]
    assert "February 2024 has 29 days" in reasons[1]
    assert reasons[2].startswith("The date is missing.")
    assert reasons[3] == "The title is missing."
    assert "ends before it begins" in reasons[4]
    assert "no first or last day" in reasons[5]
    assert "no first or last day" in reasons[6]


def test_a_quotation_mark_that_is_not_closed_is_told_and_what_stands_before_it_comes_in():
    found = table('date,title\n2024-01-01,first\n2024-01-02,"never closed\n2024-01-03,third\n')
    assert [event.title for event in found.events] == ["first"]
    assert found.bad[0].row == 3
    assert "is not closed" in found.bad[0].reason


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("when,what\n2024,x\n", "has no column title"),
        ("one,two\n2024,x\n", "has no column date and no column title"),
    ],
)
def test_a_file_that_is_no_table_of_events_is_refused_with_a_sentence(text, says):
    with pytest.raises(EventError, match=says):
        table(text)


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path):
    with pytest.raises(EventError, match="holds no text"):
        event_table.read(b"\x00\x01\x02\xff\xfe\x00\x00" * 40, "x.csv")
    with pytest.raises(EventError, match=r"no file gone\.csv"):
        event_table.read_file(tmp_path / "gone.csv")
    with pytest.raises(EventError, match="is a folder"):
        event_table.read_file(tmp_path)


def test_the_same_day_and_title_come_in_once():
    again = replace(FOUNDED, title="a body  IS founded", category="talks")
    other_day = replace(FOUNDED, date="2012-11-12")
    new, repeated = events.new_among([again, other_day, other_day, ROUND], [FOUNDED])
    assert new == (other_day, ROUND)
    assert repeated == 2


def test_two_ends_that_are_the_same_day_are_one_day_and_two_spans_are_refused():
    assert date_between("1 May 2024", "2024-05-01") == "2024-05-01"
    with pytest.raises(EventError, match="write a span once"):
        date_between("May to June 2024", "July 2024")
